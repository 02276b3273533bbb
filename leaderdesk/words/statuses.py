"""The states of a dossier in French."""

from __future__ import annotations

_STATUSES = {
    "contact": "Contact",
    "pre_request": "Pré-demande",
    "acknowledged": "Accusé de réception",
    "opinion": "Avis d’opportunité",
    "complete": "Complet",
    "instructed": "Instruit",
    "programmed": "Programmé",
    "convention": "Conventionné",
    "in_progress": "En cours",
    "claimed": "Paiement demandé",
    "paid": "Payé",
    "closed": "Clos",
    "in_control": "En contrôle",
    "postponed": "Ajourné",
    "waiting_list": "Liste d’attente",
    "refused": "Non sélectionné",
    "withdrawn": "Retiré",
    "abandoned": "Abandonné",
    "deprogrammed": "Déprogrammé",
}


def status(code: str) -> str:
    """A state in French."""
    return _STATUSES[code]


def status_or_code(code: str) -> str:
    """A state in French; one that this version does not know stays as it is."""
    return _STATUSES.get(code, code)
