"""The project sheet that a member reads in two minutes, on one page, and the booklet of all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Literal

from leaderdesk.documents.papers.blocks import (
    Block,
    Bullets,
    Column,
    Facts,
    Heading,
    PageBreak,
    Paper,
    Paragraph,
    Row,
    Table,
)
from leaderdesk.documents.papers.letterheads import Letterhead, Stamp, paper_of
from leaderdesk.documents.papers.preparing.agendas import points
from leaderdesk.domain.programmes.grid_sheets import GridSheet
from leaderdesk.domain.sheets.presented import Presented
from leaderdesk.domain.sittings.plans import Plan
from leaderdesk.words import formats
from leaderdesk.words import paper_calls as calls
from leaderdesk.words import paper_projects as words
from leaderdesk.words.phrases import spaced

_MONEY = (
    Column("Ressource", 4, is_heading=True),
    Column("Nature", 2),
    Column("État", 2),
    Column("Montant", is_number=True),
    Column("Part", is_number=True),
)
_NOTES = (Column("Critère", 5), Column("Note", 1.4), Column("Critère", 5), Column("Note", 1.4))
_RANKING = (
    Column("Projet", 5, is_heading=True),
    Column("Porteur", 3),
    Column("Aide demandée", is_number=True),
    Column("Ma note", 2),
    Column("Mon rang", 2),
)
_TALL = 2


def project_sheet(plan: Plan, presented: Presented, letterhead: Letterhead) -> Paper:
    """The sheet of one project."""
    stamp = Stamp(
        kind="project_sheets",
        title=words.sheet_title(presented),
        reference=f"{calls.reference('FICHE', plan)}-{presented.record.number}",
        subject=calls.subject(plan),
    )
    return paper_of(letterhead, stamp, tuple(_sheet(presented, 1)))


def booklet(plan: Plan, projects: Sequence[Presented], letterhead: Letterhead) -> Paper:
    """The agenda, each project on a page of its own, and a table to rank them by hand."""
    title = words.booklet_title(plan.title)
    blocks: list[Block] = [Heading(1, title), Facts(tuple(calls.when(plan))), Heading(2, "Ordre du jour")]
    blocks += points(plan)
    for each in projects:
        blocks += [PageBreak(), *_sheet(each, 2)]
    if projects:
        blocks += [PageBreak(), *_ranking(projects)]
    stamp = Stamp("booklet", title, calls.reference("LIVRET", plan), calls.subject(plan))
    return paper_of(letterhead, stamp, tuple(blocks))


def _sheet(presented: Presented, level: Literal[1, 2]) -> Iterator[Block]:
    below: Literal[2, 3] = 2 if level == 1 else 3
    yield Heading(level, words.sheet_title(presented))
    yield Facts(tuple(words.facts(presented)))
    yield from (Paragraph(each) for each in words.summary(presented))
    yield _money(presented)
    yield Paragraph(f"{words.eligible(presented)} {words.verdict(presented.verdict)}", "strong")
    yield Heading(below, "Points à discuter")
    found = words.discussed(presented)
    yield Bullets(tuple(found)) if found else Paragraph(words.NOTHING_TO_DISCUSS)
    if presented.grid is not None and presented.grid.criteria:
        yield Heading(below, spaced(f"Grille : {presented.grid.title}"))
        yield from _notes(presented.grid)


def _money(presented: Presented) -> Table:
    total = presented.total
    rows = [
        Row(
            (
                words.line_name(each),
                words.nature(each.row.nature) if each.row.nature != "own" else "",
                words.line_course(each),
                formats.money(each.row.amount),
                words.part(each.row.amount, total),
            )
        )
        for each in presented.funding
        if not each.is_refused
    ]
    if presented.revenue:
        rows.append(Row(("Recettes", "", "", formats.money(presented.revenue), words.part(presented.revenue, total))))
    rows.append(Row(("Coût total", "", "", formats.money(total), ""), "total"))
    return Table(_MONEY, tuple(rows))


def _notes(grid: GridSheet) -> Iterator[Block]:
    """The criteria two by two, each with room for a note."""
    said = [words.criterion(each) for each in grid.criteria]
    half = (len(said) + 1) // 2
    pairs = zip_longest(said[:half], said[half:], fillvalue="")
    yield Table(_NOTES, tuple(Row((one, "", other, ""), lines=_TALL) for one, other in pairs), is_ruled=True)
    yield Paragraph(words.threshold(grid), "small")


def _ranking(projects: Sequence[Presented]) -> Iterator[Block]:
    rows = tuple(
        Row((words.sheet_title(each), each.holder, calls.asked(each.point), "", ""), lines=_TALL) for each in projects
    )
    yield Heading(2, "Mon classement")
    yield Paragraph(words.BY_HAND, "small")
    yield Table(_RANKING, rows, is_ruled=True)
