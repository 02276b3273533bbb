"""The vote of an open sitting, by the keyboard: proposed, keyed by name, counted, tied, given up; a consultation."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt

from leaderdesk.domain.committee.majorities import Majority, Totals
from leaderdesk.domain.sittings import gestures as told
from leaderdesk.ui.sittings.live.votes.panel import VotePanel
from tests.ui.sittings import Held
from tests.ui.voting import Make, deeds, make, point_of

__all__ = ["make"]

ENTER, ESCAPE, UP, TAB = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Up, Qt.Key.Key_Tab
F5 = Qt.Key.Key_F5
CTRL = Qt.KeyboardModifier.ControlModifier
CASTING = Majority(casting_vote=True)


def panel(held: Held) -> VotePanel:
    return cast("VotePanel", held.frame.panel("vote"))


def opened(held: Held, letter: str) -> VotePanel:
    """Open a vote by its letter."""
    held.press(F5, letter)
    return panel(held)


def said(held: Held) -> list[str]:
    """What each row of the list says."""
    rows = panel(held).view.named.rows
    return [rows.item(place).text().partition("\n")[2] for place in range(rows.count())]


# Proposed


def test_vote_opens_in_two_keys(make: Make) -> None:
    held = make()
    held.press(F5, "n")

    motion = "Donner un avis favorable au projet «\u00a0Café associatif\u00a0»"
    key = held.sheet().open_point
    assert key is not None
    assert deeds(held)[-1] == told.VoteOpened(key, motion, "selection", "by_name")


def test_majority_is_said_before_the_vote_opens(make: Make) -> None:
    held = make(majority=Majority("qualified", of="voters", casting_vote=False, secrecy="secret"))
    held.press(F5)

    asking = panel(held).view.asking
    assert asking.motion.rule.text() == (
        "Majorité qualifiée\u00a0: au moins 50\u00a0% des votants. En cas d’égalité, rien n’est décidé. "
        "Le vote doit être secret."
    )
    assert [mode for mode, made in asking.modes.items() if made.isEnabled()] == ["secret"]


def test_motion_being_worded_is_kept_and_voted(make: Make) -> None:
    held = make()
    held.press(F5)
    panel(held).view.asking.motion.form.focus_field("motion")
    held.press(Qt.Key.Key_End)
    held.press(" dès juin", TAB)
    kept = held.frame.conduct.kept(f"motion:{held.sheet().open_point}")
    held.press(F5, "m")

    opened_vote = deeds(held)[-1]
    assert isinstance(opened_vote, told.VoteOpened)
    assert opened_vote.motion == kept
    assert kept.endswith(" dès juin")


def test_refused_vote_says_why_and_what_would_make_it_possible(make: Make) -> None:
    held = make()
    held.do(told.HeardIn(str(held.sheet().open_point), "Commune d’Essai"))
    held.press(F5)
    heard = panel(held).view.why.text()
    held.do(told.HeardOut(str(held.sheet().open_point)))
    for person in ("Agathe Darvaux", "Clémence Escarpel", "Élodie Zamelin"):
        held.do(told.Departed(person))

    assert heard == (
        "Le porteur entendu est encore dans la salle. Notez la sortie du porteur (F3), puis revenez voter (F5)."
    )
    assert panel(held).view.why.text() == (
        "Le quorum de présence n’est pas atteint. Présents\u00a0: 4 sur 9 sièges, il en faut 5 (il manque 1)."
    )
    assert not panel(held).view.asking.isVisible()


def test_point_that_is_not_open_sends_to_its_opening(make: Make) -> None:
    held = make()
    held.frame.conduct.look_at(held.sheet().agenda.lines[3].key)
    held.settle()
    held.press(F5)

    assert panel(held).view.why.text() == "Le point n’est pas ouvert. Ouvrez le point (F3), puis revenez voter (F5)."


# By name


def test_one_key_a_seat_and_the_next_comes_by_itself(make: Make) -> None:
    held = make()
    opened(held, "n")
    held.press("pcanppp")

    vote = point_of(held).vote
    assert vote is not None
    assert vote.totals == Totals(4, 1, 1, 0, 1)
    assert panel(held).view.named.totals.text() == (
        "Pour\u00a0: 4, contre\u00a0: 1, abstentions\u00a0: 1, ne prennent pas part\u00a0: 1"
    )


def test_keys_typed_faster_than_the_disk_go_each_to_its_seat(make: Make) -> None:
    held = make()
    rows = opened(held, "n").view.named.rows
    for word in ("for", "against", "abstention", "for"):
        rows.said.emit(word)
    held.settle()

    assert [each.says for each in deeds(held)[-4:] if isinstance(each, told.BallotKeyed)] == [
        "for",
        "against",
        "abstention",
        "for",
    ]
    assert rows.key == "06 Association des Étangs"


def test_college_in_one_gesture_then_its_exceptions(make: Make) -> None:
    held = make()
    opened(held, "n")
    held.press("tp", "tp", UP, "c")

    colleges = [each for each in deeds(held) if isinstance(each, told.CollegeKeyed)]
    assert [each.college for each in colleges] == ["public", "private"]
    vote = point_of(held).vote
    assert vote is not None
    assert (vote.totals.in_favour, vote.totals.against, vote.missing) == (6, 1, 0)


def test_correction_is_seen(make: Make) -> None:
    held = make()
    opened(held, "n")
    held.press("p", UP, "a")

    assert said(held)[0] == "Agathe Darvaux\u00a0: abstention (corrigé, était\u00a0: pour)"


def test_enter_before_the_end_counts_who_is_missing_and_shows_the_first(make: Make) -> None:
    held = make()
    named = opened(held, "n").view.named
    held.press("ppppp", ENTER)

    assert named.course.text() == "Pas encore dit\u00a0: 2. Voici le premier."
    assert (named.rows.key, point_of(held).vote is None) == ("07 Coopérative du Marais", False)


def test_course_is_said_while_it_goes(make: Make) -> None:
    held = make()
    named = opened(held, "n").view.named
    held.press("pp")
    hanging = named.course.text()
    held.press("pp")

    assert (hanging, named.course.text()) == ("Il faut encore 2 pour.", "La majorité est acquise.")


def test_result_is_explained_with_both_quorums_apart(make: Make) -> None:
    held = make()
    opened(held, "n")
    held.press("pcppppp", ENTER)

    card = panel(held).view.card
    assert (card.word.text(), card.figures.text()) == ("Adopté", "Pour\u00a0: 6, contre\u00a0: 1, abstentions\u00a0: 0")
    lines = card.reasons.text().split("\n")
    assert lines[1:3] == [
        "6 pour, 1 contre, abstentions\u00a0: 0\u202f; majorité simple\u00a0: 4 des 7 voix exprimées.",
        "Présence\u00a0: quorum atteint. Votants\u00a0: aucune règle.",
    ]
    assert lines[-1] == "Contre (1)\u00a0: Clémence Escarpel."
    assert held.focus() is panel(held).view.go_on


def test_ballot_of_who_presides_breaks_a_tie_and_it_is_said(make: Make) -> None:
    held = make(majority=CASTING)
    named = opened(held, "n").view.named
    held.press("pccppac"[:6] + "c")

    assert named.course.text() == (
        "Partage des voix. La voix prépondérante est à Agathe Darvaux, qui vote pour\u00a0: c’est adopté."
    )


def test_vote_goes_on_when_somebody_leaves(make: Make) -> None:
    held = make()
    named = opened(held, "n").view.named
    held.press("pp")
    held.do(told.Departed("Agathe Darvaux"))

    assert named.rows.keys()[0] == "02 Commune d’Étaples"
    assert said(held)[0] == "Clémence Escarpel\u00a0: pour"


# By hands and by slips


def test_hands_are_counted_and_enter_ends_the_vote(make: Make) -> None:
    held = make()
    opened(held, "m")
    held.press("5", ENTER, "1", ENTER, "1", ENTER, ENTER, ENTER)

    key = str(held.sheet().open_point)
    assert deeds(held)[-1] == told.VoteClosed(key, Totals(5, 1, 1))


def test_count_is_ended_from_any_number(make: Make) -> None:
    held = make()
    opened(held, "m")
    held.press("7")
    held.press(ENTER, modifier=CTRL)

    assert deeds(held)[-1] == told.VoteClosed(str(held.sheet().open_point), Totals(7))


def test_count_that_is_not_the_number_of_voices_is_said_and_not_noted(make: Make) -> None:
    held = make()
    hands = opened(held, "m").view.hands
    held.press("5", ENTER, "1", ENTER, ENTER, ENTER, ENTER)

    assert hands.gap.text() == "6\u00a0voix pour 7\u00a0votants\u00a0: il en manque 1."
    assert isinstance(deeds(held)[-1], told.VoteOpened)


def test_those_who_take_no_part_are_counted_in_one_press(make: Make) -> None:
    held = make()
    hands = opened(held, "m").view.hands
    held.press("4", ENTER, "1", ENTER)
    hands.rest.click()
    held.press(ENTER)

    assert deeds(held)[-1] == told.VoteClosed(str(held.sheet().open_point), Totals(4, 1, 0, 0, 2))


def test_half_typed_count_is_found_again_and_a_secret_one_is_not_written(make: Make) -> None:
    held = make()
    opened(held, "m")
    held.press("5", ENTER)
    key = held.sheet().open_point
    kept = held.frame.conduct.kept(f"count:{key}")
    held.do(told.VoteDropped(str(key), "Vote secret demandé"))
    opened(held, "s")
    held.press("5", ENTER)

    assert kept == '{"in_favour": 5}'
    assert held.frame.conduct.kept(f"count:{key}") == kept
    assert panel(held).view.slips.form.editor("in_favour").value() == 5


def test_secret_vote_is_one_entry(make: Make) -> None:
    held = make()
    opened(held, "s")
    held.press("4", ENTER, "1", ENTER, ENTER, "2", ENTER, ENTER, ENTER)

    assert deeds(held)[-2:] == [
        told.VoteOpened(str(held.sheet().open_point), deeds(held)[-2].motion, "selection", "secret"),  # type: ignore[union-attr]
        told.VoteClosed(str(held.sheet().open_point), Totals(4, 1, 0, 2)),
    ]
    assert "Pour (" not in panel(held).view.card.reasons.text()


def test_tie_waits_for_the_casting_vote(make: Make) -> None:
    held = make(majority=CASTING)
    slips = opened(held, "s").view.slips
    held.press("3", ENTER, "3", ENTER, "1", ENTER, ENTER, ENTER, ENTER)
    waiting = (slips.tie.isVisible(), slips.tie.who.text(), isinstance(deeds(held)[-1], told.VoteOpened))
    held.press(TAB, ENTER)

    who = "Pour\u00a0: 3, contre\u00a0: 3, abstentions\u00a0: 1. La voix prépondérante est à Agathe Darvaux."
    assert waiting == (True, who, True)
    assert deeds(held)[-1] == told.VoteClosed(str(held.sheet().open_point), Totals(3, 3, 1), "against")
    assert panel(held).view.card.word.text() == "Non adopté"


def test_casting_vote_passes_to_the_deputy_who_is_there(make: Make) -> None:
    held = make(majority=CASTING)
    held.do(told.SteppedOut("Agathe Darvaux"))
    slips = opened(held, "s").view.slips
    held.press("3", ENTER, "3", ENTER, ENTER, ENTER, ENTER, ENTER)

    assert slips.tie.who.text().endswith("La voix prépondérante est à Ursule Périgaudet.")


def test_tie_follows_the_rule_where_nobody_has_a_casting_vote(make: Make) -> None:
    held = make()
    opened(held, "m")
    held.press("3", ENTER, "3", ENTER, "1", ENTER, ENTER, ENTER)

    assert panel(held).view.card.word.text() == "Sans résultat"
    assert "Le règlement ne donne de voix prépondérante à personne." in panel(held).view.card.reasons.text()


# Given up, and held again


def test_vote_is_given_up_with_its_reason(make: Make) -> None:
    held = make()
    opened(held, "n").view.named.drop.click()
    held.press(ENTER)
    remark = panel(held).view.reason.remark.text()
    held.press("Vote secret demandé", ENTER)

    assert remark == "Écrivez le motif, puis Entrée."
    assert deeds(held)[-1] == told.VoteDropped(str(held.sheet().open_point), "Vote secret demandé")
    assert held.focus() is panel(held).view.asking.first


def test_vote_may_be_held_again_until_it_is_decided(make: Make) -> None:
    held = make()
    opened(held, "m")
    held.press("1", ENTER, "6", ENTER, ENTER, ENTER, ENTER)
    is_asked = panel(held).view.asking.isVisible()
    panel(held).view.again.click()
    held.settle()
    held.press("n")

    assert (is_asked, point_of(held).vote is None) == (False, False)


# A written consultation


def test_answers_are_keyed_by_seat_with_their_way(make: Make) -> None:
    held = make(is_written=True, place=2)
    key = held.sheet().agenda.lines[2].key
    held.frame.conduct.look_at(key)
    held.settle()
    held.press(F5)
    answers = panel(held).answers
    assert answers is not None
    answers.view.form.editor("way").take("mail")
    held.press("p", "c")
    answers.view.rows.setFocus()

    assert deeds(held)[-2:] == [
        told.Answered(key, "Agathe Darvaux", "for", "mail"),
        told.Answered(key, "Clémence Escarpel", "against", "mail"),
    ]
    assert answers.view.rows.item(0).text().split("\n")[1].startswith("Agathe Darvaux\u00a0: pour, reçu le ")
    assert answers.view.rows.item(0).text().endswith(", par courriel")


def test_suppleant_answers_for_the_seat(make: Make) -> None:
    held = make(is_written=True)
    key = held.sheet().agenda.lines[2].key
    held.frame.conduct.look_at(key)
    held.settle()
    held.press(F5, "s", "a")

    assert deeds(held)[-1] == told.Answered(key, "Bastien Hautefagne", "abstention")


def test_consultation_says_its_deadline_its_silence_and_who_is_awaited(make: Make) -> None:
    held = make(is_written=True)
    held.frame.conduct.look_at(held.sheet().agenda.lines[2].key)
    held.settle()
    held.press(F5, "p")

    answers = panel(held).answers
    assert answers is not None
    assert answers.updatesEnabled()
    assert answers.view.terms.text() == "Réponses jusqu’au 05/12/2026 à 18:00\u202f; qui ne répond pas est absent."
    assert answers.view.told.text().startswith("1\u00a0réponse, 17\u00a0attendues.")
    assert answers.view.quorum.text().startswith("Présence\u00a0: pas de quorum.")
    assert answers.view.awaited.text().startswith("Le compte attend encore avant le 05/12/2026 à 18:00")
    assert not answers.view.count.isEnabled()


def test_answers_are_counted_once_everybody_has_answered(make: Make) -> None:
    held = make(is_written=True)
    key = held.sheet().agenda.lines[2].key
    people = held.ask(lambda base: sorted(_members(base, held.sitting)))
    held.do(*(told.Answered(key, person, "for") for person in people))
    held.frame.conduct.look_at(key)
    held.settle()
    held.press(F5, ENTER)

    counted = deeds(held)[-1]
    assert isinstance(counted, told.AnswersCounted)
    answers = panel(held).answers
    assert answers is not None
    assert (answers.view.card.word.text(), held.focus()) == ("Adopté", answers.view.go_on)


def _members(base: object, sitting: int) -> frozenset[str]:
    from leaderdesk.services import sittings

    return sittings.read_state(base, sitting).ground.members()  # type: ignore[arg-type]
