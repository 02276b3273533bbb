"""A letter: to whom, about what, its paragraphs, and who signs it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from leaderdesk.documents.papers.blocks import (
    Block,
    Bullets,
    Facts,
    KeepTogether,
    PageBreak,
    Paper,
    Paragraph,
    Signature,
    Signatures,
    Text,
)
from leaderdesk.documents.papers.letterheads import Letterhead, Stamp, paper_of
from leaderdesk.domain.papers.addressed import Addressed
from leaderdesk.domain.papers.letters import LetterText
from leaderdesk.domain.papers.texts import Value, Values
from leaderdesk.words import paper_letters as words


@dataclass(frozen=True, slots=True)
class Wording:
    """The text of a letter with what its fields say, and who signs it."""

    text: LetterText
    values: Values
    signer: str
    quality: str


def letter(
    letterhead: Letterhead, kind: str, to: Addressed, wording: Wording, *, sitting: int | None = None, digest: str = ""
) -> Paper:
    """The whole letter; one that a field is missing to is provisional, as what may still change is.

    A letter that tells a decision has the number of its sitting, and the digest of its record once it is sealed.
    """
    filled = words.filled_body(wording.text, wording.values)
    stamp = Stamp(
        kind=kind,
        title=words.filled_subject(wording.text, wording.values),
        reference=words.reference(kind, to.number, sitting),
        subject=to.holder,
        digest=digest,
        is_draft=bool(words.lacking(wording.text, wording.values)) or (sitting is not None and not digest),
    )
    blocks = (*_head(stamp, to), *_body(filled.parts, Signature(wording.signer, wording.quality)))
    return paper_of(letterhead, stamp, blocks)


def with_note(paper: Paper, note: Paper) -> Paper:
    """A letter and the note that goes with it, which begins a page."""
    return replace(paper, blocks=(*paper.blocks, PageBreak(), *note.blocks))


def _head(stamp: Stamp, to: Addressed) -> Iterator[Block]:
    yield Paragraph(words.address(to), "address")
    yield Paragraph(words.written(to.written_on))
    yield Facts((("Objet", (Text(stamp.title, is_strong=True),)), ("Référence", stamp.reference)))


def _body(parts: tuple[Value, ...], signature: Signature) -> Iterator[Block]:
    """The signature never stands alone on a page."""
    blocks = [_block(part) for part in parts]
    yield from blocks[:-1]
    yield KeepTogether((*blocks[-1:], Signatures((signature,))))


def _block(part: Value) -> Block:
    return Paragraph(part) if isinstance(part, str) else Bullets(words.ended(part))
