"""Outlines of communes: looked for in a file without writing anything, then kept, made lighter, in one entry."""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import select

from leaderdesk.domain.errors import Fault, Refusal
from leaderdesk.domain.maps.communes import MapCommune
from leaderdesk.domain.maps.finding import Chosen, OutlinePreview, Search
from leaderdesk.domain.maps.geojson import features_of
from leaderdesk.domain.maps.placing import has_place
from leaderdesk.services.bases import act
from leaderdesk.services.done import Done, done
from leaderdesk.services.maps import read_gazetteer
from leaderdesk.services.reading import today
from leaderdesk.store.base import OpenBase
from leaderdesk.store.engine.failures import world_faults
from leaderdesk.store.queries.territory import outline_rows, written_rings
from leaderdesk.store.schema import Outline
from leaderdesk.store.unit import Unit
from leaderdesk.system.steps import Tell, no_tell

_PIECE = 1 << 18
# All of France, as finely as it is published, is under a tenth of this.
_LARGEST = 2 << 30
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_WINDOWS = "cp1252"


@dataclass(frozen=True, slots=True)
class TerritoryLine:
    """A commune that the map shows or may show, with its outline where one is kept."""

    commune: MapCommune
    outline_id: int | None = None
    points: int = 0
    source: str = ""
    imported_on: date | None = None


def read_territory(base: OpenBase) -> tuple[TerritoryLine, ...]:
    """Every commune of the territory, of an outline or of a holder, by name."""
    with base.read() as session:
        rows = {row.insee: row for row in outline_rows(session)}
    lines = []
    for commune in read_gazetteer(base).communes:
        row = rows.get(commune.insee or "")
        kept = (row.id, row.points, row.source, row.imported_on) if row else (None, 0, "", None)
        lines.append(TerritoryLine(commune, *kept))
    return tuple(lines)


def look_for_outlines(base: OpenBase, path: Path, chosen: Chosen | None = None, tell: Tell = no_tell) -> OutlinePreview:
    """What a file has of the territory; nothing is written.

    Refusals `not_outlines`, `outlines_unreadable`, `outlines_topojson`, `outlines_too_fine`, `no_outline_found`;
    faults `missing_file`, `unreadable_file`, `outlines_too_large`.
    """
    wanted = has_place(read_gazetteer(base).communes)
    size, letters = _looked_at(path)
    try:
        return _found(path, letters, Search(wanted, chosen or Chosen()), size, tell)
    except UnicodeDecodeError:
        return _found(path, _WINDOWS, Search(wanted, chosen or Chosen()), size, tell)


def import_outlines(base: OpenBase, preview: OutlinePreview) -> Done:
    """Keep the outlines found; one that was there already is replaced, the others stay."""
    if not preview.shapes:
        raise Refusal("no_outline_found")
    with Unit(base, act(base, "import_outlines", count=str(len(preview.shapes)), file=preview.source)) as unit:
        kept = {row.insee: row for row in unit.session.scalars(select(Outline))}
        for shape in preview.shapes:
            row = kept.get(shape.insee) or Outline(id=unit.ids.key(), insee=shape.insee)
            row.name, row.epci = shape.name, shape.epci
            row.rings, row.source, row.imported_on = written_rings(shape.rings), preview.source, today(base)
            unit.session.add(row)
        return done(unit.commit(), "programme", "outlines")


def remove_outlines(base: OpenBase, keys: Sequence[int]) -> Done:
    """Take outlines away; their communes stay, and are drawn as tiles."""
    with Unit(base, act(base, "remove_outlines", count=str(len(keys)))) as unit:
        for row in unit.session.scalars(select(Outline).where(Outline.id.in_(keys))):
            unit.session.delete(row)
        return done(unit.commit(), "programme", "outlines")


def _found(path: Path, letters: str, search: Search, size: int, tell: Tell) -> OutlinePreview:
    for feature in features_of(_pieces(path, letters, size, tell)):
        search.take(feature)
    return search.preview(path.name, lambda: tell(size, size))


def _looked_at(path: Path) -> tuple[int, str]:
    """How large it is, and in which letters it is said to be written."""
    with world_faults(path):
        if not path.exists():
            raise Fault("missing_file", path=str(path))
        if not path.is_file():
            raise Fault("unreadable_file", path=str(path))
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(4)
    if size > _LARGEST:
        raise Fault("outlines_too_large", path=str(path))
    return size, next((letters for mark, letters in _MARKS if start.startswith(mark)), "utf-8")


def _pieces(path: Path, letters: str, size: int, tell: Tell) -> Iterator[str]:
    """The text as it is read; a byte that Windows has no letter for is lost, the rest is not."""
    decoder = codecs.getincrementaldecoder(letters)("replace" if letters == _WINDOWS else "strict")
    read = 0
    for content in _contents(path):
        read += len(content)
        tell(read, size)
        yield decoder.decode(content)
    yield decoder.decode(b"", final=True)


def _contents(path: Path) -> Iterator[bytes]:
    with world_faults(path), path.open("rb") as file:
        while content := file.read(_PIECE):
            yield content
