"""Indicators in French: what dossiers make of them, of how many nothing is known, and how far the target is."""

from __future__ import annotations

from fractions import Fraction

from leaderdesk.domain.indicators.gathering import Figure, Gathered, IndicatorSheet, Measured
from leaderdesk.domain.indicators.rows import IndicatorRow
from leaderdesk.words import formats
from leaderdesk.words.phrases import spaced

# Words alone: what each counts, and how, is for the group to say.
USUAL: dict[str, tuple[str, str]] = {
    "R.37": ("Emplois", "emplois"),
    "R.39": ("Entreprises", "entreprises"),
    "R.41": ("Services", "services"),
}
# How a dossier counts, as a list says it.
STANDINGS = {"counted": "oui", "not_yet": "pas encore", "dropped": "non"}
GATHERED = {
    "sum": "somme des valeurs",
    "mean": "moyenne des valeurs",
    "count": "nombre de projets dont la valeur n’est pas zéro",
}
NO_YEAR = "jour de programmation non renseigné"
NO_FICHE = "sans fiche-action"
_PROJECTS = "projets"


def unit_of(row: IndicatorRow) -> str:
    """What the values are counted in."""
    return _PROJECTS if row.gathering == "count" else row.unit or ""


def standing(line: Measured) -> str:
    """Whether a dossier counts."""
    return STANDINGS[line.standing]


def missing(gathered: Gathered) -> str:
    """How many dossiers say nothing of what they brought, and how many of them are finished."""
    if not gathered.achieved.missing:
        return formats.number(0)
    late = "" if not gathered.overdue else f" ({_finished(gathered.overdue)})"
    return f"{formats.number(gathered.achieved.missing)}{late}"


def say_sheet(sheet: IndicatorSheet) -> list[str]:
    """An indicator in sentences: what is planned, what was achieved, how far the target is."""
    return [say_planned(sheet), say_achieved(sheet), say_target(sheet)]


def say_gathering(row: IndicatorRow) -> str:
    """How values make one, and whose."""
    of = "tous les dossiers programmés" if row.fiche_id is None else "les dossiers programmés de sa fiche-action"
    return spaced(f"Total : {GATHERED[row.gathering]}, sur {of}. Une case vide n’est pas un zéro.")


def say_planned(sheet: IndicatorSheet) -> str:
    """What the dossiers that were programmed plan."""
    if not sheet.whole.dossiers:
        return _said(sheet, "Prévu", "aucun dossier programmé n’est concerné.")
    return _said(sheet, "Prévu", f"{_told(sheet, sheet.whole.planned)}.")


def say_achieved(sheet: IndicatorSheet) -> str:
    """What they brought; those that are finished and say nothing are named apart."""
    if not sheet.whole.dossiers:
        return _said(sheet, "Réalisé", "rien encore.")
    late = sheet.whole.overdue
    rest = "" if not late else f", dont {_finished(late)}"
    later = f" ; {formats.number(sheet.to_come)} mesuré plus tard, pas encore compté" if sheet.to_come else ""
    return _said(sheet, "Réalisé", f"{_told(sheet, sheet.whole.achieved)}{rest}{later}.")


def say_target(sheet: IndicatorSheet) -> str:
    """How far the target is."""
    row = sheet.row
    if row.target is None:
        return "Aucune cible n’est fixée."
    end = "" if row.target_on is None else f" au {formats.day(row.target_on)}"
    if sheet.is_past:
        end += " (date passée)"
    planned, achieved = _lacks(sheet.to_plan, "prévu"), _lacks(sheet.to_achieve, "réalisé")
    return _said(sheet, "Cible", f"{formats.quantity(row.target)}{end} ; {planned}, {achieved}.")


def _said(sheet: IndicatorSheet, what: str, words: str) -> str:
    unit = unit_of(sheet.row)
    return spaced(f"{what} ({unit}) : {words}" if unit else f"{what} : {words}")


def _told(sheet: IndicatorSheet, figure: Figure) -> str:
    if figure.value is None:
        return f"aucune valeur pour {formats.counted(sheet.whole.dossiers, 'dossier programmé', 'dossiers programmés')}"
    known = formats.counted(figure.count, "dossier programmé", "dossiers programmés")
    unknown = "" if not figure.missing else f" ; {formats.number(figure.missing)} sans valeur"
    return f"{formats.quantity(figure.value)}, d’après {known} sur {formats.number(sheet.whole.dossiers)}{unknown}"


def _finished(count: int) -> str:
    return formats.counted(count, "terminé", "terminés")


def _lacks(value: Fraction | None, what: str) -> str:
    return f"le {what} l’atteint" if not value else f"il manque {formats.quantity(value)} au {what}"
