"""Whatever is tried in a sitting, in any order: what it keeps never contradicts the rules, and is read anew alike."""

from __future__ import annotations

from contextlib import suppress
from fractions import Fraction
from typing import get_args

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from leaderdesk.domain.committee.majorities import Totals
from leaderdesk.domain.committee.records import check_record
from leaderdesk.domain.committee.votes import Saying
from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.sheets.sittings.facts import SittingFacts
from leaderdesk.domain.sheets.sittings.live import Memory, live_sheet_of
from leaderdesk.domain.sheets.sittings.projected import project
from leaderdesk.domain.sittings import gestures as told
from leaderdesk.domain.sittings.decisions import pot_of
from leaderdesk.domain.sittings.gestures import Gesture
from leaderdesk.domain.sittings.ground import GRANTS, OUTCOMES, OutcomeKind
from leaderdesk.domain.sittings.records import verify_record, write_record
from leaderdesk.domain.sittings.resumes import Projection
from tests.domain.sittings import EVERYBODY, START, Evening, ground_of
from tests.domain.test_sitting_records import HEADING

PEOPLE = st.sampled_from([*EVERYBODY, "Gaëlle", "Hugo", "Zoé"])
POINTS = st.sampled_from(["halle", "moulin", "pv"])
SEATS = st.sampled_from([f"S{rank}" for rank in range(1, 7)])
SAYINGS = st.sampled_from(get_args(Saying))
SITTING = SittingFacts(1, 3, "Comité", "GAL", "", "open")
NOTES = st.sampled_from([None, *(Fraction(each) for each in range(-1, 7))])


class SittingMachine(RuleBasedStateMachine):
    """Every gesture is tried at any time; those that the rules refuse are dropped."""

    def __init__(self) -> None:
        super().__init__()
        self.memory = Memory()
        self.evening = Evening(ground_of())
        self.evening.do(told.Opened(), *(told.Arrived(person) for person in EVERYBODY), told.PointOpened("moulin"))

    def attempt(self, gesture: Gesture) -> None:
        """Note it if it may be."""
        with suppress(Refusal):
            self.evening.do(gesture)

    @rule(kind=st.sampled_from([told.Arrived, told.Departed, told.SteppedOut, told.CameBack]), person=PEOPLE)
    def moves(self, kind: type, person: str) -> None:
        """Somebody comes or goes."""
        self.attempt(kind(person))

    @rule(kind=st.sampled_from([told.Recused, told.RecusalLifted]), person=PEOPLE, point=POINTS)
    def recusal(self, kind: type, person: str, point: str) -> None:
        """An interest is noted, or lifted."""
        self.attempt(kind(person, point, "Mandat"))

    @rule(kind=st.sampled_from([told.PointOpened, told.PointClosed]), point=POINTS)
    def page(self, kind: type, point: str) -> None:
        """A point begins or ends."""
        self.attempt(kind(point))

    @rule(point=POINTS, member=PEOPLE, criterion=st.sampled_from(["need", "reach"]), note=NOTES)
    def note(self, point: str, member: str, criterion: str, note: Fraction | None) -> None:
        """A note is typed."""
        self.attempt(told.Noted(point, member, criterion, note))

    @rule(point=POINTS, mode=st.sampled_from(["hands", "by_name", "secret"]))
    def vote(self, point: str, mode: told.VoteMode) -> None:
        """A vote begins."""
        self.attempt(told.VoteOpened(point, "Avis", "selection", mode))

    @rule(mode=st.sampled_from(["hands", "by_name", "secret"]), covers=st.lists(POINTS, min_size=1, max_size=2))
    def vote_list(self, mode: told.VoteMode, covers: list[str]) -> None:
        """A vote on a list of projects begins, on the point of the minutes."""
        self.attempt(told.VoteOpened("pv", "Retenir la liste", "selection", mode, tuple(covers)))

    @rule(point=POINTS, seat=SEATS, says=SAYINGS)
    def ballot(self, point: str, seat: str, says: Saying) -> None:
        """A seat says something."""
        self.attempt(told.BallotKeyed(point, seat, says))

    @rule(point=POINTS, college=st.sampled_from(["public", "private"]), says=SAYINGS)
    def college(self, point: str, college: str, says: Saying) -> None:
        """A college says the same."""
        self.attempt(told.CollegeKeyed(point, college, says))

    @rule(point=POINTS, totals=st.none() | st.builds(Totals, *[st.integers(0, 6)] * 3))
    def close(self, point: str, totals: Totals | None) -> None:
        """The vote ends."""
        self.attempt(told.VoteClosed(point, totals))

    @rule(point=POINTS, outcome=st.sampled_from(OUTCOMES), amount=st.sampled_from([None, 6_400, 6_401, 1_000]))
    def decide(self, point: str, outcome: OutcomeKind, amount: int | None) -> None:
        """A decision is noted."""
        given = None if amount is None else Fraction(amount)
        self.attempt(told.Decided(point, outcome, given, "Motif", (), (told.Reservation("Permis"),)))

    @rule(point=POINTS)
    def take_back(self, point: str) -> None:
        """A decision is taken back."""
        self.attempt(told.DecisionTakenBack(point, "Erreur"))

    @invariant()
    def nobody_votes_who_may_not(self) -> None:
        """Each result stands on a record in which seats, counted and voters agree."""
        for key, noted in self.evening.state.done.items():
            for vote in noted.votes:
                record = vote.outcome.record
                assert check_record(record) == ()
                assert record.item == vote.asked.point
                assert key in (vote.asked.point, *vote.asked.covers)
                assert vote.outcome.totals.votes <= len(record.quorum.voters) <= record.quorum.heads.seats
                assert {ballot.person for ballot in vote.ballots}.isdisjoint(record.room.recused)
                assert vote.outcome.result == "no_result" or record.quorum.is_quorate

    @invariant()
    def money_is_granted_once_and_within_its_envelope(self) -> None:
        """No grant without an adopted vote; no envelope is passed."""
        state = self.evening.state
        assert pot_of(state, "1").left >= 0
        for noted in state.done.values():
            if noted.decision is not None and noted.decision.outcome in GRANTS:
                assert noted.last_vote is not None
                assert noted.last_vote.is_adopted

    @invariant()
    def notes_of_those_who_left_never_count(self) -> None:
        """No sheet of somebody with an interest is in a score."""
        for key in ("halle", "moulin"):
            score = self.evening.state.score(key)
            assert score is None or self.evening.state.barred(key).isdisjoint(score.counted)

    @invariant()
    def page_remembers_what_it_would_compute_anew(self) -> None:
        """Whatever was done, what is carried from gesture to gesture is what a first reading gives."""
        state, asked = self.evening.state, "halle"
        carried = live_sheet_of(state, SITTING, {}, START, self.memory, asked=asked)
        assert carried == live_sheet_of(state, SITTING, {}, START, Memory(), asked=asked)

    @invariant()
    def projector_names_nobody(self) -> None:
        """Everything published, the second screen still says no name and no reason."""
        shown = repr(project(self.evening.state, SITTING, {}, Projection(shown="halle", published=("halle", "moulin"))))
        assert not [word for word in (*EVERYBODY, "Gaëlle", "Hugo", "Mandat", "Motif") if word in shown]

    def teardown(self) -> None:
        """The same again from the gestures alone, and from the record."""
        assert repr(self.evening.again()) == repr(self.evening.state)
        record = write_record(HEADING, self.evening.ground, self.evening.deeds)
        assert verify_record(record).holds


SittingMachine.TestCase.settings = settings(max_examples=40, stateful_step_count=40)
TestSitting = SittingMachine.TestCase
