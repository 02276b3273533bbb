"""The money of a dossier: expenses with their quotes, the plan and how the fund was found, amounts, treasury."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from leaderdesk.documents.papers.blocks import Align, Block, Bullets, Column, Paragraph, Row, Table
from leaderdesk.documents.papers.treasury import Told, outlook_blocks, rests_on
from leaderdesk.domain.sheets.control import ControlSheet
from leaderdesk.domain.sheets.costs import CostSheet
from leaderdesk.drawings.shapes import Measure
from leaderdesk.words import cash, codes, formats, treasuries
from leaderdesk.words import paper_control as words
from leaderdesk.words.costs import say as say_cut
from leaderdesk.words.costs import say_problem
from leaderdesk.words.envelopes import say_problem as say_chain_problem
from leaderdesk.words.explanations import explain
from leaderdesk.words.sheets import say_flaw

_RIGHT: Align = "right"


def costs(sheet: ControlSheet) -> Iterator[Block]:
    """Each expense with what was left out of it and why, then quotes, commitments, contracts."""
    found = sheet.sheets.costs
    if not found.lines:
        return
    columns = (
        Column("Dépense", 4, is_heading=True),
        Column("Présenté", "content", _RIGHT, is_number=True),
        Column("Éligible", "content", _RIGHT, is_number=True),
        Column("Motif de l’écart", 5),
    )
    rows = []
    for line in found.lines:
        why = (*(say_cut(step) for step in line.cuts), words.instructed(line.row))
        amounts = (formats.money(line.presented), formats.money(line.eligible))
        rows.append(Row((words.cost(line.row), *amounts, words.cuts(tuple(each for each in why if each)))))
    rows.append(Row(("Total", formats.money(found.presented), formats.money(found.eligible), ""), "total"))
    yield Table(columns, tuple(rows), "Dépenses")
    yield from _quotes(found)
    yield from _commitments(found)
    yield from _contracts(found)
    told = [*map(say_problem, found.problems), *map(say_flaw, found.flaws)]
    if told:
        yield Paragraph("À compléter\u00a0:")
        yield Bullets(tuple(told))


def financing(sheet: ControlSheet) -> Iterator[Block]:
    """The plan, who decided what, and the calculation of the fund step after step."""
    found = sheet.financing
    columns = (
        Column("Financeur", 4, is_heading=True),
        Column("Nature", 2),
        Column("État", 4),
        Column("Montant", "content", _RIGHT, is_number=True),
    )
    rows = [
        Row(
            (
                line.row.name or codes.word("nature", line.row.nature).capitalize(),
                codes.word("nature", line.row.nature),
                words.funding_state(line),
                formats.money(line.row.amount),
            )
        )
        for line in found.lines
    ]
    if found.revenue:
        rows.append(Row(("Recettes", "", "", formats.money(found.revenue))))
    if rows:
        rows.append(Row(("Coût total", "", "", formats.money(found.total_cost)), "total"))
        yield Table(columns, tuple(rows))
    if found.to_find:
        missing = "manque" if found.to_find > 0 else "de trop"
        yield Paragraph(f"Plan à équilibrer\u00a0: {formats.money(abs(found.to_find))} {missing}.", "strong")
    steps = explain(found.steps)
    if steps:
        yield Paragraph("Calcul du fonds européen\u00a0:")
        yield Bullets(tuple(steps), is_numbered=True)
    if found.flaws:
        yield Bullets(tuple(map(say_flaw, found.flaws)))


def stages(sheet: ControlSheet) -> Iterator[Block]:
    """What each stage said of the money, in the order of its days."""
    said = sorted(
        chain.from_iterable(each.said for each in sheet.financing.chains), key=lambda each: (each.said_on, each.fund)
    )
    if said:
        columns = (
            Column("Étape", 3, is_heading=True),
            Column("Fonds", 2),
            Column("Dit le"),
            Column("Montant", "content", _RIGHT, is_number=True),
            Column("Motif", 4),
        )
        rows = (
            Row(
                (
                    codes.word("stage", each.stage).capitalize(),
                    each.fund,
                    formats.day(each.said_on),
                    formats.money(each.amount),
                    each.reason or "",
                )
            )
            for each in said
        )
        yield Table(columns, tuple(rows))
    problems = [say_chain_problem(each) for found in sheet.financing.chains for each in found.problems]
    if problems:
        yield Bullets(tuple(problems))


def treasury(sheet: ControlSheet, measure: Measure) -> Iterator[Block]:
    """What the holder was told of their cash, where anything is planned."""
    found, whole = sheet.treasury, sheet.sheets.whole
    if not whole.movements and not whole.claims:
        return
    if found.ahead is not None:
        yield Paragraph(treasuries.answer(found.ahead["likely"]), "strong")
        yield from (Paragraph(cash.drift(each)) for each in found.drifts)
    yield from outlook_blocks(found, measure)
    record = whole.record
    yield from rests_on(found, Told(record.number, record.title, whole.holder.name, "", record.convention_on))


def _quotes(found: CostSheet) -> Iterator[Block]:
    quotes = [(line.row.label, each) for line in found.lines for each in line.quotes]
    if not quotes:
        return
    columns = (
        Column("Fournisseur", 3, is_heading=True),
        Column("Dépense", 3),
        Column("Daté du"),
        Column("Montant HT", "content", _RIGHT, is_number=True),
        Column("TVA", "content", _RIGHT, is_number=True),
        Column("Retenu", 3),
    )
    rows = (
        Row(
            (
                each.supplier,
                label,
                formats.day(each.dated_on),
                formats.money(each.amount),
                formats.money(each.vat),
                ", ".join(part for part in (words.yes_no(each.is_retained), each.reason) if part),
            )
        )
        for label, each in quotes
    )
    yield Table(columns, tuple(rows), "Devis")


def _commitments(found: CostSheet) -> Iterator[Block]:
    said = [
        words.commitment(each.kind, words.said(line.row.label), each.made_on)
        for line in found.lines
        for each in line.commitments
    ]
    if said:
        yield Paragraph("Engagements de dépense\u00a0:")
        yield Bullets(tuple(said))


def _contracts(found: CostSheet) -> Iterator[Block]:
    if not found.contracts:
        return
    columns = (
        Column("Marché", 4, is_heading=True),
        Column("Nature", 2),
        Column("Publicité", 3),
        Column("Notifié le"),
        Column("Montant, avenants compris", 2, _RIGHT, is_number=True),
    )
    rows = (
        Row(
            (
                each.row.name,
                codes.word("kind", each.row.kind),
                codes.word("publicity", each.row.publicity) if each.row.publicity else formats.MISSING,
                formats.day(each.row.notified_on),
                formats.money(each.amount_with_changes),
            )
        )
        for each in found.contracts
    )
    yield Table(columns, tuple(rows), "Marchés publics")
