"""The GAL's own file: months of pay, journeys, time sheets and the ceiling, with figures reckoned by hand."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from leaderdesk.domain.claims.checks import Agreed, Grounds, check_expenses
from leaderdesk.domain.costs.lines import Band, Scale, Tables
from leaderdesk.domain.running.missions import costs_of_missions
from leaderdesk.domain.running.pay import MonthCost, cost_of_month
from leaderdesk.domain.running.rows import AssignmentRow, EntryRow, MissionRow, PayRow, TaskRow, Worked
from leaderdesk.domain.running.rules import RunningRules, problems_of_running_rules, write_running_rules
from leaderdesk.domain.running.sheets import copied_hours, sheet_of
from leaderdesk.domain.typed.durations import minutes_of, read_duration, read_month
from tests.domain.claimed import expense

MARCH = date(2026, 3, 1)
HOURS = AssignmentRow(1, 9, 7, date(2026, 1, 1), None, None, None, None)


def pay(month: date = MARCH, gross: int = 2_400_00, charges: int = 1_000_00, **more: object) -> PayRow:
    usual: dict[str, object] = {"helped": None, "paid_hours": None, "paid_on": None, "attachment_id": None}
    return PayRow(month.month, 7, month, gross, charges, **(usual | more))  # type: ignore[arg-type]


def worked(ours: int, others: int, day: int = 2) -> list[Worked]:
    on = date(2026, 3, day)
    return [Worked(7, on, True, Fraction(ours)), Worked(7, on, False, Fraction(others))]


def month(rules: RunningRules, held: AssignmentRow = HOURS, of: PayRow | None = None) -> MonthCost:
    return cost_of_month(of or pay(), [held], worked(100, 50), [of or pay()], rules)


def test_a_month_counts_by_the_hours_of_its_sheet() -> None:
    # 3 400 € × 100 ÷ 150 = 2 266.666… €
    found = month(RunningRules())

    assert found.eligible == 2_266_67
    assert [each.code for each in found.steps] == ["cost", "by_sheet", "eligible"]


def test_helps_are_taken_off_before_hours_count() -> None:
    # (2 400 + 1 000 − 400) × 100 ÷ 150 = 2 000 €
    assert month(RunningRules(), of=pay(helped=400_00)).eligible == 2_000_00


def test_a_month_counts_by_paid_hours_and_never_beyond_them() -> None:
    rules = RunningRules(method="paid_hours")

    # 3 400 × 100 ÷ 151.67 = 2 241.7089…
    assert month(rules, of=pay(paid_hours=Fraction("151.67"))).eligible == 2_241_71
    capped = month(rules, of=pay(paid_hours=Fraction(80)))
    assert (capped.eligible, [each.code for each in capped.lacks]) == (3_400_00, ["hours_above_paid"])


def test_an_hour_of_a_year_needs_twelve_months_of_pay() -> None:
    rules = RunningRules(method="yearly_hours")
    assert month(rules).eligible is None
    year = [pay(date(2025 + rank // 12, rank % 12 + 1, 1)) for rank in range(3, 15)]

    # 12 × 3 400 = 40 800 € ÷ 1 720 h = 23.7209… €/h, × 100 h
    found = cost_of_month(pay(), [HOURS], worked(100, 50), year, rules)
    assert found.eligible == 2_372_09


def test_the_hours_of_a_year_are_those_of_a_part_time() -> None:
    rules = RunningRules(method="yearly_hours", full_month=Fraction(150))

    def cost(hours: Fraction | None) -> MonthCost:
        year = [
            pay(date(2025 + rank // 12, rank % 12 + 1, 1), 1_920_00, 800_00, paid_hours=hours) for rank in range(3, 15)
        ]
        return cost_of_month(year[-1], [HOURS], worked(100, 50), year, rules)

    # At 120 h of 150 a month, a year is 1 376 h: 12 × 2 720 = 32 640 € ÷ 1 376 = 23.7209… €/h, as at full time.
    part = cost(Fraction(120))
    assert (part.eligible, [each.code for each in part.steps]) == (
        2_372_09,
        ["cost", "part_time", "by_year", "eligible"],
    )
    # Nobody says how many hours are paid: a full time is supposed, and told. 32 640 ÷ 1 720 × 100.
    unsaid = cost(None)
    assert (unsaid.eligible, [each.code for each in unsaid.steps][1]) == (1_897_67, "full_time_supposed")
    # More than a full time is no more than one.
    assert cost(Fraction(160)).eligible == 1_897_67


def test_no_more_hours_are_claimed_in_a_year_than_it_has() -> None:
    rules = RunningRules(method="yearly_hours", yearly_hours=Fraction(150))
    year = [pay(date(2025 + rank // 12, rank % 12 + 1, 1), paid_hours=Fraction("151.67")) for rank in range(3, 15)]
    before = [Worked(7, date(2026, 2, 3), True, Fraction(60)), Worked(7, date(2025, 12, 3), True, Fraction(500))]

    found = cost_of_month(pay(), [HOURS], [*before, *worked(100, 50)], year, rules)

    # 60 h of 150 are gone since January; 90 are left: 40 800 € ÷ 150 × 90.
    assert (found.eligible, [each.code for each in found.lacks]) == (24_480_00, ["hours_above_year", "above_cost"])


def test_two_times_of_one_month_share_its_paid_hours() -> None:
    rules = RunningRules(method="paid_hours")
    first = AssignmentRow(1, 9, 7, date(2026, 1, 1), date(2026, 3, 15), None, None, None)
    then = AssignmentRow(2, 9, 7, date(2026, 3, 16), None, None, None, None)
    hours = [*worked(100, 0, 2), *worked(60, 0, 20)]

    found = cost_of_month(pay(paid_hours=Fraction(80)), [first, then], hours, [], rules)

    # All of the pay, never twice.
    assert found.eligible == 3_400_00


def test_a_fixed_share_counts_the_days_of_its_letter() -> None:
    share = AssignmentRow(1, 9, 7, date(2026, 3, 17), None, Fraction(4, 5), None, None)

    # 3 400 × 80 % × 15 days of 31 = 1 316.129…
    found = month(RunningRules(), share)
    assert (found.eligible, found.assignments) == (1_316_13, (share,))


@pytest.mark.parametrize("method", ["sheet_hours", "paid_hours"])
def test_a_month_half_by_letter_and_half_by_hours_never_costs_more_than_itself(method: str) -> None:
    letter = AssignmentRow(1, 9, 7, date(2026, 1, 1), date(2026, 3, 15), Fraction(1), None, None)
    hours = AssignmentRow(2, 9, 7, date(2026, 3, 16), None, None, None, None)
    rules = RunningRules(method=method)  # type: ignore[arg-type]

    found = cost_of_month(pay(paid_hours=Fraction(124)), [letter, hours], worked(48, 16, 20), [], rules)

    # 3 400 × 15/31 by the letter; the 16 days left are worth 3 400 × 16/31, or 64 paid hours: 48 of 64 count.
    assert found.eligible == 1_645_16 + 1_316_13
    assert [each.code for each in found.steps][1:3] == ["fixed_share_days", "other_days"]


def test_what_is_missing_leaves_no_amount() -> None:
    found = cost_of_month(pay(), [HOURS], [], [pay()], RunningRules())
    assert (found.eligible, [each.code for each in found.lacks]) == (None, ["no_sheet"])

    before = AssignmentRow(1, 9, 7, date(2026, 4, 1), None, None, None, None)
    found = cost_of_month(pay(), [before], worked(10, 0), [pay()], RunningRules())
    assert (found.eligible, found.steps[-1].code) == (0, "not_assigned")


def mission(key: int, day: int, kilometres: int, each: str | None = None, meals: int | None = None) -> MissionRow:
    cost = None if each is None else Fraction(each)
    journey = (key, 9, 7, date(2026, 3, day), None, "Arras", "Réseau", Fraction(kilometres), cost)
    return MissionRow(*journey, fares=None, meals=meals, nights=None, refunded_on=None, attachment_id=None)


def test_a_journey_adds_its_kilometres_to_what_was_spent() -> None:
    # 120 km × 0.35 € = 42 € ; + 18.50 € of meals
    (found,) = costs_of_missions([mission(1, 4, 120, "0.35", meals=18_50)], RunningRules(), Tables())
    assert found.amount == 60_50

    (found,) = costs_of_missions([mission(1, 4, 120)], RunningRules(), Tables())
    assert (found.amount, found.lacks[0].code) == (None, "no_kilometre_cost")


def test_a_scale_counts_what_was_driven_before_in_the_year() -> None:
    scale = Scale((Band(Fraction(100), Fraction(1, 2)), Band(None, Fraction(1, 4))), by_slice=True)
    rules, tables = RunningRules(scale="voiture"), Tables(scales={"voiture": scale})

    # 80 km × 0.50 = 40 € ; then 20 km × 0.50 + 60 km × 0.25 = 25 €
    found = costs_of_missions([mission(2, 9, 80), mission(1, 4, 80)], rules, tables)
    assert [(each.row.id, each.amount) for each in found] == [(1, 40_00), (2, 25_00)]


def test_a_sheet_tells_long_days_and_idle_ones() -> None:
    tasks = (TaskRow(1, 1, "Animation", True, None), TaskRow(2, 2, "Autres", False, None))
    entries = [
        EntryRow(1, date(2026, 5, 4), Fraction(6)),
        EntryRow(2, date(2026, 5, 4), Fraction(3)),
        EntryRow(1, date(2026, 5, 8), Fraction(2)),
    ]
    sheet = sheet_of((7, "Camille"), date(2026, 5, 1), None, tasks, entries, Fraction(8))

    assert [sheet.of_day(date(2026, 5, 4)), sheet.total, sheet.eligible] == [9, 11, 8]
    assert [(each.code, each.data["on"]) for each in sheet.remarks] == [
        ("above_full_day", date(2026, 5, 4)),
        ("on_idle_day", date(2026, 5, 8)),
    ]


def test_a_month_is_copied_weekday_by_weekday() -> None:
    # 2 March is the first Monday; in April the first Monday is Easter Monday, the 6th, and stays empty.
    before = {(1, date(2026, 3, 2)): Fraction(7), (1, date(2026, 3, 9)): Fraction(5)}
    idle = sheet_of((7, ""), date(2026, 4, 1), None, (), [], Fraction(8)).idle

    assert copied_hours(before, date(2026, 4, 1), idle) == {(1, date(2026, 4, 13)): Fraction(5)}


def test_rules_that_make_no_sense_are_named() -> None:
    text = write_running_rules(RunningRules(yearly_hours=Fraction(0), ceiling=Fraction(3, 2)))

    assert [(each.code, each.place) for each in problems_of_running_rules(text)] == [
        ("not_above_zero", "yearly_hours"),
        ("part_outside", "ceiling"),
    ]


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        *(("7,5", "15/2"), ("7h30", "15/2"), ("0:45", "3/4"), ("7 h", "7"), ("7h20", "22/3"), ("7:20", "22/3")),
        *(("7:20:00", "22/3"), ("7 h 20 min", "22/3"), ("0,1", "1/10"), ("7h75", None), ("sept", None)),
    ],
)
def test_a_duration_is_read_as_it_is_typed(text: str, hours: str | None) -> None:
    assert read_duration(text).value == (None if hours is None else Fraction(hours))


def test_a_number_of_hours_between_two_minutes_asks_which() -> None:
    found = read_duration("7,33")

    assert (found.value, found.problem) == (None, "")
    assert [minutes_of(each) for each in found.doubts] == [7 * 60 + 19, 7 * 60 + 20]


@pytest.mark.parametrize("text", ["03/2026", "3/26", "mars 2026", "2026-03", "15/03/2026"])
def test_a_month_is_read_as_it_is_typed(text: str) -> None:
    assert read_month(text, date(2026, 11, 22)).value == MARCH


def test_what_was_drawn_needs_no_invoice() -> None:
    bare = {"invoice": None, "invoiced_on": None, "paid_on": None, "proof": None, "cost_line_id": 1}
    lines = {1: Agreed("Salaires", 10_000_00)}

    def codes(**drawn: object) -> list[str]:
        row = expense(1, 1_000_00, **{**bare, **drawn})
        return [each.code for each in check_expenses([row], (), Grounds(lines=lines))]

    assert codes() == ["no_invoice_day", "no_invoice_number", "not_paid"]
    assert codes(payroll_id=5) == codes(mission_id=6) == ["not_paid"]
    assert codes(drawn_rate=Fraction(15, 100)) == []
