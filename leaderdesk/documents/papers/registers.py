"""The register of controls as a paper: until when each dossier may be controlled, its controls, what they found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from leaderdesk.documents.papers.blocks import Block, Column, Heading, Paper, Paragraph, Row, Table
from leaderdesk.documents.papers.letterheads import Letterhead, Stamp, paper_of
from leaderdesk.domain.controls.periods import ControlPeriod
from leaderdesk.domain.controls.registers import ControlSheet, RegisterLine
from leaderdesk.words import codes, formats
from leaderdesk.words import controls as words
from leaderdesk.words.phrases import spaced
from leaderdesk.words.statuses import status


def control_register(lines: Sequence[RegisterLine], period: ControlPeriod, letterhead: Letterhead) -> Paper:
    """The whole register on the day of the paper."""
    on = letterhead.made_on
    stamp = Stamp(
        *("control_register", words.TITLE, words.reference(on)),
        subject=words.subject(on),
        orientation="landscape",
    )
    head = (
        Heading(1, words.TITLE),
        Paragraph(f"{letterhead.gal}, {words.subject(on)}."),
        Paragraph(words.say_rule(period)),
    )
    if not lines:
        return paper_of(letterhead, stamp, (*head, Paragraph(words.NOTHING, "note")))
    return paper_of(letterhead, stamp, (*head, *_dossiers(lines), *_controls(lines)))


def _dossiers(lines: Sequence[RegisterLine]) -> Iterator[Block]:
    yield Heading(2, "Dossiers qui peuvent être contrôlés, ou l’ont été")
    columns = (
        Column("Dossier"),
        Column("Projet", 3, is_heading=True),
        Column("Porteur", 2),
        Column("État"),
        Column("Contrôlable jusqu’au"),
        Column("Contrôles", "content", "right", is_number=True),
        Column("Réponses attendues", 2),
    )
    yield Table(columns, tuple(_dossier(each) for each in lines))


def _dossier(line: RegisterLine) -> Row:
    facts = line.facts
    cells = (facts.number, facts.title, facts.holder, status(facts.status), words.until(line))
    return Row((*cells, formats.number(len(line.controls)), words.waits(line)))


def _controls(lines: Sequence[RegisterLine]) -> Iterator[Block]:
    """Each control with its days and its money, then what it found."""
    found = [(line, sheet) for line in lines for sheet in line.controls]
    yield Heading(2, "Contrôles et constats")
    if not found:
        yield Paragraph(words.NO_CONTROL)
    for line, sheet in found:
        yield Heading(3, spaced(f"{line.facts.number} : {codes.word('body', sheet.row.body)}, {words.reached(sheet)}"))
        yield Paragraph(". ".join(_told(sheet)) + ".")
        if sheet.findings:
            yield _findings(sheet)


def _told(sheet: ControlSheet) -> Iterator[str]:
    row = sheet.row
    if row.sample:
        yield spaced(f"Échantillon : {row.sample}")
    days = ((name, getattr(row, name)) for name in words.DAYS)
    told = [f"{words.DAYS[name]} le {formats.day(day)}" for name, day in days if isinstance(day, date)]
    yield spaced(f"Dates : {', '.join(told)}") if told else "Aucune date n’est notée"
    yield from (each.rstrip(".") for each in words.say_money(sheet))
    if row.conclusion:
        yield spaced(f"Conclusion : {row.conclusion}").rstrip(".")


def _findings(sheet: ControlSheet) -> Table:
    columns = (
        Column("Constat", 4, is_heading=True),
        Column("Répondre avant le"),
        Column("Réponse", 4),
        Column("Où en est la réponse", 2),
        Column("Correction", "content", "right", is_number=True),
        Column("Suite"),
    )
    rows = [
        Row(
            (
                each.row.text,
                formats.day(each.row.answer_due_on),
                each.row.answer or "non renseignée",
                words.standing(each),
                formats.money(each.row.correction) if each.row.correction else "–",
                words.upheld(each),
            )
        )
        for each in sheet.findings
    ]
    return Table(columns, tuple(rows))
