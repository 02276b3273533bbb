"""Workbooks in French: the names of their fields, what was left out and why, verdicts, problems, values."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

from leaderdesk.domain.workbooks.fields import OF_FUNDER
from leaderdesk.domain.workbooks.verdicts import Change, CofunderShare, Preview, Problem, Proposal, Understood, Value
from leaderdesk.words import codes, formats
from leaderdesk.words.phrases import spaced
from leaderdesk.words.statuses import status_or_code
from leaderdesk.words.typed import siret

FIELDS = {
    "number": "numéro",
    "title": "intitulé",
    "summary": "résumé",
    "holder_name": "porteur",
    "holder_kind": "type de porteur",
    "siret": "SIRET",
    "address": "adresse",
    "postcode": "code postal",
    "commune": "commune",
    "epci": "EPCI",
    "contact": "contact",
    "phone": "téléphone",
    "email": "courriel",
    "fiche_action": "fiche-action",
    "call": "appel à projets",
    "status": "état",
    "theme": "thème",
    "partners": "partenaires",
    "date_received": "date de réception",
    "date_eligible": "début d’éligibilité",
    "date_opinion": "date de l’avis d’opportunité",
    "date_committee": "date du comité",
    "date_convention": "date de la convention",
    "date_start": "début du projet",
    "date_end": "fin du projet",
    "date_paid": "date du paiement",
    "total_cost": "coût total",
    "eligible_cost": "coût éligible",
    "feader": "FEADER",
    "feader_rate": "taux du FEADER",
    "national_public": "public national",
    "private": "financement privé",
    "own_funds": "autofinancement",
    "cofunders": "cofinanceurs",
    "paid": "montant payé",
    "person": "suivi par",
    "next_step": "prochaine étape",
    "notes": "remarques",
}
VERDICTS = {"new": "nouveau", "changed": "changé", "same": "identique", "doubt": "en doute", "error": "en erreur"}
_COUNTED = {
    "new": ("nouveau", "nouveaux"),
    "changed": ("changé", "changés"),
    "same": ("identique", "identiques"),
    "doubt": ("en doute", "en doute"),
    "error": ("en erreur", "en erreur"),
}
LEFT_OUT = {
    "title": ("titre", "titres"),
    "blank": ("ligne vide", "lignes vides"),
    "heading": ("en-tête répété", "en-têtes répétés"),
    "subtotal": ("sous-total", "sous-totaux"),
    "total": ("total", "totaux"),
    "note": ("remarque ou légende", "remarques ou légendes"),
    "section": ("titre de partie", "titres de parties"),
    "cofunder": ("ligne de cofinanceur, lue avec son dossier", "lignes de cofinanceurs, lues avec leur dossier"),
    "example": ("ligne d’exemple du modèle", "lignes d’exemple du modèle"),
}
_LETTERS = 26
# What is wrong or doubtful, in one sentence; {…} are the data of the problem.
PROBLEMS = {
    "amount_unclear": "Ce montant n’est pas sûr.",
    "amount_not_read": "Ce n’est pas un montant.",
    "amount_in_thousands": "Ce montant semble être en milliers d’euros.",
    "amount_negative": "Un montant négatif, ou entre parenthèses.",
    "amount_rounded": "Montant plus fin que le centime : arrondi au centime.",
    "rate_unclear": "Ce taux peut être une part ou un pourcentage.",
    "rate_not_read": "Ce n’est pas un taux.",
    "rate_rounded": "Taux plus fin que quatre décimales : arrondi.",
    "day_unclear": "Cette date n’est pas sûre : jour, mois et année sont à préciser.",
    "day_not_read": "Ce n’est pas une date.",
    "day_impossible": "Cette date n’existe pas.",
    "day_out_of_programme": "L’année est loin de celles du programme.",
    "days_backwards": "Cette date vient avant celle de l’étape précédente.",
    "siret_damaged": "Ce SIRET a été abîmé par le tableur.",
    "siret_wrong": "Ce n’est pas un SIRET valable.",
    "siren_alone": "Un SIREN seul : il manque les cinq derniers chiffres du SIRET.",
    "number_damaged": "Ce numéro a été changé par le tableur, qui y a vu une date ou un nombre.",
    "nought_dropped": "Le zéro du début, perdu par le tableur, a été remis.",
    "status_unknown": "Cet état n’est pas connu, ou peut en être plusieurs.",
    "fiche_unknown": "Aucune fiche-action n’est reconnue à coup sûr.",
    "holder_kind_unknown": "Ce type de porteur n’est pas connu, ou peut en être plusieurs.",
    "formula_not_calculated": "Formule jamais calculée : ouvrez le classeur dans un tableur et enregistrez-le.",
    "formula_error": "Formule en erreur.",
    "text_cut": "Texte de {length} signes : il a peut-être été coupé.",
    "said_empty": "Lu comme vide.",
    "told_twice": "Deux colonnes disent deux valeurs pour ce champ.",
    "cofunder_unclear": "Cofinanceur ou montant à préciser sur cette ligne.",
    "hidden_row": "Cette ligne est masquée dans le classeur.",
    "duplicate_in_file": "Le même dossier est aussi ailleurs dans le classeur : {rows}.",
    "number_known_elsewhere": "Ce numéro est celui d’un autre dossier de la base.",
    "dossier_unsure": "C’est peut-être un dossier déjà dans la base.",
    "dossier_binned": "Ce dossier est dans la corbeille.",
    "holder_unsure": "C’est peut-être un porteur déjà dans la base.",
    "holder_says_otherwise": "La fiche du porteur dit autre chose : elle n’est pas changée.",
    "person_unknown": "Personne de ce nom dans l’équipe : gardé en note.",
    "call_unknown": "Aucun appel à projets de ce nom : gardé en note.",
    "missing_title": "Il manque l’intitulé.",
    "missing_holder": "Il manque le porteur.",
    "total_below_eligible": "Le coût total ({total}) est inférieur au coût éligible ({eligible}).",
    "total_below_fund": "Le coût total ({total}) est inférieur au FEADER ({fund}) : est-ce en milliers d’euros ?",
    "fund_above_eligible": "Le FEADER ({fund}) dépasse le coût éligible ({eligible}).",
    "thousand_times": "Environ mille fois d’écart avec un autre montant de la ligne ({part} et {whole}).",
    "rate_unequal": "Le FEADER ({fund}) dépasse le taux indiqué du coût éligible ({eligible}).",
    "plan_unequal": "Le plan ({plan}) ne fait pas le coût total ({total}).",
    "detailed_already": "La base en sait plus : elle n’est pas changée.",
}
# Where the base and the workbook each say something; where one of the base has to be named.
_BOTH = frozenset({"detailed_already", "holder_says_otherwise"})
_AMONG = frozenset({"number_known_elsewhere", "dossier_unsure", "dossier_binned", "holder_unsure"})
_AMOUNTS = frozenset({"total", "eligible", "fund", "part", "whole", "plan"})


def field(code: str) -> str:
    """The name of a field; a column of a funder has the funder's."""
    return code.removeprefix(OF_FUNDER) if code.startswith(OF_FUNDER) else FIELDS.get(code, code)


