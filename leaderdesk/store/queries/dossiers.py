"""The list of dossiers: one query for the rows, one for each kind of sum, one for each kind of thing due."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import and_, bindparam, func, or_, select
from sqlalchemy.orm import Session

from leaderdesk.domain.dossiers import DossierRow
from leaderdesk.domain.eligibility.checklists import Checklist
from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.lives.deadlines import Started
from leaderdesk.domain.lives.stays import Stay
from leaderdesk.domain.money import Cents
from leaderdesk.domain.programmes.checklists import read_checklist, usual_items
from leaderdesk.domain.sheets.listing import COLLECTING, asked_codes, next_due
from leaderdesk.domain.sheets.settings import life_of
from leaderdesk.store.schema import (
    Call,
    CostLine,
    Dossier,
    DossierTag,
    Fiche,
    FundingLine,
    Holder,
    Person,
    Piece,
    Setting,
    StagedAmount,
    StatusStep,
    Tag,
)
from leaderdesk.store.schema import Checklist as ChecklistTable
from leaderdesk.store.schema.columns import Day

_NO_STATUS = "contact"
_ROWS = (
    select(
        *(Dossier.id, Dossier.number, Dossier.title, Holder.name, Holder.commune, Dossier.fiche_id),
        *(StatusStep.status, StatusStep.since, Dossier.received_on, Dossier.programmed_on, Dossier.convention_on),
        *(Dossier.binned_on, Dossier.holder_id, Dossier.theme, Dossier.person_id, Dossier.call_id, Holder.epci),
        *(Dossier.next_step, Dossier.next_step_on, Dossier.committee_on, Dossier.convention_ends_on),
        *(Holder.legal_kind, Holder.nature, Dossier.checklist_id),
    )
    .join(Holder, Holder.id == Dossier.holder_id)
    .outerjoin(StatusStep, (StatusStep.dossier_id == Dossier.id) & StatusStep.until.is_(None))
    .order_by(Dossier.number)
)
_COSTS = select(CostLine.dossier_id, func.sum(CostLine.amount), func.sum(CostLine.eligible_amount)).group_by(
    CostLine.dossier_id
)
_FUNDING = (
    select(FundingLine.dossier_id, FundingLine.nature, func.sum(FundingLine.amount))
    .where(FundingLine.refused_on.is_(None))
    .group_by(FundingLine.dossier_id, FundingLine.nature)
)
_PAST_STEPS = (
    select(StatusStep.dossier_id, StatusStep.status, StatusStep.since, StatusStep.until)
    .where(StatusStep.until.is_not(None))
    .order_by(StatusStep.since, StatusStep.until)
)
_CLAIMED = select(StagedAmount.dossier_id).where(StagedAmount.stage == "claimed")
_STAGED = (
    select(StagedAmount.dossier_id, StagedAmount.fund_id, StagedAmount.stage, StagedAmount.amount, StagedAmount.said_on)
    .where(StagedAmount.dossier_id.in_(_CLAIMED), StagedAmount.stage.in_(("voted", "convention", "claimed")))
    .order_by(StagedAmount.said_on)
)
_TAGS = select(DossierTag.dossier_id, Tag.name).join(Tag, Tag.id == DossierTag.tag_id).order_by(Tag.name)
_CHECKLISTS = select(
    ChecklistTable.fiche_id,
    ChecklistTable.id,
    ChecklistTable.version,
    ChecklistTable.holds_from,
    ChecklistTable.definition,
).order_by(ChecklistTable.holds_from, ChecklistTable.version)
_SETTINGS = select(Setting.code, Setting.value).where(Setting.code == "life").order_by(Setting.version)
_BROUGHT = (
    select(Piece.dossier_id, Piece.code)
    .join(StatusStep, (StatusStep.dossier_id == Piece.dossier_id) & StatusStep.until.is_(None))
    .where(StatusStep.status.in_(sorted(COLLECTING)))
    .where(
        or_(
            Piece.set_aside.is_not(None),
            and_(
                Piece.received_on.is_not(None),
                or_(Piece.expires_on.is_(None), Piece.expires_on >= bindparam("on", type_=Day)),
            ),
        )
    )
)
_DATES = ("received_on", "programmed_on", "convention_on", "balance_claimed_on")
_MONEY = ("voted", "convention", "claimed")


def dossier_rows(session: Session, on: date) -> list[DossierRow]:
    """Every dossier with its holder, fiche-action, present state, sums, and what is due on a day, by number."""
    sums, due = _Sums(session), _Due(session, on)
    return [_row(row, sums, due) for row in session.execute(_ROWS)]


class _Sums:
    """The sums and names of every dossier, each read once."""

    def __init__(self, session: Session) -> None:
        self.costs = {key: (total, eligible) for key, total, eligible in session.execute(_COSTS)}
        self.funding = {(key, nature): amount for key, nature, amount in session.execute(_FUNDING)}
        self.fiches = _named(session, Fiche.id, Fiche.code)
        self.people = _named(session, Person.id, Person.name)
        self.calls = _named(session, Call.id, Call.title)
        self.tags: dict[int, tuple[str, ...]] = {}
        for key, name in session.execute(_TAGS):
            self.tags[key] = (*self.tags.get(key, ()), name)

    def amount(self, key: int, nature: str) -> Cents:
        """What one nature of money brings to a dossier."""
        return Cents(self.funding.get((key, nature), 0))


class _Due:
    """What is still to come for every dossier: its next deadline, the pieces of its file."""

    def __init__(self, session: Session, on: date) -> None:
        self._on = on
        self._life = life_of(dict(session.execute(_SETTINGS).all()))
        self._past: defaultdict[int, list[Stay]] = defaultdict(list)
        for key, status, since, until in session.execute(_PAST_STEPS):
            self._past[key].append(Stay(status, since, until))
        self._balances = _balances(session)
        self._checklists = _checklists(session, on)
        self._asked: dict[tuple[int, str, str], frozenset[str]] = {}
        self._brought: defaultdict[int, set[str]] = defaultdict(set)
        for key, code in session.execute(_BROUGHT, {"on": on}):
            self._brought[key].add(code)

    def deadline(self, row: Any) -> Started | None:  # noqa: ANN401 - a row of the list's query
        """The first deadline that waits."""
        past = self._past.get(row.id)
        if past is None or row.status is None:
            return None
        days = (row.received_on, row.programmed_on, row.convention_on, self._balances.get(row.id))
        dates = {name: day for name, day in zip(_DATES, days, strict=True) if day is not None}
        return next_due(self._life, [*past, Stay(row.status, row.since)], dates, self._on)

    def missing(self, row: Any) -> int:  # noqa: ANN401 - a row of the list's query
        """How many pieces the file lacks, as long as they are collected."""
        if row.status not in COLLECTING:
            return 0
        checklist = self._checklists.get(row.checklist_id) or self._checklists.get(row.fiche_id) or _usual()
        known = (id(checklist), row.legal_kind, row.nature)
        if known not in self._asked:
            self._asked[known] = asked_codes(checklist, row.legal_kind, row.nature)
        return len(self._asked[known] - self._brought.get(row.id, set()))


def _row(row: Any, sums: _Sums, due: _Due) -> DossierRow:  # noqa: ANN401 - a row of the list's query
    total, eligible = sums.costs.get(row.id, (0, 0))
    deadline = due.deadline(row)
    return DossierRow(
        id=row.id,
        number=row.number,
        title=row.title,
        holder=row.name,
        commune=row.commune,
        fiche=sums.fiches.get(row.fiche_id),
        status=row.status or _NO_STATUS,
        received_on=row.received_on,
        programmed_on=row.programmed_on,
        total_cost=Cents(total),
        eligible_cost=Cents(eligible),
        european=sums.amount(row.id, "european"),
        national_public=sums.amount(row.id, "public"),
        is_binned=row.binned_on is not None,
        holder_id=row.holder_id,
        theme=row.theme,
        person=sums.people.get(row.person_id),
        call=sums.calls.get(row.call_id),
        epci=row.epci,
        private=sums.amount(row.id, "private"),
        own=sums.amount(row.id, "own"),
        next_step=row.next_step,
        next_step_on=row.next_step_on,
        committee_on=row.committee_on,
        convention_ends_on=row.convention_ends_on,
        status_since=row.since,
        deadline=deadline.due_on if deadline else None,
        deadline_code=deadline.code if deadline else None,
        deadline_margin=deadline.margin if deadline else None,
        missing_pieces=due.missing(row),
        tags=sums.tags.get(row.id, ()),
        fiche_id=row.fiche_id,
        person_id=row.person_id,
        call_id=row.call_id,
    )


def _named(session: Session, key: Any, name: Any) -> dict[int | None, str]:  # noqa: ANN401 - two columns
    return dict(session.execute(select(key, name)).all())


def _balances(session: Session) -> dict[int, date]:
    """The day on which the claims of a dossier reached what was promised to it."""
    said: defaultdict[int, dict[tuple[str, int], tuple[int, date]]] = defaultdict(dict)
    for key, fund, stage, amount, on in session.execute(_STAGED):
        said[key][stage, fund] = (amount, on)
    found = {}
    for key, amounts in said.items():
        sums = {stage: sum(amount for (name, _), (amount, _) in amounts.items() if name == stage) for stage in _MONEY}
        promised = sums["convention"] or sums["voted"]
        if promised and sums["claimed"] >= promised:
            found[key] = max(on for (stage, _), (_, on) in amounts.items() if stage == "claimed")
    return found


def _checklists(session: Session, on: date) -> dict[int, Checklist]:
    """Each readable checklist by its own key, and the one in force by the key of its fiche-action."""
    found: dict[int, Checklist] = {}
    for fiche_id, key, version, holds_from, definition in session.execute(_CHECKLISTS):
        try:
            checklist = read_checklist(definition, "", version, holds_from)
        except WrongInput:
            continue
        found[key] = checklist
        if holds_from <= on:
            found[fiche_id] = checklist
    return found


@cache
def _usual() -> Checklist:
    return Checklist("", 0, date.min, usual_items(None))
