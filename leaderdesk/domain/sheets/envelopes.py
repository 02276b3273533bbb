"""The state of the envelopes: what each pot holds, what is programmed on it, what is left, and who waits for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class PotRow:
    """An envelope as it was set, and what is left of it; amounts in cents."""

    fiche_id: int
    fiche: str
    title: str
    fund_id: int
    fund: str
    granted: int
    left: int


@dataclass(frozen=True, slots=True)
class TakerRow:
    """A dossier that weighs on a pot, or waits for its money."""

    number: str
    title: str
    fiche_id: int | None
    fund_id: int | None
    status: str
    since: date
    amount: int
    paid: int
    is_waiting: bool


@dataclass(frozen=True, slots=True)
class PotSheet:
    """One pot with its dossiers; a sum of pots has neither a fiche nor dossiers."""

    fiche: str
    title: str
    fund: str
    granted: int
    programmed: int
    left: int
    paid: int
    takers: tuple[TakerRow, ...] = ()
    waiting: tuple[TakerRow, ...] = ()
    waiting_amount: int = 0

    @property
    def rate(self) -> Fraction | None:
        """What part of the pot is programmed; nothing where the pot is empty."""
        return Fraction(self.programmed, self.granted) if self.granted else None

    @property
    def serves_all(self) -> bool:
        """True when what is left would serve everybody who waits."""
        return self.waiting_amount <= self.left


@dataclass(frozen=True, slots=True)
class EnvelopesSheet:
    """Every pot, the sum of each fund and of all, and the dossiers that stand outside any pot."""

    pots: tuple[PotSheet, ...]
    funds: tuple[PotSheet, ...]
    whole: PotSheet
    outside: tuple[TakerRow, ...]


def sheet_of_envelopes(pots: Sequence[PotRow], takers: Sequence[TakerRow]) -> EnvelopesSheet:
    """What is left is what sittings count with; the dossiers explain it."""
    sheets = tuple(_pot(each, takers) for each in pots)
    known = {(each.fiche_id, each.fund_id) for each in pots}
    funds = dict.fromkeys(each.fund for each in sheets)
    return EnvelopesSheet(
        pots=sheets,
        funds=tuple(_sum([each for each in sheets if each.fund == fund], fund) for fund in funds),
        whole=_sum(sheets, ""),
        outside=tuple(each for each in takers if (each.fiche_id, each.fund_id) not in known),
    )


def _pot(row: PotRow, takers: Sequence[TakerRow]) -> PotSheet:
    own = [each for each in takers if (each.fiche_id, each.fund_id) == (row.fiche_id, row.fund_id)]
    weighing = tuple(each for each in own if not each.is_waiting)
    waiting = tuple(each for each in own if each.is_waiting)
    return PotSheet(
        fiche=row.fiche,
        title=row.title,
        fund=row.fund,
        granted=row.granted,
        programmed=row.granted - row.left,
        left=row.left,
        paid=sum(each.paid for each in weighing),
        takers=weighing,
        waiting=waiting,
        waiting_amount=sum(each.amount for each in waiting),
    )


def _sum(pots: Sequence[PotSheet], fund: str) -> PotSheet:
    def of(amount: Callable[[PotSheet], int]) -> int:
        return sum(map(amount, pots))

    return PotSheet(
        fiche="",
        title="",
        fund=fund,
        granted=of(lambda each: each.granted),
        programmed=of(lambda each: each.programmed),
        left=of(lambda each: each.left),
        paid=of(lambda each: each.paid),
        waiting=tuple(row for each in pots for row in each.waiting),
        waiting_amount=of(lambda each: each.waiting_amount),
    )
