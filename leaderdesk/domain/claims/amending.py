"""The convention as its amendments leave it: what each fund gives and until when it runs, on any day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from leaderdesk.domain.claims.rows import AmendmentRow
from leaderdesk.domain.claims.settling import Reckoned

# An amount in cents, and the day it was said.
Said = tuple[date, int]
Standing = Literal["asked", "decided", "in_force", "refused", "draft"]
_CONVENTION = "convention"


@dataclass(frozen=True, slots=True)
class Amended:
    """An amendment, where it stands on a day, and what it changes: amounts in cents, None where it changes none."""

    row: AmendmentRow
    standing: Standing
    amount_before: int | None
    amount_after: int | None
    ends_before: date | None
    ends_after: date | None

    @property
    def released(self) -> int:
        """What it gives back to the envelope; below zero, what it takes more."""
        if self.amount_before is None or self.amount_after is None:
            return 0
        return self.amount_before - self.amount_after


def standing_of(row: AmendmentRow, on: date) -> Standing:
    """Where an amendment stands on a day: it counts from its signature."""
    for name, day in (("refused", row.refused_on), ("in_force", row.signed_on), ("decided", row.decided_on)):
        if day is not None and day <= on:
            return name  # type: ignore[return-value]  # one of them
    return "asked" if row.asked_on is not None and row.asked_on <= on else "draft"


def follow_amendments(
    rows: Sequence[AmendmentRow], fund_id: int | None, said: Sequence[Said], ends_on: date | None, on: date
) -> tuple[Amended, ...]:
    """Each amendment with what it changes of a fund and of the end: in the order of signatures, the unsigned last.

    `said` is what was said of the fund itself, the oldest first: what is said after an amendment counts from then on.
    """
    found, waiting = [], list(said)
    amount: int | None = None
    for row in sorted(rows, key=lambda each: (each.signed_on or date.max, each.position, each.id)):
        standing = standing_of(row, on)
        while waiting and waiting[0][0] <= (row.signed_on or date.max):
            amount = waiting.pop(0)[1]
        amount_after = row.amount if row.amount is not None and row.fund_id in (None, fund_id) else None
        found.append(Amended(row, standing, amount, amount_after, ends_on, row.ends_on))
        if standing == "in_force":
            amount = amount if amount_after is None else amount_after
            ends_on = row.ends_on or ends_on
    return tuple(found)


def end_on(amendments: Sequence[AmendmentRow], first: date | None, on: date) -> date | None:
    """When the convention ends, by what was signed up to a day; what was typed at first stays as it is."""
    found = follow_amendments(amendments, None, (), first, on)
    return next((each.ends_after for each in reversed(found) if each.standing == "in_force" and each.ends_after), first)


def given_from(
    rows: Sequence[AmendmentRow], fund_id: int, said: Sequence[Said], on: date
) -> tuple[tuple[date, int, bool], ...]:
    """What a fund gives from each day on, and whether an amendment says so; of one day, the amendment counts."""
    changed = [
        (each.row.signed_on, each.amount_after, True)
        for each in follow_amendments(rows, fund_id, said, None, on)
        if each.standing == "in_force" and each.row.signed_on is not None and each.amount_after is not None
    ]
    return tuple(sorted([*((*each, False) for each in said), *changed], key=lambda each: (each[0], each[2])))


def reckon_convention(rows: Sequence[AmendmentRow], fund_id: int) -> tuple[Reckoned, ...]:
    """What the convention gives of a fund from each signed amendment on; of one day, the last counts."""
    signed = sorted(
        (each for each in rows if each.signed_on and each.amount is not None and each.fund_id == fund_id),
        key=lambda each: (each.signed_on or date.max, each.position, each.id),
    )
    latest = {each.signed_on: each.amount for each in signed if each.refused_on is None}
    return tuple(Reckoned(_CONVENTION, day, amount) for day, amount in latest.items() if day and amount is not None)
