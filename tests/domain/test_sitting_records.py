"""The record of a sitting: written, read anywhere, and found out when a figure was changed."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from leaderdesk.domain.sittings import gestures as told
from leaderdesk.domain.sittings.records import Heading, digest_of, verify_record, write_record
from tests.domain.sittings import DAY, FUND, Evening, opened, voted

HEADING = Heading("Pays de l’Exemple", 12, "Comité de programmation", DAY, "Salle des fêtes")


def held() -> Evening:
    """A short sitting, over."""
    return voted(opened()).do(told.Decided("moulin", "favourable", FUND), told.Closed())


def record() -> str:
    """Its record."""
    evening = held()
    return write_record(HEADING, evening.ground, evening.deeds)


def test_record_holds_and_bears_its_digest() -> None:
    verified = verify_record(record())

    assert verified.problems == ()
    assert verified.digest == digest_of(record())


def test_record_is_the_same_from_the_same_gestures() -> None:
    assert record() == record()


def changed(place: tuple[str | int, ...], value: Any) -> str:  # noqa: ANN401 - any JSON
    whole = json.loads(record())
    inner = whole
    for key in place[:-1]:
        inner = inner[key]
    inner[place[-1]] = value
    return json.dumps(whole)


@pytest.mark.parametrize(
    ("place", "value", "codes"),
    [
        (("results", "points", 1, "votes", 0, "for"), 5, ["digest_differs", "result_differs"]),
        (("results", "points", 1, "amount"), "6401", ["digest_differs", "result_differs"]),
        (("deeds", 8, "gesture", "motion"), "Un autre", ["digest_differs", "result_differs"]),
        (("ground", "points", 1, "interested"), ["Ada"], ["digest_differs", "result_differs"]),
        (("digest",), "0" * 64, ["digest_differs"]),
        (("deeds", 9, "gesture", "kind"), "dance", ["digest_differs", "unknown_choice"]),
        (("format",), "autre", ["not_a_record"]),
    ],
)
def test_whatever_is_changed_is_found(place: tuple[str | int, ...], value: Any, codes: list[str]) -> None:  # noqa: ANN401
    assert list(dict.fromkeys(each.code for each in verify_record(changed(place, value)).problems)) == codes


def test_gesture_that_could_not_be_made_is_named() -> None:
    whole = json.loads(record())
    del whole["deeds"][7]

    codes = [(each.code, each.data.get("refusal")) for each in verify_record(json.dumps(whole)).problems]
    assert codes[1] == ("gesture_refused", "point_not_open")


@pytest.mark.parametrize("text", ["", "{", "[]", "[" * 100_000, '{"format": "leaderdesk-sitting-1"}'])
def test_what_is_no_record_is_said(text: str) -> None:
    assert verify_record(text).problems


def spoiled(change: Callable[[dict[str, Any]], None]) -> str:
    whole = json.loads(record())
    change(whole)
    return json.dumps(whole)


def test_part_that_is_missing_is_named() -> None:
    found = verify_record(spoiled(lambda whole: whole.pop("deeds")))

    assert [(each.code, each.place) for each in found.problems] == [("missing", "deeds")]
