"""Where the two typings of a sheet do not say the same: 1 keeps the first, 2 the second, on to the next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.domain.sittings.sheets import Difference
from leaderdesk.ui.kit.controls import button, text
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.sittings.live.rows import Row, Rows
from leaderdesk.words import sitting_notes as words


class DifferencesView(QWidget):
    """`settled` is a difference and which of its two typings is right."""

    settled = Signal(object, int)
    # The last one is settled: back to the grid.
    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._differences: dict[str, Difference] = {}
        self.told = text("", is_wrapped=True)
        self.rows = _Rows(self.tr("Différences entre les deux saisies"))
        self.first = button(self.tr("Garder la première (1)"))
        self.second = button(self.tr("Garder la seconde (2)"))
        buttons = QWidget()
        buttons.setLayout(Flow(self.first, self.second))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(self.told)
        inside.addWidget(self.rows, 1)
        inside.addWidget(buttons)
        self.first.clicked.connect(lambda: self._settle(1))
        self.second.clicked.connect(lambda: self._settle(2))

    def show_differences(self, found: Sequence[Difference], titles: Mapping[str, str], *, is_open: bool) -> None:
        """Show what differs; half-typed sheets come last, they are not to be settled but finished."""
        had, self._differences = bool(self._differences), {_key(each): each for each in found if _is_whole(each)}
        unfinished = len(found) - len(self._differences)
        self.rows.show_rows(
            [Row(key, "warning", words.difference(each, titles)) for key, each in self._differences.items()]
        )
        if self._differences and not self.rows.key:
            self.rows.setCurrentRow(0)
        for each in (self.first, self.second):
            each.setEnabled(is_open and bool(self._differences))
        self.told.setText(self._telling(unfinished))
        if had and not self._differences and self.isVisible():
            self.ended.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        which = {Qt.Key.Key_1: 1, Qt.Key.Key_2: 2}.get(Qt.Key(event.key()))
        if which is None:
            super().keyPressEvent(event)
        else:
            self._settle(which)

    def _telling(self, unfinished: int) -> str:
        if self._differences:
            told = self.tr("Regardez la fiche papier, puis tapez 1 ou 2 pour garder la première ou la seconde saisie.")
        else:
            told = self.tr("Les deux saisies disent la même chose.")
        if not unfinished:
            return told
        more = self.tr("Notes saisies une seule fois sur ces fiches\u00a0: {}.").format(unfinished)
        return f"{told} {more}"

    def _settle(self, which: int) -> None:
        found = self._differences.get(self.rows.key)
        if found is not None and self.first.isEnabled():
            self.settled.emit(found, which)


class _Rows(Rows):
    """Letters and digits are for what stands around."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isprintable() and event.text():
            event.ignore()
        else:
            super().keyPressEvent(event)


def _is_whole(each: Difference) -> bool:
    return each.first != "nothing" and each.second != "nothing"


def _key(each: Difference) -> str:
    return f"{each.member}\n{each.criterion}"
