"""A treasury in French: what the holder must carry, when and for how long, where its delays come from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction

from leaderdesk.domain.cashflow import Outlook
from leaderdesk.domain.money import half_up
from leaderdesk.domain.sheets.amounts import first_day
from leaderdesk.domain.sheets.rows import CashMovementRow
from leaderdesk.words import formats, numbers
from leaderdesk.words.phrases import money, spaced

_SPREAD = {"spending": "Dépenses {of_month}", "vat_refund": "TVA {of_month}"}
_LEVELS = {"green": "sans relais", "orange": "relais à prévoir", "red": "trésorerie en danger"}
_SCENARIOS = {"early": "au plus tôt", "likely": "probable", "late": "au plus tard"}
_YEAR = 12
_COUNTS = ("un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze")
_SHAPES = {"even": "régulier", "front": "plus fort au début", "back": "plus fort à la fin"}


def spread_label(kind: str, month: date) -> str:
    """The name of a movement made by spreading the costs."""
    return _SPREAD[kind].format(of_month=numbers.of_month(month))


def level(code: str) -> str:
    """How serious a treasury is."""
    return _LEVELS[code]


def scenario(code: str) -> str:
    """One of the three outlooks."""
    return _SCENARIOS[code]


def shape(code: str) -> str:
    """How costs are spread over months."""
    return _SHAPES[code]


def say_delays(months: tuple[int, int, int], source: str, cases: int) -> str:
    """The delays of payment and where they come from."""
    early, likely, late = months
    text = f"Paiement après {early}, {likely} ou {formats.counted(late, 'mois', 'mois')}"
    if source == "measured":
        return f"{text}, d’après {formats.counted(cases, 'paiement constaté', 'paiements constatés')}."
    return f"{text}, d’après le réglage du programme."


def answer(outlook: Outlook, annual_budget: Fraction | None = None) -> str:
    """What the holder must carry, for how long, beside a year of its budget; and what nothing will repay.

    Of an outlook that has begun, what is left of it, then the worst where it is behind.
    """
    lowest = numbers.month(first_day(outlook.lowest_month))
    worst, found = _worst_behind(outlook), []
    if not outlook.months_below_zero and not outlook.gap:
        still = "ne repasse plus" if worst else "ne passe pas"
        found.append(f"La trésorerie {still} sous zéro : au plus bas {round_money(outlook.lowest)} en {lowest}.")
    if outlook.bridge:
        budget = against_budget(outlook.bridge, annual_budget)
        is_begun = bool(outlook.gone) and outlook.gone[-1] + outlook.gap < 0
        found.append(
            f"Il {'faut encore' if is_begun else 'faudra'} porter {round_money(outlook.bridge)} pendant"
            f" {_carried(outlook)}, au plus fort en {lowest}{f', {budget}' if budget else ''}."
        )
    if outlook.gap:
        also = " en plus" if outlook.bridge else ""
        end = "" if outlook.gone else " : à trouver avant de s’engager"
        found.append(f"Il manque{also} {round_money(outlook.gap)} que rien ne remboursera{end}.")
    return spaced(" ".join((*found, worst) if worst else found))


def _worst_behind(outlook: Outlook) -> str:
    """What was carried at worst, where that is behind."""
    carried = -min(outlook.gone, default=Fraction(0)) - outlook.gap
    if carried <= outlook.bridge:
        return ""
    rank = outlook.gone.index(min(outlook.gone))
    month = numbers.month(first_day(outlook.start - len(outlook.gone) + rank))
    return f"Le plus fort est passé : {round_money(carried)} en {month}."


def against_budget(amount: Fraction, annual_budget: Fraction | None) -> str:
    """An amount as months of the holder's budget, to the nearest one; nothing where the budget is unknown."""
    if not annual_budget:
        return ""
    months = amount * _YEAR / annual_budget
    if months < 1:
        return "soit moins d’un mois de budget"
    whole = half_up(months)
    about = "" if months == whole else "environ "
    said = _COUNTS[whole - 1] if whole <= len(_COUNTS) else formats.number(whole)
    return f"soit {about}{said}{formats.NO_BREAK}mois de budget"


