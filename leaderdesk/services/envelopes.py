"""The envelopes: their gauges read on any day; a change of some dossiers reads again those only, on past days too."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from itertools import groupby

from leaderdesk.domain.envelopes.facts import FundFacts
from leaderdesk.domain.envelopes.maquettes import EnvelopeSettings
from leaderdesk.domain.envelopes.rules import EnvelopeRules, write_envelope_rules
from leaderdesk.domain.sheets.envelopes import EnvelopesSheet, Maquette, Taken, sheet_of_envelopes, taken_of
from leaderdesk.domain.sheets.shares import ASPECTS, Aspect, ShareLine, shares_of
from leaderdesk.services.by_dossier import ByDossier, Source, read_all, read_some
from leaderdesk.services.done import Done
from leaderdesk.services.reading import today
from leaderdesk.services.settings import set_setting
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.dossiers_changed import touched_dossiers
from leaderdesk.store.queries.envelopes import read_maquette, read_rules
from leaderdesk.store.queries.money import fund_facts, money_traits

_KEPT, _SHEET, _DAYS = "envelopes", "envelopes_sheet", "envelopes_days"
# The past days that reports and targets ask for; each of them may be thousands of dossiers.
_MOST_DAYS = 8
_ByTaken = ByDossier[tuple[Taken, ...]]


@dataclass(slots=True)
class _KeptDays:
    """Past days, the one that was asked for longest ago first."""

    days: dict[date, tuple[_ByTaken, _KeptSheet]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _KeptSheet:
    """The sheet as it stood at an entry of the journal: what every dossier took then, the envelopes, their settings."""

    height: int
    made_of: tuple[Mapping[int, tuple[Taken, ...]], Maquette, EnvelopeSettings]
    sheet: EnvelopesSheet


def read_envelopes(base: OpenBase, on: date | None = None) -> EnvelopesSheet:
    """Every gauge as it stands, or as it stood on a day."""
    day, kept = today(base), base.kept.get(_SHEET)
    if on is not None and on != day:
        return _read_past(base, on)
    if not isinstance(kept, _KeptSheet) or (kept.height, kept.sheet.on) != (base.height, day):
        taken = read_all(base, _source(day, is_today=True), _kept(base, day))
        base.kept[_KEPT] = (day, taken)
        kept = base.kept[_SHEET] = _sheet_of(base, day, taken, kept if isinstance(kept, _KeptSheet) else None)
    return kept.sheet


def read_shares(base: OpenBase) -> dict[Aspect, tuple[ShareLine, ...]]:
    """Who the programmed money goes to, in every way it is told apart."""
    sheet, targets = read_envelopes(base), envelope_rules(base).share_targets
    with base.read() as session:
        traits = money_traits(session)
    return {aspect: shares_of(sheet.every, traits, aspect, targets) for aspect in ASPECTS}


def aim_shares(base: OpenBase, targets: Mapping[str, Fraction | None]) -> Done:
    """Give parts of the money the targets they are held against, or take these away, as one action."""
    rules = envelope_rules(base)
    aimed = {name: rate for name, rate in {**rules.share_targets, **targets}.items() if rate is not None}
    return set_setting(base, "envelope_rules", write_envelope_rules(replace(rules, share_targets=aimed)))


def envelope_rules(base: OpenBase) -> EnvelopeRules:
    """How the programme watches its envelopes."""
    with base.read() as session:
        return read_rules(session)


def read_envelopes_ahead(base: OpenBase, most: int) -> int:
    """Read what some more dossiers take, before it is asked; how many are left."""
    day = today(base)
    kept = read_some(base, _source(day, is_today=True), _kept(base, day), most)
    base.kept[_KEPT] = (day, kept)
    return len(kept.left)


def _read_past(base: OpenBase, day: date) -> EnvelopesSheet:
    """A day that is over is kept too: what is said of it later is read again alone."""
    kept = base.kept.get(_DAYS)
    if not isinstance(kept, _KeptDays):
        kept = base.kept[_DAYS] = _KeptDays()
    taken, sheet = kept.days.pop(day, (None, None))
    if taken is None or sheet is None or sheet.height != base.height:
        taken = read_all(base, _source(day, is_today=False), taken)
        sheet = _sheet_of(base, day, taken, sheet)
    kept.days[day] = taken, sheet
    if len(kept.days) > _MOST_DAYS:
        del kept.days[next(iter(kept.days))]
    return sheet.sheet


def _sheet_of(base: OpenBase, day: date, taken: _ByTaken, kept: _KeptSheet | None) -> _KeptSheet:
    """The sheet of a day; most of what is done changes nothing that it is made of."""
    with base.read() as session:
        maquette, settings = read_maquette(session), read_rules(session).gauges()
    made_of = (taken.known, maquette, settings)
    if kept is not None and (kept.sheet.on, kept.made_of) == (day, made_of):
        return _KeptSheet(base.height, made_of, kept.sheet)
    return _KeptSheet(base.height, made_of, sheet_of_envelopes(maquette, _in_order(taken.known), settings, day))


def _in_order(known: Mapping[int, tuple[Taken, ...]]) -> list[Taken]:
    """What every dossier takes, by number."""
    found = [each for several in known.values() for each in several]
    return sorted(found, key=lambda each: (each.number, each.facts.fund_id))


def _kept(base: OpenBase, day: date) -> _ByTaken | None:
    """What is known as of the day: past midnight, what was dated of tomorrow counts."""
    kept = base.kept.get(_KEPT)
    return kept[1] if isinstance(kept, tuple) and kept[0] == day else None


def touched(base: OpenBase, height: int) -> Collection[int] | None:
    """The dossiers whose money may have changed since a height; nothing where it may be any."""
    with base.read() as session:
        found = touched_dossiers(session, height)
    return None if found is None else found.keys


def _source(day: date, *, is_today: bool) -> Source[tuple[Taken, ...]]:
    def read(base: OpenBase, among: Collection[int] | None) -> dict[int, tuple[Taken, ...]]:
        with base.read() as session:
            return _by_dossier(fund_facts(session, day, among, is_today=is_today))

    return Source(touched, read)


def _by_dossier(facts: list[FundFacts]) -> dict[int, tuple[Taken, ...]]:
    ordered = sorted(facts, key=lambda each: each.dossier_id)
    return {key: tuple(map(taken_of, same)) for key, same in groupby(ordered, key=lambda each: each.dossier_id)}
