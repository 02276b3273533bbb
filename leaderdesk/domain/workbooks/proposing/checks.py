"""What the figures and days of one row say against each other: told beside the row, never mended."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from itertools import pairwise

from leaderdesk.domain.workbooks.answers import amount_data
from leaderdesk.domain.workbooks.verdicts import Problem, ReadRow, Value

# A plan is rounded here and there.
_ROUNDING = 100
_HABIT = (500, 2000)
_PLAN = ("total_cost", "eligible_cost", "feader", "national_public", "own_funds", "private")
# A day so far from the programme is a slip.
_YEARS_BEFORE, _YEARS_AFTER = 2, 6
_ORDER = ("date_received", "date_opinion", "date_committee", "date_convention", "date_paid")


def check_row(read: ReadRow, span: tuple[date, date] | None) -> Iterator[Problem]:
    """Everything there is to say of a row as a whole."""
    amounts = {name: value for name, value in read.values.items() if isinstance(value, int)}
    for name, code, data in (*_amounts(amounts), *_plan(amounts, read.values), *_days(read.values, span)):
        yield Problem(name, code, "", read.row, weight="remark", data=data)


_Said = tuple[str, str, tuple[tuple[str, str], ...]]


def _amounts(amounts: Mapping[str, int]) -> Iterator[_Said]:
    total, eligible, fund = (amounts.get(name) for name in ("total_cost", "eligible_cost", "feader"))
    if total is not None and eligible is not None and total < eligible:
        yield "total_cost", "total_below_eligible", _figures(total=total, eligible=eligible)
    if eligible is not None and fund is not None and fund > eligible:
        yield "feader", "fund_above_eligible", _figures(eligible=eligible, fund=fund)
    whole = total or eligible
    for name in _PLAN[1:]:
        part = amounts.get(name)
        if whole and part and _HABIT[0] * min(whole, part) <= max(whole, part) <= _HABIT[1] * min(whole, part):
            yield name, "thousand_times", _figures(whole=whole, part=part)


def _plan(amounts: Mapping[str, int], values: Mapping[str, Value]) -> Iterator[_Said]:
    rate, eligible, fund = values.get("feader_rate"), amounts.get("eligible_cost"), amounts.get("feader")
    if isinstance(rate, Fraction) and eligible and fund and fund - rate * eligible > _ROUNDING:
        yield "feader", "rate_unequal", _figures(eligible=eligible, fund=fund)
    public, own, total = _public(amounts, values), amounts.get("own_funds"), amounts.get("total_cost")
    if fund is None or public is None or own is None or total is None:
        return
    plan = fund + public + own + amounts.get("private", 0)
    if min(abs(plan - total), abs(plan - amounts.get("eligible_cost", total))) > _ROUNDING:
        yield "total_cost", "plan_unequal", _figures(plan=plan, total=total)


def _public(amounts: Mapping[str, int], values: Mapping[str, Value]) -> int | None:
    """What public funders bring, said at once or one by one."""
    shares = values.get("cofunders")
    if "national_public" in amounts or not isinstance(shares, tuple):
        return amounts.get("national_public", amounts.get("cofunders"))
    given = [each.amount for each in shares]
    return None if None in given else sum(each for each in given if each is not None)


def _days(values: Mapping[str, Value], span: tuple[date, date] | None) -> Iterator[_Said]:
    days = [(name, value) for name, value in values.items() if isinstance(value, date)]
    if span is not None:
        first, last = span[0].year - _YEARS_BEFORE, span[1].year + _YEARS_AFTER
        for name, day in days:
            if not first <= day.year <= last:
                yield name, "day_out_of_programme", (("day", day.isoformat()),)
    known = dict(days)
    ordered = [(name, known[name]) for name in _ORDER if name in known]
    for (_, before), (name, after) in pairwise(ordered):
        if after < before:
            yield name, "days_backwards", (("before", before.isoformat()), ("after", after.isoformat()))
    if "date_start" in known and "date_end" in known and known["date_end"] < known["date_start"]:
        yield (
            "date_end",
            "days_backwards",
            (("before", known["date_start"].isoformat()), ("after", known["date_end"].isoformat())),
        )


def _figures(**cents: int) -> tuple[tuple[str, str], ...]:
    return tuple((name, amount_data(value)) for name, value in cents.items())
