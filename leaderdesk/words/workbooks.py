"""Workbooks in French: the names of their fields, what was left out and why, verdicts, problems, values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import partial

from leaderdesk.domain.text import folded
from leaderdesk.domain.workbooks.fields import OF_FUNDER, STEP
from leaderdesk.domain.workbooks.taking.natures import BY_NAME
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
    "holder_nature": "nature du porteur",
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
    "date_claimed": "date de la demande de paiement",
    "date_paid": "date du paiement",
    "total_cost": "coût total",
    "eligible_cost": "coût éligible",
    "feader": "FEADER",
    "feader_rate": "taux du FEADER",
    "national_public": "public national",
    "private": "financement privé",
    "own_funds": "autofinancement",
    "cofunders": "cofinanceurs",
    "cofunder_amount": "montant cofinanceur",
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
_OF_PAIR = {"cofunders": "cofinanceur", "cofunder_amount": "montant cofinanceur"}
# What is wrong or doubtful, in one sentence; {…} are the data of the problem.
PROBLEMS = {
    "amount_unclear": "Ce montant n’est pas sûr.",
    "amount_not_read": "Ce n’est pas un montant.",
    "amount_in_thousands": "Ce montant semble être en milliers d’euros.",
    "amount_unlike_others": "Environ mille fois d’écart avec les autres montants de la colonne, autour de {typical}.",
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
    "step_unclear": "Ce n’est ni une croix, ni une case vide.",
    "steps_contradict": "Ces cases ne vont pas ensemble : {steps}.",
    "step_skipped": "La case « {step} » est vide, et une étape suivante est cochée.",
    "fiche_unknown": "Aucune fiche-action n’est reconnue à coup sûr.",
    "holder_kind_unknown": "Ce type de porteur n’est pas connu, ou peut en être plusieurs.",
    "formula_not_calculated": "Formule jamais calculée : ouvrez le classeur dans un tableur et enregistrez-le.",
    "formula_error": "Formule en erreur.",
    "text_cut": "Texte de {length} signes : il a peut-être été coupé.",
    "control_characters": "Signes invisibles, laissés de côté : {count}.",
    "said_empty": "Lu comme vide.",
    "told_twice": "Deux colonnes disent deux valeurs pour ce champ.",
    "amount_beside": "Pris dans « {taken} » ; « {other} » dit {amount}, gardé en note.",
    "amount_alone": "Pris dans « {taken} » : « {other} » n’en dit rien.",
    "cofunder_unclear": "Cofinanceur ou montant à préciser : « Région : 1 000 € ».",
    "cofunder_unnamed": "Un montant de cofinanceur sans nom : de qui vient-il ?",
    "cofunder_without_amount": "Cofinanceur sans montant : gardé en note.",
    "cofunder_twice": "Ce cofinanceur a plusieurs montants sur ce dossier : lequel, ou leur somme ?",
    "cofunders_together": "Plusieurs cofinanceurs pour un seul montant : est-ce leur total ?",
    "hidden_row": "Cette ligne est masquée dans le classeur.",
    "duplicate_in_file": "Le même dossier est aussi ailleurs dans le classeur : {rows}.",
    "number_known_elsewhere": "Ce numéro est celui d’un autre dossier de la base.",
    "dossier_unsure": "C’est peut-être un dossier déjà dans la base.",
    "dossier_binned": "Ce dossier est dans la corbeille.",
    "holder_unsure": "C’est peut-être un porteur déjà dans la base.",
    "holder_says_otherwise": "La fiche du porteur dit autre chose : elle n’est pas changée.",
    "person_unknown": "Personne de ce nom dans l’équipe : gardé en note.",
    "call_unknown": "Aucun appel à projets de ce nom : gardé en note.",
    "holder_nature_unknown": "Cette nature n’est pas connue : public, privé ou assimilé public.",
    "holder_by_name": "Rapproché par le nom : « {name} » → « {known} ».",
    "holder_by_siret": "Reconnu à son SIRET : « {name} » → « {known} ».",
    "holder_of_dossier": "La base nomme ce porteur « {known} » : ce nom est gardé.",
    "nature_supposed": "Porteur nouveau, supposé {nature}, {kind}.",
    "funder_by_name": "Financeur rapproché par le nom : « {name} » → « {known} ».",
    "funder_unsure": "« {name} » est-il un financeur de la base, ou un nouveau ?",
    "funder_made": "Financeur nouveau, qui sera créé : « {name} » ({funder_kind}, d’après son nom).",
    "number_given": "Pas de numéro, il en recevra un.",
    "status_from_days": "État non dit, tiré des dates.",
    "status_not_said": "État non dit, premier contact supposé.",
    "day_of_status": "Jour de l’état non dit, {day} supposé ({from}).",
    "day_of_vote": "Jour du vote non dit, {day} supposé ({from}).",
    "day_of_payment": "Jour du paiement non dit, {day} supposé ({from}).",
    "total_not_said": "Coût total non dit, repris du coût éligible.",
    "eligible_not_said": "Coût éligible non dit, tiré du coût total par les règles.",
    "total_under_named": "Les cofinanceurs nommés donnent plus que ce total : il sera gardé en note.",
    "missing_title": "Il manque l’intitulé.",
    "missing_holder": "Il manque le porteur.",
    "total_below_eligible": "Le coût total ({total}) est inférieur au coût éligible ({eligible}).",
    "total_below_fund": "Le coût total ({total}) est inférieur au FEADER ({fund}) : est-ce en milliers d’euros ?",
    "fund_above_eligible": "Le FEADER ({fund}) dépasse le coût éligible ({eligible}).",
    "thousand_times": "Environ mille fois d’écart avec un autre montant de la ligne ({part} et {whole}).",
    "rate_unequal": "Le FEADER ({fund}) dépasse le taux indiqué du coût éligible ({eligible}).",
    "plan_unequal": "Le plan ({plan}) ne fait pas le coût total ({total}).",
    "claim_unsure": "Plusieurs demandes de paiement sont dans la base : de laquelle est-ce le jour ?",
    "claim_missing": "Aucune demande de paiement n’est dans la base : gardé en note.",
    "detailed_already": "La base en sait plus : elle n’est pas changée.",
}
# Where the base and the workbook each say something; where one of the base has to be named.
_BOTH = frozenset({"detailed_already", "holder_says_otherwise"})
_AMONG = frozenset({"number_known_elsewhere", "dossier_unsure", "dossier_binned", "holder_unsure"})
# From where a day that is supposed comes.
_FROM = {"today": "jour de l’import", "state": "jour de l’état", "known": "dernier jour connu"}
_AMOUNTS = frozenset({"total", "eligible", "fund", "part", "whole", "plan", "amount", "typical"})


def field(code: str) -> str:
    """The name of a field: of a funder's column, the funder; of one of crosses, its step; of a pair, its number."""
    if code.startswith(STEP):
        return f"étape {code.removeprefix(STEP)}"
    base, _, rank = code.partition(" ")
    if rank and base in _OF_PAIR:
        return f"{_OF_PAIR[base]} {rank}"
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
        sentence = sentence.replace(f"{{{name}}}", _named(name, text))
    return spaced(sentence)


