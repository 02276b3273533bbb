"""A machine holds a written consultation through its services, in any order: the rules stand after each step."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from typing import get_args

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule, run_state_machine_as_test

from leaderdesk.domain.committee.records import check_record
from leaderdesk.domain.committee.votes import Saying
from leaderdesk.domain.sittings import gestures as told
from leaderdesk.domain.sittings.applying import standing
from leaderdesk.domain.sittings.decisions import pot_of
from leaderdesk.domain.sittings.gestures import Deed
from leaderdesk.domain.sittings.ground import GRANTS, OUTCOMES, OutcomeKind, Silence
from leaderdesk.domain.sittings.records import verify_record
from leaderdesk.domain.sittings.rules import write_rules
from leaderdesk.services import history, sitting_batches, sitting_plans, sittings
from leaderdesk.services.bases import open_base
from leaderdesk.services.settings import set_setting
from tests.services.sitting_evenings import EVERYBODY, FUND, RULES, SUPPLEANT
from tests.services.sitting_machine import BEGUN, SittingOnDisk
from tests.services.test_sitting_life import LONG, SHORT

NAMES = (*EVERYBODY, SUPPLEANT)
PEOPLE = st.sampled_from([*NAMES, "Zoé"])
PLACES = st.integers(0, 2)
SAYINGS = st.sampled_from(["for", "for", "against", "abstention"])
AMOUNTS = st.sampled_from([None, FUND, FUND + 1, Fraction(3_600)])
DEADLINE = BEGUN + timedelta(hours=2)
_PROJECTS = 2


class ConsultationLife(SittingOnDisk):
    """Whatever a written consultation allows, and what it does not, before its deadline and after it."""

    @initialize(silence=st.sampled_from(get_args(Silence)), is_open=st.sampled_from([True, True, True, False]))
    def begin(self, silence: Silence, *, is_open: bool) -> None:
        """Asked of everybody until the deadline."""
        set_setting(self.base, "committee_rules", write_rules(replace(RULES, silence=silence)))
        until = DEADLINE.replace(tzinfo=None)
        sitting_plans.edit_sitting(self.base, self.sitting, kind="written", deadline=until)
        if is_open:
            self.act(lambda: sittings.open_sitting(self.base, self.sitting))

    @rule()
    def open(self) -> None:
        self.act(lambda: sittings.open_sitting(self.base, self.sitting))

    @rule(place=PLACES, person=PEOPLE, says=st.sampled_from(get_args(Saying)))
    def answer(self, place: int, person: str, says: Saying) -> None:
        self.note(told.Answered(self.keys[place], person, says, "courriel"))

    @rule(place=PLACES, says=SAYINGS, count=st.sampled_from([2, 4, 6, 7]))
    def answer_together(self, place: int, says: Saying, count: int) -> None:
        for person in NAMES[-count:]:
            self.note(told.Answered(self.keys[place], person, says))

    @rule(kind=st.sampled_from([told.Recused, told.Recused, told.RecusalLifted]), person=PEOPLE, place=PLACES)
    def recusal(self, kind: type, person: str, place: int) -> None:
        self.note(kind(person, self.keys[place], "Mandat"))

    @rule(place=PLACES)
    def count(self, place: int) -> None:
        self.note(told.AnswersCounted(self.keys[place], "Avis favorable", "selection"))

    @rule()
    def let_the_deadline_pass(self) -> None:
        self.moment = max(self.moment, DEADLINE + timedelta(minutes=1))

    @rule(place=PLACES, says=SAYINGS)
    def count_at_once(self, place: int, says: Saying) -> None:
        """From the answers to the decision: what it needs is not left to chance."""
        self.answer_together(place, says, len(NAMES))
        self.let_the_deadline_pass()
        self.count(place)
        self.note(told.Decided(self.keys[place], "favourable", FUND if place < _PROJECTS else None))

    @rule(place=PLACES, mode=st.sampled_from(["hands", "by_name", "secret"]), person=PEOPLE)
    def vote_as_in_a_room(self, place: int, mode: told.VoteMode, person: str) -> None:
        self.note(told.Arrived(person))
        self.note(told.PointOpened(self.keys[place]))
        self.note(told.VoteOpened(self.keys[place], "Avis", "selection", mode))

    @rule(place=PLACES, outcome=st.sampled_from(OUTCOMES), amount=AMOUNTS)
    def decide(self, place: int, outcome: OutcomeKind, amount: Fraction | None) -> None:
        given = amount if outcome in GRANTS else None
        self.note(told.Decided(self.keys[place], outcome, given, "Motif", (), (told.Reservation("Permis"),)))

    @rule(place=PLACES)
    def take_back(self, place: int) -> None:
        self.note(told.DecisionTakenBack(self.keys[place], "Erreur"))

    @rule(rank=st.integers(1, 12))
    def strike(self, rank: int) -> None:
        self.note(told.Struck(rank, "Erreur"))

    @rule(place=PLACES, reason=st.sampled_from(["", "Oubli"]))
    def write(self, place: int, reason: str) -> None:
        self.note(told.Written(self.keys[place], "Les membres approuvent.", reason))

    @rule(is_sealed=st.booleans())
    def close(self, *, is_sealed: bool) -> None:
        self.note(told.Closed())
        if is_sealed:
            self.act(lambda: sitting_batches.close_batch(self.base, self.sitting))
            self.act(lambda: sittings.seal_sitting(self.base, self.sitting))

    @rule(reason=st.sampled_from([" ", "Réponse oubliée"]))
    def reopen(self, reason: str) -> None:
        self.act(lambda: sittings.reopen_sitting(self.base, self.sitting, reason))

    @precondition(lambda self: self.done)
    @rule()
    def undo(self) -> None:
        history.undo(self.base)
        assert self.kept() == self.done[-1]
        self.done.pop()
        self.sealed = self.records()

    @rule()
    def close_and_reopen_the_base(self) -> None:
        before = self.seen()
        self.base.close()
        self.base = open_base(self.path, self.around)
        assert self.seen() == before

    @property
    def deeds(self) -> list[Deed]:
        """The gestures that count."""
        return standing(sittings.read_deeds_of(self.base, self.sitting))

    @invariant()
    def page_in_memory_is_the_one_read_anew(self) -> None:
        carried = self.seen()
        self.base.kept.clear()
        assert self.seen() == carried

    @invariant()
    def answers_came_in_time_and_before_they_were_counted(self) -> None:
        if self.phase == "preparation":
            return
        counted: set[str] = set()
        for deed in self.deeds:
            gesture = deed.gesture
            assert not isinstance(gesture, told.VoteOpened)
            if isinstance(gesture, told.Answered):
                assert deed.at <= DEADLINE
                assert gesture.person in NAMES
                assert gesture.point not in counted
            elif isinstance(gesture, told.AnswersCounted):
                assert gesture.point not in counted
                counted.add(gesture.point)

    @invariant()
    def last_answer_of_each_stands(self) -> None:
        if self.phase == "preparation":
            return
        said: dict[str, dict[str, Saying]] = {}
        for deed in self.deeds:
            if isinstance(deed.gesture, told.Answered):
                said.setdefault(deed.gesture.point, {})[deed.gesture.person] = deed.gesture.says
        state = sittings.read_state(self.base, self.sitting)
        assert {key: noted.answers for key, noted in state.done.items() if noted.answers} == said

    @invariant()
    def counted_voices_are_the_answers_and_the_silence_of_the_rules(self) -> None:
        if self.phase == "preparation":
            return
        state = sittings.read_state(self.base, self.sitting)
        silence = state.ground.silence
        for noted in state.done.values():
            assert len(noted.votes) <= 1
            for vote in noted.votes:
                record = vote.outcome.record
                assert check_record(record) == ()
                assert vote.people.isdisjoint(record.room.recused)
                assert len({ballot.seat for ballot in vote.ballots}) == len(vote.ballots)
                assert vote.outcome.result == "no_result" or record.quorum.is_quorate
                for ballot in vote.ballots:
                    assert silence != "absent" or ballot.person in noted.answers
                    assert ballot.says == noted.answers.get(ballot.person, silence)
                silent = set(NAMES) - noted.answers.keys() - record.room.recused
                assert vote.until > DEADLINE or not silent

    @invariant()
    def decisions_rest_on_the_answers(self) -> None:
        if self.phase == "preparation":
            return
        state = sittings.read_state(self.base, self.sitting)
        assert all(pot_of(state, name).left >= 0 for name in state.ground.pots)
        for key, noted in state.done.items():
            if noted.decision is not None and noted.decision.outcome in GRANTS | {"waiting"}:
                assert noted.last_vote is not None
                assert noted.last_vote.is_adopted
                assert noted.last_vote.people.isdisjoint(state.barred(key))

    @invariant()
    def record_verifies_and_what_was_sealed_stays(self) -> None:
        if self.phase != "preparation":
            assert verify_record(sittings.record_of(self.base, self.sitting)).holds
        records = self.records()
        assert {key: records.get(key) for key in self.sealed} == self.sealed
        assert all(verify_record(record).holds for key, record in records.items() if key not in self.sealed)
        self.sealed = records

    def teardown(self) -> None:
        self.base.close()
        self.scratch.cleanup()


def test_a_consultation_held_in_any_order() -> None:
    run_state_machine_as_test(ConsultationLife, settings=settings(SHORT, max_examples=3))


@pytest.mark.long
def test_many_consultations_held_in_any_order() -> None:
    run_state_machine_as_test(ConsultationLife, settings=LONG)
