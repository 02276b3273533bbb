"""A cash plan from plain values, and its three outlooks back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from leaderdesk.domain import cashflow
from leaderdesk.domain.cashflow import SCENARIOS, Alert, CashPlan, Claim, Movement, Outlook
from leaderdesk.domain.exact import shown
from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.simulation.fields import Fields, read_choice, read_count, read_month

# A loan is not simulated: what it should be is what the answer says.
PLAN = tuple(name for name in CashPlan.__slots__ if name != "loans")
ALERT = Alert.__slots__
SPENDING = ("month", "amount")
RECEIPT = ("source", "month", "amount")
CLAIM = ("label", "amount", "ready", "waits_for", "lag", "delays")
# A century: beyond, it is a slip.
LONGEST = 1200


def read(value: object) -> CashPlan:
    """The cash plan."""
    fields = Fields(value, "", PLAN)
    fields.need("start")
    months = fields.count("months", least=1)
    if months > LONGEST:
        raise WrongInput("too_large", place=fields.at("months"))
    return CashPlan(
        start=read_month(fields.value("start"), fields.at("start")),
        months=months,
        opening=fields.amount("opening", cashflow.ZERO),
        convention=_dates(fields, "convention"),
        loan_rate=fields.maybe_share("loan_rate"),
        alert=_alert(fields),
        spending=_movements(fields, "spending", SPENDING),
        receipts=_movements(fields, "receipts", RECEIPT),
        claims=tuple(_claim(Fields(item, place, CLAIM)) for place, item in fields.each("claims")),
    )


def write(outlooks: Mapping[str, Outlook]) -> dict[str, Any]:
    """What is shown of each scenario."""
    return {scenario: _outlook(outlook) for scenario, outlook in outlooks.items()}


def month_text(month: int) -> str:
    """The month as it is written: `2026-02`."""
    return f"{month // 12:04}-{month % 12 + 1:02}"


def _outlook(outlook: Outlook) -> dict[str, Any]:
    return {
        "lowest": {"month": month_text(outlook.lowest_month), "amount": shown(outlook.lowest)},
        "months_below_zero": outlook.months_below_zero,
        "bridge": shown(outlook.bridge),
        "gap": shown(outlook.gap),
        "interest": shown(outlook.interest),
        "outstanding": shown(outlook.outstanding),
        "closing": shown(outlook.closing),
        "level": outlook.level,
    }


def _alert(fields: Fields) -> Alert:
    if not fields.has("alert"):
        return Alert()
    alert = Fields(fields.value("alert"), fields.at("alert"), ALERT)
    return Alert(
        red_share=alert.maybe_amount("red_share"),
        annual_budget=alert.maybe_amount("annual_budget"),
        red_months=alert.count("red_months", Alert().red_months, least=1),
    )


def _movements(fields: Fields, key: str, known: tuple[str, ...]) -> tuple[Movement, ...]:
    return tuple(_movement(Fields(item, place, known)) for place, item in fields.each(key))


def _movement(fields: Fields) -> Movement:
    months = _dates(fields, "month")
    if months is None:
        raise WrongInput("missing", place=fields.at("month"))
    return Movement(months, fields.amount("amount"), fields.maybe_text("source"))


def _claim(fields: Fields) -> Claim:
    waits_for = [read_choice(item, place, cashflow.WAITS) for place, item in fields.each("waits_for")]
    return Claim(
        amount=fields.amount("amount"),
        delays=_by_scenario(fields, "delays", read_count) or cashflow.in_each(0),
        lags=_by_scenario(fields, "lag", read_count) or cashflow.in_each(0),
        ready=_dates(fields, "ready"),
        waits_for=tuple(waits_for) if fields.has("waits_for") else cashflow.WAITS,
        label=fields.maybe_text("label"),
    )


def _dates(fields: Fields, key: str) -> dict[str, int] | None:
    return _by_scenario(fields, key, read_month)


def _by_scenario(fields: Fields, key: str, read_one: Callable[[object, str], int]) -> dict[str, int] | None:
    """One value for all the scenarios, or one for each of the three."""
    value = fields.value(key)
    if value is None:
        return None
    if not isinstance(value, dict):
        return cashflow.in_each(read_one(value, fields.at(key)))
    each = Fields(value, fields.at(key), SCENARIOS)
    each.need(*SCENARIOS)
    found = {scenario: read_one(each.value(scenario), each.at(scenario)) for scenario in SCENARIOS}
    if list(found.values()) != sorted(found.values()):
        raise WrongInput("scenarios_backwards", place=fields.at(key))
    return found
