"""What is said of a room and its quorum, rule by rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from leaderdesk.domain.sheets.sittings.gauges import Gauge, Gauges
from leaderdesk.domain.sheets.sittings.rooms import PersonSheet, RoomSheet
from leaderdesk.words import sitting_agendas, sitting_rooms

PRESENT = Gauge("present_share", "seats", None, 13, 24, 12, is_ceiling=False, is_met=True)
PRIVATE = Gauge("college_share", "present", "private", 6, 13, 7, is_ceiling=False, is_met=False)
PUBLIC = Gauge("college_cap", "voters", "public", 7, 13, 6, is_ceiling=True, is_met=False)
ADA = PersonSheet(
    name="Ada Roux",
    role="titulaire",
    seat="01 Mairie",
    structure="Mairie",
    college="public",
    group=None,
    where="in_room",
    since=datetime(2026, 3, 20, 18, 0, tzinfo=UTC),
    voices=("01 Mairie",),
    is_counted=True,
    why_not=None,
    is_chair=True,
    departure_loses=False,
    recusal_loses=False,
    is_barred=False,
)
BEN = replace(ADA, name="Ben Ali", role="suppleant", where="absent", since=None, voices=(), is_counted=False)


def gauges(*presence: Gauge, votes: tuple[Gauge, ...] = ()) -> Gauges:
    return Gauges(presence, votes, 13)


def room(voters: dict[str, str], *, chair: str | None = "Ada Roux", quorum: Gauges | None = None) -> RoomSheet:
    found = quorum or gauges(PRESENT)
    return RoomSheet((ADA, BEN), found, chair, is_chair_deputy=False, colleges={}, voters=voters)


@pytest.mark.parametrize(
    ("gauge", "long", "short"),
    [
        (PRESENT, "Présents\u00a0: 13 sur 24 sièges, il en faut 12", "Présents\u00a0: 13 sur 24, il en faut 12"),
        (PRIVATE, "Privés\u00a0: 6 sur 13 présents, il en faut 7", "Privés\u00a0: 6 sur 13, il manque 1"),
        (PUBLIC, "Publics\u00a0: 7 sur 13 votants, 6 au plus", "Publics\u00a0: 7 sur 13, 1 de trop"),
        (
            replace(PRESENT, counted=12),
            "Présents\u00a0: 12 sur 24 sièges, il en faut 12",
            "Présents\u00a0: 12 sur 24, sans marge",
        ),
    ],
)
def test_rule_is_said_with_its_numbers(gauge: Gauge, long: str, short: str) -> None:
    assert (sitting_rooms.say_gauge(gauge), sitting_rooms.say_rule(gauge)) == (long, short)


def test_halves_are_said_apart() -> None:
    assert sitting_rooms.say_half((PRESENT,), "Présence") == "Présence\u00a0: quorum atteint"
    assert sitting_rooms.say_half((PUBLIC,), "Votants") == "Votants\u00a0: pas de quorum"
    assert sitting_rooms.say_half((), "Votants") == "Votants\u00a0: aucune règle"


def test_consequence_names_what_would_be_lost() -> None:
    now, lost = gauges(PRESENT), gauges(replace(PRESENT, counted=11, is_met=False))

    assert sitting_rooms.say_consequence(now, lost) == (
        "Le quorum serait perdu\u00a0: présents 11 sur 24 sièges, il en faut 12."
    )
    assert sitting_rooms.say_consequence(lost, now) == "Le quorum serait retrouvé."
    assert sitting_rooms.say_consequence(lost, lost) == "Le quorum manquerait toujours."
    assert sitting_rooms.say_consequence(now, now) == "Le quorum tiendrait."
    assert sitting_rooms.say_consequence(now, gauges(replace(PRESENT, counted=12))) == (
        "Le quorum tiendrait de justesse\u00a0: présents 12 sur 24 sièges, il en faut 12."
    )


def test_seat_taken_by_a_suppleant_and_taken_back_is_said() -> None:
    his, hers = room({"01 Mairie": "Ben Ali"}), room({"01 Mairie": "Ada Roux"})

    assert sitting_rooms.say_moved(room({}), his) == ["Ben Ali, suppléant, prend le siège 01 Mairie."]
    assert sitting_rooms.say_moved(his, hers) == ["Ada Roux reprend le siège 01 Mairie\u202f; Ben Ali ne vote plus."]
    assert sitting_rooms.say_moved(room({}), hers) == []


def test_chair_and_quorum_that_change_are_said() -> None:
    before, after = room({}), room({}, chair="Ben Ali", quorum=gauges(PRIVATE))

    assert sitting_rooms.say_moved(before, after) == ["La présidence passe à Ben Ali.", "Le quorum est perdu."]
    assert sitting_rooms.say_moved(after, room({}, chair=None)) == [
        "Plus personne ne préside.",
        "Le quorum est atteint.",
    ]


def test_person_is_told_by_place_and_standing() -> None:
    assert sitting_rooms.place(ADA) == "01 Mairie"
    assert sitting_rooms.place(replace(BEN, seat=None, role="pooled")) == "collège des publics, suppléant de réserve"
    assert sitting_rooms.place(replace(BEN, seat=None, college=None, role="observer")) == "invité"
    assert sitting_rooms.standing(replace(ADA, voices=("01 Mairie", "04 Foyer"))) == "porte aussi la voix de 04 Foyer"
    assert (
        sitting_rooms.standing(replace(BEN, why_not="titulaire_sits"))
        == "ne vote pas\u00a0: la voix de son siège est prise"
    )
    assert (sitting_rooms.mark(BEN), sitting_rooms.mark(ADA)) == ("01 public, suppléant", "01 public")
    assert sitting_rooms.briefly(replace(ADA, voices=("01 Mairie", "04 Foyer"))) == "2\u00a0voix"
    assert sitting_rooms.briefly(replace(BEN, where="in_room")) == "ne vote pas"
    assert (sitting_rooms.where(BEN), sitting_rooms.standing(ADA)) == ("pas là", "")


def test_timer_runs_past_the_hour() -> None:
    assert sitting_agendas.running(timedelta(minutes=4, seconds=7)) == "4:07"
    assert sitting_agendas.running(timedelta(hours=1, minutes=2, seconds=15)) == "1\u00a0h\u00a002:15"
    assert (sitting_agendas.spent(12, 15), sitting_agendas.spent(18, 15)) == (
        "12\u00a0min sur 15",
        "18\u00a0min sur 15, 3 de trop",
    )


def test_what_is_missing_is_said_in_a_few_words_and_once() -> None:
    lost = gauges(replace(PRIVATE, counted=5), PUBLIC, votes=(replace(PRIVATE, counted=5),))

    assert sitting_rooms.say_missing(lost) == "il manque 2 privés\u202f; publics\u00a0: 1 de trop"
    assert sitting_rooms.say_missing(gauges(replace(PRESENT, counted=11, is_met=False))) == "il manque 1 présent"


@pytest.mark.parametrize(
    ("now", "then", "said"),
    [
        (gauges(PRESENT), gauges(PRESENT), "quorum tenu"),
        (gauges(PRESENT), gauges(replace(PRESENT, counted=12)), "quorum sans marge"),
        (gauges(PRESENT), gauges(PRIVATE), "quorum perdu"),
        (gauges(PRIVATE), gauges(PRIVATE), "pas de quorum"),
        (gauges(PRIVATE), gauges(PRESENT), "quorum retrouvé"),
    ],
)
def test_effect_of_a_movement_is_said_in_a_few_words(now: Gauges, then: Gauges, said: str) -> None:
    assert sitting_rooms.say_effect(now, then) == said
