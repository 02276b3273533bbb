"""Who may lend to holders until the fund pays: an editable list, beside what a project must carry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields as dataclass_fields
from datetime import date
from typing import Any

from sqlalchemy import select

from leaderdesk.domain.cash.offers import BridgeOffer, Offered, hold_against
from leaderdesk.domain.errors import Refusal
from leaderdesk.services.bases import act
from leaderdesk.services.done import Done, done
from leaderdesk.services.edits import RowEdit
from leaderdesk.services.reading import today
from leaderdesk.services.records import bin_each, found, needed, put
from leaderdesk.services.treasuries import read_treasury
from leaderdesk.store.base import OpenBase
from leaderdesk.store.schema import BridgeOffer as BridgeOfferRow
from leaderdesk.store.unit import Unit


def list_offers(base: OpenBase) -> tuple[BridgeOffer, ...]:
    """Every offer that is not in the bin, by name."""
    with base.read() as session:
        names = [getattr(BridgeOfferRow, each.name) for each in dataclass_fields(BridgeOffer)]
        query = select(*names).where(BridgeOfferRow.binned_on.is_(None)).order_by(BridgeOfferRow.name)
        return tuple(BridgeOffer(*row) for row in session.execute(query).all())


def read_offers(base: OpenBase, dossier_id: int, on: date) -> tuple[Offered, ...]:
    """The offers held against what a dossier must carry, those that suit first."""
    ahead = read_treasury(base, dossier_id, on).ahead
    return hold_against(list_offers(base), ahead["likely"] if ahead else None)


def edit_offers(base: OpenBase, edits: Sequence[RowEdit]) -> Done:
    """Change offers, new ones and those put in the bin included, as one action; a new one was seen today."""
    with Unit(base, act(base, "edit_bridge_offers")) as unit:
        for edit in edits:
            if edit.is_removed and edit.id is not None:
                bin_each(unit, BridgeOfferRow, [edit.id], today(base))
            elif edit.id is None:
                row = BridgeOfferRow(id=unit.ids.key(), seen_on=today(base))
                put(row, _cleaned({"name": "", **edit.fields}))
                unit.session.add(row)
            else:
                put(found(unit, BridgeOfferRow, edit.id), _cleaned(edit.fields))
        return done(unit.commit(), "programme", "dossiers")


def _cleaned(fields: Mapping[str, Any]) -> dict[str, Any]:
    if any((fields.get(name) or 0) < 0 for name in ("amount_max", "loan_fee", "months")):
        raise Refusal("negative_amount")
    named = {"name": needed(str(fields["name"] or ""))} if "name" in fields else {}
    return {**fields, **named}
