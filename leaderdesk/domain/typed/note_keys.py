"""A note typed one key after the other: known as soon as its scale leaves nothing more to type."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from leaderdesk.domain.exact import shown
from leaderdesk.domain.typed.notes import Note

ABSTAINS = "A"
# `open` may be left as it stands, `begun` may not: something must follow.
TypedState = Literal["nothing", "begun", "open", "whole", "wrong"]
# Up to here, two digits that make no note are two notes.
_SHORT = 10
_PLACES = 2


@dataclass(frozen=True, slots=True)
class Scale:
    """From zero to the most, or the levels alone."""

    most: Fraction
    levels: tuple[Fraction, ...] = ()

    def has(self, note: Fraction) -> bool:
        """True for a note of the scale."""
        return note in self.levels if self.levels else 0 <= note <= self.most


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in a cell; `rest` is a key that belongs to the next one already."""

    text: str = ""
    state: TypedState = "nothing"
    note: Note | None = None
    rest: str = ""


def press(scale: Scale, before: str, key: str) -> Typed:
    """What a digit, a comma or the letter of abstentions makes of what was typed before it."""
    if key == ABSTAINS:
        return Typed(ABSTAINS, "whole", Note(None))
    text = before + key
    made = read(scale, text)
    if made.state == "wrong" and before and scale.most <= _SHORT and "," not in text:
        earlier = read(scale, before)
        if earlier.note is not None:
            return Typed(before, "whole", earlier.note, key)
    return made


def read(scale: Scale, text: str) -> Typed:
    """What a text stands for while it is being typed."""
    if not text:
        return Typed()
    if text == ABSTAINS:
        return Typed(text, "whole", Note(None))
    value = _value(text)
    note = Note(value) if value is not None and scale.has(value) else None
    if _may_grow(scale, text):
        return Typed(text, "begun" if note is None else "open", note)
    return Typed(text, "wrong" if note is None else "whole", note)


def leave(scale: Scale, text: str) -> Typed:
    """The same once the cell is left: nothing more follows."""
    made = read(scale, text)
    if made.state == "open":
        return Typed(text, "whole", made.note)
    return Typed(text, "wrong") if made.state == "begun" else made


def written(note: Fraction | None) -> str:
    """A note as it is typed."""
    if note is None:
        return ABSTAINS
    whole = shown(note)
    return (whole.rstrip("0").rstrip(".") if "." in whole else whole).replace(".", ",")


def _value(text: str) -> Fraction | None:
    whole, _, rest = text.partition(",")
    if not whole.isdecimal() or (rest and not rest.isdecimal()) or text.endswith(","):
        return None
    return Fraction(f"{whole}.{rest}" if rest else whole)


def _may_grow(scale: Scale, text: str) -> bool:
    if scale.levels:
        return _begins_another([written(each) for each in scale.levels], text)
    whole, comma, rest = text.partition(",")
    if not whole.isdecimal():
        return False
    if comma:
        # Halves are common, and nothing follows them; quarters and tenths may have one more digit.
        return int(whole) < scale.most and len(rest) < _PLACES and rest != "5"
    return int(whole) > 0 and int(whole) * 10 <= scale.most


def _begins_another(levels: Sequence[str], text: str) -> bool:
    return any(each.startswith(text) and each != text for each in levels)
