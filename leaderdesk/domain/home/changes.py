"""What was done since the last visit, put together: who did what to which dossier, what was taken back left out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from leaderdesk.domain.changes import Entry

_DOSSIER = "dossier"


@dataclass(frozen=True, slots=True)
class Visit:
    """Where the base stood when somebody last left it on this machine."""

    lineage: int
    height: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Changed:
    """Actions of one person on one dossier, or of one kind; `entry` is the latest of them."""

    operator: str
    count: int
    entry: Entry
    dossier: str = ""

    @property
    def is_alone(self) -> bool:
        """True where it is one action, which is then said itself."""
        return self.count == 1


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything since a visit, the latest first; `older` entries are not told one by one."""

    visit: Visit
    count: int
    rows: tuple[Changed, ...]
    older: int = 0


def standing_entries(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Those that stand, in the order they were done: what was taken back goes, with what took it back."""
    found: dict[int, Entry] = {}
    for each in sorted(entries, key=lambda entry: entry.height):
        if each.undoes is None or found.pop(each.undoes, None) is None:
            found[each.height] = each
    return tuple(found.values())


def changes_since(visit: Visit, entries: Iterable[Entry], older: int = 0) -> Changes:
    """What was done, by person and dossier, or by person and kind of action."""
    standing = standing_entries(entries)
    groups: dict[tuple[str, str, str], list[Entry]] = {}
    for each in standing:
        dossier = each.subject.get(_DOSSIER, "")
        groups.setdefault((each.operator, dossier, "" if dossier else each.action), []).append(each)
    rows = [Changed(operator, len(same), same[-1], dossier) for (operator, dossier, _), same in groups.items()]
    rows.sort(key=lambda row: -row.entry.height)
    return Changes(visit, len(standing), tuple(rows), older)
