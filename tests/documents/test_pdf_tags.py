"""The rules that every paper is held to: none is broken by the blocks there are, each is told where it is."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from leaderdesk.documents.papers.blocks import Heading, Paragraph
from leaderdesk.documents.pdf.writing import pdf_bytes
from tests.documents.specimens import every_block, paper
from tests.documents.tags import broken, elements


@pytest.fixture(scope="module")
def content() -> bytes:
    return pdf_bytes(paper(*every_block()))[0]


def test_no_block_breaks_a_rule(content: bytes) -> None:
    assert broken(content) == []


def _without_scope(found: dict[str, Any]) -> None:
    del found["TH"].A.Scope


def _without_text(found: dict[str, Any]) -> None:
    del found["Figure"].Alt


def _a_cell_in_a_list(found: dict[str, Any]) -> None:
    found["Lbl"].S = pikepdf.Name("/TD")


def _without_a_cell(found: dict[str, Any]) -> None:
    del found["TR"].K[-1]


def _empty(found: dict[str, Any]) -> None:
    found["P"].K = pikepdf.Array()


def _painted_by_a_row(found: dict[str, Any]) -> None:
    found["TR"].K.append(7)


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (_without_scope, "TR/TH: no scope"),
        (_without_text, "Document/Figure: no text, or no place"),
        (_a_cell_in_a_list, "LI/TD: out of place"),
        (_without_a_cell, "Document/Table: rows of several lengths"),
        (_empty, "BlockQuote/P: says nothing"),
        (_painted_by_a_row, "TBody/TR: paints by itself"),
    ],
)
def test_what_breaks_a_rule_is_told(content: bytes, damage: Callable[[dict[str, Any]], None], told: str) -> None:
    assert broken(_damaged(content, damage)) == [told]


def test_a_level_of_headings_that_is_jumped_over_is_told() -> None:
    assert broken(pdf_bytes(paper(Heading(3, "Seul"), Paragraph("texte")))[0]) == ["H3 after H0"]


def _damaged(content: bytes, damage: Callable[[dict[str, Any]], None]) -> bytes:
    """The same file once the last element of each kind is at hand."""
    out = BytesIO()
    with pikepdf.open(BytesIO(content)) as pdf:
        damage({str(each.S)[1:]: each for _, each in elements(pdf)})
        pdf.save(out)
    return out.getvalue()
