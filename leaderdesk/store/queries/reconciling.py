"""The tables of the region that were held against the base, and what was said of their differences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from leaderdesk.domain.home.tasks import Task
from leaderdesk.domain.workbooks.reconciling.months import KeptVerdict
from leaderdesk.store.schema import Dossier, Holder, KeptDifference, Reconciliation

_WAITING = (KeptDifference.verdict == "asked", KeptDifference.answered_on.is_(None))


@dataclass(frozen=True, slots=True)
class Question:
    """Something the region was asked and has not answered, with the dossier it is about."""

    said: KeptVerdict
    number: str
    title: str
    holder: str


def kept_tables(session: Session) -> Sequence[Reconciliation]:
    """Every table."""
    return session.scalars(select(Reconciliation)).all()


def kept_verdicts(session: Session) -> tuple[KeptVerdict, ...]:
    """All that was said of differences."""
    return tuple(_verdict(row) for row in session.scalars(select(KeptDifference).order_by(KeptDifference.id)))


def questions(session: Session) -> tuple[Question, ...]:
    """What the region has still to answer, dossier by dossier."""
    query = (
        select(KeptDifference, Dossier.number, Dossier.title, Holder.name)
        .join(Dossier, Dossier.id == KeptDifference.dossier_id)
        .join(Holder, Holder.id == Dossier.holder_id)
        .where(*_WAITING, Dossier.binned_on.is_(None))
        .order_by(Dossier.number, KeptDifference.field)
    )
    return tuple(Question(_verdict(row), *rest) for row, *rest in session.execute(query))


def count_questions(session: Session) -> tuple[int, date | None]:
    """How many there are, and since when the oldest waits."""
    query = (
        select(func.count(), func.min(KeptDifference.said_on))
        .join(Dossier, Dossier.id == KeptDifference.dossier_id)
        .where(*_WAITING, Dossier.binned_on.is_(None))
    )
    count, since = session.execute(query).one()
    return count, since


def last_held_on(session: Session) -> date | None:
    """The day of the last table."""
    return session.scalar(select(func.max(Reconciliation.held_on)))


def reconciling_tasks(session: Session, on: date, days: int) -> Iterator[Task]:
    """What the region was asked; a table that is late, where the group has ever held one."""
    count, since = count_questions(session)
    if count:
        yield Task("region_answer", 0, None, since, data={"count": count})
    last = last_held_on(session)
    if last is not None and last + timedelta(days=days) <= on:
        yield Task("reconcile", 0, last + timedelta(days=days), data={"last": last})


def _verdict(row: KeptDifference) -> KeptVerdict:
    return KeptVerdict(
        *(row.dossier_id, row.field, row.ours, row.theirs, row.verdict, row.reason or "", row.author),
        *(row.said_on, row.answered_on),
    )
