"""Drawings that are explored: each mark carries the figures it stands for, and arrows lead from one to the next."""

from __future__ import annotations

import pytest

from leaderdesk.drawings.balances import Curve, Words, draw_balances, marks_for
from leaderdesk.drawings.distributions import (
    MANY,
    Case,
    DistributionWords,
    Group,
    Quantiles,
    draw_distributions,
    marks_of,
)
from leaderdesk.drawings.funnels import FunnelStep, FunnelWords, draw_funnel
from leaderdesk.drawings.gauges import Gauge, draw_gauge
from leaderdesk.drawings.marks import Way, mark_after, mark_at
from leaderdesk.drawings.shapes import Area, Box, Drawing, Figure, Label, Mark, fitted
from leaderdesk.drawings.shares import Share, draw_shares
from leaderdesk.drawings.stacks import Part, Stack, StackWords, draw_stacks

# Two lines of marks: two above, three below.
GRID = tuple(
    Mark(left, top, 10, 10, f"{top}-{left}", "") for top, left in ((0, 0), (0, 50), (20, 0), (20, 30), (20, 60))
)


def measure(text: str, size: float) -> float:
    return len(text) * size / 2


def said(drawing: Drawing) -> list[str]:
    return [each.said for each in drawing.marks]


def rows(drawing: Drawing) -> list[list[str]]:
    assert drawing.figures is not None
    return [[cell.text for cell in row] for row in drawing.figures.rows]


@pytest.mark.parametrize(
    ("current", "way", "reached"),
    [
        (None, "next", 0),
        (None, "previous", 4),
        (0, "next", 1),
        (4, "next", 4),
        (0, "previous", 0),
        (1, "down", 4),
        (3, "up", 1),
        (0, "up", 0),
        (2, "last", 4),
        (2, "first", 0),
    ],
)
def test_keys_lead_from_mark_to_mark(current: int | None, way: Way, reached: int) -> None:
    assert mark_after(GRID, current, way) == reached


def test_the_smallest_mark_under_a_point_is_meant() -> None:
    marks = (Mark(0, 0, 100, 20, "box", ""), Mark(40, 8, 5, 5, "case", ""))

    assert [mark_at(marks, *point) for point in ((42, 10), (80, 10), (42, 40))] == [1, 0, None]
    assert mark_after((), None, "next") is None


def test_a_text_is_cut_only_where_it_must_be() -> None:
    assert [fitted("Tourisme", 10, room, measure) for room in (40, 39, 0)] == ["Tourisme", "Touris…", "…"]


def test_each_part_of_a_stack_says_its_amount() -> None:
    parts = (Part("payé", 30, "30 €", "fund", key="paid"), Part("demandé", 0, "0 €", "late", "hatch"))
    drawing = draw_stacks(
        [Stack("Fiche 1", parts, "reste 70 €", 100, "100 €")], StackWords("Fiche", "", "Enveloppe"), 400, measure
    )

    assert said(drawing) == ["Fiche 1, payé\u00a0: 30 €", "Fiche 1\u00a0: reste 70 €"]
    assert [each.key for each in drawing.marks] == ["paid", ""]
    assert rows(drawing) == [["Fiche 1", "100 €", "30 €", "0 €"]]
    paid, left = drawing.marks
    assert (round(left.width / paid.width, 3), left.left) == (round(70 / 30, 3), paid.left + paid.width)


def test_names_stand_above_the_bars_where_there_is_little_room() -> None:
    stack = Stack("Services à la population", (Part("payé", 30, "30 €", "fund"),), "reste 70 000 000,00 €", 100)
    drawing = draw_stacks([stack], StackWords("", ""), 200, measure)
    name = next(each for each in drawing.shapes if isinstance(each, Label))
    (bar,) = [each for each in drawing.shapes if isinstance(each, Box) and each.ink == "fund" and each.height > 10]

    assert (name.text, name.left, bar.left) == ("Services à la population", 0, 0)
    assert name.base < bar.top


def test_a_share_is_a_mark() -> None:
    shares = [Share("Région", 20, "20 €", "20 %", "public", key="r"), Share("FEADER", 80, "80 €", "80 %", "fund")]
    drawing = draw_shares(shares, 402, measure)

    assert said(drawing) == ["Région\u00a0: 20 € (20 %)", "FEADER\u00a0: 80 € (80 %)"]
    assert [round(each.width) for each in drawing.marks] == [80, 320]


