"""The agenda of one sitting carried to the next: what was postponed, and what there was no time for."""

from __future__ import annotations

from leaderdesk.domain.sittings.carrying import left_of
from leaderdesk.services.bases import act
from leaderdesk.services.done import Done, done
from leaderdesk.services.sitting_grounds import committee_rules, point_key
from leaderdesk.services.sitting_plans import PointDraft, append_points, title_of
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.sitting_deeds import state_in
from leaderdesk.store.queries.sittings import agenda_rows
from leaderdesk.store.unit import Unit


def points_to_carry(base: OpenBase, sitting_id: int, to_id: int) -> tuple[PointDraft, ...]:
    """What a sitting left, its whole agenda where it was not held; what the other has already is left out."""
    with base.read() as session:
        rows, there = agenda_rows(session, sitting_id), agenda_rows(session, to_id)
        state = state_in(session, sitting_id)
        left = {point_key(row) for row in rows} if state is None else set(left_of(state))
        known = {(row.dossier_id, None if row.dossier_id else row.title) for row in there}
        return tuple(
            PointDraft(row.title, row.kind, row.dossier_id, row.decision, row.planned_minutes)
            for row in rows
            if point_key(row) in left and (row.dossier_id, None if row.dossier_id else row.title) not in known
        )


def carry_points(base: OpenBase, sitting_id: int, to_id: int) -> Done:
    """Put at the end of another agenda what a sitting left."""
    drafts, minutes = points_to_carry(base, sitting_id, to_id), committee_rules(base).planned_minutes
    with Unit(base, act(base, "carry_points", sitting=title_of(base, to_id), count=str(len(drafts)))) as unit:
        append_points(unit, to_id, drafts, minutes)
        return done(unit.commit(), "sittings")
