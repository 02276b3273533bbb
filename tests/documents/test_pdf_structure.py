"""What archives and screen readers ask of a PDF: structure, language, title, fonts, colours; no claim of conformity."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdf
import pytest

from leaderdesk.documents.papers.blocks import Heading, Paragraph
from leaderdesk.documents.pdf.writing import pdf_bytes, write_pdf
from tests.documents.reading import Tagged, painted
from tests.documents.specimens import every_block, paper


@pytest.fixture(scope="module")
def tagged() -> Tagged:
    return Tagged(pdf_bytes(paper(is_draft=True))[0])


def test_catalogue_bears_the_marks(tagged: Tagged) -> None:
    root = tagged.pdf.Root
    assert (bool(root.MarkInfo.Marked), str(root.Lang)) == (True, "fr-FR")
    assert bool(root.ViewerPreferences.DisplayDocTitle)
    assert str(tagged.pdf.docinfo["/Title"]) == "Compte rendu du comité du 11 décembre 2026"
    assert tagged.pdf.check_pdf_syntax() == []


def test_everything_painted_is_marked_or_an_artifact(tagged: Tagged) -> None:
    assert [painted(page)[2] for page in tagged.pdf.pages] == [0] * len(tagged.pdf.pages)


def test_each_mark_has_its_parent(tagged: Tagged) -> None:
    rows = list(tagged.pdf.Root.StructTreeRoot.ParentTree.Nums)
    for page in tagged.pdf.pages:
        owners = rows[2 * int(page.StructParents) + 1]
        for mark, owner in enumerate(owners):
            kids = [int(kid) if isinstance(kid, int) else int(kid.get("/MCID", -1)) for kid in owner.K]
            assert mark in kids


def test_tables_have_headers_with_their_scope(tagged: Tagged) -> None:
    headers = tagged.elements("TH")
    assert {str(each.A.Scope) for each in headers} == {"/Row", "/Column"}
    group = next(each for each in headers if tagged.text(each).strip() == "Dépenses de personnel")
    assert int(group.A.ColSpan) == 5
    assert {str(each.P.S) for each in tagged.elements("TD", "TH")} == {"/TR"}


def test_figures_have_a_text_and_a_place(tagged: Tagged) -> None:
    first, second = tagged.elements("Figure")
    assert str(first.Alt).startswith("FEADER\u00a0: 65\u202f432,10\u00a0€")
    assert str(second.Alt) == "La trésorerie passe sous zéro de mai à août 2027."
    assert all(float(left) < float(right) for left, right in [(first.A.BBox[0], first.A.BBox[2])])


def test_headings_are_bookmarks(tagged: Tagged) -> None:
    with tagged.pdf.open_outline() as outline:
        top = outline.root[0]
        below = [item.title for item in top.children]
    assert top.title.startswith("Compte rendu et relevé de décisions")
    assert below[:3] == ["Ordre du jour", "Émargement", "Bulletin"]
    assert [item.title for item in top.children[0].children] == ["Votes"]


def test_a_level_that_is_jumped_over_makes_no_empty_bookmark() -> None:
    content, _ = pdf_bytes(paper(Heading(3, "Seul"), Paragraph("texte"), Heading(1, "Titre"), Paragraph("fin")))
    with pikepdf.open(BytesIO(content)) as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == ["Seul", "Titre"]


def test_metadata_says_the_same_twice_and_claims_nothing(tagged: Tagged) -> None:
    packet = tagged.pdf.Root.Metadata.read_bytes().decode()
    with tagged.pdf.open_metadata() as metadata:
        assert metadata["dc:title"] == str(tagged.pdf.docinfo["/Title"])
        assert metadata["dc:creator"] == ["GAL des Monts et Vallées"]
        assert metadata["xmp:CreateDate"] == "2026-12-11T00:00:00Z"
    assert "pdfuaid" not in packet
    assert "pdfaid" not in packet


def test_colours_are_defined(tagged: Tagged) -> None:
    intent = tagged.pdf.Root.OutputIntents[0]
    profile = intent.DestOutputProfile.read_bytes()
    assert (str(intent.S), profile[36:40], profile[16:20]) == ("/GTS_PDFA1", b"acsp", b"RGB ")


def test_every_font_is_embedded_and_readable(tagged: Tagged) -> None:
    fonts = {str(font.BaseFont): font for page in tagged.pdf.pages for font in dict(page.Resources.Font).values()}
    assert {name.partition("+")[2] for name in fonts} == {
        *("Carlito-Regular", "Carlito-Bold", "Carlito-Italic", "DejaVuSans"),
    }
    for font in fonts.values():
        assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor
        assert "/ToUnicode" in font


def test_poppler_lists_embedded_fonts_only(tmp_path: Path) -> None:
    if not shutil.which("pdffonts"):
        pytest.skip("pdffonts (poppler-utils) is not installed")
    write_pdf(paper(), tmp_path / "a.pdf")
    told = subprocess.run(["pdffonts", tmp_path / "a.pdf"], capture_output=True, check=True, text=True)
    rows = [line.split() for line in told.stdout.splitlines()[2:]]
    assert (len(rows), {tuple(row[-5:-2]) for row in rows}) == (4, {("yes", "yes", "yes")})
    assert told.stderr == ""


def test_nothing_runs_and_nothing_is_fetched() -> None:
    reader = pypdf.PdfReader(BytesIO(pdf_bytes(paper(*every_block()))[0]))
    root: Any = reader.trailer["/Root"]
    assert "/OpenAction" not in root
    assert [page.get("/Annots") for page in reader.pages] == [None] * len(reader.pages)
