"""U30: what people type and paste for amounts, rates and counts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdesk.domain.money import Part
from leaderdesk.domain.typed.amounts import read_amount, read_amount_or_part, read_count, read_rate
from leaderdesk.domain.typed.readings import Reading, wrong
from leaderdesk.words import formats, typed

NO_BREAK, NARROW = "\u00a0", "\u202f"


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("12 345,67 €", 1_234_567),
        (f"12{NARROW}345,67{NO_BREAK}€", 1_234_567),
        (f"12{NO_BREAK}345,67", 1_234_567),
        ("12345.67", 1_234_567),
        ("12345,67", 1_234_567),
        ("12.345,67", 1_234_567),
        ("12,345.67", 1_234_567),
        ("12'345.67", 1_234_567),
        ("12’345,67 €", 1_234_567),
        ("1.234.567,89", 123_456_789),
        ("1,234,567", 123_456_700),
        ("1.234.567", 123_456_700),
        ("1 234", 123_400),
        ("1 234 567", 123_456_700),
        ("1234", 123_400),
        ("80", 8_000),
        ("80,5", 8_050),
        ("80.50", 8_050),
        ("80,", 8_000),
        (",5", 50),
        (".05", 5),
        ("0", 0),
        ("007", 700),
        ("0,500", 50),
        ("1234,500", 123_450),
        ("12,0000", 1_200),
        ("-5", -500),
        ("−5,20 €", -520),
        ("- 5", -500),
        ("+5", 500),
        ("€ 12", 1_200),
        ("12 euros", 1_200),
        ("12 EUR", 1_200),
        ("12 k€", 1_200_000),
        ("12,5 k€", 1_250_000),
        ("\t12 345 \n", 1_234_500),
        ("\ufeff12,30\u200b", 1_230),
        ("999999999999,99", 99_999_999_999_999),
    ],
)
def test_u30_amount_is_read(text: str, cents: int) -> None:
    reading = read_amount(text)

    assert (reading.value, reading.is_sure) == (cents, True)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("1e3", "not_an_amount"),
        ("abc", "not_an_amount"),
        ("12 34", "not_an_amount"),
        ("1 2345,67", "not_an_amount"),
        ("1.23.456", "not_an_amount"),
        ("1,2,3", "not_an_amount"),
        ("12.345.67", "not_an_amount"),
        ("1.234,5,6", "not_an_amount"),
        ("12,34.5", "not_an_amount"),
        ("--5", "not_an_amount"),
        ("5-", "not_an_amount"),
        ("€", "not_an_amount"),
        (",", "not_an_amount"),
        ("1_000", "not_an_amount"),
        ("½", "not_an_amount"),
        ("١٢", "not_an_amount"),
        ("12 $", "not_an_amount"),
        ("0,123", "amount_finer_than_cents"),
        ("1234,567", "amount_finer_than_cents"),
        ("12 345,678", "amount_finer_than_cents"),
        ("1,2345", "amount_finer_than_cents"),
        ("1000000000000", "amount_too_large"),
        ("9" * 30, "not_an_amount"),
    ],
)
def test_u30_what_is_no_amount_says_what_is_expected(text: str, problem: str) -> None:
    reading = read_amount(text)

    assert (reading.value, reading.problem) == (None, problem)


@pytest.mark.parametrize(
    ("text", "meanings"),
    [
        ("1.234", (123_400, 123)),
        ("12,345", (1_234_500, 1_235)),
        ("1,500", (150_000, 150)),
        ("-1.234", (-123_400, -123)),
        ("1.234 k€", (123_400_000, 123_400)),
    ],
)
def test_u30_an_amount_with_two_meanings_is_asked(text: str, meanings: tuple[int, int]) -> None:
    reading = read_amount(text)

    assert (reading.value, reading.doubts) == (None, meanings)


def test_nothing_typed_is_no_amount_and_no_problem() -> None:
    assert [read_amount(text).value for text in ("", "  ", NO_BREAK)] == [None, None, None]
    assert read_amount("").is_sure


@settings(derandomize=True, max_examples=60)
@given(st.integers(-(10**13), 10**13))
def test_an_amount_shown_is_read_again(cents: int) -> None:
    assert read_amount(formats.money(cents)).value == cents
    assert read_amount(typed.amount(cents)).value == cents


@settings(derandomize=True, max_examples=60)
@given(st.text(max_size=30))
def test_no_text_breaks_the_readers(text: str) -> None:
    for read in (read_amount, read_rate, read_count):
        reading = read(text)
        assert reading.value is None or reading.is_sure


@pytest.mark.parametrize(
    ("text", "millionths"),
    [
        ("80", 800_000),
        ("80 %", 800_000),
        ("80%", 800_000),
        ("62,5", 625_000),
        ("62.5 %", 625_000),
        ("0,8 %", 8_000),
        ("33,3333", 333_333),
        ("12,345", 123_450),
        ("100", 1_000_000),
        ("0", 0),
        ("1", 10_000),
        ("20 pour cent", 200_000),
    ],
)
def test_rate_is_read(text: str, millionths: int) -> None:
    assert read_rate(text).value == millionths


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("101", "rate_out_of_reach"),
        ("-5", "rate_out_of_reach"),
        ("33,33333", "rate_too_fine"),
        ("abc", "not_a_rate"),
        ("2/3", "not_a_rate"),
        ("%", "not_a_rate"),
    ],
)
def test_what_is_no_rate(text: str, problem: str) -> None:
    assert read_rate(text).problem == problem


def test_a_rate_below_one_may_be_a_share_and_is_asked() -> None:
    assert read_rate("0,8").doubts == (800_000, 8_000)
    assert read_rate("0.25").doubts == (250_000, 2_500)


@settings(derandomize=True, max_examples=60)
@given(st.integers(0, 1_000_000))
def test_a_rate_shown_is_read_again(millionths: int) -> None:
    assert read_rate(typed.rate(millionths)).value == millionths


@pytest.mark.parametrize(
    ("text", "count"), [("12", 12), ("1 234", 1_234), ("1.234", 1_234), ("3,0", 3), ("0", 0), ("", None)]
)
def test_count_is_read(text: str, count: int | None) -> None:
    assert read_count(text).value == count


@pytest.mark.parametrize(
    ("text", "problem"),
    [("12,5", "count_not_whole"), ("-1", "count_negative"), ("dix", "not_a_count"), ("9999999999", "count_too_large")],
)
def test_what_is_no_count(text: str, problem: str) -> None:
    assert read_count(text).problem == problem


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("180", Reading(180_00)),
        ("1.234", Reading(doubts=(123_400, 123))),
        ("12 %", Reading(Part(120_000))),
        (f"12,5{NO_BREAK}%", Reading(Part(125_000))),
        ("120 %", wrong("rate_out_of_reach")),
        ("douze %", wrong("not_a_rate")),
        ("", Reading()),
    ],
)
def test_percents_beside_amounts_are_a_part_of_another_one(text: str, reading: Reading[int | Part]) -> None:
    assert read_amount_or_part(text) == reading
