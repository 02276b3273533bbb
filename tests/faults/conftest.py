"""What the fault tests share: a closed base with three dossiers, and a folder that every user may enter."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from leaderdesk.services.around import Around
from leaderdesk.store.engine.integrity import schema_script
from leaderdesk.system.clock import wall_clock
from leaderdesk.system.ids import RandomIds
from tests.copies import made_once
from tests.factories import Ground
from tests.faults.bases import Site, make_site


@pytest.fixture
def site(tmp_path: Path, around: Around) -> Site:
    """A closed base of three dossiers: the same for every test, in the folder of each."""
    path, around = tmp_path / "essai.leaderdesk", replace(around, clock=wall_clock, ids=RandomIds())
    return Site(path, around, *made_once(_make, path, around))


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that another user may enter: those of pytest are its own."""
    folder = Path(tempfile.mkdtemp(prefix="leaderdesk-"))
    folder.chmod(0o777)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(autouse=True, scope="session")
def _schema_in_hand() -> None:
    """Read before any child hides the temporary folders: the checkout itself may lie in one."""
    schema_script()


def _make(path: Path, around: Around) -> tuple[Ground, int]:
    made = make_site(path.parent, around, "A-1", "A-2", "A-3")
    return made.ground, made.id
