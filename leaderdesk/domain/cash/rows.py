"""The movements and claims of a treasury: those that are planned, those that happened, and what is left of the plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from leaderdesk.domain.cash.happened import FundClaim, Happened
from leaderdesk.domain.sheets.amounts import Flaw, month_of
from leaderdesk.domain.sheets.dossiers import WholeDossier
from leaderdesk.domain.sheets.rows import CashMovementRow, PlannedClaimRow

SPENDING_KIND = "spending"
_FUNDERS = ("public", "private")


@dataclass(frozen=True, slots=True)
class MovementSheet:
    """A movement; a derived one comes from the plan, a real one is money that a funder paid, or is said to pay.

    One with a flaw is not counted.
    """

    row: CashMovementRow
    is_derived: bool = False
    flaw: Flaw | None = None
    is_real: bool = False


@dataclass(frozen=True, slots=True)
class ClaimSheet:
    """A payment of the fund, and the first day of the month each scenario pays it."""

    row: PlannedClaimRow
    is_derived: bool
    paid: Mapping[str, date]
    # A claim that was filed, and paid if it was.
    real: FundClaim | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A claim on the fund, planned or filed."""

    row: PlannedClaimRow
    is_derived: bool = False
    real: FundClaim | None = None

    @property
    def paid_month(self) -> int | None:
        """The month it was paid, if it was."""
        return None if self.real is None or self.real.paid_on is None else month_of(self.real.paid_on)


def planned_rows(whole: WholeDossier) -> list[CashMovementRow]:
    """Every movement that is planned, those that the plan says included, whatever happened since."""
    return [each.row for each in planned_movements(whole)]


def planned_movements(whole: WholeDossier) -> list[MovementSheet]:
    return [*(MovementSheet(row) for row in whole.movements), *_derived(whole)]


def _derived(whole: WholeDossier) -> Iterator[MovementSheet]:
    """The money of funders that no movement speaks of yet; one without a day is named, and not counted."""
    spoken = {row.funding_line_id for row in whole.movements}
    for line in whole.funding:
        if line.nature in _FUNDERS and line.refused_on is None and line.id not in spoken:
            row = CashMovementRow(
                id=-line.id,
                kind="cofunder",
                label=line.name,
                amount=line.amount,
                due_on=line.expected_on,
                early_on=None,
                late_on=None,
                is_done=False,
                cost_line_id=None,
                funding_line_id=line.id,
            )
            yield MovementSheet(row, is_derived=True)


def planned_claims(whole: WholeDossier, fund: int) -> Iterator[Asked]:
    """The claims that were planned; the fund in one balance, as long as nobody did."""
    yield from (Asked(row) for row in whole.claims)
    if not whole.claims and fund > 0:
        yield Asked(_whole_claim(whole, fund), is_derived=True)


def granting(claims: Sequence[PlannedClaimRow], more: int) -> tuple[PlannedClaimRow, ...]:
    """The claims that were planned, were so much more granted, or less below zero: the last of them change first."""
    found = []
    for row in reversed(claims):
        amount = max(0, row.amount + more)
        more += row.amount - amount
        found.append(replace(row, amount=amount))
    return tuple(reversed(found))


def _whole_claim(whole: WholeDossier, amount: int) -> PlannedClaimRow:
    return PlannedClaimRow(-whole.record.id, 1, fund_name(whole), amount, None, None, None, None, None)


def fund_name(whole: WholeDossier) -> str:
    return next((line.name for line in whole.funding if line.nature == "european"), "")


def filed_claims(whole: WholeDossier, happened: Happened) -> Iterator[Asked]:
    """Each claim that was filed takes the place of the planned one of the same rank."""
    for rank, real in enumerate(happened.claims):
        label = whole.claims[rank].label if rank < len(whole.claims) else real.fund
        row = PlannedClaimRow(-rank - 1, rank + 1, label, real.amount, real.filed_on, None, None, None, None)
        yield Asked(row, real=real)


def left_to_claim(whole: WholeDossier, fund: int, happened: Happened) -> Iterator[Asked]:
    """What of the planned claims is still to file, within what is left of the fund once something was claimed.

    What was asked and cut is not left: the plan says no more than it was to bring.
    """
    if happened.is_settled:
        return
    room = max(0, fund - happened.used)
    if not whole.claims:
        if room:
            yield Asked(_whole_claim(whole, room), is_derived=True)
        return
    for row in whole.claims[len(happened.claims) :]:
        amount = min(row.amount, room) if happened.claims else row.amount
        room -= amount
        if amount or not happened.claims:
            yield Asked(replace(row, amount=amount))


def paid_movements(whole: WholeDossier, happened: Happened) -> Iterator[MovementSheet]:
    """What funders really paid, each time, then what they are said to pay on a day ahead."""
    names = {line.id: line.name for line in whole.funding}
    for said, is_done in ((happened.payments, True), (happened.expected, False)):
        for line_id, each in ((line_id, each) for line_id, payments in said.items() for each in payments):
            row = CashMovementRow(
                *(-each.id, "cofunder", names.get(line_id, ""), each.amount, each.paid_on, None, None),
                is_done=is_done,
                cost_line_id=None,
                funding_line_id=line_id,
            )
            yield MovementSheet(row, is_real=True)


def left_of(planned: Sequence[MovementSheet], happened: Happened) -> Iterator[MovementSheet]:
    """The planned movements less what was paid, or is dated, of the same line: those said done, then the earliest."""
    paid: dict[int, int] = {}
    for said in (happened.payments, happened.expected):
        for line, payments in said.items():
            paid[line] = paid.get(line, 0) + sum(each.amount for each in payments)
    left = [each.row.amount for each in planned]
    for rank, each in sorted(enumerate(planned), key=_is_paid_first):
        came = min(each.row.amount, paid.get(each.row.funding_line_id or 0, 0))
        if came:
            paid[each.row.funding_line_id or 0] -= came
        left[rank] -= came
    for each, amount in zip(planned, left, strict=True):
        if amount == each.row.amount:
            yield each
        elif amount:
            yield replace(each, row=replace(each.row, amount=amount))


def _is_paid_first(ranked: tuple[int, MovementSheet]) -> tuple[bool, date]:
    _, each = ranked
    return not each.row.is_done, min(days_of(each.row), default=date.max)


def days_of(row: CashMovementRow) -> list[date]:
    return [day for day in (row.due_on, row.early_on, row.late_on) if day is not None]


def months_of(row: CashMovementRow) -> dict[str, int]:
    """The month of a dated movement in each scenario."""
    likely = row.due_on or row.late_on or row.early_on
    assert likely is not None, row.id  # noqa: S101 - undated movements are not counted
    days = {"early": row.early_on or likely, "likely": likely, "late": row.late_on or likely}
    return {name: month_of(day) for name, day in days.items()}
