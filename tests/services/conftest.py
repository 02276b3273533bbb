"""What the tests of the services share."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from leaderdesk.services.around import Around
from leaderdesk.system.clock import SteppingClock
from leaderdesk.system.ids import RandomIds
from leaderdesk.system.paths import folders_under
from tests.conftest import LocalDisk
from tests.examples import put_example
from tests.services.desk import desk

__all__ = ["desk"]


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Around]:
    """The demonstration base of one day, for the tests that only look."""
    folder = tmp_path_factory.mktemp("demo")
    clock = SteppingClock(datetime(2026, 11, 21, 9, tzinfo=UTC))
    around = Around(clock, RandomIds(), "Jeanne", "portable-1", folders_under(folder / "home"), LocalDisk())
    return put_example(folder, around), around
