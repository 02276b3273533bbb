"""The financing of a dossier: its plan read, tried, edited, advised; funders replaced; what each stage said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any

from sqlalchemy import select

from leaderdesk.domain.envelopes.chains import STAGES
from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.plans.advice import Aim
from leaderdesk.domain.sheets.advices import AdviceSheet, lines_of, sheet_of_advice
from leaderdesk.domain.sheets.costs import sheet_of_costs
from leaderdesk.domain.sheets.dossiers import WholeDossier
from leaderdesk.domain.sheets.financing import EUROPEAN, OWN, PRIVATE, PUBLIC, FinancingSheet, sheet_of_financing
from leaderdesk.domain.sheets.rows import FundingRow, GiverRow
from leaderdesk.services.bases import act
from leaderdesk.services.done import Done, done
from leaderdesk.services.edits import Owned, RowEdit
from leaderdesk.services.numbers import number_of
from leaderdesk.services.reading import whole_dossier
from leaderdesk.store.base import OpenBase
from leaderdesk.store.schema import Fund, Funder, FundingLine, StagedAmount
from leaderdesk.store.unit import Unit

LINES = Owned(FundingLine, "dossier_id", {"nature": "public", "amount": 0, "on_base": "eligible"})
_BY_HAND = "said"
_SAID = ("fund_id", "stage", "said_on")
_FIELDS = frozenset(each.name for each in fields(FundingRow)) - {"id", "name"}
_NEW: Mapping[str, Any] = {**dict.fromkeys(_FIELDS), **LINES.defaults, "name": ""}


def read_financing(base: OpenBase, dossier_id: int, on: date) -> FinancingSheet:
    """The plan with what the rules make of it."""
    return _sheet(whole_dossier(base, dossier_id), on)


def read_asked_otherwise(base: OpenBase, dossier_id: int, on: date) -> tuple[int, int] | None:
    """What the plan asks of the fund and what the rules leave, where they differ."""
    return _brief(whole_dossier(base, dossier_id), on).asked_otherwise


def try_financing(
    base: OpenBase, dossier_id: int, edits: Sequence[RowEdit], on: date, *, revenue: int | None = None
) -> FinancingSheet:
    """The same as if some lines were changed; nothing is written."""
    whole = whole_dossier(base, dossier_id)
    names = _names(base, edits)
    tried = tuple(_tried(whole.funding, edits, names))
    record = whole.record if revenue is None else replace(whole.record, revenue=revenue)
    return _sheet(replace(whole, funding=tried, record=record), on)


def read_advice(base: OpenBase, dossier_id: int, on: date) -> AdviceSheet:
    """The best plan for each aim within what funders may bring, and what would bring more of the fund."""
    return sheet_of_advice(_brief(whole_dossier(base, dossier_id), on))


def edit_funding_lines(base: OpenBase, dossier_id: int, edits: Sequence[RowEdit]) -> Done:
    """Change lines of the plan, new ones and removed ones included, as one action."""
    with Unit(base, act(base, "edit_funding", dossier=number_of(base, dossier_id))) as unit:
        fund_id = _usual_fund(unit, dossier_id)
        LINES.apply(unit, dossier_id, [_coherent(edit, fund_id) for edit in edits])
        return done(unit.commit(), "dossiers")


def move_funding_line(base: OpenBase, line_id: int, position: int) -> Done:
    """Put a line of a plan at a rank, the first being one; the others make room."""
    with base.read() as session:
        dossier_id = session.scalar(select(FundingLine.dossier_id).where(FundingLine.id == line_id))
    if dossier_id is None:
        raise Refusal("record_gone")
    with Unit(base, act(base, "move_funding_line", dossier=number_of(base, dossier_id))) as unit:
        LINES.move(unit, line_id, position)
        return done(unit.commit(), "dossiers")


def apply_advice(base: OpenBase, dossier_id: int, aim: Aim, on: date) -> Done:
    """Give the lines of the plan the amounts that an aim advises, as they are advised now."""
    sheet = _brief(whole_dossier(base, dossier_id), on)
    plan = next((each for each in sheet_of_advice(sheet).plans if each.aim == aim), None)
    if plan is None:
        raise Refusal("no_advice")
    with Unit(base, act(base, "apply_advice", dossier=number_of(base, dossier_id))) as unit:
        for key, amount in lines_of(plan, sheet).items():
            LINES.found(unit, key, dossier_id).amount = amount
        return done(unit.commit(), "dossiers")


def replace_funder(base: OpenBase, dossier_id: int, line_id: int, by_funder_id: int | None, on: date) -> Done:
    """A funder withdrew: its line is kept as refused that day, and another funder takes its amount, or nobody yet."""
    with Unit(base, act(base, "replace_funder", dossier=number_of(base, dossier_id))) as unit:
        row = LINES.found(unit, line_id, dossier_id)
        if row.nature in (EUROPEAN, OWN):
            raise Refusal("not_a_funder")
        row.refused_on = on
        if by_funder_id is not None:
            is_public = unit.session.scalar(select(Funder.is_public).where(Funder.id == by_funder_id))
            if is_public is None:
                raise Refusal("record_gone")
            nature = "public" if is_public else "private"
            taken = {"nature": nature, "funder_id": by_funder_id, "amount": row.amount, "on_base": row.on_base}
            LINES.make(unit, dossier_id, taken)
        return done(unit.commit(), "dossiers")


def say_amount(
    base: OpenBase, dossier_id: int, fund_id: int, stage: str, amount: int, on: date, reason: str | None = None
) -> Done:
    """What a stage says of a fund's money on a day; said again for that day, it replaces what was said."""
    if amount < 0:
        raise Refusal("negative_amount")
    with Unit(base, act(base, "say_amount", dossier=number_of(base, dossier_id))) as unit:
        row = unit.session.scalars(
            select(StagedAmount).where(
                StagedAmount.dossier_id == dossier_id,
                StagedAmount.fund_id == fund_id,
                StagedAmount.stage == stage,
                StagedAmount.said_on == on,
            )
        ).first()
        if row is None:
            row = StagedAmount(id=unit.ids.key(), dossier_id=dossier_id, fund_id=fund_id, stage=stage, said_on=on)
            unit.session.add(row)
        elif row.origin != _BY_HAND:
            raise Refusal("amount_reckoned")
        row.origin = _BY_HAND
        row.amount, row.reason = amount, reason
        return done(unit.commit(), "dossiers")


