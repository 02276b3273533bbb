"""What is kept of a table held against the base: its counts, its differences with since when, and who its rows name."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from leaderdesk.domain.workbooks.taking.sources import pattern_of


@dataclass(frozen=True, slots=True)
class KnownDifference:
    """A difference as it was on a day: texts of both values, and the day of the first table that said otherwise."""

    dossier: int
    number: str
    title: str
    field: str
    ours: str | None
    theirs: str | None
    since: date
    sheet: str = ""
    row: int = 0
    column: int | None = None

    @property
    def place(self) -> tuple[int, str]:
        """The dossier and the field."""
        return self.dossier, self.field


@dataclass(frozen=True, slots=True)
class Report:
    """One table on one day; `named` is the dossier that somebody said a row speaks of, by what names it."""

    name: str
    fingerprint: str
    counts: Mapping[str, int] = field(default_factory=dict)
    differences: tuple[KnownDifference, ...] = ()
    mended: int = 0
    named: Mapping[str, int] = field(default_factory=dict)
    # The height of the base when it was first kept: two tables of one day have an order.
    height: int = 0

    def is_of_same_source(self, other: Report) -> bool:
        """True for two tables with the same headings, or whose files are called alike but for their figures."""
        return self.fingerprint == other.fingerprint or pattern_of(self.name) == pattern_of(other.name)


def written_report(report: Report) -> str:
    """The text that is kept of it."""
    data = {
        "name": report.name,
        "fingerprint": report.fingerprint,
        "counts": dict(report.counts),
        "mended": report.mended,
        "named": dict(report.named),
        "height": report.height,
        "differences": [_difference(each) for each in report.differences],
    }
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def read_report(text: str) -> Report:
    """The report that was kept."""
    data = json.loads(text)
    return Report(
        data["name"],
        data["fingerprint"],
        data["counts"],
        tuple(_read(each) for each in data["differences"]),
        data["mended"],
        data["named"],
        data["height"],
    )


def _difference(each: KnownDifference) -> dict[str, Any]:
    return {name: getattr(each, name) for name in _PLAIN} | {"since": each.since.isoformat()}


def _read(data: dict[str, Any]) -> KnownDifference:
    return KnownDifference(since=date.fromisoformat(data["since"]), **{name: data[name] for name in _PLAIN})


_PLAIN = ("dossier", "number", "title", "field", "ours", "theirs", "sheet", "row", "column")
