"""A life: its statuses and the moves between them, and which moves a dossier may make now, with what each lacks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from leaderdesk.domain.inputs import WrongInput

Phase = Literal["open", "decided", "ended"]
PHASES: tuple[Phase, ...] = ("open", "decided", "ended")
DECIDERS = ("team", "committee", "holder", "authority", "payer")
# What a move may require, and when it holds; whoever knows the dossier says which of them hold.
REQUIREMENTS: Mapping[str, str] = {
    "request_received": "the holder's request has a day of reception",
    "acknowledgement_sent": "the GAL acknowledged it, which opens eligibility",
    "opinion_favourable": "the committee's opinion of opportunity, where there are two passages",
    "opinion_unfavourable": "the same, against",
    "pieces_complete": "every piece required of this kind of holder is there and in force",
    "instruction_report": "the report of the instruction is written",
    "eligibility_verdict": "every check of the fiche passes, or was answered with a reason",
    "ineligibility_verdict": "one check at least fails, and no answer puts it aside",
    "committee_decision": "a sitting voted on this dossier",
    "quorum_record": "that sitting kept its quorum for this dossier",
    "fund_amount": "the amount of each fund is fixed",
    "envelope_room": "that amount fits in its pot and in the whole fund",
    "conditions_lifted": "what the committee asked for is done",
    "file_revised": "the holder gave a changed file after a refusal, a withdrawal or a postponement",
    "convention_signed": "all have signed",
    "work_begun": "the first expense is engaged",
    "claim_received": "a claim for payment has arrived",
    "claim_returned": "the payer sent the claim back",
    "service_done": "the payer checked what was done",
    "payment_received": "the fund is on the holder's account",
    "more_claims_expected": "what was paid was not the balance",
    "balance_paid": "what was paid was the balance",
    "control_opened": "an authority announced a control",
    "control_closed": "the control has its conclusions",
    "holder_letter": "the holder wrote that the project stops",
    "reason": "somebody wrote why",
}
# Where a deadline may count from; `moved_on` is the day of the move itself.
DATES = ("moved_on", "received_on", "programmed_on", "convention_on", "balance_claimed_on", "last_payment_on")


@dataclass(frozen=True, slots=True)
class Status:
    """A state of a dossier, and whether it is still open, decided, or ended."""

    code: str
    phase: Phase


@dataclass(frozen=True, slots=True)
class Deadline:
    """So many months and days from a date; met by entering a status or by a date, dropped by another status.

    A deadline that nothing meets is a time to keep: when it is over, nothing is late.
    """

    code: str
    counted_from: str = "moved_on"
    months: int = 0
    days: int = 0
    met_by: tuple[str, ...] = ()
    met_on: str = ""
    dropped_by: tuple[str, ...] = ()

    @property
    def is_kept(self) -> bool:
        """True for a time to keep, that no act ends."""
        return not self.met_by and not self.met_on


@dataclass(frozen=True, slots=True)
class Move:
    """From one status to another: what must hold, who decides, what it starts."""

    start: str
    end: str
    decider: str
    requires: tuple[str, ...] = ()
    deadlines: tuple[Deadline, ...] = ()


@dataclass(frozen=True)
class Life:
    """The statuses of a programme in the order of a dossier's life, the first one where it begins, and its moves."""

    statuses: tuple[Status, ...]
    moves: tuple[Move, ...]

    @cached_property
    def deadlines(self) -> Mapping[tuple[str, str], tuple[Deadline, ...]]:
        """What the move from one status to another starts; asked of every dossier of a list."""
        found: dict[tuple[str, str], tuple[Deadline, ...]] = {}
        for move in self.moves:
            ends = (move.start, move.end)
            found[ends] = (*found.get(ends, ()), *move.deadlines)
        return found

    def phase_of(self, code: str) -> Phase:
        """The phase of a status."""
        for status in self.statuses:
            if status.code == code:
                return status.phase
        raise WrongInput("unknown_status", place="status", status=code)

    def moves_from(self, code: str) -> tuple[Move, ...]:
        """The moves that leave a status."""
        self.phase_of(code)
        return tuple(move for move in self.moves if move.start == code)


@dataclass(frozen=True, slots=True)
class Situation:
    """Where a dossier stands, and which requirements hold for it now."""

    status: str
    holds: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class Choice:
    """A move that exists, and what it lacks to be made."""

    move: Move
    lacks: tuple[str, ...]

    @property
    def is_allowed(self) -> bool:
        """True when nothing is missing."""
        return not self.lacks


def choices_from(life: Life, situation: Situation) -> tuple[Choice, ...]:
    """Every move out of the present status, with what each lacks."""
    unknown = sorted(situation.holds - set(REQUIREMENTS))
    if unknown:
        raise WrongInput("unknown_requirement", place="holds", requirement=unknown[0])
    return tuple(Choice(move, _lacking(move, situation)) for move in life.moves_from(situation.status))


def check_move(life: Life, situation: Situation, end: str) -> Choice:
    """The move to a status; a move that the life does not know is refused."""
    life.phase_of(end)
    for choice in choices_from(life, situation):
        if choice.move.end == end:
            return choice
    raise WrongInput("no_such_move", place="status", start=situation.status, end=end)


def statuses_within(life: Life, start: str) -> Sequence[str]:
    """Every status that a dossier may come to from one, itself included, in the order of the life."""
    seen, waiting = {start}, [start]
    while waiting:
        for move in life.moves:
            if move.start == waiting[0] and move.end not in seen:
                seen.add(move.end)
                waiting.append(move.end)
        waiting.pop(0)
    return [status.code for status in life.statuses if status.code in seen]


def _lacking(move: Move, situation: Situation) -> tuple[str, ...]:
    return tuple(code for code in move.requires if code not in situation.holds)
