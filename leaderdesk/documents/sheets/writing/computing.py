"""What computed columns and totals come to, beside the formulas that say it to a spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from openpyxl.utils import get_column_letter

from leaderdesk.documents.sheets.writing.books import Combined, Share, Sheet, Value

Row = Sequence[Value]


class Computing:
    """The computed columns of a sheet, by the place of those that they name."""

    def __init__(self, sheet: Sheet) -> None:
        self._columns = sheet.columns
        self._places = {column.heading: place for place, column in enumerate(sheet.columns)}
        self._given = [place for place, column in enumerate(sheet.columns) if column.computed is None]

    def whole(self, row: Row) -> list[Value]:
        """A row with its computed values at their places."""
        if len(row) != len(self._given):
            message = f"{len(row)} values for {len(self._given)} columns"
            raise ValueError(message)
        if len(self._given) == len(self._columns):
            return list(row)
        found: list[Value] = [None] * len(self._columns)
        for place, value in zip(self._given, row, strict=True):
            found[place] = value
        for place, column in enumerate(self._columns):
            if column.computed is not None:
                found[place] = self._value(column.computed, found)
        return found

    def totals(self, rows: Sequence[Row]) -> list[Value]:
        """What the columns that have one come to, over whole rows."""
        found: list[Value] = [
            sum(value for row in rows if isinstance(value := row[place], int | Fraction)) if column.is_summed else None
            for place, column in enumerate(self._columns)
        ]
        for place, column in enumerate(self._columns):
            if isinstance(column.computed, Share) and self._is_whole(column.computed):
                found[place] = self._value(column.computed, found)
        return found

    def formula(self, place: int, row: int) -> str:
        """The formula of a computed column on a row."""
        computed = self._columns[place].computed
        assert computed is not None, place  # noqa: S101 - asked of computed columns alone
        if isinstance(computed, Share):
            part, whole = self._cell(computed.part, row), self._cell(computed.whole, row)
            return f'IF(OR({part}="",{whole}=0),"",{part}/{whole})'
        added, taken = ([self._cell(each, row) for each in names] for names in (computed.added, computed.taken))
        whole = "".join(("+".join(added), *(f"-{each}" for each in taken)))
        return f'IF(COUNT({",".join(added)})=0,"",{whole})'

    def total_formula(self, place: int, row: int, first: int, last: int) -> str:
        """The formula of a total: what filters leave is summed, subtotals are not counted again."""
        if isinstance(self._columns[place].computed, Share):
            return self.formula(place, row)
        letter = get_column_letter(place + 1)
        return f"SUBTOTAL(9,{letter}{first}:{letter}{last})"

    def is_totalled(self, place: int) -> bool:
        """True when a total stands under the column."""
        column = self._columns[place]
        return column.is_summed or (isinstance(column.computed, Share) and self._is_whole(column.computed))

    def _is_whole(self, share: Share) -> bool:
        return all(self._columns[self._places[each]].is_summed for each in (share.part, share.whole))

    def _value(self, computed: Combined | Share, row: Row) -> Value:
        if isinstance(computed, Share):
            part, whole = row[self._places[computed.part]], self._amount(computed.whole, row)
            return Fraction(part) / whole if whole and isinstance(part, int | Fraction) else ""
        if all(row[self._places[each]] is None for each in computed.added):
            return ""
        added = sum(self._amount(each, row) for each in computed.added)
        return added - sum(self._amount(each, row) for each in computed.taken)

    def _amount(self, heading: str, row: Row) -> int | Fraction:
        value = row[self._places[heading]]
        return value if isinstance(value, int | Fraction) else 0

    def _cell(self, heading: str, row: int) -> str:
        return f"{get_column_letter(self._places[heading] + 1)}{row}"
