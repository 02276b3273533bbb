"""What is asked of the region, in French."""

from __future__ import annotations

from datetime import date

from leaderdesk.words import formats
from leaderdesk.words.sitting_plans import long_day

TITLE = "Écarts à éclaircir avec votre tableau"
NOTHING = "Aucun écart n’attend de réponse de la région."
THANKS = "Nous vous remercions de nous dire, pour chacun, la valeur qui est juste."


def reference(on: date) -> str:
    """How the list is named in letters: its day."""
    return f"ECARTS-{on.isoformat()}"


def subject(on: date) -> str:
    """Of which day it is."""
    return f"au {long_day(on)}"


def asking(count: int) -> str:
    """What the letter is about."""
    told = formats.counted(count, "écart", "écarts")
    return f"En comparant votre tableau de suivi à nos dossiers, nous relevons {told} que nous ne savons pas expliquer."
