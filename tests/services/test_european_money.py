"""Where a co-funder's money comes from: what its record says, unless the line of the plan says otherwise."""

from __future__ import annotations

from leaderdesk.domain.sheets.eligibility import ItemSheet
from leaderdesk.services import dossiers, eligibility, funders, funding, history
from leaderdesk.services.edits import RowEdit
from tests.services.desk import ON, Desk, add_region


def check(desk: Desk) -> ItemSheet:
    items = eligibility.read_eligibility(desk.base, desk.dossier, ON).items
    return next(each for each in items if each.code == "european_money")


def line_of(desk: Desk) -> int:
    rows = dossiers.read_whole_dossier(desk.base, desk.dossier).funding
    return next(row.id for row in rows if row.nature == "public")


def test_unsaid_it_is_asked_for(desk: Desk) -> None:
    assert (check(desk).outcome, check(desk).looks[0].step.code) == ("to_do", "origin_unknown")


def test_what_the_record_of_the_funder_says_judges_the_check(desk: Desk) -> None:
    (funder,) = funders.list_funders(desk.base)
    funders.edit_funder(desk.base, funder.id, is_european_money=False)

    assert check(desk).outcome == "pass"


def test_the_line_says_otherwise_than_the_record_and_back(desk: Desk) -> None:
    (funder,) = funders.list_funders(desk.base)
    funders.edit_funder(desk.base, funder.id, is_european_money=False)
    funding.edit_funding_lines(desk.base, desk.dossier, [RowEdit(line_of(desk), {"is_european_money": True})])
    assert check(desk).outcome == "fail"
    history.undo(desk.base)

    assert check(desk).outcome == "pass"


def test_another_giver_answers_for_itself(desk: Desk) -> None:
    key = line_of(desk)
    funding.edit_funding_lines(desk.base, desk.dossier, [RowEdit(key, {"is_european_money": False})])
    region = add_region(desk.base)
    funding.edit_funding_lines(desk.base, desk.dossier, [RowEdit(key, {"nature": "public", "funder_id": region})])

    assert check(desk).outcome == "to_do"
