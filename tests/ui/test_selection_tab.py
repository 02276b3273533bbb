"""The tab of selection: notes by digits, levels by arrows, abstentions, remarks, other people's notes, the result."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leaderdesk.domain.programmes.grids import CriterionSheet, GridSheet, LevelSheet
from leaderdesk.domain.scoring import Threshold
from leaderdesk.services import dossiers, fiches, grids, selection, team
from leaderdesk.services.around import Around
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.dossiers import read_whole_dossier
from leaderdesk.ui.dossiers.record.selection.tab import SelectionTab, own_name
from leaderdesk.ui.page import Visit
from tests.ui.tabs import Alone, asked, focused, open_alone, prepare, press, settle_all, show_tab

Key = Qt.Key
LEVELS = (
    LevelSheet(Fraction(0), "Aucun lien"),
    LevelSheet(Fraction(2), "Un objectif"),
    LevelSheet(Fraction(4), "Tous"),
)


def add_grid(base: OpenBase, dossier: int) -> None:
    """Two criteria, one with levels, one on ten points; ten wanted; a colleague has noted."""
    fiche = read_whole_dossier(base, dossier).fiche
    assert fiche is not None
    criteria = (
        CriterionSheet("strategy", "Stratégie", Fraction(4), weight=Fraction(2), levels=LEVELS),
        CriterionSheet("network", "Réseau", Fraction(10)),
    )
    sheet = GridSheet("Grille du GAL", criteria, threshold=Threshold(Fraction(10)))
    fiches.attach_grid(base, fiche.id, grids.add_grid(base, "Grille du GAL", sheet))
    for name in ("Camille Roux", "Jeanne Petit"):
        team.add_person(base, name=name)


@pytest.fixture
def alone(qapp: QApplication, base_path: Path, around: Around) -> Iterator[Alone]:
    prepare(base_path, around, add_grid)
    opened = open_alone(qapp, base_path, around)
    yield opened
    opened.desk.stop()


@pytest.fixture
def tab(qtbot: QtBot, alone: Alone) -> SelectionTab:
    key = asked(alone, lambda base: dossiers.list_dossiers(base)[0].id)
    return show_tab(qtbot, alone, SelectionTab, key)


def notes(alone: Alone, tab: SelectionTab, author: str = "Camille Roux") -> dict[str, Fraction | None]:
    sheet = asked(alone, lambda base: selection.read_selection(base, tab.key or 0))
    return {key: row.note for each in sheet.authors if each.author == author for key, row in each.notes.items()}


def test_a_digit_notes_and_goes_on_to_the_next_criterion(alone: Alone, tab: SelectionTab) -> None:
    assert focused() is tab.view.boxes["strategy"].note
    press(alone, "4")

    assert focused() is tab.view.boxes["network"].note
    press(alone, "6", Key.Key_Return)
    assert notes(alone, tab) == {"strategy": 4, "network": 6}
    assert (tab.view.result.word.text(), tab.view.result.figures.text()) == (
        "Seuil atteint",
        "14 sur 18, 77,78\u00a0% (1\u00a0fiche)",
    )


def test_the_level_chosen_is_marked_and_arrows_change_it(alone: Alone, tab: SelectionTab) -> None:
    press(alone, Key.Key_Up, Key.Key_Up)
    box = tab.view.boxes["strategy"]
    assert [level.words for level in box.levels if not level._tick.isHidden()] == ["2\u00a0: Un objectif."]  # noqa: SLF001 - what is seen

    press(alone, Key.Key_Return)
    assert notes(alone, tab) == {"strategy": 2}


def test_a_abstains_and_the_first_note_freezes_the_grid(alone: Alone, tab: SelectionTab) -> None:
    assert "La première note la figera" in tab.view.grid.text()
    press(alone, "a")

    assert notes(alone, tab) == {"strategy": None}
    assert "figée le 21/11/2026" in tab.view.grid.text()


def test_a_note_off_its_scale_stays_with_its_problem(alone: Alone, tab: SelectionTab) -> None:
    tab.view.boxes["network"].enter()
    press(alone, "11", Key.Key_Return)

    box = tab.view.boxes["network"]
    assert (box.note.text(), box.problem.words) == (
        "11",
        "La note va de zéro au maximum du critère\u202f; A pour s’abstenir.",
    )
    assert (focused(), notes(alone, tab)) == (box.note, {})


def test_a_note_erased_is_taken_back(alone: Alone, tab: SelectionTab) -> None:
    press(alone, "4")
    tab.view.boxes["strategy"].enter()
    press(alone, Key.Key_Delete, Key.Key_Return)

    assert notes(alone, tab) == {}


def test_a_remark_written_first_is_kept_with_its_note(alone: Alone, tab: SelectionTab) -> None:
    box = tab.view.boxes["strategy"]
    box.remark.setFocus()
    press(alone, "Deux communes", Key.Key_Return)
    assert notes(alone, tab) == {}

    box.enter()
    press(alone, "2")
    sheet = asked(alone, lambda base: selection.read_selection(base, tab.key or 0))
    assert sheet.authors[0].notes["strategy"].remark == "Deux communes"


def test_what_could_not_be_kept_is_found_again(alone: Alone, tab: SelectionTab) -> None:
    first = tab.key or 0
    other = asked(alone, lambda base: dossiers.list_dossiers(base)[1].id)
    box = tab.view.boxes["strategy"]
    box.remark.setFocus()
    press(alone, "Deux communes", Key.Key_Return, "11", Key.Key_Return)
    for key in (other, first):
        tab.show_dossier(key)
        settle_all(alone)

    assert tab.view.boxes["strategy"].remark.text() == "Deux communes"
    assert tab.view.boxes["network"].note.text() == "11"


def test_other_people_s_notes_are_shown_and_counted(alone: Alone, tab: SelectionTab) -> None:
    key = tab.key or 0
    for criterion, value, remark in (("strategy", 2, None), ("network", 3, "Fragile")):
        note = partial(selection.note_criterion, criterion=criterion, note=Fraction(value), remark=remark)
        alone.desk.act(partial(note, dossier_id=key, author="Jeanne Petit"))
    press(alone, "4", "6", Key.Key_Return)

    assert tab.view.boxes["network"].others.text() == "Jeanne Petit\u00a0: 3 (Fragile)."
    assert tab.view.result.figures.text() == "10,5 sur 18, 58,33\u00a0% (2\u00a0fiches)"
    assert "La fiche de Camille Roux seule\u00a0: 14 sur 18, 77,78\u00a0%." in tab.view.result.reasons.text()


def test_the_notes_of_a_colleague_are_typed_under_their_name(alone: Alone, tab: SelectionTab) -> None:
    tab.view.author.take("Jeanne Petit")
    tab.view.boxes["strategy"].enter()
    press(alone, "2")

    assert notes(alone, tab, "Jeanne Petit") == {"strategy": 2}
    assert notes(alone, tab) == {}


def test_what_would_change_the_decision_is_said_with_titles(alone: Alone, tab: SelectionTab) -> None:
    press(alone, "2", "3", Key.Key_Return)

    assert tab.view.result.word.text() == "Sous le seuil"
    assert "«\u00a0Réseau\u00a0» seul suffirait en passant de 3 à 6." in tab.view.changes.text()
    assert "Poids de «\u00a0Stratégie\u00a0»" in tab.view.changes.text()
    assert "strategy" not in tab.view.changes.text() + tab.view.sentences.text()


def test_without_a_grid_the_tab_says_where_to_choose_one(
    qtbot: QtBot, qapp: QApplication, base_path: Path, around: Around
) -> None:
    alone = open_alone(qapp, base_path, around)
    key = asked(alone, lambda base: dossiers.list_dossiers(base)[0].id)
    tab = show_tab(qtbot, alone, SelectionTab, key)
    visits: list[Visit] = []
    tab.visit_wished.connect(visits.append)
    press(alone, Key.Key_Return)

    assert tab.view.empty.isVisible()
    assert [each.page for each in visits] == ["programme"]
    alone.desk.stop()


def test_a_base_to_read_only_is_seen_and_not_noted(alone: Alone, tab: SelectionTab) -> None:
    tab.set_read_only(is_read_only=True)
    press(alone, "4")

    assert notes(alone, tab) == {}


def test_the_person_who_works_is_found_in_the_team() -> None:
    people = ("Camille Roux", "Jeanne Petit")

    assert [own_name(login, people) for login in ("camille", "JEANNE PETIT", "root")] == [
        "Camille Roux",
        "Jeanne Petit",
        "root",
    ]
