"""A whole dossier, read at once: everything that its sheets are made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from leaderdesk.domain.claims.rows import AmendmentRow, ClaimRow, FollowUpRow, FunderPaymentRow
from leaderdesk.domain.sheets.rows import (
    AidRow,
    AttachmentRow,
    CashMovementRow,
    CashPlanRow,
    CommitmentRow,
    ContractChangeRow,
    ContractRow,
    CostRow,
    DossierRecord,
    FicheRecord,
    FundingRow,
    GridNoteRow,
    HolderRecord,
    MarkRow,
    NoteRow,
    PieceRow,
    PlannedClaimRow,
    QuoteRow,
    RulesRecord,
    StagedRow,
    StepRow,
)


@dataclass(frozen=True, slots=True)
class GridVersionRecord:
    """A version of a grid with the title of the grid."""

    id: int
    grid_id: int
    title: str
    version: int
    definition: str
    frozen_on: date | None


@dataclass(frozen=True, slots=True)
class ChecklistRecord:
    """A version of a checklist."""

    id: int
    version: int
    holds_from: date
    definition: str


@dataclass(frozen=True, slots=True)
class WholeDossier:
    """A dossier with its holder, its rules, all its lines, and the settings in force."""

    record: DossierRecord
    holder: HolderRecord
    fiche: FicheRecord | None = None
    rules: RulesRecord | None = None
    person: str | None = None
    call: str | None = None
    gal: str = ""
    tags: tuple[str, ...] = ()
    steps: tuple[StepRow, ...] = ()
    notes: tuple[NoteRow, ...] = ()
    costs: tuple[CostRow, ...] = ()
    quotes: tuple[QuoteRow, ...] = ()
    commitments: tuple[CommitmentRow, ...] = ()
    contracts: tuple[ContractRow, ...] = ()
    contract_changes: tuple[ContractChangeRow, ...] = ()
    funding: tuple[FundingRow, ...] = ()
    staged: tuple[StagedRow, ...] = ()
    attachments: tuple[AttachmentRow, ...] = ()
    pieces: tuple[PieceRow, ...] = ()
    marks: tuple[MarkRow, ...] = ()
    grid_notes: tuple[GridNoteRow, ...] = ()
    cash_plan: CashPlanRow | None = None
    movements: tuple[CashMovementRow, ...] = ()
    claims: tuple[PlannedClaimRow, ...] = ()
    payment_claims: tuple[ClaimRow, ...] = ()
    funder_payments: tuple[FunderPaymentRow, ...] = ()
    amendments: tuple[AmendmentRow, ...] = ()
    follow_ups: tuple[FollowUpRow, ...] = ()
    aids: tuple[AidRow, ...] = ()
    checklists: tuple[ChecklistRecord, ...] = ()
    grid: GridVersionRecord | None = None
    settings: Mapping[str, str] = field(default_factory=dict)

    @property
    def status(self) -> str:
        """The state that has no end yet; a dossier of which nothing is known is a first contact."""
        return self.present.status if self.present else "contact"

    @property
    def present(self) -> StepRow | None:
        """The step the dossier stands in."""
        return next((step for step in reversed(self.steps) if step.until is None), None)
