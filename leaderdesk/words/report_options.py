"""What reports are asked of their own: each option with its letter, and its values, in French."""

from __future__ import annotations

from collections.abc import Mapping

from leaderdesk.words.maps import MEASURES, PLACINGS
from leaderdesk.words.statuses import status_or_code

_LABELS: Mapping[str, str] = {
    "map_measure": "&Montrer",
    "map_span": "Pé&riode",
    "map_state": "&Statut",
    "map_placing": "Plusieurs &communes",
    "review_by": "&Grouper par",
}
_VALUES: Mapping[str, Mapping[str, str]] = {
    "map_measure": {str(code): said for code, said in MEASURES.items()},
    "map_span": {"whole": "depuis le début", "year": "l’année de ce jour"},
    "map_state": {"all": "tous"},
    "map_placing": {str(code): said for code, said in PLACINGS.items()},
    "review_by": {"person": "personne chargée du suivi", "fiche": "fiche-action", "status": "état"},
}


def label(code: str) -> str:
    """What an option is called."""
    return _LABELS[code]


def value(code: str, chosen: str) -> str:
    """One of its values."""
    return _VALUES[code].get(chosen) or status_or_code(chosen)
