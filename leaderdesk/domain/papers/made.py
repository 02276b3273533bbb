"""A paper that was made, and what became of it since."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

# What a paper is about: a sitting, a dossier, or the whole base.
About = Literal["sitting", "dossier", "base"]
Mark = Literal["printed", "signed", "sent"]
MARKS: tuple[Mark, ...] = ("printed", "signed", "sent")


@dataclass(frozen=True, slots=True)
class MadePaper:
    """One text of one paper; another text of it is another one, and what was signed stays as it was."""

    id: int
    kind: str
    reference: str
    title: str
    is_draft: bool
    prepared_on: date
    printed_on: date | None
    signed_on: date | None
    sent_on: date | None
    sent_by: str | None
    scan_id: int | None
    digest: str

    def marked_on(self, mark: Mark) -> date | None:
        """When something became of it."""
        return {"printed": self.printed_on, "signed": self.signed_on, "sent": self.sent_on}[mark]


@dataclass(frozen=True, slots=True)
class PaperState:
    """Papers of one kind about one thing: how many stand, and how many of them are printed, signed, sent."""

    made: int
    last_on: date | None
    drafts: int
    marked: dict[Mark, int]


def last_texts(papers: Iterable[MadePaper]) -> tuple[MadePaper, ...]:
    """The last text of each paper: an older one is replaced by it."""
    ordered = sorted(papers, key=lambda each: (each.prepared_on, each.id))
    return tuple({each.reference: each for each in ordered}.values())


def state_of(papers: Iterable[MadePaper]) -> PaperState:
    """Counted on the last text of each."""
    last = last_texts(papers)
    return PaperState(
        made=len(last),
        last_on=max((each.prepared_on for each in last), default=None),
        drafts=sum(each.is_draft for each in last),
        marked={mark: sum(each.marked_on(mark) is not None for each in last) for mark in MARKS},
    )
