"""A sitting read through once it is over: section after section, each figure with the gestures it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from fractions import Fraction
from typing import Literal

from leaderdesk.domain.sheets.sittings.facts import NO_FACTS, PointFacts, SittingFacts
from leaderdesk.domain.sheets.sittings.gauges import Gauge, gauges_of
from leaderdesk.domain.sheets.sittings.sources import GROUND, RULES, Source, StruckDeed, Traces
from leaderdesk.domain.sittings import gestures as told
from leaderdesk.domain.sittings.ballots import HeldVote
from leaderdesk.domain.sittings.decisions import award_of, pot_of
from leaderdesk.domain.sittings.gestures import Deed, Reservation
from leaderdesk.domain.sittings.ground import GRANTS, SittingKind
from leaderdesk.domain.sittings.state import PointState, State

Shown = Fraction | int | str | datetime | date | Gauge | Reservation
SectionCode = Literal["heading", "attendance", "point", "envelopes"]


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing that the minutes say: its code, its value, of whom or of what, and where it comes from."""

    code: str
    value: Shown
    source: Source
    whose: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the minutes."""

    code: SectionCode
    title: str
    figures: tuple[Figure, ...]
    point: str | None = None
    number: str = ""
    dossier_id: int | None = None
    text: str = ""
    # The titles of its criteria, by key.
    criteria: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Amendment:
    """A correction made after the sitting, with its reason, and what was written before it."""

    point: str
    title: str
    before: str
    text: str
    reason: str
    at: datetime
    rank: int


@dataclass(frozen=True, slots=True)
class Seal:
    """A sealed version of the record; reopened, it is kept with the reason."""

    version: int
    digest: str
    sealed_on: date
    reopened_on: date | None
    reopened_for: str


@dataclass(frozen=True, slots=True)
class ClosedSheet:
    """The whole read-through, and what happened to the record since."""

    facts: SittingFacts
    kind: SittingKind
    day: date
    opened_at: datetime | None
    closed_at: datetime | None
    sections: tuple[Section, ...]
    amendments: tuple[Amendment, ...]
    struck: tuple[StruckDeed, ...]
    seals: tuple[Seal, ...]

    def section(self, point: str) -> Section | None:
        """The section of a point."""
        return next((each for each in self.sections if each.point == point), None)


def closed_sheet_of(
    state: State,
    deeds: Sequence[Deed],
    sitting: SittingFacts,
    facts: Mapping[str, PointFacts],
    seals: Sequence[Seal] = (),
) -> ClosedSheet:
    """The sitting from its opening to its last point."""
    traces = Traces(deeds)
    opening, closing = traces.first(told.Opened), traces.last(told.Closed)
    points = (_of_point(state, key, traces, facts.get(key, NO_FACTS)) for key in state.order)
    return ClosedSheet(
        facts=sitting,
        kind=state.ground.kind,
        day=state.ground.day,
        opened_at=None if opening is None else opening.at,
        closed_at=None if closing is None else closing.at,
        sections=(_heading(state, traces), _attendance(state, traces), *points, _envelopes(state, traces)),
        amendments=tuple(_amendments(state, traces)),
        struck=tuple(traces.struck()),
        seals=tuple(seals),
    )


def _heading(state: State, traces: Traces) -> Section:
    figures = [Figure("held_on", state.ground.day, GROUND)]
    for code, deed in (("opened_at", traces.first(told.Opened)), ("closed_at", traces.last(told.Closed))):
        if deed is not None:
            figures.append(Figure(code, deed.at, traces.of(deed)))
    figures += [Figure("seats", len(state.ground.committee.seats), GROUND)]
    return Section("heading", "", tuple(figures))


def _attendance(state: State, traces: Traces) -> Section:
    """Who came, and each coming and going with its moment."""
    figures = []
    for deed in traces.standing:
        gesture = deed.gesture
        if isinstance(gesture, told.Arrived | told.Departed | told.SteppedOut | told.CameBack):
            code = told_word(gesture)
            figures.append(Figure(code, deed.at, traces.of(deed), gesture.person))
    came = {figure.whose for figure in figures}
    absent = (person for person in sorted(state.ground.members()) if person not in came)
    figures += [Figure("absent", person, GROUND, person) for person in absent]
    return Section("attendance", "", tuple(figures))


def told_word(gesture: told.Gesture) -> str:
    """The word of a gesture."""
    return next(word for word, kind in told.WORDS.items() if type(gesture) is kind)


def _of_point(state: State, key: str, traces: Traces, facts: PointFacts) -> Section:
    point, noted = state.points[key], state.done[key]
    figures = [
        *_passage(state, key, noted, traces),
        *_notes(state, key, traces),
        *(figure for held in noted.votes for figure in _vote(state, held, traces)),
        *_decision(state, key, noted, traces),
    ]
    titles = {} if point.grid is None else {each.key: each.title for each in point.grid.criteria}
    return Section(
        code="point",
        title=point.title,
        figures=tuple(figures),
        point=key,
        number=facts.number,
        dossier_id=facts.dossier_id,
        text=noted.text,
        criteria=titles,
    )


def _passage(state: State, key: str, noted: PointState, traces: Traces) -> Iterator[Figure]:
    """When it was open, who had left for it, who was heard."""
    for code, kind in (("point_opened", told.PointOpened), ("point_closed", told.PointClosed)):
        for deed in traces.on(key, kind):
            yield Figure(code, deed.at, traces.of(deed))
    declared = frozenset(state.points[key].interested)
    for person in sorted(state.barred(key)):
        said = [deed for deed in traces.on(key, told.Recused) if getattr(deed.gesture, "person", "") == person]
        reason = getattr(said[-1].gesture, "reason", "") if said else ""
        yield Figure("recused", reason, traces.of(*said) if said or person not in declared else GROUND, person)
    for hearing in noted.hearings:
        ranks = traces.on(key, told.HeardIn, told.HeardOut)
        yield Figure("heard_in", hearing.since, traces.of(*ranks), hearing.who)
        if hearing.until is not None:
            yield Figure("heard_out", hearing.until, traces.of(*ranks), hearing.who)


def _notes(state: State, key: str, traces: Traces) -> Iterator[Figure]:
    score, grid = state.score(key), state.points[key].grid
    if score is None or grid is None:
        return
    noted = traces.on(key, told.Noted, told.NoteErased)
    source = traces.of(*noted)
    yield Figure("sheets_counted", len(score.counted), source)
    for criterion, value in score.values.items():
        of_it = traces.of(*(deed for deed in noted if getattr(deed.gesture, "criterion", "") == criterion))
        yield Figure("criterion", value, of_it, grid.title_of(criterion))
    if score.total is not None:
        yield Figure("total", score.total, source)
        yield Figure("maximum", score.maximum, RULES)
    yield Figure("verdict", score.verdict, source)


def _vote(state: State, held: HeldVote, traces: Traces) -> Iterator[Figure]:
    source, totals = traces.of_vote(held), held.outcome.totals
    yield Figure("motion", held.asked.motion, source)
    yield from _chair(state, held, source)
    for gauge in (*(gauges := gauges_of(held.outcome.record.quorum)).presence, *gauges.votes):
        yield Figure("gauge", gauge, source)
    yield Figure("voters", len(held.outcome.record.quorum.voters), source)
    yield Figure("votes_for", totals.in_favour, source)
    yield Figure("votes_against", totals.against, source)
    yield Figure("abstentions", totals.abstentions, source)
    yield Figure("result", held.outcome.result, source)
    if held.outcome.casting_by is not None:
        yield Figure("casting_vote", held.outcome.casting_by, source, held.outcome.casting_by)


def _chair(state: State, held: HeldVote, source: Source) -> Iterator[Figure]:
    """Who presided in the president's place, or that nobody did; a consultation is presided by nobody."""
    if not state.ground.chairs or state.ground.kind == "written":
        return
    if held.chair is None:
        yield Figure("chair_empty", "", source)
    elif state.ground.is_deputy(held.chair):
        yield Figure("chair_passed", held.chair, source, held.chair)


