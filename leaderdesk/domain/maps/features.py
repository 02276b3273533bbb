"""A feature of a file as the outline of a commune: code, name, EPCI and rings; or what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from leaderdesk.domain.maps.communes import code_of
from leaderdesk.domain.maps.lambert import is_lambert, to_degrees
from leaderdesk.domain.maps.pictures import Point, Ring
from leaderdesk.domain.text import composed, folded

Fault = Literal["no_code", "no_shape", "wrong_shape", "elsewhere", "too_fine"]
# What the files of the State call things: geo.api.gouv.fr, Admin Express, Etalab, INSEE, Opendatasoft.
_CODES = (
    *("code", "insee", "inseecom", "codgeo", "codeinsee", "codecommune", "comcode", "inseecommune", "cominsee"),
    *("codecom", "depcom", "inseecode"),
)
_NAMES = ("nom", "nomcom", "nomcommune", "libelle", "libgeo", "comname", "name", "commune", "libcom", "nomofficiel")
_EPCIS = (
    *("nomepci", "epciname", "libepci", "libelleepci", "nomdelepci", "epci"),
    *("codeepci", "sirenepci", "codesepci", "codessirendesepci", "epcicode", "codesirenepci", "siren"),
)
_SCALE = 100_000
_LEAST = 4
MOST_POINTS = 150_000
_EAST, _NORTH = 180, 90


@dataclass(frozen=True, slots=True)
class Shape:
    """The outline of a commune as a file gives it."""

    insee: str
    name: str
    epci: str | None
    rings: tuple[Ring, ...]

    @property
    def points(self) -> int:
        """How fine it is."""
        return sum(map(len, self.rings))


@dataclass(frozen=True, slots=True)
class Label:
    """Who a feature is, before anything is read of its shape."""

    insee: str
    name: str
    epci: str | None


def label_of(feature: Mapping[str, Any]) -> Label | Fault:
    """Its code, its name and its EPCI, under whatever names; without a code nobody can tell which commune it is."""
    given = feature.get("properties")
    said = {_bare(name): value for name, value in given.items()} if isinstance(given, dict) else {}
    code = next((found for name in _CODES if (found := _code(said.get(name)))), None) or _code(feature.get("id"))
    if code is None:
        return "no_code"
    name = next((found for each in _NAMES if (found := _words(said.get(each)))), code)
    return Label(code, name, next((found for each in _EPCIS if (found := _words(said.get(each)))), None))


def shape_of(feature: Mapping[str, Any], label: Label) -> Shape | Fault:
    """Its rings in hundred-thousandths of a degree, closed, without any point twice."""
    geometry = feature.get("geometry")
    if not isinstance(geometry, dict):
        return "no_shape"
    try:
        rings = tuple(_rings(geometry))
    except _Wrong as wrong:
        return wrong.fault
    if not rings:
        return "no_shape"
    return Shape(label.insee, label.name, label.epci, rings)


class _Wrong(Exception):
    """What keeps a shape from being read."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault: Fault = fault


def _rings(geometry: Mapping[str, Any]) -> Iterator[Ring]:
    given, kind = geometry.get("coordinates"), geometry.get("type")
    polygons = [given] if kind == "Polygon" else given if kind == "MultiPolygon" else None
    if not isinstance(polygons, list):
        raise _Wrong("wrong_shape")
    left = MOST_POINTS
    for polygon in polygons:
        for ring in _list(polygon):
            points = _list(ring)
            left -= len(points)
            if left < 0:
                raise _Wrong("too_fine")
            if len(closed := _closed(map(_point, points))) >= _LEAST:
                yield closed


def _closed(points: Iterable[Point]) -> Ring:
    """A ring that ends where it begins, without a point twice in a row."""
    found: list[Point] = []
    for point in points:
        if not found or found[-1] != point:
            found.append(point)
    if found and found[0] != found[-1]:
        found.append(found[0])
    return tuple(found)


def _point(given: object) -> Point:
    match given:
        case [int() | float() as across, int() | float() as up, *_] if not isinstance(across, bool | str):
            x, y = _number(across), _number(up)
        case _:
            raise _Wrong("wrong_shape")
    if is_lambert(x, y):
        x, y = to_degrees(x, y)
    if not (abs(x) <= _EAST and abs(y) <= _NORTH):
        raise _Wrong("elsewhere")
    return round(x * _SCALE), round(y * _SCALE)


def _number(given: float) -> float:
    try:
        return float(given)
    except OverflowError:
        raise _Wrong("elsewhere") from None


def _list(given: object) -> list[Any]:
    if not isinstance(given, list):
        raise _Wrong("wrong_shape")
    return given


def _bare(name: object) -> str:
    return folded(str(name)).replace(" ", "").replace("_", "")


def _code(given: object) -> str | None:
    """A code as text, or as a number that lost its first nought; some files give it in a list."""
    match given:
        case [first, *_]:
            return _code(first)
        case bool():
            return None
        case int():
            return code_of(f"{given:05}") if 0 < given < _SCALE else None
        case str():
            return code_of(given)
        case _:
            return None


def _words(given: object) -> str | None:
    """A text; what is an object gives its name."""
    match given:
        case [first, *_]:
            return _words(first)
        case dict():
            return _words(given.get("nom")) or _words(given.get("name")) or _words(given.get("code"))
        case str():
            return " ".join(composed(given).split())[:200] or None
        case _:
            return None
