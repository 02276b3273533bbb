"""Where a dossier stands in its life: what holds for it, the moves it may make, the deadlines that run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.lives.deadlines import Started, running_deadlines
from leaderdesk.domain.lives.moves import Life, Move, Situation, choices_from
from leaderdesk.domain.lives.stays import Stay, time_spent
from leaderdesk.domain.sheets.dossiers import WholeDossier
from leaderdesk.domain.sheets.rows import StagedRow, StepRow

# The day of a dossier that entering a state is.
DATED: Mapping[str, str] = {
    "pre_request": "received_on",
    "acknowledged": "eligible_from",
    "opinion": "opinion_on",
    "programmed": "programmed_on",
    "convention": "convention_on",
}
# What nothing in the base tells: a person says it when the move is made.
ASKED = frozenset(
    {
        *("opinion_favourable", "opinion_unfavourable", "committee_decision", "quorum_record", "conditions_lifted"),
        *("file_revised", "claim_returned", "more_claims_expected", "control_opened", "control_closed"),
        *("holder_letter", "reason"),
    }
)
# The order in which a life usually goes on; any other move is a turn.
_FORWARD = (
    *("contact", "pre_request", "acknowledged", "opinion", "complete", "instructed", "programmed", "convention"),
    *("in_progress", "claimed", "paid", "closed"),
)


@dataclass(frozen=True, slots=True)
class MoveOption:
    """A move of the life from where the dossier stands: what is seen missing, and what only a person can say."""

    status: str
    decider: str
    lacks: tuple[str, ...]
    asks: tuple[str, ...]
    dated: str | None
    deadlines: tuple[str, ...]

    @property
    def is_ready(self) -> bool:
        """True when nothing is seen missing."""
        return not self.lacks


def options_of(life: Life, whole: WholeDossier, holds: frozenset[str]) -> tuple[MoveOption, ...]:
    """Every move, the way forward first; none from a state that this life does not have."""
    try:
        choices = choices_from(life, Situation(whole.status, holds))
    except WrongInput:
        return ()
    found = [_option(choice.move, choice.lacks) for choice in choices]
    return tuple(sorted(found, key=lambda each: _rank(whole.status, each.status)))


def next_move(options: Sequence[MoveOption], status: str) -> MoveOption | None:
    """The usual way on, if there is one."""
    return next((each for each in options if _is_forward(status, each.status)), None)


def holds_of(
    whole: WholeDossier, *, conclusion: str | None, is_complete: bool, has_room: bool | None
) -> frozenset[str]:
    """The requirements that the base itself shows to hold."""
    record, said = whole.record, _last(whole.staged)
    convention = said.get("convention", said.get("voted"))
    paid = said.get("paid")
    found = {
        "request_received": record.received_on is not None,
        "acknowledgement_sent": record.eligible_from is not None,
        "pieces_complete": is_complete,
        "instruction_report": "instructed" in said or _has_piece(whole, "instruction_report"),
        "eligibility_verdict": conclusion == "eligible",
        "ineligibility_verdict": conclusion == "ineligible",
        "fund_amount": bool(said.keys() & {"instructed", "voted"}) or _has_european(whole),
        "envelope_room": bool(has_room),
        "convention_signed": record.convention_on is not None,
        "work_begun": any(each.made_on is not None for each in whole.commitments),
        "claim_received": "claimed" in said,
        "service_done": "certified" in said,
        "payment_received": paid is not None,
        "balance_paid": paid is not None and convention is not None and paid >= convention,
    }
    return frozenset(code for code, is_held in found.items() if is_held)


def stays_of(steps: Iterable[StepRow]) -> tuple[Stay, ...]:
    """The states with their days."""
    return tuple(Stay(step.status, step.since, step.until) for step in steps)


def dates_of(whole: WholeDossier) -> dict[str, date]:
    """The days that deadlines count from, where they are known."""
    record, said = whole.record, _last(whole.staged)
    promised = said.get("convention", said.get("voted"))
    claimed = [row for row in whole.staged if row.stage == "claimed"]
    is_balance = claimed and promised is not None and said["claimed"] >= promised
    days = {
        "received_on": record.received_on,
        "programmed_on": record.programmed_on,
        "convention_on": record.convention_on,
        "balance_claimed_on": claimed[-1].said_on if is_balance else None,
        "last_payment_on": max((row.said_on for row in whole.staged if row.stage == "paid"), default=None),
    }
    return {name: day for name, day in days.items() if day is not None}


def deadlines_on(life: Life, whole: WholeDossier, on: date) -> tuple[Started, ...]:
    """The deadlines that still wait; none where the states overlap, which is named elsewhere."""
    try:
        return running_deadlines(life, stays_of(whole.steps), dates_of(whole), on)
    except WrongInput:
        return ()


def has_sound_states(whole: WholeDossier, life: Life) -> bool:
    """True when the states follow each other and the life knows the present one."""
    try:
        time_spent(stays_of(whole.steps), date.max)
        life.phase_of(whole.status)
    except WrongInput:
        return False
    return True


def _option(move: Move, lacks: Sequence[str]) -> MoveOption:
    return MoveOption(
        status=move.end,
        decider=move.decider,
        lacks=tuple(code for code in lacks if code not in ASKED),
        asks=tuple(code for code in lacks if code in ASKED),
        dated=DATED.get(move.end),
        deadlines=tuple(each.code for each in move.deadlines),
    )


def _rank(start: str, end: str) -> tuple[bool, int]:
    return not _is_forward(start, end), _FORWARD.index(end) if end in _FORWARD else len(_FORWARD)


def _is_forward(start: str, end: str) -> bool:
    if end not in _FORWARD:
        return False
    # From a side track (postponed, waiting list, control) any state of the way is the way on.
    return start not in _FORWARD or _FORWARD.index(end) > _FORWARD.index(start)


def _last(staged: Iterable[StagedRow]) -> dict[str, int]:
    """The last amount said of each stage, summed over the funds."""
    last = {(row.stage, row.fund_id): row.amount for row in staged}
    found: dict[str, int] = {}
    for (stage, _), amount in last.items():
        found[stage] = found.get(stage, 0) + amount
    return found


def _has_piece(whole: WholeDossier, code: str) -> bool:
    return any(row.code == code and row.received_on is not None for row in whole.pieces)


def _has_european(whole: WholeDossier) -> bool:
    return any(row.nature == "european" and row.amount for row in whole.funding)
