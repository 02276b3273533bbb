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


_ICONS = {
    "contact": "people",
    "pre_request": "new",
    "acknowledged": "open",
    "opinion": "list",
    "complete": "tick",
    "instructed": "search",
    "programmed": "calendar",
    "convention": "check",
    "in_progress": "update",
    "claimed": "history",
    "paid": "success",
    "closed": "success",
    "in_control": "search",
    "postponed": "warning",
    "waiting_list": "history",
}


def icon_of(status: str) -> str:
    """The icon beside the word of a status; what ended without money bears a cross."""
    return _ICONS.get(status, "close")
