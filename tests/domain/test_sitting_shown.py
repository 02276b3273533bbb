"""What an open sitting shows of its notes, votes and money, and what its projector may show."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderdesk.domain.committee.majorities import Totals
from leaderdesk.domain.sheets.sittings.calls import call_sheet_of
from leaderdesk.domain.sheets.sittings.consultations import consultation_of
from leaderdesk.domain.sheets.sittings.decisions import awards_of
from leaderdesk.domain.sheets.sittings.facts import PointFacts, SittingFacts
from leaderdesk.domain.sheets.sittings.live import LiveSheet, Memory, live_sheet_of
from leaderdesk.domain.sheets.sittings.points import PointSheet
from leaderdesk.domain.sheets.sittings.projected import ProjectedSheet, project, public_text
from leaderdesk.domain.sheets.sittings.scores import ScoreSheet
from leaderdesk.domain.sheets.sittings.votes import VoteSheet
from leaderdesk.domain.sittings import gestures as told
from leaderdesk.domain.sittings.ground import Pot
from leaderdesk.domain.sittings.resumes import Projection, Resume, Timer, taken_up, typed_in
from tests.domain.sittings import EVERYBODY, FUND, GRID, START, Evening, ground_of, opened, voted

SITTING = SittingFacts(1, 3, "Comité de novembre", "GAL d’Essai", "Salle des fêtes", "open", frozenset({"Zoé Marin"}))
NOW = START + timedelta(hours=1)


def points(*numbers: int) -> list[Fraction]:
    """Exact numbers."""
    return [Fraction(each) for each in numbers]


def live(evening: Evening, memory: Memory | None = None, asked: str | None = None) -> LiveSheet:
    """The page of a sitting."""
    return live_sheet_of(evening.state, SITTING, {}, NOW, memory or Memory(), asked=asked)


def point(evening: Evening, key: str = "moulin") -> PointSheet:
    """One of its points."""
    found = live(evening, asked=key).point
    assert found is not None
    return found


def score(evening: Evening, key: str = "moulin") -> ScoreSheet:
    """The notes of a point."""
    found = point(evening, key).score
    assert found is not None
    return found


def vote(evening: Evening) -> VoteSheet:
    """The vote that is open."""
    found = point(evening).vote
    assert found is not None
    return found


def noted(evening: Evening, member: str, *notes: int | None, keying: int = 1, key: str = "moulin") -> Evening:
    """The notes of a sheet, in the order of the grid."""
    for criterion, note in zip(("need", "reach"), notes, strict=False):
        evening.do(told.Noted(key, member, criterion, None if note is None else Fraction(note), keying))
    return evening


def test_cells_tell_to_do_abstained_and_scored_apart() -> None:
    evening = noted(noted(opened(["Ada", "Dina", "Émile"]), "Ada", 5, None), "Dina", 2)

    rows = {row.member: [cell.state for cell in row.cells] for row in score(evening).rows}
    assert rows == {"Ada": ["scored", "abstained"], "Dina": ["scored", "to_do"], "Émile": ["to_do", "to_do"]}
    assert [(row.is_counted, row.set_aside) for row in score(evening).rows] == [
        (True, None),
        (False, "incomplete"),
        (False, None),
    ]


def test_sheet_of_somebody_recused_stays_visible_and_is_set_aside() -> None:
    evening = noted(opened(), "Ada", 5, 3).do(told.Recused("Ada", "moulin", "Administratrice"))

    row = next(row for row in score(evening).rows if row.member == "Ada")
    assert ([cell.state for cell in row.cells], row.set_aside, row.may_note) == (
        ["recused", "recused"],
        "recused",
        False,
    )


def test_second_typing_shows_where_it_differs() -> None:
    evening = noted(noted(opened(), "Ada", 5, 3), "Ada", 4, 3, keying=2)

    row = score(evening).rows[0]
    assert ([cell.differs for cell in row.cells], [cell.note for cell in row.again]) == ([True, False], points(4, 3))
    assert point(evening).decision.outcomes["refused"] == "sheets_differ"


def test_criteria_show_their_mean_their_bounds_and_how_far_members_lie_apart() -> None:
    evening = opened()
    for member, note in (("Ada", 5), ("Bilal", 1), ("Chloé", 3)):
        noted(evening, member, note, 3)

    need, reach = score(evening).criteria
    assert [need.value, need.lowest, need.highest, need.spread] == [*points(3, 1, 5), Fraction(8, 3)]
    assert (reach.spread, reach.count) == (Fraction(0), 3)
    assert [score(evening).total, score(evening).over_threshold] == points(6, 2)
    assert score(evening).verdict == "pass"


@given(st.lists(st.fractions(0, 5, max_denominator=8), min_size=3, max_size=6))
def test_spread_is_the_mean_difference_of_all_pairs(notes: list[Fraction]) -> None:
    evening = opened([*EVERYBODY])
    for member, note in zip(EVERYBODY, notes, strict=False):
        evening.do(told.Noted("moulin", member, "need", note), told.Noted("moulin", member, "reach", Fraction(1)))

    pairs = [abs(one - other) for one, other in combinations(notes, 2)]
    need = score(evening).criteria[0]
    assert (need.spread, need.lowest, need.highest) == (sum(pairs, Fraction(0)) / len(pairs), min(notes), max(notes))


def test_two_members_are_too_few_for_a_spread() -> None:
    evening = noted(noted(opened(), "Ada", 5, 3), "Bilal", 1, 3)

    assert score(evening).criteria[0].spread is None


def test_rank_is_among_the_points_noted_so_far() -> None:
    evening = noted(opened(point="halle"), "Bilal", 5, 3, key="halle").do(told.PointOpened("moulin"))
    before = score(noted(evening, "Ada", 4, 3))
    after = score(noted(evening, "Ada", 5, 3))

    assert (before.rank, before.ranked, before.tied_with) == (2, 2, ())
    assert (after.rank, after.tied_with) == (1, ("halle",))


def test_what_is_remembered_is_what_would_be_computed_anew() -> None:
    evening, memory = opened(point="halle"), Memory()
    for gesture in (
        told.Noted("halle", "Bilal", "need", Fraction(3)),
        told.Noted("halle", "Bilal", "reach", Fraction(1)),
        told.PointOpened("moulin"),
        told.Noted("moulin", "Ada", "need", Fraction(5)),
        told.Noted("moulin", "Ada", "reach", Fraction(2)),
        told.Recused("Ada", "moulin", "Voisine"),
        told.NoteErased("moulin", "Ada", "reach"),
        told.PointAdded("divers", "Questions diverses"),
        told.Departed("Farid"),
    ):
        evening.do(gesture)
        assert live(evening, memory) == live(evening)


def test_vote_shows_who_said_what_and_who_is_missing() -> None:
    evening = opened().do(
        told.VoteOpened("moulin", "Avis favorable", "selection", "by_name"), told.BallotKeyed("moulin", "S4", "for")
    )

    shown = vote(evening)
    assert [(each.seat, each.person, each.says) for each in shown.voters][3] == ("S4", "Dina", "for")
    assert (shown.missing, shown.course, shown.casting_by) == (5, "open", "Bilal")


@pytest.mark.parametrize(
    ("public", "private", "course"),
    [("for", "for", "adopted"), ("against", "against", "rejected"), ("for", "against", "tie")],
)
def test_course_of_a_vote_follows_its_ballots(public: str, private: str, course: str) -> None:
    evening = opened().do(
        told.VoteOpened("moulin", "Avis", "selection", "by_name"),
        told.CollegeKeyed("moulin", "public", public),  # type: ignore[arg-type]  # a word of the list
        told.CollegeKeyed("moulin", "private", private),  # type: ignore[arg-type]
    )

    assert vote(evening).course == course


def test_vote_is_sure_before_the_last_voice() -> None:
    evening = opened().do(told.VoteOpened("moulin", "Avis", "selection", "by_name"))
    evening.do(told.CollegeKeyed("moulin", "public", "for"), told.BallotKeyed("moulin", "S4", "for"))

    assert (vote(evening).course, vote(evening).missing) == ("adopted", 2)


def test_secret_vote_shows_totals_and_no_ballot() -> None:
    evening = opened().do(told.VoteOpened("moulin", "Avis", "selection", "secret"))
    evening.do(told.VoteClosed("moulin", Totals(4, 2)))

    held = point(evening).last_vote
    assert held is not None
    assert (held.ballots, held.totals, held.result) == ((), Totals(4, 2), "adopted")


def test_what_keeps_a_vote_from_opening_is_named() -> None:
    few = opened(["Ada", "Dina"])
    heard = opened().do(told.HeardIn("moulin", "Le meunier"))

    assert point(few).may_vote.why_not == "presence_not_met"
    assert point(heard).may_vote.why_not == "holder_still_there"
    assert point(opened(), "pv").may_vote.why_not == "point_not_open"


def test_decision_proposes_what_the_rules_give_and_what_it_leaves() -> None:
    decision = point(voted(opened())).decision

    assert (decision.cap, decision.proposed, decision.rate, decision.bound_by) == (
        FUND,
        FUND,
        Fraction(16, 25),
        "rules",
    )
    envelope = decision.envelope
    assert envelope is not None
    assert [envelope.before, envelope.after, envelope.after_all] == points(10_000, 3_600, -2_800)
    assert (envelope.waiting, envelope.waiting_amount, envelope.is_exhausted_by_all) == (1, FUND, True)
    assert decision.outcomes == {
        "favourable": None,
        "reservations": None,
        "postponed": None,
        "refused": None,
        "waiting": None,
    }


def test_proposal_stops_at_what_is_left_of_the_envelope() -> None:
    decision = point(voted(opened(ground=ground_of(pots={"1": Pot(Fraction(5_000))})))).decision

    assert (decision.proposed, decision.cap, decision.bound_by) == (Fraction(5_000), FUND, "envelope")


def test_nothing_is_granted_without_a_vote() -> None:
    outcomes = point(opened()).decision.outcomes

    assert {outcome for outcome, code in outcomes.items() if code == "no_adopted_vote"} == {
        "favourable",
        "reservations",
        "waiting",
    }


def test_weakest_criteria_come_first_to_explain_a_refusal() -> None:
    assert point(noted(opened(), "Ada", 4, 1)).decision.weakest == ("reach", "need")


def test_point_names_who_leaves_and_who_comes_back() -> None:
    evening = opened().do(told.SteppedOut("Farid"))
    halle = point(evening, "halle")

    assert (halle.must_leave, halle.leaving, halle.coming_back) == (("Ada",), ("Ada",), ("Farid",))


def test_early_notes_are_shown_and_not_counted() -> None:
    evening = Evening().do(told.Noted("moulin", "Dina", "need", Fraction(4), is_early=True))
    evening.do(told.Opened(), told.Arrived("Ada"), told.PointOpened("moulin"))

    early = point(evening).early
    assert early is not None
    assert (early.members, early.means, early.are_counted) == (
        ("Dina",),
        (("need", Fraction(4)), ("reach", None)),
        False,
    )
    assert [row.set_aside for row in score(evening).rows if row.member == "Dina"] == ["early_only"]


def test_call_is_ranked_and_cut_by_the_envelope() -> None:
    evening = noted(opened(point="halle"), "Bilal", 2, 3, key="halle").do(told.PointOpened("moulin"))
    noted(evening, "Ada", 5, 3)
    scores = {key: evening.state.score(key) for key in evening.state.order}

    pot = call_sheet_of(evening.state, scores, {}, awards_of(evening.state, {})).pots[0]
    assert [(row.key, row.rank, row.fate) for row in pot.rows] == [("moulin", 1, "funded"), ("halle", 2, "queued")]
    assert (pot.cut_after, pot.left, pot.has_ties) == (1, Fraction(3_600), False)


def test_tie_that_the_envelope_cannot_serve_is_for_the_committee() -> None:
    evening = noted(opened(point="halle"), "Bilal", 5, 3, key="halle").do(told.PointOpened("moulin"))
    noted(evening, "Ada", 5, 3)
    scores = {key: evening.state.score(key) for key in evening.state.order}

    pot = call_sheet_of(evening.state, scores, {}, awards_of(evening.state, {})).pots[0]
    assert [(row.fate, row.tied_with) for row in pot.rows] == [("to_decide", ("moulin",)), ("to_decide", ("halle",))]


def test_tie_rule_that_lacks_its_days_is_said() -> None:
    grid = replace(GRID, ties=("received",))
    points = tuple(replace(each, grid=grid) if each.money else each for each in ground_of().points)
    evening = opened(ground=ground_of(points=points))
    facts = {"halle": PointFacts(received_on=date(2026, 5, 1))}

    pot = call_sheet_of(evening.state, {}, facts, awards_of(evening.state, {})).pots[0]
    assert pot.undated == ("moulin",)


def test_consultation_shows_answers_by_seat_and_who_is_awaited() -> None:
    ground = ground_of(kind="written", deadline=START + timedelta(days=10))
    evening = Evening(ground).do(told.Opened(), told.Answered("halle", "Dina", "for"))

    shown = consultation_of(evening.state, NOW).point("halle")
    assert shown is not None
    assert [(each.seat, each.says, each.is_barred) for each in shown.seats if each.seat in {"S1", "S4"}] == [
        ("S1", None, True),
        ("S4", "for", False),
    ]
    assert (shown.awaited, shown.may_count) == (("Bilal", "Chloé", "Farid", "Gaëlle", "Émile"), False)
    assert consultation_of(evening.state, START + timedelta(days=11)).points[0].may_count


REACHED = "Zoé Marin, 12 rue du Four, zoe@example.org, 06 12 34 56 78"
FACTS = {
    "moulin": PointFacts(
        7, "2026-007", "Zoé Marin", "1.1", f"Un moulin à eau. Contact : {REACHED}. Il tourne encore.", "Bourg"
    )
}


def projected(evening: Evening, projection: Projection | None = None) -> ProjectedSheet:
    """The second screen."""
    return project(evening.state, SITTING, FACTS, projection or Projection())


def test_projector_shows_no_name_no_note_no_address() -> None:
    evening = noted(voted(opened()), "Ada", 5, 3).do(told.Recused("Farid", "halle", "Oncle du porteur"))
    evening.do(told.Decided("moulin", "refused", None, "Contre l’avis d’Ada"))

    shown = repr(projected(evening, Projection(published=("moulin",))))
    marks = [*EVERYBODY, "Gaëlle", "Hugo", "Marin", "rue du Four", "example.org", "06 12", "Oncle", "l’avis"]
    assert [mark for mark in marks if mark in shown] == []
    assert "Un moulin à eau. Il tourne encore." in shown


def test_projector_shows_a_result_only_once_published() -> None:
    evening = voted(opened()).do(told.Decided("moulin", "favourable", FUND))
    before = projected(evening).point
    after = projected(evening, Projection(published=("moulin",))).point

    assert before is not None
    assert after is not None
    assert (before.result, before.envelope and before.envelope.after) == (None, None)
    assert after.result is not None
    assert (after.result.outcome, after.result.totals, after.result.amount) == ("favourable", Totals(6), FUND)
    assert after.envelope is not None
    assert [after.envelope.before, after.envelope.after] == points(10_000, 3_600)


def test_decision_that_is_not_published_does_not_show_in_the_envelope_of_the_next() -> None:
    evening = voted(opened()).do(told.Decided("moulin", "favourable", FUND), told.PointOpened("halle"))

    hidden, shown = (projected(evening, Projection(published=each)).point for each in ((), ("moulin",)))
    assert hidden is not None
    assert shown is not None
    assert [each.envelope.before for each in (hidden, shown) if each.envelope] == points(10_000, 3_600)


def test_blank_projector_holds_nothing() -> None:
    assert projected(voted(opened()), Projection(is_blank=True)) == ProjectedSheet(is_blank=True)


def test_projector_may_stay_on_a_point_that_is_not_open() -> None:
    shown = projected(opened(), Projection(shown="pv"))

    assert shown.point is not None
    assert (shown.point.title, shown.point.place, shown.timer) == ("Approuver le compte rendu", 3, None)


def test_projected_sheet_is_a_list_of_fields_that_somebody_read() -> None:
    assert {each.name for each in fields(ProjectedSheet)} == {
        *("is_blank", "gal", "sitting", "points", "point", "presence", "votes", "is_vote_open", "timer"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Voir M. Durand.",
        "Écrire à a@b.fr.",
        "Tél. 04.66.12.34.56.",
        "SIRET 12345678900011.",
        "Au 3 bis, rue Haute.",
        "MARIN Zoé y tient.",
    ],
)
def test_sentence_that_names_somebody_is_left_out(text: str) -> None:
    assert public_text(f"La halle. {text} Elle sert.", {"Zoé Marin"}) == "La halle. Elle sert."


def test_sitting_still_held_when_it_is_taken_up_was_interrupted() -> None:
    first, nothing = taken_up(Resume(), START, None, 0)
    again, found = taken_up(first, NOW, START + timedelta(minutes=5), 12)

    assert nothing is None
    assert found is not None
    assert (found.last_at, found.noticed_at, found.rank) == (START + timedelta(minutes=5), NOW, 12)
    assert again.interruptions == (found,)


def test_place_typed_empty_is_forgotten() -> None:
    resume = typed_in(typed_in(Resume(), {"text": "Le comité", "reason": "Oubli"}), {"reason": ""})

    assert resume.typed == {"text": "Le comité"}


def test_timer_started_by_hand_is_the_one_that_is_projected() -> None:
    shown = project(opened().state, SITTING, FACTS, Projection(), Timer("break", NOW, 10))

    assert shown.timer is not None
    assert (shown.timer.kind, shown.timer.minutes) == ("break", 10)
