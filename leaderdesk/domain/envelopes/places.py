"""Where each dossier stands on the waiting list, and why: the committee's rank, then the note, then the age.

A rank that was given before the dossier came on the list is of another time: it no longer counts. Those whom nothing
tells apart share a place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import groupby
from typing import Literal

from leaderdesk.domain.envelopes.chains import ZERO
from leaderdesk.domain.steps import Step, step


@dataclass(frozen=True, slots=True)
class Ranked:
    """The rank that the committee gave, when, in which sitting and why."""

    rank: int
    on: date
    sitting_id: int | None = None
    sitting: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Noted:
    """The points of a dossier out of those of its grid, and whose they are."""

    points: Fraction
    maximum: Fraction
    by: Literal["committee", "team"]

    @property
    def share(self) -> Fraction:
        """What part of the points it has: grids are of different sizes."""
        return self.points / self.maximum if self.maximum else ZERO


@dataclass(frozen=True, slots=True)
class Standing:
    """What places a dossier, besides its age on the list."""

    ranked: Ranked | None = None
    noted: Noted | None = None

    def in_force(self, since: date) -> Ranked | None:
        """Its rank, if it was given since the dossier is on the list."""
        return self.ranked if self.ranked is not None and self.ranked.on >= since else None


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the list, from one, and what made it."""

    place: int
    steps: tuple[Step, ...]


UNKNOWN = Standing()


def places_of(since: Mapping[str, date], standings: Mapping[str, Standing]) -> dict[str, Place]:
    """The place of each dossier by its number."""
    keys = {number: _key(day, standings.get(number, UNKNOWN)) for number, day in since.items()}
    ordered = sorted(since, key=lambda number: (keys[number], number))
    found = {}
    for place, (_, same) in enumerate(groupby(ordered, key=keys.__getitem__), 1):
        for number in same:
            found[number] = Place(place, tuple(_steps(since[number], standings.get(number, UNKNOWN))))
    return found


def _key(since: date, standing: Standing) -> tuple[bool, int, bool, Fraction, date]:
    ranked, noted = standing.in_force(since), standing.noted
    return (
        *(ranked is None, ranked.rank if ranked else 0),
        *(noted is None, -noted.share if noted else ZERO),
        since,
    )


def _steps(since: date, standing: Standing) -> Iterator[Step]:
    ranked, noted = standing.in_force(since), standing.noted
    if ranked is not None:
        yield step("placed_by_rank", rank=ranked.rank, on=ranked.on, sitting=ranked.sitting, reason=ranked.reason)
    elif standing.ranked is not None:
        yield step("rank_of_before", rank=standing.ranked.rank, on=standing.ranked.on, since=since)
    if ranked is None:
        yield step("no_rank")
    if noted is not None:
        yield step(f"noted_by_{noted.by}", points=noted.points, maximum=noted.maximum, share=noted.share)
    else:
        yield step("no_note")
    yield step("on_list_since", since=since)
