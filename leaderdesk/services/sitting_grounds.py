"""What a sitting stands on, read from the base when it opens and kept with it as its record will have it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, tzinfo

from leaderdesk.domain.programmes.grid_sheets import GridSheet
from leaderdesk.domain.programmes.grids import parse_grid
from leaderdesk.domain.programmes.plain import write_value
from leaderdesk.domain.sheets.amounts import euros
from leaderdesk.domain.sheets.costs import sheet_of_costs
from leaderdesk.domain.sheets.dossiers import WholeDossier
from leaderdesk.domain.sheets.financing import main_fund, plan_of
from leaderdesk.domain.sheets.settings import money_rules
from leaderdesk.domain.sittings.early_notes import notes_of_point, shown_with
from leaderdesk.domain.sittings.ground import Ground, Money, Point, Pot, TeamNote
from leaderdesk.domain.sittings.rules import CommitteeRules, read_rules
from leaderdesk.services.grids import freeze_in
from leaderdesk.services.reading import whole_in
from leaderdesk.services.settings import setting
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.committee import committee_sheet, interested_in
from leaderdesk.store.queries.envelopes import read_sheet
from leaderdesk.store.queries.expectations import given_proxies
from leaderdesk.store.queries.sitting_deeds import state_in
from leaderdesk.store.queries.sittings import agenda_rows
from leaderdesk.store.schema import AgendaPoint, Dossier, Sitting
from leaderdesk.store.unit import Unit


def committee_rules(base: OpenBase) -> CommitteeRules:
    """How the GAL holds its committee."""
    return read_rules(setting(base, "committee_rules"))


def ground_of(unit: Unit, sitting: Sitting, rules: CommitteeRules, zone: tzinfo | None, on: date) -> Ground:
    """Everything as it stands now; this is a use of its grids, which freezes them."""
    sheet, day = committee_sheet(unit.session), sitting.held_on
    rows = agenda_rows(unit.session, sitting.id)
    wholes = {row.dossier_id: whole_in(unit, row.dossier_id) for row in rows if row.dossier_id is not None}
    _freeze_grids(unit, wholes, on)
    interested = interested_in(unit.session, list(wholes))
    notes = _team_notes(unit, sitting.prepared_by_id)
    return Ground(
        kind=sitting.kind,  # type: ignore[arg-type]  # its column says so
        day=day,
        committee=sheet.committee,
        rules=rules.quorum,
        points=tuple(
            _point(
                row,
                wholes.get(row.dossier_id or 0),
                interested.get(row.dossier_id or 0, ()),
                notes.get(row.dossier_id or 0, ()),
            )
            for row in rows
        ),
        counting=rules.counting,
        majorities=dict(rules.majorities),
        chairs=sheet.chairs(day),
        is_presidency_vacant=sheet.is_presidency_vacant(day),
        proxies=given_proxies(unit.session, sitting.id, sheet, day),
        observers=sheet.observers(day),
        pots=_pots(unit, wholes.values(), on),
        early_notes_count=rules.early_notes_count,
        deadline=None if sitting.deadline is None else sitting.deadline.replace(tzinfo=zone),
        silence=rules.silence,
    )


def write_ground(ground: Ground) -> str:
    """The text that is kept with the sitting."""
    return json.dumps(write_value(ground, Ground), ensure_ascii=False, sort_keys=True)


def point_key(row: AgendaPoint) -> str:
    """How a record names a point."""
    return f"p{row.id}"


def _freeze_grids(unit: Unit, wholes: Mapping[int, WholeDossier], on: date) -> None:
    """A project is noted on the version that it was put to the committee with, and keeps it."""
    for dossier_id, whole in wholes.items():
        if whole.grid is not None:
            freeze_in(unit, whole.grid.id, on)
            unit.session.get_one(Dossier, dossier_id).grid_version_id = whole.grid.id


def _team_notes(unit: Unit, technical_id: int | None) -> dict[int, tuple[TeamNote, ...]]:
    """What the technical pre-committee noted of each dossier."""
    state = state_in(unit.session, technical_id) if technical_id is not None else None
    if state is None or technical_id is None:
        return {}
    rows = [row for row in agenda_rows(unit.session, technical_id) if row.dossier_id is not None]
    return {row.dossier_id or 0: tuple(notes_of_point(state, point_key(row))) for row in rows}


def _shown(whole: WholeDossier | None, grid: GridSheet | None, notes: Sequence[TeamNote]) -> tuple[TeamNote, ...]:
    """The pre-committee's notes, else those that the team kept in the dossier."""
    if whole is None:
        return ()
    own = (TeamNote(row.author, row.criterion, row.note) for row in whole.grid_notes)
    return shown_with(grid, notes or own)


def _point(row: AgendaPoint, whole: WholeDossier | None, interested: Sequence[str], notes: Sequence[TeamNote]) -> Point:
    record = whole.grid if whole is not None else None
    grid = None if record is None else parse_grid(record.definition)
    return Point(
        key=point_key(row),
        title=row.title,
        kind=row.kind,  # type: ignore[arg-type]  # its column says so
        decision=row.decision,
        planned_minutes=row.planned_minutes,
        grid=grid,
        # An opinion of opportunity fixes no amount.
        money=None if whole is None or row.decision == "opinion" else _money(whole),
        interested=tuple(interested),
        team_notes=_shown(whole, grid, notes),
    )


def _money(whole: WholeDossier) -> Money | None:
    fund = main_fund(whole.funding)
    if whole.rules is None or whole.fiche is None or fund is None:
        return None
    return Money(plan_of(whole, sheet_of_costs(whole)), money_rules(whole.rules).financing(), _pot(whole, fund))


def _pot(whole: WholeDossier, fund_id: int) -> str:
    name = next(row.name for row in whole.funding if row.fund_id == fund_id)
    return f"{whole.fiche.code if whole.fiche else ''} {name}".strip()


def _pots(unit: Unit, wholes: Iterable[WholeDossier], on: date) -> Mapping[str, Pot]:
    """What is left of each envelope that the projects of the agenda draw on; one that nobody set limits nothing."""
    unit.session.flush()
    pots = {(each.row.fiche_id, each.row.fund_id): each for each in read_sheet(unit.session, on).pots if each.row}
    found = {}
    for whole in wholes:
        fund = main_fund(whole.funding)
        pot = None if whole.fiche is None or fund is None else pots.get((whole.fiche.id, fund))
        if pot is not None and fund is not None:
            found[_pot(whole, fund)] = Pot(euros(pot.left), euros(max(0, pot.room - pot.left)))
    return found
