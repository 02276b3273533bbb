"""What the envelopes must reach by which day, against the gauges, the sittings to come and the group’s pace."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from sqlalchemy import select

from leaderdesk.domain.envelopes.histories import gains_of
from leaderdesk.domain.envelopes.rhythm import Gain, quarter_ends
from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.sheets.targets import TargetSheet, sheet_of_target
from leaderdesk.services.bases import act
from leaderdesk.services.by_dossier import ByDossier, Source, read_all
from leaderdesk.services.done import Done, done
from leaderdesk.services.edits import Owned, RowEdit
from leaderdesk.services.envelopes import read_envelopes, touched
from leaderdesk.services.reading import today
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.envelopes import current_programme, target_rows
from leaderdesk.store.queries.money import money_histories
from leaderdesk.store.schema import Fiche, Fund, Sitting, Target
from leaderdesk.store.unit import Unit

_KEPT = "targets_gains"
_LAST_MONTH, _LAST_DAY = 12, 31
# What a dossier brought to each measure, quarter by quarter.
_Brought = tuple[tuple[str, Gain], ...]


@dataclass(frozen=True, slots=True)
class Targets:
    """Every target followed, and what its columns choose from."""

    sheets: tuple[TargetSheet, ...]
    funds: dict[int, str]
    fiches: dict[int, str]


def read_targets(base: OpenBase, on: date | None = None) -> Targets:
    """The targets by day, as they stand or stood on a day; the sittings that count are those still to be held.

    What happens after the day of a target changes nothing in whether it was met.
    """
    sheet = read_envelopes(base, on)
    with base.read() as session:
        rows = target_rows(session)
        sittings = session.scalars(
            select(Sitting.held_on).where(Sitting.kind != "technical", Sitting.held_on >= sheet.on)
        ).all()
        funds = {key: code for key, code in session.execute(select(Fund.id, Fund.code).order_by(Fund.code))}  # noqa: C416 - a row is not a pair for mypy
        query = select(Fiche.id, Fiche.code, Fiche.title).order_by(Fiche.position, Fiche.code)
        fiches = {key: f"{code} {title}" for key, code, title in session.execute(query)}
    gains = _gains(base, sheet.on) if rows else {}
    then = {day: read_envelopes(base, day) for day in {row.due_on for row in rows} if day < sheet.on}
    found = tuple(sheet_of_target(row, sheet, gains, sittings, then.get(row.due_on)) for row in rows)
    return Targets(found, funds, fiches)


def _gains(base: OpenBase, on: date) -> dict[str, list[Gain]]:
    """What each measure gained by quarter; only what was done since is read again."""
    days, kept = quarter_ends(on), base.kept.get(_KEPT)
    known = kept[1] if isinstance(kept, tuple) and kept[0] == on else None
    brought: ByDossier[_Brought] = read_all(base, Source(touched, partial(_brought, days)), known)
    base.kept[_KEPT] = (on, brought)
    found = defaultdict[str, list[Gain]](list)
    for _, gains in sorted(brought.known.items()):
        for measure, gain in gains:
            found[measure].append(gain)
    return dict(found)


def _brought(days: Sequence[date], base: OpenBase, among: Collection[int] | None) -> dict[int, _Brought]:
    with base.read() as session:
        histories = money_histories(session, among)
    found = defaultdict[int, list[tuple[str, Gain]]](list)
    for history in histories:
        found[history.dossier_id] += gains_of(history, days)
    return {key: tuple(gains) for key, gains in found.items() if gains}


def targets_ahead(base: OpenBase, since: date, until: date) -> tuple[TargetSheet, ...]:
    """The targets whose day comes between two others and that are not met yet: their pace is not measured."""
    with base.read() as session:
        rows = [row for row in target_rows(session) if since <= row.due_on <= until]
    if not rows:
        return ()
    sheet = read_envelopes(base)
    found = [sheet_of_target(row, sheet, {}, ()) for row in rows]
    return tuple(each for each in found if each.progress is not None and each.progress.missing)


def edit_targets(base: OpenBase, edits: Sequence[RowEdit]) -> Done:
    """Change targets, new ones and removed ones included, as one action; an amount takes the place of a rate."""
    with Unit(base, act(base, "edit_targets")) as unit:
        programme = current_programme(unit.session)
        fund = unit.session.scalar(select(Fund.id).where(Fund.programme_id == programme).order_by(Fund.code).limit(1))
        if programme is None or fund is None:
            raise Refusal("fund_needed")
        defaults = {
            "due_on": date(today(base).year, _LAST_MONTH, _LAST_DAY),
            "fund_id": fund,
            "measure": "programmed",
            "is_decommitment": False,
        }
        owned = Owned(Target, "programme_id", defaults)
        owned.apply(unit, programme, [replace(each, fields=_either(each)) for each in edits])
        return done(unit.commit(), "programme")


def _either(edit: RowEdit) -> dict[str, object]:
    """An amount or a rate, and only one of them."""
    fields = dict(edit.fields)
    if edit.is_removed:
        return fields
    if fields.get("rate") is not None:
        fields["amount"] = None
    elif fields.get("amount") is not None:
        fields["rate"] = None
    elif edit.id is None:
        fields |= {"amount": 0, "rate": None}
    elif {"amount", "rate"} & fields.keys():
        raise Refusal("target_without_figure")
    return fields
