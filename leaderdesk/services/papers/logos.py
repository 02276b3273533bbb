"""The logos at the head of every paper: kept beside the base as files are, shown in their order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select

from leaderdesk.documents.papers.blocks import Logo as PaperLogo
from leaderdesk.domain.errors import Refusal
from leaderdesk.services.attachments import taken_in
from leaderdesk.services.bases import act
from leaderdesk.services.done import Done, Made, done, made
from leaderdesk.services.records import found
from leaderdesk.store.base import OpenBase
from leaderdesk.store.pieces import piece_path
from leaderdesk.store.schema import Attachment, Logo
from leaderdesk.store.unit import Unit
from leaderdesk.system.paths import pieces_folder

MOST = 6
_STARTS = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpeg"}


@dataclass(frozen=True, slots=True)
class LogoRow:
    """One logo; `is_there` is false where its file is missing."""

    id: int
    name: str
    path: Path
    is_there: bool


def read_logos(base: OpenBase) -> tuple[LogoRow, ...]:
    """Every logo, in its order."""
    folder = pieces_folder(base.path)
    query = select(Logo, Attachment.digest).join(Attachment).order_by(Logo.position, Logo.id)
    with base.read() as session:
        rows = [(row.id, row.name, piece_path(folder, digest)) for row, digest in session.execute(query)]
    return tuple(LogoRow(key, name, path, path.is_file()) for key, name, path in rows)


def add_logo(base: OpenBase, source: Path, name: str) -> Made:
    """One more, at the end. Refusals `not_a_picture`, `too_many_logos`."""
    try:
        start = source.read_bytes()[:8]
    except OSError:
        start = b""
    if not any(start.startswith(mark) for mark in _STARTS):
        raise Refusal("not_a_picture", name=source.name)
    file = taken_in(base, source)
    with Unit(base, act(base, "add_logo", name=name)) as unit:
        last = unit.session.scalar(select(func.max(Logo.position)))
        if unit.session.scalar(select(func.count()).select_from(Logo)) == MOST:
            raise Refusal("too_many_logos", most=MOST)
        row = Logo(id=unit.ids.key(), position=(last or 0) + 1, name=name, attachment_id=file.id)
        unit.session.add(file)
        unit.session.flush()
        unit.session.add(row)
        return made(row.id, unit.commit(), "papers", "attachments")


def rename_logo(base: OpenBase, logo_id: int, name: str) -> Done:
    """Whose it is, for who does not see it; without a name it keeps the one it has."""
    with Unit(base, act(base, "rename_logo", name=name)) as unit:
        row = found(unit, Logo, logo_id)
        row.name = name or row.name
        return done(unit.commit(), "papers")


def remove_logo(base: OpenBase, logo_id: int) -> Done:
    """One less; its bytes stay, for undo."""
    with Unit(base, act(base, "remove_logo")) as unit:
        row = found(unit, Logo, logo_id)
        file = unit.session.get_one(Attachment, row.attachment_id)
        unit.session.delete(row)
        unit.session.flush()
        unit.session.delete(file)
        return done(unit.commit(), "papers", "attachments")


def order_logos(base: OpenBase, logo_ids: Sequence[int]) -> Done:
    """The logos in another order."""
    with Unit(base, act(base, "order_logos")) as unit:
        for position, logo_id in enumerate(logo_ids, start=1):
            found(unit, Logo, logo_id).position = position
        return done(unit.commit(), "papers")


def logos_of_papers(base: OpenBase) -> tuple[PaperLogo, ...]:
    """Their bytes; one whose file is missing is left out, as `check` says."""
    return tuple(PaperLogo(row.name, row.path.read_bytes()) for row in read_logos(base) if row.is_there)
