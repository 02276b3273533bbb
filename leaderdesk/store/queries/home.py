"""What there is to do in the whole base: one query for each kind of thing, of those that are near enough."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date, timedelta
from typing import Any

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from leaderdesk.domain.claims.amending import end_on
from leaderdesk.domain.claims.courses import course_of
from leaderdesk.domain.claims.rows import AmendmentRow
from leaderdesk.domain.claims.rules import ClaimRules, read_claim_rules
from leaderdesk.domain.home.tasks import MONTH, Task
from leaderdesk.domain.sheets.listing import COLLECTING, ENDED
from leaderdesk.domain.sheets.settings import read_setting, reconciliation_days
from leaderdesk.domain.steps import Value
from leaderdesk.store.queries.claims import CLAIM_COLUMNS, claim_of
from leaderdesk.store.queries.cooperation import cooperation_tasks
from leaderdesk.store.queries.dossiers_due import Due, Reading
from leaderdesk.store.queries.home_days import calls_due, sittings_due
from leaderdesk.store.queries.home_funders import funders_due
from leaderdesk.store.queries.plain import as_kept, day_of, plain_rows
from leaderdesk.store.queries.reconciling import reconciling_tasks
from leaderdesk.store.queries.settings import kept_settings
from leaderdesk.store.queries.states import living
from leaderdesk.store.schema import (
    AgendaPoint,
    Amendment,
    Control,
    ControlFinding,
    Dossier,
    FollowUp,
    Holder,
    Note,
    PaymentClaim,
    Piece,
    PlannedClaim,
    Sitting,
    StatusStep,
)

_UNDER_CONVENTION = ("convention", "in_progress", "claimed")
# What the team itself does next, of a claim that was filed.
_OURS = frozenset({"gal", "holder"})
# The days of a dossier that its deadlines run from.
_DAYS = (Dossier.received_on, Dossier.programmed_on, Dossier.convention_on)
# Those of a claim that has left the team.
_CHECKED = (PaymentClaim.complete_on, PaymentClaim.service_done_on, PaymentClaim.sent_on)
# Those of a claim that was filed, whichever of them was noted.
_FILED = (PaymentClaim.filed_on, *_CHECKED)
_NUMBERED = (Dossier.id, Dossier.number, Dossier.title)
_STATES = (
    select(
        *(*_NUMBERED, Dossier.fiche_id, Dossier.checklist_id, StatusStep.status, Holder.legal_kind, Holder.nature),
        *(as_kept(day) for day in (*_DAYS, StatusStep.since)),
    )
    .join(StatusStep, (StatusStep.dossier_id == Dossier.id) & StatusStep.until.is_(None))
    .join(Holder, Holder.id == Dossier.holder_id)
    .where(Dossier.binned_on.is_(None), StatusStep.status.not_in(sorted(ENDED)))
    .order_by(Dossier.number)
)


def standing_tasks(session: Session, on: date, keys: Collection[int] | None = None) -> dict[int, tuple[Task, ...]]:
    """By dossier that has not ended: its next deadline, and the pieces it lacks; of some of them if keys are given."""
    reading = Reading(session, keys)
    due = Due(reading, on)
    found = {row.id: tuple(_of_life(row, due, on)) for row in reading.rows(_STATES, Dossier.id)}
    return {key: tasks for key, tasks in found.items() if tasks}


def dated_tasks(session: Session, on: date) -> list[Task]:
    """Everything else that has a day of its own, or that waits for somebody."""
    settings = kept_settings(session)
    rules, _ = read_setting(settings, "claim_rules", read_claim_rules, ClaimRules())
    warned = on + timedelta(days=rules.warn_days)
    return [
        *_asked(session, on),
        *_next_steps(session, on),
        *_conventions(session, on, warned),
        *cooperation_tasks(session, on, warned),
        *funders_due(session, on, warned),
        *_claims(session, on),
        *_planned(session, on),
        *_obligations(session, on, rules.warn_days),
        *_findings(session, warned),
        *_pieces(session, on),
        *sittings_due(session, on),
        *calls_due(session, on),
        *reconciling_tasks(session, on, reconciliation_days(settings)),
    ]


def committee_days(session: Session) -> dict[int, date]:
    """The day of the next sitting in preparation that each dossier is to pass before."""
    query = (
        select(AgendaPoint.dossier_id, func.min(Sitting.held_on))
        .join(Sitting, Sitting.id == AgendaPoint.sitting_id)
        .where(Sitting.phase == "preparation", Sitting.binned_on.is_(None), AgendaPoint.dossier_id.is_not(None))
        .group_by(AgendaPoint.dossier_id)
    )
    return {key: day for key, day in session.execute(query) if key is not None}


def is_begun(session: Session) -> bool:
    """Whether the base holds any dossier, even in the bin."""
    return session.scalar(select(Dossier.id).limit(1)) is not None


def dossier_keys(session: Session, numbers: Collection[str]) -> dict[str, int]:
    """The keys of the dossiers that are still there, by number."""
    return dict(session.execute(select(Dossier.number, Dossier.id).where(Dossier.number.in_(numbers))).all())


def _of_life(row: Any, due: Due, on: date) -> Iterator[Task]:  # noqa: ANN401 - a row of the query above
    since = date.fromisoformat(row.since)
    deadline = due.moved_deadline(row.id, row.status, since, _days_of(row)) if due.has_moved(row.id) else None
    if deadline is not None and deadline.due_on is not None and deadline.due_on <= on + MONTH:
        data: dict[str, Value] = {"deadline": deadline.code, "text": ""}
        yield Task("deadline", row.id, deadline.due_on, None, row.number, row.title, None, data)
    missing = due.missing(row, row.legal_kind, row.nature)
    if missing:
        yield Task("pieces_missing", row.id, None, since, row.number, row.title, None, {"count": missing})


def _days_of(row: Any) -> dict[str, date]:  # noqa: ANN401 - a row of the query above
    stored = {day.key: getattr(row, day.key) for day in _DAYS}
    return {name: date.fromisoformat(day) for name, day in stored.items() if day is not None}


def _asked(session: Session, on: date) -> Iterator[Task]:
    query = living(
        select(*_NUMBERED, Note.id, Note.text, Note.asked_of, Note.due_on, Note.written_on)
        .join(Note, Note.dossier_id == Dossier.id)
        .where(Note.done_on.is_(None))
        .where(or_(Note.due_on <= on + MONTH, and_(Note.due_on.is_(None), Note.asked_of.is_not(None))))
    )
    for key, number, title, row, words, asked_of, due_on, written_on in session.execute(query):
        data = {"text": words, "asked_of": asked_of or ""}
        yield Task("asked", key, due_on, written_on, number, title, row, data)


def _next_steps(session: Session, on: date) -> Iterator[Task]:
    query = living(select(*_NUMBERED, Dossier.next_step, Dossier.next_step_on)).where(
        Dossier.next_step_on <= on + MONTH
    )
    for key, number, title, words, due_on in session.execute(query):
        yield Task("next_step", key, due_on, None, number, title, None, {"text": words or ""})


def _conventions(session: Session, on: date, warned: date) -> Iterator[Task]:
    """Those that end soon, until their balance was filed: nothing of the convention waits for them after that."""
    filed = select(PaymentClaim.dossier_id).where(
        PaymentClaim.kind == "balance", PaymentClaim.filed_on.is_not(None), PaymentClaim.withdrawn_on.is_(None)
    )
    amended: defaultdict[int, list[AmendmentRow]] = defaultdict(list)
    columns = [getattr(Amendment, name) for name in AmendmentRow.__dataclass_fields__]
    for key, *values in session.execute(select(Amendment.dossier_id, *columns).where(Amendment.ends_on.is_not(None))):
        amended[key].append(AmendmentRow(*values))
    ending = select(*_NUMBERED, as_kept(Dossier.convention_ends_on)).where(
        or_(Dossier.convention_ends_on <= warned, Dossier.id.in_(amended)), Dossier.id.not_in(filed)
    )
    query = living(ending, _UNDER_CONVENTION)
    for key, number, title, first in plain_rows(session, query):
        due_on = end_on(amended.get(key, ()), day_of(first), on)
        if due_on is not None and due_on <= warned:
            yield Task("convention_ends", key, due_on, None, number, title)


def _claims(session: Session, on: date) -> Iterator[Task]:
    """Claims that may be filed, and those in the team's hands; a claim that waits for the payer is not to be done."""
    query = living(
        select(*_NUMBERED, *CLAIM_COLUMNS)
        .join(PaymentClaim, PaymentClaim.dossier_id == Dossier.id)
        .where(PaymentClaim.paid_on.is_(None), PaymentClaim.withdrawn_on.is_(None))
        .where(or_(PaymentClaim.ready_on <= on, *(day.is_not(None) for day in _FILED)))
        # Past the check, a claim is in the team's hands only where it is said so.
        .where(or_(PaymentClaim.held_by == "gal", and_(*(day.is_(None) for day in _CHECKED))))
    )
    for key, number, title, *values in plain_rows(session, query):
        claim = claim_of(values)
        course = course_of(claim)
        data = {"kind": claim.kind, "hand": course.hand or "", "stage": course.stage or ""}
        place = (key, None, course.since, number, title, claim.id, data)
        if course.stage == "filing":
            if claim.ready_on is not None and claim.ready_on <= on:
                yield Task("claim_to_file", *place)
        elif course.stage == "completing" and course.hand in _OURS:
            yield Task("claim_to_complete", *place)
        elif course.hand == "gal":
            yield Task("claim_in_hand", *place)


