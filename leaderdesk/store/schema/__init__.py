"""The tables of a base: thin mapped classes, a file per family, STRICT and with named constraints."""

from __future__ import annotations

from sqlalchemy import Index

from leaderdesk.store.schema.columns import Mapping, complete
from leaderdesk.store.schema.dossiers import (
    Attachment,
    Contact,
    CostLine,
    Dossier,
    DossierTag,
    FundingLine,
    Holder,
    Note,
    Quote,
    StatusStep,
    Tag,
)
from leaderdesk.store.schema.journal import (
    JOURNAL_TABLES,
    OUTSIDE_JOURNAL,
    ChangeRow,
    Draft,
    EntryRow,
    ViewState,
    protect_journal,
)
from leaderdesk.store.schema.programme import (
    Base,
    Envelope,
    Fiche,
    FicheRules,
    Fund,
    Funder,
    Gal,
    Programme,
    Seat,
    Setting,
    Structure,
)

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
    "Attachment",
    "Base",
    "ChangeRow",
    "Contact",
    "CostLine",
    "Dossier",
    "DossierTag",
    "Draft",
    "EntryRow",
    "Envelope",
    "Fiche",
    "FicheRules",
    "Fund",
    "Funder",
    "FundingLine",
    "Gal",
    "Holder",
    "Note",
    "Programme",
    "Quote",
    "Seat",
    "Setting",
    "StatusStep",
    "Structure",
    "Tag",
    "ViewState",
]