def say_problem(found: Problem) -> str:
    """A problem of a row, with its column, its field and what was read."""
    where = f"Colonne {column_letters(found.column)}" if found.column else ""
    name = field(found.field) if found.field else ""
    head = ", ".join(each for each in (where, name) if each)
    read = f" (lu «\u00a0{found.read}\u00a0»)" if found.read else ""
    return f"{formats.capital(head)}{read}\u00a0: {problem(found)}" if head else problem(found)


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


def new_funders(rows: Iterable[Proposal]) -> str:
    """The funders that taking these rows would make."""
    found = [dict(each.data)["name"] for row in rows for each in row.supposed if each.code == "funder_made"]
    names = list({folded(name): name for name in found}.values())
    if not names:
        return ""
    head = "Financeur nouveau, qui sera créé" if len(names) == 1 else "Financeurs nouveaux, qui seront créés"
    return spaced(f"{head} : {', '.join(names)}.")


def preview_lines(preview: Preview, remarks: Mapping[str, str]) -> list[str]:
    """What was understood, for a person: by sheet, then what has to be looked at, by its place."""
    lines = [f"{name} : {said}" for name, said in remarks.items()]
    if not preview.tables:
        return [*map(spaced, lines), "Aucun tableau de dossiers n’a été trouvé dans ce classeur."]
    for table in preview.tables:
        lines += _table_lines(table)
    made = new_funders(row for table in preview.tables for row in table.rows)
    lines += [made] if made else []
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
    unknown = [
        f"{each.heading} ({column_letters(each.column)})"
        for each in table.columns
        if not each.field and each.why != "twin"
    ]
    lines += [f"  colonnes non reconnues : {', '.join(unknown)}"] if unknown else []
    for row in table.rows:
        lines += [f"  {line}" for line in row_lines(row)]
    supposed: dict[str, list[int]] = {}
    for row in table.rows:
        for each in row.supposed:
            supposed.setdefault(problem(each), []).append(row.read.row)
    lines += [f"  supposé, {_rows(rows)} : {said}" for said, rows in supposed.items()]
    return lines


def _rows(rows: Sequence[int]) -> str:
    """Rows by their runs: `lignes 4 à 12, 15`."""
    runs: list[list[int]] = []
    for row in rows:
        if runs and row == runs[-1][-1] + 1:
            runs[-1][1:] = [row]
        else:
            runs.append([row])
    told = ", ".join(f"{run[0]} à {run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs)
    return f"{'ligne' if len(rows) == 1 else 'lignes'} {told}"


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
    if name == "holder_nature":
        return codes.word("nature", text)
    return siret(text) if name == "siret" else text


def _share(share: CofunderShare) -> str:
    return share.name if share.amount is None else f"{share.name}{formats.NO_BREAK}: {formats.money(share.amount)}"


def _named(name: str, text: str) -> str:
    """A datum of a problem as its sentence says it."""
    if name in _AMOUNTS:
        return _figure(text)
    said = _SAID.get(name)
    return text if said is None else said(text)


def _of_kind(kind: str) -> str:
    if kind == BY_NAME:
        return "d’après son nom"
    return f"d’après son type ({codes.word('legal_kind', kind)})" if kind else "car son type n’est pas dit"


def _figure(text: str) -> str:
    return formats.money(int(Decimal(text) * 100))


# The data of problems that are neither texts nor amounts.
_SAID: Mapping[str, Callable[[str], str]] = {
    "day": lambda text: formats.day(date.fromisoformat(text)),
    "from": _FROM.__getitem__,
    "kind": _of_kind,
    "nature": partial(codes.word, "nature"),
    # One whose name does not say its kind is a public one.
    "funder_kind": lambda kind: "public" if kind == "other" else codes.word("kind", kind),
}