def test_a_month_says_every_outlook_the_likely_one_first() -> None:
    curves = [
        Curve("au plus tard", [100, -300], "late", told=("1 €", "−3 €")),
        Curve("probable", [100, 200], "likely", told=("1 €", "2 €")),
    ]
    words = Words(["01/2027", "02/2027"], {mark: str(mark) for mark in marks_for(curves)}, "", "", "Fin de")
    drawing = draw_balances(curves, words, 300, 120, measure)

    assert said(drawing) == [
        "01/2027\u00a0: probable 1 €, au plus tard 1 €",
        "02/2027\u00a0: probable 2 €, au plus tard −3 €",
    ]
    assert rows(drawing) == [["01/2027", "1 €", "1 €"], ["02/2027", "−3 €", "2 €"]]
    (spread,) = [each for each in drawing.shapes if isinstance(each, Area)]
    # The range: the same point in January, two in February.
    assert len(set(spread.rings[0])) == 3


def test_a_gauge_is_filled_as_far_as_its_figure_and_never_leaves_its_track() -> None:
    half, beyond = (draw_gauge(Gauge("A", "x", share, "alert"), 200, measure) for share in (0.5, 1.6))

    assert [
        next(each.width for each in it.shapes if isinstance(each, Box) and each.ink == "alert") for it in (half, beyond)
    ] == [100, 200]
    assert said(half) == ["A\u00a0: x"]


def group(count: int, *, is_measured: bool) -> Group:
    cases = [Case(rank * 10, f"2026-{rank:03}", f"{rank * 10} jours", f"case:{rank}") for rank in range(1, count + 1)]
    found = Quantiles(20, 40, 60) if is_measured else None
    running = [Case(500, "2026-099", "en cours depuis 500 jours")]
    return Group(f"{count} cas", cases, "dit", running, found, (Figure(str(count), count),), "group:a")


def test_few_cases_are_points_without_a_box() -> None:
    groups = [group(3, is_measured=False)]
    words = DistributionWords(
        "jours", {each: str(each) for each in marks_of(groups)}, ("Étape", "Cas"), "", "fini", "en cours"
    )
    drawing = draw_distributions(groups, words, 500, measure)

    assert [each.key for each in drawing.marks] == ["group:a", "case:1", "case:2", "case:3", ""]
    assert [each for each in drawing.shapes if isinstance(each, Box) and each.is_faint] == []
    assert rows(drawing) == [["3 cas", "3"]]


def test_a_box_stands_where_its_quantiles_are() -> None:
    groups = [group(MANY + 1, is_measured=True)]
    words = DistributionWords(
        "jours", {each: str(each) for each in marks_of(groups)}, ("Étape", "Cas"), "", "fini", "en cours"
    )
    drawing = draw_distributions(groups, words, 500, measure)
    (box,) = [each for each in drawing.shapes if isinstance(each, Box) and each.is_faint]
    running = drawing.marks[1]
    scale = (running.left + 2.5 - 8) / 500

    assert (round((box.left - 8) / scale), round(box.width / scale)) == (20, 40)
    # Too many to show one by one: the group, and what runs.
    assert len(drawing.marks) == 2


def test_a_funnel_keeps_the_proportion_of_money_and_of_dossiers() -> None:
    steps = [
        FunnelStep(name, count, amount, "dit", (Figure(str(count), count),), f"step:{name}")
        for name, count, amount in (("reçus", 10, 1000), ("payés", 4, 250), ("clos", 0, 0))
    ]
    drawing = draw_funnel(steps, FunnelWords("montant", "nombre", ("Étape", "Dossiers"), "tout"), 400, measure)
    boxes = [each for each in drawing.shapes if isinstance(each, Box)][:4]

    assert [each.width for each in boxes] == [400, 400, 100, 160]
    assert [each.key for each in drawing.marks] == ["step:reçus", "step:payés", "step:clos"]
    assert rows(drawing) == [["reçus", "10"], ["payés", "4"], ["clos", "0"]]
