"""A year or a period in French: what happened beside the period before, then money, sittings, delays, people."""

from __future__ import annotations

from collections.abc import Iterator

from leaderdesk.domain.reports.choices import Choice
from leaderdesk.domain.reports.frame import (
    Opens,
    Part,
    ReportColumn,
    ReportFigure,
    ReportRow,
    ReportTable,
    Value,
    total_of,
)
from leaderdesk.domain.reports.pictures import Bar, BarPart, Bars, Tone
from leaderdesk.domain.reports.projects import COUNTED
from leaderdesk.domain.reports.yearly import Span, Stretch, YearlySheet
from leaderdesk.words import formats
from leaderdesk.words.envelopes import figure
from leaderdesk.words.formats import capital
from leaderdesk.words.maps import outside as beyond_envelopes
from leaderdesk.words.phrases import spaced
from leaderdesk.words.report_envelopes import envelopes_part, supposed
from leaderdesk.words.report_unvalued import unvalued_doubts, unvalued_parts
from leaderdesk.words.report_yearly_life import (
    communes_part,
    delays_part,
    kinds_part,
    sittings_part,
    talks_part,
)
from leaderdesk.words.reports import NOTHING_KNOWN, TOTAL, period
from leaderdesk.words.statuses import status_or_code

_COUNTS = {
    "received": "Demandes reçues",
    "opinions": "Avis rendus",
    "programmed": "Dossiers programmés",
    "convention": "Dossiers conventionnés",
    "claimed": "Dossiers dont un paiement a été demandé",
    "paid": "Dossiers payés, en tout ou partie",
    "closed": "Dossiers clos",
    "refused": "Non sélectionnés",
    "dropped": "Retirés, abandonnés ou déprogrammés",
}
_MONEY = ("voted", "convention", "claimed", "certified", "paid", "released", "programmed")
_FICHES = (
    ReportColumn("Fiche-action", is_main=True),
    ReportColumn("Reçus", "count"),
    ReportColumn("Programmés", "count"),
    ReportColumn("Voté", "money", is_sparse=True),
    ReportColumn("Engagé", "money", is_sparse=True),
    ReportColumn("Payé", "money", is_sparse=True),
    ReportColumn("Libéré", "money", is_sparse=True),
)
_DOSSIERS = (
    ReportColumn("Dossier", weight=1),
    ReportColumn("Projet", is_main=True),
    ReportColumn("Reçu le", "day"),
    ReportColumn("État"),
    ReportColumn("Voté", "money", is_sparse=True),
    ReportColumn("Payé", "money", is_sparse=True),
    ReportColumn("Libéré", "money", is_sparse=True),
)
_DIFFERENCE = (
    "La différence entre l’état des enveloppes à la fin de la période et la veille de son début : un montant baissé"
    " après coup la diminue."
)

_NOTHING_NOTED = (
    "Rien n’est noté sur cette période ni sur la précédente : ni jour de réception, ni avis, ni montant daté, ni fin."
)
_NO_AMOUNT = "Aucun montant voté, engagé ou payé n’est noté."


def yearly_subtitle(sheet: YearlySheet) -> str:
    """The period, and the day it is arrested on where it is not over."""
    said = _said(sheet.wished)
    return f"{said}, arrêtée au {formats.day(sheet.now.span.until)}" if sheet.is_running else said


def yearly_parts(sheet: YearlySheet) -> tuple[Part, ...]:
    """Everything, what matters most first."""
    return (
        _summary(sheet),
        _money(sheet),
        *unvalued_parts(sheet.unvalued),
        _fiches(sheet),
        envelopes_part(sheet.envelopes, f"Enveloppes au {formats.day(sheet.now.span.until)}"),
        sittings_part(sheet),
        delays_part(sheet),
        kinds_part(sheet),
        communes_part(sheet),
        talks_part(sheet),
        _dossiers(sheet),
    )


def _summary(sheet: YearlySheet) -> Part:
    counts, money = sheet.now.counts, sheet.now.money
    columns = (
        ReportColumn("Sur la période", is_main=True),
        ReportColumn(capital(_brief(sheet.now.span)), "count"),
        ReportColumn(capital(_brief(sheet.former.span)), "count"),
        ReportColumn("Écart", "count"),
    )
    is_noted = _is_noted(sheet)
    told = ((_COUNTS[name], *_beside(getattr(counts, name), _former(sheet, name))) for name in COUNTED)
    rows = tuple(map(ReportRow, told)) if is_noted else ()
    return Part(
        "Dossiers",
        "Ce que la période a donné",
        figures=(
            ReportFigure("Demandes reçues", formats.number(counts.received)),
            ReportFigure("Dossiers programmés", formats.number(counts.programmed)),
            ReportFigure("Aide votée", formats.money(money.of("voted"))),
            ReportFigure("Aide payée", formats.money(money.of("paid"))),
        )
        if is_noted
        else (),
        table=ReportTable(columns, rows, nothing=spaced(_NOTHING_NOTED)),
        sources=spaced(
            "Reçus et avis : leurs jours au dossier. Programmés, conventionnés, payés : dossiers dont l’enveloppe dit"
            " un premier vote, une première convention, un paiement dans la période. Clos, non sélectionnés,"
            " abandonnés : jour de l’état. Chaque dossier est dans la dernière partie."
        ),
        doubts=tuple(_doubts(sheet)),
    )


