"""One claim for an instalment or the balance: what is accepted, what is due, and which limit binds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from leaderdesk.domain.exact import round_down
from leaderdesk.domain.inputs import WrongInput

ZERO = Fraction(0)
INSTALMENT, BALANCE = "instalment", "balance"
KINDS = (INSTALMENT, BALANCE)
ACCEPTED, CLAIMED = "accepted", "claimed"
PARTS = (ACCEPTED, CLAIMED)


@dataclass(frozen=True, slots=True)
class Reduction:
    """The share of what was found, or claimed, that may be cut before the cut is deducted once more."""

    tolerance: Fraction
    of: str = ACCEPTED


@dataclass(frozen=True, slots=True)
class PaymentRules:
    """How a programme pays; None where it has no such limit."""

    feader_share: Fraction | None = None
    max_before_balance: Fraction | None = None
    max_instalments: int | None = None
    counterpart_paid_first: bool = True
    reduction: Reduction | None = None


@dataclass(frozen=True, slots=True)
class Payment:
    """A claim already paid."""

    accepted: Fraction
    feader: Fraction


@dataclass(frozen=True, slots=True)
class PaymentClaim:
    """What a holder claims, what the check found, what was agreed and paid before."""

    kind: str
    eligible_agreed: Fraction
    feader_agreed: Fraction
    claimed: Fraction
    counterpart_paid: Fraction | None = None
    ineligible: Sequence[Fraction] = ()
    previous: Sequence[Payment] = ()

    @property
    def cut(self) -> Fraction:
        """What the check took off."""
        return sum(self.ineligible, ZERO)

    @property
    def accepted_before(self) -> Fraction:
        """What the claims before had accepted."""
        return sum((each.accepted for each in self.previous), ZERO)

    @property
    def paid_before(self) -> Fraction:
        """What the claims before were paid."""
        return sum((each.feader for each in self.previous), ZERO)


@dataclass(frozen=True, slots=True)
class Settlement:
    """What a claim gives, exact, with each limit and those that bind."""

    accepted: Fraction
    cut: Fraction
    penalty: Fraction
    limits: Mapping[str, Fraction]
    binding: tuple[str, ...]
    due: Fraction
    to_recover: Fraction
    released: Fraction
    paid_in_all: Fraction
    refused: tuple[str, ...]


def settle_claim(claim: PaymentClaim, rules: PaymentRules) -> Settlement:
    """What a claim is due, or must give back."""
    _check(claim, rules)
    found = claim.claimed - claim.cut
    accepted = min(found, claim.eligible_agreed - claim.accepted_before)
    penalty = _penalty(claim, rules.reduction, found, accepted)
    limits = _limits(claim, rules, accepted - penalty)
    smallest = min(limits.values())
    refused = _refusals(claim, rules)
    due = ZERO if refused else max(ZERO, round_down(smallest))
    is_balance = claim.kind == BALANCE
    to_recover = max(ZERO, -smallest) if is_balance else ZERO
    paid_in_all = claim.paid_before + due - to_recover
    return Settlement(
        accepted=accepted,
        cut=claim.cut,
        penalty=penalty,
        limits=limits,
        binding=tuple(sorted(name for name, limit in limits.items() if limit == smallest)),
        due=due,
        to_recover=to_recover,
        released=claim.feader_agreed - paid_in_all if is_balance else ZERO,
        paid_in_all=paid_in_all,
        refused=refused,
    )


def _check(claim: PaymentClaim, rules: PaymentRules) -> None:
    if claim.eligible_agreed <= 0:
        raise WrongInput("not_above_zero", place="eligible_agreed")
    if claim.cut > claim.claimed:
        raise WrongInput("more_than_claimed", place="ineligible")
    if rules.feader_share is not None and not 0 < rules.feader_share < 1:
        raise WrongInput("share_out_of_reach", place="rules.feader_share")


def _penalty(claim: PaymentClaim, reduction: Reduction | None, found: Fraction, accepted: Fraction) -> Fraction:
    if reduction is None:
        return ZERO
    whole = found if reduction.of == ACCEPTED else claim.claimed
    if claim.cut <= reduction.tolerance * whole:
        return ZERO
    return max(ZERO, min(claim.cut, accepted))


def _limits(claim: PaymentClaim, rules: PaymentRules, kept: Fraction) -> dict[str, Fraction]:
    paid, agreed = claim.paid_before, claim.feader_agreed
    spent = claim.accepted_before + kept
    limits = {"pro_rata": agreed * spent / claim.eligible_agreed - paid}
    # A counterpart that is not said limits nothing; one that is said needs the fund's share.
    if rules.counterpart_paid_first and claim.counterpart_paid is not None:
        share = rules.feader_share
        if share is None:
            raise WrongInput("missing", place="rules.feader_share")
        limits["counterpart_paid"] = claim.counterpart_paid * share / (1 - share) - paid
    if claim.kind == BALANCE:
        limits["agreed"] = agreed - paid
    elif rules.max_before_balance is not None:
        limits["before_balance"] = rules.max_before_balance * agreed - paid
    return limits


def _refusals(claim: PaymentClaim, rules: PaymentRules) -> tuple[str, ...]:
    if claim.kind == BALANCE or rules.max_instalments is None or len(claim.previous) < rules.max_instalments:
        return ()
    return ("max_instalments",)
