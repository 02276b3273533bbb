"""The head of a dossier, read at each change."""

from __future__ import annotations

from datetime import date

from leaderdesk.domain.sheets.heads import DossierHead, head_of, read_sheets
from leaderdesk.services.moves import has_room
from leaderdesk.services.reading import payment_delays, whole_dossier
from leaderdesk.store.base import OpenBase


def read_head(base: OpenBase, dossier_id: int, on: date) -> DossierHead:
    """Where a dossier stands, what comes next, its amounts and verdicts, what is wrong."""
    whole = whole_dossier(base, dossier_id)
    return head_of(read_sheets(whole, payment_delays(base, whole, on), on, has_room=has_room(base, whole)), on)
