"""Grids with their versions and what uses them."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from leaderdesk.domain.programmes.grid_rows import GridRow, GridVersionRow
from leaderdesk.store.schema import Call, Dossier, Fiche, Grid, GridVersion


def grid_rows(session: Session) -> tuple[GridRow, ...]:
    """Every grid by title, those in the bin last."""
    fiches: dict[int, list[str]] = {}
    for grid, code in session.execute(select(Fiche.grid_id, Fiche.code).order_by(Fiche.position)):
        if grid is not None:
            fiches.setdefault(grid, []).append(code)
    noted, called = _dossiers_by_version(session), _calls_by_version(session)
    versions: dict[int, list[GridVersionRow]] = {}
    columns = select(GridVersion.id, GridVersion.grid_id, GridVersion.version, GridVersion.frozen_on)
    for key, grid, version, frozen_on in session.execute(columns.order_by(GridVersion.version)):
        row = GridVersionRow(key, version, frozen_on, noted.get(key, 0), called.get(key, 0))
        versions.setdefault(grid, []).append(row)
    rows = session.scalars(select(Grid).order_by(Grid.binned_on.is_not(None), Grid.title)).all()
    return tuple(
        GridRow(
            row.id,
            row.title,
            tuple(fiches.get(row.id, ())),
            tuple(versions.get(row.id, ())),
            row.binned_on is not None,
        )
        for row in rows
    )


def latest_of(session: Session, grid_id: int) -> GridVersion | None:
    """The last version of a grid."""
    query = select(GridVersion).where(GridVersion.grid_id == grid_id).order_by(GridVersion.version.desc())
    return session.scalars(query.limit(1)).first()


def uses_of(session: Session, version_id: int) -> tuple[int, int]:
    """How many dossiers and calls a version of a grid notes."""
    dossiers = session.scalar(select(func.count()).where(Dossier.grid_version_id == version_id)) or 0
    return dossiers, session.scalar(select(func.count()).where(Call.grid_version_id == version_id)) or 0


def _dossiers_by_version(session: Session) -> dict[int, int]:
    query = select(Dossier.grid_version_id, func.count()).where(Dossier.grid_version_id.is_not(None))
    return dict(session.execute(query.group_by(Dossier.grid_version_id)).all())  # type: ignore[arg-type]  # no null is left


def _calls_by_version(session: Session) -> dict[int, int]:
    query = select(Call.grid_version_id, func.count()).where(Call.grid_version_id.is_not(None))
    return dict(session.execute(query.group_by(Call.grid_version_id)).all())  # type: ignore[arg-type]  # no null is left
