"""Why two dossiers look alike, in sentences that show what they share."""

from __future__ import annotations

from leaderdesk.domain.likeness.comparisons import SAME, SAME_NAME_ONLY, Match
from leaderdesk.domain.likeness.indexes import Lookalike
from leaderdesk.words import formats

_LABELS = {
    "title": "Intitulés proches",
    "description": "Descriptions proches",
    "communes": "Communes en commun",
    "themes": "Thèmes en commun",
    "period": "Périodes qui se recouvrent ou se suivent",
}
_HOLDERS = {SAME: "Même porteur (SIREN)", SAME_NAME_ONLY: "Porteur de même nom, SIREN non vérifié"}


def say(match: Match) -> str:
    """One reason: the field, how much in percent, and the words shared."""
    label = _HOLDERS.get(match.likeness, "Même porteur") if match.field == "holder" else _LABELS[match.field]
    share = "" if match.field == "holder" else f" ({percent(match.likeness)})"
    shown = f"{formats.NO_BREAK}: {', '.join(match.shared)}" if match.shared else ""
    return f"{label}{share}{shown}."


def headline(found: Lookalike) -> str:
    """What the whole likeness means."""
    what = "Peut-être le même dossier" if found.may_be_same else "Dossier voisin"
    return f"{what} ({percent(found.likeness)})"


def percent(thousandths: int) -> str:
    """A likeness in whole percent, rounded down: only the same is 100 %."""
    return f"{thousandths // 10}{formats.NO_BREAK}%"
