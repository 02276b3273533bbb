"""Files attached to dossiers: kept once by content beside the base, named only in it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import select

from leaderdesk.domain.errors import Fault, Refusal
from leaderdesk.services.bases import act
from leaderdesk.services.done import Done, Made, done, made
from leaderdesk.services.reading import today
from leaderdesk.services.settings import setting
from leaderdesk.store.base import OpenBase
from leaderdesk.store.engine.failures import os_fault
from leaderdesk.store.pieces import digest_of_file, keep_piece, piece_path
from leaderdesk.store.schema import Attachment, Dossier
from leaderdesk.store.unit import Unit
from leaderdesk.system.paths import pieces_folder

LARGEST_SETTING = "attachment_megabytes"
_DEFAULT_LARGEST = "25"
_MEGABYTE = 1_000_000


def attach(base: OpenBase, dossier_id: int, source: Path) -> Made:
    """Keep a file with a dossier: its bytes first, flushed to the disk, then the row that speaks of them."""
    row = taken_in(base, source, dossier_id=dossier_id)
    with Unit(base, act(base, "attach", name=row.name)) as unit:
        if unit.session.get(Dossier, dossier_id) is None:
            raise Refusal("no_record", wanted=str(dossier_id))
        unit.session.add(row)
        return made(row.id, unit.commit(), "dossiers", "attachments")


def attach_all(base: OpenBase, dossier_id: int, sources: Sequence[Path]) -> Done:
    """Keep several files dropped together, as one action; one that cannot be taken in stops them all."""
    rows = [taken_in(base, source, dossier_id=dossier_id) for source in sources]
    if not rows:
        return done(None)
    names = ", ".join(row.name for row in rows)
    with Unit(base, act(base, "attach", name=names)) as unit:
        unit.session.add_all(rows)
        return done(unit.commit(), "dossiers", "attachments")


def taken_in(
    base: OpenBase,
    source: Path,
    *,
    dossier_id: int | None = None,
    call_id: int | None = None,
    sitting_id: int | None = None,
) -> Attachment:
    """The bytes of a file kept beside the base, and the row to add that speaks of them."""
    base.refuse_writes()
    largest = int(setting(base, LARGEST_SETTING, _DEFAULT_LARGEST)) * _MEGABYTE
    digest, size = keep_piece(pieces_folder(base.path), source, largest=largest)
    return Attachment(
        id=base.author.ids.key(),
        dossier_id=dossier_id,
        call_id=call_id,
        sitting_id=sitting_id,
        # A name that is no text in this system's encoding is kept as far as it can be read.
        name=os.fsencode(source.name).decode("utf-8", "replace"),
        size=size,
        digest=digest,
        added_on=today(base),
    )


def taken_in_as_read(
    base: OpenBase, source: Path, name: str, digest: str, *, sitting_id: int | None = None
) -> Attachment:
    """The same of a file that was read, while its bytes are still those that were."""
    try:
        now, _ = digest_of_file(source)
    except OSError as error:
        raise Fault("missing_file", path=str(source)) from error
    if now != digest:
        raise Refusal("workbook_changed", name=name)
    return taken_in(base, source, sitting_id=sitting_id)


def detach(base: OpenBase, attachment_id: int) -> Done:
    """Take a file off its dossier; its bytes stay, for undo."""
    with base.read() as session:
        row = session.get(Attachment, attachment_id)
        if row is None:
            raise Refusal("no_record", wanted=str(attachment_id))
        name = row.name
    with Unit(base, act(base, "detach", name=name)) as unit:
        unit.session.delete(unit.session.get_one(Attachment, attachment_id))
        return done(unit.commit(), "dossiers", "attachments")


def verify_attachments(base: OpenBase, dossier_id: int) -> dict[int, str]:
    """Read every file of a dossier again: each is `intact`, `altered` or `missing`."""
    folder = pieces_folder(base.path)
    with base.read() as session:
        query = select(Attachment.id, Attachment.digest).where(Attachment.dossier_id == dossier_id)
        return {key: _looked_at(piece_path(folder, digest), digest) for key, digest in session.execute(query)}


def copy_attachment(base: OpenBase, attachment_id: int, folder: Path) -> Path:
    """A copy under its own name, for another program to open: what that program does never touches the piece."""
    source = attachment_path(base, attachment_id)
    with base.read() as session:
        name = session.scalar(select(Attachment.name).where(Attachment.id == attachment_id))
    target = folder / (Path(name or "").name or source.name)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    except OSError as error:
        raise os_fault(error, source) from error
    return target


def _looked_at(path: Path, digest: str) -> str:
    try:
        return "intact" if digest_of_file(path)[0] == digest else "altered"
    except OSError:
        return "missing"


def attachment_path(base: OpenBase, attachment_id: int) -> Path:
    """Where the bytes of an attachment lie, to be opened by another program."""
    with base.read() as session:
        digest = session.scalar(select(Attachment.digest).where(Attachment.id == attachment_id))
    if digest is None:
        raise Refusal("no_record", wanted=str(attachment_id))
    return piece_path(pieces_folder(base.path), digest)
