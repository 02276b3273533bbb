"""Notes, votes and decisions: who may give them, and when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.sittings import gestures as told
from leaderdesk.domain.sittings.answers import count_answers, keep_answer
from leaderdesk.domain.sittings.asking import ask_open, ask_reason
from leaderdesk.domain.sittings.ballots import OpenVote, close_vote
from leaderdesk.domain.sittings.decisions import check_decision
from leaderdesk.domain.sittings.gestures import CONSENSUS
from leaderdesk.domain.sittings.lists import ask_list, ask_may_decide, keep_vote
from leaderdesk.domain.sittings.state import State


def _notes_received(gesture: told.NotesReceived, state: State, _at: datetime) -> None:
    _ask_of_committee(state, gesture.member)


def _noted(gesture: told.Noted, state: State, _at: datetime) -> None:
    grid = state.grid_of(gesture.point)
    if not gesture.is_early:
        ask_open(state, gesture.point)
        _ask_may_note(state, gesture.member, grid.aggregate)
    else:
        _ask_of_committee(state, gesture.member)
    if gesture.member in state.barred(gesture.point):
        raise Refusal("recused_notes", person=gesture.member)
    state.of(gesture.point).sheets.note(gesture, grid)


def _ask_of_committee(state: State, member: str) -> None:
    if member not in state.ground.members():
        raise Refusal("nobody_of_the_committee", person=member)


def _note_erased(gesture: told.NoteErased, state: State, _at: datetime) -> None:
    sheets = state.of(gesture.point).sheets
    # What was sent before the day is bound to no point that is open.
    if sheets.has_typed(gesture):
        ask_open(state, gesture.point)
    sheets.erase(gesture)


def _vote_opened(gesture: told.VoteOpened, state: State, at: datetime) -> None:
    if state.ground.kind == "written":
        raise Refusal("vote_by_answers")
    ask_open(state, gesture.point)
    if state.vote is not None:
        raise Refusal("vote_going_on", point=gesture.point)
    noted = state.of(gesture.point)
    if noted.hearings and noted.hearings[-1].until is None:
        raise Refusal("holder_still_there", who=noted.hearings[-1].who)
    if noted.decision is not None:
        raise Refusal("already_decided", point=gesture.point)
    ask_list(state, gesture.point, gesture.covers)
    quorum = state.presence.quorum()
    if not quorum.is_quorate:
        raise Refusal("no_quorum", is_presence_met=quorum.is_presence_met, is_vote_met=quorum.is_vote_met)
    state.vote = OpenVote(gesture, at)


def _ballot_keyed(gesture: told.BallotKeyed, state: State, at: datetime) -> None:
    _open_vote(state, gesture.point).say(gesture.seat, gesture.says, state.presence.record(gesture.point, at))


def _college_keyed(gesture: told.CollegeKeyed, state: State, at: datetime) -> None:
    record = state.presence.record(gesture.point, at)
    _open_vote(state, gesture.point).say_college(gesture.college, gesture.says, record)


def _vote_closed(gesture: told.VoteClosed, state: State, at: datetime) -> None:
    vote = _open_vote(state, gesture.point)
    ask_list(state, gesture.point, vote.asked.covers)
    keep_vote(state, close_vote(vote, gesture, state.ground, state.presence.record(gesture.point, at)))


def _answered(gesture: told.Answered, state: State, at: datetime) -> None:
    keep_answer(state, gesture, at)


def _answers_counted(gesture: told.AnswersCounted, state: State, at: datetime) -> None:
    count_answers(state, gesture, at)


def _vote_dropped(gesture: told.VoteDropped, state: State, _at: datetime) -> None:
    ask_reason(gesture.reason)
    _open_vote(state, gesture.point)
    state.vote = None


def _decided(gesture: told.Decided, state: State, _at: datetime) -> None:
    ask_may_decide(state, gesture.point)
    if state.vote is not None:
        raise Refusal("vote_going_on", point=gesture.point)
    noted = state.of(gesture.point)
    if noted.decision is not None:
        raise Refusal("already_decided", point=gesture.point)
    check_decision(state, gesture)
    noted.decision = gesture


def _decision_taken_back(gesture: told.DecisionTakenBack, state: State, _at: datetime) -> None:
    ask_reason(gesture.reason)
    ask_may_decide(state, gesture.point)
    noted = state.of(gesture.point)
    if noted.decision is None:
        raise Refusal("nothing_decided", point=gesture.point)
    noted.decision = None


def _open_vote(state: State, key: str) -> OpenVote:
    if state.vote is None or state.vote.asked.point != key:
        raise Refusal("no_vote_open", point=key)
    return state.vote


def _ask_may_note(state: State, member: str, aggregate: str) -> None:
    if (member == CONSENSUS) != (aggregate == CONSENSUS):
        raise Refusal("sheet_of_one" if aggregate == CONSENSUS else "sheet_of_each", member=member)
    if member != CONSENSUS and member not in state.presence.now.in_room:
        raise Refusal("absent_notes", person=member)


EFFECTS: dict[type, Callable[[Any, State, datetime], None]] = {
    told.NotesReceived: _notes_received,
    told.Noted: _noted,
    told.NoteErased: _note_erased,
    told.VoteOpened: _vote_opened,
    told.BallotKeyed: _ballot_keyed,
    told.CollegeKeyed: _college_keyed,
    told.VoteClosed: _vote_closed,
    told.Answered: _answered,
    told.AnswersCounted: _answers_counted,
    told.VoteDropped: _vote_dropped,
    told.Decided: _decided,
    told.DecisionTakenBack: _decision_taken_back,
}
