"""The steps that the reasons of the committee's rules give: a quorum, a score, ranks."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from fractions import Fraction

import pytest

from leaderdesk.domain.quorum import QuorumRule, RuleResult, count_quorum
from leaderdesk.domain.ranking import Project, rank_projects
from leaderdesk.domain.reasons.quorum import reasons_of_quorum, wanted_of
from leaderdesk.domain.reasons.ranking import reasons_of_ranks
from leaderdesk.domain.reasons.score import reasons_of_score
from leaderdesk.domain.scoring import Ballot, Criterion, Grid, Group, RateTier, Threshold, score_project
from leaderdesk.domain.seating import Proxy, Room, Seat
from leaderdesk.domain.steps import Step, Value, step
from tests.domain.rooms import room

HALF, FIVE = Fraction(1, 2), Fraction(5)


def quorum_steps(given: Room, *rules: QuorumRule, family: str = "") -> list[Step]:
    steps = reasons_of_quorum(given, count_quorum(given, rules))
    return [each for each in steps if each.code.startswith(f"quorum.{family}")]


def test_a_quorum_tells_its_seats_its_heads_and_who_is_recused_in_the_room() -> None:
    given = room("Pt1", "Vt1", "Vs1", recused=("Vs1", "Pt1", "Vt2"), recusal="leaves_both")

    assert quorum_steps(given)[:4] == [
        step("quorum.room", seats=3, listed=4),
        step("quorum.heads", present=1, voters=1),
        step("quorum.recused", person="Pt1"),
        step("quorum.recused", person="Vs1"),
    ]


def test_a_quorum_tells_who_replaces_and_who_votes_by_proxy_whatever_the_order_of_the_seats() -> None:
    proxies = (Proxy("P1", "Vs1"), Proxy("V2", "Vs1"), Proxy("V1", "Vs1"))

    steps = quorum_steps(room("Pt2", "Vs1", proxies=proxies, max_proxies=2))

    assert steps[2:5] == [
        step("quorum.proxy", seat="P1", person="Vs1"),
        step("quorum.suppleant", seat="V1", person="Vs1"),
        step("quorum.proxy", seat="V2", person="Vs1"),
    ]


@pytest.mark.parametrize(
    ("proxies", "most", "why"),
    [
        ([("V2", "Vt1")], 0, ["never"]),
        ([("V2", "Vt1")], 1, []),
        ([("V1", "Pt1")], 1, ["taken"]),
        ([("V2", "Vt1"), ("V2", "Pt1")], 1, ["taken"]),
        ([("V2", "Vt1"), ("V2", "Vt1")], 2, ["taken"]),
        ([("V3", "Vt1")], 1, ["vacant"]),
        ([("P2", "Vt1")], 1, ["interest"]),
        ([("V2", "Vt2")], 1, ["own"]),
        ([("V2", "Vs1")], 1, ["not_sitting"]),
        ([("V2", "Vt1"), ("V4", "Vt1")], 1, ["too_many"]),
    ],
)
def test_a_quorum_tells_which_proxy_is_void_and_why(proxies: list[tuple[str, str]], most: int, why: list[str]) -> None:
    seats = [
        *(Seat(name, "public", None, f"{name[0]}t{name[1]}") for name in ("P1", "P2", "V2", "V4")),
        Seat("V1", "private", None, "Vt1", "Vs1"),
        Seat("V3", "private"),
    ]
    given = Room(
        seats, frozenset({"Pt1", "Vt1", "Vs1"}), frozenset({"Pt2"}), proxies=[Proxy(*each) for each in proxies]
    )

    told = quorum_steps(replace(given, max_proxies=most), family="void_proxy")

    assert [each.code.rpartition(".")[2] for each in told] == why


def test_a_void_proxy_tells_its_seat_and_whom_it_was_given_to() -> None:
    given = room("Pt1", "Vt1", proxies=(Proxy("V2", "Pt2"),), max_proxies=1)

    assert quorum_steps(given, family="void_proxy") == [
        step("quorum.void_proxy.not_sitting", seat="V2", person="Pt2", most=1)
    ]


@pytest.mark.parametrize(
    ("kind", "op", "wanted"),
    [
        ("present_share", ">=", (2, 3)),
        ("college_share", ">", (3, 3)),
        ("group_cap", "<=", (2, 2)),
        ("college_cap", "<", (1, 2)),
    ],
)
def test_what_a_rule_wants_among_four_and_among_five(kind: str, op: str, wanted: tuple[int, int]) -> None:
    rule = QuorumRule(kind, "present", HALF, op, "x")

    assert tuple(wanted_of(RuleResult(rule, 0, bottom, is_met=False)) for bottom in (4, 5)) == wanted


def lacking(given: Room, rule: QuorumRule) -> list[object]:
    return [each.data["number"] for each in quorum_steps(given, rule, family="lacking")]


@pytest.mark.parametrize(
    ("kind", "of", "bound", "op", "number"),
    [
        ("present_share", "seats", "3/4", ">=", [1]),
        ("college_share", "seats", "1/4", ">=", [1]),
        ("college_share", "present", "1/2", ">=", [2]),
        ("college_share", "present", "1/2", ">", [3]),
        ("college_share", "present", "2/5", ">=", [2]),
        ("college_share", "voters", "1", ">=", []),
        ("college_share", "present", "0", ">=", []),
        ("group_cap", "present", "0.49", "<=", [3]),
        ("group_cap", "voters", "1/2", "<=", [2]),
        ("group_cap", "voters", "1/2", "<", [3]),
        ("group_cap", "voters", "0", "<=", []),
        ("group_cap", "seats", "0.1", "<=", []),
    ],
)
def test_a_rule_missed_tells_how_many_more_would_meet_it(
    kind: str, of: str, bound: str, op: str, number: list[int]
) -> None:
    rule = QuorumRule(kind, of, Fraction(bound), op, "private" if kind == "college_share" else None)

    assert lacking(room("Pt1", "Pt2"), rule) == number


def test_a_rule_tells_what_it_divides_and_the_largest_groups() -> None:
    rule = QuorumRule("group_cap", "present", HALF, "<=")
    data = {"of": "present", "college": None, "bound": HALF}

    assert quorum_steps(room("Pt1", "Vt1"), rule, family="rule") == [
        Step("quorum.rule.group_cap.met", {**data, "group": "elus, tourisme", "top": 1, "bottom": 2, "wanted": 1})
    ]
    assert quorum_steps(room(), rule, family="rule") == [
        Step("quorum.rule.of_nothing", {**data, "group": None, "top": 0, "bottom": 0, "wanted": 0, "kind": "group_cap"})
    ]
    told = [quorum_steps(room(name), rule, family="rule")[0] for name in ("Vt2", "Pt1")]
    assert [(each.code.rpartition(".")[2], each.data["group"]) for each in told] == [("met", None), ("missed", "elus")]


def test_the_largest_group_is_that_of_those_the_rule_counts() -> None:
    silent = room("Pt1", "Pt2", "Vt1", recused=("Pt1",), recusal="stays_in_quorum")

    groups = [
        quorum_steps(silent, QuorumRule(kind, of, Fraction(1), "<=", "private"), family="rule")[0].data["group"]
        for kind, of in (("group_cap", "present"), ("group_cap", "voters"), ("college_cap", "voters"))
    ]

    assert groups == ["elus", "elus, tourisme", None]


MET, MISSED = ("seats", Fraction(0)), ("seats", Fraction(1))
VOTED, OUTVOTED = ("voters", Fraction(1)), ("voters", Fraction(2))


@pytest.mark.parametrize(
    ("bounds", "told"),
    [
        ((MET, VOTED), [step("quorum.stands"), step("quorum.steady")]),
        ((MET, OUTVOTED), [step("quorum.fails"), step("quorum.vote_only")]),
        ((MISSED, VOTED), [step("quorum.fails"), step("quorum.presence_only")]),
        ((MISSED, OUTVOTED), [step("quorum.fails")]),
        ((("seats", HALF),), [step("quorum.stands"), step("quorum.fragile", names="Pt1, Vt1")]),
    ],
)
def test_a_quorum_tells_whether_it_stands_and_on_whom(
    bounds: tuple[tuple[str, Fraction], ...], told: list[Step]
) -> None:
    rules = [QuorumRule("present_share", of, bound, ">=") for of, bound in bounds]

    assert quorum_steps(room("Pt1", "Vt1"), *rules)[-len(told) :] == told
    assert [each.code for each in quorum_steps(room("Pt1", "Vt1"), *rules) if each.code == told[-1].code]


NEED = Criterion("need", FIVE, Fraction(2))
SKILL = Criterion("skill", FIVE, group="quality")
BONUS = Criterion("bonus", Fraction(1), required=False, bonus=True)
GRID = Grid([NEED, SKILL, BONUS], optional_missing="ignored")


def sheet(member: str, **notes: int | None) -> Ballot:
    return Ballot(member, {key: None if note is None else Fraction(note) for key, note in notes.items()})


def score_steps(grid: Grid, *ballots: Ballot, family: str = "") -> list[Step]:
    steps = reasons_of_score(grid, ballots, score_project(grid, ballots))
    return [each for each in steps if each.code.startswith(f"score.{family}")]


def test_a_score_tells_the_sheets_set_aside_and_why() -> None:
    sheets = [sheet("a", need=3, skill=2), sheet("b", bonus=1), sheet("c", need=None, skill=None)]

    assert score_steps(GRID, *sheets)[:3] == [
        step("score.counted", counted=1, sheets=3),
        step("score.set_aside.missing", member="b", criteria="need, skill"),
        step("score.set_aside.empty", member="c"),
    ]


def test_a_score_tells_each_criterion_with_its_points() -> None:
    steps = score_steps(GRID, sheet("a", need=3, skill=2), sheet("b", need=4, skill=2))

    need: dict[str, Value] = {
        "criterion": "need",
        "value": Fraction(7, 2),
        "maximum": 5,
        "weight": 2,
        "notes": 2,
        "zeros": 0,
        "points": 7,
    }
    assert steps[1:] == [
        Step("score.criterion.mean", need),
        step("score.criterion.mean", criterion="skill", value=2, maximum=5, weight=1, notes=2, zeros=0, points=2),
        step("score.criterion.without", criterion="bonus"),
        step("score.total", total=9, maximum=15, percent=60),
        step("score.no_threshold"),
    ]


def test_no_score_tells_the_sheets_and_the_values_that_are_missing() -> None:
    abstained = sheet("a", need=3, skill=None)

    assert score_steps(replace(GRID, min_ballots=2), abstained)[-2:] == [
        step("score.too_few", counted=1, wanted=2),
        step("score.no_value", criterion="skill"),
    ]
    assert [each.data["criterion"] for each in score_steps(GRID, abstained, family="criterion")] == ["need", "bonus"]
    assert score_steps(GRID, abstained, family="too_few") == []


def test_a_note_that_nobody_gave_is_not_counted_as_one_given() -> None:
    zero = replace(GRID, optional_missing="zero")

    (told,) = [
        each
        for each in score_steps(zero, sheet("a", need=3, skill=2, bonus=1), sheet("b", need=3, skill=2))
        if each.data.get("criterion") == "bonus"
    ]

    assert (told.data["notes"], told.data["zeros"], told.data["value"]) == (1, 1, HALF)


def test_a_group_that_asks_for_more_than_it_has_says_so() -> None:
    grid = replace(GRID, groups=[Group("quality", 2)])

    assert score_steps(grid, sheet("a", need=2, skill=2), family="change") == [
        step("score.change.group_too_small", group="quality", number=2, names="skill", share=HALF)
    ]
    best = score_steps(replace(grid, criteria=[SKILL]), sheet("a", skill=5), family="change")
    assert best == [step("score.change.group_too_small", group="quality", number=1, names="", share=HALF)]


def test_a_fault_of_a_sheet_is_all_that_is_told() -> None:
    assert score_steps(GRID, sheet("a", need=9)) == [
        step("score.fault.note_outside_scale", member="a", criterion="need")
    ]


def test_a_score_tells_what_eliminates() -> None:
    criteria = [replace(NEED, eliminatory_min=Fraction(3)), replace(SKILL, eliminatory_min=Fraction(2))]
    groups = [Group("quality", 1), Group("quality bis", 0)]
    grid = replace(GRID, criteria=criteria, groups=groups, threshold=Threshold(Fraction(99)))

    assert score_steps(grid, sheet("a", need=2, skill=2), family="eliminated") == [
        step("score.eliminated.criterion", criterion="need", value=2, least=3),
        step("score.eliminated.group", group="quality", met=0, wanted=1, share=HALF),
    ]
    assert score_steps(grid, sheet("a", need=2, skill=2), family="change") == [
        step("score.change.least", criterion="need", value=2, wanted=3),
        step("score.change.group", group="quality", number=1, names="skill", share=HALF),
    ]
    assert score_steps(grid, sheet("a", need=3, skill=3), family="eliminated") == []


@pytest.mark.parametrize(
    ("threshold", "code", "wanted", "gap"),
    [
        (Threshold(Fraction(8)), "inclusive.reached", 8, 0),
        (Threshold(Fraction(8), ">"), "strict.missed", 8, 0),
        (Threshold(Fraction(9)), "inclusive.missed", 9, 1),
        (Threshold(Fraction(40), ">", "percent"), "strict.reached", 6, 2),
    ],
)
def test_a_score_tells_how_far_it_is_from_the_threshold(threshold: Threshold, code: str, wanted: int, gap: int) -> None:
    steps = score_steps(replace(GRID, threshold=threshold), sheet("a", need=3, skill=2), family="threshold")

    assert steps == [step(f"score.threshold.{code}", wanted=wanted, total=8, gap=gap)]


@pytest.mark.parametrize(
    ("threshold", "changes"),
    [
        (Threshold(Fraction(8)), []),
        (Threshold(Fraction(9)), [("to", "need", 3, Fraction(7, 2)), ("to", "skill", 2, 3), ("to", "bonus", 0, 1)]),
        (Threshold(Fraction(9), ">"), [("beyond", "need", 3, Fraction(7, 2)), ("beyond", "skill", 2, 3)]),
        (Threshold(Fraction(12)), [("to", "need", 3, 5)]),
        (Threshold(Fraction(12), ">"), []),
    ],
)
def test_a_score_tells_which_criterion_alone_would_pass(
    threshold: Threshold, changes: list[tuple[str, str, int, Fraction]]
) -> None:
    weightless = Criterion("none", FIVE, Fraction(0), required=False)
    grid = replace(GRID, criteria=[*GRID.criteria, weightless], threshold=threshold)

    assert score_steps(grid, sheet("a", need=3, skill=2), family="change") == [
        step(f"score.change.{how}", criterion=key, value=value, wanted=wanted) for how, key, value, wanted in changes
    ]


def test_a_strict_threshold_missed_by_nothing_is_passed_by_nothing_without_weight() -> None:
    weightless = Criterion("none", FIVE, Fraction(0), required=False)
    grid = replace(GRID, criteria=[NEED, weightless], threshold=Threshold(Fraction(6), ">"))

    assert score_steps(grid, sheet("a", need=3), family="change") == [
        step("score.change.beyond", criterion="need", value=3, wanted=3)
    ]


def test_a_score_tells_its_rate() -> None:
    grid = replace(GRID, rate_tiers=[RateTier(Fraction(8), HALF)])

    assert score_steps(grid, sheet("a", need=3, skill=2), family="rate") == [step("score.rate", rate=HALF, total=8)]
    assert score_steps(grid, sheet("a", need=3, skill=1), family="rate") == []


def ranking_steps(*projects: Project, envelope: int, ties: tuple[str, ...] = (), policy: str = "stop") -> list[Step]:
    given = Fraction(envelope)
    return list(reasons_of_ranks(projects, given, rank_projects(projects, given, ties, policy)))


def project(key: str, total: int, amount: int, day: int = 1) -> Project:
    received = datetime(2026, 1, day)  # noqa: DTZ001 - the hour of its place
    return Project(key, "pass", Fraction(total), Fraction(amount), received)


def test_ranks_tell_the_money_there_was_at_each_turn() -> None:
    steps = ranking_steps(project("a", 5, 6), project("b", 4, 5), project("c", 3, 4), Project("d", "fail"), envelope=10)

    assert steps == [
        step("ranking.envelope", envelope=10, projects=4),
        step("ranking.rank", project="a", rank=1, total=5),
        step("ranking.funded", project="a", amount=6, left=10, missing=-4),
        step("ranking.rank", project="b", rank=2, total=4),
        step("ranking.queued.too_large", project="b", amount=5, left=4, missing=1),
        step("ranking.rank", project="c", rank=3, total=3),
        step("ranking.queued.behind", project="c", amount=4, left=4, missing=0),
        step("ranking.refused", project="d"),
        step("ranking.left", left=4),
    ]


def test_ranks_tell_what_told_projects_apart() -> None:
    told = ranking_steps(project("a", 5, 1, 2), project("b", 5, 1, 1), envelope=9, ties=("received",))
    untold = ranking_steps(project("a", 5, 1), project("b", 5, 1), envelope=9)

    assert [each for each in told if each.code == "ranking.told_by"] == [
        step("ranking.told_by", project=key, rule="received") for key in "ba"
    ]
    assert [each.code for each in untold] == [
        "ranking.envelope",
        *("ranking.rank", "ranking.unresolved", "ranking.funded") * 2,
        "ranking.left",
    ]
    assert "ranking.told_by" not in {each.code for each in ranking_steps(project("a", 5, 1), envelope=9)}


def queued(*projects: Project, envelope: int, policy: str = "stop") -> dict[str, str]:
    steps = ranking_steps(*projects, envelope=envelope, policy=policy)
    return {str(each.data["project"]): each.code for each in steps if each.code.startswith("ranking.queued")}


def test_projects_that_tie_and_are_each_too_large_wait_for_their_tie() -> None:
    one, other, smaller = project("a", 5, 6), project("b", 5, 7), project("b", 5, 5)

    assert queued(one, other, envelope=5) == {"a": "ranking.queued.tied", "b": "ranking.queued.tied"}
    assert queued(one, smaller, envelope=5) == {}
    assert queued(project("z", 9, 6), project("a", 5, 2), project("b", 5, 2), envelope=5) == {
        "z": "ranking.queued.too_large",
        "a": "ranking.queued.behind",
        "b": "ranking.queued.behind",
    }


def test_a_project_too_large_behind_another_that_waits_is_told_so_whatever_the_policy() -> None:
    ahead, behind, small = project("a", 5, 9), project("b", 4, 8), project("c", 3, 1)

    assert queued(ahead, behind, small, envelope=5, policy="skip") == {
        "a": "ranking.queued.too_large",
        "b": "ranking.queued.too_large_behind",
    }
