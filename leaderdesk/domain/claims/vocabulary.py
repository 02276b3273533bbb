"""The codes of what follows a decision: amendments, obligations, claims, proofs, cuts, controls."""

from __future__ import annotations

AMENDMENT_KINDS = ("amount", "deadline", "content", "plan", "holder")
FOLLOW_UP_KINDS = ("publicity", "report", "revenue", "maintenance", "control", "insurance", "other")
# Whose turn it is while a claim goes from hand to hand.
HANDS = ("holder", "gal", "region", "payer", "funder")
# The stages of a claim, each from a day to the next one; `ready` is the day of the last paid invoice.
CLAIM_DAYS = ("ready_on", "filed_on", "complete_on", "service_done_on", "sent_on", "paid_on")
CLAIM_STAGES = ("filing", "completing", "checking", "ordering", "paying")
PROOFS = ("stamped_invoice", "bank_statement", "public_order", "payslip", "time_sheet", "none")
CUT_REASONS = (
    "outside_period",
    "outside_convention",
    "above_quote",
    "other_supplier",
    "vat_recovered",
    "claimed_twice",
    "not_paid",
    "no_proof",
    "no_publicity",
    "above_ceiling",
    "not_eligible",
    "revenue",
    "other",
)
CONTROL_BODIES = ("region", "payer", "coordination", "commission", "court_of_auditors", "other")
TARGET_MEASURES = ("programmed", "convention", "claimed", "certified", "paid")
# Where an amount of a stage comes from: somebody said it, or it is reckoned from claims or amendments.
AMOUNT_ORIGINS = ("said", "claims", "amendments")
