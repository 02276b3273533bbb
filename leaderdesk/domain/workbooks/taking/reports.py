"""What taking a workbook did, row by row, as it is kept with the file; nothing of it is worked out again later."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from leaderdesk.domain.errors import Fault

VERSION = 1


@dataclass(frozen=True, slots=True)
class ReportedTable:
    """A table as it was understood: the row of its headings, the heading of each field, how many rows of each kind."""

    sheet: str
    header_row: int
    columns: Mapping[str, str]
    counts: Mapping[str, int]
    left_out: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class WrittenRow:
    """A row that was written: new or changed, the dossier it became, and the fields written."""

    sheet: str
    row: int
    verdict: str
    number: str
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UnwrittenRow:
    """A row that was not: why (doubt, error, skipped), and its problems as (field, code, what was read)."""

    sheet: str
    row: int
    why: str
    problems: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """What had to be supposed or was done beside a row: its code, its place, what it speaks of."""

    code: str
    sheet: str
    row: int
    about: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that taking a workbook did."""

    name: str
    kind: str
    tables: tuple[ReportedTable, ...] = ()
    written: tuple[WrittenRow, ...] = ()
    unwritten: tuple[UnwrittenRow, ...] = ()
    said: tuple[Said, ...] = ()
    holders: tuple[str, ...] = ()
    funders: tuple[str, ...] = ()

    def count(self, verdict: str) -> int:
        """How many rows had a verdict, whether they were taken or not."""
        return sum(table.counts.get(verdict, 0) for table in self.tables)

    def count_written(self, verdict: str) -> int:
        """How many rows of a verdict were written."""
        return sum(each.verdict == verdict for each in self.written)

    def count_unwritten(self, why: str) -> int:
        """How many rows were left for a reason."""
        return sum(each.why == why for each in self.unwritten)


def written_report(report: Report) -> str:
    """The report as it is stored."""
    body = {
        "version": VERSION,
        "name": report.name,
        "kind": report.kind,
        "tables": [[t.sheet, t.header_row, dict(t.columns), dict(t.counts), dict(t.left_out)] for t in report.tables],
        "written": [[w.sheet, w.row, w.verdict, w.number, list(w.fields)] for w in report.written],
        "unwritten": [[u.sheet, u.row, u.why, [list(each) for each in u.problems]] for u in report.unwritten],
        "said": [[s.code, s.sheet, s.row, s.about] for s in report.said],
        "holders": list(report.holders),
        "funders": list(report.funders),
    }
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))


def read_report(text: str) -> Report:
    """The report that was stored."""
    try:
        body = json.loads(text)
        return Report(
            name=body["name"],
            kind=body["kind"],
            tables=tuple(ReportedTable(*each) for each in body["tables"]),
            written=tuple(_written(*each) for each in body["written"]),
            unwritten=tuple(_unwritten(*each) for each in body["unwritten"]),
            said=tuple(Said(*each) for each in body["said"]),
            holders=tuple(body["holders"]),
            funders=tuple(body["funders"]),
        )
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise Fault("report_unreadable") from error


def _written(sheet: str, row: int, verdict: str, number: str, fields: Sequence[str]) -> WrittenRow:
    return WrittenRow(sheet, row, verdict, number, tuple(fields))


def _unwritten(sheet: str, row: int, why: str, problems: Sequence[Sequence[str]]) -> UnwrittenRow:
    return UnwrittenRow(sheet, row, why, tuple((field, code, read) for field, code, read in problems))
