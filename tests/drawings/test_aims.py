"""Targets drawn: what is reached, the range of the pace beyond it, and the stroke of what is aimed at."""

from __future__ import annotations

from datetime import date

from leaderdesk.domain.sheets.targets import Aim
from leaderdesk.drawings.aims import AimWords, draw_aims
from leaderdesk.drawings.shapes import Box, Drawing

ON = date(2026, 12, 31)
NAMES = ("Objectif", "visé", "atteint", "lent", "rapide", "reste", "Le tout.")
WORDS = AimWords(*NAMES, lambda each: each.name, lambda cents: f"{cents} €", lambda each: f"manque {each.missing}")


def drawn(*aims: Aim) -> Drawing:
    return draw_aims(aims, WORDS, 500, lambda text, size: len(text) * size * 0.5)


def parts(drawing: Drawing) -> list[tuple[str, int]]:
    grid = next(each.width for each in drawing.shapes if isinstance(each, Box) and each.ink == "grid")
    found = [each for each in drawing.shapes if isinstance(each, Box) and each.ink != "grid" and each.width != 9]
    return [(each.ink, round(100 * each.width / grid)) for each in found]


def test_the_pace_is_a_range_beyond_what_is_reached() -> None:
    drawing = drawn(Aim(7, "Région", "programmed", ON, 1_000, 500, 500, 600, 750))

    assert parts(drawing) == [("fund", 50), ("late", 10), ("early", 15)]
    assert [(each.said, each.key) for each in drawing.marks][:3] == [
        ("Région, atteint\u00a0: 500 €", "7"),
        ("Région, lent\u00a0: 600 €", "7"),
        ("Région, rapide\u00a0: 750 €", "7"),
    ]


def test_the_table_says_where_each_pace_leads() -> None:
    drawing = drawn(Aim(7, "Région", "programmed", ON, 1_000, 500, 500, 600, 750))

    assert drawing.figures is not None
    assert drawing.figures.columns == ("Objectif", "visé", "atteint", "lent", "rapide")
    assert [[cell.text for cell in row] for row in drawing.figures.rows] == [
        ["Région", "1000 €", "500 €", "600 €", "750 €"]
    ]


def test_a_target_without_a_pace_has_its_reached_part_alone() -> None:
    assert parts(drawn(Aim(7, "Région", "paid", ON, 1_000, 500, 500, 500, 500))) == [("fund", 50)]
