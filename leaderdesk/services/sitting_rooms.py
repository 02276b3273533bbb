"""An open sitting: read whole for its page and its projector, looked at before somebody leaves, taken up again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from fractions import Fraction

from leaderdesk.domain.cash.drifts import Drift
from leaderdesk.domain.cash.together import Together
from leaderdesk.domain.cashflow import Level, Outlook
from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.programmes.plain import read_value, write_value
from leaderdesk.domain.programmes.problems import Problem
from leaderdesk.domain.programmes.settings import read_phrases as phrases_of
from leaderdesk.domain.sheets.amounts import maybe_euros
from leaderdesk.domain.sheets.financing import EUROPEAN
from leaderdesk.domain.sheets.rows import CashMovementRow
from leaderdesk.domain.sheets.sittings.calls import CallSheet, call_sheet_of
from leaderdesk.domain.sheets.sittings.facts import NO_FACTS, PointFacts, SittingFacts
from leaderdesk.domain.sheets.sittings.gauges import Gauges, Leaving, leaving_of
from leaderdesk.domain.sheets.sittings.live import LiveSheet, live_sheet_of, point_of_live
from leaderdesk.domain.sheets.sittings.points import PointSheet
from leaderdesk.domain.sheets.sittings.projected import ProjectedSheet, project
from leaderdesk.domain.sheets.sittings.restoring import Restoring, gauges_at_opening, restoring_of
from leaderdesk.domain.sittings.resumes import Interruption, Projection, Resume, Timer, taken_up, typed_in
from leaderdesk.services.asides import keep_draft
from leaderdesk.services.reading import today, whole_dossier
from leaderdesk.services.settings import setting
from leaderdesk.services.sittings import read_memory, read_state
from leaderdesk.services.treasuries import read_others, read_treasury
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.sitting_rooms import kept_beside, point_facts, sitting_facts

_FACTS, _RESUME = "sitting_facts", "sitting_resume"


@dataclass(frozen=True, slots=True)
class CashWarning:
    """What the holder must carry, at the moment of deciding."""

    level: Level
    outlooks: Mapping[str, Outlook]
    # In euros, where somebody said it.
    annual_budget: Fraction | None
    # What is not counted, for want of a day.
    undated: tuple[CashMovementRow, ...] = ()
    drifts: tuple[Drift, ...] = ()
    # What the holder's other living projects add, where there are any: the project itself is named by its key.
    together: Together | None = None
    dossier_id: int = 0
    # What it counts on, in cents, where that is not the amount of the plan.
    granted: int | None = None


def read_live(base: OpenBase, sitting_id: int, *, point: str | None = None) -> LiveSheet:
    """Everything the page shows; `point` is one to look at while another is open."""
    state, memory = read_state(base, sitting_id), read_memory(base, sitting_id)
    sitting, facts = facts_of(base, sitting_id)
    return live_sheet_of(state, sitting, facts, _now(base), memory, asked=point)


def read_point(base: OpenBase, sitting_id: int, point: str) -> PointSheet:
    """One point alone, as a read-through or a look ahead shows it."""
    state, memory = read_state(base, sitting_id), read_memory(base, sitting_id)
    if point not in state.points:
        raise Refusal("no_such_point", point=point)
    return point_of_live(state, point, facts_of(base, sitting_id)[1], _now(base), memory)


def read_leaving(base: OpenBase, sitting_id: int, person: str) -> Leaving:
    """What the gauges would be if somebody left, or were recused from the point that is open."""
    return leaving_of(read_state(base, sitting_id), person)


def read_restoring(base: OpenBase, sitting_id: int) -> Restoring:
    """What a lost quorum lacks, and who would give it back by coming in."""
    return restoring_of(read_state(base, sitting_id))


def read_opening(base: OpenBase, sitting_id: int, point: str) -> Gauges:
    """What the gauges will be once a point is open. Refusal `no_such_point`."""
    state = read_state(base, sitting_id)
    if point not in state.points:
        raise Refusal("no_such_point", point=point)
    return gauges_at_opening(state, point)


def read_call(base: OpenBase, sitting_id: int) -> CallSheet:
    """Every project of the agenda ranked on its notes so far, and cut by its envelope."""
    state, memory = read_state(base, sitting_id), read_memory(base, sitting_id)
    facts = facts_of(base, sitting_id)[1]
    scores = {key: memory.score_of(state, key) for key in state.order}
    return call_sheet_of(state, scores, facts, memory.awards_of(state))


def read_warning(base: OpenBase, sitting_id: int, point: str, granted: int | None = None) -> CashWarning | None:
    """The holder's cash for a point, were so much granted; none where nothing of its dossier is dated.

    What is granted is of one fund: a dossier of several is read as it is planned.
    """
    dossier_id = facts_of(base, sitting_id)[1].get(point, NO_FACTS).dossier_id
    if dossier_id is None:
        return None
    on = today(base)
    funds = {line.fund_id for line in whole_dossier(base, dossier_id).funding if line.nature == EUROPEAN}
    granted = granted if len(funds) == 1 else None
    sheet = read_treasury(base, dossier_id, on, granted)
    if sheet.ahead is None:
        return None
    return CashWarning(
        level=sheet.ahead["likely"].level,
        outlooks=sheet.ahead,
        annual_budget=maybe_euros(sheet.plan.annual_budget) if sheet.plan else None,
        undated=sheet.undated,
        drifts=sheet.drifts,
        together=read_others(base, dossier_id, on, granted),
        dossier_id=dossier_id,
        granted=granted,
    )


def read_phrases(base: OpenBase) -> tuple[str, ...]:
    """The phrases that the GAL puts in its minutes."""
    return phrases_of(setting(base, "minutes_phrases"))


def read_projected(base: OpenBase, sitting_id: int) -> ProjectedSheet:
    """What the second screen shows, from the sitting and from what was published."""
    state, resume = read_state(base, sitting_id), read_resume(base, sitting_id)
    sitting, facts = facts_of(base, sitting_id)
    return project(state, sitting, facts, resume.projection, resume.timer)


def read_resume(base: OpenBase, sitting_id: int) -> Resume:
    """Where the page stood when it was last kept."""
    kept = base.kept.get(_RESUME)
    if isinstance(kept, tuple) and kept[0] == sitting_id and isinstance(kept[1], Resume):
        return kept[1]
    with base.read() as session:
        text = kept_beside(session, _place(sitting_id))
    resume = _parse(text)
    base.kept[_RESUME] = (sitting_id, resume)
    return resume


def keep_resume(
    base: OpenBase,
    sitting_id: int,
    *,
    selected: str | None = None,
    projection: Projection | None = None,
    typed: Mapping[str, str] | None = None,
) -> Resume:
    """Keep where the page stands: what is not named stays; a place typed empty is forgotten."""
    resume = read_resume(base, sitting_id)
    if typed is not None:
        resume = typed_in(resume, typed)
    return _keep(
        base,
        sitting_id,
        replace(
            resume,
            selected=resume.selected if selected is None else selected,
            projection=resume.projection if projection is None else projection,
        ),
    )


def keep_timer(base: OpenBase, sitting_id: int, timer: Timer | None) -> Resume:
    """Start a timer, or stop the one that runs."""
    return _keep(base, sitting_id, replace(read_resume(base, sitting_id), timer=timer))


def take_up(base: OpenBase, sitting_id: int) -> Interruption | None:
    """The sitting comes on the screen; what is returned says that it had been interrupted, never by whom."""
    state, resume = read_state(base, sitting_id), read_resume(base, sitting_id)
    if state.phase != "open" or base.read_only_reason is not None:
        _keep(base, sitting_id, replace(resume, held_at=None))
        return None
    held, found = taken_up(resume, _now(base), state.at, state.rank)
    _keep(base, sitting_id, held)
    return found


def put_down(base: OpenBase, sitting_id: int) -> None:
    """The sitting leaves the screen as it should: its page, its base or the program was closed."""
    _keep(base, sitting_id, replace(read_resume(base, sitting_id), held_at=None))


def facts_of(base: OpenBase, sitting_id: int) -> tuple[SittingFacts, Mapping[str, PointFacts]]:
    """What the base says of the points; read again when anything but a gesture was done."""
    memory = read_memory(base, sitting_id)
    kept = base.kept.get(_FACTS)
    if isinstance(kept, tuple) and kept[0] is memory:
        return kept[1], kept[2]
    with base.read() as session:
        sitting, facts = sitting_facts(session, sitting_id), point_facts(session, sitting_id)
    if sitting is None:
        raise Refusal("record_gone")
    base.kept[_FACTS] = (memory, sitting, facts)
    return sitting, facts


def _keep(base: OpenBase, sitting_id: int, resume: Resume) -> Resume:
    if resume.held_at is not None:
        resume = replace(resume, held_at=_now(base))
    # A base that is only looked at may be projected too: what it shows is then forgotten with it.
    if base.read_only_reason is None:
        text = json.dumps(write_value(resume, Resume), ensure_ascii=False, sort_keys=True)
        keep_draft(base, _place(sitting_id), text)
    base.kept[_RESUME] = (sitting_id, resume)
    return resume


def _parse(text: str) -> Resume:
    """What was kept; of another version of the program, it is as if nothing was."""
    problems: list[Problem] = []
    try:
        resume = read_value(json.loads(text or "{}"), Resume, "", problems)
    except ValueError:
        return Resume()
    return resume if isinstance(resume, Resume) and not problems else Resume()


def _place(sitting_id: int) -> str:
    return f"sitting/{sitting_id}"


def _now(base: OpenBase) -> datetime:
    return base.author.clock().astimezone(UTC)
