"""Dossiers: entered, edited, moved from state to state, put in the bin, taken out of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from sqlalchemy import select

from leaderdesk.domain.dossiers import STATUSES, DossierRow
from leaderdesk.domain.errors import Refusal
from leaderdesk.services.bases import act
from leaderdesk.services.done import Done, done
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.dossiers import dossier_rows
from leaderdesk.store.schema import (
    CostLine,
    Dossier,
    DossierTag,
    FundingLine,
    Note,
    Quote,
    StatusStep,
    Tag,
)
from leaderdesk.store.unit import Unit

_OWN_COLUMNS = frozenset(column.name for column in Dossier.__table__.columns) - {"id", "binned_on"}


@dataclass(frozen=True, slots=True)
class QuoteDraft:
    """A supplier's price."""

    supplier: str
    amount: int
    dated_on: date | None = None
    is_retained: bool = False
    reason: str | None = None
    vat: int = 0


@dataclass(frozen=True, slots=True)
class CostDraft:
    """An expense and its quotes; amounts in cents."""

    label: str
    kind: str
    amount: int
    eligible_amount: int
    quotes: tuple[QuoteDraft, ...] = ()


@dataclass(frozen=True, slots=True)
class FundingDraft:
    """Money for a dossier; amounts in cents."""

    nature: str
    amount: int
    fund_id: int | None = None
    funder_id: int | None = None
    on_base: str = "eligible"
    decided_on: date | None = None


@dataclass(frozen=True, slots=True)
class StepDraft:
    """A state and the days it began and ended."""

    status: str
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class DossierDraft:
    """What is known of a dossier when it is entered."""

    number: str
    title: str
    fiche_id: int
    rules_id: int
    holder_id: int
    steps: tuple[StepDraft, ...]
    summary: str | None = None
    inside_share: Fraction = Fraction(1)
    received_on: date | None = None
    eligible_from: date | None = None
    eligible_from_origin: str | None = None
    opinion_on: date | None = None
    programmed_on: date | None = None
    convention_on: date | None = None
    convention_ends_on: date | None = None
    costs: tuple[CostDraft, ...] = ()
    funding: tuple[FundingDraft, ...] = ()
    tags: tuple[str, ...] = field(default=())


def list_dossiers(base: OpenBase) -> list[DossierRow]:
    """Every dossier, those in the bin included, with the sums of its lines."""
    with base.read() as session:
        return dossier_rows(session)


def create_dossier(base: OpenBase, draft: DossierDraft) -> int:
    """Enter a dossier with what is known of it."""
    ids = base.author.ids
    own = {name: value for name, value in _shallow(draft).items() if name in _OWN_COLUMNS}
    row = Dossier(id=ids.key(), **own)
    with Unit(base, act(base, "create_dossier", dossier=draft.number)) as unit:
        _refuse_taken(unit, draft.number)
        unit.session.add(row)
        unit.session.flush()
        unit.session.add_all(StatusStep(id=ids.key(), dossier_id=row.id, **asdict(step)) for step in draft.steps)
        _add_costs(unit, row.id, draft.costs)
        _add_funding(unit, row.id, draft.funding)
        for name in draft.tags:
            _tag(unit, row.id, name)
        unit.commit()
    return row.id


def edit_dossier(base: OpenBase, dossier_id: int, **fields: Any) -> Done:
    """Change some fields of a dossier."""
    unknown = fields.keys() - _OWN_COLUMNS
    if unknown:
        message = f"no such field: {sorted(unknown)}"
        raise ValueError(message)
    with Unit(base, act(base, "edit_dossier", dossier=_number(base, dossier_id))) as unit:
        row = unit.session.get_one(Dossier, dossier_id)
        if fields.get("number", row.number) != row.number:
            _refuse_taken(unit, fields["number"])
        for name, value in fields.items():
            setattr(row, name, value)
        return done(unit.commit(), "dossiers")


def change_status(base: OpenBase, dossier_id: int, status: str, on: date) -> Done:
    """Move a dossier to another state on a given day."""
    if status not in STATUSES:
        message = f"no such status: {status}"
        raise ValueError(message)
    with Unit(base, act(base, "change_status", dossier=_number(base, dossier_id))) as unit:
        present = unit.session.scalars(
            select(StatusStep).where(StatusStep.dossier_id == dossier_id, StatusStep.until.is_(None))
        ).all()
        for step in present:
            if on < step.since:
                raise Refusal("status_before_the_last", since=step.since.isoformat(), on=on.isoformat())
            step.until = on
        unit.session.add(StatusStep(id=base.author.ids.key(), dossier_id=dossier_id, status=status, since=on))
        return done(unit.commit(), "dossiers")


def replace_costs(base: OpenBase, dossier_id: int, costs: Sequence[CostDraft]) -> Done:
    """Put other cost lines, with their quotes, in the place of those of a dossier."""
    with Unit(base, act(base, "replace_costs", dossier=_number(base, dossier_id))) as unit:
        for line in unit.session.scalars(select(CostLine).where(CostLine.dossier_id == dossier_id)):
            unit.session.delete(line)
        unit.session.flush()
        _add_costs(unit, dossier_id, costs)
        return done(unit.commit(), "dossiers")


