"""The state of the envelopes: each pot in a table and a drawing, who waits, and the dossiers behind each figure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from leaderdesk.documents.papers.blocks import (
    Block,
    Bullets,
    Chart,
    Column,
    Heading,
    KeyFigure,
    KeyFigures,
    Paper,
    Paragraph,
    Row,
    RowLook,
    Table,
)
from leaderdesk.documents.papers.charted import chart_of
from leaderdesk.documents.papers.letterheads import Letterhead, Stamp, paper_of
from leaderdesk.domain.sheets.envelopes import EnvelopesSheet, PotSheet, Taken
from leaderdesk.domain.sheets.targets import TargetSheet, aims_of
from leaderdesk.drawings.aims import AimWords, draw_aims
from leaderdesk.drawings.pots import Keys, Pot, draw_pots
from leaderdesk.drawings.shapes import Drawing, Measure
from leaderdesk.words import envelopes as told
from leaderdesk.words import formats
from leaderdesk.words import paper_envelopes as words
from leaderdesk.words.phrases import spaced

_WIDTH = 560.0
_ROOMY = 2


def envelopes_state(
    sheet: EnvelopesSheet,
    targets: Sequence[TargetSheet],
    letterhead: Letterhead,
    measure: Measure,
    places: Mapping[str, int] | None = None,
) -> Paper:
    """The whole state on the day of the paper, and what it must reach; `places` on the waiting list by number."""
    day = words.subject(letterhead.made_on)
    stamp = Stamp("envelopes", words.TITLE, words.reference(letterhead.made_on), subject=day)
    head = (Heading(1, words.TITLE), Paragraph(f"{letterhead.gal}, {day}."))
    if not sheet.pots:
        return paper_of(letterhead, stamp, (*head, Paragraph(spaced(words.NOTHING), "note")))
    state = (_figures(sheet.whole), *_pots(sheet, measure), *_targets(targets, measure))
    blocks = (*head, *state, *_waiting(sheet, places or {}), *_details(sheet))
    return paper_of(letterhead, stamp, blocks)


def _figures(whole: PotSheet) -> KeyFigures:
    return KeyFigures(
        (
            KeyFigure("Enveloppes", formats.money(whole.granted)),
            KeyFigure("Programmé", formats.money(whole.programmed), formats.rate(whole.rate)),
            KeyFigure("Dépassement" if whole.left < 0 else "Reste", formats.money(abs(whole.left))),
        )
    )


def _pots(sheet: EnvelopesSheet, measure: Measure) -> Iterator[Block]:
    """The drawing with its figures: fund by fund, each with its sum."""
    yield Heading(2, "Par fiche-action et par fonds")
    titles = ("Enveloppe", "Programmé", "Taux", "Reste", "Payé")
    columns = (
        Column("Fiche-action", 3, is_heading=True),
        *(Column(title, "content", "right", is_number=True) for title in titles),
        Column("En attente", 2, "right"),
    )
    rows: list[Row] = []
    for total in sheet.funds:
        rows.append(Row((total.fund,), "group"))
        rows += [_row(f"{each.fiche} {each.title}", each) for each in sheet.pots if each.fund == total.fund]
        if len(sheet.funds) > 1:
            rows.append(_row(words.fund_total(total), total, look="total"))
    rows.append(_row("Total", sheet.whole, look="total"))
    yield Chart(_drawing(sheet, measure), words.said(sheet), Table(columns, tuple(rows)))
    yield Paragraph(spaced(words.COUNTED), "small")
    if sheet.outside:
        yield Paragraph(words.outside(len({each.number for each in sheet.outside})), "note")


def _targets(sheets: Sequence[TargetSheet], measure: Measure) -> Iterator[Block]:
    """What must be reached by which day, drawn with its figures, then each in its own words."""
    aims = aims_of(sheets)
    if not aims:
        return
    yield Heading(2, "Objectifs")
    said = AimWords(**told.AIMS, said=told.aims_said(aims), money=formats.money, name=told.aim_name, end=told.aim_end)
    yield chart_of(draw_aims(aims, said, _WIDTH, measure))
    followed = [each for each in sheets if each.progress is not None]
    yield Bullets(tuple(spaced(f"{each.name} : {told.target_told(each)}") for each in followed))
    yield Paragraph(spaced(told.PACE_METHOD), "small")


def _drawing(sheet: EnvelopesSheet, measure: Measure) -> Drawing:
    pots = [
        Pot(words.short_pot(each), each.granted, each.programmed, each.waiting_amount, words.left(each))
        for each in sheet.pots
    ]
    keys = Keys("programmé", "en attente", "reste", "au-delà de l’enveloppe", words.said(sheet))
    return draw_pots(pots, keys, _WIDTH, measure)


def _row(name: str, pot: PotSheet, *, look: RowLook = "normal") -> Row:
    amounts = (pot.granted, pot.programmed)
    rate = formats.rate(pot.rate) if pot.granted else "–"
    return Row(
        (
            name,
            *(formats.money(each) for each in amounts),
            rate,
            formats.money(pot.left),
            formats.money(pot.paid),
            words.waiting(pot),
        ),
        look,
    )


def _waiting(sheet: EnvelopesSheet, places: Mapping[str, int]) -> Iterator[Block]:
    """Who waits for each pot, and whether what is left would do."""
    yield Heading(2, "Liste d’attente")
    found = [each for each in sheet.pots if each.waiting]
    if not found:
        yield Paragraph(words.NOBODY)
    for pot in found:
        columns = (
            Column("Rang", "content", "right", is_number=True),
            Column("Dossier"),
            Column("Projet", 4, is_heading=True),
            Column("Inscrit le"),
            Column("Montant", "content", "right", is_number=True),
        )
        ordered = sorted(pot.waiting, key=lambda each: places.get(each.number, len(places) + 1))
        rows = [_waits(each, places.get(each.number)) for each in ordered]
        if len(rows) >= _ROOMY:
            rows.append(Row(("", "Total", "", "", formats.money(pot.waiting_amount)), "total"))
        yield Table(columns, tuple(rows), words.pot(pot))
        yield Paragraph(words.served(pot))


def _waits(each: Taken, place: int | None) -> Row:
    rank = formats.number(place) if place is not None else "–"
    return Row((rank, each.number, each.title, formats.day(each.since), formats.money(each.amount)))


def _details(sheet: EnvelopesSheet) -> Iterator[Block]:
    """The dossiers that make what is programmed, so that the sum can be checked."""
    rows: list[Row] = []
    for pot in sheet.pots:
        if pot.takers:
            rows.append(Row((words.pot(pot),), "group"))
            rows += map(_taker, pot.takers)
            rows.append(_sum(pot.takers))
    if rows:
        yield Heading(2, "Dossiers programmés, enveloppe par enveloppe")
        yield Table(
            (
                Column("Dossier"),
                Column("Projet", 4, is_heading=True),
                Column("État"),
                Column("Programmé", "content", "right", is_number=True),
                Column("Payé", "content", "right", is_number=True),
            ),
            tuple(rows),
        )


def _taker(each: Taken) -> Row:
    return Row((each.number, each.title, words.status(each), formats.money(each.amount), formats.money(each.paid)))


def _sum(takers: Sequence[Taken]) -> Row:
    amount, paid = sum(each.amount for each in takers), sum(each.paid for each in takers)
    return Row(("Total", "", "", formats.money(amount), formats.money(paid)), "total")
