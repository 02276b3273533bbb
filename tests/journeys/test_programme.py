"""A GAL enters its programme, by keyboard alone, on real bases."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from leaderdesk.domain.programmes.aids import read_aids
from leaderdesk.services import grids, programmes, sharing
from leaderdesk.services.around import Around
from leaderdesk.services.bases import OpenBase, close_base, create_base, open_base
from leaderdesk.services.history import list_entries
from leaderdesk.services.numbers import next_number
from leaderdesk.services.settings import setting
from leaderdesk.ui.programme.page import ProgrammePage
from leaderdesk.ui.render import settle
from leaderdesk.ui.shell.window import Window
from tests.copies import made_once
from tests.ui.conftest import MakeWindow

_CTRL = Qt.KeyboardModifier.ControlModifier
_Key = Qt.Key


@pytest.fixture
def first_page() -> str:
    return "programme"


def test_set_up_a_new_programme_from_a_preset(make_window: MakeWindow, tmp_path: Path, around: Around) -> None:
    window = make_window(_empty_base(tmp_path, around))
    press(window, _Key.Key_6, _CTRL)
    press(window, _Key.Key_Return)
    assert window.focusWidget() is section(window).choose
    press(window, _Key.Key_Return)
    press(window, _Key.Key_Return)

    (told,) = window.frame.messages.rows()
    assert told.message.words.startswith("Modèle «\u00a0Un passage en comité\u00a0» en place")
    assert page(window).view.sections.currentItem().text() == "Fiches-actions et règles"
    assert section(window).listing.model.total == 4

    told.act()
    settle(window)
    assert section(window).listing.model.total == 0


def test_revise_a_rule_and_see_the_worked_example(window: Window, around: Around) -> None:
    press(window, _Key.Key_6, _CTRL)
    go_to(window, "Fiches-actions et règles")
    press(window, _Key.Key_Return)
    record = section(window).record
    assert record.example.verdict.text() == "Le fonds apporte 25\u202f600,00\u00a0€."

    record.rules.focus_field("feader_max")
    QTest.keyClicks(window.focusWidget(), "20 000")
    # The example follows each key, before anything is kept.
    assert record.example.verdict.text() == "Le fonds apporte 20\u202f000,00\u00a0€."
    press(window, _Key.Key_Return)

    assert record.version.text().startswith("Version 2")
    base = reopened(window, around)
    (first, second) = programmes.read_programme(base).fiches[0].versions
    assert (first.rules.feader_max, first.dossiers) == (None, 5)
    assert (second.rules.feader_max, second.dossiers) == (20_000_00, 0)
    close_base(base, around)


def test_rules_that_contradict_themselves_wait_and_are_kept_once_they_make_sense(
    window: Window, around: Around
) -> None:
    press(window, _Key.Key_6, _CTRL)
    go_to(window, "Fiches-actions et règles")
    press(window, _Key.Key_Return)
    record = section(window).record
    record.rules.focus_field("eligible_min")
    typed(window, "9000")
    record.rules.focus_field("eligible_max")
    typed(window, "5000")
    assert record.remarks.isVisible()
    assert record.give_up.isVisible()

    window.close()
    settle(window)
    base = open_base(window.memory.recents[0], around)
    assert [each.rules.eligible_max for each in programmes.read_programme(base).fiches[0].versions] == [None, None]
    close_base(base, around)


def test_share_a_grid(make_window: MakeWindow, tmp_path: Path, around: Around) -> None:
    window = make_window(_base_of_a_preset(tmp_path, around))
    open_first_grid(window)
    section(window).export_to(tmp_path / "grille.json")
    settle(window)
    go_to(window, "Modèles et partage")
    section(window).look_at(tmp_path / "grille.json")
    settle(window)
    assert section(window).view.preview.added.text() == "Sera ajouté\u00a0:\n– grille «\u00a0Grille de sélection\u00a0»"
    press(window, _Key.Key_Return)

    assert section(window).record.title.values()["title"] == "Grille de sélection (2)"
    base = reopened(window, around)
    assert [row.title for row in grids.list_grids(base)] == ["Grille de sélection", "Grille de sélection (2)"]
    assert list_entries(base)[0].action == "import_grid"
    close_base(base, around)


def test_write_a_criterion_and_see_the_note_change(make_window: MakeWindow, tmp_path: Path, around: Around) -> None:
    window = make_window(_base_of_a_preset(tmp_path, around))
    open_first_grid(window)
    record = section(window).record
    before = record.preview.verdict.text()
    record.tables.criteria.go_to(0, "weight")
    typed(window, "10")

    assert record.preview.verdict.text() != before
    base = reopened(window, around)
    version = grids.latest_version(base, grids.list_grids(base)[0].id)
    assert grids.read_grid(base, version or 0).sheet.criteria[0].weight == Fraction(10)
    close_base(base, around)


def page(window: Window) -> ProgrammePage:
    """The page of the programme."""
    found = window.pages["programme"]
    assert isinstance(found, ProgrammePage)
    return found


def section(window: Window) -> Any:  # noqa: ANN401 - the section in front, as it is
    """The section in front."""
    return page(window).section


def go_to(window: Window, name: str) -> None:
    """Choose a section in the list by the arrows, and enter it."""
    sections = page(window).view.sections
    sections.setFocus()
    press(window, _Key.Key_Home)
    while sections.currentItem().text() != name:
        press(window, _Key.Key_Down)
    press(window, _Key.Key_Return)


def open_first_grid(window: Window) -> None:
    """From wherever one is to the editor of the first grid."""
    press(window, _Key.Key_6, _CTRL)
    go_to(window, "Grilles de sélection")
    press(window, _Key.Key_Return)


def press(window: Window, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """One key, and all that follows from it."""
    QTest.keyClick(window.focusWidget(), key, modifier)
    settle(window)


def typed(window: Window, text: str) -> None:
    """A text and Enter."""
    for sign in text:
        # A cell opens its field at the first key: the next ones go there.
        QTest.keyClicks(window.focusWidget(), sign)
    press(window, _Key.Key_Return)


def reopened(window: Window, around: Around) -> OpenBase:
    """The base, once the window has closed it."""
    assert window.desk.state is not None
    path = window.desk.state.facts.path
    window.close()
    settle(window)
    return open_base(path, around)


def _base_of_a_preset(folder: Path, around: Around) -> Path:
    path = folder / "neuf.leaderdesk"
    made_once(_make_with_a_preset, path, around)
    return path


def _make_with_a_preset(path: Path, around: Around) -> None:
    base = create_base(path, around, gal_name="GAL neuf")
    sharing.load_preset(base, "one_passage")
    close_base(base, around)


def _empty_base(folder: Path, around: Around) -> Path:
    path = folder / "neuf.leaderdesk"
    close_base(create_base(path, around, gal_name="GAL neuf"), around)
    return path


def test_number_the_dossiers_otherwise(window: Window, around: Around) -> None:
    press(window, _Key.Key_6, _CTRL)
    go_to(window, "Réglages")
    part = section(window).numbering
    assert window.focusWidget() is part.field
    typed(window, "[annee")
    assert part.form.problems()["number_pattern"].startswith("Un crochet n’est pas fermé")
    press(window, _Key.Key_N, Qt.KeyboardModifier.AltModifier)
    assert window.focusWidget() is part.field
    press(window, _Key.Key_A, _CTRL)
    typed(window, "LEADER-[an]-[rang 2]")

    base = reopened(window, around)
    assert next_number(base, date(2026, 11, 21)) == "LEADER-26-01"
    close_base(base, around)


def test_enter_a_new_ceiling_of_small_aids(window: Window, around: Around) -> None:
    press(window, _Key.Key_6, _CTRL)
    go_to(window, "Régimes d’aide")
    press(window, _Key.Key_Return)
    ceilings = section(window).ceilings
    ceilings.add.setFocus()
    press(window, _Key.Key_Space)
    rank = len(ceilings.rows) - 1
    ceilings.go_to(rank, "holds_from")
    typed(window, "01/01/2031")
    ceilings.go_to(rank, "amount")
    typed(window, "350000")

    base = reopened(window, around)
    ceiling = read_aids(setting(base, "aid_regimes")).ceilings[rank]
    assert (ceiling.holds_from, ceiling.amount) == (date(2031, 1, 1), Fraction(350_000))
    close_base(base, around)
