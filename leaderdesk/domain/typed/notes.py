"""A note as it is typed on a grid: its points, or A to abstain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from leaderdesk.domain.typed.decimals import decimals_of
from leaderdesk.domain.typed.readings import Reading, one_of, plain, wrong


@dataclass(frozen=True, slots=True)
class Note:
    """Points, or none for whoever abstains."""

    points: Fraction | None


def read_note(text: str, levels: Sequence[Fraction], most: Fraction) -> Reading[Note]:
    """The note that a text says on a scale of levels, or from zero to the most; nothing for an empty text."""
    typed = plain(text)
    if not typed:
        return Reading()
    if is_abstention(typed):
        return Reading(Note(None))
    points = decimals_of(typed)
    if not points:
        return wrong("not_a_note")
    if levels:
        return one_of((Note(each) for each in points if each in levels), "note_not_a_level")
    return one_of((Note(each) for each in points if 0 <= each <= most), "note_off_its_scale")


def is_abstention(text: str) -> bool:
    """True for a letter A, or a beginning of the word."""
    return len(text) > 0 and "abstention".startswith(text.lower().rstrip("."))


def settles(text: str, levels: Sequence[str]) -> bool:
    """True when what is typed can only be one of the levels: nothing more is to be typed."""
    return [each for each in levels if each.startswith(text)] == [text]
