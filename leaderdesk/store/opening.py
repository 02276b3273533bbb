"""From a path to an open base: held, examined without being touched, compared with the witness, then opened."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

from leaderdesk.domain.changes import Change
from leaderdesk.domain.errors import Fault, Refusal
from leaderdesk.store.base import Author, OpenBase
from leaderdesk.store.engine.connection import (
    connect_copy,
    connect_live,
    connect_new,
    copy_with_log,
    empty_log,
    looked_at,
    refuse_newer,
)
from leaderdesk.store.engine.examine import Identity, examine_content, examine_file, examine_log, readable, refuse_links
from leaderdesk.store.engine.failures import os_fault, world_faults
from leaderdesk.store.engine.integrity import founding
from leaderdesk.store.journal.entries import Act, append_entry, written_moment
from leaderdesk.store.journal.verify import check_chain
from leaderdesk.store.restore import finish_restore, is_restoring
from leaderdesk.store.witness import Witness, compact, compare, read_seen, seen_at
from leaderdesk.system.holding import HeldElsewhere, Hold, Holder, is_held, read_holder, take_hold
from leaderdesk.system.paths import scratch_folder, sidecars
from leaderdesk.system.safe_write import flush_folder

# Enough to see a journal that was cut or grafted; `check` and every backup verify the whole.
_TAIL = 100


def create(path: Path, author: Author, *, is_example: bool) -> None:
    """Make an empty base; it takes its name only once it is whole, and never takes another file's."""
    making = path.with_name(path.name + "-nouvelle")
    with world_faults(path):
        if path.exists():
            raise Refusal("already_there", path=str(path))
        path.parent.mkdir(parents=True, exist_ok=True)
        _forget_half_made(making)
        try:
            with contextlib.closing(connect_new(making)) as connection:
                _fill(connection, author, is_example=is_example)
                empty_log(connection)
            making.rename(path)
        except BaseException:
            _forget_half_made(making)
            raise
        flush_folder(path.parent)


def open_live(path: Path, author: Author, witness_folder: Path, hold: Hold) -> OpenBase:
    """Open an examined base to work on it, as long as it is held."""
    connection = connect_live(path)
    try:
        with readable(path):
            (base_id,) = connection.execute("SELECT id FROM base").fetchone()
            compact(witness_folder, base_id)
            witness = Witness(witness_folder, base_id)
            base = OpenBase(path, connection, author, witness=witness, on_close=hold.release)
    except BaseException:
        connection.close()
        raise
    base.tell_witness()
    return base


@contextlib.contextmanager
def connected(path: Path, author: Author) -> Iterator[OpenBase]:
    """A held base of any version, live, but only to be copied."""
    base = OpenBase(path, connect_live(path), author, read_only_reason="migration")
    try:
        yield base
    finally:
        base.close()


def hold_base(path: Path, author: Author, address: str = "") -> Hold:
    """Hold a base against every other program, or say who has it."""
    try:
        hold = take_hold(path)
    except HeldElsewhere as error:
        raise held_fault(path, error.holder) from error
    except OSError as error:
        # The file that says who holds it may be there, and not ours to write.
        if is_held(path):
            raise held_fault(path, read_holder(path)) from error
        if isinstance(error, PermissionError) or error.errno == _READ_ONLY_SYSTEM:
            raise Fault("read_only_folder", path=str(path)) from error
        raise os_fault(error, path) from error
    hold.tell(Holder(author.operator, author.machine, os.getpid(), written_moment(author.clock()), address))
    return hold


def examine(path: Path, witness_folder: Path, *, accept_loss: bool = False) -> Identity:
    """Everything that can be known of a held base before it is opened; nothing is written."""
    examine_file(path)
    refuse_links(path)
    if not os.access(path, os.W_OK):
        raise Fault("read_only_file", path=str(path))
    _clear_stale_sidecars(path)
    return examine_to_look(path, witness_folder, accept_loss=accept_loss)


