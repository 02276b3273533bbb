"""The map drawn: shades told apart in grey, marks in reading order under their outlines, names over nothing else."""

from __future__ import annotations

from itertools import combinations

import pytest

from leaderdesk.domain.maps.pictures import MapPicture, MapTile, Ring
from leaderdesk.domain.reports.frame import Opens
from leaderdesk.drawings.maps import draw_map
from leaderdesk.drawings.marks import mark_at
from leaderdesk.drawings.shades import shade_of
from leaderdesk.drawings.shapes import Area, Box, Drawing, Label
from leaderdesk.drawings.tiles import wrapped

LEVELS = ("jusqu’à 10", "jusqu’à 20", "jusqu’à 30", "plus de 30")


def measure(text: str, size: float) -> float:
    return len(text) * size / 2


def square(across: int, up: int, size: int = 10_000) -> Ring:
    left, low = across * size, up * size
    return ((left, low), (left + size, low), (left + size, low + size), (left, low + size), (left, low))


def tile(name: str, level: int, group: str = "CC 1", *rings: Ring, has_seat: bool = False) -> MapTile:
    return MapTile(name, f"{level} projets", str(level), level, group, Opens("dossiers", level + 1), has_seat, rings)


def picture(*tiles: MapTile) -> MapPicture:
    return MapPicture("dit", tiles, LEVELS, "rien", "siège", "Sans contour")


def labels(drawing: Drawing) -> list[str]:
    return [each.text for each in drawing.shapes if isinstance(each, Label)]


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_no_two_classes_look_alike_without_colour(count: int) -> None:
    shades = [shade_of(level, count) for level in range(count + 1)]

    assert shades[0] is None
    assert len(set(shades)) == count + 1


def test_without_outlines_each_commune_has_a_tile_in_the_block_of_its_group() -> None:
    drawn = picture(tile("Cucq", 4), tile("Étaples", 1), tile("Rang", 0), tile("Verton", 2, "CC 2", has_seat=True))
    drawing = draw_map(drawn, 500, measure)

    assert [(each.name, each.key) for each in drawing.marks] == [
        ("Cucq", "dossiers:5:"),
        ("Étaples", "dossiers:2:"),
        ("Rang", "dossiers:1:"),
        ("Verton", "dossiers:3:"),
    ]
    cucq, _, rang, verton = drawing.marks
    assert rang.top > cucq.top
    assert (verton.top, verton.left > cucq.left + cucq.width) == (cucq.top, True)
    grounds = [each for each in drawing.shapes if isinstance(each, Box) and each.ink == "fund" and each.height > 15]
    assert [(each.pattern, each.is_faint) for each in grounds] == [("solid", False), ("solid", True), ("hatch", False)]
    assert labels(drawing)[-6:] == [*LEVELS, "rien", "siège"]


def test_with_little_room_blocks_stand_one_below_the_other() -> None:
    tiles = [tile(f"Commune {rank}", 1, f"CC {rank // 5}") for rank in range(20)]
    drawing = draw_map(picture(*tiles), 170, measure)

    assert all(each.left + each.width <= 170 for each in drawing.marks)
    assert not any(
        one.left < other.left + other.width
        and other.left < one.left + one.width
        and one.top < other.top + other.height
        and other.top < one.top + one.height
        for one, other in combinations(drawing.marks, 2)
    )


def test_outlines_are_read_from_north_to_south_then_from_west_to_east() -> None:
    drawn = picture(
        tile("Sud-Est", 1, "a", square(1, 0)),
        tile("Nord-Est", 2, "a", square(1, 1)),
        tile("Sud-Ouest", 3, "b", square(0, 0)),
        tile("Nord-Ouest", 0, "b", square(0, 1)),
        tile("Ailleurs", 4, "b"),
    )
    drawing = draw_map(drawn, 500, measure)

    names = [each.name for each in drawing.marks]
    assert names == ["Nord-Ouest", "Nord-Est", "Sud-Ouest", "Sud-Est", "Ailleurs"]
    assert "Sans contour" in labels(drawing)
    assert len([each for each in drawing.shapes if isinstance(each, Area) and each.ink == "fund"]) == 3
    assert drawing.marks[4].top > drawing.marks[2].top + drawing.marks[2].height
    assert all(each.left >= 0 and each.left + each.width <= 500 for each in drawing.marks)


def test_a_point_is_in_the_commune_that_holds_it_and_not_in_the_one_around() -> None:
    hole = ((3_000, 3_000), (7_000, 3_000), (7_000, 7_000), (3_000, 7_000), (3_000, 3_000))
    drawing = draw_map(picture(tile("Autour", 1, "a", square(0, 0), hole), tile("Enclave", 2, "a", hole)), 420, measure)
    around, inside = sorted(drawing.marks, key=lambda each: each.name)
    middle = (inside.left + inside.width / 2, inside.top + inside.height / 2)

    assert [drawing.marks[rank].name for rank in (mark_at(drawing.marks, *middle),) if rank is not None] == ["Enclave"]
    assert mark_at(drawing.marks, around.left + 5, around.top + 5) == drawing.marks.index(around)
    assert mark_at((around,), *middle) is None


def test_names_never_lie_over_each_other() -> None:
    tiles = [tile(f"Longue-Commune-{rank}", rank % 5, "a", square(rank % 6, rank // 6)) for rank in range(30)]
    drawing = draw_map(picture(*tiles), 400, measure)
    grounds = [each for each in drawing.shapes if isinstance(each, Box) and each.ink == "paper" and each.width > 20]

    assert 3 < len(grounds) < 30
    assert not any(
        one.left < other.left + other.width
        and other.left < one.left + one.width
        and one.top < other.top + other.height
        and other.top < one.top + one.height
        for one, other in combinations(grounds, 2)
    )


def test_a_name_is_parted_where_it_may_be() -> None:
    assert wrapped("Noircombe-sur-Sarrelle", 70, measure) == ["Noircombe-sur-", "Sarrelle"]
    assert wrapped("Cucq", 70, measure) == ["Cucq"]
    assert wrapped("Saint-Remy-en-Bouzemont-Saint-Genest", 70, measure)[1].endswith("…")
