"""What the record of a holder asks of the services, as works for the base's thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from leaderdesk.domain.cash.together import Together
from leaderdesk.domain.holders import HolderSheet, MergePlan, SimilarHolder
from leaderdesk.domain.typed.choices import Commune
from leaderdesk.ui.holders.fields import NEEDED
from leaderdesk.ui.parts.entries import Entry
from leaderdesk.ui.parts.row_edits import row_edits

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.done import Done, Made

# A holder, and the communes that its form offers.
Known = tuple[HolderSheet, tuple[Commune, ...]]


def reading(key: int) -> Callable[[OpenBase], Known]:
    """Read a holder."""

    def work(base: OpenBase) -> Known:
        from leaderdesk.services.communes import known_communes
        from leaderdesk.services.holders import read_holder
        from leaderdesk.services.reading import today

        return read_holder(base, key, today(base)), known_communes(base)

    return work


def reading_cash(key: int) -> Callable[[OpenBase], Together]:
    """Read the cash of a holder over its living projects."""

    def work(base: OpenBase) -> Together:
        from leaderdesk.services.reading import today
        from leaderdesk.services.treasuries import read_holder_treasury

        return read_holder_treasury(base, key, today(base))

    return work


def making(fields: Mapping[str, Any]) -> Callable[[OpenBase], Made]:
    """Enter a holder."""

    def work(base: OpenBase) -> Made:
        from leaderdesk.services.communes import begin_holder

        return begin_holder(base, fields)

    return work


def saving(key: int, name: str, value: object) -> Callable[[OpenBase], Done]:
    """Save a field of a holder; one that the base needs takes back what it had."""

    def work(base: OpenBase) -> Done:
        from leaderdesk.services.communes import settle_holder
        from leaderdesk.services.done import done
        from leaderdesk.services.holders import edit_holder

        if value is None and name in NEEDED:
            return done(None, "holders")
        if name == "commune":
            return settle_holder(base, key, value if isinstance(value, Commune) else None)
        return edit_holder(base, key, **{name: "" if value is None and name == "name" else value})

    return work


def resembling(key: int, said: Mapping[str, Any]) -> Callable[[OpenBase], tuple[SimilarHolder, ...]]:
    """Find the holders that may be the one in hand."""
    wanted = {name: said.get(name) for name in ("siret", "commune")}

    def work(base: OpenBase) -> tuple[SimilarHolder, ...]:
        from leaderdesk.services.holders import similar_holders

        if not said.get("name") and not said.get("siret"):
            return ()
        return similar_holders(base, name=said.get("name") or "", besides=key or None, **wanted)

    return work


def changing_contacts(key: int, entries: Sequence[Entry]) -> Callable[[OpenBase], Done]:
    """Change the people of a holder."""

    def work(base: OpenBase) -> Done:
        from leaderdesk.services.holders import edit_contacts

        return edit_contacts(base, key, row_edits(entries))

    return work


def changing_aids(key: int, entries: Sequence[Entry]) -> Callable[[OpenBase], Done]:
    """Change the small aids of a holder."""

    def work(base: OpenBase) -> Done:
        from leaderdesk.services.holders import edit_aids

        return edit_aids(base, key, row_edits(entries))

    return work


def planning(kept_id: int, merged_id: int) -> Callable[[OpenBase], MergePlan]:
    """Look at what making one of two holders would do."""

    def work(base: OpenBase) -> MergePlan:
        from leaderdesk.services.holders import plan_merge

        return plan_merge(base, kept_id, merged_id)

    return work


def merging(plan: MergePlan) -> Callable[[OpenBase], Done]:
    """Make one of two holders."""

    def work(base: OpenBase) -> Done:
        from leaderdesk.services.holders import merge_holders

        return merge_holders(base, plan.kept_id, plan.merged_id)

    return work
