"""A first look at the cash of a project: spent between two days in a simple shape, claimed once, at the end."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from leaderdesk.domain.cash.spreading import spread
from leaderdesk.domain.cashflow import SCENARIOS, CashPlan, Claim, Movement, Outlook, forecast_cash, in_each
from leaderdesk.domain.money import half_up
from leaderdesk.domain.orientations.answers import Answers

_CENTS = 100
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class CashLook:
    """The plan that was made up, and what comes of it."""

    plan: CashPlan
    outlooks: dict[str, Outlook]


def look_at_cash(answers: Answers, fund: Fraction, delays: tuple[int, int, int]) -> CashLook | None:
    """The outlooks; None before there is a cost and two days to spend it between.

    Other funders are taken to pay the month after the end, and the fund to be claimed that month.
    """
    if answers.starts_on is None or answers.ends_on is None or not answers.total_cost:
        return None
    start = answers.starts_on.year * 12 + answers.starts_on.month - 1
    end = answers.ends_on.year * 12 + answers.ends_on.month - 1
    if not 0 <= end - start <= _LONGEST:
        return None
    amounts = spread(half_up(answers.total_cost * _CENTS), end - start + 1, answers.shape)
    received = (answers.public_funds or Fraction()) + (answers.private_funds or Fraction())
    plan = CashPlan(
        start=start,
        months=end - start + 3 + delays[2],
        opening=answers.opening or Fraction(),
        spending=tuple(
            Movement(in_each(start + rank), Fraction(amount, _CENTS)) for rank, amount in enumerate(amounts)
        ),
        receipts=(Movement(in_each(end + 1), received),) if received else (),
        claims=(Claim(fund, delays=dict(zip(SCENARIOS, delays, strict=True))),) if fund > 0 else (),
    )
    return CashLook(plan, forecast_cash(plan))
