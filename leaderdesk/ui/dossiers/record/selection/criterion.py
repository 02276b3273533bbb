"""One criterion of the grid: what it asks, its levels and their wording, the author’s note, those of the others."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent, QPalette
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from leaderdesk.domain.programmes.grids import CriterionSheet, GridSheet, LevelSheet
from leaderdesk.domain.sheets.rows import GridNoteRow
from leaderdesk.domain.typed.notes import Note
from leaderdesk.ui.dossiers.record.selection.note import NoteField
from leaderdesk.ui.kit.controls import Picture, row, text
from leaderdesk.ui.kit.fields import WordsField
from leaderdesk.ui.kit.fields.line import show_look
from leaderdesk.ui.kit.forms.remark import Remark
from leaderdesk.ui.parts.rows import come_in_sight
from leaderdesk.words.numbers import decimal
from leaderdesk.words.phrases import spaced

_POINTS_MANY = 2


class CriterionBox(QFrame):
    """`noted(key, Note | None)`, `remarked(key, words)`: to be kept; `passed`: on to the next criterion."""

    noted = Signal(str, object)
    remarked = Signal(str, object)
    passed = Signal(str)

    def __init__(self, criterion: CriterionSheet, grid: GridSheet) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.criterion = criterion
        self.note = NoteField(criterion)
        self.problem = Remark()
        self.remark = WordsField(60)
        self.others = text("", "muted", is_wrapped=True)
        self.levels = [Level(level) for level in criterion.levels]
        self._lay_out(grid)
        self.note.setAccessibleName(self.tr("Note\u00a0: {}").format(criterion.title))
        self.note.setAccessibleDescription(" ".join(level.words for level in self.levels))
        self.remark.setAccessibleName(self.tr("Remarque\u00a0: {}").format(criterion.title))
        self.note.edited.connect(lambda note: self.noted.emit(criterion.key, note))
        self.note.tried.connect(self._mark)
        self.note.restored.connect(lambda: self._mark(self.note.value()))
        self.note.remarked.connect(self._say_problem)
        self.note.settled.connect(lambda: self.passed.emit(criterion.key))
        self.remark.edited.connect(lambda words: self.remarked.emit(criterion.key, words))
        self.remark.returnPressed.connect(lambda: self.passed.emit(criterion.key))
        for level in self.levels:
            level.chosen.connect(partial(self._choose, level.points))

    def show_notes(self, author: str, notes: Mapping[str, GridNoteRow], *, is_other: bool) -> None:
        """Show the note of an author, and those of the others; what is being typed stays."""
        own = notes.get(author)
        note = Note(own.note) if own else None
        remark = own.remark if own else None
        if is_other:
            self.note.show_value(note)
            self.remark.show_value(remark)
        else:
            self.note.refresh_value(note)
            if own is not None:
                # Without a note a remark cannot be kept yet: it waits in its field.
                self.remark.refresh_value(remark)
        self._mark(self.note.value())
        told = [self._said(each) for name, each in sorted(notes.items()) if name != author]
        self.others.setText(" ".join(told))
        self.others.setVisible(bool(told))

    @property
    def unread_note(self) -> str:
        """What was typed as a note and is none."""
        return self.note.raw() if self.note.is_pending else ""

    @property
    def waiting_remark(self) -> str:
        """A remark that waits for the note it explains."""
        return self.remark.raw() if self.note.value() is None else ""

    def show_drafts(self, note: str, remark: str) -> None:
        """Show what was typed before and could not be kept."""
        if note:
            self.note.show_text(note)
        if remark and self.note.value() is None:
            self.remark.show_value(remark)

    def commit(self) -> None:
        """Keep what is being typed."""
        self.note.commit()
        self.remark.commit()

    def enter(self) -> None:
        """Bring the keyboard to the note, and the whole criterion in sight."""
        self.note.setFocus(Qt.FocusReason.TabFocusReason)
        come_in_sight(self)
        come_in_sight(self.note)

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Let it be read, not changed."""
        self.note.set_read_only(is_read_only)
        self.remark.set_read_only(is_read_only)

    def _lay_out(self, grid: GridSheet) -> None:
        inside = QVBoxLayout(self)
        inside.setContentsMargins(14, 10, 14, 10)
        inside.setSpacing(4)
        inside.addWidget(text(self.criterion.title, "strong", is_wrapped=True))
        for words in (self.criterion.description, self._rules(grid)):
            if words:
                inside.addWidget(text(words, "muted", is_wrapped=True))
        label = text(self.tr("Note"), "strong")
        label.setBuddy(self.note)
        note = QVBoxLayout()
        note.setSpacing(4)
        note.addWidget(label)
        note.addWidget(self.note)
        note.addStretch(1)
        levels = QVBoxLayout()
        levels.setSpacing(0)
        for level in self.levels:
            levels.addWidget(level)
        if not self.levels:
            levels.addWidget(text(self._scale(), "muted", is_wrapped=True))
        levels.addStretch(1)
        line = row(note, levels, gap=14)
        line.setStretch(1, 1)
        inside.addLayout(line)
        inside.addWidget(self.problem)
        why = text(self.tr("Remarque (facultatif)"), "small")
        why.setBuddy(self.remark)
        inside.addWidget(why)
        inside.addWidget(self.remark)
        inside.addWidget(self.others)

    def _rules(self, grid: GridSheet) -> str:
        """What the note weighs, and what it may decide alone."""
        each = self.criterion
        parts = [self.tr("Sur {}, poids {}").format(_points(each.max), decimal(each.weight))]
        if each.is_bonus:
            parts.append(self.tr("bonus\u00a0: hors du maximum"))
        if not each.is_required:
            parts.append(self.tr("facultatif"))
        if each.eliminatory_min is not None:
            parts.append(self.tr("éliminatoire sous {}").format(decimal(each.eliminatory_min)))
        if each.group:
            parts.append(self.tr("groupe «\u00a0{}\u00a0»").format(grid.title_of(each.group)))
        return spaced(", ".join(parts) + ".")

    def _scale(self) -> str:
        return self.tr("De 0 à {}.").format(_points(self.criterion.max))

    def _choose(self, points: Fraction) -> None:
        if not self.note.isReadOnly():
            self.note.setFocus(Qt.FocusReason.OtherFocusReason)
            self.note.take(Note(points))

    def _mark(self, note: Note | None) -> None:
        for level in self.levels:
            level.mark(is_chosen=note is not None and note.points == level.points)

    def _say_problem(self) -> None:
        self.problem.say("asked" if self.note.answers else "wrong", self.note.problem)

    def _said(self, note: GridNoteRow) -> str:
        value = self.tr("s’abstient") if note.note is None else decimal(note.note)
        told = f"{note.author}\u00a0: {value}"
        return spaced(f"{told} ({note.remark})." if note.remark else f"{told}.")


class Level(QWidget):
    """One of the notes of a scale and its wording; a click chooses it."""

    chosen = Signal()

    def __init__(self, level: LevelSheet) -> None:
        super().__init__()
        self.points = level.points
        self.words = f"{decimal(level.points)}\u00a0: {level.wording}." if level.wording else decimal(level.points)
        self._frame = QFrame()
        self._frame.setProperty("look", "level")
        self._tick = Picture("tick", 16, QPalette.ColorRole.WindowText)
        policy = self._tick.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._tick.setSizePolicy(policy)
        self._said = text(self.words, is_wrapped=True)
        line = row(self._tick, self._said, gap=6)
        line.setStretch(1, 1)
        line.setContentsMargins(6, 3, 6, 3)
        self._frame.setLayout(line)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._frame)
        self.mark(is_chosen=False)

    def mark(self, *, is_chosen: bool) -> None:
        """Show whether this is the note."""
        show_look(self._frame, "chosen" if is_chosen else "level")
        self._tick.setVisible(is_chosen)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.chosen.emit()


def _points(value: Fraction) -> str:
    return f"{decimal(value)}\u00a0{'points' if value >= _POINTS_MANY else 'point'}"
