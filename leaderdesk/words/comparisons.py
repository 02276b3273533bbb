"""The rows of a comparison in French, and what a review has to ask of whom."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from leaderdesk.domain.sheets.comparisons import ComparedRow
from leaderdesk.domain.sheets.reviews import Ask
from leaderdesk.words import eligibility, formats, letters, treasuries
from leaderdesk.words.formats import capital
from leaderdesk.words.phrases import spaced
from leaderdesk.words.statuses import status

_ROWS = {
    "title": "Intitulé",
    "holder": "Porteur",
    "fiche": "Fiche-action",
    "status": "Statut",
    "since": "Depuis le",
    "received_on": "Demande reçue le",
    "theme": "Thème",
    "communes": "Communes",
    "inside_share": "Part dans le territoire",
    "total_cost": "Coût total",
    "eligible_cost": "Coût éligible",
    "fund_asked": "Fonds demandé",
    "fund_computed": "Fonds calculé",
    "public": "Autres fonds publics",
    "private": "Fonds privés",
    "own": "Autofinancement",
    "to_find": "Reste à trouver",
    "aid_rate": "Taux d’aide publique",
    "funders": "Cofinanceurs",
    "verdict": "Éligibilité",
    "blocking": "Points bloquants",
    "to_do": "À compléter",
    "missing_pieces": "Pièces manquantes",
    "score": "Note",
    "threshold": "Seuil",
    "treasury": "Trésorerie",
    "bridge": "Relais à porter",
    "gap": "Manque que rien ne rembourse",
    "months_carried": "Mois à porter",
    "deadline": "Prochaine échéance",
    "alerts": "Alertes",
}
# What is read together, in the order of reading.
_SECTIONS = {
    "Projet": ("title", "holder", "fiche", "status", "since", "received_on", "theme", "communes", "inside_share"),
    "Coûts": ("total_cost", "eligible_cost"),
    "Plan de financement": (
        *("fund_asked", "fund_computed", "public", "private", "own", "to_find", "aid_rate", "funders"),
    ),
    "Éligibilité": ("verdict", "blocking", "to_do", "missing_pieces"),
    "Note": ("score", "threshold"),
    "Trésorerie": ("treasury", "bridge", "gap", "months_carried"),
    "Suivi": ("deadline", "alerts"),
}
_VERDICTS = {"eligible": "éligible", "ineligible": "inéligible", "to_complete": "à compléter"}
_BY_KIND: dict[str, Callable[[Any], str]] = {
    "text": str,
    "money": formats.money,
    "day": formats.day,
    "rate": formats.rate,
    "points": formats.quantity,
    "count": formats.number,
    "status": status,
    "verdict": _VERDICTS.__getitem__,
    "checks": lambda codes: ", ".join(eligibility.item(code) for code in codes) or "aucun",
    "level": treasuries.level,
}


def row(code: str) -> str:
    """What a row compares."""
    return _ROWS[code]


def section(code: str) -> tuple[int, str]:
    """The group a row is read with: its rank and its name."""
    return next((rank, name) for rank, (name, codes) in enumerate(_SECTIONS.items()) if code in codes)


def value(compared: ComparedRow, rank: int) -> str:
    """What one dossier has in a row."""
    found = compared.values[rank]
    return formats.MISSING if found is None else _BY_KIND[compared.kind](found)


def verdict(code: str) -> str:
    """The verdict of eligibility in a word or two."""
    return _VERDICTS[code]


def say_ask(ask: Ask) -> str:
    """What to ask whom."""
    return spaced(f"{ask.of} : {_asked(ask)}")


def say_asked(ask: Ask) -> str:
    """What is asked, as a note to whom it is asked of says it."""
    said = _asked(ask)
    return capital(said)


def _asked(ask: Ask) -> str:
    match ask.code:
        case "pieces":
            names = ", ".join(letters.piece(code) for code in str(ask.data["codes"]).split(","))
            return f"{names}."
        case "renew_decision":
            return f"décision à renouveler (finie le {formats.day(ask.data['day'])})."  # type: ignore[arg-type]
        case "decision":
            return "décision attendue."
        case _:
            return str(ask.data["text"])
