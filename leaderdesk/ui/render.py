"""The program's main job without a screen: its documents, and a picture of every page and fault screen.

The base is opened for real; the faults are invented.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEventLoop, QSize
from PySide6.QtWidgets import QWidget

from leaderdesk.domain.errors import Expected, Fault
from leaderdesk.ui.help.pages import FIRST
from leaderdesk.ui.shell.helping import Helping

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.ui.shell.window import Window

SIZE = QSize(1366, 768)
SCHEMES = ("light", "dark")
_SINCE = "2026-11-21T13:02:00+00:00"
FAULTS: dict[str, dict[str, Any]] = {
    "missing": {},
    "empty_file": {},
    "not_a_base": {},
    "damaged": {"detail": "pages"},
    "foreign_wal": {"log": "marais.leaderdesk-wal"},
    "lost_changes": {"missing": 12, "since": _SINCE},
    "older_copy": {"missing": None, "since": _SINCE},
    "newer_version": {"found": "3.0", "known": "1.0"},
    "held": {"user": "camille", "machine": "poste-3", "since": _SINCE, "address": "leaderdesk-1"},
    "read_only_file": {},
    "read_only_folder": {},
    "stale_sidecars": {"log": "marais.leaderdesk-wal"},
    "unreadable": {},
    "network_place": {"sign": "/mnt/partage"},
    "removable_place": {"sign": "/media/cle"},
    "linked_file": {},
    "disk_full": {},
    "write_failed": {"detail": "EIO"},
}
_PATH = Path("/home/camille/Documents/marais.leaderdesk")


@dataclass(frozen=True, slots=True)
class InventedBackup:
    """A backup that lies nowhere."""

    path: Path
    at: datetime
    height: int
    why: str
    size: int


@dataclass(frozen=True, slots=True)
class InventedRestore:
    """A restore that never took place."""

    base_path: Path
    at: datetime
    lost: int | None
    quarantine: Path


BACKUPS = [
    InventedBackup(Path(f"{height}"), datetime(2026, 11, day, hour, 20, tzinfo=UTC), height, why, 1_300_000 + height)
    for day, hour, height, why in (
        (21, 12, 342, "halfhour"),
        (21, 8, 331, "close"),
        (20, 17, 330, "asked"),
        (19, 16, 298, "close"),
        (12, 9, 240, "migration"),
    )
]
RESTORED = InventedRestore(
    _PATH, datetime(2026, 11, 20, 17, 20, tzinfo=UTC), 12, Path("/home/camille/Documents/marais.quarantaine/20261121")
)


def fault_of(code: str) -> Expected:
    """An invented fault of each kind."""
    return Fault(code, path=str(_PATH), **FAULTS[code])


def render(window: Window, base: Path, folder: Path) -> int:
    """Leave a picture of everything in a folder, and print their names."""
    folder.mkdir(parents=True, exist_ok=True)
    window.resize(SIZE)
    window.show()
    window.desk.open(base.resolve())
    settle(window)
    is_open = window.desk.state is not None
    if is_open:
        _leave_documents(window, folder)
    for scheme in SCHEMES:
        window.looks.choose_scheme(scheme)
        for name in _shown_in_turn(window) if is_open else ("refused",):
            picture = folder / f"{name}-{scheme}.png"
            _save(window, picture)
            print(picture)  # noqa: T201 - the list of what was left is the output
    return 0 if is_open else 1


def _leave_documents(window: Window, folder: Path) -> None:
    """The list of dossiers as a workbook, and the report of the check."""

    def work(base: OpenBase) -> list[Path]:
        from leaderdesk.services.exports.checks import export_check
        from leaderdesk.services.exports.making import write_export

        left = [folder / "dossiers.xlsx", folder / "verification.txt"]
        write_export(base, "dossiers", left[0])
        export_check(base, left[1])
        return left

    window.desk.ask(work, lambda left: print(*left, sep="\n"))  # noqa: T201 - the list is the output
    settle(window)


def settle(window: Window) -> None:
    """Let everything that was asked come back."""
    for _ in range(4):
        loop = QEventLoop()
        window.desk.run(lambda: None, partial(_leave, loop))
        loop.exec()


def _leave(loop: QEventLoop, _: object) -> None:
    loop.quit()


def _shown_in_turn(window: Window) -> Iterator[str]:
    """Bring each page and each fault to the front, and say its name."""
    for name in window.pages:
        window.show_page(name)
        settle(window)
        yield name
    for name, page in _others(window).items():
        _bring(window, page)
        yield name
    _bring(window, window.faults)
    for code in FAULTS:
        window.faults.show_fault(_PATH, fault_of(code), is_this_machine=True)
        settle(window)
        window.faults.show_backups(BACKUPS)
        yield f"fault-{code}"
    window.faults.ask_restore(_PATH)
    settle(window)
    window.faults.show_backups(BACKUPS)
    yield "restore"
    window.faults.show_restored(RESTORED)
    yield "restored"
    path = window.desk.state.facts.path if window.desk.state else _PATH
    window.desk.look_at(path)
    settle(window)
    yield "read-only"
    window.desk.open(path)
    settle(window)


def _others(window: Window) -> dict[str, QWidget]:
    (helping,) = window.findChildren(Helping)
    return {"shortcuts": helping.shortcuts, "help": helping.help, "new-base": window.new_base, "start": window.start}


def _bring(window: Window, page: QWidget) -> None:
    (helping,) = window.findChildren(Helping)
    if page is helping.help:
        helping.show_page(FIRST)
    elif page is not helping.shortcuts:
        window.leave_base()
    window.frame.pages.setCurrentWidget(page)


def _save(window: Window, picture: Path) -> None:
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()
    window.grab().save(str(picture))
