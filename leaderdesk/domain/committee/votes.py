"""What a vote decides: ballots counted by seat, held against the quorum's record, then against the majority declared.

A ballot that cannot be, or a quorum that does not stand, leaves no result at all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Literal

from leaderdesk.domain.committee.majorities import Electorate, Majority, Totals, base_of, is_reached, votes_needed
from leaderdesk.domain.committee.records import QuorumRecord, check_record
from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.steps import Step, step

Saying = Literal["for", "against", "abstention", "void", "not_voting"]
Side = Literal["for", "against"]


@dataclass(frozen=True, slots=True)
class Ballot:
    """What one seat says, and who says it: a proxy may say otherwise than its bearer's own seat."""

    seat: str
    person: str
    says: Saying


@dataclass(frozen=True, slots=True)
class NamedVote:
    """A vote by name: one ballot for each seat that has a voice."""

    ballots: tuple[Ballot, ...]


@dataclass(frozen=True, slots=True)
class SecretVote:
    """A secret vote: totals alone, and the casting vote where somebody gave it aloud after a tie."""

    totals: Totals
    casting: Side | None = None


@dataclass(frozen=True, slots=True)
class CountedVote:
    """A show of hands: totals alone, taken in the open."""

    totals: Totals
    casting: Side | None = None


Vote = NamedVote | SecretVote | CountedVote


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was decided, why, and the quorum it stands on; the validity of presence and of vote are two things."""

    result: Literal["adopted", "rejected", "no_result"]
    reasons: tuple[Step, ...]
    record: QuorumRecord
    totals: Totals
    casting_by: str | None = None

    @property
    def is_presence_valid(self) -> bool:
        """True when enough seats were present."""
        return self.record.quorum.is_presence_met

    @property
    def is_vote_valid(self) -> bool:
        """True when those who voted were a valid body."""
        return self.record.quorum.is_vote_met

    @property
    def is_by_casting_vote(self) -> bool:
        """True when a tie was broken by the chair or a deputy."""
        return self.casting_by is not None


def decide(
    majority: Majority,
    record: QuorumRecord,
    vote: Vote,
    chairs: Sequence[str] = (),
    *,
    is_presidency_vacant: bool = False,
) -> Outcome:
    """The outcome of a vote; `chairs` is the chair, then the deputies in their order; or the deputies alone."""
    totals = count_ballots(vote)
    problems = (*check_record(record), *check_vote(majority, record, vote))
    lost = _lost_quorums(record)
    if problems or lost:
        return Outcome("no_result", (*problems, *lost), record, totals)
    if not totals.in_favour + totals.against:
        return Outcome("no_result", (step("nothing_cast", abstentions=totals.abstentions),), record, totals)
    base = base_of(majority, totals, _electorate(record))
    counted = _counted(majority, totals, base)
    if is_reached(majority, totals.in_favour, totals.against, base):
        return Outcome("adopted", (counted,), record, totals)
    if _hangs_on_a_vote(majority, totals, base):
        deputies = chairs if is_presidency_vacant else chairs[1:]
        return _break_tie(majority, record, vote, chairs, deputies)
    return Outcome("rejected", (counted,), record, totals)


def count_ballots(vote: Vote) -> Totals:
    """How many ballots say what."""
    if not isinstance(vote, NamedVote):
        return vote.totals
    said = Counter(ballot.says for ballot in vote.ballots)
    return Totals(said["for"], said["against"], said["abstention"], said["void"], said["not_voting"])


def check_vote(majority: Majority, record: QuorumRecord, vote: Vote) -> tuple[Step, ...]:
    """Every ballot that cannot be: nobody votes twice, nobody without a voice, and none is forgotten."""
    kind = {NamedVote: "by_name", SecretVote: "secret", CountedVote: "hands"}[type(vote)]
    problems = []
    if majority.secrecy not in {"either", kind}:
        problems.append(step("secrecy_differs", asked=majority.secrecy, held=kind))
    checked = _check_named(record, vote) if isinstance(vote, NamedVote) else _check_totals(record, vote)
    return (*problems, *checked)


def _check_totals(record: QuorumRecord, vote: SecretVote | CountedVote) -> list[Step]:
    for each in fields(vote.totals):
        if getattr(vote.totals, each.name) < 0:
            raise WrongInput("negative", place=f"totals.{each.name}")
    voters = len(record.quorum.voters)
    given = vote.totals.votes + vote.totals.not_voting
    if given > voters:
        return [step("more_votes_than_voters", votes=given, voters=voters)]
    return [step("total_differs", votes=given, voters=voters)] if given < voters else []


def _check_named(record: QuorumRecord, vote: NamedVote) -> list[Step]:
    voters, recused = record.quorum.voters, record.room.recused
    times = Counter(ballot.seat for ballot in vote.ballots)
    problems = [step("seat_votes_twice", seat=seat) for seat in sorted(times) if times[seat] > 1]
    for ballot in sorted(vote.ballots, key=lambda ballot: (ballot.seat, ballot.person)):
        if ballot.person in recused:
            problems.append(step("recused_votes", person=ballot.person))
        elif ballot.seat not in voters:
            problems.append(step("seat_without_voice", seat=ballot.seat, person=ballot.person))
        elif voters[ballot.seat] != ballot.person:
            problems.append(step("not_the_holder", seat=ballot.seat, person=ballot.person, holder=voters[ballot.seat]))
    # A seat that abstains or takes no part says so: a ballot forgotten is not an abstention.
    problems += [step("ballot_missing", seat=seat, person=voters[seat]) for seat in voters if seat not in times]
    return problems


def _lost_quorums(record: QuorumRecord) -> tuple[Step, ...]:
    lost = []
    if not record.quorum.is_presence_met:
        lost.append(step("presence_not_valid", item=record.item))
    if not record.quorum.is_vote_met:
        lost.append(step("vote_not_valid", item=record.item))
    return tuple(lost)


def _break_tie(
    majority: Majority, record: QuorumRecord, vote: Vote, chairs: Sequence[str], deputies: Sequence[str]
) -> Outcome:
    """The casting vote of the first of the chairs who votes; without one, the rule says what a tie is worth."""
    totals = count_ballots(vote)
    tie = step("tie", votes=totals.in_favour)
    if not majority.casting_vote:
        return Outcome(majority.tie, (tie, step("no_casting_vote_in_rules")), record, totals)
    voters = set(record.quorum.voters.values())
    chair = next((person for person in chairs if person in voters), None)
    if chair is None:
        return Outcome(majority.tie, (tie, step("no_chair_votes")), record, totals)
    side = _side_of(chair, record, vote)
    if side is None:
        return Outcome(majority.tie, (tie, step("casting_vote_not_given", person=chair)), record, totals)
    cast = step("casting_vote", person=chair, side=side, is_deputy=int(chair in deputies))
    return Outcome("adopted" if side == "for" else "rejected", (tie, cast), record, totals, casting_by=chair)


def _hangs_on_a_vote(majority: Majority, totals: Totals, base: int) -> bool:
    """True for a tie that one more vote, on its side and in the base, would turn into the majority."""
    return (
        majority.kind != "qualified"
        and totals.is_tie
        and is_reached(majority, totals.in_favour + 1, totals.against, base + 1)
    )


def _side_of(chair: str, record: QuorumRecord, vote: Vote) -> Side | None:
    """Where the chair stands: the ballot of their own seat, or what was said aloud after a count."""
    if not isinstance(vote, NamedVote):
        return vote.casting
    own = record.own_seat(chair)
    said = next((ballot.says for ballot in vote.ballots if ballot.seat == own), None)
    return said if said in {"for", "against"} else None


def _electorate(record: QuorumRecord) -> Electorate:
    heads = record.quorum.heads
    return Electorate(heads.seats, heads.present.total, len(record.quorum.voters))


def _counted(majority: Majority, totals: Totals, base: int) -> Step:
    return step(
        f"{majority.kind}_majority",
        in_favour=totals.in_favour,
        against=totals.against,
        abstentions=totals.abstentions,
        base=base,
        base_is=majority.of if majority.kind != "simple" else "expressed",
        needed=votes_needed(majority, base),
    )
