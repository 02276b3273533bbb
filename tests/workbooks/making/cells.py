"""Cells of the corpus: what the file holds, and what a careful person reads there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from leaderdesk.domain.workbooks.fields import kind_of

_UNREAD = ("amount_not_read", "day_not_read", "day_impossible", "formula_error", "formula_not_calculated")
ERRORS = frozenset((*_UNREAD, "missing_title", "missing_holder"))
REMARKS = frozenset(
    (
        "hidden_row",
        "text_cut",
        "step_skipped",
        "amount_beside",
        "amount_alone",
        "control_characters",
        "total_below_eligible",
        "plan_unequal",
        "cofunder_without_amount",
    )
)


@dataclass(frozen=True, slots=True)
class Read:
    """A cell whose reading is said: a value, none, a problem, or a value with a problem (either will do)."""

    shown: object
    value: object = None
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Calc:
    """A formula with the result that was kept beside it, or none where it was never calculated."""

    formula: str
    result: Any = None


@dataclass(frozen=True, slots=True)
class Percent:
    """A share shown with a percent sign."""

    share: float


@dataclass(frozen=True, slots=True)
class Broken:
    """A cell that shows an error."""

    error: str = "#REF!"


def means(shown: object, value: object, code: str | None = None) -> Read:
    """A cell that stands for a value."""
    return Read(shown, value, code)


def ask(shown: object, code: str) -> Read:
    """A cell that a careful person asks about."""
    return Read(shown, None, code)


def nothing(shown: object) -> Read:
    """A cell that says nothing, in words or signs."""
    return Read(shown)


def uncalculated(formula: str) -> Read:
    """A formula of which no result was kept."""
    return Read(Calc(formula), None, "formula_not_calculated")


def broken(error: str = "#REF!") -> Read:
    """A cell in error."""
    return Read(Broken(error), None, "formula_error")


def euros(cents: int) -> float:
    """An amount as a number of a cell."""
    return cents / 100


def two(value: object) -> str:
    """A number of a cell as an amount with two decimals."""
    return str(Decimal(repr(value)).quantize(Decimal("0.01"), ROUND_HALF_UP))


def spelled(cents: int, thousands: str = " ", decimal: str = ",", sign: str = "") -> str:
    """An amount as text: `12 345,67`, with the signs asked for."""
    whole, part = divmod(cents, 100)
    return f"{whole:,}".replace(",", thousands) + f"{decimal}{part:02d}{sign}"


def typed(shown: str, cents: int) -> Read:
    """An amount as text, and the cents that it is for sure."""
    return Read(shown, two(euros(cents)))


def read_of(field: str, cell: object) -> Read:
    """What is expected of a plain cell under a field; codes of ours must be said by the case."""
    if isinstance(cell, Read):
        return cell
    if isinstance(cell, Calc):
        return Read(cell, read_of(field, cell.result).value)
    return Read(cell, None if cell is None else _plain(field, cell))


def _plain(field: str, cell: object) -> str:
    match kind_of(field):
        case "amount" if isinstance(cell, int | float):
            return two(cell)
        case "day" if isinstance(cell, date | datetime):
            return cell.isoformat()[:10]
        case "number" if isinstance(cell, int):
            return str(cell)
        case "text" | "number" | "siret" | "commune" | "names" if isinstance(cell, str):
            return " ".join(cell.split())
    raise TypeError(f"{field}: what does {cell!r} stand for?")
