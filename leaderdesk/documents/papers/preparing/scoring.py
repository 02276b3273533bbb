"""Notes given with a pen: a page for each project, wide boxes, the wording of each level beside; and the empty grid."""

from __future__ import annotations

from collections.abc import Iterator

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
    Signature,
    Signatures,
    Table,
    Text,
    WriteLines,
)
from leaderdesk.documents.papers.letterheads import Letterhead, Stamp, paper_of
from leaderdesk.domain.programmes.grid_sheets import CriterionSheet, GridSheet
from leaderdesk.domain.sheets.sittings.hand_notes import HandPage, HandSheet
from leaderdesk.domain.sittings.plans import Plan
from leaderdesk.words import paper_calls as calls
from leaderdesk.words import paper_running as words
from leaderdesk.words.paper_projects import threshold
from leaderdesk.words.phrases import spaced

_COLUMNS = (Column("Critère", 5, is_heading=True), Column("Barème", 5), Column("Note", 2, "centre"))
_TALL = 2


def scoring_sheet(plan: Plan, sheet: HandSheet, letterhead: Letterhead) -> Paper:
    """The sheet of one member."""
    title = words.scoring_title(sheet)
    blocks: list[Block] = [Heading(1, title), Facts(tuple(_whose(plan, sheet))), Paragraph(words.HOW_TO_NOTE, "note")]
    if sheet.set_aside:
        blocks.append(Paragraph(words.set_aside(sheet), "strong"))
    for rank, page in enumerate(sheet.pages):
        blocks += [*([PageBreak()] if rank else []), *_page(page)]
    blocks.append(Signatures((Signature(sheet.name or "", "Date et signature"),)))
    stamp = Stamp("scoring_sheets", title, f"NOTES-{sheet.code}", calls.subject(plan))
    return paper_of(letterhead, stamp, tuple(blocks))


def empty_grid(plan: Plan, grid: GridSheet, letterhead: Letterhead) -> Paper:
    """A grid without a name or a project, to be photocopied."""
    title = spaced(f"Grille vierge : {grid.title}")
    blocks = (
        Heading(1, title),
        WriteLines(1, spaced("Projet :")),
        WriteLines(1, spaced("Nom et siège :")),
        *_grid(grid),
        Paragraph(words.HOW_TO_NOTE, "small"),
        WriteLines(2, spaced("Remarques :")),
    )
    return paper_of(
        letterhead, Stamp("empty_grids", title, calls.reference("GRILLE", plan), calls.subject(plan)), blocks
    )


def _whose(plan: Plan, sheet: HandSheet) -> Iterator[tuple[str, str]]:
    yield "Séance", calls.subject(plan)
    yield "Membre", sheet.name or "……………………………………………………………"
    if sheet.seat:
        yield "Siège", sheet.seat


def _page(page: HandPage) -> Iterator[Block]:
    project = page.project
    holder = project.point.dossier.holder if project.point.dossier is not None else ""
    yield Heading(2, f"{project.rank}. {project.point.title}")
    yield Facts((("Code", (Text(page.code, is_strong=True),)), ("Porteur", holder)))
    yield from _grid(project.grid)
    yield WriteLines(1, spaced("Remarque :"))


def _criterion(each: CriterionSheet) -> tuple[Text, ...]:
    """Its title, what it looks at, what it weighs."""
    weight = words.criterion_weight(each)
    return (
        Text(each.title, is_strong=True),
        *([Text(f"\n{each.description}")] if each.description else []),
        *([Text(f"\n{weight}", is_italic=True)] if weight else []),
    )


def _grid(grid: GridSheet) -> Iterator[Block]:
    rows = tuple(Row((_criterion(each), words.levels(each), ""), lines=_TALL) for each in grid.criteria)
    yield Table(_COLUMNS, rows, is_ruled=True)
    yield Paragraph(threshold(grid), "small")
    groups = words.groups(grid)
    if groups:
        yield Bullets(tuple(groups))
