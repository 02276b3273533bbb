"""Who pays what, as boxes and labels that add up."""

from __future__ import annotations

from leaderdesk.drawings.shapes import Box, Label
from leaderdesk.drawings.shares import Share, draw_shares

FUND = Share("FEADER", 60_00, "60,00 €", "60 %", "fund")
REGION = Share("Région", 30_00, "30,00 €", "30 %", "public")
OWN = Share("Porteur", 10_00, "10,00 €", "10 %", "own", "hatch")


def measure(text: str, size: float) -> float:
    return len(text) * size / 2


def test_the_bar_is_as_wide_as_its_room_and_cut_by_amounts() -> None:
    drawing = draw_shares([FUND, REGION, OWN], 404, measure)
    bars = [shape for shape in drawing.shapes if isinstance(shape, Box) and shape.height == 30]

    assert [(bar.left, bar.width) for bar in bars] == [(0, 240), (242, 120), (364, 40)]


def test_a_share_too_narrow_for_its_figure_is_read_in_the_legend() -> None:
    drawing = draw_shares([FUND, OWN], 160, measure)
    texts = [shape.text for shape in drawing.shapes if isinstance(shape, Label)]

    assert texts == ["60 %", "FEADER\u00a0: 60,00 € (60 %)", "Porteur\u00a0: 10,00 € (10 %)"]


def test_a_drawing_is_said_in_words() -> None:
    drawing = draw_shares([FUND, OWN], 400, measure)

    assert drawing.said == "FEADER\u00a0: 60,00 € (60 %). Porteur\u00a0: 10,00 € (10 %)."


def test_a_plan_without_money_says_so() -> None:
    assert draw_shares([], 400, measure, empty="Aucun financement").said == "Aucun financement"
