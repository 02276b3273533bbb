"""When a gesture was noted, as it is said: notes sent days before the sitting say their day."""

from __future__ import annotations

from datetime import UTC, datetime

from leaderdesk.domain.sittings.gestures import Arrived, Deed, Noted
from leaderdesk.words.sitting_agendas import said_at, said_briefly_at

AT = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def test_a_note_that_was_sent_says_its_day_and_what_is_noted_in_the_room_its_hour() -> None:
    sent, came = Deed(1, AT, Noted("p1", "Ada", "need", None, is_early=True)), Deed(2, AT, Arrived("Ada"))

    assert said_at(sent).startswith("02/03/2026 à ")
    assert said_briefly_at(sent).startswith("02/03, ")
    assert len(said_briefly_at(came)) == len("12:00")
    assert "/" not in said_at(came)
