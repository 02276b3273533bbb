"""What each co-funder gives, by pairs of columns, names and amounts: on the row of a dossier and on those beneath."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from leaderdesk.domain.text import folded
from leaderdesk.domain.workbooks.cells import Cell, Sheet
from leaderdesk.domain.workbooks.fields import AMOUNT, NAMES, kind_of, pair_of
from leaderdesk.domain.workbooks.mappings import KEPT_AS_NOTE, LEFT_ASIDE, ColumnMatch
from leaderdesk.domain.workbooks.reading.texts import text_of, tidy
from leaderdesk.domain.workbooks.reading.told import NOTHING, Reader, Told
from leaderdesk.domain.workbooks.tables import Group
from leaderdesk.domain.workbooks.taking.funder_kinds import is_one_name
from leaderdesk.domain.workbooks.verdicts import CofunderShare, Place, Problem, Value

_TOGETHER = "national_public"
_FUNDS = frozenset({"feader", "leader", "ue", "europe", "union europeenne", "fonds europeens", "feader leader"})
_OWN = frozenset(
    {"autofinancement", "auto financement", "autofi", "fonds propres", "porteur", "part du porteur", "maitre d ouvrage"}
)
# Chosen so by somebody: what such a column holds is left on purpose.
_CHOSEN = ("chosen", "remembered")


@dataclass(frozen=True, slots=True)
class _Pair:
    """A column of names and one of amounts, nought where there is none, and how their cells are read."""

    names: int = 0
    amounts: int = 0
    read_name: Reader = lambda _: NOTHING
    read_amount: Reader = lambda _: NOTHING


@dataclass(slots=True)
class _Found:
    """What the rows of one dossier say: shares with their cells, problems, and the cells that make no share."""

    shares: list[tuple[CofunderShare, tuple[Place, ...]]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    others: list[Place] = field(default_factory=list)
    # Amounts of nobody on the dossier's own row, by column: each is the sum of those beneath, or is asked.
    sums: dict[int, tuple[int, Problem]] = field(default_factory=dict)


class Shares:
    """The pairs of one table."""

    def __init__(
        self, sheet: Sheet, columns: Sequence[ColumnMatch], reader: Callable[[ColumnMatch], Reader], *, has_rows: bool
    ) -> None:
        self._sheet = sheet
        pairs: dict[int, _Pair] = {}
        for each in columns:
            rank = pair_of(each.field)
            known = pairs.get(rank, _Pair())
            if rank and each.field.startswith(AMOUNT):
                pairs[rank] = replace(known, amounts=each.column, read_amount=reader(each))
            elif rank:
                pairs[rank] = replace(known, names=each.column, read_name=reader(each))
        # Names alone, in one column and on the rows of dossiers, are read as any other field.
        is_plain = not has_rows and len(pairs) == 1 and not any(each.amounts for each in pairs.values())
        self._pairs = [] if is_plain else [pairs[rank] for rank in sorted(pairs)]
        self._is_used = bool(self._pairs) or has_rows
        self.columns = frozenset(column for each in self._pairs for column in (each.names, each.amounts) if column)
        self._beside = [each.column for each in columns if each.column not in self.columns and _may_be_amount(each)]

    def put(
        self, group: Group, values: dict[str, Value], problems: list[Problem], typed: Mapping[str, str]
    ) -> dict[str, tuple[Place, ...]]:
        """Put who pays a dossier among its values; the cells that each of them was read from."""
        if not self._is_used:
            return {}
        if NAMES in typed:
            rows = (group.row, *group.beneath)
            return {NAMES: tuple(each for row in rows for each in self._cells(row, self.columns))}
        found = self._read(group)
        if not group.beneath:
            _ask_together(found, values, typed)
        places = _put(found, values, problems, typed)
        is_borne = isinstance(values.get(NAMES), str)
        problems += [each for each in found.problems if not (is_borne and each.code == "cofunder_without_amount")]
        return places

    def _read(self, group: Group) -> _Found:
        found = _Found()
        for row in (group.row, *group.beneath):
            cells = self._cells(row, self.columns)
            is_beneath = row != group.row
            if is_beneath and (self._has_amount_beside(row) or (self._pairs and not cells)):
                found.problems.append(self._problem("cofunder_unclear", self._cells(row), "doubt"))
                found.others += cells
                continue
            for pair in self._pairs if cells else ():
                self._read_pair(found, pair, row, is_beneath=is_beneath)
        for column, (total, problem) in found.sums.items():
            told = [share.amount for share, cells in found.shares if cells[-1][1] == column]
            if not group.beneath or sum(each or 0 for each in told) != total:
                found.problems.append(problem)
        return found

    def _read_pair(self, found: _Found, pair: _Pair, row: int, *, is_beneath: bool) -> None:
        cells = self._cells(row, (pair.names, pair.amounts))
        name = pair.read_name(self._sheet.cell(row, pair.names))
        amount = pair.read_amount(self._sheet.cell(row, pair.amounts))
        value = amount.value if isinstance(amount.value, int) else None
        if isinstance(name.value, int) or _is_asked(name) or _is_asked(amount):
            found.problems.append(self._problem("cofunder_unclear", cells, "doubt"))
        elif isinstance(name.value, str):
            found.shares.append((CofunderShare(name.value, value), cells))
            if value is None and pair.amounts:
                found.problems.append(self._problem("cofunder_without_amount", cells, "remark"))
            elif value is not None and amount.code:
                found.problems.append(self._problem(amount.code, cells[-1:], "remark"))
            return
        elif value:
            problem = self._problem("cofunder_unnamed", cells[-1:], "doubt")
            if is_beneath:
                found.problems.append(problem)
            else:
                found.sums[pair.amounts] = (value, problem)
        found.others += cells

    def _cells(self, row: int, columns: Sequence[int] | frozenset[int] | None = None) -> tuple[Place, ...]:
        """The cells of a row that say something, in some columns or in all."""
        wished = range(1, len(self._sheet.rows[row - 1]) + 1) if columns is None else sorted(columns)
        return tuple((row, column) for column in wished if self._sheet.cell(row, column) is not None)

    def _has_amount_beside(self, row: int) -> bool:
        """True for an amount in one more column, which nobody knows how to take."""
        return any(_is_amount(self._sheet.cell(row, column)) for column in self._beside)

    def _problem(self, code: str, cells: Sequence[Place], weight: str) -> Problem:
        read = " · ".join(tidy(text_of(self._sheet.cell(*each))) for each in cells)
        row, column = cells[-1]
        return Problem(NAMES, code, read, row, column, weight)


def _ask_together(found: _Found, values: Mapping[str, Value], typed: Mapping[str, str]) -> None:
    """Several names for one amount: nobody says who gives what, and it may be what they give together."""
    is_lone = len(found.shares) == 1
    for place, (share, cells) in enumerate(found.shares):
        if share.amount is None or is_one_name(share.name):
            continue
        found.shares[place] = (replace(share, amount=None), cells)
        if _TOGETHER not in typed and values.get(_TOGETHER) != share.amount:
            readings = (share.amount,) if is_lone else ()
            row, column = cells[-1]
            found.problems.append(
                Problem(_TOGETHER, "cofunders_together", share.name, row, column, "doubt", readings=readings)
            )


def _put(
    found: _Found, values: dict[str, Value], problems: list[Problem], typed: Mapping[str, str]
) -> dict[str, tuple[Place, ...]]:
    """Each share where it belongs: the fund's part, the holder's own, and what the others bring."""
    known = values.pop(NAMES, ())
    shares = list(known) if isinstance(known, tuple) else []
    places: dict[str, list[Place]] = {}
    for share, cells in found.shares:
        said = folded(share.name)
        name = "feader" if said in _FUNDS else "own_funds" if said in _OWN else NAMES
        places.setdefault(name, []).extend(cells)
        if name == NAMES or share.amount is None:
            shares.append(share)
        elif name not in typed and values.setdefault(name, share.amount) != share.amount:
            readings = (values.pop(name), share.amount)
            problems.append(Problem(name, "told_twice", share.name, *cells[-1], "doubt", readings=readings))
    told = Counter(folded(share.name) for share in shares)
    twice = {share.name for share in shares if told[folded(share.name)] > 1 and share.amount is not None}
    for name, cells in ((share.name, cells) for share, cells in found.shares if share.name in twice):
        problems.append(Problem(NAMES, "cofunder_twice", name, *cells[-1], "doubt"))
    if shares:
        values[NAMES] = tuple(replace(each, amount=None) if each.name in twice else each for each in shares)
    if len(shares) == 1 and shares[0].amount is None and _TOGETHER in values:
        # Alone and without an amount of its own, it bears the public money of the row.
        values[NAMES] = shares[0].name
    if found.others:
        places.setdefault(NAMES, []).extend(found.others)
    return {name: tuple(sorted(cells)) for name, cells in places.items()}


def _may_be_amount(match: ColumnMatch) -> bool:
    """True for a column of amounts or of nothing known; not for one that somebody left aside."""
    if match.field == LEFT_ASIDE:
        return match.why not in _CHOSEN
    return match.field == KEPT_AS_NOTE or kind_of(match.field) == "amount"


def _is_asked(told: Told) -> bool:
    return bool(told.code) and told.weight != "remark"


def _is_amount(cell: Cell) -> bool:
    is_number = isinstance(cell, int | float) and not isinstance(cell, bool)
    return is_number or (isinstance(cell, str) and cell.strip()[:1].isdigit())
