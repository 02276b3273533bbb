"""What each fund gives to each fiche-action on a day, once the avenants in force have moved money."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Literal, NamedTuple

from leaderdesk.domain.inputs import WrongInput

ApprovalRule = Literal["never", "fund_switch", "always"]


class Pot(NamedTuple):
    """The money of one fund for one fiche-action."""

    fiche: str
    fund: str

    def __str__(self) -> str:
        return f"{self.fiche}/{self.fund}"


@dataclass(frozen=True, slots=True)
class Envelope:
    """A pot and the euros in it."""

    pot: Pot
    amount: Fraction


@dataclass(frozen=True, slots=True)
class Transfer:
    """Euros taken from a pot and given to another; without a giver it is an addition, without a taker a loss."""

    amount: Fraction
    taken_from: Pot | None = None
    given_to: Pot | None = None

    @property
    def switches_fund(self) -> bool:
        """True when money changes fund, which the committee does not decide alone."""
        return self.taken_from is not None and self.given_to is not None and self.taken_from.fund != self.given_to.fund


@dataclass(frozen=True, slots=True)
class Avenant:
    """Transfers decided together; without a day of decision they are a simulation."""

    key: str
    transfers: tuple[Transfer, ...]
    decided_on: date | None = None
    approved_on: date | None = None

    def in_force_from(self, rule: ApprovalRule) -> date | None:
        """The day from which it counts: decided, and approved where the setting asks for it."""
        switches = any(each.switches_fund for each in self.transfers)
        if self.decided_on is None or rule == "never" or (rule == "fund_switch" and not switches):
            return self.decided_on
        return None if self.approved_on is None else max(self.decided_on, self.approved_on)


@dataclass(frozen=True, slots=True)
class EnvelopeSettings:
    """How far beyond the envelopes one may programme, and which avenants the managing authority approves."""

    usual_over_rate: Fraction = Fraction(0)
    over_rate_by_fiche: Mapping[str, Fraction] = field(default_factory=dict)
    # On all the fiches of a fund together.
    global_over_rate: Fraction = Fraction(0)
    approval: ApprovalRule = "fund_switch"

    def over_rate(self, fiche: str) -> Fraction:
        """The rate of a fiche, else the usual one."""
        return self.over_rate_by_fiche.get(fiche, self.usual_over_rate)


def settle_envelopes(
    envelopes: Sequence[Envelope],
    avenants: Sequence[Avenant],
    on: date,
    *,
    settings: EnvelopeSettings,
    simulated: Collection[str] = (),
) -> tuple[Envelope, ...]:
    """The envelopes of a day, with the avenants in force and those simulated; none was ever below zero."""
    balance = _read_envelopes(envelopes)
    check_avenants(avenants, balance, simulated)
    dated = [(day, each) for each in avenants if (day := each.in_force_from(settings.approval)) and day <= on]
    for day in sorted({day for day, _ in dated}):
        _move(balance, [each for in_force, each in dated if in_force == day], day)
    applied = {each.key for _, each in dated}
    _move(balance, [each for each in avenants if each.key in simulated and each.key not in applied], None)
    return tuple(Envelope(pot, balance[pot]) for pot in sorted(balance))


def check_avenants(avenants: Sequence[Avenant], pots: Collection[Pot], simulated: Collection[str]) -> None:
    """Refuse transfers that make no sense, and simulations of what does not exist."""
    keys = [each.key for each in avenants]
    for rank, avenant in enumerate(avenants):
        if keys.index(avenant.key) != rank:
            raise WrongInput("repeated", place=f"avenants[{rank}].key", key=avenant.key)
        for number, transfer in enumerate(avenant.transfers):
            _check_transfer(transfer, pots, f"avenants[{rank}].transfers[{number}]")
    for key in sorted(set(simulated) - set(keys)):
        raise WrongInput("key_unknown", place="simulated", key=key)


def _check_transfer(transfer: Transfer, pots: Collection[Pot], place: str) -> None:
    if transfer.amount <= 0:
        raise WrongInput("not_above_zero", place=f"{place}.amount", value=transfer.amount)
    if transfer.taken_from == transfer.given_to:
        raise WrongInput("transfer_to_itself", place=place)
    for name, pot in (("taken_from", transfer.taken_from), ("given_to", transfer.given_to)):
        if pot is not None and pot not in pots:
            raise WrongInput("pot_unknown", place=f"{place}.{name}", pot=str(pot))


def _read_envelopes(envelopes: Sequence[Envelope]) -> dict[Pot, Fraction]:
    balance: dict[Pot, Fraction] = {}
    for rank, envelope in enumerate(envelopes):
        if envelope.amount < 0:
            raise WrongInput("negative", place=f"envelopes[{rank}].amount", value=envelope.amount)
        if envelope.pot in balance:
            raise WrongInput("repeated", place=f"envelopes[{rank}].pot", key=str(envelope.pot))
        balance[envelope.pot] = envelope.amount
    return balance


def _move(balance: dict[Pot, Fraction], avenants: Sequence[Avenant], on: date | None) -> None:
    """Apply together what comes into force together: on one day, no avenant is before another."""
    moved: defaultdict[Pot, Fraction] = defaultdict(Fraction)
    for transfer in (each for avenant in avenants for each in avenant.transfers):
        if transfer.taken_from is not None:
            moved[transfer.taken_from] -= transfer.amount
        if transfer.given_to is not None:
            moved[transfer.given_to] += transfer.amount
    for pot in sorted(moved):
        balance[pot] += moved[pot]
        if balance[pot] < 0:
            raise WrongInput("envelope_below_zero", place=f"envelopes[{pot}]", on=on, missing=-balance[pot])
