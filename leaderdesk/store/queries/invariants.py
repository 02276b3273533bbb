"""What must hold between the rows of a base, each as one named sentence (see `words.findings`)."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import ScalarSelect, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from leaderdesk.domain.findings import Finding, doubt
from leaderdesk.domain.holders import is_siret
from leaderdesk.store.schema import (
    CostLine,
    Dossier,
    FicheRules,
    FundingLine,
    Holder,
    Quote,
    StatusStep,
)

_ENOUGH = 200


def broken_invariants(session: Session) -> list[Finding]:
    """Every dossier or holder for which one of the sentences is not true."""
    found = [
        doubt(code, dossier=number)
        for code, query in INVARIANTS.items()
        for number in session.scalars(query().limit(_ENOUGH))
    ]
    found += [
        doubt("siret_invalid", holder=name)
        for name, siret in session.execute(select(Holder.name, Holder.siret))
        if siret is not None and not is_siret(siret)
    ]
    return found


def _total(line: type[CostLine | FundingLine]) -> Select[int]:
    return select(func.coalesce(func.sum(line.amount), 0)).where(line.dossier_id == Dossier.id).correlate(Dossier)


def _cost() -> ScalarSelect[int]:
    return _total(CostLine).scalar_subquery()


def _funding() -> ScalarSelect[int]:
    """What is planned; a refused line brings nothing."""
    return _total(FundingLine).where(FundingLine.refused_on.is_(None)).scalar_subquery()


def _numbers() -> Select[str]:
    return select(Dossier.number).where(Dossier.binned_on.is_(None)).order_by(Dossier.number)


def _funding_over_cost() -> Select[str]:
    """Where no cost is known there is nothing to compare."""
    return _numbers().where(_cost() > 0, _funding() > _cost())


def _cost_missing() -> Select[str]:
    return _numbers().where(_cost() == 0, _funding() > 0)


def _eligible_over_cost() -> Select[str]:
    return _numbers().where(
        select(CostLine.id)
        .where(CostLine.dossier_id == Dossier.id, CostLine.eligible_amount > CostLine.amount)
        .exists()
    )


def _one_present_status() -> Select[str]:
    present = (
        select(func.count())
        .where(StatusStep.dossier_id == Dossier.id, StatusStep.until.is_(None))
        .correlate(Dossier)
        .scalar_subquery()
    )
    return _numbers().where(present != 1)


def _status_backwards() -> Select[str]:
    return _numbers().where(
        select(StatusStep.id).where(StatusStep.dossier_id == Dossier.id, StatusStep.until < StatusStep.since).exists()
    )


def _one_retained_quote() -> Select[str]:
    retained = (
        select(func.count())
        .where(Quote.cost_line_id == CostLine.id, Quote.is_retained.is_(True))
        .correlate(CostLine)
        .scalar_subquery()
    )
    return _numbers().where(select(CostLine.id).where(CostLine.dossier_id == Dossier.id, retained > 1).exists())


def _rules_of_its_fiche() -> Select[str]:
    return _numbers().join(FicheRules, FicheRules.id == Dossier.rules_id).where(FicheRules.fiche_id != Dossier.fiche_id)


def _dates_backwards() -> Select[str]:
    return _numbers().where(
        or_(
            and_(Dossier.programmed_on.is_not(None), Dossier.programmed_on < Dossier.received_on),
            and_(Dossier.convention_on.is_not(None), Dossier.convention_on < Dossier.programmed_on),
            and_(Dossier.convention_ends_on.is_not(None), Dossier.convention_ends_on < Dossier.convention_on),
        )
    )


INVARIANTS: dict[str, Callable[[], Select[str]]] = {
    "funding_over_cost": _funding_over_cost,
    "cost_missing": _cost_missing,
    "eligible_over_cost": _eligible_over_cost,
    "not_one_status": _one_present_status,
    "status_backwards": _status_backwards,
    "several_retained_quotes": _one_retained_quote,
    "rules_of_another_fiche": _rules_of_its_fiche,
    "dates_backwards": _dates_backwards,
}
