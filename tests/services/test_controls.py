"""The register of controls on a base: its period, its controls, what they found, and what is taken back."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import event

from leaderdesk.domain.controls.periods import ControlPeriod
from leaderdesk.domain.controls.registers import RegisterLine
from leaderdesk.domain.errors import Refusal
from leaderdesk.services import claims, dossiers, funding, history, programmes
from leaderdesk.services.controls import (
    edit_controls,
    edit_findings,
    read_register,
    set_control_period,
)
from leaderdesk.services.edits import RowEdit
from leaderdesk.words import controls as words
from tests.factories import make_dossier
from tests.services.desk import Desk

SIGNED, PAID, ON = date(2026, 3, 2), date(2026, 9, 15), date(2027, 1, 10)


@pytest.fixture
def paid(desk: Desk) -> Desk:
    """Under convention, then paid in full by its balance."""
    funding.say_amount(desk.base, desk.dossier, desk.ground.feader, "convention", 6_400_00, SIGNED)
    dossiers.edit_dossier(desk.base, desk.dossier, convention_on=SIGNED)
    days = {"filed_on": date(2026, 8, 1), "paid_on": PAID, "paid": 6_400_00}
    claims.add_claim(desk.base, desk.dossier, desk.ground.feader, "balance", **days)
    return desk


def only(desk: Desk, on: date = ON) -> RegisterLine:
    (line,) = read_register(desk.base, on).lines
    return line


def plain(said: str) -> str:
    return said.replace("\u202f", " ").replace("\u00a0", " ")


def test_a_dossier_enters_with_its_convention_and_its_end_is_that_of_the_setting(paid: Desk) -> None:
    assert read_register(paid.base, date(2026, 3, 1)).lines == ()
    found = [(line.period.standing, line.period.ends_on) for line in (only(paid, SIGNED), only(paid))]
    assert found == [("not_begun", None), ("running", date(2036, 9, 15))]

    set_control_period(paid.base, ControlPeriod("convention", 5))
    assert only(paid).period.ends_on == date(2031, 3, 2)
    assert plain(words.say_until(only(paid), ControlPeriod("convention", 5))) == (
        "Peut être contrôlé jusqu’au 02/03/2031 : 5 ans après la signature de la convention (02/03/2026)."
    )


def test_a_period_that_makes_no_sense_is_refused(paid: Desk) -> None:
    with pytest.raises(Refusal, match="wrong_setting"):
        set_control_period(paid.base, ControlPeriod(years=0))


def test_an_instalment_alone_leaves_the_end_open(desk: Desk) -> None:
    claims.add_claim(desk.base, desk.dossier, desk.ground.feader, filed_on=SIGNED, paid_on=PAID, paid=1_000_00)

    line = only(desk)
    assert (line.period.ends_on, line.period.is_final) == (date(2036, 9, 15), False)
    assert words.until(line) == "au moins 15/09/2036"


def test_a_balance_of_one_fund_leaves_the_end_open_while_another_is_to_pay(paid: Desk) -> None:
    base, dossier = paid.base, paid.dossier
    other = int(programmes.add_fund(base, "FEDER", "Fonds régional"))
    funding.say_amount(base, dossier, other, "convention", 1_000_00, SIGNED)
    assert not only(paid).period.is_final

    claims.add_claim(
        base, dossier, other, "balance", filed_on=date(2026, 10, 1), paid_on=date(2026, 12, 1), paid=900_00
    )
    assert (only(paid).period.is_final, only(paid).period.ends_on) == (True, date(2036, 12, 1))


def test_the_closing_is_that_before_the_control_and_none_once_the_dossier_is_open_again(paid: Desk) -> None:
    set_control_period(paid.base, ControlPeriod("closing", 10))
    for status, day in (
        ("closed", date(2026, 10, 1)),
        ("in_control", date(2026, 11, 1)),
        ("closed", date(2026, 12, 1)),
    ):
        dossiers.change_status(paid.base, paid.dossier, status, day)
    assert only(paid).period.begins_on == date(2026, 10, 1)

    for status, day in (("in_control", date(2026, 12, 10)), ("in_progress", date(2026, 12, 20))):
        dossiers.change_status(paid.base, paid.dossier, status, day)
    assert only(paid).period.standing == "not_begun"
    dossiers.change_status(paid.base, paid.dossier, "closed", date(2027, 1, 5))
    assert only(paid).period.begins_on == date(2027, 1, 5)


def test_a_control_is_followed_to_its_recovery_and_taken_back(paid: Desk) -> None:
    edit_controls(paid.base, paid.dossier, [RowEdit(None, {"body": "payer", "announced_on": date(2026, 11, 2)})])
    key = only(paid).controls[0].row.id
    found = {"text": "Deux factures sans preuve", "answer_due_on": date(2026, 12, 31), "correction": 320_00}
    edit_findings(paid.base, key, [RowEdit(None, found)])

    line = only(paid)
    assert words.waits(line) == "1\u00a0réponse, en retard de 10\u00a0jours"
    row = line.waiting[0].row
    edit_findings(paid.base, key, [RowEdit(row.id, {"answered_on": date(2027, 1, 5), "answer": "Relevés joints"})])
    assert plain(words.standing(only(paid).controls[0].findings[0])) == "répondu le 05/01/2027, 5 jours trop tard"
    asked = {"reported_on": date(2027, 1, 8), "to_recover": 320_00, "recovered": 120_00}
    edit_controls(paid.base, paid.dossier, [RowEdit(key, asked)])
    (sheet,) = only(paid).controls
    assert (words.reached(sheet), sheet.left, only(paid).waiting) == ("rapport reçu", 200_00, ())
    assert [plain(each) for each in words.say_money(sheet)] == [
        "Corrections des constats qui ne sont pas levés : 320,00 €.",
        "Reste à recouvrer : 200,00 € sur 320,00 €.",
    ]

    edit_controls(paid.base, paid.dossier, [RowEdit(key, {}, is_removed=True)])
    assert only(paid).controls == ()
    history.undo(paid.base)
    assert only(paid).controls == (sheet,)


def test_findings_keep_their_order_and_a_control_that_is_gone_is_refused(paid: Desk) -> None:
    edit_controls(paid.base, paid.dossier, [RowEdit(None, {})])
    key = only(paid).controls[0].row.id
    edit_findings(paid.base, key, [RowEdit(None, {"text": "Publicité"}), RowEdit(None, {"text": "Devis"})])

    assert [(each.row.position, each.row.text) for each in only(paid).controls[0].findings] == [
        (1, "Publicité"),
        (2, "Devis"),
    ]
    with pytest.raises(Refusal, match="record_gone"):
        edit_findings(paid.base, 1, [])


def test_the_register_asks_no_more_for_three_dossiers_than_for_one(paid: Desk) -> None:
    given: list[str] = []
    event.listen(paid.base.engine, "before_cursor_execute", lambda *arguments: given.append(arguments[2]))
    counts = []
    for numbers in ([], ["2026-002", "2026-003"]):
        for number in numbers:
            dossiers.edit_dossier(paid.base, make_dossier(paid.base, paid.ground, number), convention_on=SIGNED)
        given.clear()
        counts.append((len(read_register(paid.base, ON).lines), len(given)))

    assert [rows for rows, _ in counts] == [1, 3]
    assert counts[0][1] == counts[1][1]
