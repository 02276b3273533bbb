"""The edges of a treasury: money nobody noted as come, days that cannot be right, counts beyond any sense."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.sheets.treasuries import TreasurySheet
from leaderdesk.services import claims, dossiers, funding, programmes, treasuries
from leaderdesk.services.edits import RowEdit
from leaderdesk.services.treasury_alerts import read_alerts
from leaderdesk.words import cash
from leaderdesk.words.sheets import say_flaw
from tests.services.desk import Desk

SPRING, ON = date(2026, 4, 1), date(2026, 10, 5)


def sheet(desk: Desk, on: date = ON) -> TreasurySheet:
    return treasuries.read_treasury(desk.base, desk.dossier, on)


def move(desk: Desk, kind: str, label: str, amount: int, day: date, **more: Any) -> None:
    fields = {"kind": kind, "label": label, "amount": amount, "due_on": day, **more}
    treasuries.edit_cash_movements(desk.base, desk.dossier, [RowEdit(None, fields)])


def balances(desk: Desk, on: date = ON) -> list[int]:
    outlooks = sheet(desk, on).outlooks
    assert outlooks is not None
    return [int(each) for each in outlooks["likely"].balances]


def test_money_that_is_not_noted_as_come_has_not_come(desk: Desk) -> None:
    move(desk, "spending", "Travaux", 3_000_00, SPRING)
    move(desk, "advance", "Avance", 1_000_00, date(2026, 5, 1), is_done=True)
    move(desk, "vat_refund", "TVA de juillet", 400_00, date(2026, 7, 1))
    move(desk, "vat_refund", "TVA d’août", 100_00, date(2026, 8, 1))

    assert balances(desk)[:8] == [-3_000, -2_000, -2_000, -2_000, -2_000, -2_000, -1_500, -1_500]
    said = [cash.drift(each).replace("\u00a0", " ") for each in sheet(desk).drifts]
    assert said == ["TVA de juillet : attendu en juillet 2026, pas noté « fait » (3 mois de retard)."]
    # It is for the dossier to say: the whole base is not told of it.
    assert [alert.months_late for alert in read_alerts(desk.base, ON).alerts] in ([], [0])


def test_an_expense_too_far_ahead_is_named_and_not_counted(desk: Desk) -> None:
    move(desk, "spending", "Travaux", 3_000_00, SPRING)
    move(desk, "spending", "Enseigne", 7_000_00, date(2062, 6, 1))
    found = sheet(desk)

    flaw = next(each for each in found.flaws if each.code == "movement_too_far")
    assert say_flaw(flaw) == (
        "Enseigne\u00a0: le 01/06/2062 n’est pas compté, le calcul s’arrête 10 ans après avril 2026."
        " Vérifiez cette date."
    )
    assert found.outlooks is not None
    assert (int(found.outlooks["likely"].bridge), int(found.outlooks["likely"].gap)) == (3_000, 0)


def test_an_expense_too_far_ahead_alone_says_nothing(desk: Desk) -> None:
    treasuries.edit_cash_plan(desk.base, desk.dossier, starts_on=SPRING)
    move(desk, "spending", "Enseigne", 7_000_00, date(2062, 6, 1))
    assert (sheet(desk).outlooks, sheet(desk).level) == (None, None)


def test_money_that_came_did_not_wait_for_the_convention(desk: Desk) -> None:
    move(desk, "spending", "Travaux", 3_000_00, SPRING)
    dossiers.edit_dossier(desk.base, desk.dossier, convention_on=date(2027, 1, 4))
    for stage, day in (("claimed", date(2026, 6, 1)), ("paid", date(2026, 9, 1))):
        funding.say_amount(desk.base, desk.dossier, desk.ground.feader, stage, 3_000_00, day)

    assert sheet(desk).claims[0].paid["likely"] == date(2026, 9, 1)
    assert balances(desk)[:6] == [-3_000, -3_000, -3_000, -3_000, -3_000, 0]


@pytest.mark.parametrize("field", ["claims", "phases", "deferred_months", "loan_months"])
def test_other_ways_have_counts_that_make_sense(desk: Desk, field: str) -> None:
    with pytest.raises(Refusal, match="count_beyond"):
        treasuries.edit_variants(desk.base, desk.dossier, [RowEdit(None, {field: 100_000})])


def test_months_beyond_any_calendar_are_refused(desk: Desk) -> None:
    row = {"label": "Solde", "amount": 100_00, "filing_months": 999_999}
    with pytest.raises(Refusal, match="count_beyond"):
        treasuries.edit_planned_claims(desk.base, desk.dossier, [RowEdit(None, row)])
    with pytest.raises(Refusal, match="count_beyond"):
        treasuries.edit_cash_plan(desk.base, desk.dossier, months=999_999)
    move(desk, "spending", "Travaux", 3_000_00, SPRING)
    # What is being typed is followed without a word.
    assert treasuries.try_treasury(desk.base, desk.dossier, ON, months=999_999).months == 120


def test_the_balance_of_one_fund_settles_nothing_of_another(desk: Desk) -> None:
    other = programmes.add_fund(desk.base, "FSE", "Fonds social")
    funding.edit_funding_lines(
        desk.base, desk.dossier, [RowEdit(None, {"nature": "european", "fund_id": other, "amount": 2_000_00})]
    )
    move(desk, "spending", "Travaux", 3_000_00, SPRING)
    funding.say_amount(desk.base, desk.dossier, desk.ground.feader, "convention", 6_400_00, SPRING)
    funding.say_amount(desk.base, desk.dossier, other, "convention", 2_000_00, SPRING)
    days = {"filed_on": date(2026, 6, 1), "paid_on": date(2026, 9, 1), "paid": 6_000_00}
    claims.add_claim(desk.base, desk.dossier, desk.ground.feader, "balance", **days)

    # 6 000 € of 6 400 were paid to the last: the 400 left are nobody's, the other fund is still to be claimed.
    assert [(each.row.amount, each.real is None) for each in sheet(desk).claims] == [
        (6_000_00, False),
        (2_000_00, True),
    ]
