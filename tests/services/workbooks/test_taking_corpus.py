"""Every workbook of the corpus taken for real: what is written reads back the same, one undo takes it all back."""

from __future__ import annotations

import pytest

from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.workbooks.verdicts import Choices
from leaderdesk.services import history
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.checks import check_base
from leaderdesk.services.workbooks.previews import preview
from leaderdesk.services.workbooks.taking import Taken, take
from tests.store.rows import all_rows
from tests.workbooks.corpus import Specimen, specimens
from tests.workbooks.running import bases, read_here

NO_CHOICES = Choices()


@pytest.mark.long
def test_what_is_taken_of_each_workbook_reads_back_the_same_and_can_be_undone() -> None:
    with bases() as held:
        written = [_taken_and_undone(held[each.base], each) for each in specimens()]

    assert (sum(count > 0 for count in written) > 60, sum(written) > 1000) == (True, True)


def _taken_and_undone(base: OpenBase, specimen: Specimen) -> int:
    """How many rows were written, for a moment."""
    before = all_rows(base)
    taken = _taken(base, specimen)
    if taken is None or taken.height is None:
        assert all_rows(base) == before
        return 0
    written = {(row.sheet, row.row) for row in taken.report.written}
    again = preview(base, read_here(specimen.path))
    left = [
        (specimen.name, row.read.row, row.verdict, row.changes)
        for table in again.tables
        for row in table.rows
        if (row.read.sheet, row.read.row) in written and row.verdict != "same"
    ]
    assert left == []
    assert check_base(base).is_sound
    history.undo(base)
    assert all_rows(base) == before
    return len(written)


def _taken(base: OpenBase, specimen: Specimen) -> Taken | None:
    """What was taken; nothing of a file that is no workbook, or that needs a fund first."""
    try:
        return take(base, read_here(specimen.path), None, NO_CHOICES)
    except Refusal:
        return None
