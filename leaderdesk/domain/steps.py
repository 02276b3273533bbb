"""How a result was reached: codes with exact data, in order; `words` makes the sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

Value = Fraction | int | str | date | None


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that counted in a result."""

    code: str
    data: Mapping[str, Value] = field(default_factory=dict)


def step(code: str, **data: Value) -> Step:
    """A step with its data by name."""
    return Step(code, data)
