"""The GAL's own file in French: how pay and missions are reckoned, what a claim lacks, where the ceiling stands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from itertools import groupby
from typing import Any

from leaderdesk.domain.calendars import months_after
from leaderdesk.domain.running.ceilings import Against, Ceiling
from leaderdesk.domain.running.claims import Claimed, Draft, Drawn, Evidence
from leaderdesk.domain.steps import Step
from leaderdesk.domain.text import folded
from leaderdesk.domain.working_days import Idle
from leaderdesk.words import codes, formats, numbers
from leaderdesk.words.phrases import Filler, spaced

# To begin with: each GAL has its own. The second says whether LEADER pays for it.
USUAL_TASKS = (
    ("Animation du programme", True),
    ("Accompagnement des porteurs", True),
    ("Instruction et suivi", True),
    ("Comité de programmation", True),
    ("Gestion de LEADER", True),
    ("Coopération et réseaux", True),
    ("Évaluation, communication", True),
    ("Autres missions", False),
    ("Congés et absences", False),
)
TITLE = "Frais de fonctionnement et d’animation"
_STEPS = {
    "cost": "Coût du mois : brut {gross} + charges {charges} − aides {helped} = {cost}.",
    "not_assigned": "Cette personne n’est pas affectée au dossier ce mois-là : rien n’est éligible.",
    "fixed_share": "Part fixe de la lettre de mission, {share:rate} du coût : {amount}.",
    "fixed_share_days": "Part fixe de la lettre de mission, {share:rate} du coût, sur {days:days} des {of} "
    "du mois : {amount}.",
    "other_days": "Hors des jours de part fixe, {days} des {of} jours du mois : {cost}.",
    "by_sheet": "{ours:hours} éligibles sur {total:hours} de la feuille de temps : {amount}.",
    "by_paid": "{ours:hours} éligibles sur {total:hours} payées : {amount}.",
    "by_year": "{ours:hours} éligibles à {annual} (paie {since:of_month} à {until:month}) ÷ {hours:hours} : {amount}.",
    "part_time": "Temps payé sur douze mois : {part:rate} d’un temps plein, soit {hours:hours} sur les {yearly:hours} "
    "d’une année.",
    "full_time_supposed": "Heures payées non renseignées pour {count:months} sur douze : temps plein supposé.",
    "eligible": "Éligible, arrondi au centime : {amount}.",
    "kilometres": "{kilometres:quantity} km à {each:quantity} €/km : {amount}.",
    "on_scale": "{kilometres:quantity} km au barème « {scale} », après {before:quantity} km dans l’année : {amount}.",
    "fares": "Transports : {amount}.",
    "meals": "Repas : {amount}.",
    "nights": "Nuitées : {amount}.",
    "mission": "Coût du déplacement, arrondi au centime : {amount}.",
}
_LACKS = {
    "no_sheet": "Pas d’heures dans la feuille de temps {month:of_month}.",
    "no_paid_hours": "Heures payées {month:of_month} non renseignées.",
    "no_year_of_pay": "Il manque {count} des douze mois de paie {since:of_month} à {until:month}.",
    "hours_above_paid": "{ours:hours} éligibles pour {paid:hours} payées : seules celles-ci comptent.",
    "hours_above_year": "{ours:hours} éligibles, mais une année n’a que {hours:hours} : {counted:hours} comptent "
    "encore en {year}.",
    "above_cost": "L’éligible ({amount}) dépasse le coût du mois ({cost}) : à vérifier.",
    "no_kilometre_cost": "Coût du kilomètre non renseigné pour {kilometres:quantity} km.",
    "went_unassigned": "Déplacement du {on} : cette personne n’est pas affectée au dossier ce jour-là.",
    "above_full_day": "Le {on} : {hours:hours}, plus qu’une journée de {full:hours}.",
    "on_idle_day": "Le {on} : {hours:hours} un jour non travaillé ({idle:idle}).",
}
CODES = frozenset(_STEPS) | frozenset(_LACKS)
_IDLE: dict[Idle, str] = {
    "weekend": "week-end",
    "new_year": "1er janvier",
    "good_friday": "Vendredi saint",
    "easter_monday": "lundi de Pâques",
    "labour_day": "1er mai",
    "victory_1945": "8 mai",
    "ascension": "Ascension",
    "whit_monday": "lundi de Pentecôte",
    "national_day": "14 juillet",
    "assumption": "Assomption",
    "all_saints": "Toussaint",
    "armistice_1918": "11 novembre",
    "christmas": "Noël",
    "saint_stephen": "26 décembre",
}
EVIDENCE = {
    "payslip": "Bulletin de paie",
    "pay_day": "Date de paiement du salaire",
    "sheet": "Feuille de temps",
    "signed": "Feuille de temps signée",
    "countersigned": "Feuille de temps contresignée",
    "scan": "Feuille de temps numérisée",
    "letter_day": "Date de la lettre de mission",
    "letter": "Lettre de mission jointe",
    "receipts": "Justificatifs du déplacement",
    "refund_day": "Date de remboursement du déplacement",
}
METHODS = {
    "sheet_hours": "aux heures de la feuille de temps",
    "paid_hours": "aux heures payées",
    "yearly_hours": "à un coût annuel divisé par un nombre d’heures",
}
FLATS = {
    "real": "aux frais réels seuls",
    "indirect": "un forfait de frais indirects, en plus des frais réels",
    "others": "un forfait qui remplace tous les autres frais",
}
CEILING_BASES = {"programmed": "ce qui est programmé en tout", "granted": "le total des enveloppes"}
_OF = {"programmed": "programmés en tout", "granted": "d’enveloppes", "paid": "payés en tout"}
_BASES = {"programmed": "programmés", "paid": "payés"}
BASES = {basis: f"Sur les montants {told}" for basis, told in _BASES.items()}
STANDINGS = {"nothing": "Rien", "well": "Sous le plafond", "near": "Proche du plafond", "passed": "Plafond dépassé"}
_VOWELS = frozenset("aeiou")
_DAYS = ("lu", "ma", "me", "je", "ve", "sa", "di")


def month(value: date) -> str:
    """A month: `mars 2026`."""
    return numbers.month(value)


def idle(code: Idle) -> str:
    """Why nobody works on a day."""
    return _IDLE[code]


def day_title(day: date) -> str:
    """The column of a day: `lu 2`."""
    return f"{_DAYS[day.weekday()]}{formats.NO_BREAK}{day.day}"


def say(step: Step) -> str:
    """How an amount is reckoned, or what it lacks."""
    return _FILLER.fill(_STEPS.get(step.code) or _LACKS[step.code], step.data)


def label_of(line: Drawn) -> str:
    """What an expense of a claim is called."""
    if line.kind == "flat" or line.on is None:
        return f"Forfait de {formats.rate(line.rate)} sur les salaires"
    if line.kind == "pay":
        return f"Salaire {_of(line.person)}, {month(line.on)}"
    return f"Déplacement {_of(line.person)} à {line.place or formats.MISSING}, {formats.day(line.on)}"


def _of(name: str) -> str:
    """« de », elided before a vowel; an h or a y may be either, and is left whole."""
    return f"d’{name}" if folded(name)[:1] in _VOWELS else f"de {name}"


def say_evidence(each: Evidence) -> str:
    """A paper, whose it is, and of when."""
    is_monthly = each.code in ("payslip", "pay_day", "sheet", "signed", "countersigned", "scan")
    when = month(each.on) if is_monthly else formats.day(each.on)
    return f"{EVIDENCE[each.code]} · {each.person or formats.MISSING} · {when}"


def say_draft(draft: Draft) -> str:
    """What a claim would come to, part by part."""
    parts = [("salaires", "pay"), ("déplacements", "mission"), ("forfait", "flat")]
    told = [f"{name} {formats.money(draft.sum_of(kind))}" for name, kind in parts if draft.sum_of(kind)]
    total = f"Dépenses à demander du {formats.day(draft.since)} au {formats.day(draft.until)} : "
    return spaced(f"{total}{formats.money(draft.total)}" + (f" ({', '.join(told)})." if told else "."))


def say_without_pay(months: Sequence[tuple[str, date]]) -> list[str]:
    """The months of an assignment that have no pay, person by person."""
    return [
        spaced(f"Paie de {person or formats.MISSING} non renseignée : {_runs([on for _, on in found])}.")
        for person, found in ((name, [*same]) for name, same in groupby(sorted(months), key=lambda each: each[0]))
    ]


def _runs(months: Sequence[date]) -> str:
    """Months that follow each other told by the first and the last of them."""
    runs: list[list[date]] = []
    for on in months:
        if runs and months_after(runs[-1][-1], 1) == on:
            runs[-1].append(on)
        else:
            runs.append([on])
    return ", ".join(month(run[0]) if len(run) == 1 else f"{month(run[0])} à {month(run[-1])}" for run in runs)


def place_of(claim: Claimed) -> str:
    """A claim in a dossier."""
    kind = codes.word("kind", claim.kind)
    return f"{kind} n°{formats.NO_BREAK}{claim.position} du dossier {claim.number}"


def say_twice(line: Drawn, claim: Claimed) -> str:
    """What is claimed already, and where."""
    return spaced(f"{label_of(line)} : déjà dans la demande ({place_of(claim)}).")


def say_ceiling(each: Against, rate: Fraction) -> str:
    """One basis: what running costs take, of what, how far from the limit."""
    name = TITLE
    if each.standing == "nothing":
        return spaced(f"{name} : rien n’est encore {_BASES[each.basis].rstrip('s')}.")
    told = (
        f"{name} {_BASES[each.basis]} : {formats.money(each.amount)} sur {formats.money(each.whole)} {_OF[each.of]}, "
        f"soit {say_share(each, rate)}"
    )
    rest = formats.money(abs(each.room))
    return spaced(f"{told} ; {f'il reste {rest}' if each.room >= 0 else f'dépassement de {rest}'}.")


def say_share(each: Against, rate: Fraction) -> str:
    """The part they take beside the most they may take."""
    return f"{formats.rate(each.rate)} pour un plafond de {formats.rate(rate)}"


def say_in_short(each: Against, ceiling: Ceiling) -> str:
    """The same on one line: near the ceiling, or past it, and by how much."""
    state = "dépassé de" if each.room < 0 else "proche, il reste"
    rest = formats.money(abs(each.room))
    return spaced(f"Plafond de {formats.rate(ceiling.rate)} sur les montants {_BASES[each.basis]} : {state} {rest}.")


def say_dossiers(each: Against) -> str:
    """The dossiers that make the amount, each with its part."""
    told = [f"{taken.number} ({formats.money(taken.figure(each.basis))})" for taken in each.dossiers]
    return ", ".join(told)


def _month(value: Any) -> str:  # noqa: ANN401 - a day, as steps keep it
    return month(value)


def _assigned(days: int) -> str:
    return formats.counted(days, "jour affecté", "jours affectés")


def _months(count: int) -> str:
    return formats.counted(count, "mois", "mois")


_FILLER = Filler(
    {
        "months": _months,
        "hours": formats.hours,
        "days": _assigned,
        "month": _month,
        "of_month": numbers.of_month,
        "quantity": formats.quantity,
        "idle": lambda code: _IDLE[code],
    }
)
