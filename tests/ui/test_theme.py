"""Colours that can be read, sizes that can be changed, words of Qt in French."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from leaderdesk.ui.dossiers.known_words import offer
from leaderdesk.ui.kit.controls import menu_button
from leaderdesk.ui.theme.looks import Looks, nearest_scale
from leaderdesk.ui.theme.tokens import DARK, LIGHT, Tokens, contrast, text_pairs, with_high_contrast

UI = Path(__file__).resolve().parents[2] / "leaderdesk" / "ui"
RESOURCES = UI.parents[1] / "resources"
# How wide the style sheet makes a scroll bar.
BAR = 12
ALL = (LIGHT, DARK, with_high_contrast(LIGHT), with_high_contrast(DARK))


def test_contrast_of_black_on_white() -> None:
    assert round(contrast("#000000", "#ffffff"), 1) == 21.0


@pytest.mark.parametrize("tokens", ALL)
def test_u40_every_text_can_be_read(tokens: Tokens) -> None:
    dim = [(ink, ground) for ink, ground in text_pairs(tokens) if contrast(ink, ground) < 4.5]

    assert dim == []


@pytest.mark.parametrize("tokens", ALL[2:])
def test_u40_high_contrast_reads_at_seven(tokens: Tokens) -> None:
    dim = [(ink, ground) for ink, ground in text_pairs(tokens) if contrast(ink, ground) < 7]

    assert dim == []
    assert contrast(tokens.disabled, tokens.surface) > 4.5


@pytest.mark.parametrize("tokens", ALL)
def test_u39_edges_and_focus_stand_out(tokens: Tokens) -> None:
    marks = [(mark, ground) for mark in (tokens.edge, tokens.accent) for ground in (tokens.surface, tokens.ground)]

    assert [pair for pair in marks if contrast(*pair) < 3] == []


def test_colours_and_style_sheets_stand_only_in_the_theme() -> None:
    outside = [path for path in UI.rglob("*.py") if "theme" not in path.parts]
    found = [path.name for path in outside if re.search(r"#[0-9a-fA-F]{6}\b|setStyleSheet", path.read_text("utf-8"))]

    assert found == []


def test_u44_drawings_are_vectors() -> None:
    assert {path.suffix for path in (RESOURCES / "icons").iterdir()} == {".svg"}


def test_every_empty_list_has_its_icon() -> None:
    told = {name for path in UI.rglob("*.py") for name in re.findall(r"\bEmpty\(\s*\"(\w+)\"", path.read_text("utf-8"))}

    assert told - {path.stem for path in (RESOURCES / "icons").iterdir()} == set()


def test_u45_dark_is_painted_by_the_program_itself(qapp: QApplication) -> None:
    looks = Looks(qapp, "light")
    light = qapp.palette().window().color().lightness()

    looks.choose_scheme("dark")

    assert qapp.palette().window().color().lightness() < 60 < light


def test_u42_text_grows_to_twice_its_size_and_no_further(qapp: QApplication) -> None:
    looks = Looks(qapp)
    usual = qapp.font().pointSizeF()
    for _ in range(9):
        looks.enlarge()

    assert qapp.font().pointSizeF() == 2 * usual
    looks.set_text_scale(100)


def test_u45_each_window_is_dressed_now_and_at_each_change_with_what_it_offers(qtbot: QtBot, looks: Looks) -> None:
    window, field = QWidget(), QLineEdit()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(field)
    offer(field, ["halle", "hangar"], "Mots connus")
    bare = field.sizeHint()

    looks.dress(window)
    usual = field.sizeHint()
    looks.set_text_scale(200)
    popup = field.completer().popup()

    assert bare.height() < usual.height() < field.sizeHint().height()
    assert popup is not None
    assert popup.isWindow()
    assert popup.verticalScrollBar().sizeHint().width() == BAR


def test_u45_a_window_that_went_is_dressed_no_more(qapp: QApplication, looks: Looks) -> None:
    window = QWidget()
    looks.dress(window)
    window.deleteLater()
    qapp.sendPostedEvents(window, QEvent.Type.DeferredDelete)

    looks.choose_scheme("dark")

    assert not isValid(window)


@pytest.mark.parametrize(("stored", "used"), [(100, 100), (0, 100), (119, 125), (9999, 200)])
def test_text_scale_of_a_settings_file(stored: int, used: int) -> None:
    assert nearest_scale(stored) == used


@pytest.mark.usefixtures("qapp")
def test_u34_buttons_of_qt_are_french() -> None:
    box = QDialogButtonBox()
    for each in QDialogButtonBox.StandardButton:
        box.addButton(each)
    shown = box.findChildren(QPushButton)
    words = {made.text().replace("&", "") for made in shown}

    assert "Ne pas enregistrer" in words
    assert not words & {"Cancel", "Save", "Discard", "Close", "Yes", "No", "Help", "Ne pas tenir compte"}


@pytest.mark.parametrize("scale", [100, 200])
def test_the_arrow_of_a_menu_is_as_large_as_its_letters(qtbot: QtBot, looks: Looks, scale: int) -> None:
    looks.set_text_scale(scale)
    made = menu_button("Actions")
    made.setMenu(QMenu(made))
    qtbot.addWidget(made)
    looks.dress(made)
    made.show()
    arrow, letters = made.arrow(), made.fontMetrics()

    assert arrow.height() >= letters.xHeight()
    assert made.rect().contains(arrow)
    assert arrow.left() >= letters.horizontalAdvance("Actions")


class Counted(QLabel):
    """Counts how many times it is dressed again."""

    dressed = 0

    def event(self, event: QEvent) -> bool:
        self.dressed += event.type() == QEvent.Type.StyleChange
        return super().event(event)


def test_a_change_of_colours_dresses_a_widget_as_many_times_however_deep_it_is(qtbot: QtBot, looks: Looks) -> None:
    leaves = [Counted(), Counted()]
    for leaf, depth in zip(leaves, (1, 14), strict=True):
        whole = inside = QWidget()
        for _ in range(depth):
            within = QWidget()
            QVBoxLayout(inside).addWidget(within)
            inside = within
        QVBoxLayout(inside).addWidget(leaf)
        qtbot.addWidget(whole)
        looks.dress(whole)
        whole.show()
    for scheme in ("dark", "light"):
        for leaf in leaves:
            leaf.dressed = 0
        looks.choose_scheme(scheme)

    assert leaves[1].dressed <= leaves[0].dressed + 2
    assert leaves[1].palette().color(leaves[1].foregroundRole()).name() == LIGHT.text
