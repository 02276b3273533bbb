"""The report of indicators: what was programmed and achieved against each target, where, when, and what is unknown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction

from leaderdesk.domain.indicators.gathering import Gathered, IndicatorSheet, Measured
from leaderdesk.domain.reports.frame import Opens, Part, ReportColumn, ReportRow, ReportTable, Value
from leaderdesk.domain.reports.pictures import Bar, BarPart, Bars
from leaderdesk.words import formats
from leaderdesk.words.indicators import GATHERED, NO_FICHE, NO_YEAR, unit_of
from leaderdesk.words.phrases import spaced
from leaderdesk.words.reports import NOTHING_KNOWN

NOTHING = "Le programme n’a pas d’indicateur. Ajoutez-les dans « Programme et réglages », partie « Indicateurs »."
# A target as long as this: bars are told in thousandths of it.
_WHOLE = 1000
_FIGURES = (
    ReportColumn("Dossiers", "count"),
    ReportColumn("Prévu", "number"),
    ReportColumn("Sans prévu", "count"),
    ReportColumn("Réalisé", "number"),
    ReportColumn("Sans résultat", "count"),
)
_SOURCES = (
    "Dossiers programmés ou plus avancés au {day}, hors animation du GAL ; valeurs saisies dans chaque dossier, celles"
    " mesurées après ce jour laissées de côté. Ce que chacun prévoit est ce qui est saisi aujourd’hui. Une valeur"
    " manquante n’est pas un zéro : « Sans prévu » et « Sans résultat » comptent les dossiers qui n’en ont pas."
    " « Manque » est la cible moins le réalisé."
)
_NOBODY = "Aucun dossier programmé ne dit encore rien."


def indicators_parts(sheets: Sequence[IndicatorSheet], on: date) -> tuple[Part, ...]:
    """The whole report."""
    if not sheets:
        return (Part("Indicateurs", "", (spaced(NOTHING),)),)
    return (_whole(sheets, on), _by_fiche(sheets), _by_year(sheets), _by_dossier(sheets))


def _whole(sheets: Sequence[IndicatorSheet], on: date) -> Part:
    columns = (
        ReportColumn("Indicateur", is_main=True),
        ReportColumn("Unité", weight=1),
        ReportColumn("Cible", "number"),
        ReportColumn("Prévu", "number"),
        ReportColumn("Réalisé", "number"),
        ReportColumn("Manque", "number"),
        ReportColumn("Pour le", "day"),
        ReportColumn("Dossiers", "count"),
        ReportColumn("Sans prévu", "count"),
        ReportColumn("Sans résultat", "count"),
    )
    rows = tuple(ReportRow(_cells(each), _opens(each)) for each in sheets)
    return Part(
        "Indicateurs",
        "Où en est chaque indicateur",
        picture=_picture(sheets),
        table=ReportTable(columns, rows),
        sources=spaced(_SOURCES.format(day=formats.day(on))),
        doubts=tuple(_doubts(sheets)),
    )


def _cells(sheet: IndicatorSheet) -> tuple[Value, ...]:
    row, whole, has_target = sheet.row, sheet.whole, sheet.row.target is not None
    return (
        row.name,
        unit_of(row) or NOTHING_KNOWN,
        row.target if has_target else NOTHING_KNOWN,
        whole.planned.value,
        whole.achieved.value,
        sheet.to_achieve if has_target else NOTHING_KNOWN,
        row.target_on if has_target else NOTHING_KNOWN,
        whole.dossiers,
        whole.planned.missing,
        whole.achieved.missing,
    )


def _figures(gathered: Gathered) -> tuple[int | Fraction | None, ...]:
    planned, achieved = gathered.planned, gathered.achieved
    return (gathered.dossiers, planned.value, planned.missing, achieved.value, achieved.missing)


def _doubts(sheets: Sequence[IndicatorSheet]) -> Iterator[str]:
    late = [each for each in sheets if each.whole.overdue]
    if late:
        told = ", ".join(f"{each.row.code} ({formats.number(each.whole.overdue)})" for each in late)
        yield spaced(f"Des dossiers payés ou clos n’ont pas de résultat : {told}. Le réalisé est donc un minimum.")


def _by_fiche(sheets: Sequence[IndicatorSheet]) -> Part:
    told = [each for each in sheets if _says(each)]
    columns = (ReportColumn("Indicateur", is_main=True), ReportColumn("Fiche-action", weight=1), *_FIGURES)
    rows = tuple(
        ReportRow((each.row.name, fiche or NO_FICHE, *_figures(gathered)), _opens(each))
        for each in told
        for fiche, gathered in each.by_fiche.items()
    )
    table = ReportTable(columns, rows, nothing=_NOBODY)
    return Part("Par fiche-action", "Par fiche-action", _left_out(sheets), table=table)


def _by_year(sheets: Sequence[IndicatorSheet]) -> Part:
    columns = (ReportColumn("Indicateur", is_main=True), ReportColumn("Programmés en", weight=1), *_FIGURES)
    rows = tuple(
        ReportRow((each.row.name, NO_YEAR if year is None else str(year), *_figures(gathered)), _opens(each))
        for each in sheets
        if _says(each)
        for year, gathered in each.by_year.items()
    )
    return Part(
        "Par année",
        "Par année de programmation",
        table=ReportTable(columns, rows, nothing=_NOBODY),
        sources=spaced("L’année est celle de « Programmé le » dans le dossier, pour le prévu comme pour le réalisé."),
    )


def _says(sheet: IndicatorSheet) -> bool:
    """True for one of which some dossier says something."""
    return bool(sheet.whole.planned.count or sheet.whole.achieved.count)


def _left_out(sheets: Sequence[IndicatorSheet]) -> tuple[str, ...]:
    silent = [each.row.name for each in sheets if not _says(each)]
    return (spaced(f"Sans aucune valeur, et donc absents d’ici : {', '.join(silent)}."),) if silent else ()


def _by_dossier(sheets: Sequence[IndicatorSheet]) -> Part:
    columns = (
        ReportColumn("Projet", is_main=True),
        ReportColumn("Porteur"),
        ReportColumn("Indicateur"),
        ReportColumn("Prévu", "number"),
        ReportColumn("Réalisé", "number"),
        ReportColumn("Mesuré le", "day"),
    )
    rows = tuple(_line(sheet, line) for sheet in sheets for line in sheet.lines if _is_told(line))
    totals = " ; ".join(f"{each.row.code} : {GATHERED[each.row.gathering]}" for each in sheets)
    return Part(
        "Valeurs par dossier",
        "Ce que dit chaque dossier",
        table=ReportTable(columns, rows, nothing="Aucune valeur n’est encore saisie."),
        sources=spaced(f"Dossiers qui comptent et qui disent quelque chose. Total de chaque indicateur, {totals}."),
    )


def _is_told(line: Measured) -> bool:
    """True for one that counts and says something."""
    return line.is_counted and (line.value.planned is not None or line.achieved is not None)


def _line(sheet: IndicatorSheet, line: Measured) -> ReportRow:
    dossier, value = line.dossier, line.value
    measured = value.measured_on if line.achieved is not None else NOTHING_KNOWN
    cells = (f"{dossier.number} {dossier.title}", dossier.holder, sheet.row.name)
    opens = Opens("dossiers", dossier.id, f"indicators:{sheet.id}")
    return ReportRow((*cells, value.planned, line.achieved, measured), opens)


def _picture(sheets: Sequence[IndicatorSheet]) -> Bars | None:
    aimed = [each for each in sheets if each.row.target]
    if not aimed:
        return None
    said = " ".join(f"{each.row.code} : {_told(each)}{_awaited(each)}." for each in aimed)
    return Bars(spaced(said), tuple(map(_bar, aimed)), "Indicateur", "cible", "reste")


def _awaited(sheet: IndicatorSheet) -> str:
    return f", {_amount(sheet, sheet.awaited)} encore à venir de ce qui est prévu" if sheet.awaited else ""


def _bar(sheet: IndicatorSheet) -> Bar:
    """How far the target is, whatever it is counted in."""
    target = sheet.row.target or Fraction(1)
    return Bar(
        sheet.row.name, tuple(_parts(sheet, target)), _told(sheet), _WHOLE, _amount(sheet, target), _opens(sheet)
    )


def _parts(sheet: IndicatorSheet, target: Fraction) -> Iterator[BarPart]:
    """What is not known is no part of it."""
    achieved, awaited = sheet.whole.achieved.value, sheet.awaited
    if achieved is not None:
        beyond = max(Fraction(0), achieved - target)
        yield BarPart("réalisé", _part(min(achieved, target), target), _amount(sheet, achieved))
        yield BarPart("réalisé au-delà de la cible", _part(beyond, target), _amount(sheet, beyond), "beyond")
    if awaited is not None:
        yield BarPart("prévu, pas encore réalisé", _part(awaited, target), _amount(sheet, awaited), "expected")


def _part(value: Fraction, target: Fraction) -> int:
    return round(value * _WHOLE / target)


def _told(sheet: IndicatorSheet) -> str:
    target = sheet.row.target or Fraction(1)
    if sheet.whole.achieved.value is None:
        return "aucun résultat"
    return f"{formats.rate(sheet.whole.achieved.value / target)} de la cible"


def _amount(sheet: IndicatorSheet, value: Fraction) -> str:
    unit = unit_of(sheet.row)
    return f"{formats.quantity(value)} ({unit})" if unit else formats.quantity(value)


def _opens(sheet: IndicatorSheet) -> Opens:
    return Opens("programme", sheet.id, "indicators")
