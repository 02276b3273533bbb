"""The register of controls: the dossiers under convention or paid, their controls, what these found."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ColumnElement, Subquery, and_, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from leaderdesk.domain.controls.periods import ControlPeriod, Milestones, read_control_period
from leaderdesk.domain.controls.registers import ControlRow, DossierFacts, FindingRow
from leaderdesk.domain.payments import BALANCE
from leaderdesk.domain.sheets.settings import read_setting
from leaderdesk.store.queries.plain import select_as
from leaderdesk.store.queries.settings import kept_settings
from leaderdesk.store.schema import (
    Control,
    ControlFinding,
    Dossier,
    Holder,
    PaymentClaim,
    StagedAmount,
    StatusStep,
)


def read_period(session: Session) -> ControlPeriod:
    """How long the programme says that a dossier may be controlled; the usual time where that cannot be read."""
    return read_setting(kept_settings(session), "control_period", read_control_period, ControlPeriod())[0]


def controlled_dossiers(session: Session, on: date, dossier_id: int | None = None) -> list[DossierFacts]:
    """Every dossier that a control may be about, with the days known by a day; nothing of the bin; or one alone."""
    paid = (
        select(StagedAmount.dossier_id, func.max(StagedAmount.said_on).label("day"))
        .where(StagedAmount.stage == "paid", StagedAmount.said_on <= on)
        .group_by(StagedAmount.dossier_id)
        .subquery()
    )
    is_settled = and_(_balance_paid(on), ~_still_to_pay(on))
    closed = _closings(on)
    is_controlled = exists().where(Control.dossier_id == Dossier.id)
    query = (
        select(
            *(Dossier.id, Dossier.number, Dossier.title, Holder.name, StatusStep.status),
            *(Dossier.convention_on, paid.c.day, is_settled, closed.c.day),
        )
        .join(Holder, Holder.id == Dossier.holder_id)
        .join(StatusStep, (StatusStep.dossier_id == Dossier.id) & StatusStep.until.is_(None))
        .outerjoin(paid, paid.c.dossier_id == Dossier.id)
        .outerjoin(closed, closed.c.dossier_id == Dossier.id)
        .where(Dossier.binned_on.is_(None))
        .where(
            or_(Dossier.convention_on.is_not(None), paid.c.day.is_not(None), closed.c.day.is_not(None), is_controlled)
        )
        .order_by(Dossier.number)
    )
    if dossier_id is not None:
        query = query.where(Dossier.id == dossier_id)
    return [
        DossierFacts(key, number, title, holder, status, Milestones(signed, last, bool(is_paid), ended))
        for key, number, title, holder, status, signed, last, is_paid, ended in session.execute(query)
    ]


def _balance_paid(on: date, *of_fund: ColumnElement[bool]) -> ColumnElement[bool]:
    """True for a dossier whose balance is paid, of any fund or of one."""
    return exists().where(
        *(PaymentClaim.dossier_id == Dossier.id, PaymentClaim.kind == BALANCE, PaymentClaim.paid_on <= on),
        *(PaymentClaim.withdrawn_on.is_(None), *of_fund),
    )


def _still_to_pay(on: date) -> ColumnElement[bool]:
    """True for a dossier with a fund that gave it money and has not paid its balance."""
    given = StagedAmount.stage.in_(("voted", "convention", "paid")), StagedAmount.amount > 0, StagedAmount.said_on <= on
    return exists().where(
        *(StagedAmount.dossier_id == Dossier.id, *given),
        ~_balance_paid(on, PaymentClaim.fund_id == StagedAmount.fund_id),
    )


def _closings(on: date) -> Subquery:
    """Since when each dossier is closed: a control opened since changes nothing, any other state does."""
    later = aliased(StatusStep)
    is_open_again = exists().where(
        *(later.dossier_id == StatusStep.dossier_id, later.status.not_in(("closed", "in_control"))),
        *(later.since >= StatusStep.until, later.since <= on),
    )
    return (
        select(StatusStep.dossier_id, func.min(StatusStep.since).label("day"))
        .where(StatusStep.status == "closed", StatusStep.since <= on, ~is_open_again)
        .group_by(StatusStep.dossier_id)
        .subquery()
    )


def control_rows(session: Session, dossier_id: int | None = None) -> list[ControlRow]:
    """Every control, or those of a dossier, in the order they were announced; one without a day comes last."""
    in_order = Control.announced_on.is_(None), Control.announced_on, Control.id
    query = select_as(ControlRow, Control).order_by(*in_order)
    if dossier_id is not None:
        query = query.where(Control.dossier_id == dossier_id)
    return [ControlRow(*row) for row in session.execute(query)]


def finding_rows(session: Session, dossier_id: int | None = None) -> list[FindingRow]:
    """What every control found, or those of a dossier, in its order."""
    query = select_as(FindingRow, ControlFinding).order_by(ControlFinding.position, ControlFinding.id)
    if dossier_id is not None:
        query = query.join(Control, Control.id == ControlFinding.control_id).where(Control.dossier_id == dossier_id)
    return [FindingRow(*row) for row in session.execute(query)]
