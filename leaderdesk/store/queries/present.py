"""What a base says in the fields of workbooks: dossiers and holders, in a few queries whatever their number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from leaderdesk.domain.text import folded
from leaderdesk.domain.workbooks.known import Known, KnownFiche
from leaderdesk.domain.workbooks.proposing.comparing import bare
from leaderdesk.domain.workbooks.proposing.present import PresentAmount, PresentDossier, PresentHolder
from leaderdesk.domain.workbooks.taking.claimed import PresentClaim
from leaderdesk.domain.workbooks.taking.stories import Stage
from leaderdesk.domain.workbooks.verdicts import CofunderShare, Value
from leaderdesk.store.schema import (
    Call,
    Contact,
    CostLine,
    Dossier,
    Fiche,
    Fund,
    Funder,
    FundingLine,
    Holder,
    Note,
    PaymentClaim,
    Person,
    Programme,
    Quote,
    StagedAmount,
    StatusStep,
)

_DOSSIERS = (
    select(
        *(Dossier.id, Dossier.number, Dossier.title, Dossier.holder_id, Dossier.binned_on, Dossier.summary),
        *(Dossier.theme, Dossier.communes, Dossier.partners, Dossier.starts_on, Dossier.ends_on, Dossier.next_step),
        *(Dossier.committee_on, Dossier.received_on, Dossier.eligible_from, Dossier.opinion_on, Dossier.programmed_on),
        *(Dossier.convention_on, Fiche.code.label("fiche"), Person.name.label("person"), Call.title.label("call")),
        *(StatusStep.status, StatusStep.since),
    )
    .outerjoin(Fiche, Fiche.id == Dossier.fiche_id)
    .outerjoin(Person, Person.id == Dossier.person_id)
    .outerjoin(Call, Call.id == Dossier.call_id)
    .outerjoin(StatusStep, (StatusStep.dossier_id == Dossier.id) & StatusStep.until.is_(None))
    .order_by(Dossier.number)
)
_QUOTED = select(CostLine.dossier_id).join(Quote, Quote.cost_line_id == CostLine.id).distinct()
_FUNDING = (
    select(FundingLine.dossier_id, FundingLine.nature, FundingLine.amount, Funder.name)
    .outerjoin(Funder, Funder.id == FundingLine.funder_id)
    .where(FundingLine.refused_on.is_(None))
    .order_by(FundingLine.dossier_id, FundingLine.position)
)
_STAGED = (
    select(
        *(StagedAmount.dossier_id, StagedAmount.stage, StagedAmount.fund_id, StagedAmount.said_on),
        *(StagedAmount.amount, StagedAmount.reason),
    )
    .where(StagedAmount.stage.in_(("voted", "paid")))
    .order_by(StagedAmount.said_on)
)
_CLAIMS = (
    select(*(PaymentClaim.dossier_id, PaymentClaim.id, PaymentClaim.filed_on, PaymentClaim.paid_on, PaymentClaim.paid))
    .where(PaymentClaim.withdrawn_on.is_(None))
    .order_by(PaymentClaim.position, PaymentClaim.id)
)
_HOLDERS = (
    select(
        *(Holder.id, Holder.name, Holder.siret, Holder.legal_kind, Holder.address, Holder.postcode),
        *(Holder.commune, Holder.epci, Holder.nature),
    )
    .where(Holder.binned_on.is_(None), Holder.merged_into.is_(None))
    .order_by(Holder.name, Holder.id)
)
_CONTACTS = select(Contact.holder_id, Contact.name, Contact.phone, Contact.email).order_by(Contact.name)
# The field of a workbook and the column that says it.
_OWN = {
    "summary": "summary",
    "theme": "theme",
    "commune": "communes",
    "partners": "partners",
    "date_start": "starts_on",
    "date_end": "ends_on",
    "next_step": "next_step",
    "date_received": "received_on",
    "date_eligible": "eligible_from",
    "date_opinion": "opinion_on",
    "date_convention": "convention_on",
    "fiche_action": "fiche",
    "person": "person",
    "call": "call",
    "status": "status",
}
_OF_HOLDER = {
    "holder_name": "name",
    "holder_kind": "legal_kind",
    "holder_nature": "nature",
    "siret": "siret",
    "address": "address",
    "postcode": "postcode",
    "commune": "commune",
    "epci": "epci",
}
_NATURES = {"european": "feader", "public": "national_public", "private": "private", "own": "own_funds"}
_COSTED = ("total_cost", "eligible_cost")
_REACHED_BY = ("contact", "phone", "email")
_Contact = tuple[str, str | None, str | None]


_FICHES = select(Fiche.code, Fiche.title).where(Fiche.binned_on.is_(None)).order_by(Fiche.position)
_NAMES = {
    "funders": select(Funder.name).where(Funder.binned_on.is_(None)).order_by(Funder.name),
    "communes": select(Holder.commune).where(Holder.commune.is_not(None)).distinct().order_by(Holder.commune),
    "epcis": select(Holder.epci).where(Holder.epci.is_not(None)).distinct().order_by(Holder.epci),
    "funds": select(Fund.code).distinct().order_by(Fund.code),
    "people": select(Person.name).where(Person.binned_on.is_(None)).order_by(Person.name),
    "calls": select(Call.title).where(Call.binned_on.is_(None)).order_by(Call.title),
}


def known_names(session: Session) -> Known:
    """The names that a programme knows."""
    names = {name: tuple(each for each in session.scalars(query) if each) for name, query in _NAMES.items()}
    return Known(tuple(KnownFiche(code, title) for code, title in session.execute(_FICHES)), **names)


def present_dossiers(
    session: Session, taken: Sequence[str], is_taken: Callable[[str | None], bool]
) -> tuple[PresentDossier, ...]:
    """Every dossier; lines of costs so called, amounts for such a reason, were given by a workbook and by nobody."""
    sums = _Sums(session, taken, is_taken)
    return tuple(_dossier(row, sums) for row in session.execute(_DOSSIERS))


def present_holders(session: Session) -> tuple[PresentHolder, ...]:
    """Every holder that was neither put in the bin nor made one with another."""
    contacts: dict[int, list[_Contact]] = defaultdict(list)
    for key, name, phone, email in session.execute(_CONTACTS):
        contacts[key].append((name, phone, email))
    return tuple(_holder(row, contacts.get(row.id, ())) for row in session.execute(_HOLDERS))


def programme_span(session: Session) -> tuple[date, date] | None:
    """From the first day of the programmes to the last."""
    return _span(*session.execute(select(func.min(Programme.starts_on), func.max(Programme.ends_on))).one())


class _Sums:
    """What hangs on the dossiers, each kind read once."""

    def __init__(self, session: Session, taken: Sequence[str], is_taken: Callable[[str | None], bool]) -> None:
        self.costs = {key: rest for key, *rest in session.execute(_costs(taken))}
        self.quoted = set(session.scalars(_QUOTED))
        self.funding: dict[int, list[tuple[str, int, str | None]]] = defaultdict(list)
        for key, nature, amount, name in session.execute(_FUNDING):
            self.funding[key].append((nature, amount, name))
        # The last said of each fund stands: payments are cumulated.
        self.paid: dict[int, dict[int, tuple[date, int]]] = defaultdict(dict)
        self.staged: dict[int, dict[str, PresentAmount]] = defaultdict(dict)
        for key, stage, fund, said_on, amount, reason in session.execute(_STAGED):
            self.staged[key][stage] = PresentAmount(amount, is_taken(reason))
            if stage == "paid":
                self.paid[key][fund] = (said_on, amount)
        self.claims: dict[int, list[PresentClaim]] = defaultdict(list)
        for key, claim, filed_on, paid_on, paid in session.execute(_CLAIMS):
            self.claims[key].append(PresentClaim(claim, filed_on, paid_on, paid))
        self.notes: dict[int, list[str]] = defaultdict(list)
        for key, text in session.execute(select(Note.dossier_id, Note.text).order_by(Note.id)):
            self.notes[key].append(folded(text))


def _dossier(row: Any, sums: _Sums) -> PresentDossier:  # noqa: ANN401 - a row of the query
    values: dict[str, Value] = {
        name: value for name, column in _OWN.items() if (value := getattr(row, column)) is not None
    }
    also: dict[str, Value] = {}
    committee = row.programmed_on or row.committee_on
    if committee is not None:
        values["date_committee"], also["date_committee"] = committee, row.committee_on or committee
    detailed = _put_costs(values, also, row.id, sums) | _put_plan(values, row.id, sums)
    paid = sums.paid.get(row.id)
    if paid:
        values["paid"] = sum(amount for _, amount in paid.values())
        values["date_paid"] = max(said_on for said_on, _ in paid.values())
    claims = tuple(sums.claims.get(row.id, ()))
    if len(claims) == 1 and claims[0].filed_on is not None:
        values["date_claimed"] = claims[0].filed_on
    return PresentDossier(
        key=row.id,
        number=row.number,
        title=row.title,
        holder=row.holder_id,
        values=values,
        also=also,
        detailed=detailed,
        stage=None if row.status is None else Stage(row.status, row.since),
        staged=sums.staged.get(row.id, {}),
        claims=claims,
        noted=" ".join(sums.notes.get(row.id, ())),
        is_binned=row.binned_on is not None,
    )


def _put_costs(values: dict[str, Value], also: dict[str, Value], key: int, sums: _Sums) -> frozenset[str]:
    """The costs of a dossier; they are details unless one line, or those that a workbook gave, make them."""
    found = sums.costs.get(key)
    if found is None:
        return frozenset()
    values["total_cost"], values["eligible_cost"], also["eligible_cost"], count, taken = found
    return frozenset(_COSTED) if key in sums.quoted or (count > 1 and taken < count) else frozenset()


def _put_plan(values: dict[str, Value], key: int, sums: _Sums) -> frozenset[str]:
    """What each kind of money brings; several lines of one kind are details which a row cannot tell."""
    detailed: set[str] = set()
    lines = sums.funding.get(key, ())
    for nature, name in _NATURES.items():
        amounts = [amount for its, amount, _ in lines if its == nature]
        if amounts:
            values[name] = sum(amounts)
        if len(amounts) > 1:
            detailed.add(name)
    shares = _shares((name, amount) for nature, amount, name in lines if nature in {"public", "private"} and name)
    if shares:
        values["cofunders"] = shares
    return frozenset(detailed)


def _shares(named: Iterable[tuple[str | None, int]]) -> tuple[CofunderShare, ...]:
    amounts: dict[str, int] = {}
    for name, amount in named:
        if name is not None:
            amounts[name] = amounts.get(name, 0) + amount
    return tuple(CofunderShare(name, amount) for name, amount in amounts.items())


def _holder(row: Any, contacts: Sequence[_Contact]) -> PresentHolder:  # noqa: ANN401 - a row of the query
    values: dict[str, Value] = {
        name: value for name, column in _OF_HOLDER.items() if (value := getattr(row, column)) is not None
    }
    for contact in reversed(contacts):
        values.update({name: value for name, value in zip(_REACHED_BY, contact, strict=True) if value})
    reached = frozenset(bare(said) for contact in contacts for said in contact if said)
    return PresentHolder(row.id, row.name, row.siret, values, reached)


def _span(first: date | None, last: date | None) -> tuple[date, date] | None:
    return None if first is None or last is None else (first, last)


def _costs(taken: Sequence[str]) -> Select[*tuple[Any, ...]]:
    return select(
        CostLine.dossier_id,
        func.sum(CostLine.amount),
        func.sum(CostLine.eligible_amount),
        # What an instruction kept may be more than the line: it stands as it was said.
        func.sum(func.coalesce(CostLine.instructed, CostLine.eligible_amount)),
        func.count(),
        func.count().filter(CostLine.label.in_(taken)),
    ).group_by(CostLine.dossier_id)
