"""The treasury of a dossier: read with its outlooks, its plan and movements edited, its spending spread over months."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields as dataclass_fields
from dataclasses import replace
from datetime import date
from typing import Any, Literal

from sqlalchemy import select

from leaderdesk.domain.calendars import months_after
from leaderdesk.domain.cash.rows import granting
from leaderdesk.domain.cash.spreading import left_to_spread, spread
from leaderdesk.domain.cash.together import HolderProject, Together, add_up
from leaderdesk.domain.cash.variants import CashVariant, Compared, compare, usual_variants
from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.sheets.amounts import first_day, month_of
from leaderdesk.domain.sheets.costs import sheet_of_costs
from leaderdesk.domain.sheets.financing import sheet_of_financing
from leaderdesk.domain.sheets.heads import expected_fund
from leaderdesk.domain.sheets.listing import ENDED
from leaderdesk.domain.sheets.rows import CashPlanRow
from leaderdesk.domain.sheets.settings import vat_refund_months
from leaderdesk.domain.sheets.treasuries import TreasurySheet, sheet_of_treasury
from leaderdesk.services.bases import act
from leaderdesk.services.done import Done, done
from leaderdesk.services.edits import Owned, RowEdit
from leaderdesk.services.numbers import number_of
from leaderdesk.services.reading import payment_delays, whole_dossier
from leaderdesk.services.records import put
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.treasuries import dossiers_of_holder
from leaderdesk.store.schema import CashMovement, CashPlan, PlannedClaim
from leaderdesk.store.schema import CashVariant as CashVariantRow
from leaderdesk.store.unit import Unit
from leaderdesk.words.treasuries import spread_label

Shape = Literal["even", "front", "back"]
MOVEMENTS = Owned(CashMovement, "dossier_id", {"kind": "spending", "label": "", "amount": 0, "is_done": False})
CLAIMS = Owned(PlannedClaim, "dossier_id", {"label": "", "amount": 0})
VARIANTS = Owned(CashVariantRow, "dossier_id", {"name": "", "funders_first": False})
_SPREAD = ("spending", "vat_refund")
# The counts of a plan; so many months, or claims, are the most.
_COUNTS = (
    *("claims", "phases", "deferred_months", "loan_months"),
    *("filing_months", "early_months", "likely_months", "late_months", "months"),
)
_MOST = 120


def read_treasury(base: OpenBase, dossier_id: int, on: date, granted: int | None = None) -> TreasurySheet:
    """All that moves the holder's cash, and its early, likely and late outlooks; were so much granted, if said."""
    whole = whole_dossier(base, dossier_id)
    financing = sheet_of_financing(whole, sheet_of_costs(whole), on, is_brief=True)
    fund = expected_fund(financing)
    if granted is not None:
        whole, fund = replace(whole, claims=granting(whole.claims, granted - fund)), granted
    return sheet_of_treasury(whole, fund, payment_delays(base, whole, on), on)


def try_treasury(base: OpenBase, dossier_id: int, on: date, **fields: Any) -> TreasurySheet:
    """What the treasury would be from another start: nothing is written, an answer follows what is being typed."""
    whole = whole_dossier(base, dossier_id)
    empty = CashPlanRow(0, *(None for _ in dataclass_fields(CashPlanRow)[1:]))
    whole = replace(whole, cash_plan=replace(whole.cash_plan or empty, **fields))
    financing = sheet_of_financing(whole, sheet_of_costs(whole), on, is_brief=True)
    return sheet_of_treasury(whole, expected_fund(financing), payment_delays(base, whole, on), on)


def read_variants(base: OpenBase, dossier_id: int, on: date) -> tuple[Compared, ...]:
    """Ways to carry the project: as planned, as was kept, then the usual ones that change something for the better."""
    whole = whole_dossier(base, dossier_id)
    financing = sheet_of_financing(whole, sheet_of_costs(whole), on, is_brief=True)
    fund, delays = expected_fund(financing), payment_delays(base, whole, on)
    sheet = sheet_of_treasury(whole, fund, delays, on)
    if sheet.outlooks is None:
        return ()
    with base.read() as session:
        names = [getattr(CashVariantRow, each.name) for each in dataclass_fields(CashVariant)]
        query = select(*names).where(CashVariantRow.dossier_id == dossier_id)
        kept = [CashVariant(*row) for row in session.execute(query.order_by(CashVariantRow.position)).all()]
    held = {replace(each, id=None, position=0, name="") for each in kept}
    found = [compare(whole, sheet, each, fund, delays, on) for each in kept]
    usual = [each for each in usual_variants(sheet) if each not in held]
    tried = [compare(whole, sheet, each, fund, delays, on) for each in usual]
    as_planned = compare(whole, sheet, CashVariant(), fund, delays, on)
    return (as_planned, *found, *(each for each in tried if each.is_better))


