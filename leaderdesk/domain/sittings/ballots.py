"""A vote while it is open: who may say something, what was said, and what is left when somebody goes."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import datetime

from leaderdesk.domain.committee.majorities import Majority, Totals, majority_for
from leaderdesk.domain.committee.records import QuorumRecord
from leaderdesk.domain.committee.votes import Ballot, CountedVote, NamedVote, Outcome, Saying, SecretVote, decide
from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.sittings.gestures import VoteClosed, VoteMode, VoteOpened
from leaderdesk.domain.sittings.ground import Ground


@dataclass(slots=True)
class OpenVote:
    """A vote that is going on; `said` is by seat."""

    asked: VoteOpened
    since: datetime
    said: dict[str, Saying] = field(default_factory=dict)

    @property
    def mode(self) -> VoteMode:
        """How it is held."""
        return self.asked.mode

    def say(self, seat: str, says: Saying, record: QuorumRecord) -> None:
        """Keep what a seat says; only one with a voice says anything."""
        if self.mode != "by_name":
            raise Refusal("not_by_name", point=self.asked.point)
        if seat not in record.quorum.voters:
            raise Refusal("seat_has_no_voice", seat=seat)
        self.said[seat] = says

    def say_college(self, college: str, says: Saying, record: QuorumRecord) -> None:
        """The same for every seat of a college that has said nothing yet."""
        colleges = {seat.name: seat.college for seat in record.room.seats}
        waiting = [seat for seat in record.quorum.voters if colleges[seat] == college and seat not in self.said]
        if not waiting:
            raise Refusal("nobody_left_to_say", college=college)
        for seat in waiting:
            self.say(seat, says, record)

    def follow(self, record: QuorumRecord, before: QuorumRecord) -> None:
        """Somebody came or went: what a seat said stands only while the same person votes for it."""
        now, then = record.quorum.voters, before.quorum.voters
        self.said = {seat: says for seat, says in self.said.items() if now.get(seat) == then.get(seat)}

    def missing(self, record: QuorumRecord) -> tuple[str, ...]:
        """The seats with a voice that have said nothing yet, in their order."""
        return tuple(seat for seat in record.quorum.voters if seat not in self.said)


@dataclass(frozen=True, slots=True)
class HeldVote:
    """A vote that is over, with everything it was counted on."""

    asked: VoteOpened
    since: datetime
    until: datetime
    majority: Majority
    ballots: tuple[Ballot, ...]
    outcome: Outcome
    # Who presided then: the president, a deputy, or nobody; a consultation is presided by nobody.
    chair: str | None = None

    @property
    def people(self) -> frozenset[str]:
        """Those who could vote, whatever they said."""
        return frozenset(self.outcome.record.quorum.voters.values())

    @property
    def is_adopted(self) -> bool:
        """True when the motion passed."""
        return self.outcome.result == "adopted"


def close_vote(vote: OpenVote, closed: VoteClosed, ground: Ground, record: QuorumRecord) -> HeldVote:
    """The result of a vote by the majority declared for it; one that could not be held is refused, and stays open.

    A quorum that does not stand is a result: the vote ends without one, and says why.
    """
    majority = majority_for(vote.asked.decision, ground.majorities)
    held = _held(vote, closed, record)
    outcome = decide(majority, record, held, ground.chairs, is_presidency_vacant=ground.is_presidency_vacant)
    if outcome.result == "no_result" and record.quorum.is_quorate:
        wrong = [each for each in outcome.reasons if each.code not in _OPEN_ENDS]
        if wrong:
            raise Refusal("vote_cannot_be", problem=wrong[0].code, details=dict(wrong[0].data))
    ballots = held.ballots if isinstance(held, NamedVote) else ()
    return HeldVote(vote.asked, vote.since, record.at, majority, ballots, outcome, chair_of(ground, record))


# What may leave a valid vote without a result.
_OPEN_ENDS = frozenset({"nothing_cast", "tie", "no_casting_vote_in_rules", "no_chair_votes", "casting_vote_not_given"})


def _held(vote: OpenVote, closed: VoteClosed, record: QuorumRecord) -> NamedVote | SecretVote | CountedVote:
    if vote.mode == "by_name":
        if closed.totals is not None:
            raise Refusal("totals_of_names", point=vote.asked.point)
        voters = record.quorum.voters
        return NamedVote(tuple(Ballot(seat, voters[seat], says) for seat, says in sorted(vote.said.items())))
    if closed.totals is None:
        raise Refusal("totals_needed", point=vote.asked.point)
    if any(getattr(closed.totals, each.name) < 0 for each in fields(Totals)):
        raise Refusal("totals_below_zero", point=vote.asked.point)
    if vote.mode == "hands":
        return CountedVote(closed.totals, closed.casting)
    return SecretVote(closed.totals, closed.casting)


def lapsed_vote(vote: OpenVote, ground: Ground, record: QuorumRecord) -> HeldVote:
    """A vote ended by the rules because the quorum was lost while it was open."""
    majority = majority_for(vote.asked.decision, ground.majorities)
    outcome = decide(majority, record, SecretVote(Totals()), ground.chairs)
    return HeldVote(vote.asked, vote.since, record.at, majority, (), outcome, chair_of(ground, record))


def chair_of(ground: Ground, record: QuorumRecord) -> str | None:
    """Who presides: the president, or the first deputy in the room while the president is out of it."""
    in_room = record.room.present - record.room.recused
    return next((person for person in ground.chairs if person in in_room), None)
