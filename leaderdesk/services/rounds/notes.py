"""The grids that members note at home: a workbook for each, read back into the sitting as notes sent beforehand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sqlalchemy import select

from leaderdesk.documents.sheets.rounds.folders import write_forms
from leaderdesk.documents.sheets.writing.writing import WrittenBook
from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.sheets.sittings.hand_notes import HandSheet
from leaderdesk.domain.sittings.gestures import Gesture, Noted, NotesReceived
from leaderdesk.domain.sittings.home_notes import noted_grid
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
from leaderdesk.services.attachments import taken_in_as_read
from leaderdesk.services.bases import act
from leaderdesk.services.done import Done
from leaderdesk.services.grids import freeze_in
from leaderdesk.services.papers.letterheads import read_letterhead
from leaderdesk.services.papers.preparing import read_prepared
from leaderdesk.services.reading import today
from leaderdesk.services.rounds.awaited import read_awaited, sheets_to_note
from leaderdesk.services.selection import read_selection
from leaderdesk.services.sittings import note_beforehand, note_gestures, read_state
from leaderdesk.store.base import OpenBase
from leaderdesk.store.schema import Attachment, Dossier, Note, Sitting
from leaderdesk.store.unit import Unit
from leaderdesk.system.steps import Tell, no_tell
from leaderdesk.words import rounds as words

# While members may send notes.
_NOTED = ("preparation", "open")


@dataclass(frozen=True, slots=True)
class NotesBack:
    """What the members of a sitting sent back; nothing is taken of a form that is refused."""

    sitting_id: int
    forms: tuple[HomeNotes, ...]
    # What each was read from, and where that lies.
    books: tuple[Book, ...]
    sources: tuple[Path | None, ...]
    title: str
    is_open: bool

    @property
    def count(self) -> int:
        """How many notes would be written."""
        return sum(len(each.changes) for each in self.forms)


def write_note_forms(base: OpenBase, folder: Path, tell: Tell = no_tell, sitting_id: int | None = None) -> WrittenBook:
    """A folder with a workbook for each member expected at a sitting: the one that comes, unless another is said."""
    sheets = _sheets(base, coming_sitting(base) if sitting_id is None else noted_at_home(base, sitting_id))
    return write_forms(folder, [(words.file_name(sheet), form) for sheet, form in sheets], tell)


def coming_sitting(base: OpenBase) -> int:
    """The sitting that is open, else the next one prepared; refused where there is none to note for."""
    with base.read() as session:
        rows = session.execute(
            select(Sitting.id, Sitting.phase)
            .where(Sitting.binned_on.is_(None), Sitting.phase.in_(_NOTED))
            .order_by(Sitting.held_on, Sitting.id)
        ).all()
    found = sorted(rows, key=lambda each: each.phase != "open")
    for each in found:
        if _sheets(base, each.id):
            return int(each.id)
    raise Refusal("nothing_to_note_at_home")


def noted_at_home(base: OpenBase, sitting_id: int) -> int:
    """The same sitting; refused where nothing of it can be noted any more, or yet."""
    with base.read() as session:
        row = session.get_one(Sitting, sitting_id)
        if row.phase not in _NOTED:
            raise Refusal("notes_too_late", title=row.title)
    if not _sheets(base, sitting_id):
        raise Refusal("nothing_to_note_at_home")
    return sitting_id


def read_back(base: OpenBase, books: Sequence[Book], sources: Sequence[Path | None] = ()) -> NotesBack:
    """What some workbooks would change, each held against what its member was asked; nothing is written.

    Before the sitting opens as while it is open. Refusals `not_a_form`, `forms_of_several_sittings`,
    `form_of_another_base`, `notes_too_late`.
    """
    forms = [read_form(book) for book in books]
    sittings = {sitting_of(each) for each in forms if each.kind == KIND}
    if len(sittings) != 1:
        raise Refusal("forms_of_several_sittings" if sittings else "not_a_form", name=books[0].name if books else "")
    (sitting_id,) = sittings
    with base.read() as session:
        row = session.get(Sitting, sitting_id)
        if row is None:
            raise Refusal("form_of_another_base")
        if row.phase not in _NOTED:
            raise Refusal("notes_too_late", title=row.title)
        if row.binned_on is not None:
            raise Refusal("sitting_in_the_bin", title=row.title)
        title, is_open = row.title, row.phase == "open"
    state = read_state(base, sitting_id) if is_open else read_awaited(base, sitting_id)
    sheets = {sheet.name or "": (sheet, form) for sheet, form in _sheets(base, sitting_id)}
    names = [member_of(each) for each in forms]
    read = tuple(_read_one(each, sheets, state, names) for each in forms)
    return NotesBack(sitting_id, read, tuple(books), tuple(sources) or (None,) * len(books), title, is_open)


def take_notes(base: OpenBase, back: NotesBack) -> Done:
    """Every note and remark as one entry, which one undo takes back."""
    if not any(form.changes or form.remarks for form in back.forms):
        raise Refusal("nothing_to_take")
    sitting_id = back.sitting_id
    state = read_state(base, sitting_id) if back.is_open else read_awaited(base, sitting_id)
    gestures = [each for form, book in zip(back.forms, back.books, strict=True) for each in _told(form, book, state)]
    noted = {each.point for each in gestures if isinstance(each, Noted)}
    deed = act(base, "take_home_notes", members=", ".join(form.member for form in back.forms))
    files, dossiers, on = _files(base, back), _dossiers_of(base, sitting_id), today(base)
    versions = {} if back.is_open else _versions(base, [dossiers[point] for point in dossiers if point in noted])

    def beside(unit: Unit) -> None:
        unit.session.add_all(files)
        # They are noted on this version, which they keep, as they would if the sitting were open.
        for dossier_id, version_id in versions.items():
            freeze_in(unit, version_id, on)
            unit.session.get_one(Dossier, dossier_id).grid_version_id = version_id
        for form in back.forms:
            for point, text in form.remarks:
                _note_remark(unit, dossiers.get(point), form.member, text, on)

    if back.is_open:
        return note_gestures(base, sitting_id, gestures, deed, beside)
    return note_beforehand(base, sitting_id, state, gestures, deed, beside)


def _told(form: HomeNotes, book: Book, state: State) -> Iterator[Gesture]:
    """That the form came, then its notes."""
    if not form.changes:
        return
    points = dict.fromkeys(change.point for change in form.changes)
    grids = tuple(noted_grid(point, state.grid_of(point)) for point in points)
    yield NotesReceived(form.member, book.name, book.digest, grids)
    for change in form.changes:
        yield Noted(change.point, form.member, change.criterion, change.note, is_early=True)


def _files(base: OpenBase, back: NotesBack) -> list[Attachment]:
    """Each file of which something is taken, kept with the sitting once."""
    with base.read() as session:
        kept = set(session.scalars(select(Attachment.digest).where(Attachment.sitting_id == back.sitting_id)))
    found = []
    for form, book, source in zip(back.forms, back.books, back.sources, strict=True):
        if source is not None and book.digest not in kept and (form.changes or form.remarks):
            found.append(taken_in_as_read(base, source, book.name, book.digest, sitting_id=back.sitting_id))
    return found


def _versions(base: OpenBase, dossier_ids: Sequence[int]) -> dict[int, int]:
    """The version of the grid of each dossier."""
    found = {each: read_selection(base, each).version_id for each in dossier_ids}
    return {key: version for key, version in found.items() if version is not None}


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
    sheets = sheets_to_note(base, prepared)
    return [(each, note_form(plan, each, words.note_words(plan, each, gal))) for each in sheets]


def _dossiers_of(base: OpenBase, sitting_id: int) -> dict[str, int]:
    points = read_prepared(base, sitting_id).plan.points
    return {each.key: each.dossier.id for each in points if each.dossier is not None}
