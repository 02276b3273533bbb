"""Measured delays: every case of the base, what estimates rest on; a change reads again the dossiers it touched.

Estimates need the payments alone: they are read apart, as every dossier that is opened rests on them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from leaderdesk.domain.claims.cases import (
    ClaimOf,
    Contradiction,
    DelayCase,
    DossierDays,
    FunderDays,
    StagedOf,
    cases_of_claim,
    cases_of_dossier,
    cases_of_funder,
    cases_of_stages,
    payment_of_claim,
)
from leaderdesk.domain.claims.courses import WHOLE
from leaderdesk.domain.delays import DelaySettings, Estimate, PastStage, estimate_delay
from leaderdesk.domain.sheets.delays import DelaySheet, Known, Wish, sheet_of_delays
from leaderdesk.domain.sheets.funnels import FunnelLine, funnel_of, steps_of_claims
from leaderdesk.services.by_dossier import ByDossier, Source, read_all, read_some
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.delays import Days, PaymentsOf, read_days, read_payment_days, touched_delays
from leaderdesk.store.queries.money import fund_facts

_KEPT, _PAYMENTS, _ESTIMATED = "delay_cases", "payment_cases", "payment_estimate"
SETTINGS = DelaySettings()
_Row = TypeVar("_Row", ClaimOf, StagedOf, FunderDays)


@dataclass(frozen=True, slots=True)
class Cases:
    """Every case, what contradicts itself, and the dossiers they speak of."""

    cases: tuple[DelayCase, ...]
    contradictions: tuple[Contradiction, ...]
    days: tuple[DossierDays, ...]
    dossiers: Mapping[int, Known]
    claimed: Mapping[int, Collection[str]]


@dataclass(frozen=True, slots=True)
class _Taught:
    """What one dossier teaches."""

    days: DossierDays
    cases: tuple[DelayCase, ...]
    contradictions: tuple[Contradiction, ...]
    claimed: frozenset[str]


@dataclass(frozen=True, slots=True)
class _KeptCases:
    """What every dossier teaches, as it was read up to an entry of the journal, and all of it together."""

    height: int
    taught: Mapping[int, _Taught]
    together: Cases


def read_cases(base: OpenBase) -> Cases:
    """All the base teaches about delays."""
    kept = base.kept.get(_KEPT)
    if not isinstance(kept, _KeptCases) or kept.height != base.height:
        kept = base.kept[_KEPT] = _cases_again(base, kept if isinstance(kept, _KeptCases) else None)
    return kept.together


def read_delays(base: OpenBase, wish: Wish, on: date) -> DelaySheet:
    """The delays wished, as they were known on a day."""
    found = read_cases(base)
    return sheet_of_delays(found.cases, found.contradictions, found.dossiers, wish, on, SETTINGS)


def read_funnel(base: OpenBase, year: int | None, on: date) -> tuple[FunnelLine, ...]:
    """How far the dossiers received in a year have come, and with how much."""
    found = read_cases(base)
    days = [each for each in found.days if each.received_on is None or each.received_on <= on]
    with base.read() as session:
        facts = fund_facts(session, on, is_today=True)
    return funnel_of(days, facts, year, found.claimed)


def estimate_payment(base: OpenBase, on: date) -> Estimate:
    """What a payment takes, from the claim to the money: the treasuries rest on this, and the page shows its cases."""
    payments, kept = _payments(base), base.kept.get(_ESTIMATED)
    if isinstance(kept, tuple) and kept[0] is payments and kept[1] == on:
        return kept[2]  # type: ignore[no-any-return]  # what this function keeps
    found = estimate_delay([each for same in payments.values() for each in same], WHOLE, on, SETTINGS)
    base.kept[_ESTIMATED] = (payments, on, found)
    return found


def _cases_again(base: OpenBase, kept: _KeptCases | None) -> _KeptCases:
    height = base.height
    with base.read() as session:
        touched = None if kept is None else touched_delays(session, kept.height)
        found = _by_dossier(read_days(session, touched)) if touched is None or touched else {}
    if kept is not None and touched is not None:
        if all(kept.taught.get(key) == found.get(key) for key in touched):
            return _KeptCases(height, kept.taught, kept.together)
        found = {key: each for key, each in kept.taught.items() if key not in touched} | found
    return _KeptCases(height, found, _together(found))


def read_payments_ahead(base: OpenBase, most: int) -> int:
    """Read the payments of some more dossiers, before they are asked; how many are left."""
    kept = base.kept[_PAYMENTS] = read_some(base, _SOURCE, _kept_payments(base), most)
    return len(kept.left)


def _payments(base: OpenBase) -> Mapping[int, tuple[PastStage, ...]]:
    kept = base.kept[_PAYMENTS] = read_all(base, _SOURCE, _kept_payments(base))
    return kept.known


def _kept_payments(base: OpenBase) -> ByDossier[tuple[PastStage, ...]] | None:
    kept = base.kept.get(_PAYMENTS)
    return kept if isinstance(kept, ByDossier) else None


def _touched(base: OpenBase, height: int) -> Collection[int] | None:
    with base.read() as session:
        return touched_delays(session, height)


def _read_payments(base: OpenBase, among: Collection[int] | None) -> Mapping[int, tuple[PastStage, ...]]:
    with base.read() as session:
        return _past_by_dossier(read_payment_days(session, among))


def _by_dossier(days: Days) -> dict[int, _Taught]:
    claims, staged, funders = _apart(days.claims), _apart(days.staged), _apart(days.funders)
    steps, found = steps_of_claims(days.claims), {}
    for dossier in days.dossiers:
        key, status = dossier.id, dossier.status
        cases, wrong = cases_of_dossier(dossier)
        for claim in claims.get(key, ()):
            more, doubts = cases_of_claim(claim, status)
            cases += more
            wrong += doubts
        for each in staged.get(key, ()):
            cases += cases_of_stages(each, status)
        for funder in funders.get(key, ()):
            cases += cases_of_funder(funder, status)
        found[key] = _Taught(dossier, tuple(cases), tuple(wrong), frozenset(steps.get(key, ())))
    return found


def _past_by_dossier(days: PaymentsOf) -> Mapping[int, tuple[PastStage, ...]]:
    found: defaultdict[int, list[PastStage]] = defaultdict(list)
    for each in days.claims:
        past = payment_of_claim(each.filed_on, each.paid_on, each.fund, each.status)
        if past is not None:
            found[each.dossier_id].append(past)
    for staged in days.staged:
        cases = cases_of_stages(staged, days.states[staged.dossier_id])
        found[staged.dossier_id] += [each.past for each in cases if each.past.stage == WHOLE]
    return {key: tuple(several) for key, several in found.items()}


def _apart(rows: Iterable[_Row]) -> Mapping[int, list[_Row]]:
    found: defaultdict[int, list[_Row]] = defaultdict(list)
    for each in rows:
        found[each.dossier_id].append(each)
    return found


def _together(found: Mapping[int, _Taught]) -> Cases:
    taught = sorted(found.values(), key=lambda each: each.days.number)
    return Cases(
        cases=tuple(case for each in taught for case in each.cases),
        contradictions=tuple(wrong for each in taught for wrong in each.contradictions),
        days=tuple(each.days for each in taught),
        dossiers={each.days.id: Known(each.days.number, each.days.title, each.days.status) for each in taught},
        claimed={each.days.id: each.claimed for each in taught if each.claimed},
    )


_SOURCE = Source(_touched, _read_payments)
