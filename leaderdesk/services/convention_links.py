"""What the tab of the convention leads to: sittings that decide amendments, files of obligations, the controls."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from leaderdesk.services.controls import Register, read_line
from leaderdesk.store.base import OpenBase
from leaderdesk.store.schema import Attachment, Sitting
from leaderdesk.words.formats import day


@dataclass(frozen=True, slots=True)
class ConventionLinks:
    """By key, the sittings and the files of the dossier as they are chosen from; its line of the register."""

    sittings: Mapping[int, str]
    files: Mapping[int, str]
    register: Register


def read_links(base: OpenBase, dossier_id: int, on: date) -> ConventionLinks:
    """All of it; the last sittings come first."""
    sat = select(Sitting.id, Sitting.held_on, Sitting.title).where(Sitting.binned_on.is_(None))
    files = select(Attachment.id, Attachment.name).where(Attachment.dossier_id == dossier_id)
    register = read_line(base, dossier_id, on)
    with base.read() as session:
        sittings = session.execute(sat.order_by(Sitting.held_on.desc(), Sitting.id)).all()
        named = session.execute(files.order_by(Attachment.name, Attachment.id)).all()
    return ConventionLinks(
        {key: f"{day(held_on)} · {title}" for key, held_on, title in sittings}, dict(named), register
    )
