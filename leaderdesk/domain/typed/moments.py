"""A day and a time of day as they are typed together: `14/10/2026 12:00`, `141026 à 12h`, `demain midi`."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from leaderdesk.domain.typed.days import read_day
from leaderdesk.domain.typed.hours import read_hour
from leaderdesk.domain.typed.readings import Reading, plain, wrong

_HOUR = re.compile(
    r"(?P<day>.*?)(?:[ T]|, ?)(?:(?:à|a|@) ?)?"
    r"(?P<hour>midi|minuit|[0-9]{1,2} ?(?:h|:|heures?) ?(?:[0-9]{2})?(?::[0-9]{2})?)",
    re.IGNORECASE,
)


def read_moment(text: str, today: date, usual: time | None = None) -> Reading[datetime]:
    """The day and the minute; without an hour the usual one, or else the hour is asked for."""
    bare = plain(text)
    if not bare:
        return Reading()
    matched = _HOUR.fullmatch(bare)
    told = read_day(matched["day"] if matched else bare, today)
    if matched and told.value is None and not told.problem and not told.doubts:
        return wrong("moment_without_day")
    if not told.is_sure or told.value is None:
        return Reading(problem=told.problem, data=told.data)
    if matched is None:
        return wrong("moment_without_hour") if usual is None else Reading(datetime.combine(told.value, usual))
    hour = read_hour(matched["hour"])
    if hour.value is None:
        return Reading(problem=hour.problem, data=hour.data)
    return Reading(datetime.combine(told.value, hour.value))
