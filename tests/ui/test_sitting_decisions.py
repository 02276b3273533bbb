"""The decision of an open sitting, by the keyboard: amount, reservations, reasons, envelope; and the ranked lists."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from leaderdesk.domain.committee.majorities import Totals
from leaderdesk.domain.scoring import RateTier
from leaderdesk.domain.sittings import gestures as told
from leaderdesk.services import sitting_rooms
from leaderdesk.ui.sittings.live.calls.panel import CallsPanel
from leaderdesk.ui.sittings.live.decisions.panel import DecisionPanel
from tests.ui.sittings import Held
from tests.ui.voting import Make, deeds, make, open_point, point_of

__all__ = ["make"]

ENTER, TAB, DOWN, F7 = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_F7
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def panel(held: Held) -> DecisionPanel:
    return cast("DecisionPanel", held.frame.panel("decision"))


def calls(held: Held) -> CallsPanel:
    return cast("CallsPanel", held.frame.panel("calls"))


def adopt(held: Held, *covers: str) -> str:
    """A vote adopted on the open point, behind the page's back."""
    key = held.sheet().open_point
    assert key is not None
    held.do(told.VoteOpened(key, "Avis favorable", "selection", "hands", covers), told.VoteClosed(key, Totals(7)))
    return key


def type_over(held: Held, name: str, words: str) -> None:
    """Type in a field of the amount in place of what it holds."""
    panel(held).view.amount.form.focus_field(name)
    field = held.focus()
    assert isinstance(field, QLineEdit)
    held.press(Qt.Key.Key_A, modifier=CTRL)
    held.press(words, TAB)


# Outcomes


def test_favourable_at_what_the_rules_give_in_two_keys(make: Make) -> None:
    held = make()
    key = adopt(held)
    held.press(F7, "1", ENTER)

    assert deeds(held)[-1] == told.Decided(key, "favourable", amount=Fraction(6_400))
    assert panel(held).view.stands.word.text() == "Favorable"
    assert panel(held).view.stands.reasons.text() == "Accordé\u00a0: 6\u202f400,00\u00a0€ (64\u00a0%)."
    assert held.focus() is panel(held).view.go_next


def test_rate_given_by_the_notes_is_what_is_proposed_and_more_asks_a_reason(make: Make) -> None:
    held = make(
        totals=(15, 13, 12), tiers=(RateTier(Fraction(0), Fraction(3, 5)), RateTier(Fraction(14), Fraction(4, 5)))
    )
    key = adopt(held)
    held.press(F7, "1")
    shown = panel(held).view.amount.proposal.text(), panel(held).view.amount.limits.text().split("\n")[1]
    type_over(held, "amount", "6400")
    held.press(ENTER, modifier=CTRL)
    problem = panel(held).view.problem.text()
    panel(held).view.reason.focus_main()
    held.press("Avis du Département.")
    held.press(ENTER, modifier=CTRL)

    assert shown[0] == "Proposé\u00a0: 4\u202f400,00\u00a0€ (44\u00a0% de 10\u202f000,00\u00a0€ éligibles)."
    assert shown[1] == "Taux d’aide publique de 60\u00a0% donné par la note 13/20."
    assert problem == "Dites le motif, puis recommencez."
    assert deeds(held)[-1] == told.Decided(key, "favourable", Fraction(6_400), reason="Avis du Département.")


def test_without_a_vote_only_two_outcomes_are_left_and_it_is_said_why(make: Make) -> None:
    held = make()
    held.press(F7)

    outcomes = panel(held).view.outcomes
    assert [each for each, made in outcomes.buttons.items() if made.isEnabled()] == ["postponed", "refused"]
    assert outcomes.why.text() == (
        "Favorable, favorable avec réserves, liste d’attente\u00a0: il faut d’abord un vote adopté (F5)."
    )


