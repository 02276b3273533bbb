"""The envelopes: their gauges read on any day; a change of some dossiers reads again those only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from itertools import groupby

from leaderdesk.domain.envelopes.facts import FundFacts
from leaderdesk.domain.envelopes.rules import EnvelopeRules, write_envelope_rules
from leaderdesk.domain.sheets.envelopes import EnvelopesSheet, Taken, sheet_of_envelopes, taken_of
from leaderdesk.domain.sheets.shares import ASPECTS, Aspect, ShareLine, shares_of
from leaderdesk.services.done import Done
from leaderdesk.services.reading import today
from leaderdesk.services.settings import set_setting
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.dossiers_changed import touched_dossiers
from leaderdesk.store.queries.envelopes import read_maquette, read_rules, read_sheet
from leaderdesk.store.queries.money import fund_facts, money_traits

_KEPT, _SHEET = "envelopes", "envelopes_sheet"


@dataclass(frozen=True, slots=True)
class _Kept:
    """What every dossier takes, as it was read up to an entry of the journal."""

    height: int
    taken: dict[int, tuple[Taken, ...]]


def read_envelopes(base: OpenBase, on: date | None = None) -> EnvelopesSheet:
    """Every gauge as it stands, or as it stood on a day."""
    if on is not None:
        with base.read() as session:
            return read_sheet(session, today(base), on)
    day, kept = today(base), base.kept.get(_SHEET)
    if isinstance(kept, tuple) and kept[:2] == (base.height, day):
        return kept[2]  # type: ignore[no-any-return]  # what this function keeps
    taken = _taken(base)
    with base.read() as session:
        maquette, rules = read_maquette(session), read_rules(session)
    sheet = sheet_of_envelopes(maquette, taken, rules.gauges(), day)
    base.kept[_SHEET] = (base.height, day, sheet)
    return sheet


def read_shares(base: OpenBase) -> dict[Aspect, tuple[ShareLine, ...]]:
    """Who the programmed money goes to, in every way it is told apart."""
    sheet, targets = read_envelopes(base), envelope_rules(base).share_targets
    with base.read() as session:
        traits = money_traits(session)
    taken = (*sheet.dossiers, *sheet.outside)
    return {aspect: shares_of(taken, traits, aspect, targets) for aspect in ASPECTS}


def aim_shares(base: OpenBase, targets: Mapping[str, Fraction | None]) -> Done:
    """Give parts of the money the targets they are held against, or take these away, as one action."""
    rules = envelope_rules(base)
    aimed = {name: rate for name, rate in {**rules.share_targets, **targets}.items() if rate is not None}
    return set_setting(base, "envelope_rules", write_envelope_rules(replace(rules, share_targets=aimed)))


def envelope_rules(base: OpenBase) -> EnvelopeRules:
    """How the programme watches its envelopes."""
    with base.read() as session:
        return read_rules(session)


def _taken(base: OpenBase) -> list[Taken]:
    """What every dossier takes, by number."""
    kept = base.kept.get(_KEPT)
    if not isinstance(kept, _Kept) or kept.height != base.height:
        kept = base.kept[_KEPT] = _read_again(base, kept if isinstance(kept, _Kept) else None)
    found = [each for several in kept.taken.values() for each in several]
    return sorted(found, key=lambda each: (each.number, each.facts.fund_id))


def _read_again(base: OpenBase, kept: _Kept | None) -> _Kept:
    height = base.height
    with base.read() as session:
        touched = None if kept is None else touched_dossiers(session, kept.height)
        if kept is None or touched is None:
            return _Kept(height, _by_dossier(fund_facts(session)))
        found = _by_dossier(fund_facts(session, among=touched.keys)) if touched.keys else {}
    rest = {key: each for key, each in kept.taken.items() if key not in touched.keys}
    return _Kept(height, rest | found)


def _by_dossier(facts: list[FundFacts]) -> dict[int, tuple[Taken, ...]]:
    ordered = sorted(facts, key=lambda each: each.dossier_id)
    return {key: tuple(map(taken_of, same)) for key, same in groupby(ordered, key=lambda each: each.dossier_id)}
