"""Decisions of co-funders that lapse before they have paid: soon, or before the fund itself can be paid."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from sqlalchemy import CompoundSelect, Select, func, or_, select, union
from sqlalchemy.orm import Session

from leaderdesk.domain.claims.amending import end_on
from leaderdesk.domain.claims.lapses import lapse_of, late_payment
from leaderdesk.domain.claims.rows import AmendmentRow, ClaimRow
from leaderdesk.domain.claims.rules import ClaimRules, read_claim_rules
from leaderdesk.domain.home.tasks import Task
from leaderdesk.domain.payments import BALANCE
from leaderdesk.domain.sheets.financing import PRIVATE, PUBLIC
from leaderdesk.domain.sheets.settings import read_setting
from leaderdesk.store.queries.claims import CLAIM_COLUMNS, claim_of
from leaderdesk.store.queries.plain import as_kept, day_of, plain_rows
from leaderdesk.store.queries.settings import kept_settings
from leaderdesk.store.queries.states import living
from leaderdesk.store.schema import Amendment, Dossier, Funder, FunderPayment, FundingLine, PaymentClaim, StagedAmount


def funders_due(session: Session, on: date, warned: date) -> Iterator[Task]:
    """Those that lapse before a day, and before all they promised was paid."""
    query = living(_lines(on).where(FundingLine.expires_on <= warned))
    for key, number, title, row, funder, expires_on, left, _ in plain_rows(session, query):
        data = {"funder": funder or "", "left": left}
        yield Task("funder_lapses", key, day_of(expires_on), None, number, title, row, data)


def funders_too_short(session: Session, on: date, late_months: int) -> Iterator[Task]:
    """Those that lapse later than that, and yet before the fund is paid at the latest: to be prolonged in time."""
    rules, _ = read_setting(kept_settings(session), "claim_rules", read_claim_rules, ClaimRules())
    is_later = FundingLine.expires_on > on + timedelta(days=rules.warn_days)
    query = living(_lines(on).where(is_later, FundingLine.nature.in_((PUBLIC, PRIVATE))))
    lines = plain_rows(session, query)
    if not lines:
        return
    awaited = _Awaited(session, select(FundingLine.dossier_id).where(is_later, FundingLine.refused_on.is_(None)), on)
    for key, number, title, row, funder, expires_on, left, ends_on in lines:
        late = awaited.late_payment(key, day_of(ends_on), late_months, on)
        lapse = lapse_of(day_of(expires_on), left, late, rules.warn_days, on)
        if lapse is not None and lapse.fund_late_on is not None:
            data = {"funder": funder or "", "left": left, "late": lapse.fund_late_on}
            yield Task("funder_too_short", key, lapse.on, None, number, title, row, data)


def _lines(on: date) -> Select[*tuple[Any, ...]]:
    """Money that is still to come on a day, with its dossier; what is dated ahead is expected, it was not paid."""
    paid = (
        select(func.coalesce(func.sum(FunderPayment.amount), 0))
        .where(FunderPayment.funding_line_id == FundingLine.id, FunderPayment.paid_on <= on)
        .scalar_subquery()
    )
    return (
        select(
            *(Dossier.id, Dossier.number, Dossier.title, FundingLine.id, Funder.name),
            *(as_kept(FundingLine.expires_on), FundingLine.amount - paid, as_kept(Dossier.convention_ends_on)),
        )
        .join(FundingLine, FundingLine.dossier_id == Dossier.id)
        .outerjoin(Funder, Funder.id == FundingLine.funder_id)
        .where(FundingLine.refused_on.is_(None), FundingLine.amount > paid)
    )


class _Awaited:
    """What says when the funds of some dossiers are paid: their claims, and what moved the end of their convention."""

    def __init__(self, session: Session, keys: Select[int], on: date) -> None:
        self._amended: defaultdict[int, list[AmendmentRow]] = defaultdict(list)
        columns = [getattr(Amendment, name) for name in AmendmentRow.__dataclass_fields__]
        moving = select(Amendment.dossier_id, *columns).where(Amendment.ends_on.is_not(None))
        for key, *values in session.execute(moving.where(Amendment.dossier_id.in_(keys))):
            self._amended[key].append(AmendmentRow(*values))
        # By dossier, the claims of each of its funds in their order; a fund may have none.
        self._funds: defaultdict[int, dict[int, list[ClaimRow]]] = defaultdict(dict)
        for key, fund_id in session.connection().execute(_funds_of(keys)):
            self._funds[key][fund_id] = []
        # An instalment that was paid, or that nobody filed, says nothing of it.
        is_pending = PaymentClaim.filed_on.is_not(None) & or_(PaymentClaim.paid_on.is_(None), PaymentClaim.paid_on > on)
        telling = (
            select(PaymentClaim.dossier_id, *CLAIM_COLUMNS)
            .where(PaymentClaim.withdrawn_on.is_(None), or_(PaymentClaim.kind == BALANCE, is_pending))
            .where(PaymentClaim.dossier_id.in_(keys))
            .order_by(PaymentClaim.position, PaymentClaim.id)
        )
        for key, *values in plain_rows(session, telling):
            claim = claim_of(values)
            self._funds[key].setdefault(claim.fund_id, []).append(claim)

    def late_payment(self, key: int, first_end: date | None, late_months: int, on: date) -> date | None:
        """When the last fund of a dossier is paid at the latest, by the convention as it stands on a day."""
        # A dossier that has ended is not read here.
        funds = [(False, claims) for claims in self._funds[key].values()]
        return late_payment(funds, end_on(self._amended.get(key, ()), first_end, on), late_months, on)


def _funds_of(keys: Select[int]) -> CompoundSelect[int, int]:
    """Every fund that the plan, a stage or a claim of a dossier speaks of."""
    planned = select(FundingLine.dossier_id, FundingLine.fund_id).where(
        FundingLine.fund_id.is_not(None), FundingLine.refused_on.is_(None), FundingLine.dossier_id.in_(keys)
    )
    said = select(StagedAmount.dossier_id, StagedAmount.fund_id).where(StagedAmount.dossier_id.in_(keys))
    claimed = select(PaymentClaim.dossier_id, PaymentClaim.fund_id).where(PaymentClaim.dossier_id.in_(keys))
    return union(planned, said, claimed)
