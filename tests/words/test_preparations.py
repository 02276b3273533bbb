"""The preparation of a sitting in French: every code has its sentence, and the numbers read as people say them."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction

import pytest

from leaderdesk.domain.agendas.items import Item
from leaderdesk.domain.agendas.ordering import order_agenda
from leaderdesk.domain.money import Cents
from leaderdesk.domain.quorum import QuorumRule, RuleResult
from leaderdesk.domain.sittings.calendars import Milestone
from leaderdesk.domain.sittings.candidates import Candidate
from leaderdesk.domain.sittings.forecasts import HOPES, Call
from leaderdesk.domain.sittings.orders import OrderAdvice
from leaderdesk.domain.sittings.plans import Plan
from leaderdesk.domain.sittings.readiness import Missing
from leaderdesk.domain.steps import Value, step
from leaderdesk.words import preparations as words

B, N = "\u00a0", "\u202f"
TOLD: dict[str, Value] = {
    "number": "2026-014",
    "title": "La halle",
    "sitting": "Comité de mars",
    "grid": "Grille du GAL",
    "chairs": "Ada",
    "count": 2,
    "silent": 3,
    "day": date(2026, 3, 20),
    "due": date(2026, 3, 5),
    "since": date(2026, 3, 4),
    "status": "postponed",
    "next": "programmed",
    "codes": "pieces_complete,eligibility_verdict",
}


@pytest.mark.parametrize("code", sorted(words.CODES))
def test_everything_that_is_missing_is_said(code: str) -> None:
    said = words.say_missing(Missing(code, "sittings", data=TOLD))

    assert said.endswith(".")
    assert not {"{", "}"} & set(said)


@pytest.mark.parametrize("code", sorted(words.REASON_CODES))
def test_every_reason_is_said(code: str) -> None:
    said = words.say_reason(step(code, **TOLD))

    assert said.endswith(".")
    assert not {"{", "}"} & set(said)


def test_sentences_count_and_name() -> None:
    missing = Missing("quorum_not_forecast", "sittings", data={"count": 1, "title": "La halle", "silent": 7})
    assert words.say_missing(missing) == (
        f"Le quorum n’est pas encore acquis pour 1{B}point (d’abord «{B}La halle{B}»){B}: "
        f"7{B}titulaires n’ont pas répondu."
    )
    assert words.say_reason(step("lacks", codes="pieces_complete,eligibility_verdict")) == (
        "Il manque toutes les pièces, un dossier éligible."
    )


def test_gauge_is_said_with_its_numbers() -> None:
    present = RuleResult(QuorumRule("present_share", "seats", Fraction(1, 2), ">="), 9, 18, is_met=True)
    private = RuleResult(QuorumRule("college_share", "present", Fraction(1, 2), ">", "private"), 4, 9, is_met=False)

    assert words.say_rule(present) == f"Présents{B}: 9 sur 18 sièges (au moins 50{B}%)"
    assert words.say_rule(private) == f"Privés{B}: 4 sur 9 présents (plus de 50{B}%)"


def test_dates_say_where_they_stand() -> None:
    late = Milestone("convocation", date(2026, 3, 5), "late", -2)
    done = Milestone("sheets", date(2026, 3, 12), "done", 3, date(2026, 3, 10))

    assert (words.milestone("convocation"), words.say_course(late)) == ("Convocation", f"en retard de 2{B}jours")
    assert words.say_course(done) == "fait le 10/03/2026"
    moved = Milestone("sheets", date(2026, 11, 10), "next", 3, None, (), date(2026, 11, 11), "armistice_1918")
    assert words.say_course(moved).endswith(f"(avancé{B}: 11 Novembre)")
    assert words.say_moved(moved) == f"Avancé du mercredi 11/11/2026, où l’on ne travaille pas{B}: 11 Novembre."
    assert words.say_moved(done) == ""
    assert words.hope(HOPES[0]) == "si personne d’autre ne vient"


def test_call_says_what_it_would_bring() -> None:
    assert words.say_call(Call("Dina", None, ("p1", "p2"))) == (
        f"Dina (n’a pas répondu){B}: 2{B}points retrouvent leur quorum."
    )
    assert words.say_call(Call("Dina", "unsure", ())) == f"Dina (hésite){B}: rapproche du quorum."


def test_candidate_is_ready_or_says_why_not() -> None:
    known = (1, "2026-014", "La halle", "Commune d’Essai", "1.1", "instructed", Cents(0), "selection")
    ready = Candidate(*known, remarks=(step("treasury_red"),))
    early = Candidate(*known, reasons=(step("no_grid"), step("lacks", codes="instruction_report")))

    assert words.say_candidate(ready) == "Prêt. Trésorerie en danger."
    assert words.say_candidate(early) == "Aucune grille de sélection. Il manque le rapport d’instruction."


def test_order_says_on_whom_it_counts_and_what_it_spares() -> None:
    items = [Item("p1", frozenset({"Ada"})), Item("p2"), Item("p3", frozenset({"Ada"}))]
    pinned = [Item(item.key, item.recused, 0, rank) for rank, item in enumerate(items, 1)]
    proposed, present = order_agenda(items, frozenset({"Ada"})), order_agenda(pinned, frozenset({"Ada"}))
    said = words.say_order(OrderAdvice(proposed.order, proposed, present, "sure"), {})

    assert said == [
        "Compté avec ceux qui ont dit venir.",
        f"Ordre actuel{B}: 4{B}mouvements.",
        f"Ordre optimal{B}: 2{B}mouvements (sorties et retours).",
    ]


def test_consultation_says_until_when_and_what_silence_is_worth() -> None:
    ends = datetime(2026, 3, 20, 18, 0)  # noqa: DTZ001 - the clock on the wall
    plan = Plan(1, 1, "written", "C", ends.date(), None, None, "preparation", None, ends, "for", None, None, ())

    assert words.say_silence(plan) == (f"Réponses jusqu’au 20/03/2026 à 18:00{N}; qui ne répond pas est favorable.")
