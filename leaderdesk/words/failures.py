"""Every refusal and fault in French: what happened, then what to do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import PurePath
from typing import Any

from leaderdesk.domain.errors import Expected
from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.programmes.problems import Problem
from leaderdesk.words import (
    base_failures,
    findings,
    formats,
    imports,
    inputs,
    outlines,
    programmes,
    running_failures,
    settings,
    sittings,
    tables,
    whole,
    workbook_files,
)

Data = Mapping[str, Any]

_PLAIN = {
    **base_failures.REFUSALS,
    "target_in_use": "« {name} » est ouvert dans un autre programme. Fermez-le puis recommencez, "
    "ou enregistrez sous un autre nom : « {free} ». L’ancien fichier est intact.",
    "folder_gone": "Le dossier où écrire « {name} » est introuvable : rien n’a été enregistré. "
    "Rebranchez son support, ou choisissez un autre emplacement.",
    "place_taken": "« {name} » est déjà le nom d’autre chose à cet endroit. Choisissez un autre nom.",
    "no_such_preset": "Aucun classeur ne s’appelle « {preset} ». La commande « exports » les liste.",
    "not_of_a_sitting": "Le classeur « {preset} » ne porte pas sur une séance : enlevez --sitting.",
    "no_such_sitting": "Aucune séance n’a « {wanted} » pour numéro ni pour date. Il y a : {known}.",
    "several_sittings": "Plusieurs séances ont « {wanted} » pour numéro ou pour date : {known}. Donnez l’autre.",
    "not_a_form": "« {name} » n’est pas une grille ni un tableau à remplir que LeaderDesk a fait, ou son contenu a été "
    "remplacé. Reprenez le fichier d’origine.",
    "form_row_twice": "Dans « {name} », la ligne {row} répète une autre ligne. "
    "Reprenez le fichier tel qu’il a été envoyé.",
    "forms_of_several_kinds": "Ces fichiers ne sont pas de la même sorte. Reprenez-les séparément.",
    "forms_of_several_sittings": "Ces grilles sont de plusieurs séances. Reprenez celles d’une séance à la fois.",
    "notes_too_late": "La séance « {title} » est terminée : ses notes ne changent plus.",
    "sitting_in_the_bin": "La séance « {title} » est à la corbeille. Remettez-la, puis reprenez les grilles.",
    "form_of_another_base": "Ce fichier a été fait dans une autre base. Rien n’en est repris.",
    "nothing_to_take": "Il n’y a rien à reprendre dans ce fichier.",
    "nothing_to_note_at_home": "Aucune séance à venir n’a de projet à noter. Inscrivez des projets à son ordre du "
    "jour, et donnez une grille à leur fiche-action.",
    "no_cofunder_to_ask": "Aucun dossier en cours n’attend d’argent d’un cofinanceur nommé.",
    "disk_full": "Le disque de « {name} » est plein : rien n’a été enregistré. Libérez de la place, puis recommencez.",
    "write_failed": "L’écriture de « {name} » a échoué ({detail}) : rien n’a été enregistré. "
    "Vérifiez le disque, puis recommencez.",
    "output_failed": "Le résultat n’a pas pu être écrit jusqu’au bout ({detail}). Libérez de la place sur le disque, "
    "ou choisissez une autre sortie, puis recommencez.",
    "no_memory": "La mémoire manque : rien n’a été enregistré. Fermez d’autres programmes, puis recommencez.",
    "missing_file": "Le fichier « {name} » est introuvable. Vérifiez son emplacement.",
    "unreadable_file": "Le fichier « {name} » ne peut pas être lu. Vérifiez vos droits, ou que c’est bien un fichier.",
    "already_there": "Un fichier « {name} » existe déjà. Choisissez un autre nom.",
    "several_records": "{count} enregistrements s’appellent « {wanted} ». Donnez un numéro de dossier ou un SIRET.",
    "no_such_report": "Aucun bilan ne s’appelle « {report} ». La commande « reports » les liste.",
    "period_reversed": "La période finit avant de commencer : corrigez l’une des deux dates.",
    "epci_needed": "Aucune intercommunalité n’est connue : renseignez celle des porteurs.",
    "no_such_paper": "Aucun document ne s’appelle « {paper} ». La commande « papers » les liste.",
    "sitting_needed": "Ce document est celui d’une séance : donnez son numéro (--sitting).",
    "dossier_needed": "Ce document est celui d’un dossier : donnez son numéro (--dossier).",
    "nothing_numbered": "« {paper} » ne peut pas être produit pour le numéro {wanted}. La commande « papers » dit "
    "ce qui peut l’être.",
    "nothing_to_print": "Il n’y a encore rien à mettre dans ce document.",
    "not_a_picture": "« {name} » n’est pas une image PNG ou JPEG : choisissez-en une.",
    "too_many_logos": "Un document porte au plus {most} logos : retirez-en un d’abord.",
    "not_held": "Cette séance n’a pas encore été ouverte : elle n’a pas de compte rendu.",
    "no_record": "Aucun dossier ni porteur ne correspond à « {wanted} ». Donnez un numéro de dossier, "
    "un SIRET ou un nom exact.",
    "nothing_to_undo": "Il n’y a rien à annuler.",
    "nothing_to_redo": "Il n’y a rien à rétablir.",
    "field_not_restored": "Le champ « {field} » ne peut plus reprendre cette valeur : "
    "une autre donnée du dossier s’y oppose. Saisissez-la autrement.",
    "undo_conflict": "Cette action ne peut plus être annulée : les données ont changé depuis. "
    "Lancez la vérification de la base.",
    "undo_erased": "Cette action ne peut plus être annulée : ses valeurs ont été effacées à la demande.",
    "number_taken": "Le numéro de dossier {number} est déjà pris. Choisissez-en un autre.",
    "indicator_taken": "Un autre indicateur a déjà le code « {indicator} ». Choisissez-en un autre.",
    "fiche_exists": "La fiche-action {fiche} existe déjà dans ce programme. Choisissez un autre code.",
    "name_needed": "Un nom est nécessaire. Saisissez-le, puis recommencez.",
    "text_needed": "La note est vide. Écrivez-la, puis recommencez.",
    "amount_said_twice": "Cette étape a déjà un montant ce jour-là pour ce fonds. Choisissez un autre jour, "
    "ou corrigez le montant déjà noté.",
    "claim_after_balance": "Le solde d’un fonds est sa dernière demande : aucune autre n’est rangée "
    "ni déposée après lui. Corrigez la nature ou la date de l’une d’elles, ou retirez-la.",
    "balance_claimed": "Le solde de ce fonds est déjà demandé : rien ne le suit. Changez sa nature, ou retirez-le.",
    "part_of_nothing": "Un pourcentage se prend du montant demandé : écrivez d’abord ce montant.",
    "cut_above_claimed": "L’écart de « {label} » dépasse le montant demandé. Corrigez l’un des deux, puis recommencez.",
    "transfer_without_envelope": "Un mouvement part d’une enveloppe ou y arrive. Choisissez-en une d’abord.",
    "programme_needed": "Aucun programme n’est ouvert. Saisissez d’abord sa période à la page Programme et réglages.",
    "target_without_figure": "Un objectif est un montant ou un taux. Saisissez l’un des deux.",
    "amendment_without_fund": "Un avenant qui change un montant dit de quel fonds : choisissez-le d’abord.",
    "amount_reckoned": "Ce montant vient des demandes de paiement ou des avenants : corrigez-le là où il a été saisi.",
    "rank_below_one": "Un rang commence à 1. Corrigez-le, puis recommencez.",
    "count_beyond": "Ce nombre ne peut pas dépasser {most}. Corrigez-le, puis recommencez.",
    "negative_amount": "Un montant ne peut pas être négatif. Corrigez-le, puis recommencez.",
    "no_advice": "Aucun plan ne peut être conseillé : il manque des règles, ou un montant est à corriger.",
    "not_a_funder": "Seul un cofinanceur se remplace : modifiez directement cette ligne du plan.",
    "fund_needed": "Aucun fonds européen n’existe dans le programme. Ajoutez-en un, puis recommencez.",
    "note_off_scale": "« {criterion} » se note de 0 à {most}, ou par ses niveaux. Choisissez une de ces notes.",
    "nothing_to_spread": "Aucune dépense n’est à étaler : rien n’est saisi à l’onglet Dépenses, ou tout est déjà fait.",
    "reason_needed": "Un motif est nécessaire. Saisissez-le, puis recommencez.",
    "not_a_file": "« {name} » n’est pas un fichier. Choisissez un fichier.",
    "view_name_taken": "Une autre vue s’appelle déjà «\u00a0{name}\u00a0». Choisissez un autre nom.",
    "difference_without_dossier": "Dites d’abord de quel dossier parle cette ligne.",
    "no_table_to_hold": "Aucun tableau de dossiers n’a été reconnu dans « {name} ». Il faut une ligne de titres "
    "(numéro, intitulé, porteur, montants…) au-dessus des dossiers.",
    "difference_not_taken": "La base tient le détail de cette valeur : elle se corrige dans le dossier, "
    "pas depuis le tableau.",
    "record_gone": "Cet enregistrement n’existe plus : il a été supprimé, ou son ajout a été annulé.",
    "fund_exists": "Le fonds {fund} existe déjà dans ce programme. Choisissez un autre code.",
    "fund_in_use": "Le fonds {fund} finance déjà des dossiers ou des enveloppes : il ne peut pas être retiré.",
    "grid_exists": "Une grille s’appelle déjà « {grid} ». Choisissez un autre intitulé.",
    "merged_into_itself": "Un porteur ne se fusionne pas avec lui-même. Choisissez-en un autre.",
    "already_a_dossier": "Le dossier {dossier} existe déjà pour cette demande. Ouvrez-le.",
    "no_grid": "Aucune grille n’est choisie. Choisissez-en une, puis recommencez.",
    "not_a_document": "« {name} » ne peut pas être importé : {problem}.",
    "programme_not_empty": "La base a déjà des fiches-actions : un modèle se charge dans une base neuve. "
    "Pour ajouter des éléments, importez un fichier.",
    "piece_changing": "Le fichier « {name} » change pendant sa copie. Fermez-le, puis recommencez.",
    **imports.REFUSALS,
    **sittings.REFUSALS,
    **workbook_files.REFUSALS,
    **whole.REFUSALS,
    **outlines.REFUSALS,
}


def say(expected: Expected) -> str:
    """The sentence of a refusal or a fault."""
    if isinstance(expected, WrongInput):
        return inputs.say_wrong(expected)
    data = dict(expected.data)
    data.setdefault("name", PurePath(str(data.get("path", ""))).name)
    data.setdefault("free", PurePath(str(data.get("other", ""))).name)
    special = _SPECIAL.get(expected.code)
    if special is not None:
        return special(data)
    if "table" in data:
        data["table"] = f"« {tables.table(data['table'])} »"
    return spaced(_PLAIN[expected.code].format_map(_Told(data)))


def spaced(text: str) -> str:
    """The same text with the spaces that French typography forbids to break."""
    for mark in ";?!":
        text = text.replace(f" {mark}", f"{formats.NARROW}{mark}")
    for mark in ":»":
        text = text.replace(f" {mark}", f"{formats.NO_BREAK}{mark}")
    return text.replace("« ", f"«{formats.NO_BREAK}")


class _Told(dict[str, Any]):
    """Data whose absence is said, never shown as a blank or a `None`."""

    def __missing__(self, key: str) -> str:
        return formats.MISSING


def _held(data: Data) -> str:
    if not data.get("user"):
        return spaced(f"« {data['name']} » est déjà ouverte par un autre programme. Fermez-le, puis recommencez.")
    since = formats.moment(datetime.fromisoformat(data["since"]))
    return spaced(
        f"« {data['name']} » est déjà ouverte par {data['user']} sur {data['machine']}, depuis le {since}. "
        "Fermez-la là-bas, puis recommencez."
    )


def _lost_changes(data: Data) -> str:
    since = formats.moment(datetime.fromisoformat(data["since"]))
    missing = formats.counted(data["missing"], "modification enregistrée", "modifications enregistrées")
    return spaced(
        f"Il manque {missing} dans « {data['name']} » : la dernière connue de cet ordinateur date du {since}. "
        "Restaurez une sauvegarde, ou rouvrez la base telle quelle en connaissance de cause."
    )


def _piece_too_large(data: Data) -> str:
    return spaced(
        f"Le fichier est trop gros : {formats.size(data['size'])}, pour {formats.size(data['largest'])} au plus. "
        "Réduisez-le, ou changez la limite dans les réglages."
    )


def _whole_unfit(data: Data) -> str:
    return spaced(whole.say_whole_unfit(data))


def _base_not_empty(data: Data) -> str:
    return spaced(whole.say_not_empty(data))


def _pieces_missing(data: Data) -> str:
    return spaced(whole.say_pieces_missing(data))


def _ends_before_it_starts(data: Data) -> str:
    return f"La fin ({_day(data['ends'])}) précède le début ({_day(data['starts'])}). Corrigez les dates."


def _status_before_the_last(data: Data) -> str:
    return f"La date du {_day(data['on'])} précède le début de l’état actuel ({_day(data['since'])}). Corrigez la date."


def _day(written: str) -> str:
    return formats.day(date.fromisoformat(written))


def _damaged(data: Data) -> str:
    detail = findings.short(str(data.get("detail", "")))
    return spaced(_PLAIN["damaged"].format(name=data["name"], detail=detail))


def _wrong_setting(data: Data) -> str:
    problem = programmes.problem_of(str(data["problem"]), data.get("details") or {})
    return spaced(f"« {settings.label(data['setting'])} » ne peut pas prendre cette valeur : {problem.rstrip('.')}.")


def _envelope_below_zero(data: Data) -> str:
    return spaced(
        f"L’enveloppe {data['pot']} passerait sous zéro le {_day(data['on'])} : il y manque"
        f" {formats.money(data['missing'])}. Diminuez ce qui lui est pris, puis recommencez."
    )


def _unsound(data: Data) -> str:
    problem = Problem(str(data["problem"]), str(data["place"]), data.get("details") or {})
    return programmes.say_problem(problem)


def _rules_in_use(data: Data) -> str:
    dossiers = formats.counted(data["count"], "dossier utilise", "dossiers utilisent")
    return spaced(f"{dossiers} cette version des règles. Faites une nouvelle version.")


_SPECIAL: dict[str, Callable[[Data], str]] = {
    "wrong_input": inputs.wrong_input,
    "held": _held,
    "lost_changes": _lost_changes,
    "piece_too_large": _piece_too_large,
    "ends_before_it_starts": _ends_before_it_starts,
    "status_before_the_last": _status_before_the_last,
    "damaged": _damaged,
    "wrong_setting": _wrong_setting,
    "envelope_below_zero": _envelope_below_zero,
    "unsound_rules": _unsound,
    "unsound_grid": _unsound,
    "unsound_checklist": _unsound,
    "rules_in_use": _rules_in_use,
    "whole_unfit": _whole_unfit,
    "base_not_empty": _base_not_empty,
    "pieces_missing": _pieces_missing,
    **sittings.SPECIAL,
    **running_failures.SPECIAL,
    **workbook_files.SPECIAL,
}
CODES = frozenset(_PLAIN) | frozenset(_SPECIAL)
