"""What makes no sense in the facts of a dossier, refused with its place before any check looks at it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction

from leaderdesk.domain.dossiers import COST_KINDS, FUNDING_NATURES
from leaderdesk.domain.eligibility.facts import (
    COMMITMENT_KINDS,
    CONTRACT_KINDS,
    ENTERPRISE_SIZES,
    PUBLICITIES,
    Contract,
    CostFacts,
    Facts,
)
from leaderdesk.domain.holders import LEGAL_KINDS, NATURES
from leaderdesk.domain.inputs import WrongInput

# A place, the value found there, and the values it may have.
_Choice = tuple[str, str | None, Sequence[str]]
_Amount = tuple[str, Fraction | None]


def refuse_nonsense(facts: Facts) -> None:
    """Refuse the first value that cannot be: a code nobody knows, an amount below zero, a share above one."""
    for place, value, choices in _choices(facts):
        if value is not None and value not in choices:
            raise WrongInput("unknown_code", place=place, value=value)
    for place, amount in _amounts(facts):
        if amount is not None and amount < 0:
            raise WrongInput("negative", place=place)
    if facts.inside_share is not None and facts.inside_share > 1:
        raise WrongInput("above_one", place="inside_share")
    for rank, cost in enumerate(facts.costs):
        if cost.eligible > cost.amount:
            raise WrongInput("eligible_over_cost", place=f"costs[{rank}].eligible")
    keys = Counter(contract.key for contract in facts.contracts)
    for rank, contract in enumerate(facts.contracts):
        if keys[contract.key] > 1:
            raise WrongInput("contract_twice", place=f"contracts[{rank}].key", key=contract.key)


def _choices(facts: Facts) -> Iterator[_Choice]:
    yield "holder.legal_kind", facts.holder.legal_kind, LEGAL_KINDS
    yield "holder.nature", facts.holder.nature, NATURES
    yield "holder.size", facts.holder.size, ENTERPRISE_SIZES
    for place, cost in enumerate(facts.costs):
        yield f"costs[{place}].kind", cost.kind, COST_KINDS
        for rank, commitment in enumerate(cost.commitments or ()):
            yield f"costs[{place}].commitments[{rank}].kind", commitment.kind, COMMITMENT_KINDS
    for place, line in enumerate(facts.funding):
        yield f"funding[{place}].nature", line.nature, FUNDING_NATURES
    for place, contract in enumerate(facts.contracts):
        yield f"contracts[{place}].kind", contract.kind, CONTRACT_KINDS
        yield f"contracts[{place}].publicity", contract.publicity, PUBLICITIES


def _amounts(facts: Facts) -> Iterator[_Amount]:
    yield "inside_share", facts.inside_share
    for place, cost in enumerate(facts.costs):
        yield from _amounts_of_cost(f"costs[{place}]", cost)
    for place, line in enumerate(facts.funding):
        yield f"funding[{place}].amount", line.amount
    for place, aid in enumerate(facts.aids or ()):
        yield f"aids[{place}].amount", aid.amount
    for place, contract in enumerate(facts.contracts):
        yield from _amounts_of_contract(f"contracts[{place}]", contract)


def _amounts_of_cost(place: str, cost: CostFacts) -> Iterator[_Amount]:
    yield f"{place}.amount", cost.amount
    yield f"{place}.eligible", cost.eligible
    for rank, quote in enumerate(cost.quotes):
        yield f"{place}.quotes[{rank}].amount", quote.amount


def _amounts_of_contract(place: str, contract: Contract) -> Iterator[_Amount]:
    """An amendment may well be negative: work that is not done."""
    yield f"{place}.estimate", contract.estimate
    yield f"{place}.amount", contract.amount
