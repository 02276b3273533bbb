"""What became of the papers that were made: prepared, printed, signed with the copy that came back, sent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from sqlalchemy import select

from leaderdesk.documents.papers.blocks import Paper
from leaderdesk.documents.papers.letterheads import content_digest
from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.papers.made import About, Mark
from leaderdesk.domain.papers.made import MadePaper as Made
from leaderdesk.services.attachments import taken_in
from leaderdesk.services.bases import act
from leaderdesk.services.done import Done, done
from leaderdesk.services.papers.kinds import kind_of
from leaderdesk.services.reading import today
from leaderdesk.services.records import found
from leaderdesk.store.base import OpenBase
from leaderdesk.store.schema import MadePaper
from leaderdesk.store.unit import Unit
from leaderdesk.words import papers as words

_TOPIC = "papers"


def read_made(base: OpenBase, about: About, key: int) -> tuple[Made, ...]:
    """Everything that was made about a sitting, a dossier or the base, the last first."""
    with base.read() as session:
        query = select(MadePaper).where(*_where(about, key)).order_by(MadePaper.prepared_on.desc(), MadePaper.id)
        return tuple(
            Made(
                id=row.id,
                kind=row.kind,
                reference=row.reference,
                title=row.title,
                is_draft=row.is_draft,
                prepared_on=row.prepared_on,
                printed_on=row.printed_on,
                signed_on=row.signed_on,
                sent_on=row.sent_on,
                sent_by=row.sent_by,
                scan_id=row.scan_id,
                digest=row.digest,
            )
            for row in session.scalars(query)
        )


def keep_made(base: OpenBase, code: str, key: int, papers: Sequence[Paper], *, is_printed: bool = False) -> Done:
    """Note that papers were written or printed; one that says the same as before stays the same row."""
    kind, on = kind_of(code), today(base)
    if kind is None:
        raise Refusal("no_such_paper", paper=code)
    with Unit(base, act(base, "make_papers", paper=words.kind(code), count=str(len(papers)))) as unit:
        known = {
            (row.reference, row.digest): row
            for row in unit.session.scalars(select(MadePaper).where(MadePaper.kind == code, *_where(kind.about, key)))
        }
        for paper in papers:
            row = known.get((paper.reference, content_digest(paper)))
            if row is None:
                row = MadePaper(
                    id=unit.ids.key(),
                    kind=code,
                    sitting_id=key if kind.about == "sitting" else None,
                    dossier_id=key if kind.about == "dossier" else None,
                    reference=paper.reference,
                    title=paper.title,
                    digest=content_digest(paper),
                    is_draft=paper.is_draft,
                    prepared_on=on,
                )
                unit.session.add(row)
            if is_printed and row.printed_on is None:
                row.printed_on = on
        return done(unit.commit(), _TOPIC)


def mark_made(base: OpenBase, made_ids: Sequence[int], mark: Mark, on: date | None, way: str | None = None) -> Done:
    """Say when some papers were printed, signed or sent, or take it back with no day."""
    with Unit(base, act(base, "mark_papers", mark=words.mark(mark), count=str(len(made_ids)))) as unit:
        for made_id in made_ids:
            row = found(unit, MadePaper, made_id)
            setattr(row, f"{mark}_on", on)
            if mark == "sent":
                row.sent_by = way if on is not None else None
        return done(unit.commit(), _TOPIC)


def keep_scan(base: OpenBase, made_id: int, source: Path) -> Done:
    """The copy that came back signed, kept with the sitting or the dossier; signed today if no day was said."""
    with base.read() as session:
        row = session.get(MadePaper, made_id)
        if row is None:
            raise Refusal("no_record", wanted=str(made_id))
        owner = {"sitting_id": row.sitting_id, "dossier_id": row.dossier_id}
    scan = taken_in(base, source, **owner)
    with Unit(base, act(base, "keep_scan", name=scan.name)) as unit:
        unit.session.add(scan)
        unit.session.flush()
        row = found(unit, MadePaper, made_id)
        row.scan_id = scan.id
        row.signed_on = row.signed_on or today(base)
        return done(unit.commit(), _TOPIC, "attachments", "dossiers")


def _where(about: About, key: int):  # type: ignore[no-untyped-def]  # noqa: ANN202 - clauses of SQLAlchemy
    if about == "sitting":
        return (MadePaper.sitting_id == key,)
    if about == "dossier":
        return (MadePaper.dossier_id == key,)
    return (MadePaper.sitting_id.is_(None), MadePaper.dossier_id.is_(None))
