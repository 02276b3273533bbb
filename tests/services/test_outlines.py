"""Outlines brought in from a file: looked at first, kept in one entry, taken back, taken away."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from leaderdesk.domain.errors import Expected
from leaderdesk.domain.maps.finding import Chosen
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.history import undo
from leaderdesk.services.holders import HolderDraft, add_holder
from leaderdesk.services.maps import MapWish, read_map
from leaderdesk.services.outlines import import_outlines, look_for_outlines, read_territory, remove_outlines
from leaderdesk.services.reading import today
from leaderdesk.services.settings import set_setting

STEP = 0.1


def feature(code: str, name: str, left: float, points: int = 1) -> dict[str, object]:
    """A square of a tenth of a degree, its southern side in so many parts."""
    south = [[left + STEP * rank / points, 50.0] for rank in range(points + 1)]
    ring = [*south, [left + STEP, 50 + STEP], [left, 50 + STEP], [left, 50.0]]
    return {
        "type": "Feature",
        "properties": {"code": code, "nom": name, "epci": "200069029"},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


def write(path: Path, *features: dict[str, object], encoding: str = "utf-8") -> Path:
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False), encoding)
    return path


@pytest.fixture
def coast(base: OpenBase) -> OpenBase:
    """A territory of three communes, one known by its code."""
    set_setting(base, "territory_communes", "Cucq\nÉtaples\nVerton")
    add_holder(base, HolderDraft("Mairie", commune="Cucq", insee="62261", epci="CA des Deux Baies"))
    return base


def outlined(base: OpenBase) -> list[str]:
    return [each.commune.name for each in read_territory(base) if each.points]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_outlines_come_in_one_entry_and_go_back_with_it(coast: OpenBase, tmp_path: Path, encoding: str) -> None:
    features = (feature("62261", "Cucq", 1.5, 50), feature("62318", "Étaples", 1.6), feature("75056", "Paris", 2))
    path, height = write(tmp_path / "communes.geojson", *features, encoding=encoding), coast.height
    found = look_for_outlines(coast, path)

    assert (coast.height, [each.name for each in found.shapes], found.missing) == (
        height,
        ["Cucq", "Étaples"],
        ("Verton",),
    )
    # The fifty points of a straight side are two.
    assert [each.points for each in found.shapes] == [5, 5]
    import_outlines(coast, found)
    assert (coast.height, outlined(coast)) == (height + 1, ["Cucq", "Étaples"])
    assert {each.commune.insee: each.commune.epci for each in read_territory(coast)} == {
        "62261": "CA des Deux Baies",
        "62318": "CA des Deux Baies",
        None: None,
    }
    undo(coast)
    assert outlined(coast) == []


def test_an_outline_brought_again_is_replaced_and_others_stay(coast: OpenBase, tmp_path: Path) -> None:
    first = write(tmp_path / "a.geojson", feature("62261", "Cucq", 1.5), feature("62318", "Étaples", 1.6))
    import_outlines(coast, look_for_outlines(coast, first))
    before = read_map(coast, MapWish(today(coast)))
    import_outlines(coast, look_for_outlines(coast, write(tmp_path / "b.geojson", feature("62261", "Cucq", 3))))
    after = read_map(coast, MapWish(today(coast)))

    assert (after.sources, outlined(coast)) == (("b.geojson", "a.geojson"), ["Cucq", "Étaples"])
    assert after.rings["62318"] == before.rings["62318"]
    assert after.rings["62261"] != before.rings["62261"]
    remove_outlines(coast, [each.outline_id for each in read_territory(coast) if each.outline_id])
    assert outlined(coast) == []
    assert read_map(coast, MapWish(today(coast))).borders == ()


def test_namesakes_are_answered_and_an_epci_is_taken_whole(coast: OpenBase, tmp_path: Path) -> None:
    features = (feature("62849", "Verton", 1.5), feature("80999", "Verton", 1.7), feature("62700", "Rang", 1.9))
    path = write(tmp_path / "communes.geojson", *features)
    (asked,) = look_for_outlines(coast, path).namesakes
    found = look_for_outlines(coast, path, Chosen({asked.key: "62849"}, frozenset({"200069029"})))

    assert ([each.insee for each in asked.candidates], found.namesakes) == (["62849", "80999"], ())
    assert [each.insee for each in found.shapes] == ["62700", "62849", "80999"]


def test_what_cannot_be_read_is_refused_and_leaves_no_trace(coast: OpenBase, tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_text("code;nom\n62261;Cucq\n")
    (tmp_path / "bytes.json").write_bytes(b"{\xff\xfe\x00\x01")
    none = look_for_outlines(coast, write(tmp_path / "ailleurs.geojson", feature("75056", "Paris", 2)))
    height, said = coast.height, []
    for name in ("table.csv", "bytes.json", "absent.geojson", "."):
        with pytest.raises(Expected) as refused:
            look_for_outlines(coast, tmp_path / name)
        said.append(refused.value.code)
    with pytest.raises(Expected) as nothing:
        import_outlines(coast, none)

    assert said == ["not_outlines", "outlines_unreadable", "missing_file", "unreadable_file"]
    assert (nothing.value.code, coast.height) == ("no_outline_found", height)


def test_reading_tells_how_far_it_is_and_may_be_given_up(coast: OpenBase, tmp_path: Path) -> None:
    path = write(tmp_path / "communes.geojson", *(feature("62261", "Cucq", 1.5, 9_000) for _ in range(4)))
    told: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        told.append((done, total))
        if len(told) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        look_for_outlines(coast, path, tell=stop)
    assert [total for _, total in told] == [path.stat().st_size] * 2
    assert outlined(coast) == []
