"""Texts as a workbook keeps them: each once, whatever they begin with never a formula, what no cell can hold said."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from openpyxl.cell.cell import Cell

from leaderdesk.words.exports import CONTINUED

# What a cell may hold, in units of UTF-16.
LONGEST = 32_767
_UNIT = 2
_SHOWN = "\ufffd"
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Spreadsheets read `_x000D_` as a character of that number: written so, it stays what was typed.
_CODED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
# Typed in a cell, any of these begins a formula, or hides.
_RISKY = ("=", "+", "-", "@", "'", "\t", "\r", "\n")
_SPECIAL = re.compile("[&<>\r]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}


class KeptText(NamedTuple):
    """A text of the file: its rank, whether a spreadsheet might take it for a formula, what became of it."""

    rank: int
    is_risky: bool
    is_cut: bool
    is_marked: bool


@dataclass(slots=True)
class Losses:
    """How many cells hold less than what they were given: texts cut, characters that no workbook can hold."""

    cut: int = 0
    marked: int = 0


class Texts:
    """The texts of a workbook, each written once."""

    def __init__(self) -> None:
        self._known: dict[str, KeptText] = {}
        self._written: list[str] = []
        self.uses = 0
        self.losses = Losses()

    def keep(self, text: str) -> KeptText:
        """The place of a text; what no cell can hold is counted, each time."""
        found = self._known.get(text)
        if found is None:
            found = self._known[text] = self._add(text)
        self.uses += 1
        if found.is_cut:
            self.losses.cut += 1
        if found.is_marked:
            self.losses.marked += 1
        return found

    def content(self) -> str:
        """The part of the package that holds them."""
        head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        sums = f'count="{self.uses}" uniqueCount="{len(self._written)}"'
        return f'{head}<sst xmlns="{space}" {sums}>{"".join(self._written)}</sst>'

    def _add(self, text: str) -> KeptText:
        marked = _ILLEGAL.sub(_SHOWN, text)
        kept = cut_text(marked)
        coded = _CODED.sub("_x005F_", kept) if "_x" in kept else kept
        escaped = _SPECIAL.sub(lambda found: _ENTITIES[found[0]], coded)
        self._written.append(f'<si><t xml:space="preserve">{escaped}</t></si>')
        return KeptText(len(self._written) - 1, text.startswith(_RISKY), kept is not marked, marked != text)


def put_text(cell: Cell, text: str) -> None:
    """A text in a cell of openpyxl: never a formula, what no cell can hold shown by a sign."""
    cell.value, cell.data_type = cut_text(_ILLEGAL.sub(_SHOWN, text)), "s"
    cell.quotePrefix = text.startswith(_RISKY)


def cut_text(text: str) -> str:
    """The text itself where a cell can hold it; else its beginning, and where the rest is."""
    if len(text) * _UNIT <= LONGEST or _units(text) <= LONGEST:
        return text
    kept = text.encode("utf-16-le", "surrogatepass")[: (LONGEST - len(CONTINUED)) * _UNIT]
    return kept.decode("utf-16-le", "ignore") + CONTINUED


def _units(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text)
