"""What a dry run understood of a workbook, held against what should be found in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from leaderdesk.domain.text import folded
from leaderdesk.domain.workbooks.fields import BY_CODE, OF_FUNDER, kind_of

# Other names of the funders that the programme knows.
_SAME_FUNDER = {
    "cd 48": "departement",
    "com com": "communaute de communes",
    "etat detr dsil": "etat",
    "region 20 %": "region",
}
_LOOSE = frozenset(("commune",))

# Problems of a row rather than of a cell: the value beside them is right, and they are told all the same.
_ALWAYS = frozenset(
    (
        "duplicate_in_file",
        "number_known_elsewhere",
        "dossier_unsure",
        "total_below_eligible",
        "plan_unequal",
        "text_cut",
    )
)

FIGURES = (
    "tables expected",
    "tables found",
    "tables invented",
    "columns expected",
    "columns right",
    "columns missing",
    "columns wrong",
    "rows expected",
    "rows found",
    "rows invented",
    "values expected",
    "values right",
    "values asked",
    "values missing silently",
    "values wrong and told",
    "values wrong silently",
    "problems expected",
    "problems told",
    "problems of the right code",
    "problems told of what is right",
    "verdicts right",
    "rows to leave out",
    "rows left out",
    "rows left out for the right reason",
)


@dataclass
class Score:
    """Figures by name, and each difference in words."""

    figures: Counter[str] = field(default_factory=Counter)
    differences: list[str] = field(default_factory=list)

    def add(self, other: Score, name: str = "") -> None:
        """Put another score with this one."""
        self.figures += other.figures
        self.differences += [f"{name}: {each}" if name else each for each in other.differences]

    def count(self, name: str, by: int = 1, told: str = "") -> None:
        """Count something, and say it where it is a difference."""
        self.figures[name] += by
        if told:
            self.differences.append(f"[{name}] {told}")


def score(expected: list[dict[str, Any]], got: list[dict[str, Any]]) -> Score:
    """How the tables that were understood differ from those that should be."""
    total, left = Score(), list(got)
    for table in expected:
        total.count("tables expected")
        match = max(left, key=lambda each: _overlap(table, each), default=None)
        if match is None or not _overlap(table, match):
            total.count("columns expected", len(table["columns"]))
            total.count("rows expected", len(table["rows"]))
            lost = sum(len(row["values"]) for row in table["rows"])
            total.count("values expected", lost)
            total.count("values missing silently", lost, f"{table['sheet']}: no table was found ({lost} values)")
            continue
        left.remove(match)
        total.add(_Compared(table, match).score())
    for table in left:
        if table["rows"]:
            place = f"{table['sheet']} row {table['header_row']}"
            total.count("tables invented", 1, f"{place}: {len(table['rows'])} rows, {table['columns']}")
    return total


def _overlap(expected: Mapping[str, Any], got: Mapping[str, Any]) -> int:
    # A text with separators has one sheet, that no name was given to.
    if expected["sheet"] != got["sheet"] and not got.get("is_text"):
        return 0
    rows = {each["row"] for each in expected["rows"]} & {each["row"] for each in got["rows"]}
    return len(rows)


class _Compared:
    """One table with the one it was taken for."""

    def __init__(self, expected: Mapping[str, Any], got: Mapping[str, Any]) -> None:
        self._expected, self._got = expected, got
        self._may = expected.get("may", {})
        self._score = Score()
        self._place = expected["sheet"]

    def score(self) -> Score:
        """Headings, columns, rows, what was left out."""
        first = self._expected.get("first_header", self._expected["header_row"])
        if first <= self._got["header_row"] <= self._expected["header_row"]:
            self._score.count("tables found")
        else:
            self._say("tables elsewhere", f"headings at {self._got['header_row']}, not {self._expected['header_row']}")
        self._columns()
        self._rows()
        self._left_out()
        return self._score

    def _say(self, name: str, told: str) -> None:
        self._score.count(name, 1, f"{self._place}: {told}")

    def _columns(self) -> None:
        expected = {_column(name, each): each for name, each in self._expected["columns"].items()}
        got = {_column(name, each): each for name, each in self._got["columns"].items()}
        self._score.count("columns expected", len(expected))
        for name, heading in expected.items():
            if name not in got:
                self._say("columns missing", f"{name} ← « {_flat(heading)} »")
            elif not _is_heading(heading, got[name]):
                self._say("columns wrong", f"{name} ← « {_flat(got[name])} », not « {_flat(heading)} »")
            else:
                self._score.count("columns right")
        for name in got.keys() - expected.keys():
            if not any(_is_heading(each, got[name]) for each in self._may.get(_bare(name), ())) and not self._is_free(
                name
            ):
                self._say("columns wrong", f"{name} ← « {_flat(got[name])} », which is nothing of ours")

    def _is_free(self, name: str) -> bool:
        """A field that the case leaves open, or a column read in rows of co-funders."""
        return name == "cofunders" or (name.startswith(OF_FUNDER) and "cofunders" in self._may)

    def _rows(self) -> None:
        got = {each["row"]: each for each in self._got["rows"]}
        for row in self._expected["rows"]:
            self._score.count("rows expected")
            self._score.count("values expected", len(row["values"]))
            self._score.count("problems expected", len(_needed(row)))
            if row["row"] not in got and "row" in row.get("any", ()):
                # Gathered with another row, which is as right.
                self._score.count("rows found")
                self._score.count("values right", len(row["values"]))
                self._score.count("verdicts right")
                self._score.count("problems told", len(_needed(row)))
                continue
            if row["row"] not in got:
                self._score.count("values missing silently", len(row["values"]))
                self._say("rows missing", f"row {row['row']}")
                continue
            self._score.count("rows found")
            self._row(row, got.pop(row["row"]))
        out = {each["row"] for each in self._expected["left_out"]}
        for row, each in got.items():
            told = "to be left out" if row in out else "not expected"
            self._say("rows invented", f"row {row} ({told}): {each['values']}")

    def _row(self, row: Mapping[str, Any], got: Mapping[str, Any]) -> None:
        told = {each["field"] for each in got["problems"]}
        codes = {each["code"] for each in got["problems"]}
        free = {*row.get("any", ()), *self._may}
        for name in row["values"]:
            self._value(row, name, got["values"].get(name), told)
        for name, value in got["values"].items():
            if name not in row["values"] and name not in free:
                self._uninvited(row, name, value, told)
        for problem in _needed(row):
            is_told = (
                problem["field"] in told
                or (not problem["field"] and problem["code"] in codes)
                or problem["code"] in codes
            )
            self._score.count("problems told", is_told)
            self._score.count("problems of the right code", problem["code"] in codes)
            if not is_told:
                self._say("problems not told", f"row {row['row']} {problem['field']}: {problem['code']}")
        known = {(each["field"], each["code"]) for each in row["problems"]}
        for problem in got["problems"]:
            name, value = problem["field"], row["values"].get(problem["field"])
            if (
                value is not None
                and (name, problem["code"]) not in known
                and _is_same(name, value, got["values"].get(name))
            ):
                self._say("problems told of what is right", f"row {row['row']} {name}: {problem['code']}")
        # A value with a problem may be taken or asked: both are right.
        is_open = row["verdict"] == "doubt" and all(each["field"] in row["values"] for each in row["problems"])
        if "verdict" in row.get("any", ()) or got["verdict"] in {
            row["verdict"],
            *(("new",) if is_open and row["problems"] else ()),
        }:
            self._score.count("verdicts right")
        else:
            self._say("verdicts wrong", f"row {row['row']}: {got['verdict']}, not {row['verdict']} ({sorted(codes)})")

    def _value(self, row: Mapping[str, Any], name: str, got: object, told: set[str]) -> None:
        value, is_free = row["values"][name], name in row.get("any", ())
        place = f"row {row['row']} {name}"
        if is_free or (got is not None and _is_same(name, value, got)):
            self._score.count("values right")
        elif got is None:
            if _is_told(name, told):
                self._score.count("values asked")
                if not any(each["field"] == name for each in row["problems"]):
                    self._score.differences.append(f"[values asked] {self._place}: {place}: {value!r}")
            else:
                self._say("values missing silently", f"{place}: {value!r}")
        elif _is_told(name, told):
            self._say("values wrong and told", f"{place}: {got!r}, not {value!r}")
        else:
            self._say("values wrong silently", f"{place}: {got!r}, not {value!r}")

    def _uninvited(self, row: Mapping[str, Any], name: str, value: object, told: set[str]) -> None:
        """A value where none is sure."""
        place = f"row {row['row']} {name}"
        if name == "notes" or name in {each["field"] for each in row["problems"] if _is_told(name, told)}:
            return
        kind = "values wrong and told" if _is_told(name, told) else "values wrong silently"
        self._say(kind, f"{place}: {value!r} where nothing is sure")

    def _left_out(self) -> None:
        rows = {each["row"] for each in self._got["rows"]}
        reasons = {each["row"]: each["why"] for each in self._got["left_out"]}
        for each in self._expected["left_out"]:
            self._score.count("rows to leave out")
            self._score.count("rows left out", each["row"] not in rows)
            is_right = reasons.get(each["row"]) == each["why"]
            self._score.count("rows left out for the right reason", is_right)
            if not is_right and each["row"] not in rows:
                self._say("reasons", f"row {each['row']}: {reasons.get(each['row'])}, not {each['why']}")


def _needed(row: Mapping[str, Any]) -> list[dict[str, str]]:
    """The problems that must be told; of a cell that has its value, one may be."""
    return [each for each in row["problems"] if each["field"] not in row["values"] or each["code"] in _ALWAYS]


def _is_told(name: str, told: set[str]) -> bool:
    if name == "cofunders":
        return any(each == name or each.startswith(OF_FUNDER) for each in told)
    return name in told


def _column(name: str, heading: str) -> str:
    return OF_FUNDER + folded(heading) if name.startswith(OF_FUNDER) else name


def _bare(name: str) -> str:
    return "cofunders" if name.startswith(OF_FUNDER) else name


def _flat(text: str) -> str:
    return " ".join(text.split())


def _is_heading(expected: str, got: str) -> bool:
    return folded(expected) == folded(got)


def _is_same(name: str, expected: Any, got: object) -> bool:  # noqa: ANN401 - whatever the JSON holds
    if name == "cofunders":
        return got is not None and _shares(expected) == _shares(got)
    if not isinstance(got, str):
        return bool(expected == got)
    if name in _LOOSE:
        return folded(expected) == folded(got)
    if name == "notes":
        return _flat(expected) in _flat(got)
    if name in BY_CODE and kind_of(name) in {"text", "names"}:
        return _flat(expected).strip() == _flat(got)
    return bool(expected == got)


def _shares(value: Any) -> object:  # noqa: ANN401 - whatever the JSON holds
    if isinstance(value, str):
        return _flat(value)
    return sorted((_SAME_FUNDER.get(folded(each["name"]), folded(each["name"])), each["amount"]) for each in value)
