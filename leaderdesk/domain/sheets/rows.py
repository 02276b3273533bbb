"""The rows of one dossier as plain values, a field for each column; amounts in cents, rates and quantities exact.

The queries fill them, the sheets are made of them, and a what-if changes them: nothing here knows of a base.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from leaderdesk.domain.holders import KeptHolder

# Keys run over 63 bits from one up: below zero stands what has been typed and is not in the base yet.


@dataclass(frozen=True, slots=True)
class DossierRecord:
    """The dossier's own columns."""

    id: int
    number: str
    title: str
    summary: str | None
    theme: str | None
    communes: str | None
    partners: str | None
    starts_on: date | None
    ends_on: date | None
    person_id: int | None
    call_id: int | None
    fiche_id: int | None
    rules_id: int | None
    checklist_id: int | None
    grid_version_id: int | None
    holder_id: int
    inside_share: Fraction | None
    benefits_territory: bool | None
    regime: str | None
    revenue: int | None
    next_step: str | None
    next_step_on: date | None
    committee_on: date | None
    received_on: date | None
    eligible_from: date | None
    eligible_from_origin: str | None
    opinion_on: date | None
    programmed_on: date | None
    convention_on: date | None
    convention_ends_on: date | None
    binned_on: date | None


@dataclass(frozen=True, slots=True)
class HolderRecord(KeptHolder):
    """Who asks."""

    binned_on: date | None


@dataclass(frozen=True, slots=True)
class FicheRecord:
    """The fiche-action."""

    id: int
    programme_id: int
    code: str
    title: str
    grid_id: int | None
    strand: str


@dataclass(frozen=True, slots=True)
class RulesRecord:
    """One version of the money rules of a fiche-action."""

    id: int
    version: int
    holds_from: date
    feader_share: Fraction
    max_public_aid_rate: Fraction
    min_own_rate: Fraction
    min_own_of_public_funding: Fraction | None
    eligible_min: int | None
    eligible_max: int | None
    public_aid_min: int | None
    public_aid_max: int | None
    feader_min: int | None
    feader_max: int | None
    own_public_money_calls: bool
    private_funds_count_as_own: bool
    revenue_before_share: bool
    rounding_step: int
    early_start_loses_operation: bool
    source: str | None


@dataclass(frozen=True, slots=True)
class StepRow:
    """A state and its days."""

    status: str
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class CostRow:
    """A cost line as stored."""

    id: int
    contract_id: int | None
    position: int
    label: str
    kind: str
    measure: str
    net: int | None
    vat: int | None
    quantity: Fraction | None
    unit_cost: int | None
    share: Fraction | None
    scale: str | None
    driven_before: Fraction | None
    taken_on: str | None
    traits: str | None
    vat_recovered: Fraction | None
    inside_share: Fraction | None
    revenue: int | None
    left_out: str | None
    instructed: int | None
    instructed_reason: str | None
    amount: int
    eligible_amount: int


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """A supplier's price."""

    id: int
    cost_line_id: int
    supplier: str
    amount: int
    vat: int
    dated_on: date | None
    is_retained: bool
    reason: str | None


@dataclass(frozen=True, slots=True)
class CommitmentRow:
    """What binds the holder to an expense."""

    id: int
    cost_line_id: int
    kind: str
    made_on: date | None


@dataclass(frozen=True, slots=True)
class ContractRow:
    """A public contract."""

    id: int
    name: str
    kind: str
    need: str | None
    estimate: int | None
    launched_on: date | None
    publicity: str | None
    published_on: date | None
    opened_on: date | None
    notified_on: date | None
    amount: int | None


@dataclass(frozen=True, slots=True)
class ContractChangeRow:
    """An amendment of a contract."""

    id: int
    contract_id: int
    amount: int
    agreed_on: date | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class FundingRow:
    """A line of the plan, with the name of the fund or of the funder where it has one."""

    id: int
    position: int
    nature: str
    fund_id: int | None
    funder_id: int | None
    amount: int
    on_base: str
    amount_min: int | None
    amount_max: int | None
    decided_on: date | None
    expires_on: date | None
    refused_on: date | None
    expected_on: date | None
    # What the line itself says, and what the record of its funder says.
    is_european_money: bool | None
    is_funder_european: bool | None
    name: str

    @property
    def has_european_money(self) -> bool | None:
        """Whether a co-funder's money comes from Europe; None where nobody has said it."""
        return self.is_funder_european if self.is_european_money is None else self.is_european_money


@dataclass(frozen=True, slots=True)
class GiverRow:
    """Who may be named on a line of the plan: a fund, or a funder, which are told apart by the nature."""

    nature: str
    id: int
    name: str


@dataclass(frozen=True, slots=True)
class StagedRow:
    """What a stage said of a fund's money on a day."""

    id: int
    fund_id: int
    stage: str
    amount: int
    said_on: date
    origin: str
    reason: str | None
    fund: str


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A dated remark."""

    id: int
    written_on: date
    author: str
    text: str
    asked_of: str | None
    due_on: date | None
    done_on: date | None


@dataclass(frozen=True, slots=True)
class AttachmentRow:
    """A file of the dossier."""

    id: int
    name: str
    size: int
    digest: str
    added_on: date


@dataclass(frozen=True, slots=True)
class PieceRow:
    """A document of the file."""

    id: int
    code: str
    label: str | None
    asked_on: date | None
    received_on: date | None
    dated_on: date | None
    expires_on: date | None
    set_aside: str | None
    attachment_id: int | None


@dataclass(frozen=True, slots=True)
class MarkRow:
    """A person's answer to an item of the checklist."""

    id: int
    item: str
    outcome: str
    replaces: str | None
    reason: str | None
    author: str
    marked_on: date


@dataclass(frozen=True, slots=True)
class GridNoteRow:
    """A note for a criterion; none abstains."""

    id: int
    author: str
    criterion: str
    note: Fraction | None
    remark: str | None


@dataclass(frozen=True, slots=True)
class CashPlanRow:
    """What a treasury starts from."""

    id: int
    starts_on: date | None
    months: int | None
    opening: int | None
    annual_budget: int | None
    loan_rate: Fraction | None
    red_share: Fraction | None
    red_months: int | None


@dataclass(frozen=True, slots=True)
class CashMovementRow:
    """Money spent or received."""

    id: int
    kind: str
    label: str
    amount: int
    due_on: date | None
    early_on: date | None
    late_on: date | None
    is_done: bool
    cost_line_id: int | None
    funding_line_id: int | None


@dataclass(frozen=True, slots=True)
class PlannedClaimRow:
    """A payment of the fund that will be claimed."""

    id: int
    position: int
    label: str
    amount: int
    ready_on: date | None
    filing_months: int | None
    early_months: int | None
    likely_months: int | None
    late_months: int | None


@dataclass(frozen=True, slots=True)
class AidRow:
    """A de minimis aid: of somebody else, or of one of our own dossiers."""

    regime: str
    amount: int
    granted_on: date | None
    granted_by: str | None
    dossier: str | None = None
