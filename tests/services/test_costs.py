"""Cost lines edited through the services: the stored amounts follow the rule, in the same entry."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from leaderdesk.domain.errors import Refusal
from leaderdesk.services import costs, dossiers, history, holders, settings
from leaderdesk.services.edits import RowEdit
from leaderdesk.words.costs import say_quotes
from leaderdesk.words.sheets import say_flaw
from tests.services.desk import Desk


def stored(desk: Desk) -> tuple[int, int]:
    (row,) = dossiers.list_dossiers(desk.base)
    return row.total_cost, row.eligible_cost


def only_line(desk: Desk) -> int:
    return costs.read_costs(desk.base, desk.dossier).lines[0].row.id


def test_a_new_line_counts_at_once(desk: Desk) -> None:
    before = desk.base.height
    costs.add_cost_line(desk.base, desk.dossier, label="Loyer", kind="rent", net=1_000_00, vat=200_00)

    assert stored(desk) == (11_200_00, 11_200_00)
    assert desk.base.height == before + 1


def test_the_vat_that_is_recovered_is_no_cost(desk: Desk) -> None:
    holders.edit_holder(desk.base, desk.ground.holder, recovers_vat=True)
    costs.add_cost_line(desk.base, desk.dossier, label="Loyer", kind="rent", net=1_000_00, vat=200_00)

    assert stored(desk) == (11_000_00, 11_000_00)


def test_a_pasted_block_is_one_entry(desk: Desk) -> None:
    line, before = only_line(desk), desk.base.height
    block = [
        RowEdit(line, {"label": "Charpente et couverture"}),
        RowEdit(None, {"label": "Étude", "kind": "study", "net": 500_00}),
        RowEdit(
            None,
            {"label": "Temps passé", "kind": "staff", "measure": "hours", "quantity": Fraction(10), "unit_cost": 25_00},
        ),
    ]
    costs.edit_cost_lines(desk.base, desk.dossier, block)

    sheet = costs.read_costs(desk.base, desk.dossier)
    assert [(each.row.label, each.presented) for each in sheet.lines] == [
        ("Charpente et couverture", 10_000_00),
        ("Étude", 500_00),
        ("Temps passé", 250_00),
    ]
    assert (desk.base.height, stored(desk)) == (before + 1, (10_750_00, 10_750_00))
    history.undo(desk.base)
    assert stored(desk) == (10_000_00, 10_000_00)


def test_the_retained_quote_measures_its_line(desk: Desk) -> None:
    line = only_line(desk)
    dearer = costs.add_quote(desk.base, line, supplier="Toits du Sud", amount=11_000_00)
    costs.retain_quote(desk.base, dearer, "Délai plus court")

    sheet = costs.read_costs(desk.base, desk.dossier)
    assert [quote.is_retained for quote in sheet.lines[0].quotes] == [False, True]
    assert (sheet.presented, stored(desk)) == (11_000_00, (11_000_00, 11_000_00))


def test_a_quote_too_dear_is_cut_to_the_reasonable_cost(desk: Desk) -> None:
    dearer = costs.add_quote(desk.base, only_line(desk), supplier="Toits du Sud", amount=12_000_00)
    costs.retain_quote(desk.base, dearer, "Délai plus court")

    (line,) = costs.read_costs(desk.base, desk.dossier).lines
    assert (line.presented, line.eligible) == (12_000_00, 11_500_00)
    assert [step.code for step in line.cuts] == ["cost.too_dear"]


def test_an_instruction_lowers_what_the_rule_makes_and_says_why(desk: Desk) -> None:
    line = only_line(desk)
    costs.edit_cost_line(desk.base, line, instructed=9_000_00)

    (found,) = costs.read_costs(desk.base, desk.dossier).lines
    assert (found.by_rule, found.eligible, stored(desk)) == (10_000_00, 9_000_00, (10_000_00, 9_000_00))
    assert [flaw.code for flaw in found.flaws] == ["instruction_unexplained"]


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"measure": "hours"}, "cost_needs"),
        ({"measure": "known"}, "cost_needs"),
        ({"measure": "mileage", "quantity": Fraction(100), "scale": "inconnu"}, "scale_unknown"),
        ({"measure": "flat_rate", "share": Fraction(1, 10), "taken_on": "in_kind"}, "flat_rate_on_in_kind"),
    ],
)
def test_a_half_filled_line_is_kept_and_named(desk: Desk, fields: dict[str, object], code: str) -> None:
    costs.add_cost_line(desk.base, desk.dossier, label="À préciser", **fields)

    line = costs.read_costs(desk.base, desk.dossier).lines[-1]
    assert (line.presented, line.flaws[0].code) == (0, code)
    assert say_flaw(line.flaws[0]).startswith("À préciser")


def test_a_flat_rate_follows_the_lines_it_stands_on(desk: Desk) -> None:
    fields = {"measure": "flat_rate", "kind": "flat_rate", "share": Fraction(15, 100), "taken_on": "works"}
    costs.add_cost_line(desk.base, desk.dossier, label="Forfait", **fields)

    assert stored(desk) == (11_500_00, 11_500_00)


def test_a_wrong_setting_leaves_the_default_and_is_named(desk: Desk) -> None:
    settings.set_setting(desk.base, "cost_rules", '{"excluded": ["works"]}')

    assert costs.read_costs(desk.base, desk.dossier).eligible == 0


def test_lines_are_moved_and_removed_with_what_hangs_on_them(desk: Desk) -> None:
    first = only_line(desk)
    second = costs.add_cost_line(desk.base, desk.dossier, label="Étude", net=100_00)
    costs.move_cost_line(desk.base, second, 1)
    assert [each.row.id for each in costs.read_costs(desk.base, desk.dossier).lines] == [second, first]

    costs.remove_cost_lines(desk.base, [first])
    history.undo(desk.base)
    assert [len(each.quotes) for each in costs.read_costs(desk.base, desk.dossier).lines] == [0, 1]


def test_a_contract_counts_its_amendments_and_the_lines_it_carries(desk: Desk) -> None:
    contract = costs.add_contract(desk.base, desk.dossier, "Lot 1", "works", amount=9_000_00)
    costs.add_contract_change(desk.base, contract, -500_00, date(2026, 3, 1), "Moins-value")
    costs.edit_cost_line(desk.base, only_line(desk), contract_id=contract)

    (found,) = costs.read_costs(desk.base, desk.dossier).contracts
    assert (found.amount_with_changes, found.covered) == (8_500_00, 10_000_00)


def test_a_commitment_is_kept_with_its_day(desk: Desk) -> None:
    costs.add_commitment(desk.base, only_line(desk), "order", date(2026, 1, 20))

    (found,) = costs.read_costs(desk.base, desk.dossier).lines[0].commitments
    assert (found.kind, found.made_on) == ("order", date(2026, 1, 20))


def test_a_negative_amount_is_refused_before_the_base_sees_it(desk: Desk) -> None:
    with pytest.raises(Refusal, match="negative_amount"):
        costs.edit_cost_line(desk.base, only_line(desk), net=-1)


def test_a_line_that_is_gone_is_said_so(desk: Desk) -> None:
    with pytest.raises(Refusal, match="record_gone"):
        costs.edit_cost_line(desk.base, 12, net=1)


def test_quotes_pasted_together_are_one_entry_and_one_is_retained(desk: Desk) -> None:
    line, before = only_line(desk), desk.base.height
    block = [
        RowEdit(None, {"supplier": "Toits du Sud", "amount": 9_000_00}),
        RowEdit(None, {"supplier": "Toits du Nord", "amount": 9_500_00, "is_retained": True, "reason": "Délai"}),
    ]
    costs.edit_quotes(desk.base, line, block)

    (sheet,) = costs.read_costs(desk.base, desk.dossier).lines
    assert [quote.supplier for quote in sheet.quotes if quote.is_retained] == ["Toits du Nord"]
    assert (sheet.presented, desk.base.height) == (9_500_00, before + 1)


def test_a_line_says_how_many_quotes_it_has_and_needs(desk: Desk) -> None:
    holders.edit_holder(desk.base, desk.ground.holder, nature="private")

    (sheet,) = costs.read_costs(desk.base, desk.dossier).lines
    assert sheet.quote_count is not None
    assert (sheet.quote_count.suppliers, sheet.quote_count.needed) == (1, 2)
    assert say_quotes(sheet.quote_count) == "1\u00a0devis sur 2\u00a0exigés."


def test_contracts_amendments_and_commitments_are_typed_in_blocks(desk: Desk) -> None:
    line = only_line(desk)
    costs.edit_contracts(desk.base, desk.dossier, [RowEdit(None, {"name": "Lot 1", "kind": "works", "amount": 100_00})])
    (contract,) = costs.read_costs(desk.base, desk.dossier).contracts
    costs.edit_contract_changes(desk.base, contract.row.id, [RowEdit(None, {"amount": -20_00})])
    costs.edit_commitments(desk.base, line, [RowEdit(None, {"kind": "order", "made_on": date(2026, 3, 1)})])

    sheet = costs.read_costs(desk.base, desk.dossier)
    assert sheet.contracts[0].amount_with_changes == 80_00
    assert [each.kind for each in sheet.lines[0].commitments] == ["order"]
