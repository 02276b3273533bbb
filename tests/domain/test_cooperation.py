"""Cooperation: common costs to the cent, the fewest transfers, what is missing, and who leaves; reckoned by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as some

from leaderdesk.domain.cooperation.checks import flaws_of, wanting_of
from leaderdesk.domain.cooperation.rows import CommonCostRow, CooperationRow, Kept, PartnerRow
from leaderdesk.domain.cooperation.sharing import Transfer, settle, spread
from leaderdesk.domain.cooperation.sheets import CooperationSheet, sheet_of_cooperation, simulate_departure

ON = date(2026, 6, 1)
_US, _LOT, _SEGOVIA = 1, 2, 3


def partner(key: int, name: str, percent: int, **more: object) -> PartnerRow:
    known = PartnerRow(
        id=key,
        position=key,
        name=name,
        kind="gal",
        country="France",
        region="Occitanie",
        contact=None,
        is_us=key == _US,
        is_lead=key == _LOT,
        share=Fraction(percent, 100),
        budget=0,
        fund_asked=None,
        decided_on=date(2026, 1, 15),
        signed_on=None,
        convention_on=None,
        left_on=None,
        remark=None,
    )
    return replace(known, **more)  # type: ignore[arg-type]  # its own fields


def cost(key: int, amount: int, payer: int | None = None, on: date | None = None) -> CommonCostRow:
    return CommonCostRow(key, key, f"Action {key}", amount, payer, on)


THREE = (partner(_US, "Nous", 50), partner(_LOT, "Lot", 30), partner(_SEGOVIA, "Ségovie", 20))
AGREED = CooperationRow(1, "interterritorial", "Une route des moulins", None, None, None, None, None)


def sheet(*costs: CommonCostRow, partners: tuple[PartnerRow, ...] = THREE, total: int = 0) -> CooperationSheet:
    return sheet_of_cooperation(Kept(AGREED, partners, costs), {}, total, 0, ON)


def test_the_cents_left_go_to_the_largest_remainders() -> None:
    third = Fraction(333_333, 1_000_000)
    shares = [(1, third), (2, third), (3, Fraction(333_334, 1_000_000))]
    # 333.333, 333.333 and 333.334: a cent is left for the third.
    assert spread(1_000, shares) == {1: 333, 2: 333, 3: 334}
    # 0.5 and 0.5: the first of the list.
    assert spread(1, [(1, Fraction(1, 2)), (2, Fraction(1, 2))]) == {1: 1, 2: 0}


@given(some.integers(0, 10_000_000), some.lists(some.integers(1, 1_000_000), min_size=1, max_size=8))
def test_what_is_spread_comes_to_what_it_was(amount: int, weights: list[int]) -> None:
    shares = [(key, Fraction(weight, sum(weights))) for key, weight in enumerate(weights)]
    parts = spread(amount, shares)
    assert sum(parts.values()) == amount
    assert all(abs(parts[key] - amount * share) < 1 for key, share in shares)


def test_each_account_says_what_is_borne_and_advanced() -> None:
    found = sheet(cost(1, 10_000_00, _US, date(2026, 3, 1)), cost(2, 1_000_01, _LOT, date(2026, 4, 1)), cost(3, 500_00))
    # 1 000,01: 500,005, 300,003 and 200,002; the cent left goes to the largest remainder, ours.
    planned = {each.partner.name: each.planned for each in found.accounts}
    assert planned == {"Nous": 5_750_01, "Lot": 3_450_00, "Ségovie": 2_300_00}
    # What is not paid yet is planned and not borne.
    balances = {each.partner.name: each.balance for each in found.accounts}
    assert balances == {"Nous": 4_499_99, "Lot": -2_299_99, "Ségovie": -2_200_00}
    assert set(found.transfers) == {Transfer(_LOT, _US, 2_299_99), Transfer(_SEGOVIA, _US, 2_200_00)}


def test_groups_that_settle_among_themselves_save_transfers() -> None:
    balances = {1: 5_00, 2: 3_00, 3: -5_00, 4: -3_00, 5: 7_00, 6: -4_00, 7: -3_00, 8: 0}
    found = settle(balances)
    # Pairs 1-3 and 2-4 (or 7), then three with two transfers: four instead of six.
    assert len(found) == 4
    for transfer in found:
        balances[transfer.debtor] += transfer.amount
        balances[transfer.creditor] -= transfer.amount
    assert set(balances.values()) == {0}
    assert settle({1: 5_00, 2: -4_00}) == ()


def test_shares_that_do_not_make_the_whole_are_told_and_nothing_is_settled() -> None:
    short = (partner(_US, "Nous", 50), partner(_LOT, "Lot", 30), partner(_SEGOVIA, "Ségovie", 15))
    found = sheet(cost(1, 1_000_00, _US, date(2026, 3, 1)), partners=short)
    assert (found.costs[0].unshared, found.is_unsettled, found.transfers) == (50_00, True, ())
    assert [(each.code, each.data["gap"]) for each in found.flaws] == [("shares_below", Fraction(1, 20))]

    beyond = (partner(_US, "Nous", 90), partner(_LOT, "Lot", 30))
    found = sheet(cost(1, 1_000_00), partners=beyond)
    assert (dict(found.costs[0].parts), found.costs[0].unshared) == ({}, 1_000_00)
    assert [each.code for each in found.flaws] == ["shares_above"]


def test_a_partner_who_leaves_keeps_what_was_paid_and_the_others_take_the_rest() -> None:
    kept = Kept(AGREED, THREE, (cost(1, 1_000_00, _US, date(2026, 3, 1)), cost(2, 1_000_00)))
    found = simulate_departure(kept, _SEGOVIA, ON)
    after = {each.partner.name: (each.planned, each.borne) for _, each in found.accounts}
    # Of what remains: 50 of 80 and 30 of 80, so 625 and 375.
    assert after == {"Nous": (1_125_00, 500_00), "Lot": (675_00, 300_00), "Ségovie": (200_00, 200_00)}
    assert found.moved == 200_00
    assert found.flaws == ()
    assert [each.code for each in simulate_departure(kept, _LOT, ON).flaws] == ["no_lead"]


def test_what_is_ours_is_held_against_our_dossier() -> None:
    ours = (partner(_US, "Nous", 50, budget=4_000_00, fund_asked=5_000_00), *THREE[1:])
    costs = (cost(1, 6_000_00, _US), cost(2, 2_000_00, _LOT))
    same = sheet(*costs, partners=ours, total=8_000_00).ours
    assert same is not None
    assert (same.total, same.costs, same.fund_gap) == (8_000_00, "same", -5_000_00)
    # The dossier carries the whole of what we pay for all: 4 000 + 6 000.
    whole = sheet(*costs, partners=ours, total=10_000_00).ours
    assert whole is not None
    assert (whole.costs, whole.gap) == ("whole", 2_000_00)
    assert sheet(partners=(THREE[1],)).ours is None


def test_flaws_are_told_and_what_is_missing_comes_in_its_order() -> None:
    abroad = (THREE[0], partner(_LOT, "Lot", 50, country="Espagne", is_us=True, left_on=date(2026, 5, 1)))
    kept = Kept(AGREED, (*abroad, partner(4, "Ouest", 0, country="Portugal", is_lead=False)), (cost(1, 1_00, _LOT),))
    assert [each.code for each in flaws_of(kept, ON)] == ["no_lead", "several_countries", "payer_left"]
    codes = [(each.when, each.code) for each in wanting_of(kept, ON)]
    assert codes == [
        ("agreement", "lead"),
        ("claim", "agreement"),
        ("claim", "signatures"),
        ("claim", "attachment"),
        ("claim", "approval"),
        ("claim", "convention"),
    ]
    assert [each.code for each in wanting_of(Kept(), ON)][:3] == ["kind", "common_action", "partners"]


def test_shares_corrected_by_an_amendment_are_those_of_who_stay() -> None:
    # The amendment says 60 and 40, not the 62.5 and 37.5 of a raise in proportion; Ségovie, gone, had 20.
    partners = (replace(THREE[0], share=Fraction(3, 5)), replace(THREE[1], share=Fraction(2, 5)))
    gone = replace(THREE[2], left_on=date(2026, 3, 31))
    before, after = cost(1, 1_000_00, _LOT, date(2026, 2, 10)), cost(2, 1_000_00, _LOT, date(2026, 5, 4))

    found = sheet(before, after, partners=(*partners, gone))

    assert [each.parts for each in found.costs] == [
        {_US: 480_00, _LOT: 320_00, _SEGOVIA: 200_00},
        {_US: 600_00, _LOT: 400_00},
    ]
    assert (found.is_whole, [each.code for each in found.flaws]) == (True, ["shares_amended"])
    assert [(each.debtor, each.creditor, each.amount) for each in found.transfers] == [
        (_US, _LOT, 1_080_00),
        (_SEGOVIA, _LOT, 200_00),
    ]


def test_another_departure_is_tried_on_the_shares_of_the_amendment() -> None:
    partners = (replace(THREE[0], share=Fraction(3, 5)), replace(THREE[1], share=Fraction(2, 5)))
    gone = replace(THREE[2], left_on=date(2026, 3, 31))
    costs = (cost(1, 1_000_00, _LOT, date(2026, 2, 10)), cost(2, 1_000_00))

    tried = simulate_departure(Kept(AGREED, (*partners, gone), costs), _LOT, ON)

    # Lot keeps its 320 € of what was paid; the 1 000 € to come are all ours.
    assert [after.planned for _, after in tried.accounts] == [480_00 + 1_000_00, 320_00, 200_00]
    assert tried.moved == 400_00
