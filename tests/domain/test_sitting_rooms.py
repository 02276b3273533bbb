"""What an open sitting shows of its room and its agenda: who is where, who counts, both gauges, when it should end."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from leaderdesk.domain.committee.seats import CountingRules
from leaderdesk.domain.quorum import QuorumRule
from leaderdesk.domain.sheets.sittings.agendas import agenda_of
from leaderdesk.domain.sheets.sittings.facts import PointFacts
from leaderdesk.domain.sheets.sittings.gauges import Gauge, leaving_of
from leaderdesk.domain.sheets.sittings.rooms import PersonSheet, room_of
from leaderdesk.domain.sittings import gestures as told
from tests.domain.sittings import EVERYBODY, FUND, HALF, START, Evening, ground_of, opened, voted


def person(evening: Evening, name: str) -> PersonSheet:
    """Somebody in the room."""
    found = room_of(evening.state).person(name)
    assert found is not None
    return found


def test_gauges_say_what_is_counted_out_of_what_and_how_many_it_takes() -> None:
    gauges = room_of(opened(["Ada", "Dina", "Émile", "Farid"]).state).gauges

    assert gauges.presence == (Gauge("present_share", "seats", None, 4, 6, 3, is_ceiling=False, is_met=True),)
    assert gauges.votes == (Gauge("college_share", "voters", "private", 3, 4, 2, is_ceiling=False, is_met=True),)
    assert (gauges.presence[0].margin, gauges.votes[0].margin) == (1, 1)


def test_ceiling_says_the_most_that_may_be_counted() -> None:
    rules = (QuorumRule("college_cap", "voters", HALF, "<", "public"),)
    gauge = room_of(opened(EVERYBODY, ground=ground_of(rules=rules)).state).gauges.votes[0]

    assert (gauge.counted, gauge.out_of, gauge.wanted, gauge.is_met, gauge.margin) == (3, 6, 2, False, -1)


def test_everybody_is_somewhere_since_a_moment() -> None:
    evening = opened(["Ada", "Bilal", "Chloé", "Dina", "Émile"], point="halle")
    evening.do(told.SteppedOut("Bilal"), told.Departed("Chloé"))

    where = {each.name: each.where for each in room_of(evening.state).people}
    assert where == {
        "Ada": "recused",
        "Bilal": "out",
        "Chloé": "departed",
        "Dina": "in_room",
        "Émile": "in_room",
        "Farid": "absent",
        "Gaëlle": "absent",
        "Hugo": "absent",
    }
    assert person(evening, "Bilal").since == START + timedelta(minutes=8)
    assert (person(evening, "Dina").since, person(evening, "Farid").since) == (START + timedelta(minutes=5), None)


def test_whoever_is_not_counted_is_told_why() -> None:
    evening = opened([*EVERYBODY, "Gaëlle", "Hugo"], point="halle")

    reasons = {each.name: each.why_not for each in room_of(evening.state).people if not each.is_counted}
    assert reasons == {"Ada": "recused", "Gaëlle": "titulaire_sits", "Hugo": "observer"}


def test_suppleant_of_a_recused_titulaire_finds_the_seat_closed() -> None:
    evening = opened([*EVERYBODY, "Gaëlle"]).do(told.Recused("Farid", "moulin", "Voisin"))
    allowing = replace(evening.ground, counting=CountingRules(recused_seat="suppleant_may_replace"))
    other = opened([*EVERYBODY, "Gaëlle"], ground=allowing).do(told.Recused("Farid", "moulin", "Voisin"))

    assert person(evening, "Gaëlle").why_not == "seat_closed"
    assert (person(other, "Gaëlle").is_counted, person(other, "Gaëlle").voices) == (True, ("S6",))


def test_what_a_departure_or_a_recusal_would_lose_is_said_of_each() -> None:
    evening = opened(["Bilal", "Chloé", "Dina", "Émile"])

    assert [each.name for each in room_of(evening.state).people if each.departure_loses] == ["Dina", "Émile"]
    assert [each.name for each in room_of(evening.state).people if each.recusal_loses] == ["Dina", "Émile"]
    leaving = leaving_of(evening.state, "Dina")
    assert (leaving.now.is_quorate, leaving.departure.is_vote_met, leaving.departure.votes[0].counted) == (
        True,
        False,
        1,
    )


def test_deputy_in_the_chair_is_said() -> None:
    room = room_of(opened().do(told.SteppedOut("Bilal")).state)

    assert (room.chair, room.is_chair_deputy, room.colleges) == ("Dina", True, {"public": 2, "private": 3})


def test_agenda_says_what_is_done_what_it_took_and_when_the_rest_comes() -> None:
    points = [replace(each, planned_minutes=10) for each in ground_of().points]
    evening = voted(opened(ground=ground_of(points=tuple(points)))).do(told.Decided("moulin", "favourable", FUND))
    evening.do(told.PointOpened("halle"))
    now = START + timedelta(minutes=17)

    agenda = agenda_of(evening.state, {"halle": PointFacts(7, "2026-007", "Commune")}, now)
    assert [(each.key, each.status, each.spent_minutes) for each in agenda.lines] == [
        ("halle", "open", 3),
        ("moulin", "done", 6),
        ("pv", "waiting", 0),
    ]
    assert (agenda.lines[0].number, agenda.lines[1].outcome, agenda.lines[1].amount) == ("2026-007", "favourable", FUND)
    assert agenda.lines[2].starts_at == now + timedelta(minutes=7)
    assert (agenda.ends_at, agenda.behind_minutes) == (now + timedelta(minutes=17), -4)


def test_points_left_when_the_sitting_closes_were_not_examined() -> None:
    evening = opened().do(told.Closed())

    agenda = agenda_of(evening.state, {}, START)
    assert [each.status for each in agenda.lines] == ["not_examined", "done", "not_examined"]
    assert agenda.ends_at is None
