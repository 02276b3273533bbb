"""Both papers of a sitting: the minutes that funders receive, and their confidential annex."""

from __future__ import annotations

from datetime import date

from leaderdesk.documents.papers.blocks import KeyFigure, KeyFigures, Paper
from leaderdesk.documents.papers.letterheads import Letterhead, Stamp, paper_of
from leaderdesk.documents.papers.minutes.annex import annex
from leaderdesk.documents.papers.minutes.attendance import attendance, heading, quorum
from leaderdesk.documents.papers.minutes.closing import amendments, decisions, ending, envelopes
from leaderdesk.documents.papers.minutes.points import point
from leaderdesk.domain.sheets.sittings.minutes import MinutesSheet
from leaderdesk.words import formats
from leaderdesk.words import paper_minutes as words
from leaderdesk.words.phrases import money


def minutes(
    sheet: MinutesSheet, letterhead: Letterhead, *, next_on: date | None = None, has_names: bool = False
) -> Paper:
    """The minutes; provisional until the sitting is sealed."""
    blocks = (
        *heading(sheet),
        _figures(sheet),
        *attendance(sheet.attendance),
        *quorum(sheet),
        *decisions(sheet),
        *envelopes(sheet),
        *(block for each in sheet.points for block in point(each, has_names=has_names)),
        *amendments(sheet),
        *ending(sheet, next_on),
    )
    return paper_of(
        letterhead, _stamp(sheet, "minutes", words.title(sheet.closed.kind, sheet.closed.facts.title)), blocks
    )


def confidential_annex(sheet: MinutesSheet, letterhead: Letterhead) -> Paper:
    """What a control may ask for."""
    stamp = _stamp(sheet, "annex", words.annex_title(sheet.closed.facts.title))
    return paper_of(letterhead, stamp, tuple(annex(sheet)))


def _figures(sheet: MinutesSheet) -> KeyFigures:
    seats = sum(each.seats for each in sheet.attendance.colleges)
    projects = [each for each in sheet.points if each.sheet.point.kind == "project" and each.was_examined]
    favourable = len(sheet.decided("favourable", "reservations"))
    return KeyFigures(
        (
            KeyFigure(
                "Réponses reçues" if sheet.attendance.is_written else "Membres présents",
                formats.number(sheet.attendance.present),
                f"pour {formats.number(seats)} sièges",
            ),
            KeyFigure(
                "Projets examinés",
                formats.number(len(projects)),
                formats.counted(favourable, "avis favorable", "avis favorables"),
            ),
            KeyFigure("Aide accordée", money(sheet.granted)),
        )
    )


def _stamp(sheet: MinutesSheet, kind: str, title: str) -> Stamp:
    closed = sheet.closed
    seal = closed.seals[-1] if closed.seals and closed.facts.phase == "sealed" else None
    return Stamp(
        kind=kind,
        title=title,
        reference=words.reference(kind, closed.facts.number, seal.version if seal is not None else None),
        subject=words.when_and_where(closed),
        digest="" if seal is None else seal.digest,
        is_draft=seal is None,
    )