def test_refusal_asks_its_reason_where_it_is_written(make: Make) -> None:
    held = make()
    key = str(held.sheet().open_point)
    held.press(F7, "4")
    held.press(ENTER, modifier=CTRL)
    problem = panel(held).view.problem.text()
    held.press("Hors du territoire.")
    held.press(ENTER, modifier=CTRL)

    assert problem == "Dites le motif, puis recommencez."
    assert deeds(held)[-1] == told.Decided(key, "refused", reason="Hors du territoire.")


def test_refusal_is_tied_to_criteria_the_weakest_first(make: Make) -> None:
    held = make(totals=(15, 13, 12))
    key = str(held.sheet().open_point)
    held.press(F7, "4")
    reason = panel(held).view.reason
    reason.form.focus_field("criteria")
    held.press(DOWN, Qt.Key.Key_Space, ENTER)
    held.press(ENTER, modifier=CTRL)

    assert deeds(held)[-1] == told.Decided(key, "refused", criteria=("last",))
    assert "Critères\u00a0: Pérennité du projet." in panel(held).view.stands.reasons.text()


def test_several_reservations_each_with_deadline_and_owner(make: Make) -> None:
    held = make()
    key = adopt(held)
    held.press(F7, "2", "Accord du Département", TAB, "31/01/2027", TAB, "Équipe", TAB)
    panel(held).view.reservations.add.click()
    held.press("Devis à jour", TAB)
    held.press(ENTER, modifier=CTRL)

    first = told.Reservation("Accord du Département", date(2027, 1, 31), "Équipe")
    noted = told.Decided(key, "reservations", Fraction(6_400), reservations=(first, told.Reservation("Devis à jour")))
    assert deeds(held)[-1] == noted
    lines = panel(held).view.stands.reasons.text().split("\n")
    assert lines[1] == "Réserve\u00a0: Accord du Département (avant le 31/01/2027, Équipe)"


def test_reservation_without_its_words_is_asked_for(make: Make) -> None:
    held = make()
    adopt(held)
    held.press(F7, "2")
    held.press(ENTER, modifier=CTRL)

    assert panel(held).view.problem.text() == "Écrivez au moins une réserve, puis recommencez."
    assert point_of(held).decision.decided is None


def test_postponed_and_waiting_take_no_amount(make: Make) -> None:
    held = make()
    key = adopt(held)
    held.press(F7, "5", ENTER)
    waiting = deeds(held)[-1]
    other = open_point(held, 4)
    held.press(F7, "3", "Plan à compléter.")
    held.press(ENTER, modifier=CTRL)

    assert waiting == told.Decided(key, "waiting")
    assert deeds(held)[-1] == told.Decided(other, "postponed", reason="Plan à compléter.")
    assert panel(held).view.stands.word.text() == "Ajourné"


def test_phrase_is_put_in_the_reason(make: Make) -> None:
    held = make()
    held.press(F7, "3", "Après débat.")
    reason = panel(held).view.reason
    phrase = next(iter(held.ask(sitting_rooms.read_phrases)))
    reason.form.editor("phrase").take(phrase)

    assert reason.reason == f"Après débat. {phrase}"


# Amounts


def test_proposal_says_what_limits_it(make: Make) -> None:
    held = make()
    held.press(F7)

    amount = panel(held).view.amount
    assert (
        amount.proposal.text() == "Proposé\u00a0: 6\u202f400,00\u00a0€ (64\u00a0% de 10\u202f000,00\u00a0€ éligibles)."
    )
    assert amount.limits.text() == (
        "Ce qui limite le montant\u00a0: le taux maximal d’aide publique et l’autofinancement minimal."
    )


def test_another_amount_needs_its_reason(make: Make) -> None:
    held = make()
    key = adopt(held)
    held.press(F7, "1")
    type_over(held, "amount", "5000")
    why, rate = panel(held).view.reason.why.text(), panel(held).view.amount.form.editor("rate").value()
    held.press(ENTER, modifier=CTRL)
    refused = panel(held).view.problem.text()
    held.press("Dépense écartée.")
    held.press(ENTER, modifier=CTRL)

    assert (why, rate) == ("Le montant n’est pas celui des règles\u00a0: un motif est nécessaire.", 500_000)
    assert refused == "Dites le motif, puis recommencez."
    assert deeds(held)[-1] == told.Decided(key, "favourable", Fraction(5_000), "Dépense écartée.")


