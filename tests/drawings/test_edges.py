"""Drawings at their edges: little room, one case or sixty, nothing, amounts below zero, one that dwarfs the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from leaderdesk.drawings.balances import Curve, Words, draw_balances, marks_for
from leaderdesk.drawings.distributions import (
    Case,
    DistributionWords,
    Group,
    Quantiles,
    draw_distributions,
    marks_of,
)
from leaderdesk.drawings.funnels import FunnelStep, FunnelWords, draw_funnel
from leaderdesk.drawings.gauges import Gauge, draw_gauge
from leaderdesk.drawings.shapes import Area, Box, Drawing, Label, Line, Shape
from leaderdesk.drawings.shares import Share, draw_shares
from leaderdesk.drawings.stacks import Part, Stack, StackWords, draw_stacks

LONG = "Communauté d’agglomération du Grand Pays de Sarrelle-et-Haute-Arvelle"
HUGE = 10**12
SAMPLES: tuple[Sequence[int], ...] = ((0,), (5,), (7, 7, 7, 7, 7, 7), (-300, 200, -5), (HUGE, 1), tuple(range(60)))
# The least room that a drawing gets, a page with letters of twice their size, a page, a wide screen.
WIDTHS = (160, 340, 700, 1500)
# What is centred on an edge passes it by half its stroke.
_SLACK = 3.0


def measure(text: str, size: float) -> float:
    return len(text) * size * 0.55


def money(amount: int) -> str:
    return f"{amount} €"


def stacks(amounts: Sequence[int], width: float) -> Drawing:
    bars = [
        Stack(f"{LONG} {rank}", (Part("voté", each, money(each), "fund"),), money(each)) for rank, each in _of(amounts)
    ]
    return draw_stacks(bars, StackWords("Année", ""), width, measure)


def balances(amounts: Sequence[int], width: float) -> Drawing:
    told = [money(each) for each in amounts]
    names = ("au plus tôt, tout va bien", "au plus tard, tout va mal", "le plus probable")
    curves = [Curve(name, amounts, "likely", told=told) for name in names]
    marks = {each: money(each) for each in marks_for(curves)}
    months = [f"{1 + rank % 12:02}/{2026 + rank // 12}" for rank, _ in _of(amounts)]
    words = Words(months, marks, "au plus bas −100 000,00 € en 03/2027", "", "Mois")
    return draw_balances(curves, words, width, 240, measure)


def distributions(amounts: Sequence[int], width: float) -> Drawing:
    cases = [Case(max(each, 0), f"2026-{rank}", f"{each} jours") for rank, each in _of(amounts)]
    found = Quantiles(*([sorted(case.value for case in cases)[len(cases) // 2]] * 3))
    groups = [Group(LONG, cases, "60 cas, de 10 à 300 jours, médiane 40", cases[:1], found)]
    marks = {each: str(each) for each in marks_of(groups)}
    words = DistributionWords("durée en jours", marks, ("Étape",), "", "terminé, un point par dossier", "en cours")
    return draw_distributions(groups, words, width, measure)


def funnel(amounts: Sequence[int], width: float) -> Drawing:
    steps = [FunnelStep(LONG, abs(each), each, f"{abs(each)} dossiers, {money(each)}") for each in amounts]
    words = FunnelWords("aide demandée, puis accordée", "nombre de dossiers à l’étape", ("Étape",), "")
    return draw_funnel(steps, words, width, measure)


def gauge(amounts: Sequence[int], width: float) -> Drawing:
    share = amounts[0] / 100
    return draw_gauge(Gauge(LONG, money(amounts[0]), share, "alert", LONG, 0.25, "plafond 25 %"), width, measure)


def shares(amounts: Sequence[int], width: float) -> Drawing:
    payers = [Share(f"{LONG} {rank}", each, money(each), "5 %", "fund") for rank, each in _of(amounts)]
    return draw_shares(payers, width, measure, empty="rien", headings=("Qui", "Montant", "Part"))


DRAWINGS = (stacks, balances, distributions, funnel, gauge, shares)


def _of(amounts: Sequence[int]) -> list[tuple[int, int]]:
    return list(enumerate(amounts))


def edges(shape: Shape) -> tuple[float, float]:
    """Its left and its right."""
    match shape:
        case Box():
            return shape.left, shape.left + shape.width
        case Line():
            across = [point[0] for point in shape.points]
        case Area():
            across = [point[0] for ring in shape.rings for point in ring]
        case Label():
            wide = measure(shape.text, shape.size)
            left = shape.left - {"left": 0.0, "middle": wide / 2, "right": wide}[shape.anchor]
            return left, left + wide
    return min(across), max(across)


@pytest.mark.parametrize("draw", DRAWINGS)
@pytest.mark.parametrize("amounts", SAMPLES)
@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_leaves_its_room(
    draw: Callable[[Sequence[int], float], Drawing], amounts: Sequence[int], width: float
) -> None:
    drawing = draw(amounts, width)

    outside = [
        (shape, found)
        for shape in drawing.shapes
        for found in [edges(shape)]
        if found[0] < -_SLACK or found[1] > width + _SLACK
    ]
    assert outside == []
    assert [each for each in drawing.marks if each.left < -_SLACK or each.left + each.width > width + _SLACK] == []
    assert max(shape.base for shape in drawing.shapes if isinstance(shape, Label)) <= drawing.height


@pytest.mark.parametrize("amounts", SAMPLES)
def test_each_bar_is_read_whatever_its_amount(amounts: Sequence[int]) -> None:
    drawing = stacks(amounts, 700)

    assert drawing.figures is not None
    assert [each.told for each in drawing.marks] == [row[1].text for row in drawing.figures.rows]
    assert [each.told for each in drawing.marks] == [money(each) for each in amounts]


def test_what_was_lowered_stands_on_the_other_side_of_zero() -> None:
    drawing = stacks((-300, 200, 0), 700)

    lowered, gained, nothing = drawing.marks
    (zero,) = {each.points[0][0] for each in drawing.shapes if isinstance(each, Line)}
    assert lowered.left + lowered.width == pytest.approx(zero)
    assert gained.left == nothing.left == pytest.approx(zero)
    assert (round(lowered.width / gained.width, 3), nothing.width < 1) == (1.5, True)
    assert [each for each in stacks((300, 200), 700).shapes if isinstance(each, Line)] == []


def test_a_small_amount_beside_a_large_one_is_still_seen() -> None:
    bars = [each for each in stacks((HUGE, 1), 700).shapes if isinstance(each, Box) and each.height > 10]

    assert len(bars) == 2
    assert min(each.width for each in bars) >= 0.75
