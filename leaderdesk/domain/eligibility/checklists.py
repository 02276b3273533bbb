"""A fiche-action's checklist as versioned data: which rules, with which parameters, from which text, since when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from leaderdesk.domain.eligibility.facts import Facts
from leaderdesk.domain.eligibility.results import Look
from leaderdesk.domain.inputs import WrongInput


class Rule(Protocol):
    """An automatic check: a frozen value whose fields are its parameters."""

    def look(self, facts: Facts) -> Sequence[Look]:
        """Everything this rule looks at in a dossier."""
        ...  # pragma: no cover


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a checklist; without a rule it is manual, and `question` is what a person answers."""

    code: str
    source: str
    rule: Rule | None = None
    question: str = ""
    is_blocking: bool = True

    @property
    def is_manual(self) -> bool:
        """True when only a person can answer."""
        return self.rule is None


@dataclass(frozen=True, slots=True)
class Checklist:
    """One version of a fiche-action's checklist; a dossier keeps the version it was checked under."""

    fiche: str
    version: int
    holds_from: date
    items: tuple[Item, ...]

    def __post_init__(self) -> None:
        counts = Counter(item.code for item in self.items)
        for place, item in enumerate(self.items):
            if counts[item.code] > 1:
                raise WrongInput("check_twice", place=f"items[{place}].code", item=item.code)
            if item.is_manual and not item.question.strip():
                raise WrongInput("question_needed", place=f"items[{place}].question", item=item.code)
