"""A base made, opened, looked at and closed."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import select

from leaderdesk.domain.errors import Fault, Refusal
from leaderdesk.domain.retention import Retention
from leaderdesk.services.around import Around
from leaderdesk.store import opening
from leaderdesk.store.backup import Backup, back_up, backup_folder, clean_up, has_backup_of, list_backups
from leaderdesk.store.base import Author, Notice, OpenBase
from leaderdesk.store.engine.connection import has_pending_log, looked_at, version_name
from leaderdesk.store.engine.examine import examine_file, identity_without_log
from leaderdesk.store.engine.failures import world_faults
from leaderdesk.store.journal.entries import Act
from leaderdesk.store.migrate import migrate, needs_migration
from leaderdesk.store.restore import finish_restore, is_restoring, start_lineage
from leaderdesk.store.schema import Base, Gal
from leaderdesk.store.unit import Unit
from leaderdesk.store.witness import forget, has_seen, seen_at
from leaderdesk.system.locations import place_of
from leaderdesk.system.paths import as_base_path, pieces_folder, quarantine_folder, sidecars

__all__ = [
    "BaseFacts",
    "OpenBase",
    "base_facts",
    "close_base",
    "create_base",
    "delete_example",
    "forget_example",
    "look_at_base",
    "looked_base",
    "open_base",
]


@dataclass(frozen=True, slots=True)
class BaseFacts:
    """What the window and the command line say of a base."""

    path: Path
    id: int
    gal_name: str
    version: str
    is_example: bool
    is_suspect: bool
    is_read_only: bool
    read_only_reason: str | None
    height: int
    created_at: datetime
    saved_at: datetime
    last_backup: Backup | None
    place: str
    notices: tuple[Notice, ...]


def author_of(around: Around) -> Author:
    """Who acts, for the journal."""
    return Author(around.operator, around.machine, around.clock, around.ids)


def act(base: OpenBase, action: str, *, kind: str = "act", reason: str | None = None, **subject: str) -> Act:
    """An act of the base's author, on what the named words say."""
    return Act(action, base.author.operator, base.author.machine, kind=kind, subject=subject, reason=reason)


def create_base(path: Path, around: Around, *, gal_name: str, is_example: bool = False) -> OpenBase:
    """Make a new base for a GAL and open it."""
    path = as_base_path(path)
    _refuse_place(path, around)
    opening.create(path, author_of(around), is_example=is_example)
    base = open_base(path, around)
    try:
        with Unit(base, act(base, "name_gal", gal=gal_name)) as unit:
            unit.session.add(Gal(id=around.ids.key(), name=gal_name))
            unit.commit()
    except BaseException:
        base.close()
        raise
    base.notices = ()
    return base


def open_base(path: Path, around: Around, *, address: str = "", accept_loss: bool = False) -> OpenBase:
    """Open a base to work on it, or raise what stands in the way; an older version is migrated after a backup."""
    path = path.resolve()
    _refuse_place(path, around)
    author = author_of(around)
    with world_faults(path):
        if not path.exists() and not is_restoring(path):
            raise Fault("missing", path=str(path))
    hold = opening.hold_base(path, author, address)
    try:
        notices = _examined(path, around, accept_loss=accept_loss)
        base = opening.open_live(path, author, around.folders.witness, hold)
    except BaseException:
        hold.release()
        raise
    base.notices = tuple(notices)
    if accept_loss:
        start_lineage(base, act(base, "accept_loss", kind="barrier"))
    clean_up(backup_folder(around.folders.backups, base.id))
    clean_up(pieces_folder(base.path))
    return base


def look_at_base(path: Path, around: Around, *, reason: str = "asked") -> OpenBase:
    """Open a private copy of a base, to read only; the original is never touched."""
    path = path.resolve()
    examine_file(path)
    return opening.open_copy(path, author_of(around), reason)


@contextlib.contextmanager
def looked_base(path: Path, around: Around) -> Iterator[OpenBase]:
    """A base to read for a moment, left as it was to the byte."""
    with opening.only_looked_at(path.resolve(), author_of(around)) as base:
        yield base


