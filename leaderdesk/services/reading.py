"""How a service reads a whole dossier, on which day, and with which delays of payment."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from leaderdesk.domain.delays import whole_months
from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.sheets.dossiers import WholeDossier
from leaderdesk.domain.sheets.settings import delays_of
from leaderdesk.domain.sheets.treasuries import PaymentDelays
from leaderdesk.services.delays import estimate_payment
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.whole import read_whole
from leaderdesk.store.unit import Unit
from leaderdesk.system.clock import local_day


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
    return delays_on(base, whole.settings, on)


def delays_on(base: OpenBase, settings: Mapping[str, str], on: date) -> PaymentDelays:
    """The same, of the settings of a programme."""
    months, _ = delays_of(settings)
    found = estimate_payment(base, on)
    if found.days is None:
        return PaymentDelays(months, "settings", found.count)
    days = found.days
    measured = (whole_months(days.early), whole_months(days.likely), whole_months(days.late))
    return PaymentDelays(measured, "measured", found.count)
