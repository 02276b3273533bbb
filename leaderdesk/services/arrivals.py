"""A dossier begun from what somebody said or deposited: its holder known or made, all as part of one act."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from leaderdesk.domain.matching import is_same_structure
from leaderdesk.services.costing import recount
from leaderdesk.services.holders import HolderDraft, add_holder_in
from leaderdesk.services.numbers import refuse_taken
from leaderdesk.store.queries.programmes import rules_in_force
from leaderdesk.store.schema import CostLine, Dossier, Holder, Note, StatusStep
from leaderdesk.store.unit import Unit


@dataclass(frozen=True, slots=True)
class ArrivalCost:
    """What is to be paid for, in cents."""

    label: str
    kind: str
    amount: int


@dataclass(frozen=True, slots=True)
class Arrival:
    """What is known of a dossier as it arrives, and the note that says where it comes from."""

    number: str
    title: str
    status: str
    on: date
    note: str
    author: str
    fiche_id: int | None = None
    call_id: int | None = None
    received_on: date | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    summary: str | None = None
    regime: str | None = None
    benefits_territory: bool | None = None
    costs: tuple[ArrivalCost, ...] = ()


_OWN = (
    *("number", "title", "fiche_id", "call_id", "received_on", "starts_on", "ends_on", "summary", "regime"),
    "benefits_territory",
)


def begin_dossier_in(unit: Unit, holder_id: int, arrival: Arrival) -> int:
    """The dossier with its first state, its first note and what is to be paid for."""
    refuse_taken(unit, arrival.number)
    row = Dossier(id=unit.ids.key(), holder_id=holder_id, **{name: getattr(arrival, name) for name in _OWN})
    rules = None if arrival.fiche_id is None else rules_in_force(unit.session, arrival.fiche_id, arrival.on)
    row.rules_id = rules.id if rules else None
    unit.session.add(row)
    unit.session.flush()
    unit.session.add(StatusStep(id=unit.ids.key(), dossier_id=row.id, status=arrival.status, since=arrival.on))
    unit.session.add(
        Note(id=unit.ids.key(), dossier_id=row.id, written_on=arrival.on, author=arrival.author, text=arrival.note)
    )
    for position, cost in enumerate(arrival.costs, 1):
        line = CostLine(id=unit.ids.key(), dossier_id=row.id, position=position, label=cost.label, kind=cost.kind)
        line.measure, line.net, line.vat = "known", cost.amount, 0
        line.amount, line.eligible_amount = cost.amount, 0
        unit.session.add(line)
    if arrival.costs:
        recount(unit, row.id)
    return row.id


def holder_named_in(unit: Unit, draft: HolderDraft) -> int:
    """The holder of this name or SIREN, or a new one; those in the bin are not taken for it."""
    known = unit.session.scalars(select(Holder).where(Holder.binned_on.is_(None), Holder.merged_into.is_(None)))
    for row in known:
        if is_same_structure(draft.name, draft.siret, row.name, row.siret):
            return row.id
    return add_holder_in(unit, draft)