def verdict(code: str) -> str:
    """A verdict."""
    return VERDICTS[code]


def column_letters(column: int) -> str:
    """A column as workbooks name it: 28 is AB."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


def place(sheet: str, row: int, column: int | None) -> str:
    """Where something was read: `Suivi, ligne 12, colonne F`."""
    return f"{sheet}, ligne {row}" + (f", colonne {column_letters(column)}" if column else "")


def problem(problem: Problem) -> str:
    """What is wrong or doubtful."""
    sentence = PROBLEMS[problem.code]
    for name, text in problem.data:
        sentence = sentence.replace(f"{{{name}}}", _figure(text) if name in _AMOUNTS else text)
    return spaced(sentence)


def value(name: str, value: Value | None) -> str:
    """A value as people read it."""
    if value is None:
        return formats.MISSING
    if isinstance(value, tuple):
        return ", ".join(_share(each) for each in value)
    if isinstance(value, date):
        return formats.day(value)
    if isinstance(value, Fraction):
        return formats.rate(value)
    return formats.money(value) if isinstance(value, int) else _text(name, value)


def change(change: Change) -> str:
    """`coût total : 10 000,00 € → 12 000,00 €`."""
    old, new = value(change.field, change.old), value(change.field, change.new)
    return spaced(f"{field(change.field)} : {old} → {new}")


def counts(preview: Preview) -> str:
    """How many rows of each verdict, those that there are."""
    found = {each: preview.count(each) for each in VERDICTS}
    told = [formats.counted(count, *_COUNTED[each]) for each, count in found.items() if count]
    return ", ".join(told) or "aucun dossier"


def left_out(table: Understood) -> str:
    """How many rows gave no dossier, by reason, blank ones apart."""
    found: dict[str, int] = {}
    for each in table.left_out:
        found[each.why] = found.get(each.why, 0) + 1
    return ", ".join(formats.counted(count, *LEFT_OUT[why]) for why, count in found.items() if why != "blank")


def preview_lines(preview: Preview, remarks: Mapping[str, str]) -> list[str]:
    """What was understood, for a person: by sheet, then what has to be looked at, by its place."""
    lines = [f"{name} : {said}" for name, said in remarks.items()]
    if not preview.tables:
        return [*map(spaced, lines), "Aucun tableau de dossiers n’a été trouvé dans ce classeur."]
    for table in preview.tables:
        lines += _table_lines(table)
    lines.append(f"En tout : {counts(preview)}. Rien n’est écrit dans la base.")
    return [spaced(line) for line in lines]


def _table_lines(table: Understood) -> list[str]:
    layout = table.table.layout
    lines = [f"« {layout.sheet} », titres à la ligne {layout.last_header} :"]
    lines.append(f"  {counts(Preview((table,)))}")
    left = left_out(table)
    lines += [f"  laissé de côté : {left}"] if left else []
    known = [
        f"{field(each.field)} ({column_letters(each.column)})"
        for each in table.columns
        if each.field not in {"", "note"}
    ]
    lines.append(f"  colonnes reconnues : {', '.join(known) or 'aucune'}")
    unknown = [f"{each.heading} ({column_letters(each.column)})" for each in table.columns if not each.field]
    lines += [f"  colonnes non reconnues : {', '.join(unknown)}"] if unknown else []
    for row in table.rows:
        lines += [f"  {line}" for line in row_lines(row)]
    return lines


def row_lines(row: Proposal) -> list[str]:
    """What changes in a row, its problems with what was read, and what it may be."""
    at = row.read.sheet, row.read.row
    lines = [f"{place(*at, None)}, {change(each)}" for each in row.changes]
    for each in row.problems:
        read = f" (« {each.read} »)" if each.read else ""
        name = f", {field(each.field)}" if each.field else ""
        said = f"{place(at[0], each.row, each.column)}{name}{read} : {problem(each)}"
        lines.append(f"{said}{_choices(each, row)}")
    return lines


def _choices(problem: Problem, row: Proposal) -> str:
    """Between what to choose: the base and the workbook, several readings, dossiers or holders of the base."""
    told = [value(problem.field, each) for each in problem.readings]
    if problem.code in _BOTH and len(told) > 1:
        return f" Base : {told[0]} ; classeur : {told[1]}."
    if problem.code in _AMONG:
        told = [f"« {each.label} »" for each in (row.holders if problem.code == "holder_unsure" else row.dossiers)]
    return f" Est-ce {' ou '.join(told)} ?" if told else ""


def _text(name: str, text: str) -> str:
    if name == "status":
        return status_or_code(text)
    if name == "holder_kind":
        return codes.word("legal_kind", text)
    return siret(text) if name == "siret" else text


def _share(share: CofunderShare) -> str:
    return share.name if share.amount is None else f"{share.name} {formats.money(share.amount)}"


def _figure(text: str) -> str:
    return formats.money(int(Decimal(text) * 100))
