"""What minutes tell of a sitting: who came and as what, movements, those who stood aside, votes, what was granted."""

from __future__ import annotations

from fractions import Fraction

from leaderdesk.domain.committee.majorities import Totals
from leaderdesk.domain.sheets.sittings.attendance import AttendanceSheet, attendance_of
from leaderdesk.domain.sheets.sittings.closed import closed_sheet_of
from leaderdesk.domain.sheets.sittings.facts import PointFacts, SittingFacts
from leaderdesk.domain.sheets.sittings.live import Memory, point_of_live
from leaderdesk.domain.sheets.sittings.minutes import MinutesSheet, minutes_of
from leaderdesk.domain.sittings import gestures as told
from tests.domain.sittings import EVERYBODY, FUND, START, Evening, opened, voted

SITTING = SittingFacts(1, 3, "Comité de novembre", "GAL d’Essai", "Salle des fêtes", "closed")


def attendance(evening: Evening, excused: frozenset[str] = frozenset()) -> AttendanceSheet:
    """Everybody, as the minutes list them."""
    return attendance_of(evening.state, evening.deeds, excused)


def minutes(evening: Evening, facts: dict[str, PointFacts] | None = None) -> MinutesSheet:
    """The whole of the minutes."""
    state, memory, known = evening.state, Memory(), facts or {}
    points = {key: point_of_live(state, key, known, START, memory) for key in state.order}
    return minutes_of(state, evening.deeds, closed_sheet_of(state, evening.deeds, SITTING, known), points)


def capacities(evening: Evening) -> dict[str, str]:
    """In what capacity each came."""
    return {each.name: each.capacity for college in attendance(evening).colleges for each in college.came}


def test_a_suppleant_has_a_voice_only_while_the_titulaire_is_away() -> None:
    beside = opened(["Ada", "Dina", "Farid", "Gaëlle"])
    instead = opened(["Ada", "Dina", "Gaëlle"])

    assert (capacities(beside)["Farid"], capacities(beside)["Gaëlle"]) == ("titulaire", "without_voice")
    assert capacities(instead)["Gaëlle"] == "suppleant"


def test_a_voice_borne_for_one_point_is_said() -> None:
    evening = opened(["Ada", "Dina", "Farid", "Gaëlle"]).do(told.Departed("Farid"))

    assert capacities(evening) == {"Ada": "titulaire", "Dina": "titulaire", "Farid": "titulaire", "Gaëlle": "suppleant"}


def test_a_recused_titulaire_is_listed_as_one() -> None:
    evening = opened(point="").do(told.PointOpened("halle"), told.PointClosed("halle"))

    assert capacities(evening)["Ada"] == "titulaire"


def test_those_who_did_not_come_are_excused_or_absent_by_college() -> None:
    evening = opened(["Ada", "Dina", "Émile", "Farid"])

    public, private = attendance(evening, frozenset({"Bilal"})).colleges
    assert [(each.name, each.is_excused) for each in public.missing] == [("Bilal", True), ("Chloé", False)]
    assert [(each.name, each.is_titulaire) for each in private.missing] == [("Gaëlle", False)]


def test_only_what_happened_once_the_first_point_was_open_is_a_movement() -> None:
    evening = opened(["Ada", "Dina", "Émile"]).do(told.Arrived("Farid"), told.Departed("Ada", "Train"))

    sheet = attendance(evening)
    assert [(each.person, each.code, each.reason) for each in sheet.movements] == [
        ("Farid", "arrived", ""),
        ("Ada", "departed", "Train"),
    ]
    (late,) = [each for college in sheet.colleges for each in college.came if each.since is not None]
    assert late.name == "Farid"


def test_a_struck_arrival_is_no_attendance() -> None:
    evening = opened(["Ada", "Dina", "Émile", "Farid"], point="")
    rank = next(deed.rank for deed in evening.deeds if deed.gesture == told.Arrived("Farid"))
    deeds = [*evening.deeds, evening.next(told.Struck(rank, "Erreur de ligne"))]

    assert "Farid" not in {
        each.name for college in attendance_of(evening.state, deeds).colleges for each in college.came
    }


def test_those_aside_are_named_with_their_reason_whether_declared_or_said() -> None:
    evening = opened(point="").do(told.PointOpened("halle"), told.Recused("Dina", "halle", "Salariée du porteur"))
    facts = {"halle": PointFacts(holder="Mairie", interests={"Ada": "Maire"})}

    point = minutes(evening, facts).points[0]
    assert [(each.person, each.reason) for each in point.asides] == [("Ada", "Maire"), ("Dina", "Salariée du porteur")]


def test_a_vote_says_how_many_could_vote_and_who_presided() -> None:
    evening = voted(opened(["Ada", "Chloé", "Dina", "Émile", "Farid"]))

    vote = minutes(evening).points[1].votes[0]
    assert (vote.voters, vote.held.totals, vote.chair, vote.is_chair_deputy) == (5, Totals(5), "Dina", True)


def test_what_was_granted_is_the_sum_of_the_decisions_and_leaves_the_envelope() -> None:
    evening = voted(opened()).do(told.Decided("moulin", "favourable", FUND), told.Closed())

    sheet = minutes(evening)
    assert (sheet.granted, sheet.pots["1"].left) == (FUND, Fraction(10_000) - FUND)
    assert [each.key for each in sheet.decided("favourable")] == ["moulin"]


def test_a_point_that_nobody_opened_was_not_examined() -> None:
    found = {each.key: each.was_examined for each in minutes(opened()).points}

    assert found == {"halle": False, "moulin": True, "pv": False}


def test_the_quorum_is_the_one_of_the_first_point_not_of_the_last() -> None:
    evening = opened().do(*(told.Departed(person) for person in EVERYBODY[1:]))

    sheet = minutes(evening)
    assert (sheet.quorum.is_quorate, sheet.chair) == (True, "Bilal")
