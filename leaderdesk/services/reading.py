"""How a service reads a whole dossier, on which day, and with which delays of payment."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select

from leaderdesk.domain.delays import DelaySettings, PastStage, estimate_delay, whole_months
from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.sheets.dossiers import WholeDossier
from leaderdesk.domain.sheets.settings import delays_of
from leaderdesk.domain.sheets.treasuries import PaymentDelays
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.whole import read_whole
from leaderdesk.store.schema import StagedAmount
from leaderdesk.store.unit import Unit
from leaderdesk.system.clock import local_day

_PAYMENT = "payment"
_KEPT = "payment_cases"


def today(base: OpenBase) -> date:
    """The day it is for whoever works on the base."""
    return local_day(base.author.clock())


def whole_dossier(base: OpenBase, dossier_id: int) -> WholeDossier:
    """Everything of a dossier."""
    with base.read() as session:
        whole = read_whole(session, dossier_id)
    if whole is None:
        raise Refusal("record_gone")
    return whole


def whole_in(unit: Unit, dossier_id: int) -> WholeDossier:
    """The same as an action has it so far."""
    unit.session.flush()
    whole = read_whole(unit.session, dossier_id)
    if whole is None:
        raise Refusal("record_gone")
    return whole


def payment_delays(base: OpenBase, whole: WholeDossier, on: date) -> PaymentDelays:
    """Measured on the GAL's own payments where there are enough of them, else the programme's."""
    months, _ = delays_of(whole.settings)
    cases = _payment_cases(base)
    settings = DelaySettings()
    if len(cases) < settings.min_cases:
        return PaymentDelays(months, "settings", sum(each.ended_on is not None for each in cases))
    found = estimate_delay(cases, _PAYMENT, on, settings)
    if found.level == "unknown" or found.days is None:
        return PaymentDelays(months, "settings", found.count)
    days = found.days
    measured = (whole_months(days.early), whole_months(days.likely), whole_months(days.late))
    return PaymentDelays(measured, "measured", found.count)


def _payment_cases(base: OpenBase) -> tuple[PastStage, ...]:
    """Each first claim of a dossier on a fund, to its first payment; kept until something changes."""
    kept = base.kept.get(_KEPT)
    if isinstance(kept, tuple) and kept[0] == base.height:
        return kept[1]  # type: ignore[no-any-return]  # what this function keeps
    with base.read() as session:
        query = (
            select(StagedAmount.dossier_id, StagedAmount.fund_id, StagedAmount.stage, func.min(StagedAmount.said_on))
            .where(StagedAmount.stage.in_(("claimed", "paid")))
            .group_by(StagedAmount.dossier_id, StagedAmount.fund_id, StagedAmount.stage)
        )
        days = {(key, fund, stage): day for key, fund, stage, day in session.execute(query)}
    cases = []
    for (key, fund, stage), began in days.items():
        ended = days.get((key, fund, "paid"))
        if stage == "claimed" and (ended is None or ended >= began):
            cases.append(PastStage(_PAYMENT, began, ended))
    base.kept[_KEPT] = (base.height, tuple(cases))
    return tuple(cases)
