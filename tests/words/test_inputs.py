"""Wrong inputs in French: the case and the field, then what is wrong, well typed, whatever was read."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from leaderdesk.domain.inputs import WrongInput
from leaderdesk.words import failures
from leaderdesk.words.inputs import PROBLEMS, problem_of, say_wrong, wrong_input
from tests.words.test_typography import faults_of

NAMES = {"t1": "Anne Durand", "S1": "Commune d’Essai", "2026-001": "Halle d’Essai"}
DATA: dict[str, Any] = {
    **dict.fromkeys(("fiche", "fund", "funder", "scale", "value", "criterion", "choices", "requirement"), "Essai"),
    **dict.fromkeys(("rank", "position", "line"), 3),
    **dict.fromkeys(("day", "on"), date(2026, 3, 2)),
    **dict.fromkeys(("start", "end", "status"), "contact"),
    "pot": "1.1/FEADER",
    "key": "2026-001",
    "seat": "S1",
    "person": "t1",
    "item": "territory",
    "regime": "de_minimis_sieg",
    "missing": Fraction(1600),
    "share": Fraction(3, 2),
}


@pytest.mark.parametrize("code", sorted(PROBLEMS))
def test_sentence_of_a_wrong_input_is_well_typed(code: str) -> None:
    sentence = say_wrong(WrongInput(code, place="x", **DATA), NAMES)

    assert faults_of(sentence) == []
    assert sentence.startswith("Champ «\u00a0x\u00a0»\u00a0: ")
    assert "non renseigné" not in sentence


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (
            WrongInput("unknown_regime", place="aids[1].regime", regime="de_minimis_green"),
            "Champ « aids[1].regime » : « de_minimis_green » n’est pas un régime connu.",
        ),
        (
            WrongInput("no_such_move", place="status", start="contact", end="asleep"),
            "Champ « status » : aucun passage ne mène de « Contact » à « asleep ».",
        ),
        (
            WrongInput("check_twice", place="items[1].code", item="own_share"),
            "Champ « items[1].code » : le contrôle « Autofinancement » figure deux fois.",
        ),
        (
            WrongInput("envelope_below_zero", place="envelopes[1.1/FEADER]", on=date(2026, 3, 1), missing=Fraction(5)),
            "Champ « envelopes[1.1/FEADER] » : le 01/03/2026, cette enveloppe passe sous zéro : il y manque 5,00 €.",
        ),
        (
            WrongInput("unknown_seat", place="proxies[0].seat", seat="S1"),
            "Champ « proxies[0].seat » : un pouvoir est donné par le siège Commune d’Essai, qui n’existe pas.",
        ),
        (WrongInput("reason_needed", place=""), "Un motif est nécessaire."),
    ],
)
def test_wrong_input_is_said_with_its_place_its_words_and_its_names(wrong: WrongInput, said: str) -> None:
    assert say_wrong(wrong, NAMES).replace("\u00a0", " ") == said


def test_wrong_input_that_reaches_the_screen_is_not_taken_for_a_failure_of_the_same_code() -> None:
    assert failures.say(WrongInput("missing", place="months")) == (
        "Champ «\u00a0months\u00a0»\u00a0: une valeur est nécessaire."
    )


def test_file_with_cases_names_the_case() -> None:
    assert wrong_input({"case": "3", "place": "rate", "problem": "above_one"}) == (
        "Cas «\u00a03\u00a0», champ «\u00a0rate\u00a0»\u00a0: un taux ne dépasse pas 1 (100\u00a0%)."
    )


def test_what_nobody_gave_is_said_missing_and_a_later_code_is_shown() -> None:
    assert problem_of("unknown_choice", {}) == "valeur inconnue\u202f; valeurs possibles\u00a0: non renseigné"
    assert problem_of("not_yet_known", {}) == "not_yet_known"


def test_value_of_several_lines_is_said_on_one() -> None:
    sentence = say_wrong(WrongInput("unknown_code", place="a\nb", value="x\ny" + "\ud800" * 500))

    assert sentence.startswith("Champ «\u00a0a b\u00a0»\u00a0: «\u00a0x y?")
    assert len(sentence) < 300
