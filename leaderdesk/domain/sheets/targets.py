"""What must be reached by which day, how far it is, and where the group's own pace leads."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from leaderdesk.domain.envelopes.maquettes import Pot
from leaderdesk.domain.envelopes.rhythm import Forecast, Gain, Pace, measure_pace, project
from leaderdesk.domain.envelopes.rows import TargetRow
from leaderdesk.domain.envelopes.targets import MEASURES, Progress, Target, follow_targets
from leaderdesk.domain.exact import CENT
from leaderdesk.domain.money import half_up
from leaderdesk.domain.sheets.envelopes import EnvelopesSheet

_CENTS = 100


@dataclass(frozen=True, slots=True)
class Since:
    """What a target whose day has passed would have reached on a later day."""

    on: date
    reached: Fraction


@dataclass(frozen=True, slots=True)
class TargetSheet:
    """A target with what is reached, by its day once that has passed; nothing of one on a fund without an envelope."""

    row: TargetRow
    name: str
    progress: Progress | None = None
    pace: Pace | None = None
    forecast: Forecast | None = None
    # Where what is reached has changed after its day.
    since: Since | None = None


@dataclass(frozen=True, slots=True)
class Aim:
    """A target as it is drawn, in cents: what is aimed at and reached, and where the pace leads by its day."""

    key: int
    name: str
    measure: str
    on: date
    due: int
    reached: int
    missing: int
    # Where slow and quick quarters lead; what is reached, where no pace was measured or the day has passed.
    low: int
    high: int


def aims_of(sheets: Sequence[TargetSheet]) -> tuple[Aim, ...]:
    """Those that can be followed."""
    return tuple(_aim_of(each, each.progress) for each in sheets if each.progress is not None)


def _aim_of(sheet: TargetSheet, progress: Progress) -> Aim:
    reached = _cents(progress.reached)
    is_ahead = sheet.forecast is not None and progress.days_left >= 0
    low, high = (sheet.forecast.low, sheet.forecast.high) if sheet.forecast and is_ahead else (progress.reached,) * 2
    return Aim(
        key=sheet.row.id,
        name=sheet.name,
        measure=sheet.row.measure,
        on=progress.target.on,
        due=_cents(progress.due),
        reached=reached,
        missing=_cents(progress.missing),
        low=_cents(low),
        high=_cents(high),
    )


def _cents(amount: Fraction) -> int:
    """As amounts are written beside the drawing."""
    return half_up(amount * _CENTS)


def sheet_of_target(
    row: TargetRow,
    sheet: EnvelopesSheet,
    gains: Mapping[str, Sequence[Gain]],
    sittings: Collection[date],
    then: EnvelopesSheet | None = None,
) -> TargetSheet:
    """How far a target is on the day of the sheet; the sittings are those still to come.

    One whose day has passed is judged by `then`, the envelopes as they stood on that day.
    """
    own = [each for each in sheet.pots if each.row is not None and each.row.fund_id == row.fund_id]
    pots = [each for each in own if row.fiche_id is None or (each.row and each.row.fiche_id == row.fiche_id)]
    if not pots:
        return TargetSheet(row, row.label or "")
    fiche = None if row.fiche_id is None else _pot_of(sheet, row).fiche
    name = f"{fiche} · {pots[0].fund}" if fiche else pots[0].fund
    amount = None if row.amount is None else row.amount * CENT
    measure = next(each for each in MEASURES if each == row.measure)
    target = Target(str(row.id), row.due_on, pots[0].fund, measure, amount, row.rate, fiche)
    (progress,) = follow_targets((then or sheet).overview, (target,), sheet.on, sittings)
    fiches = {each.row.fiche_id for each in pots if each.row}
    found = [each for each in gains.get(measure, ()) if each.fund_id == row.fund_id and each.fiche_id in fiches]
    pace = measure_pace(found, sheet.on)
    forecast = None if pace is None else project(progress.reached, pace, progress.days_left)
    since = None if then is None else _since(sheet, target, progress.reached)
    return TargetSheet(row, row.label or name, progress, pace, forecast, since)


def _since(sheet: EnvelopesSheet, target: Target, reached: Fraction) -> Since | None:
    (present,) = follow_targets(sheet.overview, (target,), sheet.on)
    return None if present.reached == reached else Since(sheet.on, present.reached)


def _pot_of(sheet: EnvelopesSheet, row: TargetRow) -> Pot:
    """The pot of a target on one fiche-action."""
    keys = list(sheet.overview.pots)
    return next(
        pot for pot in keys if sheet.rows[pot].fiche_id == row.fiche_id and sheet.rows[pot].fund_id == row.fund_id
    )
