"""Past projects under other rules: what the committee saw of each, read from its sittings and its envelopes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from sqlalchemy import func, select

from leaderdesk.domain.envelopes.chains import ZERO
from leaderdesk.domain.envelopes.replays import PastProject, Replay, ReplayRules, replay
from leaderdesk.domain.sheets.replays import ReplaySheet
from leaderdesk.services.envelopes import read_envelopes
from leaderdesk.services.papers.minutes import read_minutes
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.exported import held_sittings
from leaderdesk.store.schema import GestureRow

_KEPT, _SITTINGS = "past_projects", "past_sittings"
_GESTURES = select(GestureRow.sitting_id, func.count()).group_by(GestureRow.sitting_id)
_Seen = tuple[date, Fraction | None]


def replay_past(base: OpenBase, rules: ReplayRules) -> ReplaySheet:
    """Who would have been funded; the dossiers that no sitting decided on keep what they took of the envelopes."""
    projects = _past(base)
    sheet = read_envelopes(base)
    seen = {each.dossier for each in projects}
    apart = {pot: [each for each in taken if each.number not in seen] for pot, taken in sheet.by_pot.items()}
    pots = {
        pot: max(ZERO, gauge.granted - sum((each.gauge.programmed for each in apart[pot]), ZERO))
        for pot, gauge in sheet.overview.pots.items()
    }
    unseen = {each.number for taken in apart.values() for each in taken if each.gauge.programmed}
    found: Replay = replay(projects, pots, rules)
    return ReplaySheet(found, {each.number: each for each in sheet.dossiers}, len(unseen))


def _past(base: OpenBase) -> list[PastProject]:
    """Each dossier on each pot, as its last sitting that was no opinion saw it; kept until something changes."""
    kept = base.kept.get(_KEPT)
    if isinstance(kept, tuple) and kept[0] == base.height:
        return kept[1]  # type: ignore[no-any-return]  # what this function keeps
    seen: dict[int, _Seen] = {}
    for sitting in _sittings(base):
        seen = sitting | seen
    found = []
    for pot, taken in read_envelopes(base).by_pot.items():
        for each in taken:
            if each.facts.dossier_id in seen and each.chain.requested is not None:
                on, note = seen[each.facts.dossier_id]
                was_funded = each.is_final and bool(each.chain.voted)
                found.append(PastProject(each.number, on, pot, each.chain.requested, note, was_funded=was_funded))
    base.kept[_KEPT] = (base.height, found)
    return found


def _sittings(base: OpenBase) -> Iterator[dict[int, _Seen]]:
    """What each sitting saw, the last first; one to which no gesture was added since is not read again."""
    with base.read() as session:
        keys = [key for key, _ in held_sittings(session)]
        counts = dict(session.execute(_GESTURES).all())
    kept = base.kept.setdefault(_SITTINGS, {})
    if not isinstance(kept, dict):
        return
    for key in keys:
        if key not in kept or kept[key][0] != counts.get(key):
            kept[key] = (counts.get(key), _seen_in(base, key))
        yield kept[key][1]


def _seen_in(base: OpenBase, sitting: int) -> dict[int, _Seen]:
    """By dossier that the sitting selected on: its day, and its note as a part of the most."""
    sheet = read_minutes(base, sitting).sheet
    seen: dict[int, _Seen] = {}
    for point in sheet.points:
        dossier, score = point.sheet.facts.dossier_id, point.sheet.score
        is_selection = point.sheet.point.kind == "project" and not point.is_opinion and point.outcome is not None
        if dossier is not None and is_selection:
            note = None if score is None or score.total is None or not score.maximum else score.total / score.maximum
            seen.setdefault(dossier, (sheet.closed.day, note))
    return seen
