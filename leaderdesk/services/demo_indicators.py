"""The demonstration base: what the programme measures, and what some dossiers say of it; others say nothing yet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction
from functools import partial
from typing import Any, Protocol

from leaderdesk.services import indicators
from leaderdesk.services.programmes import read_programme
from leaderdesk.store.base import OpenBase

Seed = dict[str, Any]
Event = tuple[int, Callable[[], object]]


class Diary(Protocol):
    """What remembers the keys of all that was made, by name, and counts days back from today."""

    base: OpenBase
    keys: dict[tuple[str, ...], int]

    def day(self, ago: int) -> date:
        """A working day so many days ago; below zero, to come."""
        ...


def indicator_events(diary: Diary, seeds: dict[str, Any]) -> Iterator[Event]:
    """The indicators entered lately, then filled in together from what was measured before."""
    told = seeds["indicators"]
    for seed in told["indicators"]:
        yield told["days"], partial(_enter, diary, seed)
    for code, values in told["values"].items():
        yield told["filled"], partial(_fill, diary, code, values, told["measured"])


def _enter(diary: Diary, seed: Seed) -> None:
    key = indicators.add_indicator(diary.base, code=seed["code"], label=seed["label"])
    diary.keys["indicator", seed["code"]] = key
    fiche = diary.keys["fiche", seed["fiche"]] if "fiche" in seed else None
    known = {name: seed[name] for name in ("unit", "gathering", "source")}
    ends_on = read_programme(diary.base).ends_on
    fields = {**known, "fiche_id": fiche, "target": Fraction(seed["target"]), "target_on": ends_on}
    indicators.edit_indicators(diary.base, {key: fields})


def _fill(diary: Diary, code: str, values: dict[str, list[str | None]], ago: int) -> None:
    key, day = diary.keys["indicator", code], diary.day(ago)
    found = {
        (key, diary.keys["dossier", title]): {
            "planned": _number(planned),
            "achieved": _number(achieved),
            "measured_on": day if achieved is not None else None,
        }
        for title, (planned, achieved) in values.items()
    }
    indicators.put_values(diary.base, found)


def _number(told: str | None) -> Fraction | None:
    return None if told is None else Fraction(told)
