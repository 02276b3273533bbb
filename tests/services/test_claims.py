"""The claims of a dossier: expenses cut, instalments then the balance, and the stages that follow them."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from leaderdesk.domain.claims.rules import ClaimRules, write_claim_rules
from leaderdesk.domain.claims.sheets import ClaimSheet, ClaimsSheet
from leaderdesk.domain.errors import Refusal
from leaderdesk.services import claims, costs, funding, history, settings
from leaderdesk.services.edits import RowEdit
from tests.services.desk import ON, Desk

FILED, CHECKED, PAID = date(2026, 6, 1), date(2026, 9, 1), date(2026, 12, 1)


def sheet(desk: Desk) -> ClaimsSheet:
    return claims.read_claims(desk.base, desk.dossier, date(2027, 1, 1))


def only(desk: Desk) -> ClaimSheet:
    return sheet(desk).funds[0].claims[0]


def staged(desk: Desk) -> list[tuple[str, date, int, str]]:
    rows = [row for chain in funding.read_financing(desk.base, desk.dossier, PAID).chains for row in chain.said]
    return [(row.stage, row.said_on, row.amount, row.origin) for row in rows]


@pytest.fixture
def signed(desk: Desk) -> Desk:
    """Under convention for 6 400 € of the fund on 10 000 €."""
    for stage in ("voted", "convention"):
        funding.say_amount(desk.base, desk.dossier, desk.ground.feader, stage, 6_400_00, ON)
    return desk


def claim(desk: Desk, kind: str = "instalment", **fields: Any) -> int:
    return claims.add_claim(desk.base, desk.dossier, desk.ground.feader, kind, **fields)


def invoice(desk: Desk, claim_id: int, claimed: int, **fields: Any) -> None:
    line = costs.read_costs(desk.base, desk.dossier).lines[0].row.id
    usual = {"label": "Charpente", "cost_line_id": line, "invoice": "F-1", "invoiced_on": date(2026, 5, 4)}
    paid = {"paid_on": date(2026, 5, 20), "proof": "bank_statement", "net": claimed, "claimed": claimed}
    claims.edit_expenses(desk.base, claim_id, [RowEdit(None, {**usual, **paid, **fields})])


def test_a_claim_is_due_its_share_of_what_was_agreed(signed: Desk) -> None:
    invoice(signed, claim(signed), 5_000_00)

    found = only(signed)
    assert (found.settled.due, found.settled.settlement.binding) == (3_200_00, ("pro_rata",))
    assert found.course.stage == "filing"
    assert (found.remarks, found.missing) == ((), ())


def test_an_instalment_cut_by_twelve_percent_loses_as_much_again(signed: Desk) -> None:
    settings.set_setting(signed.base, "claim_rules", write_claim_rules(ClaimRules(tolerance=Fraction(1, 10))))
    key = claim(signed)
    invoice(signed, key, 5_000_00, cut=535_71, cut_reason="not_eligible")

    settled = only(signed).settled
    # 535.71 of 4 464.29 found is 12 %: what is left is 5 000 - 2 × 535.71 = 3 928.58, of which 64 %.
    assert settled.settlement.penalty == Fraction(53571, 100)
    assert settled.due == 2_514_29


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
    assert fund.claims[1].settled.settlement.released == 640
    assert (fund.sum_of("asked"), fund.sum_of("paid"), fund.left) == (5_760_00, 3_200_00, 3_200_00)
    with pytest.raises(Refusal, match="balance_claimed"):
        claim(signed)


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
