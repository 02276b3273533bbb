"""The steps of a long act, named as they begin: a test stops or kills the program at each of them."""

from __future__ import annotations

from collections.abc import Callable

Step = Callable[[str], None]


def no_step(name: str) -> None:
    """In real work nothing happens between two steps."""
    del name
