"""Columns that say an amount twice: with and without taxes, as programmed and as settled since."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from leaderdesk.domain.workbooks.columns.headings import spell
from leaderdesk.domain.workbooks.columns.meanings import meanings, stage_of
from leaderdesk.domain.workbooks.fields import BY_CODE, kind_of
from leaderdesk.domain.workbooks.mappings import KEPT_AS_NOTE, LEFT_ASIDE, ColumnMatch

_TAXES = frozenset({"ht", "ttc"})
# Somebody said to take nothing of it.
_SETTLED = ("chosen", "remembered")


def twins_of(columns: Sequence[ColumnMatch]) -> Iterator[tuple[ColumnMatch, ColumnMatch]]:
    """Each column that is a field with the one beside it that says the same amount otherwise."""
    for taken in columns:
        if taken.field in BY_CODE and kind_of(taken.field) == "amount":
            for beside in columns:
                if _is_free(beside) and are_twins(taken.field, taken.heading, beside.heading):
                    yield taken, beside


def told_of_twins(columns: Sequence[ColumnMatch]) -> tuple[ColumnMatch, ...]:
    """The columns, with those that another one says otherwise known as such."""
    beside = {each.column for _, each in twins_of(columns) if each.field == LEFT_ASIDE}
    return tuple(replace(each, why="twin") if each.column in beside else each for each in columns)


def are_twins(field: str, heading: str, other: str) -> bool:
    """True for two headings of one field, one of them with taxes, or settled later: by the convention, an amendment."""
    ours, theirs = spell(heading), spell(other)
    taxes = ours.marks & _TAXES, theirs.marks & _TAXES
    is_taxed = all(taxes) and taxes[0] != taxes[1]
    is_staged = stage_of(field, heading) != stage_of(field, other)
    found = meanings(other) if is_taxed or is_staged else ()
    return bool(found) and found[0].field == field


def _is_free(match: ColumnMatch) -> bool:
    return match.field == KEPT_AS_NOTE or (match.field == LEFT_ASIDE and match.why not in _SETTLED)
