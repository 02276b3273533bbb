"""What a dossier's upload holds beside its extract: who was there, the collective notes, who stood aside."""

from __future__ import annotations

from collections.abc import Iterable

from leaderdesk.documents.papers.blocks import Block, Facts, Heading, Paper, Paragraph
from leaderdesk.documents.papers.extracts.stamps import certified, heading
from leaderdesk.documents.papers.letterheads import Letterhead, Stamp, paper_of
from leaderdesk.documents.papers.minutes.attendance import attendance, quorum
from leaderdesk.documents.papers.minutes.points import collective_notes
from leaderdesk.domain.sheets.sittings.minutes import MinutesSheet, PointMinutes
from leaderdesk.words import paper_minutes
from leaderdesk.words import paper_portal as words
from leaderdesk.words.phrases import spaced


def attendance_record(sheet: MinutesSheet, point: PointMinutes, letterhead: Letterhead) -> Paper:
    """The presence as it was noted, and the quorum."""
    return _paper("attendance", sheet, point, letterhead, (*attendance(sheet.attendance), *quorum(sheet)))


def grid_record(sheet: MinutesSheet, point: PointMinutes, letterhead: Letterhead) -> Paper:
    """The collective note of each criterion; nobody's own."""
    score = point.sheet.score
    blocks = () if score is None else collective_notes(score, paper_minutes.eliminated(point.sheet))
    return _paper("grid", sheet, point, letterhead, blocks)


def aside_record(sheet: MinutesSheet, point: PointMinutes, letterhead: Letterhead) -> Paper:
    """Who had declared an interest in the project and took no part in it."""
    said = paper_minutes.asides(point.asides) if point.asides else words.NO_ASIDE
    return _paper("declarations", sheet, point, letterhead, (Paragraph(spaced(said)),))


def _paper(
    code: words.PortalDocument,
    sheet: MinutesSheet,
    point: PointMinutes,
    letterhead: Letterhead,
    blocks: Iterable[Block],
) -> Paper:
    closed, facts = sheet.closed, point.sheet.facts
    seal = closed.seals[-1] if closed.seals and closed.facts.phase == "sealed" else None
    stamp = Stamp(
        kind=f"portal_{code}",
        title=words.title(code, facts.number),
        reference=words.reference(code, closed.facts.number, facts.number),
        subject=paper_minutes.when_and_where(closed),
        digest="" if seal is None else seal.digest,
        is_draft=seal is None,
    )
    about = (Heading(2, point.sheet.point.title), Facts(tuple(paper_minutes.facts_of(point.sheet))))
    return paper_of(letterhead, stamp, (*heading(sheet, words.DOCUMENTS[code]), *about, *blocks, certified(sheet)))
