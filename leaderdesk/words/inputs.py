"""What is wrong in a value that was given, in one sentence that names the case and the field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from leaderdesk.words import formats
from leaderdesk.words.phrases import spaced

PROBLEMS = {
    "unknown_key": "ce champ n’est pas connu",
    "missing": "une valeur est nécessaire",
    "missing_to_break_a_tie": "cette date est nécessaire pour départager des projets à égalité",
    "not_an_object": "un objet JSON est attendu",
    "not_a_list": "une liste est attendue",
    "not_text": "un texte est attendu",
    "number_not_text": "le nombre doit être écrit entre guillemets, car un nombre JSON n’est pas exact",
    "not_decimal": "un nombre décimal est attendu, par exemple « 1600.00 »",
    "not_whole": "un nombre entier est attendu, sans guillemets",
    "not_a_flag": "« true » ou « false » est attendu",
    "negative": "la valeur ne peut pas être négative",
    "above_one": "un taux ne dépasse pas 1 (100 %)",
    "not_above_zero": "la valeur doit dépasser zéro",
    "share_out_of_reach": "la part du fonds doit être entre 0 et 1, bornes exclues",
    "too_large": "la valeur est trop grande",
    "unknown_choice": "valeur inconnue ; valeurs possibles : {choices}",
    "unknown_tie_rule": "règle inconnue ; « received » ou « criterion:CLÉ » est attendu",
    "no_such_month": "ce mois n’existe pas ; il s’écrit « 2026-02 »",
    "no_such_moment": "cette date n’existe pas ; elle s’écrit « 2026-01-10 » ou « 2026-01-10T16:30 »",
    "repeated": "cette valeur est donnée deux fois",
    "reserved_word": "ce nom est réservé",
    "before_start": "ce mois précède le début du calcul",
    "below_eligible": "le coût total est inférieur au coût éligible",
    "more_than_claimed": "les dépenses écartées dépassent la demande",
    "above_maximum": "ce niveau dépasse la note maximale du critère",
    "group_without_criterion": "aucun critère n’appartient à ce groupe",
    "several_sheets_of_one": "un consensus n’a qu’une seule fiche de notation",
    "not_json": "le fichier n’est pas un JSON lisible (ligne {line})",
    "not_utf8": "le fichier n’est pas un texte en UTF-8",
    "repeated_key": "ce champ est donné deux fois",
    "empty": "le fichier est vide",
    "not_a_case": "un objet JSON, ou une liste d’objets, est attendu",
}


def wrong_input(data: Mapping[str, Any]) -> str:
    """The sentence of a wrong input: `data` has its problem, its place and, in a list, its case."""
    problem = problem_of(str(data["problem"]), data)
    parts = [f"cas « {_printable(data['case'])} »"] if data.get("case") else []
    parts += [f"champ « {_printable(data['place'])} »"] if data.get("place") else []
    where = ", ".join(parts)
    said = f"{where} : {problem}." if where else f"{problem}."
    return spaced(said[0].upper() + said[1:])


def problem_of(code: str, data: Mapping[str, Any]) -> str:
    """What is wrong, without its place; a code that is not known is shown as it is."""
    return PROBLEMS.get(code, code).format_map({"choices": formats.MISSING, "line": formats.MISSING, **data})


def _printable(value: object) -> str:
    """On one line, whatever was read: a key of a file may hold anything."""
    text = str(value).encode("utf-8", "replace").decode("utf-8")
    flat = "".join(sign if sign.isprintable() else " " for sign in text)
    return flat if len(flat) <= 200 else f"{flat[:200]}…"  # noqa: PLR2004 - one readable line
