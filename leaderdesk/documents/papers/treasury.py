"""The cash-flow note of a dossier, for its holder: the answer, what to do, the curve with its figures, assumptions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from leaderdesk.documents.papers.blocks import (
    Block,
    Bullets,
    Chart,
    Column,
    Facts,
    Heading,
    KeyFigure,
    KeyFigures,
    Paper,
    Paragraph,
    Row,
    Table,
)
from leaderdesk.documents.papers.letterheads import Letterhead, Stamp, paper_of
from leaderdesk.domain.cash.offers import Offered
from leaderdesk.domain.cash.variants import Compared
from leaderdesk.domain.cashflow import SCENARIOS, Outlook
from leaderdesk.domain.sheets.amounts import cents, first_day, maybe_euros
from leaderdesk.domain.sheets.bridges import deeds_of, stretches_below, unknowns_of
from leaderdesk.domain.sheets.treasuries import TreasurySheet
from leaderdesk.drawings.balances import Curve, Words, draw_balances, marks_for
from leaderdesk.drawings.shapes import Dash, Drawing, Measure
from leaderdesk.words import cash, formats, numbers, treasuries
from leaderdesk.words import paper_treasury as words
from leaderdesk.words.phrases import money, spaced
from leaderdesk.words.sheets import say_flaw

_WIDTH, _HEIGHT = 560.0, 190.0
_OFFERS_NOTE = "Conditions lues au jour dit : seul le prêteur peut les confirmer."
_DASHES: dict[str, Dash] = {"early": "dotted", "likely": "solid", "late": "dashed"}


@dataclass(frozen=True, slots=True)
class Told:
    """The dossier that the note is about."""

    number: str
    title: str
    holder: str
    fiche: str = ""
    convention_on: date | None = None
    # What the group says before its figures.
    introduction: tuple[str, ...] = ()
    # What the holder's other projects add, other ways to carry this one (the plan first), who may lend.
    others: tuple[str, ...] = ()
    variants: tuple[Compared, ...] = ()
    offers: tuple[Offered, ...] = ()


def treasury_note(sheet: TreasurySheet, told: Told, letterhead: Letterhead, measure: Measure) -> Paper:
    """The note; where nothing is dated, it says what to give."""
    besides = (*_to_do(sheet, letterhead.made_on), *_variants(told), *_offers(told))
    blocks = (*_head(sheet, told, letterhead), *besides, *outlook_blocks(sheet, measure), *rests_on(sheet, told))
    stamp = Stamp("treasury_note", words.title(told.number), words.reference(told.number), subject=told.title)
    return paper_of(letterhead, stamp, (*blocks, Paragraph(words.LIMITS, "small")))


def outlook_blocks(sheet: TreasurySheet, measure: Measure) -> Iterator[Block]:
    """The three outlooks: in a table, then drawn with the figures of each month."""
    outlooks, ahead = sheet.outlooks, sheet.ahead
    if outlooks is None or ahead is None:
        return
    yield Heading(2, "Si les aides tardent ou viennent tôt")
    yield _scenarios(sheet, ahead)
    yield Heading(2, "Trésorerie mois par mois")
    yield Chart(_drawing(sheet, outlooks, measure), treasuries.answer(ahead["likely"]), _months(sheet, outlooks))


def rests_on(sheet: TreasurySheet, told: Told) -> Iterator[Block]:
    """What nobody said, then the assumptions, each in a line."""
    unknown = [words.unknown(each) for each in unknowns_of(sheet)]
    unknown += [say_flaw(flaw) for flaw in sheet.flaws if flaw.code != "treasury_empty"]
    if unknown:
        yield Heading(2, "Ce qui n’est pas connu")
        yield Bullets(tuple(unknown))
    yield Heading(2, "Ce que suppose ce calcul")
    yield Bullets(tuple(words.assumed(sheet, told.convention_on)))
    if sheet.movements:
        yield _movements(sheet)
    if sheet.claims:
        yield _claims(sheet)


def _head(sheet: TreasurySheet, told: Told, letterhead: Letterhead) -> Iterator[Block]:
    yield Heading(1, words.title(told.number))
    yield Facts(
        (
            ("Projet", told.title),
            ("Porteur", told.holder),
            ("Fiche-action", told.fiche or formats.MISSING),
            ("État au", formats.day(letterhead.made_on)),
        )
    )
    yield from (Paragraph(each) for each in told.introduction)
    if sheet.ahead is None or sheet.level is None:
        yield Paragraph(spaced(words.NO_OUTLOOK), "note")
        return
    likely = sheet.ahead["likely"]
    level = treasuries.level(sheet.level)
    answer = treasuries.answer(likely, maybe_euros(sheet.plan.annual_budget) if sheet.plan else None)
    yield Paragraph(spaced(f"{level[:1].upper()}{level[1:]}. {answer}"), "note")
    yield _figures(likely)
    details = (
        treasuries.spread_of(sheet.ahead),
        treasuries.outstanding(likely),
        *map(cash.drift, sheet.drifts),
        *told.others,
    )
    yield from (Paragraph(each) for each in details if each)


def _figures(likely: Outlook) -> KeyFigures:
    carried = stretches_below(likely, likely.gap)
    return KeyFigures(
        (
            KeyFigure("Point le plus bas", money(likely.lowest), numbers.month(first_day(likely.lowest_month))),
            KeyFigure(
                "Mois à porter",
                formats.number(likely.months_carried),
                f"dès {numbers.month(carried[0].first)}" if carried else "",
            ),
            KeyFigure("Relais nécessaire", money(likely.bridge), "au délai probable"),
        )
    )


def _to_do(sheet: TreasurySheet, on: date) -> Iterator[Block]:
    yield Heading(2, "Que faire")
    yield Bullets(tuple(words.deed(each) for each in deeds_of(sheet, on)), is_numbered=True)


def _variants(told: Told) -> Iterator[Block]:
    """The plan and what would change it, a line for each."""
    if len(told.variants) < 2:  # noqa: PLR2004 - the plan alone is compared with nothing
        return
    yield Heading(2, "D’autres façons de faire")
    columns = (
        Column("Façon de faire", 4, is_heading=True),
        Column("À porter", 2, "right", is_number=True),
        Column("Durée", 2),
        Column("Par rapport au prévu", 4),
        Column("Coût du portage", 2),
    )
    rows = tuple(
        Row(
            (
                cash.name_of_variant(each.variant),
                treasuries.round_money(each.likely.bridge) if each.likely.bridge else "rien",
                formats.counted(each.likely.months_carried, "mois", "mois") if each.likely.bridge else "",
                ", ".join(part for part in (cash.saved(each) if rank else "", cash.limits(each).lower()) if part),
                cash.cost(each.cost),
            )
        )
        for rank, each in enumerate(told.variants)
    )
    yield Table(columns, rows)


def _offers(told: Told) -> Iterator[Block]:
    """Who may lend what is to carry, as it was read on a day; what is not said is to be asked for."""
    if not told.offers:
        return
    yield Heading(2, "Qui peut avancer l’argent")
    columns = (
        Column("Qui", 3, is_heading=True),
        Column("Jusqu’à", 2, "right", is_number=True),
        Column("Durée", 2),
        Column("Taux par an", 2),
        Column("Conditions", 3),
        Column("Source, vue le", 3),
    )
    yield Table(columns, tuple(Row(tuple(cash.offer_cells(each.offer))) for each in told.offers))
    yield Paragraph(spaced(_OFFERS_NOTE), "small")


def _scenarios(sheet: TreasurySheet, outlooks: Mapping[str, Outlook]) -> Table:
    """A line for each thing to know, a column for each outlook: the likely one is the answer."""
    rate = sheet.plan.loan_rate if sheet.plan else None
    each = [outlooks[name] for name in SCENARIOS]
    lines = {
        "Point le plus bas": [words.lowest(one, first_day(one.lowest_month)) for one in each],
        "Mois sous zéro": [words.stretches(stretches_below(one)) for one in each],
        "Relais à trouver": [money(one.bridge) for one in each],
        "Manque que rien ne rembourse": [money(one.gap) for one in each],
        "Intérêts d’un prêt relais": [words.interest(one, rate) for one in each],
        "Solde du dernier mois": [money(one.closing) for one in each],
    }
    columns = (
        Column("Si les aides sont versées…", 3, is_heading=True),
        *(Column(treasuries.scenario(name).capitalize(), 3) for name in SCENARIOS),
    )
    return Table(columns, tuple(Row((name, *said)) for name, said in lines.items()))


def _drawing(sheet: TreasurySheet, outlooks: Mapping[str, Outlook], measure: Measure) -> Drawing:
    curves = [
        Curve(
            treasuries.scenario(name),
            [cents(amount) for amount in outlooks[name].balances],
            name,
            _DASHES[name],
            2.5 if name == "likely" else 1.5,
        )
        # The last one is painted on top, and its lowest month is named.
        for name in ("early", "late", "likely")
    ]
    said = Words(
        months=[f"{sheet.month(rank):%m/%Y}" for rank in range(sheet.months)],
        marks={mark: f"{formats.number(mark // 100)}{formats.NO_BREAK}€" for mark in marks_for(curves)},
        lowest=money(outlooks["likely"].lowest),
        said=treasuries.answer((sheet.ahead or outlooks)["likely"]),
    )
    return draw_balances(curves, said, _WIDTH, _HEIGHT, measure)


def _months(sheet: TreasurySheet, outlooks: Mapping[str, Outlook]) -> Table:
    columns = (
        Column("Fin de", 2, is_heading=True),
        *(Column(treasuries.scenario(name).capitalize(), 2, "right", is_number=True) for name in SCENARIOS),
    )
    rows = tuple(
        Row((numbers.month(sheet.month(rank)), *(money(outlooks[name].balances[rank]) for name in SCENARIOS)))
        for rank in range(sheet.months)
    )
    return Table(columns, rows, "Solde à la fin de chaque mois")


def _movements(sheet: TreasurySheet) -> Table:
    columns = (
        Column("Dépense ou recette", 4, is_heading=True),
        Column("Nature", 2),
        Column("Montant TTC", "content", "right", is_number=True),
        Column("Date", 3),
        Column("État", 2),
    )
    rows = tuple(
        Row(
            (
                each.row.label or formats.MISSING,
                words.kind(each.row),
                formats.money(each.row.amount),
                words.when(each.row),
                words.state(each.row, is_counted=each.flaw is None, is_derived=each.is_derived),
            )
        )
        for each in sheet.movements
    )
    return Table(columns, rows, "Dépenses et recettes")


def _claims(sheet: TreasurySheet) -> Table:
    columns = (
        Column("Demande de paiement", 4, is_heading=True),
        Column("Montant du fonds", "content", "right", is_number=True),
        Column("Prête le", "content"),
        *(Column(f"Payée {treasuries.scenario(name)}", 2) for name in SCENARIOS),
    )
    rows = tuple(
        Row(
            (
                each.row.label or formats.MISSING,
                formats.money(each.row.amount),
                formats.MISSING if each.row.ready_on is None else formats.day(each.row.ready_on),
                *(numbers.month(each.paid[name]) for name in SCENARIOS),
            )
        )
        for each in sheet.claims
    )
    return Table(columns, rows, "Aide européenne")
