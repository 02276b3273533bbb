"""The open dossiers in the order of their urgency, for the « revue des projets »."""

from __future__ import annotations

from datetime import date

from leaderdesk.domain.sheets.heads import read_sheets
from leaderdesk.domain.sheets.listing import ENDED
from leaderdesk.domain.sheets.reviews import ReviewRow, review_of
from leaderdesk.services.reading import payment_delays
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.whole import open_dossier_ids, read_whole


def list_open_dossiers(base: OpenBase, on: date) -> tuple[ReviewRow, ...]:
    """Every dossier that has not ended, the most urgent first, then by number."""
    with base.read() as session:
        wholes = [read_whole(session, key) for key in open_dossier_ids(session, sorted(ENDED))]
    rows = [review_of(read_sheets(whole, payment_delays(base, whole, on), on), on) for whole in wholes if whole]
    return tuple(sorted(rows, key=lambda row: (-row.urgency, row.number)))
