"""How the cells of each column of a table are read, by its field, its heading and what its cells hold together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from leaderdesk.domain.holders import NATURES
from leaderdesk.domain.text import folded
from leaderdesk.domain.workbooks.cells import BadCell, Cell, Sheet
from leaderdesk.domain.workbooks.fields import NAMES, kind_of
from leaderdesk.domain.workbooks.known import NOTHING_KNOWN, Known
from leaderdesk.domain.workbooks.mappings import ColumnMatch
from leaderdesk.domain.workbooks.reading.amounts import AmountReader, thousands_said
from leaderdesk.domain.workbooks.reading.cofunders import read_names, read_typed
from leaderdesk.domain.workbooks.reading.days import DayReader
from leaderdesk.domain.workbooks.reading.fiches import FicheReader
from leaderdesk.domain.workbooks.reading.habits import habitual
from leaderdesk.domain.workbooks.reading.holder_kinds import near_kinds, read_kind_word
from leaderdesk.domain.workbooks.reading.natures import read_nature_word
from leaderdesk.domain.workbooks.reading.rates import RateReader
from leaderdesk.domain.workbooks.reading.sirets import read_cell_siret
from leaderdesk.domain.workbooks.reading.statuses import near_statuses, read_status_word
from leaderdesk.domain.workbooks.reading.steps import read_cross
from leaderdesk.domain.workbooks.reading.texts import TextReader, read_number, text_of, tidy
from leaderdesk.domain.workbooks.reading.told import (
    NOTHING,
    SAID_EMPTY,
    Reader,
    Told,
    doubtful,
    says_nothing,
    says_strictly_nothing,
    sure,
    unread,
)
from leaderdesk.domain.workbooks.tables import Table

_MANY_LINES = frozenset({"summary", "notes", "address", "partners", "next_step"})
# A field that was chosen or typed for, where no column gives it.
_SURE = 1000


@dataclass(frozen=True, slots=True)
class Reading:
    """How the rows of a table are to be read."""

    today: date
    known: Known = NOTHING_KNOWN
    # By field: what a word (folded) stands for; nothing where it is to be left aside.
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    # By row: what was typed in place of the cells of some fields.
    typed: Mapping[int, Mapping[str, str]] = field(default_factory=dict)
    is_1904: bool = False


class Readers:
    """The readers of the columns of one table."""

    def __init__(self, sheet: Sheet, table: Table, reading: Reading) -> None:
        self._sheet = sheet
        self._table = table
        self._reading = reading
        self._fiche = FicheReader(reading.known.fiches)
        said = [*table.about, *(each.read for each in table.left_out if each.why in {"title", "note"})]
        self._is_asked = any(thousands_said(each) for each in said)
        status = _asked("status_unknown", read_status_word, near_statuses, says_strictly_nothing)
        holder_kind = _asked("holder_kind_unknown", read_kind_word, near_kinds, says_nothing)
        nature = _asked("holder_nature_unknown", read_nature_word, lambda _: NATURES, says_nothing)
        self._simple: dict[str, Reader] = {
            "siret": read_cell_siret,
            "number": read_number,
            "fiche": _told_text("fiche_unknown", self._fiche),
            "status": _told_text("status_unknown", status),
            "holder_kind": _told_text("holder_kind_unknown", holder_kind),
            "holder_nature": _told_text("holder_nature_unknown", nature),
            "step": read_cross,
        }
        self._columns: dict[str, Callable[[ColumnMatch], Reader]] = {
            "amount": lambda match: habitual(self.amount(match.heading), self._cells(match.column)),
            "names": lambda match: read_names(self.amount(match.heading)),
            "day": self._day,
            "rate": self._rate,
        }

    def of(self, match: ColumnMatch) -> Reader:
        """How the cells of a column are read: its words first, where some were said."""
        kind = kind_of(match.field)
        read = self._made(kind, match)
        # A funder is told by its name wherever that stands, once the row is read.
        words = self._reading.words.get(match.field) if kind != "names" else None
        return (
            _worded(words, read, is_coded=kind in {"status", "holder_kind", "holder_nature", "fiche"})
            if words
            else read
        )

    def plain(self, name: str) -> Reader:
        """How a text typed for a field is read, without a column."""
        if name == NAMES:
            return lambda cell: read_typed(self.amount(""), str(cell))
        return self.of(ColumnMatch(0, "", name, _SURE, "chosen"))

    def fiche(self, text: str) -> Told:
        """The fiche-action that a text names."""
        return self._fiche(text)

    def _made(self, kind: str, match: ColumnMatch) -> Reader:
        made = self._columns.get(kind)
        if made is not None:
            return made(match)
        return self._simple.get(kind) or TextReader(match.field, has_lines=match.field in _MANY_LINES)

    def _day(self, match: ColumnMatch) -> Reader:
        return DayReader(self._cells(match.column), self._reading.today, is_1904=self._reading.is_1904)

    def _rate(self, match: ColumnMatch) -> Reader:
        is_shown_so = self._is_shown_in_percents(match.column)
        # Headed « Taux (%) », a column may hold 80 as well as 0,8.
        is_said_so = "%" in match.heading and not self._has_percents(match)
        return RateReader(self._cells(match.column), is_percent=is_shown_so or is_said_so)

    def amount(self, heading: str) -> AmountReader:
        """How the amounts under a heading are read."""
        is_said = thousands_said(heading)
        return AmountReader(unit=1000 if is_said else 1, is_asked=self._is_asked and not is_said)

    def _is_shown_in_percents(self, column: int) -> bool:
        """True where the workbook shows every number of the column with a percent sign."""
        rows = [group.row for group in self._table.groups]
        held = [row for row in rows if isinstance(self._sheet.cell(row, column), int | float)]
        return bool(held) and all(self._sheet.is_percent(row, column) for row in held)

    def _has_percents(self, match: ColumnMatch) -> bool:
        """True where some cell is above one: the column is written in percents, whatever its heading."""
        return any(isinstance(each, int | float) and each > 1 for each in self._cells(match.column))

    def _cells(self, column: int) -> list[Cell]:
        rows = (self._sheet.rows[group.row - 1] for group in self._table.groups)
        return [row[column - 1] for row in rows if 0 < column <= len(row)]


def _asked(
    code: str,
    read: Callable[[str], tuple[str, ...]],
    near: Callable[[str], tuple[str, ...]],
    is_nothing: Callable[[str], bool],
) -> Callable[[str], Told]:
    """A word that stands for one code, or the codes between which to choose."""
    texts: dict[str, Told] = {}

    def told(text: str) -> Told:
        if text not in texts:
            codes = read(text)
            is_empty = not codes and is_nothing(text)
            found = sure(codes[0]) if len(codes) == 1 else doubtful(code, *(codes or near(text)))
            texts[text] = SAID_EMPTY if is_empty else found
        return texts[text]

    return told


def _told_text(code: str, read: Callable[[str], Told]) -> Reader:
    """Reads the text of a cell; a date or a yes is not what such a column holds."""

    def told(cell: Cell) -> Told:
        if cell is None:
            return NOTHING
        if isinstance(cell, BadCell):
            return unread(cell.code)
        if isinstance(cell, bool | date):
            return doubtful(code)
        return read(tidy(cell) if isinstance(cell, str) else text_of(cell))

    return told


def _worded(words: Mapping[str, str], read: Reader, *, is_coded: bool) -> Reader:
    """Reads what somebody said that a word stands for, before anything else."""

    def told(cell: Cell) -> Told:
        said = words.get(folded(text_of(cell))) if cell is not None else None
        if said is None:
            return read(cell)
        if not said:
            return NOTHING
        return sure(said) if is_coded else read(said)

    return told
