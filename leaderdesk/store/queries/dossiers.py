"""The list of dossiers, or some of them: one query for the rows, one for each kind of sum and of thing due.

A word, a day or a name that many dossiers have is one object: of tens of thousands, that is most of the memory.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Text, bindparam, func, select, type_coerce
from sqlalchemy.orm import Session

from leaderdesk.domain.dossiers import DossierRow
from leaderdesk.domain.money import Cents
from leaderdesk.store.queries.dossiers_due import Due, Reading
from leaderdesk.store.schema import (
    Amendment,
    Call,
    CostLine,
    Dossier,
    DossierTag,
    Fiche,
    FundingLine,
    Holder,
    Person,
    StatusStep,
    Tag,
)
from leaderdesk.store.schema.columns import Day

_NO_STATUS = "contact"


def _as_text(column: Any) -> ColumnElement[Any]:  # noqa: ANN401 - a column of days
    """A day as it is stored: few are different, each is read once."""
    return type_coerce(column, Text).label(column.key)


_ROWS = (
    select(
        *(Dossier.id, Dossier.number, Dossier.title, Dossier.fiche_id, Dossier.holder_id, Dossier.person_id),
        *(Dossier.call_id, Dossier.checklist_id, Dossier.theme, Dossier.next_step, StatusStep.status),
        Dossier.binned_on.is_not(None).label("is_binned"),
        *(_as_text(StatusStep.since), _as_text(Dossier.received_on), _as_text(Dossier.programmed_on)),
        *(_as_text(Dossier.convention_on), _as_text(Dossier.next_step_on), _as_text(Dossier.committee_on)),
        _as_text(Dossier.convention_ends_on),
    )
    .outerjoin(StatusStep, (StatusStep.dossier_id == Dossier.id) & StatusStep.until.is_(None))
    .order_by(Dossier.number)
)
_HOLDERS = select(Holder.id, Holder.name, Holder.commune, Holder.epci, Holder.legal_kind, Holder.nature)
_COSTS = select(CostLine.dossier_id, func.sum(CostLine.amount), func.sum(CostLine.eligible_amount)).group_by(
    CostLine.dossier_id
)
_FUNDING = (
    select(FundingLine.dossier_id, FundingLine.nature, func.sum(FundingLine.amount))
    .where(FundingLine.refused_on.is_(None))
    .group_by(FundingLine.dossier_id, FundingLine.nature)
)
_ENDS = (
    select(Amendment.dossier_id, _as_text(Amendment.ends_on))
    .where(Amendment.ends_on.is_not(None), Amendment.refused_on.is_(None))
    .where(Amendment.signed_on <= bindparam("on", type_=Day))
    .order_by(Amendment.signed_on, Amendment.position, Amendment.id)
)
_TAGS = select(DossierTag.dossier_id, Tag.name).join(Tag, Tag.id == DossierTag.tag_id).order_by(Tag.name)
# The days of a dossier that its deadlines run from.
_DATES = ("received_on", "programmed_on", "convention_on")


def dossier_rows(session: Session, on: date, keys: Collection[int] | None = None) -> list[DossierRow]:
    """Every dossier with its holder, fiche-action, present state, sums, and what is due on a day, by number.

    Where keys are given, only those of them that are still there.
    """
    reading = Reading(session, keys)
    sums, due, shared = _Sums(reading, on), Due(reading, on), _Shared()
    return [_row(row, sums, due, shared) for row in reading.rows(_ROWS, Dossier.id)]


class _Owner(NamedTuple):
    id: int
    name: str
    commune: str | None
    epci: str | None
    legal_kind: str | None
    nature: str


class _Shared:
    """One object for all that say the same."""

    def __init__(self) -> None:
        self._words: dict[str, str] = {}
        self._days: dict[str, date] = {}

    def word(self, text: str | None) -> str | None:
        """A text that comes again and again."""
        return None if text is None else self._words.setdefault(text, text)

    def day(self, text: str | None) -> date | None:
        """A day, as it is stored."""
        if text is None:
            return None
        found = self._days.get(text)
        if found is None:
            found = self._days[text] = date.fromisoformat(text)
        return found


class _Sums:
    """The sums and names of every dossier, each read once."""

    def __init__(self, reading: Reading, on: date) -> None:
        costs = reading.rows(_COSTS, CostLine.dossier_id)
        self.costs = {key: (total, eligible) for key, total, eligible in costs}
        funding = reading.rows(_FUNDING, FundingLine.dossier_id)
        self.funding = {(key, nature): amount for key, nature, amount in funding}
        self.fiches = reading.named(Fiche.id, Fiche.code)
        self.people = reading.named(Person.id, Person.name)
        self.calls = reading.named(Call.id, Call.title)
        self.owners = _owners(reading)
        # By the last amendment that was signed.
        self.ends = dict(reading.rows(_ENDS, Amendment.dossier_id, on=on))
        self.tags: dict[int, tuple[str, ...]] = {}
        for key, name in reading.rows(_TAGS, DossierTag.dossier_id):
            self.tags[key] = (*self.tags.get(key, ()), name)

    def amount(self, key: int, nature: str) -> Cents:
        """What one nature of money brings to a dossier."""
        return Cents(self.funding.get((key, nature), 0))


def _row(row: Any, sums: _Sums, due: Due, shared: _Shared) -> DossierRow:  # noqa: ANN401 - a row of the list's query
    total, eligible = sums.costs.get(row.id, (0, 0))
    owner = sums.owners[row.holder_id]
    days = {name: shared.day(getattr(row, name)) for name in _DATES}
    since = shared.day(row.since)
    deadline = due.deadline(row.id, row.status, since, {name: day for name, day in days.items() if day is not None})
    return DossierRow(
        id=row.id,
        number=row.number,
        title=row.title,
        holder=owner.name,
        commune=owner.commune,
        fiche=sums.fiches.get(row.fiche_id),
        status=shared.word(row.status) or _NO_STATUS,
        received_on=days["received_on"],
        programmed_on=days["programmed_on"],
        total_cost=Cents(total),
        eligible_cost=Cents(eligible),
        european=sums.amount(row.id, "european"),
        national_public=sums.amount(row.id, "public"),
        is_binned=bool(row.is_binned),
        holder_id=owner.id,
        theme=shared.word(row.theme),
        person=sums.people.get(row.person_id),
        call=sums.calls.get(row.call_id),
        epci=owner.epci,
        private=sums.amount(row.id, "private"),
        own=sums.amount(row.id, "own"),
        next_step=shared.word(row.next_step),
        next_step_on=shared.day(row.next_step_on),
        committee_on=shared.day(row.committee_on),
        convention_ends_on=shared.day(sums.ends.get(row.id, row.convention_ends_on)),
        status_since=since,
        deadline=deadline.due_on if deadline else None,
        deadline_code=deadline.code if deadline else None,
        deadline_margin=deadline.margin if deadline else None,
        missing_pieces=due.missing(row, owner.legal_kind, owner.nature),
        tags=sums.tags.get(row.id, ()),
        fiche_id=row.fiche_id,
        person_id=row.person_id,
        call_id=row.call_id,
    )


def _owners(reading: Reading) -> dict[int, _Owner]:
    query = _HOLDERS
    if reading.keys is not None:
        query = query.where(Holder.id.in_(select(Dossier.holder_id).where(Dossier.id.in_(reading.keys))))
    return {owner.id: owner for owner in map(_Owner._make, reading.session.execute(query))}
