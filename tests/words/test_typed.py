"""What is said of a text that cannot be read, and how values stand in their fields."""

from __future__ import annotations

import ast
from datetime import date, time

from leaderdesk.domain.typed.readings import Reading
from leaderdesk.words import typed
from tests.architecture.sources import calls, listed, sources_of
from tests.words.test_typography import faults_of

DATA = {"count": 12, "month": 13, "last": 28, "year": 1226, "piece": "mois"}


def said(code: str) -> str:
    data = DATA | ({"month": date(2026, 2, 1)} if code == "no_such_day" else {})
    return typed.problem(code, data)


def test_every_problem_follows_french_typography() -> None:
    broken = [fault for code in typed.PROBLEMS for fault in faults_of(said(code))]

    assert not broken, listed(broken)


def test_every_problem_of_the_readers_has_its_sentence() -> None:
    # What is not a name of a problem in these calls is a number, or not written there.
    found = {
        str(argument.value)
        for source in sources_of("domain.typed")
        for name, node in calls(source)
        if name in {"wrong", "one_of", "_Kind"}
        for argument in node.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    }

    assert found <= set(typed.PROBLEMS) and len(found) > 20  # noqa: PT018 - the second guards the first


def test_sentences_carry_the_figures_of_the_case() -> None:
    assert said("siret_length") == "Un numéro SIRET a 14 chiffres\u202f; ici 12."
    assert said("year_out_of_reach") == "L’année 1226 est hors du calendrier du programme\u00a0: vérifiez-la."


def test_values_as_they_stand_in_their_fields() -> None:
    assert typed.amount(1_234_567) == "12\u202f345,67"
    assert [typed.rate(each) for each in (800_000, 625_000, 333_333)] == ["80\u00a0%", "62,5\u00a0%", "33,3333\u00a0%"]
    assert (typed.day(date(2026, 3, 1)), typed.hour(time(9, 5))) == ("01/03/2026", "09h05")
    assert typed.siret("73282932000074") == "732\u00a0829\u00a0320\u00a000074"
    assert typed.phone("0612345678") == "06\u00a012\u00a034\u00a056\u00a078"


def test_an_empty_reading_is_sure() -> None:
    assert Reading().is_sure
