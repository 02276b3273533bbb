"""Plans read, tried, edited and advised; funders replaced; amounts said at each stage."""

from __future__ import annotations

from datetime import date

import pytest

from leaderdesk.domain.errors import Refusal
from leaderdesk.services import dossiers, funding, history, holders
from leaderdesk.services.edits import RowEdit
from tests.services.desk import ON, Desk, add_region


def lines(desk: Desk) -> dict[str, int]:
    return {row.name or row.nature: row.id for row in dossiers.read_whole_dossier(desk.base, desk.dossier).funding}


def test_the_sheet_says_the_fund_and_what_binds_it(desk: Desk) -> None:
    sheet = funding.read_financing(desk.base, desk.dossier, ON)

    assert (sheet.fund, sheet.own, sheet.asked_over, sheet.to_find) == (6_400_00, 2_000_00, 0, 0)
    assert sheet.financing is not None
    assert sheet.financing.binding == ("max_public_aid_rate", "min_own_rate")


def test_a_tried_plan_is_judged_and_not_written(desk: Desk) -> None:
    before = desk.base.height
    edits = [RowEdit(lines(desk)["Département"], {"amount": 1_000_00})]
    tried = funding.try_financing(desk.base, desk.dossier, edits, ON)

    assert (tried.fund, tried.to_find) == (7_000_00, 600_00)
    assert (funding.read_financing(desk.base, desk.dossier, ON).fund, desk.base.height) == (6_400_00, before)


def test_a_tried_line_of_a_new_funder_has_its_name(desk: Desk) -> None:
    edits = [RowEdit(None, {"nature": "public", "funder_id": add_region(desk.base), "amount": 500_00})]
    tried = funding.try_financing(desk.base, desk.dossier, edits, ON)

    assert [each.row.name for each in tried.lines] == ["FEADER", "Département", "", "Région"]
    assert tried.sums.public == 2_100_00


def test_lines_are_edited_as_one_entry(desk: Desk) -> None:
    before = desk.base.height
    edits = [
        RowEdit(lines(desk)["own"], {"amount": 1_500_00}),
        RowEdit(None, {"nature": "public", "funder_id": add_region(desk.base), "amount": 500_00}),
    ]
    funding.edit_funding_lines(desk.base, desk.dossier, edits)

    assert funding.read_financing(desk.base, desk.dossier, ON).sums.total == 10_000_00
    assert desk.base.height == before + 2


def test_a_line_of_another_nature_keeps_nothing_of_the_former(desk: Desk) -> None:
    funding.edit_funding_lines(desk.base, desk.dossier, [RowEdit(lines(desk)["Département"], {"nature": "european"})])

    row = dossiers.read_whole_dossier(desk.base, desk.dossier).funding[1]
    assert (row.nature, row.fund_id, row.funder_id) == ("european", desk.ground.feader, None)


def test_a_public_line_may_still_look_for_its_funder(desk: Desk) -> None:
    funding.edit_funding_lines(desk.base, desk.dossier, [RowEdit(None, {"nature": "public", "amount": 100_00})])

    assert dossiers.read_whole_dossier(desk.base, desk.dossier).funding[-1].name == ""


def test_a_withdrawn_funder_stays_as_refused_and_another_takes_its_amount(desk: Desk) -> None:
    region = add_region(desk.base)
    funding.replace_funder(desk.base, desk.dossier, lines(desk)["Département"], region, ON)

    sheet = funding.read_financing(desk.base, desk.dossier, ON)
    assert [(each.row.name, each.is_refused) for each in sheet.lines] == [
        ("FEADER", False),
        ("Département", True),
        ("", False),
        ("Région", False),
    ]
    assert (sheet.sums.public, sheet.to_find) == (1_600_00, 0)
    history.undo(desk.base)
    assert len(dossiers.read_whole_dossier(desk.base, desk.dossier).funding) == 3


def test_a_withdrawn_funder_without_another_leaves_money_to_find(desk: Desk) -> None:
    funding.replace_funder(desk.base, desk.dossier, lines(desk)["Département"], None, ON)

    assert funding.read_financing(desk.base, desk.dossier, ON).to_find == 1_600_00


