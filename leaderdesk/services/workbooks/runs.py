"""The workbooks that were taken: listed with what they brought, each with its report and its file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import select

from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.workbooks.cells import Book
from leaderdesk.domain.workbooks.taking.reports import Report, read_report, written_report
from leaderdesk.services.attachments import copy_attachment
from leaderdesk.store.base import OpenBase
from leaderdesk.store.schema import Attachment, WorkbookRun
from leaderdesk.store.unit import Unit

_NEWEST = select(WorkbookRun).order_by(WorkbookRun.imported_at.desc(), WorkbookRun.id)


@dataclass(frozen=True, slots=True)
class RunRow:
    """A workbook that was taken: its name, when, how many rows of each kind, and whether its file is kept."""

    id: int
    name: str
    kind: str
    digest: str
    imported_at: datetime
    new: int
    changed: int
    same: int
    doubt: int
    error: int
    skipped: int
    has_file: bool


def list_runs(base: OpenBase) -> tuple[RunRow, ...]:
    """Every workbook that was taken, the last first."""
    with base.read() as session:
        return tuple(_row(each) for each in session.scalars(_NEWEST))


def read_report_of(base: OpenBase, run_id: int) -> Report:
    """What taking a workbook did."""
    return read_report(_run(base, run_id).report)


def copy_file(base: OpenBase, run_id: int, folder: Path) -> Path | None:
    """A copy of the workbook under its own name, to be opened; what was pasted has none."""
    key = _run(base, run_id).attachment_id
    return None if key is None else copy_attachment(base, key, folder)


def taken_before(base: OpenBase, digest: str) -> RunRow | None:
    """The last time that exactly this file was taken, if ever."""
    with base.read() as session:
        found = session.scalars(_NEWEST.where(WorkbookRun.digest == digest).limit(1)).first()
        return None if found is None else _row(found)


def keep_run(
    unit: Unit, book: Book, report: Report, source_id: int | None, file: Attachment | None, at: datetime
) -> int:
    """Keep the report and the file, within the action that took the workbook."""
    if file is not None:
        unit.session.add(file)
        unit.session.flush()
    row = WorkbookRun(
        id=unit.ids.key(),
        name=book.name,
        kind=book.kind,
        digest=book.digest,
        imported_at=at.astimezone().replace(tzinfo=None),
        new_rows=report.count_written("new"),
        changed_rows=report.count_written("changed"),
        same_rows=report.count("same"),
        doubt_rows=report.count_unwritten("doubt"),
        error_rows=report.count_unwritten("error"),
        skipped_rows=report.count_unwritten("skipped"),
        report=written_report(report),
        source_id=source_id,
        attachment_id=None if file is None else file.id,
    )
    unit.session.add(row)
    unit.session.flush()
    return row.id


def _run(base: OpenBase, run_id: int) -> WorkbookRun:
    with base.read() as session:
        row = session.get(WorkbookRun, run_id)
        if row is None:
            raise Refusal("record_gone")
        session.expunge(row)
        return row


def _row(run: WorkbookRun) -> RunRow:
    return RunRow(
        id=run.id,
        name=run.name,
        kind=run.kind,
        digest=run.digest,
        imported_at=run.imported_at,
        new=run.new_rows,
        changed=run.changed_rows,
        same=run.same_rows,
        doubt=run.doubt_rows,
        error=run.error_rows,
        skipped=run.skipped_rows,
        has_file=run.attachment_id is not None,
    )