def replace_funding(base: OpenBase, dossier_id: int, funding: Sequence[FundingDraft]) -> Done:
    """Put another plan in the place of the funding lines of a dossier."""
    with Unit(base, act(base, "replace_funding", dossier=_number(base, dossier_id))) as unit:
        for line in unit.session.scalars(select(FundingLine).where(FundingLine.dossier_id == dossier_id)):
            unit.session.delete(line)
        unit.session.flush()
        _add_funding(unit, dossier_id, funding)
        return done(unit.commit(), "dossiers")


def add_note(base: OpenBase, dossier_id: int, text: str, on: date) -> Done:
    """Leave a dated note on a dossier."""
    with Unit(base, act(base, "add_note", dossier=_number(base, dossier_id))) as unit:
        unit.session.add(
            Note(
                id=base.author.ids.key(),
                dossier_id=dossier_id,
                written_on=on,
                author=base.author.operator,
                text=text,
            )
        )
        return done(unit.commit(), "dossiers")


def bin_dossiers(base: OpenBase, dossier_ids: Sequence[int]) -> Done:
    """Put dossiers in the bin as one action; nothing of them is lost."""
    return _move_dossiers(base, "bin", dossier_ids, base.author.clock().date())


def unbin_dossiers(base: OpenBase, dossier_ids: Sequence[int]) -> Done:
    """Take dossiers out of the bin as one action."""
    return _move_dossiers(base, "unbin", dossier_ids, None)


def bin_dossier(base: OpenBase, dossier_id: int) -> Done:
    """Put one dossier in the bin."""
    return bin_dossiers(base, [dossier_id])


def unbin_dossier(base: OpenBase, dossier_id: int) -> Done:
    """Take one dossier out of the bin."""
    return unbin_dossiers(base, [dossier_id])


def delete_dossier(base: OpenBase, dossier_id: int) -> Done:
    """Remove a dossier and all that hangs on it; undo brings everything back."""
    with Unit(base, act(base, "delete_dossier", dossier=_number(base, dossier_id))) as unit:
        unit.session.delete(unit.session.get_one(Dossier, dossier_id))
        return done(unit.commit(), "dossiers")


def _move_dossiers(base: OpenBase, move: str, dossier_ids: Sequence[int], on: date | None) -> Done:
    numbers = [_number(base, dossier_id) for dossier_id in dossier_ids]
    if len(numbers) == 1:
        deed = act(base, f"{move}_dossier", dossier=numbers[0])
    else:
        deed = act(base, f"{move}_dossiers", count=str(len(numbers)))
    with Unit(base, deed) as unit:
        for dossier_id in dossier_ids:
            unit.session.get_one(Dossier, dossier_id).binned_on = on
        return done(unit.commit(), "dossiers")


def _refuse_taken(unit: Unit, number: str) -> None:
    if unit.session.scalar(select(Dossier.id).where(Dossier.number == number)):
        raise Refusal("number_taken", number=number)


def _shallow(draft: DossierDraft) -> dict[str, Any]:
    return {name: getattr(draft, name) for name in draft.__slots__}


def _add_costs(unit: Unit, dossier_id: int, costs: Sequence[CostDraft]) -> None:
    ids = unit.ids
    for position, draft in enumerate(costs, 1):
        line = CostLine(
            id=ids.key(),
            dossier_id=dossier_id,
            position=position,
            label=draft.label,
            kind=draft.kind,
            measure="known",
            net=draft.amount,
            vat=0,
            amount=draft.amount,
            eligible_amount=draft.eligible_amount,
        )
        unit.session.add(line)
        unit.session.flush()
        unit.session.add_all(Quote(id=ids.key(), cost_line_id=line.id, **asdict(quote)) for quote in draft.quotes)


def _add_funding(unit: Unit, dossier_id: int, funding: Sequence[FundingDraft]) -> None:
    unit.session.add_all(
        FundingLine(id=unit.ids.key(), dossier_id=dossier_id, position=position, **asdict(draft))
        for position, draft in enumerate(funding, 1)
    )


def _tag(unit: Unit, dossier_id: int, name: str) -> None:
    tag_id = unit.session.scalar(select(Tag.id).where(Tag.name == name))
    if tag_id is None:
        tag_id = unit.ids.key()
        unit.session.add(Tag(id=tag_id, name=name))
        unit.session.flush()
    unit.session.add(DossierTag(id=unit.ids.key(), dossier_id=dossier_id, tag_id=tag_id))


def _number(base: OpenBase, dossier_id: int) -> str:
    with base.read() as session:
        row = session.get(Dossier, dossier_id)
        if row is None:
            raise Refusal("no_record", wanted=str(dossier_id))
        return row.number