def close_base(base: OpenBase, around: Around, *, between_slices: Callable[[], None] = lambda: None) -> Backup | None:
    """Back up what changed since the last backup, then give the base back, even where the backup failed."""
    try:
        folder = backup_folder(around.folders.backups, base.id)
        if base.read_only_reason is not None or has_backup_of(base, folder):
            return None
        why = "changed" if base.is_changed_outside() else "close"
        return back_up(base, folder, why, between_slices=between_slices, retention=Retention())
    finally:
        base.close()


def forget_example(path: Path, around: Around) -> None:
    """Forget what this machine has seen of an example, and its backups: it is as good as new."""
    path = path.resolve()
    identity = identity_without_log(path)
    if identity is not None and identity.is_example:
        forget(around.folders.witness, identity.id, path)
        shutil.rmtree(backup_folder(around.folders.backups, identity.id), ignore_errors=True)


def delete_example(path: Path, around: Around) -> None:
    """Delete a closed example with its attachments, quarantine and backups; any other base is refused."""
    path = path.resolve()
    identity = identity_without_log(path)
    if identity is None or not identity.is_example:
        raise Refusal("not_an_example", path=str(path))
    hold = opening.hold_base(path, author_of(around))
    try:
        forget_example(path, around)
        for folder in (pieces_folder(path), quarantine_folder(path)):
            shutil.rmtree(folder, ignore_errors=True)
        with world_faults(path):
            for each in (path, *sidecars(path)):
                each.unlink(missing_ok=True)
    finally:
        hold.release()


def base_facts(base: OpenBase, around: Around) -> BaseFacts:
    """All there is to say of an open base."""
    with base.read() as session:
        row = session.scalars(select(Base)).one()
        gal = session.scalars(select(Gal.name).order_by(Gal.id).limit(1)).first()
        is_example, created_at = row.is_example, datetime.fromisoformat(row.created_at)
    backups = list_backups(backup_folder(around.folders.backups, base.id))
    return BaseFacts(
        path=base.path,
        id=base.id,
        gal_name=gal or "",
        version=version_name(base.version),
        is_example=is_example,
        is_suspect=base.is_suspect,
        is_read_only=base.read_only_reason is not None,
        read_only_reason=base.read_only_reason,
        height=base.height,
        created_at=created_at,
        saved_at=base.saved_at,
        last_backup=backups[0] if backups else None,
        place=place_of(base.path, around.provider).kind,
        notices=base.notices,
    )


def _examined(path: Path, around: Around, *, accept_loss: bool) -> list[Notice]:
    finish_restore(path)
    notices: list[Notice] = []
    if has_pending_log(path):
        notices.append(("resumed", {}))
    identity = opening.examine(path, around.folders.witness, accept_loss=accept_loss)
    if not has_seen(around.folders.witness, identity.id):
        notices.append(("witness_unknown", {}))
    former = seen_at(around.folders.witness, path)
    if former is not None and former[0] != identity.id:
        notices.append(("other_base", {}))
    with looked_at(path) as connection:
        is_older = needs_migration(connection)
    if is_older:
        notices.append(("migrated", _migrated(path, around)))
    place = place_of(path, around.provider)
    if place.kind == "synchronised":
        notices.append(("place_synchronised", {"sign": place.sign}))
    return notices


def _migrated(path: Path, around: Around) -> dict[str, object]:
    """Migrate after a verified backup of the base as it is."""
    author = author_of(around)
    with opening.connected(path, author) as base:
        back_up(base, backup_folder(around.folders.backups, base.id), "migration")
    deed = Act("migrate", author.operator, author.machine, kind="barrier")
    before, after = migrate(path, deed, at=around.clock(), ids=around.ids)
    return {"found": version_name(before), "now": version_name(after)}


def _refuse_place(path: Path, around: Around) -> None:
    place = place_of(path.resolve(), around.provider)
    if place.kind in {"network", "removable"}:
        raise Refusal(f"{place.kind}_place", path=str(path), sign=place.sign)
