"""The table of a cooperation agreement, read from the base as it stands on the day of the paper."""

from __future__ import annotations

from leaderdesk.documents.papers.blocks import Paper
from leaderdesk.documents.papers.cooperation import Told, cooperation_table
from leaderdesk.documents.papers.letterheads import Letterhead
from leaderdesk.services.cooperation import read_cooperation
from leaderdesk.services.reading import whole_dossier
from leaderdesk.store.base import OpenBase


def compose_cooperation(base: OpenBase, dossier_id: int, letterhead: Letterhead) -> tuple[Paper, ...]:
    """Its figures are those of the tab « Coopération »."""
    whole = whole_dossier(base, dossier_id)
    told = Told(whole.record.number, whole.record.title, whole.holder.name)
    return (cooperation_table(read_cooperation(base, dossier_id, letterhead.made_on), told, letterhead),)
