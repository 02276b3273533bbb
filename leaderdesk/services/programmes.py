"""The programme entered and read: GAL, period, European funds, structures and seats of the committee."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import func, select

from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.programmes.rows import ProgrammeSheet
from leaderdesk.domain.programmes.rules import Rules
from leaderdesk.services.bases import act
from leaderdesk.services.done import Done, Made, done, made
from leaderdesk.services.fiches import add_fiche, revise_rules
from leaderdesk.services.funders import add_funder
from leaderdesk.services.periods import present_title, programme_of
from leaderdesk.services.reading import today
from leaderdesk.services.records import found, name_of, needed, put
from leaderdesk.services.settings import set_setting, setting
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.programmes import programme_sheet
from leaderdesk.store.schema import Envelope, Fund, FundingLine, Gal, Programme, StagedAmount, Structure
from leaderdesk.store.unit import Unit

__all__ = [
    "Rules",
    "add_fiche",
    "add_fund",
    "add_funder",
    "add_structure",
    "describe_gal",
    "edit_fund",
    "edit_gal",
    "edit_programme",
    "open_programme",
    "read_programme",
    "remove_fund",
    "revise_rules",
    "set_setting",
    "setting",
]


def read_programme(base: OpenBase) -> ProgrammeSheet:
    """Everything of the programme, its rules as they are in force today."""
    on = today(base)
    with base.read() as session:
        return programme_sheet(session, on)


def describe_gal(base: OpenBase, *, name: str, carrier: str | None = None, region: str | None = None) -> Done:
    """Say which GAL the base is for."""
    return edit_gal(base, name=name, carrier=carrier, region=region)


def edit_gal(base: OpenBase, **fields: Any) -> Done:
    """Change what is said of the GAL."""
    with base.read() as session:
        present = session.scalars(select(Gal.name)).first()
    name = needed(fields["name"]) if "name" in fields else present or ""
    with Unit(base, act(base, "describe_gal", gal=name)) as unit:
        gal = unit.session.scalars(select(Gal)).first()
        if gal is None:
            gal = Gal(id=base.author.ids.key(), name=name)
            unit.session.add(gal)
        put(gal, fields | {"name": name})
        return done(unit.commit(), "programme")


def open_programme(
    base: OpenBase, *, title: str, starts_on: date, ends_on: date, funds: Mapping[str, str]
) -> dict[str, int]:
    """Enter a programming period with its European funds; returns their keys, the programme's under its title."""
    _refuse_backwards(starts_on, ends_on)
    ids = base.author.ids
    with Unit(base, act(base, "open_programme", programme=title)) as unit:
        gal = unit.session.scalars(select(Gal)).one()
        programme = Programme(id=ids.key(), gal_id=gal.id, title=title, starts_on=starts_on, ends_on=ends_on)
        rows = [Fund(id=ids.key(), programme_id=programme.id, code=code, name=name) for code, name in funds.items()]
        unit.session.add_all([programme, *rows])
        unit.commit()
    return {title: programme.id} | {fund.code: fund.id for fund in rows}


def edit_programme(base: OpenBase, **fields: Any) -> Done:
    """Change the title or the period; a base that has no programme yet begins one."""
    title = fields.get("title") or present_title(base)
    with Unit(base, act(base, "edit_programme", programme=title)) as unit:
        row = found(unit, Programme, programme_of(unit))
        put(row, fields)
        _refuse_backwards(row.starts_on, row.ends_on)
        return done(unit.commit(), "programme")


def add_fund(base: OpenBase, code: str, name: str) -> Made:
    """Enter a European fund."""
    with Unit(base, act(base, "add_fund", fund=needed(code))) as unit:
        programme_id = programme_of(unit)
        _refuse_fund(unit, code.strip(), programme_id)
        row = Fund(id=base.author.ids.key(), programme_id=programme_id, code=code.strip(), name=name)
        unit.session.add(row)
        return made(row.id, unit.commit(), "programme")


def edit_fund(base: OpenBase, fund_id: int, **fields: Any) -> Done:
    """Change the code or the name of a fund."""
    with Unit(base, act(base, "edit_fund", fund=name_of(base, Fund, fund_id, "code"))) as unit:
        row = found(unit, Fund, fund_id)
        if fields.get("code", row.code) != row.code:
            _refuse_fund(unit, needed(fields["code"]), row.programme_id)
        put(row, fields)
        return done(unit.commit(), "programme", "dossiers")


def remove_fund(base: OpenBase, fund_id: int) -> Done:
    """Take away a fund that gives no money anywhere."""
    name = name_of(base, Fund, fund_id, "code")
    with Unit(base, act(base, "remove_fund", fund=name)) as unit:
        for kind in (FundingLine, StagedAmount, Envelope):
            if unit.session.scalar(select(func.count()).select_from(kind).where(kind.fund_id == fund_id)):
                raise Refusal("fund_in_use", fund=name)
        unit.session.delete(found(unit, Fund, fund_id))
        return done(unit.commit(), "programme")


def add_structure(base: OpenBase, *, name: str, kind: str, commune: str | None = None) -> Made:
    """Enter a structure that sits on the committee or stands behind a holder."""
    row = Structure(id=base.author.ids.key(), name=name, kind=kind, commune=commune)
    with Unit(base, act(base, "add_structure", structure=name)) as unit:
        unit.session.add(row)
        return made(row.id, unit.commit(), "programme")


def _refuse_fund(unit: Unit, code: str, programme_id: int) -> None:
    if unit.session.scalar(select(Fund.id).where(Fund.programme_id == programme_id, Fund.code == code)):
        raise Refusal("fund_exists", fund=code)


def _refuse_backwards(starts_on: date, ends_on: date) -> None:
    if ends_on < starts_on:
        raise Refusal("ends_before_it_starts", starts=starts_on.isoformat(), ends=ends_on.isoformat())
