"""How much a file may be, unfold into, spread over and take: beyond, it is refused before anything opens it."""

from __future__ import annotations

from dataclasses import dataclass

_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that no workbook of a GAL comes near, and that an ordinary computer stands."""

    # Of the file itself, in bytes.
    largest: int = 100 * _MEGABYTE
    # Of an archive: its members, what they unfold into together, and how many times over where that is not small.
    members: int = 10_000
    unfolded: int = 600 * _MEGABYTE
    ratio: int = 100
    small: int = 10 * _MEGABYTE
    # The rectangle of a sheet from its first cell filled to its last: the reader holds every cell of it.
    cells: int = 12_000_000
    # A text that is nothing but one long line is no table.
    longest_cell: int = 1_000_000
    # Of the child that reads.
    memory: int = 2_500 * _MEGABYTE
    seconds: int = 120
    # Of a text that is pasted.
    pasted: int = 20 * _MEGABYTE


LIMITS = Limits()
