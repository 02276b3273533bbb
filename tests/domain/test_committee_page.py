"""What the page of the committee computes: composition, an invented room, a pasted list, who came."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderdesk.domain.committee.attendance import Held, attendance_of, counts_of
from leaderdesk.domain.committee.examples import Example, room_of, sound, try_rules
from leaderdesk.domain.committee.figures import compose, vacant_since, wanted
from leaderdesk.domain.committee.pasted import Known, read_seats
from leaderdesk.domain.committee.rows import MandateRow, SeatRow
from leaderdesk.domain.committee.seats import DEFAULT_COUNTING, Committee, CommitteeSeat, Mandate, PooledMandate
from leaderdesk.domain.quorum import QuorumRule, RuleResult
from leaderdesk.domain.sittings.rules import DOUBLE, PRESETS

DAY = date(2026, 6, 1)
SINCE = date(2026, 1, 1)
SEATS = (CommitteeSeat("1", "public"), CommitteeSeat("2", "public"), CommitteeSeat("3", "private"))
COMMITTEE = Committee(
    SEATS,
    (
        Mandate("Ada", "1", "titulaire", SINCE),
        Mandate("Bilal", "1", "suppleant", SINCE),
        Mandate("Chloé", "3", "titulaire", SINCE),
    ),
    (PooledMandate("Dina", "private", 1, SINCE),),
)
COUNTS = st.integers(0, 40)


def test_composition_counts_seats_and_those_nobody_holds() -> None:
    found = compose(COMMITTEE, DOUBLE.quorum, DAY)

    assert [(each.college, each.seats, each.vacant, each.share) for each in found.colleges] == [
        ("public", 2, 1, Fraction(2, 3)),
        ("private", 1, 0, Fraction(1, 3)),
    ]
    assert [(each.top, each.bottom, wanted(each), each.is_met) for each in found.rules] == [
        (2, 3, 2, True),
        (1, 2, 1, True),
    ]


def test_committee_without_seats_has_no_rule_to_meet() -> None:
    assert compose(Committee(()), DOUBLE.quorum, DAY).rules == ()


@pytest.mark.parametrize(
    ("kind", "op", "bottom", "number"),
    [
        ("present_share", ">=", 25, 13),
        ("present_share", ">", 24, 13),
        ("college_cap", "<=", 25, 12),
        ("college_cap", "<", 24, 11),
    ],
)
def test_wanted_is_the_first_number_that_meets_the_rule(kind: str, op: str, bottom: int, number: int) -> None:
    rule = QuorumRule(kind, "seats", Fraction(1, 2), op)

    assert wanted(RuleResult(rule, 0, bottom, is_met=False)) == number


def test_seat_is_vacant_from_the_day_after_the_last_mandate() -> None:
    held = MandateRow(1, 1, "Ada", "titulaire", 1, None, None, SINCE, date(2026, 3, 22))
    seat = SeatRow(1, 1, "Mairie", "public", None, (held,))

    assert vacant_since(seat, "titulaire", DAY) == date(2026, 3, 23)
    assert vacant_since(seat, "titulaire", SINCE) is None
    assert vacant_since(seat, "suppleant", DAY) is None


def test_example_of_thirteen_present_and_one_recused() -> None:
    quorum = try_rules(Example(), DOUBLE.quorum, DEFAULT_COUNTING)

    assert (quorum.heads.seats, quorum.heads.present.total, quorum.heads.voters.total) == (24, 12, 12)
    assert [(each.top, each.bottom, each.is_met) for each in quorum.rules] == [(12, 24, True), (6, 12, True)]


@given(st.builds(Example, *[COUNTS] * 8))
def test_invented_room_never_holds_more_than_its_seats(example: Example) -> None:
    told, room = sound(example), room_of(example, DEFAULT_COUNTING)

    assert len(room.seats) == example.public_seats + example.private_seats
    assert room.recused <= room.present
    assert sum(seat.titulaire is None for seat in room.seats) == told.vacant
    assert sum(seat.group is not None for seat in room.seats) == told.grouped


def test_every_model_answers_the_example() -> None:
    assert [try_rules(Example(), rules.quorum, rules.counting).is_quorate for rules in PRESETS.values()] == [
        True,
        True,
        False,
    ]


def test_titles_are_found_in_any_order_and_colleges_in_words() -> None:
    rows = [
        ("Suppléante", "Organisme", "Collège"),
        ("vacant", "Mairie", "Élus"),
        ("Bilal", "Amis", "collège des associations"),
    ]

    assert [(each.structure, each.college, each.suppleant) for each in read_seats(rows, Known())] == [
        ("Mairie", "public", ""),
        ("Amis", "private", "Bilal"),
    ]


def test_list_without_titles_is_read_in_the_usual_order() -> None:
    (seat,) = read_seats([("1", "Mairie", "public", "Ada", "Bilal")], Known())

    assert (seat.structure, seat.college, seat.titulaire, seat.suppleant) == ("Mairie", "public", "Ada", "Bilal")


def test_each_lack_of_a_line_is_named_in_its_place() -> None:
    rows = [("", "mixte", "", "Ada", "ada"), ("Amis", "", "", "Ada", "")]

    assert [dict(each.problems) for each in read_seats(rows, Known())] == [
        {"college": "college_unread", "structure": "structure_missing", "suppleant": "same_person"},
        {"college": "college_missing", "titulaire": "seated_twice"},
    ]


def test_attendance_says_who_sat_for_whom() -> None:
    held = Held(1, "Comité", DAY, COMMITTEE, frozenset({"Bilal", "Dina"}), frozenset({"Chloé"}))
    lines = attendance_of(held)

    assert [(each.person, each.attended, each.by) for each in lines] == [
        ("Ada", "replaced", "Bilal"),
        ("Bilal", "present", ""),
        ("Chloé", "replaced", "Dina"),
        ("Dina", "present", ""),
    ]
    assert counts_of(lines)["replaced"] == 2


def test_absent_excused_and_not_needed_are_told_apart() -> None:
    held = Held(1, "Comité", DAY, COMMITTEE, frozenset(), frozenset({"Chloé"}))

    assert {each.person: each.attended for each in attendance_of(held)} == {
        "Ada": "absent",
        "Bilal": "stood_by",
        "Chloé": "excused",
    }