def _planned(session: Session, on: date) -> Iterator[Task]:
    """Claims planned for a day that is near, on dossiers that have made fewer of them than that."""
    rank = func.row_number().over(
        partition_by=PlannedClaim.dossier_id, order_by=(PlannedClaim.position, PlannedClaim.id)
    )
    planned = select(PlannedClaim, rank.label("rank")).subquery("planned")
    made = (
        select(func.count())
        .where(PaymentClaim.dossier_id == planned.c.dossier_id, PaymentClaim.withdrawn_on.is_(None))
        .scalar_subquery()
    )
    near = (
        select(*_NUMBERED, planned.c.id, planned.c.label, planned.c.ready_on, planned.c.amount)
        .join(planned, planned.c.dossier_id == Dossier.id)
        .where(planned.c.ready_on <= on + MONTH, planned.c.rank > made)
    )
    for key, number, title, row, label, due_on, amount in session.execute(living(near, _UNDER_CONVENTION)):
        data = {"label": label, "amount": amount}
        yield Task("claim_planned", key, due_on, None, number, title, row, data)


def _obligations(session: Session, on: date, warn_days: int) -> Iterator[Task]:
    """Obligations outlive the dossier: those of one that has ended count too."""
    ahead = func.julianday(FollowUp.due_on) - func.coalesce(FollowUp.warn_days, warn_days)
    query = (
        select(*_NUMBERED, FollowUp.id, FollowUp.label, FollowUp.kind, FollowUp.due_on)
        .join(FollowUp, FollowUp.dossier_id == Dossier.id)
        .where(Dossier.binned_on.is_(None), FollowUp.done_on.is_(None), ahead <= func.julianday(on.isoformat()))
    )
    for key, number, title, row, label, kind, due_on in session.execute(query):
        yield Task("obligation", key, due_on, None, number, title, row, {"label": label, "kind": kind})


