"""A financing plan from plain values, and the fund back."""

from __future__ import annotations

from typing import Any

from leaderdesk.domain import financing
from leaderdesk.domain.exact import CENT, shown
from leaderdesk.domain.financing import Financing, FinancingRules, FundingLine, Plan
from leaderdesk.domain.simulation.fields import Fields

ZERO = financing.ZERO
PLAN = (
    *("total_cost", "eligible", "holder", "inside_share", "revenue", "requested"),
    *("rules", "public_funds", "private_funds"),
)
RULES = FinancingRules.__slots__
LINE = FundingLine.__slots__


def read(value: object) -> tuple[Plan, FinancingRules]:
    """The plan and its rules."""
    fields = Fields(value, "", PLAN)
    eligible = fields.amount("eligible")
    plan = Plan(
        total_cost=fields.amount("total_cost", eligible),
        eligible=eligible,
        holder=fields.choice("holder", financing.HOLDERS, financing.PRIVATE),
        inside_share=fields.share("inside_share", financing.ONE),
        revenue=fields.amount("revenue", ZERO),
        requested=fields.maybe_amount("requested"),
        public_funds=_lines(fields, "public_funds"),
        private_funds=_lines(fields, "private_funds"),
    )
    fields.need("rules")
    return plan, read_rules(fields.value("rules"), fields.at("rules"))


def read_rules(value: object, place: str) -> FinancingRules:
    """The rules of a programme, without those it has not."""
    fields = Fields(value, place, RULES)
    return FinancingRules(
        feader_share=fields.share("feader_share"),
        max_public_aid_rate=fields.maybe_share("max_public_aid_rate"),
        min_own_rate=fields.share("min_own_rate", ZERO),
        eligible_min=fields.maybe_amount("eligible_min"),
        eligible_max=fields.maybe_amount("eligible_max"),
        public_aid_min=fields.maybe_amount("public_aid_min"),
        public_aid_max=fields.maybe_amount("public_aid_max"),
        feader_min=fields.maybe_amount("feader_min"),
        feader_max=fields.maybe_amount("feader_max"),
        min_own_of_public_funding=fields.maybe_share("min_own_of_public_funding"),
        own_public_money_calls=fields.flag("own_public_money_calls", default=True),
        private_funds_count_as_own=fields.flag("private_funds_count_as_own", default=False),
        revenue_before_share=fields.flag("revenue_before_share", default=True),
        rounding_step=fields.amount("rounding_step", CENT),
    )


def write(result: Financing) -> dict[str, Any]:
    """What is shown of a financing plan."""
    return {
        "eligible": shown(result.base.eligible),
        "feader": shown(result.fund),
        "national_public": shown(result.base.public),
        "calling": shown(result.calling),
        "own_calling": shown(result.own_calling),
        "top_up": {funder: shown(amount) for funder, amount in result.top_up.items()},
        "own": shown(result.own),
        "public_aid": shown(result.public_aid),
        "binding": list(result.binding),
        "verdict": "refused" if result.is_refused else "ok",
        "reasons": list(result.reasons),
    }


def _lines(fields: Fields, key: str) -> tuple[FundingLine, ...]:
    return tuple(_line(Fields(value, place, LINE)) for place, value in fields.each(key))


def _line(fields: Fields) -> FundingLine:
    return FundingLine(
        funder=fields.text("funder"),
        amount=fields.amount("amount"),
        on=fields.choice("on", financing.BASES, financing.ELIGIBLE),
    )
