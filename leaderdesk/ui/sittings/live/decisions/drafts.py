"""A decision being prepared: what is chosen and typed, kept beside the record until it is noted."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any, cast

from leaderdesk.domain.sheets.sittings.decisions import DecisionSheet
from leaderdesk.domain.sittings.gestures import Decided, Reservation
from leaderdesk.domain.sittings.ground import GRANTS, OUTCOMES, OutcomeKind

_CENTS = 100
TIED = frozenset({"postponed", "refused"})


@dataclass(frozen=True, slots=True)
class Draft:
    """What is prepared; no amount is the one proposed."""

    outcome: OutcomeKind | None = None
    amount: Fraction | None = None
    reason: str = ""
    criteria: tuple[str, ...] = ()
    reservations: tuple[Reservation, ...] = ()

    @property
    def grants(self) -> bool:
        """True where money is granted."""
        return self.outcome in GRANTS

    def decided(self, point: str, decision: DecisionSheet) -> Decided | None:
        """The gesture, each outcome with what is its own; none while nothing is chosen."""
        if self.outcome is None:
            return None
        has_amount = self.grants and decision.has_money and decision.proposed is not None
        amount = decision.proposed if self.amount is None else self.amount
        return Decided(
            point,
            self.outcome,
            amount=amount if has_amount else None,
            reason=self.reason,
            criteria=self.criteria if self.outcome in TIED else (),
            reservations=tuple(each for each in self.reservations if each.text)
            if self.outcome == "reservations"
            else (),
        )

    def write(self) -> str:
        """As it is kept; nothing where nothing was begun."""
        if self == Draft():
            return ""
        told: dict[str, Any] = {"outcome": self.outcome, "reason": self.reason, "criteria": self.criteria}
        told["amount"] = None if self.amount is None else int(self.amount * _CENTS)
        told["reservations"] = [
            [each.text, each.due_on.isoformat() if each.due_on is not None else "", each.owner]
            for each in self.reservations
        ]
        return json.dumps(told, ensure_ascii=False)


def read_draft(text: str) -> Draft:
    """What was kept; an empty one where it cannot be read."""
    try:
        told = json.loads(text) if text else {}
        return _read(told) if isinstance(told, dict) else Draft()
    except (ValueError, TypeError, KeyError):
        return Draft()


def _read(told: Mapping[str, Any]) -> Draft:
    found = Draft()
    if told.get("outcome") in OUTCOMES:
        found = replace(found, outcome=cast("OutcomeKind", told["outcome"]))
    amount = told.get("amount")
    return replace(
        found,
        amount=None if amount is None else Fraction(int(amount), _CENTS),
        reason=str(told.get("reason", "")),
        criteria=tuple(str(each) for each in told.get("criteria", ())),
        reservations=tuple(
            Reservation(str(text), date.fromisoformat(due) if due else None, str(owner))
            for text, due, owner in told.get("reservations", ())
        ),
    )
