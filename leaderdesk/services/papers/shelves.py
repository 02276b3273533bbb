"""What can be made about one thing, each kind with what became of it; and everything that papers can be about."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from leaderdesk.domain.papers.made import About, MadePaper, PaperState, state_of
from leaderdesk.services.dossiers import list_dossiers
from leaderdesk.services.papers.kinds import kinds_about
from leaderdesk.services.papers.states import read_made
from leaderdesk.store.base import OpenBase
from leaderdesk.store.schema import Dossier, Fiche, Sitting
from leaderdesk.words.papers import WHOLE_PROGRAMME

_STRAND = select(Fiche.strand).join(Dossier, Dossier.fiche_id == Fiche.id)

Subject = tuple[About, int]
BASE: Subject = ("base", 0)


@dataclass(frozen=True, slots=True)
class ShelfRow:
    """One kind of paper about a thing."""

    code: str
    about: About
    key: int
    # In the order in which they are needed.
    rank: int
    has_office: bool
    is_confidential: bool
    has_folder: bool
    made: tuple[MadePaper, ...]

    @property
    def state(self) -> PaperState:
        """What became of those that were made."""
        return state_of(self.made)


@dataclass(frozen=True, slots=True)
class Subjects:
    """Everything that papers can be about: sittings from the last, dossiers by number, and the base; where to begin."""

    names: dict[Subject, str]
    first: Subject


def read_subjects(base: OpenBase) -> Subjects:
    """The names of all of them; one begins with the next sitting to be held, or the last that was."""
    with base.read() as session:
        sittings = session.scalars(
            select(Sitting).where(Sitting.binned_on.is_(None)).order_by(Sitting.held_on.desc(), Sitting.id)
        ).all()
        waiting = [row for row in sittings if row.phase != "sealed"]
        found: dict[Subject, str] = {("sitting", row.id): row.title for row in sittings}
        begun: Subject = ("sitting", waiting[-1].id) if waiting else next(iter(found), BASE)
    found[BASE] = WHOLE_PROGRAMME
    for row in list_dossiers(base):
        if not row.is_binned:
            found["dossier", row.id] = f"{row.number} · {row.title} ({row.holder})"
    return Subjects(found, begun)


def read_shelf(base: OpenBase, subject: Subject) -> tuple[ShelfRow, ...]:
    """The kinds that say something of it now, in the order in which they are needed."""
    about, key = subject
    made = read_made(base, about, key)
    with base.read() as session:
        phase = session.scalar(select(Sitting.phase).where(Sitting.id == key)) if about == "sitting" else None
        strand = session.scalar(_STRAND.where(Dossier.id == key)) if about == "dossier" else None
    return tuple(
        ShelfRow(
            code=kind.code,
            about=about,
            key=key,
            rank=rank,
            has_office=kind.has_office,
            is_confidential=kind.is_confidential,
            has_folder=kind.prepare is not None,
            made=tuple(each for each in made if each.kind == kind.code),
        )
        for rank, kind in enumerate(kinds_about(about, phase, strand))
    )
