"""The page of the programme on a base that is only looked at; how it looks is seen in `test_every_screen`."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLineEdit

from leaderdesk.services import grids
from leaderdesk.services.around import Around
from leaderdesk.services.bases import close_base, open_base
from leaderdesk.ui.programme.fiches.example import ExamplePanel
from leaderdesk.ui.programme.grids.preview import GridPreview
from leaderdesk.ui.programme.texts.preview import TextPreview
from leaderdesk.ui.render import settle
from leaderdesk.ui.shell.window import Window
from tests.ui.conftest import MakeWindow
from tests.ui.test_programme import SHEET, shown

SECTIONS = (
    *(
        "general",
        "funds",
        "fiches",
        "checklists",
        "aids",
        "grids",
        "funders",
        "indicators",
        "life",
        "team",
        "settings",
        "texts",
        "sharing",
    ),
)


def test_read_only_base_shows_everything_and_changes_nothing(
    make_window: MakeWindow, base_path: Path, around: Around
) -> None:
    base = open_base(base_path, around)
    grids.add_grid(base, "Grille", SHEET)
    close_base(base, around)
    window = make_window(page="programme")
    window.desk.look_at(base_path)
    settle(window)
    open_fields = {}
    for name in SECTIONS:
        opened(window, name)
        fields = [each for each in window.findChildren(QLineEdit) if each.isVisible() and not each.isReadOnly()]
        free = [each for each in fields if each.isEnabled() and not _only_looks(window, each)]
        open_fields[name] = [each.accessibleName() for each in free]

    assert open_fields == {name: [] for name in SECTIONS}


def opened(window: Window, name: str) -> None:
    """A section with a record open where it has records."""
    section = shown(window, name)
    if name in {"fiches", "grids"}:
        section.show_record(section.listing.model.line(0).item.id)
        settle(window)


def _only_looks(window: Window, field: QLineEdit) -> bool:
    """What filters a list, chooses what to look at or feeds an example changes nothing in the base."""
    names = ("Filtrer", "Fiche-action", "Version")
    panels = [each for kind in (ExamplePanel, GridPreview, TextPreview) for each in window.findChildren(kind)]
    return any(panel.isAncestorOf(field) for panel in panels) or field.accessibleName().startswith(names)
