"""The life of a dossier: presets, moves and what they lack, deadlines, time spent, statistics, lives that are wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdesk.domain.dossiers import STATUSES
from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.lives.deadlines import deadlines_of, due_day, running_deadlines
from leaderdesk.domain.lives.moves import (
    PHASES,
    REQUIREMENTS,
    Deadline,
    Life,
    Move,
    Situation,
    Status,
    check_move,
    choices_from,
    statuses_within,
)
from leaderdesk.domain.lives.presets import ONE_PASSAGE, TWO_PASSAGES, Delays, one_passage, two_passages
from leaderdesk.domain.lives.soundness import problems_of
from leaderdesk.domain.lives.stays import StatusTimes, Stay, measure_statuses, ordered_stays, time_spent

QUICK = settings(derandomize=True, max_examples=60)
DAY = date(2026, 1, 1)
EVERYTHING = frozenset(REQUIREMENTS)
ROAD = ("contact", "pre_request", "acknowledged", "opinion", "complete", "instructed", "programmed", "convention")
BRING_BACK = "complete_file"
END = ("in_progress", "claimed", "paid", "closed")


def after(days: int) -> date:
    return DAY + timedelta(days=days)


def stays_of(*steps: tuple[str, int]) -> tuple[Stay, ...]:
    """Statuses with the day each began; each ends where the next begins."""
    ends = [after(since) for _, since in steps[1:]]
    return tuple(Stay(code, after(since), until) for (code, since), until in zip(steps, [*ends, None], strict=True))


@pytest.mark.parametrize("life", [ONE_PASSAGE, TWO_PASSAGES])
def test_presets_are_sound(life: Life) -> None:
    assert problems_of(life) == ()


def test_presets_use_every_status_and_one_passage_has_no_opinion() -> None:
    assert [status.code for status in TWO_PASSAGES.statuses] == list(STATUSES)
    assert {status.code for status in ONE_PASSAGE.statuses} == set(STATUSES) - {"opinion"}


def test_presets_require_nothing_that_nobody_can_say() -> None:
    required = {code for life in (ONE_PASSAGE, TWO_PASSAGES) for move in life.moves for code in move.requires}

    assert required == EVERYTHING


@pytest.mark.parametrize(
    ("life", "road"), [(TWO_PASSAGES, ROAD), (ONE_PASSAGE, tuple(c for c in ROAD if c != "opinion"))]
)
def test_road_of_a_dossier_runs_from_contact_to_closed(life: Life, road: tuple[str, ...]) -> None:
    choices = [check_move(life, Situation(start, EVERYTHING), end) for start, end in pairwise((*road, *END))]

    assert all(choice.is_allowed for choice in choices)


@pytest.mark.parametrize(
    ("start", "ends"),
    [
        ("acknowledged", {"complete", "postponed", "refused", "withdrawn"}),
        ("postponed", {"acknowledged", "complete", "instructed", "programmed", "waiting_list", "refused", "withdrawn"}),
        ("waiting_list", {"programmed", "refused", "withdrawn"}),
        ("refused", {"pre_request"}),
        ("withdrawn", {"pre_request"}),
        ("abandoned", set()),
        ("deprogrammed", set()),
        ("programmed", {"convention", "instructed", "abandoned", "deprogrammed"}),
        ("in_control", {"in_progress", "claimed", "paid", "closed", "deprogrammed"}),
        ("complete", {"acknowledged", "instructed", "refused", "withdrawn"}),
    ],
)
def test_side_roads_of_one_passage(start: str, ends: set[str]) -> None:
    assert {move.end for move in ONE_PASSAGE.moves_from(start)} == ends


def test_an_acknowledged_request_is_refused_with_a_verdict_or_postponed_by_a_sitting_and_may_come_back() -> None:
    requires = {move.end: move.requires for move in ONE_PASSAGE.moves_from("acknowledged")}

    assert requires["refused"] == ("ineligibility_verdict", "reason")
    assert requires["postponed"] == ("reason", "committee_decision", "quorum_record")
    postponed = check_move(ONE_PASSAGE, Situation("acknowledged"), "postponed").move
    assert [each.code for each in postponed.deadlines] == ["lift_conditions"]
    assert check_move(ONE_PASSAGE, Situation("postponed"), "acknowledged").move.requires == ("file_revised",)


def test_every_requirement_says_when_it_holds() -> None:
    assert [code for code, meaning in REQUIREMENTS.items() if not meaning.strip()] == []


def test_two_passages_ask_for_the_opinion_before_the_complete_file() -> None:
    ends = {move.end for move in TWO_PASSAGES.moves_from("acknowledged")}

    assert ends == {"opinion", "postponed", "refused", "withdrawn"}
    assert "complete" in {move.end for move in TWO_PASSAGES.moves_from("opinion")}
    assert "opinion" in {move.end for move in TWO_PASSAGES.moves_from("complete")}


def test_choices_say_what_each_move_lacks() -> None:
    situation = Situation(
        "instructed", frozenset({"eligibility_verdict", "instruction_report", "quorum_record", "fund_amount"})
    )

    lacks = {choice.move.end: choice.lacks for choice in choices_from(ONE_PASSAGE, situation)}

    assert lacks["programmed"] == ("committee_decision", "envelope_room")
    assert lacks["withdrawn"] == ("holder_letter",)
    assert not any(choice.is_allowed for choice in choices_from(ONE_PASSAGE, situation))


def test_every_programming_decision_keeps_its_quorum_record() -> None:
    decided = [move for life in (ONE_PASSAGE, TWO_PASSAGES) for move in life.moves if move.decider == "committee"]

    assert {"committee_decision", "quorum_record"} <= set.intersection(*(set(move.requires) for move in decided))


@pytest.mark.parametrize(
    ("situation", "end", "code"),
    [
        (Situation("contact"), "paid", "no_such_move"),
        (Situation("contact"), "opinion", "unknown_status"),
        (Situation("asleep"), "paid", "unknown_status"),
        (Situation("contact", frozenset({"luck"})), "pre_request", "unknown_requirement"),
    ],
)
def test_move_that_makes_no_sense_is_refused(situation: Situation, end: str, code: str) -> None:
    with pytest.raises(WrongInput) as refused:
        check_move(ONE_PASSAGE, situation, end)

    assert refused.value.code == code


@QUICK
@given(st.sampled_from(STATUSES), st.sets(st.sampled_from(sorted(REQUIREMENTS))), st.sampled_from(sorted(REQUIREMENTS)))
def test_one_more_fact_never_closes_a_move(status: str, holds: set[str], more: str) -> None:
    before = choices_from(TWO_PASSAGES, Situation(status, frozenset(holds)))
    after_it = choices_from(TWO_PASSAGES, Situation(status, frozenset(holds | {more})))

    pairs = zip(before, after_it, strict=True)

    assert all(set(now.lacks) == set(then.lacks) - {more} for then, now in pairs)


TINY = Life(
    (Status("contact", "open"), Status("programmed", "decided"), Status("closed", "ended")),
    (Move("contact", "programmed", "team"), Move("programmed", "closed", "team")),
)


@pytest.mark.parametrize(
    ("life", "found"),
    [
        (TINY, set()),
        (Life((), ()), {("no_status", "statuses"), ("no_end", "statuses")}),
        (
            replace(TINY, moves=TINY.moves[:1]),
            {("unreachable", "statuses[2]"), ("dead_end", "statuses[0]"), ("dead_end", "statuses[1]")},
        ),
        (replace(TINY, moves=TINY.moves * 2), {("move_twice", f"moves[{rank}]") for rank in range(4)}),
        (
            replace(TINY, statuses=(*TINY.statuses, Status("asleep", "open"))),
            {("unknown_status", "statuses[3].code"), ("unreachable", "statuses[3]"), ("dead_end", "statuses[3]")},
        ),
        (
            replace(TINY, statuses=(*TINY.statuses, TINY.statuses[0])),
            {("status_twice", "statuses[0].code"), ("status_twice", "statuses[3].code")},
        ),
        (
            replace(TINY, statuses=(*TINY.statuses[:2], Status("closed", "over"))),  # type: ignore[arg-type]  # wrong on purpose
            {("unknown_phase", "statuses[2].phase"), ("no_end", "statuses")}
            | {("dead_end", f"statuses[{n}]") for n in range(3)},
        ),
    ],
)
def test_life_that_is_wrong_says_where(life: Life, found: set[tuple[str, str]]) -> None:
    assert {(problem.code, problem.place) for problem in problems_of(life)} == found


@pytest.mark.parametrize(
    ("move", "code", "place"),
    [
        (Move("contact", "paid", "team"), "unknown_status", "moves[2].end"),
        (Move("paid", "contact", "team"), "unknown_status", "moves[2].start"),
        (Move("contact", "contact", "team"), "move_nowhere", "moves[2]"),
        (Move("contact", "closed", "fate"), "unknown_decider", "moves[2].decider"),
        (Move("contact", "closed", "team", ("luck",)), "unknown_requirement", "moves[2].requires[0]"),
        (
            Move("contact", "closed", "team", (), (Deadline("d", "someday", 1),)),
            "unknown_date",
            "moves[2].deadlines[0].counted_from",
        ),
        (
            Move("contact", "closed", "team", (), (Deadline("d", months=1, met_on="x"),)),
            "unknown_date",
            "moves[2].deadlines[0].met_on",
        ),
        (Move("contact", "closed", "team", (), (Deadline("d"),)), "no_length", "moves[2].deadlines[0]"),
        (
            Move("contact", "closed", "team", (), (Deadline("d", months=2, days=-1),)),
            "no_length",
            "moves[2].deadlines[0]",
        ),
        (
            Move("contact", "closed", "team", (), (Deadline("d", days=1, met_by=("paid",)),)),
            "unknown_status",
            "moves[2].deadlines[0].met_by",
        ),
        (
            Move("contact", "closed", "team", (), (Deadline("d", days=1, dropped_by=("paid",)),)),
            "unknown_status",
            "moves[2].deadlines[0].dropped_by",
        ),
    ],
)
def test_move_that_is_wrong_says_where(move: Move, code: str, place: str) -> None:
    [problem] = problems_of(replace(TINY, moves=(*TINY.moves, move)))

    assert (problem.code, problem.place) == (code, place)


def test_status_without_a_move_before_it_starts_no_deadline() -> None:
    assert deadlines_of(ONE_PASSAGE, stays_of(("programmed", 0), ("instructed", 10)), {}, after(90)) == ()


def test_time_to_keep_goes_on_through_a_control_and_a_second_closing() -> None:
    stays = stays_of(("paid", 0), ("closed", 10), ("in_control", 40), ("closed", 60))

    found = deadlines_of(ONE_PASSAGE, stays, {"last_payment_on": DAY}, after(90))

    assert [(each.code, each.course) for each in found] == [
        ("maintain_investment", "running"),
        ("keep_pieces", "running"),
    ]


def test_usual_lengths_and_what_each_counts_from() -> None:
    found = {each.code: each for life in (ONE_PASSAGE, TWO_PASSAGES) for move in life.moves for each in move.deadlines}

    assert {
        code: (each.counted_from, each.months, each.days) for code, each in found.items() if code != BRING_BACK
    } == {
        "acknowledge": ("received_on", 0, 15),
        "seek_opinion": ("moved_on", 6, 0),
        "instruct": ("moved_on", 3, 0),
        "lift_conditions": ("moved_on", 6, 0),
        "sign_convention": ("moved_on", 3, 0),
        "begin_work": ("convention_on", 12, 0),
        "claim_balance": ("convention_on", 24, 0),
        "pay": ("moved_on", 7, 0),
        "maintain_investment": ("last_payment_on", 60, 0),
        "keep_pieces": ("last_payment_on", 120, 0),
    }


@pytest.mark.parametrize(
    ("life", "start", "waits"),
    [
        (ONE_PASSAGE, "acknowledged", (BRING_BACK, 6)),
        (TWO_PASSAGES, "acknowledged", ("seek_opinion", 6)),
        (TWO_PASSAGES, "opinion", (BRING_BACK, 12)),
    ],
)
def test_file_is_waited_for_after_the_acknowledgement_or_after_the_opinion(
    life: Life, start: str, waits: tuple[str, int]
) -> None:
    found = {(each.code, each.months) for move in life.moves if move.end == start for each in move.deadlines}

    assert found == {waits}


def test_phases_of_the_usual_statuses() -> None:
    phases = {phase: [each.code for each in TWO_PASSAGES.statuses if each.phase == phase] for phase in PHASES}

    assert phases == {
        "open": [*ROAD[:6], "postponed", "waiting_list"],
        "decided": ["programmed", "convention", "in_progress", "claimed", "paid", "in_control"],
        "ended": ["closed", "refused", "withdrawn", "abandoned", "deprogrammed"],
    }


def test_length_may_mix_months_and_days() -> None:
    move = Move("contact", "closed", "team", (), (Deadline("d", months=1, days=1),))

    assert problems_of(replace(TINY, moves=(*TINY.moves, move))) == ()


def test_statuses_within_reach_keep_the_order_of_the_life() -> None:
    assert statuses_within(TINY, "contact") == ["contact", "programmed", "closed"]
    assert statuses_within(TINY, "closed") == ["closed"]
    assert statuses_within(ONE_PASSAGE, "contact") == [status.code for status in ONE_PASSAGE.statuses]


@pytest.mark.parametrize(("on", "course", "margin"), [(15, "running", 0), (5, "running", 10), (16, "late", -1)])
def test_deadline_that_waits_is_running_then_late(on: int, course: str, margin: int) -> None:
    stays = stays_of(("contact", -30), ("pre_request", 0))

    [started] = running_deadlines(ONE_PASSAGE, stays, {"received_on": DAY}, after(on))

    assert (started.code, started.due_on, started.course, started.margin) == ("acknowledge", after(15), course, margin)


@pytest.mark.parametrize(("day", "course", "margin"), [(10, "met", 5), (15, "met", 0), (20, "met_late", -5)])
def test_deadline_that_was_met_says_how_early(day: int, course: str, margin: int) -> None:
    stays = stays_of(("contact", -30), ("pre_request", 0), ("acknowledged", day))

    [first, *_] = deadlines_of(ONE_PASSAGE, stays, {"received_on": DAY}, after(60))

    assert (first.code, first.ended_on, first.course, first.margin) == ("acknowledge", after(day), course, margin)


def test_deadline_without_the_date_it_counts_from_is_unknown() -> None:
    [started] = running_deadlines(ONE_PASSAGE, stays_of(("contact", -30), ("pre_request", 0)), {}, after(9))

    assert (started.course, started.due_on, started.margin) == ("unknown", None, None)


def test_deadline_is_dropped_when_the_dossier_goes_elsewhere_or_ends() -> None:
    begun = (("instructed", 0), ("programmed", 10))

    courses = [
        deadlines_of(ONE_PASSAGE, stays_of(*begun, (end, 20)), {}, after(400))[0].course
        for end in ("instructed", "abandoned", "convention")
    ]

    assert courses == ["dropped", "dropped", "met"]


@pytest.mark.parametrize("end", ["in_control", "abandoned"])
def test_deadline_met_stays_met_whatever_comes_after(end: str) -> None:
    for day in (20, 30):
        stays = stays_of(("instructed", 0), ("programmed", 10), ("convention", 20), (end, day))

        [found] = [each for each in deadlines_of(ONE_PASSAGE, stays, {}, after(90)) if each.code == "sign_convention"]

        assert (found.course, found.ended_on) == ("met", after(20))


@pytest.mark.parametrize(("day", "course"), [(9, "running"), (10, "met"), (15, "met")])
def test_date_that_meets_a_deadline_counts_from_the_day_it_started(day: int, course: str) -> None:
    stays = stays_of(("programmed", 0), ("convention", 10), ("in_progress", 20))
    dates = {"convention_on": after(10), "balance_claimed_on": after(day)}

    found = {each.code: each.course for each in deadlines_of(ONE_PASSAGE, stays, dates, after(60))}

    assert found["claim_balance"] == course


def test_deadline_is_known_from_the_day_of_its_move() -> None:
    stays = stays_of(("instructed", 0), ("programmed", 10))

    assert [len(deadlines_of(ONE_PASSAGE, stays, {}, after(on))) for on in (9, 10)] == [0, 1]


def test_balance_is_claimed_on_its_own_day() -> None:
    stays = stays_of(("programmed", 0), ("convention", 10), ("in_progress", 20), ("claimed", 100))
    dates = {"convention_on": after(10), "balance_claimed_on": after(500)}

    found = {each.code: each for each in deadlines_of(ONE_PASSAGE, stays, dates, after(499))}
    later = {each.code: each for each in deadlines_of(ONE_PASSAGE, stays, dates, after(500))}

    assert (found["claim_balance"].course, later["claim_balance"].course) == ("running", "met")
    assert later["claim_balance"].ended_on == after(500)


def test_time_to_keep_outlives_the_dossier_and_is_never_late() -> None:
    stays, dates = stays_of(("paid", 0), ("closed", 10)), {"last_payment_on": DAY}

    during = {each.code: each.course for each in deadlines_of(ONE_PASSAGE, stays, dates, date(2035, 1, 1))}

    assert during == {"maintain_investment": "over", "keep_pieces": "running"}
    assert [each.code for each in running_deadlines(ONE_PASSAGE, stays, dates, date(2035, 1, 1))] == ["keep_pieces"]


def test_what_begins_after_the_day_is_not_known_yet() -> None:
    stays = stays_of(("instructed", 0), ("programmed", 10), ("convention", 200))

    [started] = deadlines_of(ONE_PASSAGE, stays, {}, after(150))

    assert (started.code, started.course) == ("sign_convention", "late")


def test_lengths_are_settings() -> None:
    stays = stays_of(("instructed", 0), ("programmed", 10))
    lives = (one_passage(Delays(sign_convention_months=1)), two_passages(Delays(sign_convention_months=1)))

    assert [running_deadlines(life, stays, {}, after(11))[0].due_on for life in lives] == [date(2026, 2, 11)] * 2
    assert due_day(Deadline("d", months=1, days=3), date(2026, 1, 31)) == date(2026, 3, 3)


def test_time_spent_adds_the_visits_of_a_status() -> None:
    stays = stays_of(("instructed", 0), ("postponed", 10), ("instructed", 40), ("programmed", 45))

    found = {spent.status: (spent.days, spent.visits, spent.is_running) for spent in time_spent(stays, after(50))}

    assert found == {"instructed": (15, 2, False), "postponed": (30, 1, False), "programmed": (5, 1, True)}


def test_time_spent_stops_on_the_day_asked() -> None:
    stays = stays_of(("instructed", 0), ("postponed", 10), ("programmed", 40))

    found = [(spent.status, spent.days, spent.is_running) for spent in time_spent(stays, after(25))]

    assert found == [("instructed", 10, False), ("postponed", 15, True)]


def test_status_left_on_the_day_itself_is_no_longer_running() -> None:
    found = [(spent.status, spent.is_running) for spent in time_spent(stays_of(("contact", 0), ("paid", 5)), after(5))]

    assert found == [("contact", False), ("paid", True)]


def test_moves_of_one_day_keep_the_order_of_the_life() -> None:
    stays = stays_of(("contact", 0), ("pre_request", 0), ("acknowledged", 0))

    assert ordered_stays(stays[::-1]) == stays


@pytest.mark.parametrize(
    ("stays", "code", "place"),
    [
        ((Stay("asleep", DAY),), "unknown_status", "stays[0].status"),
        ((Stay("contact", DAY, after(-1)),), "stay_backwards", "stays[0].until"),
        ((Stay("contact", DAY), Stay("paid", after(1))), "stays_overlap", "stays[1].since"),
        ((Stay("paid", after(1)), Stay("contact", DAY, after(2))), "stays_overlap", "stays[0].since"),
    ],
)
def test_stays_that_cannot_be_are_refused(stays: tuple[Stay, ...], code: str, place: str) -> None:
    with pytest.raises(WrongInput) as refused:
        time_spent(stays, after(9))

    assert (refused.value.code, refused.value.place) == (code, place)


def test_statistics_measure_those_that_left_and_count_the_others() -> None:
    dossiers = [stays_of(("instructed", 0), ("programmed", days)) for days in (10, 20, 60, 15)]
    dossiers.append(stays_of(("instructed", 0)))

    [instructed, programmed] = measure_statuses(dossiers, after(100))

    assert instructed == StatusTimes("instructed", 4, 1, 10, Fraction(35, 2), Fraction(105, 4), 60)
    assert programmed == StatusTimes("programmed", 0, 4, None, None, None, None)


@pytest.mark.parametrize(
    ("days", "median"), [((7,), 7), ((9, 1, 2), 2), ((1, 2, 5, 8, 9), 5), ((1, 4), Fraction(5, 2))]
)
def test_median_is_the_middle_or_half_way(days: tuple[int, ...], median: Fraction) -> None:
    [times, _] = measure_statuses([stays_of(("contact", 0), ("paid", each)) for each in days], after(20))

    assert (times.cases, times.running, times.median) == (len(days), 0, median)


LIVES = st.lists(st.tuples(st.sampled_from(STATUSES), st.integers(0, 200)), min_size=1, max_size=7)


@QUICK
@given(LIVES, st.integers(-10, 1500), st.randoms(use_true_random=False))
def test_days_add_up_and_the_order_of_steps_changes_nothing(
    lengths: list[tuple[str, int]], on: int, chance: Random
) -> None:
    starts = [sum(days for _, days in lengths[:rank]) + rank for rank in range(len(lengths))]
    stays = stays_of(*((code, since) for (code, _), since in zip(lengths, starts, strict=True)))

    spent = time_spent(stays, after(on))

    assert sum(each.days for each in spent) == max(on, 0)
    assert time_spent(chance.sample(stays, len(stays)), after(on)) == spent
    assert sum(each.is_running for each in spent) == (on >= 0)


@QUICK
@given(st.lists(LIVES, max_size=4), st.randoms(use_true_random=False))
def test_order_of_dossiers_changes_no_statistic(lives: list[list[tuple[str, int]]], chance: Random) -> None:
    dossiers = [stays_of(*((code, 201 * rank + days) for rank, (code, days) in enumerate(life))) for life in lives]

    assert measure_statuses(dossiers, after(900)) == measure_statuses(
        chance.sample(dossiers, len(dossiers)), after(900)
    )
