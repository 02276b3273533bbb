"""Outlines made lighter: shared sides alike, rings closed, nothing lost; their plane and borders."""

from __future__ import annotations

from itertools import pairwise
from math import cos, pi, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderdesk.domain.maps.borders import borders_of
from leaderdesk.domain.maps.pictures import Ring
from leaderdesk.domain.maps.projecting import holds, plane_for, seat_of
from leaderdesk.domain.maps.simplifying import simplified

# Two communes with a bent side between them, with two small bends and a great one.
BENT = ((1000, 0), (1205, 1000), (1400, 2000), (1196, 3000), (1000, 4000))
WEST: Ring = ((0, 0), *BENT, (0, 4000), (0, 0))
EAST: Ring = ((3000, 0), (3000, 4000), *BENT[::-1], (3000, 0))


def sides(rings: tuple[Ring, ...]) -> set[tuple[tuple[int, int], ...]]:
    return {tuple(sorted(side)) for ring in rings for side in pairwise(ring)}


def test_a_shared_side_is_made_lighter_alike_and_a_great_bend_stays() -> None:
    found = simplified({"w": (WEST,), "e": (EAST,)}, 60)

    shared = sides(found["w"]) & sides(found["e"])
    assert shared == {((1000, 0), (1400, 2000)), ((1000, 4000), (1400, 2000))}
    assert [len(rings[0]) for rings in found.values()] == [6, 6]


def test_an_enclave_and_the_hole_around_it_stay_the_same() -> None:
    island = tuple((int(500 * cos(a * pi / 50)), int(500 * sin(a * pi / 50))) for a in range(100))
    ring: Ring = (*island, island[0])
    turned: Ring = (*island[40:], *island[:41])
    around: Ring = ((-2000, -2000), (2000, -2000), (2000, 2000), (-2000, 2000), (-2000, -2000))
    found = simplified({"in": (ring,), "out": (around, turned[::-1])}, 30)

    assert sides(found["in"]) == sides((found["out"][1],))
    assert 8 < len(found["in"][0]) < 40


@given(
    st.lists(
        st.lists(st.tuples(st.integers(-300, 300), st.integers(-300, 300)), min_size=3, max_size=12, unique=True),
        min_size=1,
        max_size=4,
    ),
    st.sampled_from([1.0, 40.0, 400.0]),
)
def test_whatever_the_rings_they_stay_closed_and_no_commune_disappears(
    drawn: list[list[tuple[int, int]]], tolerance: float
) -> None:
    shapes: dict[str, tuple[Ring, ...]] = {str(rank): ((*points, points[0]),) for rank, points in enumerate(drawn)}
    found = simplified(shapes, tolerance)

    assert set(found) == set(shapes)
    for code, rings in found.items():
        assert rings
        assert all(ring[0] == ring[-1] and len(ring) >= 4 for ring in rings)
        assert {point for ring in rings for point in ring} <= set(shapes[code][0])


def test_a_line_of_very_many_points_takes_time_in_proportion_to_them() -> None:
    teeth = tuple((rank * 3, 5_000 * (rank % 2)) for rank in range(8_000))
    found = simplified({"a": ((*teeth, (0, 9_000), teeth[0]),)}, 60)

    assert len(found["a"][0]) > 1_000


def test_at_sixty_degrees_a_degree_of_longitude_is_half_of_one_of_latitude() -> None:
    ring: Ring = ((0, 5_950_000), (200_000, 5_950_000), (200_000, 6_050_000), (0, 6_050_000), (0, 5_950_000))
    plane, height = plane_for([ring], (300, 100))

    # Two degrees wide and one high are a square there: the height decides, and the width is in the middle.
    assert height == pytest.approx(100)
    assert [(round(x, 3), round(y, 3)) for x, y in plane.put(ring)] == [
        (100, 100),
        (200, 100),
        (200, 0),
        (100, 0),
        (100, 100),
    ]


def test_a_seat_is_within_its_outline_even_in_a_bent_one() -> None:
    bent = (
        (0.0, 0.0),
        (100.0, 0.0),
        (100.0, 10.0),
        (10.0, 10.0),
        (10.0, 90.0),
        (100.0, 90.0),
        (100.0, 100.0),
        (0.0, 100.0),
        (0.0, 0.0),
    )
    across, down, room = seat_of([bent])

    assert holds([bent], across, down)
    assert not holds([bent], 50, 50)
    assert room > 0


def test_borders_are_between_groups_and_around_the_whole() -> None:
    squares = {
        name: (((left, 0), (left + 1, 0), (left + 1, 1), (left, 1), (left, 0)),)
        for left, name in enumerate(("a", "b", "c"))
    }
    lines = borders_of(squares, {"a": "CC 1", "b": "CC 1", "c": "CC 2"})

    drawn = {tuple(sorted(side)) for line in lines for side in pairwise(line)}
    assert len(drawn) == 8 + 1
    assert ((1, 0), (1, 1)) not in drawn
    assert ((2, 0), (2, 1)) in drawn


def test_a_seat_is_not_in_the_hole_of_its_outline() -> None:
    around = ((0.0, 0.0), (100.0, 0.0), (100.0, 100.0), (0.0, 100.0), (0.0, 0.0))
    hole = ((30.0, 1.0), (99.0, 1.0), (99.0, 99.0), (30.0, 99.0), (30.0, 1.0))

    assert seat_of([around, hole])[0] == 15