def test_rate_gives_the_amount(make: Make) -> None:
    held = make()
    adopt(held)
    held.press(F7, "1")
    type_over(held, "rate", "60")

    assert panel(held).view.amount.form.editor("amount").value() == 6_000_00


def test_amount_beyond_the_cap_is_said_then_refused(make: Make) -> None:
    held = make()
    adopt(held)
    held.press(F7, "1")
    type_over(held, "amount", "7000")
    said = panel(held).view.amount.problem.text()
    panel(held).view.reason.field.setPlainText("Projet exemplaire.")
    held.press(ENTER, modifier=CTRL)

    assert said == "Au-dessus du plafond des règles\u00a0: 6\u202f400,00\u00a0€ au plus."
    assert panel(held).view.problem.text().startswith("Les règles donnent au plus 6\u202f400,00\u00a0€")
    assert point_of(held).decision.decided is None


def test_envelope_is_said_and_drawn_before_after_and_if_all_pass(make: Make) -> None:
    held = make(envelope=15_000_00)
    held.press(F7)

    amount = panel(held).view.amount
    assert amount.envelope.text() == (
        "1.1 FEADER\u00a0: 15\u202f000,00\u00a0€ avant ce point, 8\u202f600,00\u00a0€ après.\n"
        "Si tout le reste passe (2\u00a0autres projets, 12\u202f800,00\u00a0€), il manquera 4\u202f200,00\u00a0€."
    )
    drawing = amount.drawing.drawing
    assert drawing is not None
    assert "Ce projet\u00a0: 6\u202f400,00\u00a0€" in drawing.said


def test_envelope_that_holds_less_proposes_what_is_left(make: Make) -> None:
    held = make(envelope=4_000_00)
    key = adopt(held)
    held.press(F7, "1", ENTER)

    reason = "Montant limité à ce qui reste de l’enveloppe."
    assert panel(held).view.amount.limits.text().startswith("C’est ce qui reste de l’enveloppe\u202f; les règles")
    assert deeds(held)[-1] == told.Decided(key, "favourable", Fraction(4_000), reason)


def test_cash_of_the_holder_is_there_when_one_decides(make: Make) -> None:
    held = make(has_cash=True)
    held.press(F7)
    held.settle()

    cash = panel(held).view.cash
    assert cash.isVisible()
    assert cash.word.text() == "Porteur\u00a0: trésorerie en danger"
    assert "Avec 6\u202f400,00\u00a0€ accordés." in cash.reasons.text()
    # Spent from April to June: it is carried already on the day of the sitting.
    assert "porter 6\u202f400\u00a0€ pendant 14\u00a0mois" in cash.reasons.text()

    type_over(held, "amount", "5400")
    held.settle()
    assert "Avec 5\u202f400,00\u00a0€ accordés." in cash.reasons.text()
    assert "porter 5\u202f400\u00a0€ pendant 14\u00a0mois" in cash.reasons.text()


# What stands, and what is half done


def test_decision_is_taken_back_with_a_reason(make: Make) -> None:
    held = make()
    key = adopt(held)
    held.press(F7, "1", ENTER)
    panel(held).view.take_back.click()
    held.press("Erreur de montant", ENTER)

    assert deeds(held)[-1] == told.DecisionTakenBack(key, "Erreur de montant")
    assert panel(held).view.outcomes.isVisible()


