"""A dossier made on the pattern of another: its costs, quotes and plan, without its life, its papers or its days."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from sqlalchemy import select

from leaderdesk.services.bases import act
from leaderdesk.services.costing import recount
from leaderdesk.services.done import Made, made
from leaderdesk.services.numbers import next_number, number_of
from leaderdesk.services.reading import today
from leaderdesk.store.base import OpenBase
from leaderdesk.store.schema import CostLine, Dossier, DossierTag, FundingLine, Quote, StatusStep
from leaderdesk.store.schema.columns import Mapping as Row
from leaderdesk.store.unit import Unit

Kind = TypeVar("Kind", bound=Row)
_SAME = (
    *("summary", "theme", "communes", "partners", "person_id", "fiche_id", "rules_id", "holder_id", "inside_share"),
    *("benefits_territory", "regime", "revenue"),
)
# What somebody decided of the other dossier's money says nothing of this one's.
_FORGOTTEN = {"decided_on": None, "expires_on": None, "refused_on": None, "expected_on": None}
_UNINSTRUCTED = {"contract_id": None, "instructed": None, "instructed_reason": None}


def duplicate_dossier(base: OpenBase, dossier_id: int, *, title: str | None = None, on: date | None = None) -> Made:
    """A first contact with the same holder, costs and plan, under the next number."""
    day = on or today(base)
    number, key = next_number(base, day), base.author.ids.key()
    deed = act(base, "duplicate_dossier", dossier=number, origin=number_of(base, dossier_id))
    with Unit(base, deed) as unit:
        source = unit.session.get_one(Dossier, dossier_id)
        same = {name: getattr(source, name) for name in _SAME}
        unit.session.add(Dossier(id=key, number=number, title=title or source.title, **same))
        unit.session.flush()
        unit.session.add(StatusStep(id=unit.ids.key(), dossier_id=key, status="contact", since=day))
        _copy_costs(unit, dossier_id, key)
        for line in unit.session.scalars(select(FundingLine).where(FundingLine.dossier_id == dossier_id)):
            unit.session.add(_copied(unit, line, dossier_id=key, **_FORGOTTEN))
        for tag in unit.session.scalars(select(DossierTag).where(DossierTag.dossier_id == dossier_id)):
            unit.session.add(_copied(unit, tag, dossier_id=key))
        recount(unit, key)
        return made(key, unit.commit(), "dossiers")


def _copy_costs(unit: Unit, source_id: int, key: int) -> None:
    for line in unit.session.scalars(select(CostLine).where(CostLine.dossier_id == source_id)).all():
        copy = _copied(unit, line, dossier_id=key, **_UNINSTRUCTED)
        unit.session.add(copy)
        unit.session.flush()
        for quote in unit.session.scalars(select(Quote).where(Quote.cost_line_id == line.id)).all():
            unit.session.add(_copied(unit, quote, cost_line_id=copy.id))


def _copied(unit: Unit, row: Kind, **others: Any) -> Kind:
    names = [column.name for column in row.__table__.columns]
    return type(row)(**{name: getattr(row, name) for name in names} | {"id": unit.ids.key()} | others)
