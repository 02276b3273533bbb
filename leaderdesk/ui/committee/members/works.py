"""What the people of the committee ask of the services, as works for the base's thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from leaderdesk.domain.committee.files import MemberFile
from leaderdesk.domain.typed.choices import Commune
from leaderdesk.ui.parts.entries import Entry
from leaderdesk.ui.parts.row_edits import row_edits

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.done import Done, Made


@dataclass(frozen=True, slots=True)
class Known:
    """A member, and what their forms offer to choose from."""

    file: MemberFile
    communes: tuple[Commune, ...]
    seats: Mapping[int, str]
    dossiers: Mapping[int, str]


def reading(key: int) -> Callable[[OpenBase], Known]:
    """Read a member."""

    def work(base: OpenBase) -> Known:
        from leaderdesk.services.committees import read_committee
        from leaderdesk.services.communes import known_communes
        from leaderdesk.services.members import read_member, titles_of_dossiers

        return Known(
            read_member(base, key),
            known_communes(base),
            {seat.id: seat.key for seat in read_committee(base).seats},
            titles_of_dossiers(base),
        )

    return work


def making(fields: Mapping[str, Any]) -> Callable[[OpenBase], Made]:
    """Enter somebody."""
    known = {name: value for name, value in fields.items() if value is not None and name != "name"}

    def work(base: OpenBase) -> Made:
        from leaderdesk.services.committees import add_member

        return add_member(base, fields["name"], **_stored(known))

    return work


def saving(key: int, name: str, value: object) -> Callable[[OpenBase], Done]:
    """Save a field of somebody."""

    def work(base: OpenBase) -> Done:
        from leaderdesk.services.committees import edit_member

        fields = {name: "" if name == "name" and value is None else value}
        return edit_member(base, key, **_stored(fields))

    return work


def giving(key: int, values: Mapping[str, Any]) -> Callable[[OpenBase], Made]:
    """Give somebody a place."""

    def work(base: OpenBase) -> Made:
        from leaderdesk.services.members import PlaceDraft, give_place

        draft = PlaceDraft(values["role"], values["since"], values["seat"], values["college"], values["rank"])
        return give_place(base, key, draft)

    return work


def changing_places(key: int, edits: Mapping[tuple[int, bool], Mapping[str, Any]]) -> Callable[[OpenBase], Done]:
    """Correct the days of places."""

    def work(base: OpenBase) -> Done:
        from leaderdesk.services.members import edit_places

        return edit_places(base, key, edits)

    return work


def removing_places(key: int, keys: Sequence[tuple[int, bool]]) -> Callable[[OpenBase], Done]:
    """Take places away."""

    def work(base: OpenBase) -> Done:
        from leaderdesk.services.members import remove_places

        return remove_places(base, key, keys)

    return work


def changing_ties(key: int, entries: Sequence[Entry]) -> Callable[[OpenBase], Done]:
    """Change what binds somebody."""

    def work(base: OpenBase) -> Done:
        from leaderdesk.services.members import edit_ties

        return edit_ties(base, key, row_edits(entries))

    return work


def changing_declarations(key: int, entries: Sequence[Entry]) -> Callable[[OpenBase], Done]:
    """Change the declarations of somebody."""

    def work(base: OpenBase) -> Done:
        from leaderdesk.services.declarations import edit_declarations

        return edit_declarations(base, key, row_edits(entries))

    return work


def signing(keys: Sequence[int], signed_on: date) -> Callable[[OpenBase], Done]:
    """Note signed declarations."""

    def work(base: OpenBase) -> Done:
        from leaderdesk.services.declarations import sign_declarations

        return sign_declarations(base, keys, signed_on)

    return work


def declaring(key: int, dossier: int, reason: str) -> Callable[[OpenBase], Made]:
    """Note an interest."""

    def work(base: OpenBase) -> Made:
        from leaderdesk.services.committees import declare_interest

        return declare_interest(base, key, dossier, reason)

    return work


def lifting(interest: int, reason: str) -> Callable[[OpenBase], Done]:
    """Lift an interest."""

    def work(base: OpenBase) -> Done:
        from leaderdesk.services.declarations import lift_interest

        return lift_interest(base, interest, reason)

    return work


def _stored(fields: Mapping[str, Any]) -> dict[str, Any]:
    """A commune by its name; its postcode comes with it."""
    found = dict(fields)
    commune = found.get("commune")
    if isinstance(commune, Commune):
        found["commune"] = commune.name
        if commune.postcode and not found.get("postcode"):
            found["postcode"] = commune.postcode
    return found