def test_half_made_decision_is_found_again(make: Make) -> None:
    held = make()
    key = str(held.sheet().open_point)
    held.press(F7, "4", "Hors du territoire.")
    held.frame.conduct.look_at(held.sheet().agenda.lines[3].key)
    held.settle()
    kept = json.loads(held.frame.conduct.kept(f"decision:{key}"))
    held.frame.conduct.look_at(None)
    held.settle()

    assert (kept["outcome"], kept["reason"]) == ("refused", "Hors du territoire.")
    assert panel(held).view.reason.reason == "Hors du territoire."
    assert panel(held).view.outcomes.buttons["refused"].isChecked()


def test_refresh_never_resets_what_is_typed(make: Make) -> None:
    held = make()
    held.press(F7, "4", "Hors du")
    held.do(told.SteppedOut("Élodie Zamelin"))
    held.press(" territoire.")

    assert panel(held).view.reason.reason == "Hors du territoire."


def test_point_without_a_project_is_decided_by_its_vote(make: Make) -> None:
    held = make(place=1)
    held.press(F7)

    assert panel(held).view.nothing.text() == "Ce point se décide par son vote."
    assert held.focus() is panel(held).view.elsewhere


# The ranked lists


def rows(held: Held) -> list[str]:
    """What the ranking says, line by line."""
    found = calls(held).view.rows
    return [found.item(place).text().partition("\n")[0] for place in range(found.count())]


def test_projects_are_ranked_live_and_cut_by_the_envelope(make: Make) -> None:
    held = make(totals=(15, 13, 12), envelope=13_000_00)
    held.press(Qt.Key.Key_F5, modifier=SHIFT)

    assert rows(held) == [
        "Grille de sélection\u202f; 1.1 FEADER\u00a0: 13\u202f000,00\u00a0€, il resterait 200,00\u00a0€",
        "1. Réhabiliter la halle",
        "2. Café associatif",
        "Fin de l’enveloppe\u00a0: 2\u00a0projets servis",
        "3. Sentier du littoral",
    ]


def test_tie_that_the_envelope_cannot_serve_is_shown(make: Make) -> None:
    held = make(totals=(15, 12, 12), envelope=13_000_00)
    held.press(Qt.Key.Key_F5, modifier=SHIFT)

    assert "votez ces projets un par un" in calls(held).view.warnings.text()
    detail = calls(held).view.rows.item(2 + 1).text()
    assert "égalité à départager, ex æquo avec" in detail


def test_whole_list_is_voted_then_decided(make: Make) -> None:
    held = make(totals=(15, 13, 12), envelope=13_000_00)
    keys = [line.key for line in held.sheet().agenda.lines]
    held.press(Qt.Key.Key_F5, modifier=SHIFT)
    held.press("l")
    asked = calls(held).view.asking.words.text()
    held.press("m")
    held.press("5", ENTER, ENTER, ENTER, ENTER, ENTER)
    held.press(ENTER, ENTER)

    assert "Doivent sortir, leur déport sera noté\u00a0: Agathe Darvaux, Clémence Escarpel." in asked
    assert deeds(held)[-2:] == [
        told.Decided(keys[1], "favourable", Fraction(6_400)),
        told.Decided(keys[2], "favourable", Fraction(6_400)),
    ]


def test_waiting_list_is_voted_too(make: Make) -> None:
    held = make(totals=(15, 13, 12), envelope=13_000_00)
    keys = [line.key for line in held.sheet().agenda.lines]
    held.press(Qt.Key.Key_F5, modifier=SHIFT)
    held.press("e", "m")
    held.press("7", ENTER, ENTER, ENTER, ENTER, ENTER)
    held.press(ENTER, ENTER)

    assert deeds(held)[-1] == told.Decided(keys[3], "waiting")


def test_enter_goes_to_a_project_to_vote_it_alone(make: Make) -> None:
    held = make(totals=(15, 13, 12))
    held.press(Qt.Key.Key_F5, modifier=SHIFT)
    held.press(ENTER)

    assert held.frame.step == "point"
    assert point_title(held) == "Réhabiliter la halle"


def point_title(held: Held) -> str:
    sheet = held.frame.conduct.sheet
    assert sheet is not None
    assert sheet.point is not None
    return sheet.point.point.title
