"""The public contracts of a dossier and their amendments."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import select

from leaderdesk.domain.errors import Refusal
from leaderdesk.services.bases import act
from leaderdesk.services.done import Done, Made, done, made
from leaderdesk.services.edits import Owned, RowEdit
from leaderdesk.services.numbers import number_of
from leaderdesk.store.base import OpenBase
from leaderdesk.store.schema import Contract, ContractChange
from leaderdesk.store.unit import Unit

CONTRACTS = Owned(Contract, "dossier_id", {"name": "", "kind": "supplies_services"})
CHANGES = Owned(ContractChange, "contract_id", {"amount": 0})


def add_contract(base: OpenBase, dossier_id: int, name: str, kind: str, **fields: Any) -> Made:
    """A public contract of the holder."""
    with Unit(base, act(base, "add_contract", dossier=number_of(base, dossier_id))) as unit:
        row = CONTRACTS.make(unit, dossier_id, {"name": name, "kind": kind, **fields})
        return made(row.id, unit.commit(), "dossiers")


def edit_contracts(base: OpenBase, dossier_id: int, edits: Sequence[RowEdit]) -> Done:
    """Change several contracts of a dossier, new ones included, as one action."""
    with Unit(base, act(base, "edit_contract", dossier=number_of(base, dossier_id))) as unit:
        CONTRACTS.apply(unit, dossier_id, edits)
        return done(unit.commit(), "dossiers")


def add_contract_change(
    base: OpenBase, contract_id: int, amount: int, agreed_on: date | None = None, reason: str | None = None
) -> Made:
    """An amendment: what it adds, or takes away below zero."""
    with Unit(base, act(base, "add_contract_change", dossier=_number(base, contract_id))) as unit:
        row = CHANGES.make(unit, contract_id, {"amount": amount, "agreed_on": agreed_on, "reason": reason})
        return made(row.id, unit.commit(), "dossiers")


def edit_contract_changes(base: OpenBase, contract_id: int, edits: Sequence[RowEdit]) -> Done:
    """Change several amendments of a contract, new ones included, as one action."""
    with Unit(base, act(base, "edit_contract_change", dossier=_number(base, contract_id))) as unit:
        CHANGES.apply(unit, contract_id, edits)
        return done(unit.commit(), "dossiers")


def _number(base: OpenBase, contract_id: int) -> str:
    with base.read() as session:
        dossier_id = session.scalar(select(Contract.dossier_id).where(Contract.id == contract_id))
    if dossier_id is None:
        raise Refusal("record_gone")
    return number_of(base, dossier_id)
