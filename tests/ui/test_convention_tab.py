"""The tab « Convention »: an amendment typed and signed, what it changes, what the holder owes; by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leaderdesk.domain.claims.conventions import ConventionSheet
from leaderdesk.services import controls, conventions
from leaderdesk.services.around import Around
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.dossiers import edit_dossier, list_dossiers, read_whole_dossier
from leaderdesk.services.edits import RowEdit
from leaderdesk.services.funding import say_amount
from leaderdesk.services.sitting_plans import SittingDraft, create_sitting
from leaderdesk.ui.dossiers.record.convention.tab import ConventionTab
from leaderdesk.ui.page import Visit
from tests.ui.tabs import Alone, asked, open_alone, prepare, press, settle_all, show_tab

Key = Qt.Key
TODAY = date(2026, 11, 21)


def sign(base: OpenBase, dossier: int) -> None:
    fund = next(row.fund_id for row in read_whole_dossier(base, dossier).funding if row.fund_id)
    say_amount(base, dossier, fund, "voted", 8_000_00, date(2026, 2, 2))
    say_amount(base, dossier, fund, "convention", 8_000_00, date(2026, 3, 2))
    edit_dossier(base, dossier, convention_on=date(2026, 3, 2), convention_ends_on=date(2026, 12, 31))


@pytest.fixture
def alone(qapp: QApplication, base_path: Path, around: Around) -> Iterator[Alone]:
    prepare(base_path, around, sign)
    opened = open_alone(qapp, base_path, around)
    yield opened
    opened.desk.stop()


@pytest.fixture
def tab(qtbot: QtBot, alone: Alone) -> ConventionTab:
    return show_tab(qtbot, alone, ConventionTab, asked(alone, lambda base: list_dossiers(base)[0].id))


def sheet_of(alone: Alone, tab: ConventionTab) -> ConventionSheet:
    found: ConventionSheet = asked(alone, lambda base: conventions.read_convention(base, tab.key or 0, TODAY))
    return found


def do(alone: Alone, work: Callable[[OpenBase], object]) -> None:
    """Change the base as another page does, and let the tab hear of it."""
    alone.desk.act(work)
    settle_all(alone)


def plain(words: str) -> str:
    return words.replace("\u202f", " ").replace("\u00a0", " ")


def test_an_amendment_is_typed_signed_and_its_effect_is_told(alone: Alone, tab: ConventionTab) -> None:
    tab.focus_part("amendments")
    press(alone, "Montant", Key.Key_Return)
    key = sheet_of(alone, tab).amendments[0].row.id
    for column, typed in (("amount", "6500"), ("ends_on", "30/06/2027"), ("signed_on", "02/11/2026")):
        tab.view.amendments.go_to(key, column)
        press(alone, typed, Key.Key_Return)

    tab.view.amendments.go_to(key, "standing")
    assert plain(tab.view.effect.words[0]) == (
        "Avenant (montant), signé : 8 000,00 € → 6 500,00 € ; 1 500,00 € rendus à l’enveloppe ;"
        " fin 31/12/2026 → 30/06/2027."
    )
    assert [plain(words) for words in tab.view.standing.words] == [
        "La convention court jusqu’au 30/06/2027, par avenant (au départ, 31/12/2026).",
        "FEADER : 8 000,00 € → 6 500,00 € ; 1 500,00 € rendus à l’enveloppe.",
    ]


def test_usual_obligations_come_in_one_gesture_and_one_is_done(alone: Alone, tab: ConventionTab) -> None:
    tab.view.add_usual.setFocus()
    press(alone, Key.Key_Space)
    assert tab.view.add_usual.isHidden()

    owed = next(each for each in sheet_of(alone, tab).obligations if each.row.kind == "report")
    tab.focus_part(f"follow_up:{owed.row.id}")
    press(alone, "20/11/2026", Key.Key_Return)
    found = {each.row.kind: each.standing for each in sheet_of(alone, tab).obligations}
    assert found == {"publicity": "soon", "report": "done", "maintenance": "undated", "control": "undated"}


def test_controls_stand_beside_what_is_owed_and_lead_to_the_register(alone: Alone, tab: ConventionTab) -> None:
    assert plain(tab.view.control.said.words[0]).startswith("Peut être contrôlé. Le délai se compte depuis")
    done = RowEdit(None, {"kind": "publicity", "done_on": date(2026, 11, 2)})
    do(alone, lambda base: conventions.edit_follow_ups(base, tab.key or 0, [done]))
    held = RowEdit(None, {"body": "region", "announced_on": date(2026, 10, 1)})
    do(alone, lambda base: controls.edit_controls(base, tab.key or 0, [held]))
    (sheet,) = asked(alone, lambda base: controls.read_line(base, tab.key or 0, TODAY)).lines[0].controls
    found = RowEdit(None, {"text": "Plaque absente", "answer_due_on": date(2026, 11, 20)})
    do(alone, lambda base: controls.edit_findings(base, sheet.row.id, [found]))

    assert [plain(words) for words in tab.view.control.said.words[1:]] == [
        "1 obligation faite n’a pas de pièce jointe.",
        "Région, annoncé le 01/10/2026.",
        "Constat : Plaque absente (en retard de 1 jour).",
    ]
    visits: list[Visit] = []
    tab.visit_wished.connect(visits.append)
    tab.view.control.said.rows[2].button.click()
    assert visits == [Visit("controls", tab.key or 0, f"register:{sheet.row.id}")]


def test_an_amendment_names_the_sitting_that_decided_it_and_opens_it(alone: Alone, tab: ConventionTab) -> None:
    draft = SittingDraft("Comité d’automne", date(2026, 10, 6))
    sitting = asked(alone, lambda base: create_sitting(base, draft))
    edit = RowEdit(None, {"kind": "deadline", "sitting_id": int(sitting)})
    do(alone, lambda base: conventions.edit_amendments(base, tab.key or 0, [edit]))

    key = sheet_of(alone, tab).amendments[0].row.id
    tab.view.amendments.go_to(key, "sitting_id")
    shown = tab.view.amendments.model
    assert tab.view.columns.sittings[int(sitting)] == "06/10/2026 · Comité d’automne"
    line = shown.line(0)
    assert line is not None
    assert line.text(shown.place_of("sitting_id")) == "06/10/2026 · Comité d’automne"
    visits: list[Visit] = []
    tab.visit_wished.connect(visits.append)
    tab.view.open_sitting.click()
    assert visits == [Visit("sittings", int(sitting))]
