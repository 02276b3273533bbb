"""Delays measured on a base: claims, the payer's table where there is none, and what treasuries rest on."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from leaderdesk.domain.delays import DelayRange
from leaderdesk.domain.sheets.delays import DelaySheet, Wish
from leaderdesk.services import claims, dossiers, funding
from leaderdesk.services.delays import estimate_payment, read_delays, read_funnel
from leaderdesk.services.edits import RowEdit
from leaderdesk.services.treasuries import read_treasury
from tests.factories import make_dossier
from tests.services.desk import Desk

FILED, ON = date(2025, 1, 1), date(2026, 6, 1)


def measured(desk: Desk, wish: Wish | None = None) -> DelaySheet:
    return read_delays(desk.base, wish or Wish(), ON)


def pay(desk: Desk, *days: int) -> None:
    for count in days:
        lasted: dict[str, Any] = {"filed_on": FILED, "paid_on": FILED + timedelta(days=count)}
        claims.add_claim(desk.base, desk.dossier, desk.ground.feader, **lasted)


def payment(desk: Desk) -> list[int]:
    groups = {each.key: each for each in measured(desk).groups}
    return [each.days for each in groups["payment"].finished]


def test_claims_are_measured_and_a_new_one_is_seen_at_once(desk: Desk) -> None:
    pay(desk, 30, 10)
    assert payment(desk) == [10, 30]

    pay(desk, 20)
    assert payment(desk) == [10, 20, 30]


def test_the_days_of_stages_are_used_where_no_claim_speaks_of_the_fund(desk: Desk) -> None:
    other = make_dossier(desk.base, desk.ground, "2026-002")
    for stage, day in (("claimed", FILED), ("paid", FILED + timedelta(days=45))):
        funding.say_amount(desk.base, other, desk.ground.feader, stage, 1_000_00, day)
    pay(desk, 10)

    # The claim writes its own stages: they are not counted a second time.
    assert payment(desk) == [10, 45]


def test_treasuries_rest_on_the_same_cases_as_the_page(desk: Desk) -> None:
    pay(desk, *[100] * 4, *[200] * 4)

    estimate, sheet = estimate_payment(desk.base, ON), read_treasury(desk.base, desk.dossier, ON)
    (shown,) = (each for each in measured(desk).groups if each.key == "payment")

    assert (estimate.days, shown.days, estimate.count) == (DelayRange(100, 100, 200), DelayRange(100, 100, 200), 8)
    # 100 days are four months begun, 200 are seven.
    assert (sheet.delays_from, sheet.cases, sheet.delays) == ("measured", 8, (4, 4, 7))


def test_a_cofunder_is_measured_under_its_name(desk: Desk) -> None:
    line = next(each.row for each in funding.read_financing(desk.base, desk.dossier, ON).lines if each.row.funder_id)
    asked = {"amount": 1_600_00, "asked_on": FILED, "paid_on": FILED + timedelta(days=60)}
    claims.edit_funder_payments(desk.base, line.id, [RowEdit(None, asked)])

    (group,) = measured(desk, Wish("funder", "cofunder")).groups
    assert (group.key, [each.days for each in group.finished]) == ("Département", [60])


def test_the_funnel_counts_what_was_received(desk: Desk) -> None:
    found = read_funnel(desk.base, 2026, ON)

    assert [(each.step, len(each.dossiers), each.amount) for each in found][:2] == [
        ("requested", 1, Fraction(6400)),
        ("voted", 0, Fraction(0)),
    ]
    assert [len(each.dossiers) for each in read_funnel(desk.base, 2025, ON)] == [0] * 6


def test_a_claim_without_an_amount_is_counted_and_its_amount_is_unknown(desk: Desk) -> None:
    pay(desk, 30)

    last = read_funnel(desk.base, 2026, ON)[-1]
    assert (last.step, last.dossiers, last.unknown) == ("paid", (desk.dossier,), 1)


def test_estimates_rest_on_the_payments_among_the_cases_whatever_changed_since(desk: Desk) -> None:
    other = make_dossier(desk.base, desk.ground, "2026-002")
    estimate_payment(desk.base, ON)
    for stage, day in (("claimed", FILED), ("certified", FILED), ("paid", FILED + timedelta(days=45))):
        funding.say_amount(desk.base, other, desk.ground.feader, stage, 1_000_00, day)
    pay(desk, *[30] * 7)
    claims.add_claim(desk.base, desk.dossier, desk.ground.feader, filed_on=FILED)

    (shown,) = (each for each in measured(desk).groups if each.key == "payment")
    kept = estimate_payment(desk.base, ON)
    desk.base.kept.clear()

    assert (kept.count, kept.running, kept.days) == (8, 1, DelayRange(30, 30, 30))
    assert (len(shown.finished), len(shown.running), shown.days) == (8, 1, kept.days)
    assert estimate_payment(desk.base, ON) == kept


def test_a_dossier_in_the_bin_teaches_nothing_and_teaches_again_once_out_of_it(desk: Desk) -> None:
    pay(desk, 30)
    assert (payment(desk), estimate_payment(desk.base, ON).count) == ([30], 1)

    dossiers.bin_dossier(desk.base, desk.dossier)
    assert (measured(desk).groups, estimate_payment(desk.base, ON).count) == ((), 0)

    dossiers.unbin_dossier(desk.base, desk.dossier)
    assert (payment(desk), estimate_payment(desk.base, ON).count) == ([30], 1)
