"""The texts of the letters as they are edited: kept when sound, waiting otherwise, with all that they have been."""

from __future__ import annotations

from datetime import date

from leaderdesk.domain.papers.letters import LETTERS, LetterText
from leaderdesk.services import treasuries
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.history import undo
from leaderdesk.services.papers import texts
from leaderdesk.services.papers.texts import TextRow
from leaderdesk.services.settings import setting
from leaderdesk.words.letter_presets import preset
from tests.services.desk import Desk
from tests.services.test_paper_letters import held

OWN = LetterText("receipt", "Reçu de [porteur].", "Dossier [numéro du dossier]")
WRONG = LetterText("receipt", "Reçu de [maire].", "Dossier")


def row(base: OpenBase) -> TextRow:
    return next(each for each in texts.read_letter_rows(base) if each.text.code == "receipt")


def test_a_new_base_has_every_text_as_proposed(base: OpenBase) -> None:
    rows = texts.read_letter_rows(base)

    assert [each.text for each in rows] == [preset(code) for code in LETTERS]
    assert {(each.is_own, each.waiting, len(each.versions)) for each in rows} == {(False, None, 1)}


def test_a_text_that_is_kept_is_one_version_more(base: OpenBase) -> None:
    texts.keep_letter_text(base, OWN)

    kept = row(base)
    assert (kept.text, kept.is_own) == (OWN, True)
    assert [(each.version, each.text) for each in kept.versions] == [(1, OWN), (0, preset("receipt"))]


def test_a_text_kept_as_it_was_changes_nothing(base: OpenBase) -> None:
    texts.keep_letter_text(base, OWN)
    before = base.height

    assert texts.keep_letter_text(base, OWN) is None
    assert texts.keep_letter_text(base, preset("complete")) is None
    assert base.height == before


def test_a_faulty_text_waits_and_the_letters_stay_as_they_were(base: OpenBase) -> None:
    before = base.height
    texts.keep_letter_text(base, WRONG)

    kept = row(base)
    assert (kept.text, kept.waiting, base.height) == (preset("receipt"), WRONG, before)


def test_a_corrected_text_waits_no_more(base: OpenBase) -> None:
    texts.keep_letter_text(base, WRONG)
    texts.keep_letter_text(base, OWN)

    assert (row(base).text, row(base).waiting) == (OWN, None)


def test_the_text_as_proposed_comes_back_and_that_is_undone(base: OpenBase) -> None:
    texts.keep_letter_text(base, OWN)
    texts.keep_letter_text(base, preset("receipt"))
    reset = row(base)
    undo(base)

    assert (reset.is_own, setting(base, "letter_texts") == "{}") == (False, False)
    assert [each.version for each in reset.versions] == [2, 1, 0]
    assert row(base).text == OWN


def test_a_change_of_one_text_is_no_version_of_another(base: OpenBase) -> None:
    texts.keep_letter_text(base, LetterText("complete", "Complet.", "Objet"))

    assert len(row(base).versions) == 1


def test_letters_are_shown_on_a_dossier_that_was_decided_first(base: OpenBase) -> None:
    held(base, "refused", reason="Hors stratégie.")
    (example,) = texts.read_examples(base)

    values = texts.read_values(base, example)
    assert (example.number, example.outcome) == ("2026-001", "refused")
    assert (values["reasons"], values["decision"]) == ("Hors stratégie.", "avis défavorable")
    assert values["due_on"] != ""


def test_the_note_that_goes_with_a_grant_is_told_as_in_the_letter(base: OpenBase) -> None:
    held(base, "favourable")
    (example,) = texts.read_examples(base)
    before = texts.read_values(base, example)["enclosure"]
    treasuries.spread_costs(base, example.dossier_id, date(2026, 4, 1), date(2026, 6, 30), "even")

    assert before == ""
    assert texts.read_values(base, example)["enclosure"] == "Une note de trésorerie est jointe à cette lettre."


def test_a_dossier_without_a_decision_has_its_own_fields(desk: Desk) -> None:
    example = texts.read_examples(desk.base)[0]

    values = texts.read_values(desk.base, example)
    assert (example.outcome, "decision" in values) == (None, False)
    assert values["number"] == example.number