def edit_staged_amounts(base: OpenBase, dossier_id: int, edits: Sequence[RowEdit], on: date) -> Done:
    """Change what stages said, new amounts and removed ones included, as one action.

    What a new amount does not say is the usual fund, the stage after the last one said, and this day.
    """
    with Unit(base, act(base, "say_amount", dossier=number_of(base, dossier_id))) as unit:
        query = select(StagedAmount).where(StagedAmount.dossier_id == dossier_id)
        rows = list(unit.session.scalars(query))
        usual = {"fund_id": _usual_fund(unit, dossier_id), "stage": _next_stage(rows), "said_on": on, "amount": 0}
        usual["origin"] = _BY_HAND
        if usual["fund_id"] is None:
            raise Refusal("fund_needed")
        _refuse_twice(rows, edits, usual)
        _refuse_reckoned(rows, edits)
        Owned(StagedAmount, "dossier_id", usual).apply(unit, dossier_id, edits)
        return done(unit.commit(), "dossiers")


def list_givers(base: OpenBase) -> tuple[GiverRow, ...]:
    """Who a line of the plan may name: the funds of the programme, then the funders out of the bin, by name."""
    with base.read() as session:
        funds = session.execute(select(Fund.id, Fund.code).order_by(Fund.code)).all()
        query = select(Funder.id, Funder.name, Funder.is_public).where(Funder.binned_on.is_(None))
        funders = session.execute(query.order_by(Funder.name)).all()
    found = [GiverRow(EUROPEAN, key, code) for key, code in funds]
    return (*found, *(GiverRow(PUBLIC if is_public else PRIVATE, key, name) for key, name, is_public in funders))


def _sheet(whole: WholeDossier, on: date) -> FinancingSheet:
    return sheet_of_financing(whole, sheet_of_costs(whole), on)


