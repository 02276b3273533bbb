"""The lists that may be voted of a ranking, and the gestures that open such a vote and decide it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from leaderdesk.domain.sheets.sittings.calls import CallSheet, RankedPot, RankedRow
from leaderdesk.domain.sheets.sittings.live import LiveSheet
from leaderdesk.domain.sittings import gestures as told
from leaderdesk.ui.sittings.live.votes.panel import is_list_key
from leaderdesk.words import sitting_rankings as words


@dataclass(frozen=True, slots=True)
class Listed:
    """Projects of one envelope to vote together."""

    rows: tuple[RankedRow, ...]
    is_waiting: bool
    # Who has an interest in one of them, and leaves for the vote.
    leaving: tuple[str, ...] = ()


def served_of(pot: RankedPot) -> Listed:
    """Those that the envelope serves and nothing decided yet."""
    rows = tuple(row for row in pot.rows if row.fate == "funded" and row.outcome is None and row.amount > 0)
    return Listed(rows, is_waiting=False, leaving=pot.must_leave)


def queued_of(pot: RankedPot) -> Listed:
    """Those that come after it."""
    rows = tuple(row for row in pot.rows if row.fate == "queued" and row.outcome is None)
    return Listed(rows, is_waiting=True, leaving=pot.must_leave_queue)


def opening_of(listed: Listed, sheet: LiveSheet, reason: str, mode: told.VoteMode) -> Iterator[told.Gesture]:
    """The point of the list if it is not open already, who leaves for it, and its vote."""
    key = list_to_vote(sheet)
    if key is None:
        # The rank of a gesture is given once: so is the key of what it adds.
        key = f"list-{sheet.rank + 1}"
        yield told.PointAdded(key, words.list_title(listed.rows, is_waiting=listed.is_waiting))
        yield told.PointOpened(key)
    for person in listed.leaving:
        yield told.Recused(person, key, reason)
    motion = words.list_motion(listed.rows, is_waiting=listed.is_waiting)
    yield told.VoteOpened(key, motion, "selection", mode, tuple(row.key for row in listed.rows))


def open_list(sheet: LiveSheet) -> str | None:
    """The list that is the open point."""
    key = sheet.open_point
    return key if key is not None and is_list_key(key) else None


def list_to_vote(sheet: LiveSheet) -> str | None:
    """The list that is open and that no vote adopted: another vote goes on there."""
    key, point = open_list(sheet), sheet.point
    if key is None or point is None or point.point.key != key:
        return None
    return None if point.last_vote is not None and point.last_vote.result == "adopted" else key


def adopted_of(sheet: LiveSheet, call: CallSheet) -> tuple[RankedRow, ...]:
    """The projects of the open list whose vote was adopted, still to be decided."""
    point = sheet.point
    vote = point.last_vote if point is not None and point.point.key == open_list(sheet) else None
    if vote is None or vote.result != "adopted":
        return ()
    rows = {row.key: row for pot in call.pots for row in pot.rows}
    return tuple(rows[key] for key in vote.covers if key in rows and rows[key].outcome is None)


def deciding_of(rows: Sequence[RankedRow]) -> Iterator[told.Gesture]:
    """One decision for each: what the envelope serves is granted at what the rules give."""
    for row in rows:
        if row.fate == "funded":
            yield told.Decided(row.key, "favourable", amount=row.amount)
        else:
            yield told.Decided(row.key, "waiting")