def examine_to_look(path: Path, witness_folder: Path, *, accept_loss: bool = False) -> Identity:
    """The same for a base that is only to be looked at."""
    examine_log(path)
    identity = examine_content(path)
    with looked_at(path) as connection, readable(path):
        broken = check_chain(connection, last=_TAIL)
        if broken:
            raise Fault("damaged", path=str(path), detail=broken[0].code, height=broken[0].data["height"])
        if not accept_loss:
            compare(path, read_seen(witness_folder, identity.id), identity, connection)
    return identity


@contextlib.contextmanager
def only_looked_at(path: Path, author: Author) -> Iterator[OpenBase]:
    """A base to look at for a moment, left exactly as it was; held meanwhile where its folder allows it."""
    with _briefly_held(path, author):
        examine_file(path)
        examine_log(path)
        with looked_at(path) as connection:
            refuse_newer(connection, path)
            base = OpenBase(path, connection, author, read_only_reason="look")
            yield base
            base.engine.dispose()


def open_copy(path: Path, author: Author, reason: str) -> OpenBase:
    """A private copy of a base, to look at for as long as one likes; the original is never touched."""
    own = contextlib.ExitStack()
    with _briefly_held(path, author), contextlib.ExitStack() as stack, world_faults(path):
        examine_file(path)
        examine_log(path)
        folder = stack.enter_context(tempfile.TemporaryDirectory(dir=scratch_folder(path.parent)))
        connection = connect_copy(copy_with_log(path, Path(folder)))
        stack.callback(connection.close)
        refuse_newer(connection, path)
        base = OpenBase(path, connection, author, read_only_reason=reason, on_close=own.close)
        own.enter_context(stack.pop_all())
    return base


def base_id_at(path: Path, witness_folder: Path) -> int | None:
    """Which base a path holds or held, even when the file can no longer say so."""
    with contextlib.suppress(Fault, Refusal, OSError, sqlite3.Error):
        examine_file(path)
        with looked_at(path) as connection:
            row = connection.execute("SELECT id FROM base").fetchone()
            return int(row[0])
    seen = seen_at(witness_folder, path)
    return seen[0] if seen else None


def held_fault(path: Path, holder: Holder | None) -> Fault:
    """The fault that says who holds a base."""
    if holder is None:
        return Fault("held", path=str(path))
    return Fault(
        "held",
        path=str(path),
        user=holder.user,
        machine=holder.machine,
        since=holder.since,
        address=holder.address,
    )


_READ_ONLY_SYSTEM = 30  # EROFS, which Windows does not name


@contextlib.contextmanager
def _briefly_held(path: Path, author: Author) -> Iterator[None]:
    try:
        hold = hold_base(path, author)
    except Fault as fault:
        if fault.code not in {"read_only_folder", "disk_full"}:
            raise
        yield
        return
    try:
        if is_restoring(path):
            finish_restore(path)
        yield
    finally:
        hold.release()


def _clear_stale_sidecars(path: Path) -> None:
    """Remove the sidecars that a read-only opening by another program left: they would keep the base read-only."""
    present = [each for each in sidecars(path) if each.exists()]
    if all(os.access(each, os.W_OK) for each in present):
        return
    log = sidecars(path)[0]
    if log.exists() and log.stat().st_size > 0:
        raise Fault("stale_sidecars", path=str(path), log=log.name)
    with world_faults(path):
        for each in present:
            each.unlink()


def _forget_half_made(making: Path) -> None:
    for left in (making, *sidecars(making)):
        left.unlink(missing_ok=True)


def _fill(connection: sqlite3.Connection, author: Author, *, is_example: bool) -> None:
    row: dict[str, int | str | None] = {
        "one": 1,
        "id": author.ids.key(),
        "lineage": author.ids.key(),
        "created_at": written_moment(author.clock()),
        "is_example": int(is_example),
    }
    act = Act("create_base", author.operator, author.machine, kind="barrier")
    with founding(connection):
        connection.execute("INSERT INTO base VALUES (:one, :id, :lineage, :created_at, :is_example)", row)
        append_entry(connection, act, [Change("base", 1, None, row)], at=author.clock(), ids=author.ids)
