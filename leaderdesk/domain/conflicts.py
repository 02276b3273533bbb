"""Possible conflicts of interest between a member and a project, suggested with their reason.

A suggestion decides nothing, and there is no value that means "no conflict": only what was compared, what could not
be, and what was suggested. A dismissal is remembered for one link: this member, this party in this role, this reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.matching import (
    Address,
    is_same_address,
    is_same_commune,
    is_same_name,
    is_same_structure,
    siren_of,
)
from leaderdesk.domain.steps import Step, step
from leaderdesk.domain.text import folded

Reason = Literal[
    "same_person", "same_structure", "mandate", "employer", "commune", "same_surname_and_address", "same_address"
]
Role = Literal["holder", "partner", "funder"]
TieKind = Literal["structure", "mandate", "employer", "commune"]
REASONS: tuple[Reason, ...] = (
    *("same_person", "same_structure", "mandate", "employer"),
    *("commune", "same_surname_and_address", "same_address"),
)
_REASON_OF_TIE: dict[TieKind, Reason] = {
    "structure": "same_structure",
    "mandate": "mandate",
    "employer": "employer",
    "commune": "commune",
}


@dataclass(frozen=True, slots=True)
class Tie:
    """What binds a member to a structure or a commune, and when; `until` is the last day."""

    kind: TieKind
    name: str
    siren: str | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody by name, with the address where it is known."""

    surname: str
    given: str = ""
    address: Address | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """A member of the committee and what is known of their interests."""

    key: str
    person: Person
    ties: tuple[Tie, ...] = ()


