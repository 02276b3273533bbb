"""The map of the communes on paper looks as it did when somebody last looked at it."""

from __future__ import annotations

from pathlib import Path

from leaderdesk.services.bases import close_base, open_base
from tests.examples import example_in
from tests.map_pictures import map_pictures
from tests.pictures import differing, kept

# A date is not the same each time.
_ALIKE = 4


def test_tiles_and_outlines_look_as_they_were_kept(tmp_path: Path) -> None:
    path, around = example_in(tmp_path)
    base = open_base(path, around)
    found = dict(map_pictures(base, tmp_path))
    close_base(base, around)

    assert {code: differing(picture, kept(code)) <= _ALIKE for code, picture in found.items()} == {
        "communes_map_tiles": True,
        "communes_map_outlines": True,
    }
