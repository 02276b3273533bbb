"""The values of a difference as texts that are kept, and back: two values are one where their texts are."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from leaderdesk.domain.workbooks.answers import value_data
from leaderdesk.domain.workbooks.fields import kind_of
from leaderdesk.domain.workbooks.taking.noting import value_text
from leaderdesk.domain.workbooks.verdicts import Value

_CENTS = 100


def kept_text(value: Value | None) -> str | None:
    """`12345.67`, `2026-03-31`, `80`, a code or a text; co-funders by name, each with its amount."""
    if value is None:
        return None
    if isinstance(value, tuple):
        said = sorted((each.name, each.amount) for each in value)
        return ", ".join(name if amount is None else f"{name} {value_text(amount)}" for name, amount in said)
    return str(value_data(value))


def read_kept(field: str, text: str | None) -> Value | None:
    """The value that a text keeps of a field; one that makes no sense is read as it is written."""
    if text is None:
        return None
    kind = kind_of(field)
    try:
        if kind in {"amount", "names"}:
            return int(Decimal(text) * _CENTS)
        if kind == "day":
            return date.fromisoformat(text)
        return Fraction(text) / _CENTS if kind == "rate" else text
    except (ValueError, InvalidOperation):
        return text
