"""The course of a claim: how long each of its stages took, which one it stands in, and who has it in hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from leaderdesk.domain.claims.rows import ClaimRow
from leaderdesk.domain.claims.vocabulary import CLAIM_DAYS, CLAIM_STAGES
from leaderdesk.domain.delays import PastStage

# Whose turn it usually is in each stage.
USUAL_HANDS = dict(zip(CLAIM_STAGES, ("holder", "gal", "region", "region", "payer"), strict=True))
_DAYS = attrgetter(*CLAIM_DAYS)
# From the claim as it was filed to the money: what the holder waits for.
WHOLE = "payment"


class Span(NamedTuple):
    """One stage, or several together where the days between them are unknown; it still runs without an end."""

    stages: tuple[str, ...]
    began_on: date
    ended_on: date | None

    def days(self, on: date) -> int:
        """How long it took, or has taken so far."""
        return ((self.ended_on or on) - self.began_on).days


@dataclass(frozen=True, slots=True)
class Backwards:
    """Two days of a claim that cannot both be right."""

    first: str
    second: str


@dataclass(frozen=True, slots=True)
class Course:
    """The stages of a claim that have begun; none runs once it is paid or withdrawn."""

    spans: tuple[Span, ...]
    wrong: tuple[Backwards, ...]
    stage: str | None
    hand: str | None

    @property
    def since(self) -> date | None:
        """Since when it stands where it stands."""
        return self.spans[-1].began_on if self.stage and self.spans else None


def course_of(row: ClaimRow) -> Course:
    """The course of one claim; days that go backwards make no span, and are named."""
    known = [(rank, day) for rank, day in enumerate(_DAYS(row)) if day is not None]
    spans, wrong = list[Span](), list[Backwards]()
    for (first, began), (second, ended) in pairwise(known):
        if ended < began:
            wrong.append(Backwards(CLAIM_DAYS[first], CLAIM_DAYS[second]))
        else:
            spans.append(Span(CLAIM_STAGES[first:second], began, ended))
    is_over = row.paid_on is not None or row.withdrawn_on is not None
    stage = None if is_over else CLAIM_STAGES[known[-1][0]] if known else CLAIM_STAGES[0]
    if stage and known:
        spans.append(Span((stage,), known[-1][1], None))
    return Course(tuple(spans), tuple(wrong), stage, (row.held_by or USUAL_HANDS[stage]) if stage else None)


def cases_of(row: ClaimRow, funder: str | None = None, course: Course | None = None) -> Iterator[PastStage]:
    """What a claim teaches about delays: each stage whose two days are known, and the whole from filed to paid."""
    if row.withdrawn_on is not None:
        return
    for span in (course or course_of(row)).spans:
        if len(span.stages) == 1:
            yield PastStage(span.stages[0], span.began_on, span.ended_on, funder)
    whole = whole_case(row.filed_on, row.paid_on, funder)
    if whole is not None:
        yield whole


def whole_case(filed_on: date | None, paid_on: date | None, funder: str | None = None) -> PastStage | None:
    """From the claim as it was filed to its money; it still runs until it is paid, and days backwards teach nothing."""
    if filed_on is None or (paid_on is not None and paid_on < filed_on):
        return None
    return PastStage(WHOLE, filed_on, paid_on, funder)
