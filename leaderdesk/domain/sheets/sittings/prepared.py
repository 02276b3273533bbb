"""A sitting as its papers tell it before the day: who is asked to come and as what, who presides, who signs where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from leaderdesk.domain.committee.figures import Composition, compose
from leaderdesk.domain.committee.rows import CommitteeSheet, SeatRow
from leaderdesk.domain.sittings.plans import Invited, Plan
from leaderdesk.domain.sittings.rules import CommitteeRules

# Those who have, or may have, a voice that counts.
VOTING = frozenset({"titulaire", "suppleant", "pooled"})
_STAYS_AWAY = frozenset({"absent", "replaced"})


@dataclass(frozen=True, slots=True)
class Place:
    """In what capacity somebody is asked; `other` is the other one of the seat."""

    role: str
    seat: str | None = None
    college: str | None = None
    other: str | None = None


@dataclass(frozen=True, slots=True)
class Called:
    """One person asked to come: every place they have, and the points for which they declared an interest."""

    member_id: int
    name: str
    places: tuple[Place, ...]
    own_points: tuple[str, ...] = ()

    @property
    def has_voice(self) -> bool:
        """True for whoever may vote, be it in somebody's place."""
        return any(each.role in VOTING for each in self.places)

    @property
    def suppleant(self) -> str | None:
        """Who stands in for them."""
        return next((each.other for each in self.places if each.role == "titulaire" and each.other), None)


@dataclass(frozen=True, slots=True)
class Signing:
    """One line of an attendance sheet; a seat that nobody holds has no name and is not signed."""

    seat: str
    name: str | None
    role: str
    other: str | None = None
    answer: str | None = None
    proxy_to: str | None = None


@dataclass(frozen=True, slots=True)
class SigningCollege:
    """The lines of one college, its pooled suppléants last, and how many seats it has."""

    college: str
    seats: int
    lines: tuple[Signing, ...]


@dataclass(frozen=True, slots=True)
class PreparedSheet:
    """The plan, the rules, everybody asked, and the committee of that day."""

    plan: Plan
    rules: CommitteeRules
    committee: CommitteeSheet
    invited: tuple[Invited, ...]

    @property
    def chair(self) -> str | None:
        """Who signs: the president, or the first deputy while nobody is."""
        return next(iter(self.committee.chairs(self.plan.held_on)), None)

    @property
    def is_chair_deputy(self) -> bool:
        """True when it is a deputy."""
        return self.committee.is_presidency_vacant(self.plan.held_on)

    @property
    def allows_proxies(self) -> bool:
        """True where the group's rules let somebody give their vote."""
        return self.rules.counting.max_proxies > 0

    def composition(self) -> Composition:
        """The seats of that day, and what each rule of the quorum asks of them."""
        plan, rules = self.plan, self.rules
        return compose(self.committee.committee, rules.quorum, plan.held_on, rules.counting)

    def called(self) -> tuple[Called, ...]:
        """Each person once, in the order of their first place."""
        by_member: dict[int, list[Invited]] = {}
        for line in self.invited:
            by_member.setdefault(line.member_id, []).append(line)
        return tuple(
            Called(
                member_id=key,
                name=lines[0].member,
                places=tuple(self._place(line) for line in lines),
                own_points=tuple(each.title for each in self.plan.points if lines[0].member in each.interested),
            )
            for key, lines in by_member.items()
        )

    def colleges(self) -> tuple[SigningCollege, ...]:
        """Who signs, college after college in the order of the seats."""
        seats = self.committee.seats
        names = dict.fromkeys([*(seat.college for seat in seats), *(line.college or "" for line in self._pooled())])
        return tuple(
            SigningCollege(name, sum(seat.college == name for seat in seats), tuple(self._lines(name)))
            for name in names
        )

    def guests(self) -> tuple[str, ...]:
        """Those who are heard without a vote."""
        return self.committee.observers(self.plan.held_on)

    def _place(self, line: Invited) -> Place:
        seat = next((each for each in self.committee.seats if each.id == line.seat_id), None)
        return Place(line.role, line.seat, line.college, None if seat is None else self._other(seat, line.role))

    def _other(self, seat: SeatRow, role: str) -> str | None:
        return seat.holder("suppleant" if role == "titulaire" else "titulaire", self.plan.held_on)

    def _lines(self, college: str) -> Iterator[Signing]:
        answers = {line.member_id: line for line in self.invited}
        for seat in self.committee.seats:
            if seat.college == college:
                yield from self._of_seat(seat, answers)
        for line in self._pooled():
            if line.college == college:
                yield Signing("", line.member, line.role, None, line.answer, line.proxy_to)

    def _of_seat(self, seat: SeatRow, answers: Mapping[int, Invited]) -> Iterator[Signing]:
        held = [each for role in ("titulaire", "suppleant") for each in seat.mandates if each.role == role]
        for mandate in held:
            if mandate.covers(self.plan.held_on):
                line, other = answers.get(mandate.member_id), self._other(seat, mandate.role)
                answer, proxy = (line.answer, line.proxy_to) if line is not None else (None, None)
                yield Signing(seat.key, mandate.member, mandate.role, other, answer, proxy)
        if not any(each.covers(self.plan.held_on) for each in held):
            yield Signing(seat.key, None, "titulaire")

    def _pooled(self) -> list[Invited]:
        return [line for line in self.invited if line.role == "pooled"]


def likely_voters(invited: Sequence[Invited]) -> tuple[Invited, ...]:
    """One person for each seat that somebody holds: the titulaire, or the suppléant of one who stays away."""
    seats: dict[int, list[Invited]] = {}
    for line in invited:
        if line.seat_id is not None:
            seats.setdefault(line.seat_id, []).append(line)
    found = []
    for lines in seats.values():
        titulaire = next((each for each in lines if each.role == "titulaire"), None)
        suppleant = next((each for each in lines if each.role == "suppleant"), None)
        is_replaced = titulaire is None or titulaire.answer in _STAYS_AWAY
        chosen = suppleant if is_replaced and suppleant is not None and suppleant.answer != "absent" else titulaire
        if chosen is not None:
            found.append(chosen)
    return tuple(found)
