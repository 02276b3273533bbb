"""A table held against a base, dossier by dossier and field by field: each thing it says, beside what the base says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from leaderdesk.domain.text import folded
from leaderdesk.domain.workbooks.mappings import KEPT_AS_NOTE
from leaderdesk.domain.workbooks.proposing.comparing import AS_NOTE, REACHED_BY, known_value
from leaderdesk.domain.workbooks.proposing.present import Present, PresentDossier, PresentHolder
from leaderdesk.domain.workbooks.proposing.seeking import number_key
from leaderdesk.domain.workbooks.verdicts import Candidate, Preview, Problem, Proposal, Understood, Value

# What a line is: the two differ; the cell is doubtful; they agree; the table says nothing of what the base says;
# a row of no dossier of the base; a dossier of the base in no row.
KINDS = ("differs", "doubt", "right", "unsaid", "theirs_alone", "ours_alone")
# Told of a difference: the base has the details of it, or several dossiers share it.
_TOLD = frozenset({"detailed_already", "holder_says_otherwise"})
# What helps the team alone, or by what the dossier was found; a rate is said by its amounts.
_NEVER = frozenset({"notes", "next_step", "person", "holder_name", "number", "feader_rate", *REACHED_BY})
_TWICE = "duplicate_in_file"
_OF_DOSSIER = frozenset({"number_known_elsewhere", "dossier_unsure", "dossier_binned"})
# A dossier is expected in the table of the region from its first paper on.
_BEFORE = frozenset({"contact", "pre_request"})


@dataclass(frozen=True, slots=True)
class Line:
    """One thing: of which dossier and field, what the base and the table say, and in which cell it was read."""

    kind: str
    dossier: int | None = None
    number: str = ""
    title: str = ""
    field: str = ""
    ours: Value | None = None
    theirs: Value | None = None
    sheet: str = ""
    row: int = 0
    column: int | None = None
    # Why it is doubtful, or why the table cannot be taken as it is; what was read.
    problem: Problem | None = None
    # The dossiers that a row may speak of.
    dossiers: tuple[Candidate, ...] = ()

    @property
    def key(self) -> tuple[str, str, int, str, str, str]:
        """Apart from any other line of the table."""
        code = self.problem.code if self.problem else ""
        return self.kind, self.sheet, self.row, self.number, self.field, code

    @property
    def can_be_taken(self) -> bool:
        """True where the table can be taken for right: what it says is sure, and the base has no details of it."""
        return self.kind == "differs" and self.problem is None and self.theirs is not None


def lines_of(found: Preview, present: Present) -> tuple[Line, ...]:
    """Every line: those of each row, then the dossiers that no row speaks of."""
    dossiers = {each.key: each for each in present.dossiers}
    holders = {each.key: each for each in present.holders}
    lines: list[Line] = []
    met: set[int] = set()
    for table in found.tables:
        for row in table.rows:
            if row.dossier is None:
                lines.append(_unmatched(row))
                met.update(each.key for each in row.dossiers)
                continue
            dossier = dossiers[row.dossier.key]
            met.add(dossier.key)
            key = row.holder.key if row.holder else dossier.holder
            lines += _Row(row, table, dossier, holders.get(key)).lines()
    lines += (_alone(each) for each in present.dossiers if each.key not in met and _is_expected(each))
    return tuple(lines)


def name_of(row: Line | Proposal) -> str:
    """By what a row names its dossier, whatever the month: its number, else its title."""
    if isinstance(row, Line):
        number, title = row.number, row.title
    else:
        number, title = str(row.read.values.get("number", "")), str(row.read.values.get("title", ""))
    return f"number {number_key(number)}" if number else f"title {folded(title)}"


class _Row:
    """One row that speaks of a dossier of the base."""

    def __init__(self, row: Proposal, table: Understood, dossier: PresentDossier, holder: PresentHolder | None) -> None:
        self._row, self._dossier, self._holder = row, dossier, holder
        self._columns = {each.field: each.column for each in table.columns if each.field not in {"", KEPT_AS_NOTE}}
        # What is told of the row as a whole makes all that it says doubtful.
        self._twice = next((each for each in row.problems if each.code == _TWICE), None)

    def lines(self) -> Iterator[Line]:
        """Its differences, its doubts, what is right, what it does not say."""
        told = {each.field: each for each in self._row.problems if each.code in _TOLD}
        doubts = [each for each in self._row.problems if each.weight != "remark" and each.code not in {*_TOLD, _TWICE}]
        changed = {each.field: each.new for each in self._row.changes}
        unsure = {each.field for each in doubts}
        for name, new in changed.items():
            if not name.startswith(AS_NOTE) and name not in _NEVER:
                yield self._line("doubt" if self._twice else "differs", name, new, self._twice)
        for name, problem in told.items():
            if name not in _NEVER:
                yield self._line("differs", name, self._row.read.values.get(name), problem)
        for problem in doubts:
            yield self._line("doubt", problem.field, None, problem)
        for name, value in self._row.read.values.items():
            if name not in {*changed, *told, *unsure, *_NEVER}:
                yield from self._right(name, value)
        said = {*self._row.read.values, *unsure, *_NEVER, *(each.field for each in self._row.problems)}
        yield from (self._line("unsaid", name, None) for name in self._columns if name not in said and self._ours(name))

    def _right(self, name: str, value: Value) -> Iterator[Line]:
        """What both say; nothing where the base says it in a note alone, or not at all."""
        if self._ours(name) is not None:
            yield self._line("right", name, value)

    def _ours(self, name: str) -> Value | None:
        return known_value(name, self._dossier, self._holder)

    def _line(self, kind: str, name: str, theirs: Value | None, problem: Problem | None = None) -> Line:
        read = self._row.read
        at = problem.column if problem is not None and problem.column else self._columns.get(name)
        cells = read.cells.get(name, ())
        row, column = cells[0] if cells else (read.row, at)
        return Line(
            *(kind, self._dossier.key, self._dossier.number, self._dossier.title, name),
            ours=self._ours(name) if name else None,
            theirs=theirs,
            sheet=read.sheet,
            row=row,
            column=column,
            problem=problem,
        )


def _unmatched(row: Proposal) -> Line:
    """A row of no dossier of the base, or of one that has to be told."""
    values = row.read.values
    number, title = str(values.get("number", "")), str(values.get("title", values.get("holder_name", "")))
    kind = "doubt" if row.dossiers else "theirs_alone"
    asked = next((each for each in row.problems if each.code in _OF_DOSSIER), None)
    return Line(
        *(kind, None, number, title, "", None, None, row.read.sheet, row.read.row, None, asked, row.dossiers),
    )


def _alone(dossier: PresentDossier) -> Line:
    stage = None if dossier.stage is None else dossier.stage.status
    return Line("ours_alone", dossier.key, dossier.number, dossier.title, "status", stage)


def _is_expected(dossier: PresentDossier) -> bool:
    return not dossier.is_binned and dossier.stage is not None and dossier.stage.status not in _BEFORE


def counted(lines: tuple[Line, ...]) -> Mapping[str, int]:
    """How many lines of each kind."""
    found = dict.fromkeys(KINDS, 0)
    for each in lines:
        found[each.kind] += 1
    return found
