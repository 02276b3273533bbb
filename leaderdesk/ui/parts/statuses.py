"""How marked a status is in a list: the word says it, the tint only helps to find it."""

from __future__ import annotations

_TONES = {
    "refused": "muted",
    "withdrawn": "muted",
    "abandoned": "muted",
    "deprogrammed": "muted",
    "closed": "muted",
}


def tone(status: str) -> str:
    """The tone in which a status is written."""
    return _TONES.get(status, "")
