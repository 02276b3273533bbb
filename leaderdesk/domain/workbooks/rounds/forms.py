"""A workbook that somebody fills in and sends back: what is asked, what may not be touched, how it is read again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.typed.readings import plain
from leaderdesk.domain.workbooks.cells import BadCell, Book, Cell, Sheet

# What an open cell takes; `choice` takes one of the values of its row.
KINDS = ("text", "amount", "day", "choice")
# The sheet that says which form this is; nobody has to see it.
IDENTITY = "LeaderDesk"
_KIND, _DIGEST, _FIRST_ROW, _COLUMNS = "kind", "digest", "first_row", "columns"

# The key of a row, the key of a column (none for a whole row), what was read there.
Touched = tuple[str, str, str]
# Money is whole cents; a number of points is exact.
Value = str | int | Fraction | date | None


@dataclass(frozen=True, slots=True)
class FormColumn:
    """A column; an open one is filled in by whoever the form goes to."""

    key: str
    heading: str
    kind: str = "text"
    is_open: bool = False
    help: str = ""
    width: int = 16


@dataclass(frozen=True, slots=True)
class FormRow:
    """A row by its key, a cell for each column; a band only says what follows, and nothing of it is open."""

    key: str
    cells: tuple[Value, ...]
    is_band: bool = False
    # What may be chosen in this row, numbers or words.
    choices: tuple[Fraction | str, ...] = ()
    # Whether nothing else may be; else the spreadsheet asks before it takes another value.
    is_strict: bool = True


@dataclass(frozen=True, slots=True)
class Form:
    """One form for one person; `about` is what it is for, by which it is known when it comes back."""

    kind: str
    sheet: str
    title: str
    lines: tuple[str, ...]
    columns: tuple[FormColumn, ...]
    rows: tuple[FormRow, ...]
    about: tuple[tuple[str, str], ...] = ()

    def identity(self) -> dict[str, str]:
        """What the form says of itself, beside what it shows."""
        columns = " ".join(each.key for each in self.columns)
        return {
            _KIND: self.kind,
            _DIGEST: digest_of(self),
            _FIRST_ROW: str(self.header_row + 1),
            _COLUMNS: columns,
            **dict(self.about),
        }

    @property
    def header_row(self) -> int:
        """The row of the headings: a title, the lines that explain, a line left blank."""
        return len(self.lines) + 3


@dataclass(frozen=True, slots=True)
class ReturnedForm:
    """A form that came back: what it is about, and what each open and locked cell holds, by row and column."""

    name: str
    kind: str
    digest: str
    about: Mapping[str, str]
    rows: Mapping[str, Mapping[str, Cell]]
    # Where each row stands in the sheet, to name a place.
    places: Mapping[str, int] = field(default_factory=dict)
    letters: Mapping[str, str] = field(default_factory=dict)

    def place(self, row: str, column: str) -> str:
        """A cell as a spreadsheet names it."""
        return f"{self.letters.get(column, '')}{self.places.get(row, '')}"


def digest_of(form: Form) -> str:
    """The SHA-256 of what is locked: two forms that ask the same of the same have the same."""
    locked = [at for at, each in enumerate(form.columns) if not each.is_open]
    said = (
        form.kind,
        form.about,
        [(each.key, each.kind, each.is_open) for each in form.columns],
        [
            (row.key, [said_as(row.cells[at]) for at in locked], [str(each) for each in row.choices])
            for row in form.rows
            # What a band says is there to be read.
            if not row.is_band
        ],
    )
    return hashlib.sha256(repr(said).encode("utf-8", "surrogatepass")).hexdigest()


def read_form(book: Book) -> ReturnedForm:
    """What came back; a workbook that is none of our forms is refused."""
    identity = _identity(book)
    try:
        first, columns = int(identity[_FIRST_ROW]), identity[_COLUMNS].split(" ")
        kind, digest = identity[_KIND], identity[_DIGEST]
    except (KeyError, ValueError):
        raise Refusal("not_a_form", name=book.name) from None
    sheet = next((each for each in book.sheets if each.name != IDENTITY and not each.is_hidden), None)
    if sheet is None:
        raise Refusal("not_a_form", name=book.name)
    rows, places = {}, {}
    for number, key in _keys(sheet, first):
        if key in rows:
            raise Refusal("form_row_twice", name=book.name, row=number)
        rows[key] = {column: sheet.cell(number, at) for at, column in enumerate(columns, 2)}
        places[key] = number
    about = {key: said for key, said in identity.items() if key not in {_KIND, _DIGEST, _FIRST_ROW, _COLUMNS}}
    letters = {column: _letter(at) for at, column in enumerate(columns, 2)}
    return ReturnedForm(book.name, kind, digest, about, rows, places, letters)


def touched(form: Form, back: ReturnedForm) -> tuple[Touched, ...]:
    """Locked cells that do not say what the form says: row, column and what was read; rows that are gone or new."""
    found: list[Touched] = []
    known = {row.key: row for row in form.rows if not row.is_band}
    bands = {row.key for row in form.rows if row.is_band}
    found += [(key, "", "") for key in known if key not in back.rows]
    found += [(key, "", "") for key in back.rows if key not in known and key not in bands]
    for key, row in known.items():
        cells = back.rows.get(key)
        if cells is None:
            continue
        for column, value in zip(form.columns, row.cells, strict=True):
            if not column.is_open and _seen(_written(column, value)) != _seen(cells.get(column.key)):
                found.append((key, column.key, said_as(cells.get(column.key))))
    return tuple(found)


def said_as(value: Value | Cell) -> str:
    """A value in a few signs, the same for the same."""
    if value is None:
        return ""
    return value.read if isinstance(value, BadCell) else str(value)


def _written(column: FormColumn, value: Value) -> Value:
    """A value as its cell holds it: amounts are written in euros."""
    return Fraction(value, 100) if column.kind == "amount" and isinstance(value, int) else value


def _seen(value: Value | Cell) -> str:
    """What a reader sees of it: a number is the same whatever it is kept as."""
    if isinstance(value, Fraction | int | float) and not isinstance(value, bool):
        return str(Fraction(repr(value)) if isinstance(value, float) else Fraction(value))
    if isinstance(value, date):
        return value.isoformat()[:10]
    return plain(said_as(value))


def _identity(book: Book) -> dict[str, str]:
    sheet = next((each for each in book.sheets if each.name == IDENTITY), None)
    if sheet is None:
        raise Refusal("not_a_form", name=book.name)
    return {said_as(row[0]): said_as(row[1]) for row in sheet.rows if len(row) > 1 and row[0] is not None}


def _keys(sheet: Sheet, first: int) -> Iterator[tuple[int, str]]:
    """The rows that have a key, in the first column, which is hidden."""
    for number in range(first, len(sheet.rows) + 1):
        key = sheet.cell(number, 1)
        if key is not None:
            yield number, said_as(key)


def _letter(column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
