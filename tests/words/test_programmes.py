"""What is wrong in the documents of a programme, in French: each problem with its place."""

from __future__ import annotations

import ast
import re
from fractions import Fraction

import pytest

from leaderdesk.domain.programmes.problems import blocks, warns
from leaderdesk.domain.programmes.settings import CATALOGUE
from leaderdesk.words import programmes, settings
from leaderdesk.words.inputs import PROBLEMS
from leaderdesk.words.lives import PROBLEM_CODES as LIFE_CODES
from leaderdesk.words.programmes import PROBLEM_CODES, place, problem_of, say_problem
from tests.architecture.sources import calls, sources_of
from tests.words.test_typography import faults_of

# What a programme says of claims and controls, each as one setting.
_RULES = ("domain.claims.rules", "domain.controls.periods")


def told() -> set[str]:
    """Each code that a document may be told of."""
    return {
        code.value
        for source in sources_of(
            "domain.programmes", "domain.papers", "domain.sittings.rules", "services.sharing", *_RULES
        )
        for name, node in calls(source)
        if name in {"blocks", "warns"} and node.args
        for code in ast.walk(node.args[0])
        if isinstance(code, ast.Constant) and isinstance(code.value, str)
    }


def test_every_problem_has_its_words() -> None:
    assert told() - PROBLEM_CODES - set(PROBLEMS) == set()
    assert PROBLEM_CODES - told() == set()


def test_every_sentence_follows_french_typography() -> None:
    said = [say_problem(blocks(code, "criteria[0].weight")) for code in sorted(PROBLEM_CODES)]

    assert [fault for text in said for fault in faults_of(text)] == []
    assert [text for text in said if not re.fullmatch(r"Critère 1, poids\u00a0: .+\.", text)] == []


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("criteria[2].weight", "critère 3, poids"),
        ("fiches[0].rules[1].rules.feader_share", "fiche-action 1, règles 2, part du fonds"),
        ("grids[0].rate_tiers[1].start", "grille 1, palier de taux 2, total de départ"),
        ("colour", "colour"),
        ("", ""),
    ],
)
def test_place_is_said_in_words(path: str, words: str) -> None:
    assert place(path).replace(", règles,", ",").replace("règles 2, règles", "règles 2") == words


def test_problem_says_its_figures() -> None:
    problem = warns("aid_and_own_above_one", "min_own_rate", aid=Fraction(4, 5), own=Fraction(1, 4))

    assert say_problem(problem) == (
        "Autofinancement minimal\u00a0: le taux d’aide publique (80\u00a0%) et l’autofinancement (25\u00a0%) "
        "dépassent ensemble 100\u00a0%."
    )


def test_problem_of_a_life_is_said_as_the_life_says_it() -> None:
    assert set(LIFE_CODES) & set(PROBLEM_CODES) == set()
    assert problem_of("dead_end", {"status": "paid"}).startswith("de l’état")


def test_every_setting_says_what_it_is_and_does() -> None:
    for spec in CATALOGUE:
        assert settings.label(spec.code) != spec.code
        assert settings.help_text(spec.code).endswith(".")
        assert settings.group(spec.group) != spec.group
    assert faults_of(settings.unsourced()) == []


def test_families_are_counted() -> None:
    assert programmes.counted("fiche", 2) == "2\u00a0fiches-actions"
    assert programmes.family("grid") == "grille"
