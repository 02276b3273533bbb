"""The window: what each command does, and what is shown as the desk opens, changes and closes a base."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from leaderdesk.ui.theme.looks import Looks

if TYPE_CHECKING:
    from leaderdesk.domain.errors import Expected
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.done import Done
    from leaderdesk.services.history import Offer
    from leaderdesk.ui.desk import Desk
    from leaderdesk.ui.faults.page import FaultPage
    from leaderdesk.ui.kit.messages import Message
    from leaderdesk.ui.page import Page, Visit
    from leaderdesk.ui.shell.frame import Frame
    from leaderdesk.ui.shell.memory import Memory
    from leaderdesk.ui.shell.menus import Menus
    from leaderdesk.ui.shell.newbase import NewBasePage
    from leaderdesk.ui.shell.places import Pages
    from leaderdesk.ui.shell.sayings import Sayings
    from leaderdesk.ui.shell.start import StartPage
    from leaderdesk.ui.state import State


class Window(QMainWindow):
    """One window, one base. It is first shown bare, within a moment, then furnished."""

    painted = Signal()
    closed_down = Signal()
    emptied = Signal()
    noticed = Signal(str, object)

    desk: Desk
    sayings: Sayings
    frame: Frame
    menus: Menus
    start: StartPage
    new_base: NewBasePage
    faults: FaultPage
    pages: Pages

    def __init__(self, looks: Looks, memory: Memory) -> None:
        super().__init__()
        self.looks = looks
        looks.dress(self)
        self.memory = memory
        self.is_closing = False
        self.is_furnished = False
        self._is_painted = False
        self._unread: list[Message] = []
        self.setWindowTitle("LeaderDesk")
        self.resize(memory.size.boundedTo(self.screen().availableSize()))
        if memory.is_maximized:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    # What is shown

    def show_page(self, name: str) -> None:
        """Bring a page to the front."""
        if self.desk.state is None:
            return
        focus: QWidget | None = self.focusWidget()
        was_inside = isinstance(focus, QWidget) and self.frame.pages.isAncestorOf(focus)
        self._bring(self.pages[name])
        self.give_width(self.pages[name])
        if was_inside:
            self.pages[name].focus_main()
        self.frame.rail.mark(name)
        self.memory.page = name

    def give_width(self, page: Page) -> None:
        """Fold the navigation while the page in front needs the whole width."""
        if self.frame.pages.currentWidget() is page:
            self.frame.fold_rail(is_folded=page.is_wide)
            if page.is_wide and self.desk.state is not None:
                # Stopped while it is held, the program comes back to it.
                self.memory.keep(self.desk)

    def show_closed(self) -> None:
        """No base is open: offer to open one."""
        self.leave_base()
        self._clear_messages()
        self.emptied.emit()
        self._bring(self.start)
        self.start.focus_main()

    def leave_base(self) -> None:
        """Take away all that speaks of the base that was open."""
        self.frame.messages.clear()
        self.frame.show_rail(is_shown=False)
        self.frame.example.hide()
        self.frame.read_only.hide()
        self.menus.enable_base(is_open=False)
        self.setWindowTitle("LeaderDesk")

    def show_opened(self, state: State) -> None:
        """A base is on the desk."""
        facts = state.facts
        self._clear_messages()
        self.frame.show_rail(is_shown=True)
        self.menus.enable_base(is_open=True)
        self.menus.actions["back_up"].setEnabled(not facts.is_read_only)
        self._show_strips(state)
        self.show_state(state)
        wished = self.memory.page_after(self.desk.around.clock())
        name = wished if wished in self.pages else "home"
        self.show_page(name)
        self.pages[name].focus_main()

    def show_state(self, state: State) -> None:
        """What changes with every action: whose base it is, the status line, and what can be taken back."""
        self._show_name(state)
        self.frame.status.show_saved(state.facts, self.desk.around.clock())
        for name, offer in (("undo", state.undo), ("redo", state.redo)):
            words = self.sayings.offer(name, offer)
            self.menus.name_action(name, words.replace("&", "&&"), is_enabled=offer is not None)
            each = self.frame.rail.undo if name == "undo" else self.frame.rail.redo
            each.setEnabled(offer is not None)
            each.setToolTip(words)
            each.setAccessibleDescription(words)

    def say(self, message: Message) -> None:
        """Tell the user something, in the bar."""
        self.frame.messages.say(message)

    def say_fault(self, expected: Expected) -> None:
        """An action was refused, or the world did not follow; a base not saved is said in the status line too."""
        self.say(self.sayings.fault(expected))
        if self.desk.state is not None:
            self.frame.status.show_unsaved(expected)

    def bring_to_front(self) -> None:
        """Somebody started the program a second time on this base."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        QApplication.alert(self)

    # What the user does

    def undo(self) -> None:
        """Take back the last action, and say which."""
        self._replay("undo", self.desk.state.undo if self.desk.state else None)

    def redo(self) -> None:
        """Do again what was taken back, and say which."""
        self._replay("redo", self.desk.state.redo if self.desk.state else None)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.is_furnished:
            self.closed_down.emit()
            return
        self._remember()
        if self.desk.state is None and not self.desk.is_busy:
            event.accept()
            self.closed_down.emit()
            return
        event.ignore()
        if not self.is_closing:
            self.is_closing = True
            self.leave_base()
            self.frame.waiting.words.setText(self.tr("Sauvegarde et fermeture de la base…"))
            self._bring(self.frame.waiting)
            self.desk.close(self._close_down)

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() == QEvent.Type.Paint and not self._is_painted:
            self._is_painted = True
            # Once this pass is over, every part of the window has been painted.
            QTimer.singleShot(0, self.painted.emit)
        return handled

    # The rest

    def _bring(self, page: QWidget) -> None:
        self.frame.pages.setCurrentWidget(page)

    def _close_down(self) -> None:
        """Close, unless the last backup failed: then what happened must be read first."""
        self.is_closing = False
        if self._unread:
            self.show_closed()
        else:
            self.close()

    def say_no_backup(self, fault: Expected) -> None:
        """A backup was not taken: said now, and still there on the next screen."""
        message = self.sayings.no_backup(fault)
        if self.desk.state is None:
            # The base is on its way out: this must still be there on the next screen.
            self._unread.append(message)
        self.say(message)

    def _clear_messages(self) -> None:
        self.frame.messages.clear()
        while self._unread:
            self.say(self._unread.pop())

    def _remember(self) -> None:
        self.memory.is_maximized = self.isMaximized()
        if not self.isMaximized():
            self.memory.size = self.size()
        self.memory.scheme, self.memory.text_scale = self.looks.scheme, self.looks.text_scale
        self.memory.keep(self.desk)

    def _replay(self, name: str, offer: Offer | None) -> None:
        if offer is None:
            return

        def work(base: OpenBase) -> Done:
            from leaderdesk.services import history

            return history.undo(base) if name == "undo" else history.redo(base)

        self.desk.act(work, lambda _: self.say(self.sayings.replayed(name, offer, self.redo, self.undo)))

    def _show_name(self, state: State) -> None:
        facts = state.facts
        self.setWindowTitle(self.sayings.title(facts))
        self.frame.rail.show_base(facts.gal_name or facts.path.stem, facts.path.name)
        self.frame.example.setVisible(facts.is_example)
        if facts.is_example:
            self.frame.example.show_kind(is_rehearsal=state.is_rehearsal)

    def _show_strips(self, state: State) -> None:
        facts = state.facts
        self.frame.read_only.setVisible(facts.is_read_only)
        if facts.is_read_only:
            self.frame.read_only.say(self.sayings.read_only_word, self.sayings.read_only(facts.read_only_reason))
        self.frame.status.show_aside("")
        for code, data in facts.notices:
            self.noticed.emit(code, dict(data))

    def find_in_list(self) -> None:
        """Ready to type what to look for in the list in front."""
        focus_filter = getattr(self.frame.pages.currentWidget(), "focus_filter", None)
        if focus_filter is not None:
            focus_filter()

    def focus_page(self) -> None:
        """Give the keyboard back to the page in front: where it was there, or else where it begins."""
        page = self.frame.pages.currentWidget()
        before = page.focusWidget() if page is not None else None
        if before is not None and before.isVisible() and before.isEnabled():
            before.setFocus()
        elif (focus_main := getattr(page, "focus_main", None)) is not None:
            focus_main()

    def visit(self, visit: Visit) -> None:
        """Bring one record to the front, wherever it is shown."""
        self.show_page(visit.page)
        if visit.key or visit.part:
            self.pages[visit.page].show_record(visit.key, visit.part)

    def begin_new(self, name: str) -> None:
        """Bring a page to the front, ready for a new record."""
        self.show_page(name)
        self.pages[name].begin_new()

    def go_to(self, name: str) -> None:
        """Bring a page to the front, and the keyboard with it; papers, about what was in front."""
        from leaderdesk.ui.page import Page

        front = self.frame.pages.currentWidget()
        wished = front.papers() if name == "papers" and isinstance(front, Page) else None
        if wished is not None:
            self.visit(wished)
        else:
            self.show_page(name)
        self.pages[name].focus_main()
