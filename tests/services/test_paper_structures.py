"""The structure of each paper that prepares a sitting: its titles, its tables, the kinds of its blocks."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from leaderdesk.documents.papers.blocks import PageBreak, Paper
from leaderdesk.documents.papers.letterheads import Letterhead
from leaderdesk.documents.pdf.writing import write_pdf
from leaderdesk.services.around import Around
from leaderdesk.services.bases import OpenBase, looked_base
from leaderdesk.services.papers import declarations, holding, preparing, projects
from leaderdesk.services.papers.letterheads import read_letterhead
from leaderdesk.services.sitting_answers import read_invited
from leaderdesk.services.sitting_lists import list_sittings
from tests.printed import structure_of, text_of
from tests.services.sitting_evenings import make_plan

GOLDEN = json.loads((Path(__file__).parent.parent / "data" / "papers" / "preparing.json").read_text("utf-8"))
COMPOSED: dict[str, Callable[[OpenBase, int, Letterhead], tuple[Paper, ...]]] = {
    "convocation": preparing.compose_convocations,
    "agenda": preparing.compose_agenda,
    "attendance": preparing.compose_attendance,
    "back_planning": preparing.compose_back_planning,
    "project_sheets": projects.compose_project_sheets,
    "booklet": projects.compose_booklet,
    "funders": projects.compose_funders,
    "running_order": holding.compose_running_order,
    "scoring_sheets": holding.compose_scoring_sheets,
    "empty_grids": holding.compose_empty_grids,
    "slips": holding.compose_slips,
    "rescue_sheet": holding.compose_rescue_sheet,
    "declarations": declarations.compose_project_declarations,
    "yearly_declarations": declarations.compose_yearly_declarations,
}


@pytest.mark.parametrize("kind", COMPOSED)
def test_a_paper_keeps_its_structure(base: OpenBase, kind: str) -> None:
    plan = make_plan(base)

    paper = COMPOSED[kind](base, plan.sitting, read_letterhead(base))[0]

    assert paper.kind == kind
    assert structure_of(paper) == GOLDEN[kind]


def test_every_golden_structure_is_that_of_a_paper() -> None:
    assert GOLDEN.keys() == COMPOSED.keys()


@pytest.mark.parametrize("kind", ["convocation", "agenda", "back_planning", "project_sheets", "declarations"])
def test_one_page_is_enough_where_one_is_meant(example: tuple[Path, Around], kind: str) -> None:
    path, around = example

    with looked_base(path, around) as base:
        papers = COMPOSED[kind](base, coming(base), read_letterhead(base))

    assert {write_pdf(each, BytesIO()).pages for each in papers[:5]} == {1}


def test_a_scoring_sheet_has_a_page_for_each_project(example: tuple[Path, Around]) -> None:
    path, around = example

    with looked_base(path, around) as base:
        first, *_ = holding.compose_scoring_sheets(base, coming(base), read_letterhead(base))

    assert write_pdf(first, BytesIO()).pages == 1 + sum(isinstance(each, PageBreak) for each in first.blocks)


def coming(base: OpenBase) -> int:
    """The sitting that is being prepared."""
    return next(each.id for each in list_sittings(base) if each.phase == "preparation")


def test_the_attendance_sheet_of_the_example_has_everybody_once(example: tuple[Path, Around]) -> None:
    path, around = example

    with looked_base(path, around) as base:
        sitting = coming(base)
        (paper,) = preparing.compose_attendance(base, sitting, read_letterhead(base))
        invited = read_invited(base, sitting)

    lines = text_of(paper).splitlines()
    assert [each.member for each in invited if each.role != "consultative" and lines.count(each.member) != 1] == []
