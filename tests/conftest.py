"""What every test stands on: no screen, no user's folder, and silence unless a test expects a word."""

from __future__ import annotations

import gc
import logging
import os
import weakref
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

# Before anything imports Qt.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from hypothesis import settings

from leaderdesk.services.around import Around
from leaderdesk.services.bases import OpenBase, create_base
from leaderdesk.system.clock import SteppingClock
from leaderdesk.system.ids import SeededIds
from leaderdesk.system.locations import Mount
from leaderdesk.system.paths import folders_under
from tests.copies import open_once, share_in
from tests.factories import START

# A machine that is busy elsewhere makes no rule wrong.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def pytest_configure() -> None:
    """Almost all that is made until the first test is there to stay: looking for garbage in it takes long."""
    gc.disable()


def pytest_collection_finish() -> None:
    """What was imported and collected is there to stay: the collector of garbage need not look at it any more."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop() -> None:
    """The tests begin, here or in other processes: garbage is collected again."""
    gc.enable()


class LocalDisk:
    """A machine with one fixed disk."""

    def mounts(self) -> list[Mount]:
        """The one disk."""
        return [Mount("/", "ext4")]

    def drive_type(self, root: str) -> int:
        """A fixed drive, as Windows numbers them."""
        del root
        return 3


@pytest.fixture(autouse=True, scope="session")
def _shared(tmp_path_factory: pytest.TempPathFactory) -> None:
    """One folder for all the processes of a run; a lone one has nobody to share with."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        share_in(tmp_path_factory.getbasetemp().parent)


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEADERDESK_HOME", str(tmp_path / "home"))


@pytest.fixture(autouse=True)
def _no_open_transaction(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fail a test that leaves a transaction open on any base it opened."""
    opened: weakref.WeakSet[OpenBase] = weakref.WeakSet()
    original = OpenBase.__init__

    def remembered(self: OpenBase, *arguments: object, **options: object) -> None:
        original(self, *arguments, **options)  # type: ignore[arg-type]  # passed through as they came
        opened.add(self)

    monkeypatch.setattr(OpenBase, "__init__", remembered)
    yield
    for base in opened:
        assert not base.has_open_transaction(), f"{base.path} is left with an open transaction"


@pytest.fixture(autouse=True)
def _no_unexpected_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test that logs a warning it did not ask for (`caplog.clear()` says that it was expected)."""
    yield
    lines = [record.getMessage() for record in caplog.get_records("call") if record.levelno >= logging.WARNING]
    assert not lines


@pytest.fixture
def around(tmp_path: Path) -> Around:
    """A known time, known keys, folders of the test's own, one local disk."""
    return Around(
        clock=SteppingClock(datetime.combine(START, datetime.min.time(), UTC)),
        ids=SeededIds("tests"),
        operator="Jeanne",
        machine="portable-1",
        folders=folders_under(tmp_path / "home"),
        provider=LocalDisk(),
    )


@pytest.fixture
def base(tmp_path: Path, around: Around) -> Iterator[OpenBase]:
    """An empty base, open."""
    opened, _ = open_once(_empty, tmp_path / "essai.leaderdesk", around)
    yield opened
    opened.close()


def _empty(path: Path, around: Around) -> tuple[OpenBase, None]:
    return create_base(path, around, gal_name="GAL d’essai"), None
