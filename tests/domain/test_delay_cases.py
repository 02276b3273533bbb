"""What claims, stages and dossiers teach about delays, and how many came to each step; days counted by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest

from leaderdesk.domain.claims.cases import (
    ClaimOf,
    Contradiction,
    DelayCase,
    DossierDays,
    FunderDays,
    StagedOf,
    cases_of_claim,
    cases_of_dossier,
    cases_of_funder,
    cases_of_stages,
)
from leaderdesk.domain.claims.rows import ClaimRow
from leaderdesk.domain.delays import DelayRange, DelaySettings, PastStage
from leaderdesk.domain.envelopes.facts import FundFacts
from leaderdesk.domain.sheets.delays import DelayGroup, DelaySheet, Wish, sheet_of_delays
from leaderdesk.domain.sheets.funnels import funnel_of

TODAY = date(2026, 6, 1)
RECEIVED, PROGRAMMED, SIGNED = date(2024, 1, 10), date(2024, 3, 10), date(2024, 6, 10)
FILED, CERTIFIED, SENT, PAID = date(2025, 1, 1), date(2025, 3, 2), date(2025, 3, 12), date(2025, 5, 1)
CLAIM = ClaimRow(1, 7, 1, "instalment", *(None,) * 14)


def claimed(status: str = "claimed", **days: Any) -> list[tuple[str, date | None, str | None]]:
    cases, _ = cases_of_claim(ClaimOf(5, "FEADER", replace(CLAIM, **days)), status)
    return [(each.past.stage, each.past.ended_on, each.hand) for each in cases]


def dossier(key: int = 5, status: str = "convention", **days: date | None) -> DossierDays:
    known: dict[str, date | None] = {"received_on": RECEIVED, "programmed_on": PROGRAMMED, "convention_on": SIGNED}
    return DossierDays(key, f"2024-{key:03}", "Halle", status, **{**known, **days})


def test_a_paid_claim_teaches_the_whole_its_parts_and_each_stage_of_two_known_days() -> None:
    found = claimed(filed_on=FILED, service_done_on=CERTIFIED, sent_on=SENT, paid_on=PAID)

    # Nobody said when it was complete: neither « completing » nor « checking » is known.
    assert sorted(stage for stage, _, _ in found) == ["certifying", "ordering", "paying", "payment", "settling"]
    assert {hand for _, _, hand in found} == {None}


def test_a_claim_that_waits_runs_where_it_stands_in_the_hands_of_who_has_it() -> None:
    found = claimed(filed_on=FILED, service_done_on=CERTIFIED)

    assert [each for each in found if each[1] is None] == [
        ("ordering", None, "region"),
        ("payment", None, "region"),
        ("settling", None, "region"),
    ]


def test_nothing_runs_in_a_dossier_that_was_dropped() -> None:
    assert claimed("abandoned", filed_on=FILED) == []
    assert claimed("claimed", filed_on=FILED, withdrawn_on=PAID) == []


def test_a_stage_whose_end_was_never_said_is_unknown_once_the_claim_is_paid() -> None:
    assert [stage for stage, _, _ in claimed(filed_on=FILED, paid_on=PAID)] == ["payment"]


def test_days_that_go_backwards_are_named_and_measure_nothing() -> None:
    wrong = dossier(programmed_on=date(2024, 1, 1))
    cases, found = cases_of_dossier(wrong)

    assert [each.past.stage for each in cases] == ["signing"]
    assert found == [Contradiction(5, "received_on", "programmed_on")]


def test_a_dossier_waits_for_the_committee_only_while_it_may_still_go_there() -> None:
    waiting = dossier(status="complete", programmed_on=None, convention_on=None)
    refused = replace(waiting, status="refused")

    assert cases_of_dossier(waiting)[0] == [DelayCase(5, PastStage("deciding", RECEIVED), None, "gal")]
    assert cases_of_dossier(refused)[0] == []


def test_the_table_of_the_payer_teaches_where_there_is_no_claim() -> None:
    days = {"claimed": FILED, "paid": PAID}

    assert cases_of_stages(StagedOf(5, "FEADER", days), "paid") == [
        DelayCase(5, PastStage("payment", FILED, PAID, "FEADER"))
    ]
    assert [each.hand for each in cases_of_stages(StagedOf(5, "FEADER", {"claimed": FILED}), "claimed")] == [
        "region",
        "region",
    ]
    assert cases_of_stages(StagedOf(5, "FEADER", {"paid": PAID}), "paid") == []


def test_a_cofunder_is_measured_from_what_was_asked_of_it() -> None:
    (asked,) = cases_of_funder(FunderDays(5, "Région", FILED, None), "claimed")

    assert (asked.past, asked.hand) == (PastStage("cofunder", FILED, None, "Région"), "funder")
    assert list(cases_of_funder(FunderDays(5, "Région", PAID, FILED), "claimed")) == []


def paid_after(*days: int, since: date = FILED, funder: str = "FEADER") -> list[DelayCase]:
    return [
        DelayCase(rank, PastStage("payment", since, since + timedelta(days=count), funder), 1)
        for rank, count in enumerate(days)
    ]


def sheet(cases: list[DelayCase], wish: Wish | None = None) -> DelaySheet:
    return sheet_of_delays(cases, (), {}, wish or Wish(), TODAY, DelaySettings())


def only(cases: list[DelayCase]) -> DelayGroup:
    (group,) = sheet(cases).groups
    return group


def test_eight_cases_are_measured_and_seven_are_only_shown() -> None:
    eight = paid_after(80, 10, 20, 30, 40, 50, 60, 70)

    assert only(eight).days == DelayRange(20, 40, 70)
    assert only(eight[:7]).days is None
    assert [each.days for each in only(eight[:7]).finished] == [10, 20, 30, 40, 50, 60, 80]


def test_what_still_runs_stands_beside_oldest_first() -> None:
    running = [DelayCase(8, PastStage("payment", date(2026, 5, 1))), DelayCase(9, PastStage("payment", PAID))]
    found = sheet([*paid_after(30), *running])

    assert [(each.stage.case.dossier_id, each.whole) for each in found.waiting] == [(9, 396), (8, 31)]
    assert found.groups[0].days is None


def test_a_claim_that_waits_is_one_line_in_its_narrowest_stage() -> None:
    cases, _ = cases_of_claim(
        ClaimOf(5, "FEADER", replace(CLAIM, filed_on=FILED, service_done_on=CERTIFIED)), "claimed"
    )

    (found,) = sheet(cases).waiting
    # Certified on 2 March 2025: 456 days in the stage, 516 since it was filed.
    assert (found.stage.case.past.stage, found.stage.days, found.whole) == ("ordering", 456, 516)


def test_cases_are_grouped_by_the_year_they_began_and_by_funder() -> None:
    cases = [*paid_after(10, 20), *paid_after(30, since=date(2024, 2, 1), funder="FEDER")]

    assert [(each.key, len(each.finished)) for each in sheet(cases, Wish("year")).groups] == [(2024, 1), (2025, 2)]
    assert [each.key for each in sheet(cases, Wish("funder")).groups] == ["FEADER", "FEDER"]
    assert [each.key for each in sheet(cases, Wish("year", funder="FEDER")).groups] == [2024]
    assert sheet(cases, Wish(year=2025)).years == (2024, 2025)


@pytest.mark.parametrize(("year", "counts"), [(None, [3, 2, 1, 1, 0, 0]), (2024, [2, 2, 1, 1, 0, 0])])
def test_how_many_dossiers_and_how_much_came_to_each_step(year: int | None, counts: list[int]) -> None:
    dossiers = [
        dossier(1, "claimed"),
        dossier(2, "programmed", convention_on=None),
        dossier(3, "complete", received_on=date(2025, 5, 1), programmed_on=None, convention_on=None),
    ]
    euros = {"voted": Fraction(900), "convention": Fraction(800), "claimed": Fraction(300)}
    facts = [
        FundFacts(1, "2024-001", "", "", None, 7, "claimed", Fraction(1000), euros),
        FundFacts(3, "2024-003", "", "", None, 7, "complete", Fraction(500)),
    ]

    found = funnel_of(dossiers, facts, year)

    assert [len(each.dossiers) for each in found] == counts
    assert [each.amount for each in found][1:4] == [900, 800, 300]
    # Nobody noted what the second one was voted, nor what it asked.
    assert [each.unknown for each in found][:2] == [1, 1]
