"""What papers a base can give, and those of one kind composed from it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from leaderdesk.documents.papers.blocks import Paper
from leaderdesk.domain.errors import Refusal
from leaderdesk.services.papers.kinds import PaperKind, WriteFolder, kind_of, kinds_about
from leaderdesk.services.papers.letterheads import read_letterhead
from leaderdesk.store.base import OpenBase
from leaderdesk.store.schema import Dossier, Fiche, Sitting
from leaderdesk.words import papers as words


@dataclass(frozen=True, slots=True)
class Offer:
    """A paper that can be made, and about what: a sitting or a dossier by its number, or the whole base."""

    kind: PaperKind
    key: int
    number: str
    name: str


def list_papers(base: OpenBase) -> tuple[Offer, ...]:
    """Everything that can be made now, sittings first."""
    with base.read() as session:
        sittings = session.scalars(
            select(Sitting).where(Sitting.binned_on.is_(None)).order_by(Sitting.held_on.desc(), Sitting.id)
        ).all()
        dossiers = session.execute(
            select(Dossier.id, Dossier.number, Dossier.title, Fiche.strand)
            .outerjoin(Fiche, Fiche.id == Dossier.fiche_id)
            .where(Dossier.binned_on.is_(None))
            .order_by(Dossier.number)
        ).all()
        return (
            *(
                Offer(kind, row.id, str(row.number), row.title)
                for row in sittings
                for kind in kinds_about("sitting", row.phase)
            ),
            *(
                Offer(kind, key, number, title)
                for key, number, title, strand in dossiers
                for kind in kinds_about("dossier", strand=strand)
            ),
            *(Offer(kind, 0, "", "") for kind in kinds_about("base")),
        )


def key_of(base: OpenBase, code: str, *, sitting: str | None = None, dossier: str | None = None) -> int:
    """What a paper is about, by the number that people know.

    Refusals `no_such_paper`, `sitting_needed`, `dossier_needed`, `nothing_numbered`.
    """
    kind = _known(code)
    wanted = {"sitting": sitting, "dossier": dossier, "base": ""}[kind.about]
    if wanted is None:
        raise Refusal(f"{kind.about}_needed")
    if kind.about == "base":
        return 0
    found = next((each.key for each in list_papers(base) if each.kind is kind and each.number == wanted), None)
    if found is None:
        raise Refusal("nothing_numbered", wanted=wanted, paper=words.kind(code))
    return found


def compose(base: OpenBase, code: str, key: int = 0) -> tuple[Paper, ...]:
    """The papers of a kind, as plain values. Refusals `no_such_paper`, `nothing_to_print`."""
    papers = tuple(_known(code).compose(base, key, read_letterhead(base)))
    if not papers:
        raise Refusal("nothing_to_print")
    return papers


def prepare_folder(base: OpenBase, code: str, key: int = 0) -> WriteFolder | None:
    """What writes a paper with its attachments, as a folder of its own; nothing for a paper that has none."""
    prepare = _known(code).prepare
    return None if prepare is None else prepare(base, key, read_letterhead(base))


def _known(code: str) -> PaperKind:
    kind = kind_of(code)
    if kind is None:
        raise Refusal("no_such_paper", paper=code)
    return kind
