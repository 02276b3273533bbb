"""Whose papers they are, read from the base."""

from __future__ import annotations

from sqlalchemy import select

from leaderdesk.documents.papers.letterheads import Letterhead
from leaderdesk.services.papers.logos import logos_of_papers
from leaderdesk.services.reading import today
from leaderdesk.services.settings import setting
from leaderdesk.store.base import OpenBase
from leaderdesk.store.schema import Gal


def read_letterhead(base: OpenBase) -> Letterhead:
    """The group, and the mention that its papers bear."""
    with base.read() as session:
        row = session.scalars(select(Gal).limit(1)).first()
        gal, carrier = (row.name, row.carrier or "") if row is not None else ("", "")
    mention, logos = setting(base, "paper_mention"), logos_of_papers(base)
    return Letterhead(gal=gal, made_on=today(base), carrier=carrier, mention=mention, logos=logos)
