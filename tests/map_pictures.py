"""The map of the communes as a paper, once by tiles and once by outlines: invented ones, always the same."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from dataclasses import replace
from math import sin
from pathlib import Path

from PIL import Image

from leaderdesk.documents.papers.reports.whole import report_paper
from leaderdesk.documents.pdf.fonts import measure
from leaderdesk.documents.pdf.writing import pdf_bytes
from leaderdesk.domain.maps.finding import Chosen
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.outlines import TerritoryLine, import_outlines, look_for_outlines, read_territory
from leaderdesk.services.papers.letterheads import read_letterhead
from leaderdesk.services.reporting.making import read_choices, read_report
from tests.pictures import picture_of

_WIDE, _STEP = 4, 0.06
_PARTS = 20
Place = tuple[float, float]


def map_pictures(base: OpenBase, folder: Path) -> Iterator[tuple[str, Image.Image]]:
    """By tiles, then by the outlines that this brings in, all but one."""
    yield "communes_map_tiles", _picture(base)
    path = folder / "communes.geojson"
    path.write_text(_file(list(read_territory(base))[:-1]), encoding="utf-8")
    import_outlines(base, look_for_outlines(base, path, Chosen()))
    yield "communes_map_outlines", _picture(base)


def _picture(base: OpenBase) -> Image.Image:
    report = read_report(base, "communes_map", read_choices(base).first)
    # The map alone: its tables are like all tables.
    alone = replace(report, parts=(replace(report.parts[0], table=None),))
    return picture_of(pdf_bytes(report_paper(alone, read_letterhead(base), measure))[0])


def _file(lines: list[TerritoryLine]) -> str:
    features = [
        {
            "type": "Feature",
            "properties": {"code": line.commune.insee, "nom": line.commune.name},
            "geometry": {"type": "Polygon", "coordinates": [_ring(rank % _WIDE, rank // _WIDE)]},
        }
        for rank, line in enumerate(lines)
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False)


def _ring(column: int, row: int) -> list[Place]:
    corners = [(column, row), (column + 1, row), (column + 1, row + 1), (column, row + 1), (column, row)]
    sides = itertools.pairwise(corners)
    return [point for one, other in sides for point in _side(one, other)] + [_put(*corners[0])]


def _side(one: tuple[int, int], other: tuple[int, int]) -> list[Place]:
    """A bent side, the same whichever end it is gone along from."""
    first, last = min(one, other), max(one, other)
    points = [
        _put(
            first[0] + (last[0] - first[0]) * part / _PARTS + 0.12 * sin(part / 3 + first[1]) * (last[1] - first[1]),
            first[1] + (last[1] - first[1]) * part / _PARTS + 0.12 * sin(part / 3 + first[0]) * (last[0] - first[0]),
        )
        for part in range(_PARTS)
    ]
    points[0] = _put(*first)
    return points if first == one else [_put(*last), *points[:0:-1]]


def _put(across: float, down: float) -> Place:
    return round(2.3 + across * _STEP, 6), round(45 - down * _STEP * 0.7, 6)
