"""Sittings: opened, noted gesture by gesture, closed and sealed.

Each gesture is one entry of the journal, committed before anything shows it. The sitting itself is read from its
gestures: the live one is kept beside the base and carried on, a line at a time, until something else changes it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime, timedelta

from sqlalchemy import func, select

from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.programmes.plain import write_value
from leaderdesk.domain.sheets.sittings.live import Memory
from leaderdesk.domain.sittings.applying import apply, read_deeds, strike
from leaderdesk.domain.sittings.gestures import WORDS, Closed, Deed, Gesture, Opened, Reopened, Struck
from leaderdesk.domain.sittings.home_notes import read_sent
from leaderdesk.domain.sittings.records import KINDS, Heading, digest_of, write_record
from leaderdesk.domain.sittings.state import State
from leaderdesk.services.bases import act
from leaderdesk.services.done import Done, done
from leaderdesk.services.reading import today
from leaderdesk.services.records import found
from leaderdesk.services.sitting_grounds import committee_rules, ground_of, write_ground
from leaderdesk.services.sitting_plans import preparing, title_of
from leaderdesk.store.base import OpenBase
from leaderdesk.store.journal.entries import Act
from leaderdesk.store.queries.sitting_deeds import deeds_in, parse_ground
from leaderdesk.store.schema import Gal, GestureRow, SealedRecord, Sitting
from leaderdesk.store.unit import Unit
from leaderdesk.words import failures
from leaderdesk.words import sittings as words

_TOPICS = ("sittings",)
_NEXT = timedelta(microseconds=1)
_KEPT = "sitting"


@dataclass(slots=True)
class _Live:
    """The sitting as it stood at a height of the journal."""

    sitting_id: int
    height: int | None
    deeds: list[Deed]
    state: State
    # What was computed of it: it goes on from gesture to gesture, each part with what it was computed from.
    memory: Memory = field(default_factory=Memory)


def open_sitting(base: OpenBase, sitting_id: int) -> Done:
    """Fix what the sitting stands on, and open it."""
    rules, zone = committee_rules(base), base.author.clock().tzinfo
    with Unit(base, act(base, "open_sitting", sitting=title_of(base, sitting_id))) as unit:
        row = preparing(unit, sitting_id)
        ground = ground_of(unit, row, rules, zone, today(base))
        if not ground.points:
            raise Refusal("nothing_on_the_agenda")
        row.ground = write_ground(ground)
        row.phase = "open"
        deeds = deeds_in(unit.session, sitting_id)
        state, aside = read_sent(ground, deeds)
        # What no longer holds stays in the record, with the reason why it does not count.
        opening: list[Gesture] = [*(Struck(each.rank, failures.say(each.refusal)) for each in aside), Opened()]
        made = _following(base, deeds, opening)
        apply(state, made[-1])
        for each in made:
            _add(unit, sitting_id, each)
        height = unit.commit()
    base.kept[_KEPT] = _Live(sitting_id, height, [*deeds, *made], state)
    return done(height, *_TOPICS, "dossiers", "grids")


def note_beforehand(
    base: OpenBase,
    sitting_id: int,
    awaited: State,
    gestures: Sequence[Gesture],
    deed: Act,
    beside: Callable[[Unit], None],
) -> Done:
    """What comes before the sitting opens, held against what it would stand on now; one entry, or nothing."""
    with Unit(base, deed) as unit:
        preparing(unit, sitting_id)
        for each in _following(base, deeds_in(unit.session, sitting_id), gestures):
            apply(awaited, each)
            _add(unit, sitting_id, each)
        beside(unit)
        return done(unit.commit(), *_TOPICS, "dossiers", "grids", "attachments")


def note_gesture(base: OpenBase, sitting_id: int, gesture: Gesture) -> Done:
    """Hold a gesture against the rules and keep it: one entry, then the screen."""
    live = _live(base, sitting_id)
    phase = live.state.phase
    deed = Deed(_next_rank(live.deeds), _now(base, live.state.at), gesture)
    if isinstance(gesture, Struck):
        state = strike(live.state.ground, live.deeds, deed)
    else:
        # Refused, it leaves the sitting as it was.
        apply(live.state, deed)
        state = live.state
    try:
        height = _keep(base, sitting_id, deed, state)
    except BaseException:
        base.kept.pop(_KEPT, None)
        raise
    # What is remembered of the base says the phase too.
    memory = live.memory if state.phase == phase else Memory()
    base.kept[_KEPT] = _Live(sitting_id, height, [*live.deeds, deed], state, memory)
    return done(height, *_TOPICS)


def note_gestures(
    base: OpenBase,
    sitting_id: int,
    gestures: Sequence[Gesture],
    deed: Act,
    beside: Callable[[Unit], None] = lambda _: None,
) -> Done:
    """Several gestures as one entry, and what is written beside them: all of it, or nothing."""
    live = _live(base, sitting_id)
    made = _following(base, live.deeds, gestures)
    try:
        for each in made:
            apply(live.state, each)
        with Unit(base, deed) as unit:
            _unsealed(unit, sitting_id)
            for each in made:
                _add(unit, sitting_id, each)
            beside(unit)
            height = unit.commit()
    except BaseException:
        # Those that were held are to be forgotten with the one that was refused.
        base.kept.pop(_KEPT, None)
        raise
    base.kept[_KEPT] = _Live(sitting_id, height, [*live.deeds, *made], live.state, live.memory)
    return done(height, *_TOPICS, "dossiers", "attachments")


def read_state(base: OpenBase, sitting_id: int) -> State:
    """The sitting as it stands; not to be changed by who reads it."""
    return _live(base, sitting_id).state


def read_memory(base: OpenBase, sitting_id: int) -> Memory:
    """What is remembered of the sitting as it stands; another one when anything but a gesture was done."""
    return _live(base, sitting_id).memory


def read_deeds_of(base: OpenBase, sitting_id: int) -> tuple[Deed, ...]:
    """Every gesture, those that were struck included."""
    return tuple(_live(base, sitting_id).deeds)


def record_of(base: OpenBase, sitting_id: int) -> str:
    """The record of a sitting as it stands."""
    live = _live(base, sitting_id)
    with base.read() as session:
        row = session.get_one(Sitting, sitting_id)
        gal = session.scalars(select(Gal.name).limit(1)).first() or ""
        heading = Heading(gal, row.number, row.title, row.held_on, row.place or "")
    return write_record(heading, live.state.ground, live.deeds)


def seal_sitting(base: OpenBase, sitting_id: int) -> Done:
    """Freeze the record of a closed sitting, with its digest."""
    record = record_of(base, sitting_id)
    with Unit(base, act(base, "seal_sitting", kind="barrier", sitting=title_of(base, sitting_id))) as unit:
        row = found(unit, Sitting, sitting_id)
        if row.phase != "closed":
            raise Refusal("not_closed")
        last = unit.session.scalar(select(func.max(SealedRecord.version)).where(SealedRecord.sitting_id == sitting_id))
        unit.session.add(
            SealedRecord(
                id=unit.ids.key(),
                sitting_id=sitting_id,
                version=(last or 0) + 1,
                sealed_on=today(base),
                digest=digest_of(record),
                record=record,
            )
        )
        row.phase = "sealed"
        return done(unit.commit(), *_TOPICS)


def reopen_sitting(base: OpenBase, sitting_id: int, reason: str) -> Done:
    """Go back to a sealed or closed sitting, with a reason; what was sealed is kept beside."""
    if not reason.strip():
        raise Refusal("reason_needed")
    live = _live(base, sitting_id)
    deed = Deed(_next_rank(live.deeds), _now(base, live.state.at), Reopened(reason.strip()))
    apply(live.state, deed)
    base.kept.pop(_KEPT, None)
    with Unit(base, act(base, "reopen_sitting", sitting=title_of(base, sitting_id), reason=reason)) as unit:
        row = found(unit, Sitting, sitting_id)
        for sealed in unit.session.scalars(
            select(SealedRecord).where(SealedRecord.sitting_id == sitting_id, SealedRecord.reopened_on.is_(None))
        ):
            sealed.reopened_on, sealed.reopened_for = today(base), reason.strip()
        row.phase = "open"
        _add(unit, sitting_id, deed)
        return done(unit.commit(), *_TOPICS)


def _live(base: OpenBase, sitting_id: int) -> _Live:
    """The sitting kept from the gesture before, or read again when anything else was done meanwhile."""
    kept = base.kept.get(_KEPT)
    if isinstance(kept, _Live) and kept.sitting_id == sitting_id and kept.height == base.height:
        return kept
    with base.read() as session:
        row = session.get(Sitting, sitting_id)
        if row is None or row.ground is None:
            raise Refusal("not_open")
        ground = parse_ground(row.ground)
        deeds = deeds_in(session, sitting_id)
    live = _Live(sitting_id, base.height, deeds, read_deeds(ground, deeds))
    base.kept[_KEPT] = live
    return live


def _keep(base: OpenBase, sitting_id: int, deed: Deed, state: State) -> int | None:
    """One row, and the phase of the sitting when the gesture changes it."""
    with Unit(base, act(base, "note_gesture", gesture=_said(deed.gesture))) as unit:
        row = _unsealed(unit, sitting_id)
        if isinstance(deed.gesture, Closed | Reopened | Struck):
            row.phase = state.phase
        _add(unit, sitting_id, deed)
        return unit.commit()


def _unsealed(unit: Unit, sitting_id: int) -> Sitting:
    row = found(unit, Sitting, sitting_id)
    if row.phase == "sealed":
        raise Refusal("already_sealed")
    return row


def _add(unit: Unit, sitting_id: int, deed: Deed) -> None:
    value = write_value(deed.gesture, Gesture, KINDS)
    unit.session.add(
        GestureRow(
            id=unit.ids.key(),
            sitting_id=sitting_id,
            rank=deed.rank,
            at=deed.at.isoformat(),
            gesture=json.dumps(value, ensure_ascii=False, sort_keys=True),
        )
    )


def _said(gesture: Gesture) -> str:
    """The gesture in a few words, for whoever undoes it."""
    word = next(word for word, kind in WORDS.items() if type(gesture) is kind)
    return words.gesture(word, {each.name: getattr(gesture, each.name) for each in fields(gesture)})


def _following(base: OpenBase, deeds: Sequence[Deed], gestures: Sequence[Gesture]) -> list[Deed]:
    """Gestures after those that are there, each with its rank and its moment."""
    made = list[Deed]()
    for gesture in gestures:
        last = made or deeds
        made.append(Deed(_next_rank(last), _now(base, last[-1].at if last else None), gesture))
    return made


def _next_rank(deeds: Sequence[Deed]) -> int:
    return deeds[-1].rank + 1 if deeds else 1


def _now(base: OpenBase, last: datetime | None) -> datetime:
    """The moment it is, after the gesture before even where the clock was set back."""
    moment = base.author.clock().astimezone(UTC)
    return moment if last is None or moment > last else last + _NEXT
