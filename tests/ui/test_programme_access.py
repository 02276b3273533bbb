"""Everybody can use the page of the programme: names, letters, sizes, and a base that is only looked at."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from leaderdesk.services import grids
from leaderdesk.services.around import Around
from leaderdesk.services.bases import close_base, open_base
from leaderdesk.ui.programme.fiches.example import ExamplePanel
from leaderdesk.ui.programme.grids.preview import GridPreview
from leaderdesk.ui.programme.texts.preview import TextPreview
from leaderdesk.ui.render import settle
from leaderdesk.ui.shell.window import Window
from tests.ui.conftest import MakeWindow
from tests.ui.test_programme import SHEET, Ask, ask, shown

__all__ = ["ask"]
SECTIONS = (
    *(
        "general",
        "funds",
        "fiches",
        "checklists",
        "aids",
        "grids",
        "funders",
        "life",
        "team",
        "settings",
        "texts",
        "sharing",
    ),
)


@pytest.mark.parametrize("scale", [100, 200])
def test_u42_nothing_is_cut_and_the_window_keeps_its_size(window: Window, scale: int, ask: Ask) -> None:
    window.looks.set_text_scale(scale)
    window.resize(1280, 800)
    cut: dict[str, list[str]] = {}
    for name in SECTIONS:
        section = opened(window, name, ask)
        # A long page is laid out from the inside outwards: a round of events for each height that changed.
        for _ in range(5):
            QApplication.processEvents()
        cut[name] = [*_cut_labels(section), *_cut_buttons(section)]
    size = (window.width(), window.height())
    window.looks.set_text_scale(100)

    assert (cut, size) == ({name: [] for name in SECTIONS}, (1280, 800))


def test_u37_every_control_has_a_name(window: Window, ask: Ask) -> None:
    nameless = {}
    for name in SECTIONS:
        opened(window, name, ask)
        found = [each for kind in (QAbstractButton, QLineEdit) for each in window.findChildren(kind)]
        nameless[name] = [each for each in found if each.isVisible() and not _spoken(each)]

    assert nameless == {name: [] for name in SECTIONS}


def test_u38_every_letter_leads_to_one_place(window: Window, ask: Ask) -> None:
    twice = {}
    for name in SECTIONS:
        opened(window, name, ask)
        letters = [action.text().partition("&")[2][:1].upper() for action in window.menuBar().actions()]
        labels = [each for each in window.findChildren(QLabel) if isinstance(each.buddy(), QWidget)]
        texts: list[QAbstractButton | QLabel] = [*window.findChildren(QAbstractButton), *labels]
        marks = [re.search(r"&(\w)", each.text().replace("&&", "")) for each in texts if each.isVisible()]
        letters += [mark[1].upper() for mark in marks if mark]
        twice[name] = [letter for letter in letters if letters.count(letter) > 1]

    assert twice == {name: [] for name in SECTIONS}


def test_read_only_base_shows_everything_and_changes_nothing(
    make_window: MakeWindow, base_path: Path, around: Around
) -> None:
    base = open_base(base_path, around)
    grids.add_grid(base, "Grille", SHEET)
    close_base(base, around)
    window = make_window()
    window.desk.look_at(base_path)
    settle(window)
    open_fields = {}
    for name in SECTIONS:
        opened(window, name, None)
        fields = [each for each in window.findChildren(QLineEdit) if each.isVisible() and not each.isReadOnly()]
        free = [each for each in fields if each.isEnabled() and not _only_looks(window, each)]
        open_fields[name] = [each.accessibleName() for each in free]

    assert open_fields == {name: [] for name in SECTIONS}


def opened(window: Window, name: str, ask: Ask | None) -> Any:  # noqa: ANN401 - the section, as it is
    """A section with a record open where it has records."""
    if ask is not None and name == "grids" and not ask(grids.list_grids):
        ask(lambda base: grids.add_grid(base, "Grille", SHEET))
    section = shown(window, name)
    if name in {"fiches", "grids"}:
        section.show_record(section.listing.model.line(0).item.id)
        settle(window)
    return section


def _cut_labels(section: QWidget) -> list[str]:
    cut = []
    for label in section.findChildren(QLabel):
        if label.isVisible() and label.text():
            needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
            is_narrow = not label.wordWrap() and label.sizeHint().width() > label.width()
            if needed > label.height() or is_narrow:
                cut.append(label.text())
    return cut


def _cut_buttons(section: QWidget) -> list[str]:
    buttons = [each for each in section.findChildren(QAbstractButton) if each.isVisible() and each.text()]
    return [each.text() for each in buttons if each.sizeHint().width() > each.width()]


def _spoken(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()


def _only_looks(window: Window, field: QLineEdit) -> bool:
    """What filters a list, chooses what to look at or feeds an example changes nothing in the base."""
    names = ("Filtrer", "Fiche-action", "Version")
    panels = [each for kind in (ExamplePanel, GridPreview, TextPreview) for each in window.findChildren(kind)]
    return any(panel.isAncestorOf(field) for panel in panels) or field.accessibleName().startswith(names)
