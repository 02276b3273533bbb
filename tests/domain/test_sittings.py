"""A sitting: who is in the room for each point, who may note and vote, what may be decided."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction

import pytest

from leaderdesk.domain.committee.majorities import Totals
from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.sittings import gestures as told
from leaderdesk.domain.sittings.applying import apply, strike
from leaderdesk.domain.sittings.decisions import pot_of
from leaderdesk.domain.sittings.gestures import Deed, Gesture, Reservation
from leaderdesk.domain.sittings.ground import Pot
from tests.domain.sittings import EVERYBODY, FUND, START, Evening, ground_of, opened, voted


def refused(evening: Evening, gesture: Gesture) -> str:
    """The code of the refusal; whatever is refused changes nothing."""
    before = (repr(evening.state.presence.events), repr(evening.state.done), evening.state.phase, evening.state.order)
    with pytest.raises(Refusal) as caught:
        apply(evening.state, evening.next(gesture))
    after = (repr(evening.state.presence.events), repr(evening.state.done), evening.state.phase, evening.state.order)
    assert after == before
    return caught.value.code


def test_interested_member_leaves_with_the_point_and_comes_back_with_the_next() -> None:
    evening = opened(point="halle")
    during = evening.state.presence.now.in_room
    evening.do(told.PointOpened("moulin"))

    assert during == set(EVERYBODY) - {"Ada"}
    assert evening.state.presence.now.in_room == set(EVERYBODY)


def test_suppleant_takes_the_seat_when_the_titulaire_leaves() -> None:
    evening = opened([*EVERYBODY, "Gaëlle"]).do(told.Departed("Farid"))

    assert evening.state.presence.quorum().voters["S6"] == "Gaëlle"


def test_what_a_departure_would_do_is_known_before() -> None:
    evening = opened(["Bilal", "Chloé", "Dina", "Émile"])

    assert evening.state.presence.quorum().is_quorate
    assert not evening.state.presence.without("Dina").is_quorate
    assert evening.state.presence.without("Bilal").is_quorate
    assert not evening.state.presence.without("Dina", is_recused=True).is_quorate


def test_chair_passes_to_the_deputy_while_the_president_is_out() -> None:
    evening = opened().do(told.SteppedOut("Bilal"))
    away = evening.state.presence.chair
    evening.do(told.PointOpened("pv"))

    assert (away, evening.state.presence.chair) == ("Dina", "Bilal")


def test_vote_by_name_then_decision_at_what_the_rules_give() -> None:
    evening = voted(opened()).do(told.Decided("moulin", "favourable", FUND))

    vote = evening.state.of("moulin").votes[0]
    assert (vote.outcome.result, vote.outcome.totals) == ("adopted", Totals(6))
    assert pot_of(evening.state, "1").left == Fraction(3_600)


def test_vote_ends_by_itself_when_the_quorum_is_lost() -> None:
    evening = opened(["Bilal", "Chloé", "Dina", "Émile"])
    evening.do(told.VoteOpened("moulin", "Avis", "selection", "by_name"), told.BallotKeyed("moulin", "S2", "for"))
    evening.do(told.Departed("Dina"))

    vote = evening.state.of("moulin").votes[0]
    assert evening.state.vote is None
    assert (vote.outcome.result, [each.code for each in vote.outcome.reasons]) == (
        "no_result",
        ["total_differs", "vote_not_valid"],
    )


def test_ballot_of_somebody_who_leaves_is_dropped() -> None:
    evening = opened().do(told.VoteOpened("moulin", "Avis", "selection", "by_name"))
    evening.do(told.CollegeKeyed("moulin", "public", "for"), told.Departed("Ada"))

    assert evening.state.vote is not None
    assert sorted(evening.state.vote.said) == ["S2", "S3"]


def test_tie_follows_the_chair() -> None:
    evening = opened().do(told.VoteOpened("moulin", "Avis", "selection", "by_name"))
    evening.do(told.CollegeKeyed("moulin", "public", "for"), told.CollegeKeyed("moulin", "private", "against"))
    evening.do(told.VoteClosed("moulin"))

    outcome = evening.state.of("moulin").votes[0].outcome
    assert (outcome.result, outcome.casting_by) == ("adopted", "Bilal")


def test_secret_vote_keeps_totals_alone() -> None:
    evening = opened().do(told.VoteOpened("moulin", "Avis", "selection", "secret"))
    wrong = refused(evening, told.VoteClosed("moulin", Totals(4, 1)))
    evening.do(told.VoteClosed("moulin", Totals(4, 1, 1)))

    vote = evening.state.of("moulin").votes[0]
    assert (wrong, vote.ballots, vote.outcome.result) == ("vote_cannot_be", (), "adopted")


FORBIDDEN: list[tuple[Gesture, str]] = [
    (told.Noted("moulin", "Ada", "need", Fraction(6)), "note_outside_scale"),
    (told.Noted("moulin", "Ada", "beauty", Fraction(1)), "no_such_criterion"),
    (told.Noted("halle", "Bilal", "need", Fraction(1)), "point_not_open"),
    (told.Noted("moulin", "Gaëlle", "need", Fraction(1)), "absent_notes"),
    (told.Noted("halle", "Ada", "need", Fraction(1), is_early=True), "recused_notes"),
    (told.Noted("moulin", "consensus", "need", Fraction(1)), "sheet_of_each"),
    (told.Noted("pv", "Ada", "need", Fraction(1)), "no_grid"),
    (told.VoteClosed("moulin"), "no_vote_open"),
    (told.Decided("moulin", "favourable", FUND), "no_adopted_vote"),
    (told.Decided("moulin", "postponed"), "reason_needed"),
    (told.Decided("moulin", "refused", FUND, "Hors stratégie"), "amount_without_grant"),
    (told.DecisionTakenBack("moulin", "Erreur"), "nothing_decided"),
    (told.PointOpened("moulin"), "point_already_open"),
    (told.PointOpened("absent"), "no_such_point"),
    (told.PointClosed("halle"), "point_not_open"),
    (told.Arrived("Ada"), "cannot_be_there"),
    (told.Arrived("Zoé"), "nobody_of_the_committee"),
    (told.Recused("Bilal", "moulin", " "), "reason_needed"),
    (told.Recused("Ada", "halle", "Mandat"), "already_recused"),
    (told.Reordered(("moulin", "pv")), "not_the_same_points"),
    (told.PointAdded("pv", "Encore"), "point_exists"),
    (told.HeardOut("moulin"), "nobody_heard"),
    (told.Opened(), "already_open"),
    (told.Reopened("Erreur"), "not_closed"),
]


@pytest.mark.parametrize(("gesture", "code"), FORBIDDEN, ids=lambda each: each if isinstance(each, str) else "")
def test_forbidden_move_is_refused_by_name(gesture: Gesture, code: str) -> None:
    assert refused(opened(), gesture) == code


def test_vote_without_quorum_is_refused() -> None:
    evening = opened(["Ada", "Bilal", "Chloé"])

    assert refused(evening, told.VoteOpened("moulin", "Avis", "selection", "hands")) == "no_quorum"


def test_recused_or_absent_seats_say_nothing() -> None:
    evening = opened(EVERYBODY[:5], point="halle").do(told.VoteOpened("halle", "Avis", "selection", "by_name"))

    assert refused(evening, told.BallotKeyed("halle", "S1", "for")) == "seat_has_no_voice"
    assert refused(evening, told.BallotKeyed("halle", "S6", "for")) == "seat_has_no_voice"


def test_vote_waits_until_the_holder_has_left() -> None:
    evening = opened().do(told.HeardIn("moulin", "Les Amis du moulin"))
    asked = told.VoteOpened("moulin", "Avis", "selection", "hands")
    waiting = refused(evening, asked)
    evening.do(told.HeardOut("moulin"), asked)

    assert waiting == "holder_still_there"
    assert evening.state.vote is not None


def test_no_decision_beyond_the_cap_or_the_envelope() -> None:
    evening = voted(opened())
    beyond = refused(evening, told.Decided("moulin", "favourable", FUND + 1))
    unexplained = refused(evening, told.Decided("moulin", "favourable", FUND - 1))
    poor = voted(opened(ground=ground_of(pots={"1": Pot(Fraction(6_000))})))

    assert (beyond, unexplained) == ("beyond_cap", "reason_needed")
    assert refused(poor, told.Decided("moulin", "favourable", FUND)) == "beyond_envelope"


def test_reservations_are_written_with_a_favourable_opinion() -> None:
    evening = voted(opened())
    bare = refused(evening, told.Decided("moulin", "reservations", FUND))
    evening.do(told.Decided("moulin", "reservations", FUND, reservations=(Reservation("Permis de construire"),)))

    assert bare == "reservations_needed"
    assert evening.state.of("moulin").decision is not None


def test_decision_taken_back_frees_the_money_and_asks_for_a_vote_anew() -> None:
    evening = voted(opened()).do(told.Decided("moulin", "favourable", FUND))
    again = refused(evening, told.VoteOpened("moulin", "Avis", "selection", "hands"))
    evening.do(told.DecisionTakenBack("moulin", "Montant erroné"))

    assert again == "already_decided"
    assert pot_of(evening.state, "1").left == Fraction(10_000)


def test_closed_sitting_takes_corrections_with_a_reason_only() -> None:
    evening = opened().do(told.Closed())
    arrival = refused(evening, told.Departed("Ada"))
    bare = refused(evening, told.Written("moulin", "Le comité a débattu."))
    evening.do(told.Written("moulin", "Le comité a débattu.", "Oubli"), told.Reopened("Vote oublié"))

    assert (arrival, bare, evening.state.phase) == ("already_closed", "reason_needed", "open")


def test_gesture_struck_is_as_if_it_had_not_been_noted() -> None:
    evening = opened().do(told.Departed("Farid"))
    struck = evening.next(told.Struck(evening.deeds[-1].rank, "Mauvaise personne"))

    assert strike(evening.ground, evening.deeds, struck).presence.now.in_room == set(EVERYBODY)


def test_gesture_that_others_stand_on_cannot_be_struck() -> None:
    evening = voted(opened()).do(told.Decided("moulin", "favourable", FUND))
    opening = next(deed.rank for deed in evening.deeds if isinstance(deed.gesture, told.PointOpened))

    with pytest.raises(Refusal, match="point_not_open"):
        strike(evening.ground, evening.deeds, evening.next(told.Struck(opening, "Erreur")))


def test_moments_and_ranks_only_go_forward() -> None:
    evening = opened()

    with pytest.raises(Refusal, match="moment_backwards"):
        apply(evening.state, Deed(99, START - timedelta(hours=1), told.Departed("Ada")))
    with pytest.raises(Refusal, match="rank_backwards"):
        apply(evening.state, Deed(1, START + timedelta(hours=9), told.Departed("Ada")))


def test_sitting_read_anew_is_the_same() -> None:
    evening = voted(opened()).do(told.Decided("moulin", "favourable", FUND), told.PointOpened("halle"), told.Closed())

    assert repr(evening.again()) == repr(evening.state)
