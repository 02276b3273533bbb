"""A record in several parts, and the place where files are dropped."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from leaderdesk.ui.kit.sections import Section, Sections
from leaderdesk.ui.parts.files import DropZone

_CTRL = Qt.KeyboardModifier.ControlModifier


def made(qtbot: QtBot) -> Sections:
    """Two parts, each a field."""
    sections = Sections([Section("one", "&Une", QLineEdit()), Section("two", "&Deux", QLineEdit())])
    qtbot.addWidget(sections)
    with qtbot.waitActive(sections):
        sections.show()
        sections.activateWindow()
    return sections


def test_page_keys_go_round_the_parts(qtbot: QtBot) -> None:
    sections = made(qtbot)
    sections.buttons["one"].setFocus()
    seen = []
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
        QTest.keyClick(sections.focusWidget(), key, _CTRL)
        seen.append(sections.current)

    assert seen == ["two", "one", "two"]
    assert sections.buttons["two"].hasFocus()
    assert sections.sections["two"].widget.isVisible()


def test_part_says_how_much_it_holds_and_may_stand_alone(qtbot: QtBot) -> None:
    sections = made(qtbot)
    sections.show_count("two", 1200)
    assert sections.buttons["two"].text() == "&Deux\u00a0(1\u202f200)"
    sections.show_count("two", 0)
    assert sections.buttons["two"].text() == "&Deux"

    sections.show_section("two")
    sections.show_only("one", is_alone=True)

    assert sections.sections["one"].widget.isVisible()
    assert not sections.buttons["one"].isVisible()


def test_dropped_files_are_told_and_nothing_else(qtbot: QtBot, tmp_path: Path) -> None:
    zone = DropZone("Déposez ici.", "Choisir un fichier…")
    told: list[list[Path]] = []
    qtbot.addWidget(zone)
    zone.dropped.connect(told.append)
    (tmp_path / "preuve.txt").write_text("x", "utf-8")
    for urls in (["https://gal.example/preuve"], [(tmp_path / "preuve.txt").as_uri(), tmp_path.as_uri()]):
        data = QMimeData()
        data.setUrls([QUrl(url) for url in urls])
        zone.dragEnterEvent(_entering(data))
        zone.dropEvent(_dropping(data))

    assert told == [[tmp_path / "preuve.txt"]]
    assert zone.property("look") == "card"


def _entering(data: QMimeData) -> QDragEnterEvent:
    left, copy = Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction
    return QDragEnterEvent(QPoint(4, 4), copy, data, left, Qt.KeyboardModifier.NoModifier)


def _dropping(data: QMimeData) -> QDropEvent:
    left, copy = Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction
    return QDropEvent(QPointF(4, 4), copy, data, left, Qt.KeyboardModifier.NoModifier)
