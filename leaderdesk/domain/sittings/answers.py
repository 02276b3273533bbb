"""A written consultation: who may answer on a point, what silence says, and what the answers decide."""

from __future__ import annotations

from datetime import datetime

from leaderdesk.domain.committee.majorities import majority_for
from leaderdesk.domain.committee.records import QuorumRecord, record_quorum
from leaderdesk.domain.committee.seats import room_on
from leaderdesk.domain.committee.votes import Ballot, NamedVote, Saying, decide
from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.sittings.ballots import HeldVote
from leaderdesk.domain.sittings.gestures import Answered, AnswersCounted, VoteOpened
from leaderdesk.domain.sittings.state import State


def keep_answer(state: State, answered: Answered, at: datetime) -> None:
    """Keep an answer that came in time, from somebody who may give one."""
    _ask_written(state)
    if answered.person not in state.ground.members():
        raise Refusal("nobody_of_the_committee", person=answered.person)
    if answered.person in state.barred(answered.point):
        raise Refusal("answered_with_interest", person=answered.person)
    if state.ground.deadline is not None and at > state.ground.deadline:
        raise Refusal("answer_too_late", person=answered.person)
    noted = state.of(answered.point)
    if noted.votes:
        raise Refusal("already_counted", point=answered.point)
    noted.answers[answered.person] = answered.says


def count_answers(state: State, counted: AnswersCounted, at: datetime) -> None:
    """The vote that the answers make, with its own quorum: the presence of a consultation is an answer."""
    _ask_written(state)
    noted = state.of(counted.point)
    if noted.votes:
        raise Refusal("already_counted", point=counted.point)
    silent = state.ground.members() - noted.answers.keys() - state.barred(counted.point)
    if silent and (state.ground.deadline is None or at <= state.ground.deadline):
        raise Refusal("answers_still_awaited", count=len(silent))
    record = answers_record(state, counted.point, at)
    said = dict(noted.answers)
    if state.ground.silence != "absent":
        silence: Saying = state.ground.silence
        said |= dict.fromkeys(silent, silence)
    ballots = tuple(Ballot(seat, person, said[person]) for seat, person in sorted(record.quorum.voters.items()))
    majority = majority_for(counted.decision, state.ground.majorities)
    ground = state.ground
    held = NamedVote(ballots)
    outcome = decide(majority, record, held, ground.chairs, is_presidency_vacant=ground.is_presidency_vacant)
    asked = VoteOpened(counted.point, counted.motion, counted.decision, "by_name")
    noted.votes.append(HeldVote(asked, state.at or at, at, majority, ballots, outcome))


def answers_record(state: State, point: str, at: datetime) -> QuorumRecord:
    """The quorum of a point as its answers make it."""
    barred, answers = state.barred(point), state.of(point).answers
    present = state.ground.members() if state.ground.silence != "absent" else frozenset(answers)
    ground = state.ground
    room = room_on(
        ground.committee,
        ground.day,
        frozenset(present | barred),
        barred,
        counting=ground.counting,
        proxies=ground.proxies,
    )
    return record_quorum(point, at, room, ground.rules)


def _ask_written(state: State) -> None:
    if state.ground.kind != "written":
        raise Refusal("not_written")
