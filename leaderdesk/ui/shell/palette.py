"""The search over the window: a box, and under it what was found, gone at the first key or click that is not for it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListView, QVBoxLayout, QWidget
from shiboken6 import isValid

from leaderdesk.domain.searches import Entry, Group
from leaderdesk.ui.kit.controls import text
from leaderdesk.ui.kit.tables.popup import Popup
from leaderdesk.ui.shell.found import FoundCells, FoundModel, said

_Key = Qt.Key
_STAYS = {Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason}
_STEPS = {_Key.Key_Down: 1, _Key.Key_Up: -1, _Key.Key_Tab: 1, _Key.Key_Backtab: -1}
_WIDE = 108
_LINES = 15
_PAGE = 6
_TOP = 46


class Palette(Popup):
    """Shows what it is given; tells what is typed and what is chosen."""

    typed = Signal(str)
    chosen = Signal(object)
    gone = Signal()

    def __init__(self, owner: QWidget, after: Sequence[QWidget]) -> None:
        super().__init__(owner, self.tr("Rechercher partout"))
        self._after = [owner, *after]
        # Whether what is listed answers what is typed, and whether Enter was pressed before it did.
        self._is_answered = self._is_wished = False
        # A table whose cell was typed in takes the keyboard for a moment and gives it back.
        self._leaving = QTimer(self, singleShot=True, interval=0)
        self.box = SearchBox()
        self.model = FoundModel()
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(FoundCells(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setProperty("look", "found")
        self.list.setAccessibleName(self.tr("Résultats de la recherche"))
        self.nothing = text("", "muted", is_wrapped=True)
        self.hint = text(self.tr("Entrée ouvre, Échap referme."), "small", is_wrapped=True)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(10, 10, 10, 8)
        inside.setSpacing(8)
        inside.addWidget(self.box)
        # Under the box, whatever room the list leaves.
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        inside.addWidget(self.nothing, 1)
        inside.addWidget(self.list, 1)
        inside.addWidget(self.hint)
        self.nothing.hide()
        self._connect()

    @property
    def query(self) -> str:
        """What is typed."""
        return self.box.text()

    @property
    def current(self) -> Entry | None:
        """What Enter would open."""
        return self.model.entry(self.list.currentIndex().row())

    def show_groups(self, groups: Sequence[Group], *, is_whole: bool = True) -> None:
        """Replace what is listed, the first entry ready to be opened; more is to come where it is not whole."""
        self._is_answered = is_whole
        self.model.show_groups(groups)
        self.nothing.setVisible(not groups and bool(self.query.strip()))
        self.nothing.setText(self._nothing_said())
        self.list.setVisible(bool(groups))
        self._mark(self.model.next_entry(-1, 1))
        if is_whole and self._is_wished:
            self._is_wished = False
            self.choose()

    def open(self, around: QWidget) -> None:
        """Open near the top of the window, in its middle."""
        left = (around.width() - min(self._wished().width(), around.width())) // 2
        self.open_at(around.mapToGlobal(QPoint(left, _TOP)), self.box)

    def step(self, by: int) -> None:
        """Go up or down among what can be opened."""
        # Whoever goes down the list has read it.
        self._is_answered, self._is_wished = True, False
        direction, row = (1 if by > 0 else -1), self.list.currentIndex().row()
        for _ in range(abs(by)):
            row = self.model.next_entry(row, direction)
        self._mark(row)

    def choose(self) -> None:
        """Open what is marked."""
        entry = self.current
        if entry is not None:
            self.dismiss()
            self.chosen.emit(entry)

    def accept(self) -> None:
        """Open what is marked, as soon as it answers what is typed."""
        if self._is_answered:
            self.choose()
        else:
            self._is_wished = True

    def hideEvent(self, event: QHideEvent) -> None:
        # What had the keyboard may be gone: a cell that was typed in, a field of a page read again.
        self._owner = next((each for each in self._after if isValid(each) and each.isVisible()), self._around)
        super().hideEvent(event)
        self.gone.emit()

    def _mark(self, row: int) -> None:
        self.list.setCurrentIndex(self.model.index(row) if row >= 0 else QModelIndex())
        if row == 1:
            # Its heading stays in sight.
            self.list.scrollToTop()
        entry = self.current
        if entry is not None:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.box, said(entry)))

    def _await(self) -> None:
        self._is_answered = self._is_wished = False

    def _nothing_said(self) -> str:
        if not self._is_answered:
            return self.tr("Recherche en cours…")
        words = self.tr("Rien ne correspond à «\u00a0{}\u00a0». Essayez un mot de moins.")
        return words.format(self.query.strip())

    def _leave(self) -> None:
        if not self.box.hasFocus():
            self.dismiss()

    def _choose_clicked(self, index: QModelIndex) -> None:
        if self.model.entry(index.row()) is not None:
            self.list.setCurrentIndex(index)
            self.choose()

    def _connect(self) -> None:
        self.box.textChanged.connect(self._await)
        self.box.textChanged.connect(self.typed)
        self.box.stepped.connect(self.step)
        self.box.accepted.connect(self.accept)
        self.box.left.connect(self._leaving.start)
        self._leaving.timeout.connect(self._leave)
        self.list.clicked.connect(self._choose_clicked)

    def _wished(self) -> QSize:
        metrics = self.fontMetrics()
        wide = metrics.averageCharWidth() * _WIDE
        high = round(metrics.height() * 1.75) * _LINES + self.box.sizeHint().height() + 60
        return QSize(wide, high)


class SearchBox(QLineEdit):
    """Takes the words; the arrows, Tab and Enter are for the list below."""

    stepped = Signal(int)
    accepted = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(self.tr("Dossier, porteur, personne, page, action, réglage…"))
        self.setAccessibleName(self.tr("Rechercher partout"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = _Key(event.key())
        if key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif key in (_Key.Key_PageDown, _Key.Key_PageUp):
            self.stepped.emit(_PAGE if key == _Key.Key_PageDown else -_PAGE)
        elif key in (_Key.Key_Return, _Key.Key_Enter):
            self.accepted.emit()
        elif event.modifiers() == Qt.KeyboardModifier.AltModifier and event.text().isdigit():
            # It is the key of a tab, which is not to be reached from here.
            event.accept()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Tab comes as a key: there is nowhere else to go."""
        return False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _STAYS:
            self.left.emit()
