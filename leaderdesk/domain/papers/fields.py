"""The fields that a text may name, as people type them, and the texts in which each has a value."""

from __future__ import annotations

from collections.abc import Mapping

from leaderdesk.domain.text import folded

NAMES: Mapping[str, str] = {
    "holder": "porteur",
    "project": "projet",
    "number": "numéro du dossier",
    "fiche": "fiche-action",
    "received_on": "date de réception",
    "eligible_from": "début d’éligibilité",
    "gal": "GAL",
    "written_on": "date du courrier",
    "author": "rédacteur",
    "sitting": "séance",
    "sitting_day": "date de la séance",
    "sitting_place": "lieu de la séance",
    "chair": "présidence",
    "subject": "objet du point",
    "decision": "décision",
    "asked": "montant demandé",
    "total_cost": "coût total",
    "eligible": "dépense éligible",
    "amount": "montant accordé",
    "rate": "taux",
    "score": "note",
    "threshold": "seuil",
    "reasons": "motifs",
    "criteria": "critères",
    "reservations": "réserves",
    "enclosure": "note jointe",
    "appeals": "voies de recours",
    "pieces": "pièces demandées",
    "due_on": "date limite",
    "delay": "délai",
    "claims": "demandes de paiement",
    "claim_lacks": "éléments manquants",
    "left_to_claim": "dépenses à demander",
    "convention_end": "fin de la convention",
}
OF_DOSSIER = (
    *("holder", "project", "number", "fiche", "received_on", "eligible_from"),
    *("gal", "written_on", "author"),
)
OF_SITTING = (
    *("sitting", "sitting_day", "sitting_place", "chair", "subject", "decision"),
    *("asked", "total_cost", "eligible", "amount", "rate"),
    *("score", "threshold", "reasons", "criteria", "reservations", "enclosure"),
)
OF_PIECES = ("pieces", "due_on", "delay")
OF_CLAIMS = ("claims", "claim_lacks", "left_to_claim", "convention_end")
_BY_NAME = {folded(name): code for code, name in NAMES.items()}


def field_of(name: str) -> str | None:
    """A field by the name that was typed, with or without accents and capitals; None for one that nobody knows."""
    return _BY_NAME.get(folded(name))


def typed_field(code: str) -> str:
    """A field as it is written in a text."""
    return f"[{NAMES[code]}]"
