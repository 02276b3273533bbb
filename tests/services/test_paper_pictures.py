"""Each paper looks as it did when somebody last looked at it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from leaderdesk.services.around import Around
from leaderdesk.services.bases import looked_base
from leaderdesk.services.papers.kinds import KINDS
from tests.pictures import differing, kept, pictures_of

CODES = [kind.code for kind in KINDS]
# A date, a code or a digest is not the same each time.
_ALIKE = 4


@pytest.fixture(scope="module")
def pictures(example: tuple[Path, Around]) -> dict[str, Image.Image]:
    """Every kind that the example can give."""
    path, around = example
    with looked_base(path, around) as base:
        return dict(pictures_of(base))


@pytest.mark.parametrize("code", CODES)
def test_a_paper_looks_as_it_was_kept(pictures: dict[str, Image.Image], code: str) -> None:
    assert differing(pictures[code], kept(code)) <= _ALIKE


def test_a_block_that_moves_by_a_line_is_seen(pictures: dict[str, Image.Image]) -> None:
    picture = pictures["agenda"]
    moved = Image.new("L", picture.size, 255)
    moved.paste(picture, (0, 6))

    assert differing(moved, kept("agenda")) > 2 * _ALIKE
