"""The costs of a dossier: lines, quotes, commitments and contracts, each change with the amounts worked out anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select

from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.sheets.costs import CostSheet, sheet_of_costs
from leaderdesk.domain.sheets.financing import sheet_of_financing
from leaderdesk.services.bases import act
from leaderdesk.services.contracts import (
    add_contract,
    add_contract_change,
    edit_contract_changes,
    edit_contracts,
)
from leaderdesk.services.costing import recount
from leaderdesk.services.done import Done, Made, done, made
from leaderdesk.services.edits import Owned, RowEdit
from leaderdesk.services.numbers import number_of
from leaderdesk.services.reading import today, whole_dossier
from leaderdesk.store.base import OpenBase
from leaderdesk.store.schema import Commitment, CostLine, Quote
from leaderdesk.store.unit import Unit

__all__ = [
    "add_commitment",
    "add_contract",
    "add_contract_change",
    "add_cost_line",
    "add_quote",
    "edit_commitments",
    "edit_contract_changes",
    "edit_contracts",
    "edit_cost_line",
    "edit_cost_lines",
    "edit_quote",
    "edit_quotes",
    "move_cost_line",
    "move_quote",
    "read_costs",
    "remove_commitment",
    "remove_cost_lines",
    "remove_quote",
    "retain_quote",
]

LINES = Owned(
    *(CostLine, "dossier_id"),
    {"label": "", "kind": "other", "measure": "known", "amount": 0, "eligible_amount": 0},
)
QUOTES = Owned(Quote, "cost_line_id", {"supplier": "", "amount": 0, "vat": 0, "is_retained": False})
COMMITMENTS = Owned(Commitment, "cost_line_id", {"kind": "quote_signed"})
# What the rule writes is never typed.
_COMPUTED = frozenset({"amount", "eligible_amount"})


def read_costs(base: OpenBase, dossier_id: int) -> CostSheet:
    """Every line with what the rule makes of it, and what is in kind beside the holder's own money."""
    whole = whole_dossier(base, dossier_id)
    costs = sheet_of_costs(whole)
    financing = sheet_of_financing(whole, costs, today(base), is_brief=True).financing
    if financing is None or not costs.costs.in_kind:
        return costs
    return sheet_of_costs(whole, financing.own)


def add_cost_line(base: OpenBase, dossier_id: int, **fields: Any) -> Made:
    """A new line, after the others."""
    _refuse_computed(fields)
    with Unit(base, act(base, "add_cost_line", dossier=number_of(base, dossier_id))) as unit:
        row = LINES.make(unit, dossier_id, fields)
        recount(unit, dossier_id)
        return made(row.id, unit.commit(), "dossiers")


def edit_cost_line(base: OpenBase, line_id: int, **fields: Any) -> Done:
    """Change some fields of a line."""
    return edit_cost_lines(base, _dossier_of(base, line_id), [RowEdit(line_id, fields)])


def edit_cost_lines(base: OpenBase, dossier_id: int, edits: Sequence[RowEdit]) -> Done:
    """Change several lines, new ones included, as one action: a block that was pasted."""
    for edit in edits:
        _refuse_computed(edit.fields)
    with Unit(base, act(base, "edit_costs", dossier=number_of(base, dossier_id))) as unit:
        LINES.apply(unit, dossier_id, edits)
        recount(unit, dossier_id)
        return done(unit.commit(), "dossiers")


def remove_cost_lines(base: OpenBase, line_ids: Sequence[int]) -> Done:
    """Take lines off their dossier with their quotes; undo brings everything back."""
    dossier_id = _dossier_of(base, line_ids[0])
    with Unit(base, act(base, "remove_costs", dossier=number_of(base, dossier_id))) as unit:
        LINES.apply(unit, dossier_id, [RowEdit(line_id, {}, is_removed=True) for line_id in line_ids])
        recount(unit, dossier_id)
        return done(unit.commit(), "dossiers")


def move_cost_line(base: OpenBase, line_id: int, position: int) -> Done:
    """Put a line at a rank, the first being one; the others make room."""
    with Unit(base, act(base, "move_cost_line", dossier=number_of(base, _dossier_of(base, line_id)))) as unit:
        LINES.move(unit, line_id, position)
        return done(unit.commit(), "dossiers")


def add_quote(base: OpenBase, line_id: int, **fields: Any) -> Made:
    """A supplier's price; a line that has quotes is measured by them as soon as nothing else measures it."""
    dossier_id = _dossier_of(base, line_id)
    with Unit(base, act(base, "add_quote", dossier=number_of(base, dossier_id))) as unit:
        row = QUOTES.make(unit, line_id, fields)
        _measure_by_quotes(unit, line_id)
        if row.is_retained:
            _retain_alone(unit, row)
        recount(unit, dossier_id)
        return made(row.id, unit.commit(), "dossiers")


