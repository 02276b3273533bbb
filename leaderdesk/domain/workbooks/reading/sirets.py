"""The SIRET of a cell: told where a workbook has damaged it, never mended in silence."""

from __future__ import annotations

import re

from leaderdesk.domain.holders import is_siret, siret_digits
from leaderdesk.domain.typed.identifiers import is_siren
from leaderdesk.domain.typed.readings import plain
from leaderdesk.domain.workbooks.cells import BadCell, Cell
from leaderdesk.domain.workbooks.reading.texts import number_text
from leaderdesk.domain.workbooks.reading.told import NOTHING, SAID_EMPTY, Told, doubtful, says_nothing, sure, unread

_LENGTH, _SIREN = 14, 9
_SAID = re.compile(r"^(?:n° ?)?sire[nt] ?:? ?", re.IGNORECASE)
_ROUNDED = re.compile(r"[0-9](?:[.,][0-9]+)?e\+?[0-9]{2}", re.IGNORECASE)
# A number rounded by a workbook to so few figures ends in as many noughts.
_NOUGHTS = "000000"
# No establishment has this number, and one time in ten the check digit is right by chance.
_NO_ESTABLISHMENT = "00000"


def read_cell_siret(cell: Cell) -> Told:
    """Fourteen digits that satisfy their check digit; anything else is asked, with what it may be."""
    if cell is None:
        return NOTHING
    if isinstance(cell, BadCell):
        return unread(cell.code)
    if isinstance(cell, bool) or not isinstance(cell, str | int | float):
        return doubtful("siret_wrong")
    text = plain(cell) if isinstance(cell, str) else number_text(cell)
    if says_nothing(text):
        return SAID_EMPTY
    if _ROUNDED.fullmatch(text.replace(" ", "")):
        return doubtful("siret_damaged")
    digits = siret_digits(_SAID.sub("", text).replace("'", "").replace("_", ""))
    return _read_digits(digits)


def _read_digits(digits: str) -> Told:
    if not (digits.isascii() and digits.isdigit()):
        return doubtful("siret_wrong")
    if is_siret(digits) and not digits.endswith(_NO_ESTABLISHMENT):
        return sure(digits)
    if len(digits) == _LENGTH:
        return doubtful("siret_damaged" if digits.endswith(_NOUGHTS) else "siret_wrong")
    if len(digits) == _SIREN and is_siren(digits):
        return doubtful("siren_alone", siren=digits)
    # The noughts at the head of a number are what a workbook drops first.
    longer = digits.zfill(_LENGTH)
    if _SIREN < len(digits) < _LENGTH and is_siret(longer):
        return doubtful("siret_damaged", longer)
    return doubtful("siret_wrong")
