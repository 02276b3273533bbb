"""Where things lie: the program's own files, and the user's data, settings and documents."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent
BASE_SUFFIX = ".leaderdesk"


def program_folder(name: str) -> Path:
    """A folder shipped with the program: in the checkout, in the installed package or in the frozen build."""
    roots = (Path(getattr(sys, "_MEIPASS", _PACKAGE)), _PACKAGE, _PACKAGE.parent)
    for root in roots:
        if (root / name).is_dir():
            return root / name
    message = f"the program's own folder {name!r} is missing"
    raise FileNotFoundError(message)


@dataclass(frozen=True, slots=True)
class Folders:
    """The user's folders: where bases are proposed, backups kept, witnesses and settings written."""

    bases: Path
    backups: Path
    witness: Path
    settings: Path
    reports: Path


def user_folders() -> Folders:
    """The usual folders of this user on this system; LEADERDESK_HOME moves them all (portable use, tests)."""
    home = os.environ.get("LEADERDESK_HOME")
    if home:
        root = Path(home)
        return folders_under(root)
    import platformdirs

    dirs = platformdirs.PlatformDirs("LeaderDesk", appauthor=False)
    return Folders(
        bases=Path(dirs.user_data_dir) / "bases",
        backups=Path(dirs.user_data_dir) / "sauvegardes",
        witness=Path(dirs.user_state_dir) / "temoins",
        settings=Path(dirs.user_config_dir),
        reports=Path(dirs.user_log_dir),
    )


def folders_under(root: Path) -> Folders:
    """All the user's folders below one."""
    return Folders(
        bases=root / "bases",
        backups=root / "sauvegardes",
        witness=root / "temoins",
        settings=root / "reglages",
        reports=root / "rapports",
    )


def as_base_path(path: Path) -> Path:
    """The same path with the suffix of a base."""
    return path if path.name.endswith(BASE_SUFFIX) else path.with_name(path.name + BASE_SUFFIX)


def pieces_folder(base: Path) -> Path:
    """The folder of the attachments of a base: `name.pieces` beside `name.leaderdesk`."""
    return base.with_name(base.name.removesuffix(BASE_SUFFIX) + ".pieces")


def quarantine_folder(base: Path) -> Path:
    """The folder where a restore puts what it replaces."""
    return base.with_name(base.name.removesuffix(BASE_SUFFIX) + ".quarantaine")


def sidecars(base: Path) -> tuple[Path, Path]:
    """The write-ahead log and the shared index that SQLite keeps beside a base."""
    return base.with_name(base.name + "-wal"), base.with_name(base.name + "-shm")


def scratch_folder(beside: Path) -> Path:
    """A folder for short-lived files: the system's, or `beside` where the system has none that works."""
    import tempfile

    try:
        return Path(tempfile.gettempdir())
    except FileNotFoundError:
        return beside
