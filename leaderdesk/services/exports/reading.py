"""What the workbooks by reader are made of: every dossier that is not in the bin, with its money, read at once."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from leaderdesk.documents.sheets.writing.books import Stamp
from leaderdesk.domain.dossiers import DossierRow
from leaderdesk.domain.sheets.exported import ProjectFacts, ShareRow, StageRow, public_title
from leaderdesk.services.reading import today
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries import exported
from leaderdesk.store.queries.dossiers import dossier_rows
from leaderdesk.words.exports import EXAMPLE

# These bring nothing to anybody any more.
DROPPED = frozenset({"refused", "withdrawn", "abandoned", "deprogrammed"})
# A closed dossier has had its balance.
_OVER = DROPPED | {"closed"}


@dataclass(frozen=True, slots=True)
class Project:
    """A dossier with all that a sheet may say of it; `staged` is the last amount of each stage, over all funds."""

    row: DossierRow
    facts: ProjectFacts
    fiche_title: str
    shares: tuple[ShareRow, ...]
    stages: tuple[StageRow, ...]
    # The funds whose balance is paid.
    settled: frozenset[str] = frozenset()

    @property
    def may_be_person(self) -> bool:
        """Whether its holder must not be named to the public."""
        return self.facts.may_be_person(exported.PEOPLE)

    def public_title(self, names: Collection[str]) -> str:
        """Its title for the public; nothing where it names somebody."""
        own = (*self.facts.contacts, *([self.row.holder] if self.may_be_person else []))
        return public_title(" ".join(self.row.title.split()), own, names)

    def brought(self, nature: str, name: str | None = None) -> int | None:
        """What the lines of one nature bring, or one of them; nothing where there is none."""
        found = [
            each.amount
            for each in self.shares
            if each.nature == nature and each.refused_on is None and (name is None or each.funder == name)
        ]
        return sum(found) if found else None

    def staged(self, stage: str, fund: str | None = None) -> int | None:
        """The last amount that a stage said, of one fund or of all."""
        last = {each.fund: each.amount for each in self.stages if each.stage == stage and fund in (None, each.fund)}
        return sum(last.values()) if last else None

    def lapsed(self, fund: str) -> int | None:
        """What is left of its convention once it is over: nobody will be paid it."""
        agreed = self.staged("convention", fund)
        if agreed is None or (self.row.status not in _OVER and fund not in self.settled):
            return None
        left = agreed - (self.staged("paid", fund) or 0)
        return left if left > 0 else None

    def staged_on(self, stage: str, fund: str | None = None) -> date | None:
        """The day it was said."""
        days = [each.said_on for each in self.stages if each.stage == stage and fund in (None, each.fund)]
        return max(days, default=None)


@dataclass(frozen=True, slots=True)
class Ground:
    """All of them by number, on a day."""

    on: date
    projects: tuple[Project, ...]
    funds: tuple[str, ...]

    @property
    def by_key(self) -> Mapping[int, Project]:
        """Each by the key of its dossier."""
        return {each.row.id: each for each in self.projects}


def read_ground(base: OpenBase) -> Ground:
    """Everything of every dossier."""
    on = today(base)
    shares: dict[int, list[ShareRow]] = {}
    stages: dict[int, list[StageRow]] = {}
    with base.read() as session:
        rows = [row for row in dossier_rows(session, on) if not row.is_binned]
        facts, titles = exported.project_facts(session), exported.fiche_titles(session)
        for share in exported.share_rows(session):
            shares.setdefault(share.dossier_id, []).append(share)
        for stage in exported.stage_rows(session, on):
            stages.setdefault(stage.dossier_id, []).append(stage)
        settled: dict[int, set[str]] = {}
        for key, fund in exported.settled_funds(session, on):
            settled.setdefault(key, set()).add(fund)
        funds = tuple(exported.fund_codes(session))
    projects = (
        Project(
            row,
            facts[row.id],
            titles.get(row.fiche_id or 0, ""),
            tuple(shares.get(row.id, ())),
            tuple(stages.get(row.id, ())),
            frozenset(settled.get(row.id, ())),
        )
        for row in rows
    )
    return Ground(on, tuple(projects), funds)


def stamp_of(base: OpenBase) -> Stamp:
    """Of whom and from when; an example says so."""
    with base.read() as session:
        gal = exported.gal_name(session)
    return Stamp(gal, today(base), EXAMPLE if base.is_example else "")
