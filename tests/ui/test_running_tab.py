"""The tab « Animation »: a month typed and pasted, signed then changed with a reason, pay, a claim; by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from leaderdesk.domain.running.ceilings import Against, Ceiling
from leaderdesk.domain.running.dossiers import RunningSheet
from leaderdesk.services import claims, fiches, history, team
from leaderdesk.services.around import Around
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.dossiers import list_dossiers, read_whole_dossier
from leaderdesk.services.edits import RowEdit
from leaderdesk.services.running.reading import read_running
from leaderdesk.services.running.team import add_usual_tasks, edit_assignments
from leaderdesk.services.running.time_sheets import edit_sheet, read_sheet
from leaderdesk.ui.dossiers.record.frame import RecordFrame
from leaderdesk.ui.dossiers.record.running.tab import RunningTab
from leaderdesk.ui.kit.fields import ChoiceField
from leaderdesk.words.fields import told
from tests.ui.tabs import Alone, asked, focused, open_alone, prepare, press, settle_all, show_tab

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
OCTOBER = date(2026, 10, 1)
PAY = "Camille Roux\t10/2026\t2 500,00\t1 050,00\nCamille Roux\tseptembre 2026\t2 500,00\t1 050,00\t50,00"


def set_up(base: OpenBase, dossier: int) -> None:
    rules = read_whole_dossier(base, dossier).fiche
    fiches.edit_fiche(base, rules.id if rules else 0, strand="running")
    camille = int(team.add_person(base, name="Camille Roux"))
    edit_assignments(base, dossier, [RowEdit(None, {"person_id": camille, "since": date(2026, 1, 1)})])
    add_usual_tasks(base)


@pytest.fixture
def alone(qapp: QApplication, base_path: Path, around: Around) -> Iterator[Alone]:
    prepare(base_path, around, set_up)
    opened = open_alone(qapp, base_path, around)
    yield opened
    opened.desk.stop()


@pytest.fixture
def tab(qtbot: QtBot, alone: Alone) -> RunningTab:
    return show_tab(qtbot, alone, RunningTab, asked(alone, lambda base: list_dossiers(base)[0].id))


def paste(alone: Alone, words: str) -> None:
    QGuiApplication.clipboard().setText(words)
    QTest.keyClick(focused(), Key.Key_V, CTRL)
    press(alone, Key.Key_Return)


def running_of(alone: Alone, tab: RunningTab) -> RunningSheet:
    found: RunningSheet = asked(alone, lambda base: read_running(base, tab.key or 0))
    return found


def hours_of(alone: Alone, tab: RunningTab) -> dict[tuple[str, int], Fraction]:
    sheet = running_of(alone, tab)
    names = {each.id: each.label for each in sheet.tasks}
    (person,) = sheet.people
    found = asked(alone, lambda base: read_sheet(base, person, OCTOBER)).hours
    return {(names[task], day.day): hours for (task, day), hours in found.items()}


def test_a_month_is_typed_pasted_and_summed(alone: Alone, tab: RunningTab) -> None:
    # Thursday 1st, first task: 7h30, then the next task below.
    press(alone, "7h30", Key.Key_Return, "0,5", Key.Key_Tab)
    grid = tab.view.sheet.grid
    grid.table.go_to(0, 5)
    paste(alone, "7\t7\t–\n0,5\tsept\t")

    assert hours_of(alone, tab) == {
        ("Animation du programme", 1): Fraction(15, 2),
        ("Accompagnement des porteurs", 1): Fraction(1, 2),
        ("Animation du programme", 5): 7,
        ("Animation du programme", 6): 7,
        ("Accompagnement des porteurs", 5): Fraction(1, 2),
    }
    last = grid.model.line(grid.model.rowCount() - 1)
    assert last is not None
    assert (last.texts[0], last.texts[1], last.texts[3], last.texts[-1]) == (
        "Total du jour",
        "8h",
        "–",
        "22\u00a0h\u00a030",
    )
    # What the last line says is not typed in.
    assert not grid.model.is_open(grid.model.rowCount() - 1)


def test_hours_and_minutes_add_up_as_they_are_shown(alone: Alone, tab: RunningTab) -> None:
    press(alone, "7h20", Key.Key_Return, "0:20", Key.Key_Return)
    grid = tab.view.sheet.grid
    grid.table.go_to(0, 2)
    paste(alone, "7:20:00\n0h20")

    last = grid.model.line(grid.model.rowCount() - 1)
    assert last is not None
    assert (last.texts[1], last.texts[2], last.texts[-1]) == ("7h40", "7h40", "15\u00a0h\u00a020")
    assert "15\u00a0h\u00a020" in tab.view.sheet.facts.text()
    entry = asked(alone, history.list_entries)[0]
    changes = asked(alone, lambda base: history.entry_changes(base, entry.height))
    assert {told(each)[1] for each in changes if each.field == "minutes"} == {"7\u00a0h\u00a020", "0\u00a0h\u00a020"}


def test_a_visit_from_another_page_gives_the_keyboard_to_the_sheet(alone: Alone, qtbot: QtBot) -> None:
    frame = RecordFrame(alone.desk)
    qtbot.addWidget(frame)
    frame.show()
    frame.show_dossier(asked(alone, lambda base: list_dossiers(base)[0].id), "running")
    settle_all(alone)

    tab = frame.tab
    assert isinstance(tab, RunningTab)
    assert focused() is tab.view.sheet.grid.table


def test_a_signed_sheet_asks_why_it_changes(alone: Alone, tab: RunningTab) -> None:
    press(alone, "7", Key.Key_Return)
    (person,) = running_of(alone, tab).people
    signed = {"signed_on": date(2026, 11, 2)}
    alone.desk.act(lambda base: edit_sheet(base, person, OCTOBER, signed))
    settle_all(alone)
    tab.view.sheet.grid.table.go_to(0, 1)

    press(alone, "6", Key.Key_Return)
    assert tab.view.sheet.asking.isVisible()
    assert hours_of(alone, tab) == {("Animation du programme", 1): 7}

    press(alone, "Oubli", Key.Key_Tab, Key.Key_Return)
    assert hours_of(alone, tab) == {("Animation du programme", 1): 6}
    assert not asked(alone, lambda base: read_sheet(base, person, OCTOBER)).is_signed
    assert asked(alone, history.list_entries)[0].reason == "Oubli"


def test_the_scan_of_a_signed_sheet_is_attached_where_it_is_signed(
    alone: Alone, tab: RunningTab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "octobre signé.pdf"
    source.write_bytes(b"%PDF-1.7")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(source), ""))
    (person,) = running_of(alone, tab).people
    tab.view.sheet.scan.choose.setFocus()
    press(alone, Key.Key_Space)

    (kept,) = asked(alone, lambda base: read_whole_dossier(base, tab.key or 0)).attachments
    row = asked(alone, lambda base: read_sheet(base, person, OCTOBER)).row
    assert (kept.name, row.attachment_id) == ("octobre signé.pdf", kept.id)
    scans = tab.view.sheet.signing.editor("attachment_id")
    assert isinstance(scans, ChoiceField)
    assert (scans.value(), scans.text()) == (kept.id, "octobre signé.pdf")

    alone.desk.act(history.undo)
    settle_all(alone)
    assert asked(alone, lambda base: read_whole_dossier(base, tab.key or 0)).attachments == ()
    assert asked(alone, lambda base: read_sheet(base, person, OCTOBER)).row is None


def test_pay_is_pasted_and_a_claim_drawn(alone: Alone, tab: RunningTab) -> None:
    press(alone, "6", Key.Key_Return)
    tab.view.sheet.grid.table.go_to(7, 1)
    press(alone, "2", Key.Key_Return)
    tab.focus_part("pay")
    paste(alone, PAY)

    months = running_of(alone, tab).months
    # October: 3 550 × 6 / 8 h; September has no sheet.
    assert [(each.pay.month.month, each.pay.cost, each.eligible) for each in months] == [
        (9, 3_500_00, None),
        (10, 3_550_00, 2_662_50),
    ]
    tab.focus_part("claim")
    told = [words for words in tab.view.claim.problems.words if "septembre" in words]
    assert told == ["Camille Roux\u00a0: Pas d’heures dans la feuille de temps de septembre 2026."]
    tab.view.claim.draw.setFocus()
    press(alone, Key.Key_Return)

    (fund,) = asked(alone, lambda base: claims.read_claims(base, tab.key or 0, date(2026, 11, 21))).funds
    assert [each.label for each in fund.claims[0].settled.expenses] == ["Salaire de Camille Roux, octobre 2026"]
    assert tab.view.claim.draw.text() == "Rassembler de nouveau"


def test_the_ceiling_is_drawn_where_there_is_something_to_draw(tab: RunningTab) -> None:
    near = Against("programmed", "programmed", 23_000_00, 100_000_00, 25_000_00, "near", ())
    nothing = Against("paid", "paid", 0, 0, 0, "nothing", ())
    tab.view.claim.show_ceiling(Ceiling(OCTOBER, Fraction(1, 4), Fraction(9, 10), (near, nothing)))

    drawn = {basis: box.drawing and box.drawing.said for basis, box in tab.view.claim.gauges.items()}
    told = "Sur les montants programmés\u00a0: 23\u00a0% pour un plafond de 25\u00a0%"
    assert drawn == {"programmed": told, "paid": None}
