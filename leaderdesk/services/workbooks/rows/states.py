"""The states of a dossier and what its stages said of the fund's money, from a row; a day that is supposed is told."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from leaderdesk.domain.workbooks.taking.stories import (
    PROGRAMMED,
    UNDER_CONVENTION,
    Stage,
    has_decided,
    move_to,
    story_of,
)
from leaderdesk.domain.workbooks.verdicts import Value
from leaderdesk.services.workbooks.rows.ground import Ground
from leaderdesk.services.workbooks.rows.pending import At, Pending, fresh
from leaderdesk.services.workbooks.rows.standing import Standing
from leaderdesk.store.schema import StagedAmount, StatusStep
from leaderdesk.words import codes
from leaderdesk.words.formats import day as day_words
from leaderdesk.words.imports import is_taken

# The day of a dossier that each field gives; the committee's day is one of two.
OWN_DAYS = {
    "date_received": "received_on",
    "date_eligible": "eligible_from",
    "date_opinion": "opinion_on",
    "date_convention": "convention_on",
    "date_start": "starts_on",
    "date_end": "ends_on",
}


def write_days(standing: Standing, wanted: Mapping[str, Value]) -> None:
    """The days of the dossier itself."""
    for name, column in OWN_DAYS.items():
        if isinstance(wanted.get(name), date):
            setattr(standing.dossier, column, wanted[name])


def write_states(
    standing: Standing, wanted: Mapping[str, Value], said: Mapping[str, Value], pending: Pending, at: At
) -> None:
    """The states that a new dossier went through, or the next one of a dossier that moved on."""
    days = {name: day for name, day in {**_days_of(standing), **said}.items() if isinstance(day, date)}
    status = wanted.get("status")
    if standing.is_new:
        story = story_of(status if isinstance(status, str) else None, days, pending.today)
        supposed = story.supposed
        for stage in story.stages:
            _add_step(standing, stage, pending)
    elif isinstance(status, str) and status != standing.status:
        supposed = _move(standing, status, days, pending)
    else:
        supposed = ()
    for code in supposed:
        present = standing.present
        pending.say(code, at, day_words(present.since) if present else "")
    _write_committee(standing, wanted)


def write_amounts(
    standing: Standing, wanted: Mapping[str, Value], said: Mapping[str, Value], ground: Ground, pending: Pending, at: At
) -> None:
    """What the vote, the convention and the payments said of the fund, where the row tells it."""
    fund = ground.fund_of(standing.dossier.fiche_id)
    if fund is None:
        return
    staged = _StagedRows(standing, fund, pending, at)
    feader, status = said.get("feader"), standing.status
    is_moved = bool(wanted.keys() & {"feader", "status", "date_committee", "date_convention"})
    if isinstance(feader, int) and feader and is_moved:
        if status in PROGRAMMED:
            staged.say("voted", feader, standing.dossier.programmed_on, "day_of_vote")
        if status in UNDER_CONVENTION and standing.dossier.convention_on is not None:
            staged.say("convention", feader, standing.dossier.convention_on, "")
    paid = wanted.get("paid", said.get("paid") if "date_paid" in wanted else None)
    if isinstance(paid, int):
        paid_on = said.get("date_paid")
        staged.say("paid", paid, paid_on if isinstance(paid_on, date) else None, "day_of_payment")


class _StagedRows:
    """The staged amounts of one dossier on one fund."""

    def __init__(self, standing: Standing, fund: int, pending: Pending, at: At) -> None:
        self._standing = standing
        self._fund = fund
        self._pending = pending
        self._at = at

    def say(self, stage: str, amount: int, on: date | None, code: str) -> None:
        """A stage says an amount: what a workbook said before is corrected, what people said stays."""
        rows = [each for each in self._standing.staged if (each.fund_id, each.stage) == (self._fund, stage)]
        last = rows[-1] if rows else None
        if last is not None and last.amount == amount and on in (None, last.said_on):
            return
        if last is None and not amount:
            return
        if last is not None and is_taken(last.reason) and (on in (None, last.said_on) or stage != "paid"):
            last.amount, last.reason = amount, self._at.words
            if on is not None and not any(each.said_on == on for each in rows):
                last.said_on = on
            return
        self._add(stage, amount, on, code, rows)

    def _add(self, stage: str, amount: int, on: date | None, code: str, rows: list[StagedAmount]) -> None:
        day = on or self._best_day(rows)
        if any(each.said_on == day for each in rows):
            self._pending.say("said_by_hand", self._at, codes.word("stage", stage))
            return
        if on is None:
            self._pending.say(code, self._at, day_words(day))
        made = fresh(
            StagedAmount,
            id=self._pending.key(),
            dossier_id=self._standing.dossier.id,
            fund_id=self._fund,
            stage=stage,
            amount=amount,
            said_on=day,
            origin="said",
            reason=self._at.words,
        )
        self._standing.staged.append(made)
        self._pending.add(made)

    def _best_day(self, rows: list[StagedAmount]) -> date:
        """The day of the present state where it is past, else today: never before what was already said."""
        present = self._standing.present
        if rows or present is None or present.since > self._pending.today:
            return self._pending.today
        return present.since


def _write_committee(standing: Standing, wanted: Mapping[str, Value]) -> None:
    """The day of the committee: that of the programming once it has decided, else a day to come."""
    row, day = standing.dossier, wanted.get("date_committee")
    is_decided = has_decided(standing.status)
    if isinstance(day, date):
        if is_decided:
            row.programmed_on = day
        else:
            row.committee_on = day
    elif is_decided and "status" in wanted and row.programmed_on is None:
        row.programmed_on, row.committee_on = row.committee_on, None


def _move(standing: Standing, status: str, days: Mapping[str, date], pending: Pending) -> tuple[str, ...]:
    present = standing.present
    if present is None:
        story = story_of(status, days, pending.today)
        for stage in story.stages[-1:]:
            _add_step(standing, stage, pending)
        return story.supposed
    stage, supposed = move_to(status, days, Stage(present.status, present.since), pending.today)
    present.until = stage.since
    _add_step(standing, stage, pending)
    return supposed


def _add_step(standing: Standing, stage: Stage, pending: Pending) -> None:
    row = fresh(
        StatusStep,
        id=pending.key(),
        dossier_id=standing.dossier.id,
        status=stage.status,
        since=stage.since,
        until=stage.until,
    )
    standing.steps.append(row)
    pending.add(row)


def _days_of(standing: Standing) -> dict[str, date]:
    """The days that the dossier already has, by field."""
    row = standing.dossier
    known = {name: getattr(row, column) for name, column in OWN_DAYS.items()}
    known["date_committee"] = row.programmed_on or row.committee_on
    return {name: day for name, day in known.items() if day is not None}
