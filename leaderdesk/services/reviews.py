"""The « revue des projets »: the open dossiers in the order of their urgency, one of them, what was noted on a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from leaderdesk.domain.sheets.heads import read_sheets
from leaderdesk.domain.sheets.listing import ENDED
from leaderdesk.domain.sheets.reviews import DayNote, Reviewed, ReviewRow, review_of, reviewed
from leaderdesk.services.reading import payment_delays, whole_dossier
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.whole import notes_on, open_dossier_ids, read_wholes


def list_open_ids(base: OpenBase) -> tuple[int, ...]:
    """The dossiers that have not ended, by number; where there are many, their rows are read a few at a time."""
    with base.read() as session:
        return tuple(open_dossier_ids(session, sorted(ENDED)))


def review_rows(base: OpenBase, dossier_ids: Sequence[int], on: date) -> tuple[ReviewRow, ...]:
    """The rows of some dossiers; one that is gone meanwhile has none."""
    with base.read() as session:
        wholes = read_wholes(session, dossier_ids)
    return tuple(review_of(read_sheets(whole, payment_delays(base, whole, on), on), on) for whole in wholes)


def read_for_review(base: OpenBase, dossier_id: int, on: date) -> Reviewed:
    """One dossier as the review shows it."""
    whole = whole_dossier(base, dossier_id)
    return reviewed(read_sheets(whole, payment_delays(base, whole, on), on), on)


def notes_of_day(base: OpenBase, on: date) -> tuple[DayNote, ...]:
    """What was noted on a day, and the answers that came on it, by dossier."""
    with base.read() as session:
        return notes_on(session, on)
