"""What the child hands over comes back as it was; what does not add up is not believed."""

from __future__ import annotations

import contextlib
import io
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdesk.documents.sheets.reading.refused import Unreadable
from leaderdesk.documents.sheets.reading.results import pack, pack_refusal, unpack
from leaderdesk.domain.workbooks.cells import Area, BadCell, Book, Remark, Sheet

ROW = (
    "Café",
    None,
    True,
    False,
    12,
    -3,
    0.1,
    date(2024, 3, 2),
    datetime.fromisoformat("2024-03-02T10:05"),
    BadCell("formula_error", "#N/A"),
)
BOOK = Book(
    name="suivi.csv",
    kind="csv",
    digest="ab" * 32,
    sheets=(
        Sheet(
            "Suivi",
            (ROW, (), ("x",)),
            merged=(Area(1, 1, 2, 3),),
            hidden_rows=frozenset({2}),
            hidden_columns=frozenset({4, 5}),
            remarks=(Remark("texts_cut", (("cells", "A1"),)),),
            percents={3: ((1, 2), (5, 5))},
        ),
        Sheet("Vide", (), is_hidden=True),
    ),
    encoding="cp1252",
    separator=";",
    remarks=(Remark("odd_quotes"),),
)


def packed(book: Book) -> bytes:
    made = io.BytesIO()
    pack(book, made)
    return made.getvalue()


def test_book_comes_back_as_it_was() -> None:
    back = unpack(io.BytesIO(packed(BOOK)))

    assert back == BOOK
    assert [type(cell) for cell in back.sheets[0].rows[0]] == [type(cell) for cell in ROW]


def test_many_rows_come_back_and_are_told() -> None:
    rows = tuple((number, f"ligne {number}") for number in range(4_500))
    told: list[tuple[int, int]] = []

    back = unpack(io.BytesIO(packed(Book("a", "xlsx", "d", (Sheet("Suivi", rows),)))), lambda *each: told.append(each))

    assert back.sheets[0].rows == rows
    assert told == [(2_000, 4_500), (4_000, 4_500), (4_500, 4_500)]


def test_refusal_comes_back_as_it_was() -> None:
    made = io.BytesIO()
    pack_refusal("workbook_far_cell", {"sheet": "Suivi", "cell": "XFD1"}, made)
    made.seek(0)

    with pytest.raises(Unreadable) as refused:
        unpack(made)

    assert (refused.value.code, refused.value.data) == ("workbook_far_cell", {"sheet": "Suivi", "cell": "XFD1"})


@given(place=st.integers(0, len(packed(BOOK)) - 1), byte=st.integers(0, 255))
@settings(max_examples=300, derandomize=True)
def test_altered_answer_is_a_book_or_nothing(place: int, byte: int) -> None:
    content = bytearray(packed(BOOK))
    content[place] = byte

    with contextlib.suppress(ValueError, KeyError, TypeError, OverflowError, Unreadable):
        assert isinstance(unpack(io.BytesIO(bytes(content))), Book)


def test_answer_that_was_cut_is_never_a_book() -> None:
    content = packed(BOOK)

    for length in range(len(content)):
        with pytest.raises((ValueError, KeyError, TypeError)):
            unpack(io.BytesIO(content[:length]))
