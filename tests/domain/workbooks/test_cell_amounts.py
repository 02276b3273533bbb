"""F71: the amounts of cells, sure or asked, never guessed by ten or by thousand."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdesk.domain.workbooks.cells import BadCell, Cell
from leaderdesk.domain.workbooks.reading.amounts import AmountReader, thousands_said
from leaderdesk.words import formats, typed

NO_BREAK, NARROW = "\u00a0", "\u202f"
read = AmountReader()


@pytest.mark.parametrize(
    ("cell", "cents"),
    [
        (12345, 1_234_500),
        (12345.67, 1_234_567),
        (0, 0),
        (0.1 + 0.2, 30),
        (1234.56 * 3, 370_368),
        ("12 345,67 €", 1_234_567),
        (f"12{NARROW}345,67{NO_BREAK}€", 1_234_567),
        (f"12{NO_BREAK}345,67", 1_234_567),
        ("12.345,67", 1_234_567),
        ("12,345.67", 1_234_567),
        ("1 234.5", 123_450),
        ("12 000 euros", 1_200_000),
        ("12000 EUR", 1_200_000),
        ("0,00 €", 0),
    ],
)
def test_amount_is_sure(cell: Cell, cents: int) -> None:
    told = read(cell)

    assert (told.value, told.code) == (cents, "")


@pytest.mark.parametrize(
    ("cell", "code", "weight", "readings"),
    [
        ("1.234", "amount_unclear", "doubt", (123_400, 123)),
        ("12,345", "amount_unclear", "doubt", (1_234_500, 1_235)),
        ("env. 5000", "amount_unclear", "doubt", (500_000,)),
        ("≈ 5 000 €", "amount_unclear", "doubt", (500_000,)),
        ("12 000 € HT", "amount_unclear", "doubt", (1_200_000,)),
        ("5 000 € (à confirmer)", "amount_unclear", "doubt", (500_000,)),
        ("5000 ?", "amount_unclear", "doubt", (500_000,)),
        ("15 k€", "amount_in_thousands", "doubt", (1_500_000,)),
        ("15K", "amount_in_thousands", "doubt", (1_500_000,)),
        ("1,2 M€", "amount_in_thousands", "doubt", (120_000_000,)),
        ("(500)", "amount_negative", "doubt", (50_000,)),
        ("(1 500,00 €)", "amount_negative", "doubt", (150_000,)),
        (-500, "amount_negative", "doubt", (50_000,)),
        ("-500", "amount_negative", "doubt", (50_000,)),
        ("80 %", "amount_not_read", "error", ()),
        ("voir annexe", "amount_not_read", "error", ()),
        ("1e3", "amount_not_read", "error", ()),
        ("5 000 + 3 000", "amount_unclear", "doubt", (500_000, 300_000)),
        ("28 000 à 33 000 €", "amount_unclear", "doubt", (2_800_000, 3_300_000)),
        ("entre 100 et 200", "amount_unclear", "doubt", (10_000, 20_000)),
        (10**15, "amount_unclear", "doubt", ()),
        (float("inf"), "amount_not_read", "error", ()),
        (True, "amount_not_read", "error", ()),
        (date(2026, 1, 1), "amount_not_read", "error", ()),
        (BadCell("formula_error", "#REF!"), "formula_error", "error", ()),
    ],
)
def test_amount_is_asked(cell: Cell, code: str, weight: str, readings: tuple[int, ...]) -> None:
    told = read(cell)

    assert (told.value, told.code, told.weight, told.readings) == (None, code, weight, readings)


@pytest.mark.parametrize("cell", ["-", "—", "/", "n.c.", "NC", "néant", "Sans objet", "", "?", "à définir"])
def test_what_stands_for_nothing_is_said(cell: str) -> None:
    told = read(cell)

    assert (told.value, told.code, told.weight) == (None, "said_empty", "remark")


def test_more_than_cents_is_rounded_and_said() -> None:
    told = read(1234.5678)

    assert (told.value, told.code, told.weight) == (123_457, "amount_rounded", "remark")


def test_a_heading_in_thousands_counts_in_thousands() -> None:
    told = AmountReader(unit=1000)(12.5)

    assert (told.value, told.code) == (1_250_000, "")


def test_a_title_in_thousands_above_a_plain_heading_is_asked() -> None:
    told = AmountReader(is_asked=True)(15)

    assert (told.value, told.code, told.readings) == (None, "amount_in_thousands", (1_500, 1_500_000))


@pytest.mark.parametrize(
    "heading", ["Coût (k€)", "Montants en k€", "FEADER en K€", "en milliers d’euros", "Total\n(k €)"]
)
def test_thousands_are_heard(heading: str) -> None:
    assert thousands_said(heading)


@pytest.mark.parametrize("heading", ["Coût total €", "Kilomètres", "Maîtrise d’œuvre", "Banque", "Coût total (en €)"])
def test_thousands_are_not_imagined(heading: str) -> None:
    assert not thousands_said(heading)


@given(st.integers(0, 10**13))
@settings(max_examples=150)
def test_an_amount_written_in_french_is_read_as_itself(cents: int) -> None:
    for text in (formats.money(cents), typed.amount(cents), f"{cents // 100}.{cents % 100:02}"):
        assert read(text).value == cents, text


@given(st.floats(0, 10**9, allow_nan=False))
@settings(max_examples=150)
def test_a_number_is_never_moved_by_more_than_half_a_cent(number: float) -> None:
    told = read(number)

    assert isinstance(told.value, int)
    assert abs(Fraction(told.value, 100) - Fraction(repr(number))) <= Fraction(1, 200)
    assert told.code in {"", "amount_rounded"}


@given(
    st.one_of(st.text(max_size=20), st.text("0123456789.,' €kKmM()-+%HTenv", max_size=14), st.floats(), st.integers())
)
@settings(max_examples=400)
def test_any_cell_is_a_value_or_a_problem(cell: Cell) -> None:
    told = read(cell)

    assert told.value is not None or told.code or cell is None
    assert all(isinstance(each, int) and each >= 0 for each in (told.value, *told.readings) if each is not None)
