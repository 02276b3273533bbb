"""The waiting list: who stands where and why, and the ranks that the committee gives."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select

from leaderdesk.domain.envelopes.places import Noted, Ranked, Standing
from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.scoring import Score
from leaderdesk.domain.sheets.selection import sheet_of_selection
from leaderdesk.domain.sheets.waiting import WaitingSheet, sheet_of_waiting
from leaderdesk.services.bases import act
from leaderdesk.services.done import Done, done
from leaderdesk.services.envelopes import envelope_rules, read_envelopes
from leaderdesk.services.numbers import number_of
from leaderdesk.services.reading import today, whole_dossier
from leaderdesk.services.records import found
from leaderdesk.services.sitting_rooms import facts_of, read_point
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.waiting import held_sittings, last_sittings, ranks_of, taken_away
from leaderdesk.store.schema import Sitting, WaitingRank
from leaderdesk.store.unit import Unit

_KEPT = "waiting_notes"


@dataclass(frozen=True, slots=True)
class Said:
    """In which sitting the committee said its ranks, and why."""

    sitting_id: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ReadWaiting:
    """The list, and the sittings that may have given a rank, the last first."""

    sheet: WaitingSheet
    sittings: Mapping[int, str] = field(default_factory=dict)


def read_waiting(base: OpenBase) -> ReadWaiting:
    """Who waits for money, in which order and why, and who may be served: deciding stays with the committee."""
    envelopes = read_envelopes(base)
    keys = {each.facts.dossier_id for each in (*envelopes.dossiers, *envelopes.outside) if each.is_waiting}
    with base.read() as session:
        sittings = held_sittings(session)
    sheet = sheet_of_waiting(envelopes, envelope_rules(base).waiting(), read_standings(base, keys))
    return ReadWaiting(sheet, sittings)


def read_standings(base: OpenBase, keys: Collection[int]) -> dict[int, Standing]:
    """What places each dossier: the committee's rank, and its note or else the team's."""
    with base.read() as session:
        ranks = ranks_of(session)
    notes = _notes(base, keys)
    return {key: Standing(ranks.get(key), notes.get(key)) for key in keys}


def rank_waiting(base: OpenBase, ranks: Mapping[int, int | None], said: Said | None = None) -> Done:
    """Give dossiers the committee's ranks, or take these away, as one action; what does not change stays as said."""
    said = said or Said()
    (first, *others) = ranks
    if any(rank is not None and rank < 1 for rank in ranks.values()):
        raise Refusal("rank_below_one")
    deed = (
        act(base, "rank_waiting", dossier=number_of(base, first))
        if not others
        else act(base, "rank_waiting_list", count=str(len(ranks)))
    )
    with Unit(base, deed) as unit:
        if said.sitting_id is not None:
            found(unit, Sitting, said.sitting_id)
        on = today(base)
        for dossier_id, rank in ranks.items():
            put_rank(unit, dossier_id, rank, Ranked(rank or 0, on, said.sitting_id, "", said.reason))
        return done(unit.commit(), "dossiers")


def move_waiting(base: OpenBase, dossier_id: int, places: int, said: Said | None = None) -> Done:
    """Move a dossier up or down the list: the ranks down to where it comes are then the committee's."""
    sheet = read_waiting(base).sheet
    if dossier_id not in {each.taken.facts.dossier_id for each in sheet.lines}:
        raise Refusal("record_gone")
    present = {each.taken.facts.dossier_id: each.ranked for each in sheet.lines}
    wished = sheet.ranks_after_move(dossier_id, places)
    changed: dict[int, int | None] = {
        key: rank for key, rank in wished.items() if (known := present[key]) is None or known.rank != rank
    }
    # Named for the journal by the one that was moved.
    return rank_waiting(base, changed or {dossier_id: wished[dossier_id]}, said)


def put_rank(unit: Unit, dossier_id: int, rank: int | None, ranked: Ranked) -> None:
    """A rank as part of an act; none takes it away, and whose it was stays known."""
    row = unit.session.scalars(select(WaitingRank).where(WaitingRank.dossier_id == dossier_id)).first()
    if rank is None:
        if row is not None:
            row.rank, row.said_on, row.reason = None, ranked.on, ranked.reason or None
        return
    if row is None:
        row = WaitingRank(id=unit.ids.key(), dossier_id=dossier_id)
        unit.session.add(row)
    row.rank, row.said_on, row.sitting_id, row.reason = rank, ranked.on, ranked.sitting_id, ranked.reason or None


def ranks_in_force(base: OpenBase) -> dict[int, Ranked]:
    """The ranks that count of those who wait now, by dossier."""
    sheet = read_envelopes(base)
    since = {
        each.facts.dossier_id: each.since or date.min for each in (*sheet.dossiers, *sheet.outside) if each.is_waiting
    }
    with base.read() as session:
        ranks = ranks_of(session)
    return {key: each for key, each in ranks.items() if key in since and each.on >= since[key]}


def ranks_taken_away(base: OpenBase, sitting_id: int) -> frozenset[int]:
    """The dossiers whose rank of a sitting was taken away by hand."""
    with base.read() as session:
        return taken_away(session, sitting_id)


def _notes(base: OpenBase, keys: Collection[int]) -> dict[int, Noted]:
    """The committee's note of each dossier in the last sitting held on it, else the team's; kept until a change."""
    kept = base.kept.get(_KEPT)
    if isinstance(kept, tuple) and kept[:2] == (base.height, frozenset(keys)):
        known: dict[int, Noted] = kept[2]
        return known
    with base.read() as session:
        sittings = last_sittings(session, keys)
    notes = {}
    for key in keys:
        noted = _of_committee(base, sittings[key], key) if key in sittings else None
        noted = noted or _of_team(base, key)
        if noted is not None:
            notes[key] = noted
    base.kept[_KEPT] = (base.height, frozenset(keys), notes)
    return notes


def _of_committee(base: OpenBase, sitting_id: int, dossier_id: int) -> Noted | None:
    points = facts_of(base, sitting_id)[1]
    point = next((each for each, facts in points.items() if facts.dossier_id == dossier_id), None)
    try:
        score = read_point(base, sitting_id, point).score if point is not None else None
    except Refusal:
        # Of a sitting whose opening was taken back.
        return None
    if score is None or score.total is None:
        return None
    return Noted(score.total, score.maximum, "committee")


def _of_team(base: OpenBase, dossier_id: int) -> Noted | None:
    together = sheet_of_selection(whole_dossier(base, dossier_id)).together
    if not isinstance(together, Score) or together.total is None:
        return None
    return Noted(together.total, together.maximum, "team")