def edit_quotes(base: OpenBase, line_id: int, edits: Sequence[RowEdit]) -> Done:
    """Change several quotes of a line, new ones included, as one action; the last one retained is so alone."""
    dossier_id = _dossier_of(base, line_id)
    with Unit(base, act(base, "edit_quote", dossier=number_of(base, dossier_id))) as unit:
        touched = QUOTES.apply(unit, line_id, edits)
        if any(edit.id is None for edit in edits):
            _measure_by_quotes(unit, line_id)
        kept = [edit for edit in edits if not edit.is_removed]
        retained = [row for row, edit in zip(touched, kept, strict=True) if edit.fields.get("is_retained")]
        if retained:
            _retain_alone(unit, retained[-1])
        recount(unit, dossier_id)
        return done(unit.commit(), "dossiers")


def edit_quote(base: OpenBase, quote_id: int, **fields: Any) -> Done:
    """Change some fields of a quote."""
    dossier_id = _dossier_of(base, _line_of(base, Quote, quote_id))
    with Unit(base, act(base, "edit_quote", dossier=number_of(base, dossier_id))) as unit:
        row = QUOTES.found(unit, quote_id)
        QUOTES.change(row, fields)
        if fields.get("is_retained"):
            _retain_alone(unit, row)
        recount(unit, dossier_id)
        return done(unit.commit(), "dossiers")


def retain_quote(base: OpenBase, quote_id: int, reason: str | None = None) -> Done:
    """Retain one quote of its line and no other; the line is measured by it from now on."""
    dossier_id = _dossier_of(base, _line_of(base, Quote, quote_id))
    with Unit(base, act(base, "retain_quote", dossier=number_of(base, dossier_id))) as unit:
        row = QUOTES.found(unit, quote_id)
        row.is_retained = True
        row.reason = reason if reason is not None else row.reason
        _retain_alone(unit, row)
        LINES.found(unit, row.cost_line_id).measure = "quoted"
        recount(unit, dossier_id)
        return done(unit.commit(), "dossiers")


def move_quote(base: OpenBase, quote_id: int, position: int) -> Done:
    """Put a quote at a rank among those of its line."""
    dossier_id = _dossier_of(base, _line_of(base, Quote, quote_id))
    with Unit(base, act(base, "move_quote", dossier=number_of(base, dossier_id))) as unit:
        QUOTES.move(unit, quote_id, position)
        return done(unit.commit(), "dossiers")


def remove_quote(base: OpenBase, quote_id: int) -> Done:
    """Take a quote off its line."""
    dossier_id = _dossier_of(base, _line_of(base, Quote, quote_id))
    with Unit(base, act(base, "remove_quote", dossier=number_of(base, dossier_id))) as unit:
        unit.session.delete(QUOTES.found(unit, quote_id))
        recount(unit, dossier_id)
        return done(unit.commit(), "dossiers")


def add_commitment(base: OpenBase, line_id: int, kind: str, made_on: date | None = None) -> Made:
    """Something that binds the holder to an expense."""
    dossier_id = _dossier_of(base, line_id)
    with Unit(base, act(base, "add_commitment", dossier=number_of(base, dossier_id))) as unit:
        row = COMMITMENTS.make(unit, line_id, {"kind": kind, "made_on": made_on})
        return made(row.id, unit.commit(), "dossiers")


def edit_commitments(base: OpenBase, line_id: int, edits: Sequence[RowEdit]) -> Done:
    """Change several commitments of a line, new ones included, as one action."""
    dossier_id = _dossier_of(base, line_id)
    with Unit(base, act(base, "edit_commitment", dossier=number_of(base, dossier_id))) as unit:
        COMMITMENTS.apply(unit, line_id, edits)
        return done(unit.commit(), "dossiers")


def remove_commitment(base: OpenBase, commitment_id: int) -> Done:
    """Take a commitment off its line."""
    dossier_id = _dossier_of(base, _line_of(base, Commitment, commitment_id))
    with Unit(base, act(base, "remove_commitment", dossier=number_of(base, dossier_id))) as unit:
        unit.session.delete(COMMITMENTS.found(unit, commitment_id))
        return done(unit.commit(), "dossiers")


def _measure_by_quotes(unit: Unit, line_id: int) -> None:
    """A line that nothing else measures is measured by its quotes."""
    line = LINES.found(unit, line_id)
    if line.measure == "known" and line.net is None:
        line.measure = "quoted"


def _retain_alone(unit: Unit, chosen: Quote) -> None:
    others = select(Quote).where(Quote.cost_line_id == chosen.cost_line_id, Quote.id != chosen.id)
    for row in unit.session.scalars(others):
        row.is_retained = False


def _refuse_computed(fields: Mapping[str, Any]) -> None:
    if _COMPUTED & set(fields):
        message = f"computed by the rule: {sorted(_COMPUTED & set(fields))}"
        raise ValueError(message)


def _dossier_of(base: OpenBase, line_id: int) -> int:
    with base.read() as session:
        found = session.scalar(select(CostLine.dossier_id).where(CostLine.id == line_id))
    if found is None:
        raise Refusal("record_gone")
    return found


def _line_of(base: OpenBase, table: type[Quote | Commitment], key: int) -> int:
    with base.read() as session:
        found = session.scalar(select(table.cost_line_id).where(table.id == key))
    if found is None:
        raise Refusal("record_gone")
    return found
