"""Projects against funders: what is asked, what is decided, and sums in which a refusal has no part."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from leaderdesk.domain.money import Cents
from leaderdesk.domain.sheets.funders import Course, FundedProject, Share, funders_of

DAY = date(2026, 3, 1)
COURSES: tuple[Course, ...] = ("asked", "decided", "expired", "refused")


def project(*shares: Share, total: int = 1_000_00, own: int = 0) -> FundedProject:
    return FundedProject("2026-001", "Halle", "Commune", Cents(total), Cents(own), 0, shares)


def share(funder: str, amount: int, course: Course = "asked", nature: str = "public") -> Share:
    return Share(funder, nature, Cents(amount), course, DAY)


def test_a_funder_is_summed_over_the_projects() -> None:
    sheet = funders_of([project(share("Région", 300)), project(share("Région", 200, "decided"))])

    assert [(each.funder, each.asked, each.decided) for each in sheet.funders] == [("Région", 500, 200)]


def test_what_was_refused_is_in_no_sum_and_what_expired_is_asked_again() -> None:
    sheet = funders_of([project(share("Région", 300, "refused"), share("Région", 100, "expired"))])

    assert [(each.asked, each.decided) for each in sheet.funders] == [(100, 0)]


def test_european_funds_come_first_then_who_gives_most() -> None:
    shares = (
        share("B", 1),
        share("A", 5),
        share("Fondation", 9, nature="private"),
        share("FEADER", 2, nature="european"),
    )

    assert [each.funder for each in funders_of([project(*shares)]).funders] == ["FEADER", "A", "B", "Fondation"]


def test_a_funder_asked_twice_for_a_project_has_both_lines() -> None:
    both = (share("Région", 1), share("Région", 2))

    assert project(*both, share("Département", 3)).of("Région") == both


def test_no_project_has_no_funder() -> None:
    assert (funders_of([]).funders, funders_of([]).total, funders_of([]).own) == ((), 0, 0)


@given(st.lists(st.tuples(st.sampled_from("ABC"), st.integers(0, 10**9), st.sampled_from(COURSES)), max_size=12))
def test_the_sums_are_those_of_the_lines(lines: list[tuple[str, int, Course]]) -> None:
    sheet = funders_of([project(share(name, amount, course)) for name, amount, course in lines])

    assert sum(each.asked for each in sheet.funders) == sum(
        amount for _, amount, course in lines if course != "refused"
    )
    assert all(0 <= each.decided <= each.asked for each in sheet.funders)
