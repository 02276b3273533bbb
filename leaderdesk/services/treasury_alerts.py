"""The treasuries that need a look, over the whole base: read some dossiers at a time, then those that changed.

What was found is kept beside the base with the entry it was found at, so that a start does not open every dossier.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import date

from leaderdesk.domain.cash.alerts import TreasuryAlert, TreasuryAlerts, alert_of, in_order
from leaderdesk.domain.cashflow import Level
from leaderdesk.domain.sheets.costs import sheet_of_costs
from leaderdesk.domain.sheets.dossiers import WholeDossier
from leaderdesk.domain.sheets.financing import sheet_of_financing
from leaderdesk.domain.sheets.heads import expected_fund
from leaderdesk.domain.sheets.listing import ENDED
from leaderdesk.domain.sheets.treasuries import sheet_of_treasury
from leaderdesk.services.asides import keep_draft
from leaderdesk.services.reading import delays_on, payment_delays
from leaderdesk.services.settings import setting
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.sitting_rooms import kept_beside
from leaderdesk.store.queries.treasuries import dated_dossiers, touched_treasuries
from leaderdesk.store.queries.whole import read_wholes

_KEPT, _PLACE, _DELAYS = "treasury_alerts", "treasury_alerts", "payment_delays"
# So many dossiers are read before anybody else may use the base.
SOME = 12
_LEVELS: tuple[Level, ...] = ("green", "orange", "red")


@dataclass(slots=True)
class _Known:
    """The level of each dossier that was read, its alert if it has one, and what is still to read."""

    height: int
    # The month it was read in and the programme's delays: another of them changes every dossier.
    of: str
    # Where the base stood when it was first asked.
    opened_at: int
    levels: dict[int, str] = field(default_factory=dict)
    alerts: dict[int, TreasuryAlert] = field(default_factory=dict)
    waiting: list[int] = field(default_factory=list)
    # What has been written beside the base already.
    is_kept: bool = False


def read_alerts(base: OpenBase, on: date) -> TreasuryAlerts:
    """The alerts as far as they are known; each call reads some more dossiers while any are left."""
    known = _brought_up_to_date(base, on)
    batch, known.waiting = known.waiting[:SOME], known.waiting[SOME:]
    if batch:
        _read(base, known, batch, on)
    if not known.waiting and not known.is_kept:
        _keep(base, known)
    base.kept[_KEPT] = known
    return TreasuryAlerts(
        alerts=in_order(known.alerts.values()),
        levels={level: sum(each == level for each in known.levels.values()) for level in _LEVELS},
        left=len(known.waiting),
    )


def _brought_up_to_date(base: OpenBase, on: date) -> _Known:
    """What was known, less what has changed since; begun anew where that may be any dossier."""
    of = f"{on:%Y-%m} {delays_on(base, {_DELAYS: setting(base, _DELAYS)}, on).months}"
    kept = base.kept.get(_KEPT)
    known = kept if isinstance(kept, _Known) else _read_kept(base)
    if known is None or known.of != of or known.height > base.height:
        return _anew(base, of, known)
    if known.height < base.height:
        with base.read() as session:
            touched = touched_treasuries(session, known.height)
            dated = dated_dossiers(session, sorted(ENDED))
        if touched is None:
            return _anew(base, of, known)
        living = set(dated) - touched
        known.levels = {key: level for key, level in known.levels.items() if key in living}
        known.alerts = {key: alert for key, alert in known.alerts.items() if key in living}
        waiting = touched | set(known.waiting)
        known.waiting = [key for key in dated if key in waiting]
        known.height, known.is_kept = base.height, False
    return known


def _anew(base: OpenBase, of: str, former: _Known | None) -> _Known:
    with base.read() as session:
        waiting = dated_dossiers(session, sorted(ENDED))
    return _Known(base.height, of, base.height if former is None else former.opened_at, waiting=waiting)


def _read(base: OpenBase, known: _Known, batch: Sequence[int], on: date) -> None:
    with base.read() as session:
        wholes = read_wholes(session, batch)
    for whole in wholes:
        _look(base, known, whole, on)


def _look(base: OpenBase, known: _Known, whole: WholeDossier, on: date) -> None:
    key = whole.record.id
    financing = sheet_of_financing(whole, sheet_of_costs(whole), on, is_brief=True)
    sheet = sheet_of_treasury(whole, expected_fund(financing), payment_delays(base, whole, on), on)
    if sheet.level is not None:
        known.levels[key] = sheet.level
    if (alert := alert_of(whole, sheet)) is not None:
        known.alerts[key] = alert


def _keep(base: OpenBase, known: _Known) -> None:
    """Beside the base, once something else was written: a base that was only read closes as it was opened."""
    if base.read_only_reason is not None or base.height == known.opened_at:
        return
    levels = {str(key): level for key, level in known.levels.items()}
    alerts = [asdict(each) for each in known.alerts.values()]
    written = {"height": known.height, "of": known.of, "levels": levels, "alerts": alerts}
    keep_draft(base, _PLACE, json.dumps(written, ensure_ascii=False, sort_keys=True))
    known.is_kept = True


def _read_kept(base: OpenBase) -> _Known | None:
    """What was kept; of another version of the program, it is as if nothing was."""
    with base.read() as session:
        text = kept_beside(session, _PLACE)
    try:
        found = json.loads(text or "null")
        return found and _Known(
            height=int(found["height"]),
            of=str(found["of"]),
            opened_at=base.height,
            levels={int(key): level for key, level in found["levels"].items()},
            alerts={
                int(each["dossier_id"]): TreasuryAlert(**each | {"codes": tuple(each["codes"])})
                for each in found["alerts"]
            },
            is_kept=True,
        )
    except (AttributeError, KeyError, TypeError, ValueError):
        return None
