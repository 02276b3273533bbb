"""What workbooks say of all dossiers: one query for each family of rows, those in the bin left out."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import Any

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session

from leaderdesk.domain.payments import BALANCE
from leaderdesk.domain.sheets.exported import ClaimRow, FiledClaimRow, ProjectFacts, ShareRow, StageRow
from leaderdesk.store.queries.stages import BY_HAND
from leaderdesk.store.schema import (
    Contact,
    Conversation,
    Dossier,
    Fiche,
    Fund,
    Funder,
    FundingLine,
    Gal,
    Holder,
    Member,
    PaymentClaim,
    Person,
    PlannedClaim,
    Sitting,
    StagedAmount,
)

# A holder who is a person, or may be one, is never named where everybody reads.
PEOPLE = ("sole_trader", "farm", "person")
_HELD = ("open", "closed", "sealed")


def project_facts(session: Session) -> dict[int, ProjectFacts]:
    """The words and days of every dossier."""
    contacts: dict[int, list[str]] = {}
    for key, name in session.execute(select(Contact.holder_id, Contact.name).order_by(Contact.id)):
        contacts.setdefault(key, []).append(name)
    query: Select[*tuple[Any, ...]] = (
        select(
            *(Dossier.id, Dossier.summary, Dossier.communes, Dossier.starts_on, Dossier.ends_on),
            *(Dossier.opinion_on, Dossier.convention_on, Holder.siret, Holder.legal_kind, Holder.id),
        )
        .join(Holder, Holder.id == Dossier.holder_id)
        .where(Dossier.binned_on.is_(None))
    )
    return {
        key: ProjectFacts(
            *(key, summary or "", communes or "", starts, ends, opinion, convention, siret or "", kind),
            contacts=tuple(contacts.get(holder, ())),
        )
        for key, summary, communes, starts, ends, opinion, convention, siret, kind, holder in session.execute(query)
    }


def share_rows(session: Session) -> list[ShareRow]:
    """Every line of every plan, in the order of its plan; who gives may still be looked for."""
    query: Select[*tuple[Any, ...]] = (
        select(
            *(FundingLine.dossier_id, FundingLine.nature, func.coalesce(Fund.code, Funder.name, "")),
            *(FundingLine.amount, FundingLine.decided_on, FundingLine.expires_on, FundingLine.refused_on),
            FundingLine.expected_on,
        )
        .join(Dossier, Dossier.id == FundingLine.dossier_id)
        .outerjoin(Fund, Fund.id == FundingLine.fund_id)
        .outerjoin(Funder, Funder.id == FundingLine.funder_id)
        .where(Dossier.binned_on.is_(None))
        .order_by(Dossier.number, FundingLine.position, FundingLine.id)
    )
    return [ShareRow(*row) for row in session.execute(query)]


def stage_rows(session: Session, on: date) -> list[StageRow]:
    """All that stages said, the oldest first; what claims and amendments will bring after the day is not said yet."""
    query: Select[*tuple[Any, ...]] = (
        select(
            *(StagedAmount.dossier_id, Fund.code, StagedAmount.stage, StagedAmount.amount, StagedAmount.said_on),
            func.coalesce(StagedAmount.reason, ""),
        )
        .join(Dossier, Dossier.id == StagedAmount.dossier_id)
        .join(Fund, Fund.id == StagedAmount.fund_id)
        .where(Dossier.binned_on.is_(None), or_(StagedAmount.said_on <= on, StagedAmount.origin == BY_HAND))
        .order_by(StagedAmount.said_on, Dossier.number, StagedAmount.id)
    )
    return [StageRow(*row) for row in session.execute(query)]


def settled_funds(session: Session, on: date) -> list[tuple[int, str]]:
    """The funds of which each dossier had its balance by a day."""
    query = (
        select(PaymentClaim.dossier_id, Fund.code)
        .join(Fund, Fund.id == PaymentClaim.fund_id)
        .where(PaymentClaim.kind == BALANCE, PaymentClaim.paid_on <= on, PaymentClaim.withdrawn_on.is_(None))
    )
    return [(key, fund) for key, fund in session.execute(query)]


def claim_rows(session: Session) -> list[ClaimRow]:
    """Every payment that will be claimed, those with a day first."""
    query = (
        select(PlannedClaim.dossier_id, PlannedClaim.label, PlannedClaim.amount, PlannedClaim.ready_on)
        .join(Dossier, Dossier.id == PlannedClaim.dossier_id)
        .where(Dossier.binned_on.is_(None))
        .order_by(PlannedClaim.ready_on.is_(None), PlannedClaim.ready_on, Dossier.number, PlannedClaim.position)
    )
    return [ClaimRow(*row) for row in session.execute(query)]


def filed_claim_rows(session: Session) -> list[FiledClaimRow]:
    """Every claim of every dossier, in its order."""
    columns = [getattr(PaymentClaim, each.name) for each in fields(FiledClaimRow) if each.name != "fund"]
    query = (
        select(Fund.code, *columns)
        .join(Dossier, Dossier.id == PaymentClaim.dossier_id)
        .join(Fund, Fund.id == PaymentClaim.fund_id)
        .where(Dossier.binned_on.is_(None))
        .order_by(Dossier.number, PaymentClaim.position, PaymentClaim.id)
    )
    return [FiledClaimRow(key, fund, *rest) for fund, key, *rest in session.execute(query)]


def private_names(session: Session) -> frozenset[str]:
    """Everybody that the base knows by name: whoever is told of in public is not among them."""
    may_be = or_(Holder.legal_kind.in_(PEOPLE), Holder.legal_kind.is_(None))
    queries = (
        select(Member.name),
        select(Contact.name),
        select(Person.name),
        # Whoever calls for a town hall may be noted under its name.
        select(Conversation.caller).where(Conversation.caller.not_in(select(Holder.name).where(~may_be))),
        select(Funder.contact).where(Funder.contact.is_not(None)),
        select(Holder.name).where(may_be),
    )
    return frozenset(name for query in queries for name in session.scalars(query) if name)


def fiche_titles(session: Session) -> dict[int, str]:
    """The title of each fiche-action."""
    return dict(session.execute(select(Fiche.id, Fiche.title)).all())


def fund_codes(session: Session) -> list[str]:
    """The European funds of the programme."""
    return list(session.scalars(select(Fund.code).order_by(Fund.code)))


def gal_name(session: Session) -> str:
    """Whose base it is."""
    return session.scalars(select(Gal.name).order_by(Gal.id).limit(1)).first() or ""


def held_sittings(session: Session) -> list[tuple[int, int]]:
    """The key and the number of every sitting that was opened, the last first."""
    query = (
        select(Sitting.id, Sitting.number)
        .where(Sitting.binned_on.is_(None), Sitting.phase.in_(_HELD))
        .order_by(Sitting.held_on.desc(), Sitting.number.desc())
    )
    return [(key, number) for key, number in session.execute(query)]