def test_the_fund_itself_is_no_funder_to_replace(desk: Desk) -> None:
    with pytest.raises(Refusal, match="not_a_funder"):
        funding.replace_funder(desk.base, desk.dossier, lines(desk)["FEADER"], None, ON)


def test_the_advice_is_applied_as_it_was_read(desk: Desk) -> None:
    bounds = {"amount_min": 0, "amount_max": 3_000_00}
    holders.edit_holder(desk.base, desk.ground.holder, nature="private")
    funding.edit_funding_lines(desk.base, desk.dossier, [RowEdit(lines(desk)["Département"], {"amount": 0, **bounds})])
    advised = {each.aim: each for each in funding.read_advice(desk.base, desk.dossier, ON).plans}
    funding.apply_advice(desk.base, desk.dossier, "least_own", ON)

    sheet = funding.read_financing(desk.base, desk.dossier, ON)
    assert advised["least_own"].is_new
    assert (sheet.sums.european, sheet.sums.public, sheet.sums.own) == (6_400_00, 1_600_00, 2_000_00)
    assert sheet.sums.european == advised["least_own"].fund


def test_without_rules_there_is_no_fund_and_no_advice(desk: Desk) -> None:
    dossiers.edit_dossier(desk.base, desk.dossier, fiche_id=None)

    sheet = funding.read_financing(desk.base, desk.dossier, ON)
    assert (sheet.fund, [flaw.code for flaw in sheet.flaws]) == (None, ["rules_missing"])
    with pytest.raises(Refusal, match="no_advice"):
        funding.apply_advice(desk.base, desk.dossier, "least_own", ON)


def test_a_refused_plan_says_what_would_lift_it(desk: Desk) -> None:
    edits = [RowEdit(lines(desk)["Département"], {"amount": 9_000_00})]
    tried = funding.try_financing(desk.base, desk.dossier, edits, ON)

    assert tried.is_refused
    assert ("no_feader", "less_public") in {(lack.reason, lack.lever) for lack in tried.lacks}
    assert len(tried.lack_steps) == len(tried.lacks)


def test_an_amount_said_again_for_a_day_replaces_what_was_said(desk: Desk) -> None:
    for amount in (6_000_00, 6_400_00):
        funding.say_amount(desk.base, desk.dossier, desk.ground.feader, "voted", amount, date(2026, 3, 1))
    funding.say_amount(desk.base, desk.dossier, desk.ground.feader, "convention", 7_000_00, ON)

    (chain,) = funding.read_financing(desk.base, desk.dossier, ON).chains
    assert [(row.stage, row.amount) for row in chain.said] == [("voted", 6_400_00), ("convention", 7_000_00)]
    assert "amount_grows" in {problem.code for problem in chain.problems}


def test_stages_are_typed_in_a_block_and_follow_each_other(desk: Desk) -> None:
    before = desk.base.height
    edits = [RowEdit(None, {"amount": 6_000_00}), RowEdit(None, {"amount": 5_500_00, "stage": "voted"})]
    funding.edit_staged_amounts(desk.base, desk.dossier, edits, ON)

    (chain,) = funding.read_financing(desk.base, desk.dossier, ON).chains
    assert [(row.stage, row.amount, row.said_on) for row in chain.said] == [
        ("requested", 6_000_00, ON),
        ("voted", 5_500_00, ON),
    ]
    assert desk.base.height == before + 1


def test_a_stage_says_one_amount_a_day(desk: Desk) -> None:
    funding.edit_staged_amounts(desk.base, desk.dossier, [RowEdit(None, {"amount": 6_000_00})], ON)

    with pytest.raises(Refusal, match="amount_said_twice"):
        funding.edit_staged_amounts(desk.base, desk.dossier, [RowEdit(None, {"stage": "requested"})], ON)


def test_givers_are_the_funds_then_the_funders(desk: Desk) -> None:
    add_region(desk.base)

    assert [(each.nature, each.name) for each in funding.list_givers(desk.base)] == [
        ("european", "FEADER"),
        ("public", "Département"),
        ("public", "Région"),
    ]
