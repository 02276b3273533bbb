"""What reading a typed text gives: a value, or a named problem, or the few values it may stand for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

Value = TypeVar("Value")

_SPACES = dict.fromkeys("\t\n\r\u00a0\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " ")
# Marks that pasting brings along and nobody sees.
_UNSEEN = dict.fromkeys("\u200b\u200c\u200d\u200e\u200f\u202a\u202c\u2060\ufeff", "")
_DASHES = dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-")
_PLAIN = str.maketrans({**_SPACES, **_UNSEEN, **_DASHES, "\u2019": "'"})


@dataclass(frozen=True, slots=True)
class Reading(Generic[Value]):
    """A value (None for an empty text), or a problem code with its data, or the values that are to be chosen from."""

    value: Value | None = None
    problem: str = ""
    data: dict[str, Any] = field(default_factory=dict)
    doubts: tuple[Value, ...] = ()

    @property
    def is_sure(self) -> bool:
        """True when the text says one thing."""
        return not self.problem and not self.doubts


def wrong(code: str, **data: Any) -> Reading[Any]:
    """A text that cannot be read, and why."""
    return Reading(problem=code, data=data)


def one_of(values: Iterable[Value], problem: str, **data: Any) -> Reading[Value]:
    """The one value left, or a doubt between several, or a problem where there is none."""
    left = tuple(dict.fromkeys(values))
    if not left:
        return wrong(problem, **data)
    return Reading(left[0]) if len(left) == 1 else Reading(doubts=left)


def plain(text: str) -> str:
    """One sort of space, of dash and of apostrophe, nothing around, nothing unseen."""
    return " ".join(text.translate(_PLAIN).split())
