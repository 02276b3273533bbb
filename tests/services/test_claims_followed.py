"""An instalment cut by 12 %, then the balance: the stages, the envelope and the treasury say the same figures."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from leaderdesk.domain.claims.rules import ClaimRules, write_claim_rules
from leaderdesk.services import claims, envelopes, funding, history, moves, settings, treasuries
from leaderdesk.services.exports.payments import compose_accounts
from tests.services.claimed import (
    CHECKED,
    FILED,
    PAID,
    claim,
    invoice,
    line_of,
    pay,
    settlement,
    sheet,
    staged,
)
from tests.services.desk import ON, Desk

LAST, CLOSED = date(2026, 12, 15), date(2026, 12, 31)


def in_pot(desk: Desk, *stages: str) -> list[Fraction]:
    """What the only pot says of some stages, in euros."""
    (pot,) = envelopes.read_envelopes(desk.base, date(2027, 1, 1)).pots
    return [getattr(pot.gauge, stage) for stage in stages]


def test_an_instalment_cut_by_twelve_percent_then_the_balance(signed: Desk) -> None:
    desk = signed
    moves.change_status(desk.base, desk.dossier, "convention", ON)
    settings.set_setting(desk.base, "claim_rules", write_claim_rules(ClaimRules(tolerance=Fraction(1, 10))))
    pay(desk, line_of(desk, "public"), 1_600_00, date(2026, 5, 30))
    first = claim(desk)
    # 5 600 claimed of an invoice of 5 000: 600 beyond it, 12 % of what is found, are cut twice.
    invoice(desk, first, 5_600_00, net=5_000_00)
    claims.advance_claim(desk.base, first, "filed_on", FILED)
    (expense,) = sheet(desk).funds[0].claims[0].settled.expenses
    claims.take_cuts(desk.base, first, [expense.id])
    claims.advance_claim(desk.base, first, "service_done_on", CHECKED)
    claims.advance_claim(desk.base, first, "paid_on", PAID)

    # 64 % of 5 600, then of 5 000 - 600.
    assert [row[2] for row in staged(desk)[2:]] == [3_584_00, 2_816_00, 2_816_00]
    assert in_pot(desk, "claimed", "certified", "paid") == [3_584, 2_816, 2_816]

    last = claim(desk, "balance")
    invoice(desk, last, 5_000_00, invoice="F-2")
    for day, on in (("filed_on", LAST), ("service_done_on", LAST), ("paid_on", CLOSED)):
        claims.advance_claim(desk.base, last, day, on)

    # 9 400 kept of 10 000 give 6 016: 3 200 after the first, and 384 are released.
    fund = sheet(desk).funds[0]
    assert (fund.sum_of("asked"), fund.sum_of("certified"), fund.sum_of("paid")) == (6_784_00, 6_016_00, 6_016_00)
    assert (fund.released, fund.left, fund.doubts) == (384_00, 0, ())
    assert [settlement(each).penalty for each in fund.claims] == [600, 0]
    # The envelope gets them back with the balance, before anybody closes the dossier.
    assert in_pot(desk, "claimed", "paid", "convention") == [6_784, 6_016, 6_016]
    assert in_pot(desk, "programmed", "released") == [6_016, 384]
    (chain,) = funding.read_financing(desk.base, desk.dossier, date(2027, 1, 1)).chains
    assert dict(chain.chain.amounts)["paid"] == 6_016

    treasury = treasuries.read_treasury(desk.base, desk.dossier, date(2027, 1, 1))
    assert [(each.row.amount, each.paid["likely"]) for each in treasury.claims] == [
        (2_816_00, date(2026, 12, 1)),
        (3_200_00, date(2026, 12, 1)),
    ]
    # The last gesture taken back takes its money back everywhere.
    history.undo(desk.base)
    assert in_pot(desk, "programmed", "released") == [6_400, 0]
    assert [*in_pot(desk, "paid"), sheet(desk).funds[0].sum_of("paid")] == [2_816, 2_816_00]


def test_the_accounts_expect_nothing_more_once_the_balance_is_paid(signed: Desk) -> None:
    moves.change_status(signed.base, signed.dossier, "convention", ON)
    last = claim(signed, "balance", filed_on=ON, service_done_on=ON, paid_on=ON)
    invoice(signed, last, 5_000_00)

    balances = compose_accounts(signed.base)[1]
    ((told,),) = [part.rows for part in balances.parts]
    headings = [each.heading for each in balances.columns]
    assert [told[headings.index(name)] for name in ("Payé", "Reliquat, dossier terminé")] == [3_200_00, 3_200_00]


def test_a_dossier_that_was_deprogrammed_waits_for_no_more_money(signed: Desk) -> None:
    moves.change_status(signed.base, signed.dossier, "programmed", ON)
    before = sheet(signed).funds[0]
    moves.change_status(signed.base, signed.dossier, "deprogrammed", ON)

    after = sheet(signed).funds[0]
    assert [(each.is_settled, each.left) for each in (before, after)] == [(False, 6_400_00), (True, 0)]
