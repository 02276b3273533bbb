"""The sheet of seats: a list pasted, cells typed in, seats left vacant by an election."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from leaderdesk.domain.committee.rows import SeatRow
from leaderdesk.domain.errors import Refusal
from leaderdesk.services import seats
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.committees import SeatDraft, add_seats, read_committee
from leaderdesk.services.history import undo
from leaderdesk.services.reading import today
from tests.factories import make_ground

SINCE = date(2026, 1, 1)
LIST = [
    ["N°", "Collège", "Organisme", "Titulaire", "Suppléant"],
    ["1", "Public", "MAIRIE", "Ada", "Bilal"],
    ["2", "société civile", "Les Amis", "Chloé", ""],
    ["3", "mixte", "La Ferme", "Dina", ""],
]


def seated(base: OpenBase) -> tuple[SeatRow, ...]:
    """Two seats."""
    make_ground(base)
    drafts = [SeatDraft("Mairie", "public", None, "Ada", "Bilal"), SeatDraft("Les Amis", "private", None, "Chloé")]
    add_seats(base, drafts, SINCE)
    return read_committee(base).seats


def test_pasted_list_names_what_is_new_and_what_cannot_be(base: OpenBase) -> None:
    seated(base)
    plan = seats.plan_pasted(base, LIST)

    assert [(each.structure, each.college) for each in plan] == [
        ("Mairie", "public"),
        ("Les Amis", "private"),
        ("La Ferme", "mixte"),
    ]
    assert plan[0].remarks == {"structure": "known", "titulaire": "known", "suppleant": "known"}
    assert [dict(each.problems) for each in plan] == [{}, {}, {"college": "college_unread"}]


def test_sound_lines_of_a_list_are_added_as_one_action(base: OpenBase) -> None:
    make_ground(base)
    seats.add_pasted(base, seats.plan_pasted(base, LIST), SINCE)
    assert [each.key for each in read_committee(base).seats] == ["01 MAIRIE", "02 Les Amis"]

    undo(base)

    assert read_committee(base).seats == ()


def test_name_typed_over_another_begins_a_mandate_today(base: OpenBase) -> None:
    first, second = seated(base)
    seats.edit_seats(base, {first.id: {"titulaire": "Dina"}, second.id: {"suppleant": "ADA"}})

    first, second = read_committee(base).seats
    day = today(base)
    assert (first.holder("titulaire", day), first.holder("titulaire", SINCE)) == ("Dina", "Ada")
    assert second.holder("suppleant", day) == "Ada"


def test_structure_college_and_number_are_typed_in(base: OpenBase) -> None:
    first, second = seated(base)
    seats.edit_seats(base, {first.id: {"structure": "les amis", "college": "private", "number": 7}})

    last = read_committee(base).seats[1]
    assert (last.key, last.college) == ("07 Les Amis", "private")
    with pytest.raises(Refusal, match="seat_number_taken"):
        seats.edit_seats(base, {first.id: {"number": second.number}})


def test_seats_left_vacant_together_are_taken_back_together(base: OpenBase) -> None:
    rows = seated(base)
    seats.vacate_seats(base, [each.id for each in rows], date(2026, 3, 22))
    day = date(2026, 3, 23)
    assert [each.holder("titulaire", day) for each in read_committee(base).seats] == [None, None]

    undo(base)

    assert [each.holder("titulaire", day) for each in read_committee(base).seats] == ["Ada", "Chloé"]


def test_holder_replaced_before_a_planned_mandate_leaves_it_standing(base: OpenBase) -> None:
    first = seated(base)[0]
    seats.seat_somebody(base, first.id, "titulaire", "Dina", date(2026, 9, 1))
    seats.seat_somebody(base, first.id, "titulaire", "Émile", date(2026, 5, 1))

    held = {(each.member, each.since, each.until) for each in read_committee(base).seats[0].mandates}
    assert held == {
        ("Ada", SINCE, date(2026, 4, 30)),
        ("Bilal", SINCE, None),
        ("Émile", date(2026, 5, 1), date(2026, 8, 31)),
        ("Dina", date(2026, 9, 1), None),
    }


def test_name_typed_or_erased_in_the_sheet_leaves_what_is_planned(base: OpenBase) -> None:
    first, day = seated(base)[0], today(base)
    seats.seat_somebody(base, first.id, "titulaire", "Dina", day + timedelta(days=30))
    seats.edit_seats(base, {first.id: {"titulaire": "Émile"}})
    seats.edit_seats(base, {first.id: {"titulaire": None}})

    seat = read_committee(base).seats[0]
    later = [seat.holder("titulaire", day + timedelta(days=days)) for days in (-1, 0, 29, 30)]
    assert later == ["Ada", None, None, "Dina"]


def test_seats_left_vacant_by_an_election_keep_who_is_to_come(base: OpenBase) -> None:
    first = seated(base)[0]
    seats.seat_somebody(base, first.id, "titulaire", "Dina", date(2026, 6, 1))
    seats.vacate_seats(base, [first.id], date(2026, 5, 31), ["titulaire"])

    seat = read_committee(base).seats[0]
    assert (seat.holder("titulaire", date(2026, 5, 31)), seat.holder("titulaire", date(2026, 6, 1))) == ("Ada", "Dina")


def test_mandate_corrected_backwards_is_refused(base: OpenBase) -> None:
    mandate = seated(base)[0].mandates[0]

    with pytest.raises(Refusal, match="mandate_backwards"):
        seats.edit_mandates(base, {mandate.id: {"until": date(2025, 1, 1)}})


def test_seats_begun_by_hand_follow_the_others(base: OpenBase) -> None:
    seated(base)
    seats.begin_seat(base, "private")

    assert [each.number for each in seats.read_seats_file(base).sheet.seats] == [1, 2, 3]
