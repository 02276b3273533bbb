"""The logos of the papers in « GAL et période »: added from a file, named, put in order, taken away and back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QFileDialog

from leaderdesk.services.papers.logos import LogoRow, read_logos
from leaderdesk.ui.programme.logos import Logos
from leaderdesk.ui.programme.page import ProgrammePage
from leaderdesk.ui.render import settle
from leaderdesk.ui.shell.window import Window


@pytest.fixture
def first_page() -> str:
    return "programme"


@pytest.fixture
def logos(window: Window) -> Logos:
    """The list, in front."""
    window.show_page("programme")
    page = window.pages["programme"]
    assert isinstance(page, ProgrammePage)
    page.show_section("general")
    settle(window)
    found = page.section.logos  # type: ignore[attr-defined]  # the section of the GAL
    assert isinstance(found, Logos)
    return found


def add(logos: Logos, window: Window, folder: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """One more, chosen in the system's own box."""
    picture = QImage(40, 20, QImage.Format.Format_RGB32)
    picture.fill(QColor("green"))
    path = folder / f"{name}.png"
    picture.save(str(path))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    logos.add.click()
    settle(window)


def kept(window: Window) -> list[LogoRow]:
    """What the base holds."""
    found: list[LogoRow] = []
    window.desk.ask(read_logos, found.extend)
    settle(window)
    return found


def test_a_logo_is_added_under_the_name_of_its_file(
    logos: Logos, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not logos.rows.isVisible()

    add(logos, window, tmp_path, "Région", monkeypatch)

    assert ([each.name for each in kept(window)], logos.rows.count()) == (["Région"], 1)
    assert not logos.rows.item(0).icon().isNull()


def test_logos_are_named_moved_and_taken_away_and_it_can_be_undone(
    logos: Logos, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("Europe", "Région"):
        add(logos, window, tmp_path, name, monkeypatch)

    logos.rows.item(1).setText("Région Hautes-Rives")
    settle(window)
    logos.rows.setCurrentRow(1)
    logos.up.click()
    settle(window)
    moved = [each.name for each in kept(window)]
    logos.remove.click()
    settle(window)
    gone = [each.name for each in kept(window)]
    window.undo()
    settle(window)

    assert moved == ["Région Hautes-Rives", "Europe"]
    assert (gone, [each.name for each in kept(window)]) == (["Europe"], ["Région Hautes-Rives", "Europe"])


def test_what_is_no_picture_is_refused_in_words(
    logos: Logos, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "logo.png"
    path.write_text("pas une image")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))

    logos.add.click()
    settle(window)

    assert "n’est pas une image" in window.frame.messages.rows()[0].message.words
    assert kept(window) == []
