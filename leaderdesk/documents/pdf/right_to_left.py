"""Words of Hebrew and Arabic letters: the shape of each between its neighbours, and the order they are painted in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from unicodedata import bidirectional, decomposition

_FORMS = range(0xFE70, 0xFEFD)


def is_right_to_left(letter: str) -> bool:
    """Whether a letter is written towards the left."""
    return bidirectional(letter) in ("R", "AL")


def shaped(word: str, letters: frozenset[str]) -> str:
    """A word with its letters joined, one for one, as far as the font has their shapes."""
    forms = _forms()
    found = []
    for rank, letter in enumerate(word):
        own = forms.get(letter, {})
        before = rank > 0 and "initial" in forms.get(word[rank - 1], {}) and "final" in own
        after = "initial" in own and "final" in forms.get(word[rank + 1], {}) if rank + 1 < len(word) else False
        kind = "medial" if before and after else "final" if before else "initial" if after else "isolated"
        shape = own.get(kind, letter)
        found.append(shape if shape in letters else letter)
    return "".join(found)


def painting_order(turned: Sequence[bool], blank: Sequence[bool]) -> list[int]:
    """The ranks of the parts of a line from left to right: words that run to the left change places with each other."""
    order: list[int] = []
    rank = 0
    while rank < len(turned):
        end = rank + 1
        if turned[rank]:
            last = max((each for each in range(rank, _end(rank, turned, blank)) if turned[each]), default=rank)
            end = last + 1
            order += reversed(range(rank, end))
        else:
            order.append(rank)
        rank = end
    return order


def _end(start: int, turned: Sequence[bool], blank: Sequence[bool]) -> int:
    """The first part from there on that is neither such a word nor a space."""
    return next((each for each in range(start, len(turned)) if not turned[each] and not blank[each]), len(turned))


@cache
def _forms() -> dict[str, dict[str, str]]:
    """The shapes of each Arabic letter, from the table that every Python has."""
    found: dict[str, dict[str, str]] = {}
    for code in _FORMS:
        kind, *parts = decomposition(chr(code)).split() or [""]
        if len(parts) == 1:
            found.setdefault(chr(int(parts[0], 16)), {})[kind.strip("<>")] = chr(code)
    return found
