"""What was understood of a workbook, as plain data for other programmes: amounts with two decimals, days as ISO."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from leaderdesk.domain.exact import shown
from leaderdesk.domain.workbooks.cells import Book
from leaderdesk.domain.workbooks.fields import OF_FUNDER, STEP
from leaderdesk.domain.workbooks.mappings import KEPT_AS_NOTE, LEFT_ASIDE
from leaderdesk.domain.workbooks.verdicts import CofunderShare, Preview, Problem, Proposal, Understood, Value

_PERCENTS_PLACES = 4


def preview_data(preview: Preview) -> dict[str, Any]:
    """The whole of it."""
    return {"tables": [_table(each) for each in preview.tables]}


def remarks_data(book: Book) -> list[dict[str, str]]:
    """What a file says of itself beside its tables; of a sheet, with its name."""
    said = [{"code": each.code, **dict(each.data)} for each in book.remarks]
    return said + [
        {"sheet": sheet.name, "code": each.code, **dict(each.data)} for sheet in book.sheets for each in sheet.remarks
    ]


def value_data(value: Value) -> Any:  # noqa: ANN401 - a text, or a list of shares
    """One value."""
    if isinstance(value, str):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Fraction):
        percents = Decimal(shown(value * 100, _PERCENTS_PLACES)).normalize()
        return f"{percents:f}"
    if isinstance(value, int):
        return amount_data(value)
    return [_share(each) for each in value]


def amount_data(cents: int) -> str:
    """An amount: `12345.67`."""
    sign = "-" if cents < 0 else ""
    return f"{sign}{abs(cents) // 100}.{abs(cents) % 100:02}"


def _table(understood: Understood) -> dict[str, Any]:
    layout = understood.table.layout
    return {
        "sheet": layout.sheet,
        "header_row": layout.last_header,
        "columns": _columns(understood),
        "rows": [_row(each) for each in understood.rows],
        "left_out": [{"row": each.row, "why": each.why} for each in understood.left_out],
    }


def _columns(understood: Understood) -> dict[str, str]:
    return {each.field: each.heading for each in understood.columns if each.field not in {LEFT_ASIDE, KEPT_AS_NOTE}}


def _row(proposal: Proposal) -> dict[str, Any]:
    values: Mapping[str, Value] = proposal.read.values
    return {
        "row": proposal.read.row,
        "verdict": proposal.verdict,
        "values": {name: value_data(value) for name, value in values.items()},
        "problems": [_problem(each) for each in proposal.problems],
        "supposed": [_problem(each) for each in proposal.supposed],
    }


def _problem(problem: Problem) -> dict[str, str]:
    name = "cofunders" if problem.field.startswith(OF_FUNDER) else problem.field
    name = "status" if name.startswith(STEP) else name
    return {"field": name, "code": problem.code, "read": problem.read}


def _share(share: CofunderShare) -> dict[str, str | None]:
    return {"name": share.name, "amount": None if share.amount is None else amount_data(share.amount)}
