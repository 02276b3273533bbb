"""What a sitting stands on, read from the base when it opens and kept with it as its record will have it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, tzinfo

from leaderdesk.domain.committee.rows import CommitteeSheet
from leaderdesk.domain.programmes.grids import parse_grid
from leaderdesk.domain.programmes.plain import read_value, write_value
from leaderdesk.domain.programmes.problems import Problem
from leaderdesk.domain.seating import Proxy
from leaderdesk.domain.sheets.amounts import euros
from leaderdesk.domain.sheets.costs import sheet_of_costs
from leaderdesk.domain.sheets.dossiers import WholeDossier
from leaderdesk.domain.sheets.financing import main_fund, plan_of
from leaderdesk.domain.sheets.settings import money_rules
from leaderdesk.domain.sittings.ground import Ground, Money, Point, Pot
from leaderdesk.domain.sittings.rules import CommitteeRules, read_rules
from leaderdesk.services.reading import whole_in
from leaderdesk.services.settings import setting
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.committee import committee_sheet, interested_in
from leaderdesk.store.queries.sittings import agenda_rows, given_votes, left_of_envelopes
from leaderdesk.store.schema import AgendaPoint, Sitting
from leaderdesk.store.unit import Unit


def committee_rules(base: OpenBase) -> CommitteeRules:
    """How the GAL holds its committee."""
    return read_rules(setting(base, "committee_rules"))


def ground_of(unit: Unit, sitting: Sitting, rules: CommitteeRules, zone: tzinfo | None) -> Ground:
    """Everything as it stands now."""
    sheet, day = committee_sheet(unit.session), sitting.held_on
    rows = agenda_rows(unit.session, sitting.id)
    wholes = {row.dossier_id: whole_in(unit, row.dossier_id) for row in rows if row.dossier_id is not None}
    interested = interested_in(unit.session, list(wholes))
    return Ground(
        kind=sitting.kind,  # type: ignore[arg-type]  # its column says so
        day=day,
        committee=sheet.committee,
        rules=rules.quorum,
        points=tuple(
            _point(row, wholes.get(row.dossier_id or 0), interested.get(row.dossier_id or 0, ())) for row in rows
        ),
        counting=rules.counting,
        majorities=dict(rules.majorities),
        chairs=sheet.chairs(day),
        proxies=_proxies(unit, sitting.id, sheet, day),
        observers=sheet.observers(day),
        pots=_pots(unit, wholes.values()),
        early_notes_count=rules.early_notes_count,
        deadline=None if sitting.deadline is None else sitting.deadline.replace(tzinfo=zone),
        silence=rules.silence,
    )


def write_ground(ground: Ground) -> str:
    """The text that is kept with the sitting."""
    return json.dumps(write_value(ground, Ground), ensure_ascii=False, sort_keys=True)


def parse_ground(text: str) -> Ground:
    """The ground of a kept text."""
    problems: list[Problem] = []
    ground = read_value(json.loads(text), Ground, "", problems)
    assert isinstance(ground, Ground), problems  # noqa: S101 - the program wrote it
    return ground


def point_key(row: AgendaPoint) -> str:
    """How a record names a point."""
    return f"p{row.id}"


def _point(row: AgendaPoint, whole: WholeDossier | None, interested: Sequence[str]) -> Point:
    grid = whole.grid if whole is not None else None
    return Point(
        key=point_key(row),
        title=row.title,
        kind=row.kind,  # type: ignore[arg-type]  # its column says so
        decision=row.decision,
        planned_minutes=row.planned_minutes,
        grid=None if grid is None else parse_grid(grid.definition),
        money=None if whole is None else _money(whole),
        interested=tuple(interested),
    )


def _money(whole: WholeDossier) -> Money | None:
    fund = main_fund(whole.funding)
    if whole.rules is None or whole.fiche is None or fund is None:
        return None
    return Money(plan_of(whole, sheet_of_costs(whole)), money_rules(whole.rules).financing(), _pot(whole, fund))


def _pot(whole: WholeDossier, fund_id: int) -> str:
    name = next(row.name for row in whole.funding if row.fund_id == fund_id)
    return f"{whole.fiche.code if whole.fiche else ''} {name}".strip()


def _pots(unit: Unit, wholes: Iterable[WholeDossier]) -> Mapping[str, Pot]:
    """What is left of each envelope that the projects of the agenda draw on; one that nobody set limits nothing."""
    left = left_of_envelopes(unit.session)
    found = {}
    for whole in wholes:
        fund = main_fund(whole.funding)
        if whole.fiche is not None and fund is not None and (whole.fiche.id, fund) in left:
            found[_pot(whole, fund)] = Pot(euros(left[whole.fiche.id, fund]))
    return found


def _proxies(unit: Unit, sitting_id: int, sheet: CommitteeSheet, day: date) -> tuple[Proxy, ...]:
    seats = {seat.holder("titulaire", day): seat.key for seat in sheet.seats}
    given = given_votes(unit.session, sitting_id)
    return tuple(Proxy(seats[giver], to) for giver, to in given if giver in seats)
