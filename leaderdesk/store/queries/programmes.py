"""The programme read whole: one query for each family, whatever the number of rows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from leaderdesk.domain.money import Cents
from leaderdesk.domain.programmes.rows import (
    FicheRow,
    FunderRow,
    FundRow,
    GalRow,
    PersonRow,
    ProgrammeSheet,
    RulesVersion,
)
from leaderdesk.domain.programmes.rules import Rules
from leaderdesk.store.schema import (
    Dossier,
    Envelope,
    Fiche,
    FicheRules,
    Fund,
    Funder,
    FundingLine,
    Gal,
    Grid,
    Indicator,
    Person,
    Programme,
    Setting,
    StagedAmount,
)


def programme_sheet(session: Session, on: date) -> ProgrammeSheet:
    """The programme of the base, its rules as they are in force on a day."""
    gal = session.scalars(select(Gal).order_by(Gal.id)).first()
    programme = session.scalars(select(Programme).order_by(Programme.starts_on.desc(), Programme.id)).first()
    group = GalRow(gal.name, gal.carrier, gal.region, gal.holder_id) if gal else None
    funders, people = funder_rows(session), person_rows(session)
    if programme is None:
        return ProgrammeSheet(group, funders=funders, people=people)
    return ProgrammeSheet(
        gal=group,
        programme_id=programme.id,
        title=programme.title,
        starts_on=programme.starts_on,
        ends_on=programme.ends_on,
        funds=_funds(session, programme.id),
        fiches=_fiches(session, programme.id, on),
        funders=funders,
        people=people,
    )


def funder_rows(session: Session) -> tuple[FunderRow, ...]:
    """Every funder by name, those in the bin last."""
    used = _counts(session, FundingLine.funder_id, FundingLine.dossier_id)
    rows = session.scalars(select(Funder).order_by(Funder.binned_on.is_not(None), Funder.name)).all()
    return tuple(
        FunderRow(
            *(row.id, row.name, row.kind, row.is_public, row.is_european_money, row.contact),
            *(used.get(row.id, 0), row.binned_on is not None),
        )
        for row in rows
    )


def person_rows(session: Session) -> tuple[PersonRow, ...]:
    """Everybody of the team, those who left after the others."""
    borne = _counts(session, Dossier.person_id, Dossier.id)
    rows = session.scalars(
        select(Person).order_by(Person.binned_on.is_not(None), Person.left_on.is_not(None), Person.name)
    ).all()
    return tuple(
        PersonRow(
            *(row.id, row.name, row.role, row.phone, row.email, row.left_on),
            borne.get(row.id, 0),
            row.binned_on is not None,
        )
        for row in rows
    )


def present_names(session: Session) -> dict[str, set[str]]:
    """The codes, titles and names that a base has already, by family."""
    families = {
        "fund": Fund.code,
        "grid": Grid.title,
        "fiche": Fiche.code,
        "funder": Funder.name,
        "indicator": Indicator.code,
        "setting": Setting.code,
    }
    return {family: set(session.scalars(select(column))) for family, column in families.items()}


def rules_of(row: FicheRules) -> Rules:
    """The money rules that a row keeps."""
    return Rules(**{name: getattr(row, name) for name in Rules.__slots__})


def rules_in_force(session: Session, fiche_id: int, on: date) -> FicheRules | None:
    """The version that holds on a day: the last begun, the highest of one day."""
    query = select(FicheRules).where(FicheRules.fiche_id == fiche_id, FicheRules.holds_from <= on)
    return session.scalars(query.order_by(FicheRules.holds_from.desc(), FicheRules.version.desc())).first()


def _funds(session: Session, programme_id: int) -> tuple[FundRow, ...]:
    used = {
        key
        for column in (FundingLine.fund_id, Envelope.fund_id, StagedAmount.fund_id)
        for key in session.scalars(select(column).where(column.is_not(None)).distinct())
    }
    rows = session.scalars(select(Fund).where(Fund.programme_id == programme_id).order_by(Fund.code)).all()
    return tuple(FundRow(row.id, row.code, row.name, row.id in used) for row in rows)


def _fiches(session: Session, programme_id: int, on: date) -> tuple[FicheRow, ...]:
    rows = session.scalars(select(Fiche).where(Fiche.programme_id == programme_id).order_by(Fiche.position)).all()
    titles: dict[int, str] = dict(session.execute(select(Grid.id, Grid.title)).all())
    envelopes: dict[int, dict[int, Cents]] = {}
    for fiche, fund, amount in session.execute(select(Envelope.fiche_id, Envelope.fund_id, Envelope.amount)):
        envelopes.setdefault(fiche, {})[fund] = Cents(amount)
    versions: dict[int, list[FicheRules]] = {}
    for row in session.scalars(select(FicheRules).order_by(FicheRules.version)):
        versions.setdefault(row.fiche_id, []).append(row)
    judged = _counts(session, Dossier.rules_id, Dossier.id)
    held = _counts(session, Dossier.fiche_id, Dossier.id)
    return tuple(
        FicheRow(
            *(row.id, row.code, row.title, row.purpose, row.position, row.grid_id),
            grid_title=None if row.grid_id is None else titles.get(row.grid_id),
            versions=_versions(versions.get(row.id, []), judged, on),
            envelopes=envelopes.get(row.id, {}),
            dossiers=held.get(row.id, 0),
            is_binned=row.binned_on is not None,
            strand=row.strand,
        )
        for row in rows
    )


def _versions(rows: list[FicheRules], judged: Mapping[int, int], on: date) -> tuple[RulesVersion, ...]:
    begun = [row for row in rows if row.holds_from <= on]
    present = max(begun, key=lambda row: (row.holds_from, row.version), default=None)
    return tuple(
        RulesVersion(row.id, row.version, row.holds_from, rules_of(row), judged.get(row.id, 0), row is present)
        for row in rows
    )


def _counts(session: Session, by: InstrumentedAttribute[Any], what: InstrumentedAttribute[Any]) -> dict[int, int]:
    query = select(by, func.count(what.distinct())).where(by.is_not(None)).group_by(by)
    return dict(session.execute(query).all())
