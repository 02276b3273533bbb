"""The total and the eligible cost of a row as cost lines: one for the project, one for what is not eligible."""

from __future__ import annotations

from fractions import Fraction

from leaderdesk.services.workbooks.rows.ground import OTHER_KIND, Ground
from leaderdesk.services.workbooks.rows.pending import At, Pending, fresh
from leaderdesk.services.workbooks.rows.standing import Standing
from leaderdesk.store.schema import CostLine
from leaderdesk.words.imports import COST_LABELS, COSTS, NOT_ELIGIBLE, OTHER_COSTS, PROJECT_COSTS


def write_costs(
    standing: Standing, total: int | None, eligible: int | None, ground: Ground, pending: Pending, at: At
) -> None:
    """Have the lines of a dossier sum up to these; lines that somebody detailed stay as they are."""
    if total is None and eligible is None:
        return
    lines = standing.costs
    if lines and not all(line.label in COST_LABELS for line in lines):
        _write_detailed(standing, total, eligible, ground, pending, at)
        return
    if not lines:
        _tell_missing(total, eligible, pending, at)
    elif eligible is None and sum(line.eligible_amount for line in lines) <= (total or 0):
        eligible = sum(line.eligible_amount for line in lines)
    if total is None:
        total = sum(line.amount for line in lines) or eligible or 0
    if eligible is not None and eligible > total:
        pending.say("eligible_over_total", at)
    main = total if eligible is None else min(eligible, total)
    other = total - main
    if main or not other:
        line = _line(standing, PROJECT_COSTS, pending)
        line.net = line.amount = main
        _count(line, eligible, ground, standing.dossier.inside_share, at)
    else:
        _drop(standing, PROJECT_COSTS, pending)
    if other:
        line = _line(standing, OTHER_COSTS, pending)
        line.net, line.amount, line.left_out = other, other, NOT_ELIGIBLE
    else:
        _drop(standing, OTHER_COSTS, pending)


def _write_detailed(
    standing: Standing, total: int | None, eligible: int | None, ground: Ground, pending: Pending, at: At
) -> None:
    """A single line of a known amount takes the other one; anything finer is left to people."""
    line = standing.costs[0]
    if len(standing.costs) > 1 or line.measure != "known" or line.vat or line.left_out:
        pending.say("said_by_hand", at, COSTS)
        return
    amount = line.amount if total is None else total
    line.net = line.amount = amount
    _count(line, line.eligible_amount if eligible is None else eligible, ground, standing.dossier.inside_share, at)


def _count(line: CostLine, eligible: int | None, ground: Ground, share: Fraction | None, at: At) -> None:
    """What of a line counts: by the rules, unless the workbook says otherwise, which is then an instruction.

    One over the amount is kept as it was said, and counts up to the amount: the costs name that flaw.
    """
    by_rule = ground.eligible_by_rule(line.amount, share)
    line.eligible_amount = by_rule if eligible is None else min(eligible, line.amount)
    if eligible is not None and by_rule != eligible:
        line.instructed, line.instructed_reason = eligible, at.words
    else:
        line.instructed = line.instructed_reason = None


def _line(standing: Standing, label: str, pending: Pending) -> CostLine:
    found = next((line for line in standing.costs if line.label == label), None)
    if found is not None:
        return found
    made = fresh(
        CostLine,
        id=pending.key(),
        dossier_id=standing.dossier.id,
        position=max((line.position for line in standing.costs), default=0) + 1,
        label=label,
        kind=OTHER_KIND,
        measure="known",
        vat=0,
        amount=0,
        eligible_amount=0,
    )
    standing.costs.append(made)
    pending.add(made)
    return made


def _drop(standing: Standing, label: str, pending: Pending) -> None:
    for line in [each for each in standing.costs if each.label == label]:
        standing.costs.remove(line)
        pending.drop(line)


def _tell_missing(total: int | None, eligible: int | None, pending: Pending, at: At) -> None:
    if eligible is None:
        pending.say("eligible_not_said", at)
    if total is None:
        pending.say("total_not_said", at)
