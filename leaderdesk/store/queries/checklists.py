"""Checklists of the fiches-actions: their versions, the one in force, the usual one where none was written."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from leaderdesk.domain.eligibility import checklists as rules
from leaderdesk.domain.programmes.aids import Aids, readable_aids
from leaderdesk.domain.programmes.checklists import read_checklist, usual_items
from leaderdesk.domain.programmes.grid_rows import ChecklistRow
from leaderdesk.store.queries.programmes import rules_in_force, rules_of
from leaderdesk.store.queries.settings import kept_setting
from leaderdesk.store.schema import Checklist, Dossier, Fiche


def checklist_rows(session: Session, fiche_id: int) -> tuple[ChecklistRow, ...]:
    """The versions of a fiche-action's checklist, in order."""
    used = select(Dossier.checklist_id, func.count()).where(Dossier.checklist_id.is_not(None))
    checked: dict[int, int] = dict(session.execute(used.group_by(Dossier.checklist_id)).all())  # type: ignore[arg-type]  # no null is left
    columns = select(Checklist.id, Checklist.version, Checklist.holds_from).where(Checklist.fiche_id == fiche_id)
    return tuple(
        ChecklistRow(key, version, holds_from, checked.get(key, 0))
        for key, version, holds_from in session.execute(columns.order_by(Checklist.version))
    )


def _row_in_force(session: Session, fiche_id: int, on: date) -> Checklist | None:
    """The version that holds on a day: the last begun, the highest of one day."""
    query = select(Checklist).where(Checklist.fiche_id == fiche_id, Checklist.holds_from <= on)
    return session.scalars(query.order_by(Checklist.holds_from.desc(), Checklist.version.desc()).limit(1)).first()


def checklist_for(session: Session, fiche_id: int, on: date) -> tuple[int | None, rules.Checklist]:
    """The checklist in force on a day with its key; the usual one, without a key, where none was written."""
    fiche = session.get_one(Fiche, fiche_id)
    row = _row_in_force(session, fiche_id, on)
    if row is not None:
        return row.id, checklist_of(row, fiche.code)
    money = rules_in_force(session, fiche_id, on)
    return None, rules.Checklist(fiche.code, 0, on, usual_items(rules_of(money) if money else None))


def checklist_of(row: Checklist, fiche: str) -> rules.Checklist:
    """What a row says."""
    return read_checklist(row.definition, fiche, row.version, row.holds_from)


def programme_aids(session: Session) -> Aids:
    """The regimes and ceilings of the programme, or the usual ones."""
    return readable_aids(kept_setting(session, "aid_regimes") or "")
