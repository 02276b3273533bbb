"""What all extracts bear alike: the sitting they come from, the seal of its record, the chair who certifies them."""

from __future__ import annotations

from leaderdesk.documents.papers.blocks import Block, Facts, Heading, KeepTogether, Paragraph, Signature, Signatures
from leaderdesk.documents.papers.letterheads import Stamp
from leaderdesk.domain.sheets.sittings.minutes import MinutesSheet
from leaderdesk.words import paper_extracts as words
from leaderdesk.words import paper_minutes


def stamp(sheet: MinutesSheet, kind: str, title: str, what: str = "") -> Stamp:
    """Provisional until the sitting is sealed; afterwards it says which version it was taken from."""
    closed = sheet.closed
    seal = closed.seals[-1] if closed.seals and closed.facts.phase == "sealed" else None
    return Stamp(
        kind=kind,
        title=title,
        reference=words.reference(kind, closed.facts.number, None if seal is None else seal.version, what),
        subject=paper_minutes.when_and_where(closed),
        digest="" if seal is None else seal.digest,
        is_draft=seal is None,
    )


def heading(sheet: MinutesSheet, title: str, *, has_chair: bool = True) -> tuple[Block, ...]:
    """The title, and the sitting in a few lines."""
    pairs = [("Séance", words.sitting(sheet)), ("Date et lieu", words.when_and_where(sheet))]
    if has_chair and sheet.chair is not None:
        pairs.append(("Présidence", paper_minutes.chair(sheet.chair, is_deputy=sheet.is_chair_deputy)))
    return Heading(1, title), Facts(tuple(pairs))


def certified(sheet: MinutesSheet) -> Block:
    """Who signs that it says what the record says."""
    quality = paper_minutes.signing(is_deputy=sheet.is_chair_deputy)
    return KeepTogether((Paragraph(f"{words.CERTIFIED}."), Signatures((Signature(sheet.chair or "", quality),))))
