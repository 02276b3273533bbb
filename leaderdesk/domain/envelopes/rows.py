"""The rows of the maquette as plain values, a field for each column; amounts in cents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from leaderdesk.domain.envelopes import maquettes
from leaderdesk.domain.envelopes.maquettes import Pot
from leaderdesk.domain.exact import CENT


@dataclass(frozen=True, slots=True)
class TransferRow:
    """What an avenant takes from an envelope and gives to another."""

    id: int
    avenant_id: int
    amount: int
    taken_from_id: int | None
    given_to_id: int | None


@dataclass(frozen=True, slots=True)
class AvenantRow:
    """An avenant to the maquette, with its transfers."""

    id: int
    number: int
    title: str
    sitting_id: int | None
    decided_on: date | None
    approved_on: date | None
    remark: str | None
    transfers: tuple[TransferRow, ...] = ()

    def read(self, pots: dict[int, Pot]) -> maquettes.Avenant:
        """What the rules know of it; a transfer whose amount is still to be typed moves nothing."""
        moves = tuple(
            maquettes.Transfer(
                each.amount * CENT,
                None if each.taken_from_id is None else pots[each.taken_from_id],
                None if each.given_to_id is None else pots[each.given_to_id],
            )
            for each in self.transfers
            if each.amount
        )
        return maquettes.Avenant(str(self.id), moves, self.decided_on, self.approved_on)


@dataclass(frozen=True, slots=True)
class TargetRow:
    """What must be reached by a day, on a fund or one fiche-action of it."""

    id: int
    due_on: date
    fund_id: int
    fiche_id: int | None
    measure: str
    amount: int | None
    rate: Fraction | None
    label: str | None
    is_decommitment: bool