def _brief(whole: WholeDossier, on: date) -> FinancingSheet:
    return sheet_of_financing(whole, sheet_of_costs(whole), on, is_brief=True)


def _tried(rows: Sequence[FundingRow], edits: Sequence[RowEdit], names: dict[int, str]) -> list[FundingRow]:
    by_key = {row.id: row for row in rows}
    for rank, edit in enumerate(edits, 1):
        known = {name: value for name, value in edit.fields.items() if name in _FIELDS}
        reference = known.get("fund_id") or known.get("funder_id")
        if reference is not None:
            known["name"] = names.get(reference, "")
        if edit.id is None:
            by_key[-rank] = FundingRow(**{**_NEW, "id": -rank, "position": len(rows) + rank, **known})
        elif edit.is_removed:
            by_key.pop(edit.id, None)
        elif edit.id in by_key:
            by_key[edit.id] = replace(by_key[edit.id], **known)
    return list(by_key.values())


def _names(base: OpenBase, edits: Sequence[RowEdit]) -> dict[int, str]:
    """The names of the funds and funders that the tried lines speak of."""
    wanted = {edit.fields.get(name) for edit in edits for name in ("fund_id", "funder_id")} - {None}
    if not wanted:
        return {}
    with base.read() as session:
        funds = session.execute(select(Fund.id, Fund.code).where(Fund.id.in_(wanted))).all()
        funders = session.execute(select(Funder.id, Funder.name).where(Funder.id.in_(wanted))).all()
    return dict(funds) | dict(funders)


def _next_stage(rows: Sequence[StagedAmount]) -> str:
    """The stage after the last one said."""
    last = max((STAGES.index(row.stage) for row in rows), default=-1)
    return STAGES[min(last + 1, len(STAGES) - 1)]


def _refuse_twice(rows: Sequence[StagedAmount], edits: Sequence[RowEdit], usual: Mapping[str, Any]) -> None:
    """A stage says one amount of a fund on a day."""
    said = {row.id: (row.fund_id, row.stage, row.said_on) for row in rows}
    for rank, edit in enumerate(edits, 1):
        key = -rank if edit.id is None else edit.id
        if edit.is_removed:
            said.pop(key, None)
            continue
        before = dict(zip(_SAID, said[key], strict=True)) if key in said else usual
        chosen = {name: edit.fields.get(name, before[name]) or usual[name] for name in _SAID}
        said[key] = (chosen["fund_id"], chosen["stage"], chosen["said_on"])
    if len(set(said.values())) < len(said):
        raise Refusal("amount_said_twice")


def _refuse_reckoned(rows: Sequence[StagedAmount], edits: Sequence[RowEdit]) -> None:
    """What claims and amendments say is changed where they are."""
    if {row.id for row in rows if row.origin != _BY_HAND} & {edit.id for edit in edits}:
        raise Refusal("amount_reckoned")


def _usual_fund(unit: Unit, dossier_id: int) -> int | None:
    """The fund of the plan's first European line, else the first of the programme."""
    own = select(FundingLine.fund_id).where(FundingLine.dossier_id == dossier_id, FundingLine.fund_id.is_not(None))
    found = unit.session.scalar(own.order_by(FundingLine.position).limit(1))
    return found if found is not None else unit.session.scalar(select(Fund.id).order_by(Fund.code).limit(1))


def _coherent(edit: RowEdit, fund_id: int | None) -> RowEdit:
    """A line of another nature keeps nothing of the former: a fund for European money, a funder for the others."""
    changed: dict[str, Any] = dict(edit.fields)
    nature = changed.get("nature", None if edit.id is not None else LINES.defaults["nature"])
    if edit.is_removed or nature is None:
        return edit
    if nature == EUROPEAN:
        chosen = changed.get("fund_id") or fund_id
        if chosen is None:
            raise Refusal("fund_needed")
        changed |= {"fund_id": chosen, "funder_id": None}
    else:
        changed["fund_id"] = None
        if nature == OWN:
            changed["funder_id"] = None
    if "funder_id" in changed:
        # Where the money of another giver comes from is for its own record to say.
        changed.setdefault("is_european_money", None)
    return replace(edit, fields=changed)
