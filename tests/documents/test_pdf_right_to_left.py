"""Hebrew and Arabic names in a French paper: joined, painted towards the left, read in their order."""

from __future__ import annotations

import pypdfium2
import pytest

from leaderdesk.documents.papers.blocks import Paragraph
from leaderdesk.documents.pdf.fonts import face
from leaderdesk.documents.pdf.right_to_left import painting_order, shaped
from leaderdesk.documents.pdf.writing import pdf_bytes
from tests.documents.reading import Tagged
from tests.documents.specimens import paper


def test_words_are_read_in_their_order_and_no_letter_is_unknown() -> None:
    content, written = pdf_bytes(paper(Paragraph("Association של שלום et مرحبا بالعالم, 12 rue")))
    assert (Tagged(content).words(), written.unknown) == (
        ["Association", "של", "שלום", "et", "مرحبا", "بالعالم,", "12", "rue"],
        (),
    )


def test_letters_run_to_the_left() -> None:
    content, _ = pdf_bytes(paper(Paragraph("avant אבג après"), pictures=0))
    with pypdfium2.PdfDocument(content) as document:
        text = document[0].get_textpage()
        told = text.get_text_range()
        lefts = [text.get_charbox(told.index(part))[0] for part in ("avant", "ג", "ב", "א", "après")]
    assert lefts == sorted(lefts)
    assert painting_order([False, True, False, True, False], [False, False, True, False, False]) == [0, 3, 2, 1, 4]


@pytest.mark.parametrize(
    ("word", "expected"),
    [("بب", "\ufe91\ufe90"), ("ببب", "\ufe91\ufe92\ufe90"), ("داب", "\ufea9\ufe8d\ufe8f"), ("אב", "אב"), ("a", "a")],
)
def test_arabic_letters_join_their_neighbours(word: str, expected: str) -> None:
    assert shaped(word, face("DejaVuSans").letters) == expected


def test_a_shape_that_the_font_has_not_is_left_alone() -> None:
    assert shaped("بب", frozenset("ب")) == "بب"
