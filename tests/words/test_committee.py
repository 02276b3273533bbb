"""The sentences of the committee: each code has one, in French that is well typed."""

from __future__ import annotations

import ast
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from leaderdesk.domain.agendas.items import Agenda, Item, Limit, Passage
from leaderdesk.domain.agendas.ordering import order_agenda
from leaderdesk.domain.committee.majorities import Majority
from leaderdesk.domain.committee.votes import decide
from leaderdesk.domain.conflicts import REASONS, Dismissal, Party, Screening, Suggestion
from leaderdesk.domain.steps import Step, step
from leaderdesk.words import committee
from tests.architecture.sources import calls, sources_of
from tests.domain.test_votes import named, record
from tests.words.test_typography import faults_of

NAMES = {"t1": "Anne Durand", "S1": "Commune d’Essai", "2026-001": "Halle d’Essai"}
DATA: dict[str, Any] = {
    "is_deputy": 1,
    **dict.fromkeys(("person", "holder"), "t1"),
    **dict.fromkeys(("seat", "other"), "S1"),
    **dict.fromkeys(("item", "key"), "2026-001"),
    **dict.fromkeys(("rank", "counted", "seats", "voters", "votes", "abstentions", "in_favour", "against"), 3),
    **dict.fromkeys(("base", "needed", "position"), 4),
    **dict.fromkeys(("since", "until", "day"), date(2026, 3, 2)),
    "college": "privé",
    "role": "titulaire",
    "kind": "arrival",
    "asked": "secret",
    "held": "by_name",
    "base_is": "cast",
    "side": "for",
    "siren": "732829320",
    "name": "Essai",
    "address": "12 rue Haute",
    "surname": "Durand",
    "party": "Essai",
    "what": "siren",
    "share": Fraction(3, 2),
}
MODULES = ("domain.committee", "domain.conflicts", "domain.agendas")


def given_codes(*names: str) -> set[str]:
    """The codes that the rules of the committee write, a composed one as what it ends with."""
    found = set()
    for source in sources_of(*MODULES):
        for name, node in calls(source):
            if name in names and node.args:
                code = node.args[0]
                found |= {each.value for each in ast.walk(code) if isinstance(each, ast.Constant)}
    return {str(code) for code in found}


def test_every_step_has_its_sentence_and_every_sentence_its_step() -> None:
    composed = {f"{kind}_majority" for kind in ("simple", "absolute", "qualified")}

    codes = given_codes("step") - {"_majority", "already_here", "not_here", "arrival"} | composed

    assert codes | {"already_here", "not_here"} == committee.CODES


@pytest.mark.parametrize("code", sorted(committee.CODES))
def test_sentence_of_a_step_is_well_typed(code: str) -> None:
    sentence = committee.say_step(Step(code, DATA), NAMES)

    assert faults_of(sentence) == []
    assert not {"t1", "S1", "2026-001"} & set(sentence.replace(",", " ").replace(".", " ").split())


def test_outcome_says_the_result_then_its_reasons() -> None:
    held = record("t1 t2 t3 t4")
    outcome = decide(Majority(casting_vote=True), held, named(held, "+-+-"), ["t1"])

    assert committee.say_outcome(outcome, NAMES) == [
        "Adopté, par la voix prépondérante.",
        "Partage des voix\u00a0: 2 pour, 2 contre.",
        "La voix prépondérante de Anne Durand l’emporte (pour).",
    ]


def test_outcome_without_result_says_why() -> None:
    held = record("t1 t2")

    assert committee.say_outcome(decide(Majority(), held, named(held, "00"))) == [
        "Sans résultat.",
        "Personne ne s’est prononcé pour ou contre (abstentions\u00a0: 2).",
    ]


@pytest.mark.parametrize("reason", REASONS)
def test_each_suggestion_names_the_member_the_party_and_the_reason(reason: str) -> None:
    suggestion = Suggestion("t1", Party("holder", "Les Amis"), reason, step("seen_on_name", name="Les Amis"))  # type: ignore[arg-type]  # one of the reasons

    sentence = committee.say_suggestion(suggestion, NAMES)

    assert sentence.startswith("Anne Durand ")
    assert "Les Amis (porteur)" in sentence
    assert faults_of(sentence) == []


def test_screening_without_suggestion_never_says_that_there_is_no_conflict() -> None:
    said = committee.say_screening(Screening("t1", (), (), (step("member_lacks", what="employer"),)), NAMES)

    assert said == [
        "Aucun lien repéré dans ce qui est connu\u202f; seul le membre peut dire s’il a un intérêt.",
        "On ne connaît pas, pour ce membre, son employeur.",
    ]


def test_suggestion_set_aside_is_said_with_its_day_and_reason() -> None:
    suggestion = Suggestion("t1", Party("funder", "Essai"), "commune", step("seen_on_name", name="Essai"))
    dismissal = Dismissal("t1", "funder", "Essai", None, "commune", "habitante, sans mandat", date(2026, 3, 2))

    said = committee.say_screening(Screening("t1", (), ((suggestion, dismissal),), ()), NAMES)

    assert said[1].startswith(
        "Écarté le 02/03/2026 (habitante, sans mandat)\u00a0: Anne Durand est de la commune Essai"
    )


def test_agenda_says_that_it_is_optimal_or_its_gap() -> None:
    optimal = order_agenda(
        [Item("2026-001", frozenset("a"))], frozenset("ab"), is_quorate=lambda _, here: len(here) > 2
    )
    unproven = Agenda(("x",), (), (), (), 10, 8, 0, 3)
    unsure = Agenda(("x",), (), ("x",), (), 10, 8, 0, 3)

    assert committee.say_agenda(optimal, NAMES) == [
        "Ordre optimal\u00a0: 2\u00a0mouvements (sorties et retours).",
        "Halle d’Essai n’a son quorum à aucune heure.",
    ]
    assert committee.say_agenda(unproven) == [
        "Bon ordre, 10\u00a0mouvements\u00a0: un meilleur en épargnerait au plus 2\u00a0mouvements."
    ]
    assert committee.say_agenda(unsure)[1] == "x n’a pas son quorum à son heure dans cet ordre."
    assert order_agenda([], frozenset(), limit=Limit(0)).is_optimal


def test_passage_says_who_goes_out_and_who_comes_back() -> None:
    passage = Passage("2026-001", ("t1", "t2"), ("t3",))

    assert committee.say_passage(passage, NAMES) == "Sortent\u00a0: Anne Durand, t2. Reviennent\u00a0: t3."
    assert committee.say_passage(Passage(None, (), ())) == ""


def test_role_of_a_party_has_its_word() -> None:
    assert [committee.role(each) for each in ("holder", "partner", "funder")] == ["porteur", "partenaire", "financeur"]
