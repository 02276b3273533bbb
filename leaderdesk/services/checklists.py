"""Checklists of the fiches-actions: read in the version in force, changed as a new version once used."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, select

from leaderdesk.domain.eligibility.checklists import Checklist, Item
from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.programmes.checklists import problems_of_checklist, write_checklist
from leaderdesk.domain.programmes.grid_rows import FicheChecklists
from leaderdesk.domain.programmes.problems import is_usable
from leaderdesk.services.bases import act
from leaderdesk.services.done import Made, made
from leaderdesk.services.periods import present_start
from leaderdesk.services.reading import today
from leaderdesk.services.records import found
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.checklists import checklist_for, checklist_of, checklist_rows
from leaderdesk.store.schema import Checklist as ChecklistTable
from leaderdesk.store.schema import Fiche
from leaderdesk.store.unit import Unit


def read_checklists(base: OpenBase, fiche_id: int) -> FicheChecklists:
    """The last checklist of a fiche-action with its versions; the usual one where none was written."""
    on = today(base)
    with base.read() as session:
        fiche = session.get(Fiche, fiche_id)
        if fiche is None:
            raise Refusal("record_gone")
        versions = checklist_rows(session, fiche_id)
        if versions:
            checklist_id: int | None = versions[-1].id
            checklist = checklist_of(session.get_one(ChecklistTable, versions[-1].id), fiche.code)
        else:
            checklist_id, checklist = checklist_for(session, fiche_id, on)
        problems = problems_of_checklist(checklist.items)
        return FicheChecklists(fiche_id, f"{fiche.code} {fiche.title}", versions, checklist, checklist_id, problems)


def read_checklist(base: OpenBase, checklist_id: int) -> Checklist:
    """One version of a checklist."""
    with base.read() as session:
        row = session.get(ChecklistTable, checklist_id)
        if row is None:
            raise Refusal("record_gone")
        return checklist_of(row, session.get_one(Fiche, row.fiche_id).code)


def save_checklist(base: OpenBase, fiche_id: int, items: Sequence[Item], *, holds_from: date | None = None) -> Made:
    """Write the checklist of a fiche-action: in its last version while no dossier was checked under it, else anew."""
    _refuse_unsound(items)
    with base.read() as session:
        row = session.get(Fiche, fiche_id)
        if row is None:
            raise Refusal("record_gone")
        name = f"{row.code} {row.title}"
        versions = checklist_rows(session, fiche_id)
    last = versions[-1] if versions else None
    if last is not None and not last.dossiers:
        with Unit(base, act(base, "edit_checklist", fiche=name)) as unit:
            kept = found(unit, ChecklistTable, last.id)
            kept.definition, kept.holds_from = write_checklist(items), holds_from or kept.holds_from
            return made(last.id, unit.commit(), "checklists", "dossiers")
    since = holds_from or (today(base) if last else present_start(base))
    with Unit(base, act(base, "revise_checklist", fiche=name)) as unit:
        key = add_checklist_in(unit, fiche_id, items, since)
        return made(key, unit.commit(), "checklists", "dossiers")


def add_checklist_in(unit: Unit, fiche_id: int, items: Sequence[Item], holds_from: date) -> int:
    """A new version as part of another act."""
    last = unit.session.scalar(select(func.max(ChecklistTable.version)).where(ChecklistTable.fiche_id == fiche_id))
    row = ChecklistTable(
        id=unit.ids.key(),
        fiche_id=fiche_id,
        version=(last or 0) + 1,
        holds_from=holds_from,
        definition=write_checklist(items),
    )
    unit.session.add(row)
    return row.id


def _refuse_unsound(items: Sequence[Item]) -> None:
    problems = problems_of_checklist(items)
    if not is_usable(problems):
        first = next(each for each in problems if each.is_blocking)
        raise Refusal("unsound_checklist", place=first.place, problem=first.code, details=dict(first.data))
