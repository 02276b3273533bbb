"""A claim for payment from plain values, and its settlement back."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from leaderdesk.domain import payments
from leaderdesk.domain.exact import shown
from leaderdesk.domain.payments import Payment, PaymentClaim, PaymentRules, Reduction, Settlement
from leaderdesk.domain.simulation.fields import Fields

CLAIM = (
    *("kind", "eligible_agreed", "feader_agreed", "claimed", "counterpart_paid"),
    *("ineligible", "previous", "rules"),
)
RULES = PaymentRules.__slots__
REDUCTION = Reduction.__slots__
INELIGIBLE = ("reason", "amount")
PREVIOUS = Payment.__slots__


def read(value: object) -> tuple[PaymentClaim, PaymentRules]:
    """The claim and the rules."""
    fields = Fields(value, "", CLAIM)
    claim = PaymentClaim(
        kind=fields.choice("kind", payments.KINDS),
        eligible_agreed=fields.amount("eligible_agreed"),
        feader_agreed=fields.amount("feader_agreed"),
        claimed=fields.amount("claimed"),
        counterpart_paid=fields.maybe_amount("counterpart_paid"),
        ineligible=tuple(_ineligible(Fields(item, place, INELIGIBLE)) for place, item in fields.each("ineligible")),
        previous=tuple(_previous(Fields(item, place, PREVIOUS)) for place, item in fields.each("previous")),
    )
    rules = _rules(Fields(fields.value("rules"), "rules", RULES)) if fields.has("rules") else PaymentRules()
    return claim, rules


def write(result: Settlement) -> dict[str, Any]:
    """What is shown of a settlement."""
    return {
        "accepted": shown(result.accepted),
        "cut": shown(result.cut),
        "penalty": shown(result.penalty),
        "due": shown(result.due),
        "to_recover": shown(result.to_recover),
        "released": shown(result.released),
        "paid_in_all": shown(result.paid_in_all),
        "binding": list(result.binding),
        "refused": list(result.refused),
    }


def _rules(fields: Fields) -> PaymentRules:
    return PaymentRules(
        feader_share=fields.maybe_share("feader_share"),
        max_before_balance=fields.maybe_share("max_before_balance"),
        max_instalments=fields.count("max_instalments") if fields.has("max_instalments") else None,
        counterpart_paid_first=fields.flag("counterpart_paid_first", default=True),
        reduction=_reduction(fields) if fields.has("reduction") else None,
    )


def _reduction(fields: Fields) -> Reduction:
    reduction = Fields(fields.value("reduction"), fields.at("reduction"), REDUCTION)
    return Reduction(reduction.amount("tolerance"), reduction.choice("of", payments.PARTS, payments.ACCEPTED))


def _ineligible(fields: Fields) -> Fraction:
    fields.maybe_text("reason")
    return fields.amount("amount")


def _previous(fields: Fields) -> Payment:
    return Payment(fields.amount("accepted"), fields.amount("feader"))
