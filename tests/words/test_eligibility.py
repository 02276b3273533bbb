"""The sentences of the eligibility checks: one for each code, filled, with French spaces."""

from __future__ import annotations

import ast
import re
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from leaderdesk.domain.eligibility.amounts import AmountRule
from leaderdesk.domain.eligibility.checklists import Item
from leaderdesk.domain.eligibility.presets import CEILINGS, PIECES, REGIMES, usual_checklist
from leaderdesk.domain.eligibility.results import Look, fails
from leaderdesk.domain.eligibility.verdicts import Override, derive_verdict, run_checks
from leaderdesk.words import eligibility
from tests.architecture.sources import calls, sources_of
from tests.domain.eligible import ON, association, commune, euros

USUAL = usual_checklist(
    "1.1", date(2023, 1, 1), amounts=(Item("floor", "Fiche", AmountRule("european", euros(5_000))),)
)
SAYERS = {"asks", "fails", "passes", "skips", "compared", "step"}


def said_codes() -> set[str]:
    """Every code that a check may say: each literal handed to what makes a look."""
    return {
        literal.value
        for source in sources_of("domain.eligibility")
        for name, node in calls(source)
        if name in SAYERS
        for argument in node.args
        for literal in ast.walk(argument)
        if isinstance(literal, ast.Constant) and isinstance(literal.value, str)
    }


def test_every_sentence_is_said_by_a_check() -> None:
    mentioned = {
        literal.value
        for source in sources_of("domain.eligibility")
        for literal in ast.walk(source.tree)
        if isinstance(literal, ast.Constant) and isinstance(literal.value, str)
    }

    assert eligibility.CODES - mentioned == set()


def test_every_code_of_a_check_has_its_sentence() -> None:
    assert {
        code for code in said_codes() if code.islower() and code not in {"public", "european"}
    } - eligibility.CODES == set()


@pytest.mark.parametrize(
    "facts", [association(), commune(), association(regime=None, inside_share=None), commune(pieces=())]
)
def test_looks_of_real_dossiers_read_as_sentences(facts: object) -> None:
    looks = [look for result in run_checks(USUAL, facts) for look in result.looks]  # type: ignore[arg-type]  # facts of two kinds

    sentences = [eligibility.say(look) for look in looks]

    assert [text for text in sentences if re.search(r"[{}_]| [:;?»]|« |\bNone\b|'|Fraction", text)] == []


def test_de_minimis_says_what_was_added_up() -> None:
    results = {result.item: result.looks for result in run_checks(USUAL, association())}

    assert eligibility.say(results["de_minimis"][0]) == (
        "Plafond de minimis général\u00a0: 8\u202f000,00\u00a0€ pour 300\u202f000,00\u00a0€ au plus "
        "(0,00\u00a0€ reçus du 15/06/2023 au 15/06/2026, plus 8\u202f000,00\u00a0€ pour ce dossier). "
        "Source\u00a0: Règl. (UE) 2023/2831, art. 3."
    )


def test_share_and_question_are_written_in_french() -> None:
    [territory, *_] = run_checks(USUAL, association(inside_share=Fraction(1, 3)))

    assert eligibility.say(territory.looks[0]) == (
        "Part de l’opération sur le territoire\u00a0: 33,33\u00a0% (minimum 50\u00a0%)."
    )
    assert eligibility.item("territory") == "Territoire"
    assert eligibility.outcome(territory.outcome) == "non conforme"


def test_what_nobody_named_is_said_missing() -> None:
    assert eligibility.say(fails("funder_refused", funder="", value=euros(10))) == (
        "non renseigné a refusé sa participation de 10,00\u00a0€."
    )


def test_verdict_is_said_with_its_reasons() -> None:
    results = run_checks(USUAL, association(inside_share=Fraction(0), aids=None))
    given_up = Override("territory", "fail", "pass", "dérogation de la Région", "Jeanne", ON)

    assert eligibility.say_verdict(derive_verdict(results)) == (
        "Dossier inéligible\u202f; bloquant\u00a0: Territoire\u202f; à compléter\u00a0: De minimis."
    )
    assert eligibility.say_verdict(derive_verdict(results, [given_up])) == (
        "Dossier à compléter\u202f; à compléter\u00a0: De minimis\u202f; levé avec motif\u00a0: Territoire."
    )


def test_lapsed_override_is_said() -> None:
    results = run_checks(USUAL, association())
    lapsed = Override("territory", "fail", "pass", "dérogation", "Jeanne", ON)

    assert "caduque\u00a0: Territoire" in eligibility.say_verdict(derive_verdict(results, [lapsed]))


def test_codes_of_the_presets_have_their_words() -> None:
    pieces = [
        eligibility.say(Look("to_do", replace(fails("piece_missing").step, data={"piece": each.code})))
        for each in PIECES
    ]
    regimes = {each.code for each in REGIMES} | {each.regime for each in CEILINGS}
    named = [eligibility.say(fails("regime_without_dates", regime=code)) for code in sorted(regimes)]

    assert [text for text in pieces + named if "_" in text] == []
    assert [code for code in (item.code for item in USUAL.items) if eligibility.item(code) == code] == ["floor"]
