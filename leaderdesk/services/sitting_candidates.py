"""The dossiers that could come before a sitting: those that are ready, and why the others are not."""

from __future__ import annotations

from datetime import date

from leaderdesk.domain.sheets.heads import read_sheets
from leaderdesk.domain.sheets.settings import life_of
from leaderdesk.domain.sittings.calendars import cut_off_of
from leaderdesk.domain.sittings.candidates import Candidate, candidate_of
from leaderdesk.services.moves import has_room
from leaderdesk.services.reading import payment_delays, whole_dossier
from leaderdesk.services.settings import setting
from leaderdesk.services.sitting_grounds import committee_rules
from leaderdesk.services.sitting_lists import read_plan
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.preparations import planned_elsewhere, undecided_ids


def propose_dossiers(base: OpenBase, sitting_id: int, on: date) -> tuple[Candidate, ...]:
    """The ready ones first, then those that lack least; a dossier that is decided or on the agenda is left out."""
    plan = read_plan(base, sitting_id)
    cut_off = cut_off_of(plan, committee_rules(base))
    there = {point.dossier.id for point in plan.points if point.dossier is not None}
    life = life_of({"life": setting(base, "life")})
    before = [status.code for status in life.statuses if status.phase == "open"]
    with base.read() as session:
        elsewhere = planned_elsewhere(session, sitting_id)
        keys = [key for key in undecided_ids(session, before) if key not in there]
    found = []
    for key in keys:
        whole = whole_dossier(base, key)
        sheets = read_sheets(whole, payment_delays(base, whole, on), on, has_room=has_room(base, whole))
        found.append(candidate_of(sheets, cut_off=cut_off, elsewhere=elsewhere.get(key)))
    return tuple(sorted(found, key=_rank))


def _rank(candidate: Candidate) -> tuple[bool, bool, int, str]:
    is_early = any(reason.code == "not_there_yet" for reason in candidate.reasons)
    return not candidate.is_ready, is_early, len(candidate.reasons), candidate.number
