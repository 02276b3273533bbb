"""The state of the envelopes, read from the base: what sittings count with, and the dossiers behind it."""

from __future__ import annotations

from leaderdesk.documents.papers.blocks import Paper
from leaderdesk.documents.papers.envelopes import envelopes_state
from leaderdesk.documents.papers.letterheads import Letterhead
from leaderdesk.domain.sheets.envelopes import EnvelopesSheet, sheet_of_envelopes
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.envelopes import pot_rows, taker_rows


def read_envelopes(base: OpenBase) -> EnvelopesSheet:
    """Every pot with its dossiers."""
    with base.read() as session:
        return sheet_of_envelopes(pot_rows(session), taker_rows(session))


def compose_envelopes(base: OpenBase, _key: int, letterhead: Letterhead) -> tuple[Paper, ...]:
    """The state of the whole base on the day of the paper."""
    from leaderdesk.documents.pdf.fonts import measure

    return (envelopes_state(read_envelopes(base), letterhead, measure),)
