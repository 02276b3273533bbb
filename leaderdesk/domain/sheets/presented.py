"""A project as members of the committee read it on one page: who, what, how much, by whom, what is to be discussed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from leaderdesk.domain.eligibility.verdicts import Verdict
from leaderdesk.domain.money import Cents
from leaderdesk.domain.programmes.grid_sheets import GridSheet
from leaderdesk.domain.sheets.alerts import Alert
from leaderdesk.domain.sheets.eligibility import ItemSheet
from leaderdesk.domain.sheets.financing import FundingLineSheet
from leaderdesk.domain.sheets.heads import Sheets, head_of
from leaderdesk.domain.sheets.rows import DossierRecord, FundingRow
from leaderdesk.domain.sittings.plans import PlannedPoint

# What of a dossier's alerts is for the committee: its money and its eligibility, never the work of the team.
_TOLD = frozenset(
    {
        *("plan_refused", "funder_refused", "funder_expired", "money_to_find", "money_over", "fund_over_rules"),
        *("costs_to_complete", "pieces_missing", "override_lapsed", "treasury_orange", "treasury_red"),
    }
)


@dataclass(frozen=True, slots=True)
class Presented:
    """One project of an agenda."""

    rank: int
    point: PlannedPoint
    record: DossierRecord
    holder: str
    fiche: str
    funding: tuple[FundingLineSheet, ...]
    total: Cents
    eligible: Cents
    revenue: Cents
    # What no line of the plan finds yet; below zero, what it finds beyond the cost.
    to_find: int
    verdict: Verdict
    failing: tuple[ItemSheet, ...]
    doubtful: tuple[ItemSheet, ...]
    alerts: tuple[Alert, ...]
    grid: GridSheet | None

    @property
    def standing(self) -> tuple[FundingRow, ...]:
        """The lines of the plan that bring something."""
        return tuple(each.row for each in self.funding if not each.is_refused)


def presented_of(rank: int, point: PlannedPoint, sheets: Sheets, on: date) -> Presented:
    """A project as it stands on a day, from the sheets that the window shows."""
    whole, financing, eligibility = sheets.whole, sheets.financing, sheets.eligibility
    return Presented(
        rank=rank,
        point=point,
        record=whole.record,
        holder=whole.holder.name,
        fiche="" if whole.fiche is None else f"{whole.fiche.code} {whole.fiche.title}",
        funding=financing.lines,
        total=financing.total_cost,
        eligible=financing.eligible,
        revenue=financing.revenue,
        to_find=financing.to_find,
        verdict=eligibility.verdict,
        failing=tuple(each for each in eligibility.items if each.outcome == "fail"),
        doubtful=tuple(each for each in eligibility.items if each.outcome == "to_do"),
        alerts=tuple(each for each in head_of(sheets, on).alerts if each.code in _TOLD),
        grid=sheets.selection.sheet,
    )