def round_money(amount: Fraction) -> str:
    """An amount as one says it: to the euro, its cents are in the tables; less than one is said whole."""
    if 0 < abs(amount) < 1:
        return money(amount)
    return f"{formats.number(half_up(amount))}{formats.NO_BREAK}€"


def interest(outlook: Outlook, loan_rate: Fraction | None) -> str:
    """What carrying it costs; nothing where no rate was said, or nothing is carried."""
    if not outlook.loan_interest or not loan_rate:
        return ""
    return spaced(f"À {formats.rate(loan_rate)} l’an, les intérêts seraient d’environ {money(outlook.loan_interest)}.")


def in_short(bridge: Fraction, gap: Fraction, months: int) -> str:
    """What a loan must carry and for how long, and what nothing will repay; a thing of nothing is not said."""
    parts = []
    if bridge:
        parts.append(f"relais de {money(bridge)} pendant {formats.counted(months, 'mois', 'mois')}")
    if gap:
        parts.append(f"manque de {money(gap)}")
    return ", ".join(parts)


def uncounted(undated: Iterable[CashMovementRow]) -> str:
    """What would change the answer, had it a date."""
    sums = {"à payer": 0, "à recevoir": 0}
    for row in undated:
        sums["à payer" if row.kind == "spending" else "à recevoir"] += row.amount
    told = [f"{formats.money(amount)} {way}" for way, amount in sums.items() if amount]
    return spaced(f"Pas encore compté, faute de date : {' et '.join(told)}.") if told else ""


def outstanding(outlook: Outlook) -> str:
    """What comes after the last month shown."""
    return f"Il restera à recevoir {money(outlook.outstanding)} après le dernier mois." if outlook.outstanding else ""


def spread_of(outlooks: Mapping[str, Outlook]) -> str:
    """How far the answer goes with the day of the payments: a range where there is something to carry in each case."""
    early, late = outlooks["early"], outlooks["late"]
    if not (early.bridge and late.bridge):
        return spaced(f"Si les paiements viennent tôt : {_short(early)} ; s’ils tardent : {_short(late)}.")
    months, amounts = (early.months_carried, late.months_carried), (early.bridge, late.bridge)
    if months[0] == months[1] and amounts[0] == amounts[1]:
        return "Que les paiements viennent tôt ou tard, cela ne change pas."
    parts = []
    if amounts[0] != amounts[1]:
        parts.append(f"de {formats.number(half_up(min(amounts)))} à {round_money(max(amounts))}")
    if months[0] != months[1]:
        beyond = "plus de " if late.is_carried_beyond else ""
        parts.append(f"de {formats.number(min(months))} à {beyond}{formats.counted(max(months), 'mois', 'mois')}")
    return spaced(f"Selon que les paiements viennent tôt ou tard : {', '.join(parts)}.")


def say_claims(fund: int, planned: int) -> str:
    """What the planned claims leave of the money expected of the fund; amounts in cents."""
    text = f"Fonds attendu : {formats.money(fund)} ; demandes prévues : {formats.money(planned)}"
    rest = fund - planned
    if not rest:
        return spaced(f"{text}.")
    end = f"reste {formats.money(rest)} à prévoir" if rest > 0 else f"{formats.money(-rest)} de trop"
    return spaced(f"{text} ; {end}.")


def _short(outlook: Outlook) -> str:
    if outlook.bridge:
        return f"{round_money(outlook.bridge)} à porter pendant {_carried(outlook)}"
    return f"{round_money(outlook.gap)} manquent" if outlook.gap else "rien à porter"


def _carried(outlook: Outlook) -> str:
    beyond = "plus de " if outlook.is_carried_beyond else ""
    return f"{beyond}{formats.counted(outlook.months_carried, 'mois', 'mois')}"
