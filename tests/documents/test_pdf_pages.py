"""How a paper falls onto its pages, and what each page bears around its text."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from leaderdesk.documents.papers.blocks import (
    Block,
    Boxes,
    Bullets,
    Column,
    Facts,
    Heading,
    KeepTogether,
    KeyFigures,
    Logo,
    PageBreak,
    Paragraph,
    Row,
    Signature,
    Signatures,
    Table,
    WriteLines,
)
from leaderdesk.documents.pdf import style
from leaderdesk.documents.pdf.columns import columns_for
from leaderdesk.documents.pdf.fonts import text_width
from leaderdesk.documents.pdf.writing import pdf_bytes, write_pdf
from leaderdesk.ui.theme.tokens import LIGHT
from tests.documents.reading import painted
from tests.documents.specimens import paper, plan_table

LINE = "Une ligne de texte."


def pages_of(*blocks: Block) -> list[str]:
    """What belongs to the structure on each page."""
    with pikepdf.open(BytesIO(pdf_bytes(paper(*blocks))[0])) as pdf:
        return [" ".join(painted(page)[1].split()) for page in pdf.pages]


def after_lines(counts: range, *blocks: Block) -> list[str]:
    """The pages of some blocks that begin ever lower on a page."""
    begun = [[PageBreak(), *[Paragraph(LINE)] * count, *blocks] for count in counts]
    return pages_of(*(block for each in begun for block in each))


def around(*blocks: Block, is_draft: bool = False) -> list[str]:
    """What is painted for the eye alone on each page."""
    with pikepdf.open(BytesIO(pdf_bytes(paper(*blocks, is_draft=is_draft))[0])) as pdf:
        return [painted(page)[0] for page in pdf.pages]


def test_each_page_bears_its_number_reference_and_digest() -> None:
    first, second = around(Paragraph("un"), PageBreak(), Paragraph("deux"))
    assert "page\u00a01/2" in first
    assert "page\u00a02/2" in second
    assert "CR-2026-04  ·  Empreinte\u00a0: 3f2a9c0d77e1b4a5" in second
    assert "Cofinancé par l’Union européenne" in first
    assert "GAL des Monts et Vallées  ·  Compte rendu" in second


def test_a_draft_says_so_on_each_page() -> None:
    blocks = (Paragraph("un"), PageBreak(), Paragraph("deux"))
    assert [text.count("PROVISOIRE") for text in around(*blocks, is_draft=True)] == [2, 2]
    assert [text.count("PROVISOIRE") for text in around(*blocks)] == [0, 0]


def test_header_of_a_table_comes_again_on_each_page() -> None:
    table = Table((Column("Entête"), Column("Note")), tuple(Row((f"Ligne {rank}", "4")) for rank in range(80)))
    assert [text.count("Entête") for text in around(table)] == [0, 1, 1]
    assert [text.count("Entête") for text in around(replace(table, is_header_repeated=False))] == [0, 0, 0]


def test_header_never_stands_alone_at_the_foot() -> None:
    table = Table((Column("Entête"),), tuple(Row((f"Ligne {rank}",)) for rank in range(60)), "Légende")
    pages = after_lines(range(30, 50), table)
    for page in pages:
        assert ("Entête" in page) == ("Légende" in page) == ("Ligne 0" in page)


def test_a_short_row_is_never_cut() -> None:
    rows = tuple(Row((f"début{rank} " + "mot " * 60 + f"fin{rank}",)) for rank in range(30))
    for page in after_lines(range(26, 36), Table((Column("Texte", 1),), rows)):
        assert [f"début{rank}" in page for rank in range(30)] == [f"fin{rank}" in page for rank in range(30)]


def test_a_cell_of_twenty_pages_goes_on_overleaf() -> None:
    table = Table((Column("Nom"), Column("Récit", 1)), (Row(("Un", "mot " * 26_000 + "fin")), Row(("Deux", "suite"))))
    pages = pages_of(table)
    assert len(pages) >= 20
    assert "fin" in pages[-1]
    assert sum(page.count("mot") for page in pages) == 26_000


def test_a_total_stays_with_the_row_above() -> None:
    for page in after_lines(range(20, 45), plan_table(30, "")):
        assert ("Total" in page) == ("année 30" in page)


def test_a_small_table_stands_on_one_page() -> None:
    pages = after_lines(range(20, 40), plan_table(5))
    assert [page.count("année") for page in pages if "année" in page] == [5] * 20


def test_a_heading_stays_with_its_text_and_no_line_is_alone() -> None:
    text = Paragraph("alpha " * 18 + "beta " * 18 + "gamma " * 18 + "delta")
    for page in after_lines(range(26, 38), Heading(2, "Titre"), text):
        assert "Titre" not in page or "alpha" in page
        assert "delta" not in page or "gamma" in page


def test_what_announces_a_list_stays_with_it_and_no_item_is_alone() -> None:
    items = Bullets(("premier", "deuxième", "troisième", "dernier"))
    for page in after_lines(range(30, 44), Paragraph("Il nous manque\u00a0:"), items):
        assert ("manque" in page) == ("premier" in page) == ("deuxième" in page)
        assert ("troisième" in page) == ("dernier" in page)


def test_a_fact_is_never_alone_on_its_page() -> None:
    for page in after_lines(range(30, 44), Facts((("Lieu", "a"), ("Date", "b"), ("Heure", "c"), ("Fin", "d")))):
        assert ("Lieu" in page) == ("Date" in page)
        assert ("Heure" in page) == ("Fin" in page)


def test_the_first_and_the_last_row_of_a_table_have_a_neighbour() -> None:
    table = Table((Column("Entête"),), tuple(Row((f"Ligne {rank:03d}",)) for rank in range(60)))
    for page in after_lines(range(20, 45), table):
        assert ("000" in page) == ("001" in page)
        assert ("058" in page) == ("059" in page)


def test_what_is_kept_together_is_signed_where_it_is_said() -> None:
    kept = KeepTogether((Paragraph("Fait à Mende."), Signatures((Signature("Mme Œuvrard", "Présidente"),))))
    for page in after_lines(range(20, 40), kept):
        assert ("Fait" in page) == ("Œuvrard" in page)


def test_what_no_page_can_hold_together_is_still_printed() -> None:
    pages = pages_of(KeepTogether(tuple(Paragraph(f"{LINE} {rank}") for rank in range(100))))
    assert len(pages) == 3
    assert pages[-1].endswith(" 99")


def test_figures_are_never_cut_and_the_text_gets_smaller_instead() -> None:
    columns = (Column("Nom", 1), *(Column(f"Montant {rank}", is_number=True) for rank in range(7)))
    table = Table(columns, (Row(("Anticonstitutionnellement", *["1\u202f234\u202f567,89\u00a0€"] * 7)),))
    look, widths = columns_for(table, 480)
    assert look.size < style.TABLES[0].size
    assert sum(widths) == pytest.approx(480)
    assert len(pages_of(table)) == 1


def test_a_short_title_stands_on_one_line_where_there_is_room() -> None:
    columns = (Column("Projet", 1), Column("Avant la séance", is_number=True))
    table = Table(columns, (Row(("Rénovation", "12")),))
    look, widths = columns_for(table, 480)
    assert widths[1] > text_width("Avant la séance", look.size, is_strong=True)


def test_shares_of_the_width_are_kept() -> None:
    table = Table((Column("a", 3), Column("b", 1)), (Row(("x", "y")),))
    assert columns_for(table, 400)[1] == pytest.approx([300, 100])


def test_a_row_that_does_not_fit_its_columns_is_refused() -> None:
    with pytest.raises(ValueError, match="1 cells under 2 columns"):
        Table((Column("a"), Column("b")), (Row(("x",)),))


@pytest.mark.parametrize("picture", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n" + b"\x00" * 64, b"\xff\xd8\xff\xe0" * 40])
def test_a_logo_that_is_no_picture_is_said_instead(picture: bytes) -> None:
    one = replace(paper(Paragraph("x")), logos=(Logo("Région <b>", picture),))
    with pikepdf.open(BytesIO(pdf_bytes(one)[0])) as pdf:
        assert "Région <b>" in painted(pdf.pages[0])[0]


def test_a_page_may_lie_on_its_side() -> None:
    with pikepdf.open(BytesIO(pdf_bytes(replace(paper(), orientation="landscape"))[0])) as pdf:
        assert [round(float(edge)) for edge in pdf.pages[0].mediabox.as_list()] == [0, 0, 842, 595]


def test_same_paper_same_bytes_in_any_process(tmp_path: Path) -> None:
    write_pdf(paper(), tmp_path / "a.pdf")
    told = (
        "from tests.documents.specimens import paper; from hashlib import sha256;"
        "from leaderdesk.documents.pdf.writing import pdf_bytes;"
        "pdf_bytes(paper(pictures=1)); print(sha256(pdf_bytes(paper())[0]).hexdigest())"
    )
    run = subprocess.run([sys.executable, "-c", told], capture_output=True, check=True, text=True)
    assert run.stdout.strip() == sha256((tmp_path / "a.pdf").read_bytes()).hexdigest()


def test_colours_are_those_of_the_light_window() -> None:
    for name, token in (("ACCENT", "accent"), ("TEXT", "text"), ("MUTED", "muted"), ("LINE", "rim"), ("TINT", "rail")):
        assert getattr(style, name) == style.shade(int(getattr(LIGHT, token)[1:], 16))
    for name, token in (("public", "public"), ("private", "private"), ("own", "own"), ("late", "warning")):
        assert style.INKS[name] == style.shade(int(getattr(LIGHT, token)[1:], 16))


def test_blocks_with_nothing_in_them_leave_an_empty_page() -> None:
    empty = (Paragraph(""), Bullets(()), Facts(()), KeyFigures(()), Signatures(()), Boxes("", ()), WriteLines(0))
    assert pages_of(*empty, KeepTogether(()), Heading(2, " ")) == [""]
    assert pages_of(Table((Column("Entête"),), ())) == ["Entête"]


def test_more_columns_than_a_page_can_show_are_still_printed() -> None:
    table = Table(tuple(Column(f"c{rank}") for rank in range(60)), (Row(("mot",) * 60),))
    assert "".join(pages_of(table)).replace(" ", "").count("mot") == 60


def test_a_row_to_write_in_is_never_higher_than_its_page() -> None:
    table = Table((Column("Notes"),), (Row(("avant",), lines=500), Row(("après",))))
    assert ["après" in page for page in pages_of(table)][-1]
