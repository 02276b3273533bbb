"""The eligibility of a dossier: its checks run, and what people answer to them."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from leaderdesk.domain.eligibility.results import OUTCOMES, Outcome
from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.sheets.costs import sheet_of_costs
from leaderdesk.domain.sheets.dossiers import WholeDossier
from leaderdesk.domain.sheets.eligibility import EligibilitySheet, sheet_of_eligibility
from leaderdesk.domain.sheets.settings import checklist_of
from leaderdesk.services.bases import act
from leaderdesk.services.done import Done, done
from leaderdesk.services.numbers import number_of
from leaderdesk.services.reading import today, whole_dossier
from leaderdesk.store.base import OpenBase
from leaderdesk.store.schema import CheckMark, Dossier
from leaderdesk.store.unit import Unit
from leaderdesk.words import eligibility as words


def read_eligibility(base: OpenBase, dossier_id: int, on: date) -> EligibilitySheet:
    """Every check of the dossier's checklist, with the verdict."""
    return _sheet(whole_dossier(base, dossier_id), on)


def mark_check(
    base: OpenBase, dossier_id: int, item: str, outcome: Outcome, reason: str | None = None, on: date | None = None
) -> Done:
    """A person's answer: to a manual item, or in place of the automatic answer, which it names and lapses with."""
    if outcome not in OUTCOMES:
        message = f"no such outcome: {outcome}"
        raise ValueError(message)
    day, reason = on or today(base), (reason or "").strip() or None
    whole = whole_dossier(base, dossier_id)
    sheet = next((each for each in _sheet(whole, day).items if each.code == item), None)
    if sheet is None:
        raise Refusal("record_gone")
    if reason is None and not (sheet.is_manual and outcome in {"pass", "to_do"}):
        raise Refusal("reason_needed")
    deed = act(base, "mark_check", dossier=whole.record.number, item=words.item(item), reason=reason)
    with Unit(base, deed) as unit:
        row = _mark(unit, dossier_id, item)
        if row is None:
            row = CheckMark(id=unit.ids.key(), dossier_id=dossier_id, item=item)
            unit.session.add(row)
        row.outcome, row.reason = outcome, reason
        row.replaces = None if sheet.is_manual else sheet.automatic
        row.author, row.marked_on = base.author.operator, day
        _pin_checklist(unit, whole, day)
        return done(unit.commit(), "dossiers")


def unmark_check(base: OpenBase, dossier_id: int, item: str) -> Done:
    """Take back what a person answered."""
    with Unit(base, act(base, "unmark_check", dossier=number_of(base, dossier_id), item=words.item(item))) as unit:
        row = _mark(unit, dossier_id, item)
        if row is not None:
            unit.session.delete(row)
        return done(unit.commit(), "dossiers")


def _sheet(whole: WholeDossier, on: date) -> EligibilitySheet:
    return sheet_of_eligibility(whole, sheet_of_costs(whole), checklist_of(whole, on), on)


def _mark(unit: Unit, dossier_id: int, item: str) -> CheckMark | None:
    query = select(CheckMark).where(CheckMark.dossier_id == dossier_id, CheckMark.item == item)
    return unit.session.scalars(query).first()


def _pin_checklist(unit: Unit, whole: WholeDossier, on: date) -> None:
    """A dossier keeps the version it was first answered under."""
    version = checklist_of(whole, on).version
    row = unit.session.get_one(Dossier, whole.record.id)
    if row.checklist_id is None and version:
        row.checklist_id = next((each.id for each in whole.checklists if each.version == version), None)
