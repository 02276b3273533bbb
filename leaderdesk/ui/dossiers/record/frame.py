"""One dossier, whole: its head, always in sight, and its tabs, each read when it comes to the front."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from leaderdesk.domain.errors import Refusal
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.dossiers.record.bar import TabBar
from leaderdesk.ui.dossiers.record.head import FULL, MEDIUM, SMALL, TINY, Head
from leaderdesk.ui.dossiers.record.moves import MovesPanel
from leaderdesk.ui.dossiers.record.tab import Tab
from leaderdesk.ui.dossiers.record.tabs import TabPlaces
from leaderdesk.ui.kit.order import in_reading_order
from leaderdesk.ui.kit.unseen import Stack
from leaderdesk.ui.page import Visit
from leaderdesk.ui.parts.undoing import Undoing
from leaderdesk.words.conventions import say_release
from leaderdesk.words.formats import day
from leaderdesk.words.statuses import status

if TYPE_CHECKING:
    from leaderdesk.domain.sheets.heads import DossierHead
    from leaderdesk.domain.sheets.situations import MoveOption
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.done import Done

# Under so many lines of text, the whole head would leave too little to the tabs; then one on fewer lines, a small one.
_FULL_LINES, _MEDIUM_LINES, _SMALL_LINES = 52, 38, 22

# Where money comes back to the envelopes: said before the move.
_LEAVING = frozenset({"abandoned", "deprogrammed"})


class RecordFrame(QWidget):
    """Shows one dossier at a time; `shown` tells when its head has been read."""

    said = Signal(object)
    visit_wished = Signal(object)
    went_on = Signal()
    # Keys are wider than the int of a signal.
    shown = Signal(object)
    # The dossier shown is no longer in the base: its creation was taken back.
    gone = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.key: int | None = None
        self.head, self.moves = Head(), MovesPanel(self._today)
        self._undoing = Undoing(desk, self.said, self)
        self._places = {place.name: place for place in TabPlaces().all()}
        self._built: dict[str, Tab] = {}
        self._is_read_only = self._is_stale = False
        self.name = next(iter(self._places), "")
        self.bar = TabBar([(place.name, place.words, place.digit) for place in self._places.values()])
        self._strand = ""
        self.bar.offer(self._offered())
        self._stack = Stack()
        # A tab scrolls in what is left: it never makes the window taller.
        self._stack.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(8, 8, 16, 8)
        inside.setSpacing(8)
        for each in (self.head, self.moves, self.bar):
            inside.addWidget(each)
        inside.addWidget(self._stack, 1)
        self.bar.chosen.connect(self.bring)
        self.head.alert_chosen.connect(self.enter_part)
        self.head.holder_chosen.connect(lambda key: self.visit_wished.emit(Visit("holders", key)))
        self.head.status.clicked.connect(self.ask_move)
        self.moves.moved.connect(self._move)
        self.moves.closed.connect(self.head.status.setFocus)
        self.moves.opened.connect(self._give_room)
        self._add_keys()

    @property
    def tab(self) -> Tab:
        """The tab in front."""
        return self._tab(self.name)

    @property
    def built_count(self) -> int:
        """How many tabs have been built."""
        return len(self._built)

    def unbuilt(self) -> list[Callable[[], object]]:
        """What builds each tab."""
        return [partial(self._tab, name) for name, place in self._places.items() if place.strand is None]

    def show_dossier(self, key: int, part: str = "") -> None:
        """Show a dossier; `part` is a tab, or `tab:part` of it."""
        is_other = key != self.key
        if is_other and self.key is not None:
            self.went_on.emit()
        self.key = key
        if is_other:
            self.moves.hide()
            self._read_head()
        self.bring(part.partition(":")[0] or self.name)
        if part:
            self.enter_part(part)

    def bring(self, name: str) -> None:
        """Bring a tab to the front."""
        if name not in self._places:
            return
        self.name = name
        self.bar.mark(name)
        self._stack.bring(self.tab)
        if self.key is not None:
            self.tab.show_dossier(self.key)

    def enter_part(self, part: str) -> None:
        """Bring a tab to the front with the keyboard in it, where a check or an alert leads."""
        name, _, place = part.partition(":")
        if name in self._places:
            self.bring(name)
            self.tab.focus_part(place) if place else self.tab.focus_first()

    def step(self, places: int) -> None:
        """Bring the next tab to the front, or the one before; the keyboard follows."""
        names = self._offered()
        if self.name not in names:
            return
        self.bring(names[(names.index(self.name) + places) % len(names)])
        self.bar.focus_current()

    def ask_move(self) -> None:
        """Show the moves that the dossier may make, or put them away."""
        if self.moves.isVisible():
            self.moves.close_panel()
            return
        key, today = self.key, self._today()
        if key is None or self._is_read_only:
            return

        def work(base: OpenBase) -> tuple[tuple[MoveOption, ...], dict[str, str]]:
            from leaderdesk.services.conventions import read_release
            from leaderdesk.services.dossiers import allowed_moves

            options = allowed_moves(base, key, today)
            leaving = [each.status for each in options if each.status in _LEAVING]
            return options, {each: say_release(read_release(base, key, each, today)) for each in leaving}

        self.desk.ask(work, lambda found: self.moves.show_moves(*found) if key == self.key else None)

    def note_change(self, topics: frozenset[str]) -> None:
        """Something changed in the base: the head first, which tells whether the dossier is still there."""
        if self.key is None:
            return
        if self.isVisible():
            self._read_head(topics)
        else:
            self._is_stale = True
            self._note_tabs(topics, is_in_front=False)

    def leave(self) -> None:
        """Save what is being typed; no dossier is shown any more."""
        for tab in self._built.values():
            tab.leave()
        self.forget()

    def forget(self) -> None:
        """No dossier is shown any more: the next one, even the same, is read again."""
        self.key = None
        for tab in self._built.values():
            tab.key = None

    def set_read_only(self, *, is_read_only: bool) -> None:
        """The base may only be looked at."""
        self._is_read_only = is_read_only
        self.head.status.setEnabled(not is_read_only)
        for tab in self._built.values():
            tab.set_read_only(is_read_only=is_read_only)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.bar.focus_current()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale and self.key is not None:
            self._is_stale = False
            self._read_head()
            self.tab.refresh_if_stale()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        lines = event.size().height() // max(1, self.fontMetrics().lineSpacing())
        least = ((FULL, _FULL_LINES), (MEDIUM, _MEDIUM_LINES), (SMALL, _SMALL_LINES))
        room = next((each for each, wanted in least if lines >= wanted), TINY)
        self.head.set_room(room)

    def _give_room(self, is_open: bool) -> None:
        """Where there is little room, the choice of a status stands in the place of the tab."""
        self._stack.setVisible(not is_open or self.head.room <= MEDIUM)

    def _tab(self, name: str) -> Tab:
        if name not in self._built:
            made = self._places[name].make(self.desk)
            made.said.connect(self.said)
            made.visit_wished.connect(self.visit_wished)
            made.set_read_only(is_read_only=self._is_read_only)
            self._built[name] = made
            self._stack.add(made)
            # Qt puts what comes late after all the rest of the window.
            in_reading_order(made)
        return self._built[name]

    def _read_head(self, topics: frozenset[str] = frozenset()) -> None:
        key, today = self.key or 0, self._today()

        def work(base: OpenBase) -> DossierHead | None:
            from leaderdesk.services.heads import read_head

            try:
                return read_head(base, key, today)
            except Refusal:
                return None

        self.desk.ask(work, lambda head: self._show_head(key, head, topics))

    def _show_head(self, key: int, head: DossierHead | None, topics: frozenset[str]) -> None:
        is_current = key == self.key
        if is_current and head is None:
            self.gone.emit()
            return
        self._note_tabs(topics, is_in_front=is_current)
        if is_current and head is not None:
            self.head.show_head(head, self._today())
            self._show_strand(head.strand)
            self.shown.emit(head.id)

    def _offered(self) -> list[str]:
        """The tabs of this dossier: some show for one strand of the programme."""
        return [name for name, place in self._places.items() if place.strand in {None, self._strand}]

    def _show_strand(self, strand: str) -> None:
        self._strand = strand
        offered = self._offered()
        self.bar.offer(offered)
        if self.name not in offered:
            self.bring(offered[0])

    def _note_tabs(self, topics: frozenset[str], *, is_in_front: bool) -> None:
        for name, tab in self._built.items():
            tab.note_change(topics, is_in_front=is_in_front and name == self.name)

    def _move(self, wanted: str, on: date) -> None:
        key = self.key or 0

        def work(base: OpenBase) -> Done:
            from leaderdesk.services.dossiers import move_dossier

            return move_dossier(base, key, wanted, on)

        number = self.head.head.number if self.head.head else ""
        said = self.tr("Dossier {}\u00a0: statut «\u00a0{}\u00a0» depuis le {}.").format(
            number, status(wanted), day(on)
        )
        self.desk.act(work, self._undoing.after(said))
        self.head.status.setFocus()

    def _today(self) -> date:
        return self.desk.around.today()

    def _add_keys(self) -> None:
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, places in (("Ctrl+Tab", 1), ("Ctrl+PgDown", 1), ("Ctrl+Shift+Tab", -1), ("Ctrl+PgUp", -1)):
            self._add_key(keys, partial(self.step, places), inside)
        self._add_key("Ctrl+Shift+S", self.ask_move)
        # From the list too, as long as the record is in sight.
        for name, place in self._places.items():
            if place.digit is not None:
                self._add_key(f"Alt+{place.digit}", partial(self.enter_part, name))

    def _add_key(
        self,
        keys: str,
        act: Callable[[], object],
        context: Qt.ShortcutContext = Qt.ShortcutContext.WindowShortcut,
    ) -> None:
        made = QShortcut(QKeySequence(keys), self)
        made.setContext(context)
        made.activated.connect(act)
