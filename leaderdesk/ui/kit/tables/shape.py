"""How a list is looked at: words, filters, order, groups and columns; written as JSON to be kept with the base."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from leaderdesk.ui.kit.lines import Column, Line

Bound = int | date | None


@dataclass(frozen=True, slots=True)
class Filter:
    """What one column lets through: some of the texts it shows, or what lies between two bounds, both included."""

    column: str
    values: frozenset[str] | None = None
    is_excluding: bool = False
    low: Bound = None
    high: Bound = None


@dataclass(frozen=True, slots=True)
class Sort:
    """One key of the order."""

    column: str
    is_descending: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """All of it; what is None is left as it is."""

    words: str = ""
    filters: tuple[Filter, ...] = ()
    sorts: tuple[Sort, ...] | None = None
    group: str | None = None
    order: tuple[str, ...] | None = None
    hidden: tuple[str, ...] | None = None
    widths: Mapping[str, float] = field(default_factory=dict)
    # The built-in view whose predicate goes with it, by name.
    based_on: str = ""


def passing(lines: Sequence[Line], columns: Sequence[Column], filters: Sequence[Filter]) -> list[Line]:
    """The lines that every filter lets through."""
    places = {column.name: place for place, column in enumerate(columns)}
    found = list(lines)
    for each in filters:
        if each.column in places:
            lets = _test(each, places[each.column])
            found = [line for line in found if lets(line)]
    return found


def written(shape: Shape, *, based_on: str = "") -> str:
    """A shape as it is kept."""
    kept: dict[str, Any] = {
        "widths": dict(shape.widths),
        "words": shape.words,
        "filters": [_written_filter(each) for each in shape.filters],
        "sorts": None if shape.sorts is None else [[each.column, each.is_descending] for each in shape.sorts],
        "group": shape.group,
        "order": shape.order,
        "hidden": shape.hidden,
        "based_on": based_on,
    }
    said = {name: value for name, value in kept.items() if value is not None and value not in ("", [])}
    return json.dumps(said | {"group": shape.group or ""}, ensure_ascii=False, sort_keys=True)


def read_shape(text: str, columns: Sequence[Column]) -> Shape:
    """A shape that was kept; what names a column that is no more is left out."""
    kept = json.loads(text)
    names = {column.name for column in columns}

    def known(name: str) -> tuple[str, ...] | None:
        return tuple(each for each in kept[name] if each in names) if name in kept else None

    sorts = [Sort(name, is_descending) for name, is_descending in kept.get("sorts", ()) if name in names]
    return Shape(
        words=kept.get("words", ""),
        filters=tuple(_read_filter(each) for each in kept.get("filters", ()) if each["column"] in names),
        sorts=tuple(sorts) if "sorts" in kept else None,
        group=kept.get("group") if kept.get("group") in (*names, "", None) else "",
        order=known("order"),
        hidden=known("hidden"),
        widths={name: float(width) for name, width in kept.get("widths", {}).items() if name in names},
        based_on=kept.get("based_on", ""),
    )


def _test(each: Filter, place: int) -> Callable[[Line], bool]:
    values, low, high = each.values, each.low, each.high
    if values is not None:
        if each.is_excluding:
            return lambda line: line.bare_text(place) not in values
        return lambda line: line.bare_text(place) in values

    def is_between(line: Line) -> bool:
        key = line.key(place)
        if isinstance(key, datetime):
            key = key.astimezone().date()
        return key is not None and (low is None or key >= low) and (high is None or key <= high)

    return is_between


def _written_filter(each: Filter) -> dict[str, Any]:
    if each.values is not None:
        return {"column": each.column, "values": sorted(each.values), "is_excluding": each.is_excluding}
    return {"column": each.column, "low": _written_bound(each.low), "high": _written_bound(each.high)}


def _written_bound(bound: Bound) -> int | str | None:
    return bound.isoformat() if isinstance(bound, date) else bound


def _read_filter(kept: Mapping[str, Any]) -> Filter:
    if "values" in kept:
        return Filter(kept["column"], frozenset(kept["values"]), kept["is_excluding"])
    return Filter(kept["column"], low=_read_bound(kept["low"]), high=_read_bound(kept["high"]))


def _read_bound(kept: int | str | None) -> Bound:
    return date.fromisoformat(kept) if isinstance(kept, str) else kept
