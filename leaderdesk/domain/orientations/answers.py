"""What somebody says of a project in ten minutes, what the programme says to it, and what follows."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from typing import Literal

from leaderdesk.domain.cashflow import Outlook
from leaderdesk.domain.costs.settings import CostRules
from leaderdesk.domain.eligibility.checklists import Checklist
from leaderdesk.domain.eligibility.results import Result
from leaderdesk.domain.financing import Financing
from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.programmes.plain import read_value, write_value
from leaderdesk.domain.programmes.problems import Problem
from leaderdesk.domain.programmes.rules import Rules
from leaderdesk.domain.programmes.settings import OtherFund
from leaderdesk.domain.steps import Step

Shape = Literal["even", "front", "back"]
Fits = Literal["yes", "perhaps", "no"]
SHAPES: tuple[Shape, ...] = ("even", "front", "back")


@dataclass(frozen=True, slots=True)
class AskedCost:
    """What somebody wants to pay for, in exact euros."""

    kind: str
    amount: Fraction


@dataclass(frozen=True, slots=True)
class Answers:
    """Everything but the day is optional: what was not said is not a no."""

    on: date
    about: str = ""
    legal_kind: str | None = None
    nature: str | None = None
    siret: str | None = None
    commune: str | None = None
    is_inside: bool | None = None
    benefits_territory: bool | None = None
    fiche_id: int | None = None
    has_started: bool | None = None
    started_on: date | None = None
    costs: tuple[AskedCost, ...] = ()
    public_funds: Fraction | None = None
    private_funds: Fraction | None = None
    revenue: Fraction | None = None
    european_counterpart: bool | None = None
    regime: str | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    shape: Shape = "even"
    opening: Fraction | None = None

    @property
    def total_cost(self) -> Fraction:
        """The sum of what is to be paid for."""
        return sum((cost.amount for cost in self.costs), Fraction())


@dataclass(frozen=True, slots=True)
class GroundFiche:
    """A fiche-action with the rules and the checklist in force; no rules where none were entered."""

    id: int
    code: str
    title: str
    purpose: str
    rules: Rules | None
    checklist: Checklist


@dataclass(frozen=True, slots=True)
class Ground:
    """All that the programme says to somebody who calls."""

    fiches: tuple[GroundFiche, ...] = ()
    cost_rules: CostRules = field(default_factory=CostRules)
    other_funds: tuple[OtherFund, ...] = ()
    communes: tuple[str, ...] = ()
    payment_delays: tuple[int, int, int] = (8, 14, 24)


@dataclass(frozen=True, slots=True)
class FicheFit:
    """A fiche-action that speaks of the same things, with the words that both have."""

    id: int
    code: str
    title: str
    words: tuple[str, ...]
    likeness: int


@dataclass(frozen=True, slots=True)
class CostFit:
    """Whether the programme lets an expense count, and why not: `excluded`, or `limited` for what is in kind."""

    kind: str
    amount: Fraction
    is_fundable: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Orientation:
    """What follows; whatever was not said is in `missing`."""

    fits: Fits
    reasons: tuple[Step, ...]
    fiches: tuple[FicheFit, ...] = ()
    fiche_id: int | None = None
    costs: tuple[CostFit, ...] = ()
    plan: Financing | None = None
    plan_steps: tuple[Step, ...] = ()
    results: tuple[Result, ...] = ()
    questions: tuple[str, ...] = ()
    cash: Mapping[str, Outlook] | None = None
    cash_steps: tuple[Step, ...] = ()
    other_funds: tuple[OtherFund, ...] = ()
    missing: tuple[str, ...] = ()


def write_answers(answers: Answers) -> str:
    """The text that a conversation keeps."""
    value = write_value(answers, Answers)
    # A key is a name, not a count.
    value["fiche_id"] = None if answers.fiche_id is None else str(answers.fiche_id)
    return json.dumps({name: each for name, each in value.items() if each not in (None, "", [])}, ensure_ascii=False)


def read_answers(text: str) -> Answers:
    """The answers of a kept text."""
    value = json.loads(text)
    fiche_id = value.pop("fiche_id", None)
    problems: list[Problem] = []
    read = read_value(value, Answers, "", problems)
    if problems:
        raise WrongInput(problems[0].code, place=problems[0].place, **problems[0].data)
    assert isinstance(read, Answers)  # noqa: S101 - nothing was wrong
    return replace(read, fiche_id=None if fiche_id is None else int(fiche_id))
