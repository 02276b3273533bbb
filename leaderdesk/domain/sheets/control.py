"""Everything a control asks of one dossier, ten years later: its sheets, its passages, its files, who changed what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from leaderdesk.domain.changes import FieldChange
from leaderdesk.domain.conversations import ConversationRow
from leaderdesk.domain.holders import HolderSheet
from leaderdesk.domain.papers.enclosures import Enclosure
from leaderdesk.domain.sheets.financing import FinancingSheet
from leaderdesk.domain.sheets.heads import Sheets
from leaderdesk.domain.sheets.sittings.minutes import MinutesSheet, PointMinutes
from leaderdesk.domain.sheets.sittings.passages import Passage
from leaderdesk.domain.sheets.treasuries import TreasurySheet

# One that was dismissed is nobody's business.
_UNTOLD = ("interests",)


@dataclass(frozen=True, slots=True)
class PassageSheet:
    """A sitting that the dossier passed in, with what its minutes say; a sitting to come has none."""

    passage: Passage
    minutes: MinutesSheet | None = None
    point: PointMinutes | None = None


@dataclass(frozen=True, slots=True)
class DoneLine:
    """One action on the dossier: when, by whom, what, and which fields it touched."""

    at: datetime
    operator: str
    action: str
    kind: str
    subject: Mapping[str, str] = field(compare=False)
    # Table and field of each change, once each.
    touched: tuple[tuple[str, str], ...] = ()
    times: int = 1

    def goes_on(self, other: DoneLine) -> bool:
        """True when it is the same thing done again by the same person on the same day."""
        mine, theirs = (
            (each.operator, each.action, each.kind, dict(each.subject), each.touched, each.at.date())
            for each in (self, other)
        )
        return mine == theirs


@dataclass(frozen=True, slots=True)
class ControlSheet:
    """The dossier as it stands on a day."""

    on: date
    sheets: Sheets
    financing: FinancingSheet
    treasury: TreasurySheet
    holder: HolderSheet
    conversations: tuple[ConversationRow, ...]
    passages: tuple[PassageSheet, ...]
    history: tuple[DoneLine, ...]
    enclosures: tuple[Enclosure, ...]
    # Whether the group's rules publish who voted what.
    has_names: bool = False

    @property
    def is_whole(self) -> bool:
        """True when every file is there and as it was given."""
        return all(each.state == "intact" for each in self.enclosures)


def history_of(changes: Sequence[FieldChange]) -> tuple[DoneLine, ...]:
    """One line for each action, the oldest first; what was done over and over is said once, with how many times.

    Interests are told by the minutes, where they stand.
    """
    by_height: dict[int, list[FieldChange]] = {}
    for each in changes:
        if each.table not in _UNTOLD:
            by_height.setdefault(each.height, []).append(each)
    lines: list[DoneLine] = []
    for line in (_line(by_height[height]) for height in sorted(by_height)):
        if lines and line.goes_on(lines[-1]):
            lines[-1] = replace(lines[-1], times=lines[-1].times + 1)
        else:
            lines.append(line)
    return tuple(lines)


def _line(changes: Sequence[FieldChange]) -> DoneLine:
    first = changes[0]
    return DoneLine(
        at=first.at,
        operator=first.operator,
        action=first.action,
        kind=first.kind,
        subject=first.subject,
        touched=tuple(dict.fromkeys((each.table, each.field) for each in changes)),
    )
