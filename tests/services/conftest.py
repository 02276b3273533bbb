"""What the tests of the services share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from leaderdesk.services import funding
from leaderdesk.services.around import Around
from leaderdesk.services.bases import OpenBase, looked_base
from tests.examples import example_in
from tests.services.desk import ON, Desk, desk

__all__ = ["desk"]


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Around]:
    """The demonstration base of one day, for the tests that only look."""
    return example_in(tmp_path_factory.mktemp("demo"))


@pytest.fixture(scope="module")
def shown(example: tuple[Path, Around]) -> Iterator[OpenBase]:
    """One demonstration base, being looked at."""
    with looked_base(*example) as looked:
        yield looked


@pytest.fixture
def signed(desk: Desk) -> Desk:
    """Under convention for 6 400 € of the fund on 10 000 €."""
    for stage in ("voted", "convention"):
        funding.say_amount(desk.base, desk.dossier, desk.ground.feader, stage, 6_400_00, ON)
    return desk
