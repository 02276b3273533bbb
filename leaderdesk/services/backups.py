"""Backups taken, listed, verified and restored, as the user asks for them."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from leaderdesk.domain.errors import Expected, Fault, Refusal
from leaderdesk.domain.findings import Report
from leaderdesk.domain.retention import Retention
from leaderdesk.services.around import Around
from leaderdesk.services.bases import author_of, looked_base, open_base
from leaderdesk.store import backup as store_backup
from leaderdesk.store import opening
from leaderdesk.store.backup import (
    Backup,
    back_up,
    back_up_to,
    backup_folder,
    folder_for_path,
    verify_with_pieces,
)
from leaderdesk.store.base import OpenBase
from leaderdesk.store.engine.connection import looked_at, refuse_newer
from leaderdesk.store.engine.examine import Identity, examine_file, read_identity
from leaderdesk.store.engine.failures import world_faults
from leaderdesk.store.journal.entries import Act
from leaderdesk.store.restore import finish_restore, height_of, prepare_restore
from leaderdesk.store.witness import read_seen
from leaderdesk.system.paths import BASE_SUFFIX, pieces_folder
from leaderdesk.system.steps import Step, Tell, no_step, no_tell

__all__ = [
    "Backup",
    "Restored",
    "backup_base",
    "backup_to",
    "best_backup",
    "copy_base",
    "list_backups",
    "restore_backup",
    "verify_backup",
]


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore put in place, what it set aside, and how many actions are no longer in the base."""

    base_path: Path
    height: int
    at: datetime
    lost: int | None
    quarantine: Path


def backup_base(
    base: OpenBase,
    around: Around,
    why: str = "asked",
    *,
    between_slices: Callable[[], None] = lambda: None,
    tell: Tell = no_tell,
) -> Backup:
    """Take a verified backup of an open base; what `tell` raises stops it, and no trace of it stays."""
    folder = backup_folder(around.folders.backups, base.id)
    return back_up(base, folder, why, between_slices=between_slices, tell=tell, retention=Retention())


def backup_to(base: OpenBase, target: Path) -> Path:
    """Take a verified backup to a place of the user's choice, its attachments in a folder beside it."""
    if target.is_dir():
        stamp = base.author.clock().astimezone().strftime("%Y-%m-%d %Hh%M")
        target = target / f"{base.path.name.removesuffix(BASE_SUFFIX)} {stamp}{BASE_SUFFIX}"
    if target.exists():
        raise Refusal("already_there", path=str(target))
    if not target.parent.is_dir():
        raise Fault("missing", path=str(target.parent))
    back_up_to(base, target, pieces_folder(target))
    return target


def copy_base(path: Path, around: Around) -> Path:
    """Copy a closed base, verified and with its attachments, among the user's own; the original is only read."""
    folder = around.folders.bases
    with world_faults(folder):
        folder.mkdir(parents=True, exist_ok=True)
    with looked_base(path, around) as base:
        return backup_to(base, _free_name(folder / path.name))


def list_backups(path: Path, around: Around) -> list[Backup]:
    """The backups of the base at a path, newest first, even when the base can no longer be read."""
    folder = _folder(path.resolve(), around)
    return store_backup.list_backups(folder) if folder else []


def verify_backup(backup: Path) -> Report:
    """Check a backup again, with its attachments."""
    return verify_with_pieces(backup)


def best_backup(path: Path, around: Around) -> Backup | None:
    """The newest backup that still verifies."""
    return next((backup for backup in list_backups(path, around) if _is_sound(backup.path)), None)


def restore_backup(path: Path, backup: Path, around: Around, *, at_step: Step = no_step) -> Restored:
    """Put a verified backup in the place of a closed base; the former base goes to quarantine, whole."""
    path = path.resolve()
    if not backup.is_file():
        raise Fault("missing", path=str(backup))
    author = author_of(around)
    _save_former(path, around)
    hold = opening.hold_base(path, author)
    try:
        finish_restore(path)
        chosen = _identity(backup)
        _refuse_other_base(path, chosen.id, around)
        former = _former_height(path, chosen.id, around)
        deed = Act("restore", around.operator, around.machine, kind="barrier", subject={"backup": backup.name})
        quarantine = prepare_restore(path, backup, author, deed, at_step=at_step)
        finish_restore(path, at_step=at_step)
    finally:
        hold.release()
    lost = None if former is None else max(0, former - chosen.height)
    return Restored(path, chosen.height, chosen.at, lost, quarantine)


def _save_former(path: Path, around: Around) -> None:
    """Back up a base that is about to be replaced, if it is sound enough to be; held elsewhere, nothing goes on."""
    try:
        base = open_base(path, around)
    except Expected as expected:
        if expected.code == "held":
            raise
        return
    with contextlib.suppress(Fault), contextlib.closing(base):
        # Without thinning, which might take the very backup that is about to be restored.
        back_up(base, backup_folder(around.folders.backups, base.id), "restore")


def _free_name(wished: Path) -> Path:
    names = (wished, *(wished.with_name(f"{wished.stem} {again}{wished.suffix}") for again in range(2, 1000)))
    return next(name for name in names if not name.exists())


def _folder(path: Path, around: Around) -> Path | None:
    base_id = opening.base_id_at(path, around.folders.witness)
    if base_id is not None:
        return backup_folder(around.folders.backups, base_id)
    return folder_for_path(around.folders.backups, path)


def _is_sound(backup: Path) -> bool:
    try:
        return verify_with_pieces(backup).is_sound
    except Fault:
        return False


def _identity(backup: Path) -> Identity:
    try:
        examine_file(backup)
        with looked_at(backup) as connection:
            refuse_newer(connection, backup)
            return read_identity(connection, backup)
    except Fault as fault:
        if fault.code in {"empty_file", "damaged"}:
            raise Fault("backup_damaged", path=str(backup), finding=fault.code) from fault
        raise


def _refuse_other_base(path: Path, chosen: int, around: Around) -> None:
    present = opening.base_id_at(path, around.folders.witness)
    if present is not None and present != chosen:
        raise Refusal("backup_of_another", path=str(path))


def _former_height(path: Path, base_id: int, around: Around) -> int | None:
    """How far the base went, by its own word or the witness's, whichever is further."""
    seen = read_seen(around.folders.witness, base_id)
    heights = [height_of(path), seen[-1].height if seen else None]
    return max((height for height in heights if height is not None), default=None)
