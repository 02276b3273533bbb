"""A workbook taken into a base: one transaction, one entry, one undo, with its report, its file and what was chosen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.text import composed
from leaderdesk.domain.workbooks.cells import Book
from leaderdesk.domain.workbooks.choosing import is_taken
from leaderdesk.domain.workbooks.mappings import KEPT_AS_NOTE, LEFT_ASIDE
from leaderdesk.domain.workbooks.taking.reports import Report, ReportedTable, UnwrittenRow, WrittenRow
from leaderdesk.domain.workbooks.verdicts import Choices, Preview, Problem, Proposal, Understood
from leaderdesk.services.attachments import taken_in_as_read
from leaderdesk.services.bases import act
from leaderdesk.services.claims import reckon
from leaderdesk.services.done import Done
from leaderdesk.services.reading import today
from leaderdesk.services.workbooks.memories import remember
from leaderdesk.services.workbooks.previews import preview
from leaderdesk.services.workbooks.rows.dossiers import DossierRows
from leaderdesk.services.workbooks.rows.ground import Ground
from leaderdesk.services.workbooks.rows.holders import HolderRows
from leaderdesk.services.workbooks.rows.pending import At, Pending
from leaderdesk.services.workbooks.rows.standing import stand_on
from leaderdesk.services.workbooks.runs import keep_run
from leaderdesk.store.base import OpenBase
from leaderdesk.store.journal.entries import Act
from leaderdesk.store.schema import Dossier
from leaderdesk.store.unit import Unit
from leaderdesk.system.steps import THOUSAND, Tell, no_tell, share_of
from leaderdesk.words import imports as words

_TOPICS = frozenset({"dossiers", "holders", "programme", "attachments", "workbooks"})
_OF_FUND = ("feader", "paid")
_AT_ONCE = 200
# How far taking is, in thousandths, when the workbook is held against the base, then when its rows are written.
_HELD, _WRITTEN = 150, 650


@dataclass(frozen=True, slots=True)
class Taken(Done):
    """A workbook that was taken: its report, and its run; no run and no height where nothing was to be written."""

    report: Report
    # What was held against the base just before, with what each row was taken for.
    found: Preview
    run: int | None = None


def take(  # noqa: PLR0913 - what may be asked of it
    base: OpenBase,
    book: Book,
    source: Path | None,
    choices: Choices,
    tell: Tell = no_tell,
    *,
    seen: Preview | None = None,
    is_whole: bool = False,
    named: Act | None = None,
) -> Taken:
    """Write the rows that are to be taken, all of them or none; those in doubt or in error are set aside.

    Refusals: `preview_stale` (with the new one) where the base would no longer take what was seen, `rows_in_error`
    where the workbook was to be taken whole, `fund_needed_first`, `workbook_changed` since it was read. `named` is what
    the history calls it, where it is something else than a workbook that comes in.
    """
    base.refuse_writes()
    found = preview(base, book, choices, share_of(tell, 0, _HELD))
    if seen is not None and seen != found:
        raise Refusal("preview_stale", preview=found)
    wanted = [each for each in _rows(found) if is_taken(each, choices)]
    _refuse_errors(found, is_whole=is_whole)
    if not wanted:
        return Taken(None, frozenset(), _report(book, found, choices, (), None), found)
    file = None if source is None else taken_in_as_read(base, source, book.name, book.digest)
    with Unit(base, named or act(base, "import_workbook", workbook=book.name)) as unit:
        pending = Pending(unit, today(base), base.author.operator)
        written = _Writing(pending, book, wanted, share_of(tell, _HELD, _WRITTEN)).write()
        report = _report(book, found, choices, written, pending)
        is_new = choices.is_remembered
        source_id = remember(unit, book.name, found.tables, choices, pending.today) if is_new else None
        run = keep_run(unit, book, report, source_id, file, base.author.clock())
        return Taken(unit.commit(share_of(tell, _WRITTEN, THOUSAND)), _TOPICS, report, found, run)


class _Writing:
    """The rows of one workbook being written."""

    def __init__(self, pending: Pending, book: Book, wanted: Sequence[Proposal], tell: Tell) -> None:
        self._pending = pending
        self._book = book
        self._wanted = wanted
        self._tell = tell
        self._ground = Ground(pending.unit)

    def write(self) -> tuple[WrittenRow, ...]:
        """Every row: changed ones some hundreds at a time, with what hangs on them, then the new ones."""
        self._refuse_without_fund()
        new = [each for each in self._wanted if each.dossier is None]
        changed = {each.dossier.key: each for each in self._wanted if each.dossier is not None}
        self._take_numbers(new, list(changed.values()))
        rows = DossierRows(self._ground, self._holders(changed), self._pending)
        written = []
        for standing in stand_on(self._pending, list(changed)):
            proposal = changed[standing.dossier.id]
            written.append(rows.change(standing, proposal, self._at(proposal)))
            self._step(len(written))
        for proposal in new:
            written.append(rows.make(proposal, self._at(proposal)))
            self._step(len(written))
        self._pending.write()
        for key in sorted(self._pending.claimed):
            reckon(self._pending.unit, key, self._pending.today)
        order = {(each.read.sheet, each.read.row): rank for rank, each in enumerate(self._wanted)}
        return tuple(sorted(written, key=lambda each: order[each.sheet, each.row]))

    def _holders(self, changed: dict[int, Proposal]) -> HolderRows:
        """The holders of the base that rows speak of, and those of the dossiers that change."""
        keys = {each.holder.key for each in self._wanted if each.holder is not None}
        keys.update(_holders_of(self._pending, list(changed)))
        return HolderRows(self._pending, sorted(keys))

    def _take_numbers(self, new: Sequence[Proposal], changed: Sequence[Proposal]) -> None:
        """The numbers that rows give, before any is given by rank."""
        given = [each.read.values.get("number") for each in new]
        given += [change.new for each in changed for change in each.changes if change.field == "number"]
        for number in given:
            if number and not self._ground.take_number(composed(str(number))):
                raise Refusal("number_taken", number=str(number))

    def _refuse_without_fund(self) -> None:
        """Amounts of a European fund that no fund of the base is named for are not put anywhere else."""
        for each in self._wanted:
            fiche = self._ground.fiches.get(str(each.read.values.get("fiche_action", "")))
            if any(each.read.values.get(name) for name in _OF_FUND) and self._ground.fund_of(fiche) is None:
                raise Refusal("fund_needed_first", sheet=each.read.sheet, row=each.read.row)

    def _step(self, done: int) -> None:
        if done % _AT_ONCE == 0:
            self._pending.write_some()
            self._tell(done, len(self._wanted))

    def _at(self, proposal: Proposal) -> At:
        read = proposal.read
        return At(read.sheet, read.row, words.place(self._book.name, self._book.kind, read.sheet, read.row))


def _rows(found: Preview) -> Iterator[Proposal]:
    for table in found.tables:
        yield from table.rows


def _refuse_errors(found: Preview, *, is_whole: bool) -> None:
    wrong = [each for each in _rows(found) if each.verdict in ("error", "doubt")] if is_whole else []
    if wrong:
        first = wrong[0].read
        raise Refusal("rows_in_error", count=len(wrong), sheet=first.sheet, row=first.row)


def _holders_of(pending: Pending, keys: Sequence[int]) -> Iterator[int]:
    for start in range(0, len(keys), _AT_ONCE):
        yield from pending.unit.session.scalars(
            select(Dossier.holder_id).where(Dossier.id.in_(keys[start : start + _AT_ONCE]))
        )


def _report(
    book: Book, found: Preview, choices: Choices, written: tuple[WrittenRow, ...], pending: Pending | None
) -> Report:
    unwritten = [
        UnwrittenRow(each.read.sheet, each.read.row, _why(each), tuple(_problem(problem) for problem in each.problems))
        for each in _rows(found)
        if each.verdict != "same" and not is_taken(each, choices)
    ]
    return Report(
        book.name,
        book.kind,
        tuple(_table(each) for each in found.tables),
        written,
        tuple(unwritten),
        tuple(pending.said) if pending else (),
        tuple(pending.holders) if pending else (),
        tuple(pending.funders) if pending else (),
    )


def _why(proposal: Proposal) -> str:
    return proposal.verdict if proposal.verdict in ("doubt", "error") else "skipped"


def _problem(problem: Problem) -> tuple[str, str, str]:
    return problem.field, problem.code, problem.read


def _table(understood: Understood) -> ReportedTable:
    layout = understood.table.layout
    return ReportedTable(
        layout.sheet,
        layout.last_header,
        {each.field: each.heading for each in understood.columns if each.field not in (LEFT_ASIDE, KEPT_AS_NOTE)},
        Counter(each.verdict for each in understood.rows),
        Counter(each.why for each in understood.left_out),
    )
