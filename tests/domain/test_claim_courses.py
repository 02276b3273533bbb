"""The course of a claim: where it stands and since when, in whose hands, and what it teaches about delays."""

from __future__ import annotations

from datetime import date

from leaderdesk.domain.claims.courses import Backwards, Span, cases_of, course_of
from leaderdesk.domain.delays import PastStage
from tests.domain.claimed import CHECKED, FILED, PAID, claim

READY, COMPLETE = date(2026, 5, 20), date(2026, 7, 1)
NOW = date(2026, 9, 11)


def test_a_claim_of_which_nothing_is_known_is_for_the_holder_to_file() -> None:
    course = course_of(claim())

    assert (course.stage, course.hand, course.since, course.spans) == ("filing", "holder", None, ())


def test_each_stage_runs_from_its_day_to_the_next_and_the_last_one_still_runs() -> None:
    course = course_of(claim(ready_on=READY, filed_on=FILED, complete_on=COMPLETE))

    assert [(each.stages, each.days(NOW)) for each in course.spans] == [
        (("filing",), 12),
        (("completing",), 30),
        (("checking",), 72),
    ]
    assert (course.stage, course.hand, course.since) == ("checking", "region", COMPLETE)


def test_days_that_nobody_knows_join_the_stages_between_them_and_teach_only_the_whole() -> None:
    row = claim(filed_on=FILED, service_done_on=CHECKED)

    assert course_of(row).spans[0] == Span(("completing", "checking"), FILED, CHECKED)
    assert list(cases_of(row, "Région")) == [
        PastStage("ordering", CHECKED, None, "Région"),
        PastStage("payment", FILED, None, "Région"),
    ]


def test_a_paid_claim_is_in_nobodys_hands_and_a_withdrawn_one_teaches_nothing() -> None:
    row = claim(filed_on=FILED, sent_on=CHECKED, paid_on=PAID, held_by="payer")
    course = course_of(row)

    assert (course.stage, course.hand, course.since) == (None, None, None)
    assert PastStage("paying", CHECKED, PAID) in list(cases_of(row))
    assert PastStage("payment", FILED, PAID) in list(cases_of(row))
    assert list(cases_of(claim(filed_on=FILED, withdrawn_on=CHECKED))) == []


def test_another_hand_may_hold_it_and_days_that_go_backwards_are_named() -> None:
    course = course_of(claim(filed_on=CHECKED, complete_on=FILED, held_by="funder"))

    assert course.hand == "funder"
    assert course.wrong == (Backwards("filed_on", "complete_on"),)
    assert [each.stages for each in course.spans] == [("checking",)]
