"""What is still to come for every dossier, or for some: its next deadline, the pieces of its file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Select, and_, bindparam, func, or_, select
from sqlalchemy.orm import Session

from leaderdesk.domain.eligibility.checklists import Checklist
from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.lives.deadlines import Started
from leaderdesk.domain.lives.stays import Stay
from leaderdesk.domain.programmes.checklists import read_checklist, usual_items
from leaderdesk.domain.sheets.listing import COLLECTING, ENDED, asked_codes, next_due
from leaderdesk.domain.sheets.settings import life_of
from leaderdesk.store.queries.plain import plain_rows
from leaderdesk.store.queries.settings import kept_settings
from leaderdesk.store.queries.stages import SAID_ON, last_said, of_stage
from leaderdesk.store.schema import Checklist as ChecklistTable
from leaderdesk.store.schema import FollowUp, Piece, StagedAmount, StatusStep
from leaderdesk.store.schema.columns import Day

_PAST_STEPS = (
    select(StatusStep.dossier_id, StatusStep.status, StatusStep.since, StatusStep.until)
    .where(StatusStep.until.is_not(None))
    .order_by(StatusStep.since, StatusStep.until)
)
_OWED = (
    select(FollowUp.dossier_id, FollowUp.due_on, FollowUp.label)
    .where(FollowUp.done_on.is_(None), FollowUp.due_on.is_not(None))
    .order_by(FollowUp.due_on.desc(), FollowUp.id.desc())
)
_CHECKLISTS = select(
    ChecklistTable.fiche_id,
    ChecklistTable.id,
    ChecklistTable.version,
    ChecklistTable.holds_from,
    ChecklistTable.definition,
).order_by(ChecklistTable.holds_from, ChecklistTable.version)
_BROUGHT = (
    select(Piece.dossier_id, Piece.code)
    .join(StatusStep, (StatusStep.dossier_id == Piece.dossier_id) & StatusStep.until.is_(None))
    .where(StatusStep.status.in_(sorted(COLLECTING)))
    .where(
        or_(
            Piece.set_aside.is_not(None),
            and_(
                Piece.received_on.is_not(None),
                or_(Piece.expires_on.is_(None), Piece.expires_on >= bindparam("on", type_=Day)),
            ),
        )
    )
)
_MONEY = ("voted", "convention", "claimed")


class Reading:
    """The queries of the list, put about every dossier or about some."""

    def __init__(self, session: Session, keys: Collection[int] | None) -> None:
        self.session = session
        self.keys = keys

    def rows(self, query: Select[*tuple[Any, ...]], of: Any, **bound: object) -> Iterator[Any]:  # noqa: ANN401 - a column
        """What a query finds; `of` is the column that holds the key of the dossier."""
        asked = query if self.keys is None else query.where(of.in_(self.keys))
        return iter(plain_rows(self.session, asked, bound))

    def named(self, key: Any, name: Any) -> dict[int | None, str]:  # noqa: ANN401 - two columns
        """What a few rows are called."""
        return dict(self.session.execute(select(key, name)).all())


class Due:
    """What is still to come for every dossier: its next deadline, the pieces of its file."""

    def __init__(self, reading: Reading, on: date) -> None:
        self._on = on
        self._life = life_of(kept_settings(reading.session))
        self._past: defaultdict[int, list[Stay]] = defaultdict(list)
        for key, status, since, until in reading.rows(_PAST_STEPS, StatusStep.dossier_id):
            self._past[key].append(Stay(status, since, until))
        self._balances = _balances(reading)
        # The last one read is the first due.
        self._owed = {key: (due, label) for key, due, label in reading.rows(_OWED, FollowUp.dossier_id)}
        self._checklists = _checklists(reading.session, on)
        self._asked: dict[tuple[int, str | None, str], frozenset[str]] = {}
        self._brought: defaultdict[int, set[str]] = defaultdict(set)
        for key, code in reading.rows(_BROUGHT, Piece.dossier_id, on=on):
            self._brought[key].add(code)

    def has_moved(self, key: int) -> bool:
        """Whether a dossier has left a state: only moves start deadlines."""
        return key in self._past

    def deadline(self, key: int, status: str | None, since: date | None, days: dict[str, date]) -> Started | None:
        """The first deadline that waits: of the programme's life, or of what the holder owes."""
        found = self.moved_deadline(key, status, since, days)
        due, label = self._owed.get(key, (None, ""))
        if due is None or status is None or since is None or status in ENDED:
            return found
        if found is not None and found.due_on is not None and found.due_on <= due:
            return found
        margin = (due - self._on).days
        return Started(label, status, since, "", due, None, "running" if margin >= 0 else "late", margin)

    def moved_deadline(self, key: int, status: str | None, since: date | None, days: dict[str, date]) -> Started | None:
        """The first deadline that a move started."""
        past = self._past.get(key)
        if past is None or status is None or since is None:
            return None
        if key in self._balances:
            days = days | {"balance_claimed_on": self._balances[key]}
        return next_due(self._life, [*past, Stay(status, since)], days, self._on)

    def missing(self, row: Any, legal_kind: str | None, nature: str) -> int:  # noqa: ANN401 - a row of the list
        """How many pieces the file lacks, as long as they are collected."""
        if row.status not in COLLECTING:
            return 0
        checklist = self._checklists.get(row.checklist_id) or self._checklists.get(row.fiche_id) or _usual()
        known = (id(checklist), legal_kind, nature)
        if known not in self._asked:
            self._asked[known] = asked_codes(checklist, legal_kind, nature)
        return len(self._asked[known] - self._brought.get(row.id, set()))


def _balances(reading: Reading) -> dict[int, date]:
    """The day on which the claims of a dossier reached what was promised to it."""
    voted, convention, claimed = (func.coalesce(func.sum(of_stage(each, StagedAmount.amount)), 0) for each in _MONEY)
    promised = func.coalesce(func.nullif(convention, 0), voted)
    query = (
        last_said(StagedAmount.dossier_id, func.max(of_stage("claimed", SAID_ON)), among=reading.keys, stages=_MONEY)
        .group_by(StagedAmount.dossier_id)
        .having(promised > 0, claimed >= promised)
    )
    return {key: date.fromisoformat(day) for key, day in plain_rows(reading.session, query)}


def _checklists(session: Session, on: date) -> dict[int, Checklist]:
    """Each readable checklist by its own key, and the one in force by the key of its fiche-action."""
    found: dict[int, Checklist] = {}
    for fiche_id, key, version, holds_from, definition in session.execute(_CHECKLISTS):
        try:
            checklist = read_checklist(definition, "", version, holds_from)
        except WrongInput:
            continue
        found[key] = checklist
        if holds_from <= on:
            found[fiche_id] = checklist
    return found


@cache
def _usual() -> Checklist:
    return Checklist("", 0, date.min, usual_items(None))
