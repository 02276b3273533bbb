"""The fund of one financing plan: every limit, the smallest, who calls it, what each brings, why it is refused."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from leaderdesk.domain.exact import CENT, round_down
from leaderdesk.domain.inputs import WrongInput

ELIGIBLE, TOTAL = "eligible", "total"
BASES = (ELIGIBLE, TOTAL)
# The holders whose own money is public enough to call the fund; only a public one owes a share of all public money.
PUBLIC, PUBLIC_LIKE, PRIVATE = "public", "public_like", "private"
HOLDERS = (PUBLIC, PUBLIC_LIKE, PRIVATE)
ZERO = Fraction(0)
ONE = Fraction(1)


@dataclass(frozen=True, slots=True)
class FundingLine:
    """What a funder brings, decided on the eligible cost or on the total one."""

    funder: str
    amount: Fraction
    on: str = ELIGIBLE


@dataclass(frozen=True, slots=True)
class FinancingRules:
    """The limits of a programme; None where it has none."""

    feader_share: Fraction
    max_public_aid_rate: Fraction | None = None
    min_own_rate: Fraction = ZERO
    eligible_min: Fraction | None = None
    eligible_max: Fraction | None = None
    public_aid_min: Fraction | None = None
    public_aid_max: Fraction | None = None
    feader_min: Fraction | None = None
    feader_max: Fraction | None = None
    min_own_of_public_funding: Fraction | None = None
    own_public_money_calls: bool = True
    private_funds_count_as_own: bool = False
    revenue_before_share: bool = True
    rounding_step: Fraction = CENT


@dataclass(frozen=True, slots=True)
class Plan:
    """What a project costs and who pays; a holder that is not said is not a public one."""

    total_cost: Fraction
    eligible: Fraction
    holder: str = PRIVATE
    inside_share: Fraction = ONE
    revenue: Fraction = ZERO
    requested: Fraction | None = None
    public_funds: Sequence[FundingLine] = ()
    private_funds: Sequence[FundingLine] = ()


@dataclass(frozen=True, slots=True)
class Base:
    """A plan seen in the eligible base: before its ceiling, within it, and the funds that count there."""

    uncapped: Fraction
    eligible: Fraction
    public_lines: tuple[Fraction, ...]
    public: Fraction
    private: Fraction


@dataclass(frozen=True, slots=True)
class Financing:
    """The fund, exact, with each limit and those that bind."""

    base: Base
    limits: Mapping[str, Fraction]
    binding: tuple[str, ...]
    fund: Fraction
    calling: Fraction
    own_calling: Fraction
    top_up: Mapping[str, Fraction]
    own: Fraction
    reasons: tuple[str, ...]

    @property
    def public_aid(self) -> Fraction:
        """All the public aid in the eligible base."""
        return self.base.public + self.fund

    @property
    def is_refused(self) -> bool:
        """True when a floor is missed, nothing is left to grant, or more money than cost."""
        return bool(self.reasons)


def compute_fund(plan: Plan, rules: FinancingRules, noted_rate: Fraction | None = None) -> Financing:
    """The fund that the limits leave to a plan, and all that follows; `noted_rate` is one more limit of public aid."""
    _check(plan, rules)
    base = base_of(plan, rules)
    limits = limits_of(plan, rules, base)
    if noted_rate is not None:
        limits["noted_rate"] = noted_rate * base.eligible - base.public
    smallest = min(limits.values())
    fund = round_down(max(ZERO, smallest), rules.rounding_step)
    calling = fund * (1 - rules.feader_share) / rules.feader_share
    lacking, left = _provide(calling, base.public_lines)
    funds = _sum(plan.public_funds) + _sum(plan.private_funds)
    own = plan.total_cost - plan.revenue - funds - fund
    return Financing(
        base=base,
        limits=limits,
        binding=tuple(sorted(name for name, limit in limits.items() if limit == smallest)),
        fund=fund,
        calling=calling,
        # Nothing where the holder's money does not call: the counterpart then limits the fund to the lines.
        own_calling=lacking,
        top_up=_top_up(plan.public_funds, left),
        own=own,
        reasons=_refusals(rules, base, fund, own),
    )


def base_of(plan: Plan, rules: FinancingRules) -> Base:
    """The eligible base: revenue off before the share inside the territory, or after it; then the ceiling."""
    if rules.revenue_before_share:
        uncapped = (plan.eligible - plan.revenue) * plan.inside_share
    else:
        uncapped = plan.eligible * plan.inside_share - plan.revenue
    uncapped = max(ZERO, uncapped)
    eligible = uncapped if rules.eligible_max is None else min(uncapped, rules.eligible_max)
    # A plan that costs nothing has no eligible part to count a line in.
    part = eligible / plan.total_cost if plan.total_cost else ZERO
    public = tuple(_within(line, part) for line in plan.public_funds)
    private = sum((_within(line, part) for line in plan.private_funds), ZERO)
    return Base(uncapped, eligible, public, sum(public, ZERO), private)


def limits_of(plan: Plan, rules: FinancingRules, base: Base) -> dict[str, Fraction]:
    """Each limit of the fund that applies to this plan, by name."""
    limits = {"counterpart": _counterpart(plan, rules, base), "min_own_rate": _room_beside_own(rules, base)}
    if rules.max_public_aid_rate is not None:
        limits["max_public_aid_rate"] = rules.max_public_aid_rate * base.eligible - base.public
    if rules.public_aid_max is not None:
        limits["public_aid_max"] = rules.public_aid_max - base.public
    if rules.feader_max is not None:
        limits["feader_max"] = rules.feader_max
    if plan.requested is not None:
        limits["requested"] = plan.requested
    # A share of public money can only be asked of a holder whose own money is public.
    if rules.min_own_of_public_funding is not None and plan.holder == PUBLIC:
        limits["min_own_of_public_funding"] = _room_of_public_money(plan, rules.min_own_of_public_funding)
    return limits


def own_money_calls(plan: Plan, rules: FinancingRules) -> bool:
    """True when the holder's own money is counterpart."""
    return rules.own_public_money_calls and plan.holder in (PUBLIC, PUBLIC_LIKE)


