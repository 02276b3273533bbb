"""Envelopes, delays, look-alikes and grids as sentences: each code that the rules give has its own, well spaced."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import date
from fractions import Fraction

import pytest

from leaderdesk.domain.envelopes.chains import ChainProblem
from leaderdesk.domain.grids.contests import Flip
from leaderdesk.domain.grids.sensitivity import Change
from leaderdesk.domain.likeness.comparisons import Match
from leaderdesk.domain.likeness.indexes import Lookalike
from leaderdesk.domain.steps import Step, Value, step
from leaderdesk.words import delays, envelopes, grids, likeness, waiting
from tests.architecture.sources import calls, sources_of
from tests.words.test_typography import faults_of

F = Fraction
DATA: dict[str, Value] = {
    **dict.fromkeys(("left", "limit", "over", "room", "due", "reached", "missing", "amount"), F(1600)),
    **dict.fromkeys(("rank", "count", "sittings", "days_left", "early", "likely", "late", "wanted"), 30),
    **dict(zip(("fiche", "fund", "key", "held_by", "stage"), ("1.1", "FEADER", "CP-12", "2", "payment"), strict=True)),
    "measure": "programmed",
    "level": "funder",
    "on": date(2026, 3, 1),
    "until": None,
}


def everything_said() -> Iterator[str]:
    for words in (envelopes, delays):
        yield from (words.say(Step(code, DATA)) for code in sorted(words.CODES))
    for code in ("amount_grows", "amount_missing", "closed_without_payment"):
        yield envelopes.say_problem(ChainProblem(code, "2026-001/1.1/FEADER.voted", "instructed", F(500)))
    yield from (likeness.say(Match(field, 800, 1, ("Halle",))) for field in ("title", "holder", "communes", "themes"))
    yield grids.say_change(Change("weight:need", F(-1, 3), F(2, 3), False, False, (Flip("A", "pass", "fail"),) * 2))


def test_all_of_it_follows_french_typography() -> None:
    said = list(everything_said())

    assert [fault for text in said for fault in faults_of(text)] == []
    assert [text for text in said if "None" in text or re.search(r"\d{4}-\d\d-\d\d", text)] == []


@pytest.mark.parametrize(
    ("module", "codes"), [("envelopes", envelopes.CODES | waiting.CODES), ("delays", delays.CODES)]
)
def test_every_step_has_its_sentence_and_every_sentence_its_step(module: str, codes: frozenset[str]) -> None:
    patterns = {
        re.sub(r"\{[^}]*\}", "\\\\w+", text)
        for source in sources_of(f"domain.{module}")
        for name, node in calls(source)
        if name in {"step", "_said"} and node.args
        for text in [_pattern(node.args[0])]
        if text
    }

    assert {pattern for pattern in patterns if not any(re.fullmatch(pattern, code) for code in codes)} == set()
    assert {code for code in codes if not any(re.fullmatch(pattern, code) for pattern in patterns)} == set()


def _pattern(node: ast.expr) -> str:
    match node:
        case ast.Constant(value=str(code)):
            return code
        case ast.JoinedStr(values=parts):
            return "".join(str(each.value) if isinstance(each, ast.Constant) else "{}" for each in parts)
        case _:
            return ""


def test_a_call_names_the_rank_the_money_and_the_decision() -> None:
    called = step("waiting_called", rank=1, amount=F(5000), left=F(8000), held_by=None)
    listed = step("listed_to_call", key="CP-12", on=date(2026, 3, 1), until=date(2026, 12, 31))

    assert [envelopes.say(each).replace("\u202f", " ").replace("\u00a0", " ") for each in (called, listed)] == [
        "Rang 1 : 5 000,00 € tiennent dans les 8 000,00 € disponibles ; le dossier peut être programmé.",
        "Décision CP-12 du 01/03/2026 : le dossier est programmé dès que l’argent est disponible, jusqu’au 31/12/2026.",
    ]


def test_a_measure_says_on_how_many_cases_it_stands() -> None:
    said = step("delay_measured", stage="payment", level="funder", count=9, funder="Région", early=6, likely=9, late=1)

    assert delays.say(said).replace("\u00a0", " ") == (
        "Mesuré sur 9 cas terminés pour ce financeur : 6 jours au plus tôt, 9 jours probablement, 1 jour au plus tard."
    )


def test_a_lookalike_says_what_is_shared() -> None:
    found = Lookalike("2025-014", 857, may_be_same=True, matches=(Match("title", 640, 400, ("Halle", "Marché")),))

    assert likeness.headline(found) == "Peut-être le même dossier (85\u00a0%)"
    assert likeness.say(found.matches[0]) == "Intitulés proches (64\u00a0%)\u00a0: Halle, Marché."


def test_the_smallest_change_names_the_project_and_its_verdicts() -> None:
    flips = (Flip("2026-001", "fail", "pass"),)
    reached = Change("weight:need", F(1, 2), F(3, 2), True, True, flips)
    least = Change("threshold", F(0), F(9), False, False, flips)

    assert [grids.say_change(each).replace("\u00a0", " ") for each in (reached, least)] == [
        "Poids de « need » + 0,5 (soit 1,5) : 2026-001, sous le seuil → retenu.",
        "Seuil à la moindre baisse (soit 9) : 2026-001, sous le seuil → retenu.",
    ]
