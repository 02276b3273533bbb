"""The cooperation of a dossier: agreement, partners, common costs; a departure is tried before it is noted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import select

from leaderdesk.domain.cooperation.sheets import (
    CooperationSheet,
    Departure,
    sheet_of_cooperation,
    simulate_departure,
)
from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.sheets.costs import sheet_of_costs
from leaderdesk.domain.sheets.financing import sheet_of_financing
from leaderdesk.services.bases import act
from leaderdesk.services.done import Done, done
from leaderdesk.services.edits import Owned, RowEdit
from leaderdesk.services.numbers import number_of
from leaderdesk.services.reading import whole_dossier
from leaderdesk.services.records import found, name_of, put
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.cooperation import read_kept
from leaderdesk.store.schema import CommonCost, Cooperation, CooperationPartner
from leaderdesk.store.unit import Unit

# Until something else is said of it: most are between territories of one country.
_USUAL_KIND = "interterritorial"
PARTNERS = Owned(CooperationPartner, "dossier_id", {"name": "", "kind": "gal", "is_us": False, "is_lead": False})
COSTS = Owned(CommonCost, "dossier_id", {"label": "", "amount": 0})


def read_cooperation(base: OpenBase, dossier_id: int, on: date) -> CooperationSheet:
    """The cooperation as it stands on a day."""
    whole = whole_dossier(base, dossier_id)
    costs = sheet_of_costs(whole)
    with base.read() as session:
        kept = read_kept(session, dossier_id)
    return sheet_of_cooperation(
        kept,
        {each.id: each.name for each in whole.attachments},
        costs.presented,
        sheet_of_financing(whole, costs, on, is_brief=True).sums.european,
        on,
    )


def read_departure(base: OpenBase, dossier_id: int, partner_id: int, on: date) -> Departure:
    """What would change for every partner if one left on a day; nothing is written."""
    with base.read() as session:
        kept = read_kept(session, dossier_id)
    if partner_id not in {each.id for each in kept.partners}:
        raise Refusal("record_gone")
    return simulate_departure(kept, partner_id, on)


def edit_cooperation(base: OpenBase, dossier_id: int, **fields: Any) -> Done:
    """Change the agreement; the first field that is said begins it."""
    with Unit(base, act(base, "edit_cooperation", dossier=number_of(base, dossier_id))) as unit:
        row = unit.session.scalars(select(Cooperation).where(Cooperation.dossier_id == dossier_id)).first()
        if row is None:
            row = Cooperation(id=unit.ids.key(), dossier_id=dossier_id, kind=_USUAL_KIND)
            unit.session.add(row)
        put(row, {name: value for name, value in fields.items() if name != "kind" or value})
        return done(unit.commit(), "dossiers")


def edit_partners(base: OpenBase, dossier_id: int, edits: Sequence[RowEdit]) -> Done:
    """Change partners, new and removed ones included, as one action."""
    with Unit(base, act(base, "edit_partners", dossier=number_of(base, dossier_id))) as unit:
        PARTNERS.apply(unit, dossier_id, edits)
        return done(unit.commit(), "dossiers")


def edit_common_costs(base: OpenBase, dossier_id: int, edits: Sequence[RowEdit]) -> Done:
    """Change the common costs, as one action; who pays one is a partner of the same cooperation."""
    with Unit(base, act(base, "edit_common_costs", dossier=number_of(base, dossier_id))) as unit:
        for row in COSTS.apply(unit, dossier_id, edits):
            if row.paid_by_id is not None:
                PARTNERS.found(unit, row.paid_by_id, dossier_id)
        return done(unit.commit(), "dossiers")


def let_partner_leave(base: OpenBase, partner_id: int, on: date) -> Done:
    """Note that a partner left on a day: the shares that were agreed stay, those who remain take its part."""
    name = name_of(base, CooperationPartner, partner_id)
    with Unit(base, act(base, "let_partner_leave", partner=name)) as unit:
        found(unit, CooperationPartner, partner_id).left_on = on
        return done(unit.commit(), "dossiers")
