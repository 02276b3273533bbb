"""Columns that go two by two, who pays and how much: by their headings, and by the rows beneath that fill them."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from leaderdesk.domain.workbooks.cells import Cell, Row
from leaderdesk.domain.workbooks.columns.fits import fit
from leaderdesk.domain.workbooks.columns.headings import spell
from leaderdesk.domain.workbooks.columns.judging import Judged, Seen
from leaderdesk.domain.workbooks.columns.meanings import meanings
from leaderdesk.domain.workbooks.columns.shapes import is_amount, is_words
from leaderdesk.domain.workbooks.fields import AMOUNT, NAMES, of_pair
from leaderdesk.domain.workbooks.taking.funder_kinds import is_one_name

_HEADED, _BENEATH, _BESIDE, _UNTOLD = 950, 850, 800, 500
_LEAST = 600
_SUITED = 700
# « Cofinanceur n° 2 », « Financeur 2 – nom »
_RANK = re.compile(r"(?:\bn\s?[°ºo]\s?|\bnum[ée]ro\s|#)?\b([1-9])\b", re.IGNORECASE)
# Words of an amount that do not say whose it is.
_BARE_WORDS = """
accorde aide apport attribue contribution demande financement intervention montant obtenu part participation
previsionnel prevu sollicite somme subvention versement vote
"""
_BARE = frozenset(_BARE_WORDS.split())
# Money that tells a plan: beside it, a bare « Montant » that follows a co-funder is not of the project.
_PLAN = frozenset({"total_cost", "eligible_cost", "feader", "national_public"})
# What rows beneath may give the details of.
_DETAILED = frozenset({"national_public", NAMES, AMOUNT})


@dataclass(frozen=True, slots=True)
class _Part:
    """A column that is one half of a pair by its heading: its place in the table, the number it bears."""

    place: int
    column: int
    rank: int
    is_bare: bool = False


class Pairing:
    """The columns of one table that go two by two."""

    def __init__(
        self,
        seen: Sequence[Seen],
        judged: Mapping[int, Sequence[Judged]],
        fixed: Mapping[int, Judged],
        *,
        rows: Sequence[Row],
        beneath: Sequence[Row],
    ) -> None:
        self._seen = [each for each in seen if each.column not in fixed]
        self._judged = judged
        self._gone = {each.field for each in fixed.values()}
        self._rows = rows
        self._beneath = beneath
        fields = {may.field for each in seen for may in judged[each.column][:1] if may.level >= _LEAST}
        self._has_plan = bool(_PLAN & (fields | self._gone))
        parts = [(place, each) for place, each in enumerate(seen) if each.column not in fixed]
        self._names = [found for place, each in parts if (found := _name(place, each)) is not None]
        self._amounts = [found for place, each in parts if (found := _amount(place, each)) is not None]
        self._found: dict[int, Judged] = {}

    def found(self) -> dict[int, Judged]:
        """The field of each of them; below what is taken, what it may be."""
        pairs = self._by_heading()
        ranks = (rank for rank in range(1, 100) if not {of_pair(NAMES, rank), of_pair(AMOUNT, rank)} & self._gone)
        for (names, amounts, level, why), rank in zip(pairs, ranks, strict=False):
            if level >= _LEAST:
                self._found[names.column] = Judged(of_pair(NAMES, rank), _HEADED, "heading")
            if amounts is not None:
                self._found[amounts.column] = Judged(of_pair(AMOUNT, rank), level, why)
        if self._beneath:
            self._look_beneath()
        return self._found

    def _by_heading(self) -> Iterator[tuple[_Part, _Part | None, int, str]]:
        """Each name with its amount; names alone only where they are numbered."""
        amounts = list(self._amounts)
        is_numbered = len(self._names) > 1
        for name in self._names:
            amount = _best(name, amounts)
            if amount is None or (not is_numbered and self._names_several(name)):
                if name.rank and is_numbered:
                    yield name, None, _HEADED, "heading"
                continue
            amounts.remove(amount)
            is_sure = not amount.is_bare or amount.rank > 0
            level = _HEADED if is_sure else _BESIDE if self._has_plan else _UNTOLD
            yield name, amount, level, "heading" if not amount.is_bare else "beside"

    def _names_several(self, name: _Part) -> bool:
        """True where most cells name several funders: what stands beside is what they give together."""
        told = [cell for cell in (_at(row, name.column) for row in self._rows) if isinstance(cell, str)]
        return 2 * sum(is_one_name(cell) for cell in told) < len(told)

    def _look_beneath(self) -> None:
        """The columns that the rows beneath fill with a name and an amount, whatever they are headed."""
        names = next((column for column, each in self._found.items() if each.field == NAMES), 0)
        if not names and NAMES not in self._gone:
            names = self._names[0].column if self._names else self._most(is_words, (), {NAMES})
            if names:
                level, why = (_HEADED, "heading") if self._names else (_BENEATH, "beneath")
                self._found[names] = Judged(NAMES, level, why)
        if not (names or NAMES in self._gone) or AMOUNT in self._gone:
            return
        amounts = next((column for column, each in self._found.items() if each.field == AMOUNT), 0)
        if not amounts or self._found[amounts].level < _LEAST:
            amounts = self._most(is_amount, (names,), _DETAILED)
            if amounts:
                self._found[amounts] = Judged(AMOUNT, _BENEATH, "beneath")

    def _most(self, is_one: Callable[[Cell], bool], apart: Collection[int], fields: Collection[str]) -> int:
        """The column that most of these rows fill so, among those that are not surely of another field; or nought."""
        counts = {
            each.column: sum(is_one(_at(row, each.column)) for row in self._beneath)
            for each in self._seen
            if each.column not in apart and self._is_free(each, fields)
        }
        best = max(counts, key=lambda column: (counts[column], -column), default=0)
        return best if counts.get(best) else 0

    def _is_free(self, seen: Seen, fields: Collection[str]) -> bool:
        found = self._found.get(seen.column)
        first = next(iter(self._judged[seen.column]), None)
        is_paired = found is not None and found.level >= _LEAST
        # What cells alone looked like, the rows beneath tell better.
        is_sure = first is not None and first.level >= _LEAST and first.why != "values"
        return not is_paired and (first is None or not is_sure or first.field in fields)


def _name(place: int, seen: Seen) -> _Part | None:
    rank, heading = _numbered(seen.heading)
    meant = meanings(heading)
    is_name = bool(meant) and meant[0].field == NAMES and meant[0].level >= _LEAST
    if not is_name or seen.profile.share("number", "amount") > _SUITED:
        return None
    return _Part(place, seen.column, rank)


def _amount(place: int, seen: Seen) -> _Part | None:
    rank, heading = _numbered(seen.heading)
    meant, words = meanings(heading), set(spell(heading).words)
    is_named = bool(meant) and meant[0].field == AMOUNT and meant[0].level >= _LEAST
    is_bare = bool(words) and words <= _BARE
    suited = fit(AMOUNT, seen.profile)
    if not (is_named or is_bare) or (suited is not None and suited < _SUITED):
        return None
    return _Part(place, seen.column, rank, is_bare=not is_named)


def _numbered(heading: str) -> tuple[int, str]:
    """The number that a heading bears, nought for none, and the heading without it."""
    found = _RANK.search(heading)
    return (int(found[1]), _RANK.sub(" ", heading, count=1)) if found else (0, heading)


def _best(name: _Part, amounts: Sequence[_Part]) -> _Part | None:
    """The amount of a name: the one that bears its number, or that stands just beside it."""
    same = [each for each in amounts if each.rank == name.rank and (each.rank or not each.is_bare)]
    beside = [each for each in amounts if each.place == name.place + 1 and each.rank in {0, name.rank}]
    return min((*beside, *same), key=lambda each: (each not in beside, abs(each.place - name.place)), default=None)


def _at(row: Row, column: int) -> Cell:
    return row[column - 1] if column <= len(row) else None
