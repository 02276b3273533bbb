"""A time of day as it is typed: `18h30`, `18:30`, `1830`, `9 h`, `midi`."""

from __future__ import annotations

import re
from datetime import time

from leaderdesk.domain.text import folded
from leaderdesk.domain.typed.readings import Reading, plain, wrong

_NAMED = {"midi": time.min.replace(hour=12), "minuit": time.min}
_APART = re.compile(r"([0-9]{1,2}) ?(?:h|:|\.|heures?) ?([0-9]{2})? ?(?:mn|min)?(?::00)?", re.IGNORECASE)
_HOURS, _MINUTES = 24, 60


def read_hour(text: str) -> Reading[time]:
    """The hour and the minutes."""
    bare = plain(text)
    if not bare:
        return Reading()
    named = _NAMED.get(folded(bare))
    if named is not None:
        return Reading(named)
    matched = _APART.fullmatch(bare)
    if matched is not None:
        return _real(int(matched[1]), int(matched[2] or 0))
    if re.fullmatch(r"[0-9]{1,4}", bare) is None:
        return wrong("not_an_hour")
    return _real(int(bare), 0) if len(bare) <= len("18") else _real(int(bare[:-2]), int(bare[-2:]))


def _real(hour: int, minute: int) -> Reading[time]:
    if hour >= _HOURS or minute >= _MINUTES:
        return wrong("no_such_hour")
    return Reading(time.min.replace(hour=hour, minute=minute))
