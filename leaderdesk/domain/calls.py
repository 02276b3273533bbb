"""Calls for projects as their page shows them: open or closed at a minute, and the register of what was deposited."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from leaderdesk.domain.money import Cents

Phase = Literal["undated", "coming", "open", "closed"]
_MINUTE = 60


@dataclass(frozen=True, slots=True)
class CallRow:
    """A call as lists show it; what is asked is the sum of its dossiers."""

    id: int
    title: str
    fiche: str | None
    opens_at: datetime | None
    closes_at: datetime | None
    envelope: Cents | None
    asked: Cents
    published_on: date | None
    grid: str | None
    is_grid_frozen: bool
    deposits: int
    late: int
    incomplete: int
    dossiers: int
    is_binned: bool

    @property
    def is_backwards(self) -> bool:
        """True when it would close before it opens."""
        return are_backwards(self.opens_at, self.closes_at)

    def phase_at(self, moment: datetime) -> Phase:
        """Where the call stands at a minute."""
        return phase_at(self.opens_at, self.closes_at, moment)


@dataclass(frozen=True, slots=True)
class DepositRow:
    """A deposit; late after the minute of closing, early before that of opening."""

    id: int
    number: int
    holder_name: str
    title: str | None
    received_at: datetime
    way: str | None
    minutes_late: int
    is_early: bool
    is_complete: bool | None
    missing: str | None
    dossier_id: int | None
    dossier_number: str | None

    @property
    def is_late(self) -> bool:
        """True when it came after the minute of closing."""
        return self.minutes_late > 0


@dataclass(frozen=True, slots=True)
class CallFile:
    """A file of the call: its publication, its rules."""

    id: int
    name: str
    size: int
    digest: str
    added_on: date


@dataclass(frozen=True, slots=True)
class CallSheet:
    """A call with its register and its files."""

    row: CallRow
    rules: str | None
    fiche_id: int | None
    grid_version_id: int | None
    grid_version: int | None
    grid_frozen_on: date | None
    published_where: str | None
    deposits: tuple[DepositRow, ...] = field(default=())
    attachments: tuple[CallFile, ...] = field(default=())

    def phase_at(self, moment: datetime) -> Phase:
        """Where the call stands at a minute."""
        return self.row.phase_at(moment)


def are_backwards(opens_at: datetime | None, closes_at: datetime | None) -> bool:
    """True when a closing comes before its opening: one of the two is wrong, and nobody knows which."""
    return opens_at is not None and closes_at is not None and closes_at < opens_at


def phase_at(opens_at: datetime | None, closes_at: datetime | None, moment: datetime) -> Phase:
    """Open from its first minute to its last one, both included; without dates that make sense, undated."""
    if closes_at is None or are_backwards(opens_at, closes_at):
        return "undated"
    if opens_at is not None and moment < opens_at:
        return "coming"
    return "open" if minutes_after(closes_at, moment) <= 0 else "closed"


def minutes_late(opens_at: datetime | None, closes_at: datetime | None, moment: datetime) -> int:
    """By how many minutes a deposit is late; by none where the dates of the call make no sense."""
    return 0 if are_backwards(opens_at, closes_at) else max(0, minutes_after(closes_at, moment))


def is_early(opens_at: datetime | None, closes_at: datetime | None, moment: datetime) -> bool:
    """True for a deposit from before the opening, where the dates of the call make sense."""
    return opens_at is not None and moment < opens_at and not are_backwards(opens_at, closes_at)


def minutes_after(closes_at: datetime | None, moment: datetime) -> int:
    """How many minutes after the closing minute; nothing or less is in time."""
    if closes_at is None:
        return 0
    late = moment.replace(second=0, microsecond=0) - closes_at.replace(second=0, microsecond=0)
    return int(late.total_seconds()) // _MINUTE
