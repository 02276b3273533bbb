"""The selection of a dossier before any committee: the team's notes, by the version of the grid that they freeze."""

from __future__ import annotations

from fractions import Fraction

from sqlalchemy import select

from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.grids.sensitivity import Change
from leaderdesk.domain.scoring import is_on_scale
from leaderdesk.domain.sheets.selection import SelectionSheet, changes_of, sheet_of_selection
from leaderdesk.services.bases import act
from leaderdesk.services.done import Done, done
from leaderdesk.services.grids import freeze_in
from leaderdesk.services.numbers import number_of
from leaderdesk.services.reading import today, whole_dossier
from leaderdesk.store.base import OpenBase
from leaderdesk.store.schema import Dossier, GridNote
from leaderdesk.store.unit import Unit


def read_selection(base: OpenBase, dossier_id: int) -> SelectionSheet:
    """The grid, the notes of each person, and the scores."""
    return sheet_of_selection(whole_dossier(base, dossier_id))


def weigh_selection(base: OpenBase, dossier_id: int) -> tuple[Change, ...]:
    """What little would change the decision of a dossier: a weight, or the threshold."""
    return changes_of(whole_dossier(base, dossier_id))


def note_criterion(
    base: OpenBase, dossier_id: int, author: str, criterion: str, note: Fraction | None, remark: str | None = None
) -> Done:
    """A note, or an abstention; the first one freezes the version of the grid, which the dossier keeps."""
    sheet = read_selection(base, dossier_id)
    if sheet.sheet is None or sheet.version_id is None:
        raise Refusal("no_grid")
    rule = next((each for each in sheet.sheet.rule().criteria if each.key == criterion), None)
    if rule is None:
        raise Refusal("record_gone")
    if note is not None and not is_on_scale(rule, note):
        raise Refusal("note_off_scale", criterion=sheet.sheet.title_of(criterion), most=str(rule.max))
    with Unit(base, act(base, "note_criterion", dossier=number_of(base, dossier_id), author=author)) as unit:
        freeze_in(unit, sheet.version_id, today(base))
        unit.session.get_one(Dossier, dossier_id).grid_version_id = sheet.version_id
        row = _note(unit, dossier_id, author, criterion)
        if row is None:
            row = GridNote(id=unit.ids.key(), dossier_id=dossier_id, author=author, criterion=criterion)
            unit.session.add(row)
        row.note = note
        row.remark = row.remark if remark is None else (remark.strip() or None)
        return done(unit.commit(), "dossiers", "grids")


def unnote_criterion(base: OpenBase, dossier_id: int, author: str, criterion: str) -> Done:
    """Take a note back: not scored yet, which is no abstention."""
    with Unit(base, act(base, "unnote_criterion", dossier=number_of(base, dossier_id), author=author)) as unit:
        row = _note(unit, dossier_id, author, criterion)
        if row is not None:
            unit.session.delete(row)
        return done(unit.commit(), "dossiers")


def _note(unit: Unit, dossier_id: int, author: str, criterion: str) -> GridNote | None:
    return unit.session.scalars(
        select(GridNote).where(
            GridNote.dossier_id == dossier_id, GridNote.author == author, GridNote.criterion == criterion
        )
    ).first()