def edit_variants(base: OpenBase, dossier_id: int, edits: Sequence[RowEdit]) -> Done:
    """Keep other ways to carry a project, change or remove some, as one action."""
    _check_counts(edit.fields for edit in edits)
    with Unit(base, act(base, "edit_cash_variants", dossier=number_of(base, dossier_id))) as unit:
        VARIANTS.apply(unit, dossier_id, edits)
        return done(unit.commit(), "dossiers")


def read_holder_treasury(
    base: OpenBase, holder_id: int, on: date, granted: Mapping[int, int | None] | None = None
) -> Together:
    """The cash of a holder over its living projects; as if so much were granted to some of them, if said."""
    with base.read() as session:
        keys = dossiers_of_holder(session, holder_id, sorted(ENDED))
    projects = []
    for key in keys:
        record = whole_dossier(base, key).record
        projects.append(
            HolderProject(key, record.number, record.title, read_treasury(base, key, on, (granted or {}).get(key)))
        )
    return add_up(projects, on)


def read_others(base: OpenBase, dossier_id: int, on: date, granted: int | None = None) -> Together | None:
    """The cash of the holder of a dossier over its living projects, where it has others that are dated."""
    found = read_holder_treasury(base, whole_dossier(base, dossier_id).record.holder_id, on, {dossier_id: granted})
    is_among = any(each.id == dossier_id for each in found.counted)
    return found if is_among and len(found.counted) > 1 else None


def edit_cash_plan(base: OpenBase, dossier_id: int, **fields: Any) -> Done:
    """Change what the treasury starts from."""
    _check_counts([fields])
    with Unit(base, act(base, "edit_cash_plan", dossier=number_of(base, dossier_id))) as unit:
        row = unit.session.scalars(select(CashPlan).where(CashPlan.dossier_id == dossier_id)).first()
        if row is None:
            row = CashPlan(id=unit.ids.key(), dossier_id=dossier_id)
            unit.session.add(row)
        put(row, fields)
        return done(unit.commit(), "dossiers")


def edit_cash_movements(base: OpenBase, dossier_id: int, edits: Sequence[RowEdit]) -> Done:
    """Change movements, new ones and removed ones included, as one action."""
    with Unit(base, act(base, "edit_cash_movements", dossier=number_of(base, dossier_id))) as unit:
        MOVEMENTS.apply(unit, dossier_id, edits)
        return done(unit.commit(), "dossiers")


def edit_planned_claims(base: OpenBase, dossier_id: int, edits: Sequence[RowEdit]) -> Done:
    """Change the claims of the fund that are planned, as one action."""
    _check_counts(edit.fields for edit in edits)
    with Unit(base, act(base, "edit_planned_claims", dossier=number_of(base, dossier_id))) as unit:
        CLAIMS.apply(unit, dossier_id, edits)
        return done(unit.commit(), "dossiers")


def spread_costs(base: OpenBase, dossier_id: int, starts_on: date, ends_on: date, shape: Shape) -> Done:
    """A simple schedule of the costs, VAT included, and of the VAT that comes back, less what is done: it stays."""
    first, last = month_of(starts_on), month_of(ends_on)
    if last < first:
        raise Refusal("ends_before_it_starts", starts=starts_on.isoformat(), ends=ends_on.isoformat())
    whole = whole_dossier(base, dossier_id)
    spent, refunded = left_to_spread(whole)
    if not spent:
        raise Refusal("nothing_to_spread")
    months, later = last - first + 1, vat_refund_months(whole.settings)
    with Unit(base, act(base, "spread_costs", dossier=whole.record.number)) as unit:
        _clear(unit, dossier_id)
        for kind, total, wait in (("spending", spent, 0), ("vat_refund", refunded, later)):
            for rank, amount in enumerate(spread(total, months, shape)):
                day = months_after(first_day(first + rank), wait)
                _add(unit, dossier_id, kind, first_day(first + rank), day, amount)
        return done(unit.commit(), "dossiers")


def _check_counts(rows: Iterable[Mapping[str, Any]]) -> None:
    if any((fields.get(name) or 0) > _MOST for fields in rows for name in _COUNTS):
        raise Refusal("count_beyond", most=_MOST)


def _clear(unit: Unit, dossier_id: int) -> None:
    """A new schedule takes the place of the former one, not of what happened."""
    rows = select(CashMovement).where(
        CashMovement.dossier_id == dossier_id, CashMovement.kind.in_(_SPREAD), CashMovement.is_done.is_(False)
    )
    for row in unit.session.scalars(rows).all():
        unit.session.delete(row)
    unit.session.flush()


def _add(unit: Unit, dossier_id: int, kind: str, month: date, day: date, amount: int) -> None:
    if amount:
        fields = {"kind": kind, "label": spread_label(kind, month), "amount": amount, "due_on": day}
        MOVEMENTS.make(unit, dossier_id, fields)
