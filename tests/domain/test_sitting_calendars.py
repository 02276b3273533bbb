"""The dates that lead to a sitting: done, late, next, each from the GAL's own delays."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from leaderdesk.domain.sittings.calendars import Milestone, Sent, cut_off_of, milestones_of
from leaderdesk.domain.sittings.plans import Plan
from leaderdesk.domain.sittings.rules import CommitteeRules

DAY = date(2026, 11, 20)
RULES = CommitteeRules(
    cut_off_days=40, technical_days=20, convocation_days=15, sheets_days=8, reminder_days=5, minutes_days=10
)
PLAN = Plan(
    *(1, 1, "committee", "Comité", DAY, None, None, "preparation", None, None, "absent", None, None),
    points=(),
)


def told(found: tuple[Milestone, ...]) -> list[tuple[str, date, str]]:
    return [(each.code, each.due_on, each.course) for each in found]


def test_dates_follow_the_delays_of_the_gal() -> None:
    assert told(milestones_of(PLAN, RULES, (), date(2026, 10, 1))) == [
        ("cut_off", date(2026, 10, 9), "next"),
        ("technical", date(2026, 10, 30), "to_come"),
        ("convocation", date(2026, 11, 5), "to_come"),
        ("sheets", date(2026, 11, 12), "to_come"),
        ("reminder", date(2026, 11, 13), "to_come"),
        ("day", DAY, "to_come"),
        ("minutes", date(2026, 11, 30), "to_come"),
        ("decisions", date(2026, 12, 4), "to_come"),
    ]


def test_what_was_sent_is_done_and_what_was_forgotten_is_late() -> None:
    sent = (Sent(7, "convocation", date(2026, 11, 6), "email", "Tous"),)
    found = {each.code: each for each in milestones_of(PLAN, RULES, sent, date(2026, 11, 13))}

    assert (found["convocation"].course, found["convocation"].sent) == ("done_late", sent)
    assert (found["sheets"].course, found["sheets"].margin) == ("late", -1)
    assert (found["cut_off"].course, found["reminder"].course) == ("passed", "today")


def test_pre_committee_is_done_on_the_day_it_was_held() -> None:
    found = milestones_of(PLAN, RULES, (), date(2026, 11, 1), technical_on=date(2026, 10, 30))

    assert [(each.course, each.done_on) for each in found if each.code == "technical"] == [("done", date(2026, 10, 30))]


def test_written_consultation_counts_from_its_deadline() -> None:
    ends = datetime(2026, 11, 20, 18, 0)  # noqa: DTZ001 - the clock on the wall
    written = replace(PLAN, kind="written", deadline=ends)
    found = milestones_of(written, replace(RULES, written_days=10), (), date(2026, 11, 1))

    assert told(found)[:3] == [
        ("sheets", date(2026, 11, 10), "next"),
        ("reminder", date(2026, 11, 13), "to_come"),
        ("deadline", date(2026, 11, 20), "to_come"),
    ]


def test_date_that_is_moved_says_from_where_and_why() -> None:
    found = {each.code: each for each in milestones_of(PLAN, RULES, (), date(2026, 10, 1))}

    moved = {code: (each.counted_on, each.idle) for code, each in found.items() if each.idle is not None}
    assert moved == {
        "cut_off": (date(2026, 10, 11), "weekend"),
        "technical": (date(2026, 10, 31), "weekend"),
        "reminder": (date(2026, 11, 15), "weekend"),
        "decisions": (date(2026, 12, 5), "weekend"),
    }
    assert found["sheets"].counted_on is None


def test_public_holiday_is_no_day_for_a_convocation() -> None:
    found = milestones_of(PLAN, replace(RULES, convocation_days=9), (), date(2026, 10, 1))

    convocation = next(each for each in found if each.code == "convocation")
    assert (convocation.due_on, convocation.counted_on, convocation.idle) == (
        date(2026, 11, 10),
        date(2026, 11, 11),
        "armistice_1918",
    )


def test_holiday_of_alsace_and_moselle_moves_a_date_there() -> None:
    plan = replace(PLAN, held_on=date(2026, 4, 10))
    dates = [
        next(
            each.due_on
            for each in milestones_of(plan, replace(RULES, sheets_days=7, in_alsace_moselle=there), (), DAY)
            if each.code == "sheets"
        )
        for there in (False, True)
    ]

    assert dates == [date(2026, 4, 3), date(2026, 4, 2)]


def test_delays_in_working_days_step_over_those_that_are_not() -> None:
    found = milestones_of(PLAN, replace(RULES, delays_in_working_days=True), (), date(2026, 9, 1))

    dates = {each.code: each.due_on for each in found}
    # Five working days before Friday 20, eight over the 11 November.
    assert (dates["reminder"], dates["sheets"]) == (date(2026, 11, 13), date(2026, 11, 9))
    assert all(each.idle is None for each in found)


def test_chosen_days_are_not_moved() -> None:
    plan = replace(PLAN, held_on=date(2026, 11, 21))
    found = milestones_of(plan, RULES, (), date(2026, 10, 1))

    assert next(each.due_on for each in found if each.code == "day") == date(2026, 11, 21)


def test_cut_off_of_the_files_is_the_date_of_the_calendar() -> None:
    found = milestones_of(PLAN, RULES, (), date(2026, 10, 1))

    assert cut_off_of(PLAN, RULES) == found[0].due_on == date(2026, 10, 9)
    assert cut_off_of(replace(PLAN, kind="technical"), RULES) is None
    assert cut_off_of(PLAN, replace(RULES, cut_off_days=0)) is None
