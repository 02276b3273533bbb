"""Envelopes, deadlines and the waiting list in sentences: every reason with its amounts."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from leaderdesk.domain.envelopes.chains import ChainProblem
from leaderdesk.domain.steps import Step, Value
from leaderdesk.words import codes, formats
from leaderdesk.words.phrases import money, spaced

_SENTENCES = {
    "left_after_votes": "Fiche-action {fiche} ({fund}) : il resterait {left}.",
    "pot_over_limit": "Fiche-action {fiche} ({fund}) : la limite de {limit} est dépassée de {over}.",
    "pot_over_envelope": "Fiche-action {fiche} ({fund}) : l’enveloppe est dépassée de {over} ; "
    "la surprogrammation permet encore {room}.",
    "fund_over_limit": "{fund} : la limite de {limit}, toutes fiches-actions ensemble, est dépassée de {over}.",
    "target_met": "Objectif atteint : {reached} {measure} pour {due} attendus au {on}.",
    "target_running": "Il manque {missing} pour atteindre {due} {measure} au {on} "
    "({days_left} et {sittings} d’ici là).",
    "target_missed": "Objectif manqué au {on} : {reached} {measure} sur {due}. "
    "{missing} peuvent faire l’objet d’un dégagement d’office.",
    "waiting_for_pot": "Fiche-action {fiche} ({fund}) : {amount} attendus, {left} disponibles à son tour.",
    "waiting_called": "Rang {rank} : {amount} tiennent dans les {left} disponibles ; le dossier peut être programmé.",
    "waiting_to_vote": "Rang {rank} : {amount} tiennent dans les {left} disponibles ; le comité doit encore voter.",
    "waiting_to_decide": "Rang {rank} : {left} ne suffisent pas pour tous les ex æquo ; le comité choisit.",
    "waiting_too_large": "Rang {rank} : {amount} ne tiennent pas dans les {left} disponibles.",
    "waiting_behind": "Rang {rank} : le dossier attend que le rang {held_by} soit réglé.",
    "waiting_no_decision": "Rang {rank} : aucune décision n’inscrit ce dossier sur la liste d’attente.",
    "waiting_expired": "Rang {rank} : la décision qui inscrit ce dossier sur la liste d’attente n’est plus valable.",
    "waiting_not_yet": "Rang {rank} : la décision qui inscrit ce dossier sur la liste d’attente ne vaut pas encore.",
    "waiting_tied": "{count} dossiers partagent le rang {rank} ; rien ne les départage.",
    "listed_to_call": "Décision {key} du {on} : le dossier est programmé dès que l’argent est disponible{until}.",
    "listed_to_vote": "Décision {key} du {on} : le dossier revient devant le comité{until}.",
}
CODES = frozenset(_SENTENCES)
_PROBLEMS = {
    "amount_grows": "{dossier} : le montant {after} dépasse de {grows_by} le montant {before}.",
    "amount_missing": "{dossier} : le montant {after} manque, alors que le montant {before} est connu.",
    "closed_without_payment": "{dossier} : le dossier est soldé sans montant payé.",
}


def say(step: Step) -> str:
    """The sentence of a step."""
    return spaced(_SENTENCES[step.code].format(**{name: _said(name, value) for name, value in step.data.items()}))


def say_problem(problem: ChainProblem) -> str:
    """The sentence of an amount that nothing explains; its place begins with the dossier."""
    place, _, stage = problem.place.rpartition(".")
    data = {
        "dossier": place,
        "after": codes.word("stage", stage),
        "before": codes.word("stage", problem.before or ""),
        "grows_by": formats.MISSING if problem.grows_by is None else money(problem.grows_by),
    }
    return spaced(_PROBLEMS[problem.code].format(**data))


def _said(name: str, value: Value) -> str:
    if name == "until":
        return f", jusqu’au {formats.day(value)}" if isinstance(value, date) else ""
    if name == "measure":
        return codes.word("stage", str(value))
    if name == "days_left" and isinstance(value, int):
        return formats.counted(value, "jour", "jours")
    if name == "sittings" and isinstance(value, int):
        return formats.counted(value, "séance", "séances")
    if isinstance(value, Fraction):
        return money(value)
    return formats.day(value) if isinstance(value, date) else str(value)
