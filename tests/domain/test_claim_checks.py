"""What is checked of each expense, and how much of it would be cut: amounts reckoned by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from leaderdesk.domain.claims.checks import Agreed, Grounds, check_expenses, proposed_cut
from leaderdesk.domain.claims.rows import ElsewhereRow, ExpenseRow
from tests.domain.claimed import expense

LINE = Agreed("Charpente", 5_000_00, "Bois & Cie", 5_000_00)
GROUNDS = Grounds(date(2026, 2, 1), date(2026, 12, 31), {1: LINE})


def found(*expenses: ExpenseRow, grounds: Grounds = GROUNDS, before: tuple[ExpenseRow, ...] = ()) -> list[Any]:
    return [(each.expense_id, each.code, each.weight, each.cut) for each in check_expenses(expenses, before, grounds)]


def on_line(**said: Any) -> Grounds:
    return replace(GROUNDS, lines={1: replace(LINE, **said)})


def test_an_expense_in_order_has_no_remark() -> None:
    assert found(expense()) == []


@pytest.mark.parametrize(
    ("said", "code", "weight", "cut"),
    [
        ({"invoiced_on": date(2026, 1, 31)}, "invoiced_before", "wrong", 1_000_00),
        ({"paid_on": date(2027, 1, 1)}, "paid_after", "wrong", 1_000_00),
        ({"paid_on": date(2026, 5, 3)}, "paid_before_invoice", "doubt", 0),
        ({"invoiced_on": None}, "no_invoice_day", "missing", 0),
        ({"invoice": None}, "no_invoice_number", "missing", 0),
        ({"paid_on": None}, "not_paid", "missing", 1_000_00),
        ({"proof": "none"}, "no_proof", "missing", 1_000_00),
        ({"proof": None}, "no_proof", "missing", 1_000_00),
        ({"net": 900_00}, "above_invoice", "wrong", 100_00),
        ({"cost_line_id": None}, "no_line", "doubt", 1_000_00),
        ({"supplier": "Autre charpentier"}, "other_supplier", "doubt", 0),
    ],
)
def test_each_fault_alone(said: dict[str, Any], code: str, weight: str, cut: int) -> None:
    assert found(expense(**said)) == [(1, code, weight, cut)]


def test_the_vat_that_comes_back_is_cut_and_counts_for_who_keeps_it() -> None:
    with_vat = expense(claimed=1_200_00, net=1_000_00, vat=200_00)

    assert found(with_vat) == []
    assert found(with_vat, grounds=on_line(recovers_vat=True)) == [(1, "vat_claimed", "wrong", 200_00)]
    # 1 300 € of an invoice of 1 000 € and its VAT: all that is above 1 000 €.
    beyond = replace(with_vat, claimed=1_300_00)
    assert found(beyond) == [(1, "above_invoice", "wrong", 100_00)]
    assert found(beyond, grounds=on_line(recovers_vat=True)) == [(1, "above_invoice", "wrong", 300_00)]


def test_what_no_invoice_can_prove_is_not_asked_for_one() -> None:
    bare = expense(invoice=None, invoiced_on=None, paid_on=None, proof=None)

    assert found(bare, grounds=on_line(proof="nothing", supplier=None)) == []
    assert found(bare, grounds=on_line(proof="paper")) == [(1, "not_paid", "missing", 1_000_00)]


def test_the_expense_that_passes_its_line_is_cut_by_what_is_beyond() -> None:
    before = (expense(1, 3_000_00), expense(2, 1_000_00, cut=400_00))
    # 3 000 + 600 kept: 1 400 are left of 5 000; the second is beyond by 600, the third whole.
    late = [expense(3, 2_000_00), expense(4, 500_00)]

    assert found(*late, before=before) == [(3, "above_line", "doubt", 600_00), (4, "above_line", "doubt", 500_00)]
    cut = [replace(late[0], cut=600_00), late[1]]
    assert found(*cut, before=before) == [(3, "above_line", "doubt", 600_00), (4, "above_line", "doubt", 500_00)]
    assert found(late[0], grounds=on_line(quoted=1_500_00)) == [(3, "above_quote", "doubt", 500_00)]


def test_an_invoice_is_shared_up_to_its_amount_and_no_further() -> None:
    again = expense(2, 600_00, invoice="f 1", net=1_000_00)

    assert found(again, before=(expense(1, 400_00),)) == [(2, "claimed_twice", "doubt", 0)]
    assert found(again, before=(expense(1, 700_00),)) == [(2, "claimed_twice", "doubt", 300_00)]
    assert found(replace(again, net=None), before=(expense(1, 700_00),)) == [(2, "claimed_twice", "doubt", 600_00)]
    # What was cut whole is claimed no more.
    assert found(again, before=(expense(1, 700_00, cut=700_00),)) == []
    assert found(replace(again, supplier="Autre"), before=(expense(1, 700_00),))[0][1] == "other_supplier"


def test_an_invoice_of_another_dossier_or_of_another_fund_is_named() -> None:
    elsewhere = replace(GROUNDS, elsewhere=(ElsewhereRow("2026-002", "bois & cie", "F1", 1_000_00),))
    (remark,) = check_expenses([expense()], (), elsewhere)
    assert (remark.code, remark.cut, remark.data["number"]) == ("claimed_elsewhere", 1_000_00, "2026-002")

    other_fund = replace(GROUNDS, other_funds={"FEDER": [expense(9, 1_000_00, invoice="F-1")]})
    (remark,) = check_expenses([expense()], (), other_fund)
    assert (remark.code, remark.cut, remark.data["number"]) == ("claimed_other_fund", 1_000_00, "FEDER")


def test_where_a_supplier_is_not_said_the_day_and_the_amount_are_asked_about() -> None:
    unsaid, day = expense(2, supplier=None, invoice="F-1"), expense().invoiced_on
    elsewhere = ElsewhereRow("2026-002", None, "F1", 400_00, day, 1_000_00)

    # Nothing is cut: it may be another supplier's.
    assert found(unsaid, before=(expense(1),)) == [(2, "maybe_twice", "doubt", 0)]
    assert found(unsaid, before=(expense(1, net=999_00),)) == []
    assert found(unsaid, before=(expense(1, invoiced_on=date(2026, 1, 2)),)) == []
    (remark,) = check_expenses([expense()], (), replace(GROUNDS, elsewhere=(elsewhere,)))
    assert (remark.code, remark.data["number"]) == ("maybe_elsewhere", "2026-002")
    # Two suppliers that are both said are two invoices.
    assert [each[1] for each in found(expense(2, supplier="Autre", invoice="F-1"), before=(expense(1),))] == [
        "other_supplier"
    ]


def test_an_expense_is_cut_once_for_its_greatest_fault() -> None:
    both = expense(net=900_00, proof=None)
    proposed = proposed_cut(both, check_expenses([both], (), GROUNDS))

    assert proposed is not None
    assert (proposed.code, proposed.cut, proposed.reason) == ("no_proof", 1_000_00, "no_proof")
    assert proposed_cut(expense(), []) is None