def _findings(session: Session, warned: date) -> Iterator[Task]:
    query = (
        select(*_NUMBERED, Control.id, Control.body, ControlFinding.answer_due_on, func.count())
        .join(Control, Control.dossier_id == Dossier.id)
        .join(ControlFinding, ControlFinding.control_id == Control.id)
        .where(Dossier.binned_on.is_(None), Control.closed_on.is_(None), ControlFinding.answered_on.is_(None))
        .where(or_(ControlFinding.answer_due_on <= warned, ControlFinding.answer_due_on.is_(None)))
        .group_by(Control.id, ControlFinding.answer_due_on)
    )
    for key, number, title, row, body, due_on, count in session.execute(query):
        yield Task("control_answer", key, due_on, None, number, title, row, {"body": body, "count": count})


def _pieces(session: Session, on: date) -> Iterator[Task]:
    """Pieces that were received and will not hold much longer; expired, they are missing."""
    query = living(
        select(*_NUMBERED, Piece.code, Piece.label, Piece.expires_on)
        .join(Piece, Piece.dossier_id == Dossier.id)
        .where(Piece.expires_on >= on, Piece.expires_on <= on + MONTH)
        .where(Piece.received_on.is_not(None), Piece.set_aside.is_(None)),
        COLLECTING,
    )
    for key, number, title, code, label, due_on in session.execute(query):
        yield Task("piece_expires", key, due_on, None, number, title, code, {"piece": code, "label": label or ""})
