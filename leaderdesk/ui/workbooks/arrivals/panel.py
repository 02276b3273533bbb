"""A part of the workbook in hand: in a low window, or with large letters, it leaves out what can be done without."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

# In lines of text: what it cannot do without.
_LEAST = 8


class Panel(QWidget):
    """`fit` is called when it becomes low, or no longer is."""

    # In lines of text.
    lowest = 16

    def __init__(self) -> None:
        super().__init__()
        self.is_low = False

    def fit(self) -> None:
        """Show what there is room for."""

    def focus_main(self) -> None:
        """Put the keyboard where the part begins."""
        self.setFocus()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.fontMetrics().lineSpacing() * _LEAST)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_low = event.size().height() < self.fontMetrics().lineSpacing() * self.lowest
        if is_low != self.is_low:
            self.is_low = is_low
            self.fit()
