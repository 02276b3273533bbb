"""What the fault tests share: a closed base with three dossiers, and a folder that every user may enter."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from leaderdesk.services.around import Around
from leaderdesk.store.engine.integrity import schema_script
from tests.faults.bases import Site, make_site


@pytest.fixture
def site(tmp_path: Path, around: Around) -> Site:
    """A closed base of three dossiers."""
    return make_site(tmp_path, around, "A-1", "A-2", "A-3")


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
