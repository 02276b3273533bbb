"""What an action leaves behind: the height of its entry and the topics that pages may want to refresh."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

# Under what topic the rows are shown that hang on others; a table not named here is a topic of its own.
_HANGING = {
    "dossiers": "status_steps staged_amounts tags dossier_tags notes cost_lines quotes commitments contracts"
    " contract_changes funding_lines attachments pieces check_marks grid_notes"
    " cash_plans cash_movements planned_claims cash_variants amendments follow_ups payment_claims claim_expenses"
    " funder_payments controls control_findings cooperations cooperation_partners common_costs missions assignments"
    " indicator_values kept_differences waiting_ranks",
    "holders": "contacts past_aids",
    "programme": "gals programmes people funds structures seats settings funders fiches envelopes fiche_rules"
    " checklists avenants transfers targets bridge_offers indicators outlines"
    " running_tasks",
    "running": "running_tasks assignments time_sheets time_entries payrolls missions",
    "grids": "grid_versions grid_notes",
    "calls": "deposits attachments",
    "committee": "seats members mandates offices member_ties interests yearly_declarations structures",
    "papers": "made_papers logos",
    "workbooks": "workbook_runs workbook_sources reconciliations kept_differences",
    "sittings": "agenda_points invitations sendings gestures sealed_records interests",
}


@dataclass(frozen=True, slots=True)
class Done:
    """An action carried out; no height when nothing had changed."""

    height: int | None
    topics: frozenset[str]


class Made(int):
    """The key of what an action made, which also says what `Done` says."""

    height: int | None
    topics: frozenset[str]

    def __new__(cls, key: int, height: int | None, topics: frozenset[str]) -> Self:
        """A key with the entry that made it and the topics it touched."""
        made = super().__new__(cls, key)
        made.height, made.topics = height, topics
        return made

    def __reduce__(self) -> tuple[type[int], tuple[int]]:
        """A copy, kept as data, is the bare key."""
        return int, (int(self),)


def done(height: int | None, *topics: str) -> Done:
    """An action carried out, with the topics it touched."""
    return Done(height, frozenset(topics))


def made(key: int, height: int | None, *topics: str) -> Made:
    """Something made, with the topics it touched."""
    return Made(key, height, frozenset(topics))


def touched(tables: Iterable[str]) -> frozenset[str]:
    """The topics that rows of these tables concern: their own names, and those under which pages show them."""
    found = frozenset(tables)
    return found | {topic for topic, names in _HANGING.items() if found & set(names.split())}
