"""The claims of a dossier: expenses cut, instalments then the balance, and the stages that follow them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from sqlalchemy import update

from leaderdesk.domain.claims.rules import ClaimRules, write_claim_rules
from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.money import Part
from leaderdesk.services import claims, conventions, costs, dossiers, fiches, funding, history, programmes, settings
from leaderdesk.services.bases import act
from leaderdesk.services.edits import RowEdit
from leaderdesk.store.schema import PaymentClaim
from leaderdesk.store.unit import Unit
from leaderdesk.words.claim_sheets import say_after_balance, say_done, say_taken_over
from leaderdesk.words.explanations import explain
from tests.factories import make_dossier
from tests.services.claimed import (
    CHECKED,
    FILED,
    PAID,
    claim,
    invoice,
    only,
    settlement,
    sheet,
    staged,
    staged_until,
)
from tests.services.desk import ON, Desk


def test_a_claim_is_due_its_share_of_what_was_agreed(signed: Desk) -> None:
    invoice(signed, claim(signed), 5_000_00)

    found = only(signed)
    assert (found.settled.due, settlement(found).binding) == (3_200_00, ("pro_rata",))
    assert found.course.stage == "filing"
    assert (found.remarks, found.missing) == ((), ())


def test_an_instalment_cut_by_twelve_percent_loses_as_much_again(signed: Desk) -> None:
    settings.set_setting(signed.base, "claim_rules", write_claim_rules(ClaimRules(tolerance=Fraction(1, 10))))
    key = claim(signed)
    invoice(signed, key, 5_000_00, cut=535_71, cut_reason="not_eligible")

    found = only(signed)
    # 535.71 of 4 464.29 found is 12 %: what is left is 5 000 - 2 × 535.71 = 3 928.58, of which 64 %.
    assert settlement(found).penalty == Fraction(53571, 100)
    assert found.settled.due == 2_514_29


def test_stages_follow_the_claims_in_one_entry_and_go_back_with_it(signed: Desk) -> None:
    key = claim(signed)
    invoice(signed, key, 5_000_00)
    before, height = staged(signed), signed.base.height
    days = {"filed_on": FILED, "service_done_on": CHECKED, "paid_on": PAID, "paid": 3_000_00}
    claims.edit_claims(signed.base, signed.dossier, [RowEdit(key, days)])

    assert signed.base.height == height + 1
    assert staged(signed) == [
        *before,
        ("claimed", FILED, 3_200_00, "claims"),
        ("certified", CHECKED, 3_200_00, "claims"),
        ("paid", PAID, 3_000_00, "claims"),
    ]
    history.undo(signed.base)
    assert staged(signed) == before


def test_the_balance_counts_what_was_paid_and_releases_what_will_not_be(signed: Desk) -> None:
    first = claim(signed, filed_on=FILED, service_done_on=CHECKED, paid_on=PAID)
    invoice(signed, first, 5_000_00)
    last = claim(signed, "balance", filed_on=date(2027, 1, 1))
    invoice(signed, last, 4_000_00, invoice="F-2")

    fund = sheet(signed).funds[0]
    assert [each.settled.due for each in fund.claims] == [3_200_00, 2_560_00]
    assert settlement(fund.claims[1]).released == 640
    assert (fund.sum_of("asked"), fund.sum_of("paid"), fund.left) == (5_760_00, 3_200_00, 3_200_00)
    with pytest.raises(Refusal, match="balance_claimed"):
        claim(signed)


def test_a_balance_that_gives_money_back_is_taken_though_the_first_check_has_no_day(signed: Desk) -> None:
    first = claim(signed, filed_on=FILED, paid_on=PAID, paid=6_000_00)
    invoice(signed, first, 8_000_00)
    last = claim(signed, "balance")
    invoice(signed, last, 1_000_00, invoice="F-2", cut=1_000_00, cut_reason="not_eligible")
    claims.edit_claims(signed.base, signed.dossier, [RowEdit(last, {"service_done_on": CHECKED})])

    # 8 000 € accepted are worth 5 120 €: 880 € come back, and nobody said when the 6 000 € had been certified.
    assert sheet(signed).funds[0].claims[1].settled.to_recover == 880_00
    assert [each for each in staged(signed) if each[0] == "certified"] == []
    assert ("paid", PAID, 6_000_00, "claims") in staged(signed)


def test_what_a_hand_said_that_day_gives_way_and_is_refused_after(signed: Desk) -> None:
    funding.say_amount(signed.base, signed.dossier, signed.ground.feader, "paid", 1_00, PAID)
    key = claim(signed, filed_on=FILED, paid_on=PAID)
    invoice(signed, key, 5_000_00)

    assert ("paid", PAID, 3_200_00, "claims") in staged(signed)
    with pytest.raises(Refusal, match="amount_reckoned"):
        funding.say_amount(signed.base, signed.dossier, signed.ground.feader, "paid", 2_00, PAID)


def test_a_proposed_cut_is_taken_with_its_reason(signed: Desk) -> None:
    key = claim(signed)
    invoice(signed, key, 5_000_00, paid_on=None)
    found = only(signed)
    assert [(each.code, each.cut) for each in found.remarks] == [("not_paid", 5_000_00)]
    claims.take_cuts(signed.base, key, [found.settled.expenses[0].id])

    taken = only(signed)
    assert (taken.settled.expenses[0].cut, taken.settled.expenses[0].cut_reason) == (5_000_00, "not_paid")
    assert (taken.settled.due, dict(taken.proposals)) == (0, {})


def test_a_cut_above_its_expense_is_refused(signed: Desk) -> None:
    with pytest.raises(Refusal, match="cut_above_claimed"):
        invoice(signed, claim(signed), 100_00, cut=101_00)


def test_a_cut_in_percents_is_taken_of_what_its_own_line_claims(signed: Desk) -> None:
    key = claim(signed)
    invoice(signed, key, 333_33)
    expense = only(signed).settled.expenses[0].id
    twelve = Part(120_000)
    new = {"label": "Peinture", "claimed": 1_500_00, "cut": twelve}
    told = claims.edit_expenses(signed.base, key, [RowEdit(expense, {"cut": twelve}), RowEdit(None, new)])

    assert [each.cut for each in only(signed).settled.expenses] == [40_00, 180_00]
    assert told.parts == (claims.PartCut(twelve, 333_33, 40_00), claims.PartCut(twelve, 1_500_00, 180_00))


def test_a_cut_in_percents_of_nothing_is_refused(signed: Desk) -> None:
    with pytest.raises(Refusal, match="part_of_nothing"):
        invoice(signed, claim(signed), 0, cut=Part(120_000))


def test_a_gesture_keeps_its_amount_whatever_is_cut_later(signed: Desk) -> None:
    key = claim(signed)
    invoice(signed, key, 5_000_00)
    claims.advance_claim(signed.base, key, "filed_on", FILED)
    expense = only(signed).settled.expenses[0]
    claims.edit_expenses(signed.base, key, [RowEdit(expense.id, {"cut": 600_00, "cut_reason": "not_eligible"})])
    claims.advance_claim(signed.base, key, "service_done_on", CHECKED)
    claims.advance_claim(signed.base, key, "paid_on", PAID, 2_000_00)

    # 64 % of 5 000, then of 4 400.
    assert [(row[0], row[2]) for row in staged(signed)[2:]] == [
        ("claimed", 3_200_00),
        ("certified", 2_816_00),
        ("paid", 2_000_00),
    ]
    assert only(signed).settled.row.asked == 3_200_00


def test_what_was_said_by_hand_is_told_with_its_former_amount(signed: Desk) -> None:
    feader = signed.ground.feader
    funding.say_amount(signed.base, signed.dossier, feader, "paid", 1_00, PAID)
    key = claim(signed)
    invoice(signed, key, 5_000_00)

    told = claims.advance_claim(signed.base, key, "paid_on", PAID)
    assert told.taken == (claims.TakenOver(feader, "paid", PAID, 1_00, 3_200_00),)


def test_stages_behind_the_plan_are_told_and_brought_up(signed: Desk) -> None:
    key = claim(signed, filed_on=FILED)
    invoice(signed, key, 5_000_00)
    assert sheet(signed).funds[0].doubts == ()
    line = costs.read_costs(signed.base, signed.dossier).lines[0].row.id
    costs.edit_cost_lines(signed.base, signed.dossier, [RowEdit(line, {"instructed": 8_000_00})])

    assert sheet(signed).funds[0].doubts == ("stages_behind",)
    claims.reckon_again(signed.base, signed.dossier)
    # 6 400 on 8 000: 80 %.
    assert staged(signed)[-1] == ("claimed", FILED, 4_000_00, "claims")
    assert sheet(signed).funds[0].doubts == ()


def test_what_nobody_claims_yet_is_told_line_by_line(signed: Desk) -> None:
    invoice(signed, claim(signed), 5_000_00, cut=1_000_00, cut_reason="not_eligible")

    fund = sheet(signed).funds[0]
    (line,) = fund.lines
    assert (line.label, line.claimed, line.kept, line.left) == ("Charpente", 5_000_00, 4_000_00, 6_000_00)
    # 40 % of 6 400 would be paid.
    assert (fund.unspent, fund.released) == (6_000_00, 3_840_00)


def test_the_same_invoice_in_another_dossier_is_found(signed: Desk) -> None:
    twin = Desk(signed.base, signed.ground, make_dossier(signed.base, signed.ground, "2026-002"))
    invoice(twin, claim(twin), 900_00, supplier="Bois & Cie", invoice="f/1")
    invoice(signed, claim(signed), 5_000_00, supplier="BOIS & CIE", invoice="F 1")

    remark = next(each for each in only(signed).remarks if each.code == "claimed_elsewhere")
    assert (remark.data["number"], remark.cut) == ("2026-002", 900_00)


def test_one_balance_of_a_fund_is_enough(signed: Desk) -> None:
    first, _ = claim(signed), claim(signed, "balance")
    with pytest.raises(Refusal, match="balance_claimed"):
        claims.edit_claims(signed.base, signed.dossier, [RowEdit(first, {"kind": "balance"})])


def test_no_edit_puts_a_claim_after_the_balance_of_its_fund(signed: Desk) -> None:
    first, last = claim(signed, filed_on=FILED), claim(signed)
    for edits in (
        [RowEdit(first, {"kind": "balance"})],
        [RowEdit(last, {"kind": "balance"}), RowEdit(None, {"fund_id": signed.ground.feader})],
        # Its balance was filed before it.
        [RowEdit(last, {"kind": "balance", "filed_on": FILED - timedelta(days=1)})],
    ):
        with pytest.raises(Refusal, match="claim_after_balance"):
            claims.edit_claims(signed.base, signed.dossier, edits)

    claims.edit_claims(signed.base, signed.dossier, [RowEdit(last, {"kind": "balance", "filed_on": FILED})])
    with pytest.raises(Refusal, match="claim_after_balance"):
        claims.advance_claim(signed.base, first, "filed_on", FILED + timedelta(days=1))
    other = programmes.add_fund(signed.base, "FEDER", "Fonds régional")
    assert claims.add_claim(signed.base, signed.dossier, other)


def test_what_stood_behind_a_balance_already_is_told(signed: Desk) -> None:
    first, balance = claim(signed), claim(signed, "balance")
    # As an older base may have it: no action of today writes it.
    with Unit(signed.base, act(signed.base, "edit_claims")) as unit:
        unit.session.execute(update(PaymentClaim).where(PaymentClaim.id == first).values(position=9))
        unit.commit()

    (fund,) = sheet(signed).funds
    doubted = [each.settled.row.id for each in fund.claims if "after_balance" in each.settled.doubts]
    assert (doubted, balance in doubted) == ([first], False)
    (told,) = say_after_balance(fund)
    assert told.startswith("Acompte, FEADER\u00a0: elle se range, ou a été déposée, après le solde")
    assert say_after_balance(replace(fund, claims=())) == []


def test_a_claim_that_was_withdrawn_does_not_come_back_after_the_balance(signed: Desk) -> None:
    first, last = claim(signed, "balance", withdrawn_on=FILED), claim(signed)
    with pytest.raises(Refusal, match="claim_after_balance"):
        claims.edit_claims(signed.base, signed.dossier, [RowEdit(first, {"withdrawn_on": None})])

    back = [RowEdit(first, {"withdrawn_on": None}), RowEdit(last, {"withdrawn_on": FILED})]
    claims.edit_claims(signed.base, signed.dossier, back)
    with pytest.raises(Refusal, match="claim_after_balance"):
        claims.edit_claims(signed.base, signed.dossier, [RowEdit(last, {"withdrawn_on": None})])


def test_delays_are_measured_on_each_claim_and_on_stages_where_there_is_none(signed: Desk) -> None:
    began = date(2025, 1, 1)
    for rank in range(6):
        claim(signed, filed_on=began, paid_on=began + timedelta(days=61 * (rank + 1)))
    claim(signed, filed_on=began, withdrawn_on=began)
    for number in ("2026-002", "2026-003"):
        other = make_dossier(signed.base, signed.ground, number)
        for stage, day in (("claimed", began), ("paid", began + timedelta(days=427))):
            funding.say_amount(signed.base, other, signed.ground.feader, stage, 1_00, day)

    delays = sheet(signed).delays
    # 61, 122, 183, 244, 305, 366, 427 and 427 days: the second, the fourth and the seventh, in months rounded up.
    assert (delays.source, delays.cases, delays.months) == ("measured", 8, (5, 9, 15))


def test_a_signed_amendment_changes_what_is_left_and_not_what_was_checked(signed: Desk) -> None:
    first = claim(signed, filed_on=FILED, service_done_on=CHECKED, paid_on=PAID)
    invoice(signed, first, 5_000_00)
    amended = {"kind": "amount", "fund_id": signed.ground.feader, "amount": 5_000_00, "signed_on": date(2026, 12, 15)}
    conventions.edit_amendments(signed.base, signed.dossier, [RowEdit(None, amended)])
    last = claim(signed, "balance")
    invoice(signed, last, 5_000_00, invoice="F-2")

    fund = sheet(signed).funds[0]
    assert (fund.agreed, fund.source, fund.left) == (5_000_00, "amendment", 1_800_00)
    # 64 % of the first half, then what is left of 5 000.
    assert [each.settled.due for each in fund.claims] == [3_200_00, 1_800_00]
    assert ("convention", date(2026, 12, 15), 5_000_00, "amendments") in staged_until(signed, date(2027, 1, 1))


def test_a_claim_is_held_against_what_the_rules_let_count(signed: Desk) -> None:
    rules = programmes.Rules(Fraction(4, 5), Fraction(4, 5), Fraction(1, 5), eligible_max=8_000_00)
    version = fiches.revise_rules(signed.base, signed.ground.fiche, rules, holds_from=ON, reason="plafond")
    dossiers.edit_dossier(signed.base, signed.dossier, rules_id=version)
    invoice(signed, claim(signed), 4_000_00)

    (fund,) = sheet(signed).funds
    # The plan costs 10 000 €, the fiche lets 8 000 € count: half of it calls half of the 6 400 €.
    assert (fund.eligible, fund.claims[0].settled.due) == (8_000_00, 3_200_00)
    first = fund.claims[0].settled.steps[0]
    assert (first.code, first.data["basis"], first.data["lines"]) == ("payment.basis", 8_000, 10_000)
    (words,) = explain([first])
    assert words.startswith("Le coût conventionné est de 8\u202f000,00\u00a0€\u00a0: ")


def test_a_new_claim_says_what_it_takes_over_from_a_hand(signed: Desk) -> None:
    funding.say_amount(signed.base, signed.dossier, signed.ground.feader, "claimed", 3_000_00, FILED)

    added = claims.add_claim(signed.base, signed.dossier, signed.ground.feader, filed_on=FILED, asked=3_200_00)
    assert [(each.stage, each.said, each.reckoned) for each in added.taken] == [("claimed", 3_000_00, 3_200_00)]
    assert say_done("", added) == say_taken_over("claimed", FILED, 3_000_00, 3_200_00)
