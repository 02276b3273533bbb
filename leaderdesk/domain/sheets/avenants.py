"""What an avenant does to every pot, before it is decided and after: nothing is written to ask it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Literal

from leaderdesk.domain.envelopes.chains import ZERO
from leaderdesk.domain.envelopes.maquettes import ApprovalRule, Avenant, EnvelopeSettings, Pot
from leaderdesk.domain.envelopes.rows import AvenantRow
from leaderdesk.domain.sheets.envelopes import EnvelopesSheet, Maquette, cents_of

State = Literal["simulated", "awaiting_approval", "to_come", "in_force"]


@dataclass(frozen=True, slots=True)
class PotEffect:
    """A pot without an avenant and with it; amounts in cents."""

    pot: Pot
    before: int
    after: int
    programmed: int

    @property
    def change(self) -> int:
        """What the avenant brings, or takes."""
        return self.after - self.before

    @property
    def left(self) -> int:
        """What would be left of the pot."""
        return self.after - self.programmed

    @property
    def is_below_zero(self) -> bool:
        """True for a pot that would owe money: such an avenant cannot be decided."""
        return self.after < 0


@dataclass(frozen=True, slots=True)
class AvenantSheet:
    """An avenant, where it stands, and its effect on every pot."""

    row: AvenantRow
    state: State
    in_force_from: date | None
    needs_approval: bool
    effects: tuple[PotEffect, ...]


def sheet_of_avenant(
    row: AvenantRow, maquette: Maquette, sheet: EnvelopesSheet, rules: EnvelopeSettings
) -> AvenantSheet:
    """Every pot with and without it, the avenants in force on the day of the sheet counted in both."""
    pots = {each.id: pot for pot, each in maquette.pots.items()}
    avenant = row.read(pots)
    others = replace(maquette, avenants=tuple(each for each in maquette.avenants if each.key != avenant.key))
    before, _ = others.settled(rules, sheet.on)
    effects = tuple(
        PotEffect(
            pot,
            cents_of(before[pot]),
            cents_of(before[pot] + moved_to(avenant, pot)),
            cents_of(sheet.overview.pots[pot].programmed),
        )
        for pot in maquette.pots
    )
    return AvenantSheet(
        row,
        _state(avenant, rules.approval, sheet.on),
        avenant.in_force_from(rules.approval),
        needs_approval(avenant, rules.approval),
        effects,
    )


def moved_to(avenant: Avenant, pot: Pot) -> Fraction:
    """What an avenant brings to a pot; below zero when it takes."""
    brought = sum((each.amount for each in avenant.transfers if each.given_to == pot), ZERO)
    return brought - sum((each.amount for each in avenant.transfers if each.taken_from == pot), ZERO)


def needs_approval(avenant: Avenant, rule: ApprovalRule) -> bool:
    """True for one that the committee does not decide alone."""
    return rule == "always" or (rule == "fund_switch" and any(each.switches_fund for each in avenant.transfers))


def _state(avenant: Avenant, rule: ApprovalRule, on: date) -> State:
    if avenant.decided_on is None:
        return "simulated"
    day = avenant.in_force_from(rule)
    if day is None:
        return "awaiting_approval"
    return "in_force" if day <= on else "to_come"
