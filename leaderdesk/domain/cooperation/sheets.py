"""One cooperation put together: partners with their accounts, what each owes, what is ours, what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from leaderdesk.domain.cooperation.checks import Wanting, flaws_of, wanting_of
from leaderdesk.domain.cooperation.rows import CooperationRow, Kept, PartnerRow
from leaderdesk.domain.cooperation.sharing import (
    ONE,
    Account,
    SharedCost,
    Transfer,
    accounts_of,
    settle,
    share_costs,
    total_share,
)
from leaderdesk.domain.steps import Step

Agreement = Literal["same", "whole", "different"]


@dataclass(frozen=True, slots=True)
class Ours:
    """What the agreement says of us beside what our dossier says, in cents."""

    own: int
    common: int
    # The common costs that we pay in full, for all.
    paid_whole: int
    dossier_total: int
    fund_asked: int | None
    dossier_fund: int

    @property
    def total(self) -> int:
        """What we bear: our own costs and our part of the common ones."""
        return self.own + self.common

    @property
    def gap(self) -> int:
        """How much more the dossier says than the agreement."""
        return self.dossier_total - self.total

    @property
    def costs(self) -> Agreement:
        """Whether the dossier carries what we bear, or what we pay for all."""
        if not self.gap:
            return "same"
        return "whole" if self.dossier_total == self.own + self.paid_whole else "different"

    @property
    def fund_gap(self) -> int | None:
        """How much more fund the plan of the dossier asks than the agreement."""
        return None if self.fund_asked is None else self.dossier_fund - self.fund_asked


@dataclass(frozen=True, slots=True)
class CooperationSheet:
    """Everything that is known of a cooperation on a day; `attachments` are the files of the dossier by key."""

    row: CooperationRow | None
    accounts: tuple[Account, ...]
    costs: tuple[SharedCost, ...]
    transfers: tuple[Transfer, ...]
    # Some common cost that was paid is nobody's in part: nothing can be settled.
    is_unsettled: bool
    flaws: tuple[Step, ...]
    wanting: tuple[Wanting, ...]
    ours: Ours | None
    attachments: Mapping[int, str]

    @property
    def partners(self) -> tuple[PartnerRow, ...]:
        """Everyone, those who left too."""
        return tuple(each.partner for each in self.accounts)

    @property
    def common(self) -> int:
        """All the common costs, in cents."""
        return sum(each.row.amount for each in self.costs)

    @property
    def names(self) -> dict[int, str]:
        """The partners by key."""
        return {each.id: each.name for each in self.partners}

    @property
    def is_whole(self) -> bool:
        """Whether the shares make the whole."""
        return total_share(self.partners) == ONE


@dataclass(frozen=True, slots=True)
class Departure:
    """What would change for every partner if one left on a day: its account before and after."""

    partner: PartnerRow
    on: date
    accounts: tuple[tuple[Account, Account], ...]
    flaws: tuple[Step, ...]

    @property
    def moved(self) -> int:
        """What the others would bear instead of the one who leaves, in cents."""
        return sum(before.planned - after.planned for before, after in self.accounts if before.partner == self.partner)


def sheet_of_cooperation(
    kept: Kept, attachments: Mapping[int, str], dossier_total: int, dossier_fund: int, on: date
) -> CooperationSheet:
    """The cooperation as it stands on a day."""
    shared = share_costs(kept, on)
    accounts = accounts_of(kept, shared, on)
    is_unsettled = any(each.row.is_paid(on) and each.unshared for each in shared)
    balances = {each.partner.id: each.balance for each in accounts}
    return CooperationSheet(
        row=kept.row,
        accounts=accounts,
        costs=shared,
        transfers=() if is_unsettled else settle(balances),
        is_unsettled=is_unsettled,
        flaws=flaws_of(kept, on),
        wanting=wanting_of(kept, on),
        ours=_ours(accounts, shared, dossier_total, dossier_fund),
        attachments=attachments,
    )


def simulate_departure(kept: Kept, partner_id: int, on: date) -> Departure:
    """The accounts as they stand, and as they would once a partner has left; nothing is written."""
    before = accounts_of(kept, share_costs(kept, on), on)
    partners = tuple(replace(each, left_on=on) if each.id == partner_id else each for each in kept.partners)
    without = replace(kept, partners=partners)
    after = accounts_of(without, share_costs(without, on), on)
    known = flaws_of(kept, on)
    new = tuple(each for each in flaws_of(without, on) if each not in known)
    leaving = next(each for each in kept.partners if each.id == partner_id)
    return Departure(leaving, on, tuple(zip(before, after, strict=True)), new)


def _ours(
    accounts: tuple[Account, ...], shared: tuple[SharedCost, ...], dossier_total: int, dossier_fund: int
) -> Ours | None:
    """Told where exactly one of the partners is ours."""
    found = [each for each in accounts if each.partner.is_us]
    if len(found) != 1:
        return None
    (us,) = found
    return Ours(
        own=us.own or 0,
        common=us.planned,
        paid_whole=sum(each.row.amount for each in shared if each.row.paid_by_id == us.partner.id),
        dossier_total=dossier_total,
        fund_asked=us.partner.fund_asked,
        dossier_fund=dossier_fund,
    )
