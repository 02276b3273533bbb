"""What is kept of all dossiers together as papers: the register of controls, what the region is asked."""

from __future__ import annotations

from leaderdesk.documents.papers.blocks import Paper
from leaderdesk.documents.papers.letterheads import Letterhead
from leaderdesk.documents.papers.region import Asked, region_questions
from leaderdesk.documents.papers.registers import control_register
from leaderdesk.services.controls import read_register
from leaderdesk.services.reading import today
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.reconciling import questions
from leaderdesk.words import workbook_values
from leaderdesk.words.reconciling import kept_value


def compose_control_register(base: OpenBase, _key: int, letterhead: Letterhead) -> tuple[Paper, ...]:
    """The register on the day of the paper."""
    register = read_register(base, today(base))
    return (control_register(register.lines, register.period, letterhead),)


def compose_region_questions(base: OpenBase, _key: int, letterhead: Letterhead) -> tuple[Paper, ...]:
    """What the region was asked and has not answered."""
    with base.read() as session:
        found = questions(session)
    asked = [
        Asked(
            *(each.number, each.title, each.holder, workbook_values.title(each.said.field)),
            *(kept_value(each.said.field, each.said.ours), kept_value(each.said.field, each.said.theirs)),
            *(each.said.said_on, each.said.reason),
        )
        for each in found
    ]
    return (region_questions(asked, letterhead),)
