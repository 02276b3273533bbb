"""The sheets of a project: counted, typed twice, sent before the day, filled in together."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.sittings import gestures as told
from leaderdesk.domain.sittings.applying import apply
from leaderdesk.domain.sittings.ground import Point
from leaderdesk.domain.sittings.sheets import Difference
from tests.domain.sittings import FUND, GRID, MONEY, Evening, ground_of, opened, voted


def noted(evening: Evening, member: str, need: int | None, reach: int | None, keying: int = 1) -> Evening:
    """A whole sheet."""
    for criterion, note in (("need", need), ("reach", reach)):
        value = None if note is None else Fraction(note)
        evening.do(told.Noted("moulin", member, criterion, value, keying))
    return evening


def test_mean_of_the_sheets_that_are_whole() -> None:
    evening = noted(noted(opened(), "Ada", 5, 3), "Bilal", 2, None)
    evening.do(told.Noted("moulin", "Chloé", "need", Fraction(0)))

    score = evening.state.score("moulin")
    assert score is not None
    assert (score.counted, score.set_aside, score.total) == (("Ada", "Bilal"), ("Chloé",), Fraction(13, 2))


def test_sheet_of_somebody_recused_afterwards_no_longer_counts() -> None:
    evening = noted(noted(opened(), "Ada", 5, 3), "Bilal", 1, 1)
    evening.do(told.Recused("Ada", "moulin", "Administratrice du moulin"))

    score = evening.state.score("moulin")
    assert score is not None
    assert (score.counted, score.total) == (("Bilal",), Fraction(2))


def test_paper_sheet_typed_twice_shows_where_the_two_differ() -> None:
    evening = noted(noted(opened(), "Ada", 5, 3), "Ada", 4, 3, keying=2)

    assert evening.state.of("moulin").sheets.differences() == (Difference("Ada", "need", Fraction(5), Fraction(4)),)
    with pytest.raises(Refusal, match="sheets_differ"):
        apply(evening.state, evening.next(told.Decided("moulin", "postponed", reason="À compléter")))


def test_differences_end_when_a_cell_is_typed_again() -> None:
    evening = noted(noted(opened(), "Ada", 5, 3), "Ada", 4, 3, keying=2)
    evening.do(told.Noted("moulin", "Ada", "need", Fraction(4)))

    assert evening.state.of("moulin").sheets.differences() == ()


@pytest.mark.parametrize(("early_count", "total"), [(False, Fraction(2)), (True, Fraction(5))])
def test_early_sheet_of_somebody_absent_counts_by_setting(*, early_count: bool, total: Fraction) -> None:
    evening = Evening(ground_of(early_notes_count=early_count))
    for criterion, note in (("need", 5), ("reach", 3)):
        evening.do(told.Noted("moulin", "Gaëlle", criterion, Fraction(note), is_early=True))
    evening.do(told.Opened(), *(told.Arrived(each) for each in ("Ada", "Bilal")), told.PointOpened("moulin"))

    score = noted(evening, "Bilal", 1, 1).state.score("moulin")
    assert score is not None
    assert score.total == total


def test_note_erased_is_to_do_again() -> None:
    evening = noted(opened(), "Ada", 5, 3).do(told.NoteErased("moulin", "Ada", "reach"))

    score = evening.state.score("moulin")
    assert score is not None
    assert (score.set_aside, score.total) == (("Ada",), None)


def test_consensus_is_one_sheet_of_all() -> None:
    grid = replace(GRID, aggregate="consensus")
    evening = opened(ground=ground_of(points=(Point("moulin", "Le moulin", grid=grid, money=MONEY),)))
    score = noted(evening, "consensus", 4, 2).state.score("moulin")

    assert score is not None
    assert score.total == Fraction(6)
    with pytest.raises(Refusal, match="sheet_of_one"):
        apply(evening.state, evening.next(told.Noted("moulin", "Ada", "need", Fraction(1))))


def test_score_does_not_bind_the_vote() -> None:
    evening = voted(noted(opened(), "Ada", 1, 1)).do(told.Decided("moulin", "favourable", FUND))

    assert evening.state.score("moulin").verdict == "fail"  # type: ignore[union-attr]  # there is one
