"""What a sitting never lets through, each tried on a real base: refused by name, in French, and nothing is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from leaderdesk.domain.committee.majorities import Totals
from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.programmes.grids import CriterionSheet
from leaderdesk.domain.sittings import gestures as told
from leaderdesk.domain.sittings.gestures import Gesture
from leaderdesk.services import committees, grids, sittings
from leaderdesk.services.bases import OpenBase, create_base
from leaderdesk.words.failures import say
from tests.services.sitting_evenings import EVERYBODY, FUND, GRID, SINCE, Evening, around_in


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Evening:
    """The second project open, the six titulaires in the room: held once, and then copied."""
    folder = tmp_path_factory.mktemp("held")
    evening = Evening(create_base(folder / "essai.leaderdesk", around_in(folder), gal_name="GAL d’essai"))
    evening.do(*(told.Arrived(person) for person in EVERYBODY), told.PointOpened(evening.mill))
    evening.base.close()
    return evening


@pytest.fixture
def evening(held: Evening, tmp_path: Path) -> Iterator[Evening]:
    """The same evening, on a base of its own."""
    copied = held.copied_to(tmp_path)
    yield copied
    copied.base.close()


def refusal(evening: Evening, gesture: Gesture) -> str:
    """The sentence of the refusal; the sitting, its gestures and the journal stay as they were."""
    base, sitting = evening.base, evening.sitting
    before = (base.height, sittings.record_of(base, sitting))
    with pytest.raises(Refusal) as caught:
        sittings.note_gesture(base, sitting, gesture)
    assert (base.height, sittings.record_of(base, sitting)) == before
    return say(caught.value)


def by_name(evening: Evening, point: str = "") -> told.VoteOpened:
    return told.VoteOpened(point or evening.mill, "Avis favorable", "selection", "by_name")


def adopted(evening: Evening, point: str = "", votes: int = 6) -> Evening:
    """A show of hands, all in favour."""
    key = point or evening.mill
    return evening.do(told.VoteOpened(key, "Avis favorable", "selection", "hands"), told.VoteClosed(key, Totals(votes)))


def test_vote_of_a_recused_person(evening: Evening) -> None:
    evening.do(told.PointOpened(evening.hall), by_name(evening, evening.hall))

    said = refusal(evening, told.BallotKeyed(evening.hall, "02 Mairie de Bilal", "for"))
    assert said == "Le siège 02 Mairie de Bilal n’a pas voix délibérative en ce moment."


def test_vote_of_an_absent_person(evening: Evening) -> None:
    evening.do(told.Departed("Chloé"), by_name(evening))

    said = refusal(evening, told.BallotKeyed(evening.mill, "03 Mairie de Chloé", "for"))
    assert said == "Le siège 03 Mairie de Chloé n’a pas voix délibérative en ce moment."


def test_vote_without_the_quorum_of_presence(evening: Evening) -> None:
    evening.do(*(told.Departed(person) for person in ("Ada", "Bilal", "Chloé", "Farid")))

    assert "quorum de présence" in refusal(evening, by_name(evening))


def test_vote_without_the_quorum_of_votes(evening: Evening) -> None:
    evening.do(told.Departed("Farid"), told.Recused("Émile", evening.mill, "Trésorier du moulin"))

    said = refusal(evening, by_name(evening))
    assert ("quorum" in said, sittings.read_state(evening.base, evening.sitting).vote) == (True, None)


@pytest.mark.parametrize("note", [Fraction(6), Fraction(-1)])
def test_note_outside_the_scale(evening: Evening, note: Fraction) -> None:
    said = refusal(evening, told.Noted(evening.mill, "Ada", "need", note))

    assert said.startswith("«\u00a0Besoin\u00a0» se note de 0 à 5")


def test_note_of_a_recused_member(evening: Evening) -> None:
    evening.do(told.PointOpened(evening.hall))

    for is_early in (False, True):
        said = refusal(evening, told.Noted(evening.hall, "Bilal", "need", Fraction(3), is_early=is_early))
        assert "Bilal" in said


def test_note_of_an_absent_member(evening: Evening) -> None:
    evening.do(told.Departed("Chloé"))

    said = refusal(evening, told.Noted(evening.mill, "Chloé", "need", Fraction(3)))
    assert said == "La note de Chloé n’est pas prise\u00a0: ce membre n’est pas dans la salle."


def test_note_taken_back_once_its_point_is_over(evening: Evening) -> None:
    evening.do(told.Noted(evening.mill, "Ada", "need", Fraction(3)), told.PointOpened(evening.minutes))

    assert "pas ouvert" in refusal(evening, told.NoteErased(evening.mill, "Ada", "need"))


def test_grid_of_an_open_sitting_does_not_change(evening: Evening) -> None:
    wider = replace(GRID, criteria=(*GRID.criteria, CriterionSheet("cost", "Coût", Fraction(2))))
    version = grids.save_grid(evening.base, evening.plan.grid, wider)

    assert grids.read_grid(evening.base, evening.plan.grid_version).sheet == GRID
    assert version != evening.plan.grid_version
    assert sittings.read_state(evening.base, evening.sitting).grid_of(evening.mill) == GRID
    assert "critère" in refusal(evening, told.Noted(evening.mill, "Ada", "cost", Fraction(1)))


def test_decision_beyond_what_the_rules_give(evening: Evening) -> None:
    adopted(evening)

    said = refusal(evening, told.Decided(evening.mill, "favourable", FUND + Fraction(1, 100), "Geste"))
    assert said.startswith("Les règles donnent au plus 6\u202f400,00\u00a0€")


def test_decision_beyond_the_cents(evening: Evening) -> None:
    adopted(evening)

    assert "centimes" in refusal(evening, told.Decided(evening.mill, "favourable", Fraction(1_000, 3), "Geste"))


def test_decision_beyond_the_envelope(evening: Evening) -> None:
    adopted(evening).do(told.Decided(evening.mill, "favourable", FUND), told.PointOpened(evening.hall))
    adopted(evening, evening.hall, 5)

    said = refusal(evening, told.Decided(evening.hall, "favourable", FUND))
    assert "n’a plus que 3\u202f600,00\u00a0€" in said
    evening.do(told.Decided(evening.hall, "favourable", Fraction(3_600), "Reste de l’enveloppe"))


@pytest.mark.parametrize("outcome", ["favourable", "reservations", "waiting"])
def test_decision_without_an_adopted_vote(evening: Evening, outcome: str) -> None:
    evening.do(told.VoteOpened(evening.mill, "Avis", "selection", "hands"), told.VoteClosed(evening.mill, Totals(2, 4)))

    decided = told.Decided(evening.mill, outcome, None, "Motif", (), (told.Reservation("Permis"),))  # type: ignore[arg-type]
    assert refusal(evening, decided) == "Aucun vote favorable ne fonde cette décision."


def test_decision_on_the_vote_of_somebody_recused_since(evening: Evening) -> None:
    adopted(evening).do(told.Recused("Chloé", evening.mill, "Trésorier du moulin"))

    said = refusal(evening, told.Decided(evening.mill, "favourable", FUND))
    assert said == "Le vote compte la voix de Chloé, déporté depuis\u00a0: votez de nouveau, puis décidez."
    adopted(evening, votes=5).do(told.Decided(evening.mill, "favourable", FUND))


def test_recusal_of_somebody_whose_vote_a_decision_stands_on(evening: Evening) -> None:
    adopted(evening).do(told.Decided(evening.mill, "favourable", FUND))

    assert "déjà décidé" in refusal(evening, told.Recused("Chloé", evening.mill, "Trésorier du moulin"))
    evening.do(told.Recused("Gaëlle", evening.mill, "Bénévole du moulin"))


@pytest.mark.parametrize(
    "gesture",
    [told.Departed("Ada"), told.Arrived("Gaëlle"), told.PointAdded("x", "Divers"), told.Opened()],
    ids=lambda gesture: type(gesture).__name__,
)
def test_gesture_after_the_closing(evening: Evening, gesture: Gesture) -> None:
    evening.do(told.Closed())

    assert refusal(evening, gesture).startswith("La séance est close.")


def test_vote_note_and_decision_after_the_closing(evening: Evening) -> None:
    evening.do(told.Closed())

    for gesture in (
        by_name(evening),
        told.Noted(evening.mill, "Ada", "need", Fraction(3)),
        told.Decided(evening.mill, "postponed", reason="Heure tardive"),
        told.PointOpened(evening.mill),
    ):
        assert refusal(evening, gesture).startswith("La séance est close.")


def test_gesture_after_the_sealing(evening: Evening) -> None:
    evening.do(told.Closed())
    sittings.seal_sitting(evening.base, evening.sitting)

    for gesture in (told.Written(evening.mill, "Texte", "Oubli"), told.Reopened("Oubli"), told.Struck(2, "Erreur")):
        assert refusal(evening, gesture).startswith("La séance est scellée.")
    with pytest.raises(Refusal, match="not_closed"):
        sittings.seal_sitting(evening.base, evening.sitting)


def test_secret_totals_over_the_voters(evening: Evening) -> None:
    evening.do(told.VoteOpened(evening.mill, "Avis", "selection", "secret"))

    for totals in (Totals(7), Totals(5, 1, 1), Totals(5)):
        said = refusal(evening, told.VoteClosed(evening.mill, totals))
        assert said.startswith("Ce vote ne peut pas être enregistré.")
    assert "négatif" in refusal(evening, told.VoteClosed(evening.mill, Totals(7, -1)))


def test_name_given_to_a_secret_ballot(evening: Evening) -> None:
    evening.do(told.VoteOpened(evening.mill, "Avis", "selection", "secret"))

    for gesture in (
        told.BallotKeyed(evening.mill, "01 Mairie de Ada", "for"),
        told.CollegeKeyed(evening.mill, "public", "for"),
    ):
        assert refusal(evening, gesture) == "Ce vote n’est pas nominatif\u00a0: donnez ses totaux."


def test_two_votes_open_at_once(evening: Evening) -> None:
    evening.do(by_name(evening))

    for gesture in (by_name(evening), told.PointOpened(evening.hall), told.Closed()):
        assert refusal(evening, gesture).startswith("Un vote est en cours.")


def test_holder_still_in_the_room_at_the_vote(evening: Evening) -> None:
    evening.do(told.HeardIn(evening.mill, "La meunière"))

    assert "La meunière" in refusal(evening, by_name(evening))


def test_holder_who_comes_in_during_the_vote(evening: Evening) -> None:
    evening.do(by_name(evening))

    assert refusal(evening, told.HeardIn(evening.mill, "La meunière")).startswith("Un vote est en cours.")


def test_opening_is_no_mistake_to_strike(evening: Evening) -> None:
    assert refusal(evening, told.Struck(1, "Erreur")).startswith("L’ouverture de la séance ne se retire pas")


def test_opening_alone_is_no_mistake_to_strike(base: OpenBase) -> None:
    assert "ne se retire pas" in refusal(Evening(base), told.Struck(1, "Erreur"))


def test_second_president_takes_the_place_of_the_first(base: OpenBase) -> None:
    evening = Evening(base)
    committees.give_office(base, evening.plan.members["Chloé"], 1, date(2026, 3, 10))

    sheet = committees.read_committee(base)
    assert sheet.chairs(SINCE) == ("Ada", "Dina")
    assert sheet.chairs(date(2026, 3, 20)) == ("Chloé", "Dina")
    # The sitting that was open stays under whom it was opened.
    assert sittings.read_state(base, evening.sitting).ground.chairs == ("Ada", "Dina")
