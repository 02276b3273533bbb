"""Each paper looks as it did when somebody last looked at it, and is read by machines as it is by eyes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from leaderdesk.services.around import Around
from leaderdesk.services.bases import looked_base
from leaderdesk.services.papers.kinds import KINDS
from tests.documents.tags import broken
from tests.pictures import differing, kept, papers_of, picture_of

CODES = [kind.code for kind in KINDS]
# A date, a code or a digest is not the same each time.
_ALIKE = 4


@pytest.fixture(scope="module")
def papers(example: tuple[Path, Around]) -> dict[str, bytes]:
    """Every kind that the example can give."""
    path, around = example
    with looked_base(path, around) as base:
        return dict(papers_of(base))


@pytest.mark.parametrize("code", CODES)
def test_a_paper_looks_as_it_was_kept(papers: dict[str, bytes], code: str) -> None:
    assert differing(picture_of(papers[code]), kept(code)) <= _ALIKE


@pytest.mark.parametrize("code", CODES)
def test_a_paper_is_read_by_a_screen_reader(papers: dict[str, bytes], code: str) -> None:
    assert broken(papers[code]) == []


def test_a_block_that_moves_by_a_line_is_seen(papers: dict[str, bytes]) -> None:
    picture = picture_of(papers["agenda"])
    moved = Image.new("L", picture.size, 255)
    moved.paste(picture, (0, 6))

    assert differing(moved, kept("agenda")) > 2 * _ALIKE
