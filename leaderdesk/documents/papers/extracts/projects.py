"""The decision on one project, for its holder, its file and the authority's portal: no name but those who decide."""

from __future__ import annotations

from collections.abc import Iterator

from leaderdesk.documents.papers.blocks import Block, Facts, Heading, KeepTogether, Paper, Paragraph
from leaderdesk.documents.papers.extracts.stamps import certified, heading, stamp
from leaderdesk.documents.papers.letterheads import Letterhead, paper_of
from leaderdesk.documents.papers.minutes.points import presented_plan, taken_decision
from leaderdesk.domain.sheets.sittings.minutes import MinutesSheet, PointMinutes
from leaderdesk.words import paper_extracts as words
from leaderdesk.words import paper_minutes


def project_extract(sheet: MinutesSheet, point: PointMinutes, letterhead: Letterhead) -> Paper:
    """One project, from its plan to its decision."""
    title = words.project_title(point)
    mark = stamp(sheet, "project_extract", title, point.sheet.facts.number)
    return paper_of(letterhead, mark, (*heading(sheet, words.PROJECT_TITLE), *_project(point), _ending(sheet, point)))


def _ending(sheet: MinutesSheet, point: PointMinutes) -> Block:
    """The decision, and who certifies it: both on one page."""
    return KeepTogether((*taken_decision(point), certified(sheet)))


def _project(point: PointMinutes) -> Iterator[Block]:
    facts, score = point.sheet.facts, point.sheet.score
    yield Heading(2, point.sheet.point.title)
    yield Facts(tuple(paper_minutes.facts_of(point.sheet)))
    if point.plan is not None:
        yield from presented_plan(point.plan, facts.asked)
    if score is not None and score.counted:
        yield Paragraph(words.score(score))
    for vote in point.votes:
        yield Heading(3, paper_minutes.vote_title(vote.held.mode))
        yield Facts(tuple(words.vote(vote)))
    if point.asides:
        yield Paragraph(words.apart(len(point.asides)))
