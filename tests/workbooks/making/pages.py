"""Sheets drawn by hand, with the tables that should be found on them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from leaderdesk.domain.workbooks.fields import AMOUNT, NAMES, OF_FUNDER, STEP, of_pair, pair_of
from tests.workbooks.making.cells import ERRORS, REMARKS, Calc, Read, read_of, two

Head = tuple[str | tuple[str, ...], str | None]
# A field and the code of a problem that stands in no cell of it.
Also = tuple[str, str]


class Page:
    """A sheet: its cells by row and column counted from one, and the tables on it."""

    def __init__(self, name: str, *, is_hidden: bool = False) -> None:
        self.name = name
        self.is_hidden = is_hidden
        self.cells: dict[tuple[int, int], Any] = {}
        self.merged: list[tuple[int, int, int, int]] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.coloured: dict[int, str] = {}
        self.filtered: str | None = None
        self.grids: list[Grid] = []

    def put(self, row: int, column: int, *shown: object) -> None:
        """Write cells from left to right; an absent one is left as it is."""
        for place, each in enumerate(shown, column):
            if each is not None:
                self.cells[row, place] = each.shown if isinstance(each, Read) else each

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """Merge an area."""
        self.merged.append((top, left, bottom, right))

    def table(self, heads: Sequence[Head], *, row: int = 1, column: int = 1, **about: object) -> Grid:
        """Begin a table; `about` is what its sheet or its title lines say of every row."""
        grid = Grid(self, heads, row, column, about)
        self.grids.append(grid)
        return grid


class Grid:
    """A table under its headings; each row goes below the one before."""

    def __init__(self, page: Page, heads: Sequence[Head], row: int, column: int, about: Mapping[str, Any]) -> None:
        self.page = page
        self.column = column
        self.fields = [field for _, field in heads]
        self.about = dict(about)
        self.first_header = row
        self.rows: list[dict[str, Any]] = []
        self.left_out: list[dict[str, Any]] = []
        self.may: dict[str, list[str]] = {}
        self._heads = [each if isinstance(each, tuple) else (each,) for each, _ in heads]
        self._depth = max(map(len, self._heads))
        self.next = row + self._depth
        self._write_heads()
        named = zip(self._heads, self.fields, strict=True)
        self.columns = {field: " ".join(part for part in parts if part) for parts, field in named if field}

    @property
    def header_row(self) -> int:
        """The last line of the headings."""
        return self.first_header + self._depth - 1

    def _write_heads(self) -> None:
        for line in range(self._depth):
            before = None
            for place, parts in enumerate(self._heads, self.column):
                # A heading on one line stands on the last one, or spans them all where it is merged.
                lone = len(parts) == 1
                text = parts[0] if lone and line == 0 else "" if lone else parts[line]
                if text and (text != before or line == self._depth - 1):
                    self.page.put(self.first_header + line, place, text)
                elif text and text == before:
                    self._widen(self.first_header + line, place)
                if lone and line == 0 and self._depth > 1:
                    self.page.merge(self.first_header, place, self.header_row, place)
                before = text or None

    def _widen(self, row: int, place: int) -> None:
        for index, (top, left, bottom, right) in enumerate(self.page.merged):
            if (top, bottom, right) == (row, row, place - 1):
                self.page.merged[index] = (top, left, bottom, place)
                return
        self.page.merge(row, place - 1, row, place)

    def add(self, *cells: object, verdict: str | None = None, also: Sequence[Also] = (), **more: object) -> int:
        """A row that gives a dossier; `also` are problems of no cell, `more` values that come from elsewhere."""
        if len(cells) != len(self.fields):
            raise ValueError(f"{self.page.name}, row {self.next}: {len(cells)} cells, {len(self.fields)} headings")
        row = self._place()
        self.page.put(row, self.column, *cells)
        values, problems = self._expected(cells)
        values |= {name: each for name, each in {**self.about, **more}.items() if each is not None}
        problems += [{"field": field, "code": code} for field, code in also]
        verdict = verdict or _worst([each["code"] for each in problems])
        self.rows.append({"row": row, "verdict": verdict, "values": values, "problems": problems})
        return row

    def _expected(self, cells: Sequence[Any]) -> tuple[dict[str, Any], list[dict[str, Any]]]:
        values: dict[str, Any] = {}
        problems = []
        has_pairs = any(pair_of(field or "") and field != NAMES for field in self.fields)
        for field, cell in zip(self.fields, cells, strict=True):
            if not field or field.startswith(STEP) or (has_pairs and pair_of(field)):
                continue
            found = read_of(field, cell)
            if found.code:
                problems.append({"field": field, "code": found.code})
            if found.value is None:
                continue
            if field.startswith(OF_FUNDER):
                if found.value != "0.00":
                    share = {"name": field.removeprefix(OF_FUNDER), "amount": found.value}
                    values.setdefault("cofunders", []).append(share)
            else:
                values[field] = found.value
        if has_pairs:
            self._pair_up(cells, values, problems)
        return values, problems

    def _pair_up(self, cells: Sequence[Any], values: dict[str, Any], problems: list[dict[str, Any]]) -> None:
        """The shares that pairs of columns say, and what lacks a name or an amount."""
        held = {field: read_of(field, cell) for field, cell in zip(self.fields, cells, strict=True) if field}
        for rank in sorted({pair_of(field) for field in held} - {0}):
            name, amount = (held.get(of_pair(field, rank), Read(None)) for field in (NAMES, AMOUNT))
            problems += [{"field": NAMES, "code": each.code} for each in (name, amount) if each.code]
            if name.value is not None and not amount.code:
                values.setdefault(NAMES, []).append({"name": name.value, "amount": amount.value})
                if amount.value is None and of_pair(AMOUNT, rank) in held and not name.code:
                    problems.append({"field": NAMES, "code": "cofunder_without_amount"})
            elif amount.value is not None:
                problems.append({"field": NAMES, "code": "cofunder_unnamed"})

    def beneath(self, *cells: object, name: str, amount: object) -> int:
        """A row of a co-funder beneath the last dossier."""
        row = self.left("cofunder", *cells)
        shown = two(amount) if isinstance(amount, int | float) else amount
        self.rows[-1]["values"].setdefault("cofunders", []).append({"name": name, "amount": shown})
        return row

    def left(self, why: str, *cells: object, at: int | None = None) -> int:
        """A row that gives no dossier; cells start at the first column of the table."""
        row = at or self._place()
        self.page.put(row, self.column, *cells)
        self.left_out.append({"row": row, "why": why})
        return row

    def heading(self) -> int:
        """The headings again, as at the top of a printed page."""
        return self.left("heading", *(" ".join(part for part in parts if part) for parts in self._heads))

    def skip(self, count: int = 1) -> None:
        """Blank rows."""
        self.next += count

    def hide_last(self) -> None:
        """Hide the last row, as a filter does: it is read, and told."""
        row = self.rows[-1]
        self.page.hidden_rows.add(row["row"])
        row["problems"].append({"field": "", "code": "hidden_row"})

    def sums(self, label: str, columns: Sequence[int], first: int, last: int, *, at: int = 0) -> list[Any]:
        """The cells of a total row: a label, and formulas with their result under the columns counted from zero."""
        cells: list[Any] = [None] * len(self.fields)
        cells[at] = label
        for place in columns:
            letter = letter_of(self.column + place)
            kept = [self.page.cells.get((row, self.column + place)) for row in range(first, last + 1)]
            found = [each.result if isinstance(each, Calc) else each for each in kept]
            numbers = [each for each in found if isinstance(each, int | float)]
            cells[place] = Calc(f"=SUM({letter}{first}:{letter}{last})", round(sum(numbers), 2))
        return cells

    def plus(self, label: str, columns: Sequence[int], rows: Sequence[int], *, at: int = 0) -> list[Any]:
        """The cells of a total of subtotals, as a formula that adds their rows."""
        cells: list[Any] = [None] * len(self.fields)
        cells[at] = label
        for place in columns:
            letter = letter_of(self.column + place)
            found = [self.page.cells[row, self.column + place].result for row in rows]
            cells[place] = Calc("=" + "+".join(f"{letter}{row}" for row in rows), round(sum(found), 2))
        return cells

    def above(self, row: int, *shown: object) -> None:
        """A line of title above the headings."""
        self.page.put(row, self.column, *shown)
        self.left_out.append({"row": row, "why": "title"})

    def _place(self) -> int:
        self.next += 1
        return self.next - 1

    def as_json(self) -> dict[str, Any]:
        """What the dry run should say of this table."""
        found: dict[str, Any] = {"sheet": self.page.name, "header_row": self.header_row}
        if self._depth > 1:
            found["first_header"] = self.first_header
        found["columns"] = self.columns
        if self.may:
            found["may"] = self.may
        return found | {"rows": self.rows, "left_out": sorted(self.left_out, key=lambda each: each["row"])}


def _worst(codes: Sequence[str]) -> str:
    if any(code in ERRORS for code in codes):
        return "error"
    return "doubt" if any(code not in REMARKS for code in codes) else "new"


def letter_of(column: int) -> str:
    """The letters of a column counted from one."""
    left, place = divmod(column - 1, 26)
    return (letter_of(left) if left else "") + chr(65 + place)
