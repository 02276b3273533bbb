"""Files attached to dossiers: kept once by content beside the base, named only in it."""

from __future__ import annotations

import os
from pathlib import Path

from sqlalchemy import select

from leaderdesk.domain.errors import Refusal
from leaderdesk.services.bases import act
from leaderdesk.services.done import Done, done
from leaderdesk.services.programmes import setting
from leaderdesk.store.base import OpenBase
from leaderdesk.store.pieces import keep_piece, piece_path
from leaderdesk.store.schema import Attachment, Dossier
from leaderdesk.store.unit import Unit
from leaderdesk.system.paths import pieces_folder

LARGEST_SETTING = "attachment_megabytes"
_DEFAULT_LARGEST = "25"
_MEGABYTE = 1_000_000


def attach(base: OpenBase, dossier_id: int, source: Path) -> int:
    """Keep a file with a dossier: its bytes first, flushed to the disk, then the row that speaks of them."""
    base.refuse_writes()
    largest = int(setting(base, LARGEST_SETTING, _DEFAULT_LARGEST)) * _MEGABYTE
    digest, size = keep_piece(pieces_folder(base.path), source, largest=largest)
    # A name that is no text in this system's encoding is kept as far as it can be read.
    name = os.fsencode(source.name).decode("utf-8", "replace")
    row = Attachment(
        id=base.author.ids.key(),
        dossier_id=dossier_id,
        name=name,
        size=size,
        digest=digest,
        added_on=base.author.clock().date(),
    )
    with Unit(base, act(base, "attach", name=name)) as unit:
        if unit.session.get(Dossier, dossier_id) is None:
            raise Refusal("no_record", wanted=str(dossier_id))
        unit.session.add(row)
        unit.commit()
    return row.id


def detach(base: OpenBase, attachment_id: int) -> Done:
    """Take a file off its dossier; its bytes stay, for undo."""
    with base.read() as session:
        row = session.get(Attachment, attachment_id)
        if row is None:
            raise Refusal("no_record", wanted=str(attachment_id))
        name = row.name
    with Unit(base, act(base, "detach", name=name)) as unit:
        unit.session.delete(unit.session.get_one(Attachment, attachment_id))
        return done(unit.commit(), "dossiers")


def attachment_path(base: OpenBase, attachment_id: int) -> Path:
    """Where the bytes of an attachment lie, to be opened by another program."""
    with base.read() as session:
        digest = session.scalar(select(Attachment.digest).where(Attachment.id == attachment_id))
    if digest is None:
        raise Refusal("no_record", wanted=str(attachment_id))
    return piece_path(pieces_folder(base.path), digest)
