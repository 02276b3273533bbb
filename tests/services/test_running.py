"""Two people of the team over a quarter: their hours, pay and missions, a claim drawn from them, the ceiling."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest

from leaderdesk.domain.costs.lines import Band, Scale, Tables
from leaderdesk.domain.costs.settings import CostRules
from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.programmes.settings import write_cost_rules
from leaderdesk.domain.running.dossiers import RunningSheet
from leaderdesk.domain.running.rules import RunningRules, write_running_rules
from leaderdesk.domain.steps import Step
from leaderdesk.services import claims, dossiers, fiches, funding, history, home, settings, team
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.edits import RowEdit
from leaderdesk.services.running.ceilings import read_ceiling
from leaderdesk.services.running.claims import gather_claim
from leaderdesk.services.running.reading import read_running
from leaderdesk.services.running.team import add_usual_tasks, edit_assignments, edit_missions, edit_pay, edit_tasks
from leaderdesk.services.running.time_sheets import copy_month, edit_sheet, read_sheet, write_hours
from tests.factories import Ground, make_dossier, make_ground

JANUARY, FEBRUARY, MARCH = date(2026, 1, 1), date(2026, 2, 1), date(2026, 3, 1)
YEAR = date(2026, 1, 1), date(2026, 12, 31)


@dataclass(frozen=True, slots=True)
class Gal:
    """A running-cost dossier with Camille, whose hours count, and Sacha, at 80 % by letter."""

    base: OpenBase
    ground: Ground
    dossier: int
    camille: int
    sacha: int

    @property
    def sheet(self) -> RunningSheet:
        return read_running(self.base, self.dossier)

    @property
    def tasks(self) -> dict[str, int]:
        return {each.label: each.id for each in self.sheet.tasks}


@pytest.fixture
def gal(base: OpenBase) -> Gal:
    ground = make_ground(base)
    fiches.edit_fiche(base, ground.fiche, strand="running")
    dossier = make_dossier(base, ground, "2026-100", "Animation du GAL")
    camille, sacha = team.add_person(base, name="Camille Roux"), team.add_person(base, name="Sacha Petit")
    edit_assignments(
        *(base, dossier),
        [
            RowEdit(None, {"person_id": camille, "since": JANUARY}),
            RowEdit(None, {"person_id": sacha, "since": JANUARY, "share": Fraction(4, 5), "signed_on": JANUARY}),
        ],
    )
    add_usual_tasks(base)
    return Gal(base, ground, dossier, int(camille), int(sacha))


def weekdays(month: date, count: int) -> list[date]:
    days = (month + timedelta(days=rank) for rank in range(28))
    return [day for day in days if day.weekday() < 5][:count]


def work(gal: Gal, month: date, ours: int, others: int) -> None:
    """Days of 7 h at an eligible task, then at another one."""
    names = gal.tasks
    days = weekdays(month, ours + others)
    tasks = [names["Animation du programme"]] * ours + [names["Autres missions"]] * others
    write_hours(gal.base, gal.camille, month, {(task, day): Fraction(7) for task, day in zip(tasks, days, strict=True)})


def paid(gal: Gal, person: int, month: date, gross: int, charges: int, **more: Any) -> None:
    fields = {"person_id": person, "month": month, "gross": gross, "charges": charges, **more}
    edit_pay(gal.base, gal.dossier, [RowEdit(None, fields)])


def fill_quarter(gal: Gal) -> None:
    for month, ours, others in ((JANUARY, 12, 6), (FEBRUARY, 15, 5), (MARCH, 9, 11)):
        work(gal, month, ours, others)
        paid(gal, gal.camille, month, 2_500_00, 1_050_00)
        paid(gal, gal.sacha, month, 2_200_00, 900_00, helped=150_00)
    journey = {"person_id": gal.camille, "went_on": date(2026, 2, 10), "place": "Arras", "purpose": "Réseau"}
    spent = {"kilometres": Fraction(120), "kilometre_cost": Fraction("0.35"), "meals": 18_50}
    edit_missions(gal.base, gal.dossier, [RowEdit(None, {**journey, **spent})])


def expenses(gal: Gal) -> list[tuple[str, int]]:
    (fund,) = claims.read_claims(gal.base, gal.dossier, date(2027, 1, 1)).funds
    return [(each.label, each.claimed) for claim in fund.claims for each in claim.settled.expenses]


def codes(steps: tuple[Step, ...]) -> list[str]:
    return [each.code for each in steps]


def test_a_yearly_claim_is_drawn_to_the_cent(gal: Gal) -> None:
    rules = RunningRules(flat="indirect")
    settings.set_setting(gal.base, "running_rules", write_running_rules(rules))
    fill_quarter(gal)

    gathered = gather_claim(gal.base, gal.dossier, *YEAR)

    # Camille 3 550 €: × 12/18 = 2 366.666…, × 15/20 = 2 662.50, × 9/20 = 1 597.50.
    # Sacha 2 950 € × 80 % = 2 360 each month. Pay 13 706.67 €; 15 % = 2 056.0005. Arras 42 + 18.50 €.
    assert expenses(gal) == [
        ("Salaire de Camille Roux, janvier 2026", 2_366_67),
        ("Salaire de Sacha Petit, janvier 2026", 2_360_00),
        ("Salaire de Camille Roux, février 2026", 2_662_50),
        ("Salaire de Sacha Petit, février 2026", 2_360_00),
        ("Salaire de Camille Roux, mars 2026", 1_597_50),
        ("Salaire de Sacha Petit, mars 2026", 2_360_00),
        ("Déplacement de Camille Roux à Arras, 10/02/2026", 60_50),
        ("Forfait de 15 % sur les salaires".replace(" %", "\u00a0%"), 2_056_00),
    ]
    assert gathered.draft is not None
    assert gathered.draft.total == sum(amount for _, amount in expenses(gal)) == 15_823_17
    assert {each.code for each in gathered.draft.missing} >= {"payslip", "signed", "letter", "receipts"}
    row = gal.sheet.claims[0]
    assert (row.covers_from, row.covers_until) == YEAR

    history.undo(gal.base)
    assert gal.sheet.claims == ()


def test_a_claim_is_drawn_again_and_keeps_what_was_said_of_it(gal: Gal) -> None:
    fill_quarter(gal)
    key = gather_claim(gal.base, gal.dossier, *YEAR).claim_id
    (fund,) = claims.read_claims(gal.base, gal.dossier, date(2027, 1, 1)).funds
    first = fund.claims[0].settled.expenses[0]
    cut = {"cut": 66_67, "cut_reason": "not_eligible", "cut_remark": "Absence"}
    claims.edit_expenses(gal.base, key, [RowEdit(first.id, cut), RowEdit(None, {"label": "Loyer", "claimed": 100_00})])
    work(gal, JANUARY, 18, 0)

    gather_claim(gal.base, gal.dossier, JANUARY, date(2026, 2, 28), claim_id=key)

    # All of January's 18 days count now; the six at other tasks stay on the sheet: 3 550 × 126 / (126 + 42).
    assert expenses(gal) == [
        ("Salaire de Camille Roux, janvier 2026", 2_662_50),
        ("Salaire de Sacha Petit, janvier 2026", 2_360_00),
        ("Salaire de Camille Roux, février 2026", 2_662_50),
        ("Salaire de Sacha Petit, février 2026", 2_360_00),
        ("Déplacement de Camille Roux à Arras, 10/02/2026", 60_50),
        ("Loyer", 100_00),
    ]
    (fund,) = claims.read_claims(gal.base, gal.dossier, date(2027, 1, 1)).funds
    again = fund.claims[0].settled.expenses[0]
    assert (again.id, again.cut, again.cut_remark) == (first.id, 66_67, "Absence")
    claims.advance_claim(gal.base, key, "filed_on", date(2027, 1, 15))
    with pytest.raises(Refusal, match="claim_filed"):
        gather_claim(gal.base, gal.dossier, *YEAR, claim_id=key)


def test_nothing_is_claimed_twice(gal: Gal) -> None:
    fill_quarter(gal)
    gather_claim(gal.base, gal.dossier, JANUARY, date(2026, 1, 31))
    with pytest.raises(Refusal) as refused:
        gather_claim(gal.base, gal.dossier, *YEAR)

    assert (refused.value.code, refused.value.data["what"]) == (
        "running_claimed_twice",
        "Salaire de Camille Roux, janvier 2026",
    )
    assert refused.value.data["claim"] == "acompte n°\u00a01 du dossier 2026-100"


def test_what_is_claimed_is_not_removed_and_what_changed_since_is_told(gal: Gal) -> None:
    fill_quarter(gal)
    key = gather_claim(gal.base, gal.dossier, *YEAR).claim_id
    pay, journey = gal.sheet.months[0].pay, gal.sheet.missions[0].row
    with pytest.raises(Refusal, match="claimed_here"):
        edit_pay(gal.base, gal.dossier, [RowEdit(pay.id, {}, is_removed=True)])
    with pytest.raises(Refusal, match="claimed_here"):
        edit_missions(gal.base, gal.dossier, [RowEdit(journey.id, {}, is_removed=True)])

    edit_missions(gal.base, gal.dossier, [RowEdit(journey.id, {"meals": 20_00})])
    # Meals of 20 € in the place of 18.50 €.
    assert gal.sheet.draft(*YEAR, key).total - gal.sheet.drawn[key] == 1_50


def test_two_letters_share_a_month_between_two_dossiers(gal: Gal) -> None:
    fill_quarter(gal)
    other = make_dossier(gal.base, gal.ground, "2026-101", "Coopération")
    letter = {"person_id": gal.sacha, "since": JANUARY, "share": Fraction(1, 5)}
    edit_assignments(gal.base, other, [RowEdit(None, letter)])
    gather_claim(gal.base, gal.dossier, *YEAR)

    found = gather_claim(gal.base, other, *YEAR)
    assert [each.amount for each in found.draft.lines] == [590_00] * 3 if found.draft else False

    third = make_dossier(gal.base, gal.ground, "2026-102", "Réseau")
    edit_assignments(gal.base, third, [RowEdit(None, letter)])
    with pytest.raises(Refusal, match="running_claimed_twice"):
        gather_claim(gal.base, third, *YEAR)


def put_on(gal: Gal, number: str, **letter: Any) -> int:
    """Another dossier of the GAL with Sacha on it."""
    other = make_dossier(gal.base, gal.ground, number, "Coopération")
    edit_assignments(gal.base, other, [RowEdit(None, {"person_id": gal.sacha, "since": JANUARY, **letter})])
    return other


def test_a_month_at_half_time_is_claimed_once_in_its_own_dossier(gal: Gal) -> None:
    fill_quarter(gal)
    letter = next(each for each in gal.sheet.assignments if each.person_id == gal.sacha)
    hours = next(each for each in gal.sheet.assignments if each.person_id == gal.camille)
    half = [RowEdit(letter.id, {"share": Fraction(1, 2)}), RowEdit(hours.id, {}, is_removed=True)]
    edit_assignments(gal.base, gal.dossier, half)
    gather_claim(gal.base, gal.dossier, JANUARY, date(2026, 1, 31))

    with pytest.raises(Refusal, match="running_claimed_twice"):
        gather_claim(gal.base, gal.dossier, *YEAR)


def test_dossiers_that_follow_each_other_within_a_month_share_it(gal: Gal) -> None:
    fill_quarter(gal)
    letter = next(each for each in gal.sheet.assignments if each.person_id == gal.sacha)
    edit_assignments(gal.base, gal.dossier, [RowEdit(letter.id, {"until": date(2026, 2, 14)})])
    gather_claim(gal.base, gal.dossier, *YEAR)

    after = put_on(gal, "2026-101", since=date(2026, 2, 15), share=Fraction(1))
    found = gather_claim(gal.base, after, *YEAR)
    # Fourteen days of February's 28, then the whole of March, at 2 950 € a month.
    assert [each.amount for each in found.draft.lines] == [1_475_00, 2_950_00] if found.draft else False

    within = put_on(gal, "2026-102", since=FEBRUARY, until=date(2026, 2, 10), share=Fraction(1, 2))
    with pytest.raises(Refusal, match="running_claimed_twice"):
        gather_claim(gal.base, within, *YEAR)


def test_a_journey_of_somebody_who_is_not_on_the_dossier_that_day_is_told(gal: Gal) -> None:
    fill_quarter(gal)
    hours = next(each for each in gal.sheet.assignments if each.person_id == gal.camille)
    assert gal.sheet.missions[0].lacks == ()
    edit_assignments(gal.base, gal.dossier, [RowEdit(hours.id, {"until": date(2026, 2, 9)})])

    (journey,) = gal.sheet.missions
    assert (journey.amount, codes(journey.lacks)) == (60_50, ["went_unassigned"])
    assert "went_unassigned" in [each.code for left in gal.sheet.draft(*YEAR).unsure for each in left.lacks]


def test_two_halves_of_an_odd_cent_are_not_more_than_the_whole(gal: Gal) -> None:
    paid(gal, gal.sacha, JANUARY, 100_01, 0)
    letter = next(each for each in gal.sheet.assignments if each.person_id == gal.sacha)
    edit_assignments(gal.base, gal.dossier, [RowEdit(letter.id, {"share": Fraction(1, 2)})])
    other = put_on(gal, "2026-101", share=Fraction(1, 2))

    found = [gather_claim(gal.base, key, *YEAR).draft for key in (gal.dossier, other)]
    assert [each.total if each else 0 for each in found] == [50_01, 50_00]


def test_hours_before_and_after_a_day_share_a_month(gal: Gal) -> None:
    fill_quarter(gal)
    hours = next(each for each in gal.sheet.assignments if each.person_id == gal.camille)
    edit_assignments(gal.base, gal.dossier, [RowEdit(hours.id, {"until": date(2026, 1, 14)})])
    gather_claim(gal.base, gal.dossier, *YEAR)
    other = make_dossier(gal.base, gal.ground, "2026-101", "Animation, suite")
    rest = {"person_id": gal.camille, "since": date(2026, 1, 15)}
    edit_assignments(gal.base, other, [RowEdit(None, rest)])

    found = gather_claim(gal.base, other, JANUARY, date(2026, 1, 31))

    # Ten of January's twelve eligible days come before the 15th: 3 550 € × 10/18, then × 2/18.
    first = next(amount for label, amount in expenses(gal) if label == "Salaire de Camille Roux, janvier 2026")
    assert (first, [each.amount for each in found.draft.lines] if found.draft else []) == (1_972_22, [394_44])


def test_a_scale_counts_the_kilometres_of_every_dossier(gal: Gal) -> None:
    scale = Scale((Band(Fraction(100), Fraction(1, 2)), Band(None, Fraction(1, 4))), by_slice=True)
    tables = write_cost_rules(CostRules(tables=Tables(scales={"voiture": scale})))
    settings.set_setting(gal.base, "cost_rules", tables)
    settings.set_setting(gal.base, "running_rules", write_running_rules(RunningRules(scale="voiture")))
    other = put_on(gal, "2026-101")
    for dossier, day in ((gal.dossier, 4), (other, 9)):
        driven = {"person_id": gal.sacha, "went_on": date(2026, 3, day), "place": "Arras", "kilometres": Fraction(80)}
        edit_missions(gal.base, dossier, [RowEdit(None, driven)])

    # 80 km × 0.50 = 40 € ; the second journey has 20 km left at 0.50, then 60 at 0.25.
    costs = [each.amount for key in (gal.dossier, other) for each in read_running(gal.base, key).missions]
    assert costs == [40_00, 25_00]


def test_a_copied_month_leaves_out_tasks_that_are_no_longer_used(gal: Gal) -> None:
    work(gal, FEBRUARY, 10, 10)
    edit_tasks(gal.base, [RowEdit(gal.tasks["Autres missions"], {}, is_removed=True)])

    copy_month(gal.base, gal.camille, MARCH)

    sheet = read_sheet(gal.base, gal.camille, MARCH)
    assert {each.label for each in sheet.tasks if sheet.of_task(each.id)} == {"Animation du programme"}


def test_what_is_odd_in_a_month_that_counts_is_told_with_the_claim(gal: Gal) -> None:
    settings.set_setting(gal.base, "running_rules", write_running_rules(RunningRules(method="paid_hours")))
    work(gal, MARCH, 15, 0)
    paid(gal, gal.camille, MARCH, 2_500_00, 0, paid_hours=Fraction(100))

    draft = gal.sheet.draft(*YEAR)
    assert (draft.total, [each.code for month in draft.unsure for each in month.lacks]) == (
        2_500_00,
        ["hours_above_paid"],
    )


def test_one_rate_in_the_place_of_the_rest_leaves_missions_out(gal: Gal) -> None:
    settings.set_setting(gal.base, "running_rules", write_running_rules(RunningRules(flat="others")))
    fill_quarter(gal)

    draft = gal.sheet.draft(*YEAR)
    # 40 % of 13 706.67 € = 5 482.668
    assert (draft.sum_of("mission"), draft.sum_of("flat")) == (0, 5_482_67)


def test_a_signed_sheet_changes_with_a_reason_and_loses_its_signatures(gal: Gal) -> None:
    work(gal, MARCH, 10, 0)
    signed = {"signed_on": date(2026, 4, 2), "countersigned_on": date(2026, 4, 3), "countersigned_by": "La présidente"}
    edit_sheet(gal.base, gal.camille, MARCH, signed)
    cell = {(gal.tasks["Animation du programme"], MARCH + timedelta(days=1)): Fraction(6)}
    with pytest.raises(Refusal, match="sheet_signed"):
        write_hours(gal.base, gal.camille, MARCH, cell)
    assert read_sheet(gal.base, gal.camille, MARCH).total == 70

    write_hours(gal.base, gal.camille, MARCH, cell, reason="Réunion oubliée")
    sheet = read_sheet(gal.base, gal.camille, MARCH)
    assert (sheet.total, sheet.is_signed) == (Fraction(69), False)
    assert history.list_entries(gal.base)[0].reason == "Réunion oubliée"


def test_a_month_is_copied_where_nothing_was_typed(gal: Gal) -> None:
    work(gal, FEBRUARY, 20, 0)
    task = gal.tasks["Comité de programmation"]
    write_hours(gal.base, gal.camille, MARCH, {(task, date(2026, 3, 2)): Fraction(3)})

    copy_month(gal.base, gal.camille, MARCH)

    # February's twenty days have the weekdays of March's first four weeks; Monday 2 had something.
    sheet = read_sheet(gal.base, gal.camille, MARCH)
    assert (sheet.of_day(date(2026, 3, 2)), sheet.total) == (Fraction(3), Fraction(3 + 19 * 7))
    with pytest.raises(Refusal, match="no_hours_before"):
        copy_month(gal.base, gal.sacha, MARCH)


def test_what_cannot_be_is_refused_with_its_place(gal: Gal) -> None:
    paid(gal, gal.camille, JANUARY, 100_00, 0)
    with pytest.raises(Refusal, match="month_paid_twice"):
        paid(gal, gal.camille, date(2026, 1, 20), 100_00, 0)
    with pytest.raises(Refusal, match="helped_above_pay"):
        paid(gal, gal.camille, FEBRUARY, 100_00, 0, helped=100_01)
    with pytest.raises(Refusal, match="assigned_twice"):
        edit_assignments(gal.base, gal.dossier, [RowEdit(None, {"person_id": gal.camille, "since": MARCH})])
    task = gal.tasks["Animation du programme"]
    with pytest.raises(Refusal, match="day_too_long"):
        write_hours(gal.base, gal.camille, MARCH, {(task, MARCH): Fraction(25)})


def test_a_task_with_hours_is_put_aside_and_stays_on_its_sheets(gal: Gal) -> None:
    work(gal, MARCH, 2, 0)
    used, unused = gal.tasks["Animation du programme"], gal.tasks["Congés et absences"]

    edit_tasks(gal.base, [RowEdit(used, {}, is_removed=True), RowEdit(unused, {}, is_removed=True)])

    assert used in gal.tasks.values()
    assert unused not in gal.tasks.values()
    assert used in {each.id for each in read_sheet(gal.base, gal.camille, MARCH).tasks}
    assert used not in {each.id for each in read_sheet(gal.base, gal.camille, FEBRUARY).tasks}


def test_the_ceiling_is_held_against_both_bases(gal: Gal) -> None:
    rules = {"1.1": 1_000_00, "2.1": 3_000_00}
    fiche = second_fiche(gal)
    project = make_dossier(gal.base, gal.ground, "2026-001")
    dossiers.edit_dossier(gal.base, project, fiche_id=fiche)
    for key, amount in ((gal.dossier, rules["1.1"]), (project, rules["2.1"])):
        dossiers.change_status(gal.base, key, "programmed", date(2026, 2, 2))
        funding.say_amount(gal.base, key, gal.ground.feader, "voted", amount, date(2026, 2, 2))
    funding.say_amount(gal.base, gal.dossier, gal.ground.feader, "paid", 500_00, date(2026, 2, 20))

    programmed, paid_basis = read_ceiling(gal.base).bases

    # 1 000 of 4 000 is the ceiling itself: near, with nothing left. All that was paid is running costs.
    assert (programmed.amount, programmed.whole, programmed.room, programmed.standing) == (
        1_000_00,
        4_000_00,
        0,
        "near",
    )
    assert (paid_basis.amount, paid_basis.whole, paid_basis.room, paid_basis.standing) == (
        *(500_00, 500_00),
        *(-375_00, "passed"),
    )
    assert [each.number for each in programmed.dossiers] == ["2026-100"]
    told = [
        each
        for each in home.read_gauge(gal.base, "envelopes", date(2026, 3, 2)).tasks
        if each.kind == "running_ceiling"
    ]
    assert [each.row for each in told] == ["programmed", "paid"]
    before = read_ceiling(gal.base, date(2026, 1, 1)).bases
    assert [(each.amount, each.standing) for each in before] == [(0, "nothing")] * 2


def second_fiche(gal: Gal) -> int:
    fiche = fiches.sketch_fiche(gal.base, code="2.1", title="Projets")
    fiches.set_envelope(gal.base, fiche, gal.ground.feader, 900_000_00)
    return int(fiche)
