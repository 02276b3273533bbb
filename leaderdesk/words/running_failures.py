"""Refusals of the GAL's own file in French: what cannot be so, and what to do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from leaderdesk.words import formats
from leaderdesk.words.numbers import month, of_month
from leaderdesk.words.phrases import spaced

_SENTENCES = {
    "sheet_signed": "La feuille de temps {of_month} est signée. Dites pourquoi elle change : ses signatures seront "
    "retirées.",
    "day_too_long": "Le {on} aurait plus de 24 heures. Corrigez les heures de ce jour.",
    "no_hours_before": "La feuille de temps {of_month} est vide : il n’y a rien à recopier.",
    "person_needed": "Choisissez d’abord la personne.",
    "assigned_twice": "Cette personne serait affectée deux fois au dossier le {on}. Corrigez les dates.",
    "month_paid_twice": "Cette personne a déjà une paie pour {month}. Modifiez celle-ci.",
    "helped_above_pay": "Les aides {of_month} dépassent le brut et les charges. Corrigez les montants.",
    "claim_filed": "Cette demande est déposée ou retirée : elle ne se rassemble plus. Rassemblez une nouvelle demande.",
    "running_claimed_twice": "Cette dépense est déjà dans une autre demande ({claim}) : {what}. Changez la période, "
    "ou retirez-la de l’autre demande.",
    "claimed_here": "Cette ligne est dans une demande de paiement ({claim}). Retirez-la d’abord de cette demande.",
    "nothing_to_claim": "Rien à demander sur cette période : aucun salaire ni déplacement n’y est calculé.",
    "claim_without_fund": "Aucun fonds européen dans le plan de financement de ce dossier. Ajoutez-le d’abord "
    "à l’onglet Financement.",
}


def _said(code: str) -> Callable[[Mapping[str, Any]], str]:
    def say(data: Mapping[str, Any]) -> str:
        told = dict(data)
        if "month" in told:
            on = date.fromisoformat(str(told["month"]))
            told |= {"month": month(on), "of_month": of_month(on)}
        if "on" in told:
            told["on"] = formats.day(date.fromisoformat(str(told["on"])))
        return spaced(_SENTENCES[code].format_map(told))

    return say


SPECIAL: dict[str, Callable[[Mapping[str, Any]], str]] = {code: _said(code) for code in _SENTENCES}
