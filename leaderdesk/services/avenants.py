"""Avenants to the maquette: simulated, then decided in a sitting, approved; none leaves an envelope below zero."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import func, select

from leaderdesk.domain.envelopes.maquettes import Pot, check_avenants
from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.sheets.avenants import AvenantSheet, sheet_of_avenant
from leaderdesk.domain.sheets.envelopes import cents_of
from leaderdesk.services.bases import act
from leaderdesk.services.done import Done, done
from leaderdesk.services.edits import Owned, RowEdit
from leaderdesk.services.envelopes import read_envelopes
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.envelopes import avenant_rows, current_programme, read_maquette, read_rules
from leaderdesk.store.schema import Avenant, Sitting, Transfer
from leaderdesk.store.unit import Unit

_AVENANTS = Owned(Avenant, "programme_id", {"title": "", "number": 0})
_TRANSFERS = Owned(Transfer, "avenant_id", {"amount": 0})


@dataclass(frozen=True, slots=True)
class Avenants:
    """Every avenant with its effect, and what its columns choose from: envelopes and sittings by their keys."""

    sheets: tuple[AvenantSheet, ...]
    pots: dict[int, Pot]
    sittings: dict[int, tuple[str, date]]


def read_avenants(base: OpenBase) -> Avenants:
    """The avenants in their order, each against all the others in force today."""
    sheet = read_envelopes(base)
    with base.read() as session:
        maquette, rules = read_maquette(session), read_rules(session).gauges()
        rows = avenant_rows(session)
        sittings = session.execute(select(Sitting.id, Sitting.title, Sitting.held_on).order_by(Sitting.held_on.desc()))
        return Avenants(
            tuple(sheet_of_avenant(row, maquette, sheet, rules) for row in rows),
            {row.id: pot for pot, row in maquette.pots.items()},
            {key: (title, day) for key, title, day in sittings},
        )


def edit_avenants(base: OpenBase, edits: Sequence[RowEdit]) -> Done:
    """Change avenants, new ones and removed ones included, as one action; a sitting gives its day to the decision."""
    with Unit(base, act(base, "edit_avenants")) as unit:
        programme = current_programme(unit.session)
        if programme is None:
            raise Refusal("programme_needed")
        for edit in edits:
            fields = dict(edit.fields)
            if edit.id is None:
                fields["number"] = (unit.session.scalar(select(func.max(Avenant.number))) or 0) + 1
            sitting = unit.session.get(Sitting, fields["sitting_id"]) if fields.get("sitting_id") else None
            for row in _AVENANTS.apply(unit, programme, [replace(edit, fields=fields)]):
                if sitting is not None and row.decided_on is None:
                    row.decided_on = sitting.held_on
        _refuse_wrong(unit)
        return done(unit.commit(), "programme")


def edit_transfers(base: OpenBase, avenant_id: int, edits: Sequence[RowEdit]) -> Done:
    """Change what an avenant moves, as one action."""
    with Unit(base, act(base, "edit_transfers")) as unit:
        for edit in edits:
            _refuse_endless(unit, avenant_id, edit)
        _TRANSFERS.apply(unit, avenant_id, edits)
        _refuse_wrong(unit)
        return done(unit.commit(), "programme")


def _refuse_endless(unit: Unit, avenant_id: int, edit: RowEdit) -> None:
    """Money comes from an envelope, or goes to one."""
    ends: dict[str, object] = {"taken_from_id": None, "given_to_id": None}
    if edit.id is not None:
        row = _TRANSFERS.found(unit, edit.id, avenant_id)
        ends = {"taken_from_id": row.taken_from_id, "given_to_id": row.given_to_id}
    ends |= {name: value for name, value in edit.fields.items() if name in ends}
    if not edit.is_removed and not any(ends.values()):
        raise Refusal("transfer_without_envelope")


def _refuse_wrong(unit: Unit) -> None:
    """Nothing decided may make no sense, on any day; what is only simulated may ask for too much, and says so."""
    unit.session.flush()
    maquette, rules = read_maquette(unit.session), read_rules(unit.session).gauges()
    try:
        check_avenants(maquette.avenants, maquette.pots, ())
        maquette.checked(rules, date.max)
    except WrongInput as wrong:
        if wrong.code != "envelope_below_zero":
            raise
        pot, missing = wrong.place.removeprefix("envelopes[").removesuffix("]"), wrong.data["missing"]
        on = wrong.data["on"].isoformat()
        raise Refusal("envelope_below_zero", pot=pot, missing=cents_of(missing), on=on) from None
