"""Tables of the region held against the base: looked at without writing, kept, and what people say of differences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from sqlalchemy import select

from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.workbooks import choosing
from leaderdesk.domain.workbooks.cells import Book
from leaderdesk.domain.workbooks.mappings import KEPT_AS_NOTE, LEFT_ASIDE
from leaderdesk.domain.workbooks.proposing.comparing import AS_NOTE
from leaderdesk.domain.workbooks.reconciling.lines import Line, counted, lines_of, name_of
from leaderdesk.domain.workbooks.reconciling.months import (
    Ended,
    Standing,
    ended_of,
    report_of,
    standings_of,
)
from leaderdesk.domain.workbooks.reconciling.reports import Report, read_report, written_report
from leaderdesk.domain.workbooks.reconciling.values import kept_text
from leaderdesk.domain.workbooks.tables import Table
from leaderdesk.domain.workbooks.taking.sources import fingerprint_of
from leaderdesk.domain.workbooks.verdicts import Choices, Preview, Proposal, RowChoice
from leaderdesk.services.attachments import attachment_path, copy_attachment, taken_in_as_read
from leaderdesk.services.bases import act
from leaderdesk.services.done import Done, done
from leaderdesk.services.reading import today
from leaderdesk.services.workbooks.memories import recall, remember
from leaderdesk.services.workbooks.present import read_present
from leaderdesk.services.workbooks.previews import preview
from leaderdesk.services.workbooks.reading import read_book
from leaderdesk.services.workbooks.taking import Taken, take
from leaderdesk.store.base import OpenBase
from leaderdesk.store.journal.entries import Act
from leaderdesk.store.queries.reconciling import kept_tables, kept_verdicts
from leaderdesk.store.schema import KeptDifference, Reconciliation
from leaderdesk.store.unit import Unit
from leaderdesk.system.steps import Tell, no_tell
from leaderdesk.words import reconciling as words
from leaderdesk.words import workbook_values

_NO_CHOICES = Choices()


@dataclass(frozen=True, slots=True)
class HeldRow:
    """A table that was held against the base, as it was kept."""

    id: int
    name: str
    digest: str
    held_on: date
    report: Report
    has_file: bool


@dataclass(frozen=True, slots=True)
class Held:
    """A table held against the base as it is now, beside the table of the same source that was kept before."""

    found: Preview
    choices: Choices
    lines: tuple[Line, ...]
    standings: tuple[Standing, ...]
    ended: tuple[Ended, ...]
    report: Report
    before: HeldRow | None = None
    # The same file, already kept.
    kept: HeldRow | None = None
    counts: Mapping[str, int] = field(default_factory=dict)


def list_tables(base: OpenBase) -> tuple[HeldRow, ...]:
    """Every table that was kept, the last first."""
    with base.read() as session:
        rows = [
            HeldRow(row.id, row.name, row.digest, row.held_on, read_report(row.report), row.attachment_id is not None)
            for row in kept_tables(session)
        ]
    return tuple(sorted(rows, key=lambda each: (each.held_on, each.report.height), reverse=True))


def hold_table(base: OpenBase, book: Book, choices: Choices = _NO_CHOICES, tell: Tell = no_tell) -> Held:
    """Hold a table against the base with what was chosen of it, now or for tables of its source; nothing is written.

    Refusal `no_table_to_hold`: nothing in the workbook is a table of dossiers.
    """
    present = read_present(base)
    found = preview(base, book, choices, tell, present=present)
    tables = [each.table for each in found.tables]
    if not tables:
        raise Refusal("no_table_to_hold", name=book.name)
    memory = recall(base, book.name, tables)
    if not choosing.has_choices(choices) and memory != choices.memory:
        choices = replace(choices, memory=memory)
        found = preview(base, book, choices, tell, found=tables, present=present)
    report = Report(book.name, _fingerprint(tables))
    known = list_tables(base)
    kept = next((each for each in known if each.digest == book.digest), None)
    earlier = known if kept is None else known[known.index(kept) + 1 :]
    before = next((each for each in earlier if each.report.is_of_same_source(report)), None)
    named = {**(before.report.named if before else {}), **(kept.report.named if kept else {})}
    again = _renamed(found, choices, named)
    if again != choices:
        choices, found = again, preview(base, book, again, tell, found=tables, present=present)
    lines = lines_of(found, present)
    with base.read() as session:
        verdicts = kept_verdicts(session)
    standings = standings_of(lines, before.report if before else None, verdicts, today(base))
    ended = ended_of(lines, before.report if before else None)
    counts = counted(lines)
    height = kept.report.height if kept else base.height
    report = report_of(book.name, report.fingerprint, counts, standings, ended)
    report = replace(report, named=_named(found, choices), height=height)
    return Held(found, choices, lines, standings, ended, report, before, kept, counts)


def keep_table(base: OpenBase, book: Book, source: Path | None, held: Held) -> Done:
    """Keep a table with what differed on this day; what the region was asked and has mended is answered."""
    file = None
    if source is not None and held.kept is None:
        file = taken_in_as_read(base, source, book.name, book.digest)
    with Unit(base, act(base, "keep_reconciliation", workbook=book.name)) as unit:
        if file is not None:
            unit.session.add(file)
            unit.session.flush()
        row = unit.session.get(Reconciliation, held.kept.id) if held.kept else None
        if row is None:
            row = Reconciliation(id=unit.ids.key(), name=book.name, digest=book.digest, held_on=today(base))
            row.attachment_id = None if file is None else file.id
            unit.session.add(row)
        row.report = written_report(held.report)
        _answer(unit, held, today(base))
        remember(unit, book.name, held.found.tables, held.choices, today(base))
        return done(unit.commit(), "workbooks", "dossiers", "attachments")


def say_of(base: OpenBase, wanted: Sequence[Line], verdict: str, reason: str | None = None) -> Done:
    """Say of differences that the base is right, or that the region was asked; it holds for these values alone."""
    count, is_ours = str(len(wanted)), verdict == "ours"
    named = act(base, "keep_differences", count=count) if is_ours else act(base, "ask_region", count=count)
    with Unit(base, named) as unit:
        rows = _kept_rows(unit, wanted)
        for line in wanted:
            if line.dossier is None:
                raise Refusal("difference_without_dossier")
            row = rows.get((line.dossier, line.field))
            if row is None:
                row = KeptDifference(id=unit.ids.key(), dossier_id=line.dossier, field=line.field)
                unit.session.add(row)
            row.ours, row.theirs = kept_text(line.ours), kept_text(line.theirs)
            row.verdict, row.reason = verdict, (reason or "").strip() or None
            row.author, row.said_on, row.answered_on = base.author.operator, today(base), None
        return done(unit.commit(), "workbooks", "dossiers")


def unsay(base: OpenBase, wanted: Sequence[Line]) -> Done:
    """Say nothing of these differences any more: they are to be looked at again."""
    with Unit(base, act(base, "forget_differences", count=str(len(wanted)))) as unit:
        for row in _kept_rows(unit, wanted).values():
            unit.session.delete(row)
        return done(unit.commit(), "workbooks", "dossiers")


def take_theirs(base: OpenBase, book: Book, held: Held, wanted: Sequence[Line], tell: Tell = no_tell) -> Taken:
    """The table is right of these differences: they alone are taken from it, as any workbook is."""
    if any(not each.can_be_taken for each in wanted):
        raise Refusal("difference_not_taken")
    choices = _alone(held, wanted)
    return take(base, book, None, choices, tell, named=_taking(base, book, wanted))


def read_kept_book(base: OpenBase, row: HeldRow, folder: Path, tell: Tell = no_tell) -> tuple[Book, Path]:
    """The table that was kept, read again from a copy in a folder, and where its bytes lie. Refusal `record_gone`."""
    with base.read() as session:
        key = session.scalar(select(Reconciliation.attachment_id).where(Reconciliation.id == row.id))
    if key is None:
        raise Refusal("record_gone")
    return read_book(copy_attachment(base, key, folder), tell), attachment_path(base, key)


def _taking(base: OpenBase, book: Book, wanted: Sequence[Line]) -> Act:
    """What the history says of it: which field of which dossier, or how many of which."""
    numbers = list(dict.fromkeys(each.number for each in wanted))
    if len(wanted) == 1:
        field = workbook_values.title(wanted[0].field)
        return act(base, "take_difference", workbook=book.name, dossier=numbers[0], field=field)
    told, count = words.dossiers_named(numbers), str(len(wanted))
    return act(base, "take_differences", workbook=book.name, count=count, dossiers=told)


def _alone(held: Held, wanted: Sequence[Line]) -> Choices:
    """The choices by which the importer writes these fields of these rows, and nothing else."""
    fields: dict[tuple[str, int], set[str]] = {}
    at = {(each.dossier.key, each.read.sheet): each for each in _rows(held.found) if each.dossier is not None}
    for line in wanted:
        row = at[line.dossier or 0, line.sheet]
        fields.setdefault((row.read.sheet, row.read.row), set()).add(line.field)
    rows = dict(held.choices.rows)
    for each in _rows(held.found):
        key = each.read.sheet, each.read.row
        chosen = rows.get(key, RowChoice())
        if key not in fields:
            rows[key] = replace(chosen, is_taken=False)
            continue
        left = {change.field for change in each.changes if not change.field.startswith(AS_NOTE)} - fields[key]
        rows[key] = replace(chosen, is_taken=True, typed={**chosen.typed, **dict.fromkeys(left, "")})
    columns = {sheet: dict(chosen) for sheet, chosen in held.choices.columns.items()}
    for table in held.found.tables:
        aside = {each.column: LEFT_ASIDE for each in table.columns if each.field == KEPT_AS_NOTE or each.why == "twin"}
        columns[table.table.layout.sheet] = {**columns.get(table.table.layout.sheet, {}), **aside}
    return replace(held.choices, rows=rows, columns=columns, is_remembered=False)


def _renamed(found: Preview, choices: Choices, named: Mapping[str, int]) -> Choices:
    """What was said once of which dossier a row names holds for the tables that follow."""
    for each in _rows(found):
        key = named.get(name_of(each))
        is_said = choosing.choice_of(choices, each.read.sheet, each.read.row).dossier is not None
        if each.dossier is None and key is not None and not is_said:
            choices = choosing.naming_dossier(choices, each.read.sheet, each.read.row, key)
    return choices


def _named(found: Preview, choices: Choices) -> dict[str, int]:
    said = ((each, choosing.choice_of(choices, each.read.sheet, each.read.row).dossier) for each in _rows(found))
    return {name_of(each): key for each, key in said if key}


def _answer(unit: Unit, held: Held, on: date) -> None:
    """What the region was asked and the table now says as the base does."""
    right = {(each.dossier, each.field) for each in held.lines if each.kind == "right"}
    waiting = select(KeptDifference).where(KeptDifference.verdict == "asked", KeptDifference.answered_on.is_(None))
    for row in unit.session.scalars(waiting):
        if (row.dossier_id, row.field) in right:
            row.answered_on = on


def _kept_rows(unit: Unit, wanted: Iterable[Line]) -> dict[tuple[int, str], KeptDifference]:
    places = {(each.dossier, each.field) for each in wanted}
    query = select(KeptDifference).where(KeptDifference.dossier_id.in_({dossier for dossier, _ in places}))
    found = {(row.dossier_id, row.field): row for row in unit.session.scalars(query)}
    return {place: row for place, row in found.items() if place in places}


def _rows(found: Preview) -> Iterable[Proposal]:
    return (row for table in found.tables for row in table.rows)


def _fingerprint(tables: Sequence[Table]) -> str:
    return fingerprint_of(heading.text for table in tables for heading in table.headings)
