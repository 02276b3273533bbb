"""The programme of a base as the document that is shared: everything but its dossiers and its people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from leaderdesk.domain.programmes.documents import (
    ChecklistPart,
    EnvelopePart,
    FichePart,
    FunderPart,
    FundPart,
    IndicatorPart,
    ProgrammeDocument,
    RulesPart,
    SettingPart,
)
from leaderdesk.domain.programmes.grids import GridSheet, parse_grid
from leaderdesk.domain.programmes.rows import FicheRow, ProgrammeSheet
from leaderdesk.store.queries.checklists import checklist_of
from leaderdesk.store.queries.grids import latest_of
from leaderdesk.store.queries.indicators import indicator_rows
from leaderdesk.store.queries.programmes import programme_sheet
from leaderdesk.store.queries.settings import kept_settings
from leaderdesk.store.schema import Checklist, Grid


def programme_document(session: Session, on: date) -> ProgrammeDocument:
    """What is not in the bin, in the order of the pages; grids in their last version."""
    sheet = programme_sheet(session, on)
    return ProgrammeDocument(
        title=sheet.title,
        starts_on=sheet.starts_on,
        ends_on=sheet.ends_on,
        funds=tuple(FundPart(each.code, each.name) for each in sheet.funds),
        grids=_grids(session),
        fiches=tuple(_fiche(session, sheet, each) for each in sheet.fiches if not each.is_binned),
        funders=tuple(
            FunderPart(each.name, each.kind, each.is_public, each.is_european_money)
            for each in sheet.funders
            if not each.is_binned
        ),
        indicators=_indicators(session, {each.id: each.code for each in sheet.fiches if not each.is_binned}),
        settings=_settings(session),
    )


def _grids(session: Session) -> tuple[GridSheet, ...]:
    found = []
    for grid in session.scalars(select(Grid).where(Grid.binned_on.is_(None)).order_by(Grid.title)):
        last = latest_of(session, grid.id)
        if last is not None:
            found.append(replace(parse_grid(last.definition), title=grid.title))
    return tuple(found)


def _fiche(session: Session, sheet: ProgrammeSheet, row: FicheRow) -> FichePart:
    binned = set(session.scalars(select(Grid.title).where(Grid.binned_on.is_not(None))))
    checklists = session.scalars(
        select(Checklist).where(Checklist.fiche_id == row.id).order_by(Checklist.version)
    ).all()
    codes = {fund.id: fund.code for fund in sheet.funds}
    return FichePart(
        code=row.code,
        title=row.title,
        purpose=row.purpose or "",
        strand=row.strand,  # type: ignore[arg-type]  # the column has its codes
        grid=None if row.grid_title in binned else row.grid_title,
        rules=tuple(RulesPart(each.rules, each.holds_from) for each in row.versions),
        checklists=tuple(ChecklistPart(checklist_of(each, row.code).items, each.holds_from) for each in checklists),
        envelopes=tuple(EnvelopePart(codes[fund], amount) for fund, amount in sorted(row.envelopes.items())),
    )


def _indicators(session: Session, fiches: Mapping[int, str]) -> tuple[IndicatorPart, ...]:
    """Those that measure something: an indicator of a fiche-action that is in the bin does not."""
    return tuple(
        IndicatorPart(
            code=row.code,
            label=row.label,
            gathering=row.gathering,
            unit=row.unit or "",
            fiche=None if row.fiche_id is None else fiches[row.fiche_id],
            target=row.target,
            target_on=row.target_on,
            source=row.source or "",
        )
        for row in indicator_rows(session)
        if not row.is_binned and (row.fiche_id is None or row.fiche_id in fiches)
    )


def _settings(session: Session) -> tuple[SettingPart, ...]:
    """The last value of each setting."""
    return tuple(SettingPart(code, value) for code, value in sorted(kept_settings(session).items()))
