"""The table of the conference of funders: projects against funders, what is asked, what is decided, the sums."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from leaderdesk.documents.papers.blocks import Block, Column, Facts, Heading, KeepTogether, Paper, Paragraph, Row, Table
from leaderdesk.documents.papers.letterheads import Letterhead, Stamp, paper_of
from leaderdesk.domain.sheets.funders import FundersSheet, FunderSums
from leaderdesk.domain.sittings.plans import Plan
from leaderdesk.words import formats
from leaderdesk.words import paper_calls as calls
from leaderdesk.words import paper_projects as words
from leaderdesk.words.phrases import spaced

# So many funders stand beside each other on a page; the others come in a table of their own.
_ABREAST = 5


def funders_table(plan: Plan, sheet: FundersSheet, letterhead: Letterhead) -> Paper:
    """The whole of it, on wide pages."""
    title = spaced(f"Tableau des financeurs : {plan.title}")
    blocks: list[Block] = [Heading(1, title), Facts(tuple(calls.when(plan)))]
    if not sheet.projects:
        blocks.append(Paragraph("Aucun projet n’est encore inscrit."))
    else:
        blocks.append(Paragraph(words.FUNDERS_HELP, "small"))
        blocks += _plans(sheet)
        blocks += _projects(sheet)
        blocks += _sums(sheet)
    stamp = Stamp("funders", title, calls.reference("FIN", plan), calls.subject(plan), orientation="landscape")
    return paper_of(letterhead, stamp, tuple(blocks))


def _plans(sheet: FundersSheet) -> Iterator[Block]:
    """What each project costs, what holders pay, what nobody brings yet."""
    columns = (
        Column("Dossier"),
        Column("Projet", 4, is_heading=True),
        Column("Porteur", 3),
        *(Column(title, is_number=True) for title in ("Coût total", "Autofinancement", "Reste à trouver")),
    )
    rows = [
        Row(
            (
                each.number,
                each.title,
                each.holder,
                formats.money(each.total),
                formats.money(each.own),
                formats.money(each.to_find),
            )
        )
        for each in sheet.projects
    ]
    lacking = sum(each.to_find for each in sheet.projects)
    sums = (formats.money(sheet.total), formats.money(sheet.own), formats.money(lacking))
    yield Heading(2, "Projets")
    yield Table(columns, (*rows, Row(("", "Total", "", *sums), "total")))


def _projects(sheet: FundersSheet) -> Iterator[Block]:
    yield Heading(2, "Ce que chaque financeur apporte à chaque projet")
    if not sheet.funders:
        yield Paragraph("Aucun financeur n’est encore sollicité.")
        return
    tables = ceil(len(sheet.funders) / _ABREAST)
    size = ceil(len(sheet.funders) / tables)
    for start in range(0, len(sheet.funders), size):
        yield KeepTogether((_abreast(sheet, sheet.funders[start : start + size]),))


def _abreast(sheet: FundersSheet, funders: Sequence[FunderSums]) -> Table:
    columns = (
        Column("Projet", 3, is_heading=True),
        *(Column(words.funder(each.funder), 2, "right") for each in funders),
    )
    rows = [
        Row(
            (
                f"{each.number} {each.title}",
                *("\n".join(words.share(share) for share in each.of(one.funder)) for one in funders),
            )
        )
        for each in sheet.projects
        if any(each.of(one.funder) for one in funders)
    ]
    asked = Row(("Total demandé", *(formats.money(each.asked) for each in funders)), "total")
    decided = Row(("dont décidé", *(formats.money(each.decided) for each in funders)))
    return Table(columns, (*rows, asked, decided))


def _sums(sheet: FundersSheet) -> Iterator[Block]:
    """One line for each funder, to be read aloud."""
    if not sheet.funders:
        return
    columns = (
        Column("Financeur", 4, is_heading=True),
        Column("Nature", 2),
        *(Column(title, is_number=True) for title in ("Demandé", "Décidé", "À décider")),
    )
    rows = [
        Row(
            (
                words.funder(each.funder),
                words.nature(each.nature),
                formats.money(each.asked),
                formats.money(each.decided),
                formats.money(each.asked - each.decided),
            )
        )
        for each in sheet.funders
    ]
    asked, decided = sum(each.asked for each in sheet.funders), sum(each.decided for each in sheet.funders)
    total = ("Total", "", formats.money(asked), formats.money(decided), formats.money(asked - decided))
    yield Heading(2, "Par financeur")
    yield Table(columns, (*rows, Row(total, "total")))
