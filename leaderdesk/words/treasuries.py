"""A treasury in French: what the holder must carry, when and for how long, where its delays come from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from leaderdesk.domain.cashflow import Outlook
from leaderdesk.domain.sheets.amounts import first_day
from leaderdesk.words import formats, numbers
from leaderdesk.words.phrases import money, spaced

_SPREAD = {"spending": "Dépenses de {month}", "vat_refund": "TVA de {month}"}
_LEVELS = {"green": "sans relais", "orange": "relais à prévoir", "red": "trésorerie en danger"}
_SCENARIOS = {"early": "au plus tôt", "likely": "probable", "late": "au plus tard"}
_SHAPES = {"even": "régulier", "front": "plus fort au début", "back": "plus fort à la fin"}


def spread_label(kind: str, month: date) -> str:
    """The name of a movement made by spreading the costs."""
    return _SPREAD[kind].format(month=numbers.month(month))


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


def answer(outlook: Outlook) -> str:
    """What the holder must carry, for how long, and what nothing will repay."""
    lowest = numbers.month(first_day(outlook.lowest_month))
    if not outlook.months_below_zero and not outlook.gap:
        return spaced(f"La trésorerie reste au-dessus de zéro : au plus bas {money(outlook.lowest)} en {lowest}.")
    found = []
    if outlook.bridge:
        months = formats.counted(outlook.months_below_zero, "mois", "mois")
        found.append(f"Il faudra porter {money(outlook.bridge)} pendant {months}, au plus fort en {lowest}.")
    if outlook.gap:
        found.append(f"Il manque {money(outlook.gap)} que rien ne remboursera : à trouver avant de s’engager.")
    return spaced(" ".join(found))


def interest(outlook: Outlook, loan_rate: Fraction | None) -> str:
    """What carrying it costs; nothing where no rate was said, or nothing is carried."""
    if not outlook.interest or not loan_rate:
        return ""
    return spaced(f"À {formats.rate(loan_rate)} l’an, les intérêts seraient d’environ {money(outlook.interest)}.")


def outstanding(outlook: Outlook) -> str:
    """What comes after the last month shown."""
    return f"Il restera à recevoir {money(outlook.outstanding)} après le dernier mois." if outlook.outstanding else ""


def spread_of(outlooks: Mapping[str, Outlook]) -> str:
    """What the two other outlooks say, in short."""
    early, late = (_short(outlooks[name]) for name in ("early", "late"))
    return spaced(f"Si les paiements viennent tôt : {early} ; s’ils tardent : {late}.")


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
        return f"{money(outlook.bridge)} à porter pendant {formats.counted(outlook.months_below_zero, 'mois', 'mois')}"
    return f"{money(outlook.gap)} manquent" if outlook.gap else "rien à porter"
