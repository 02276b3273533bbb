"""What a dossier costs and who pays: cost lines with their quotes and commitments, public contracts, funding."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from sqlalchemy import CheckConstraint, ForeignKey, Integer
from sqlalchemy.orm import Mapped, mapped_column

from leaderdesk.domain.dossiers import COST_KINDS, FUNDING_BASES, FUNDING_NATURES, MEASURES
from leaderdesk.domain.eligibility.facts import COMMITMENT_KINDS, CONTRACT_KINDS, PUBLICITIES
from leaderdesk.store.schema.columns import Balance, Code, Day, Flag, Key, Keyed, Mapping, Money, Quantity, Rate, Words


class CostLine(Keyed, Mapping):
    """An expense: how its amount is known, what it costs, and what of it the rules let count.

    `amount` and `eligible_amount` are what the rules make of the rest, kept for the sums of the lists.
    """

    __tablename__ = "cost_lines"

    dossier_id: Mapped[int] = mapped_column(Key, ForeignKey("dossiers.id", ondelete="CASCADE"), index=True)
    contract_id: Mapped[int | None] = mapped_column(Key, ForeignKey("contracts.id", ondelete="SET NULL"), index=True)
    position: Mapped[int] = mapped_column(Integer)
    label: Mapped[str] = mapped_column(Words)
    kind: Mapped[str] = mapped_column(Code(COST_KINDS))
    # How the amount is known, and the figures that way of knowing takes.
    measure: Mapped[str] = mapped_column(Code(MEASURES))
    net: Mapped[int | None] = mapped_column(Money)
    vat: Mapped[int | None] = mapped_column(Money)
    quantity: Mapped[Fraction | None] = mapped_column(Quantity)
    unit_cost: Mapped[int | None] = mapped_column(Money)
    share: Mapped[Fraction | None] = mapped_column(Rate)
    scale: Mapped[str | None] = mapped_column(Words)
    driven_before: Mapped[Fraction | None] = mapped_column(Quantity)
    # The kinds of line that a flat rate is taken on, separated by commas.
    taken_on: Mapped[str | None] = mapped_column(Words)
    # What a line is beside its kind (second-hand, land…), separated by commas.
    traits: Mapped[str | None] = mapped_column(Words)
    vat_recovered: Mapped[Fraction | None] = mapped_column(Rate)
    inside_share: Mapped[Fraction | None] = mapped_column(Rate)
    revenue: Mapped[int | None] = mapped_column(Money)
    left_out: Mapped[str | None] = mapped_column(Words)
    # What an instruction kept, with its reason, where it is not what the rules make.
    instructed: Mapped[int | None] = mapped_column(Money)
    instructed_reason: Mapped[str | None] = mapped_column(Words)
    amount: Mapped[int] = mapped_column(Money)
    eligible_amount: Mapped[int] = mapped_column(Money)


class Quote(Keyed, Mapping):
    """A supplier's price without VAT, and its VAT; one is retained, with the reason if it is not the cheapest."""

    __tablename__ = "quotes"

    cost_line_id: Mapped[int] = mapped_column(Key, ForeignKey("cost_lines.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(Integer)
    supplier: Mapped[str] = mapped_column(Words)
    amount: Mapped[int] = mapped_column(Money)
    vat: Mapped[int] = mapped_column(Money)
    dated_on: Mapped[date | None] = mapped_column(Day)
    is_retained: Mapped[bool] = mapped_column(Flag)
    reason: Mapped[str | None] = mapped_column(Words)


class Commitment(Keyed, Mapping):
    """What binds the holder to an expense, and since when: a start before the request may lose it."""

    __tablename__ = "commitments"

    cost_line_id: Mapped[int] = mapped_column(Key, ForeignKey("cost_lines.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(Code(COMMITMENT_KINDS))
    made_on: Mapped[date | None] = mapped_column(Day)


class Contract(Keyed, Mapping):
    """A public contract of the holder, without VAT; contracts of one need are estimated together."""

    __tablename__ = "contracts"

    dossier_id: Mapped[int] = mapped_column(Key, ForeignKey("dossiers.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(Words)
    kind: Mapped[str] = mapped_column(Code(CONTRACT_KINDS))
    need: Mapped[str | None] = mapped_column(Words)
    estimate: Mapped[int | None] = mapped_column(Money)
    launched_on: Mapped[date | None] = mapped_column(Day)
    publicity: Mapped[str | None] = mapped_column(Code(PUBLICITIES))
    published_on: Mapped[date | None] = mapped_column(Day)
    opened_on: Mapped[date | None] = mapped_column(Day)
    notified_on: Mapped[date | None] = mapped_column(Day)
    amount: Mapped[int | None] = mapped_column(Money)


class ContractChange(Keyed, Mapping):
    """An amendment of a public contract: what it adds or takes away, and why."""

    __tablename__ = "contract_changes"

    contract_id: Mapped[int] = mapped_column(Key, ForeignKey("contracts.id", ondelete="CASCADE"), index=True)
    amount: Mapped[int] = mapped_column(Balance)
    agreed_on: Mapped[date | None] = mapped_column(Day)
    reason: Mapped[str | None] = mapped_column(Words)


class FundingLine(Keyed, Mapping):
    """Money for a dossier: from a European fund, from a funder, or the holder's own."""

    __tablename__ = "funding_lines"
    # Who gives may still be looked for; a European line always says which fund.
    __table_args__ = (CheckConstraint("(nature = 'european') = (fund_id IS NOT NULL)", name="fund"),)

    dossier_id: Mapped[int] = mapped_column(Key, ForeignKey("dossiers.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(Integer)
    nature: Mapped[str] = mapped_column(Code(FUNDING_NATURES))
    fund_id: Mapped[int | None] = mapped_column(Key, ForeignKey("funds.id"), index=True)
    funder_id: Mapped[int | None] = mapped_column(Key, ForeignKey("funders.id"), index=True)
    amount: Mapped[int] = mapped_column(Money)
    on_base: Mapped[str] = mapped_column(Code(FUNDING_BASES))
    # Of a co-funder: whether what it gives comes from Europe; where nothing is said, what its own record says.
    is_european_money: Mapped[bool | None] = mapped_column(Flag)
    # Between which amounts this funder may still move, for the advice.
    amount_min: Mapped[int | None] = mapped_column(Money)
    amount_max: Mapped[int | None] = mapped_column(Money)
    decided_on: Mapped[date | None] = mapped_column(Day)
    expires_on: Mapped[date | None] = mapped_column(Day)
    refused_on: Mapped[date | None] = mapped_column(Day)
    expected_on: Mapped[date | None] = mapped_column(Day)
