"""Calls for projects: entered, published with a proof, noted by a grid that is frozen; what their page shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from leaderdesk.domain.calls import CallRow, CallSheet
from leaderdesk.domain.errors import Refusal
from leaderdesk.services.attachments import taken_in
from leaderdesk.services.bases import act
from leaderdesk.services.deposits import (
    DepositDraft,
    deposit_becomes_dossier,
    edit_deposit,
    edit_deposits,
    register_deposit,
    remove_deposit,
)
from leaderdesk.services.done import Done, Made, done, made
from leaderdesk.services.grids import freeze_in
from leaderdesk.services.periods import programme_of
from leaderdesk.services.reading import today
from leaderdesk.services.records import found, name_of, needed, put
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.calls import call_rows, call_sheet
from leaderdesk.store.schema import Call
from leaderdesk.store.unit import Unit

__all__ = [
    "CallDraft",
    "DepositDraft",
    "add_call",
    "attach_files_to_call",
    "attach_to_call",
    "bin_call",
    "bin_calls",
    "deposit_becomes_dossier",
    "edit_call",
    "edit_deposit",
    "edit_deposits",
    "freeze_call_grid",
    "list_calls",
    "publish_call",
    "read_call",
    "register_deposit",
    "remove_deposit",
    "unbin_call",
    "unbin_calls",
]


@dataclass(frozen=True, slots=True)
class CallDraft:
    """What is known of a call; its envelope in cents, its times as the clock on the wall says."""

    title: str
    rules: str | None = None
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    envelope: int | None = None
    fiche_id: int | None = None
    grid_version_id: int | None = None


def list_calls(base: OpenBase) -> list[CallRow]:
    """Every call, the latest to close first, those in the bin last."""
    with base.read() as session:
        return call_rows(session)


def read_call(base: OpenBase, call_id: int) -> CallSheet:
    """A call with its register and its files."""
    with base.read() as session:
        sheet = call_sheet(session, call_id)
    if sheet is None:
        raise Refusal("record_gone")
    return sheet


def add_call(base: OpenBase, draft: CallDraft) -> Made:
    """Enter a call."""
    with Unit(base, act(base, "add_call", call=needed(draft.title))) as unit:
        row = Call(id=unit.ids.key(), programme_id=programme_of(unit), **asdict(draft))
        unit.session.add(row)
        return made(row.id, unit.commit(), "calls")


def edit_call(base: OpenBase, call_id: int, **fields: Any) -> Done:
    """Change what is known of a call; lateness of its deposits follows its closing minute.

    A closing before the opening is kept: the page flags it until one of the two is put right.
    """
    if "title" in fields:
        needed(fields["title"])
    with Unit(base, act(base, "edit_call", call=_title(base, call_id))) as unit:
        row = found(unit, Call, call_id)
        put(row, fields)
        return done(unit.commit(), "calls", "dossiers")


def publish_call(base: OpenBase, call_id: int, *, on: date, where: str, proof: Path | None = None) -> Done:
    """Note where and when a call was published, with the file that proves it."""
    kept = None if proof is None else taken_in(base, proof, call_id=call_id)
    with Unit(base, act(base, "publish_call", call=_title(base, call_id))) as unit:
        row = found(unit, Call, call_id)
        row.published_on, row.published_where = on, where
        if kept is not None:
            unit.session.add(kept)
        return done(unit.commit(), "calls", "attachments")


def attach_to_call(base: OpenBase, call_id: int, source: Path) -> Made:
    """Keep a file with a call."""
    row = taken_in(base, source, call_id=call_id)
    with Unit(base, act(base, "attach_to_call", name=row.name, call=_title(base, call_id))) as unit:
        unit.session.add(row)
        return made(row.id, unit.commit(), "calls", "attachments")


def attach_files_to_call(base: OpenBase, call_id: int, sources: Sequence[Path]) -> Done:
    """Keep several files with a call, as one action; one that cannot be taken in stops them all."""
    rows = [taken_in(base, source, call_id=call_id) for source in sources]
    names = ", ".join(row.name for row in rows)
    with Unit(base, act(base, "attach_to_call", name=names, call=_title(base, call_id))) as unit:
        unit.session.add_all(rows)
        return done(unit.commit(), "calls", "attachments")


def bin_calls(base: OpenBase, call_ids: Sequence[int]) -> Done:
    """Put calls in the bin as one action; their dossiers stay."""
    return _move(base, "bin", call_ids, today(base))


def unbin_calls(base: OpenBase, call_ids: Sequence[int]) -> Done:
    """Take calls out of the bin as one action."""
    return _move(base, "unbin", call_ids, None)


def freeze_call_grid(base: OpenBase, call_id: int) -> Done:
    """Freeze the grid that will note the call, before anybody deposits."""
    with Unit(base, act(base, "freeze_call", call=_title(base, call_id))) as unit:
        row = found(unit, Call, call_id)
        if row.grid_version_id is None:
            raise Refusal("no_grid")
        freeze_in(unit, row.grid_version_id, today(base))
        return done(unit.commit(), "calls", "grids")


def bin_call(base: OpenBase, call_id: int) -> Done:
    """Put a call in the bin; its dossiers stay."""
    return bin_calls(base, [call_id])


def unbin_call(base: OpenBase, call_id: int) -> Done:
    """Take a call out of the bin."""
    return unbin_calls(base, [call_id])


def _move(base: OpenBase, move: str, call_ids: Sequence[int], on: date | None) -> Done:
    titles = [_title(base, each) for each in call_ids]
    if len(titles) != 1:
        deed = act(base, f"{move}_calls", count=str(len(titles)))
    elif move == "bin":
        deed = act(base, "bin_call", call=titles[0])
    else:
        deed = act(base, "unbin_call", call=titles[0])
    with Unit(base, deed) as unit:
        for each in call_ids:
            found(unit, Call, each).binned_on = on
        return done(unit.commit(), "calls")


def _title(base: OpenBase, call_id: int) -> str:
    return name_of(base, Call, call_id, "title")
