"""A form that came back held against the form that went out: what is locked says the same, in the same unit."""

from __future__ import annotations

from datetime import date

import pytest

from leaderdesk.domain.workbooks.cells import Cell
from leaderdesk.domain.workbooks.rounds.forms import Form, FormColumn, FormRow, ReturnedForm, touched

COLUMNS = (FormColumn("title", "Projet"), FormColumn("planned", "Prévu", "amount"), FormColumn("due", "Pour", "day"))
FORM = Form("plan", "Plan", "Plan", (), COLUMNS, (FormRow("7", ("La halle", 123456, date(2026, 3, 1))),))


def back(*cells: Cell) -> ReturnedForm:
    """The same form with these cells in its only row."""
    return ReturnedForm("plan.xlsx", "plan", "", {}, {"7": dict(zip(("title", "planned", "due"), cells, strict=True))})


def test_a_locked_amount_is_compared_in_euros() -> None:
    assert touched(FORM, back("La halle", 1234.56, date(2026, 3, 1))) == ()


@pytest.mark.parametrize("planned", [123456, 1234.57, None])
def test_a_locked_amount_that_was_changed_is_found(planned: Cell) -> None:
    (found,) = touched(FORM, back("La halle", planned, date(2026, 3, 1)))

    assert found[:2] == ("7", "planned")
