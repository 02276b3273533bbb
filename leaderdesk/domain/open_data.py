"""Grants as French public bodies publish them (SCDL « subventions » 2.1.1): the schema as data, and what breaks it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Literal

from leaderdesk.domain.exact import shown
from leaderdesk.domain.holders import is_siret

Kind = Literal["text", "siret", "day", "period", "number", "yes_no"]
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_RNA = r"W[0-9]{9}"
MONEY, IN_KIND = "aide en numéraire", "aide en nature"
ONCE, IN_STAGES, OTHERWISE = "unique", "échelonné", "sur demande de paiement, selon la convention"
YES, NO = "oui", "non"
LONGEST_PURPOSE = 256
_SMALL_AID = "de_minimis"
# Paid to the end: what was paid is all that will be.
_OVER = ("paid", "closed", "in_control")


@dataclass(frozen=True, slots=True)
class Rule:
    """What the schema asks of a column."""

    name: str
    kind: Kind = "text"
    is_required: bool = True
    pattern: str = ""
    choices: tuple[str, ...] = ()
    longest: int | None = None
    least: str = ""
    most: str = ""


SCHEMA = (
    Rule("nomAttribuant"),
    Rule("idAttribuant", "siret"),
    Rule("dateConvention", "day"),
    Rule("referenceDecision", is_required=False),
    Rule("nomBeneficiaire"),
    Rule("idBeneficiaire", "siret", is_required=False),
    Rule("rnaBeneficiaire", is_required=False, pattern=_RNA),
    Rule("objet", longest=LONGEST_PURPOSE),
    Rule("montant", "number"),
    Rule("nature", choices=(MONEY, IN_KIND, f"{MONEY};{IN_KIND}", f"{IN_KIND};{MONEY}")),
    Rule("conditionsVersement", longest=256),
    Rule("datesPeriodeVersement", "period"),
    Rule("idRAE", is_required=False, longest=5),
    Rule("notificationUE", "yes_no", choices=(YES, NO)),
    Rule("pourcentageSubvention", "number", least="0.01", most="1"),
    Rule("dispositifAide", is_required=False),
)
NAMES = tuple(rule.name for rule in SCHEMA)

Line = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Grantor:
    """Who grants, as the programme's settings name it."""

    name: str
    siret: str


@dataclass(frozen=True, slots=True)
class Award:
    """What one European fund grants to a project under a convention; amounts in cents.

    A holder without a name is a person, or may be one: neither the name nor the SIRET is published.
    """

    number: str
    status: str
    holder: str | None
    siret: str
    purpose: str
    amount: int | None
    convention_on: date
    convention_ends_on: date | None
    regime: str | None
    paid_on: tuple[date, ...] = ()
    paid: int = 0


@dataclass(frozen=True, slots=True)
class Breach:
    """Where a line is not what the schema asks: its row in the file, its column, why, and what stands there."""

    row: int
    column: str
    code: str
    read: str


def line_of(award: Award, grantor: Grantor, unnamed: str) -> Line:
    """The line of a grant; what is not known stays empty, and is then a breach where the schema wants it."""
    return {
        "nomAttribuant": grantor.name,
        "idAttribuant": grantor.siret,
        "dateConvention": award.convention_on.isoformat(),
        "referenceDecision": award.number,
        "nomBeneficiaire": unnamed if award.holder is None else award.holder,
        "idBeneficiaire": "" if award.holder is None else award.siret,
        "objet": award.purpose,
        "montant": "" if award.amount is None else shown(Fraction(award.amount, 100)),
        "nature": MONEY,
        "conditionsVersement": _conditions(award),
        "datesPeriodeVersement": _period(award),
        "notificationUE": "" if award.regime is None else YES if award.regime.startswith(_SMALL_AID) else NO,
        "pourcentageSubvention": "1.00",
    }


def breaches(lines: Sequence[Line]) -> tuple[Breach, ...]:
    """Everything in the lines that the schema does not take; the headings are row 1 of the file."""
    return tuple(
        Breach(row, rule.name, code, line.get(rule.name, ""))
        for row, line in enumerate(lines, 2)
        for rule in SCHEMA
        for code in _wrong(rule, line.get(rule.name, ""))
    )


def _conditions(award: Award) -> str:
    if not award.paid_on:
        return OTHERWISE
    is_over = award.status in _OVER or award.paid == award.amount
    return ONCE if is_over and len(award.paid_on) == 1 else IN_STAGES


def _period(award: Award) -> str:
    """The days it was paid once it is; before, from the convention to its end."""
    if award.paid_on and award.status in _OVER:
        first, last = min(award.paid_on), max(award.paid_on)
        return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
    if award.convention_ends_on is None:
        return ""
    return f"{award.convention_on.isoformat()}/{award.convention_ends_on.isoformat()}"


def _wrong(rule: Rule, value: str) -> Iterator[str]:
    if not value:
        if rule.is_required:
            yield "missing"
        return
    if rule.choices and value not in rule.choices:
        yield "not_listed"
    if rule.pattern and not re.fullmatch(rule.pattern, value):
        yield "not_as_written"
    if rule.longest is not None and len(value) > rule.longest:
        yield "too_long"
    if rule.kind == "siret" and not is_siret(value):
        yield "not_siret"
    if rule.kind == "day" and _day(value) is None:
        yield "not_day"
    if rule.kind == "period":
        yield from _wrong_period(value)
    if rule.kind == "number":
        yield from _wrong_number(rule, value)


def _wrong_period(value: str) -> Iterator[str]:
    days = [_day(each) for each in value.split("/")]
    known = [day for day in days if day is not None]
    if len(known) != len(days) or len(days) > 2:  # noqa: PLR2004 - a day, or the two ends of a period
        yield "not_period"
    elif any(after < before for before, after in pairwise(known)):
        yield "backwards"


def _wrong_number(rule: Rule, value: str) -> Iterator[str]:
    if not _NUMBER.fullmatch(value):
        yield "not_number"
    elif rule.least and not Fraction(rule.least) <= Fraction(value) <= Fraction(rule.most):
        yield "out_of_range"


def _day(value: str) -> date | None:
    if not _DAY.fullmatch(value):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None
