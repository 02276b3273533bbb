"""A block to paste, cell by cell: what would change, what cannot be read, what falls outside; nothing is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from leaderdesk.ui.kit.lines import Column, Typed
from leaderdesk.ui.kit.model import LineModel
from leaderdesk.ui.kit.tables.editing import CellEdit, NewLine, Unread
from leaderdesk.ui.kit.tables.readings import shown_value

Read = Callable[[Column, str], Typed]


@dataclass(frozen=True, slots=True)
class Target:
    """Where a block goes: rows of the model (a missing one is a new line) and columns from left to right.

    What cannot be read is kept in its cell, to be put right there, or left aside.
    """

    rows: Sequence[int]
    places: Sequence[int]
    accepts_new: bool
    keeps_unread: bool = False


@dataclass(frozen=True, slots=True)
class PastedCell:
    """One cell of the preview."""

    line: str
    column: str
    old: str
    new: str
    problem: str
    edit: CellEdit | None
    unread: Unread | None = None


@dataclass(frozen=True, slots=True)
class PastePlan:
    """What pasting would do."""

    cells: tuple[PastedCell, ...]
    same: int
    outside: int
    new_lines: int

    @property
    def edits(self) -> list[CellEdit]:
        """What would be changed: the cells that can be read."""
        return [cell.edit for cell in self.cells if cell.edit is not None]

    @property
    def unread(self) -> list[Unread]:
        """What is kept as it is, to be put right in its cell."""
        return [cell.unread for cell in self.cells if cell.unread is not None]

    @property
    def problems(self) -> int:
        """How many cells cannot be pasted."""
        return sum(cell.edit is None and cell.unread is None for cell in self.cells)


def planned(lines: LineModel, block: Sequence[Sequence[str]], target: Target, read: Read, closed: str) -> PastePlan:
    """What each text of the block means where it would land; `closed` says that a column is not for typing."""
    cells: list[PastedCell] = []
    same = outside = 0
    new_lines: set[int] = set()
    for down, texts in enumerate(block):
        row = target.rows[down] if down < len(target.rows) else None
        for across, text in enumerate(texts):
            if across >= len(target.places) or (row is None and not target.accepts_new):
                outside += 1
                continue
            new = down - len(target.rows)
            cell = _cell(lines, row, new, target.places[across], read(lines.columns[target.places[across]], text), text)
            if cell is None:
                same += 1
                continue
            is_locked = row is not None and not lines.is_open(row)
            if is_locked or not lines.columns[target.places[across]].is_editable:
                cell = PastedCell(cell.line, cell.column, cell.old, cell.new, closed, None)
            elif not target.keeps_unread:
                cell = replace(cell, unread=None)
            if row is None and (cell.edit is not None or cell.unread is not None):
                new_lines.add(new)
            cells.append(cell)
    return PastePlan(tuple(cells), same, outside, len(new_lines))


def target_of(lines: LineModel, rows: Sequence[int], places: Sequence[int], shown: Sequence[int], tall: int) -> Target:
    """From the top left of what is selected, down to where the block ends; headings are stepped over."""
    if len(rows) > 1 or len(places) > 1:
        chosen = [row for row in rows if lines.line(row) is not None]
        if tall <= len(chosen):
            return Target(chosen, [*places, *shown[shown.index(places[-1]) + 1 :]], accepts_new=False)
    below = [row for row in range(rows[0], lines.rowCount()) if lines.line(row) is not None] if rows else []
    return Target(below, shown[shown.index(places[0]) :] if places else shown, accepts_new=True)


def fitted(block: Sequence[Sequence[str]], rows: int, places: int) -> Sequence[Sequence[str]]:
    """A single cell fills the whole selection."""
    if len(block) == len(block[0]) == 1:
        return [[block[0][0]] * max(1, places)] * max(1, rows)
    return block


def _cell(lines: LineModel, row: int | None, new: int, place: int, typed: Typed, text: str) -> PastedCell | None:
    column = lines.columns[place]
    line = lines.line(row) if row is not None else None
    old: Any = column.value_of(line.item) if line else None
    if not typed.problem and typed.value == old:
        return None
    identity = line.identity if line else NewLine(new)
    title = (line.text(0) or lines.unknown) if line else f"+ {new + 1}"
    words, old_text = _new_text(column, typed, text), line.text(place) if line else ""
    if typed.problem:
        unread = Unread(identity, column.name, text.strip(), typed.problem)
        return PastedCell(title, column.title, old_text, words, typed.problem, None, unread)
    edit = CellEdit(identity, column.name, old, typed.value, words)
    return PastedCell(title, column.title, old_text, words, "", edit)


def _new_text(column: Column, typed: Typed, text: str) -> str:
    """What would stand in the cell: a code or a share that a column reads by itself is never shown bare."""
    if typed.words:
        return typed.words
    is_bare = typed.problem or column.read is not None
    return text.strip() if is_bare else shown_value(column.kind, typed.value)
