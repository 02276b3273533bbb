"""Who pays beside the fund: funders that hold it back or lapse, a holder's own money, several funds."""

from __future__ import annotations

from datetime import date

from leaderdesk.domain.claims.lapses import Lapse
from leaderdesk.services import claims, funding, programmes
from leaderdesk.services.edits import RowEdit
from tests.services.claimed import FILED, claim, invoice, line_of, only, pay, settlement, sheet
from tests.services.desk import Desk


def test_a_funder_that_has_not_paid_holds_the_fund_back_and_is_named(signed: Desk) -> None:
    invoice(signed, claim(signed), 5_000_00)
    assert only(signed).settled.doubts == ("counterpart_unknown",)
    pay(signed, line_of(signed, "public"), 300_00)

    found = only(signed)
    # 300 call 1 200 of the 3 200; 500 more are needed.
    assert (found.settled.due, found.settled.doubts) == (1_200_00, ())
    assert [(each.code, each.label, each.amount) for each in found.to_pay] == [
        ("convention_unsigned", "", None),
        ("funders_unpaid", "", 500_00),
        ("funder_unpaid", "Département", 1_300_00),
    ]


def test_money_that_was_asked_and_has_not_come_is_known_as_nothing(signed: Desk) -> None:
    invoice(signed, claim(signed), 5_000_00)
    pay(signed, line_of(signed, "public"), 1_600_00, None, asked_on=FILED)

    (funder,) = sheet(signed).funders
    assert (funder.asked, funder.paid, funder.left) == (1_600_00, 0, 1_600_00)
    assert only(signed).settled.due == 0


def test_the_own_money_of_a_public_holder_calls_the_fund_where_no_funder_does(signed: Desk) -> None:
    funding.edit_funding_lines(signed.base, signed.dossier, [RowEdit(line_of(signed, "public"), {}, is_removed=True)])
    invoice(signed, claim(signed), 1_000_00)

    settled = only(signed).settled
    # 1 600 of its own are needed in all: the 1 000 it paid call 4 000, and its share of the cost binds.
    assert (settled.due, settled.doubts) == (640_00, ())
    assert settlement(only(signed)).limits["counterpart_paid"] == 4_000


def test_a_decision_that_lapses_before_the_fund_comes_is_warned_of(signed: Desk) -> None:
    line = line_of(signed, "public")
    funding.edit_funding_lines(signed.base, signed.dossier, [RowEdit(line, {"expires_on": date(2028, 1, 31)})])
    claim(signed, filed_on=FILED)

    (funder,) = sheet(signed).funders
    # Filed in June 2026, paid 24 months later at the latest.
    assert funder.lapse == Lapse("before_fund", date(2028, 1, 31), 1_600_00, date(2028, 6, 1))
    pay(signed, line, 1_600_00)
    assert sheet(signed).funders[0].lapse is None


def test_money_of_a_funder_dated_ahead_is_expected(signed: Desk) -> None:
    line = line_of(signed, "public")
    funding.edit_funding_lines(signed.base, signed.dossier, [RowEdit(line, {"expires_on": date(2028, 1, 31)})])
    claim(signed, filed_on=FILED)
    pay(signed, line, 1_600_00, date(2027, 1, 2))

    (funder,) = sheet(signed).funders
    assert (funder.paid, funder.left) == (0, 1_600_00)
    assert funder.lapse == Lapse("before_fund", date(2028, 1, 31), 1_600_00, date(2028, 6, 1))
    (later,) = claims.read_claims(signed.base, signed.dossier, date(2027, 1, 2)).funders
    assert (later.paid, later.lapse) == (1_600_00, None)


def test_several_funds_are_told_apart_and_an_invoice_is_not_for_two(signed: Desk) -> None:
    other = programmes.add_fund(signed.base, "FEDER", "Fonds régional")
    funding.edit_funding_lines(
        signed.base, signed.dossier, [RowEdit(None, {"nature": "european", "fund_id": other, "amount": 1_000_00})]
    )
    invoice(signed, claim(signed), 2_000_00, supplier="Bois & Cie")
    second = claims.add_claim(signed.base, signed.dossier, other)
    invoice(signed, second, 2_000_00, supplier="Bois & Cie")

    first, last = sheet(signed).funds
    assert (first.doubts, last.doubts) == (("expenses_not_shared",), ("expenses_not_shared",))
    (remark,) = (each for each in last.claims[0].remarks if each.code != "other_supplier")
    assert (remark.code, remark.data["number"]) == ("claimed_other_fund", "FEADER")
    # The rules of the fiche are about its first fund.
    assert [each.claims[0].settled.doubts for each in (first, last)] == [("counterpart_unknown",), ()]
    assert last.claims[0].settled.due == 200_00