def _check(plan: Plan, rules: FinancingRules) -> None:
    if not 0 < rules.feader_share < 1:
        raise WrongInput("share_out_of_reach", place="rules.feader_share")
    if rules.rounding_step <= 0:
        raise WrongInput("not_above_zero", place="rules.rounding_step")
    if plan.total_cost < plan.eligible:
        raise WrongInput("below_eligible", place="total_cost")


def _counterpart(plan: Plan, rules: FinancingRules, base: Base) -> Fraction:
    share = rules.feader_share
    if own_money_calls(plan, rules):
        return share * (base.eligible - base.private)
    return base.public * share / (1 - share)


def _room_beside_own(rules: FinancingRules, base: Base) -> Fraction:
    own = rules.min_own_rate * base.eligible
    kept = max(base.private, own) if rules.private_funds_count_as_own else base.private + own
    return base.eligible - base.public - kept


def _room_of_public_money(plan: Plan, share: Fraction) -> Fraction:
    public, private = _sum(plan.public_funds), _sum(plan.private_funds)
    return (plan.total_cost - plan.revenue - private - public) * (1 - share) - share * public


def _within(line: FundingLine, part: Fraction) -> Fraction:
    return line.amount * part if line.on == TOTAL else line.amount


def _sum(lines: Sequence[FundingLine]) -> Fraction:
    return sum((line.amount for line in lines), ZERO)


def _provide(calling: Fraction, lines: Sequence[Fraction]) -> tuple[Fraction, list[Fraction]]:
    """What the lines, in their order, lack to provide the calling money; and what is left of each."""
    left = []
    for amount in lines:
        provided = min(amount, calling)
        calling -= provided
        left.append(amount - provided)
    return calling, left


def _top_up(lines: Sequence[FundingLine], left: Sequence[Fraction]) -> dict[str, Fraction]:
    found: dict[str, Fraction] = {}
    for line, amount in zip(lines, left, strict=True):
        # A funder may stand on two lines: one figure for the funder.
        if amount >= CENT:
            found[line.funder] = found.get(line.funder, ZERO) + round_down(amount)
    return found


def _refusals(rules: FinancingRules, base: Base, fund: Fraction, own: Fraction) -> tuple[str, ...]:
    floors = (
        ("eligible_min", base.uncapped, rules.eligible_min),
        ("feader_min", fund, rules.feader_min),
        ("public_aid_min", base.public + fund, rules.public_aid_min),
    )
    missed = [name for name, value, floor in floors if floor is not None and value < floor]
    if fund == 0:
        missed.append("no_feader")
    if own < 0:
        missed.append("overfunded")
    return tuple(missed)
