"""The demonstration base after its decisions: claims, envelopes, treasuries and controls, an example of each stage."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from leaderdesk.domain.claims.sheets import ClaimSheet
from leaderdesk.services import avenants, bridges, claims, controls, conventions, dossiers, home, targets, treasuries
from leaderdesk.services.around import Around
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.running.reading import read_running
from tests.examples import key_of

TODAY = date(2026, 11, 21)
KITCHEN = "Légumerie de la Halle paysanne"
PATH = "Sentier des marais de Lormignac"
BUS = "Bus des veillées"


def claims_of(base: OpenBase, title: str) -> list[ClaimSheet]:
    """Its claims, fund after fund."""
    return [each for fund in claims.read_claims(base, key_of(base, title), TODAY).funds for each in fund.claims]


def test_demo_claims_stand_at_every_stage(shown: OpenBase) -> None:
    wholes = [claims.read_claims(shown, row.id, TODAY) for row in dossiers.list_dossiers(shown)]
    courses = [each.course for whole in wholes for fund in whole.funds for each in fund.claims]

    assert len(courses) == 10
    stages = {each.stage for each in courses}
    assert {"filing", "completing", "checking", "ordering", "paying"} <= stages
    assert sum(each.hand == "funder" for each in courses) == 1


def test_demo_instalment_is_cut_by_twelve_hundredths_then_its_balance_is_claimed(shown: OpenBase) -> None:
    instalment, balance = (each.settled for each in claims_of(shown, KITCHEN))

    assert (instalment.claimed, instalment.cut) == (88_655_30, 10_638_64)
    assert round(Fraction(instalment.cut, instalment.claimed), 3) == Fraction("0.12")
    # 78 016,66 € kept, of an eligible cost of 104 416,93 € that is given 55 000 €.
    assert instalment.paid == int(Fraction(78_016_66 * 55_000_00, 104_416_93))
    assert (balance.row.kind, balance.row.filed_on, balance.row.complete_on) == ("balance", date(2026, 10, 12), None)


def test_demo_expenses_ask_something_where_it_was_meant(shown: OpenBase) -> None:
    found = {
        row.title: sorted(remark.code for claim in claims_of(shown, row.title) for remark in claim.remarks)
        for row in dossiers.list_dossiers(shown)
    }

    assert {title: codes for title, codes in found.items() if codes} == {
        KITCHEN: ["no_proof"],
        "Micro-crèche à horaires élargis": ["above_line", "other_supplier"],
    }


def test_demo_amendments_are_asked_refused_and_in_force(shown: OpenBase) -> None:
    found = [
        each.standing
        for row in dossiers.list_dossiers(shown)
        for each in conventions.read_convention(shown, row.id, TODAY).amendments
    ]

    assert sorted(set(found)) == ["asked", "in_force", "refused"]


def test_demo_envelopes_have_an_avenant_decided_and_one_tried(shown: OpenBase) -> None:
    assert [each.state for each in avenants.read_avenants(shown).sheets] == ["in_force", "simulated"]


def test_demo_targets_end_with_their_year(shown: OpenBase) -> None:
    found = targets.read_targets(shown).sheets

    assert [(each.row.due_on, each.row.is_decommitment) for each in found] == [
        (date(2026, 12, 31), False),
        (date(2027, 12, 31), False),
        (date(2027, 12, 31), True),
    ]
    assert all(each.progress is not None and each.progress.missing > 0 for each in found)


def test_demo_small_association_cannot_carry_what_it_asks_for(shown: OpenBase) -> None:
    sheet = treasuries.read_treasury(shown, key_of(shown, BUS), TODAY)

    assert sheet.plan is not None
    assert sheet.outlooks is not None
    # 8 200 € and 71 250 € of costs: 63 050 € below zero, of which the fund repays 45 000 €.
    assert (sheet.plan.annual_budget, sheet.level) == (60_000_00, "red")
    assert min(sheet.outlooks["likely"].balances) == -63_050
    assert any(each.is_better for each in treasuries.read_variants(shown, key_of(shown, BUS), TODAY))


def test_demo_treasuries_drift_from_their_plan_and_weigh_on_one_another(shown: OpenBase) -> None:
    drifts = treasuries.read_treasury(shown, key_of(shown, PATH), TODAY).drifts
    together = treasuries.read_others(shown, key_of(shown, "Musée de plein air de la Sarrelle"), TODAY)

    assert [(each.kind, each.months) for each in drifts] == [("filing", 5), ("funder", 4)]
    assert together is not None
    assert len(together.counted) == 3
    assert len(bridges.list_offers(shown)) == 2
    assert bridges.read_offers(shown, key_of(shown, PATH), TODAY) != ()


def test_demo_register_has_a_control_closed_and_one_to_answer(shown: OpenBase) -> None:
    lines = [each for each in controls.read_register(shown, TODAY).lines if each.controls]

    assert [[control.reached for control in each.controls] for each in lines] == [["reported_on"], ["closed_on"]]
    assert [len(each.waiting) for each in lines] == [2, 0]


def test_demo_running_costs_were_paid_and_lack_one_signature(shown: OpenBase) -> None:
    sheet = read_running(shown, key_of(shown, "Animation et gestion du GAL, première période"))
    (claim,) = sheet.claims
    draft = sheet.draft(date(2024, 7, 1), date(2024, 12, 31), claim.id)

    assert (claim.covers_from, claim.covers_until) == (draft.since, draft.until)
    # Half of the 99 910,30 € of the plan, of which the fund gives 80 %.
    assert (draft.total, claim.paid) == (49_955_15, 39_964_12)
    assert [(each.code, each.on) for each in draft.missing] == [("signed", date(2024, 12, 1))]
    assert (draft.left_out, draft.without_pay, draft.twice) == ((), (), ())


def test_demo_home_has_something_of_every_kind_that_follows(shown: OpenBase, around: Around) -> None:
    kinds = {each.kind for each in home.read_today(shown, around, TODAY).tasks}

    assert {"claim_to_file", "claim_to_complete", "funder_lapses", "obligation", "control_answer"} <= kinds
