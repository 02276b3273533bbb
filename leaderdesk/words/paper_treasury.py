"""The cash-flow note in French, for a mayor or a volunteer treasurer: what to carry, when, and what to do about it."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from leaderdesk.domain.cashflow import Outlook
from leaderdesk.domain.sheets.bridges import Stretch
from leaderdesk.domain.sheets.rows import CashMovementRow
from leaderdesk.domain.sheets.treasuries import TreasurySheet
from leaderdesk.domain.steps import Step
from leaderdesk.words import codes, formats, numbers, treasuries
from leaderdesk.words.formats import capital
from leaderdesk.words.phrases import Filler, money, spaced

TITLE = "Note de trésorerie"
NO_OUTLOOK = "Trésorerie inconnue : aucune dépense n’est datée."
LIMITS = (
    "Cette note est une prévision, faite à partir de ce qui est écrit ci-dessus. Elle n’engage ni le GAL, ni"
    " l’autorité de gestion, ni l’organisme payeur sur une date de versement."
)
_DEEDS = {
    "date_spending": "Donner à l’équipe du GAL la date de chaque dépense : la trésorerie pourra alors être calculée.",
    "find_gap": "Trouver {amount} avant de s’engager : aucune aide ne les remboursera, un prêt relais n’y suffit pas.",
    "ask_bridge": "Demander dès maintenant un relais de {amount} (prêt relais, ligne de trésorerie ou avance d’un"
    " partenaire), disponible avant {first:month} et jusqu’à la fin {last:of_month}.",
    "ask_bridge_beyond": "Demander dès maintenant un relais de {amount} (prêt relais, ligne de trésorerie ou avance"
    " d’un partenaire), disponible avant {first:month} et au-delà des mois montrés.",
    "bridge_due": "Si ce n’est pas fait, demander sans attendre un relais de {amount} (prêt relais, ligne de trésorerie"
    " ou avance d’un partenaire) : il est nécessaire depuis {first:month}, et jusqu’à la fin {last:of_month}.",
    "bridge_due_beyond": "Si ce n’est pas fait, demander sans attendre un relais de {amount} (prêt relais, ligne de"
    " trésorerie ou avance d’un partenaire) : il est nécessaire depuis {first:month}, et au-delà des mois montrés.",
    "bridge_if_late": "Prévoir que ce relais puisse aller jusqu’à {amount}, pendant {months:months}, si les paiements"
    " tardent.",
    "order_after_bridge": "Ne signer les commandes qu’une fois ce relais accordé par écrit.",
    "claim_in_parts": "Voir avec l’équipe du GAL si l’aide peut être demandée en plusieurs fois : chaque acompte, versé"
    " sur des dépenses payées, réduit le relais.",
    "only_if_late": "Garder de quoi avancer {amount} pendant {months:months} : rien n’est à porter si les paiements"
    " arrivent au délai probable, mais il le faudrait s’ils tardaient.",
    "nothing_to_carry": "Aucun relais n’est nécessaire tant que les dates ci-dessous tiennent.",
    "date_movements": "Donner à l’équipe du GAL la date de ce qui n’est pas compté ici ({count:lines}, dont {received}"
    " à recevoir).",
    "tell_changes": "Prévenir l’équipe du GAL dès qu’une somme ou une date change : la note sera refaite.",
}
_UNKNOWNS = {
    "opening_unknown": "La trésorerie disponible au départ n’est pas renseignée : elle est comptée pour zéro.",
    "spending_unknown": "Aucune dépense n’est datée : la somme à avancer est inconnue.",
    "claims_unknown": "Les demandes de paiement ne sont pas prévues : toute l’aide est supposée demandée en une fois,"
    " quand tout est payé et reçu.",
    "claims_none": "Aucun montant n’est encore attendu du fonds européen.",
    "loan_rate_unknown": "Le taux d’un prêt relais n’est pas renseigné : ses intérêts ne sont pas comptés.",
}
DEEDS, UNKNOWNS = frozenset(_DEEDS), frozenset(_UNKNOWNS)
_FILLER = Filler(
    {
        "month": numbers.month,
        "of_month": numbers.of_month,
        "months": lambda count: formats.counted(count, "mois", "mois"),
        "lines": lambda count: formats.counted(count, "ligne", "lignes"),
    }
)


def title(number: str) -> str:
    """What the note is called."""
    return spaced(f"{TITLE} : dossier {number}")


def reference(number: str) -> str:
    """How the note is named in letters."""
    return f"TRESO-{number}"


def deed(each: Step) -> str:
    """Something to do."""
    return _FILLER.fill(_DEEDS[each.code], each.data)


def unknown(each: Step) -> str:
    """Something that nobody said."""
    return spaced(_UNKNOWNS[each.code])


def stretches(found: tuple[Stretch, ...]) -> str:
    """When the balance is below zero."""
    if not found:
        return "aucun mois"
    return spaced(" ; ".join(map(_stretch, found)))


def lowest(outlook: Outlook, month: date) -> str:
    """The lowest balance and its month."""
    return f"{money(outlook.lowest)} en {numbers.month(month)}"


def assumed(sheet: TreasurySheet, convention_on: date | None) -> list[str]:
    """What the calculation rests on, a line for each."""
    plan = sheet.plan
    lines = [f"Calcul {numbers.of_month(sheet.month(0))} à {numbers.month(sheet.month(sheet.months - 1))}."]
    if plan is not None and plan.opening is not None:
        lines.append(f"Trésorerie disponible au départ : {formats.money(plan.opening)}.")
    lines.append(treasuries.say_claims(sheet.fund, sheet.planned))
    lines.append(treasuries.say_delays(sheet.delays, sheet.delays_from, sheet.cases))
    if convention_on is None:
        lines.append("Convention pas encore signée : sa date ne retarde aucune demande dans ce calcul.")
    else:
        lines.append(f"Convention signée le {formats.day(convention_on)}.")
    if plan is not None and plan.loan_rate is not None:
        lines.append(f"Prêt relais à {formats.rate(plan.loan_rate)} l’an.")
    return [spaced(line) for line in lines]


def interest(outlook: Outlook, rate: Fraction | None) -> str:
    """What carrying it costs, unknown without a rate."""
    if rate is None:
        return formats.MISSING
    return money(outlook.loan_interest)


def kind(row: CashMovementRow) -> str:
    """What a movement is."""
    said = codes.word("kind", row.kind)
    return capital(said)


def when(row: CashMovementRow) -> str:
    """The likely day, and the two others where they differ."""
    if row.due_on is None and row.early_on is None and row.late_on is None:
        return formats.MISSING
    likely = formats.day(row.due_on or row.late_on or row.early_on)
    named = (("au plus tôt", row.early_on), ("au plus tard", row.late_on))
    others = [f"{name} {formats.day(day)}" for name, day in named if day]
    return f"{likely} ({', '.join(others)})" if others else likely


def state(row: CashMovementRow, *, is_counted: bool, is_derived: bool) -> str:
    """Whether it happened, and whether it counts."""
    if not is_counted:
        return "non compté"
    if row.is_done:
        return "fait"
    return "prévu au plan" if is_derived else "prévu"


def _stretch(each: Stretch) -> str:
    if each.first == each.last:
        return numbers.month(each.first)
    count = formats.counted(each.months, "mois", "mois")
    return f"{numbers.of_month(each.first)} à {numbers.month(each.last)} ({count})"
