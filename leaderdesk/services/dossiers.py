"""Dossiers: entered, even with hardly anything known, edited one by one or in bulk, put in the bin, taken out of it.

What else is done to a dossier stands beside (`moves`, `notes`, `costs`, `funding`…) and is found from here too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from sqlalchemy import select

from leaderdesk.domain.dossiers import DossierRow
from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.sheets.dossiers import WholeDossier
from leaderdesk.domain.text import folded
from leaderdesk.services.bases import act
from leaderdesk.services.copies import duplicate_dossier
from leaderdesk.services.costing import add_drafted, recount
from leaderdesk.services.done import Done, Made, done, made
from leaderdesk.services.drafts import CostDraft, DossierDraft, FundingDraft, QuoteDraft, StepDraft
from leaderdesk.services.moves import (
    allowed_moves,
    change_status,
    move_dossier,
    running_deadlines,
)
from leaderdesk.services.notes import (
    add_note,
    add_tag,
    edit_note,
    finish_note,
    list_notes,
    put_tag,
    remove_note,
    remove_tag,
)
from leaderdesk.services.numbers import next_number, number_of, refuse_taken
from leaderdesk.services.reading import today, whole_dossier
from leaderdesk.store.base import OpenBase
from leaderdesk.store.journal.entries import Act
from leaderdesk.store.queries.dossiers import dossier_rows
from leaderdesk.store.schema import CostLine, Dossier, FicheRules, FundingLine, Holder, StatusStep
from leaderdesk.store.unit import Unit

__all__ = [
    "CostDraft",
    "DossierDraft",
    "FundingDraft",
    "QuoteDraft",
    "StepDraft",
    "add_note",
    "add_tag",
    "allowed_moves",
    "bin_dossier",
    "bin_dossiers",
    "change_status",
    "create_dossier",
    "delete_dossier",
    "duplicate_dossier",
    "edit_dossier",
    "edit_many",
    "edit_note",
    "finish_note",
    "list_dossiers",
    "list_notes",
    "move_dossier",
    "next_number",
    "quick_create",
    "read_whole_dossier",
    "remove_note",
    "remove_tag",
    "replace_costs",
    "replace_funding",
    "running_deadlines",
    "unbin_dossier",
    "unbin_dossiers",
]

_OWN_COLUMNS = frozenset(column.name for column in Dossier.__table__.columns) - {"id", "binned_on"}
# What changes how much of the costs is eligible.
_MOVES_COSTS = frozenset({"inside_share", "rules_id", "fiche_id", "holder_id"})


def list_dossiers(base: OpenBase) -> list[DossierRow]:
    """Every dossier, those in the bin included, with the sums of its lines and what is due next."""
    with base.read() as session:
        return dossier_rows(session, today(base))


def read_whole_dossier(base: OpenBase, dossier_id: int) -> WholeDossier:
    """Everything that is stored of a dossier."""
    return whole_dossier(base, dossier_id)


def create_dossier(base: OpenBase, draft: DossierDraft) -> Made:
    """Enter a dossier with what is known of it."""
    ids = base.author.ids
    own = {name: getattr(draft, name) for name in draft.__slots__ if name in _OWN_COLUMNS}
    row = Dossier(id=ids.key(), **own)
    with Unit(base, act(base, "create_dossier", dossier=draft.number)) as unit:
        refuse_taken(unit, draft.number)
        unit.session.add(row)
        unit.session.flush()
        unit.session.add_all(StatusStep(id=ids.key(), dossier_id=row.id, **asdict(step)) for step in draft.steps)
        add_drafted(unit, row.id, draft.costs)
        _add_funding(unit, row.id, draft.funding)
        for name in draft.tags:
            put_tag(unit, row.id, name)
        return made(row.id, unit.commit(), "dossiers")


def quick_create(  # noqa: PLR0913 - what may be known from the first word
    base: OpenBase,
    *,
    title: str,
    holder_id: int | None = None,
    holder_name: str | None = None,
    fiche_id: int | None = None,
    number: str | None = None,
    on: date | None = None,
    legal_kind: str | None = None,
    nature: str = "private",
    theme: str | None = None,
    communes: str | None = None,
) -> Made:
    """A dossier with only what is known; what is not stays open, and its head asks for it."""
    day = on or today(base)
    number = number or next_number(base, day)
    if not title.strip() or (holder_id is None and not (holder_name or "").strip()):
        raise Refusal("name_needed")
    key = base.author.ids.key()
    with Unit(base, act(base, "create_dossier", dossier=number)) as unit:
        refuse_taken(unit, number)
        holder = holder_id or _holder_named(unit, (holder_name or "").strip(), legal_kind, nature)
        own = {"number": number, "title": title.strip(), "fiche_id": fiche_id, "theme": theme, "communes": communes}
        row = Dossier(id=key, holder_id=holder, **own)
        row.rules_id = _rules_in_force(unit, fiche_id, day)
        unit.session.add(row)
        unit.session.flush()
        unit.session.add(StatusStep(id=unit.ids.key(), dossier_id=key, status="contact", since=day))
        return made(key, unit.commit(), "dossiers", "holders")


def edit_dossier(base: OpenBase, dossier_id: int, **fields: Any) -> Done:
    """Change some fields of a dossier."""
    with Unit(base, act(base, "edit_dossier", dossier=number_of(base, dossier_id))) as unit:
        _edit(unit, dossier_id, fields, today(base))
        return done(unit.commit(), "dossiers")


def edit_many(base: OpenBase, edits: Sequence[tuple[int, str, Any]]) -> Done:
    """Change fields of several dossiers as one action, which one undo takes back."""
    by_dossier: dict[int, dict[str, Any]] = {}
    for dossier_id, name, value in edits:
        by_dossier.setdefault(dossier_id, {})[name] = value
    if len(by_dossier) == 1:
        ((dossier_id, fields),) = by_dossier.items()
        return edit_dossier(base, dossier_id, **fields)
    with Unit(base, act(base, "edit_dossiers", count=str(len(by_dossier)))) as unit:
        for dossier_id, fields in by_dossier.items():
            _edit(unit, dossier_id, fields, today(base))
        return done(unit.commit(), "dossiers")


def replace_costs(base: OpenBase, dossier_id: int, costs: Sequence[CostDraft]) -> Done:
    """Put other cost lines, with their quotes, in the place of those of a dossier."""
    with Unit(base, act(base, "replace_costs", dossier=number_of(base, dossier_id))) as unit:
        for line in unit.session.scalars(select(CostLine).where(CostLine.dossier_id == dossier_id)):
            unit.session.delete(line)
        unit.session.flush()
        add_drafted(unit, dossier_id, costs)
        return done(unit.commit(), "dossiers")


def replace_funding(base: OpenBase, dossier_id: int, funding: Sequence[FundingDraft]) -> Done:
    """Put another plan in the place of the funding lines of a dossier."""
    with Unit(base, act(base, "replace_funding", dossier=number_of(base, dossier_id))) as unit:
        for line in unit.session.scalars(select(FundingLine).where(FundingLine.dossier_id == dossier_id)):
            unit.session.delete(line)
        unit.session.flush()
        _add_funding(unit, dossier_id, funding)
        return done(unit.commit(), "dossiers")


def bin_dossiers(base: OpenBase, dossier_ids: Sequence[int]) -> Done:
    """Put dossiers in the bin as one action; nothing of them is lost."""
    numbers = [number_of(base, dossier_id) for dossier_id in dossier_ids]
    deed = act(base, "bin_dossiers", count=str(len(numbers)))
    if len(numbers) == 1:
        deed = act(base, "bin_dossier", dossier=numbers[0])
    return _put_in_bin(base, deed, dossier_ids, today(base))


def unbin_dossiers(base: OpenBase, dossier_ids: Sequence[int]) -> Done:
    """Take dossiers out of the bin as one action."""
    numbers = [number_of(base, dossier_id) for dossier_id in dossier_ids]
    deed = act(base, "unbin_dossiers", count=str(len(numbers)))
    if len(numbers) == 1:
        deed = act(base, "unbin_dossier", dossier=numbers[0])
    return _put_in_bin(base, deed, dossier_ids, None)


def bin_dossier(base: OpenBase, dossier_id: int) -> Done:
    """Put one dossier in the bin."""
    return bin_dossiers(base, [dossier_id])


def unbin_dossier(base: OpenBase, dossier_id: int) -> Done:
    """Take one dossier out of the bin."""
    return unbin_dossiers(base, [dossier_id])


def delete_dossier(base: OpenBase, dossier_id: int) -> Done:
    """Remove a dossier and all that hangs on it; undo brings everything back."""
    with Unit(base, act(base, "delete_dossier", dossier=number_of(base, dossier_id))) as unit:
        unit.session.delete(unit.session.get_one(Dossier, dossier_id))
        return done(unit.commit(), "dossiers")


def _edit(unit: Unit, dossier_id: int, fields: dict[str, Any], day: date) -> None:
    unknown = fields.keys() - _OWN_COLUMNS
    if unknown:
        message = f"no such field: {sorted(unknown)}"
        raise ValueError(message)
    row = unit.session.get(Dossier, dossier_id)
    if row is None:
        raise Refusal("record_gone")
    if fields.get("number", row.number) != row.number:
        refuse_taken(unit, fields["number"])
    if fields.get("fiche_id", row.fiche_id) != row.fiche_id and "rules_id" not in fields:
        # Another fiche-action has other rules, checks and grid: the old ones judged another thing.
        rules = _rules_in_force(unit, fields["fiche_id"], day)
        fields = {**fields, "rules_id": rules, "checklist_id": None, "grid_version_id": None}
    for name, value in fields.items():
        setattr(row, name, value)
    if fields.keys() & _MOVES_COSTS:
        recount(unit, dossier_id)


def _rules_in_force(unit: Unit, fiche_id: int | None, day: date) -> int | None:
    """The last version begun by a day; the first one where none has begun yet."""
    if fiche_id is None:
        return None
    rows = unit.session.scalars(select(FicheRules).where(FicheRules.fiche_id == fiche_id)).all()
    begun = [row for row in rows if row.holds_from <= day]
    if begun:
        return max(begun, key=lambda row: (row.holds_from, row.version)).id
    return min(rows, key=lambda row: row.version).id if rows else None


def _holder_named(unit: Unit, name: str, legal_kind: str | None, nature: str) -> int:
    """The holder of exactly this name, accents and case apart, else a new one of whom nothing more is known."""
    for key, known in unit.session.execute(
        select(Holder.id, Holder.name).where(Holder.binned_on.is_(None), Holder.merged_into.is_(None))
    ):
        if folded(known) == folded(name):
            return int(key)
    holder = Holder(id=unit.ids.key(), name=name, legal_kind=legal_kind, nature=nature)
    unit.session.add(holder)
    unit.session.flush()
    return holder.id


def _put_in_bin(base: OpenBase, deed: Act, dossier_ids: Sequence[int], on: date | None) -> Done:
    with Unit(base, deed) as unit:
        for dossier_id in dossier_ids:
            unit.session.get_one(Dossier, dossier_id).binned_on = on
        return done(unit.commit(), "dossiers")


def _add_funding(unit: Unit, dossier_id: int, funding: Sequence[FundingDraft]) -> None:
    unit.session.add_all(
        FundingLine(id=unit.ids.key(), dossier_id=dossier_id, position=position, **asdict(draft))
        for position, draft in enumerate(funding, 1)
    )
