"""Who pays beside the fund, as one cell says it, names or an amount, and as columns of funders do."""

from __future__ import annotations

import re

from leaderdesk.domain.workbooks.cells import Cell
from leaderdesk.domain.workbooks.fields import NAMES, OF_FUNDER
from leaderdesk.domain.workbooks.reading.texts import tidy
from leaderdesk.domain.workbooks.reading.told import (
    NOTHING,
    SAID_EMPTY,
    Reader,
    Told,
    doubtful,
    nothing_in,
    says_nothing,
    sure,
)
from leaderdesk.domain.workbooks.verdicts import CofunderShare, Value

_BETWEEN = re.compile(r"[;\n]|,(?=\s)(?![^()]*\))|\s·\s")
_MARKED = re.compile(r"(?P<name>.*?[^\W\d].*?)\s*[:=]\s*(?P<amount>\d.*)")
# A figure that nothing sets apart may be of the name: « CD 48 250 € ».
_UNMARKED = re.compile(r".*[^\d\s]\s+\d(?:[\d\s.,]*(?:\d\d|€|euros?))")


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


def read_typed(amount: Reader, text: str) -> Told:
    """What somebody types of co-funders: names, each with its amount or without, as they are shown."""
    shares: list[CofunderShare] = []
    for part in filter(None, map(tidy, _BETWEEN.split(text))):
        marked = _MARKED.fullmatch(part)
        name, said = (marked["name"], marked["amount"]) if marked else (part, None)
        if marked is None and part[:1].isdigit() and shares and shares[-1].amount is None:
            # An amount alone is of the name before it.
            name, said = shares.pop().name, part
        told = amount(said)
        if (said is not None and not isinstance(told.value, int)) or (said is None and _UNMARKED.fullmatch(part)):
            return doubtful("cofunder_unclear")
        shares.append(CofunderShare(name, told.value if isinstance(told.value, int) else None))
    has_amounts = any(each.amount is not None for each in shares)
    return sure(tuple(shares)) if has_amounts else read_names(amount)(text)


def put_columns(values: dict[str, Value], *, is_typed: bool) -> None:
    """What the columns of funders say, in place of each of them; nothing where somebody typed who pays."""
    shares = tuple(
        CofunderShare(name.removeprefix(OF_FUNDER), amount)
        for name in [each for each in values if each.startswith(OF_FUNDER)]
        if isinstance(amount := values.pop(name), int) and amount
    )
    if shares and not is_typed:
        values[NAMES] = shares
