"""Every report that can be made: what it is asked of, and what reads it from the base."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from leaderdesk.domain.reports.choices import Ask, Choice, Option
from leaderdesk.domain.reports.frame import Report
from leaderdesk.services.reporting import committee, epci, indicators, maps, mirror, review, yearly
from leaderdesk.store.base import OpenBase

Read = Callable[[OpenBase, Choice], Report]


@dataclass(frozen=True, slots=True)
class ReportKind:
    """One report, by the code that `words.reports` names; what it does not ask for, it does not look at."""

    code: str
    asks: tuple[Ask, ...]
    read: Read
    options: tuple[Option, ...] = ()
    # The paper that it is on the day, where what becomes of it is kept.
    paper: str = ""


# In the order of the list.
KINDS: tuple[ReportKind, ...] = (
    ReportKind("committee_state", ("day",), committee.read_committee_state, paper="committee_state"),
    ReportKind("epci_sheet", ("day", "epci"), epci.read_epci_sheet, paper="epci_sheets"),
    ReportKind("yearly", ("period",), yearly.read_yearly),
    ReportKind("communes_map", ("day", "fiche"), maps.read_communes_map, options=maps.OPTIONS),
    ReportKind("indicators", ("day",), indicators.read_indicators_report),
    ReportKind("committee_mirror", ("period",), mirror.read_mirror),
    ReportKind("projects_review", (), review.read_review, options=review.OPTIONS),
)
_BY_CODE = {kind.code: kind for kind in KINDS}


def kind_of(code: str) -> ReportKind | None:
    """A report by its code."""
    return _BY_CODE.get(code)
