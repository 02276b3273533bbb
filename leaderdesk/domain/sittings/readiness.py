"""What is still missing before a sitting, each with the place where it is put right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from leaderdesk.domain.sheets.heads import Sheets
from leaderdesk.domain.sittings.calendars import Milestone
from leaderdesk.domain.sittings.forecasts import Forecast
from leaderdesk.domain.sittings.plans import Plan, PlannedPoint, Readiness
from leaderdesk.domain.steps import Value

Page = Literal["sittings", "committee", "dossiers", "programme"]


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing: a sitting is not held while a blocking one stands; `page`, `key` and `part` say where to go."""

    code: str
    page: Page
    key: int | None = None
    part: str = ""
    data: Mapping[str, Value] = field(default_factory=dict)
    is_blocking: bool = False


@dataclass(frozen=True, slots=True)
class Preparation:
    """All that the list is made from."""

    plan: Plan
    on: date
    seats: int
    # Whoever presides that day, in their order, and those of them who did not say no.
    chairs: tuple[str, ...]
    chairs_expected: tuple[str, ...]
    silent: int
    forecast: Forecast
    milestones: tuple[Milestone, ...]
    # Suggested interests that nobody confirmed or dismissed.
    suggestions: int
    # By dossier.
    sheets: Mapping[int, Sheets]
    without_envelope: frozenset[int] = frozenset()
    # An earlier sitting whose minutes the committee has not approved yet.
    unapproved: str | None = None


def missing_of(given: Preparation) -> tuple[Missing, ...]:
    """Everything, what blocks first."""
    found = [
        *_of_sitting(given),
        *_of_committee(given),
        *_of_agenda(given),
        *_of_quorum(given),
        *_of_dates(given.plan, given.milestones),
    ]
    return tuple(sorted(found, key=lambda each: not each.is_blocking))


def readiness_of(phase: str, missing: Sequence[Missing]) -> Readiness:
    """The state of a sitting in one word."""
    match phase:
        case "open":
            return "open"
        case "closed":
            return "closed"
        case "sealed":
            return "sealed"
        case _:
            if any(each.is_blocking for each in missing):
                return "blocked"
            return "to_check" if missing else "ready"


def _of_sitting(given: Preparation) -> Iterator[Missing]:
    plan = given.plan
    if plan.kind == "written":
        if plan.deadline is None:
            yield Missing("no_deadline", "sittings", plan.id, "deadline", is_blocking=True)
        elif plan.deadline.date() < given.on:
            yield Missing("deadline_passed", "sittings", plan.id, "deadline", {"day": plan.deadline.date()})
        return
    if plan.held_on < given.on:
        yield Missing("day_passed", "sittings", plan.id, "held_on", {"day": plan.held_on})
    if plan.starts_at is None:
        yield Missing("no_hour", "sittings", plan.id, "starts_at")
    if not (plan.place or "").strip():
        yield Missing("no_place", "sittings", plan.id, "place")


def _of_committee(given: Preparation) -> Iterator[Missing]:
    if not given.seats:
        yield Missing("no_seats", "committee", is_blocking=True)
        return
    if given.plan.kind == "technical":
        # It decides nothing: neither a chair nor an interest keeps it from sitting.
        return
    if not given.chairs:
        yield Missing("no_chair", "committee", part="offices")
    elif not given.chairs_expected:
        yield Missing("no_chair_comes", "sittings", given.plan.id, "answers", {"chairs": ", ".join(given.chairs)})
    if given.suggestions:
        yield Missing("conflicts_pending", "sittings", given.plan.id, "conflicts", {"count": given.suggestions})


def _of_agenda(given: Preparation) -> Iterator[Missing]:
    plan = given.plan
    if not plan.points:
        yield Missing("no_points", "sittings", plan.id, "agenda", is_blocking=True)
    seen: set[int] = set()
    for point in plan.points:
        if point.dossier is None:
            if point.kind == "project":
                yield Missing("no_dossier", "sittings", plan.id, "agenda", {"title": point.title})
            continue
        if point.dossier.id in seen:
            yield Missing("dossier_twice", "sittings", plan.id, "agenda", {"number": point.dossier.number})
        seen.add(point.dossier.id)
        yield from _of_dossier(given, point)
    if given.unapproved and plan.kind == "committee" and all(point.kind != "minutes" for point in plan.points):
        yield Missing("minutes_not_on_agenda", "sittings", plan.id, "agenda", {"sitting": given.unapproved})


def _of_dossier(given: Preparation, point: PlannedPoint) -> Iterator[Missing]:
    dossier = point.dossier
    assert dossier is not None  # noqa: S101 - the caller asked
    data: dict[str, Value] = {"number": dossier.number, "title": dossier.title}
    if dossier.is_binned:
        yield Missing("dossier_binned", "sittings", given.plan.id, "agenda", data)
        return
    if point.decision == "opinion":
        return
    sheets = given.sheets[dossier.id]
    if sheets.selection.sheet is None:
        yield Missing("no_grid", "dossiers", dossier.id, "selection", data)
    elif sheets.selection.frozen_on is None:
        yield Missing("grid_not_frozen", "programme", None, "grids", data | {"grid": sheets.selection.title})
    if given.plan.kind == "technical":
        return
    yield from _of_money(given, sheets, data)
    match sheets.eligibility.verdict.conclusion:
        case "ineligible":
            yield Missing("ineligible", "dossiers", dossier.id, "eligibility", data)
        case "eligible":
            pass
        case _:
            yield Missing("no_verdict", "dossiers", dossier.id, "eligibility", data)


def _of_money(given: Preparation, sheets: Sheets, data: Mapping[str, Value]) -> Iterator[Missing]:
    key, financing = sheets.whole.record.id, sheets.financing
    if not financing.sums.european:
        yield Missing("no_plan", "dossiers", key, "financing", data)
    elif financing.is_refused:
        yield Missing("plan_refused", "dossiers", key, "financing", data)
    elif key in given.without_envelope:
        yield Missing("no_envelope", "programme", None, "fiches", data)


def _of_quorum(given: Preparation) -> Iterator[Missing]:
    plan = given.plan
    if not given.seats or not plan.points or plan.kind == "technical":
        return
    titles = {point.key: point.title for point in plan.points}
    hopeless = [each.key for each in given.forecast.points if each.is_lost]
    doubtful = [each.key for each in given.forecast.points if not each.sure.is_quorate and not each.is_lost]
    if plan.kind == "committee" and doubtful:
        data: dict[str, Value] = {"count": len(doubtful), "title": titles[doubtful[0]], "silent": given.silent}
        yield Missing("quorum_not_forecast", "sittings", plan.id, "answers", data)
    for key in hopeless:
        yield Missing("quorum_impossible", "sittings", plan.id, "answers", {"title": titles[key]})


def _of_dates(plan: Plan, milestones: Sequence[Milestone]) -> Iterator[Missing]:
    for each in milestones:
        if each.course == "late" and each.due_on <= plan.held_on and each.code not in {"day", "minutes", "decisions"}:
            yield Missing(f"{each.code}_late", "sittings", plan.id, "calendar", {"due": each.due_on})
        elif each.code == "convocation" and each.course == "done_late" and each.done_on is not None:
            data: dict[str, Value] = {"due": each.due_on, "day": each.done_on}
            yield Missing("convocation_sent_late", "sittings", plan.id, "calendar", data)
        elif each.code == "convocation" and each.done_on is None:
            yield Missing("convocation_to_send", "sittings", plan.id, "calendar", {"due": each.due_on})
