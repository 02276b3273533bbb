"""What the lines of a treasury are called when the program makes them, and where its delays come from."""

from __future__ import annotations

from datetime import date

from leaderdesk.words import formats, numbers

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
