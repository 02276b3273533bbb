"""The plans advised to a dossier, for each aim, within what its funders may bring; as the lines they would make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.money import Cents
from leaderdesk.domain.plans.advice import Advice, Aim, Project, advise_plan
from leaderdesk.domain.plans.lacks import Lack, list_gains
from leaderdesk.domain.plans.ranges import Range, exactly
from leaderdesk.domain.plans.reasons import reason_of_lack, reasons_of_advice
from leaderdesk.domain.sheets.amounts import Flaw, cents, euros
from leaderdesk.domain.sheets.financing import EUROPEAN, OWN, PRIVATE, PUBLIC, FinancingSheet
from leaderdesk.domain.sheets.rows import FundingRow
from leaderdesk.domain.steps import Step

AIMS: tuple[Aim, ...] = ("least_own", "most_fund")
# Typed live, a search stays short; what it could not prove it says.
MOST_BOXES = 60


@dataclass(frozen=True, slots=True)
class AdvisedPlan:
    """The best plan for an aim: the amount of each line by its key, the fund and what stays with the holder."""

    aim: Aim
    amounts: tuple[tuple[int, Cents], ...]
    fund: Cents
    own: Cents
    is_accepted: bool
    is_proven: bool
    # Whether it is anything else than the plan as it stands.
    is_new: bool
    steps: tuple[Step, ...]
    advice: Advice


@dataclass(frozen=True, slots=True)
class AdviceSheet:
    """A plan for each aim, what each lever alone would bring more of the fund, and a range that makes no sense."""

    plans: tuple[AdvisedPlan, ...] = ()
    gains: tuple[Lack, ...] = ()
    flaw: Flaw | None = None

    @property
    def gain_steps(self) -> tuple[Step, ...]:
        """The sentences of what would bring more of the fund."""
        return tuple(reason_of_lack(lack) for lack in self.gains)


def sheet_of_advice(sheet: FinancingSheet, most_boxes: int = MOST_BOXES) -> AdviceSheet:
    """What could be done with a plan; nothing where there are no rules, or where its amounts make no sense."""
    if sheet.rules is None or sheet.financing is None:
        return AdviceSheet()
    gains = () if sheet.is_refused else list_gains(sheet.plan, sheet.rules)
    rows = [each.row for each in sheet.lines if not each.is_refused and each.row.nature in (PUBLIC, PRIVATE)]
    plan = sheet.plan
    project = Project(plan.total_cost, plan.eligible, plan.holder, plan.inside_share, plan.revenue, plan.requested)
    ranges = [_range(row) for row in rows]
    try:
        found = [advise_plan(project, ranges, sheet.rules, aim, most_boxes) for aim in AIMS]
    except WrongInput as wrong:
        return AdviceSheet((), gains, Flaw("range_wrong", wrong=wrong))
    return AdviceSheet(tuple(_plan(advice, rows, ranges, sheet) for advice in found), gains)


def lines_of(plan: AdvisedPlan, sheet: FinancingSheet) -> dict[int, Cents]:
    """What each line of the plan becomes: the funders', the fund's first line, and the holder's own first line."""
    found = dict(plan.amounts)
    rows = [each.row for each in sheet.lines if not each.is_refused]
    for nature, amount in ((EUROPEAN, plan.fund), (OWN, Cents(max(0, plan.own)))):
        own = [row for row in rows if row.nature == nature]
        found |= {row.id: Cents(0) for row in own if nature == OWN}
        if own:
            found[own[0].id] = amount
    return found


def _range(row: FundingRow) -> Range:
    amount = euros(row.amount)
    if row.amount_min is None and row.amount_max is None:
        return exactly(row.name, amount, row.nature, row.on_base)
    least = euros(row.amount_min)
    most = amount if row.amount_max is None else euros(row.amount_max)
    return Range(row.name, most, least, nature=row.nature, on=row.on_base, is_decided=row.decided_on is not None)


def _plan(advice: Advice, rows: Sequence[FundingRow], ranges: Sequence[Range], sheet: FinancingSheet) -> AdvisedPlan:
    amounts = tuple((row.id, cents(amount)) for row, amount in zip(rows, advice.amounts, strict=True))
    fund, own = cents(advice.financing.fund), cents(advice.financing.own)
    is_same = fund == sheet.sums.european and all(
        row.amount == amount for row, (_, amount) in zip(rows, amounts, strict=True)
    )
    return AdvisedPlan(
        aim=advice.aim,
        amounts=amounts,
        fund=fund,
        own=own,
        is_accepted=advice.is_accepted,
        is_proven=advice.is_proven,
        is_new=not is_same,
        steps=reasons_of_advice(advice, ranges),
        advice=advice,
    )
