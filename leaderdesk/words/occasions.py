"""On what occasion a backup was taken."""

from __future__ import annotations

_OCCASIONS = {
    "close": "à la fermeture",
    "halfhour": "toutes les demi-heures",
    "asked": "à la demande",
    "restore": "avant une restauration",
    "migration": "avant une mise à niveau",
    "import": "avant un import",
    "changed": "fichier modifié par un autre programme",
    "battery": "batterie faible",
}


def occasion(code: str) -> str:
    """The occasion in French; one of a later version keeps its code."""
    return _OCCASIONS.get(code, code)
