"""A record computed again result by result: each one said, and the wrong one named."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction

from leaderdesk.domain.sittings import gestures as told
from leaderdesk.domain.sittings.records import Heading, write_record
from leaderdesk.domain.sittings.recounts import recount
from tests.domain.sittings import FUND, opened, voted

HEADING = Heading("GAL d’Essai", 3, "Comité de novembre", date(2026, 11, 20))


def record() -> str:
    """A project noted by nobody, voted and granted, and the sitting closed."""
    evening = voted(opened(["Ada", "Dina", "Émile"])).do(told.Decided("moulin", "favourable", FUND), told.Closed())
    return write_record(HEADING, evening.again().ground, evening.deeds)


def test_every_result_is_said_and_holds() -> None:
    found = recount(record())

    assert [each.code for each in found.results] == ["digest", "deeds", "presence", "vote", "decision", "pot"]
    assert all(each.holds for each in found.results)
    assert found.verified.holds


def test_amount_changed_by_hand_is_the_one_that_differs() -> None:
    whole = json.loads(record())
    point = next(each for each in whole["results"]["points"] if each["key"] == "moulin")
    point["amount"] = "1"
    found = recount(json.dumps(whole))

    wrong = [(each.code, each.found.get("amount")) for each in found.results if not each.holds]
    assert wrong == [("digest", None), ("decision", Fraction(FUND))]


def test_what_is_left_of_an_envelope_is_held_against_the_gestures() -> None:
    whole = json.loads(record())
    name = min(whole["results"]["pots"])
    whole["results"]["pots"][name] = "0"
    found = recount(json.dumps(whole))

    assert [(each.code, each.title) for each in found.results if not each.holds] == [("digest", ""), ("pot", name)]


def test_document_that_cannot_be_read_has_no_result() -> None:
    found = recount("[]")

    assert (found.results, [each.code for each in found.verified.problems]) == ((), ["not_a_record"])


def test_gesture_that_cannot_be_is_named_and_no_result_is_said() -> None:
    whole = json.loads(record())
    whole["deeds"][1]["gesture"]["person"] = "Personne"
    found = recount(json.dumps(whole))

    assert found.results == ()
    assert "gesture_refused" in {each.code for each in found.verified.problems}
