"""Restore: the base and its log go together into a dated quarantine, a verified copy takes their place.

A small plan beside the base is written before anything moves: a restore that was killed is
finished at the next opening, so there is always a base, the old one or the new one.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sqlite3
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import update

from leaderdesk.domain.errors import Fault
from leaderdesk.store.backup import pieces_beside, verify
from leaderdesk.store.base import Author, OpenBase
from leaderdesk.store.engine.connection import connect_live, looked_at
from leaderdesk.store.engine.examine import read_identity
from leaderdesk.store.engine.failures import world_faults
from leaderdesk.store.journal.entries import Act
from leaderdesk.store.migrate import migrate, needs_migration
from leaderdesk.store.pieces import copy_missing, piece_digests
from leaderdesk.store.schema import Base
from leaderdesk.store.unit import Unit
from leaderdesk.system.paths import pieces_folder, quarantine_folder, sidecars
from leaderdesk.system.safe_write import flush_file, flush_folder, partials_of, write_safely
from leaderdesk.system.steps import Step, no_step


def prepare_restore(path: Path, backup: Path, author: Author, act: Act, *, at_step: Step = no_step) -> Path:
    """Verify a backup, make of a copy the base to come, write the plan; returns the quarantine to be filled."""
    report = verify(backup)
    if not report.is_sound:
        raise Fault("backup_damaged", path=str(backup), finding=report.findings[0].code)
    incoming, quarantine = _incoming(path), _new_quarantine(path, author.clock())
    with world_faults(path):
        at_step("copy")
        _forget_half_made(path)
        shutil.copyfile(backup, incoming)
        flush_file(incoming)
        at_step("new lineage")
        _begin_lineage(incoming, author, act)
        at_step("verify copy")
        with looked_at(incoming) as connection:
            copy_missing(piece_digests(connection), pieces_beside(backup), pieces_folder(path))
        report = verify(incoming)
        if not report.is_sound:
            raise Fault("write_failed", path=str(incoming), detail=report.findings[0].code)
        quarantine.mkdir(parents=True)
        at_step("plan")
        write_safely(_plan(path), json.dumps({"quarantine": quarantine.name}).encode())
    return quarantine


def finish_restore(path: Path, *, at_step: Step = no_step) -> bool:
    """Carry out the plan beside a base, if there is one; each step may be taken twice. True if one was."""
    plan = _plan(path)
    if not plan.exists():
        _forget_half_made(path)
        return False
    with world_faults(path):
        quarantine = quarantine_folder(path) / json.loads(plan.read_text(encoding="utf-8"))["quarantine"]
        if _incoming(path).exists():
            _swap(path, quarantine, at_step)
        at_step("end")
        plan.unlink()
        flush_folder(path.parent)
    return True


def is_restoring(path: Path) -> bool:
    """True while a restore waits to be finished."""
    return _plan(path).exists()


def height_of(path: Path) -> int | None:
    """How far the journal of a closed base goes, its log included; nothing if it cannot say."""
    with contextlib.suppress(Fault, OSError, sqlite3.Error), looked_at(path) as connection:
        return read_identity(connection, path).height
    return None


def start_lineage(base: OpenBase, act: Act) -> None:
    """Give an open base a new lineage: from here on, what was before is another branch."""
    lineage = base.author.ids.key()
    with Unit(base, act) as unit:
        unit.session.execute(update(Base).values(lineage=lineage))
        unit.commit()
    base.lineage = lineage
    base.tell_witness()


def _swap(path: Path, quarantine: Path, at_step: Step) -> None:
    for source in sidecars(path):
        at_step(f"quarantine {source.name[-3:]}")
        with contextlib.suppress(FileNotFoundError):
            source.replace(quarantine / source.name)
    at_step("quarantine base")
    _keep_former(path, quarantine / path.name)
    flush_folder(quarantine)
    at_step("place")
    _incoming(path).replace(path)
    flush_folder(path.parent)


def _keep_former(path: Path, target: Path) -> None:
    # A second name, not a move: at no moment is there no base. Where links do not exist, a copy.
    if not path.exists():
        return
    if target.exists():
        if target.samefile(path):
            return
        target.unlink()
    try:
        os.link(path, target)
    except OSError:
        shutil.copyfile(path, target)
        flush_file(target)


def _begin_lineage(incoming: Path, author: Author, act: Act) -> None:
    with looked_at(incoming) as connection:
        is_older = needs_migration(connection)
    if is_older:
        migrate(incoming, replace(act, action="migrate", kind="barrier"), at=author.clock(), ids=author.ids)
    base = OpenBase(incoming, connect_live(incoming), author)
    try:
        start_lineage(base, act)
    finally:
        base.close()


def _new_quarantine(path: Path, at: datetime) -> Path:
    root, stamp = quarantine_folder(path), at.strftime("%Y-%m-%dT%H-%M-%S")
    names = (root / stamp, *(root / f"{stamp}-{again}" for again in range(2, 100)))
    return next(name for name in names if not name.exists())


def _incoming(path: Path) -> Path:
    return path.with_name(path.name + "-arrivant")


def _plan(path: Path) -> Path:
    return path.with_name(path.name + "-restauration")


def _forget_half_made(path: Path) -> None:
    incoming = _incoming(path)
    for left in (incoming, *sidecars(incoming), *partials_of(_plan(path))):
        with contextlib.suppress(OSError):
            left.unlink(missing_ok=True)
