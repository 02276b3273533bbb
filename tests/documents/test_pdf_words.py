"""The words of a paper, read through its structure, are those of its blocks; the .odt says the same."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from leaderdesk.documents.office.odt import odt_bytes
from leaderdesk.documents.papers.blocks import Column, Paragraph, Row, Table
from leaderdesk.documents.pdf.writing import pdf_bytes, write_pdf
from tests.documents.reading import Tagged, chart_words, odt_texts, said, words
from tests.documents.specimens import every_block, paper

BLOCKS = every_block()


def test_structure_says_the_words_of_the_blocks_in_their_order() -> None:
    content, _ = pdf_bytes(paper())
    assert Tagged(content).words(is_without=("Figure",)) == words(said(BLOCKS))


def test_words_of_a_drawing_belong_to_its_figure() -> None:
    tagged = Tagged(pdf_bytes(paper())[0])
    assert [word for each in tagged.elements("Figure") for word in tagged.text(each).split()] == chart_words(BLOCKS)


def test_poppler_reads_the_same_words(tmp_path: Path) -> None:
    if not shutil.which("pdfinfo"):
        pytest.skip("pdfinfo (poppler-utils) is not installed")
    blocks = [block for block in BLOCKS if type(block).__name__ not in ("Chart", "Bullets")]
    write_pdf(paper(*blocks), tmp_path / "a.pdf")
    told = subprocess.run(["pdfinfo", "-struct-text", tmp_path / "a.pdf"], capture_output=True, check=True, text=True)
    lines = [line.strip() for line in told.stdout.splitlines() if line.strip().startswith('"')]
    assert words(line[1:-1] for line in lines) == words(said(blocks))


def test_a_reader_without_structure_finds_every_word() -> None:
    reader = pypdf.PdfReader(BytesIO(pdf_bytes(paper())[0]))
    found = set("".join(page.extract_text() + "\n" for page in reader.pages).split())
    assert set(words(said(BLOCKS))) - found == set()


def test_odt_says_the_words_of_the_pdf() -> None:
    tagged = Tagged(pdf_bytes(paper())[0])
    assert words(odt_texts(odt_bytes(paper()))) == tagged.words(is_without=("Figure",))


def test_lines_keep_words_apart_and_cut_words_whole() -> None:
    text = "petit " + "x" * 300 + " fin, et https://exemple.fr/" + "a-b/" * 60
    content, _ = pdf_bytes(paper(Paragraph(text)))
    assert Tagged(content).words() == text.split()


def test_header_that_comes_again_is_said_once() -> None:
    table = Table((Column("Entête unique"),), tuple(Row((f"Ligne {rank}",)) for rank in range(90)))
    content, written = pdf_bytes(paper(table))
    assert written.pages > 2
    assert Tagged(content).words().count("Entête") == 1


def test_letters_that_no_font_has_are_reported_and_still_read() -> None:
    content, written = pdf_bytes(paper(Paragraph("Maison 漢字 du \U0001fae0 temps")))
    assert written.unknown == ("漢", "字", "\U0001fae0")
    assert Tagged(content).words() == ["Maison", "漢字", "du", "\U0001fae0", "temps"]


@pytest.mark.parametrize("text", ["12\u202f345,67\u00a0€", "« Œuvre »", "l’été – l’hiver — fin…", "☐ ☒ ✓ ✂ ‑"])
def test_letters_of_french_papers_are_all_known(text: str) -> None:
    content, written = pdf_bytes(paper(Paragraph(text)))
    assert (Tagged(content).words(), written.unknown) == (text.split(), ())


def test_controls_become_a_visible_mark() -> None:
    content, _ = pdf_bytes(paper(Paragraph("a\x00b\x07 c\ud800d \u200be\u200f")))
    assert Tagged(content).words() == ["a\ufffdb\ufffd", "c\ufffdd", "e"]
