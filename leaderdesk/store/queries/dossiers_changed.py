"""Which dossiers a list must read again after some entries of the journal: those whose own rows, or owners, changed."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from leaderdesk.store.journal.since import touches_since
from leaderdesk.store.schema import Dossier

_OWN = "dossiers"
# The tables whose rows say themselves which dossier they hang on, among those that the list shows something of.
HANGING = frozenset(
    [
        "amendments",
        "cost_lines",
        "dossier_tags",
        "follow_ups",
        "funding_lines",
        "payment_claims",
        "pieces",
        "staged_amounts",
        "status_steps",
    ]
)
# Those that a dossier points to, by the column that does.
OWNERS = {"holders": Dossier.holder_id, "people": Dossier.person_id, "calls": Dossier.call_id}
# What the list shows nothing of.
UNSEEN = frozenset(
    [
        "agenda_points",
        "assignments",
        "attachments",
        "avenants",
        "base",
        "bridge_offers",
        "cash_movements",
        "cash_plans",
        "cash_variants",
        "check_marks",
        "claim_expenses",
        "commitments",
        "common_costs",
        "contacts",
        "contract_changes",
        "contracts",
        "control_findings",
        "controls",
        "conversations",
        "cooperation_partners",
        "cooperations",
        "deposits",
        "envelopes",
        "fiche_rules",
        "funder_payments",
        "funders",
        "funds",
        "gals",
        "gestures",
        "grid_notes",
        "grid_versions",
        "grids",
        "indicator_values",
        "indicators",
        "interests",
        "invitations",
        "kept_differences",
        "logos",
        "made_papers",
        "mandates",
        "member_ties",
        "members",
        "missions",
        "notes",
        "offices",
        "outlines",
        "past_aids",
        "payrolls",
        "planned_claims",
        "programmes",
        "quotes",
        "reconciliations",
        "running_tasks",
        "saved_views",
        "sealed_records",
        "seats",
        "sendings",
        "sittings",
        "structures",
        "targets",
        "time_entries",
        "time_sheets",
        "transfers",
        "waiting_ranks",
        "workbook_runs",
        "workbook_sources",
        "yearly_declarations",
    ]
)
# More than so many at a time, and reading everything is as quick.
_MOST = 1_000


@dataclass(frozen=True, slots=True)
class Touched:
    """The dossiers that may have changed, those that are gone too; and whether the words to choose from did."""

    keys: frozenset[int]
    has_words: bool


def touched_dossiers(session: Session, height: int) -> Touched | None:
    """What the entries above a height touched; nothing where it may be any dossier."""
    touches = touches_since(session, height, _MOST)
    if touches is None or not {each.table for each in touches} <= HANGING | OWNERS.keys() | UNSEEN | {_OWN}:
        return None
    found = {each.key for each in touches if each.table == _OWN}
    hanging = [each for each in touches if each.table in HANGING]
    found |= {key for each in hanging for key in (each.before, each.after) if key is not None}
    has_words = any(each.table == _OWN and each.has_new_theme for each in touches)
    for table, column in OWNERS.items():
        keys = {each.key for each in touches if each.table == table}
        if keys:
            has_words = True
            found |= set(session.scalars(select(Dossier.id).where(column.in_(keys))))
    return Touched(frozenset(found), has_words) if len(found) <= _MOST else None
