"""A grid whose notes give the rate of aid: what is proposed, what is granted, what the record says of it."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction

import pytest

from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.scoring import RateTier
from leaderdesk.domain.sheets.sittings.decisions import DecisionSheet
from leaderdesk.domain.sittings import gestures as told
from leaderdesk.domain.sittings.records import verify_record
from leaderdesk.domain.sittings.resumes import Projection
from leaderdesk.services import sitting_batches, sitting_rooms, sittings
from leaderdesk.services.bases import OpenBase
from leaderdesk.words.sitting_decisions import say_proposal
from leaderdesk.words.sitting_minutes import value_of
from tests.services.sitting_evenings import EVERYBODY, FUND, GRID, Evening

# 60 % of public aid, then 80 % from 6 points of 8 on: the plan of the tests may have 80 %.
TIERED = replace(GRID, rate_tiers=(RateTier(Fraction(0), Fraction(3, 5)), RateTier(Fraction(6), Fraction(4, 5))))
AT_SIXTY = Fraction(4_400)


def noted(base: OpenBase, need: int, reach: int, grid: object = TIERED, envelope: int = 20_000_00) -> Evening:
    """The mill, noted by one member and adopted."""
    evening = Evening(base, envelope, grid)  # type: ignore[arg-type]  # a grid
    evening.do(*(told.Arrived(person) for person in EVERYBODY), told.PointOpened(evening.mill))
    evening.do(
        *(told.Noted(evening.mill, "Dina", key, Fraction(note)) for key, note in (("need", need), ("reach", reach)))
    )
    return evening.do(
        told.VoteOpened(evening.mill, "Avis", "selection", "by_name"),
        told.CollegeKeyed(evening.mill, "public", "for"),
        told.CollegeKeyed(evening.mill, "private", "for"),
        told.VoteClosed(evening.mill),
    )


def decision(evening: Evening) -> DecisionSheet:
    return sitting_rooms.read_point(evening.base, evening.sitting, evening.mill).decision


def test_rate_of_the_notes_makes_the_amount_proposed(base: OpenBase) -> None:
    low = decision(noted(base, 4, 1))

    assert (low.proposed, low.given, low.cap, low.bound_by) == (AT_SIXTY, AT_SIXTY, FUND, "rules")
    assert low.binding == ("noted_rate",)
    assert say_proposal(low)[1:] == [
        "Ce qui limite le montant\u00a0: le taux donné par la note.",
        "Taux d’aide publique de 60\u00a0% donné par la note 5/8.",
        "Un autre montant demande un motif, jusqu’à 6\u202f400,00\u00a0€.",
    ]


def test_rate_above_the_rules_gives_no_more_than_they_do(base: OpenBase) -> None:
    generous = replace(TIERED, rate_tiers=(RateTier(Fraction(0), Fraction(1)),))
    sheet = decision(noted(base, 5, 3, generous))

    assert (sheet.proposed, sheet.cap, "noted_rate" in sheet.binding) == (FUND, FUND, False)
    assert say_proposal(sheet)[-1] == "Taux d’aide publique de 100\u00a0% donné par la note 8/8."


def test_proposal_follows_a_note_that_changes(base: OpenBase) -> None:
    evening = noted(base, 4, 1)
    before = decision(evening).proposed
    evening.do(told.Noted(evening.mill, "Dina", "reach", Fraction(3)))

    assert (before, decision(evening).proposed) == (AT_SIXTY, FUND)


def test_another_amount_than_the_rate_gives_takes_a_reason(base: OpenBase) -> None:
    evening = noted(base, 4, 1)

    with pytest.raises(Refusal, match="reason_needed"):
        evening.do(told.Decided(evening.mill, "favourable", FUND))
    evening.do(told.Decided(evening.mill, "favourable", FUND, reason="Projet structurant."))
    assert decision(evening).decided == told.Decided(evening.mill, "favourable", FUND, reason="Projet structurant.")


def test_no_reason_goes_beyond_the_hard_cap(base: OpenBase) -> None:
    evening = noted(base, 4, 1)

    with pytest.raises(Refusal, match="beyond_cap"):
        evening.do(told.Decided(evening.mill, "favourable", FUND + Fraction(1, 100), reason="Projet structurant."))


def test_envelope_counts_what_waits_at_the_rate_of_its_notes(base: OpenBase) -> None:
    evening = noted(base, 4, 1)
    evening.do(told.Decided(evening.mill, "favourable", AT_SIXTY), told.PointOpened(evening.hall))
    evening.do(*(told.Noted(evening.hall, "Dina", key, Fraction(2)) for key in ("need", "reach")))

    envelope = decision(evening).envelope
    assert envelope is not None
    assert [envelope.before, envelope.waiting_amount] == [Fraction(20_000), AT_SIXTY]


def test_ranked_list_takes_what_the_notes_give(base: OpenBase) -> None:
    evening = noted(base, 4, 1)
    (pot,) = sitting_rooms.read_call(base, evening.sitting).pots

    assert {row.key: row.amount for row in pot.rows} == {evening.mill: AT_SIXTY, evening.hall: FUND}


def test_projector_tells_no_amount_that_tells_the_notes(base: OpenBase) -> None:
    evening = noted(base, 4, 1)
    hidden = sitting_rooms.read_projected(base, evening.sitting).point
    sitting_rooms.keep_resume(base, evening.sitting, projection=Projection(published=(evening.mill,)))
    shown = sitting_rooms.read_projected(base, evening.sitting).point

    assert hidden is not None
    assert shown is not None
    assert (hidden.proposed, shown.proposed) == (None, AT_SIXTY)


def test_record_has_the_cap_and_what_the_rate_gives(base: OpenBase) -> None:
    evening = noted(base, 4, 1).do(told.Closed())
    text = sittings.record_of(base, evening.sitting)

    point = json.loads(text)["results"]["points"][1]
    assert (point["fund"], point["given"], point["score"]["rate"]) == ("6400", "4400", "3/5")
    assert verify_record(text).holds
    assert not verify_record(text.replace('"given": "4400"', '"given": "6400"')).holds


def test_read_through_traces_the_rate_to_the_notes(base: OpenBase) -> None:
    evening = noted(base, 4, 1)
    evening.do(told.Decided(evening.mill, "favourable", AT_SIXTY), told.Closed())
    section = sitting_batches.read_closed(base, evening.sitting).section(evening.mill)

    assert section is not None
    found = {figure.code: value_of(figure.code, figure.value) for figure in section.figures}
    assert (found["amount"], found["noted_rate"], found["given"], found["cap"]) == (
        "4\u202f400,00\u00a0€",
        "60\u00a0%",
        "4\u202f400,00\u00a0€",
        "6\u202f400,00\u00a0€",
    )
