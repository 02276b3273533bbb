"""A dossier as the checks look at it, frozen; amounts are exact euros, `None` is what nobody has said yet.

An empty tuple says "there are none"; `None` says "not asked yet", which a check answers with "to do".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

ENTERPRISE_SIZES = ("micro", "small", "medium", "large")
COMMITMENT_KINDS = ("quote_signed", "order", "contract_notice", "contract_notified", "deposit", "invoice")
CONTRACT_KINDS = ("works", "supplies_services")
# From the least to the most: what is enough for one level is enough for those below.
PUBLICITIES = ("none", "chosen", "bulletin", "european")


@dataclass(frozen=True, slots=True)
class HolderFacts:
    """Who asks: its kind and its nature are two independent things."""

    legal_kind: str | None
    nature: str
    siret: str | None = None
    is_inside: bool | None = None
    size: str | None = None
    # Enterprises that control one another share one key: aid is counted for the whole.
    undertaking: str | None = None


@dataclass(frozen=True, slots=True)
class QuoteFacts:
    """A supplier's price."""

    supplier: str
    amount: Fraction
    is_retained: bool = False
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Commitment:
    """What binds the holder to an expense, and when."""

    kind: str
    on: date | None


@dataclass(frozen=True, slots=True)
class CostFacts:
    """An expense, its quotes, what already binds the holder, and the public contract that carries it."""

    label: str
    kind: str
    amount: Fraction
    eligible: Fraction
    quotes: tuple[QuoteFacts, ...] = ()
    commitments: tuple[Commitment, ...] | None = ()
    contract: str | None = None


@dataclass(frozen=True, slots=True)
class FundingFacts:
    """Money of the plan; `expires_on` is the last day on which the funder's own decision holds."""

    nature: str
    amount: Fraction
    funder: str = ""
    decided_on: date | None = None
    expires_on: date | None = None
    is_refused: bool = False
    is_european_money: bool | None = None


@dataclass(frozen=True, slots=True)
class PastAid:
    """De minimis aid already granted to an undertaking; `dossier` is the number of ours it came from."""

    undertaking: str
    regime: str
    amount: Fraction
    granted_on: date | None
    dossier: str | None = None


@dataclass(frozen=True, slots=True)
class Amendment:
    """A change of a contract's amount, with the ground that the buyer invokes."""

    amount: Fraction
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Contract:
    """A public contract, without VAT; contracts or lots of the same `need` are estimated together."""

    key: str
    kind: str
    estimate: Fraction | None = None
    need: str | None = None
    launched_on: date | None = None
    publicity: str | None = None
    published_on: date | None = None
    opened_on: date | None = None
    notified_on: date | None = None
    amount: Fraction | None = None
    amendments: tuple[Amendment, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A document of the file; `expires_on` is its last valid day."""

    code: str
    dated_on: date | None = None
    expires_on: date | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """All that the checks may look at, on a given day."""

    on: date
    number: str
    holder: HolderFacts
    inside_share: Fraction | None = None
    benefits_territory: bool | None = None
    eligible_from: date | None = None
    grant_on: date | None = None
    regime: str | None = None
    costs: tuple[CostFacts, ...] = ()
    funding: tuple[FundingFacts, ...] = ()
    aids: tuple[PastAid, ...] | None = None
    contracts: tuple[Contract, ...] = ()
    pieces: tuple[Piece, ...] = ()

    @property
    def total_cost(self) -> Fraction:
        """The sum of the expenses."""
        return sum((cost.amount for cost in self.costs), Fraction())

    @property
    def eligible_cost(self) -> Fraction:
        """The sum of what counts for the fund."""
        return sum((cost.eligible for cost in self.costs), Fraction())

    @property
    def public_aid(self) -> Fraction:
        """European and national public money; a public holder's own money is no aid."""
        return self.funding_of("european", "public")

    @property
    def last_day(self) -> date:
        """The day until which papers must hold: the check itself, or the grant when it is still to come."""
        return max(self.on, self.grant_on or self.on)

    def funding_of(self, *natures: str) -> Fraction:
        """The sum of the plan's money of some natures; what was refused is no longer asked of anybody."""
        standing = (line for line in self.funding if not line.is_refused)
        return sum((line.amount for line in standing if line.nature in natures), Fraction())
