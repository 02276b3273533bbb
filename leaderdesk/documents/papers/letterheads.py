"""What every paper of a group bears: whose it is, its logos, the European mention, and the day it was made."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

from leaderdesk.documents.papers.blocks import Block, Logo, Orientation, Paper


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The group as its papers present it."""

    gal: str
    made_on: date
    carrier: str = ""
    mention: str = ""
    logos: tuple[Logo, ...] = ()


@dataclass(frozen=True, slots=True)
class Stamp:
    """What one paper is: its kind, its reference, the digest of what it says, whether it may still change."""

    kind: str
    title: str
    reference: str
    subject: str = ""
    digest: str = ""
    is_draft: bool = False
    orientation: Orientation = "portrait"


def paper_of(letterhead: Letterhead, stamp: Stamp, blocks: tuple[Block, ...]) -> Paper:
    """The whole document."""
    return Paper(
        kind=stamp.kind,
        title=stamp.title,
        reference=stamp.reference,
        blocks=blocks,
        author=letterhead.gal,
        made_on=letterhead.made_on,
        subject=stamp.subject,
        digest=stamp.digest,
        is_draft=stamp.is_draft,
        logos=letterhead.logos,
        mention=letterhead.mention,
        orientation=stamp.orientation,
    )


def content_digest(paper: Paper) -> str:
    """The SHA-256 of what a paper says, whatever day it is made and whatever it is written as."""
    said = (paper.kind, paper.title, paper.reference, paper.is_draft, paper.blocks)
    return hashlib.sha256(repr(said).encode("utf-8", "surrogatepass")).hexdigest()