def _is_noted(sheet: YearlySheet) -> bool:
    """True where a day or an amount says something of the period or of the one before."""
    stretches = (sheet.now, sheet.former)
    return any(getattr(each.counts, name) for each in stretches for name in COUNTED) or any(
        not each.money.is_nothing for each in stretches
    )


def _doubts(sheet: YearlySheet) -> Iterator[str]:
    yield from unvalued_doubts(sheet.unvalued)
    if sheet.began is None or sheet.began > sheet.former.span.until:
        since = "" if sheet.began is None else f" avant le {formats.day(sheet.began)}"
        yield spaced(f"Rien n’est connu{since} : la période précédente n’est pas comparée.")
    elif sheet.began > sheet.former.span.since:
        yield spaced(f"La période précédente n’est connue qu’à partir du {formats.day(sheet.began)}.")


def _is_compared(sheet: YearlySheet) -> bool:
    return sheet.began is not None and sheet.began <= sheet.former.span.until


def _former(sheet: YearlySheet, name: str) -> int | None:
    return getattr(sheet.former.counts, name) if _is_compared(sheet) else None


def _beside(now: int, former: int | None) -> tuple[Value, ...]:
    """A figure, the one before, and what lies between."""
    return (now, NOTHING_KNOWN, NOTHING_KNOWN) if former is None else (now, former, now - former)


def _money(sheet: YearlySheet) -> Part:
    columns = (
        ReportColumn("Aide européenne", is_main=True),
        ReportColumn(capital(_brief(sheet.now.span)), "money"),
        ReportColumn(capital(_brief(sheet.former.span)), "money"),
        ReportColumn("Écart", "money"),
        ReportColumn("En tout à la fin", "money"),
    )
    is_compared = _is_compared(sheet)
    rows = tuple(
        ReportRow(
            (
                capital(figure(name)),
                *_beside(sheet.now.money.of(name), sheet.former.money.of(name) if is_compared else None),
                sheet.standing.of(name),
            ),
            Opens("envelopes"),
        )
        for name in (_MONEY if _is_valued(sheet) else ())
    )
    return Part(
        "Argent",
        "L’argent de la période",
        picture=_bars(sheet) if is_compared and rows else None,
        table=ReportTable(columns, rows, nothing=_NO_AMOUNT),
        doubts=tuple(_money_doubts(sheet)),
        sources=spaced(f"{_DIFFERENCE} En tout : ce que dit la page Enveloppes ce jour-là."),
    )


def _is_valued(sheet: YearlySheet) -> bool:
    """True where an amount is known, of the period or of before."""
    return not all(each.is_nothing for each in (sheet.now.money, sheet.former.money, sheet.standing))


def _money_doubts(sheet: YearlySheet) -> Iterator[str]:
    """What stands is more than the envelopes say where it is in none of them, and less than what nobody typed."""
    yield from unvalued_doubts(sheet.unvalued)
    outside = sum(each.figure("programmed") for each in sheet.envelopes.elsewhere)
    if outside:
        yield beyond_envelopes(outside)
    yield from supposed(len({each.number for each in sheet.envelopes.every if each.doubt}))


def _bars(sheet: YearlySheet) -> Bars:
    def bar(stretch: Stretch, name: str, tone: Tone) -> Bar:
        amount = stretch.money.of(name)
        told = formats.money(amount)
        label = f"{capital(figure(name))}, {_brief(stretch.span)}"
        return Bar(label, (BarPart(_brief(stretch.span), amount, told, tone),), told)

    bars = tuple(
        each
        for name in ("voted", "convention", "paid")
        for each in (bar(sheet.former, name, "expected"), bar(sheet.now, name, "first"))
    )
    return Bars(spaced(" ".join(f"{each.name} : {each.told}." for each in bars)), bars, "Montant")


def _fiches(sheet: YearlySheet) -> Part:
    rows = tuple(
        ReportRow(
            (
                each.fiche or formats.MISSING,
                each.received,
                each.programmed,
                *(each.money.of(name) for name in ("voted", "convention", "paid", "released")),
            )
        )
        for each in sheet.fiches
    )
    table = ReportTable(_FICHES, rows, total_of(_FICHES, rows, TOTAL), nothing="Rien ne s’est passé sur la période.")
    return Part("Par fiche", "Par fiche-action", table=table, sources=spaced(_DIFFERENCE))


def _dossiers(sheet: YearlySheet) -> Part:
    rows = tuple(
        ReportRow(
            (
                each.project.number,
                each.project.title,
                each.project.received_on,
                status_or_code(each.status),
                *(each.money.of(name) for name in ("voted", "paid", "released")),
            ),
            Opens("dossiers", each.project.id),
        )
        for each in sheet.moved
    )
    table = ReportTable(_DOSSIERS, rows, total_of(_DOSSIERS, rows, TOTAL), nothing="Aucun dossier n’a bougé.")
    return Part(
        "Détail",
        "Dossiers de la période",
        table=table,
        sources=spaced(f"Reçus, passés par un état, ou dont un montant a changé dans la période. {_DIFFERENCE}"),
    )


def _said(span: Span) -> str:
    return period(Choice(span.since, span.until, span.until))


def _brief(span: Span) -> str:
    """A span above a column."""
    said = _said(span)
    if said.startswith("année "):
        return said.removeprefix("année ")
    return f"{span.since:%d/%m/%y} – {span.until:%d/%m/%y}"
