"""A written consultation on a real base: what it refuses, by name and in French, and what its answers come to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from leaderdesk.domain.committee.majorities import Totals
from leaderdesk.domain.committee.votes import Saying
from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.sittings import gestures as told
from leaderdesk.domain.sittings.ballots import HeldVote
from leaderdesk.domain.sittings.gestures import Gesture
from leaderdesk.domain.sittings.ground import Silence
from leaderdesk.domain.sittings.records import verify_record
from leaderdesk.domain.sittings.rules import write_rules
from leaderdesk.services import sitting_plans, sitting_rooms, sittings
from leaderdesk.services.bases import OpenBase, create_base
from leaderdesk.services.settings import set_setting
from leaderdesk.words.failures import say
from tests.services.sitting_evenings import EVERYBODY, FUND, PRIVATE, PUBLIC, RULES, SUPPLEANT, around_in, make_plan

BEGUN = datetime(2026, 3, 20, 17, 30, tzinfo=UTC)
DEADLINE = BEGUN + timedelta(days=10)


class Consultation:
    """A consultation open on its base, answered a gesture a minute."""

    def __init__(self, folder: Path, silence: Silence = "absent") -> None:
        self.moment = BEGUN
        around = replace(around_in(folder), clock=lambda: self.moment)
        self.base: OpenBase = create_base(folder / "essai.leaderdesk", around, gal_name="GAL d’essai")
        self.sitting = make_plan(self.base, 20_000_00).sitting
        set_setting(self.base, "committee_rules", write_rules(replace(RULES, silence=silence)))
        until = DEADLINE.replace(tzinfo=None)
        sitting_plans.edit_sitting(self.base, self.sitting, kind="written", deadline=until)
        sittings.open_sitting(self.base, self.sitting)
        self.hall, self.mill, self.minutes = sittings.read_state(self.base, self.sitting).order

    def do(self, *gestures: Gesture) -> Consultation:
        for gesture in gestures:
            self.moment += timedelta(minutes=1)
            sittings.note_gesture(self.base, self.sitting, gesture)
        return self

    def answered(self, *people: str, says: Saying = "for") -> Consultation:
        return self.do(*(told.Answered(self.mill, person, says, "courriel") for person in people))

    def refused(self, gesture: Gesture) -> str:
        """The sentence of the refusal; nothing is kept."""
        before = (self.base.height, sittings.record_of(self.base, self.sitting))
        with pytest.raises(Refusal) as caught:
            sittings.note_gesture(self.base, self.sitting, gesture)
        assert (self.base.height, sittings.record_of(self.base, self.sitting)) == before
        return say(caught.value)

    def late(self) -> Consultation:
        self.moment = DEADLINE + timedelta(minutes=1)
        return self

    @property
    def counting(self) -> told.AnswersCounted:
        return told.AnswersCounted(self.mill, "Avis favorable", "selection")

    @property
    def vote(self) -> HeldVote:
        """What the answers on the mill came to."""
        (held,) = sittings.read_state(self.base, self.sitting).of(self.mill).votes
        assert verify_record(sittings.record_of(self.base, self.sitting)).holds
        return held


@pytest.fixture
def asked(tmp_path: Path) -> Iterator[Consultation]:
    made = Consultation(tmp_path)
    yield made
    made.base.close()


def test_answer_at_the_deadline_is_kept_and_the_next_is_too_late(asked: Consultation) -> None:
    asked.moment = DEADLINE - timedelta(minutes=1)
    asked.answered("Ada")

    said = asked.late().refused(told.Answered(asked.mill, "Bilal", "for"))
    assert said == "La réponse de Bilal arrive après la date limite."


def test_answer_of_somebody_with_an_interest(asked: Consultation) -> None:
    said = asked.refused(told.Answered(asked.hall, "Bilal", "for"))

    assert "Bilal" in said
    asked.do(told.Recused("Chloé", asked.mill, "Trésorière du moulin"))
    assert "Chloé" in asked.refused(told.Answered(asked.mill, "Chloé", "for"))


def test_answer_of_somebody_recused_since_does_not_count(asked: Consultation) -> None:
    asked.answered(*EVERYBODY).do(told.Recused("Chloé", asked.mill, "Trésorière du moulin")).late().do(asked.counting)

    assert asked.vote.outcome.totals == Totals(5)
    assert "Chloé" not in asked.vote.people


def test_answer_of_nobody_of_the_committee(asked: Consultation) -> None:
    assert "Zoé" in asked.refused(told.Answered(asked.mill, "Zoé", "for"))


def test_second_answer_takes_the_place_of_the_first(asked: Consultation) -> None:
    asked.answered(*EVERYBODY).answered("Ada", says="against").late().do(asked.counting)

    assert asked.vote.outcome.totals == Totals(5, 1)


def test_seat_counts_once_by_its_titulaire_else_by_its_suppleant(asked: Consultation) -> None:
    asked.answered(*PUBLIC, "Dina", "Émile", SUPPLEANT, says="for")
    consultation = sitting_rooms.read_live(asked.base, asked.sitting).consultation
    assert consultation is not None
    alone = consultation.point(asked.mill)
    asked.answered(PRIVATE[-1], says="against").late().do(asked.counting)

    assert alone is not None
    assert [seat.counts for seat in alone.seats][-1] == SUPPLEANT
    assert asked.vote.outcome.totals == Totals(5, 1)
    assert SUPPLEANT not in asked.vote.people


def test_answers_are_not_counted_while_somebody_may_still_answer(asked: Consultation) -> None:
    asked.answered(*EVERYBODY)

    assert asked.refused(asked.counting) == "La date limite n’est pas passée\u202f; réponses encore attendues\u00a0: 1."
    asked.answered(SUPPLEANT).do(asked.counting)
    assert asked.vote.is_adopted


def test_answers_are_counted_once_and_no_answer_follows(asked: Consultation) -> None:
    asked.answered(*EVERYBODY, SUPPLEANT).do(asked.counting)

    for gesture in (asked.counting, told.Answered(asked.mill, "Ada", "against")):
        assert asked.refused(gesture) == "Les réponses sur ce point sont déjà comptées."


def test_consultation_has_no_vote_in_a_room(asked: Consultation) -> None:
    asked.do(*(told.Arrived(person) for person in EVERYBODY), told.PointOpened(asked.mill))

    said = asked.refused(told.VoteOpened(asked.mill, "Avis", "selection", "hands"))
    assert said.startswith("Une consultation écrite n’a pas de vote en salle")


def test_few_answers_miss_the_quorum_and_grant_nothing(asked: Consultation) -> None:
    asked.answered("Ada", "Bilal").late().do(asked.counting)

    assert asked.vote.outcome.result == "no_result"
    assert (
        asked.refused(told.Decided(asked.mill, "favourable", FUND)) == "Aucun vote favorable ne fonde cette décision."
    )


@pytest.mark.parametrize(
    ("silence", "totals", "result"),
    [("absent", Totals(4), "adopted"), ("for", Totals(6), "adopted"), ("abstention", Totals(4, 0, 2), "adopted")],
)
def test_silence_says_what_the_rules_say(tmp_path: Path, silence: Silence, totals: Totals, result: str) -> None:
    asked = Consultation(tmp_path, silence)
    asked.answered("Ada", "Bilal", "Dina", "Émile").late().do(asked.counting)

    assert (asked.vote.outcome.totals, asked.vote.outcome.result) == (totals, result)
    asked.base.close()


def test_silence_of_somebody_with_an_interest_says_nothing(tmp_path: Path) -> None:
    asked = Consultation(tmp_path, "for")
    asked.late().do(told.AnswersCounted(asked.hall, "Avis favorable", "selection"))

    (held,) = sittings.read_state(asked.base, asked.sitting).of(asked.hall).votes
    assert ("Bilal" in held.people, held.outcome.totals) == (False, Totals(5))
    asked.base.close()


def test_consultation_is_closed_sealed_and_verified(asked: Consultation) -> None:
    asked.answered(*EVERYBODY, SUPPLEANT).do(
        asked.counting, told.Decided(asked.mill, "favourable", FUND), told.Closed()
    )
    sittings.seal_sitting(asked.base, asked.sitting)

    for gesture in (told.Answered(asked.hall, "Ada", "for"), asked.counting):
        assert asked.refused(gesture).startswith("La séance est ")
    assert verify_record(sittings.record_of(asked.base, asked.sitting)).holds
