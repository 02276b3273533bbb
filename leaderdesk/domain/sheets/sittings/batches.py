"""What follows a sitting, as one batch: dossiers moved, amounts voted, conditions to follow, letters to write."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from leaderdesk.domain.envelopes.places import Noted
from leaderdesk.domain.sheets.situations import MoveOption
from leaderdesk.domain.sittings.gestures import Decided
from leaderdesk.domain.sittings.ground import GRANTS, OutcomeKind

# The states that an outcome leads to, the first that the life of the programme has from where the dossier stands.
_ENDS: dict[OutcomeKind, tuple[str, ...]] = {
    "favourable": ("programmed", "opinion"),
    "reservations": ("programmed", "opinion"),
    "postponed": ("postponed",),
    "refused": ("refused",),
    "waiting": ("waiting_list",),
}
WhyNotMoved = Literal["already_there", "no_such_move", "moved_since"]


@dataclass(frozen=True, slots=True)
class Standing:
    """A dossier as the batch finds it."""

    point: str
    dossier_id: int
    number: str
    title: str
    holder: str
    status: str
    since: date | None
    options: tuple[MoveOption, ...]
    fund_id: int | None
    # What is already noted on it: text and day.
    notes: frozenset[tuple[str, date]]
    # The last day that an amount was voted of each fund.
    voted: Mapping[int, date]


@dataclass(frozen=True, slots=True)
class MovePlan:
    """A dossier from one state to another, with what the life sees missing: told, and no obstacle."""

    point: str
    dossier_id: int
    number: str
    title: str
    outcome: OutcomeKind
    start: str
    end: str | None
    lacks: tuple[str, ...]
    why_not: WhyNotMoved | None
    reason: str


@dataclass(frozen=True, slots=True)
class AmountPlan:
    """What was voted of the fund."""

    point: str
    dossier_id: int
    fund_id: int
    amount: Fraction


@dataclass(frozen=True, slots=True)
class ConditionPlan:
    """A reservation to follow until it is lifted."""

    point: str
    dossier_id: int
    text: str
    due_on: date | None
    owner: str


@dataclass(frozen=True, slots=True)
class LetterPlan:
    """A letter to prepare for the holder: its code is the outcome it tells."""

    point: str
    dossier_id: int
    holder: str
    code: OutcomeKind
    text: str


@dataclass(frozen=True, slots=True)
class RankPlan:
    """The rank of a dossier on the waiting list, by its note among those that the sitting puts there."""

    point: str
    dossier_id: int
    rank: int
    noted: Noted


@dataclass(frozen=True, slots=True)
class Batch:
    """Everything that closing the sitting does, to be read before it is done."""

    sitting_id: int
    title: str
    on: date
    moves: tuple[MovePlan, ...]
    amounts: tuple[AmountPlan, ...]
    conditions: tuple[ConditionPlan, ...]
    letters: tuple[LetterPlan, ...]
    ranks: tuple[RankPlan, ...] = ()

    @property
    def is_empty(self) -> bool:
        """True when there is nothing left to do."""
        others = self.amounts, self.conditions, self.letters, self.ranks
        return not (any(each.end for each in self.moves) or any(others))

    def of(self, points: Collection[str]) -> Batch:
        """The part that concerns some points."""
        return Batch(
            self.sitting_id,
            self.title,
            self.on,
            tuple(each for each in self.moves if each.point in points),
            tuple(each for each in self.amounts if each.point in points),
            tuple(each for each in self.conditions if each.point in points),
            tuple(each for each in self.letters if each.point in points),
            tuple(each for each in self.ranks if each.point in points),
        )


@dataclass(frozen=True, slots=True)
class Said:
    """How the batch words what it leaves on a dossier: the caller speaks French."""

    letter: str
    reason: str


def rank_plans(noted: Sequence[tuple[Standing, Noted]], after: int) -> tuple[RankPlan, ...]:
    """Ranks by note, after those that were given before; equal notes share one."""
    shares = sorted({each.share for _, each in noted}, reverse=True)
    return tuple(
        RankPlan(standing.point, standing.dossier_id, after + 1 + shares.index(each.share), each)
        for standing, each in noted
    )


def batch_of(
    sitting_id: int,
    title: str,
    on: date,
    decided: Sequence[tuple[Standing, Decided, Said]],
    ranks: tuple[RankPlan, ...] = (),
) -> Batch:
    """What the decisions ask for; what was done already is left out, so that it is never done twice."""
    return Batch(
        sitting_id=sitting_id,
        title=title,
        on=on,
        moves=tuple(_move(standing, decision, said, on) for standing, decision, said in decided),
        amounts=tuple(
            AmountPlan(standing.point, standing.dossier_id, standing.fund_id, decision.amount)
            for standing, decision, _ in decided
            if decision.outcome in GRANTS and decision.amount is not None and standing.fund_id is not None
            if standing.voted.get(standing.fund_id, date.min) < on
        ),
        conditions=tuple(
            ConditionPlan(standing.point, standing.dossier_id, each.text, each.due_on, each.owner)
            for standing, decision, _ in decided
            for each in decision.reservations
            if (each.text, on) not in standing.notes
        ),
        letters=tuple(
            LetterPlan(standing.point, standing.dossier_id, standing.holder, decision.outcome, said.letter)
            for standing, decision, said in decided
            if (said.letter, on) not in standing.notes
        ),
        ranks=ranks,
    )


def _move(standing: Standing, decision: Decided, said: Said, on: date) -> MovePlan:
    ends = _ENDS[decision.outcome]
    option = next((each for end in ends for each in standing.options if each.status == end), None)
    why_not: WhyNotMoved | None = None
    if standing.status == ends[0] or (option is None and standing.status in ends):
        why_not = "already_there"
    elif standing.since is not None and standing.since > on:
        why_not = "moved_since"
    elif option is None:
        why_not = "no_such_move"
    return MovePlan(
        point=standing.point,
        dossier_id=standing.dossier_id,
        number=standing.number,
        title=standing.title,
        outcome=decision.outcome,
        start=standing.status,
        end=option.status if option is not None and why_not is None else None,
        lacks=option.lacks if option is not None else (),
        why_not=why_not,
        reason=said.reason,
    )
