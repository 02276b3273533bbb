"""The quorum that answers let expect, whom to call first, and the order of a planned agenda."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdesk.domain.committee.seats import Committee, CommitteeSeat, CountingRules, Mandate
from leaderdesk.domain.quorum import QuorumRule
from leaderdesk.domain.seating import Proxy
from leaderdesk.domain.sittings.forecasts import Body, Expected, Forecast, Said, expected_people, forecast
from leaderdesk.domain.sittings.orders import advise_order
from leaderdesk.domain.sittings.plans import Plan, PlannedPoint, timed

DAY = date(2026, 11, 20)
SINCE = date(2026, 1, 1)
HALF = Fraction(1, 2)
RULES = (
    QuorumRule("present_share", "seats", HALF, ">="),
    QuorumRule("college_share", "present", HALF, ">=", "private"),
)
PUBLIC, PRIVATE = ("Ada", "Bilal"), ("Chloé", "Dina")
YES = Said("coming")


def body(*proxies: Proxy, max_proxies: int = 0) -> Body:
    """Four seats of two colleges, a suppléant beside Dina."""
    everybody = PUBLIC + PRIVATE
    seats = tuple(CommitteeSeat(name, "public" if name in PUBLIC else "private") for name in everybody)
    held = [Mandate(name, name, "titulaire", SINCE) for name in everybody]
    committee = Committee(seats, (*held, Mandate("Émile", "Dina", "suppleant", SINCE)))
    return Body(committee, DAY, RULES, CountingRules(max_proxies=max_proxies), proxies)


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, 20, hour, minute)  # noqa: DTZ001 - the clock on the wall


def gauges(found: Forecast) -> list[tuple[bool, bool, bool]]:
    """For each point, whether it stands in the three cases."""
    return [(each.sure.is_quorate, each.hoped.is_quorate, each.everybody.is_quorate) for each in found.points]


def test_nobody_has_answered_and_everybody_may_still_come() -> None:
    found = forecast(body(), {}, [Expected("p1")])

    assert gauges(found) == [(False, False, True)]
    assert found.counts == {"silent": 4}


def test_one_who_hesitates_makes_the_difference() -> None:
    found = forecast(body(), {"Ada": YES, "Chloé": Said("unsure"), "Dina": Said("absent")}, [Expected("p1")])

    assert gauges(found) == [(False, True, True)]


def test_suppleant_announced_is_counted_unless_they_said_no() -> None:
    said = {"Dina": Said("replaced")}

    assert expected_people(body(), said, "sure") == {"Émile"}
    assert expected_people(body(), {**said, "Émile": Said("absent")}, "sure") == set()


def test_recusal_is_counted_on_its_point_alone() -> None:
    said = {"Ada": YES, "Chloé": YES, "Bilal": Said("absent"), "Dina": Said("absent"), "Émile": Said("absent")}
    found = forecast(body(), said, [Expected("p1"), Expected("p2", frozenset({"Chloé"}))])

    assert gauges(found) == [(True, True, True), (False, False, False)]
    assert (found.points[1].recused, found.points[1].is_lost) == (("Chloé",), True)


def test_whoever_leaves_before_the_end_of_a_point_is_not_counted_on_it() -> None:
    points = [Expected("p1", frozenset(), at(18), at(18, 30)), Expected("p2", frozenset(), at(18, 30), at(19))]
    said = {"Ada": YES, "Chloé": Said("coming", leaves_at=at(18, 45)), "Dina": Said("absent"), "Émile": Said("absent")}
    found = forecast(body(), said, points)

    assert [each[0] for each in gauges(found)] == [True, False]


def test_vote_that_was_given_counts_among_the_voters() -> None:
    given = body(Proxy("Dina", "Chloé"), max_proxies=1)
    found = forecast(given, {"Ada": YES, "Chloé": YES}, [Expected("p1")])

    assert found.points[0].sure.by_proxy == {"Dina"}


def test_first_to_call_is_who_repairs_most_points() -> None:
    points = [Expected("p1"), Expected("p2", frozenset({"Chloé"}))]
    found = forecast(body(), {"Ada": YES}, points)

    assert [(each.person, each.repairs) for each in found.calls] == [("Dina", ("p1", "p2"))]
    assert found.left == ()


def test_nobody_is_called_where_all_is_well() -> None:
    found = forecast(body(), {"Ada": YES, "Chloé": YES}, [Expected("p1")])

    assert (found.calls, found.left) == ((), ())


def test_what_no_call_repairs_is_told() -> None:
    said = {name: Said("absent") for name in ("Chloé", "Dina", "Émile")}
    found = forecast(body(), said, [Expected("p1")])

    assert found.left == ("p1",)


def plan(*points: tuple[str, tuple[str, ...]], kind: str = "project") -> Plan:
    """An agenda of points of half an hour from 18:00, each with those who leave for it."""
    rows = [
        PlannedPoint(rank, kind, title, "selection", 30, interested=gone)
        for rank, (title, gone) in enumerate(points, 1)
    ]
    known = (1, 1, "committee", "Comité", DAY, at(18), "Salle", "preparation", None, None, "absent", None, None)
    return Plan(*known, points=timed(rows, at(18)))  # type: ignore[arg-type]  # in their order


def test_points_follow_each_other_from_the_hour_of_the_sitting() -> None:
    found = plan(("Halle", ()), ("Moulin", ()))

    assert [(point.starts_at, point.ends_at) for point in found.points] == [(at(18), at(18, 30)), (at(18, 30), at(19))]
    assert (found.minutes, found.ends_at) == (60, at(19))


def test_order_puts_together_the_points_that_the_same_person_leaves_for() -> None:
    said = dict.fromkeys(PUBLIC + PRIVATE, YES)
    found = advise_order(plan(("Halle", ("Ada",)), ("Moulin", ()), ("Lavoir", ("Ada",))), body(), said)

    assert (found.present.exits, found.proposed.exits, found.proposed.is_optimal) == (2, 1, True)
    assert (found.is_better, sorted(found.order)) == (True, ["p1", "p2", "p3"])


def test_point_without_a_project_keeps_its_place() -> None:
    said = dict.fromkeys(PUBLIC + PRIVATE, YES)
    given = plan(("Compte rendu", ()), ("Halle", ("Ada",)), ("Moulin", ()), ("Lavoir", ("Ada",)))
    first = replace(given.points[0], kind="minutes")
    found = advise_order(replace(given, points=(first, *given.points[1:])), body(), said)

    assert found.order[0] == "p1"


def test_order_takes_first_what_needs_somebody_who_leaves_early() -> None:
    said = {"Ada": YES, "Chloé": YES, "Dina": Said("coming", leaves_at=at(18, 40)), "Bilal": Said("absent")}
    found = advise_order(plan(("Halle", ()), ("Moulin", ("Chloé",))), body(), said)

    assert (found.present.without_quorum, found.order, found.proposed.without_quorum) == (("p2",), ("p2", "p1"), ())


def test_order_that_is_no_better_is_left_as_it_is() -> None:
    found = advise_order(plan(("Moulin", ()), ("Halle", ())), body(), {})

    assert (found.is_same, found.order, found.hope) == (True, ("p1", "p2"), "everybody")


def test_search_given_up_still_proposes_an_order() -> None:
    given = plan(("Halle", ("Ada",)), ("Moulin", ()), ("Lavoir", ("Ada",)))
    found = advise_order(given, body(), dict.fromkeys(PUBLIC + PRIVATE, YES), may_go_on=lambda: False)

    assert sorted(found.order) == ["p1", "p2", "p3"]


answers = st.sampled_from(("coming", "absent", "unsure", "replaced", None))
everybody = ("Ada", "Bilal", "Chloé", "Dina", "Émile")
said_by = st.fixed_dictionaries({name: answers.map(Said) for name in everybody})
leaving = st.lists(st.frozensets(st.sampled_from(everybody), max_size=2), min_size=1, max_size=4)


@settings(derandomize=True, max_examples=60)
@given(said_by, leaving)
def test_each_point_stands_or_is_repaired_by_one_call_or_is_left(
    said: dict[str, Said], recused: list[frozenset[str]]
) -> None:
    points = [Expected(f"p{rank}", gone) for rank, gone in enumerate(recused, 1)]
    found = forecast(body(), said, points)

    standing = [each.key for each in found.points if each.sure.is_quorate]
    repaired = [key for call in found.calls for key in call.repairs]
    assert sorted([*standing, *repaired, *found.left]) == [point.key for point in points]
    assert not {call.person for call in found.calls} & {name for name in said if said[name].answer == "absent"}


@settings(derandomize=True, max_examples=40)
@given(said_by, leaving)
def test_proposed_order_has_the_same_points_and_is_never_worse(
    said: dict[str, Said], recused: list[frozenset[str]]
) -> None:
    found = advise_order(plan(*((f"Projet {rank}", tuple(gone)) for rank, gone in enumerate(recused, 1))), body(), said)

    assert sorted(found.order) == sorted(found.present.order)
    assert len(found.proposed.without_quorum) <= len(found.present.without_quorum)
