"""Indicators of the programme: listed with what dossiers make of them, edited, and their values typed in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select

from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.indicators.gathering import IndicatorSheet, gather_indicator
from leaderdesk.domain.indicators.rows import IndicatorRow, ValueRow, is_measured
from leaderdesk.services.bases import act
from leaderdesk.services.done import Done, Made, done, made
from leaderdesk.services.edits import Owned
from leaderdesk.services.numbers import number_of
from leaderdesk.services.reading import today
from leaderdesk.services.records import bin_each, found, name_of, needed, put
from leaderdesk.store.base import OpenBase
from leaderdesk.store.journal.entries import Act
from leaderdesk.store.queries.envelopes import current_programme
from leaderdesk.store.queries.indicators import indicator_rows, measured_dossiers, value_rows
from leaderdesk.store.schema import Fiche, Indicator, IndicatorValue
from leaderdesk.store.unit import Unit
from leaderdesk.words.indicators import USUAL

INDICATORS = Owned(Indicator, "programme_id", {"gathering": "sum", "label": ""})
VALUE_FIELDS = ("planned", "achieved", "measured_on", "remark")
# An indicator and a dossier, by their keys.
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Indicators:
    """Every indicator, those of the bin included, as it stands on a day, and the fiches-actions to choose from."""

    sheets: tuple[IndicatorSheet, ...]
    fiches: dict[int, str]


@dataclass(frozen=True, slots=True)
class DossierValue:
    """One indicator of a dossier; `is_measured` is false where only an old value holds it there."""

    row: IndicatorRow
    value: ValueRow
    is_measured: bool


@dataclass(frozen=True, slots=True)
class DossierValues:
    """What a dossier is asked; `has_indicators` tells a programme that measures nothing from one that skips it."""

    lines: tuple[DossierValue, ...]
    has_indicators: bool


def read_indicators(base: OpenBase, on: date | None = None) -> Indicators:
    """What every indicator comes to; without a day, today."""
    with base.read() as session:
        rows, values = indicator_rows(session), value_rows(session)
        dossiers = measured_dossiers(session, on)
        query = select(Fiche.id, Fiche.code, Fiche.title).order_by(Fiche.position, Fiche.code)
        fiches = {key: f"{code} {title}" for key, code, title in session.execute(query)}
    day, told = on or today(base), defaultdict(list)
    for each in values:
        told[each.indicator_id].append(each)
    return Indicators(tuple(gather_indicator(row, dossiers, told[row.id], day) for row in rows), fiches)


def read_dossier_values(base: OpenBase, dossier_id: int) -> DossierValues:
    """What a dossier is asked, and what it says of indicators that are no longer about it."""
    with base.read() as session:
        dossier = next(iter(measured_dossiers(session, dossier_id=dossier_id)), None)
        if dossier is None:
            raise Refusal("record_gone")
        rows = indicator_rows(session)
        told = {each.indicator_id: each for each in value_rows(session, dossier_id=dossier_id)}
    lines = [
        DossierValue(
            row,
            told.get(row.id, ValueRow(dossier_id, row.id)),
            not row.is_binned and is_measured(row, dossier.fiche_id, dossier.strand),
        )
        for row in rows
    ]
    shown = tuple(each for each in lines if each.is_measured or each.row.id in told)
    return DossierValues(shown, any(not row.is_binned for row in rows))


def add_indicator(base: OpenBase, *, code: str, label: str) -> Made:
    """Enter an indicator, after the others."""
    with Unit(base, act(base, "add_indicator", indicator=f"{code} {label}")) as unit:
        row = INDICATORS.make(unit, _programme(unit), {"code": _free(unit, needed(code)), "label": needed(label)})
        return made(row.id, unit.commit(), "programme")


def add_usual_indicators(base: OpenBase) -> Done:
    """Enter those that the programmes of the period name and that are not there yet: words alone, all to define."""
    with Unit(base, act(base, "add_usual_indicators")) as unit:
        programme = _programme(unit)
        known = set(unit.session.scalars(select(Indicator.code).where(Indicator.programme_id == programme)))
        for code, (label, unit_words) in USUAL.items():
            if code not in known:
                INDICATORS.make(unit, programme, {"code": code, "label": label, "unit": unit_words})
                unit.session.flush()
        return done(unit.commit(), "programme")


def edit_indicators(base: OpenBase, changes: Mapping[int, Mapping[str, Any]]) -> Done:
    """Change several indicators in one gesture; two of one code are refused."""
    if len(changes) == 1:
        deed = act(base, "edit_indicator", indicator=_name(base, next(iter(changes))))
    else:
        deed = act(base, "edit_indicators", count=str(len(changes)))
    with Unit(base, deed) as unit:
        for key, fields in changes.items():
            texts = {name: needed(fields[name] or "") for name in ("code", "label") if name in fields}
            if "code" in texts:
                _free(unit, texts["code"], key)
            put(found(unit, Indicator, key), {**fields, **texts})
            unit.session.flush()
        return done(unit.commit(), "programme", "dossiers")


def bin_indicators(base: OpenBase, keys: Sequence[int], *, is_binned: bool) -> Done:
    """Put several in the bin in one gesture, or take them out; dossiers keep what they said."""
    with Unit(base, _binning(base, keys, is_binned=is_binned)) as unit:
        bin_each(unit, Indicator, keys, today(base) if is_binned else None)
        return done(unit.commit(), "programme", "dossiers")


def put_values(base: OpenBase, changes: Mapping[Place, Mapping[str, Any]]) -> Done:
    """Change what dossiers say, in one gesture: fields by indicator and dossier; what is left empty leaves no row."""
    with Unit(base, _deed(base, list(changes))) as unit:
        for (indicator_id, dossier_id), fields in changes.items():
            _put_value(unit, indicator_id, dossier_id, fields)
        return done(unit.commit(), "dossiers")


def _binning(base: OpenBase, keys: Sequence[int], *, is_binned: bool) -> Act:
    if len(keys) == 1:
        name = _name(base, keys[0])
        return act(base, "bin_indicator", indicator=name) if is_binned else act(base, "unbin_indicator", indicator=name)
    count = str(len(keys))
    return act(base, "bin_indicators", count=count) if is_binned else act(base, "unbin_indicators", count=count)


def _put_value(unit: Unit, indicator_id: int, dossier_id: int, fields: Mapping[str, Any]) -> None:
    query = select(IndicatorValue).where(
        IndicatorValue.indicator_id == indicator_id, IndicatorValue.dossier_id == dossier_id
    )
    row = unit.session.scalars(query).first()
    if row is None:
        found(unit, Indicator, indicator_id)
        row = IndicatorValue(id=unit.ids.key(), indicator_id=indicator_id, dossier_id=dossier_id)
        if any(value is not None for value in fields.values()):
            unit.session.add(row)
    put(row, fields)
    if row in unit.session and all(getattr(row, name) is None for name in VALUE_FIELDS):
        unit.session.delete(row)
    unit.session.flush()


def _deed(base: OpenBase, places: Sequence[Place]) -> Act:
    """Named by its one dossier, else by its one indicator."""
    indicators, dossiers = {each[0] for each in places}, {each[1] for each in places}
    if len(dossiers) == 1:
        return act(base, "edit_dossier_values", dossier=number_of(base, next(iter(dossiers))))
    if len(indicators) == 1:
        return act(base, "edit_indicator_values", indicator=_name(base, next(iter(indicators))))
    return act(base, "edit_values", count=str(len(places)))


def _programme(unit: Unit) -> int:
    programme = current_programme(unit.session)
    if programme is None:
        raise Refusal("programme_needed")
    return programme


def _free(unit: Unit, code: str, key: int | None = None) -> str:
    """A code that no other indicator of the programme has."""
    query = select(func.count()).where(Indicator.programme_id == _programme(unit), Indicator.code == code)
    if key is not None:
        query = query.where(Indicator.id != key)
    if unit.session.scalar(query):
        raise Refusal("indicator_taken", indicator=code)
    return code


def _name(base: OpenBase, key: int) -> str:
    return f"{name_of(base, Indicator, key, 'code')} {name_of(base, Indicator, key, 'label')}"
