"""When the president must leave for a point, the chair and the casting vote pass to the named deputy, on the record."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from leaderdesk.domain.committee.majorities import Totals
from leaderdesk.domain.committee.votes import Saying, Side
from leaderdesk.domain.sittings import gestures as told
from leaderdesk.domain.sittings.records import verify_record
from leaderdesk.services import committees, members, sitting_batches, sitting_rooms, sittings
from leaderdesk.services.bases import OpenBase
from leaderdesk.words.committee import say_step
from leaderdesk.words.sitting_minutes import trace
from leaderdesk.words.sitting_rooms import say_chair
from tests.services.sitting_evenings import DEPUTY, EVERYBODY, PRESIDENT, Evening, make_plan


@pytest.fixture
def evening(base: OpenBase) -> Evening:
    """The second project open with everybody there."""
    held = Evening(base)
    return held.do(*(told.Arrived(person) for person in EVERYBODY), told.PointOpened(held.mill))


def chair(evening: Evening) -> str:
    return say_chair(sitting_rooms.read_live(evening.base, evening.sitting).room)


def tied(evening: Evening, *, deputy: Saying = "for") -> dict[str, Any]:
    """A vote by name that comes to two and two, then what the record says of it."""
    says: dict[str, Saying] = {"Dina": deputy, "Émile": "against", "Farid": "against"}
    seats = sitting_rooms.read_live(evening.base, evening.sitting).room.voters
    evening.do(told.VoteOpened(evening.mill, "Avis favorable", "selection", "by_name"))
    evening.do(*(told.BallotKeyed(evening.mill, seat, says.get(person, "for")) for seat, person in seats.items()))
    return closed(evening)


def closed(evening: Evening, casting: Side | None = None, totals: Totals | None = None) -> dict[str, Any]:
    evening.do(told.VoteClosed(evening.mill, totals, casting))
    record = sittings.record_of(evening.base, evening.sitting)
    assert verify_record(record).holds
    (vote,) = json.loads(record)["results"]["points"][1]["votes"]
    return dict(vote)


def minutes(evening: Evening) -> list[tuple[str, str]]:
    """What the read-through says of the chair."""
    sheet = sitting_batches.read_closed(evening.base, evening.sitting).section(evening.mill)
    assert sheet is not None
    traced = [trace(figure, {}, {}) for figure in sheet.figures if figure.code.startswith("chair")]
    return [(each.label, each.value) for each in traced]


def test_chair_passes_while_the_president_is_recused_and_comes_back_with_the_next_point(evening: Evening) -> None:
    before = chair(evening)
    evening.do(told.Recused(PRESIDENT, evening.mill, "Parente du porteur"))
    during = chair(evening)
    evening.do(told.PointOpened(evening.minutes))

    assert (before, during) == ("Présidence\u00a0: Ada", "Présidence\u00a0: Dina (vice-présidence)")
    assert chair(evening) == before


def test_casting_vote_passes_to_the_deputy_and_the_record_says_so(evening: Evening) -> None:
    evening.do(told.Recused(PRESIDENT, evening.mill, "Parente du porteur"), told.SteppedOut("Bilal"))
    vote = tied(evening)

    assert (vote["for"], vote["against"], vote["chair"]) == (2, 2, DEPUTY)
    assert (vote["result"], vote["casting_by"], vote["reasons"]) == ("adopted", DEPUTY, ["tie", "casting_vote"])
    assert minutes(evening) == [("Présidence du vote, par la vice-présidence", DEPUTY)]


def test_president_in_the_room_presides_and_the_minutes_need_not_say_it(evening: Evening) -> None:
    vote = tied(evening)

    assert (vote["chair"], vote["result"]) == (PRESIDENT, "adopted")
    assert minutes(evening) == []


def test_deputy_who_abstains_leaves_the_tie_unbroken_and_is_named(evening: Evening) -> None:
    evening.do(told.Recused(PRESIDENT, evening.mill, "Parente du porteur"), told.Departed("Farid"))
    seats = sitting_rooms.read_live(evening.base, evening.sitting).room.voters
    says: dict[str, Saying] = {"Bilal": "for", "Chloé": "against", "Dina": "abstention", "Émile": "abstention"}
    evening.do(told.VoteOpened(evening.mill, "Avis favorable", "selection", "by_name"))
    evening.do(*(told.BallotKeyed(evening.mill, seat, says[person]) for seat, person in seats.items()))
    vote = closed(evening)

    assert (vote["result"], vote["casting_by"]) == ("no_result", None)
    held = sittings.read_state(evening.base, evening.sitting).of(evening.mill).votes[0]
    assert say_step(held.outcome.reasons[-1]) == "Dina n’a pas donné sa voix prépondérante."


def test_without_a_deputy_nobody_presides_and_a_tie_waits(evening: Evening) -> None:
    evening.do(told.Recused(PRESIDENT, evening.mill, "Parente du porteur"), told.SteppedOut(DEPUTY))
    said = chair(evening)
    evening.do(told.VoteOpened(evening.mill, "Avis favorable", "selection", "hands"))
    vote = closed(evening, "for", Totals(2, 2))

    assert said == "Présidence\u00a0: personne dans la salle"
    assert (vote["chair"], vote["result"], vote["reasons"]) == (None, "no_result", ["tie", "no_chair_votes"])
    held = sittings.read_state(evening.base, evening.sitting).of(evening.mill).votes[0]
    assert say_step(held.outcome.reasons[-1]).startswith("Ni le président ni un vice-président ne vote")
    assert minutes(evening) == [("Présidence du vote", "personne")]


def test_without_a_deputy_a_clear_vote_still_counts(evening: Evening) -> None:
    evening.do(told.Recused(PRESIDENT, evening.mill, "Parente du porteur"), told.SteppedOut(DEPUTY))
    evening.do(told.VoteOpened(evening.mill, "Avis favorable", "selection", "hands"))

    assert closed(evening, totals=Totals(4))["result"] == "adopted"


def test_casting_vote_said_aloud_is_the_deputys_after_a_count(evening: Evening) -> None:
    evening.do(told.SteppedOut(PRESIDENT), told.SteppedOut("Bilal"))
    evening.do(told.VoteOpened(evening.mill, "Avis favorable", "selection", "hands"))
    vote = closed(evening, "against", Totals(2, 2))

    assert (vote["result"], vote["casting_by"], vote["chair"]) == ("rejected", DEPUTY, DEPUTY)


@pytest.fixture
def vacant(base: OpenBase) -> Evening:
    """The same once the president has left office and nobody has taken it; the deputy is there."""
    plan = make_plan(base)
    president = plan.members[PRESIDENT]
    (office,) = [each.id for each in committees.read_committee(base).offices if each.member == PRESIDENT]
    members.edit_places(base, president, {(office, True): {"until": date(2026, 2, 28)}})
    held = Evening(base, plan=plan)
    return held.do(*(told.Arrived(person) for person in EVERYBODY), told.PointOpened(held.mill))


def test_deputy_presides_a_vacant_presidency_as_a_deputy(vacant: Evening) -> None:
    room = sitting_rooms.read_live(vacant.base, vacant.sitting).room

    assert (room.chair, room.is_chair_deputy) == (DEPUTY, True)
    assert chair(vacant) == "Présidence\u00a0: Dina (vice-présidence)"


def test_record_of_a_vacant_presidency_names_the_deputy_as_such(vacant: Evening) -> None:
    vacant.do(told.SteppedOut("Bilal"), told.SteppedOut("Chloé"))
    vacant.do(told.VoteOpened(vacant.mill, "Avis favorable", "selection", "hands"))
    vote = closed(vacant, "for", Totals(2, 2))

    assert (vote["chair"], vote["is_chair_deputy"], vote["casting_by"]) == (DEPUTY, True, DEPUTY)
    assert minutes(vacant) == [("Présidence du vote, par la vice-présidence", DEPUTY)]
    held = sittings.read_state(vacant.base, vacant.sitting).of(vacant.mill).votes[0]
    assert say_step(held.outcome.reasons[-1]) == (
        "La voix prépondérante de Dina, à la vice-présidence, l’emporte (pour)."
    )


def test_deputy_of_a_vacant_presidency_has_a_casting_vote_only_by_the_rules(base: OpenBase, vacant: Evening) -> None:
    vacant.do(told.SteppedOut("Bilal"), told.SteppedOut("Chloé"), told.PointOpened(vacant.minutes))
    vacant.do(told.SteppedOut("Bilal"), told.SteppedOut("Chloé"))
    vacant.do(told.VoteOpened(vacant.minutes, "Approuver", "minutes", "hands"))
    vacant.do(told.VoteClosed(vacant.minutes, Totals(2, 2), "for"))

    held = sittings.read_state(base, vacant.sitting).of(vacant.minutes).votes[0]
    assert (held.outcome.result, held.outcome.casting_by) == ("no_result", None)
    assert [each.code for each in held.outcome.reasons] == ["tie", "no_casting_vote_in_rules"]
