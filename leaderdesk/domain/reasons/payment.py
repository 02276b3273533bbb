"""Why a claim is due so much: what was cut, each limit with its value, which one binds, what would change it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from leaderdesk.domain.exact import round_down, round_up
from leaderdesk.domain.payments import ACCEPTED, BALANCE, ZERO, PaymentClaim, PaymentRules, Settlement
from leaderdesk.domain.steps import Step, step


def reasons_of_payment(claim: PaymentClaim, rules: PaymentRules, result: Settlement) -> tuple[Step, ...]:
    """The steps of one claim."""
    return (
        *_accepted(claim, result),
        *_reduction(claim, rules, result),
        *_limits(claim, rules, result),
        *_due(claim, result),
        *_changes(claim, rules, result),
    )


def reason_of_basis(eligible: Fraction, lines: Fraction) -> Step:
    """Why less than the cost lines is held against what is claimed."""
    return step("payment.basis", basis=eligible, lines=lines)


def _accepted(claim: PaymentClaim, result: Settlement) -> Iterator[Step]:
    found = claim.claimed - result.cut
    yield step("payment.claimed", claimed=claim.claimed, cut=result.cut, found=found)
    yield step("payment.before", number=len(claim.previous), accepted=claim.accepted_before, paid=claim.paid_before)
    if result.accepted < 0:
        yield step("payment.spent_beyond", accepted=claim.accepted_before, agreed=claim.eligible_agreed)
    elif result.accepted < found:
        yield step("payment.capped", accepted=result.accepted, agreed=claim.eligible_agreed)
    else:
        yield step("payment.accepted", accepted=result.accepted)


def _reduction(claim: PaymentClaim, rules: PaymentRules, result: Settlement) -> Iterator[Step]:
    reduction = rules.reduction
    if reduction is None or not result.cut:
        return
    whole = claim.claimed - result.cut if reduction.of == ACCEPTED else claim.claimed
    if not whole:
        return
    # What decides is the comparison, not what is left to deduct.
    outcome = "beyond" if result.cut > reduction.tolerance * whole else "within"
    yield step(
        f"payment.cut.{outcome}.{reduction.of}",
        cut=result.cut,
        part=result.cut / whole,
        tolerance=reduction.tolerance,
        penalty=result.penalty,
    )


def _limits(claim: PaymentClaim, rules: PaymentRules, result: Settlement) -> Iterator[Step]:
    data = {
        "agreed": claim.feader_agreed,
        "cost": claim.eligible_agreed,
        "spent": claim.accepted_before + result.accepted - result.penalty,
        "paid": claim.paid_before,
        "counterpart": claim.counterpart_paid,
        "rate": rules.max_before_balance,
    }
    for name, limit in sorted(result.limits.items(), key=lambda pair: (pair[1], pair[0])):
        code = f"payment.passed.{name}" if limit < 0 else f"payment.limit.{name}"
        yield Step(code, {**data, "limit": limit, "over": -limit})
    yield step("payment.binding", names=",".join(result.binding))


def _due(claim: PaymentClaim, result: Settlement) -> Iterator[Step]:
    for code in result.refused:
        yield step(f"payment.refused.{code}", number=len(claim.previous))
    yield step("payment.due", due=result.due, paid=result.paid_in_all)
    if result.to_recover:
        yield step("payment.to_recover", amount=result.to_recover)
    if result.released:
        yield step("payment.released", amount=result.released)


def _changes(claim: PaymentClaim, rules: PaymentRules, result: Settlement) -> Iterator[Step]:
    """What more spending or more paid counterpart would release, up to the next limit."""
    share = rules.feader_share
    if not result.refused and result.binding == ("pro_rata",):
        yield from _more_spending(claim, result)
    if result.refused or share is None or result.binding != ("counterpart_paid",):
        if claim.kind != BALANCE and "before_balance" in result.binding and not result.refused:
            yield step("payment.change.balance")
        return
    following = min(limit for name, limit in result.limits.items() if name != "counterpart_paid")
    missing = (following - result.limits["counterpart_paid"]) * (1 - share) / share
    if following > 0:
        yield step("payment.change.counterpart", missing=missing, due=following)


def _more_spending(claim: PaymentClaim, result: Settlement) -> Iterator[Step]:
    """The accepted spending that is missing, within the agreed cost; with a penalty, more would change it as well."""
    whole = claim.feader_agreed - claim.paid_before
    reached = min([whole, *(limit for name, limit in result.limits.items() if name != "pro_rata")])
    if result.penalty or reached <= max(ZERO, result.limits["pro_rata"]):
        return
    missing = (reached - result.limits["pro_rata"]) * claim.eligible_agreed / claim.feader_agreed
    yield step("payment.change.spending", missing=round_up(missing), due=round_down(reached))
