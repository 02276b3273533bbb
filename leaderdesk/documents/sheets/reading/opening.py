"""A workbook checked and ready for calamine: what it may read, and who says what the values do not.

The reader of each kind is loaded for it alone: the child starts anew for every file.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from leaderdesk.documents.sheets.reading.archives import Archive, folded_again
from leaderdesk.documents.sheets.reading.facts import SheetFacts
from leaderdesk.documents.sheets.reading.kinds import ZIP, kind_of_archive
from leaderdesk.documents.sheets.reading.limits import Limits
from leaderdesk.domain.workbooks.cells import Remark

_MACROS = Remark("macros_left_out")


@dataclass(frozen=True, slots=True)
class Opened:
    """What calamine is given, and what is asked of each sheet by its name while it reads."""

    kind: str
    stream: BinaryIO
    remarks: tuple[Remark, ...]
    facts_of: Callable[[str], SheetFacts]


def open_workbook(content: bytes, limits: Limits) -> Opened:
    """Check a workbook, and leave aside all that holds no value: calamine reads nothing that was not checked."""
    if not content.startswith(ZIP):
        return _open_xls(content)
    archive = Archive(content, limits)
    return _open_xlsx(archive, limits) if kind_of_archive(archive) == "xlsx" else _open_ods(archive, limits)


def _open_xlsx(archive: Archive, limits: Limits) -> Opened:
    from leaderdesk.documents.sheets.reading import xlsx

    parts = xlsx.read_parts(archive, limits)
    remarks = (*parts.remarks, *((_MACROS,) if parts.has_macros else ()))
    return Opened("xlsm" if parts.has_macros else "xlsx", folded_again(parts.content), remarks, parts.facts)


def _open_ods(archive: Archive, limits: Limits) -> Opened:
    from leaderdesk.documents.sheets.reading import ods

    sheets = ods.facts_by_sheet(archive, limits)
    has_macros = any(each.startswith(ods.MACROS) and each.endswith((".xml", ".py", ".js")) for each in archive.names())
    return Opened("ods", folded_again(ods.read_parts(archive)), (_MACROS,) if has_macros else (), _of(sheets))


def _open_xls(content: bytes) -> Opened:
    from leaderdesk.documents.sheets.reading import xls

    records = xls.read_records(content)
    remarks = (*records.remarks, *((_MACROS,) if records.has_macros else ()))
    return Opened("xls", io.BytesIO(content), remarks, _of(records.sheets))


def _of(sheets: Mapping[str, SheetFacts]) -> Callable[[str], SheetFacts]:
    return lambda name: sheets.get(name, SheetFacts())
