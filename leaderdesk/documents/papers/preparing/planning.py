"""The back-planning of a sitting: every date that leads to it and follows it, and where each stands."""

from __future__ import annotations

from collections.abc import Sequence

from leaderdesk.documents.papers.blocks import Column, Facts, Heading, Paper, Paragraph, Row, Table
from leaderdesk.documents.papers.letterheads import Letterhead, Stamp, paper_of
from leaderdesk.domain.sittings.calendars import Milestone
from leaderdesk.domain.sittings.plans import Plan
from leaderdesk.words import paper_calls as words
from leaderdesk.words.phrases import spaced
from leaderdesk.words.sitting_plans import long_day

_COLUMNS = (
    Column("Étape", 3, is_heading=True),
    Column("Échéance", 3),
    Column("Délai", align="centre"),
    Column("État", 3),
    Column("Envois", 2),
)


def back_planning(plan: Plan, milestones: Sequence[Milestone], letterhead: Letterhead) -> Paper:
    """The dates in their order."""
    title = spaced(f"Rétroplanning : {plan.title}")
    stamp = Stamp("back_planning", title, words.reference("RETRO", plan), words.subject(plan))
    rows = tuple(_row(plan, each) for each in milestones)
    blocks = (
        Heading(1, title),
        Facts(tuple(words.when(plan))),
        Table(_COLUMNS, rows),
        Paragraph(spaced(f"État des envois arrêté au {long_day(letterhead.made_on)}."), "small"),
    )
    return paper_of(letterhead, stamp, blocks)


def _row(plan: Plan, each: Milestone) -> Row:
    name, course = words.step(each)
    cells = (name, long_day(each.due_on), words.before_or_after(each, plan.held_on), course, words.sent(each))
    return Row(cells, "total" if each.code in {"day", "deadline"} else "normal")
