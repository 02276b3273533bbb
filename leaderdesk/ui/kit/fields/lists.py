"""A field with a list under it that shrinks as one types, accents and capitals ignored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from leaderdesk.domain.typed.choices import Commune, commune_label, found_in, read_choice, read_commune
from leaderdesk.ui.kit.fields.held import Writing
from leaderdesk.ui.kit.fields.line import LineField
from leaderdesk.ui.kit.fields.overlay import Overlay

_MOST_ROWS = 9
_MOST_FOUND = 200
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _MOST_ROWS - 1, Qt.Key.Key_PageUp: 1 - _MOST_ROWS}


class ChoicePanel(Overlay):
    """The labels that fit what is typed; the keyboard stays in the field."""

    chosen = Signal(object)

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self.rows = QListWidget()
        self.rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows.setAccessibleName(self.tr("Choix possibles"))
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.rows.itemClicked.connect(lambda item: self.chosen.emit(item.data(Qt.ItemDataRole.UserRole)))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(3, 3, 3, 3)
        inside.addWidget(self.rows)

    def show_choices(self, choices: Sequence[tuple[Any, str]], current: int) -> None:
        """Show these, with one of them marked, or none."""
        self.rows.clear()
        for value, label in choices:
            item = QListWidgetItem(label)
            item.setData(Qt.ItemDataRole.UserRole, value)
            self.rows.addItem(item)
        self.rows.setCurrentRow(current)
        self.ensurePolished()
        row = max(self.rows.sizeHintForRow(0), self.fontMetrics().height())
        shown = min(self.rows.count(), _MOST_ROWS)
        wide = self.rows.sizeHintForColumn(0) + 2 * self.fontMetrics().averageCharWidth() + 24
        self.open(QSize(max(self._field.width(), wide), row * shown + 12))

    def mark_further(self, step: int) -> None:
        """Mark another choice."""
        last = self.rows.count() - 1
        self.rows.setCurrentRow(min(max(self.rows.currentRow() + step, 0), last))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.rows, self.rows.currentItem().text()))

    @property
    def marked(self) -> tuple[Any] | None:
        """The value marked, alone in a tuple: a value may be None."""
        place = self.rows.currentRow()
        return None if place < 0 else (self.rows.item(place).data(Qt.ItemDataRole.UserRole),)


class ListedField(LineField):
    """A line and its list."""

    marks_first = True

    def __init__(self, writing: Writing, characters: int) -> None:
        super().__init__(writing, characters=characters)
        self.panel: ChoicePanel | None = None
        opener = self.add_inner("list", self.tr("Voir la liste (Flèche bas)"))
        opener.clicked.connect(self.open_list)
        self.textEdited.connect(self._on_filtered)

    @property
    def wants_escape(self) -> bool:
        """True while Esc closes the list, or gives the value back."""
        return self.panel is not None or super().wants_escape

    def choices(self) -> Sequence[tuple[Any, str]]:
        """Every value with its label."""
        raise NotImplementedError

    def open_list(self) -> None:
        """Show the whole list, on the choice in force."""
        if self.isReadOnly():
            return
        self.setFocus()
        wanted = self.text() if self.is_typed_in else ""
        self._show_list(wanted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self.panel is not None:
            if key in _MOVES:
                self.panel.mark_further(_MOVES[key])
                return
            if key == Qt.Key.Key_Escape:
                self._close()
                return
            if key in _ENTER:
                self._take_marked()
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_F4} and not self.isReadOnly():
            self.open_list()
            return
        super().keyPressEvent(event)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        self._take_marked()
        return super().focusNextPrevChild(is_next)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._close()
        super().focusOutEvent(event)

    def _on_filtered(self, wanted: str) -> None:
        if wanted.strip():
            self._show_list(wanted)
        else:
            self._close()

    def _show_list(self, wanted: str) -> None:
        found = [(value, label) for value, label in self.choices() if found_in(wanted, label)][:_MOST_FOUND]
        if not found:
            self._close()
            return
        if self.panel is None:
            self.panel = ChoicePanel(self)
            self.panel.chosen.connect(self._take)
            self.panel.closed.connect(self._forget_panel)
        held = next((place for place, (value, _) in enumerate(found) if value == self.value()), None)
        first = 0 if self.marks_first and wanted else -1
        self.panel.show_choices(found, held if held is not None and not wanted else first)

    def _take_marked(self) -> None:
        marked = self.panel.marked if self.panel is not None else None
        if marked is not None:
            self._take(marked[0])
        self._close()

    def _take(self, value: Any) -> None:  # noqa: ANN401 - of the list
        self._close()
        self.take(value)

    def _close(self) -> None:
        if self.panel is not None:
            self.panel.dismiss()

    def _forget_panel(self) -> None:
        self.panel = None


class ChoiceField(ListedField):
    """One of a closed list: values with their labels, in the order given."""

    def __init__(self, choices: Mapping[Any, str], characters: int | None = None) -> None:
        self._labels = dict(choices)
        longest = max((len(label) for label in self._labels.values()), default=20)
        writing = Writing(
            lambda text: read_choice(text, self._labels), lambda value: self._labels.get(value, str(value))
        )
        super().__init__(writing, min(max(longest, 10), 44) if characters is None else characters)

    def choices(self) -> Sequence[tuple[Any, str]]:
        return tuple(self._labels.items())

    def set_choices(self, choices: Mapping[Any, str]) -> None:
        """Offer other choices; the value stays."""
        self._labels.clear()
        self._labels.update(choices)
        self._rest()


class CommuneField(ListedField):
    """A commune of the territory by name, code or postcode; one from elsewhere keeps its name."""

    marks_first = False

    def __init__(self, communes: Sequence[Commune] = (), characters: int = 32) -> None:
        self._communes = tuple(communes)
        super().__init__(Writing(lambda text: read_commune(text, self._communes), commune_label), characters)

    def choices(self) -> Sequence[tuple[Any, str]]:
        return [(each, commune_label(each)) for each in self._communes]

    def set_communes(self, communes: Sequence[Commune]) -> None:
        """Offer other communes; the value stays."""
        self._communes = tuple(communes)