@dataclass(frozen=True, slots=True)
class Party:
    """Who takes part in a project: holder, partner or funder; the people who represent it, its commune if it is one."""

    role: Role
    name: str
    siren: str | None = None
    address: Address | None = None
    people: tuple[Person, ...] = ()
    is_commune: bool = False


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A link worth a question, and what it was seen on."""

    member: str
    party: Party
    reason: Reason
    basis: Step


@dataclass(frozen=True, slots=True)
class Dismissal:
    """A suggestion somebody looked at and set aside, and why."""

    member: str
    role: Role
    party_name: str
    party_siren: str | None
    reason: Reason
    because: str
    dismissed_on: date

    def covers(self, suggestion: Suggestion) -> bool:
        """True for the same link: same member, same party in the same role, same reason."""
        party = suggestion.party
        if (self.member, self.role, self.reason) != (suggestion.member, party.role, suggestion.reason):
            return False
        return _shared(self.party_name, self.party_siren, party) is not None


@dataclass(frozen=True, slots=True)
class Screening:
    """What was suggested for a member and a project, what had been set aside before, and what could not be compared."""

    member: str
    suggestions: tuple[Suggestion, ...]
    set_aside: tuple[tuple[Suggestion, Dismissal], ...]
    not_compared: tuple[Step, ...]

    @property
    def state(self) -> Literal["suggested", "nothing_suggested"]:
        """`nothing_suggested` says nothing of whether there is an interest: only the member can declare that."""
        return "suggested" if self.suggestions else "nothing_suggested"


def screen_member(
    member: Member, parties: Sequence[Party], on: date, *, dismissals: Sequence[Dismissal] = (), years_back: int = 0
) -> Screening:
    """Every link between a member and the parties of a project; ties that ended count for `years_back` more years."""
    ties = [tie for tie in member.ties if _is_current(tie, on, years_back)]
    found = {
        (suggestion.reason, party.role, folded(party.name), party.siren or ""): suggestion
        for party in parties
        for suggestion in _suggestions(member, ties, party)
    }
    ordered = [found[key] for key in sorted(found, key=lambda key: (REASONS.index(key[0]), *key[1:]))]
    set_aside = [
        (suggestion, max(covering, key=lambda each: (each.dismissed_on, each.because)))
        for suggestion in ordered
        if (covering := [each for each in dismissals if each.covers(suggestion)])
    ]
    dismissed = [suggestion for suggestion, _ in set_aside]
    kept = tuple(suggestion for suggestion in ordered if suggestion not in dismissed)
    return Screening(member.key, kept, tuple(set_aside), tuple(_not_compared(member, parties)))


def dismiss(suggestion: Suggestion, *, because: str, on: date) -> Dismissal:
    """Set a suggestion aside, with the reason that the next reader will see."""
    if not because.strip():
        raise WrongInput("reason_needed", place="because")
    party = suggestion.party
    return Dismissal(suggestion.member, party.role, party.name, party.siren, suggestion.reason, because.strip(), on)


def split_purged(
    dismissals: Sequence[Dismissal], today: date, purge_on: date | None
) -> tuple[tuple[Dismissal, ...], tuple[Dismissal, ...]]:
    """What is kept and what is erased: from the date the GAL sets, everything set aside up to that date."""
    if purge_on is None or today < purge_on:
        return tuple(dismissals), ()
    kept = tuple(each for each in dismissals if each.dismissed_on > purge_on)
    return kept, tuple(each for each in dismissals if each.dismissed_on <= purge_on)


def _suggestions(member: Member, ties: Sequence[Tie], party: Party) -> Iterator[Suggestion]:
    if any(is_same_name(_full_name(member.person), _full_name(person)) for person in _people(party)):
        yield Suggestion(member.key, party, "same_person", step("seen_on_name", name=_full_name(member.person)))
    for tie in sorted(ties, key=lambda tie: (tie.kind, tie.name, tie.siren or "", str(tie.since), str(tie.until))):
        seen = _seen(tie, party)
        if seen is not None:
            yield Suggestion(member.key, party, _REASON_OF_TIE[tie.kind], seen)
    yield from _at_home(member, party)


def _seen(tie: Tie, party: Party) -> Step | None:
    """What a tie and a party have in common; a commune binds to itself, not to everybody established there."""
    if tie.kind == "commune" and not party.is_commune:
        return None
    match _shared(tie.name, tie.siren, party):
        case "siren":
            return step("seen_on_siren", siren=siren_of(party.siren), name=tie.name)
        case "name":
            return step("seen_on_name", name=tie.name)
        case _:
            return None


def _shared(name: str, number: str | None, party: Party) -> Literal["siren", "name"] | None:
    shared = is_same_structure(name, number, party.name, party.siren)
    if shared is None and party.is_commune and is_same_commune(name, number, party.name, party.siren):
        return "name"
    return shared


def _at_home(member: Member, party: Party) -> Iterator[Suggestion]:
    """One suggestion for an address: the name that goes with it makes it stronger, and lets a hamlet be one."""
    home = member.person.address
    if home is None:
        return
    relatives = [
        person
        for person in _people(party)
        if folded(person.surname) == folded(member.person.surname)
        and is_same_address(home, person.address or party.address)
    ]
    if relatives:
        basis = step("seen_on_surname_and_address", surname=relatives[0].surname, address=home.line)
        yield Suggestion(member.key, party, "same_surname_and_address", basis)
        return
    places = [party.address, *(person.address for person in _people(party))]
    if home.has_number and any(is_same_address(home, place) for place in places):
        yield Suggestion(member.key, party, "same_address", step("seen_on_address", address=home.line))


def _not_compared(member: Member, parties: Sequence[Party]) -> Iterator[Step]:
    """What is not known on either side, so that nothing suggested is read for what it is."""
    kinds = {tie.kind for tie in member.ties}
    yield from (step("member_lacks", what=kind) for kind in _REASON_OF_TIE if kind not in kinds)
    if member.person.address is None:
        yield step("member_lacks", what="address")
    for party in sorted(parties, key=lambda party: (party.role, folded(party.name), party.siren or "")):
        if party.siren is None:
            yield step("party_lacks", what="siren", party=party.name, role=party.role)
        if party.address is None and not any(person.address for person in party.people):
            yield step("party_lacks", what="address", party=party.name, role=party.role)
        if not party.people:
            yield step("party_lacks", what="people", party=party.name, role=party.role)


def _is_current(tie: Tie, on: date, years_back: int) -> bool:
    has_begun = tie.since is None or tie.since <= on
    # Compared by year, month and day: no calendar has to know the 29th of February of another year.
    limit = (on.year - years_back, on.month, on.day)
    return has_begun and (tie.until is None or (tie.until.year, tie.until.month, tie.until.day) >= limit)


def _people(party: Party) -> tuple[Person, ...]:
    return tuple(sorted(party.people, key=lambda person: (folded(person.surname), folded(person.given))))


def _full_name(person: Person) -> str:
    # A surname alone is never somebody: two members of one family are two people.
    return f"{person.surname} {person.given}".strip() if person.given.strip() else ""