def _decision(state: State, key: str, noted: PointState, traces: Traces) -> Iterator[Figure]:
    decision = noted.decision
    if decision is None:
        return
    source = traces.of(*traces.on(key, told.Decided)[-1:])
    yield Figure("outcome", decision.outcome, source)
    if decision.amount is not None:
        award = award_of(state, key)
        yield Figure("amount", decision.amount, source)
        if award is not None:
            yield Figure("cap", award.most.fund, RULES)
        if award is not None and award.tier is not None:
            yield Figure("noted_rate", award.tier.rate, traces.of(*traces.on(key, told.Noted, told.NoteErased)))
            yield Figure("given", award.given.fund, RULES)
    if decision.reason:
        yield Figure("reason", decision.reason, source)
    grid = state.points[key].grid
    for criterion in decision.criteria:
        yield Figure("reason_criterion", criterion if grid is None else grid.title_of(criterion), source, criterion)
    for reservation in decision.reservations:
        yield Figure("reservation", reservation, source, reservation.owner)


def _envelopes(state: State, traces: Traces) -> Section:
    figures = []
    for name in sorted(state.ground.pots):
        pot = pot_of(state, name)
        decided = [deed for key in _drawing_on(state, name) for deed in traces.on(key, told.Decided)[-1:]]
        figures += [
            Figure("envelope_before", pot.before, GROUND, name),
            Figure("envelope_taken", pot.taken, traces.of(*decided), name),
            Figure("envelope_left", pot.left, traces.of(*decided), name),
        ]
    return Section("envelopes", "", tuple(figures))


def _drawing_on(state: State, pot: str) -> Iterator[str]:
    """The points whose decision takes from an envelope."""
    for key in state.order:
        decision, money = state.done[key].decision, state.points[key].money
        if decision is not None and decision.outcome in GRANTS and money is not None and money.pot == pot:
            yield key


def _amendments(state: State, traces: Traces) -> Iterator[Amendment]:
    before: dict[str, str] = {}
    for deed in traces.standing:
        gesture = deed.gesture
        if not isinstance(gesture, told.Written):
            continue
        if gesture.reason:
            title = state.points[gesture.point].title if gesture.point in state.points else ""
            was = before.get(gesture.point, "")
            yield Amendment(gesture.point, title, was, gesture.text, gesture.reason, deed.at, deed.rank)
        before[gesture.point] = gesture.text
