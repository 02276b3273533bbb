"""The grids that members note at home: a workbook for each, read back into the sitting as notes sent beforehand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sqlalchemy import select

from leaderdesk.documents.sheets.rounds.folders import write_forms
from leaderdesk.documents.sheets.writing.writing import WrittenBook
from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.sheets.sittings.hand_notes import HandSheet, hand_sheets, noted_projects
from leaderdesk.domain.sittings.gestures import Noted
from leaderdesk.domain.sittings.state import State
from leaderdesk.domain.workbooks.cells import Book
from leaderdesk.domain.workbooks.rounds.forms import Form, ReturnedForm, read_form
from leaderdesk.domain.workbooks.rounds.home_notes import (
    KIND,
    FormProblem,
    HomeNotes,
    member_of,
    note_form,
    read_notes,
    sitting_of,
)
from leaderdesk.services.bases import act
from leaderdesk.services.done import Done
from leaderdesk.services.papers.holding import grids_of
from leaderdesk.services.papers.letterheads import read_letterhead
from leaderdesk.services.papers.preparing import read_prepared
from leaderdesk.services.reading import today
from leaderdesk.services.sittings import note_gestures, read_state
from leaderdesk.store.base import OpenBase
from leaderdesk.store.schema import Note, Sitting
from leaderdesk.store.unit import Unit
from leaderdesk.system.steps import Tell, no_tell
from leaderdesk.words import rounds as words


@dataclass(frozen=True, slots=True)
class NotesBack:
    """What the members of a sitting sent back; nothing is taken of a form that is refused."""

    sitting_id: int
    forms: tuple[HomeNotes, ...]

    @property
    def count(self) -> int:
        """How many notes would be written."""
        return sum(len(each.changes) for each in self.forms)


def write_note_forms(base: OpenBase, folder: Path, tell: Tell = no_tell) -> WrittenBook:
    """A folder with a workbook for each member expected at the sitting that comes, or is being held."""
    sitting_id = coming_sitting(base)
    sheets = _sheets(base, sitting_id)
    return write_forms(folder, [(words.file_name(sheet), form) for sheet, form in sheets], tell)


def coming_sitting(base: OpenBase) -> int:
    """The sitting that is open, else the next one prepared; refused where there is none to note for."""
    with base.read() as session:
        rows = session.execute(
            select(Sitting.id, Sitting.phase)
            .where(Sitting.binned_on.is_(None), Sitting.phase.in_(("open", "preparation")))
            .order_by(Sitting.held_on, Sitting.id)
        ).all()
    found = sorted(rows, key=lambda each: each.phase != "open")
    for each in found:
        if _sheets(base, each.id):
            return int(each.id)
    raise Refusal("nothing_to_note_at_home")


def is_note_form(book: Book) -> bool:
    """Whether a workbook is one of these forms."""
    try:
        return read_form(book).kind == KIND
    except Refusal:
        return False


def read_back(base: OpenBase, books: Sequence[Book]) -> NotesBack:
    """What some workbooks would change, each held against what its member was asked; nothing is written."""
    forms = [read_form(book) for book in books]
    sittings = {sitting_of(each) for each in forms if each.kind == KIND}
    if len(sittings) != 1:
        raise Refusal("forms_of_several_sittings" if sittings else "not_a_form", name=books[0].name if books else "")
    (sitting_id,) = sittings
    with base.read() as session:
        row = session.get(Sitting, sitting_id)
        if row is None:
            raise Refusal("form_of_another_base")
        if row.phase != "open":
            raise Refusal("notes_wait_for_opening", phase=row.phase, title=row.title)
    state = read_state(base, sitting_id)
    sheets = {sheet.name or "": (sheet, form) for sheet, form in _sheets(base, sitting_id)}
    names = [member_of(each) for each in forms]
    return NotesBack(sitting_id, tuple(_read_one(each, sheets, state, names) for each in forms))


def take_notes(base: OpenBase, back: NotesBack) -> Done:
    """Every note and remark as one entry, which one undo takes back."""
    gestures = [
        Noted(change.point, form.member, change.criterion, change.note, is_early=True)
        for form in back.forms
        for change in form.changes
    ]
    if not gestures and not any(form.remarks for form in back.forms):
        raise Refusal("nothing_to_take")
    members = ", ".join(form.member for form in back.forms)
    deed = act(base, "take_home_notes", members=members)
    dossiers, on = _dossiers_of(base, back.sitting_id), today(base)

    def remarked(unit: Unit) -> None:
        for form in back.forms:
            for point, text in form.remarks:
                _note_remark(unit, dossiers.get(point), form.member, text, on)

    return note_gestures(base, back.sitting_id, gestures, deed, remarked)


def _note_remark(unit: Unit, dossier_id: int | None, member: str, text: str, on: date) -> None:
    """As a dated note of theirs on the dossier, once."""
    if dossier_id is None:
        return
    same = select(Note.id).where(Note.dossier_id == dossier_id, Note.author == member, Note.text == text)
    if unit.session.scalar(same) is None:
        unit.session.add(Note(id=unit.ids.key(), dossier_id=dossier_id, written_on=on, author=member, text=text))


def _read_one(
    back: ReturnedForm, sheets: Mapping[str, tuple[HandSheet, Form]], state: State, names: Sequence[str]
) -> HomeNotes:
    member = member_of(back)
    found = sheets.get(member)
    if found is None:
        return HomeNotes(back.name, member, problems=(FormProblem("member_unknown", read=member),))
    if names.count(member) > 1:
        return HomeNotes(back.name, member, problems=(FormProblem("member_twice", read=member),))
    sheet, form = found
    given = {
        (point, criterion): note
        for point in state.order
        for criterion, note in state.done[point].sheets.early.get(member, {}).items()
    }
    decided = frozenset(point for point in state.order if state.done[point].votes or state.done[point].decision)
    read = read_notes(form, sheet, back, given, decided)
    barred = {change.point for change in read.changes if member in state.barred(change.point)}
    kept = tuple(each for each in read.changes if each.point not in barred)
    problems = tuple(FormProblem("interest_declared") for _ in barred)
    return replace(read, changes=kept, problems=(*read.problems, *problems))


def _sheets(base: OpenBase, sitting_id: int) -> list[tuple[HandSheet, Form]]:
    """The form of each member who is expected."""
    prepared = read_prepared(base, sitting_id)
    plan, gal = prepared.plan, read_letterhead(base).gal
    sheets = hand_sheets(plan, prepared.invited, noted_projects(plan, grids_of(base, plan)))
    return [
        (each, note_form(plan, each, words.note_words(plan, each, gal))) for each in sheets if each.name and each.pages
    ]


def _dossiers_of(base: OpenBase, sitting_id: int) -> dict[str, int]:
    points = read_prepared(base, sitting_id).plan.points
    return {each.key: each.dossier.id for each in points if each.dossier is not None}
