"""Any text in the cells of a workbook, and back: what a cell cannot hold is spelled out, what is too long is continued.

A sign is spelled out as `⟦000D⟧`. Spreadsheets read `_x000D_` in a text as a sign of its own, and lose spaces at its
ends: those are spelled out as well, so that any reader gives back the same text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

# What a cell holds at most, counted as spreadsheets count, and where we stop so that marks have room.
LONGEST_CELL = 32_767
_ROOM = 30_000
_OPEN, _CLOSE = "⟦", "⟧"
EMPTY, MORE = "⟦⟧", "⟦…⟧"
# Every control but the tab and the line feed, what XML forbids, and our own mark.
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufeff\ufffe\uffff" + _OPEN + "]")
_ESCAPE_OF_SHEETS = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_EDGES = re.compile(r"\A\s|\s\Z")
_SPELLED = re.compile(f"{_OPEN}([0-9A-F]{{4,6}}){_CLOSE}")
_WRITTEN = re.compile(f"(?:[^{_OPEN}]|{_OPEN}[0-9A-F]{{4,6}}{_CLOSE})*")
_WIDE = 0xFFFF


def in_cells(text: str) -> list[str]:
    """The text as one cell or several, each but the last ending in the mark of what is continued."""
    if not text:
        return [EMPTY]
    parts = [_spelled(part) for part in _cut(text)]
    return [*(part + MORE for part in parts[:-1]), parts[-1]]


def from_cells(cells: Sequence[str]) -> str | None:
    """The text that was written so; nothing where it could not have been."""
    if list(cells) == [EMPTY]:
        return ""
    first, last = cells[:-1], cells[-1]
    if any(not cell.endswith(MORE) for cell in first) or last.endswith(MORE):
        return None
    parts = [cell.removesuffix(MORE) for cell in cells]
    return None if not all(_WRITTEN.fullmatch(part) for part in parts) else "".join(_read(part) for part in parts)


def is_continued(cell: str) -> bool:
    """True when the rest of a text stands elsewhere."""
    return cell.endswith(MORE)


def _cut(text: str) -> list[str]:
    """Pieces that stay under the limit once spelled out: in the worst case a sign takes eight."""
    if _units(text) <= _ROOM and _units(_spelled(text)) <= LONGEST_CELL:
        return [text]
    step = _ROOM // 8 if _crowded(text) else _ROOM // 2
    return [text[start : start + step] for start in range(0, len(text), step)]


def _crowded(text: str) -> bool:
    return len(_spelled(text)) > len(text) + LONGEST_CELL // 16


def _spelled(text: str) -> str:
    for pattern in (_UNFIT, _ESCAPE_OF_SHEETS, _EDGES):
        text = pattern.sub(_spell, text)
    return text


def _spell(found: re.Match[str]) -> str:
    return f"{_OPEN}{ord(found.group()):04X}{_CLOSE}"


def _read(cell: str) -> str:
    return _SPELLED.sub(lambda found: chr(int(found.group(1), 16)), cell)


def _units(text: str) -> int:
    return len(text) + sum(ord(sign) > _WIDE for sign in text) if not text.isascii() else len(text)
