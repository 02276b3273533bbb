"""The four gauges of the home page: one figure each, with what it was made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class EnvelopesGauge:
    """How much of the envelopes is programmed; `over` counts those beyond their limit, `waiting` who waits for them."""

    granted: Fraction
    programmed: Fraction
    over: int
    waiting: int

    @property
    def rate(self) -> Fraction | None:
        """The part programmed; nothing where no envelope is set."""
        return self.programmed / self.granted if self.granted else None


@dataclass(frozen=True, slots=True)
class DelaysGauge:
    """Months from a claim to its money, early, likely and late; `cases` were paid already, `waiting` are not yet.

    `late` of those have waited longer than the late ones did.
    """

    months: tuple[int, int, int]
    is_measured: bool
    cases: int
    waiting: int = 0
    late: int = 0


@dataclass(frozen=True, slots=True)
class CashGauge:
    """How many treasuries need a look and why; `left` dossiers are still to be read."""

    alerts: int
    danger: int
    worse: int
    late: int
    read: int
    left: int


@dataclass(frozen=True, slots=True)
class CommitteeGauge:
    """The next sitting in preparation, and what it still lacks; nothing where none is planned."""

    sitting: int | None = None
    title: str = ""
    held_on: date | None = None
    dossiers: int = 0
    lacks: int = 0
    blocking: int = 0


Gauge = EnvelopesGauge | CashGauge | DelaysGauge | CommitteeGauge
