"""What an application is made of, and the states it passes through."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from leaderdesk.domain.money import Cents

# The order is the life of a dossier; which move is allowed is data of the programme.
STATUSES = (
    "contact",
    "pre_request",
    "acknowledged",
    "opinion",
    "complete",
    "instructed",
    "programmed",
    "convention",
    "in_progress",
    "claimed",
    "paid",
    "closed",
    "in_control",
    "postponed",
    "waiting_list",
    "refused",
    "withdrawn",
    "abandoned",
    "deprogrammed",
)
ELIGIBILITY_ORIGINS = (
    "acknowledgement",
    "minimal_request",
    "pre_project",
    "opinion",
    "complete_file",
    "decision",
    "other",
)
COST_KINDS = (
    "investment",
    "works",
    "service",
    "study",
    "staff",
    "flat_rate",
    "travel",
    "in_kind",
    "rent",
    "communication",
    "other",
)
# How the amount of an expense is known.
MEASURES = ("known", "quoted", "hours", "yearly_hours", "months", "mileage", "flat_rate")
# What moves the cash of a holder, out or in.
CASH_KINDS = ("spending", "vat_refund", "own", "advance", "cofunder", "other")
FUNDING_NATURES = ("european", "public", "private", "own")
FUNDING_BASES = ("eligible", "total")
_NOTHING = Cents(0)


@dataclass(frozen=True, slots=True)
class DossierRow:
    """A dossier as lists show it; amounts are the sums of its lines, the deadline is the next one due."""

    id: int
    number: str
    title: str
    holder: str
    commune: str | None
    fiche: str | None
    status: str
    received_on: date | None
    programmed_on: date | None
    total_cost: Cents
    eligible_cost: Cents
    european: Cents
    national_public: Cents
    is_binned: bool
    holder_id: int = 0
    theme: str | None = None
    person: str | None = None
    call: str | None = None
    epci: str | None = None
    private: Cents = _NOTHING
    own: Cents = _NOTHING
    next_step: str | None = None
    next_step_on: date | None = None
    committee_on: date | None = None
    convention_ends_on: date | None = None
    status_since: date | None = None
    deadline: date | None = None
    deadline_code: str | None = None
    deadline_margin: int | None = None
    # Asked of the holder and neither received, nor set aside; one that has expired is missing again.
    missing_pieces: int = 0
    tags: tuple[str, ...] = ()
    fiche_id: int | None = None
    person_id: int | None = None
    call_id: int | None = None

    @property
    def is_costed(self) -> bool:
        """True once some expense is known: until then its cost is unknown, and not nothing."""
        return self.total_cost > 0

    @property
    def is_planned(self) -> bool:
        """True once somebody pays for some of it."""
        return any((self.european, self.national_public, self.private, self.own))

    @property
    def is_late(self) -> bool:
        """True when the next deadline is behind us."""
        return self.deadline_margin is not None and self.deadline_margin < 0
