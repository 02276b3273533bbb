"""The steps of a long act: named where a test stops the program, counted where people see how far it is."""

from __future__ import annotations

from collections.abc import Callable

Step = Callable[[str], None]


def no_step(name: str) -> None:
    """In real work nothing happens between two steps."""
    del name


# How far a long act is: what is done, of how much; nothing of nothing where nobody knows.
# What it raises stops the act, which leaves everything as it was.
Tell = Callable[[int, int], None]
THOUSAND = 1000


def no_tell(done: int, total: int) -> None:
    """Nobody looks."""
    del done, total


def share_of(tell: Tell, first: int, last: int) -> Tell:
    """How far a part of a longer act is, as thousandths of the whole: from the first to the last of them."""

    def tell_on(done: int, total: int) -> None:
        tell(first + (last - first) * done // total if total else first, THOUSAND)

    return tell_on
