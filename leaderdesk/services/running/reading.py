"""A running-cost dossier read whole."""

from __future__ import annotations

from leaderdesk.domain.running.dossiers import RunningSheet
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.running_sheets import running_sheet


def read_running(base: OpenBase, dossier_id: int) -> RunningSheet:
    """Everything of it but the hours of its sheets."""
    with base.read() as session:
        return running_sheet(session, dossier_id)
