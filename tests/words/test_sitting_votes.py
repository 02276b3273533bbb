"""Votes, decisions and rankings of a sitting, in French."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from leaderdesk.domain.committee.majorities import Majority, Totals
from leaderdesk.domain.sheets.sittings.calls import RankedRow
from leaderdesk.domain.sheets.sittings.decisions import EnvelopeSheet
from leaderdesk.domain.sheets.sittings.votes import VoterSheet
from leaderdesk.domain.sittings.gestures import Reservation
from leaderdesk.words import sitting_agendas, sitting_decisions, sitting_follow, sitting_rankings, sitting_votes

ENVELOPE = EnvelopeSheet(
    "FEADER", True, Fraction(10_000), Fraction(10_000), Fraction(6_000), Fraction(10_000), 1, Fraction(4_000)
)


def row(title: str, fate: str) -> RankedRow:
    return RankedRow(title, title, "", "", 1, Fraction(15), Fraction(6_400), fate, None, None, (), None)  # type: ignore[arg-type]


def test_outcomes_have_one_word_each() -> None:
    assert sitting_agendas.outcome("postponed") == sitting_follow.OUTCOMES["postponed"] == "ajourné"


def test_each_majority_is_a_sentence() -> None:
    qualified = Majority("qualified", of="seats", share=Fraction(2, 3), operator=">", casting_vote=True)

    assert sitting_votes.say_majority(Majority("absolute", of="present", tie="rejected")) == (
        "Majorité absolue\u00a0: plus de la moitié des sièges présents. En cas d’égalité, c’est un rejet."
    )
    assert sitting_votes.say_majority(qualified) == (
        "Majorité qualifiée\u00a0: plus de 66,67\u00a0% des sièges du comité. "
        "En cas d’égalité, la voix de qui préside l’emporte."
    )


def test_motion_asks_in_one_word_whatever_the_title_says() -> None:
    asked = "Approuver le compte rendu du 30/10/2026"

    assert sitting_votes.motion_of("minutes", asked) == asked
    assert sitting_votes.motion_of("minutes", "Compte rendu de juin") == "Approuver\u00a0: Compte rendu de juin"
    assert sitting_votes.motion_of("other", "Adoption du calendrier") == "Adoption du calendrier"
    assert sitting_votes.motion_of("project", "Approuver l’eau") == (
        "Donner un avis favorable au projet «\u00a0Approuver l’eau\u00a0»"
    )


def test_those_who_have_not_spoken_are_counted_not_listed() -> None:
    assert sitting_votes.say_missing(19) == "Pas encore dit\u00a0: 19. Voici le premier."
    assert sitting_votes.say_missing(1) == "Il n’en manque qu’un, que voici."


def test_count_says_what_is_missing_or_too_many() -> None:
    assert sitting_votes.say_count(7, 7) == ""
    assert sitting_votes.say_count(1, 7) == "1\u00a0voix pour 7\u00a0votants\u00a0: il en manque 6."
    assert sitting_votes.say_count(8, 7) == "8\u00a0voix pour 7\u00a0votants\u00a0: 1 de trop."


def test_totals_leave_out_what_nobody_said() -> None:
    assert sitting_votes.say_totals(Totals(3, 1, 0, 2), missing=1) == (
        "Pour\u00a0: 3, contre\u00a0: 1, abstentions\u00a0: 0, blancs ou nuls\u00a0: 2, reste\u00a0: 1"
    )


def test_proxy_and_correction_are_said() -> None:
    voter = VoterSheet("01", "Ada", None, "public", is_proxy=True, says="against")

    assert sitting_votes.say_voter(voter) == "Ada, par pouvoir\u00a0: contre"
    assert sitting_votes.say_voter(voter, "for") == "Ada, par pouvoir\u00a0: contre (corrigé, était\u00a0: pour)"


def test_envelope_is_said_for_any_amount() -> None:
    assert sitting_decisions.say_envelope(ENVELOPE.granting(Fraction(3_000))) == [
        "FEADER\u00a0: 10\u202f000,00\u00a0€ avant ce point, 7\u202f000,00\u00a0€ après.",
        "Si tout le reste passe (1\u00a0autre projet, 4\u202f000,00\u00a0€), il restera 3\u202f000,00\u00a0€.",
    ]
    assert sitting_decisions.say_envelope(ENVELOPE.granting(Fraction(8_000)))[1] == (
        "Si tout le reste passe (1\u00a0autre projet, 4\u202f000,00\u00a0€), il manquera 2\u202f000,00\u00a0€."
    )


def test_reservation_says_until_when_and_by_whom() -> None:
    assert sitting_decisions.say_reservation(Reservation("Devis à jour")) == "Devis à jour"
    assert sitting_decisions.say_reservation(Reservation("Accord", date(2027, 1, 31), "Équipe")) == (
        "Accord (avant le 31/01/2027, Équipe)"
    )


def test_adopted_list_says_what_is_about_to_be_noted() -> None:
    assert sitting_rankings.say_adopted([row("Halle", "funded"), row("Café", "queued")]) == [
        "La liste est adoptée. Il reste à noter\u00a0:",
        "favorable\u00a0: Halle (6\u202f400,00\u00a0€)\u202f;",
        "liste d’attente\u00a0: Café.",
    ]
