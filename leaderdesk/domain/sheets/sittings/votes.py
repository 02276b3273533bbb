"""A vote while it goes on and once it is over: who may vote, what was said, what it would come to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from leaderdesk.domain.committee.majorities import (
    Electorate,
    Majority,
    Totals,
    base_of,
    is_reached,
    majority_for,
    votes_needed,
)
from leaderdesk.domain.committee.records import QuorumRecord
from leaderdesk.domain.committee.votes import Saying
from leaderdesk.domain.sheets.sittings.gauges import Gauges, gauges_of
from leaderdesk.domain.sittings.ballots import HeldVote, OpenVote
from leaderdesk.domain.sittings.gestures import VoteMode
from leaderdesk.domain.sittings.state import State
from leaderdesk.domain.steps import Step

# What the ballots so far say: the result is sure whatever the others say, hangs on them, or stands at a tie.
Course = Literal["adopted", "rejected", "open", "tie"]


@dataclass(frozen=True, slots=True)
class VoterSheet:
    """A seat with a voice, and what it said."""

    seat: str
    person: str
    structure: str | None
    college: str
    is_proxy: bool
    says: Saying | None


@dataclass(frozen=True, slots=True)
class VoteSheet:
    """The vote that is open; by hands or secret, the totals are given when it is closed, and nobody says anything."""

    motion: str
    decision: str
    mode: VoteMode
    # The projects that a vote on a list covers.
    covers: tuple[str, ...]
    since: datetime
    majority: Majority
    electorate: Electorate
    voters: tuple[VoterSheet, ...]
    totals: Totals
    # Voices still to be heard, and how many for it would take if all the others are cast as they stand.
    missing: int
    needed: int
    course: Course
    # Who would break a tie by the rules; none, and `tie` of the majority says what it is worth.
    casting_by: str | None

    def is_tie(self, totals: Totals) -> bool:
        """True for a count that one voice more would turn: whoever has the casting vote is asked."""
        return _hangs_on_a_vote(self.majority, totals, self.electorate)


@dataclass(frozen=True, slots=True)
class HeldSheet:
    """A vote that is over, explained; a secret one has totals alone."""

    motion: str
    decision: str
    mode: VoteMode
    # Held on the list of another point: the projects that it covers, this one among them.
    covers: tuple[str, ...]
    since: datetime
    until: datetime
    result: Literal["adopted", "rejected", "no_result"]
    reasons: tuple[Step, ...]
    totals: Totals
    ballots: tuple[VoterSheet, ...]
    casting_by: str | None
    is_presence_valid: bool
    is_vote_valid: bool
    gauges: Gauges


@dataclass(frozen=True, slots=True)
class MayVote:
    """Whether a vote may open on the point, and what stands in the way."""

    is_allowed: bool
    # point_not_open, vote_going_on, holder_still_there, already_decided, presence_not_met, vote_not_met.
    why_not: str | None = None


def vote_sheet_of(state: State) -> VoteSheet | None:
    """The vote that is open."""
    vote = state.vote
    if vote is None:
        return None
    record = state.presence.record(vote.asked.point, vote.since)
    majority = majority_for(vote.asked.decision, state.ground.majorities)
    totals = _totals(vote)
    missing = len(record.quorum.voters) - sum((totals.votes, totals.not_voting))
    return VoteSheet(
        motion=vote.asked.motion,
        decision=vote.asked.decision,
        mode=vote.mode,
        covers=vote.asked.covers,
        since=vote.since,
        majority=majority,
        electorate=_electorate(record),
        voters=_voters(state, record, vote),
        totals=totals,
        missing=missing,
        needed=_needed(majority, totals, missing, record),
        course=course_of(majority, totals, missing, record),
        casting_by=_caster(state, majority, record),
    )


def course_of(majority: Majority, totals: Totals, missing: int, record: QuorumRecord) -> Course:
    """What the ballots so far decide, however the others vote."""
    electorate = _electorate(record)
    worst = _adopted(majority, replace(totals, against=totals.against + missing), electorate)
    best = _adopted(majority, replace(totals, in_favour=totals.in_favour + missing), electorate)
    if worst:
        return "adopted"
    if not missing:
        return "tie" if _hangs_on_a_vote(majority, totals, electorate) else "rejected"
    even = replace(
        totals, in_favour=max(totals.in_favour, totals.against), against=max(totals.in_favour, totals.against)
    )
    could_tie = abs(totals.in_favour - totals.against) <= missing and _hangs_on_a_vote(majority, even, electorate)
    return "open" if best or could_tie else "rejected"


def held_sheet_of(state: State, held: HeldVote) -> HeldSheet:
    """A vote that is over, with the room it was counted on."""
    record, says = held.outcome.record, {ballot.seat: ballot.says for ballot in held.ballots}
    ballots = _seated(state, record, says) if held.asked.mode == "by_name" else ()
    return HeldSheet(
        motion=held.asked.motion,
        decision=held.asked.decision,
        mode=held.asked.mode,
        covers=held.asked.covers,
        since=held.since,
        until=held.until,
        result=held.outcome.result,
        reasons=held.outcome.reasons,
        totals=held.outcome.totals,
        ballots=ballots,
        casting_by=held.outcome.casting_by,
        is_presence_valid=held.outcome.is_presence_valid,
        is_vote_valid=held.outcome.is_vote_valid,
        gauges=gauges_of(record.quorum),
    )


def may_vote(state: State, key: str, gauges: Gauges) -> MayVote:
    """Whether a vote may open now on a point."""
    noted = state.done[key]
    checks: Sequence[tuple[bool, str]] = (
        (state.open_point != key, "point_not_open"),
        (state.vote is not None, "vote_going_on"),
        (bool(noted.hearings) and noted.hearings[-1].until is None, "holder_still_there"),
        (noted.decision is not None, "already_decided"),
        (not gauges.is_presence_met, "presence_not_met"),
        (not gauges.is_vote_met, "vote_not_met"),
    )
    code = next((code for is_wrong, code in checks if is_wrong), None)
    return MayVote(code is None, code)


def _totals(vote: OpenVote) -> Totals:
    said = Counter(vote.said.values())
    return Totals(said["for"], said["against"], said["abstention"], said["void"], said["not_voting"])


def _voters(state: State, record: QuorumRecord, vote: OpenVote) -> tuple[VoterSheet, ...]:
    return _seated(state, record, vote.said)


def _seated(state: State, record: QuorumRecord, said: dict[str, Saying]) -> tuple[VoterSheet, ...]:
    structures = {each.key: each.structure for each in state.ground.committee.seats}
    colleges = {each.name: each.college for each in record.room.seats}
    return tuple(
        VoterSheet(seat, person, structures.get(seat), colleges[seat], seat in record.quorum.by_proxy, said.get(seat))
        for seat, person in record.quorum.voters.items()
    )


def _electorate(record: QuorumRecord) -> Electorate:
    heads = record.quorum.heads
    return Electorate(heads.seats, heads.present.total, len(record.quorum.voters))


def _adopted(majority: Majority, totals: Totals, electorate: Electorate) -> bool:
    base = base_of(majority, totals, electorate)
    return is_reached(majority, totals.in_favour, totals.against, base)


def _hangs_on_a_vote(majority: Majority, totals: Totals, electorate: Electorate) -> bool:
    """A tie that one vote more would turn."""
    if majority.kind == "qualified" or not totals.is_tie or not totals.in_favour:
        return False
    base = base_of(majority, totals, electorate)
    return is_reached(majority, totals.in_favour + 1, totals.against, base + 1)


def _needed(majority: Majority, totals: Totals, missing: int, record: QuorumRecord) -> int:
    whole = replace(totals, against=totals.against + missing)
    return votes_needed(majority, base_of(majority, whole, _electorate(record)))


def _caster(state: State, majority: Majority, record: QuorumRecord) -> str | None:
    if not majority.casting_vote:
        return None
    voters = set(record.quorum.voters.values())
    return next((person for person in state.ground.chairs if person in voters), None)
