"""The sittings, one planned sitting with the hours of its points, and what is still missing before it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.sheets.financing import main_fund
from leaderdesk.domain.sheets.heads import Sheets, read_sheets
from leaderdesk.domain.sittings.forecasts import count_answers
from leaderdesk.domain.sittings.plans import Plan, SittingRow
from leaderdesk.domain.sittings.readiness import Missing, Preparation, missing_of, readiness_of
from leaderdesk.domain.typed.days import read_day
from leaderdesk.services.reading import payment_delays, today, whole_dossier
from leaderdesk.services.sitting_answers import forecast_of
from leaderdesk.services.sitting_calendars import read_milestones
from leaderdesk.services.sitting_conflicts import suggestions_in
from leaderdesk.services.sitting_grounds import committee_rules
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.committee import committee_sheet
from leaderdesk.store.queries.expectations import body_of, said_of
from leaderdesk.store.queries.preparations import SittingCount, enveloped_fiches, last_held, plan_of, sitting_counts
from leaderdesk.words import sitting_plans as words

_KEPT = "preparations"


@dataclass(slots=True)
class _Kept:
    """What is missing before each sitting, as it was at a height of the journal."""

    height: int | None
    on: date
    missing: dict[int, tuple[Missing, ...]] = field(default_factory=dict)


def read_sittings(base: OpenBase, on: date, *, has_binned: bool = False) -> tuple[SittingRow, ...]:
    """Every sitting, the last day first, with its readiness in one word; those of the bin if they are asked for."""
    rows = list_sittings(base, has_binned=has_binned)
    return tuple(_judged(base, row, on) if row.phase == "preparation" else row for row in rows)


def list_sittings(base: OpenBase, *, has_binned: bool = False) -> tuple[SittingRow, ...]:
    """The same, as long as nobody asks what is missing before them."""
    with base.read() as session:
        return tuple(_row(each) for each in sitting_counts(session, has_binned=has_binned))


def find_sitting(base: OpenBase, wanted: str) -> SittingRow:
    """A sitting by its number or its day. Refusals `no_such_sitting`, `several_sittings`."""
    rows, said = list_sittings(base), wanted.strip()
    day = None if said.isdigit() else read_day(said, today(base)).value
    found = [each for each in rows if str(each.number) == said or each.held_on == day]
    known = ", ".join(words.numbered(each) for each in found or rows)
    if not found:
        raise Refusal("no_such_sitting", wanted=said, known=known)
    if len(found) > 1:
        raise Refusal("several_sittings", wanted=said, known=known)
    return found[0]


def read_plan(base: OpenBase, sitting_id: int) -> Plan:
    """The sitting and its agenda, each point with its dossier and its hours."""
    silence = committee_rules(base).silence
    with base.read() as session:
        return plan_of(session, sitting_id, silence)


def read_readiness(base: OpenBase, sitting_id: int, on: date) -> tuple[Missing, ...]:
    """What is missing before the day, what blocks first; nothing once the sitting has opened."""
    return _missing(base, read_plan(base, sitting_id), on)


def _row(each: SittingCount) -> SittingRow:
    row = each.row
    return SittingRow(
        id=row.id,
        number=row.number,
        kind=row.kind,
        title=row.title,
        held_on=row.held_on,
        starts_at=row.starts_at,
        place=row.place,
        phase=row.phase,
        points=each.points,
        dossiers=each.dossiers,
        minutes=each.minutes,
        readiness=readiness_of(row.phase, ()),
        is_binned=row.binned_on is not None,
    )


def _judged(base: OpenBase, row: SittingRow, on: date) -> SittingRow:
    missing = read_readiness(base, row.id, on)
    return replace(row, readiness=readiness_of(row.phase, missing), lacks=len(missing))


def _missing(base: OpenBase, plan: Plan, on: date) -> tuple[Missing, ...]:
    """Kept until something changes: the list of the sittings and the page of each ask the same."""
    if plan.phase != "preparation":
        return ()
    kept = base.kept.get(_KEPT)
    if not isinstance(kept, _Kept) or (kept.height, kept.on) != (base.height, on):
        kept = base.kept[_KEPT] = _Kept(base.height, on)
    if plan.id not in kept.missing:
        kept.missing[plan.id] = missing_of(_preparation(base, plan, on))
    return kept.missing[plan.id]


def _preparation(base: OpenBase, plan: Plan, on: date) -> Preparation:
    rules = committee_rules(base)
    with base.read() as session:
        sheet = committee_sheet(session)
        said, body = said_of(session, plan), body_of(session, plan, rules, sheet)
        set_envelopes, unapproved = enveloped_fiches(session), last_held(session, plan)
    keys = [point.dossier.id for point in plan.points if point.dossier is not None]
    wholes = {key: whole_dossier(base, key) for key in keys}
    sheets = {key: read_sheets(whole, payment_delays(base, whole, on), on) for key, whole in wholes.items()}
    chairs = sheet.chairs(plan.held_on)
    return Preparation(
        plan=plan,
        on=on,
        seats=len(sheet.seats),
        chairs=chairs,
        chairs_expected=tuple(
            name for name in chairs if name not in said or said[name].answer not in {"absent", "replaced"}
        ),
        silent=count_answers(body, said).get("silent", 0),
        forecast=forecast_of(plan, body, said, is_brief=True),
        milestones=read_milestones(base, plan.id, on),
        suggestions=len(suggestions_in(base, list(wholes.values()), plan.held_on)),
        sheets=sheets,
        without_envelope=frozenset(key for key, each in sheets.items() if _lacks_envelope(each, set_envelopes)),
        unapproved=unapproved,
    )


def _lacks_envelope(sheets: Sheets, known: set[tuple[int, int]]) -> bool:
    fund, fiche = main_fund(sheets.whole.funding), sheets.whole.fiche
    return fund is not None and fiche is not None and (fiche.id, fund) not in known
