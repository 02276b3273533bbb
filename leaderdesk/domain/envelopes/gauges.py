"""What weighs on each envelope and on each fund, and where a limit is passed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from leaderdesk.domain.envelopes.chains import ZERO, Chain, ChainProblem, released_by, weigh_chain
from leaderdesk.domain.envelopes.maquettes import EnvelopeSettings, Pot
from leaderdesk.domain.steps import Step, step


@dataclass(frozen=True, slots=True)
class Gauge:
    """An envelope and the sums that stand against it.

    Where no chain grows, voted = programmed + released. What is claimed, certified and paid is cumulated.
    """

    granted: Fraction = ZERO
    limit: Fraction = ZERO
    asked: Fraction = ZERO
    provisional: Fraction = ZERO
    voted: Fraction = ZERO
    programmed: Fraction = ZERO
    convention: Fraction = ZERO
    claimed: Fraction = ZERO
    certified: Fraction = ZERO
    paid: Fraction = ZERO
    released: Fraction = ZERO

    @property
    def left(self) -> Fraction:
        """What remains of the envelope; below zero when it is programmed beyond."""
        return self.granted - self.programmed

    @property
    def room(self) -> Fraction:
        """What may still be programmed, over-programming included."""
        return self.limit - self.programmed

    def rate(self, amount: Fraction) -> Fraction | None:
        """A sum as a part of the envelope; nothing where the envelope is empty."""
        return amount / self.granted if self.granted else None


@dataclass(frozen=True, slots=True)
class Overview:
    """The gauges of every pot and of every fund, and what in them needs an explanation."""

    pots: dict[Pot, Gauge]
    funds: dict[str, Gauge]
    problems: tuple[ChainProblem, ...]
    steps: tuple[Step, ...]


def overview_of(
    granted: Mapping[Pot, Fraction],
    parts: Iterable[tuple[Pot, Gauge]],
    settings: EnvelopeSettings,
    problems: tuple[ChainProblem, ...] = (),
) -> Overview:
    """Every gauge from what each dossier adds to its pot, gone through once."""
    by_pot: defaultdict[Pot, list[Gauge]] = defaultdict(list)
    for pot, gauge in parts:
        by_pot[pot].append(gauge)
    pots = {
        pot: _add_up(by_pot[pot], granted=granted[pot], limit=granted[pot] * (1 + settings.over_rate(pot.fiche)))
        for pot in sorted(granted)
    }
    return Overview(pots, (funds := _by_fund(pots, settings)), problems, _over(pots, funds))


def add_gauges(gauges: Sequence[Gauge]) -> Gauge:
    """Pots taken together; each keeps its own limit."""
    granted, limit = _total([each.granted for each in gauges]), _total([each.limit for each in gauges])
    return _add_up(gauges, granted=granted, limit=limit)


def gauge_of(chain: Chain, *, is_final: bool) -> Gauge:
    """What one dossier adds to the sums."""
    if chain.voted is None:
        asked = chain.instructed if chain.instructed is not None else chain.requested
        return Gauge(asked=(asked or ZERO) if chain.end == "open" else ZERO)
    weight = weigh_chain(chain)
    if not is_final:
        return Gauge(provisional=weight)
    return Gauge(
        voted=chain.voted,
        programmed=weight,
        convention=_least(chain.convention, weight),
        claimed=chain.claimed or ZERO,
        certified=chain.certified or ZERO,
        paid=chain.paid or ZERO,
        released=released_by(chain),
    )


def _least(convention: Fraction | None, weight: Fraction) -> Fraction:
    if convention is None:
        return ZERO
    return weight if convention is weight else min(convention, weight)


def _add_up(gauges: Sequence[Gauge], *, granted: Fraction, limit: Fraction) -> Gauge:
    return Gauge(
        granted=granted,
        limit=limit,
        asked=_total([each.asked for each in gauges]),
        provisional=_total([each.provisional for each in gauges]),
        voted=_total([each.voted for each in gauges]),
        programmed=_total([each.programmed for each in gauges]),
        convention=_total([each.convention for each in gauges]),
        claimed=_total([each.claimed for each in gauges]),
        certified=_total([each.certified for each in gauges]),
        paid=_total([each.paid for each in gauges]),
        released=_total([each.released for each in gauges]),
    )


def _total(amounts: Sequence[Fraction]) -> Fraction:
    """The sum; whole numbers are added before fractions are made of them, as there are thousands."""
    found: dict[int, int] = {}
    for amount in amounts:
        if amount is not ZERO:
            above, below = amount.as_integer_ratio()
            found[below] = found.get(below, 0) + above
    return sum((Fraction(above, below) for below, above in found.items()), ZERO)


def _by_fund(pots: dict[Pot, Gauge], settings: EnvelopeSettings) -> dict[str, Gauge]:
    funds = {}
    for fund in sorted({pot.fund for pot in pots}):
        gauges = [gauge for pot, gauge in pots.items() if pot.fund == fund]
        granted = sum((each.granted for each in gauges), ZERO)
        funds[fund] = _add_up(gauges, granted=granted, limit=granted * (1 + settings.global_over_rate))
    return funds


def _over(pots: dict[Pot, Gauge], funds: dict[str, Gauge]) -> tuple[Step, ...]:
    """Where the limits are passed, and where only the envelope is."""
    steps = []
    for pot, gauge in pots.items():
        if gauge.room < 0:
            steps.append(step("pot_over_limit", fiche=pot.fiche, fund=pot.fund, over=-gauge.room, limit=gauge.limit))
        elif gauge.left < 0:
            steps.append(step("pot_over_envelope", fiche=pot.fiche, fund=pot.fund, over=-gauge.left, room=gauge.room))
    for fund, gauge in funds.items():
        if gauge.room < 0:
            steps.append(step("fund_over_limit", fund=fund, over=-gauge.room, limit=gauge.limit))
    return tuple(steps)
