"""A sitting that is not open yet, with the notes that its members sent so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import select

from leaderdesk.domain.sheets.sittings.hand_notes import HandSheet, hand_sheets, noted_projects
from leaderdesk.domain.sheets.sittings.prepared import PreparedSheet
from leaderdesk.domain.sittings.ground import Ground, Point, SittingKind
from leaderdesk.domain.sittings.home_notes import read_sent, sent_on
from leaderdesk.domain.sittings.state import State
from leaderdesk.services.attachments import copy_attachment
from leaderdesk.services.papers.holding import grids_of
from leaderdesk.services.papers.preparing import read_prepared
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.sitting_deeds import deeds_in
from leaderdesk.store.schema import Attachment


@dataclass(frozen=True, slots=True)
class Sendings:
    """When each member sent notes for the last time, and of whom they are awaited."""

    on: Mapping[str, date]
    awaited: tuple[str, ...]


def read_awaited(base: OpenBase, sitting_id: int) -> State:
    """A sitting that is not open yet, with the notes sent so far that would hold if it opened as it is planned now."""
    prepared = read_prepared(base, sitting_id)
    plan = prepared.plan
    grids = {each.point.key: each.grid for each in noted_projects(plan, grids_of(base, plan))}
    points = tuple(
        Point(each.key, each.title, grid=grids.get(each.key), interested=each.interested) for each in plan.points
    )
    kind: SittingKind = plan.kind  # type: ignore[assignment]  # its column says so
    with base.read() as session:
        deeds = deeds_in(session, plan.id)
    state, _ = read_sent(Ground(kind, plan.held_on, prepared.committee.committee, (), points), deeds)
    return state


def read_sendings(base: OpenBase, sitting_id: int) -> Sendings | None:
    """Who sent notes and when, of those who were asked; nothing where nobody did."""
    with base.read() as session:
        sent = sent_on(deeds_in(session, sitting_id))
    if not sent:
        return None
    prepared = read_prepared(base, sitting_id)
    awaited = dict.fromkeys(each.name for each in sheets_to_note(base, prepared) if each.name and each.name not in sent)
    return Sendings({name: at.astimezone().date() for name, at in sent.items()}, tuple(awaited))


def copy_sent_files(base: OpenBase, sitting_id: int, folder: Path) -> Path:
    """A folder with a copy of every file that was kept; of one name, those that followed stand apart."""
    query = select(Attachment.id, Attachment.name).where(Attachment.sitting_id == sitting_id)
    with base.read() as session:
        files = session.execute(query.order_by(Attachment.added_on, Attachment.id)).all()
    seen = set[str]()
    for rank, (key, name) in enumerate(files, 1):
        copy_attachment(base, key, folder / str(rank) if name in seen else folder)
        seen.add(name)
    return folder


def sheets_to_note(base: OpenBase, prepared: PreparedSheet) -> list[HandSheet]:
    """What each member who is expected has to note."""
    plan = prepared.plan
    sheets = hand_sheets(plan, prepared.invited, noted_projects(plan, grids_of(base, plan)))
    return [each for each in sheets if each.name and each.pages]
