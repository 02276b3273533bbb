"""A written consultation: its answers, its deadline, its silence, its own quorum."""

from __future__ import annotations

from datetime import timedelta

import pytest

from leaderdesk.domain.committee.majorities import Totals
from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.sittings import gestures as told
from leaderdesk.domain.sittings.applying import apply
from leaderdesk.domain.sittings.ground import Silence
from tests.domain.sittings import EVERYBODY, FUND, START, Evening, ground_of

COUNTED = told.AnswersCounted("moulin", "Avis favorable", "selection")


def consultation(*people: str, minutes: int = 20, silence: Silence = "absent") -> Evening:
    """A consultation in which some people said yes to the mill."""
    ground = ground_of(kind="written", deadline=START + timedelta(minutes=minutes), silence=silence)
    return Evening(ground).do(told.Opened(), *(told.Answered("moulin", person, "for") for person in people))


def refused(evening: Evening, gesture: told.Gesture) -> str:
    with pytest.raises(Refusal) as caught:
        apply(evening.state, evening.next(gesture))
    return caught.value.code


def test_answers_are_counted_after_the_deadline() -> None:
    evening = consultation(*EVERYBODY[1:5], minutes=5)
    evening.do(COUNTED, told.Decided("moulin", "favourable", FUND))

    vote = evening.state.of("moulin").votes[0]
    assert (vote.outcome.result, vote.outcome.totals) == ("adopted", Totals(4))


def test_answers_are_awaited_until_everybody_answered() -> None:
    everybody = (*EVERYBODY, "Gaëlle")

    assert refused(consultation(*everybody[:6]), COUNTED) == "answers_still_awaited"
    assert consultation(*everybody).do(COUNTED).state.of("moulin").votes[0].is_adopted


def test_consultation_without_its_quorum_decides_nothing() -> None:
    evening = consultation("Ada", "Bilal", minutes=3).do(COUNTED)

    assert evening.state.of("moulin").votes[0].outcome.result == "no_result"


@pytest.mark.parametrize(("silence", "totals"), [("for", Totals(6)), ("abstention", Totals(2, 0, 4))])
def test_silence_says_what_the_rules_say(silence: Silence, totals: Totals) -> None:
    evening = consultation("Ada", "Dina", minutes=3, silence=silence).do(COUNTED)

    assert evening.state.of("moulin").votes[0].outcome.totals == totals


def test_late_or_interested_answers_are_refused() -> None:
    evening = consultation("Ada", minutes=2)

    assert refused(evening, told.Answered("moulin", "Bilal", "for")) == "answer_too_late"
    assert refused(consultation(), told.Answered("halle", "Ada", "for")) == "answered_with_interest"
    assert refused(consultation(), told.Answered("halle", "Hugo", "for")) == "nobody_of_the_committee"


def test_point_is_counted_once() -> None:
    evening = consultation(*EVERYBODY, minutes=7).do(COUNTED)

    assert refused(evening, COUNTED) == "already_counted"
    assert refused(Evening().do(told.Opened()), COUNTED) == "not_written"
