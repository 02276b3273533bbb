"""A sitting read through: every figure traced to its gestures, what was struck and amended since."""

from __future__ import annotations

from fractions import Fraction

from leaderdesk.domain.committee.majorities import Totals
from leaderdesk.domain.sheets.sittings.closed import ClosedSheet, Figure, closed_sheet_of
from leaderdesk.domain.sheets.sittings.facts import PointFacts, SittingFacts
from leaderdesk.domain.sheets.sittings.sources import GROUND, RULES, Source
from leaderdesk.domain.sittings import gestures as told
from tests.domain.sittings import FUND, Evening, opened, voted

SITTING = SittingFacts(1, 3, "Comité de novembre", "GAL d’Essai", "", "closed")


def closed(evening: Evening) -> ClosedSheet:
    """The read-through of a sitting."""
    return closed_sheet_of(evening.again(), evening.deeds, SITTING, {"moulin": PointFacts(7, "2026-007")})


def figures(sheet: ClosedSheet, point: str, code: str) -> list[Figure]:
    """The figures of a code in the section of a point."""
    section = sheet.section(point)
    assert section is not None
    return [each for each in section.figures if each.code == code]


def test_sections_follow_each_other_as_the_minutes_do() -> None:
    sheet = closed(opened().do(told.Closed()))

    assert [(each.code, each.point) for each in sheet.sections] == [
        ("heading", None),
        ("attendance", None),
        ("point", "halle"),
        ("point", "moulin"),
        ("point", "pv"),
        ("envelopes", None),
    ]
    assert sheet.opened_at == opened().deeds[0].at


def test_votes_and_decision_are_traced_to_their_gestures() -> None:
    evening = voted(opened(["Ada", "Dina", "Émile"])).do(told.Decided("moulin", "favourable", FUND), told.Closed())
    sheet = closed(evening)

    assert figures(sheet, "moulin", "votes_for") == [Figure("votes_for", 3, Source("gestures", (6, 7, 8, 9)))]
    assert figures(sheet, "moulin", "amount") == [Figure("amount", FUND, Source("gestures", (10,)))]
    assert figures(sheet, "moulin", "cap") == [Figure("cap", FUND, RULES)]


def test_total_is_traced_to_the_notes_that_count() -> None:
    evening = opened(["Ada", "Dina", "Émile"])
    evening.do(*(told.Noted("moulin", "Ada", each, Fraction(3)) for each in ("need", "reach")), told.Closed())

    assert figures(closed(evening), "moulin", "total") == [Figure("total", Fraction(6), Source("gestures", (6, 7)))]


def test_vote_that_a_departure_ended_is_traced_to_it() -> None:
    evening = opened(["Bilal", "Chloé", "Dina", "Émile"])
    evening.do(told.VoteOpened("moulin", "Avis", "selection", "hands"), told.Departed("Dina"), told.Closed())

    assert figures(closed(evening), "moulin", "result") == [Figure("result", "no_result", Source("gestures", (7, 8)))]


def test_interest_declared_before_and_noted_there_are_told_apart() -> None:
    evening = opened(point="halle").do(told.Recused("Farid", "halle", "Beau-frère"), told.Closed())

    assert figures(closed(evening), "halle", "recused") == [
        Figure("recused", "", GROUND, "Ada"),
        Figure("recused", "Beau-frère", Source("gestures", (9,)), "Farid"),
    ]


def test_what_was_struck_and_amended_is_said() -> None:
    evening = opened().do(told.Written("moulin", "Long débat"))
    evening.deeds.append(evening.next(told.Struck(9, "Autre point")))
    sheet = closed(evening.do(told.Closed(), told.Written("moulin", "Bref débat", "Oubli")))

    assert [(each.deed.rank, each.reason, each.by) for each in sheet.struck] == [(9, "Autre point", 10)]
    assert [(each.title, each.text, each.reason, each.rank) for each in sheet.amendments] == [
        ("Le moulin", "Bref débat", "Oubli", 12)
    ]


def test_secret_vote_is_traced_without_a_ballot() -> None:
    evening = opened().do(told.VoteOpened("moulin", "Avis", "selection", "secret"))
    evening.do(told.VoteClosed("moulin", Totals(5, 1)), told.Closed())

    assert figures(closed(evening), "moulin", "votes_against") == [
        Figure("votes_against", 1, Source("gestures", (9, 10)))
    ]
