"""The texts of cells: as they are written, in one form, without what nobody sees; numbers and days as people do."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal

from leaderdesk.domain.text import composed
from leaderdesk.domain.workbooks.cells import BadCell, Cell
from leaderdesk.domain.workbooks.reading.told import (
    NOTHING,
    SAID_EMPTY,
    Told,
    doubtful,
    remarked,
    says_nothing,
    sure,
    unread,
)

# Where a workbook, or what wrote it, cuts a text.
_CUT_AT = (255, 32_767)
_UNSEEN: dict[int, str | None] = dict.fromkeys(
    [*range(9), *range(14, 32), 127, *range(128, 160), 0x200B, 0x200E, 0x200F, 0xFEFF]
)
# Ends of lines and of pages, as word processors write them.
_UNSEEN |= dict.fromkeys((11, 12), "\n")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_SPACES = re.compile(r"[ \t\u00a0\u2007\u202f]+")
_LINES = re.compile(r" *(?:\r\n|\r|\n) *")
_YES_NO = {True: "oui", False: "non"}
_POSTCODE, _PHONE = 5, 10
_HALVES = 10**15


def tidy(text: str) -> str:
    """On one line, in one form."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    return " ".join(composed(text.translate(_UNSEEN)).split())


def tidy_lines(text: str) -> str:
    """The same with its lines kept."""
    return _LINES.sub("\n", _SPACES.sub(" ", composed(text.translate(_UNSEEN)))).strip()


def controls_in(text: str) -> int:
    """How many control characters a text has, that are left out of it."""
    return 0 if text.isprintable() else len(_CONTROLS.findall(text))


def text_of(cell: Cell) -> str:
    """What a cell says, as a person would copy it."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return _YES_NO[cell]
    if isinstance(cell, int | float):
        return number_text(cell)
    if isinstance(cell, date):
        has_time = isinstance(cell, datetime) and any((cell.hour, cell.minute, cell.second))
        return cell.strftime("%d/%m/%Y %H:%M" if has_time else "%d/%m/%Y")
    return cell.read if isinstance(cell, BadCell) else ""


def number_text(number: float) -> str:
    """A number without exponent, with a comma: `1234,5`."""
    if isinstance(number, int):
        return str(number)
    decimal = Decimal(repr(number))
    if not decimal.is_finite() or abs(decimal) >= _HALVES:
        return repr(number)
    plain = f"{decimal:f}"
    return (plain.rstrip("0").rstrip(".") if "." in plain else plain).replace(".", ",")


class TextReader:
    """Reads the texts of a field."""

    def __init__(self, field: str, *, has_lines: bool = False) -> None:
        self._field = field
        self._tidied = tidy_lines if has_lines else tidy

    def __call__(self, cell: Cell) -> Told:
        """The text of a cell."""
        if cell is None:
            return NOTHING
        if isinstance(cell, BadCell):
            return unread(cell.code)
        text = self._tidied(cell if isinstance(cell, str) else text_of(cell))
        if not text:
            return NOTHING
        if not isinstance(cell, str):
            return self._mended(cell, text)
        if len(text) <= len("sans objet") and says_nothing(text):
            return SAID_EMPTY
        return remarked(text, "text_cut", length=str(len(cell))) if len(cell) in _CUT_AT else sure(text)

    def _mended(self, cell: Cell, text: str) -> Told:
        """A number whose nought at the head a workbook has dropped, as all that field allows."""
        whole = {"postcode": _POSTCODE, "phone": _PHONE}.get(self._field)
        is_short = whole is not None and isinstance(cell, int) and len(text) == whole - 1
        return remarked(f"0{text}", "nought_dropped") if is_short else sure(text)


def read_number(cell: Cell) -> Told:
    """The number of a dossier; one that a workbook took for a date is asked."""
    if cell is None:
        return NOTHING
    if isinstance(cell, BadCell):
        return unread(cell.code)
    if isinstance(cell, date | bool):
        return doubtful("number_damaged")
    text = tidy(cell) if isinstance(cell, str) else text_of(cell)
    if not text or says_nothing(text):
        return SAID_EMPTY if text else NOTHING
    return doubtful("number_damaged") if re.fullmatch(r"[0-9][.,][0-9]+[eE]\+[0-9]+", text) else sure(text)
