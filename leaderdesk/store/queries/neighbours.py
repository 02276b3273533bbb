"""What of every dossier is compared with others."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from leaderdesk.store.schema import Dossier, Holder, StatusStep


@dataclass(frozen=True, slots=True)
class ProfileRow:
    """A dossier that is not in the bin, its unknown texts empty."""

    id: int
    number: str
    title: str
    summary: str
    theme: str
    communes: str
    starts_on: date | None
    ends_on: date | None
    holder: str
    siret: str
    status: str


_PROFILES: Select[*tuple[Any, ...]] = (
    select(
        *(Dossier.id, Dossier.number, Dossier.title, func.coalesce(Dossier.summary, "")),
        *(func.coalesce(Dossier.theme, ""), func.coalesce(Dossier.communes, Holder.commune, "")),
        *(Dossier.starts_on, Dossier.ends_on, Holder.name, func.coalesce(Holder.siret, "")),
        func.coalesce(StatusStep.status, "contact"),
    )
    .join(Holder, Holder.id == Dossier.holder_id)
    .outerjoin(StatusStep, (StatusStep.dossier_id == Dossier.id) & StatusStep.until.is_(None))
    .where(Dossier.binned_on.is_(None))
)


def profiles_of(session: Session, keys: Collection[int]) -> list[ProfileRow]:
    """Those of these dossiers that may be compared."""
    return [ProfileRow(*row) for row in session.execute(_PROFILES.where(Dossier.id.in_(keys)))]


def profiles_after(session: Session, key: int, most: int) -> list[ProfileRow]:
    """So many of the dossiers that may be compared, from the one that comes after a key."""
    query = _PROFILES.where(Dossier.id > key).order_by(Dossier.id).limit(most)
    return [ProfileRow(*row) for row in session.execute(query)]
