"""A field that holds several of a closed list: labels between commas, and a list under it to tick them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent

from leaderdesk.domain.typed.many import read_many
from leaderdesk.ui.kit.fields.held import Writing
from leaderdesk.ui.kit.fields.line import LineField
from leaderdesk.ui.kit.fields.lists import ChoicePanel

_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class ManyField(LineField):
    """Down opens the list, Space ticks, Enter closes it; the labels may be typed too."""

    def __init__(self, choices: Mapping[str, str], characters: int = 40, none: str = "") -> None:
        self._labels = dict(choices)
        super().__init__(Writing(lambda text: read_many(text, self._labels), self._said), characters=characters)
        self.panel: ChoicePanel | None = None
        self.add_inner("list", self.tr("Voir la liste (Flèche bas)")).clicked.connect(self.open_list)
        self.textEdited.connect(lambda _: self._close())
        self.setPlaceholderText(none or self.tr("aucun"))

    @property
    def wants_escape(self) -> bool:
        """True while Esc closes the list, or gives the value back."""
        return self.panel is not None or super().wants_escape

    def set_choices(self, choices: Mapping[str, str]) -> None:
        """Another closed list: a value that it lacks is shown by its code."""
        self._labels = dict(choices)

    def show_value(self, value: Any) -> None:  # noqa: ANN401 - codes, or nothing
        super().show_value(tuple(value or ()))

    def refresh_value(self, value: Any) -> None:  # noqa: ANN401 - same
        super().refresh_value(tuple(value or ()))

    def take(self, value: Any) -> None:  # noqa: ANN401 - same
        super().take(tuple(value or ()))

    def open_list(self) -> None:
        """Show every choice, those held ticked."""
        if self.isReadOnly() or self.panel is not None:
            return
        self.commit()
        self.setFocus()
        self.panel = ChoicePanel(self)
        self.panel.chosen.connect(self._toggle)
        self.panel.closed.connect(self._forget_panel)
        self._show_ticks(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self.panel is None:
            if key in {Qt.Key.Key_Down, Qt.Key.Key_F4} and not self.isReadOnly():
                self.open_list()
                return
        elif key in _MOVES:
            self.panel.mark_further(_MOVES[key])
            return
        elif key == Qt.Key.Key_Space and self.panel.marked is not None:
            self._toggle(self.panel.marked[0])
            return
        elif key == Qt.Key.Key_Escape or key in _ENTER:
            self._close()
            if key == Qt.Key.Key_Escape:
                return
        super().keyPressEvent(event)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        self._close()
        return super().focusNextPrevChild(is_next)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._close()
        super().focusOutEvent(event)

    def _toggle(self, value: str) -> None:
        held = set(self.value() or ()) ^ {value}
        place = self.panel.rows.currentRow() if self.panel is not None else 0
        self.take(tuple(each for each in self._labels if each in held))
        if self.panel is not None:
            self._show_ticks(max(place, 0))

    def _show_ticks(self, current: int) -> None:
        if self.panel is None:
            return
        held = self.value() or ()
        marks = [(value, f"{'✓' if value in held else '–'}  {label}") for value, label in self._labels.items()]
        self.panel.show_choices(marks, current)

    def _said(self, values: tuple[str, ...]) -> str:
        return ", ".join(self._labels.get(value, value) for value in values)

    def _close(self) -> None:
        if self.panel is not None:
            self.panel.dismiss()

    def _forget_panel(self) -> None:
        self.panel = None
