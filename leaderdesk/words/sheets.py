"""What is half-filled in a dossier, in sentences: what is missing, and what to do."""

from __future__ import annotations

from leaderdesk.domain.sheets.amounts import Flaw
from leaderdesk.words import fields, inputs, numbers
from leaderdesk.words.phrases import Filler, spaced
from leaderdesk.words.settings import label

_SENTENCES = {
    "cost_needs": "{label} : {field:field} à saisir.",
    "scale_unknown": "{label} : le barème « {scale} » n’existe pas dans les réglages.",
    "flat_rate_on_in_kind": "{label} : un forfait ne se calcule pas sur une contribution en nature.",
    "instructed_over_amount": "{label} : le montant instruit dépasse le montant présenté ({amount}).",
    "instruction_unexplained": "{label} : dites pourquoi l’instruction s’écarte du calcul ({amount}).",
    "rules_missing": "Le plan ne peut pas être calculé : choisissez une fiche-action qui a des règles.",
    "grid_missing": "Aucune grille de sélection n’est choisie pour la fiche-action.",
    "note_of_no_criterion": "Une note porte sur un critère absent de cette version de la grille ({label}).",
    "treasury_empty": "Saisissez au moins une dépense datée pour connaître la trésorerie.",
    "movement_undated": "{label} : date à saisir, ce mouvement ne compte pas encore.",
    "movement_too_far": "{label} : le {day} n’est pas compté, le calcul s’arrête {years} ans après {start:month}. "
    "Vérifiez cette date.",
    "movement_before_start": "{label} : le {day} précède le début du calcul ({start}) ; "
    "comptez-le dans la trésorerie de départ.",
}
# What a rule itself refused: where, then the rule's own sentence.
_REFUSED = {
    "wrong_setting": "Réglage « {label} » illisible, la valeur par défaut est utilisée. {wrong}",
    "costs_refused": "Les dépenses ne peuvent pas être calculées. {wrong}",
    "plan_wrong": "Le plan ne peut pas être calculé. {wrong}",
    "range_wrong": "Aucun conseil : les montants possibles d’un financeur sont à corriger. {wrong}",
    "check_refused": "Ce contrôle ne peut pas répondre. {wrong}",
    "grid_wrong": "La grille ou les notes sont à corriger. {wrong}",
    "treasury_wrong": "La trésorerie ne peut pas être calculée. {wrong}",
}
CODES = frozenset(_SENTENCES) | frozenset(_REFUSED)


def say_flaw(flaw: Flaw) -> str:
    """What is half-filled."""
    if flaw.wrong is not None and flaw.code in _REFUSED:
        name = label(flaw.label) if flaw.code == "wrong_setting" else flaw.label
        return spaced(_REFUSED[flaw.code].format(label=name, wrong=inputs.say_wrong(flaw.wrong)))
    return _FILLER.fill(_SENTENCES[flaw.code], {"label": flaw.label or "Ligne sans libellé", **flaw.data})


_FILLER = Filler({"field": fields.field, "month": numbers.month})
