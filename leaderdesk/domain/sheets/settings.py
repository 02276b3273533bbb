"""What the settings and documents of a programme say to a dossier; a wrong one leaves the default, and is named."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import TypeVar

from leaderdesk.domain.costs.checks import with_sound_scales
from leaderdesk.domain.costs.settings import CostRules
from leaderdesk.domain.eligibility.checklists import Checklist
from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.lives.moves import Life
from leaderdesk.domain.lives.presets import ONE_PASSAGE
from leaderdesk.domain.programmes.aids import readable_aids, with_aids
from leaderdesk.domain.programmes.checklists import read_checklist, usual_items
from leaderdesk.domain.programmes.lives import read_life
from leaderdesk.domain.programmes.rules import Rules
from leaderdesk.domain.programmes.settings import read_cost_rules, read_months
from leaderdesk.domain.sheets.amounts import Flaw
from leaderdesk.domain.sheets.dossiers import ChecklistRecord, WholeDossier
from leaderdesk.domain.sheets.rows import RulesRecord

DEFAULT_DELAYS = (8, 14, 24)
DEFAULT_COMPLETENESS_DAYS = 30
DEFAULT_RECONCILIATION_DAYS = 40
DEFAULT_VAT_REFUND_MONTHS = 3
_WHOLE = Fraction(1)
T = TypeVar("T")


def read_setting(settings: Mapping[str, str], code: str, read: Callable[[str], T], default: T) -> tuple[T, Flaw | None]:
    """A setting and what is wrong with it, in which case it is the default."""
    text = settings.get(code)
    if not text:
        return default, None
    try:
        return read(text), None
    except WrongInput as wrong:
        return default, Flaw("wrong_setting", label=code, wrong=wrong)


def life_of(settings: Mapping[str, str]) -> Life:
    """The life of the programme's dossiers; one that cannot be read leaves the usual one."""
    return read_setting(settings, "life", read_life, ONE_PASSAGE)[0]


def delays_of(settings: Mapping[str, str]) -> tuple[tuple[int, int, int], Flaw | None]:
    """Months from a claim to its payment: early, likely, late."""
    return read_setting(settings, "payment_delays", read_months, DEFAULT_DELAYS)


def cost_rules_of(settings: Mapping[str, str]) -> tuple[CostRules, Flaw | None]:
    """How the programme reads cost lines."""
    return read_setting(settings, "cost_rules", _read_cost_rules, CostRules())


def completeness_days(settings: Mapping[str, str]) -> int:
    """The days a letter leaves to bring what is missing."""
    return _count(settings, "completeness_days", DEFAULT_COMPLETENESS_DAYS)


def reconciliation_days(settings: Mapping[str, str]) -> int:
    """The days after which a table of the region is due again."""
    return _count(settings, "reconciliation_days", DEFAULT_RECONCILIATION_DAYS)


def vat_refund_months(settings: Mapping[str, str]) -> int:
    """The months until the VAT of an expense comes back to who recovers it."""
    return _count(settings, "vat_refund_months", DEFAULT_VAT_REFUND_MONTHS)


def checklist_of(whole: WholeDossier, on: date) -> Checklist:
    """The version the dossier was checked under, else the one in force, else the usual checks (version nought)."""
    fiche = whole.fiche.code if whole.fiche else ""
    aids = whole.settings.get("aid_regimes", "")
    pinned = [each for each in whole.checklists if each.id == whole.record.checklist_id]
    begun = sorted((each for each in whole.checklists if each.holds_from <= on), key=_begun)
    for each in (*pinned, *reversed(begun)):
        found = _readable(each, fiche, aids)
        if found is not None:
            return found
    return _usual(fiche, whole.rules, aids)


def money_rules(record: RulesRecord) -> Rules:
    """A version of the money rules, as documents have them."""
    return Rules(**{name: getattr(record, name) for name in Rules.__slots__})


def share_or_one(share: Fraction | None) -> Fraction:
    """A share that nobody has said is the whole, and the eligibility check asks for it."""
    return _WHOLE if share is None else share


def _readable(record: ChecklistRecord, fiche: str, aids: str) -> Checklist | None:
    try:
        return _followed(record.definition, fiche, record.version, record.holds_from, aids)
    except WrongInput:
        return None


@lru_cache(maxsize=64)
def _followed(definition: str, fiche: str, version: int, holds_from: date, aids: str) -> Checklist:
    """A checklist on the regimes of the programme, made once for all the dossiers under it."""
    return with_aids(read_checklist(definition, fiche, version, holds_from), readable_aids(aids))


@lru_cache(maxsize=64)
def _usual(fiche: str, rules: RulesRecord | None, aids: str) -> Checklist:
    usual = Checklist(fiche, 0, date.min, usual_items(money_rules(rules) if rules else None))
    return with_aids(usual, readable_aids(aids))


def _begun(record: ChecklistRecord) -> tuple[date, int]:
    return record.holds_from, record.version


@lru_cache(maxsize=16)
def _read_cost_rules(text: str) -> CostRules:
    return with_sound_scales(read_cost_rules(text))


def _count(settings: Mapping[str, str], code: str, default: int) -> int:
    text = settings.get(code, "")
    return int(text) if text.isascii() and text.isdigit() else default
