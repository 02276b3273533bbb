"""The common costs shared to the cent: who bears what of each, who advanced it, and the fewest transfers that settle.

A cost paid before a partner left is shared with that partner; the others, and what is not paid yet, are shared among
those who stay, their shares raised in proportion. The shares that were agreed are never written over.

Where those who stay after a departure make the whole by themselves, an amendment gave them these shares: who left
keeps its own in what was paid before, and they take the rest of it in the proportions of the amendment.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from leaderdesk.domain.cooperation.rows import CommonCostRow, Kept, PartnerRow
from leaderdesk.domain.money import half_up

ZERO, ONE = Fraction(0), Fraction(1)
# Beyond so many partners who owe or are owed, the fewest transfers are no longer sought among all groups.
_MOST = 12


@dataclass(frozen=True, slots=True)
class SharedCost:
    """A common cost and the part of each partner, in cents; `unshared` is nobody's, as shares make less than all."""

    row: CommonCostRow
    parts: Mapping[int, int]
    unshared: int


@dataclass(frozen=True, slots=True)
class Account:
    """What a partner bears in all, bears of what is paid, and has paid, in cents; its share among those who stay."""

    partner: PartnerRow
    share: Fraction | None
    planned: int
    borne: int
    paid: int
    # What it spends by itself, nothing once it has left; None where it is not known.
    own: int | None

    @property
    def balance(self) -> int:
        """What the others owe to it; below zero, what it owes to them."""
        return self.paid - self.borne


@dataclass(frozen=True, slots=True)
class Transfer:
    """Money that one partner sends to another, in cents."""

    debtor: int
    creditor: int
    amount: int


def spread(amount: int, shares: Sequence[tuple[int, Fraction]]) -> dict[int, int]:
    """Cents by key whose sum is exact: each has its whole cents, the cents left go to the largest remainders.

    Of equal remainders, the first in the list comes first.
    """
    exact = [(key, amount * share) for key, share in shares]
    found = {key: int(part // 1) for key, part in exact}
    left = half_up(sum((part for _, part in exact), ZERO)) - sum(found.values())
    by_remainder = sorted(exact, key=lambda each: each[1] // 1 - each[1])
    for key, _ in by_remainder[:left]:
        found[key] += 1
    return found


def total_share(partners: Sequence[PartnerRow]) -> Fraction:
    """What the shares that hold make together: those of an amendment are of those who stay alone."""
    return _sum(sharers_of(partners))


def sharers_of(partners: Sequence[PartnerRow]) -> Sequence[PartnerRow]:
    """Those whose shares make the whole: everyone, or those who stayed after a departure that an amendment settled."""
    if ONE < _sum(partners) <= 2 * ONE:
        for day in sorted({each.left_on for each in partners if each.left_on is not None}):
            staying = [each for each in partners if each.is_in(day)]
            if _sum(staying) == ONE:
                return staying
    return partners


def shares_of(partners: Sequence[PartnerRow], on: date | None, paid_on: date | None) -> list[tuple[int, Fraction]]:
    """The share of each partner in a cost: paid on a day, or to be paid by those who stay on another."""
    if paid_on is not None:
        staying = [each for each in partners if each.left_on is None or each.left_on >= paid_on]
    else:
        staying = [each for each in partners if on is None or each.is_in(on)]
    sharers = {each.id for each in sharers_of(partners)}
    theirs = _sum(each for each in staying if each.id in sharers)
    rest = total_share(partners) - _sum(each for each in staying if each.id not in sharers)
    scale = rest / theirs if theirs else ZERO
    return [(each.id, (each.share or ZERO) * (scale if each.id in sharers else ONE)) for each in staying]


def _sum(partners: Iterable[PartnerRow]) -> Fraction:
    return sum((each.share or ZERO for each in partners), ZERO)


def share_cost(cost: CommonCostRow, partners: Sequence[PartnerRow], on: date) -> SharedCost:
    """One cost, shared; nothing is shared where shares make more than the whole."""
    if total_share(partners) > ONE:
        return SharedCost(cost, {}, cost.amount)
    parts = spread(cost.amount, shares_of(partners, on, cost.paid_on if cost.is_paid(on) else None))
    return SharedCost(cost, parts, cost.amount - sum(parts.values()))


def share_costs(kept: Kept, on: date) -> tuple[SharedCost, ...]:
    """Every common cost, shared."""
    return tuple(share_cost(each, kept.partners, on) for each in kept.costs)


def accounts_of(kept: Kept, shared: Sequence[SharedCost], on: date) -> tuple[Account, ...]:
    """What each partner bears and has paid, as it stands on a day."""
    standing = dict(shares_of(kept.partners, on, None))
    paid = [each for each in shared if each.row.is_paid(on)]
    return tuple(
        Account(
            partner=partner,
            share=None if partner.share is None else standing.get(partner.id, ZERO),
            planned=sum(each.parts.get(partner.id, 0) for each in shared),
            borne=sum(each.parts.get(partner.id, 0) for each in paid),
            paid=sum(each.row.amount for each in paid if each.row.paid_by_id == partner.id),
            own=partner.budget if partner.is_in(on) else 0,
        )
        for partner in kept.partners
    )


def settle(balances: Mapping[int, int]) -> tuple[Transfer, ...]:
    """The fewest transfers that bring every balance to nothing; none where they do not make nothing together."""
    open_ones = {key: amount for key, amount in balances.items() if amount}
    if sum(open_ones.values()):
        return ()
    return tuple(each for group in _groups(open_ones) for each in _settle_group(group))


def _groups(balances: Mapping[int, int]) -> list[dict[int, int]]:
    """As many groups as can settle among themselves: each saves a transfer. Masks of bits stand for sets."""
    names = sorted(balances)
    if len(names) > _MOST:
        return [dict(balances)]
    sums, best, last = [0], [0], [0]
    for mask in range(1, 1 << len(names)):
        bits = [1 << rank for rank in range(len(names)) if mask >> rank & 1]
        chosen = max(bits, key=lambda bit: best[mask ^ bit])
        sums.append(sums[mask ^ bits[0]] + balances[names[bits[0].bit_length() - 1]])
        best.append(best[mask ^ chosen] + (sums[mask] == 0))
        last.append(chosen)
    groups, mask = list[dict[int, int]](), len(sums) - 1
    while mask:
        if not sums[mask]:
            groups.append({})
        name = names[last[mask].bit_length() - 1]
        groups[-1][name] = balances[name]
        mask ^= last[mask]
    return groups


def _settle_group(balances: Mapping[int, int]) -> list[Transfer]:
    """The one who owes most pays the one who is owed most, again and again."""
    left, found = dict(balances), list[Transfer]()
    while any(left.values()):
        debtor = min(left, key=lambda key: (left[key], key))
        creditor = max(left, key=lambda key: (left[key], -key))
        amount = min(-left[debtor], left[creditor])
        found.append(Transfer(debtor, creditor, amount))
        left[debtor] += amount
        left[creditor] -= amount
    return found
