"""What the tests of the services share."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaderdesk.services.around import Around
from tests.examples import example_in
from tests.services.desk import desk

__all__ = ["desk"]


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Around]:
    """The demonstration base of one day, for the tests that only look."""
    return example_in(tmp_path_factory.mktemp("demo"))
