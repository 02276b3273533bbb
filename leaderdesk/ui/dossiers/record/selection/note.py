"""The note of a criterion: typed, chosen by the arrows among the levels, or an abstention by A."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from leaderdesk.domain.programmes.grids import CriterionSheet
from leaderdesk.domain.typed.notes import Note, read_note, settles
from leaderdesk.ui.kit.fields.held import Writing
from leaderdesk.ui.kit.fields.line import LineField
from leaderdesk.words.numbers import decimal

_ABSTAINS = "A"
_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


class NoteField(LineField):
    """A `Note`, or nothing; `settled` when the note is kept and the keyboard may go on to the next criterion."""

    settled = Signal()

    def __init__(self, criterion: CriterionSheet) -> None:
        self._levels = sorted(level.points for level in criterion.levels)
        levels, most = self._levels, criterion.max
        super().__init__(
            Writing(lambda text: read_note(text, levels, most), written),
            characters=6,
        )
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
        self.returnPressed.connect(self._on_enter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _STEPS and self._levels and is_plain and not self.isReadOnly():
            self._step(_STEPS[key])
            return
        super().keyPressEvent(event)
        if event.text().isalnum() and is_plain and not self.isReadOnly() and self._is_settled():
            self.commit()
            self.settled.emit()

    def _step(self, step: int) -> None:
        """One level up or down from the one typed; nothing yet begins at the lowest or the highest."""
        note = self._held.writing.read(self.text()).value
        points = note.points if isinstance(note, Note) else None
        if points is None:
            place = 0 if step > 0 else len(self._levels) - 1
        else:
            place = min(max(self._levels.index(points) + step, 0), len(self._levels) - 1)
        self.put_in_hand(decimal(self._levels[place]))
        self.selectAll()

    def _is_settled(self) -> bool:
        text = self.text().strip()
        return text.upper() == _ABSTAINS or settles(text, [decimal(each) for each in self._levels])

    def _on_enter(self) -> None:
        if not self.problem:
            self.settled.emit()


def written(note: Note) -> str:
    """A note as it stands in its field."""
    return _ABSTAINS if note.points is None else decimal(note.points)
