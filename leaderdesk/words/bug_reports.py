"""The head of the report of a bug, and the name of its file."""

from __future__ import annotations

from datetime import datetime


def head(versions: tuple[str, str, str], system: str, moment: datetime, *, is_frozen: bool) -> list[str]:
    """Of the program, of Python and of SQLite; on which system, and when."""
    program, python, sqlite = versions
    return [
        f"LeaderDesk {program}",
        f"Python {python}, SQLite {sqlite}",
        system,
        f"Figé : {'oui' if is_frozen else 'non'}",
        f"Le {moment.isoformat(timespec='seconds')}",
        "",
    ]


def file_name(moment: datetime) -> str:
    """One for each moment."""
    return f"rapport-{moment.strftime('%Y%m%dT%H%M%S%f')}.txt"
