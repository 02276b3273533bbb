"""The tables of a base: thin mapped classes, a file per family, STRICT and with named constraints."""

from __future__ import annotations

from sqlalchemy import Index

from leaderdesk.store.schema.calls import Call, Deposit
from leaderdesk.store.schema.claims import (
    Amendment,
    ClaimExpense,
    Control,
    ControlFinding,
    FollowUp,
    FunderPayment,
    PaymentClaim,
)
from leaderdesk.store.schema.columns import Mapping, complete
from leaderdesk.store.schema.committee import (
    Interest,
    Mandate,
    Member,
    MemberTie,
    Office,
    Seat,
    YearlyDeclaration,
)
from leaderdesk.store.schema.cooperation import CommonCost, Cooperation, CooperationPartner
from leaderdesk.store.schema.costs import Commitment, Contract, ContractChange, CostLine, FundingLine, Quote
from leaderdesk.store.schema.dossiers import Dossier, DossierTag, Note, StagedAmount, StatusStep, Tag
from leaderdesk.store.schema.envelopes import Avenant, Target, Transfer, WaitingRank
from leaderdesk.store.schema.evidence import Attachment, CheckMark, GridNote, Piece
from leaderdesk.store.schema.grids import Checklist, Grid, GridVersion
from leaderdesk.store.schema.holders import Contact, Conversation, Holder, PastAid
from leaderdesk.store.schema.journal import (
    JOURNAL_TABLES,
    OUTSIDE_JOURNAL,
    ChangeRow,
    Draft,
    EntryRow,
    ViewState,
    protect_journal,
)
from leaderdesk.store.schema.papers import Logo, MadePaper
from leaderdesk.store.schema.programme import (
    Base,
    Envelope,
    Fiche,
    FicheRules,
    Fund,
    Funder,
    Gal,
    Person,
    Programme,
    SavedView,
    Setting,
    Structure,
)
from leaderdesk.store.schema.results import Indicator, IndicatorValue, Outline
from leaderdesk.store.schema.running import Assignment, Mission, Payroll, RunningTask, TimeEntry, TimeSheet
from leaderdesk.store.schema.sittings import (
    AgendaPoint,
    GestureRow,
    Invitation,
    SealedRecord,
    Sending,
    Sitting,
)
from leaderdesk.store.schema.treasury import BridgeOffer, CashMovement, CashPlan, CashVariant, PlannedClaim
from leaderdesk.store.schema.workbooks import KeptDifference, Reconciliation, WorkbookRun, WorkbookSource

METADATA = Mapping.metadata

Index("ix_journal_changes_row", ChangeRow.table_name, ChangeRow.row_key, ChangeRow.height)
complete(METADATA)
protect_journal(METADATA)

# Every table but these is recorded by the journal, row by row.
JOURNALLED = tuple(sorted(set(METADATA.tables) - OUTSIDE_JOURNAL - JOURNAL_TABLES))

__all__ = [
    "JOURNALLED",
    "JOURNAL_TABLES",
    "METADATA",
    "OUTSIDE_JOURNAL",
    "AgendaPoint",
    "Amendment",
    "Assignment",
    "Attachment",
    "Avenant",
    "Base",
    "BridgeOffer",
    "Call",
    "CashMovement",
    "CashPlan",
    "CashVariant",
    "ChangeRow",
    "CheckMark",
    "Checklist",
    "ClaimExpense",
    "Commitment",
    "CommonCost",
    "Contact",
    "Contract",
    "ContractChange",
    "Control",
    "ControlFinding",
    "Conversation",
    "Cooperation",
    "CooperationPartner",
    "CostLine",
    "Deposit",
    "Dossier",
    "DossierTag",
    "Draft",
    "EntryRow",
    "Envelope",
    "Fiche",
    "FicheRules",
    "FollowUp",
    "Fund",
    "Funder",
    "FunderPayment",
    "FundingLine",
    "Gal",
    "GestureRow",
    "Grid",
    "GridNote",
    "GridVersion",
    "Holder",
    "Indicator",
    "IndicatorValue",
    "Interest",
    "Invitation",
    "KeptDifference",
    "Logo",
    "MadePaper",
    "Mandate",
    "Member",
    "MemberTie",
    "Mission",
    "Note",
    "Office",
    "Outline",
    "PastAid",
    "PaymentClaim",
    "Payroll",
    "Person",
    "Piece",
    "PlannedClaim",
    "Programme",
    "Quote",
    "Reconciliation",
    "RunningTask",
    "SavedView",
    "SealedRecord",
    "Seat",
    "Sending",
    "Setting",
    "Sitting",
    "StagedAmount",
    "StatusStep",
    "Structure",
    "Tag",
    "Target",
    "TimeEntry",
    "TimeSheet",
    "Transfer",
    "ViewState",
    "WaitingRank",
    "WorkbookRun",
    "WorkbookSource",
    "YearlyDeclaration",
]
