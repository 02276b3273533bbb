"""Ranks and funding: declared ties, the committee's ties, the queue behind the envelope."""

from __future__ import annotations

from datetime import datetime
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.ranking import Project, Ranking, rank_projects

TIES = ("criterion:need", "received")


def project(key: str, total: int, amount: int, day: int | None = None, **criteria: int) -> Project:
    notes = {name: Fraction(note) for name, note in criteria.items()}
    received = None if day is None else datetime(2026, 1, day)  # noqa: DTZ001 - the hour of its place
    return Project(key, "pass", Fraction(total), Fraction(amount), received, notes)


def outcomes(ranking: Ranking) -> dict[str, tuple[int | None, str | None, str]]:
    return {key: (place.rank, place.tie_broken_by, place.outcome) for key, place in ranking.places.items()}


def test_each_project_names_the_last_rule_it_needed() -> None:
    projects = [project("a", 5, 1, 3, need=2), project("b", 5, 1, 2, need=2), project("c", 5, 1, 1, need=1)]

    ranking = rank_projects(projects, Fraction(9), TIES)

    assert outcomes(ranking) == {
        "b": (1, "received", "funded"),
        "a": (2, "received", "funded"),
        "c": (3, "criterion:need", "funded"),
    }


def test_a_criterion_without_value_counts_as_zero() -> None:
    ranking = rank_projects([project("a", 5, 1), project("b", 5, 1, need=1)], Fraction(9), TIES[:1])

    assert [*ranking.places] == ["b", "a"]


def test_a_date_that_is_needed_must_be_there_and_one_that_is_not_may_miss() -> None:
    assert rank_projects([project("a", 5, 1), project("b", 4, 1)], Fraction(9), ("received",)).left == 7
    with pytest.raises(WrongInput) as refused:
        rank_projects([project("a", 5, 1), project("b", 5, 1, 2)], Fraction(9), ("received",))
    assert refused.value.place == "projects[a].received"


def test_a_tie_that_matters_holds_back_everybody_behind_even_when_smaller_ones_may_pass() -> None:
    projects = [project("a", 5, 10), project("b", 5, 4), project("c", 4, 1)]

    ranking = rank_projects(projects, Fraction(12), (), "skip")

    assert {key: place.outcome for key, place in ranking.places.items()} == {
        "a": "to_decide",
        "b": "to_decide",
        "c": "queued",
    }
    assert ranking.left == 12


def test_a_tie_of_which_one_alone_fits_is_for_the_committee() -> None:
    ranking = rank_projects([project("a", 5, 10), project("b", 5, 4)], Fraction(9), (), "skip")

    assert [place.outcome for place in ranking.places.values()] == ["to_decide", "to_decide"]
    assert ranking.left == 9


@pytest.mark.parametrize(("policy", "behind"), [("stop", "queued"), ("skip", "funded")])
def test_a_tie_of_which_none_fits_is_queued_as_one_project_is(policy: str, behind: str) -> None:
    projects = [project("a", 5, 10), project("b", 5, 10), project("c", 4, 1)]

    ranking = rank_projects(projects, Fraction(9), (), policy)

    assert [place.outcome for place in ranking.places.values()] == ["queued", "queued", behind]
    assert [place.rank for place in ranking.places.values()] == [1, 1, 3]


def test_what_does_not_pass_has_no_rank() -> None:
    projects = [Project("a", "fail"), Project("b", "eliminated"), Project("c", "no_score")]

    ranking = rank_projects(projects, Fraction(9), TIES)

    assert [place.outcome for place in ranking.places.values()] == ["refused", "refused", "not_scored"]
    assert {place.rank for place in ranking.places.values()} == {None}


def test_an_amount_that_is_just_what_is_left_fits() -> None:
    ranking = rank_projects([project("a", 5, 9), project("b", 4, 0)], Fraction(9))

    assert [place.outcome for place in ranking.places.values()] == ["funded", "funded"]


PROJECTS = st.lists(
    st.tuples(st.integers(1, 3), st.integers(0, 6), st.integers(1, 2), st.integers(0, 2)), max_size=7
).map(
    lambda rows: [
        project(f"p{rank}", total, amount, day, need=need) for rank, (total, amount, day, need) in enumerate(rows)
    ]
)
RULES = st.lists(st.sampled_from(TIES), unique=True, max_size=2)
POLICIES = st.sampled_from(["stop", "skip"])
PROPERTY = settings(derandomize=True, max_examples=80)


@given(PROJECTS, RULES, POLICIES, st.randoms(use_true_random=False))
@PROPERTY
def test_the_order_of_the_list_never_breaks_a_tie(
    projects: list[Project], ties: list[str], policy: str, drawn: object
) -> None:
    turned = list(projects)
    drawn.shuffle(turned)  # type: ignore[attr-defined]  # a random of Hypothesis

    assert rank_projects(turned, Fraction(12), ties, policy) == rank_projects(projects, Fraction(12), ties, policy)


@given(PROJECTS, RULES, POLICIES)
@PROPERTY
def test_the_names_of_tied_projects_do_not_rank_them(projects: list[Project], ties: list[str], policy: str) -> None:
    renamed = {each.key: f"p{len(projects) - rank}" for rank, each in enumerate(projects)}
    others = [project(renamed[each.key], 0, 0) for each in projects]
    others = [
        Project(other.key, "pass", each.total, each.amount, each.received, each.criteria)
        for other, each in zip(others, projects, strict=True)
    ]

    ranking, again = (
        rank_projects(projects, Fraction(12), ties, policy),
        rank_projects(others, Fraction(12), ties, policy),
    )

    assert outcomes(ranking) == {key: outcomes(again)[renamed[key]] for key in ranking.places}


@given(PROJECTS, RULES, POLICIES)
@PROPERTY
def test_the_envelope_is_never_exceeded_and_adds_up(projects: list[Project], ties: list[str], policy: str) -> None:
    ranking = rank_projects(projects, Fraction(12), ties, policy)
    funded = sum(each.amount for each in projects if ranking.places[each.key].outcome == "funded")

    assert funded + ranking.left == 12
    assert ranking.left >= 0


@given(PROJECTS, RULES)
@PROPERTY
def test_with_stop_nobody_is_funded_behind_somebody_who_waits(projects: list[Project], ties: list[str]) -> None:
    places = rank_projects(projects, Fraction(12), ties, "stop").places.values()
    funded = [place.rank or 0 for place in places if place.outcome == "funded"]
    waiting = [place.rank or 0 for place in places if place.outcome != "funded"]

    assert not funded or not waiting or max(funded) < min(waiting)
