"""The envelopes as their state tells them: each pot, and every dossier that weighs on it or waits for it."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from leaderdesk.domain.sheets.envelopes import PotRow, TakerRow
from leaderdesk.store.queries.sittings import WEIGHING, left_of_envelopes
from leaderdesk.store.schema import Dossier, Envelope, Fiche, Fund, FundingLine, StagedAmount, StatusStep

_WAITING = "waiting_list"


def pot_rows(session: Session) -> list[PotRow]:
    """Every envelope that somebody set, by fiche-action then fund, with what is left of it as the sittings know it."""
    left = left_of_envelopes(session)
    query = (
        select(Fiche.id, Fiche.code, Fiche.title, Fund.id, Fund.code, Envelope.amount)
        .join(Envelope, Envelope.fiche_id == Fiche.id)
        .join(Fund, Fund.id == Envelope.fund_id)
        .order_by(Fiche.position, Fiche.code, Fund.code)
    )
    return [
        PotRow(fiche, code, title, fund, fund_code, amount, left[fiche, fund])
        for fiche, code, title, fund, fund_code, amount in session.execute(query)
    ]


def taker_rows(session: Session) -> list[TakerRow]:
    """Each dossier on each fund: those that weigh, by number, and those on the waiting list, the oldest first."""
    paid = _paid(session)
    query = (
        select(
            Dossier.id,
            Dossier.number,
            Dossier.title,
            Dossier.fiche_id,
            FundingLine.fund_id,
            StatusStep.status,
            StatusStep.since,
            func.sum(FundingLine.amount),
        )
        .join(FundingLine, FundingLine.dossier_id == Dossier.id)
        .join(StatusStep, (StatusStep.dossier_id == Dossier.id) & StatusStep.until.is_(None))
        .where(FundingLine.nature == "european", FundingLine.refused_on.is_(None))
        .where(Dossier.binned_on.is_(None), StatusStep.status.in_((*WEIGHING, _WAITING)))
        .group_by(Dossier.id, FundingLine.fund_id, StatusStep.status, StatusStep.since)
        .order_by(StatusStep.status != _WAITING, StatusStep.since, Dossier.number)
    )
    rows = [
        TakerRow(number, title, fiche, fund, status, since, amount, paid.get((key, fund or 0), 0), status == _WAITING)
        for key, number, title, fiche, fund, status, since, amount in session.execute(query)
    ]
    waiting = [each for each in rows if each.is_waiting]
    return [*sorted((each for each in rows if not each.is_waiting), key=lambda each: each.number), *waiting]


def _paid(session: Session) -> dict[tuple[int, int], int]:
    """The last that was said to be paid, by dossier and fund: payments are cumulated."""
    query = (
        select(StagedAmount.dossier_id, StagedAmount.fund_id, StagedAmount.amount)
        .where(StagedAmount.stage == "paid")
        .order_by(StagedAmount.said_on, StagedAmount.id)
    )
    return {(dossier, fund): amount for dossier, fund, amount in session.execute(query)}
