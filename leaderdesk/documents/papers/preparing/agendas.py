"""The agenda: each point with its hour, who holds the project, what it asks, how long it should take."""

from __future__ import annotations

from collections.abc import Iterator

from leaderdesk.documents.papers.blocks import Block, Column, Facts, Heading, Paper, Paragraph, Row, Table
from leaderdesk.documents.papers.letterheads import Letterhead, Stamp, paper_of
from leaderdesk.domain.sittings.plans import Plan
from leaderdesk.words import formats
from leaderdesk.words import paper_calls as words
from leaderdesk.words.phrases import spaced
from leaderdesk.words.sitting_plans import say_start


def agenda(plan: Plan, letterhead: Letterhead) -> Paper:
    """The agenda by itself."""
    title = spaced(f"Ordre du jour : {plan.title}")
    stamp = Stamp("agenda", title, words.reference("ODJ", plan), words.subject(plan))
    return paper_of(letterhead, stamp, (Heading(1, title), Facts(tuple(words.when(plan))), *points(plan)))


def points(plan: Plan) -> Iterator[Block]:
    """Every point in its order, and the end that may be expected."""
    if not plan.points:
        yield Paragraph("Aucun point n’est encore inscrit.")
        return
    has_hours = plan.starts_at is not None and plan.kind != "written"
    columns = (
        *([Column("Heure")] if has_hours else []),
        Column("N°", align="centre"),
        Column("Point", 4, is_heading=True),
        Column("Porteur", 3),
        Column("Objet", 2),
        Column("Aide\u00a0demandée", is_number=True),
        *([] if plan.kind == "written" else [Column("Durée", is_number=True)]),
    )
    rows = []
    for rank, point in enumerate(plan.points, start=1):
        cells = [say_start(point)] if has_hours else []
        holder = point.dossier.holder if point.dossier is not None else ""
        cells += [str(rank), point.title, holder, words.point_kind(point), words.asked(point)]
        rows.append(Row((*cells, *([] if plan.kind == "written" else [words.duration(point.minutes)]))))
    if plan.asked:
        rows.append(_total(plan, len(columns), has_hours=has_hours))
    yield Table(columns, tuple(rows))
    if words.ending(plan):
        yield Paragraph(words.ending(plan), "strong")


def brief_points(plan: Plan) -> Table:
    """The same in four columns at most, for a letter."""
    has_hours = plan.starts_at is not None and plan.kind != "written"
    columns = (
        *([Column("Heure")] if has_hours else [Column("N°", align="centre")]),
        Column("Point", 4, is_heading=True),
        Column("Porteur", 3),
        Column("Aide\u00a0demandée", is_number=True),
    )
    rows = tuple(
        Row(
            (
                say_start(point) if has_hours else str(rank),
                point.title,
                point.dossier.holder if point.dossier is not None else "",
                words.asked(point),
            )
        )
        for rank, point in enumerate(plan.points, start=1)
    )
    return Table(columns, rows)


def _total(plan: Plan, count: int, *, has_hours: bool) -> Row:
    cells = [""] * count
    cells[2 if has_hours else 1] = "Total"
    cells[5 if has_hours else 4] = formats.money(plan.asked)
    if plan.kind != "written":
        cells[-1] = words.duration(plan.minutes)
    return Row(tuple(cells), "total")
