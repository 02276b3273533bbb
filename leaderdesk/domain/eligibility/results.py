"""What a check answers: pass, fail, not applicable or to do, each with what was looked at, its limit and its source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from leaderdesk.domain.steps import Step, Value

Outcome = Literal["pass", "fail", "not_applicable", "to_do"]
OUTCOMES: tuple[Outcome, ...] = ("pass", "fail", "not_applicable", "to_do")
_GRAVEST_FIRST: tuple[Outcome, ...] = ("fail", "to_do", "pass", "not_applicable")


@dataclass(frozen=True, slots=True)
class Look:
    """One thing looked at: the answer, and the reason as a code with its data."""

    outcome: Outcome
    step: Step

    @property
    def value(self) -> Value:
        """The value looked at, when there is one."""
        return self.step.data.get("value")

    @property
    def limit(self) -> Value:
        """What it was compared with, when there is one."""
        return self.step.data.get("limit")


@dataclass(frozen=True, slots=True)
class Result:
    """The answer to one item of a checklist, with everything looked at and the rule's source."""

    item: str
    outcome: Outcome
    looks: tuple[Look, ...]
    source: str
    is_blocking: bool


def gravest(looks: Iterable[Look]) -> Outcome:
    """The answer of several looks together: one failure fails, one doubt is to do, no look is no answer."""
    found = {look.outcome for look in looks}
    return next((outcome for outcome in _GRAVEST_FIRST if outcome in found), "not_applicable")


def compared(is_met: bool, code: str, value: Value, limit: Value, **data: Value) -> Look:  # noqa: FBT001 - the claim itself
    """A value set against its limit."""
    return Look("pass" if is_met else "fail", Step(code, {"value": value, "limit": limit, **data}))


def passes(code: str, **data: Value) -> Look:
    """All is well."""
    return Look("pass", Step(code, data))


def fails(code: str, **data: Value) -> Look:
    """The rule is broken."""
    return Look("fail", Step(code, data))


def asks(code: str, **data: Value) -> Look:
    """Something must be said or brought before the rule can answer."""
    return Look("to_do", Step(code, data))


def skips(code: str, **data: Value) -> Look:
    """The rule does not concern this dossier."""
    return Look("not_applicable", Step(code, data))
