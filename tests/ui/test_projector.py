"""The second screen: what it shows and never shows, its thumbnail, one key to blank it, and its cable pulled out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from leaderdesk.domain.sittings import gestures as told
from leaderdesk.services import sitting_rooms
from leaderdesk.services.around import Around
from leaderdesk.ui.shell.window import Window
from leaderdesk.ui.sittings.live.frame import LiveFrame
from leaderdesk.ui.sittings.projector.layout import MOST_LINES, SMALLEST, lay_out
from leaderdesk.ui.sittings.projector.panel import ProjectorPanel
from leaderdesk.ui.sittings.projector.projector import Projector
from leaderdesk.ui.theme.inks import projector_inks
from leaderdesk.ui.theme.looks import Looks
from leaderdesk.ui.theme.tokens import contrast
from leaderdesk.words.projections import Slide
from tests.ui import screens
from tests.ui.sittings import EXPERT, PRIVATE, PUBLIC, TITULAIRES, Held, hold, make_sitting

ENTER, F8, F9 = Qt.Key.Key_Return, Qt.Key.Key_F8, Qt.Key.Key_F9
# Nobody's name, and no reason why somebody leaves, is for the room to read.
MARKERS = [name.split()[1] for _, *both in (*PUBLIC, *PRIVATE) for name in both] + [EXPERT, "commune porteuse"]
LETTER = re.compile(r"&(\w)")
SIZES = [(1280, 800), (1920, 1080)]


@pytest.fixture
def held(qtbot: QtBot, qapp: QApplication, tmp_path: Path, around: Around) -> Iterator[Held]:
    """A sitting with everybody in the room but those with an interest, open on its first project."""
    path = tmp_path / "marais.leaderdesk"
    sitting = make_sitting(path, around, present=[*TITULAIRES, EXPERT])
    made = hold(qtbot, qapp, path, around, sitting)
    made.do(told.PointOpened(made.sheet().agenda.lines[1].key))
    yield made
    made.alone.desk.stop()
    made.frame.projector.window.deleteLater()


def projector(held: Held) -> Projector:
    """What decides of the second screen."""
    return held.frame.projector


def written(held: Held) -> str:
    """Everything that stands on the second screen."""
    window = projector(held).window
    assert window.findChildren(QLabel) == []
    return "\n".join(line.text for line in window.board.laid.lines)


def vote(held: Held, *, is_decided: bool = True) -> str:
    """The committee votes the open project, and decides."""
    key = held.sheet().open_point or ""
    held.do(told.VoteOpened(key, "Avis favorable", "selection", "by_name"))
    for college in ("public", "private"):
        held.do(told.CollegeKeyed(key, college, "for"))
    held.do(told.VoteClosed(key))
    if is_decided:
        held.do(told.Decided(key, "postponed", reason="Pièces à compléter"))
    return key


def test_f8_and_enter_project_in_a_window_where_there_is_one_screen(held: Held) -> None:
    held.press(F8)
    said = cast("ProjectorPanel", held.frame.panel("projector")).state.text()
    held.press(ENTER)

    assert said == "Rien n’est projeté\u00a0: il n’y a qu’un écran."
    assert (projector(held).is_open, projector(held).is_full) == (True, False)
    assert "Réhabiliter la halle" in written(held)
    assert "Dossier\u00a02/5" in written(held)


@pytest.mark.parametrize("size", SIZES)
def test_nothing_private_is_ever_on_the_second_screen(held: Held, size: tuple[int, int]) -> None:
    projector(held).open()
    projector(held).publish(vote(held))
    held.settle()
    window = projector(held).window
    window.resize(*size)
    held.settle()

    shown = written(held)
    assert "Projet ajourné" in shown
    assert [name for name in MARKERS if name in shown] == []
    names = [each.accessibleName() + each.accessibleDescription() for each in window.findChildren(QWidget)]
    assert [name for name in MARKERS if any(name in each for each in names)] == []


@pytest.mark.parametrize("size", SIZES)
def test_letters_are_large_and_lines_are_few(held: Held, size: tuple[int, int]) -> None:
    projector(held).open()
    projector(held).publish(vote(held))
    window = projector(held).window
    window.resize(*size)
    held.settle()

    laid = window.board.laid
    assert min(line.size for line in laid.lines) >= SMALLEST == 28
    assert laid.rows <= MOST_LINES == 8
    wide = 1080 * size[0] / size[1]
    assert [line.text for line in laid.lines if line.left < 0 or line.left > wide or line.top + line.size > 1080] == []


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("wide", [1920.0, 1728.0])
def test_amounts_have_two_large_lines_and_none_is_broken(qapp: QApplication, wide: float) -> None:
    amounts = [f"{name}\u00a0: 35\u202f753,96\u00a0€" for name in ("Coût total", "Éligible", "Demandée", "Proposée")]
    slide = Slide(is_blank=False, title="Sentier", summary="Un sentier.", amounts=" – ".join(amounts))
    lines = [line for line in lay_out(slide, qapp.font(), wide).lines if "€" in line.text]

    assert [line.text for line in lines] == [" – ".join(amounts[:2]), " – ".join(amounts[2:])]
    assert min(line.size for line in lines) >= 46


def test_quorum_is_smaller_rather_than_cut_beside_a_break(qapp: QApplication) -> None:
    quorum, timer = "Quorum atteint – Présents\u00a0: 22 sur 24, il en faut 12", "Pause, reprise dans 9:59"
    lines = lay_out(Slide(is_blank=False, quorum=quorum, timer=timer), qapp.font(), 1728.0).lines

    assert [line.text for line in lines] == [quorum, timer]
    assert min(line.size for line in lines) >= SMALLEST


def test_every_ink_of_the_second_screen_reads_at_seven() -> None:
    inks = projector_inks()
    paper = inks.pop("paper").name()
    del inks["night"]

    assert [name for name, ink in inks.items() if contrast(ink.name(), paper) < 7] == []


def test_result_waits_until_it_is_published(held: Held) -> None:
    projector(held).open()
    vote(held)
    before = written(held)
    held.press(F8, ENTER)

    assert "Projet ajourné" not in before
    assert "Projet ajourné – 7\u00a0pour, 0\u00a0contre" in written(held)
    point = held.ask(lambda base: sitting_rooms.read_projected(base, held.sitting)).point
    assert point.result.outcome == "postponed"


def test_f9_blanks_at_once_and_shows_again(held: Held) -> None:
    projector(held).open()
    held.settle()
    QTest.keyClick(held.focus(), F9)
    blank = written(held)
    held.settle()
    held.press(F9)

    assert blank == ""
    assert "Réhabiliter la halle" in written(held)


def test_b_blanks_when_the_projector_has_the_keyboard(held: Held) -> None:
    projector(held).open()
    held.settle()
    QTest.keyClick(projector(held).window, Qt.Key.Key_B)
    held.settle()

    assert written(held) == ""
    assert held.ask(lambda base: sitting_rooms.read_resume(base, held.sitting)).projection.is_blank


def test_thumbnail_is_the_same_picture(held: Held) -> None:
    projector(held).open()
    held.settle()
    monitor = held.frame.monitor

    assert monitor.isVisible()
    assert monitor.word.text() == "Projeté (F9 masque)"
    assert [line.text for line in monitor.thumbnail.laid.lines] == written(held).split("\n")


def test_thumbnail_is_small_and_one_key_makes_it_large(held: Held) -> None:
    projector(held).open()
    held.settle()
    monitor, agenda = held.frame.monitor, held.frame.agenda.rows
    small, room = monitor.height(), agenda.height()
    held.press(Qt.Key.Key_F8, modifier=Qt.KeyboardModifier.ShiftModifier)
    large = monitor.thumbnail.width()
    held.press(Qt.Key.Key_F8, modifier=Qt.KeyboardModifier.ShiftModifier)

    assert small < monitor.fontMetrics().lineSpacing() * 8
    assert large > monitor.thumbnail.width()
    assert agenda.height() == room


def test_cable_pulled_out_shows_nothing_and_one_key_resumes(held: Held, monkeypatch: pytest.MonkeyPatch) -> None:
    projector(held).open()
    held.settle()
    said: list[str] = []
    held.frame.said.connect(lambda message: said.append(message.words))
    # The window stood on a screen that is no longer there.
    monkeypatch.setattr(projector(held), "_screen", "HDMI-1")
    QApplication.instance().screenRemoved.emit(QApplication.primaryScreen())  # type: ignore[union-attr]
    is_gone = not projector(held).is_open
    held.settle()
    held.do(told.SteppedOut("Yann Bressolier"))

    assert (is_gone, projector(held).is_unplugged, written(held)) == (True, True, "")
    assert said == [
        "L’écran projeté a été débranché\u00a0: rien n’est plus montré, et la séance continue. Rebranchez-le, puis F9."
    ]
    assert held.where("Yann Bressolier") == "out"


def test_projector_comes_back_as_it_was(held: Held, qtbot: QtBot) -> None:
    projector(held).open()
    held.press(F9)
    held.settle()
    held.frame.leave()
    held.settle()
    is_gone = not projector(held).is_open
    other = LiveFrame(held.alone.desk)
    qtbot.addWidget(other)
    other.show_sitting(held.sitting)
    held.settle()

    assert is_gone
    assert (other.projector.is_open, other.projector.is_blank) == (True, True)
    other.leave()
    other.projector.window.deleteLater()


def test_point_that_opens_is_shown_whatever_was_shown(held: Held) -> None:
    keys = [line.key for line in held.sheet().agenda.lines]
    projector(held).open()
    projector(held).show_point(keys[3])
    held.settle()
    chosen = written(held)
    held.do(told.PointOpened(keys[2]))
    held.settle()

    assert "Sentier du littoral" in chosen
    assert "Café associatif" in written(held)


def test_break_is_timed_on_the_second_screen(held: Held) -> None:
    projector(held).open()
    held.press(F8)
    panel = cast("ProjectorPanel", held.frame.panel("projector"))
    panel.pause.setFocus()
    held.press(ENTER)

    paused = written(held)
    panel.resume.setFocus()
    held.press(ENTER)

    assert "Pause, reprise dans" in paused
    assert "Pause" not in written(held)


@pytest.mark.parametrize("scale", [100, 200])
def test_step_of_the_projector_is_whole_named_lettered_and_walked(held: Held, looks: Looks, scale: int) -> None:
    looks.choose_scheme("dark")
    looks.set_text_scale(scale)
    looks.dress(held.frame)
    held.frame.resize(1204, 700)
    projector(held).open()
    vote(held)
    held.press(F8)
    held.settle()
    frame = cast("Window", held.frame)
    letters = [mark[1].upper() for each in screens.seen(frame, QAbstractButton) if (mark := LETTER.search(each.text()))]
    found = (screens.cut(frame), screens.nameless(frame), screens.missed_by_tab(frame), letters)

    assert found[:3] == ([], [], [])
    assert len(letters) == len(set(letters))
