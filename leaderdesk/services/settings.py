"""The settings of the programme: read with what they mean, changed as new versions that hold from a day."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select

from leaderdesk.domain.claims.rules import ClaimRules, read_claim_rules
from leaderdesk.domain.controls.periods import ControlPeriod, read_control_period
from leaderdesk.domain.costs.settings import CostRules
from leaderdesk.domain.envelopes.rules import EnvelopeRules, read_envelope_rules
from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.lives.moves import Life
from leaderdesk.domain.programmes.lives import LifeChoice, read_life, write_choice, write_life
from leaderdesk.domain.programmes.settings import (
    CATALOGUE,
    SettingSpec,
    problems_of_setting,
    read_cost_rules,
    read_months,
    read_other_funds,
    spec_of,
)
from leaderdesk.domain.running.rules import RunningRules, read_running_rules
from leaderdesk.domain.sheets.amounts import Flaw
from leaderdesk.domain.sheets.settings import read_setting
from leaderdesk.domain.sittings.rules import DOUBLE
from leaderdesk.domain.sittings.rules import read_rules as read_committee_rules
from leaderdesk.services.bases import act
from leaderdesk.services.done import Done, done
from leaderdesk.store.base import OpenBase
from leaderdesk.store.queries.settings import kept_setting, kept_settings
from leaderdesk.store.schema import Setting
from leaderdesk.store.unit import Unit
from leaderdesk.words.settings import label

# What dossiers and small aids are reckoned with: their lists and records show it too.
_RECKONED_WITH = frozenset(
    {
        "life",
        "cost_rules",
        "claim_rules",
        "aid_regimes",
        "payment_delays",
        "vat_refund_months",
        "completeness_days",
        "envelope_rules",
        "running_rules",
    }
)


# The settings kept as documents: how each is read, and what it is until then.
_DOCUMENTS: dict[str, tuple[Callable[[str], Any], Any]] = {
    "claim_rules": (read_claim_rules, ClaimRules()),
    "committee_rules": (read_committee_rules, DOUBLE),
    "control_period": (read_control_period, ControlPeriod()),
    "cost_rules": (read_cost_rules, CostRules()),
    "envelope_rules": (read_envelope_rules, EnvelopeRules()),
    "other_funds": (read_other_funds, ()),
    "running_rules": (read_running_rules, RunningRules()),
}


@dataclass(frozen=True, slots=True)
class SettingVersion:
    """A value that a setting had, and from when on."""

    version: int
    holds_from: date | None
    value: str


@dataclass(frozen=True, slots=True)
class SettingRow:
    """A setting with its value; the default as long as nobody chose another."""

    spec: SettingSpec
    value: str
    is_default: bool
    versions: tuple[SettingVersion, ...]


def read_settings(base: OpenBase) -> tuple[SettingRow, ...]:
    """Every setting of the catalogue, its versions in order."""
    with base.read() as session:
        rows = session.scalars(select(Setting).order_by(Setting.version)).all()
        known: dict[str, list[SettingVersion]] = {}
        for row in rows:
            known.setdefault(row.code, []).append(SettingVersion(row.version, row.holds_from, row.value))
    return tuple(_row(spec, tuple(known.get(spec.code, ()))) for spec in CATALOGUE)


def set_setting(base: OpenBase, code: str, value: str, *, holds_from: date | None = None) -> Done:
    """Give a setting a new value, as a new version that holds from a day."""
    _refuse_wrong(code, value)
    with Unit(base, act(base, "set_setting", setting=label(code))) as unit:
        last = unit.session.scalar(select(func.max(Setting.version)).where(Setting.code == code))
        unit.session.add(
            Setting(id=base.author.ids.key(), code=code, version=(last or 0) + 1, holds_from=holds_from, value=value)
        )
        topics = ("dossiers", "holders") if code in _RECKONED_WITH else ()
        return done(unit.commit(), "settings", *topics)


def setting(base: OpenBase, code: str, default: str | None = None) -> str:
    """The latest value of a setting, or its default."""
    with base.read() as session:
        chosen = kept_setting(session, code)
    if chosen:
        return chosen
    spec = spec_of(code)
    return default if default is not None else (spec.default if spec else "")


def unread_settings(base: OpenBase, codes: Iterable[str]) -> tuple[Flaw, ...]:
    """Those that cannot be read, among some: what stands on them takes the usual values, and that is to be said."""
    with base.read() as session:
        kept = kept_settings(session)
    flaws = (read_setting(kept, code, *_DOCUMENTS[code])[1] for code in codes)
    return tuple(flaw for flaw in flaws if flaw is not None)


def set_life(base: OpenBase, life: Life | LifeChoice) -> Done:
    """Give the dossiers of the programme another life; one that leads nowhere is refused."""
    return set_setting(base, "life", write_choice(life) if isinstance(life, LifeChoice) else write_life(life))


def programme_life(base: OpenBase) -> Life:
    """The life of the programme's dossiers."""
    return read_life(setting(base, "life"))


def cost_rules(base: OpenBase) -> CostRules:
    """How the programme reads cost lines."""
    return read_cost_rules(setting(base, "cost_rules"))


def payment_delays(base: OpenBase) -> tuple[int, int, int]:
    """Months from the claim to the payment: early, likely, late."""
    return read_months(setting(base, "payment_delays"))


def _row(spec: SettingSpec, versions: tuple[SettingVersion, ...]) -> SettingRow:
    value = versions[-1].value if versions else spec.default
    return SettingRow(spec, value, not versions or value == spec.default, versions)


def _refuse_wrong(code: str, value: str) -> None:
    problems = [each for each in problems_of_setting(code, value) if each.is_blocking]
    if problems:
        raise Refusal("wrong_setting", setting=code, problem=problems[0].code, details=dict(problems[0].data))
