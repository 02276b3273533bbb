"""The notes that a member gives at home in a workbook of theirs: what it asks, and what came back in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from leaderdesk.domain.programmes.grid_sheets import CriterionSheet
from leaderdesk.domain.sheets.sittings.hand_notes import HandPage, HandSheet
from leaderdesk.domain.sittings.plans import Plan
from leaderdesk.domain.typed.notes import Note, read_note
from leaderdesk.domain.workbooks.cells import BadCell, Cell
from leaderdesk.domain.workbooks.rounds.forms import Form, FormColumn, FormRow, ReturnedForm, Touched, said_as, touched

KIND = "notes"
ABSTAINS = "A"
_SITTING, _MEMBER, _CODE = "sitting", "member", "code"
# From zero to a most so high, each whole number is offered; above, or between two, it is typed.
_OFFERED = 20
Given = Mapping[tuple[str, str], Fraction | None]
Before = Fraction | Literal["nothing"] | None


@dataclass(frozen=True, slots=True)
class FormWords:
    """What a form says around what it asks: its title, its lines, its headings, how a scale is worded."""

    sheet: str
    title: str
    lines: tuple[str, ...]
    headings: tuple[str, str, str, str]
    scales: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class FormProblem:
    """What is wrong in a form, where, and what was read there."""

    code: str
    place: str = ""
    read: str = ""
    data: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class NoteChange:
    """A note that came back: what it was when it was last read, and what it is."""

    point: str
    criterion: str
    before: Before
    note: Fraction | None


@dataclass(frozen=True, slots=True)
class HomeNotes:
    """What one member sent back; nothing is taken of a form that was not made for this sitting as it stands."""

    name: str
    member: str
    changes: tuple[NoteChange, ...] = ()
    same: int = 0
    remarks: tuple[tuple[str, str], ...] = ()
    problems: tuple[FormProblem, ...] = ()


def note_form(plan: Plan, sheet: HandSheet, said: FormWords) -> Form:
    """The form of one member: a band for each project, a row for each criterion."""
    columns = (
        FormColumn("criterion", said.headings[0], width=38),
        FormColumn("scale", said.headings[1], width=60),
        FormColumn("note", said.headings[2], "choice", is_open=True, width=12),
        FormColumn("remark", said.headings[3], is_open=True, width=44),
    )
    about = ((_SITTING, str(plan.id)), (_MEMBER, sheet.name or ""), (_CODE, sheet.code))
    rows = tuple(row for page in sheet.pages for row in _rows_of(page, said))
    return Form(KIND, said.sheet, said.title, said.lines, columns, rows, about)


def member_of(back: ReturnedForm) -> str:
    """Whose form it is."""
    return back.about.get(_MEMBER, "")


def sitting_of(back: ReturnedForm) -> int:
    """The sitting it was made for; nothing that is one where it does not say."""
    said = back.about.get(_SITTING, "")
    return int(said) if said.isdigit() else 0


def read_notes(form: Form, sheet: HandSheet, back: ReturnedForm, given: Given, decided: frozenset[str]) -> HomeNotes:
    """What came back held against the form as it would be made now.

    `given` are the notes already read of this member, by point and criterion; on points of `decided` a vote was held.
    """
    pages = {page.project.point.key: page for page in sheet.pages}
    differing = touched(form, back)
    # Made from another agenda or another grid: a line that says otherwise now was noted on another scale.
    is_outdated = back.digest != form.identity()["digest"]
    changed = {key for key, column, _ in differing if column} if is_outdated else set[str]()
    problems = list(_told(differing, back, is_outdated=is_outdated))
    changes, remarks, same = list[NoteChange](), list[tuple[str, str]](), 0
    for key, cells in back.rows.items():
        point, _, criterion_key = key.partition("/")
        criterion = _criterion(pages.get(point), criterion_key)
        if criterion is None or key in changed:
            continue
        read = _note(criterion, cells.get("note"), back.place(key, "note"))
        if isinstance(read, FormProblem):
            problems.append(read)
        elif read is not None:
            before: Before = given.get((point, criterion_key), "nothing")
            if before == read.points and before != "nothing":
                same += 1
            elif point in decided:
                problems.append(FormProblem("note_after_vote", back.place(key, "note"), said_as(cells.get("note"))))
            else:
                changes.append(NoteChange(point, criterion_key, before, read.points))
        remark = said_as(cells.get("remark")).strip()
        if remark:
            remarks.append((point, f"{criterion.title}\u00a0: {remark}"))
    return HomeNotes(back.name, member_of(back), tuple(changes), same, tuple(remarks), tuple(problems))


def _rows_of(page: HandPage, said: FormWords) -> Iterator[FormRow]:
    point = page.project.point
    holder = point.dossier.holder if point.dossier is not None else ""
    yield FormRow(point.key, (f"{page.project.rank}. {point.title}", holder, None, None), is_band=True)
    for criterion in page.project.grid.criteria:
        scale = said.scales.get(f"{point.key}/{criterion.key}", "")
        cells = (criterion.title, scale, None, None)
        # With levels, the values offered are all there are.
        key, is_strict = f"{point.key}/{criterion.key}", bool(criterion.levels)
        yield FormRow(key, cells, choices=_choices(criterion), is_strict=is_strict)


def _choices(criterion: CriterionSheet) -> tuple[Fraction | str, ...]:
    if criterion.levels:
        return (*(level.points for level in criterion.levels), ABSTAINS)
    most = min(int(criterion.max), _OFFERED)
    return (*(Fraction(each) for each in range(most + 1)), ABSTAINS)


def _criterion(page: HandPage | None, key: str) -> CriterionSheet | None:
    criteria = page.project.grid.criteria if page is not None else ()
    return next((each for each in criteria if each.key == key), None)


def _note(criterion: CriterionSheet, cell: Cell, place: str) -> Note | FormProblem | None:
    """A note, what is wrong with it, or nothing where the cell is empty."""
    if isinstance(cell, BadCell):
        return FormProblem(cell.code, place, cell.read)
    levels = tuple(level.points for level in criterion.levels)
    reading = read_note(said_as(cell).replace(".", ","), levels, criterion.max)
    if reading.problem or reading.doubts:
        return FormProblem(reading.problem or "note_unclear", place, said_as(cell))
    return reading.value


def _told(differing: Iterable[Touched], back: ReturnedForm, *, is_outdated: bool) -> Iterator[FormProblem]:
    for key, column, read in differing:
        if column:
            code = "line_changed" if is_outdated else "cell_touched"
        else:
            code = "row_unknown" if key in back.rows else ("row_added" if is_outdated else "row_gone")
        # A project that joined the agenda since is nobody's fault.
        if code != "row_added":
            yield FormProblem(code, back.place(key, column), read)
