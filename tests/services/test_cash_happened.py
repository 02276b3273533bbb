"""What happened takes the place of what was planned, and the drift is told; figures reckoned by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from leaderdesk.domain.sheets.treasuries import TreasurySheet
from leaderdesk.services import claims, dossiers, funding, moves, treasuries
from leaderdesk.services.edits import RowEdit
from tests.services.desk import Desk

APRIL, SEPTEMBER = date(2026, 4, 1), date(2026, 9, 1)
# The fund is planned 14 months after September 2026.
NOVEMBER_27 = date(2027, 11, 1)


@pytest.fixture
def planned(desk: Desk) -> Desk:
    """10 000 € in April, 1 600 € of the Département in September, 6 400 € of the fund in November 2027, 2 000 € own."""
    treasuries.spread_costs(desk.base, desk.dossier, APRIL, APRIL, "even")
    treasuries.edit_cash_plan(desk.base, desk.dossier, opening=2_000_00)
    funding.edit_funding_lines(desk.base, desk.dossier, [RowEdit(line(desk), {"expected_on": SEPTEMBER})])
    return desk


def line(desk: Desk) -> int:
    return dossiers.read_whole_dossier(desk.base, desk.dossier).funding[1].id


def sheet(desk: Desk, on: date) -> TreasurySheet:
    return treasuries.read_treasury(desk.base, desk.dossier, on)


def drifts(desk: Desk, on: date) -> list[tuple[str, str, int, bool]]:
    return [(each.who, each.kind, each.months, each.happened is None) for each in sheet(desk, on).drifts]


def months(desk: Desk, on: date) -> tuple[int, int]:
    outlooks = sheet(desk, on).outlooks
    assert outlooks is not None
    return int(outlooks["likely"].bridge), outlooks["likely"].months_carried


def pay(desk: Desk, amount: int, day: date) -> None:
    fields = {"amount": amount, "asked_on": None, "paid_on": day}
    claims.edit_funder_payments(desk.base, line(desk), [RowEdit(None, fields)])


def test_nothing_happened_leaves_the_plan(planned: Desk) -> None:
    found = sheet(planned, date(2026, 5, 1))

    assert (found.drifts, found.planned_outlooks) == ((), None)
    # April 2026 to October 2027.
    assert months(planned, date(2026, 5, 1)) == (8_000, 19)


def test_a_funder_that_paid_late_moves_the_fund_and_is_named(planned: Desk) -> None:
    pay(planned, 1_600_00, date(2027, 1, 20))
    on = date(2027, 1, 25)

    assert drifts(planned, on) == [("Département", "funder", 4, False)]
    # The fund waits for it: March 2028, and four months more to carry.
    assert months(planned, on) == (8_000, 23)
    assert sheet(planned, on).planned_outlooks is not None
    assert [each.is_real for each in sheet(planned, on).movements if each.row.kind == "cofunder"] == [True]


def test_a_funder_that_paid_a_part_still_owes_the_rest(planned: Desk) -> None:
    pay(planned, 600_00, date(2026, 8, 15))
    found = [each for each in sheet(planned, date(2026, 8, 20)).movements if each.row.kind == "cofunder"]

    assert [(each.row.amount, each.is_real) for each in found] == [(1_000_00, False), (600_00, True)]
    assert drifts(planned, date(2026, 8, 20)) == []
    assert drifts(planned, date(2026, 11, 2)) == [("Département", "funder", 2, True)]


def test_money_still_awaited_comes_this_month_at_the_earliest(planned: Desk) -> None:
    on = date(2026, 12, 1)

    # Three months late so far: so is the fund, from November 2027 to February 2028.
    assert drifts(planned, on) == [("Département", "funder", 3, True)]
    assert months(planned, on) == (8_000, 22)


def test_a_claim_that_was_filed_and_paid_takes_the_place_of_the_planned_one(planned: Desk) -> None:
    pay(planned, 1_600_00, SEPTEMBER)
    funding.say_amount(planned.base, planned.dossier, planned.ground.feader, "claimed", 6_400_00, date(2026, 10, 5))
    waiting = sheet(planned, date(2026, 10, 6)).claims
    assert [(each.is_derived, each.paid["likely"]) for each in waiting] == [(False, date(2027, 12, 1))]

    funding.say_amount(planned.base, planned.dossier, planned.ground.feader, "paid", 6_000_00, date(2027, 6, 2))
    found = sheet(planned, date(2027, 7, 1))
    # Paid less than was asked: nobody counts on the 400 € that were not kept.
    assert [(each.row.amount, each.paid["likely"], each.real is not None) for each in found.claims] == [
        (6_000_00, date(2027, 6, 1), True)
    ]
    assert drifts(planned, date(2027, 7, 1)) == [("FEADER", "claim", -5, False)]
    assert found.ahead is not None
    assert (int(found.ahead["likely"].gap), found.ahead["likely"].level) == (400, "red")


@pytest.mark.parametrize("is_planned", [False, True])
@pytest.mark.parametrize(
    "cut", [{"certified": 2_700_00}, {"certified": 2_700_00, "paid": 2_700_00}, {"paid": 2_700_00}]
)
def test_what_was_cut_of_a_claim_is_not_counted_on_again(desk: Desk, cut: dict[str, int], *, is_planned: bool) -> None:
    if is_planned:
        parts = [{"label": "Acompte", "amount": 3_000_00}, {"label": "Solde", "amount": 3_600_00}]
        treasuries.edit_planned_claims(desk.base, desk.dossier, [RowEdit(None, each) for each in parts])
    fields: dict[str, Any] = {"filed_on": date(2026, 6, 1), "asked": 3_000_00, **cut}
    fields |= {"service_done_on": date(2026, 8, 1)} if "certified" in cut else {}
    fields |= {"paid_on": date(2026, 9, 1)} if "paid" in cut else {}
    claims.add_claim(desk.base, desk.dossier, desk.ground.feader, **fields)

    # 6 400 € less the 3 000 € that were asked, whatever was kept of them.
    found = sheet(desk, date(2026, 10, 1)).claims
    assert [(each.row.amount, each.real is not None) for each in found] == [(2_700_00, True), (3_400_00, False)]


def test_two_claims_cut_and_paid_in_one_time_leave_nothing_waiting(desk: Desk) -> None:
    says = [("claimed", 2_000_00, 6), ("certified", 1_600_00, 7), ("claimed", 4_000_00, 8), ("certified", 3_200_00, 9)]
    for stage, amount, month in [*says, ("paid", 3_200_00, 10)]:
        funding.say_amount(desk.base, desk.dossier, desk.ground.feader, stage, amount, date(2026, month, 1))

    found = sheet(desk, date(2026, 11, 1)).claims
    assert [(each.row.amount, each.real is not None) for each in found] == [(3_200_00, True), (2_400_00, False)]


def test_a_balance_paid_early_leaves_nothing_to_expect(planned: Desk) -> None:
    pay(planned, 1_600_00, SEPTEMBER)
    claims.add_claim(
        *(planned.base, planned.dossier, planned.ground.feader, "balance"),
        filed_on=date(2026, 10, 5),
        asked=6_400_00,
        certified=6_000_00,
        service_done_on=date(2027, 5, 2),
        paid_on=date(2027, 6, 2),
    )
    on = date(2027, 7, 1)

    assert [each.row.amount for each in sheet(planned, on).claims] == [6_000_00]
    # What was not claimed is nobody's any more: it is not expected.
    assert sheet(planned, on).fund == 6_000_00
    assert drifts(planned, on) == [("FEADER", "claim", -5, False)]
    outlooks = sheet(planned, on).outlooks
    assert outlooks is not None
    assert (int(outlooks["likely"].gap), outlooks["likely"].level) == (400, "red")


def test_a_planned_claim_that_nobody_filed_is_said(planned: Desk) -> None:
    first = {"label": "Acompte", "amount": 3_000_00, "ready_on": date(2026, 6, 1), "filing_months": 1}
    last = {"label": "Solde", "amount": 3_400_00}
    treasuries.edit_planned_claims(planned.base, planned.dossier, [RowEdit(None, first), RowEdit(None, last)])

    assert drifts(planned, date(2026, 7, 31)) == []
    assert drifts(planned, date(2026, 8, 1)) == [("Acompte", "filing", 1, True)]


def test_the_rest_of_the_fund_is_awaited_after_a_first_part_is_paid(planned: Desk) -> None:
    fund, on = planned.ground.feader, date(2026, 10, 1)
    moves.change_status(planned.base, planned.dossier, "paid", on)
    assert [each.row.amount for each in sheet(planned, on).claims] == []

    first: dict[str, Any] = {
        "filed_on": date(2026, 6, 1),
        "paid_on": date(2026, 9, 1),
        "asked": 3_200_00,
        "paid": 3_200_00,
    }
    claims.add_claim(planned.base, planned.dossier, fund, **first)
    assert sum(each.row.amount for each in sheet(planned, on).claims) == 6_400_00


def test_money_of_a_funder_dated_ahead_is_expected_that_day_and_has_not_come(planned: Desk) -> None:
    pay(planned, 1_600_00, date(2026, 12, 15))
    on = date(2026, 10, 10)

    found = [each for each in sheet(planned, on).movements if each.row.kind == "cofunder"]
    assert [(each.row.amount, each.row.due_on, each.is_real, each.row.is_done) for each in found] == [
        (1_600_00, date(2026, 12, 15), True, False)
    ]
    # One month late so far; the fund waits for it until February 2028.
    assert drifts(planned, on) == [("Département", "funder", 1, True)]
    assert months(planned, on) == (8_000, 22)


def test_money_of_the_fund_dated_ahead_is_expected_that_day_and_has_not_come(planned: Desk) -> None:
    pay(planned, 1_600_00, SEPTEMBER)
    fields: dict[str, Any] = {"filed_on": date(2026, 10, 5), "paid_on": date(2027, 6, 2)}
    fields |= {"asked": 6_400_00, "paid": 6_400_00}
    claims.add_claim(planned.base, planned.dossier, planned.ground.feader, "balance", **fields)

    (waiting,) = sheet(planned, date(2026, 11, 1)).claims
    assert waiting.real is not None
    assert (waiting.row.amount, waiting.real.paid_on, waiting.paid["late"]) == (6_400_00, None, date(2027, 6, 1))
    (come,) = sheet(planned, date(2027, 6, 2)).claims
    assert come.real is not None
    assert (come.real.paid_on, come.paid["late"]) == (date(2027, 6, 2), date(2027, 6, 1))


def test_a_claim_dated_ahead_is_not_filed_yet(planned: Desk) -> None:
    fields: dict[str, Any] = {"filed_on": date(2026, 10, 5), "asked": 6_000_00}
    claims.add_claim(planned.base, planned.dossier, planned.ground.feader, "balance", **fields)

    (planned_one,) = sheet(planned, date(2026, 10, 4)).claims
    assert (planned_one.row.amount, planned_one.real) == (6_400_00, None)
    (filed,) = sheet(planned, date(2026, 10, 5)).claims
    assert (filed.row.amount, filed.real is not None) == (6_000_00, True)
