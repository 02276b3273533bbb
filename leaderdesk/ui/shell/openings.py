"""How a base comes to the desk: from the first screen, a fault screen, a strip or a second start of the program."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from leaderdesk.domain.errors import Expected
from leaderdesk.ui.kit.messages import Message
from leaderdesk.ui.page import Visit
from leaderdesk.ui.shell.newbase import SUFFIX
from leaderdesk.ui.shell.recents import Recent, looked_up
from leaderdesk.words.sitting_follow import is_rehearsal

if TYPE_CHECKING:
    from leaderdesk.ui.desk import Desk
    from leaderdesk.ui.shell.window import Window
    from leaderdesk.ui.state import State


class Openings(QObject):
    """Connects the pages that lead to a base."""

    # The base asked for at the start is already in another window, which has been shown.
    shown_elsewhere = Signal()

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk
        self._is_first = True
        self._is_made_new = False
        self._before: QWidget | None = None
        self._connect_start()
        self._connect_faults()
        window.emptied.connect(self.read_recents)
        window.noticed.connect(self.tell_notice)
        self._desk.opening.connect(self._wait)
        self._desk.opened.connect(self._remember)
        self._desk.refused.connect(self._refused)

    def open_first(self, path: Path | None) -> None:
        """What the program was started with, or the base used last, once rehearsals left behind are gone."""
        left = [each for each in self._window.memory.recents if is_rehearsal(each.stem) and each != path]
        if left:
            self._desk.run(lambda: _forget_rehearsals(left, self._desk), lambda gone: self._open_after(path, gone))
        else:
            self._open_last(path)

    def _open_after(self, path: Path | None, gone: Sequence[Path]) -> None:
        for each in gone:
            self._window.memory.forget(each)
        if self._desk.state is None:
            self._open_last(path)

    def _open_last(self, path: Path | None) -> None:
        wished = path or self._window.memory.last
        if wished is not None:
            self._desk.open(wished)

    def show_new_base(self) -> None:
        """Ask what a new base needs."""
        self._window.frame.pages.setCurrentWidget(self._window.new_base)
        self._window.new_base.focus_main()

    def create(self, path: Path, gal_name: str) -> None:
        """Make a base, and show first what it still needs: nothing can be judged without rules."""
        self._is_made_new = True
        self._desk.create(path, gal_name)

    def open_example(self) -> None:
        """Make the fictional base if it is not there yet, and open it."""
        around = self._desk.around
        path = around.folders.bases / f"exemple{SUFFIX}"

        def make() -> Path:
            from leaderdesk.services.demo import create_demo

            if not path.exists():
                create_demo(path, around)
            return path

        self._desk.open_made(make)

    def choose_file(self) -> None:
        """Ask which base to open."""
        folder = self._window.memory.last.parent if self._window.memory.last else self._desk.around.folders.bases
        kinds = self.tr("Bases LeaderDesk (*{})").format(SUFFIX) + ";;" + self.tr("Tous les fichiers (*)")
        chosen, _ = QFileDialog.getOpenFileName(self._window, self.tr("Ouvrir une base"), str(folder), kinds)
        if chosen:
            self._desk.open(Path(chosen))

    def read_recents(self) -> None:
        """Look which of the bases opened lately are still there."""
        paths = self._window.memory.recents
        self._desk.run(lambda: looked_up(paths), self._show_recents)

    def tell_notice(self, code: str, data: dict[str, object]) -> None:
        """Say what was noticed while the base was opened."""
        sayings = self._window.sayings
        words = sayings.notice(code, data)
        if code == "witness_unknown":
            self._window.frame.status.show_aside(words)
        elif code == "place_synchronised":
            self._window.say(Message("warning", words, sayings.move_word, self._move))
        elif words:
            self._window.say(Message("information", words))

    def _show_recents(self, recents: list[Recent]) -> None:
        start = self._window.start
        focus = QApplication.focusWidget()
        is_elsewhere = focus is not None and not start.isAncestorOf(focus)
        is_untouched = start.isVisible() and not (is_elsewhere or focus in (start.choose, start.example))
        start.show_recents(recents)
        self._window.menus.show_recents(recents)
        if is_untouched:
            start.focus_main()

    def _wait(self, path: Path | None) -> None:
        window = self._window
        self._before = window.frame.pages.currentWidget()
        window.leave_base()
        window.frame.waiting.words.setText(window.sayings.opening(path))
        window.frame.pages.setCurrentWidget(window.frame.waiting)

    def _remember(self, state: State) -> None:
        self._is_first = False
        is_made_new, self._is_made_new = self._is_made_new, False
        if is_made_new:
            # Once the window has shown what it shows of any base.
            QTimer.singleShot(0, partial(self._window.visit, Visit("programme", 0, "general")))
        self._window.memory.opened(state.facts.path)
        self._window.memory.keep(self._desk)
        self.read_recents()

    def _refused(self, path: Path | None, fault: Expected) -> None:
        self._is_made_new = False
        is_here = fault.data.get("machine") == self._desk.around.machine
        address = str(fault.data.get("address") or "")
        if fault.code == "held" and is_here and self._is_first and self._show_other(address):
            return
        self._is_first = False
        window = self._window
        if path is None:
            window.show_closed()
            if self._before is window.new_base:
                self.show_new_base()
            window.say_fault(fault)
            return
        window.leave_base()
        window.frame.pages.setCurrentWidget(window.faults)
        window.faults.show_fault(path, fault, is_this_machine=is_here)

    def _show_other(self, address: str) -> bool:
        from leaderdesk.ui.front import bring_to_front

        if not bring_to_front(address):
            return False
        self.shown_elsewhere.emit()
        return True

    def _copy(self, path: Path) -> None:
        def make() -> Path:
            from leaderdesk.services.backups import copy_base

            return copy_base(path, self._desk.around)

        self._desk.open_made(make)

    def _copy_open_base(self) -> None:
        if self._desk.state is not None:
            self._copy(self._desk.state.facts.path)

    def _move(self) -> None:
        """Work on a copy out of the folder that another program copies behind our back."""
        if self._desk.state is not None:
            self._copy(self._desk.state.facts.path)

    def _delete_example(self) -> None:
        """The fictional base goes, with all that lies beside it; it can be made again at any time."""
        state = self._desk.state
        if state is None or not state.facts.is_example:
            return
        path, is_rehearsal = state.facts.path, state.is_rehearsal
        self._window.memory.forget(path)

        def work() -> None:
            from leaderdesk.services.bases import delete_example

            delete_example(path, self._desk.around)

        def closed() -> None:
            self._desk.run(work, lambda _: self._go_back(is_rehearsal=is_rehearsal))

        self._desk.close(closed)

    def _go_back(self, *, is_rehearsal: bool) -> None:
        """From a rehearsal to the base that it was taken from."""
        before = self._window.memory.last
        if is_rehearsal and before is not None:
            self._desk.open(before)
        else:
            self._window.show_closed()

    def ask_restore(self, path: Path) -> None:
        """Let the user choose the backup to go back to."""
        window = self._window
        window.frame.pages.setCurrentWidget(window.faults)
        window.faults.ask_restore(path)

    def _retry(self, path: Path | None, accept: bool) -> None:
        state = self._desk.state
        if state is not None and not accept:
            self._window.show_page("backups")
        elif path is not None:
            self._desk.open(path, accept_loss=accept)
        else:
            self._window.show_closed()

    def _connect_start(self) -> None:
        window = self._window
        window.start.create_wished.connect(self.show_new_base)
        window.start.choose_wished.connect(self.choose_file)
        window.start.example_wished.connect(self.open_example)
        window.start.open_wished.connect(self._desk.open)
        window.new_base.create_wished.connect(self.create)
        window.new_base.given_up.connect(window.show_closed)
        window.frame.example.left.connect(self._delete_example)
        window.frame.copy_and_open.clicked.connect(self._copy_open_base)

    def _connect_faults(self) -> None:
        faults = self._window.faults
        faults.open_wished.connect(self._retry)
        faults.look_wished.connect(self._desk.look_at)
        faults.copy_wished.connect(self._copy)
        faults.front_wished.connect(self._show_other)
        faults.choose_wished.connect(self.choose_file)
        faults.home_wished.connect(self._window.show_closed)
        faults.restoring.connect(self._window.leave_base)


def _forget_rehearsals(paths: Sequence[Path], desk: Desk) -> list[Path]:
    from leaderdesk.services.sitting_rehearsals import forget_rehearsals

    return forget_rehearsals(paths, desk.around)
