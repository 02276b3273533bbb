"""Runs the dry run on the corpus, in this process, against one base of each kind."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from leaderdesk.documents.sheets.reading.files import read_content
from leaderdesk.domain.workbooks.answers import preview_data
from leaderdesk.domain.workbooks.cells import Book
from leaderdesk.services.around import Around
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.workbooks.previews import preview
from leaderdesk.system.clock import SteppingClock
from leaderdesk.system.ids import SeededIds
from leaderdesk.system.paths import folders_under
from tests.conftest import LocalDisk
from tests.workbooks.bases import make_base
from tests.workbooks.corpus import Specimen
from tests.workbooks.scoring import Score, score

TODAY = datetime(2026, 3, 2, tzinfo=UTC)


@contextmanager
def bases() -> Iterator[dict[str, OpenBase]]:
    """The three bases, open in a folder that goes away."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        found = {}
        for name in ("empty", "programme", "known"):
            around = Around(
                clock=SteppingClock(TODAY),
                ids=SeededIds(name),
                operator="Jeanne",
                machine="portable-1",
                folders=folders_under(Path(folder, name, "home")),
                provider=LocalDisk(),
            )
            Path(folder, name).mkdir(exist_ok=True)
            found[name] = make_base(name, Path(folder, name, f"{name}.leaderdesk"), around)
            stack.callback(found[name].close)
        yield found


def read_here(path: Path) -> Book:
    """A workbook read in this process."""
    return read_content(path.name, path.read_bytes())


def dry_run(base: OpenBase, path: Path) -> list[dict[str, Any]]:
    """The tables that a dry run understands in a file."""
    tables: list[dict[str, Any]] = preview_data(preview(base, read_here(path)))["tables"]
    if path.suffix == ".csv":
        for table in tables:
            table["is_text"] = True
    return tables


def score_one(base: OpenBase, specimen: Specimen) -> Score:
    """How one workbook was understood."""
    return score(specimen.tables, dry_run(base, specimen.path))
