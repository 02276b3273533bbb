"""What of a workbook is kept as a dated note: each text under its heading, then where it was read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from leaderdesk.domain.exact import shown
from leaderdesk.domain.text import folded
from leaderdesk.domain.workbooks.verdicts import Value

_SPACE, _NARROW = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"
_CENTS = 100


def item(heading: str, text: str) -> str:
    """One text of a note, under its heading."""
    return f"{' '.join(heading.split())}{_SPACE}: {text.strip()}"


def note_text(items: Iterable[tuple[str, str]], place: str) -> str:
    """A note: every heading with its text, and where they were read."""
    return "\n".join([*(item(heading, text) for heading, text in items), f"({place})"])


def is_noted(notes: str, heading: str, text: str) -> bool:
    """True where the folded notes of a dossier already hold this text under this heading."""
    return f" {folded(item(heading, text))} " in f" {notes} "


def value_text(value: Value) -> str:
    """A value that no record holds, as a note says it."""
    if isinstance(value, str):
        return value
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, Fraction):
        return f"{shown(value * 100)}{_SPACE}%".replace(".", ",")
    if isinstance(value, int):
        whole, cents = divmod(abs(value), _CENTS)
        sign = "-" if value < 0 else ""
        return f"{sign}{whole:,},{cents:02}".replace(",", _NARROW, f"{whole:,}".count(",")) + f"{_SPACE}€"
    return ", ".join(share.name for share in value)
