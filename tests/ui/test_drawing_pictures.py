"""Every drawing looks as it did when somebody last looked at it, light and dark, and is read without any colour."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtGui import QColor

from leaderdesk.drawings.shapes import Box, Line
from tests.drawn import KEPT, SCHEMES, drawings, picture_of
from tests.pictures import differing, opened

# A rounding of the painter moves a line by a point.
_ALIKE = 6
# The inks that say a state; the others are ground, axes and texts.
_STATES = ("fund", "public", "private", "own", "likely", "early", "late", "alert")
# Its parts bear their names in their order, each with its share of the whole.
_TOLD_BY_ORDER = frozenset({"shares"})


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("name", drawings())
def test_a_drawing_looks_as_it_was_kept(name: str, scheme: str) -> None:
    picture = picture_of(drawings()[name], scheme).convert("L")

    assert differing(picture, opened(KEPT / f"{name}-{scheme}.png")) <= _ALIKE


@pytest.mark.usefixtures("qapp")
def test_a_drawing_of_another_state_is_seen() -> None:
    close, divided = (picture_of(drawings()[f"spread-{name}"], "light").convert("L") for name in ("close", "divided"))

    assert differing(close, divided) > 2 * _ALIKE


@pytest.mark.parametrize("name", sorted(drawings().keys() - _TOLD_BY_ORDER))
def test_states_of_a_drawing_differ_without_colour(name: str) -> None:
    """Two inks of one drawing never share a pattern, a dash and a weight: grey, they would be one."""
    drawing = drawings()[name](460, lambda text, size: len(text) * size / 2)
    looks: set[tuple[str, str, object, object]] = {
        (each.ink, "box", each.pattern, each.is_faint)
        for each in drawing.shapes
        if isinstance(each, Box) and each.ink in _STATES
    }
    looks |= {
        (each.ink, "line", each.dash, each.width)
        for each in drawing.shapes
        if isinstance(each, Line) and each.ink in _STATES
    }

    assert [pair for pair in combinations(sorted(looks, key=str), 2) if pair[0][1:] == pair[1][1:]] == []


def test_inks_are_seen_on_their_ground() -> None:
    for tokens in SCHEMES.values():
        ground = QColor(tokens.ground).lightnessF()
        inks = (tokens.accent, tokens.success, tokens.warning, tokens.error, tokens.fund, tokens.public)
        assert min(abs(QColor(each).lightnessF() - ground) for each in inks) > 0.25
