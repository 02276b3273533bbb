"""The committee as its page shows it: seats with who holds them, people, interests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from leaderdesk.domain.committee.seats import Committee


@dataclass(frozen=True, slots=True)
class MandateRow:
    """Somebody on a seat, in a pool, or heard without a vote."""

    id: int
    member_id: int
    member: str
    role: str
    seat_id: int | None
    college: str | None
    pool_rank: int | None
    since: date
    until: date | None

    def covers(self, day: date) -> bool:
        """True on each day of the mandate, the last one included."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class SeatRow:
    """A seat and everybody who ever held it, the last first."""

    id: int
    number: int
    structure: str | None
    college: str
    interest_group: str | None
    mandates: tuple[MandateRow, ...]

    @property
    def key(self) -> str:
        """How a record names the seat."""
        return f"{self.number:02} {self.structure or ''}".strip()

    def holder(self, role: str, day: date) -> str | None:
        """Who holds it that day."""
        return next((each.member for each in self.mandates if each.role == role and each.covers(day)), None)


@dataclass(frozen=True, slots=True)
class MemberRow:
    """Somebody of the committee."""

    id: int
    name: str
    phone: str | None
    email: str | None
    commune: str | None
    remark: str | None
    is_binned: bool


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """Who presides, and from when to when; rank 1 is the president."""

    id: int
    member: str
    rank: int
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class CommitteeSheet:
    """The whole committee."""

    seats: tuple[SeatRow, ...]
    members: tuple[MemberRow, ...]
    # Pools and voices that are only heard: no seat bears them.
    others: tuple[MandateRow, ...]
    offices: tuple[OfficeRow, ...]
    committee: Committee

    def chairs(self, day: date) -> tuple[str, ...]:
        """The president, then the deputies, of a day."""
        return tuple(each.member for each in self._offices_on(day))

    def is_presidency_vacant(self, day: date) -> bool:
        """True when there are deputies and no president."""
        held = self._offices_on(day)
        return bool(held) and held[0].rank > 1

    def _offices_on(self, day: date) -> list[OfficeRow]:
        held = [each for each in self.offices if each.since <= day and (each.until is None or day <= each.until)]
        return sorted(held, key=lambda each: each.rank)

    def observers(self, day: date) -> tuple[str, ...]:
        """Those who are heard and never counted."""
        return tuple(each.member for each in self.others if each.role == "consultative" and each.covers(day))
