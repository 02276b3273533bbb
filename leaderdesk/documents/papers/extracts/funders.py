"""The decisions for one funder: every project that it pays for beside the fund, with its votes and their quorum."""

from __future__ import annotations

from collections.abc import Iterator

from leaderdesk.documents.papers.blocks import (
    Block,
    Column,
    Heading,
    KeyFigure,
    KeyFigures,
    Paper,
    Paragraph,
    Row,
    Table,
)
from leaderdesk.documents.papers.extracts.stamps import certified, heading, stamp
from leaderdesk.documents.papers.letterheads import Letterhead, paper_of
from leaderdesk.domain.papers.extracts import FunderLine, FunderSheet
from leaderdesk.domain.sheets.sittings.minutes import MinutesSheet, PointMinutes, VoteMinutes
from leaderdesk.domain.sittings.ground import OUTCOMES
from leaderdesk.words import formats, paper_minutes
from leaderdesk.words import paper_extracts as words
from leaderdesk.words.phrases import money
from leaderdesk.words.sitting_rooms import say_gauge
from leaderdesk.words.sitting_votes import say_result

_PROJECTS = (
    Column("Dossier"),
    Column("Projet et porteur", 4, is_heading=True),
    *(
        Column(title, "content", "right", is_number=True)
        for title in ("Coût total", "Dépense éligible", "Votre apport", "Aide accordée")
    ),
)
_VOTES = (
    Column("Dossier"),
    Column("Quorum du vote", 5),
    *(Column(title, "content", "right", is_number=True) for title in ("Votants", "Pour", "Contre", "Abst.")),
    Column("Résultat", 2),
)


def funder_extract(sheet: MinutesSheet, funder: FunderSheet, letterhead: Letterhead, rank: int) -> Paper:
    """All its projects of one sitting; the rank of the funder makes its reference."""
    title = words.funder_title(funder.funder)
    blocks = (*heading(sheet, title), _figures(funder), *_projects(funder), *_votes(funder), certified(sheet))
    return paper_of(letterhead, stamp(sheet, "funder_extract", title, str(rank)), blocks)


def _figures(funder: FunderSheet) -> KeyFigures:
    return KeyFigures(
        (
            KeyFigure("Projets cofinancés", formats.number(len(funder.lines)), words.favourable_of(funder)),
            KeyFigure("Votre apport", money(funder.brought), words.OF_FAVOURABLE),
            KeyFigure("Aide européenne accordée", money(funder.granted), words.OF_FAVOURABLE),
        )
    )


def _projects(funder: FunderSheet) -> Iterator[Block]:
    rows: list[Row] = []
    for outcome in OUTCOMES:
        found = [each for each in funder.lines if each.point.outcome == outcome]
        if found:
            rows.append(Row((paper_minutes.outcome_title(outcome, len(found)),), "group"))
            rows += [_row(each) for each in found]
    total = ("Total des avis favorables", "", "", "", money(funder.brought), money(funder.granted))
    yield Heading(2, "Décisions")
    yield Table(_PROJECTS, (*rows, Row(total, "total")))
    yield Paragraph(words.FUNDER_NOTE, "small")


def _row(line: FunderLine) -> Row:
    point, plan = line.point, line.point.plan
    facts = point.sheet.facts
    total, eligible = (formats.MISSING,) * 2 if plan is None else (money(plan.total_cost), money(plan.eligible))
    granted = "–" if point.amount is None else money(point.amount)
    return Row((facts.number, words.project(point), total, eligible, money(line.amount), granted))


def _votes(funder: FunderSheet) -> Iterator[Block]:
    """The vote that stands for each, with its quorum as numbers."""
    voted = [each.point for each in funder.lines if each.point.votes]
    if voted:
        yield Heading(2, "Votes")
        yield Table(_VOTES, tuple(_vote(point, point.votes[-1]) for point in voted))


def _vote(point: PointMinutes, vote: VoteMinutes) -> Row:
    gauges, totals = vote.held.gauges, vote.held.totals
    told = [
        f"{say_gauge(each)}\u00a0: {paper_minutes.met(is_met=each.is_met)}"
        for each in (*gauges.presence, *gauges.votes)
    ]
    counts = (vote.voters, totals.in_favour, totals.against, totals.abstentions)
    return Row(
        (
            point.sheet.facts.number,
            "\n".join(told) or "–",
            *(formats.number(each) for each in counts),
            say_result(vote.held),
        )
    )
