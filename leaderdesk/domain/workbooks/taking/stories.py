"""The states that a row of a workbook tells of a dossier, from its present one and the days it gives: none invented."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

# The states that a day proves, in the order of a life, by the field that gives the day.
_PROVED = (
    ("date_received", "pre_request"),
    ("date_eligible", "acknowledged"),
    ("date_opinion", "opinion"),
    ("date_committee", "programmed"),
    ("date_convention", "convention"),
)
# What tells the day of a state that has none of its own: the likeliest first, then the last day known before it.
_DAY_OF = {
    **{status: field for field, status in _PROVED},
    "postponed": "date_committee",
    "waiting_list": "date_committee",
    "refused": "date_committee",
    "paid": "date_paid",
    "closed": "date_paid",
}
_ORDER = (
    *("contact", "pre_request", "acknowledged", "opinion", "complete", "instructed", "programmed", "convention"),
    *("in_progress", "claimed", "paid", "closed", "in_control"),
)
# The committee programmed these, whatever became of them.
PROGRAMMED = frozenset(
    ("programmed", "convention", "in_progress", "claimed", "paid", "closed", "in_control", "deprogrammed")
)
UNDER_CONVENTION = PROGRAMMED - {"programmed", "deprogrammed"}


@dataclass(frozen=True, slots=True)
class Stage:
    """A state of a dossier with its days; the last has no end."""

    status: str
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """Every state that a row tells; `supposed` is why the last one's day, or the state itself, had to be supposed."""

    stages: tuple[Stage, ...]
    supposed: tuple[str, ...] = ()

    @property
    def present(self) -> Stage:
        """Where the dossier stands."""
        return self.stages[-1]


def story_of(status: str | None, days: Mapping[str, date], today: date) -> Story:
    """The states of a new dossier, each with a day that the row gives; only the last one's day may be supposed."""
    supposed = []
    if status is None:
        status = _proved_by(days, today)
        supposed.append("status_from_days" if status != "contact" else "status_not_said")
    since, is_known = _day_of(status, days, today)
    if not is_known:
        supposed.append("day_of_status")
    before = [(each, day) for each, day in _passed(status, days) if day <= since]
    begun = [*_in_order(before), (status, since)]
    ends = [day for _, day in begun[1:]]
    stages = (Stage(each, day, until) for (each, day), until in zip(begun, [*ends, None], strict=True))
    return Story(tuple(stages), tuple(supposed))


def move_to(status: str, days: Mapping[str, date], present: Stage, today: date) -> tuple[Stage, tuple[str, ...]]:
    """The next state of a dossier that stands in another, never before that one began."""
    since, is_known = _day_of(status, days, today)
    if since < present.since:
        return Stage(status, present.since), ("day_of_status",)
    return Stage(status, since), () if is_known else ("day_of_status",)


def has_decided(status: str | None) -> bool:
    """True where the day of the committee is the day of the programming."""
    return status in PROGRAMMED


def _proved_by(days: Mapping[str, date], today: date) -> str:
    """The furthest state that a day past proves; a day of committee proves none: it may be planned, or have refused."""
    known = [
        status for field, status in _PROVED if field != "date_committee" and field in days and days[field] <= today
    ]
    return known[-1] if known else "contact"


def _day_of(status: str, days: Mapping[str, date], today: date) -> tuple[date, bool]:
    """The day of a state: its own, or the last of those known that were before it and are past, or today."""
    own = days.get(_DAY_OF.get(status, ""))
    if own is not None:
        return own, True
    known = [day for _, day in _passed(status, days) if day <= today]
    if status in ("paid", "closed", "in_control") and "date_paid" in days:
        known.append(days["date_paid"])
    return (max(known), False) if known else (today, False)


def _passed(status: str, days: Mapping[str, date]) -> Iterator[tuple[str, date]]:
    """The states with a day that come before one; outside the way forward, only those before any decision."""
    limit = _ORDER.index(status) if status in _ORDER else _ORDER.index("programmed")
    if status == "deprogrammed" or (status == "abandoned" and "date_convention" in days):
        limit = _ORDER.index("in_progress")
    for field, each in _PROVED:
        if field in days and _ORDER.index(each) < limit:
            yield each, days[field]


def _in_order(begun: list[tuple[str, date]]) -> list[tuple[str, date]]:
    """Those whose days follow the order of a life; one that would go back is left out, its day is kept elsewhere."""
    kept: list[tuple[str, date]] = []
    for status, day in begun:
        if not kept or day >= kept[-1][1]:
            kept.append((status, day))
    return kept
