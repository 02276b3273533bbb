"""Frozen values as plain JSON values and back: exact, and every problem told with its place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderdesk.domain.programmes.plain import UNREAD, Euros, Share, read_value, write_value
from leaderdesk.domain.programmes.problems import Problem


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a whole."""

    name: str
    weight: Fraction = Fraction(1)


@dataclass(frozen=True, slots=True)
class Whole:
    """One field of each type."""

    count: int
    amount: Euros | None
    share: Share
    kind: Literal["one", "two"]
    since: date
    at: datetime | None = None
    is_open: bool = False
    parts: tuple[Part, ...] = ()
    words: frozenset[str] = frozenset()


WHOLE = Whole(
    count=3,
    amount=1234_56,
    share=Fraction(1, 8),
    kind="two",
    since=date(2026, 1, 2),
    at=datetime.fromisoformat("2026-01-02T10:30"),
    parts=(Part("é", Fraction(5, 2)),),
    words=frozenset({"b", "a"}),
)
PLAIN: dict[str, Any] = {
    "count": 3,
    "amount": "1234.56",
    "share": "0.125",
    "kind": "two",
    "since": "2026-01-02",
    "at": "2026-01-02T10:30",
    "is_open": False,
    "parts": [{"name": "é", "weight": "2.5"}],
    "words": ["a", "b"],
}


def read(value: object) -> tuple[Any, list[tuple[str, str]]]:
    """What was read, and each problem with its place."""
    problems: list[Problem] = []
    return read_value(value, Whole, "", problems), [(each.code, each.place) for each in problems]


def test_value_is_written_as_people_read_it() -> None:
    assert write_value(WHOLE, Whole) == PLAIN


def test_value_read_back_is_the_same() -> None:
    assert read(PLAIN) == (WHOLE, [])


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("count", "3", "not_whole"),
        ("count", True, "not_whole"),
        ("count", -1, "negative"),
        ("count", None, "missing"),
        ("amount", 12, "number_not_text"),
        ("amount", "12.345", "not_decimal"),
        ("amount", "-1", "negative"),
        ("share", "1.1", "above_one"),
        ("share", "0.1234567", "not_decimal"),
        ("kind", "three", "unknown_choice"),
        ("since", "2026-02-30", "no_such_moment"),
        ("since", "2026-01-02T10:30", "no_such_moment"),
        ("at", "2026-01-02", "no_such_moment"),
        ("is_open", "oui", "not_a_flag"),
        ("parts", {}, "not_a_list"),
    ],
)
def test_wrong_value_is_a_problem_at_its_place(name: str, value: object, code: str) -> None:
    assert read(PLAIN | {name: value}) == (UNREAD, [(code, name)])


def test_good_lines_survive_and_all_problems_are_told() -> None:
    parts = [{"name": "a"}, {"name": 1}, {"weight": "x"}, [], {"name": "b", "colour": "bleu"}]

    found, problems = read(PLAIN | {"parts": parts})

    assert found.parts == (Part("a"), Part("b"))
    assert problems == [
        ("not_text", "parts[1].name"),
        ("missing", "parts[2].name"),
        ("not_decimal", "parts[2].weight"),
        ("not_an_object", "parts[3]"),
        ("unknown_key", "parts[4].colour"),
    ]


@given(st.fractions(min_value=0, max_value=10**9, max_denominator=1).map(lambda whole: whole / 1000))
def test_decimals_come_back_exact(number: Fraction) -> None:
    problems: list[Problem] = []

    assert read_value(write_value(number, Fraction), Fraction, "", problems) == number
    assert problems == []


def test_number_that_is_no_decimal_is_not_written() -> None:
    with pytest.raises(ValueError, match="not a decimal"):
        write_value(Fraction(1, 3), Fraction)
