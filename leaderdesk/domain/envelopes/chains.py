"""The amounts of one dossier on one fund, from what was requested to what was paid, kept whole.

An amount may only fall along the chain, and what falls after the vote is released; one that grows, or that has
nothing before it, is a named problem. An instruction may follow the vote and lower it.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from operator import attrgetter
from typing import Literal

from leaderdesk.domain.inputs import WrongInput

STAGES = ("requested", "instructed", "voted", "convention", "claimed", "certified", "paid")
# The instruction may follow the vote.
_STAGES_AFTER = ("requested", "voted", "instructed", *STAGES[3:])
_AMOUNTS, _AMOUNTS_AFTER = attrgetter(*STAGES), attrgetter(*_STAGES_AFTER)
ZERO = Fraction(0)
_Amounts = tuple[tuple[str, Fraction | None], ...]


@dataclass(frozen=True, slots=True)
class Chain:
    """Euros at each stage, claims and payments cumulated; an unknown amount is a stage not reached.

    A closed dossier has had its balance; a dropped one (withdrawn, abandoned, deprogrammed) keeps what was paid to it.
    """

    requested: Fraction | None = None
    instructed: Fraction | None = None
    voted: Fraction | None = None
    convention: Fraction | None = None
    claimed: Fraction | None = None
    certified: Fraction | None = None
    paid: Fraction | None = None
    instructed_after_vote: bool = False
    end: Literal["open", "closed", "dropped"] = "open"

    @property
    def order(self) -> tuple[str, ...]:
        """The stages in the order this dossier went through them."""
        return _STAGES_AFTER if self.instructed_after_vote else STAGES

    @property
    def amounts(self) -> tuple[tuple[str, Fraction | None], ...]:
        """Each stage with its amount, in that order."""
        get = _AMOUNTS_AFTER if self.instructed_after_vote else _AMOUNTS
        return tuple(zip(self.order, get(self), strict=True))


@dataclass(frozen=True, slots=True)
class Fall:
    """What was lost between two stages that follow each other."""

    before: str
    after: str
    amount: Fraction


@dataclass(frozen=True, slots=True)
class ChainProblem:
    """An amount that the one before it does not explain: it grows, or the one before is missing."""

    code: Literal["amount_grows", "amount_missing", "closed_without_payment"]
    place: str
    before: str | None = None
    grows_by: Fraction | None = None


def check_chain(chain: Chain, place: str = "chain") -> tuple[ChainProblem, ...]:
    """What in a chain needs an explanation; a negative amount makes no sense at all."""
    amounts = chain.amounts
    reached = [(stage, amount) for stage, amount in amounts if amount is not None]
    for stage, amount in reached:
        if amount.numerator < 0:
            raise WrongInput("negative", place=f"{place}.{stage}", value=amount)
    problems = [*_missing(amounts, len(reached), place), *_growing(reached, place)]
    if chain.end == "closed" and chain.paid is None:
        problems.append(ChainProblem("closed_without_payment", f"{place}.paid"))
    return tuple(problems)


def list_falls(chain: Chain) -> tuple[Fall, ...]:
    """Where money was lost on the way; one that grows is no fall but a problem."""
    return tuple(
        Fall(before, after, lost - kept) for (before, lost), (after, kept) in pairwise(_reached(chain)) if lost > kept
    )


def weigh_chain(chain: Chain) -> Fraction:
    """What the dossier takes from its envelope once its vote is final."""
    if chain.voted is None:
        return ZERO
    if chain.end != "open":
        return chain.paid or ZERO
    if chain.convention is not None:
        return chain.convention
    if chain.instructed_after_vote and chain.instructed is not None:
        return min(chain.voted, chain.instructed)
    return chain.voted


def released_by(chain: Chain) -> Fraction:
    """What was voted and went back to the envelope."""
    weight = weigh_chain(chain)
    return ZERO if weight is chain.voted else max(ZERO, (chain.voted or ZERO) - weight)


def _reached(chain: Chain) -> list[tuple[str, Fraction]]:
    return [(stage, amount) for stage, amount in chain.amounts if amount is not None]


def _missing(amounts: _Amounts, count: int, place: str) -> list[ChainProblem]:
    # Most chains have no hole: what was reached are the first stages.
    if all(amount is not None for _, amount in amounts[:count]):
        return []
    last = max(at for at, (_, amount) in enumerate(amounts) if amount is not None)
    holes = [(stage, after[0]) for (stage, amount), after in pairwise(amounts[: last + 1]) if amount is None]
    return [ChainProblem("amount_missing", f"{place}.{stage}", before=after) for stage, after in holes]


def _growing(reached: list[tuple[str, Fraction]], place: str) -> list[ChainProblem]:
    return [
        ChainProblem("amount_grows", f"{place}.{after}", before, grown - known)
        for (before, known), (after, grown) in pairwise(reached)
        # Most amounts stay the same from one stage to the next: these are not compared.
        if grown is not known and grown > known
    ]
