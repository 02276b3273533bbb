"""A running-cost dossier whole: its team, what each month and journey comes to, what is claimed of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from leaderdesk.domain.claims.rows import ClaimRow
from leaderdesk.domain.running.claims import Claimed, Draft, Source, draw
from leaderdesk.domain.running.missions import MissionCost
from leaderdesk.domain.running.pay import MonthCost
from leaderdesk.domain.running.rows import AssignmentRow, TaskRow
from leaderdesk.domain.running.rules import RunningRules


@dataclass(frozen=True, slots=True)
class RunningSheet:
    """Everything of a running-cost dossier but the hours of its sheets."""

    assignments: tuple[AssignmentRow, ...]
    # Everybody who may be chosen, and everybody who has a name.
    offered: Mapping[int, str]
    source: Source
    tasks: tuple[TaskRow, ...]
    rules: RunningRules
    claims: tuple[ClaimRow, ...]
    claimed: tuple[Claimed, ...]
    # What the lines drawn into each claim come to there, in cents.
    drawn: Mapping[int, int]

    @property
    def people(self) -> dict[int, str]:
        """Those of the dossier, by name."""
        found = {each.person_id for each in self.assignments}
        named = {key: self.source.people.get(key, "") for key in found}
        return dict(sorted(named.items(), key=lambda each: each[1]))

    @property
    def until(self) -> date | None:
        """The last day that somebody is on it; None while somebody still is."""
        ends = [each.until for each in self.assignments]
        return None if None in ends else max((each for each in ends if each is not None), default=None)

    @property
    def months(self) -> Sequence[MonthCost]:
        """What each month of pay comes to, in order."""
        return self.source.months

    @property
    def missions(self) -> Sequence[MissionCost]:
        """What each journey comes to, in order."""
        return self.source.missions

    def draft(self, since: date, until: date, claim_id: int | None = None) -> Draft:
        """What a claim of a time would hold; its own lines are not claimed twice."""
        elsewhere = [each for each in self.claimed if each.claim_id != claim_id]
        return draw(self.source, self.rules, since, until, elsewhere)
