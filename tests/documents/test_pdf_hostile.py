"""F81–F83: whatever people type or paste, in any kind of block, a paper comes out with all of it and nothing else."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdesk.documents.office.odt import odt_bytes
from leaderdesk.documents.papers.blocks import (
    Block,
    Boxes,
    Bullets,
    Chart,
    Choice,
    Column,
    CutLine,
    Facts,
    Heading,
    KeepTogether,
    KeyFigure,
    KeyFigures,
    Paper,
    Paragraph,
    ParagraphLook,
    Row,
    Signature,
    Signatures,
    Table,
    Text,
    WriteLines,
)
from leaderdesk.documents.papers.cleaning import clean
from leaderdesk.documents.pdf.writing import pdf_bytes
from leaderdesk.drawings.shapes import Box, Drawing, Label
from tests.documents.reading import Tagged, odt_texts
from tests.documents.specimens import paper

HOSTILE = (
    "<Le Moulin> & </para> <b>gras</b> <img src='/etc/hosts'/> <a href=\"http://exemple.fr\">x</a>",
    "[[[fin]]] {{champ}} %s %(nom)s ${nom} \\(oct\\051al\\) endstream endobj )Tj ET EMC",
    "مرحبا بالعالم של שלום",
    "e\u0301te\u0301 n\u0303 👩\u200d👩\u200d👧 😀 🫠 漢字 \U0001d54f",
    "a\x00b\x1b[31m\x7f\ufffe\uffff\ud800 \u202egauche\u202c \u00ad\u200b\ufeff",
    "ligne\r\nligne\rligne\u2028ligne\x0bligne\tfin   de   suite  ",
    "  ",
    "■ ☐ ✓",
)


def every_kind(text: str) -> tuple[Block, ...]:
    """The same text wherever a text may be."""
    runs = (Text(text, is_strong=True), Text(" "), Text(text, is_italic=True))
    table = Table(
        (Column(text, 1), Column(text, is_number=True), Column("c", align="centre", is_heading=True)),
        (Row((text,), "group"), Row((text, runs, text)), Row((text, text, text), "total")),
        text,
    )
    looks: tuple[ParagraphLook, ...] = ("normal", "small", "strong", "quote", "note", "address")
    drawing = Drawing(200, 40, (Box(0, 0, 200, 20, "fund", "hatch"), Label(0, 30, text, anchor="right")), text)
    return (
        *(Heading(level, text) for level in (1, 2, 3)),
        *(Paragraph(runs, look) for look in looks),
        Bullets((text, runs)),
        Bullets((text,), is_numbered=True),
        Facts(((text, runs),)),
        KeyFigures((KeyFigure(text, text, text), KeyFigure("a", "1"))),
        Signatures((Signature(text, text), Signature("b", text), Signature(text))),
        Boxes(text, (Choice(text), Choice(text, is_ticked=True))),
        WriteLines(2, text),
        Chart(drawing, text, table),
        CutLine(text),
        KeepTogether((Paragraph(text), table)),
    )


def hostile_paper(text: str) -> Paper:
    """The same text in everything that a paper bears, too."""
    whole = paper(*every_kind(text), is_draft=True, pictures=0)
    return replace(whole, title=text, reference=text, author=text, subject=text, digest=text, mention=text)


def letters(texts: Iterable[str]) -> str:
    """All letters in their order, without any space."""
    return "".join(letter for text in texts for letter in text if not letter.isspace())


def assert_nothing_is_lost(text: str) -> None:
    """In the PDF and in the .odt, as often as it was given."""
    kept = letters([clean(text)])
    content, _ = pdf_bytes(hostile_paper(text))
    tagged = Tagged(content)
    assert tagged.pdf.check_pdf_syntax() == []
    found = letters(tagged.words())
    assert kept == "" or found.count(kept) >= 50
    assert "\u25a0" not in found or "\u25a0" in text
    written = letters(odt_texts(odt_bytes(hostile_paper(text))))
    assert kept == "" or written.count(kept) >= 50


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_printed_as_they_are(text: str) -> None:
    assert_nothing_is_lost(text)


@given(st.text(max_size=60))
@settings(max_examples=25, derandomize=True)
def test_any_text_is_printed_as_it_is(text: str) -> None:
    assert_nothing_is_lost(text)


@pytest.mark.parametrize("text", ["x" * 100_000, "mot " * 25_000, "漢" * 20_000, "m-" * 20_000, "\n" * 2000 + "x"])
def test_very_long_texts_do_not_last(text: str) -> None:
    blocks = (Paragraph(text), Table((Column("a", 1), Column("b")), (Row((text, "1")),)), Bullets((text,)))
    started = time.process_time()
    content, _ = pdf_bytes(replace(paper(*blocks), title=text, mention=text))
    assert time.process_time() - started < 6
    assert letters(Tagged(content).words()).count(letters([text])) >= 3


def test_each_kind_of_block_holds_a_text_longer_than_a_page() -> None:
    text = "mot " * 900
    for block in every_kind(text):
        content, _ = pdf_bytes(paper(block, pictures=0))
        assert letters(Tagged(content).words()).count(letters([text])) >= 1, type(block).__name__
