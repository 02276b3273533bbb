"""Until when a dossier may be controlled, and where a control stands; every date reckoned by hand."""

from __future__ import annotations

from datetime import date

import pytest

from leaderdesk.domain.controls.periods import (
    ControlPeriod,
    Milestones,
    Reckoned,
    problems_of_control_period,
    read_control_period,
    reckon_period,
    write_control_period,
)
from leaderdesk.domain.controls.registers import (
    CONTROL_DAYS,
    ControlRow,
    DossierFacts,
    FindingRow,
    RegisterLine,
    register_of,
)

ON = date(2026, 6, 1)
PAID = Milestones(date(2023, 5, 2), date(2024, 2, 29), is_balance_paid=True, closed_on=date(2024, 9, 30))


def control(key: int = 1, dossier: int = 1, **days: date) -> ControlRow:
    reached = [days.get(name) for name in CONTROL_DAYS]
    return ControlRow(key, dossier, "region", None, *reached, None, None, None, None)  # type: ignore[call-arg, arg-type]


def finding(key: int, due: date | None = None, answered: date | None = None, **more: object) -> FindingRow:
    values = {"correction": None, "is_upheld": None, **more}
    return FindingRow(key, 1, key, "Devis absent", due, None, answered, values["correction"], values["is_upheld"])  # type: ignore[arg-type]


def facts(key: int = 1, days: Milestones = PAID, status: str = "paid") -> DossierFacts:
    return DossierFacts(key, f"2026-{key:03}", "Halle", "Commune", status, days)


def lines(
    *dossiers: DossierFacts, controls: tuple[ControlRow, ...] = (), findings: tuple[FindingRow, ...] = ()
) -> tuple[RegisterLine, ...]:
    return register_of(dossiers, controls, findings, ControlPeriod(), ON)


@pytest.mark.parametrize(
    ("period", "ends_on"),
    [
        # Ten years after a 29 February that the tenth year does not have.
        (ControlPeriod("last_payment", 10), date(2034, 2, 28)),
        (ControlPeriod("last_payment", 4), date(2028, 2, 29)),
        (ControlPeriod("closing", 5), date(2029, 9, 30)),
        (ControlPeriod("convention", 10), date(2033, 5, 2)),
    ],
)
def test_the_end_is_counted_from_the_day_and_for_the_years_of_the_setting(period: ControlPeriod, ends_on: date) -> None:
    found = reckon_period(period, PAID, ON)

    assert (found.standing, found.ends_on, found.is_final) == ("running", ends_on, True)


def test_the_last_day_still_counts_and_the_next_one_does_not() -> None:
    standings = [
        reckon_period(ControlPeriod("last_payment", 2), PAID, on).standing
        for on in (date(2026, 2, 28), date(2026, 3, 1))
    ]

    assert standings == ["running", "over"]


def test_an_instalment_is_not_the_last_payment() -> None:
    days = Milestones(date(2020, 1, 1), date(2021, 3, 10))

    assert reckon_period(ControlPeriod(years=10), days, ON) == Reckoned(
        "running", date(2021, 3, 10), date(2031, 3, 10), is_final=False
    )
    # Five years later nothing says that all was paid: it is not over.
    assert reckon_period(ControlPeriod(years=5), days, ON).standing == "running"


def test_nothing_is_guessed_without_the_day_or_the_years() -> None:
    assert reckon_period(ControlPeriod(), Milestones(date(2025, 1, 1)), ON) == Reckoned("not_begun")
    assert reckon_period(ControlPeriod(years=None), PAID, ON) == Reckoned("unknown", date(2024, 2, 29))


def test_the_setting_is_kept_and_a_wrong_one_is_named() -> None:
    period = ControlPeriod("closing", 3)

    assert read_control_period(write_control_period(period)) == period
    codes = [[each.code for each in problems_of_control_period(f'{{"years": {years}}}')] for years in (0, 101, 3)]
    assert codes == [["not_above_zero"], ["too_large"], []]


def test_the_register_leaves_out_what_is_over_or_was_never_paid_unless_it_was_controlled() -> None:
    old = Milestones(date(2010, 1, 1), date(2012, 1, 1), is_balance_paid=True)
    dead = facts(2, Milestones(date(2025, 1, 1)), "deprogrammed")

    found = lines(facts(1), dead, facts(3, old), facts(4, old), controls=(control(dossier=4),))
    assert [(line.facts.id, line.period.standing) for line in found] == [(4, "over"), (1, "running")]


def test_answers_are_late_waiting_or_done_and_the_late_one_comes_first() -> None:
    findings = (
        finding(1, date(2026, 6, 15)),
        finding(2, date(2026, 5, 20)),
        finding(3, date(2026, 5, 1), date(2026, 4, 30)),
        finding(4),
    )

    (line,) = lines(facts(), controls=(control(reported_on=date(2026, 5, 1)),), findings=findings)
    (sheet,) = line.controls
    assert [(each.standing, each.days) for each in sheet.findings] == [
        ("waiting", 14),
        ("late", -12),
        ("answered", None),
        ("undated", None),
    ]
    assert [each.row.id for each in line.waiting] == [2, 1, 4]


def test_a_closed_control_waits_for_nothing_and_backward_days_are_named() -> None:
    backward = control(announced_on=date(2026, 3, 1), visited_on=date(2026, 2, 1), closed_on=date(2026, 5, 1))

    (line,) = lines(facts(), controls=(backward,), findings=(finding(1, date(2026, 4, 1)),))
    (sheet,) = line.controls
    assert (sheet.reached, sheet.wrong, line.waiting) == ("closed_on", (("announced_on", "visited_on"),), ())


def test_what_was_lifted_corrects_nothing() -> None:
    findings = (
        finding(1, correction=800_00, is_upheld=True),
        finding(2, correction=400_00, is_upheld=False),
        finding(3, correction=50_00),
    )

    (line,) = lines(facts(), controls=(control(),), findings=findings)
    assert line.controls[0].corrected == 850_00
