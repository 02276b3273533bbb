"""What a sitting is taken up with after it was left or killed: never a part of its record, kept beside the journal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from leaderdesk.domain.exact import Instant

TimerKind = Literal["point", "hearing", "break"]
# As many as the last of these are worth keeping.
_MOST_INTERRUPTIONS = 50


@dataclass(frozen=True, slots=True)
class Timer:
    """A timer that was started by hand: a hearing, a break, a point counted again."""

    kind: TimerKind
    since: Instant
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Projection:
    """What the second screen shows: blank or not, which point, and whose result may be read there."""

    is_blank: bool = False
    # The point shown; empty, it follows the one that is open.
    shown: str = ""
    published: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Interruption:
    """The program stopped without a word: the last thing it did, and when somebody came back."""

    last_at: Instant
    noticed_at: Instant
    rank: int


@dataclass(frozen=True, slots=True)
class Resume:
    """Where the page stood; `typed` is what was half written, by the name that the page gives each place."""

    selected: str = ""
    projection: Projection = Projection()
    typed: Mapping[str, str] = field(default_factory=dict)
    timer: Timer | None = None
    # While somebody holds the sitting on their screen, when this was last said; nothing once it was put down.
    held_at: Instant | None = None
    interruptions: tuple[Interruption, ...] = ()


def taken_up(resume: Resume, now: Instant, last_at: Instant | None, rank: int) -> tuple[Resume, Interruption | None]:
    """The sitting on the screen again; still held by nobody's hand, it was interrupted."""
    if resume.held_at is None:
        return replace(resume, held_at=now), None
    found = Interruption(max(resume.held_at, last_at or resume.held_at), now, rank)
    kept = (*resume.interruptions, found)[-_MOST_INTERRUPTIONS:]
    return replace(resume, held_at=now, interruptions=kept), found


def typed_in(resume: Resume, typed: Mapping[str, str]) -> Resume:
    """Some places typed in; emptied, a place is forgotten."""
    merged = {**resume.typed, **typed}
    return replace(resume, typed={place: text for place, text in merged.items() if text})
