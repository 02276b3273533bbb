"""The life of a dossier in French: every code has its word, every deadline says how early or late it is."""

from __future__ import annotations

import re
from datetime import date

import pytest

from leaderdesk.domain.lives.deadlines import Started
from leaderdesk.domain.lives.moves import DATES, DECIDERS, REQUIREMENTS, Life
from leaderdesk.domain.lives.presets import ONE_PASSAGE, TWO_PASSAGES
from leaderdesk.domain.lives.soundness import Problem, problems_of
from leaderdesk.words import lives
from tests.architecture.sources import calls, sources_of

DUE = date(2026, 3, 1)


def started(course: str, margin: int | None, ended: date | None = None, due: date | None = DUE) -> Started:
    return Started("sign_convention", "programmed", date(2025, 12, 1), "moved_on", due, ended, course, margin)  # type: ignore[arg-type]


def codes_given_to(called: str) -> set[str]:
    """The first argument of every call of a name in the rules of lives."""
    return {
        str(getattr(node.args[0], "value", ""))
        for source in sources_of("domain.lives")
        for name, node in calls(source)
        if name == called
    }


def test_every_code_has_its_word() -> None:
    started_by = {each.code for life in (ONE_PASSAGE, TWO_PASSAGES) for move in life.moves for each in move.deadlines}

    assert [code for code in REQUIREMENTS if lives.requirement(code) == code] == []
    assert [code for code in DECIDERS if lives.decider(code) == code] == []
    assert [code for code in started_by if lives.deadline(code) == code] == []
    assert [code for code in DATES if lives.date_name(code) == code] == []


def test_every_problem_has_its_sentence() -> None:
    assert codes_given_to("Problem") == lives.PROBLEM_CODES


@pytest.mark.parametrize(
    ("deadline", "sentence"),
    [
        (started("running", 12), "au plus tard le 01/03/2026, il reste 12\u00a0jours."),
        (started("late", -1), "en retard de 1\u00a0jour (échéance le 01/03/2026)."),
        (started("met", 2, date(2026, 2, 27)), "fait le 27/02/2026, 2\u00a0jours avant l’échéance."),
        (started("met_late", -2, date(2026, 3, 3)), "fait le 03/03/2026, 2\u00a0jours après l’échéance."),
        (started("over", -9), "terminé depuis le 01/03/2026."),
        (started("dropped", None, date(2026, 2, 1)), "délai sans objet depuis le 01/02/2026."),
        (started("unknown", None, due=None), "échéance inconnue, il manque le changement d’état."),
    ],
)
def test_deadline_says_how_early_or_late(deadline: Started, sentence: str) -> None:
    assert lives.say_deadline(deadline) == f"Signer la convention\u00a0: {sentence}"


def test_problems_of_an_empty_life_read_as_sentences() -> None:
    sentences = [lives.say_problem(problem) for problem in problems_of(Life((), ()))]

    assert sentences == ["La vie du dossier n’a aucun état.", "Aucun état ne termine la vie du dossier."]


def test_every_problem_is_filled() -> None:
    names = ("status", "phase", "start", "end", "decider", "requirement", "date", "deadline")
    data = dict.fromkeys(names, "contact")

    sentences = [lives.say_problem(Problem(code, "", data)) for code in sorted(lives.PROBLEM_CODES)]

    assert [text for text in sentences if re.search(r"[{}]|« | »|'", text)] == []
