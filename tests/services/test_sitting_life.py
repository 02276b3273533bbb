"""A machine holds a sitting through its services, on a real base, in any order: the rules stand after each step."""

from __future__ import annotations

from fractions import Fraction
from typing import get_args

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from leaderdesk.domain.committee.majorities import Totals
from leaderdesk.domain.committee.records import check_record
from leaderdesk.domain.committee.votes import Saying, Side
from leaderdesk.domain.sittings import gestures as told
from leaderdesk.domain.sittings.decisions import pot_of
from leaderdesk.domain.sittings.ground import GRANTS, OUTCOMES, OutcomeKind
from leaderdesk.domain.sittings.records import verify_record
from leaderdesk.domain.sittings.resumes import Projection
from leaderdesk.services import history, sitting_answers, sitting_batches, sitting_plans, sitting_rooms, sittings
from leaderdesk.services.bases import open_base
from leaderdesk.services.sitting_lists import read_plan
from tests.services.sitting_evenings import DAY, EVERYBODY, FUND, PUBLIC, SUPPLEANT
from tests.services.sitting_machine import SittingOnDisk

NAMES = (*EVERYBODY, SUPPLEANT)
PEOPLE = st.sampled_from([*NAMES, "Zoé"])
SEATS = st.sampled_from([f"{rank:02} Mairie de {name}" for rank, name in enumerate(PUBLIC, 1)])
SAYINGS = st.sampled_from(get_args(Saying))
PLACES = st.integers(0, 2)
TOTALS = st.builds(Totals, *[st.integers(-1, 6)] * 3)
NOTES = st.sampled_from([None, *map(Fraction, (-1, 0, 2, 3, 5, 6))])
AMOUNTS = st.sampled_from([None, FUND, FUND + 1, Fraction(3_600), Fraction(100, 3)])
# The points that are projects come first.
_PROJECTS = 2
MODES = st.sampled_from(["hands", "by_name", "secret"])
# The papers and the whole workbook are tried on this same machine, and add their own sittings to these.
SHORT = settings(
    max_examples=4,
    stateful_step_count=30,
    derandomize=True,
    database=None,
    # Each step writes to a disk: a failure is read as it came, without minutes of shrinking.
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
LONG = settings(SHORT, max_examples=150, stateful_step_count=60, derandomize=False, phases=tuple(Phase))


class SittingLife(SittingOnDisk):
    """Whatever the services of a sitting allow, tried at any time; a refusal changes nothing and has its sentence."""

    @initialize(people=st.sampled_from([0, 5, 6, 6]), place=PLACES)
    def begin(self, people: int, place: int) -> None:
        """In preparation still, or with most of the committee in the room."""
        if people:
            self.act(lambda: sittings.open_sitting(self.base, self.sitting))
            for person in EVERYBODY[-people:]:
                self.note(told.Arrived(person))
            self.note(told.PointOpened(self.keys[place]))

    @precondition(lambda self: self.phase == "preparation")
    @rule(person=st.sampled_from(NAMES), answer=st.sampled_from(["coming", "absent", "unsure", "replaced", None]))
    def invite(self, person: str, answer: str | None) -> None:
        member = self.plan.members[person]
        self.act(lambda: sitting_answers.send_invitations(self.base, self.sitting, [member], DAY, "email"))
        said = sitting_answers.Answer(answer)
        self.act(lambda: sitting_answers.note_answer(self.base, self.sitting, member, said))

    @precondition(lambda self: self.phase == "preparation")
    @rule(order=st.permutations(range(3)))
    def plan_points(self, order: list[int]) -> None:
        ids = [point.id for point in read_plan(self.base, self.sitting).points]
        self.act(lambda: sitting_plans.order_points(self.base, self.sitting, [ids[rank] for rank in order]))

    @precondition(lambda self: self.phase == "preparation")
    @rule()
    def open(self) -> None:
        self.act(lambda: sittings.open_sitting(self.base, self.sitting))

    @rule(kind=st.sampled_from([told.Arrived, told.Departed, told.SteppedOut, told.CameBack]), person=PEOPLE)
    def move(self, kind: type, person: str) -> None:
        self.note(kind(person))

    @rule(kind=st.sampled_from([told.Recused, told.Recused, told.RecusalLifted]), person=PEOPLE, place=PLACES)
    def recusal(self, kind: type, person: str, place: int) -> None:
        self.note(kind(person, self.keys[place], "Mandat"))

    @rule(kind=st.sampled_from([told.PointOpened, told.PointOpened, told.PointClosed]), place=PLACES)
    def page(self, kind: type, place: int) -> None:
        self.note(kind(self.keys[place]))

    @rule(order=st.permutations(range(3)), key=st.sampled_from(["p-x", "p-y"]), is_added=st.booleans())
    def agenda(self, order: list[int], key: str, *, is_added: bool) -> None:
        self.note(told.PointAdded(key, "Divers") if is_added else told.Reordered(tuple(self.keys[at] for at in order)))

    @rule(place=PLACES, is_in=st.booleans())
    def hearing(self, place: int, *, is_in: bool) -> None:
        self.note(told.HeardIn(self.keys[place], "La meunière") if is_in else told.HeardOut(self.keys[place]))

    @rule(place=PLACES, member=PEOPLE, criterion=st.sampled_from(["need", "reach"]), note=NOTES, keying=st.booleans())
    def score(self, place: int, member: str, criterion: str, note: Fraction | None, *, keying: bool) -> None:
        self.note(told.Noted(self.keys[place], member, criterion, note, 1 + keying))

    @rule(place=PLACES, member=PEOPLE, is_early=st.booleans())
    def score_early_or_erase(self, place: int, member: str, *, is_early: bool) -> None:
        key = self.keys[place]
        early = told.Noted(key, member, "need", Fraction(2), is_early=True)
        self.note(early if is_early else told.NoteErased(key, member, "need"))

    @rule(place=PLACES, mode=MODES, covers=st.sampled_from([(), (), (), (0,), (0, 1)]))
    def open_vote(self, place: int, mode: told.VoteMode, covers: tuple[int, ...]) -> None:
        covered = tuple(self.keys[at] for at in covers)
        self.note(told.VoteOpened(self.keys[place], "Avis", "selection", mode, covered))

    @rule(place=PLACES, seat=SEATS, college=st.sampled_from([None, "public", "private"]), says=SAYINGS)
    def ballot(self, place: int, seat: str, college: str | None, says: Saying) -> None:
        key = self.keys[place]
        self.note(told.CollegeKeyed(key, college, says) if college else told.BallotKeyed(key, seat, says))

    @rule(place=PLACES, totals=st.none() | TOTALS, casting=st.sampled_from([None, "for", "against"]))
    def close_vote(self, place: int, totals: Totals | None, casting: Side | None) -> None:
        self.note(told.VoteClosed(self.keys[place], totals, casting))

    @rule(place=PLACES)
    def drop_vote(self, place: int) -> None:
        self.note(told.VoteDropped(self.keys[place], "Erreur de motion"))

    @rule(place=PLACES, mode=MODES, says=st.sampled_from(["for", "for", "for", "against"]))
    def vote_at_once(self, place: int, mode: told.VoteMode, says: Saying) -> None:
        """A vote from its opening to its result, everybody alike: what a decision needs is not left to chance."""
        key = self.keys[place]
        self.note(told.PointOpened(key))
        self.note(told.VoteOpened(key, "Avis", "selection", mode))
        if self.phase == "preparation":
            return
        if mode == "by_name":
            self.note(told.CollegeKeyed(key, "public", says))
            self.note(told.CollegeKeyed(key, "private", says))
            self.note(told.VoteClosed(key))
        else:
            voters = len(sittings.read_state(self.base, self.sitting).presence.quorum().voters)
            self.note(told.VoteClosed(key, Totals(voters) if says == "for" else Totals(0, voters)))
        if says == "for":
            self.note(told.Decided(key, "favourable", FUND if place < _PROJECTS else None))

    @rule(place=PLACES, outcome=st.sampled_from(OUTCOMES), amount=AMOUNTS)
    def decide(self, place: int, outcome: OutcomeKind, amount: Fraction | None) -> None:
        given = amount if outcome in GRANTS else None
        self.note(told.Decided(self.keys[place], outcome, given, "Motif", (), (told.Reservation("Permis"),)))

    @rule(place=PLACES)
    def take_back(self, place: int) -> None:
        self.note(told.DecisionTakenBack(self.keys[place], "Erreur"))

    @rule(place=PLACES, reason=st.sampled_from(["", "Oubli"]))
    def write(self, place: int, reason: str) -> None:
        self.note(told.Written(self.keys[place], "Le comité débat.", reason))

    @rule(rank=st.integers(1, 20))
    def strike(self, rank: int) -> None:
        self.note(told.Struck(rank, "Erreur"))

    @rule()
    def close(self) -> None:
        self.note(told.Closed())

    @rule(is_sealed=st.booleans())
    def close_to_the_seal(self, *, is_sealed: bool) -> None:
        """Closed, followed, and sealed."""
        self.note(told.Closed())
        self.act(lambda: sitting_batches.close_batch(self.base, self.sitting))
        if is_sealed:
            self.act(lambda: sittings.seal_sitting(self.base, self.sitting))

    @rule(reason=st.sampled_from([" ", "Montant erroné"]))
    def reopen(self, reason: str) -> None:
        self.act(lambda: sittings.reopen_sitting(self.base, self.sitting, reason))

    @precondition(lambda self: self.done)
    @rule()
    def undo(self) -> None:
        now = self.kept()
        history.undo(self.base)
        assert self.kept() == self.done[-1]
        self.undone.append(now)
        self.done.pop()
        self.sealed = self.records()

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        now = self.kept()
        history.redo(self.base)
        assert self.kept() == self.undone[-1]
        self.done.append(now)
        self.undone.pop()

    @rule(place=PLACES, typed=st.sampled_from(["", "Le comité"]), published=st.booleans())
    def leave_half_typed(self, place: int, typed: str, *, published: bool) -> None:
        """Where the page stands is kept beside the journal, and projected."""
        height, key = self.base.height, self.keys[place]
        shown = Projection(shown=key, published=tuple(self.keys) if published else ())
        kept = sitting_rooms.keep_resume(self.base, self.sitting, selected=key, projection=shown, typed={"t": typed})
        assert (self.base.height, kept.typed) == (height, {"t": typed} if typed else {})

    @rule()
    def close_and_reopen_the_base(self) -> None:
        before = self.seen(), sitting_rooms.read_resume(self.base, self.sitting)
        self.base.close()
        self.base = open_base(self.path, self.around)
        assert (self.seen(), sitting_rooms.read_resume(self.base, self.sitting)) == before

    @invariant()
    def page_in_memory_is_the_one_read_anew(self) -> None:
        carried = self.seen()
        self.base.kept.clear()
        assert self.seen() == carried

    @invariant()
    def rules_of_the_committee_stand(self) -> None:
        if self.phase == "preparation":
            return
        state = sittings.read_state(self.base, self.sitting)
        heads = state.presence.quorum().heads
        voters = set(state.presence.quorum().voters.values())
        assert heads.seats >= heads.present.total >= len(voters)
        assert voters.isdisjoint(state.presence.now.recused)
        assert all(pot_of(state, name).left >= 0 for name in state.ground.pots)
        for key, noted in state.done.items():
            for vote in noted.votes:
                assert check_record(vote.outcome.record) == ()
                assert vote.people.isdisjoint(vote.outcome.record.room.recused)
                assert vote.outcome.result == "no_result" or vote.outcome.record.quorum.is_quorate
                assert vote.asked.mode == "by_name" or vote.ballots == ()
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

    @invariant()
    def projector_names_nobody(self) -> None:
        if self.phase != "preparation":
            shown = repr(sitting_rooms.read_projected(self.base, self.sitting))
            assert [word for word in (*NAMES, "La meunière", "Mandat", "Motif") if word in shown] == []

    def teardown(self) -> None:
        self.close_and_reopen_the_base()
        self.base.close()
        self.scratch.cleanup()


def test_a_sitting_held_in_any_order() -> None:
    run_state_machine_as_test(SittingLife, settings=SHORT)


@pytest.mark.long
def test_many_sittings_held_in_any_order() -> None:
    run_state_machine_as_test(SittingLife, settings=LONG)
