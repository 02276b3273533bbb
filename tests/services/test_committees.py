"""The committee in a base: seats, mandates that follow each other, offices, interests."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from leaderdesk.domain.errors import Refusal
from leaderdesk.services import committees, seats
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.history import undo
from tests.factories import make_ground

SINCE = date(2026, 1, 1)
LATER = date(2026, 6, 1)


def seated(base: OpenBase) -> dict[str, int]:
    """Two seats; the keys of their people."""
    make_ground(base)
    drafts = [
        committees.SeatDraft("Mairie", "public", "élus", "Ada", "Bilal"),
        committees.SeatDraft("Les Amis", "private", None, "Chloé"),
    ]
    committees.add_seats(base, drafts, SINCE)
    return {row.name: row.id for row in committees.read_committee(base).members}


def test_seats_are_numbered_with_those_who_hold_them(base: OpenBase) -> None:
    seated(base)

    seats = committees.read_committee(base).seats
    assert [(each.key, each.college, each.holder("titulaire", LATER)) for each in seats] == [
        ("01 Mairie", "public", "Ada"),
        ("02 Les Amis", "private", "Chloé"),
    ]
    assert seats[1].holder("suppleant", LATER) is None


def test_seats_pasted_together_are_one_action(base: OpenBase) -> None:
    seated(base)
    undo(base)

    assert committees.read_committee(base).seats == ()


def test_new_titulaire_ends_the_mandate_of_the_one_before(base: OpenBase) -> None:
    seated(base)
    seat = committees.read_committee(base).seats[0]
    dina = committees.add_member(base, "Dina")
    committees.give_mandate(base, dina, "titulaire", LATER, seat_id=seat.id)

    seat = committees.read_committee(base).seats[0]
    assert seat.holder("titulaire", date(2026, 5, 31)) == "Ada"
    assert seat.holder("titulaire", LATER) == "Dina"


def test_mandate_given_before_a_planned_one_ends_on_its_eve(base: OpenBase) -> None:
    seated(base)
    seat = committees.read_committee(base).seats[0]
    dina, emile = (committees.add_member(base, name) for name in ("Dina", "Émile"))
    committees.give_mandate(base, dina, "titulaire", date(2026, 9, 1), seat_id=seat.id)
    committees.give_mandate(base, emile, "titulaire", LATER, seat_id=seat.id)

    seat = committees.read_committee(base).seats[0]
    days = (date(2026, 5, 31), LATER, date(2026, 8, 31), date(2026, 9, 1))
    assert [seat.holder("titulaire", day) for day in days] == ["Ada", "Émile", "Émile", "Dina"]


def test_presidency_and_voices_that_are_heard(base: OpenBase) -> None:
    people = seated(base)
    committees.give_office(base, people["Ada"], 1, SINCE)
    committees.give_office(base, people["Chloé"], 1, LATER)
    committees.give_office(base, people["Ada"], 2, LATER)
    hugo = committees.add_member(base, "Hugo")
    committees.give_mandate(base, hugo, "consultative", SINCE)

    sheet = committees.read_committee(base)
    assert (sheet.chairs(SINCE), sheet.chairs(LATER)) == (("Ada",), ("Chloé", "Ada"))
    assert sheet.observers(LATER) == ("Hugo",)


def test_presidency_given_before_a_planned_one_ends_on_its_eve(base: OpenBase) -> None:
    people = seated(base)
    committees.give_office(base, people["Ada"], 1, LATER)
    committees.give_office(base, people["Chloé"], 1, SINCE)

    offices = {(each.member, each.since, each.until) for each in committees.read_committee(base).offices}
    assert offices == {("Chloé", SINCE, LATER - timedelta(days=1)), ("Ada", LATER, None)}


def test_two_people_never_have_one_name(base: OpenBase) -> None:
    people = seated(base)

    with pytest.raises(Refusal, match="member_exists"):
        committees.add_member(base, "Ada")
    with pytest.raises(Refusal, match="member_exists"):
        committees.edit_member(base, people["Chloé"], name="Ada")


def test_seat_taken_away_takes_its_mandates(base: OpenBase) -> None:
    seated(base)
    seats.remove_seats(base, [committees.read_committee(base).seats[0].id])

    assert [each.key for each in committees.read_committee(base).seats] == ["02 Les Amis"]
