"""One claim: what is accepted, the second deduction, the limits of an instalment and of the balance."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.payments import Payment, PaymentClaim, PaymentRules, Reduction, settle_claim

RULES = PaymentRules(Fraction(4, 5), max_before_balance=Fraction(4, 5))


def claim(kind: str = "instalment", claimed: int = 20_000, **others: object) -> PaymentClaim:
    return replace(
        PaymentClaim(kind, Fraction(50_000), Fraction(32_000), Fraction(claimed)),
        **others,  # type: ignore[arg-type]  # the fields of a claim
    )


def paid(*claims: tuple[int, int]) -> tuple[Payment, ...]:
    return tuple(Payment(Fraction(accepted), Fraction(fund)) for accepted, fund in claims)


def test_the_limits_of_an_instalment_and_of_the_balance_differ() -> None:
    counterpart = Fraction(8_000)

    assert [*settle_claim(claim(counterpart_paid=counterpart), RULES).limits] == [
        *("pro_rata", "counterpart_paid", "before_balance")
    ]
    assert [*settle_claim(claim("balance", counterpart_paid=counterpart), RULES).limits] == [
        *("pro_rata", "counterpart_paid", "agreed")
    ]


def test_each_limit_is_less_what_was_paid_before_and_the_smallest_binds() -> None:
    once_paid = claim(counterpart_paid=Fraction(4_000), previous=paid((10_000, 6_400)))

    result = settle_claim(once_paid, RULES)

    assert result.limits == {"pro_rata": 12_800, "counterpart_paid": 9_600, "before_balance": 19_200}
    assert result.binding == ("counterpart_paid",)
    assert result.due == 9_600
    assert settle_claim(replace(once_paid, kind="balance"), RULES).limits["agreed"] == 25_600


def test_the_counterpart_limits_nothing_where_it_need_not_come_first_or_is_not_said() -> None:
    nothing_paid = claim(counterpart_paid=Fraction(0))

    assert settle_claim(nothing_paid, RULES).due == 0
    assert settle_claim(nothing_paid, replace(RULES, counterpart_paid_first=False)).due == 12_800
    assert settle_claim(claim(), replace(RULES, feader_share=None)).due == 12_800


def test_a_counterpart_needs_the_share_of_the_fund() -> None:
    with pytest.raises(WrongInput) as refused:
        settle_claim(claim(counterpart_paid=Fraction(1)), replace(RULES, feader_share=None))

    assert refused.value.place == "rules.feader_share"


@pytest.mark.parametrize(
    ("of", "cut", "penalty"),
    [("accepted", 1_818, 0), ("accepted", 1_819, 1_819), ("claimed", 2_000, 0), ("claimed", 2_001, 2_001)],
)
def test_the_second_deduction_comes_beyond_the_tolerance(of: str, cut: int, penalty: int) -> None:
    rules = replace(RULES, reduction=Reduction(Fraction(1, 10), of))

    assert settle_claim(claim(ineligible=(Fraction(cut),)), rules).penalty == penalty


def test_the_second_deduction_is_at_most_what_is_accepted() -> None:
    rules = replace(RULES, reduction=Reduction(Fraction(1, 10)))

    nothing_left = settle_claim(claim(ineligible=(Fraction(20_000),)), rules)

    assert nothing_left.accepted == nothing_left.penalty == nothing_left.due == 0
    assert settle_claim(claim(ineligible=(Fraction(15_000),)), rules).penalty == 5_000


def test_the_tolerance_looks_at_what_was_found_not_at_the_ceiling() -> None:
    rules = replace(RULES, reduction=Reduction(Fraction(1, 10)))
    late = claim("balance", 22_000, ineligible=(Fraction(2_000),), previous=paid((45_000, 28_800)))

    result = settle_claim(late, rules)

    assert result.accepted == 5_000
    assert result.penalty == 0


def test_what_is_due_is_rounded_down_and_shares_are_exact() -> None:
    third = replace(claim(), eligible_agreed=Fraction(30_000), feader_agreed=Fraction(10_000), claimed=Fraction(1_000))

    result = settle_claim(third, RULES)

    assert result.due == Fraction("333.33")
    assert result.limits["pro_rata"] == Fraction(1_000, 3)


def test_an_instalment_too_many_is_refused_and_due_nothing() -> None:
    two = claim(previous=paid((1, 1), (1, 1)))

    refused = settle_claim(two, replace(RULES, max_instalments=2))

    assert refused.refused == ("max_instalments",)
    assert refused.due == refused.released == 0
    assert refused.paid_in_all == 2
    assert settle_claim(two, replace(RULES, max_instalments=3)).refused == ()
    assert settle_claim(replace(two, kind="balance"), replace(RULES, max_instalments=2)).refused == ()


def test_an_instalment_below_zero_is_due_nothing_and_recovers_nothing() -> None:
    result = settle_claim(claim(claimed=0, previous=paid((10_000, 12_800))), RULES)

    assert result.due == result.to_recover == result.released == 0
    assert result.limits["pro_rata"] == -6_400


def test_a_balance_below_zero_is_recovered_and_the_rest_released() -> None:
    result = settle_claim(claim("balance", claimed=0, previous=paid((10_000, 12_800))), RULES)

    assert result.due == 0
    assert result.to_recover == result.paid_in_all == 6_400
    assert result.released == 25_600


@pytest.mark.parametrize(
    ("wrong", "place"),
    [
        (claim(eligible_agreed=Fraction(0)), "eligible_agreed"),
        (claim(ineligible=(Fraction(20_001),)), "ineligible"),
    ],
)
def test_what_makes_no_sense_is_refused_at_its_place(wrong: PaymentClaim, place: str) -> None:
    with pytest.raises(WrongInput) as refused:
        settle_claim(wrong, RULES)

    assert refused.value.place == place


@pytest.mark.parametrize("share", ["0", "1"])
def test_a_fund_that_is_nothing_or_all_the_public_money_is_refused(share: str) -> None:
    with pytest.raises(WrongInput) as refused:
        settle_claim(claim(), replace(RULES, feader_share=Fraction(share)))

    assert (refused.value.code, refused.value.place) == ("share_out_of_reach", "rules.feader_share")


def test_one_euro_agreed_is_enough_to_pay() -> None:
    assert settle_claim(claim(claimed=1, eligible_agreed=Fraction(1), feader_agreed=Fraction(1)), RULES).accepted == 1


AMOUNTS = st.integers(0, 60_000).map(lambda amount: Fraction(amount, 3))
CLAIMS = st.builds(
    lambda kind, claimed, part, counterpart, before: replace(
        claim(kind),
        claimed=claimed,
        ineligible=(claimed * part / 10,),
        counterpart_paid=counterpart,
        previous=paid(*before),
    ),
    st.sampled_from(["instalment", "balance"]),
    AMOUNTS,
    st.integers(0, 10),
    st.none() | AMOUNTS,
    st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 9_000)), max_size=3),
)
ANY_RULES = st.builds(
    PaymentRules,
    st.integers(1, 99).map(lambda part: Fraction(part, 100)),
    st.none() | st.integers(0, 100).map(lambda part: Fraction(part, 100)),
    st.none() | st.integers(0, 3),
    st.booleans(),
    st.none()
    | st.builds(
        Reduction,
        st.integers(0, 30).map(lambda part: Fraction(part, 100)),
        st.sampled_from(["accepted", "claimed"]),
    ),
)
PROPERTY = settings(derandomize=True, max_examples=120)


@given(CLAIMS, ANY_RULES)
@PROPERTY
def test_what_is_due_never_exceeds_a_limit_and_the_money_adds_up(
    given_claim: PaymentClaim, rules: PaymentRules
) -> None:
    result = settle_claim(given_claim, rules)

    assert result.due >= 0
    assert result.due == 0 or all(result.due <= limit for limit in result.limits.values())
    assert result.paid_in_all == given_claim.paid_before + result.due - result.to_recover
    assert not (result.due and result.to_recover)
    if given_claim.kind == "balance":
        assert result.paid_in_all + result.released == given_claim.feader_agreed
        assert result.released >= 0


@given(CLAIMS, ANY_RULES, AMOUNTS)
@PROPERTY
def test_more_paid_counterpart_never_lowers_what_is_due(
    given_claim: PaymentClaim, rules: PaymentRules, more: Fraction
) -> None:
    richer = replace(given_claim, counterpart_paid=(given_claim.counterpart_paid or Fraction(0)) + more)

    if given_claim.counterpart_paid is not None:
        assert settle_claim(richer, rules).due >= settle_claim(given_claim, rules).due


@given(CLAIMS, ANY_RULES)
@PROPERTY
def test_a_reduction_never_raises_what_is_due_and_order_says_nothing(
    given_claim: PaymentClaim, rules: PaymentRules
) -> None:
    turned = replace(given_claim, previous=given_claim.previous[::-1])

    assert settle_claim(given_claim, rules).due <= settle_claim(given_claim, replace(rules, reduction=None)).due
    assert settle_claim(turned, rules) == settle_claim(given_claim, rules)
