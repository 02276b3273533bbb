"""What is wrong in a value that was given, in one sentence that names the case and the field.

The only place where a wrong input is said: each code that a rule raises has its words here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from leaderdesk.domain.inputs import WrongInput
from leaderdesk.words import codes, statuses
from leaderdesk.words.formats import capital
from leaderdesk.words.phrases import Filler, spaced

Names = Mapping[str, str]
NO_NAMES: Names = {}

_VALUES = {
    "unknown_key": "ce champ n’est pas connu",
    "missing": "une valeur est nécessaire",
    "missing_to_break_a_tie": "cette date est nécessaire pour départager des projets à égalité",
    "not_an_object": "un objet JSON est attendu",
    "not_a_list": "une liste est attendue",
    "not_text": "un texte est attendu",
    "number_not_text": "le nombre doit être écrit entre guillemets, car un nombre JSON n’est pas exact",
    "not_decimal": "un nombre décimal est attendu, par exemple « 1600.00 »",
    "too_many_digits": "ce nombre a trop de chiffres : 30 au plus avant le point et 30 au plus après",
    "not_whole": "un nombre entier est attendu, sans guillemets",
    "not_a_flag": "« true » ou « false » est attendu",
    "negative": "la valeur ne peut pas être négative",
    "above_one": "un taux ne dépasse pas 1 (100\u00a0%)",
    "not_above_zero": "la valeur doit dépasser zéro",
    "share_out_of_reach": "la part du fonds doit être entre 0 et 1, bornes exclues",
    "too_large": "la valeur est trop grande",
    "unknown_choice": "valeur inconnue ; valeurs possibles : {choices}",
    "unknown_tie_rule": "règle inconnue ; « received » ou « criterion:CLÉ » est attendu",
    "unknown_tie_criterion": "aucun projet n’a de critère « {criterion} » ; critères connus : {choices}",
    "no_seat": "le comité n’a aucun siège",
    "unknown_person": "« {person} » n’est ni titulaire, ni suppléant d’un siège",
    "no_such_month": "ce mois n’existe pas ; il s’écrit « 2026-02 »",
    "no_such_moment": "cette date n’existe pas ; elle s’écrit « 2026-01-10 » ou « 2026-01-10T16:30 »",
    "repeated": "cette valeur est donnée deux fois",
    "reserved_word": "ce nom est réservé",
    "scenarios_backwards": "« early » ne peut pas dépasser « likely », ni « likely » dépasser « late »",
    "before_start": "ce mois précède le début du calcul",
    "below_eligible": "le coût total est inférieur au coût éligible",
    "more_than_claimed": "les dépenses écartées dépassent la demande",
    "above_maximum": "cette note dépasse la note maximale du critère",
    "group_without_criterion": "aucun critère n’appartient à ce groupe",
    "several_sheets_of_one": "un consensus n’a qu’une seule fiche de notation",
    "not_json": "le fichier n’est pas un JSON lisible (ligne {line})",
    "too_deep": "le fichier a trop de niveaux imbriqués (ligne {line})",
    "not_utf8": "le fichier n’est pas un texte en UTF-8",
    "repeated_key": "ce champ est donné deux fois",
    "empty": "le fichier est vide",
    "not_a_case": "un objet JSON, ou une liste d’objets, est attendu",
}
_PLAN = {
    "european_counterpart": "{funder} : des fonds européens ne peuvent pas servir de contrepartie",
    "fund_twice": "le fonds « {fund} » figure deux fois",
    "given_beside": "{funder} : ce financement est hors des plans, il ne peut pas y entrer en partie",
    "most_below_least": "le maximum d’un financeur est inférieur à son minimum",
    "unknown_fund": "« {fund} » n’est pas un fonds du dossier",
}
_COSTS = {
    "bands_out_of_order": "les tranches du barème ne se suivent pas",
    "fixed_amount_by_slice": "un barème par tranches cumulées n’a pas de montant fixe",
    "flat_rate_on_flat_rate": "un forfait ne se calcule pas sur un autre forfait (« {key} »)",
    "flat_rate_on_in_kind": "un forfait ne se calcule pas sur une contribution en nature (« {key} »)",
    "flat_rate_on_nothing": "le forfait n’a pas d’assiette",
    "scale_falls": "le barème donne moins pour une distance plus longue",
    "scale_without_end": "la dernière tranche du barème, et elle seule, doit être sans limite",
    "unknown_line": "« {key} » n’est pas une ligne de dépense",
    "unknown_scale": "le barème « {scale} » n’est pas connu",
}
_ENVELOPES = {
    "amount_or_rate": "un objectif est un montant ou un taux : saisissez l’un des deux, et un seul",
    "envelope_below_zero": "le {on}, cette enveloppe passe sous zéro : il y manque {missing}",
    "fund_unknown": "« {fund} » n’est pas un fonds de la maquette",
    "pot_unknown": "la maquette n’a pas d’enveloppe « {pot} »",
    "transfer_to_itself": "un transfert va d’une enveloppe à une autre, pas à elle-même",
}
_GRIDS = {
    "note_outside_scale": "une note du critère « {criterion} » n’est pas sur son échelle",
    "unknown_criterion": "« {criterion} » n’est pas un critère de la grille",
}
_DOSSIERS = {
    "dates_backwards": "la fin précède le début, ou le début manque",
    "key_missing": "un numéro est nécessaire",
    "key_unknown": "« {key} » n’existe pas",
    "not_rising": "les trois valeurs (au plus tôt, probable, au plus tard) doivent aller en croissant à partir de zéro",
    "siren_malformed": "ce SIREN n’est pas valable : neuf chiffres sont attendus",
    "title_missing": "un intitulé est nécessaire (dossier « {key} »)",
}
_LIVES = {
    "no_such_move": "aucun passage ne mène de « {start:status} » à « {end:status} »",
    "stay_backwards": "l’état « {status:status} » se termine avant d’avoir commencé",
    "stays_overlap": "l’état « {status:status} » commence avant la fin du précédent",
    "unknown_requirement": "« {requirement} » n’est pas une condition connue",
    "unknown_status": "« {status:status} » n’est pas un état de cette vie",
}
_ELIGIBILITY = {
    "answer_unexplained": "un motif est nécessaire pour « {item:check} »",
    "check_twice": "le contrôle « {item:check} » figure deux fois",
    "contract_twice": "deux marchés portent le nom « {key} »",
    "eligible_over_cost": "la dépense éligible dépasse la dépense",
    "question_needed": "le contrôle manuel « {item:check} » n’a pas de question",
    "regime_twice": "le régime « {regime:regime} » figure deux fois",
    "unknown_check": "« {item:check} » n’est pas un contrôle de cette liste",
    "unknown_code": "« {value} » n’est pas une valeur connue",
    "unknown_regime": "« {regime:regime} » n’est pas un régime connu",
}
_COMMITTEE = {
    "event_about_nobody": "un événement de la séance ne dit pas de qui ou de quel projet il s’agit",
    "impossible_hours": "les heures de {person:name} se contredisent : le départ précède l’arrivée",
    "impossible_position": "la place {position} est prise, ou n’existe pas dans cet ordre du jour",
    "item_twice": "le projet {key:name} figure deux fois à l’ordre du jour",
    "moment_without_zone": "un événement de la séance a une heure sans fuseau",
    "negative_minutes": "la durée d’un projet ne peut pas être négative",
    "reason_needed": "un motif est nécessaire",
    "same_rank": "deux suppléants d’un collège ont le rang {rank} le {day} ; corrigez les rangs",
    "share_outside": "la part d’une majorité ({share:rate}) doit être au-dessus de zéro et au plus 100\u00a0%",
    "two_holders": "le siège {seat:name} a deux personnes pour une même place le {day} ; corrigez les mandats",
    "unknown_seat": "un pouvoir est donné par le siège {seat:name}, qui n’existe pas",
}
PROBLEMS = _VALUES | _PLAN | _COSTS | _ENVELOPES | _GRIDS | _DOSSIERS | _LIVES | _ELIGIBILITY | _COMMITTEE


def say_wrong(wrong: WrongInput, names: Names = NO_NAMES) -> str:
    """The sentence of a wrong input, with its place; `names` is for the keys of people, seats and projects."""
    return _said({"place": wrong.place}, problem_of(wrong.code, wrong.data, names))


def wrong_input(data: Mapping[str, Any]) -> str:
    """The sentence of a wrong input of a file: `data` has its problem, its place and, in a list, its case."""
    return _said(data, problem_of(str(data["problem"]), data))


def problem_of(code: str, data: Mapping[str, Any], names: Names = NO_NAMES) -> str:
    """What is wrong, without its place; a code that is not known is shown as it is."""
    if code not in PROBLEMS:
        return code
    # What a call did not bring is said missing, never a fault of the sentence.
    told: defaultdict[str, Any] = defaultdict(lambda: None)
    told.update({name: _printable(value) if isinstance(value, str) else value for name, value in data.items()})
    return Filler({**_WAYS, "name": lambda key: names.get(key, key)}).fill(PROBLEMS[code], told)


def _said(where: Mapping[str, Any], problem: str) -> str:
    parts = [f"cas « {_printable(where['case'])} »"] if where.get("case") else []
    parts += [f"champ « {_printable(where['place'])} »"] if where.get("place") else []
    said = f"{', '.join(parts)} : {problem}." if parts else f"{problem}."
    return spaced(capital(said))


def _printable(value: object) -> str:
    """On one line, whatever was read: a key of a file may hold anything."""
    text = str(value).encode("utf-8", "replace").decode("utf-8")
    flat = "".join(sign if sign.isprintable() else " " for sign in text)
    return flat if len(flat) <= 200 else f"{flat[:200]}…"  # noqa: PLR2004 - one readable line


_WAYS = {
    "check": lambda code: codes.word("check", code),
    "regime": lambda code: codes.word("regime", code),
    "status": statuses.status_or_code,
}
