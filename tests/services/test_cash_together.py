"""A commune with three projects at once: one cash, one opening, each claim paid when its own project says."""

from __future__ import annotations

from datetime import date

import pytest

from leaderdesk.domain.cash.together import Together
from leaderdesk.services import dossiers, treasuries
from leaderdesk.services.dossiers import edit_dossier
from leaderdesk.words import cash as words
from tests.factories import make_dossier
from tests.services.desk import ON, Desk

APRIL, JUNE, OCTOBER = date(2026, 4, 1), date(2026, 6, 1), date(2026, 10, 1)


@pytest.fixture
def three(desk: Desk) -> list[int]:
    """10 000 € each, spent in April, June and October; the fund gives 6 400 € back fourteen months after each."""
    keys = [desk.dossier, *(make_dossier(desk.base, desk.ground, f"2026-00{rank}") for rank in (2, 3))]
    for key, month in zip(keys, (APRIL, JUNE, OCTOBER), strict=True):
        treasuries.spread_costs(desk.base, key, month, month, "even")
    treasuries.edit_cash_plan(desk.base, keys[0], opening=5_000_00, annual_budget=120_000_00)
    return keys


def together(desk: Desk) -> Together:
    return treasuries.read_holder_treasury(desk.base, desk.ground.holder, ON)


@pytest.mark.usefixtures("three")
def test_three_projects_move_one_cash(desk: Desk) -> None:
    found = together(desk)
    assert found.outlooks is not None
    likely = found.outlooks["likely"]

    # April −5 000, June −15 000, October −25 000, then 6 400 € in June, August and December 2027.
    balances = {month: int(likely.balances[month - found.outlooks["likely"].start]) for month in (24315, 24317, 24321)}
    assert balances == {24315: -5_000, 24317: -15_000, 24321: -25_000}
    assert (int(likely.gap), int(likely.bridge), likely.lowest_month) == (5_800, 19_200, 24321)
    assert likely.closing == -5_800


def test_what_the_holder_starts_with_counts_once_and_says_where_from(desk: Desk, three: list[int]) -> None:
    treasuries.edit_cash_plan(desk.base, three[2], opening=8_000_00)
    found = together(desk)

    assert (found.opening, found.opening_of, found.differing) == (5_000_00, "2026-001", (("2026-003", 8_000_00),))
    assert found.annual_budget == 120_000_00


def test_the_sum_is_that_of_the_projects(desk: Desk, three: list[int]) -> None:
    found = together(desk)
    alone = [treasuries.read_treasury(desk.base, key, ON) for key in three]
    assert found.outlooks is not None
    for name, outlook in found.outlooks.items():
        closings = sum(each.outlooks[name].closing for each in alone if each.outlooks is not None)
        assert outlook.closing == closings


def test_a_project_without_dates_is_named_and_one_in_the_bin_is_not_read(desk: Desk, three: list[int]) -> None:
    make_dossier(desk.base, desk.ground, "2026-004")
    dossiers.bin_dossier(desk.base, three[1])
    edit_dossier(desk.base, three[2], title="Halle")
    found = together(desk)

    assert [each.number for each in found.counted] == ["2026-001", "2026-003"]
    assert [each.number for each in found.left_out] == ["2026-004"]


def test_a_project_says_what_its_neighbours_add(desk: Desk, three: list[int]) -> None:
    said = words.together(together(desk), three[0]).replace("\u00a0", " ").replace("\u202f", " ")

    # 19 200 € of 10 000 € a month of budget: 1,92; below −5 800 from June 2026 to November 2027.
    assert said == (
        "Avec ses deux autres projets : il faudra porter 19 200 € pendant 18 mois, au plus fort en octobre 2026,"
        " soit environ deux mois de budget. Il manque en plus 5 800 € que rien ne remboursera : à trouver avant de"
        " s’engager."
    )
