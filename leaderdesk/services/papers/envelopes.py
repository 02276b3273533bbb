"""The state of the envelopes as a paper: what the page and the sittings show, with the dossiers behind it."""

from __future__ import annotations

from leaderdesk.documents.papers.blocks import Paper
from leaderdesk.documents.papers.envelopes import envelopes_state
from leaderdesk.documents.papers.letterheads import Letterhead
from leaderdesk.services.envelopes import read_envelopes
from leaderdesk.services.targets import read_targets
from leaderdesk.services.waiting import read_waiting
from leaderdesk.store.base import OpenBase


def compose_envelopes(base: OpenBase, _key: int, letterhead: Letterhead) -> tuple[Paper, ...]:
    """The state of the whole base on the day of the paper, and what it must reach."""
    from leaderdesk.documents.pdf.fonts import measure

    places = {each.taken.number: each.rank for each in read_waiting(base).sheet.lines}
    return (envelopes_state(read_envelopes(base), read_targets(base).sheets, letterhead, measure, places),)
