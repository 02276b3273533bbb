"""What a conversation or a deposit becomes in a dossier: its title, and the note that says where it comes from."""

from __future__ import annotations

from datetime import date, datetime

from leaderdesk.words import codes, formats
from leaderdesk.words.phrases import spaced

_LONGEST = 80


def title_of(about: str, caller: str) -> str:
    """The first line of what it is about, cut between words; who called where nothing was said."""
    lines = about.strip().splitlines()
    first = lines[0].strip().rstrip(".") if lines else ""
    if not first:
        return spaced(f"Projet de {caller}")
    return first if len(first) <= _LONGEST else f"{first[:_LONGEST].rsplit(' ', 1)[0]}…"


def cost_label(kind: str) -> str:
    """What an expense is called until somebody says more."""
    return codes.word("kind", kind).capitalize()


def told(held_on: date, author: str, about: str, answered: str | None) -> str:
    """The note of a dossier that came of a conversation."""
    parts = [f"Échange du {formats.day(held_on)} avec {author}."]
    parts += [about.strip()] if about.strip() else []
    parts += [f"Réponse donnée : {answered.strip()}"] if answered and answered.strip() else []
    return spaced("\n".join(parts))


def deposited(call: str, number: int, received_at: datetime, missing: str | None) -> str:
    """The note of a dossier that came of a deposit."""
    at = received_at.strftime("%d/%m/%Y à %H:%M")
    parts = [f"Dépôt n° {number} de l’appel à projets « {call} », reçu le {at}."]
    parts += [f"Manque : {missing.strip()}"] if missing and missing.strip() else []
    return spaced("\n".join(parts))
