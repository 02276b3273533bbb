"""Seeds of the demonstration base as the services take them: seats, rules."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from leaderdesk.services import committees, programmes
from leaderdesk.services.demo_desk import cents

Seed = dict[str, Any]
_RATES = frozenset({"feader_share", "max_public_aid_rate", "min_own_rate", "min_own_of_public_funding"})


def seat_draft(seed: Seed) -> committees.SeatDraft:
    """A seat with its structure."""
    structure = seed["structure"]
    return committees.SeatDraft(
        structure=structure["name"],
        structure_kind=structure["kind"],
        commune=structure["commune"],
        **{name: value for name, value in seed.items() if name != "structure"},
    )


def rules_of(seed: Seed) -> programmes.Rules:
    """Rules as written for people: rates and euros as decimal text."""
    return programmes.Rules(**{name: _rule(name, value) for name, value in seed.items()})


def _rule(name: str, value: Any) -> Any:  # noqa: ANN401 - one field of the rules, of its own type
    if name in _RATES:
        return Fraction(value)
    return cents(value) if name.endswith(("_min", "_max")) else value
