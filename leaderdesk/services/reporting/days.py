"""On which day a report is arrested: never on one that has not come; and the envelopes of that day, read once."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from leaderdesk.domain.sheets.envelopes import EnvelopesSheet
from leaderdesk.services.envelopes import read_envelopes
from leaderdesk.services.reading import today
from leaderdesk.store.base import OpenBase

_KEPT = "report_days"
# The days that a report and the next one ask for; each of them may be thousands of dossiers.
_MOST = 5


@dataclass(slots=True)
class _Kept:
    """Past days as they were read at an entry of the journal."""

    height: int
    days: dict[date, EnvelopesSheet] = field(default_factory=dict)


def arrested_on(base: OpenBase, wished: date) -> date:
    """The last day that can be told of."""
    return min(wished, today(base))


def state_day(base: OpenBase, on: date) -> date | None:
    """The day of which the states of dossiers are told; none today, where their last ones count as in the envelopes."""
    return None if on == today(base) else on


def envelopes_on(base: OpenBase, day: date) -> EnvelopesSheet:
    """The envelopes as their page shows them on a day; today's, as it shows them now."""
    if day == today(base):
        return read_envelopes(base)
    kept = base.kept.get(_KEPT)
    if not isinstance(kept, _Kept) or kept.height != base.height:
        kept = base.kept[_KEPT] = _Kept(base.height)
    found = kept.days.pop(day, None) or read_envelopes(base, day)
    # The one that was asked for longest ago goes first.
    kept.days[day] = found
    if len(kept.days) > _MOST:
        del kept.days[next(iter(kept.days))]
    return found
