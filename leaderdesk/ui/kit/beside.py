"""A list and the record it opens: side by side where there is room, one at a time where there is not."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from leaderdesk.ui.kit.arranging import ArrangingWidget
from leaderdesk.ui.kit.controls import button, row
from leaderdesk.ui.kit.unseen import show_if

# In characters of the text's size: under this, list and record would both be cut.
_BOTH = 150
_LIST = 40


class Beside(ArrangingWidget):
    """Opens and closes the record; F6 goes from one to the other, Escape comes back from the record to the list."""

    closed = Signal()

    def __init__(self, listed: QWidget, record: QWidget, list_share: int = _LIST) -> None:
        super().__init__()
        self.listed, self.record = listed, record
        # In percents of the width.
        self._list_share = list_share
        # Tab would stop at a focus proxy and skip what stands before it: the keyboard is passed on here instead.
        self._first = {each: each.focusProxy() for each in (listed, record)}
        for each in self._first:
            each.setFocusProxy(None)  # type: ignore[arg-type]  # Qt takes nothing for an answer
            each.installEventFilter(self)
        self.back = button(self.tr("Re&tour à la liste"), "link", "previous")
        self.back.clicked.connect(self.close_record)
        self._side = QWidget()
        inside = QVBoxLayout(self._side)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addLayout(row(self.back, None))
        inside.addWidget(record, 1)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        for each in (listed, self._side):
            # Hidden, or the splitter would show it, and all it holds would be measured before it is seen.
            each.hide()
            self._splitter.addWidget(each)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(8)
        self._splitter.setStretchFactor(0, list_share)
        self._splitter.setStretchFactor(1, 100 - list_share)
        around = QHBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._splitter)
        self._is_open = False
        # The record wants the whole room, however much there is.
        self.is_one_at_a_time = False
        switch = QShortcut(QKeySequence("F6"), self)
        switch.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        switch.activated.connect(self.switch)
        leave = QShortcut(QKeySequence("Escape"), self._side)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self._leave)
        self._arrange()

    @property
    def is_open(self) -> bool:
        """True while a record is shown."""
        return self._is_open

    def open_record(self) -> None:
        """Show the record; the keyboard stays where it is."""
        if not self._is_open:
            self._is_open = True
            self._arrange()
            wide = self.width()
            self._splitter.setSizes([wide * self._list_share // 100, wide * (100 - self._list_share) // 100])

    def close_record(self) -> None:
        """Show the list alone, with the keyboard."""
        self._is_open = False
        self._arrange()
        self.listed.setFocus()
        self.closed.emit()

    def switch(self) -> None:
        """From the list to the record, or back."""
        focus: QWidget | None = self.focusWidget()
        is_in_record = isinstance(focus, QWidget) and self._side.isAncestorOf(focus)
        self._leave() if is_in_record else self.enter_record()

    def enter_record(self) -> None:
        """Put the keyboard in the record, if one is shown."""
        if self._is_open:
            self.record.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        first = self._first.get(watched) if isinstance(watched, QWidget) else None
        if first is not None and event.type() == QEvent.Type.FocusIn:
            first.setFocus()
            return True
        return super().eventFilter(watched, event)

    def minimumSizeHint(self) -> QSize:
        # Too little room for both shows one at a time: never both sides added up.
        return self.listed.minimumSizeHint().expandedTo(self._side.minimumSizeHint())

    def _leave(self) -> None:
        if self.has_room():
            self.listed.setFocus()
        else:
            self.close_record()

    def has_room(self) -> bool:
        """True where both are seen at once."""
        if self.is_one_at_a_time:
            return False
        return self.width() >= self.fontMetrics().averageCharWidth() * _BOTH

    def _arrange(self) -> None:
        show_if(self._side, is_shown=self._is_open)
        show_if(self.back, is_shown=not self.has_room())
        show_if(self.listed, is_shown=not self._is_open or self.has_room())
