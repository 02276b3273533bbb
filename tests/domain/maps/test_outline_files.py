"""Files of outlines: read as they come, whatever they call things, and refused when they are something else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from math import cos, exp, log, pi, radians, sin, sqrt, tan
from typing import Any

import pytest

from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.maps.communes import MapCommune
from leaderdesk.domain.maps.features import MOST_POINTS, Label, Shape, label_of, shape_of
from leaderdesk.domain.maps.finding import Chosen, OutlinePreview, Search
from leaderdesk.domain.maps.geojson import features_of
from leaderdesk.domain.maps.lambert import to_degrees

SQUARE = [[1.5, 50.5], [1.6, 50.5], [1.6, 50.6], [1.5, 50.6], [1.5, 50.5]]
RING = ((150_000, 5_050_000), (160_000, 5_050_000), (160_000, 5_060_000), (150_000, 5_060_000), (150_000, 5_050_000))
WHO = Label("62261", "Cucq", None)


def feature(code: str, name: str, epci: str = "CC", left: float = 1.5) -> dict[str, Any]:
    ring = [[left + x, 50 + y] for x, y in ((0, 0), (0.1, 0), (0.1, 0.1), (0, 0.1), (0, 0))]
    shape = {"type": "Polygon", "coordinates": [ring]}
    return {"type": "Feature", "properties": {"code": code, "nom": name, "epci": epci}, "geometry": shape}


def collection(*features: dict[str, Any]) -> str:
    return json.dumps({"name": "communes", "features": features, "type": "FeatureCollection"})


def looked(features: list[dict[str, Any]], *wanted: MapCommune, chosen: Chosen | None = None) -> OutlinePreview:
    search = Search(wanted, chosen or Chosen())
    for each in features:
        search.take(each)
    return search.preview("communes.geojson")


@pytest.mark.parametrize("size", [1, 7, 64, 10_000])
def test_features_come_one_by_one_however_the_file_is_cut(size: int) -> None:
    text = collection(feature("62261", "Cucq"), feature("62318", "Étaples", '{["]}'))
    found = list(features_of(text[at : at + size] for at in range(0, len(text), size)))

    assert [each["properties"]["code"] for each in found] == ["62261", "62318"]
    assert found == json.loads(text)["features"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "not_outlines"),
        ("PK\x03\x04", "not_outlines"),
        ('[{"a": 1}]', "not_outlines"),
        ('{"type": "Feature"}', "not_outlines"),
        ('{"features": null}', "not_outlines"),
        ('{"type": "Topology", "arcs": []}', "outlines_topojson"),
        (collection(feature("62261", "Cucq"))[:-30], "outlines_unreadable"),
        ('{"features": [{"a": NaN}]}', "outlines_unreadable"),
        ('{"features": [' + "[" * 200_000, "outlines_unreadable"),
        ('{"features": [{"a": ' + "9" * 5_000 + "}]}", "outlines_unreadable"),
        ('{"features": [{} {}]}', "outlines_unreadable"),
        ('{"a"', "outlines_unreadable"),
    ],
)
def test_another_file_or_a_broken_one_is_refused(text: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        list(features_of([text]))

    assert refused.value.code == code


def test_a_ring_of_a_million_points_is_refused_before_it_is_held() -> None:
    def pieces() -> Iterator[str]:
        yield '{"features": [{"geometry": {"coordinates": [['
        for _ in range(1_000):
            yield "[1.23456, 50.12345]," * 1_000

    with pytest.raises(Refusal) as refused:
        list(features_of(pieces()))

    assert refused.value.code == "outlines_too_fine"


@pytest.mark.parametrize(
    ("properties", "label"),
    [
        ({"code": "62261", "nom": "Cucq", "epci": {"code": "200069029", "nom": "CA2BM"}}, ("62261", "Cucq", "CA2BM")),
        ({"INSEE_COM": "62261", "NOM": "Cucq", "SIREN_EPCI": "200069029"}, ("62261", "Cucq", "200069029")),
        ({"com_code": ["2a004"], "com_name": ["Ajaccio"], "epci_name": ["CAPA"]}, ("2A004", "Ajaccio", "CAPA")),
        ({"codgeo": 1001, "libgeo": "L’Abergement"}, ("01001", "L’Abergement", None)),
        ({"insee": " 62 261 "}, ("62261", "62261", None)),
        ({"code": "62", "nom": "Pas-de-Calais"}, None),
        ({"code": True}, None),
        (None, None),
    ],
)
def test_a_commune_is_known_by_its_code_whatever_it_is_called(
    properties: dict[str, Any] | None, label: tuple[str, str, str | None] | None
) -> None:
    assert label_of({"properties": properties}) == (Label(*label) if label else "no_code")


def test_a_shape_has_its_parts_and_its_holes_closed_and_no_point_twice() -> None:
    hole = [[1.52, 50.52], [1.53, 50.52], [1.53, 50.53]]
    parts = [[SQUARE, hole], [[[2, 50, 12.5], [2, 50], [2.1, 50], [2.1, 50.1]]]]
    shape = shape_of({"geometry": {"type": "MultiPolygon", "coordinates": parts}}, WHO)

    assert isinstance(shape, Shape)
    assert shape.rings[0] == RING
    assert [(ring[0], len(ring)) for ring in shape.rings[1:]] == [((152_000, 5_052_000), 4), ((200_000, 5_000_000), 4)]
    assert all(ring[0] == ring[-1] for ring in shape.rings)


@pytest.mark.parametrize(
    ("geometry", "fault"),
    [
        (None, "no_shape"),
        ({"type": "Polygon", "coordinates": []}, "no_shape"),
        ({"type": "Polygon", "coordinates": [[[1, 50], [1, 50], [1, 50]]]}, "no_shape"),
        ({"type": "Point", "coordinates": [1, 50]}, "wrong_shape"),
        ({"type": "Polygon", "coordinates": [[["1", "50"]]]}, "wrong_shape"),
        ({"type": "Polygon", "coordinates": {"a": 1}}, "wrong_shape"),
        ({"type": "Polygon", "coordinates": [[[1e308, 50]]]}, "elsewhere"),
        ({"type": "Polygon", "coordinates": [[[float("inf"), 50]]]}, "elsewhere"),
        ({"type": "Polygon", "coordinates": [[[10**400, 50]]]}, "elsewhere"),
        ({"type": "Polygon", "coordinates": [[[600_000, 2_400_000]]]}, "elsewhere"),
        ({"type": "Polygon", "coordinates": [[[1, 50]] * (MOST_POINTS + 1)]}, "too_fine"),
    ],
)
def test_what_is_no_shape_says_why(geometry: dict[str, Any] | None, fault: str) -> None:
    assert shape_of({"geometry": geometry}, WHO) == fault


def lambert(longitude: float, latitude: float) -> tuple[float, float]:
    """Lambert 93 as it is defined: tangent cone on the parallels 44 and 49, origin 46,5° N and 3° E."""
    e = 0.0818191910428158

    def isometric(phi: float) -> float:
        return log(tan(pi / 4 + phi / 2) * ((1 - e * sin(phi)) / (1 + e * sin(phi))) ** (e / 2))

    def normal(phi: float) -> float:
        return 6_378_137.0 / sqrt(1 - (e * sin(phi)) ** 2)

    south, north, origin = radians(44), radians(49), radians(46.5)
    n = log(normal(north) * cos(north) / (normal(south) * cos(south))) / (isometric(south) - isometric(north))
    c = normal(south) * cos(south) / n * exp(n * isometric(south))
    down, turn = c * exp(-n * isometric(radians(latitude))), n * radians(longitude - 3)
    return 700_000 + down * sin(turn), 6_600_000 + c * exp(-n * isometric(origin)) - down * cos(turn)


@pytest.mark.parametrize("place", [(3.0, 46.5), (1.6, 50.5), (-4.77, 48.4), (8.75, 41.9), (5.0, 44.0)])
def test_lambert_93_is_turned_back_to_a_centimetre(place: tuple[float, float]) -> None:
    found = to_degrees(*lambert(*place))

    assert found == pytest.approx(place, abs=1e-7)


def test_the_origin_of_lambert_93_is_where_the_text_says() -> None:
    assert to_degrees(700_000, 6_600_000) == pytest.approx((3.0, 46.5), abs=1e-9)


def test_communes_are_found_by_code_then_by_a_name_that_only_one_has() -> None:
    file = [feature("62261", "Cucq"), feature("62318", "ETAPLES", left=2), feature("62999", "Ailleurs", left=3)]
    found = looked(
        file, MapCommune("62261", "Cucq", "62261"), MapCommune("etaples", "Étaples"), MapCommune("v", "Verton")
    )

    assert [(each.insee, each.name) for each in found.shapes] == [("62261", "Cucq"), ("62318", "ETAPLES")]
    assert (found.read, found.missing, found.namesakes) == (3, ("Verton",), ())
    assert [(each.name, each.communes, each.found) for each in found.epcis] == [("CC", 3, 2)]


def test_namesakes_are_asked_and_never_guessed() -> None:
    file = [feature("62001", "Saint-Martin"), feature("80001", "Saint-Martin", left=2)]
    wanted = MapCommune("saint martin", "Saint-Martin")
    (asked,) = looked(file, wanted).namesakes

    assert [each.insee for each in asked.candidates] == ["62001", "80001"]
    assert looked(file, wanted).shapes == ()
    answered = looked(file, wanted, chosen=Chosen({"saint martin": "80001"}))
    assert ([each.insee for each in answered.shapes], answered.namesakes) == (["80001"], ())
    # None of them.
    assert looked(file, wanted, chosen=Chosen({"saint martin": ""})).shapes == ()


def test_a_code_that_the_file_does_not_have_is_asked_even_with_one_name() -> None:
    found = looked([feature("62318", "Étaples")], MapCommune("62317", "Étaples", "62317"))

    assert [(each.code, [label.insee for label in each.candidates]) for each in found.namesakes] == [
        ("62317", ["62318"])
    ]
    assert found.shapes == ()


def test_an_outline_said_to_be_a_commune_bears_the_code_it_has_here() -> None:
    file, known = [feature("62318", "Étaples")], MapCommune("62317", "Étaples", "62317")
    found = looked(file, known, chosen=Chosen({"62317": "62318"}))

    assert ([each.insee for each in found.shapes], found.namesakes, found.missing) == (["62317"], (), ())


def test_every_commune_of_an_epci_may_be_wished() -> None:
    file = [feature("62261", "Cucq"), feature("62318", "Étaples", left=2), feature("62002", "Loin", "Autre", 3)]

    assert [each.insee for each in looked(file, chosen=Chosen(epcis=frozenset({"CC"}))).shapes] == ["62261", "62318"]


def test_a_commune_in_several_features_is_one_and_a_part_given_twice_is_there_once() -> None:
    parts = [feature("62261", "Cucq"), feature("62261", "Cucq", left=2), feature("62261", "Cucq")]

    assert [len(each.rings) for each in looked(parts, MapCommune("62261", "Cucq", "62261")).shapes] == [2]


def test_a_broken_outline_is_named_and_the_others_come() -> None:
    broken = {**feature("62261", "Cucq"), "geometry": None}
    found = looked(
        [broken, feature("62318", "Étaples"), {"properties": {}}],
        *(MapCommune(code, name, code) for code, name in (("62261", "Cucq"), ("62318", "Étaples"))),
    )

    assert (found.faults, found.nameless, found.missing) == ((("Cucq", "no_shape"),), 1, ())
    assert [each.insee for each in found.shapes] == ["62318"]
