"""What puts a dossier on the waiting list, what its decision allows on a day, and how the list is gone down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from leaderdesk.domain.ranking import STOP
from leaderdesk.domain.steps import Step, step

Outcome = Literal["called", "to_vote", "to_decide", "too_large", "behind", "no_decision", "expired", "not_yet"]
# Without a decision in force there is no place on the list: nobody behind is held back.
OUTSIDE = ("no_decision", "expired", "not_yet")


@dataclass(frozen=True, slots=True)
class ListingDecision:
    """What put a dossier on the list, whether it is enough to give the money, and until when it holds."""

    key: str
    on: date
    allows: Literal["call", "vote"] = "vote"
    until: date | None = None


@dataclass(frozen=True, slots=True)
class WaitingSettings:
    """Whether a smaller dossier may pass before a larger one, and whether the list may use over-programming."""

    policy: str = STOP
    within: Literal["limit", "envelope"] = "limit"


def standing_of(decision: ListingDecision | None, on: date) -> Outcome:
    """What the decision alone allows on that day."""
    if decision is None:
        return "no_decision"
    if on < decision.on:
        return "not_yet"
    if decision.until is not None and decision.until < on:
        return "expired"
    return "called" if decision.allows == "call" else "to_vote"


def steps_of_decision(decision: ListingDecision | None) -> tuple[Step, ...]:
    """What put the dossier on the list."""
    if decision is None:
        return ()
    return (step(f"listed_to_{decision.allows}", key=decision.key, on=decision.on, until=decision.until),)
