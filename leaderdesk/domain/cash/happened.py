"""What really moved the holder's cash: claims on the fund with their payments, and the money of other funders.

The money of the fund is what its stages say, whoever said it: the claims of the dossier, or a hand. A day that has not
come is expected: money dated then has not come, a claim dated then is not filed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import zip_longest

from leaderdesk.domain.claims.rows import ClaimRow, FunderPaymentRow
from leaderdesk.domain.payments import BALANCE
from leaderdesk.domain.sheets.dossiers import WholeDossier
from leaderdesk.domain.sheets.rows import StagedRow


@dataclass(frozen=True, slots=True)
class FundClaim:
    """A claim that was filed, in cents: what came, else what was kept of it, else what was asked."""

    fund: str
    amount: int
    filed_on: date
    paid_on: date | None = None
    # The day ahead on which it is said to come.
    expected_on: date | None = None


@dataclass(frozen=True, slots=True)
class Happened:
    """What happened on a dossier so far."""

    claims: tuple[FundClaim, ...] = ()
    # True once the balance of each fund was claimed: what is left of it is not for this holder any more.
    is_settled: bool = False
    # What is left so of the funds whose balance was claimed, where others are still to be.
    given_up: int = 0
    # What was asked of the others and not kept: it is not paid by itself, and nobody counts on asking for it again.
    cut: int = 0
    payments: Mapping[int, tuple[FunderPaymentRow, ...]] = field(default_factory=dict)
    # What funders are said to pay on a day ahead.
    expected: Mapping[int, tuple[FunderPaymentRow, ...]] = field(default_factory=dict)

    @property
    def claimed(self) -> int:
        """What the claims come to in all."""
        return sum(each.amount for each in self.claims)

    @property
    def used(self) -> int:
        """What of the fund is not to be claimed any more."""
        return self.claimed + self.cut + self.given_up


def happened_of(whole: WholeDossier, on: date) -> Happened:
    """Read it from the stages of the fund, its claims, and what funders paid, up to a day."""
    funds = dict.fromkeys(row.fund_id for row in whole.staged)
    claims = [each for fund in funds for each in _claims([row for row in whole.staged if row.fund_id == fund], on)]
    payments: dict[int, tuple[FunderPaymentRow, ...]] = {}
    expected: dict[int, tuple[FunderPaymentRow, ...]] = {}
    for row in whole.funder_payments:
        if row.paid_on is not None:
            found = payments if row.paid_on <= on else expected
            found[row.funding_line_id] = (*found.get(row.funding_line_id, ()), row)
    in_order = tuple(sorted(claims, key=lambda each: each.filed_on))
    over = _balanced(whole, on)
    given_up = sum(max(0, _granted(whole, fund, on) - _claimed(whole, fund, on)) for fund in over)
    cut = sum(_cut(whole, fund, on) for fund in funds if fund not in over)
    return Happened(in_order, _is_settled(whole, over), given_up, cut, payments, expected)


def _is_settled(whole: WholeDossier, over: Collection[int]) -> bool:
    """True where nothing more is expected of any fund: paid says it where no claim tells a part from the balance."""
    if whole.status == "closed" or not _standing(whole):
        return whole.status in ("paid", "closed")
    funds = {row.fund_id for row in whole.staged if row.amount}
    funds |= {line.fund_id for line in whole.funding if line.fund_id is not None and line.amount}
    return bool(over) and funds <= {*over}


def _balanced(whole: WholeDossier, on: date) -> set[int]:
    """The funds whose balance was claimed by a day."""
    filed = (row for row in _standing(whole) if row.kind == BALANCE and row.filed_on is not None and row.filed_on <= on)
    return {row.fund_id for row in filed}


def _standing(whole: WholeDossier) -> list[ClaimRow]:
    return [row for row in whole.payment_claims if row.withdrawn_on is None]


def _granted(whole: WholeDossier, fund: int, on: date) -> int:
    """What was last said of a fund before it was claimed, else what the plan asks of it."""
    said = [row for row in whole.staged if row.fund_id == fund and row.said_on <= on]
    for stage in ("convention", "voted", "instructed"):
        if any(row.stage == stage for row in said):
            return _last(said, stage)
    return sum(line.amount for line in whole.funding if line.fund_id == fund)


def _claimed(whole: WholeDossier, fund: int, on: date) -> int:
    return sum(each.amount for each in _claims([row for row in whole.staged if row.fund_id == fund], on))


def _cut(whole: WholeDossier, fund: int, on: date) -> int:
    """What was asked of a fund by a day, less what was kept of it or came."""
    said = [row for row in whole.staged if row.fund_id == fund and row.said_on <= on]
    return max(0, _last(said, "claimed") - _claimed(whole, fund, on))


def _claims(rows: Sequence[StagedRow], on: date) -> Iterable[FundClaim]:
    """Stages are cumulated: what each day adds to one is a claim, and the same rank of the others is its course."""
    claimed, kept, paid = (_added(rows, stage) for stage in ("claimed", "certified", "paid"))
    found, standing = [], 0
    for asked, certified, came in zip_longest(claimed, kept, paid):
        known = [each for each in (came, certified, asked) if each is not None]
        filed_on, paid_on = min(day for day, _ in known), came[0] if came else None
        if filed_on <= on:
            days = (None, paid_on) if paid_on is not None and paid_on > on else (paid_on, None)
            found.append(FundClaim(rows[0].fund, known[0][1], filed_on, *days))
            standing += (certified or asked or known[0])[1]
    said = [row for row in rows if row.said_on <= on]
    reached = min(standing, max(_last(said, stage) for stage in _ALL))
    return _capped(found, sum(each.amount for each in found if each.paid_on), reached)


_ALL = ("claimed", "certified", "paid")


def _capped(claims: Sequence[FundClaim], paid: int, reached: int) -> Iterable[FundClaim]:
    """Several claims may be paid in one time: what waits is never more than what stands and has not come."""
    room = max(0, reached - paid)
    for each in claims:
        if each.paid_on is not None:
            yield each
        elif room > 0:
            amount = min(each.amount, room)
            room -= amount
            yield replace(each, amount=amount)


def _added(rows: Sequence[StagedRow], stage: str) -> list[tuple[date, int]]:
    """What each day adds to a stage; what takes some off lowers the day before it."""
    found: list[tuple[date, int]] = []
    total = 0
    for row in sorted((each for each in rows if each.stage == stage), key=lambda each: (each.said_on, each.id)):
        added, total = row.amount - total, row.amount
        if found and (added < 0 or found[-1][0] == row.said_on):
            found[-1] = (found[-1][0], found[-1][1] + added)
        elif added > 0:
            found.append((row.said_on, added))
    return [each for each in found if each[1] > 0]


def _last(rows: Sequence[StagedRow], stage: str) -> int:
    said = [(row.said_on, row.id, row.amount) for row in rows if row.stage == stage]
    return max(said)[2] if said else 0
