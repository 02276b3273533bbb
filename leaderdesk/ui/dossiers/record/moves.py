"""Where a dossier may go from here: each move with who decides it and what it lacks, and the day it is made."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from leaderdesk.domain.sheets.situations import MoveOption
from leaderdesk.ui.kit.controls import Picture, button, text
from leaderdesk.ui.kit.fields import DayField
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.order import in_reading_order
from leaderdesk.ui.parts.statuses import icon_of
from leaderdesk.words import lives
from leaderdesk.words.statuses import status

NO_EFFECTS: Mapping[str, str] = MappingProxyType({})


class MovesPanel(QFrame):
    """Opens under the head; nothing is refused for what a move lacks, but it is said before."""

    moved = Signal(str, object)
    opened = Signal(bool)
    closed = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._today = today
        self.buttons: dict[str, QWidget] = {}
        self._effects = NO_EFFECTS
        self.day = DayField(today)
        self.day.setAccessibleName(self.tr("Date du changement de statut"))
        self._nothing = text(self.tr("Aucun passage n’est prévu depuis ce statut."), "muted", is_wrapped=True)
        shut = button(self.tr("Fermer"), "link")
        shut.setAccessibleName(self.tr("Fermer le choix du statut"))
        shut.clicked.connect(self.close_panel)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(14, 8, 14, 8)
        inside.setSpacing(6)
        inside.addLayout(Flow(text(self.tr("Changer le statut à la date du"), "strong"), self.day, None, shut))
        inside.addWidget(self._nothing)
        self._options = QGridLayout()
        self._options.setContentsMargins(0, 0, 0, 0)
        self._options.setHorizontalSpacing(10)
        self._options.setVerticalSpacing(2)
        self._options.setColumnStretch(2, 1)
        inside.addWidget(_Shallow(self._options), 1)
        self.hide()

    def show_moves(self, options: Sequence[MoveOption], effects: Mapping[str, str] = NO_EFFECTS) -> None:
        """Open with these, the keyboard on the first; `effects` says what entering some of them would do."""
        self._clear()
        self._effects = effects
        self.day.show_value(self._today())
        self._nothing.setVisible(not options)
        for line, option in enumerate(options):
            self._add(line, option)
        in_reading_order(self)
        self.show()
        self.updateGeometry()
        first = next(iter(self.buttons.values()), self.day)
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def close_panel(self) -> None:
        """Nothing changes."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def setVisible(self, visible: bool) -> None:
        super().setVisible(visible)
        self.opened.emit(visible)

    def event(self, event: QEvent) -> bool:
        # Escape closes the panel, not the record around it.
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.KeyPress:
                self.close_panel()
            event.accept()
            return True
        return super().event(event)

    def _add(self, line: int, option: MoveOption) -> None:
        words = status(option.status)
        made = button(words, "item", icon_of(option.status))
        told = self._told(option)
        made.setAccessibleName(self.tr("Passer à «\u00a0{}\u00a0»").format(words))
        made.setAccessibleDescription(told)
        made.clicked.connect(lambda: self._move(option.status))
        self._options.addWidget(made, line, 0)
        self._options.addWidget(Picture("success" if option.is_ready else "warning", 16), line, 1)
        self._options.addWidget(text(told, "muted", is_wrapped=True), line, 2)
        self.buttons[option.status] = made

    def _told(self, option: MoveOption) -> str:
        parts = [effect] if (effect := self._effects.get(option.status)) else []
        if option.lacks:
            wanted = ", ".join(lives.requirement(code) for code in option.lacks)
            parts.append(self.tr("Il manque\u00a0: {}.").format(wanted))
        if option.asks:
            wanted = ", ".join(lives.requirement(code) for code in option.asks)
            parts.append(self.tr("À vous de vérifier\u00a0: {}.").format(wanted))
        if not option.lacks and not option.asks:
            parts.append(self.tr("Rien ne manque."))
        parts.append(self.tr("Décide\u00a0: {}.").format(lives.decider(option.decider)))
        return " ".join(parts)

    def _move(self, wanted: str) -> None:
        self.day.commit()
        if self.day.problem or self.day.value() is None:
            self.day.setFocus(Qt.FocusReason.TabFocusReason)
            return
        self.hide()
        self.moved.emit(wanted, self.day.value())

    def _clear(self) -> None:
        self.buttons.clear()
        while (item := self._options.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()


class _Shallow(QScrollArea):
    """As tall as what it holds where there is room, and scrolled where there is not."""

    def __init__(self, inside: QGridLayout) -> None:
        super().__init__()
        self._inside = inside
        holder = QWidget()
        holder.setLayout(inside)
        self.setWidget(holder)
        self.setWidgetResizable(True)
        self.setProperty("look", "bare")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def sizeHint(self) -> QSize:
        inside = self._inside
        wide = max(self.viewport().width(), 1)
        tall = inside.heightForWidth(wide) if inside.hasHeightForWidth() else inside.sizeHint().height()
        return QSize(inside.sizeHint().width(), tall)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.fontMetrics().lineSpacing() * 3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
