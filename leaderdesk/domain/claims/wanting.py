"""What keeps a claim from being paid in full: a convention not signed, funders that have not paid, what is owed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Literal

from leaderdesk.domain.claims.rows import Followed
from leaderdesk.domain.claims.settling import SettledClaim
from leaderdesk.domain.payments import BALANCE
from leaderdesk.domain.sheets.amounts import cents
from leaderdesk.domain.sheets.rows import DossierRecord

Code = Literal["convention_unsigned", "funders_unpaid", "funder_unpaid", "obligation"]
# What the holder owes before any payment, and before the last one.
_ALWAYS = frozenset({"publicity"})
_LAST = frozenset({"publicity", "report", "revenue"})
_COUNTERPART = "counterpart_paid"


@dataclass(frozen=True, slots=True)
class Wanting:
    """One thing: its code, whose it is (a funder, an obligation), its amount in cents, until when."""

    code: Code
    label: str = ""
    amount: int | None = None
    due_on: date | None = None
    data: Mapping[str, str] = field(default_factory=dict)


def wanting_to_be_paid(
    settled: SettledClaim, record: DossierRecord, followed: Followed, unpaid: Sequence[tuple[str, int]]
) -> Iterator[Wanting]:
    """What a claim still lacks once it is filed; nothing for one that is paid or withdrawn.

    `unpaid` are the funders that call the fund, with what each has not paid yet.
    """
    row = settled.row
    if row.paid_on is not None or row.withdrawn_on is not None:
        return
    if record.convention_on is None:
        yield Wanting("convention_unsigned")
    short = _short(settled)
    if short:
        yield Wanting("funders_unpaid", amount=short)
    if short or row.kind == BALANCE:
        for name, left in unpaid:
            yield Wanting("funder_unpaid", name, left)
    kinds = _LAST if row.kind == BALANCE else _ALWAYS
    for each in followed.follow_ups:
        if each.kind in kinds and each.done_on is None:
            yield Wanting("obligation", each.label, due_on=each.due_on, data={"kind": each.kind})


def _short(settled: SettledClaim) -> int:
    """What funders must still pay for the claim to be due all that its other limits give."""
    limits = {} if settled.settlement is None else settled.settlement.limits
    if _COUNTERPART not in limits or settled.share is None:
        return 0
    others = [limit for name, limit in limits.items() if name != _COUNTERPART]
    lacking = max(Fraction(0), min(others) - max(Fraction(0), limits[_COUNTERPART]))
    return cents(lacking * (1 - settled.share) / settled.share)
