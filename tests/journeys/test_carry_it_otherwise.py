"""A project that cannot be carried as planned: another way is kept, terms are typed, a lender is noted, all by keys."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from leaderdesk.domain.cash.variants import CashVariant, Compared
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.bridges import list_offers
from leaderdesk.services.dossiers import read_whole_dossier
from leaderdesk.services.edits import RowEdit
from leaderdesk.services.funders import add_funder
from leaderdesk.services.funding import edit_funding_lines
from leaderdesk.services.treasuries import edit_cash_plan, read_variants, spread_costs
from leaderdesk.ui.dossiers.record.treasury.tab import TreasuryTab
from leaderdesk.ui.render import settle
from leaderdesk.ui.shell.window import Window

_ALT, _CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
_NONE = Qt.KeyboardModifier.NoModifier
TODAY, JANUARY, MARCH = date(2026, 11, 21), date(2027, 1, 1), date(2027, 3, 31)


def test_carry_a_project_otherwise_and_note_who_may_lend(window: Window, qtbot: QtBot) -> None:
    _press(window, Qt.Key.Key_Down)
    _press(window, Qt.Key.Key_Down)
    _press(window, Qt.Key.Key_Return)
    _press(window, Qt.Key.Key_6, _ALT)
    tab = window.findChild(TreasuryTab)
    assert isinstance(tab, TreasuryTab)
    key = tab.key
    assert key is not None
    window.desk.act(lambda base: _give_plan(base, key))
    window.desk.act(lambda base: spread_costs(base, key, JANUARY, MARCH, "even"))
    window.desk.act(lambda base: edit_cash_plan(base, key, opening=2_000_00))
    settle(window)

    # The last proposed is a loan: kept as it stands.
    table = tab.view.variants.table
    proposed = _ways(window, key)[-1].variant
    assert proposed.loan is not None
    assert not tab.view.variants.keep.isEnabled()
    for _ in _ways(window, key):
        table.table.setFocus()
        _press(window, Qt.Key.Key_Down)
        if table.current is not None and table.current.variant == proposed:
            break
    _press(window, Qt.Key.Key_G, _ALT)
    # The button goes down for an instant, as under the mouse.
    qtbot.waitUntil(lambda: bool(_kept(window, key)))
    settle(window)
    (loan,) = _kept(window, key)
    assert (loan.loan, loan.loan_months) == (proposed.loan, proposed.loan_months)

    # What suppliers agree to wait for is typed on the last line, then the months on the row it became.
    table.go_to(None, "deferred_share")
    _type(window, table.table, "40")
    deferred = _kept(window, key)[-1]
    assert deferred.id is not None
    table.go_to(deferred.id, "deferred_months")
    _type(window, table.table, "4")
    assert (_kept(window, key)[-1].deferred_share, _kept(window, key)[-1].deferred_months) == (Fraction(2, 5), 4)

    tab.view.offers.table.go_to(None, "name")
    _type(window, tab.view.offers.table.table, "Banque du Marais")
    assert [(each.name, each.seen_on) for each in _asked(window, list_offers)] == [("Banque du Marais", TODAY)]

    # One gesture after the other is undone: the offer, then the months.
    _press(window, Qt.Key.Key_Z, _CTRL)
    assert _asked(window, list_offers) == ()
    _press(window, Qt.Key.Key_Z, _CTRL)
    assert _kept(window, key)[-1].deferred_months is None
    assert len(_kept(window, key)) == 2


def _give_plan(base: OpenBase, key: int) -> None:
    """10 000 € to pay, 6 400 € of them come back from the fund and 1 600 € from the Département."""
    (line,) = read_whole_dossier(base, key).funding
    funder = add_funder(base, name="Département", kind="department", is_public=True)
    edits = [
        RowEdit(line.id, {"amount": 6_400_00}),
        RowEdit(None, {"nature": "public", "funder_id": funder, "amount": 1_600_00}),
        RowEdit(None, {"nature": "own", "amount": 2_000_00}),
    ]
    edit_funding_lines(base, key, edits)


def _kept(window: Window, key: int) -> list[CashVariant]:
    return [each.variant for each in _ways(window, key) if each.variant.id is not None]


def _ways(window: Window, key: int) -> tuple[Compared, ...]:
    found: tuple[Compared, ...] = _asked(window, lambda base: read_variants(base, key, TODAY))
    return found


def _asked(window: Window, work: Any) -> Any:  # noqa: ANN401 - a reading of the base
    found: list[Any] = []
    window.desk.ask(work, found.append)
    settle(window)
    return found[0]


def _type(window: Window, table: Any, words: str) -> None:  # noqa: ANN401 - of the part
    QTest.keyClicks(table, words[:1])
    QTest.keyClicks(window.focusWidget(), words[1:])
    _press(window, Qt.Key.Key_Return)


def _press(window: Window, key: Qt.Key, modifier: Qt.KeyboardModifier = _NONE) -> None:
    QTest.keyClick(window.focusWidget(), key, modifier)
    settle(window)
