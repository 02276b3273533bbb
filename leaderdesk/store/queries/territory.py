"""What the base says of its communes: where holders sit, which communes dossiers name, the outlines kept."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from leaderdesk.domain.maps.communes import Named
from leaderdesk.domain.maps.pictures import Ring
from leaderdesk.store.schema import Dossier, Holder, Outline


@dataclass(frozen=True, slots=True)
class DossierPlace:
    """Where a dossier is: its holder's commune, and the communes it names as they were typed."""

    id: int
    holder: str
    commune: str | None
    insee: str | None
    communes: str | None


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """The outline of a commune, and where it came from."""

    id: int
    insee: str
    name: str
    epci: str | None
    source: str
    imported_on: date
    rings: tuple[Ring, ...]

    @property
    def points(self) -> int:
        """How fine it is."""
        return sum(map(len, self.rings))


def holder_places(session: Session) -> list[Named]:
    """Every holder that is somewhere, by key; one in the bin only where it has a dossier."""
    holding = select(Dossier.holder_id).where(Dossier.binned_on.is_(None))
    query = (
        select(Holder.commune, Holder.insee, Holder.epci, Holder.is_inside)
        .where(Holder.commune.is_not(None) | Holder.insee.is_not(None), Holder.merged_into.is_(None))
        .where(Holder.binned_on.is_(None) | Holder.id.in_(holding))
        .order_by(Holder.id)
    )
    rows = session.execute(query)
    return [Named(name or "", _code(insee), epci or None, is_inside) for name, insee, epci, is_inside in rows]


def dossier_places(session: Session) -> dict[int, DossierPlace]:
    """Where each dossier out of the bin is."""
    query = (
        select(Dossier.id, Holder.name, Holder.commune, Holder.insee, Dossier.communes)
        .join(Holder, Holder.id == Dossier.holder_id)
        .where(Dossier.binned_on.is_(None))
    )
    return {row[0]: DossierPlace(*row) for row in session.execute(query)}


def outline_rows(session: Session) -> list[OutlineRow]:
    """Every outline kept, by code."""
    columns = (Outline.id, Outline.insee, Outline.name, Outline.epci, Outline.source, Outline.imported_on)
    rows = session.execute(select(*columns, Outline.rings).order_by(Outline.insee))
    return [OutlineRow(*row[:-1], read_rings(row[-1])) for row in rows]


def read_rings(text: str) -> tuple[Ring, ...]:
    """Rings as they are kept."""
    return tuple(tuple((across, up) for across, up in ring) for ring in json.loads(text))


def written_rings(rings: tuple[Ring, ...]) -> str:
    """The same as a text, as short as it can be."""
    return json.dumps(rings, separators=(",", ":"))


def _code(insee: str | None) -> str | None:
    return "".join(insee.split()).upper() or None if insee else None
