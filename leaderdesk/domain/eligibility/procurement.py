"""Public contracts: the level their estimate reached the day they were launched, and what each level asks for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from leaderdesk.domain.eligibility.facts import PUBLICITIES, Contract, Facts
from leaderdesk.domain.eligibility.results import Look, asks, compared, fails, passes, skips
from leaderdesk.domain.steps import Value


@dataclass(frozen=True, slots=True)
class Threshold:
    """From a day on, the estimate at which a kind of contract reaches a level."""

    level: str
    kind: str
    holds_from: date
    amount: Fraction
    source: str


@dataclass(frozen=True, slots=True)
class Level:
    """What a contract of a level must show."""

    code: str
    publicity: str = "none"
    needs_opening_report: bool = False


@dataclass(frozen=True, slots=True)
class AmendmentCap:
    """The share of a kind of contract below which amendments need no ground."""

    kind: str
    rate: Fraction
    source: str


@dataclass(frozen=True, slots=True)
class ProcurementRule:
    """The levels from least to most, their thresholds with dates, and how far amendments may go without a ground."""

    levels: tuple[Level, ...]
    thresholds: tuple[Threshold, ...]
    amendment_caps: tuple[AmendmentCap, ...] = ()
    natures: tuple[str, ...] = ("public", "public_like")
    bought_kinds: tuple[str, ...] = ("investment", "works", "service", "study", "communication")

    def look(self, facts: Facts) -> Sequence[Look]:
        """The expenses without a contract, then each contract."""
        if facts.holder.nature not in self.natures:
            return [skips("not_a_public_buyer", value=facts.holder.nature)]
        if not facts.costs:
            return [asks("costs_unknown")]
        looks = self._look_at_uncovered(facts)
        for contract in facts.contracts:
            looks += self._look_at(contract, facts)
        return looks or [skips("nothing_bought")]

    def level_of(self, kind: str, amount: Fraction, on: date) -> tuple[Level, Threshold | None]:
        """The highest level whose threshold in force that day is reached, with that threshold."""
        reached: tuple[Level, Threshold | None] = (self.levels[0], None)
        for level in self.levels:
            threshold = self.threshold_in_force(level.code, kind, on)
            if threshold is not None and amount >= threshold.amount:
                reached = (level, threshold)
        return reached

    def threshold_in_force(self, level: str, kind: str, on: date) -> Threshold | None:
        """The last threshold begun by a day for a level and a kind of contract."""
        own = [each for each in self.thresholds if each.level == level and each.kind == kind and each.holds_from <= on]
        return max(own, key=lambda each: each.holds_from, default=None)

    def _unknown_level(self, kind: str, on: date) -> Level | None:
        """A level above the first whose threshold nobody entered for that day: a contract may well reach it."""
        return next((level for level in self.levels[1:] if self.threshold_in_force(level.code, kind, on) is None), None)

    def _look_at_uncovered(self, facts: Facts) -> list[Look]:
        known = {contract.key for contract in facts.contracts}
        bought = (cost for cost in facts.costs if cost.kind in self.bought_kinds)
        return [asks("contract_missing", label=cost.label) for cost in bought if cost.contract not in known]

    def _look_at(self, contract: Contract, facts: Facts) -> list[Look]:
        estimate = _estimate_of_need(contract, facts.contracts)
        if estimate is None:
            return [asks("estimate_unknown", contract=contract.key)]
        if contract.launched_on is None:
            return [asks("launch_unknown", contract=contract.key, value=estimate)]
        unknown = self._unknown_level(contract.kind, contract.launched_on)
        if unknown is not None:
            data: dict[str, Value] = {"contract": contract.key, "level": unknown.code}
            return [asks("threshold_unknown", value=contract.launched_on, **data)]
        level, threshold = self.level_of(contract.kind, estimate, contract.launched_on)
        looks = [
            _look_at_level(contract, level, threshold, estimate),
            _look_at_publicity(contract, level),
            *_look_at_report(contract, level),
            _look_at_notification(contract),
        ]
        return looks + self._look_at_amendments(contract, estimate)

    def _look_at_amendments(self, contract: Contract, estimate: Fraction) -> list[Look]:
        if not contract.amendments:
            return []
        if contract.amount is None or contract.launched_on is None:
            return [asks("contract_amount_unknown", contract=contract.key)]
        added = sum((each.amount for each in contract.amendments), Fraction())
        looks = []
        caps = [cap for cap in self.amendment_caps if cap.kind == contract.kind]
        looks += [_look_at_share(contract, contract.amount, added, cap) for cap in caps]
        before, _ = self.level_of(contract.kind, estimate, contract.launched_on)
        after, threshold = self.level_of(contract.kind, contract.amount + added, contract.launched_on)
        if threshold is not None and self.levels.index(after) > self.levels.index(before):
            reached = {"value": contract.amount + added, "limit": threshold.amount}
            looks.append(fails("amended_over_threshold", contract=contract.key, level=after.code, **reached))
        return looks


def _estimate_of_need(contract: Contract, contracts: Iterable[Contract]) -> Fraction | None:
    """The estimate of everything bought for the same need: splitting a need does not lower its level."""
    if contract.need is None:
        return contract.estimate
    total = Fraction()
    for each in contracts:
        if each.need == contract.need and each.kind == contract.kind:
            if each.estimate is None:
                return None
            total += each.estimate
    return total


def _look_at_level(contract: Contract, level: Level, threshold: Threshold | None, estimate: Fraction) -> Look:
    limit = None if threshold is None else threshold.amount
    source = None if threshold is None else threshold.source
    data = {"contract": contract.key, "level": level.code, "on": contract.launched_on, "source": source}
    return passes("contract_level", value=estimate, limit=limit, **data)


def _look_at_publicity(contract: Contract, level: Level) -> Look:
    data = {"contract": contract.key, "limit": level.publicity}
    if level.publicity == "none":
        return passes("publicity_not_needed", contract=contract.key)
    if contract.publicity is None:
        return asks("publicity_unknown", **data)
    if PUBLICITIES.index(contract.publicity) < PUBLICITIES.index(level.publicity):
        return fails("publicity_too_small", value=contract.publicity, **data)
    if contract.published_on is None:
        return asks("publication_undated", value=contract.publicity, **data)
    return passes("publicity", value=contract.publicity, on=contract.published_on, **data)


def _look_at_report(contract: Contract, level: Level) -> Sequence[Look]:
    if not level.needs_opening_report:
        return []
    if contract.opened_on is None:
        return [asks("opening_report_missing", contract=contract.key)]
    published = contract.published_on
    if published is None:
        return [passes("opening_report", contract=contract.key, value=contract.opened_on)]
    return [
        compared(
            contract.opened_on > published,
            "opening_after_publicity",
            contract.opened_on,
            published,
            contract=contract.key,
        )
    ]


def _look_at_notification(contract: Contract) -> Look:
    if contract.notified_on is None:
        return asks("notification_missing", contract=contract.key)
    before = [day for day in (contract.launched_on, contract.published_on, contract.opened_on) if day is not None]
    last = max(before, default=contract.notified_on)
    return compared(contract.notified_on >= last, "notification", contract.notified_on, last, contract=contract.key)


def _look_at_share(contract: Contract, amount: Fraction, added: Fraction, cap: AmendmentCap) -> Look:
    """Amendments below the cap need no ground; from it on each one must say its own."""
    limit = cap.rate * amount
    data: dict[str, Value] = {"contract": contract.key, "value": added, "limit": limit, "rate": cap.rate}
    data["source"] = cap.source
    if added < limit:
        return passes("amendments_within", **data)
    is_grounded = all((each.reason or "").strip() for each in contract.amendments)
    return passes("amendments_grounded", **data) if is_grounded else fails("amendments_over", **data)
