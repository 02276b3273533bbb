"""What weighs on each envelope, on each fund, and what would be left if some votes passed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from leaderdesk.domain.envelopes.chains import ZERO, Chain, ChainProblem, check_chain, released_by, weigh_chain
from leaderdesk.domain.envelopes.maquettes import Envelope, EnvelopeSettings, Pot
from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.steps import Step, step


@dataclass(frozen=True, slots=True)
class Commitment:
    """What a dossier asks and gets of a pot. A vote is final once the authority or the minutes made it so."""

    dossier: str
    pot: Pot
    chain: Chain
    is_final: bool = True


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


@dataclass(frozen=True, slots=True)
class Vote:
    """What a committee is about to give to a dossier; it takes the place of what the dossier had."""

    dossier: str
    pot: Pot
    amount: Fraction


@dataclass(frozen=True, slots=True)
class Foresight:
    """What some votes would leave, per pot and per fund; over is what passes the limits."""

    pots: dict[Pot, Gauge]
    funds: dict[str, Gauge]
    is_within: bool
    steps: tuple[Step, ...]


def measure_envelopes(
    envelopes: Sequence[Envelope], commitments: Sequence[Commitment], settings: EnvelopeSettings
) -> Overview:
    """Every gauge from what each dossier weighs."""
    _check_settings(settings)
    granted = {envelope.pot: envelope.amount for envelope in envelopes}
    problems = _check(commitments, granted)
    return overview_of(
        granted, ((each.pot, gauge_of(each.chain, is_final=each.is_final)) for each in commitments), settings, problems
    )


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


def foresee_votes(
    overview: Overview, commitments: Sequence[Commitment], votes: Sequence[Vote], settings: EnvelopeSettings
) -> Foresight:
    """The gauges if all these votes passed and were final; nothing is committed by asking."""
    known = {(each.dossier, each.pot): gauge_of(each.chain, is_final=each.is_final) for each in commitments}
    pots, seen = dict(overview.pots), set[tuple[str, Pot]]()
    for rank, vote in enumerate(votes):
        _check_vote(vote, pots, seen, f"votes[{rank}]")
        seen.add((vote.dossier, vote.pot))
        gauge, before = pots[vote.pot], known.get((vote.dossier, vote.pot), Gauge())
        more = vote.amount - before.programmed
        change = Gauge(voted=more, programmed=more, asked=-before.asked, provisional=-before.provisional)
        pots[vote.pot] = _add_up([gauge, change], granted=gauge.granted, limit=gauge.limit)
    funds = _by_fund(pots, settings)
    over = _over(pots, funds)
    left = [step("left_after_votes", fiche=pot.fiche, fund=pot.fund, left=pots[pot].left) for pot in _voted(votes)]
    return Foresight(pots, funds, not [each for each in over if each.code.endswith("_limit")], (*left, *over))


def _voted(votes: Sequence[Vote]) -> list[Pot]:
    return sorted({vote.pot for vote in votes})


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


def _check(commitments: Sequence[Commitment], granted: dict[Pot, Fraction]) -> tuple[ChainProblem, ...]:
    seen = set[tuple[str, Pot]]()
    problems: list[ChainProblem] = []
    for rank, each in enumerate(commitments):
        if each.pot not in granted:
            raise WrongInput("pot_unknown", place=f"commitments[{rank}].pot", pot=str(each.pot))
        if (each.dossier, each.pot) in seen:
            raise WrongInput("repeated", place=f"commitments[{rank}].dossier", key=each.dossier)
        seen.add((each.dossier, each.pot))
        problems += check_chain(each.chain, f"{each.dossier}/{each.pot}")
    return tuple(sorted(problems, key=lambda problem: (problem.place, problem.code)))


def _check_vote(vote: Vote, pots: dict[Pot, Gauge], seen: set[tuple[str, Pot]], place: str) -> None:
    if vote.pot not in pots:
        raise WrongInput("pot_unknown", place=f"{place}.pot", pot=str(vote.pot))
    if vote.amount < 0:
        raise WrongInput("negative", place=f"{place}.amount", value=vote.amount)
    if (vote.dossier, vote.pot) in seen:
        raise WrongInput("repeated", place=f"{place}.dossier", key=vote.dossier)


def _check_settings(settings: EnvelopeSettings) -> None:
    rates = {"usual_over_rate": settings.usual_over_rate, "global_over_rate": settings.global_over_rate}
    rates |= {f"over_rate_by_fiche[{fiche}]": rate for fiche, rate in settings.over_rate_by_fiche.items()}
    for name, rate in rates.items():
        if rate < 0:
            raise WrongInput("negative", place=f"settings.{name}", value=rate)
