"""What each cell of a table says: to the eye, to a screen reader, and in which tone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt

from leaderdesk.ui.kit.lines import Column, Line
from leaderdesk.ui.kit.tables.groups import Heading
from leaderdesk.words.formats import counted

TONE_ROLE = Qt.ItemDataRole.UserRole + 1
_Role = Qt.ItemDataRole
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class CellWords(QObject):
    """Answers what Qt asks of a cell."""

    def __init__(self, columns: Sequence[Column], parent: QObject) -> None:
        super().__init__(parent)
        self.columns = columns
        self.unknown = self.tr("non renseigné")
        # Texts typed that could not be read, and why: they stay where they were typed.
        self.flags: dict[tuple[Any, str], tuple[str, str]] = {}

    def line_data(self, line: Line, place: int, role: int) -> object:
        """What is asked of the cell of a line."""
        match role:
            case _Role.DisplayRole:
                return self.flag_of(line, place)[0] or line.text(place) or self.unknown
            case _Role.AccessibleTextRole:
                return self._spoken(line, place)
            case _Role.TextAlignmentRole:
                return RIGHT if self.columns[place].is_right else LEFT
            case _ if role == TONE_ROLE:
                return self._tone(line, place)
        return None

    def heading_data(self, heading: Heading, place: int, role: int, group: str) -> object:
        """What is asked of a cell above a group, whose column has this title."""
        count = counted(heading.count, self.tr("ligne"), self.tr("lignes"))
        words = f"{group}\u00a0: {heading.text or self.unknown} ({count})"
        if role == _Role.DisplayRole:
            return heading.sums[place] or words
        if role == _Role.AccessibleTextRole:
            state = self.tr("replié") if heading.is_folded else self.tr("déplié")
            named = f"{self.columns[place].title}\u00a0: {heading.sums[place]}" if heading.sums[place] else words
            return f"{named}, {state}"
        if role == _Role.TextAlignmentRole:
            return RIGHT if heading.sums[place] else LEFT
        return "heading" if role == TONE_ROLE else None

    def _spoken(self, line: Line, place: int) -> str:
        raw, problem = self.flag_of(line, place)
        told = f"{self.columns[place].title}\u00a0: {raw or line.text(place) or self.unknown}"
        return f"{told}. {problem}" if raw else told

    def _tone(self, line: Line, place: int) -> str:
        if self.flag_of(line, place)[0]:
            return "error"
        if not line.text(place):
            return "unknown"
        tone = self.columns[place].tone
        return tone(line.item) if tone else ""

    def flag_of(self, line: Line, place: int) -> tuple[str, str]:
        """What was typed there and could not be read, and why."""
        if not self.flags:
            return "", ""
        return self.flags.get((line.identity, self.columns[place].name), ("", ""))
