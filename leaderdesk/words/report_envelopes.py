"""The envelopes in a report: the same figures as their page on the same day, with where they come from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from leaderdesk.domain.reports.frame import Opens, Part, ReportColumn, ReportFigure, ReportRow, ReportTable, Value
from leaderdesk.domain.reports.pictures import Bar, BarPart, Bars
from leaderdesk.domain.sheets.envelopes import EnvelopesSheet, PotSheet
from leaderdesk.words import formats, inputs
from leaderdesk.words import paper_envelopes as papers
from leaderdesk.words.envelopes import say
from leaderdesk.words.phrases import spaced
from leaderdesk.words.reports import NOTHING_KNOWN, TOTAL

_COLUMNS = (
    ReportColumn("Fiche-action", is_main=True),
    ReportColumn("Fonds", weight=1),
    ReportColumn("Enveloppe", "money"),
    ReportColumn("Programmé", "money"),
    ReportColumn("Taux", "rate"),
    ReportColumn("Reste", "money"),
    ReportColumn("Payé", "money"),
    ReportColumn("En attente", "money"),
)
# Where room lacks: what waits and the rates are read elsewhere.
_BRIEF = (0, 1, 2, 3, 5, 6)
SHEET = "Enveloppes"
_SOURCES = (
    "Enveloppes, avenants compris, et ce que pèse chaque dossier {day}, comme à la page Enveloppes : montant voté, puis"
    " conventionné, puis payé une fois le dossier clos ou abandonné."
)


def envelopes_part(
    sheet: EnvelopesSheet,
    heading: str = SHEET,
    *,
    has_picture: bool = True,
    is_brief: bool = False,
) -> Part:
    """Every pot on the day of the sheet; a doubt of the page is one here too."""
    if not sheet.pots:
        return Part(SHEET, heading, (spaced(papers.NOTHING),))
    return Part(
        SHEET,
        heading,
        figures=_figures(sheet.whole),
        picture=_picture(sheet) if has_picture else None,
        table=_table(sheet, _BRIEF if is_brief else range(len(_COLUMNS))),
        sources=spaced(_SOURCES.format(day=f"au {formats.day(sheet.on)}")),
        doubts=tuple(_doubts(sheet)),
    )


def _figures(whole: PotSheet) -> tuple[ReportFigure, ...]:
    return (
        ReportFigure("Enveloppes", formats.money(whole.granted)),
        ReportFigure("Programmé", formats.money(whole.programmed), formats.rate(whole.rate) if whole.granted else ""),
        ReportFigure("Dépassement" if whole.left < 0 else "Reste", formats.money(abs(whole.left))),
        ReportFigure("Payé", formats.money(whole.paid)),
    )


def _picture(sheet: EnvelopesSheet) -> Bars:
    return Bars(
        papers.said(sheet),
        tuple(map(_bar, sheet.pots)),
        "Enveloppe",
        "montant de l’enveloppe",
        "reste",
    )


def _bar(pot: PotSheet) -> Bar:
    beyond = max(0, pot.programmed - pot.granted)
    parts = (
        BarPart("programmé", min(pot.programmed, pot.granted), formats.money(pot.programmed)),
        BarPart("au-delà de l’enveloppe", beyond, formats.money(beyond), "beyond"),
        BarPart("en attente", pot.waiting_amount, formats.money(pot.waiting_amount), "expected"),
    )
    told = papers.left(pot)
    return Bar(papers.short_pot(pot), parts, told, pot.granted, formats.money(pot.granted), Opens("envelopes"))


def _table(sheet: EnvelopesSheet, shown: Sequence[int]) -> ReportTable:
    def cells(pot: PotSheet, name: str) -> tuple[Value, ...]:
        every = _cells(pot, name)
        return tuple(every[rank] for rank in shown)

    rows = tuple(ReportRow(cells(each, f"{each.fiche} {each.title}"), Opens("envelopes")) for each in sheet.pots)
    total = cells(sheet.whole, TOTAL) if len(rows) > 1 else None
    return ReportTable(tuple(_COLUMNS[rank] for rank in shown), rows, total)


def _cells(pot: PotSheet, name: str) -> tuple[Value, ...]:
    rate: Value = pot.rate if pot.granted else NOTHING_KNOWN
    fund = pot.fund if pot.row is not None else ""
    return name, fund, pot.granted, pot.programmed, rate, pot.left, pot.paid, pot.waiting_amount


def _doubts(sheet: EnvelopesSheet) -> Iterator[str]:
    """What the page of envelopes says of the same day."""
    if sheet.wrong is not None:
        yield spaced(f"Les avenants ne sont pas comptés : {inputs.say_wrong(sheet.wrong)}")
    yield from map(say, sheet.overview.steps)
    if sheet.outside:
        yield papers.outside(len({each.number for each in sheet.outside}))
    yield from supposed(len({each.number for each in sheet.doubtful}))


def supposed(dossiers: int) -> Iterator[str]:
    """That dossiers are counted of which something had to be supposed."""
    if dossiers:
        yield spaced(
            f"{formats.counted(dossiers, 'dossier est compté', 'dossiers sont comptés')} par supposition : un vote ou"
            " un paiement n’y est pas saisi, ou le vote n’est pas définitif."
        )
