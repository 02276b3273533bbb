"""The documents of a programme in French: what is wrong in them, where, and what an import brings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from leaderdesk.domain.programmes.problems import Problem
from leaderdesk.words import formats, inputs, lives
from leaderdesk.words import grids as grid_words
from leaderdesk.words.phrases import Filler, spaced

_PROBLEMS = {
    "floor_above_cap": "le plancher ({floor}) dépasse le plafond ({cap})",
    "aid_and_own_above_one": "le taux d’aide publique ({aid:rate}) et l’autofinancement ({own:rate}) dépassent "
    "ensemble 100\u00a0%",
    "no_criterion": "la grille n’a aucun critère",
    "no_points": "aucun critère ne rapporte de points",
    "untitled": "il manque un intitulé",
    "weightless": "« {criterion} » a un poids nul : il ne change aucune note",
    "eliminates_everybody": "la note éliminatoire dépasse la note maximale ({most:points}) : "
    "tout projet serait éliminé",
    "bonus_eliminates": "« {criterion} » est un bonus et peut pourtant éliminer",
    "unknown_group": "« {group} » n’est pas un groupe de la grille",
    "too_fine": "trois décimales au plus",
    "wording_missing": "le niveau à {points:points} n’a pas de libellé",
    "one_level": "« {criterion} » n’a qu’un seul niveau",
    "maximum_out_of_levels": "la note maximale n’est aucun des niveaux : le plus haut est {best:points}",
    "group_asks_too_many": "le groupe n’a que {members} critères",
    "threshold_out_of_reach": "aucun projet ne peut atteindre ce seuil : le maximum est {most:points}",
    "tiers_overlap": "deux paliers de taux commencent au même total",
    "tiers_unordered": "les paliers ne sont pas dans l’ordre de leurs totaux",
    "tier_falls": "ce palier donne un taux plus faible que le précédent",
    "tier_out_of_reach": "aucun projet ne peut atteindre ce palier : le maximum est {most:points}",
    "pass_without_rate": "un projet retenu sous {start:points} n’aurait aucun taux",
    "tie_on_nothing": "« {criterion} » n’est pas un critère de la grille",
    "no_item": "la liste n’a aucun contrôle",
    "source_missing": "la source de la règle n’est pas dite",
    "ends_before_it_begins": "la fin précède le début",
    "no_amount": "le montant reste à saisir",
    "does_not_count_itself": "ce plafond ne compte pas les aides de son propre régime",
    "small_aid_unknown": "les aides de minimis se comptent sous les quatre règlements connus du programme",
    "numbering_unread": "ce modèle de numéro ne se lit pas : il lui faut le rang, une seule fois",
    "part_outside": "une part va de 0 à 100\u00a0%",
    "below_zero": "une valeur sous zéro n’a pas de sens ici",
    "bound_outside": "la part à atteindre va de 0 à 1 (100 %)",
    "no_quorum_rule": "aucune règle de quorum n’est dite",
    "college_misplaced": "cette règle et son collège ne vont pas ensemble",
    "no_limit": "ni plancher ni plafond : ce contrôle ne vérifie rien",
    "not_whole_number": "un nombre entier est attendu",
    "unknown_format": "ce fichier n’est ni un programme ni une grille de LeaderDesk",
    "newer_format": "ce fichier vient d’une version plus récente du format ({version})",
    "unknown_fiche_code": "« {fiche} » n’est pas une fiche-action de ce document",
    "unknown_fund_code": "« {fund} » n’est pas un fonds de ce document",
    "unknown_grid_title": "« {grid} » n’est pas une grille de ce document",
    "file_name_field": "« {field} » n’est pas un mot connu ; choisissez dossier, rang, document ou date",
    "file_name_bracket": "un crochet n’est pas fermé, ou pas ouvert",
    "file_names_alike": "tous les fichiers auraient le même nom : il y faut [document] ou [rang]",
    "field_unknown": "ligne {line}, caractère {column} : « {field} » n’est pas un champ connu",
    "field_elsewhere": "ligne {line}, caractère {column} : « {field} » n’a pas de valeur dans ce texte",
    "field_unclosed": "ligne {line}, caractère {column} : ce crochet n’est pas refermé",
    "field_unopened": "ligne {line}, caractère {column} : ce crochet ferme un champ qui n’est pas ouvert",
}
PROBLEM_CODES = frozenset(_PROBLEMS)
_PLACES = {
    "aggregate": "calcul de la note",
    "amount": "montant",
    "at_least": "nombre de critères",
    "bands": "tranche",
    "body": "texte",
    "bound": "part à atteindre",
    "caps": "intensité",
    "ceilings": "plafond",
    "checklist": "liste de contrôle",
    "checklists": "liste de contrôle",
    "code": "code",
    "college": "collège",
    "committee": "comité",
    "convocation_days": "délai de convocation",
    "counterpart_paid_first": "cofinanceurs payés d’abord",
    "counting": "décompte",
    "counts": "régimes comptés",
    "criteria": "critère",
    "cut_off_days": "date limite",
    "deadlines": "délai",
    "delays": "durées",
    "delays_in_working_days": "délais en jours ouvrés",
    "early_notes_count": "notes d’avance",
    "eligible_max": "plafond de dépense éligible",
    "eligible_min": "plancher de dépense éligible",
    "eliminatory_min": "note éliminatoire",
    "envelopes": "enveloppe",
    "feader_max": "plafond du fonds",
    "feader_min": "plancher du fonds",
    "feader_share": "part du fonds",
    "fiche": "fiche-action",
    "fiches": "fiche-action",
    "fixed": "forfait",
    "funders": "financeur",
    "funds": "fonds",
    "gathering": "calcul d’ensemble",
    "grid": "grille",
    "grids": "grille",
    "group": "groupe",
    "groups": "groupe",
    "holds_from": "début",
    "holds_until": "fin",
    "in_alsace_moselle": "jours fériés d’Alsace et de Moselle",
    "indicators": "indicateur",
    "items": "contrôle",
    "key": "clé",
    "kind": "genre",
    "label": "intitulé",
    "levels": "niveau",
    "majorities": "majorité",
    "max": "note maximale",
    "max_before_balance": "part au plus avant le solde",
    "max_instalments": "nombre d’acomptes",
    "max_public_aid_rate": "taux maximal d’aide publique",
    "maximum": "plafond",
    "met_from": "part à atteindre",
    "min_ballots": "nombre de fiches de notation",
    "min_inside": "part minimale",
    "min_own_of_public_funding": "part propre minimale des fonds publics",
    "min_own_rate": "autofinancement minimal",
    "minimum": "plancher",
    "moves": "passage",
    "names_are_published": "votes publiés",
    "needed": "pièce",
    "of": "base",
    "op": "signe",
    "per_kilometre": "prix au kilomètre",
    "planned_minutes": "durée prévue",
    "points": "points",
    "policy": "enveloppe insuffisante",
    "proxies": "pouvoirs",
    "public_aid_max": "plafond d’aide publique",
    "public_aid_min": "plancher d’aide publique",
    "question": "question",
    "quorum": "règle de quorum",
    "rate": "taux",
    "rate_tiers": "palier de taux",
    "recusal": "déport",
    "recused_seat": "siège déporté",
    "regime": "régime",
    "regimes": "régime",
    "rounding_step": "pas d’arrondi",
    "rule": "règle",
    "rules": "règles",
    "scales": "barème",
    "second_meeting": "seconde convocation",
    "settings": "réglage",
    "share": "part",
    "sheets_days": "envoi des fiches",
    "silence": "silence",
    "size": "taille",
    "source": "source",
    "start": "total de départ",
    "statuses": "état",
    "subject": "objet",
    "target": "cible",
    "target_on": "jour de la cible",
    "texts": "lettre",
    "threshold": "seuil",
    "ties": "départage",
    "title": "intitulé",
    "tolerance": "part écartée sans sanction",
    "tolerance_of": "ce que la part écartée est comparée à",
    "unit": "unité",
    "up_to": "fin de tranche",
    "value": "valeur",
    "versions": "version",
    "warn_days": "délai d’alerte",
    "weight": "poids",
    "wording": "libellé",
    "written_days": "consultation écrite",
    "years": "durée",
}
_PRESETS = {
    "one_passage": (
        "Un passage en comité",
        "Le comité voit le dossier complet une seule fois et le programme. Le plus simple pour commencer.",
    ),
    "two_passages": (
        "Deux passages en comité",
        "Le comité donne d’abord un avis d’opportunité sur le projet, puis programme le dossier complet.",
    ),
    "call": (
        "Appels à projets",
        "Les dossiers sont déposés avant une date limite, notés avec la même grille puis classés dans une enveloppe.",
    ),
}
_FAMILIES = {
    "fund": ("fonds", "fonds"),
    "fiche": ("fiche-action", "fiches-actions"),
    "grid": ("grille", "grilles"),
    "checklist": ("liste de contrôle", "listes de contrôle"),
    "funder": ("financeur", "financeurs"),
    "indicator": ("indicateur", "indicateurs"),
    "setting": ("réglage", "réglages"),
    "criterion": ("critère", "critères"),
}
_STEP = re.compile(r"(\w+)(?:\[(\d+)\])?")
_FILLER = Filler({"points": lambda value: f"{grid_words.decimal(value)}{formats.NO_BREAK}points"})


def say_problem(problem: Problem) -> str:
    """One sentence with its place: `Critère 3, poids : …`."""
    where, what = place(problem.place), problem_of(problem.code, problem.data)
    said = f"{where} : {what}" if where else what
    return spaced(f"{said[0].upper()}{said[1:]}{'' if said.endswith('.') else '.'}")


def problem_of(code: str, data: Mapping[str, Any]) -> str:
    """What is wrong, without its place; a code that is not known is shown as it is."""
    if code in _PROBLEMS:
        told = {name: data.get(name) for name in re.findall(r"\{(\w+)", _PROBLEMS[code])}
        return _FILLER.fill(_PROBLEMS[code], told)
    if code in lives.PROBLEM_CODES:
        from leaderdesk.domain.lives.soundness import Problem as LifeProblem

        said = lives.say_problem(LifeProblem(code, "", {name: str(value) for name, value in data.items()}))
        return said[0].lower() + said[1:]
    return inputs.problem_of(code, data)


def place(path: str) -> str:
    """A path in words: `criteria[2].weight` is « critère 3, poids »."""
    parts = []
    for name, rank in _STEP.findall(path):
        word = _PLACES.get(name, name)
        parts.append(f"{word} {int(rank) + 1}" if rank else word)
    return ", ".join(parts)


def preset(name: str) -> str:
    """What a programme to begin with is called."""
    return _PRESETS[name][0]


def preset_help(name: str) -> str:
    """For whom it is."""
    return spaced(_PRESETS[name][1])


def family(name: str) -> str:
    """What kind of thing a document brings."""
    return _FAMILIES[name][0]


def counted(name: str, count: int) -> str:
    """How many of a kind: `3 fiches-actions`."""
    return formats.counted(count, *_FAMILIES[name])
