"""The holder, the project with its days, what was said and noted, and who changed what."""

from __future__ import annotations

from collections.abc import Iterator

from leaderdesk.documents.papers.blocks import Block, Column, Facts, Paragraph, Row, Table
from leaderdesk.domain.sheets.control import ControlSheet
from leaderdesk.words import formats
from leaderdesk.words import paper_control as words
from leaderdesk.words.statuses import status_or_code


def holder(sheet: ControlSheet) -> Iterator[Block]:
    """Who asks, whom to speak to, and the small aids they had."""
    yield Facts(tuple(words.holder_facts(sheet.holder)))
    if sheet.holder.contacts:
        columns = (
            Column("Contact", 3, is_heading=True),
            Column("Rôle", 2),
            Column("Téléphone", 2),
            Column("Courriel", 3),
        )
        rows = (
            Row((each.name, words.said(each.role), words.said(each.phone), words.said(each.email)))
            for each in sheet.holder.contacts
        )
        yield Table(columns, tuple(rows), "Contacts")
    if sheet.holder.aids:
        columns = (
            Column("Aide de minimis", 4, is_heading=True),
            Column("Régime", 3),
            Column("Accordée le"),
            Column("Montant", "content", "right", is_number=True),
        )
        rows = (
            Row((words.said(each.granted_by), each.regime, formats.day(each.granted_on), formats.money(each.amount)))
            for each in sheet.holder.aids
        )
        yield Table(columns, tuple(rows), "Aides déclarées")


def project(sheet: ControlSheet) -> Iterator[Block]:
    """What it is about, its days, and the states it went through."""
    whole = sheet.sheets.whole
    yield Paragraph(words.said(whole.record.summary))
    yield Facts(tuple(words.project_facts(whole)))
    if whole.steps:
        columns = (Column("Statut", 3, is_heading=True), Column("Période", 4))
        rows = (Row((status_or_code(each.status), words.stay(each.since, each.until))) for each in whole.steps)
        yield Table(columns, tuple(rows), "Statuts successifs")


def notes(sheet: ControlSheet) -> Iterator[Block]:
    """Conversations, then dated remarks, the oldest first."""
    if sheet.conversations:
        columns = (Column("Le"), Column("Échange", 3, is_heading=True), Column("Demande", 4), Column("Réponse", 4))
        rows = (
            Row(
                (formats.day(each.held_on), f"{each.caller}, avec {each.author}", each.about, words.said(each.answered))
            )
            for each in sheet.conversations
        )
        yield Table(columns, tuple(rows), "Échanges")
    if sheet.sheets.whole.notes:
        columns = (Column("Le"), Column("Auteur", 2), Column("Note", 7, is_heading=True), Column("Suite", 3))
        rows = (
            Row((formats.day(each.written_on), each.author, each.text, words.asked(each)))
            for each in reversed(sheet.sheets.whole.notes)
        )
        yield Table(columns, tuple(rows), "Notes de suivi")


def history(sheet: ControlSheet) -> Iterator[Block]:
    """One line for each action; the base keeps every value before and after."""
    if not sheet.history:
        return
    columns = (Column("Le", 2), Column("Par", 2), Column("Action", 5, is_heading=True), Column("Ce qui a changé", 6))
    rows = (
        Row((formats.moment(each.at), words.said(each.operator), words.done(each), words.touched(each)))
        for each in sheet.history
    )
    yield Table(columns, tuple(rows))
