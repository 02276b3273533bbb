"""The rows of a cooperation as plain values, a field for each column; amounts in cents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class CooperationRow:
    """The agreement and the common action of a dossier."""

    id: int
    kind: str
    common_action: str | None
    agreed_on: date | None
    ends_on: date | None
    approved_on: date | None
    remark: str | None
    attachment_id: int | None


@dataclass(frozen=True, slots=True)
class PartnerRow:
    """A territory or a body; `budget` is what it spends by itself, beside the common costs."""

    id: int
    position: int
    name: str
    kind: str
    country: str | None
    region: str | None
    contact: str | None
    is_us: bool
    is_lead: bool
    share: Fraction | None
    budget: int | None
    fund_asked: int | None
    decided_on: date | None
    signed_on: date | None
    convention_on: date | None
    left_on: date | None
    remark: str | None

    def is_in(self, on: date) -> bool:
        """Whether it still takes part at the end of a day."""
        return self.left_on is None or self.left_on > on


@dataclass(frozen=True, slots=True)
class CommonCostRow:
    """A cost borne together, and who pays it."""

    id: int
    position: int
    label: str
    amount: int
    paid_by_id: int | None
    paid_on: date | None

    def is_paid(self, on: date) -> bool:
        """Whether somebody has paid it by a day."""
        return self.paid_by_id is not None and self.paid_on is not None and self.paid_on <= on


@dataclass(frozen=True, slots=True)
class Kept:
    """All that is kept of one cooperation."""

    row: CooperationRow | None = None
    partners: tuple[PartnerRow, ...] = ()
    costs: tuple[CommonCostRow, ...] = ()
