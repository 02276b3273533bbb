"""Funders’ decisions against the late estimate of the fund’s payment, and what keeps a claim from being paid."""

from __future__ import annotations

from datetime import date

import pytest

from leaderdesk.domain.claims.lapses import Lapse, lapse_of, late_payment
from tests.domain.claimed import FILED, claim

NOW, ENDS = date(2026, 7, 1), date(2026, 12, 31)


@pytest.mark.parametrize(
    ("expires_on", "left", "warned"),
    [
        (date(2026, 6, 30), 1, "lapsed"),
        (date(2026, 7, 1), 1, "soon"),
        (date(2026, 9, 29), 1, "soon"),
        (date(2026, 9, 30), 1, "before_fund"),
        (date(2028, 6, 30), 1, "before_fund"),
        (date(2028, 7, 1), 1, None),
        (date(2026, 6, 30), 0, None),
        (None, 1, None),
    ],
)
def test_a_decision_is_warned_of_while_money_of_it_is_to_come(
    expires_on: date | None, left: int, warned: str | None
) -> None:
    found = lapse_of(expires_on, left, date(2028, 7, 1), 90, NOW)

    assert (found and found.warned) == warned
    assert lapse_of(date(2028, 1, 1), 1, None, 90, NOW) is None
    assert isinstance(lapse_of(ENDS, 1, date(2028, 7, 1), 90, NOW), Lapse)


def test_the_fund_is_late_from_its_balance_as_filed_else_from_the_end_of_the_convention() -> None:
    first, balance = claim(1, filed_on=FILED), claim(2, "balance", filed_on=FILED)

    assert late_payment([(False, [first])], ENDS, 18, NOW) == date(2028, 6, 30)
    assert late_payment([(False, [first, balance])], ENDS, 18, NOW) == date(2027, 12, 1)
    assert late_payment([(False, [first])], None, 18, NOW) == date(2027, 12, 1)
    assert late_payment([(False, [])], None, 18, NOW) is None
    assert late_payment([(True, [balance])], ENDS, 18, NOW) is None
    assert late_payment([(False, [claim(2, "balance", filed_on=FILED, paid_on=NOW)])], ENDS, 18, NOW) is None
    # Paid on a day that has not come: expected that day.
    assert late_payment([(False, [claim(2, "balance", paid_on=ENDS)])], None, 18, NOW) == ENDS
    assert late_payment([(False, [claim(1, filed_on=FILED, paid_on=ENDS)])], None, 18, NOW) == date(2027, 12, 1)
    # An end that has passed is asked from today, and what is later than late comes tomorrow at best.
    assert late_payment([(False, [])], date(2026, 1, 31), 18, NOW) == date(2028, 1, 1)
    assert late_payment([(False, [balance])], None, 0, NOW) == NOW
