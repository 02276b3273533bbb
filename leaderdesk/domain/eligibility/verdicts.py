"""The verdict, derived and never typed: what the checks answer, what people answered, what was overridden and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeVar

from leaderdesk.domain.eligibility.checklists import Checklist, Item
from leaderdesk.domain.eligibility.coherence import refuse_nonsense
from leaderdesk.domain.eligibility.facts import Facts
from leaderdesk.domain.eligibility.results import Look, Outcome, Result, asks, gravest
from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.steps import step

Conclusion = Literal["eligible", "ineligible", "to_complete"]


@dataclass(frozen=True, slots=True)
class ManualAnswer:
    """What a person answered to a manual item; whatever is not a plain yes says why."""

    item: str
    outcome: Outcome
    author: str
    on: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class Override:
    """A person's answer in place of a check's: it names the answer it replaces, and lapses when that one changes."""

    item: str
    replaces: Outcome
    becomes: Outcome
    reason: str
    author: str
    on: date


@dataclass(frozen=True, slots=True)
class Verdict:
    """What follows from the answers, and everything a reader must see beside it."""

    conclusion: Conclusion
    blocking: tuple[str, ...]
    to_do: tuple[str, ...]
    advised: tuple[str, ...]
    overridden: tuple[Override, ...]
    lapsed: tuple[Override, ...]


_Given = TypeVar("_Given", ManualAnswer, Override)


def run_checks(checklist: Checklist, facts: Facts, answers: Sequence[ManualAnswer] = ()) -> tuple[Result, ...]:
    """The answer to each item, in the order of the checklist."""
    refuse_nonsense(facts)
    known = _by_item(answers, {item.code for item in checklist.items if item.is_manual}, "answers")
    return tuple(_run(item, facts, known.get(item.code)) for item in checklist.items)


def derive_verdict(results: Sequence[Result], overrides: Sequence[Override] = ()) -> Verdict:
    """What blocks, what remains to do, what was overridden; without a single result nothing is eligible."""
    repeated = [code for code, count in Counter(result.item for result in results).items() if count > 1]
    if repeated:
        raise WrongInput("check_twice", place="results", item=repeated[0])
    known = _by_item(overrides, {result.item for result in results}, "overrides")
    for place, override in enumerate(overrides):
        if not override.reason.strip():
            raise WrongInput("answer_unexplained", place=f"overrides[{place}].reason", item=override.item)
    applied = {result.item: known[result.item] for result in results if _is_applied(result, known.get(result.item))}
    final = {item: override.becomes for item, override in applied.items()}
    # An item that does not block only advises, whether it fails or waits.
    standing = [(result, final.get(result.item, result.outcome)) for result in results]
    blocking = tuple(each.item for each, outcome in standing if each.is_blocking and outcome == "fail")
    to_do = tuple(each.item for each, outcome in standing if each.is_blocking and outcome == "to_do")
    advised = tuple(each.item for each, outcome in standing if not each.is_blocking and outcome in {"fail", "to_do"})
    return Verdict(
        _conclude(results, blocking, to_do),
        blocking,
        to_do,
        advised,
        tuple(applied.values()),
        tuple(known[result.item] for result in results if result.item in known and result.item not in applied),
    )


def _run(item: Item, facts: Facts, answer: ManualAnswer | None) -> Result:
    looks = tuple(item.rule.look(facts)) if item.rule is not None else (_look_at_answer(item, answer),)
    return Result(item.code, gravest(looks), looks, item.source, item.is_blocking)


def _look_at_answer(item: Item, answer: ManualAnswer | None) -> Look:
    if answer is None or answer.outcome == "to_do":
        return asks("answer_missing", question=item.question)
    if answer.outcome != "pass" and not answer.note.strip():
        raise WrongInput("answer_unexplained", place="answers", item=item.code)
    note = answer.note.strip()
    code = "answered_with_note" if note else "answered"
    return Look(answer.outcome, step(code, question=item.question, author=answer.author, on=answer.on, note=note))


def _is_applied(result: Result, override: Override | None) -> bool:
    return override is not None and override.replaces == result.outcome


def _conclude(results: Sequence[Result], blocking: Sequence[str], to_do: Sequence[str]) -> Conclusion:
    if blocking:
        return "ineligible"
    return "to_complete" if to_do or not results else "eligible"


def _by_item(given: Sequence[_Given], items: set[str], place: str) -> dict[str, _Given]:
    """What was given for each item: an unknown item or two answers to one would be a guess."""
    known: dict[str, _Given] = {}
    for rank, each in enumerate(given):
        if each.item not in items or each.item in known:
            raise WrongInput(
                "check_twice" if each.item in known else "unknown_check", place=f"{place}[{rank}].item", item=each.item
            )
        known[each.item] = each
    return known
