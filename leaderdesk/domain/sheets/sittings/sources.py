"""Where a figure of the minutes comes from: the gestures of the sitting, what it stands on, or the rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from leaderdesk.domain.sittings import gestures as told
from leaderdesk.domain.sittings.applying import standing
from leaderdesk.domain.sittings.ballots import HeldVote
from leaderdesk.domain.sittings.gestures import Deed

_OF_A_VOTE = (told.VoteOpened, told.BallotKeyed, told.CollegeKeyed, told.VoteClosed, told.Answered, told.AnswersCounted)


@dataclass(frozen=True, slots=True)
class Source:
    """The ranks of the gestures, where there are any."""

    kind: Literal["gestures", "ground", "rules"]
    ranks: tuple[int, ...] = ()


GROUND, RULES = Source("ground"), Source("rules")


class Traces:
    """The gestures of a sitting that count, to be found again."""

    def __init__(self, deeds: Sequence[Deed]) -> None:
        self._all = tuple(deeds)
        self.standing = tuple(standing(deeds))
        self._on: dict[str, list[Deed]] = {}
        for deed in self.standing:
            if (point := getattr(deed.gesture, "point", None)) is not None:
                self._on.setdefault(point, []).append(deed)

    def of(self, *deeds: Deed) -> Source:
        """Some gestures as a source."""
        return Source("gestures", tuple(deed.rank for deed in deeds))

    def on(self, point: str, *kinds: type) -> list[Deed]:
        """The gestures of some kinds on a point."""
        return [deed for deed in self._on.get(point, ()) if isinstance(deed.gesture, kinds)]

    def first(self, kind: type) -> Deed | None:
        """The first gesture of a kind."""
        return next((deed for deed in self.standing if isinstance(deed.gesture, kind)), None)

    def last(self, kind: type) -> Deed | None:
        """The last gesture of a kind."""
        return next((deed for deed in reversed(self.standing) if isinstance(deed.gesture, kind)), None)

    def of_vote(self, held: HeldVote) -> Source:
        """What a vote was made of: its opening, its ballots, and what ended it."""
        point, since, until = held.asked.point, held.since, held.until
        said = self.on(point, *_OF_A_VOTE)
        # Answers to a consultation come long before they are counted.
        kept = [deed for deed in said if since <= deed.at <= until or isinstance(deed.gesture, told.Answered)]
        within = {deed.rank: deed for deed in kept}
        # A departure ends a vote as surely as its closing.
        within |= {deed.rank: deed for deed in self.standing if deed.at == until}
        return self.of(*(within[rank] for rank in sorted(within)))

    def struck(self) -> Iterator[StruckDeed]:
        """The gestures that no longer count, each with what struck it."""
        by_rank = {deed.rank: deed for deed in self._all}
        for deed in self._all:
            if isinstance(deed.gesture, told.Struck) and deed.gesture.rank in by_rank:
                yield StruckDeed(by_rank[deed.gesture.rank], deed.gesture.reason, deed.rank)


@dataclass(frozen=True, slots=True)
class StruckDeed:
    """A gesture that was a mistake: it stays in the record, and is read as if it had not been noted."""

    deed: Deed
    reason: str
    by: int
