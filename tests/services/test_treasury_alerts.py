"""The treasuries that need a look: what happened against what was planned, kept from one start to the next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from sqlalchemy.orm import Session

from leaderdesk.domain.cash.alerts import TreasuryAlerts
from leaderdesk.domain.sheets.dossiers import WholeDossier
from leaderdesk.services import dossiers, funding, treasuries, treasury_alerts
from leaderdesk.services.edits import RowEdit
from leaderdesk.services.treasury_alerts import read_alerts
from leaderdesk.store.queries.whole import read_wholes
from tests.factories import make_dossier
from tests.services.desk import ON, Desk

APRIL, SEPTEMBER = date(2026, 4, 1), date(2026, 9, 1)


@pytest.fixture
def planned(desk: Desk) -> Desk:
    """10 000 € spent in April with 5 000 € at hand, 1 600 € of the Département in September, the fund in 2027."""
    treasuries.spread_costs(desk.base, desk.dossier, APRIL, APRIL, "even")
    treasuries.edit_cash_plan(desk.base, desk.dossier, opening=5_000_00, red_months=24)
    line = dossiers.read_whole_dossier(desk.base, desk.dossier).funding[1]
    funding.edit_funding_lines(desk.base, desk.dossier, [RowEdit(line.id, {"expected_on": SEPTEMBER})])
    return desk


def whole(desk: Desk, on: date) -> TreasuryAlerts:
    found = read_alerts(desk.base, on)
    while not found.is_whole:
        found = read_alerts(desk.base, on)
    return found


def test_a_dossier_that_goes_as_planned_is_counted_and_raises_nothing(planned: Desk) -> None:
    found = whole(planned, ON)

    assert (found.alerts, found.levels) == ((), {"green": 0, "orange": 1, "red": 0})


def test_money_that_has_not_come_is_late_from_the_month_after(planned: Desk) -> None:
    assert whole(planned, date(2026, 9, 30)).alerts == ()
    (alert,) = whole(planned, date(2027, 1, 15)).alerts

    assert (alert.number, alert.codes, alert.late, alert.months_late) == ("2026-001", ("drifts",), "Département", 4)


def test_only_what_changed_is_read_again(planned: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    other = make_dossier(planned.base, planned.ground, "2026-002")
    treasuries.spread_costs(planned.base, other, APRIL, APRIL, "even")
    whole(planned, ON)
    read: list[int] = []

    def heard(session: Session, keys: Sequence[int]) -> list[WholeDossier]:
        read.extend(keys)
        return read_wholes(session, keys)

    monkeypatch.setattr(treasury_alerts, "read_wholes", heard)

    treasuries.edit_cash_plan(planned.base, other, opening=50_000_00)
    found = whole(planned, ON)

    assert read == [other]
    assert found.levels == {"green": 1, "orange": 1, "red": 0}


def test_what_was_found_is_there_at_the_next_start(planned: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    whole(planned, ON)
    treasuries.edit_cash_plan(planned.base, planned.dossier, opening=0)
    found = whole(planned, ON)
    planned.base.kept.clear()
    monkeypatch.setattr(treasury_alerts, "read_wholes", None)

    assert whole(planned, ON) == found
    assert [each.codes for each in found.alerts] == [("danger",)]


def test_many_dossiers_are_read_some_at_a_time(planned: Desk) -> None:
    for rank in range(treasury_alerts.SOME + 1):
        other = make_dossier(planned.base, planned.ground, f"2026-1{rank:02}")
        treasuries.edit_cash_plan(planned.base, other, opening=1_00)

    first = read_alerts(planned.base, ON)

    assert (first.is_whole, first.left) == (False, 2)
    assert whole(planned, ON).is_whole
