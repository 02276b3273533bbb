"""Envelopes drawn: each part of a bar on the common scale, and only what is drawn is explained."""

from __future__ import annotations

from leaderdesk.drawings.pots import Keys, Pot, draw_pots
from leaderdesk.drawings.shapes import Box, Drawing, Label

KEYS = Keys("programmé", "en attente", "reste", "au-delà", "Le tout.")


def drawn(*pots: Pot) -> Drawing:
    return draw_pots(pots, KEYS, 425, lambda text, size: len(text) * size * 0.5)


def widths(drawing: Drawing, ink: str) -> list[int]:
    return [round(each.width) for each in drawing.shapes if isinstance(each, Box) and each.ink == ink]


def said(drawing: Drawing) -> list[str]:
    return [each.text for each in drawing.shapes if isinstance(each, Label)]


def test_bars_share_a_scale() -> None:
    drawing = drawn(Pot("A", 200, 100, 0, "x"), Pot("B", 100, 50, 50, "x"))
    whole, half = widths(drawing, "grid")[:2]

    assert (whole, widths(drawing, "fund")[:2]) == (2 * half, [half, half // 2])
    assert said(drawing)[-3:] == ["programmé", "en attente", "reste"]


def test_what_passes_the_envelope_is_drawn_apart() -> None:
    drawing = drawn(Pot("A", 100, 200, 0, "dépassée de 100"))

    assert widths(drawing, "alert")[0] == widths(drawing, "fund")[0]
    assert "au-delà" in said(drawing)


def test_nothing_fits_beyond_the_width() -> None:
    drawing = drawn(Pot("A long name", 1, 900, 900, "dépassée de 899"), Pot("B", 0, 0, 0, "reste 0"))

    assert max(each.left + each.width for each in drawing.shapes if isinstance(each, Box)) <= 425
    assert drawing.said == "Le tout."


def test_no_pot_draws_nothing() -> None:
    assert drawn().shapes == ()
