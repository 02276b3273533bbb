"""What can be read of a damaged base is given back, and said to be incomplete."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from leaderdesk.domain.errors import Fault
from leaderdesk.services.around import Around
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.rescues import rescue_readable
from tests.factories import make_dossier, make_ground


def test_a_smashed_page_leaves_the_rest_readable(base: OpenBase, around: Around, tmp_path: Path) -> None:
    ground = make_ground(base)
    for rank in range(200):
        make_dossier(base, ground, f"2026-{rank:03}", "Réhabiliter la halle et ses abords " * 10)
    root = base.connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'dossiers'").fetchone()[0]
    pages = {row[0] for row in base.connection.execute("SELECT pageno FROM dbstat WHERE name = 'dossiers'")} - {root}
    base.close()
    with base.path.open("r+b") as file:
        file.seek((sorted(pages)[len(pages) // 2] - 1) * 4096)
        file.write(b"\xff" * 4096)
    rescue = rescue_readable(base.path, tmp_path, around)
    tables = json.loads(rescue.path.read_text(encoding="utf-8"))
    assert rescue.incomplete == ("dossiers",)
    assert 100 < len(tables["dossiers"]["rows"]) < 200
    assert len(tables["holders"]["rows"]) == 1


def test_a_file_of_zeros_has_nothing_to_give(tmp_path: Path, around: Around) -> None:
    path = tmp_path / "zéros.leaderdesk"
    path.write_bytes(bytes(8192))
    with pytest.raises(Fault) as caught:
        rescue_readable(path, tmp_path, around)
    assert caught.value.code == "nothing_readable"
