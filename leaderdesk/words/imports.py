"""Workbooks taken into the base: what is written of them on lines, amounts and notes, and the report."""

from __future__ import annotations

import re

from leaderdesk.domain.workbooks.taking.reports import Report, Said, UnwrittenRow
from leaderdesk.words import workbooks
from leaderdesk.words.formats import counted
from leaderdesk.words.phrases import spaced

# What is left as it was typed, where that is all the costs of a dossier.
COSTS = "dépenses"

# What the cost lines made from the totals of a workbook are called; they are known by these words the next time.
PROJECT_COSTS = "Dépenses du projet (reprises du classeur)"
OTHER_COSTS = "Dépenses non éligibles (reprises du classeur)"
COST_LABELS = (PROJECT_COSTS, OTHER_COSTS)
NOT_ELIGIBLE = "Non éligible d’après le classeur"
# What a staged amount that came from a workbook gives as its reason begins with this.
TAKEN_FROM = "Repris du classeur"
# How a workbook given back is called, and what heads the reasons in it.
RETURNED_SUFFIX = " (à corriger)"
REASONS_HEADING = "Pourquoi"
_SAID = {
    "status_from_days": "état non dit, tiré des dates",
    "status_not_said": "état non dit\u00a0: premier contact",
    "day_of_status": "jour de l’état non dit\u00a0: {about}",
    "day_of_payment": "jour du paiement non dit\u00a0: {about}",
    "day_of_vote": "jour du vote non dit\u00a0: {about}",
    "nature_supposed": "porteur créé\u00a0: {about}",
    "funder_made": "financeur créé\u00a0: {about}",
    "eligible_not_said": "dépenses éligibles non dites\u00a0: ce que les règles retiennent du total",
    "total_not_said": "coût total non dit\u00a0: le montant éligible",
    "number_given": "numéro donné\u00a0: {about}",
    "holder_says_otherwise": "la fiche du porteur dit autre chose, elle reste telle quelle\u00a0: {about}",
    "eligible_over_total": "dépenses éligibles au-dessus du coût total\u00a0: gardées comme montant instruit",
    "total_under_named": "les cofinanceurs nommés donnent plus que le total dit, gardé en note\u00a0: {about}",
    "said_by_hand": "saisi à la main autrement, laissé tel quel\u00a0: {about}",
}
# What a sentence says with figures, and is understood without.
_FIGURES, _OTHER_DATA = re.compile(r" \([^()]*\{[^()]*\)"), re.compile(r"\{\w+\}")
_WHY = {"doubt": "en doute", "error": "en erreur", "skipped": "laissée"}


def place(name: str, kind: str, sheet: str, row: int) -> str:
    """Where a value was read: `Repris du classeur « suivi.xlsx », feuille « 2024 », ligne 12`."""
    start = "Repris d’un tableau collé" if kind == "pasted" else f"{TAKEN_FROM} «\u00a0{name}\u00a0»"
    where = f", feuille «\u00a0{sheet}\u00a0»" if sheet and kind not in ("csv", "pasted") else ""
    return f"{start}{where}, ligne {row}"


def is_taken(reason: str | None) -> bool:
    """True for a reason that a workbook gave."""
    return (reason or "").startswith((TAKEN_FROM, "Repris d’un tableau collé"))


def said(each: Said) -> str:
    """What was supposed or done beside a row."""
    return _SAID[each.code].format(about=each.about)


def problem(code: str, read: str) -> str:
    """What was wrong with a row; a report keeps what was read, and nothing of what was said around it."""
    sentence = spaced(_OTHER_DATA.sub("…", _FIGURES.sub("", workbooks.PROBLEMS.get(code, code))))
    return f"{sentence} («\u00a0{read}\u00a0»)" if read else sentence


def why(row: UnwrittenRow) -> str:
    """Why a row was not written."""
    return _WHY[row.why]


def lines_of(report: Report) -> list[str]:
    """The report in a few lines, as a command shows it."""
    new, changed = report.count_written("new"), report.count_written("changed")
    counts = (
        counted(new, "dossier créé", "dossiers créés"),
        counted(changed, "dossier modifié", "dossiers modifiés"),
        counted(report.count("same"), "ligne identique", "lignes identiques"),
    )
    lines = [f"{', '.join(counts)}."]
    for code, words in _WHY.items():
        count = report.count_unwritten(code)
        if count:
            lines.append(
                f"{counted(count, 'ligne', 'lignes')} {words if count == 1 or code == 'doubt' else _many(code)}."
            )
    if report.holders:
        lines.append(f"{counted(len(report.holders), 'porteur créé', 'porteurs créés')}.")
    if report.funders:
        lines.append(
            f"{counted(len(report.funders), 'financeur créé', 'financeurs créés')}\u00a0: {', '.join(report.funders)}."
        )
    return lines


def _many(code: str) -> str:
    return {"error": "en erreur", "skipped": "laissées"}[code]


REFUSALS = {
    "preview_stale": "La base a changé depuis l’aperçu de ce classeur. Relisez le nouvel aperçu, puis recommencez.",
    "rows_in_error": "Des lignes sont en erreur ou en doute ({count}), la première à la ligne {row} "
    "de «\u00a0{sheet}\u00a0». Rien n’a été repris\u00a0: corrigez-les, ou reprenez les autres sans elles.",
    "fund_needed_first": "La ligne {row} de «\u00a0{sheet}\u00a0» donne un montant de fonds européen, et le programme "
    "n’a pas de fonds qui puisse le porter. Ajoutez-le dans «\u00a0Programme\u00a0», puis recommencez.",
    "report_unreadable": "Le compte rendu de ce classeur n’est plus lisible. Ce qui en a été repris n’est pas touché "
    "et se lit dans l’historique.",
    "nothing_to_return": "Aucune ligne n’est en doute ni en erreur\u00a0: il n’y a rien à rendre.",
    "workbook_changed": "«\u00a0{name}\u00a0» a changé depuis qu’il a été lu. Choisissez-le de nouveau.",
}
