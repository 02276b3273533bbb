"""Who pays beside the fund, as a row says it: names in a cell, an amount, columns of funders, rows beneath."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from leaderdesk.domain.text import folded
from leaderdesk.domain.workbooks.cells import Cell, Sheet
from leaderdesk.domain.workbooks.fields import OF_FUNDER, kind_of
from leaderdesk.domain.workbooks.reading.texts import text_of, tidy
from leaderdesk.domain.workbooks.reading.told import NOTHING, SAID_EMPTY, Reader, Told, nothing_in, says_nothing, sure
from leaderdesk.domain.workbooks.tables import Group, Table
from leaderdesk.domain.workbooks.verdicts import CofunderShare, Problem, Value

_COFUNDERS = "cofunders"
_FUNDS = frozenset({"feader", "leader", "ue", "europe", "union europeenne", "fonds europeens", "feader leader"})
_OWN = frozenset(
    {"autofinancement", "auto financement", "autofi", "fonds propres", "porteur", "part du porteur", "maitre d ouvrage"}
)


def read_names(amount: Reader) -> Reader:
    """Reads a cell that names co-funders, or holds what they give."""

    def told(cell: Cell) -> Told:
        empty = nothing_in(cell)
        if empty is not None:
            return empty
        if not isinstance(cell, str):
            return amount(cell)
        text = tidy(cell)
        if says_nothing(text):
            return SAID_EMPTY
        found = amount(cell) if text[:1].isdigit() else NOTHING
        return found if found.value is not None or found.readings else sure(text)

    return told


def put_columns(values: dict[str, Value]) -> None:
    """What the columns of funders say, in place of each of them."""
    shares = tuple(
        CofunderShare(name.removeprefix(OF_FUNDER), amount)
        for name in [each for each in values if each.startswith(OF_FUNDER)]
        if isinstance(amount := values.pop(name), int) and amount
    )
    if shares:
        values[_COFUNDERS] = shares


class SharesBeneath:
    """The rows beneath dossiers, one for each who pays: in which columns they give a name and an amount."""

    def __init__(self, sheet: Sheet, table: Table, fields: Mapping[int, str], read_by: Callable[[str], Reader]) -> None:
        self._sheet = sheet
        self._fields = fields
        self._columns = [each.column for each in table.headings]
        self._rows = [row for group in table.groups for row in group.beneath]
        named = [column for column, field in fields.items() if field == _COFUNDERS]
        self._names = named[0] if named else self._most(lambda cell: isinstance(cell, str), ())
        self._amounts = self._most(_is_amount, (self._names,))
        headings = {each.column: each.text for each in table.headings}
        self._read = read_by(headings.get(self._amounts, ""))

    def put(self, group: Group, values: dict[str, Value], problems: list[Problem]) -> None:
        """Put the shares of a dossier among its values, its own row's among them."""
        if not self._rows or not self._names:
            return
        shares: list[CofunderShare] = []
        for row in (group.row, *group.beneath):
            share = self._share(row, problems, is_own=row == group.row)
            if share is not None:
                shares.append(share)
        own = self._fields.get(self._amounts)
        if self._sheet.cell(group.row, self._names) is not None and own is not None and own != _COFUNDERS:
            values.pop(own, None)
        _put_shares(shares, values, problems, group.row)

    def _share(self, row: int, problems: list[Problem], *, is_own: bool) -> CofunderShare | None:
        name, amount = (self._sheet.cell(row, column) for column in (self._names, self._amounts))
        has_others = not is_own and any(
            self._is_other(column, self._sheet.cell(row, column)) for column in self._columns
        )
        told = self._read(amount)
        if is_own and not isinstance(name, str):
            return None
        if not isinstance(name, str) or has_others or (told.code and told.weight != "remark"):
            read = " · ".join(tidy(text_of(each)) for each in self._sheet.rows[row - 1] if each is not None)
            problems.append(Problem(_COFUNDERS, "cofunder_unclear", read, row, weight="doubt"))
            return None
        return CofunderShare(tidy(name), told.value if isinstance(told.value, int) else None)

    def _is_other(self, column: int, cell: Cell) -> bool:
        """True for an amount in one more column, which nobody knows how to take."""
        field = self._fields.get(column)
        is_of_amounts = field is None or kind_of(field) == "amount"
        return column not in {self._names, self._amounts} and is_of_amounts and _is_amount(cell)

    def _most(self, is_one: Callable[[Cell], bool], apart: Sequence[int]) -> int:
        """The column that most of these rows fill so; nought for none."""
        counts = Counter(
            column
            for row in self._rows
            for column in self._columns
            if column not in apart and is_one(self._sheet.cell(row, column))
        )
        return max(counts, key=lambda column: (counts[column], -column), default=0)


def _put_shares(shares: Sequence[CofunderShare], values: dict[str, Value], problems: list[Problem], row: int) -> None:
    """Each where it belongs: the fund's part, the holder's own, and what the others bring."""
    cofunders = []
    for share in shares:
        said = folded(share.name)
        field = "feader" if said in _FUNDS else "own_funds" if said in _OWN else None
        if field is None or share.amount is None:
            cofunders.append(share)
        elif values.setdefault(field, share.amount) != share.amount:
            readings = (values.pop(field), share.amount)
            problems.append(Problem(field, "told_twice", share.name, row, weight="doubt", readings=readings))
    if cofunders:
        values[_COFUNDERS] = tuple(cofunders)
    elif shares:
        values.pop(_COFUNDERS, None)


def _is_amount(cell: Cell) -> bool:
    is_number = isinstance(cell, int | float) and not isinstance(cell, bool)
    return is_number or (isinstance(cell, str) and cell.strip()[:1].isdigit())
