"""What the page of the committee shows of each person: their places, ties, declarations, interests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from leaderdesk.domain.committee.attendance import Attendance
from leaderdesk.domain.committee.rows import MandateRow, OfficeRow


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A place somebody had: on a seat, in a pool, heard, or at the head of the committee."""

    id: int
    # A mandate's role, or « president », « deputy ».
    role: str
    seat: str
    college: str | None
    rank: int | None
    since: date
    until: date | None
    is_office: bool = False

    def covers(self, day: date) -> bool:
        """True on each day of it, the last one included."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class MemberLine:
    """Somebody as the list shows them."""

    id: int
    name: str
    phone: str | None
    email: str | None
    commune: str | None
    places: tuple[PlaceLine, ...]
    # Those of today.
    current: tuple[PlaceLine, ...]
    # The declaration of the year.
    signed_on: date | None
    interests: int
    is_binned: bool

    @property
    def has_voice(self) -> bool:
        """True while they hold a seat or a place in a pool."""
        return any(each.role in ("titulaire", "suppleant", "pooled") for each in self.current)


@dataclass(frozen=True, slots=True)
class TieLine:
    """What binds somebody to a structure or a commune, beside their seat."""

    id: int
    kind: str
    name: str
    siren: str | None
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class DeclarationLine:
    """A declaration of interests, of one year."""

    id: int
    year: int
    signed_on: date | None
    text: str | None


@dataclass(frozen=True, slots=True)
class InterestLine:
    """An interest in a dossier, declared or set aside."""

    id: int
    dossier_id: int
    number: str
    title: str
    state: str
    reason: str
    author: str
    said_on: date


@dataclass(frozen=True, slots=True)
class MemberFile:
    """Everything of one person."""

    line: MemberLine
    street: str | None
    postcode: str | None
    remark: str | None
    ties: tuple[TieLine, ...]
    declarations: tuple[DeclarationLine, ...]
    interests: tuple[InterestLine, ...]
    attendance: tuple[Attendance, ...]


def place_of_mandate(mandate: MandateRow, seats: dict[int, str]) -> PlaceLine:
    """A mandate as a place."""
    seat = seats.get(mandate.seat_id or 0, "")
    return PlaceLine(mandate.id, mandate.role, seat, mandate.college, mandate.pool_rank, mandate.since, mandate.until)


def place_of_office(office: OfficeRow) -> PlaceLine:
    """A presidency as a place."""
    role = "president" if office.rank == 1 else "deputy"
    rank = None if office.rank == 1 else office.rank - 1
    return PlaceLine(office.id, role, "", None, rank, office.since, office.until, is_office=True)
