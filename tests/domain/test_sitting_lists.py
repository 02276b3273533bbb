"""A call for projects voted as one list: for each of its projects, without anybody who has an interest in one."""

from __future__ import annotations

from fractions import Fraction

import pytest

from leaderdesk.domain.committee.majorities import Totals
from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.sheets.sittings.calls import call_sheet_of
from leaderdesk.domain.sheets.sittings.decisions import awards_of
from leaderdesk.domain.sittings import gestures as told
from leaderdesk.domain.sittings.applying import apply
from leaderdesk.domain.sittings.ground import Pot
from leaderdesk.domain.sittings.lists import leaving_for
from leaderdesk.domain.sittings.records import Heading, verify_record, write_record
from tests.domain.sittings import DAY, EVERYBODY, FUND, Evening, ground_of, opened

LIST = ("halle", "moulin")


def listed(*people: str, covers: tuple[str, ...] = LIST) -> Evening:
    """The vote of a list, on a point that was added for it; Ada has an interest in the hall."""
    ground = ground_of(pots={"1": Pot(Fraction(20_000))})
    evening = opened(people or EVERYBODY[1:], point="pv", ground=ground)
    evening.do(told.PointAdded("list", "Vote de la liste"), told.PointOpened("list"))
    return evening.do(told.VoteOpened("list", "Retenir les deux projets", "selection", "by_name", covers))


def kept(evening: Evening) -> Evening:
    """Everybody says yes."""
    evening.do(told.CollegeKeyed("list", "public", "for"), told.CollegeKeyed("list", "private", "for"))
    return evening.do(told.VoteClosed("list"))


def refused(evening: Evening, gesture: told.Gesture) -> str:
    with pytest.raises(Refusal) as caught:
        apply(evening.state, evening.next(gesture))
    return caught.value.code


def test_list_is_voted_once_and_decided_project_by_project() -> None:
    evening = kept(listed())
    evening.do(*(told.Decided(key, "favourable", FUND) for key in LIST))

    votes = [evening.state.of(key).votes[0].outcome.totals for key in ("list", *LIST)]
    assert votes == [Totals(5)] * 3
    assert verify_record(write_record(Heading("GAL", 1, "Comité", DAY), evening.ground, evening.deeds)).holds


def test_list_is_not_voted_with_somebody_who_has_an_interest_in_one_of_its_projects() -> None:
    evening = opened(point="pv").do(told.PointAdded("list", "Vote de la liste"), told.PointOpened("list"))
    vote = told.VoteOpened("list", "Retenir", "selection", "hands", LIST)

    assert refused(evening, vote) == "list_with_interest"
    evening.do(told.Recused("Ada", "list", "Maire de la commune porteuse"), vote)
    assert evening.state.vote is not None


def test_list_is_not_closed_with_somebody_interested_who_came_in_meanwhile() -> None:
    evening = listed().do(told.Arrived("Ada"))
    evening.do(told.CollegeKeyed("list", "public", "for"), told.CollegeKeyed("list", "private", "for"))

    assert refused(evening, told.VoteClosed("list")) == "list_with_interest"


def test_list_holds_projects_still_to_be_decided() -> None:
    evening = kept(listed()).do(told.Decided("halle", "favourable", FUND))

    assert refused(evening, told.VoteOpened("list", "Encore", "selection", "hands", LIST)) == "not_a_list"
    for wrong in (("pv",), ("list",), ("moulin", "moulin")):
        assert refused(evening, told.VoteOpened("list", "Encore", "selection", "hands", wrong)) == "not_a_list"


def test_project_of_a_list_is_decided_while_the_list_is_open() -> None:
    evening = kept(listed()).do(told.PointOpened("pv"))

    assert refused(evening, told.Decided("moulin", "favourable", FUND)) == "point_not_open"


def test_list_whose_quorum_is_lost_is_no_result_for_any_of_its_projects() -> None:
    evening = listed("Bilal", "Chloé", "Dina", "Émile").do(told.Departed("Dina"))

    assert [evening.state.of(key).votes[0].outcome.result for key in LIST] == ["no_result"] * 2


def test_ranked_list_names_who_must_leave_before_it_is_voted() -> None:
    evening = opened(point="halle", ground=ground_of(pots={"1": Pot(Fraction(20_000))}))
    for criterion in ("need", "reach"):
        evening.do(told.Noted("halle", "Bilal", criterion, Fraction(3)))
    evening.do(told.PointOpened("pv"))
    scores = {key: evening.state.score(key) for key in evening.state.order}

    assert call_sheet_of(evening.state, scores, {}, awards_of(evening.state, scores)).pots[0].must_leave == ("Ada",)


def test_whoever_is_out_for_a_project_is_told_for_its_list_too() -> None:
    evening = opened(point="halle")
    away = leaving_for(evening.state, LIST)
    evening.do(told.PointAdded("list", "Vote de la liste"), told.PointOpened("list"))
    evening.do(told.Recused("Ada", "list", "Maire de la commune porteuse"))

    assert (away, leaving_for(evening.state, LIST)) == (("Ada",), ())


def test_those_out_for_a_list_are_back_for_the_next_one() -> None:
    evening = opened(point="pv").do(told.PointAdded("list", "Vote de la liste"), told.PointOpened("list"))
    evening.do(told.Recused("Ada", "list", "Maire de la commune porteuse"))
    evening.do(told.VoteOpened("list", "Retenir", "selection", "by_name", LIST))

    assert leaving_for(kept(evening).state, LIST) == ("Ada",)
