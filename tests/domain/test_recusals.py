"""A recusal from the timeline to the quorum: however the titulaire goes out, the setting says who takes the seat."""

from __future__ import annotations

from datetime import date

import pytest

from leaderdesk.domain.committee.presence import Event, read_timeline
from leaderdesk.domain.committee.seats import (
    Committee,
    CommitteeSeat,
    CountingRules,
    Mandate,
    PooledMandate,
    room_on,
)
from leaderdesk.domain.quorum import Quorum, count_quorum
from leaderdesk.domain.seating import LEAVES_BOTH, MAY_REPLACE, SILENT, STAYS
from tests.domain.test_presence import event, minute

START = date(2026, 1, 1)
COMMITTEE = Committee(
    (CommitteeSeat("V1", "private"), CommitteeSeat("V2", "private")),
    (
        Mandate("Anne", "V1", "titulaire", START),
        Mandate("Bruno", "V1", "suppleant", START),
        Mandate("Chloé", "V2", "titulaire", START),
    ),
    (PooledMandate("Xavier", "private", 1, START),),
)
OPENED = (
    *(event("arrival", 0, person) for person in ("Anne", "Bruno", "Chloé", "Xavier")),
    event("item_opened", 10, item="A"),
)
OUT = {
    "recused": (event("recusal", 10, "Anne"),),
    "recused then absent": (event("recusal", 10, "Anne"), event("absence", 12, "Anne")),
    "absent then recused": (event("absence", 11, "Anne"), event("recusal", 12, "Anne")),
    "recused and absent at once": (event("recusal", 12, "Anne"), event("absence", 12, "Anne")),
    "recused then gone": (event("recusal", 10, "Anne"), event("departure", 12, "Anne")),
    "gone then recused": (event("departure", 11, "Anne"), event("recusal", 12, "Anne")),
}


def quorum_at(at: int, *events: Event, counting: CountingRules) -> Quorum:
    there = read_timeline((*OPENED, *events)).at(minute(at))
    room = room_on(COMMITTEE, START, there.present, there.recused, counting=counting, withdrawn=there.withdrawn)
    return count_quorum(room, ())


@pytest.mark.parametrize("way", OUT)
@pytest.mark.parametrize(
    ("recused_seat", "voters"), [(SILENT, {"V2": "Chloé"}), (MAY_REPLACE, {"V1": "Bruno", "V2": "Chloé"})]
)
def test_recused_titulaire_is_replaced_where_the_setting_says_so_alone(
    way: str, recused_seat: str, voters: dict[str, str]
) -> None:
    quorum = quorum_at(15, *OUT[way], counting=CountingRules(recused_seat=recused_seat))

    assert quorum.voters == voters


@pytest.mark.parametrize(
    ("way", "recusal", "counted"),
    [
        ("recused then absent", STAYS, (2, 2)),
        ("recused then absent", LEAVES_BOTH, (1, 1)),
        ("recused then gone", STAYS, (2, 1)),
        ("recused then gone", LEAVES_BOTH, (2, 1)),
    ],
)
def test_recused_member_counts_outside_and_no_longer_once_gone(
    way: str, recusal: str, counted: tuple[int, int]
) -> None:
    heads = quorum_at(15, *OUT[way], counting=CountingRules(recusal=recusal)).heads

    assert (heads.seats, heads.present.total) == counted


def test_suppleant_of_a_member_who_left_takes_the_seat_for_the_next_project() -> None:
    left = (*OUT["recused then gone"], event("item_opened", 20, item="B"), event("item_opened", 30, item="A"))

    voters = [quorum_at(at, *left, counting=CountingRules()).voters.get("V1") for at in (15, 20, 30)]

    assert voters == [None, "Bruno", None]


def test_suppleant_takes_the_seat_of_a_member_gone_before_the_project_whatever_their_interest() -> None:
    gone = (event("departure", 5, "Anne"), event("recusal", 5, "Anne", "A"))

    assert quorum_at(15, *gone, counting=CountingRules()).voters["V1"] == "Bruno"


def test_member_who_withdraws_the_recusal_after_leaving_is_absent_like_another() -> None:
    events = (*OUT["recused then gone"], event("recusal_withdrawn", 14, "Anne"))

    assert quorum_at(15, *events, counting=CountingRules()).voters["V1"] == "Bruno"


def test_member_who_comes_back_is_outside_again_until_the_project_ends() -> None:
    timeline = read_timeline((*OPENED, *OUT["recused then gone"], event("arrival", 14, "Anne")))

    there = timeline.at(minute(14))
    assert ("Anne" in there.present, "Anne" in there.in_room, there.withdrawn) == (True, False, frozenset())
    assert timeline.problems == ()
