"""The programming period that what is entered belongs to; the first act of an empty base begins the usual one."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from leaderdesk.store.base import OpenBase
from leaderdesk.store.schema import Gal, Programme
from leaderdesk.store.unit import Unit

USUAL_TITLE = "LEADER 2023-2027"
USUAL_START, USUAL_END = date(2023, 1, 1), date(2027, 12, 31)
_LATEST = select(Programme).order_by(Programme.starts_on.desc(), Programme.id).limit(1)


def programme_of(unit: Unit) -> int:
    """The programme of new rows; begun in the same act where the base has none."""
    row = unit.session.scalars(_LATEST).first()
    if row is None:
        gal = unit.session.scalars(select(Gal)).one()
        row = Programme(id=unit.ids.key(), gal_id=gal.id, title=USUAL_TITLE, starts_on=USUAL_START, ends_on=USUAL_END)
        unit.session.add(row)
        unit.session.flush()
    return row.id


def present_title(base: OpenBase) -> str:
    """What the programme is called."""
    with base.read() as session:
        row = session.scalars(_LATEST).first()
        return row.title if row else USUAL_TITLE


def present_start(base: OpenBase) -> date:
    """When the programme began: from when on what is entered without a day holds."""
    with base.read() as session:
        row = session.scalars(_LATEST).first()
        return row.starts_on if row else USUAL_START
