"""Running costs against their ceiling, from the one truth of the envelopes."""

from __future__ import annotations

from datetime import date

from leaderdesk.domain.running.ceilings import Ceiling, ceiling_of
from leaderdesk.domain.running.rules import RunningRules
from leaderdesk.domain.sheets.envelopes import EnvelopesSheet
from leaderdesk.services.envelopes import read_envelopes
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.running import running_fiches, running_rules


def read_ceiling(base: OpenBase, on: date | None = None) -> Ceiling:
    """Both bases today, or as they were on a day."""
    return ceiling_in(base, read_envelopes(base, on))


def ceiling_in(base: OpenBase, sheet: EnvelopesSheet) -> Ceiling:
    """The same of envelopes that were read already."""
    with base.read() as session:
        return ceiling_of(sheet, running_fiches(session), running_rules(session))


def read_rules(base: OpenBase) -> RunningRules:
    """How the programme reckons its running costs."""
    with base.read() as session:
        return running_rules(session)
