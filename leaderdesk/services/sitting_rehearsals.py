"""A rehearsal: the same sitting in a base of its own, marked as an example, with invented presence, notes and votes."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from fractions import Fraction
from pathlib import Path

from sqlalchemy import select

from leaderdesk.domain.committee.majorities import Totals, majority_for
from leaderdesk.domain.committee.seats import holders_on
from leaderdesk.domain.errors import Expected, Refusal
from leaderdesk.domain.programmes.grid_sheets import CriterionSheet
from leaderdesk.domain.sittings import gestures as told
from leaderdesk.domain.sittings.gestures import CONSENSUS, Gesture
from leaderdesk.domain.sittings.ground import Ground
from leaderdesk.domain.sittings.state import State
from leaderdesk.services.around import Around
from leaderdesk.services.bases import act, base_facts, delete_example, looked_base, open_base
from leaderdesk.services.sittings import note_gesture, open_sitting, read_state
from leaderdesk.store.base import OpenBase
from leaderdesk.store.copying import built_apart, copy_rows
from leaderdesk.store.opening import create
from leaderdesk.store.pieces import copy_missing, piece_digests
from leaderdesk.store.schema import Gal, Sitting
from leaderdesk.store.unit import Unit
from leaderdesk.system.locations import ThisSystem
from leaderdesk.system.paths import BASE_SUFFIX, as_base_path, folders_under, pieces_folder
from leaderdesk.system.safe_write import flush_folder
from leaderdesk.words.sitting_follow import is_rehearsal, rehearsal_of

# One seat in so many is left empty by its titulaire.
_ABSENT_ONE_IN = 6


def rehearse(base: OpenBase, sitting_id: int, folder: Path) -> Path:
    """A base to rehearse in, opened on its first project, noted and voted; the real one is only read."""
    with base.read() as session:
        row = session.get(Sitting, sitting_id)
        if row is None:
            raise Refusal("record_gone")
        if row.phase != "preparation":
            raise Refusal("already_open")
        name = rehearsal_of(row.title)
    target = _free(folder, name)
    with built_apart(target) as scratch:
        made, digests = _build(base, scratch)
        copy_missing(digests, pieces_folder(base.path), pieces_folder(target))
        _rehearse_in(made, base, scratch, sitting_id)
        made.rename(target)
    flush_folder(folder)
    return target


def forget_rehearsals(paths: Iterable[Path], around: Around) -> list[Path]:
    """Delete those of these bases that are rehearsals left behind; gives the ones that are no more.

    One that is held elsewhere, or that the machine went dead on, stays: it is for whoever opens it again.
    """
    gone = []
    for path in paths:
        with contextlib.suppress(Expected, OSError):
            if path.is_file():
                with looked_base(path, around) as base:
                    facts = base_facts(base, around)
                if not (facts.is_example and is_rehearsal(facts.gal_name)):
                    continue
                delete_example(path, around)
            gone.append(path)
    return gone


def _inside(base: OpenBase, scratch: Path) -> Around:
    """The user's work, in folders that are thrown away: no witness and no backup of it is left."""
    author = base.author
    return Around(author.clock, author.ids, author.operator, author.machine, folders_under(scratch), ThisSystem())


def _build(base: OpenBase, scratch: Path) -> tuple[Path, list[str]]:
    """A base of its own, an example by its mark, with every row of the real one."""
    path, around = as_base_path(scratch / "repetition"), _inside(base, scratch)
    create(path, base.author, is_example=True)
    copy = open_base(path, around)
    try:
        copy_rows(base, copy, act(copy, "begin_rehearsal", kind="barrier"))
        return path, piece_digests(copy.connection)
    finally:
        copy.close()


def _rehearse_in(path: Path, base: OpenBase, scratch: Path, sitting_id: int) -> None:
    copy = open_base(path, _inside(base, scratch))
    try:
        _mark(copy)
        _play(copy, sitting_id)
    finally:
        copy.close()


def _mark(base: OpenBase) -> None:
    """Every title says what it is."""
    with Unit(base, act(base, "begin_rehearsal", kind="barrier")) as unit:
        for gal in unit.session.scalars(select(Gal)):
            gal.name = rehearsal_of(gal.name)
        for sitting in unit.session.scalars(select(Sitting).where(Sitting.phase == "preparation")):
            sitting.title = rehearsal_of(sitting.title)
        unit.commit()


def _play(base: OpenBase, sitting_id: int) -> None:
    open_sitting(base, sitting_id)
    state = read_state(base, sitting_id)
    if state.ground.kind == "written":
        return
    project = next((key for key in state.order if state.points[key].kind == "project"), state.order[0])
    for gesture in (*_arrivals(state.ground), told.PointOpened(project)):
        note_gesture(base, sitting_id, gesture)
    for gesture in (*_notes(read_state(base, sitting_id)), *_vote(read_state(base, sitting_id))):
        note_gesture(base, sitting_id, gesture)


def _arrivals(ground: Ground) -> Iterator[Gesture]:
    """Most titulaires, and the suppléants of those who are not there."""
    came = set[str]()
    for rank, seat in enumerate(holders_on(ground.committee, ground.day), 1):
        is_away = rank % _ABSENT_ONE_IN == 0 or seat.titulaire is None
        person = seat.suppleant if is_away else seat.titulaire
        if person is not None and person not in came:
            came.add(person)
            yield told.Arrived(person)


def _notes(state: State) -> Iterator[Gesture]:
    """A whole sheet of each member, or the one of all; every note is on its scale."""
    point = state.open_point or ""
    grid = state.points[point].grid
    if grid is None:
        return
    members = sorted(state.presence.now.in_room & state.ground.members() - state.barred(point))
    for rank, member in enumerate([CONSENSUS] if grid.aggregate == CONSENSUS else members):
        for place, criterion in enumerate(grid.criteria):
            yield told.Noted(point, member, criterion.key, _invented(criterion, rank + 2 * place))


def _invented(criterion: CriterionSheet, turn: int) -> Fraction:
    if criterion.levels:
        return criterion.levels[turn % len(criterion.levels)].points
    most = int(criterion.max)
    return Fraction(most - turn % (most // 2 + 1))


def _vote(state: State) -> Iterator[Gesture]:
    """All for but one; none where the room has no quorum, which the rehearsal then shows."""
    quorum = state.presence.quorum()
    if not quorum.is_quorate:
        return
    point = state.points[state.open_point or ""]
    is_secret = majority_for(point.decision, state.ground.majorities).secrecy == "secret"
    yield told.VoteOpened(point.key, "Avis favorable", point.decision, "secret" if is_secret else "by_name")
    if is_secret:
        yield told.VoteClosed(point.key, Totals(len(quorum.voters)))
        return
    first, *others = quorum.voters
    colleges = {seat.key: seat.college for seat in state.ground.committee.seats}
    yield told.BallotKeyed(point.key, first, "against" if others else "for")
    for college in dict.fromkeys(colleges[seat] for seat in others):
        yield told.CollegeKeyed(point.key, college, "for")
    yield told.VoteClosed(point.key)


def _free(folder: Path, name: str) -> Path:
    """A name that no file bears; what a file name cannot have becomes a space."""
    clean = "".join(" " if sign in '\\/:*?"<>|\u00a0\u202f' else sign for sign in name).strip(" .")
    stems = (clean, *(f"{clean} {again}" for again in range(2, 1000)))
    return next(path for stem in stems if not (path := folder / f"{stem}{BASE_SUFFIX}").exists())
