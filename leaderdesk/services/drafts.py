"""What is known of a dossier when it is entered, or entered anew: its own fields, states, costs and plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class QuoteDraft:
    """A supplier's price."""

    supplier: str
    amount: int
    dated_on: date | None = None
    is_retained: bool = False
    reason: str | None = None
    vat: int = 0


@dataclass(frozen=True, slots=True)
class CostDraft:
    """An expense and its quotes; amounts in cents."""

    label: str
    kind: str
    amount: int
    eligible_amount: int
    quotes: tuple[QuoteDraft, ...] = ()


@dataclass(frozen=True, slots=True)
class FundingDraft:
    """Money for a dossier; amounts in cents."""

    nature: str
    amount: int
    fund_id: int | None = None
    funder_id: int | None = None
    on_base: str = "eligible"
    decided_on: date | None = None


@dataclass(frozen=True, slots=True)
class StepDraft:
    """A state and the days it began and ended."""

    status: str
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class DossierDraft:
    """What is known of a dossier when it is entered."""

    number: str
    title: str
    fiche_id: int | None
    rules_id: int | None
    holder_id: int
    steps: tuple[StepDraft, ...]
    summary: str | None = None
    inside_share: Fraction | None = Fraction(1)
    received_on: date | None = None
    eligible_from: date | None = None
    eligible_from_origin: str | None = None
    opinion_on: date | None = None
    programmed_on: date | None = None
    convention_on: date | None = None
    convention_ends_on: date | None = None
    costs: tuple[CostDraft, ...] = ()
    funding: tuple[FundingDraft, ...] = ()
    tags: tuple[str, ...] = ()
