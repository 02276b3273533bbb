"""Calls for projects with their register, their files and what their dossiers ask."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from leaderdesk.domain.calls import CallFile, CallRow, CallSheet, DepositRow, is_early, minutes_late
from leaderdesk.domain.money import Cents
from leaderdesk.store.schema import Attachment, Call, Deposit, Dossier, Fiche, FundingLine, Grid, GridVersion


def call_rows(session: Session) -> list[CallRow]:
    """Every call, the latest to close first, those in the bin last."""
    deposits: dict[int, list[Deposit]] = {}
    for deposit in session.scalars(select(Deposit)):
        deposits.setdefault(deposit.call_id, []).append(deposit)
    asked, counts = _asked(session), _counts(session)
    fiches = dict(session.execute(select(Fiche.id, Fiche.code)).all())
    grids = {
        key: (title, frozen_on is not None)
        for key, title, frozen_on in session.execute(
            select(GridVersion.id, Grid.title, GridVersion.frozen_on).join(Grid, Grid.id == GridVersion.grid_id)
        )
    }
    rows = session.scalars(select(Call).order_by(Call.binned_on.is_not(None), Call.closes_at.desc(), Call.title)).all()
    return [
        _row(
            row,
            deposits.get(row.id, []),
            Cents(asked.get(row.id, 0)),
            counts.get(row.id, 0),
            fiches.get(row.fiche_id or 0),
            grids.get(row.grid_version_id or 0),
        )
        for row in rows
    ]


def call_sheet(session: Session, call_id: int) -> CallSheet | None:
    """A call with everything that hangs on it."""
    call = session.get(Call, call_id)
    if call is None:
        return None
    row = next(each for each in call_rows(session) if each.id == call_id)
    version = None if call.grid_version_id is None else session.get(GridVersion, call.grid_version_id)
    files = session.scalars(select(Attachment).where(Attachment.call_id == call_id).order_by(Attachment.name))
    return CallSheet(
        row=row,
        rules=call.rules,
        fiche_id=call.fiche_id,
        grid_version_id=call.grid_version_id,
        grid_version=version.version if version else None,
        grid_frozen_on=version.frozen_on if version else None,
        published_where=call.published_where,
        deposits=_deposits(session, call),
        attachments=tuple(CallFile(each.id, each.name, each.size, each.digest, each.added_on) for each in files),
    )


def _deposits(session: Session, call: Call) -> tuple[DepositRow, ...]:
    query = (
        select(Deposit, Dossier.number)
        .outerjoin(Dossier, Dossier.id == Deposit.dossier_id)
        .where(Deposit.call_id == call.id)
        .order_by(Deposit.number)
    )
    return tuple(
        DepositRow(
            id=row.id,
            number=row.number,
            holder_name=row.holder_name,
            title=row.title,
            received_at=row.received_at,
            way=row.way,
            minutes_late=minutes_late(call.opens_at, call.closes_at, row.received_at),
            is_early=is_early(call.opens_at, call.closes_at, row.received_at),
            is_complete=row.is_complete,
            missing=row.missing,
            dossier_id=row.dossier_id,
            dossier_number=number,
        )
        for row, number in session.execute(query)
    )


def _row(
    row: Call, deposits: list[Deposit], asked: Cents, dossiers: int, fiche: str | None, grid: tuple[str, bool] | None
) -> CallRow:
    return CallRow(
        id=row.id,
        title=row.title,
        fiche=fiche,
        opens_at=row.opens_at,
        closes_at=row.closes_at,
        envelope=None if row.envelope is None else Cents(row.envelope),
        asked=asked,
        published_on=row.published_on,
        grid=grid[0] if grid else None,
        is_grid_frozen=bool(grid and grid[1]),
        deposits=len(deposits),
        late=sum(minutes_late(row.opens_at, row.closes_at, each.received_at) > 0 for each in deposits),
        incomplete=sum(each.is_complete is False for each in deposits),
        dossiers=dossiers,
        is_binned=row.binned_on is not None,
    )


def _asked(session: Session) -> dict[int | None, int]:
    query = (
        select(Dossier.call_id, func.sum(FundingLine.amount))
        .join(FundingLine, FundingLine.dossier_id == Dossier.id)
        .where(Dossier.call_id.is_not(None), Dossier.binned_on.is_(None), FundingLine.nature == "european")
        .group_by(Dossier.call_id)
    )
    return dict(session.execute(query).all())


def _counts(session: Session) -> dict[int | None, int]:
    query = select(Dossier.call_id, func.count()).where(Dossier.call_id.is_not(None), Dossier.binned_on.is_(None))
    return dict(session.execute(query.group_by(Dossier.call_id)).all())
