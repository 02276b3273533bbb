"""Measured delays: every case of the base, kept until something changes; what pages show and what estimates rest on."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from leaderdesk.domain.claims.cases import (
    Contradiction,
    DelayCase,
    DossierDays,
    cases_of_claim,
    cases_of_dossier,
    cases_of_funder,
    cases_of_stages,
)
from leaderdesk.domain.claims.courses import WHOLE
from leaderdesk.domain.delays import DelaySettings, Estimate, estimate_delay
from leaderdesk.domain.sheets.delays import DelaySheet, Known, Wish, sheet_of_delays
from leaderdesk.domain.sheets.funnels import FunnelLine, funnel_of, steps_of_claims
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.delays import Days, read_days
from leaderdesk.store.queries.money import fund_facts

_KEPT, _ESTIMATED = "delay_cases", "payment_estimate"
SETTINGS = DelaySettings()


@dataclass(frozen=True, slots=True)
class Cases:
    """Every case, what contradicts itself, and the dossiers they speak of."""

    cases: tuple[DelayCase, ...]
    contradictions: tuple[Contradiction, ...]
    days: tuple[DossierDays, ...]
    dossiers: Mapping[int, Known]
    claimed: Mapping[int, Collection[str]]


def read_cases(base: OpenBase) -> Cases:
    """All the base teaches about delays."""
    kept = base.kept.get(_KEPT)
    if isinstance(kept, tuple) and kept[0] == base.height:
        return kept[1]  # type: ignore[no-any-return]  # what this function keeps
    with base.read() as session:
        found = _cases_of(read_days(session))
    base.kept[_KEPT] = (base.height, found)
    return found


def read_delays(base: OpenBase, wish: Wish, on: date) -> DelaySheet:
    """The delays wished, as they were known on a day."""
    found = read_cases(base)
    return sheet_of_delays(found.cases, found.contradictions, found.dossiers, wish, on, SETTINGS)


def read_funnel(base: OpenBase, year: int | None, on: date) -> tuple[FunnelLine, ...]:
    """How far the dossiers received in a year have come, and with how much."""
    found = read_cases(base)
    days = [each for each in found.days if each.received_on is None or each.received_on <= on]
    with base.read() as session:
        facts = fund_facts(session)
    return funnel_of(days, facts, year, found.claimed)


def estimate_payment(base: OpenBase, on: date) -> Estimate:
    """What a payment takes, from the claim to the money: the treasuries rest on this, and the page shows its cases."""
    kept = base.kept.get(_ESTIMATED)
    if isinstance(kept, tuple) and kept[0] == (base.height, on):
        return kept[1]  # type: ignore[no-any-return]  # what this function keeps
    cases = [each.past for each in read_cases(base).cases if each.past.stage == WHOLE]
    found = estimate_delay(cases, WHOLE, on, SETTINGS)
    base.kept[_ESTIMATED] = ((base.height, on), found)
    return found


def _cases_of(days: Days) -> Cases:
    status = {each.id: each.status for each in days.dossiers}
    cases: list[DelayCase] = []
    wrong: list[Contradiction] = []
    for dossier in days.dossiers:
        found, doubts = cases_of_dossier(dossier)
        cases += found
        wrong += doubts
    for claim in days.claims:
        found, doubts = cases_of_claim(claim, status.get(claim.dossier_id, ""))
        cases += found
        wrong += doubts
    for staged in days.staged:
        cases += cases_of_stages(staged, status.get(staged.dossier_id, ""))
    for funder in days.funders:
        cases += cases_of_funder(funder, status.get(funder.dossier_id, ""))
    known = {each.id: Known(each.number, each.title, each.status) for each in days.dossiers}
    return Cases(tuple(cases), tuple(wrong), days.dossiers, known, steps_of_claims(days.claims))
