"""What a row says field by field: as the file has it, as the base has it, as it would be, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from leaderdesk.domain.workbooks.cells import Book
from leaderdesk.domain.workbooks.fields import NAMES, is_field, pair_of
from leaderdesk.domain.workbooks.mappings import KEPT_AS_NOTE, LEFT_ASIDE, ColumnMatch
from leaderdesk.domain.workbooks.verdicts import Place, Problem, Proposal, RowChoice, Value
from leaderdesk.ui.kit.lines import Column, Typed
from leaderdesk.ui.workbooks.arrivals.doubts import problems_of
from leaderdesk.ui.workbooks.arrivals.rows import told
from leaderdesk.words import workbook_sheets, workbook_values
from leaderdesk.words.formats import NO_BREAK

_ASKS = ("error", "doubt")


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One field of a row: where it was read, what the base has, what it would be, what was typed over it."""

    field: str
    # The cells it was read from, each with its address, and what they say.
    cited: str
    read: str
    old: Value | None
    new: Value | None
    typed: str | None
    problems: tuple[Problem, ...]
    # The row is taken without what is asked of it.
    is_left: bool

    @property
    def is_changed(self) -> bool:
        """True where the base would have another value."""
        return self.old is not None and self.new is not None and self.old != self.new

    @property
    def is_asked(self) -> bool:
        """True where somebody must say something."""
        return any(each.weight in _ASKS for each in self.problems)


def field_rows(book: Book, columns: tuple[ColumnMatch, ...], proposal: Proposal, choice: RowChoice) -> list[FieldRow]:
    """The fields of a row, what is asked first, then in the order of the columns."""
    by_field = {each.field: each for each in columns if each.field not in (LEFT_ASIDE, KEPT_AS_NOTE)}
    problems = problems_of(proposal)
    said = [*by_field, *proposal.read.values, *(each.field for each in problems), *choice.typed]
    # What the columns of co-funders say is one field.
    wished = [name for name in dict.fromkeys(said) if is_field(name) and (name == NAMES or not pair_of(name))]
    changes = {each.field: each for each in proposal.changes}
    supposed = {each.field: each.readings[0] for each in proposal.supposed if each.code == "nature_supposed"}
    sheet = book.sheet(proposal.read.sheet)
    found: list[FieldRow] = []
    for name in wished:
        cells = [
            (workbook_sheets.address(*place), workbook_sheets.cell(sheet.cell(*place)))
            for place in _places(proposal, by_field.get(name), name)
        ]
        change = changes.get(name)
        found.append(
            FieldRow(
                name,
                " · ".join(f"{address}{NO_BREAK}: {text or '–'}" for address, text in cells),
                " · ".join(text for _, text in cells),
                change.old if change is not None else None,
                change.new if change is not None else proposal.read.values.get(name, supposed.get(name)),
                choice.typed.get(name),
                tuple(each for each in problems if each.field == name),
                choice.is_taken is True,
            )
        )
    return sorted(found, key=lambda each: (not each.is_asked, not each.is_changed, not each.read and each.new is None))


def _places(proposal: Proposal, match: ColumnMatch | None, name: str) -> list[Place]:
    """The cells that a field was read from: in its column on the row, and wherever else."""
    read = proposal.read
    own = [] if match is None else [(read.row, match.column)]
    elsewhere = read.cells.get(name, ())
    return list(elsewhere) if name == NAMES and elsewhere else [*own, *elsewhere]


class ValuesColumns(QObject):
    """The columns of the values; what it would be is typed over. `editor` makes the field of the row in hand."""

    def __init__(self, parent: QObject, editor: Callable[[], QWidget]) -> None:
        super().__init__(parent)
        self._editor = editor

    def all(self) -> list[Column]:
        """Field, value, before, cell, remark."""
        return [
            Column("field", self.tr("Champ"), lambda each: workbook_values.title(each.field), width=16),
            Column(
                *("new", self.tr("Sera dans la base"), self._new),
                value=_typed,
                editor=self._editor,
                read=lambda raw: Typed(raw.strip() or None, words=raw.strip()),
                width=22,
                is_wide=True,
            ),
            Column("old", self.tr("Avant"), self._old, width=16, tone=lambda _: "muted"),
            Column("read", self.tr("Lu dans le fichier"), _cited, width=26, tone=lambda _: "muted", is_wide=True),
            Column("told", self.tr("À savoir"), lambda each: told(each.problems) or NO_BREAK, width=30, is_wide=True),
        ]

    def _new(self, each: FieldRow) -> str:
        said = workbook_values.say(each.field, each.new)
        if each.is_asked and not said:
            return self.tr("– pas repris") if each.is_left else self.tr("? tapez la valeur")
        sign = "→ " if each.is_changed else ""
        return f"{sign}{said}" if said else NO_BREAK

    def _old(self, each: FieldRow) -> str:
        return workbook_values.say(each.field, each.old) or NO_BREAK


def _typed(each: FieldRow) -> str | None:
    """What one goes on typing from."""
    if each.typed is not None:
        return each.typed
    return workbook_values.to_type(each.field, each.new) if each.new is not None else each.read or None


def _cited(each: FieldRow) -> str:
    return each.cited or NO_BREAK
