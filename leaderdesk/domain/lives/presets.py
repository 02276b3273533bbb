"""Two lives to begin with: one passage before the committee, or two (opportunity, then programming).

No law or page gives the lengths of the deadlines: they are settings with plain defaults.
"""

from __future__ import annotations

from dataclasses import dataclass

from leaderdesk.domain.dossiers import STATUSES
from leaderdesk.domain.lives.moves import Deadline, Life, Move, Phase, Status

_ENDED = ("closed", "refused", "withdrawn", "abandoned", "deprogrammed")
_DECIDED = ("programmed", "convention", "in_progress", "claimed", "paid", "in_control")
_BEFORE_DECISION = ("pre_request", "acknowledged", "complete", "instructed", "postponed", "waiting_list")
_UNDER_WAY = ("programmed", "convention", "in_progress", "claimed")
_CONTROLLED = ("in_progress", "claimed", "paid", "closed")
_PAID_FOR = {"claimed": ("claim_received",), "paid": ("service_done", "payment_received"), "closed": ("balance_paid",)}
_SITTING = ("committee_decision", "quorum_record")
_PROGRAMMING = ("eligibility_verdict", "instruction_report", *_SITTING, "fund_amount", "envelope_room")


@dataclass(frozen=True, slots=True)
class Delays:
    """Every length a life counts with: days, or months where people count in months."""

    acknowledge_days: int = 15
    complete_months: int = 6
    instruct_months: int = 3
    opinion_months: int = 12
    lift_conditions_months: int = 6
    sign_convention_months: int = 3
    begin_work_months: int = 12
    claim_balance_months: int = 24
    pay_months: int = 7
    maintain_months: int = 60
    keep_pieces_months: int = 120


def one_passage(delays: Delays | None = None) -> Life:
    """The committee sees a dossier once, to programme it."""
    lengths = delays or Delays()
    moves = (
        *_request(lengths, "complete"),
        # What is plainly outside the programme, or not ripe, goes no further than its acknowledgement.
        Move("acknowledged", "refused", "authority", ("ineligibility_verdict", "reason")),
        Move("acknowledged", "postponed", "committee", ("reason", *_SITTING), (_lifting(lengths),)),
        Move("postponed", "acknowledged", "team", ("file_revised",)),
        *_completion("acknowledged", lengths),
        *_common(lengths, _BEFORE_DECISION),
    )
    return Life(_statuses(set(STATUSES) - {"opinion"}), moves)


def two_passages(delays: Delays | None = None) -> Life:
    """The committee gives an opinion of opportunity first, then programmes."""
    lengths = delays or Delays()
    bring_back = Deadline("complete_file", months=lengths.opinion_months, met_by=("complete",))
    opinion = (
        Move("acknowledged", "opinion", "committee", ("opinion_favourable", *_SITTING), (bring_back,)),
        Move("acknowledged", "postponed", "committee", ("reason", *_SITTING), (_lifting(lengths),)),
        Move("acknowledged", "refused", "committee", ("opinion_unfavourable", "reason", *_SITTING)),
        Move("postponed", "opinion", "committee", ("opinion_favourable", *_SITTING), (bring_back,)),
        Move("postponed", "acknowledged", "team", ("file_revised",)),
    )
    before = (*_BEFORE_DECISION, "opinion")
    moves = (*_request(lengths, "opinion"), *opinion, *_completion("opinion", lengths), *_common(lengths, before))
    return Life(_statuses(set(STATUSES)), moves)


def _statuses(codes: set[str]) -> tuple[Status, ...]:
    return tuple(Status(code, _phase(code)) for code in STATUSES if code in codes)


def _phase(code: str) -> Phase:
    if code in _ENDED:
        return "ended"
    return "decided" if code in _DECIDED else "open"


def _request(delays: Delays, met_by: str) -> tuple[Move, ...]:
    """From the first word to the acknowledgement that opens eligibility."""
    reply = Deadline("acknowledge", "received_on", days=delays.acknowledge_days, met_by=("acknowledged",))
    code = "complete_file" if met_by == "complete" else "seek_opinion"
    filing = Deadline(code, months=delays.complete_months, met_by=(met_by,), dropped_by=("postponed",))
    return (
        Move("contact", "pre_request", "holder", ("request_received",), (reply,)),
        Move("contact", "abandoned", "holder"),
        Move("pre_request", "acknowledged", "team", ("acknowledgement_sent",), (filing,)),
    )


def _completion(start: str, delays: Delays) -> tuple[Move, ...]:
    """To the complete file, and back when a piece turns out to be missing."""
    instruct = Deadline("instruct", months=delays.instruct_months, met_by=("instructed",), dropped_by=(start,))
    return (
        Move(start, "complete", "team", ("pieces_complete",), (instruct,)),
        Move("complete", start, "team", ("reason",)),
    )


def _lifting(delays: Delays) -> Deadline:
    met_by = ("acknowledged", "complete", "instructed", "programmed")
    return Deadline(
        "lift_conditions", months=delays.lift_conditions_months, met_by=met_by, dropped_by=("waiting_list",)
    )


def _common(delays: Delays, before_decision: tuple[str, ...]) -> tuple[Move, ...]:
    return (
        *_instruction(),
        *_sitting(delays),
        *_work(delays),
        *_payment(delays),
        *(Move(start, "withdrawn", "holder", ("holder_letter",)) for start in before_decision),
        *(Move(start, "abandoned", "holder", ("holder_letter",)) for start in _UNDER_WAY),
        *(Move(start, "deprogrammed", "committee", ("reason", *_SITTING)) for start in (*_UNDER_WAY, "in_control")),
        *(Move(start, "in_control", "authority", ("control_opened",)) for start in _CONTROLLED),
        # Back where it was interrupted: a control is no way round what the payer asks for.
        *(Move("in_control", end, "authority", ("control_closed", *_PAID_FOR.get(end, ()))) for end in _CONTROLLED),
        # A refused or withdrawn project may come back, as a file that has changed and is acknowledged anew.
        *(
            Move(start, "pre_request", "holder", ("request_received", "file_revised"))
            for start in ("refused", "withdrawn")
        ),
    )


def _instruction() -> tuple[Move, ...]:
    return (
        Move("complete", "instructed", "team", ("instruction_report", "eligibility_verdict")),
        Move("complete", "refused", "authority", ("ineligibility_verdict", "reason")),
        Move("instructed", "complete", "team", ("reason",)),
        Move("instructed", "refused", "committee", ("reason", *_SITTING)),
    )


def _sitting(delays: Delays) -> tuple[Move, ...]:
    signing = Deadline(
        "sign_convention", months=delays.sign_convention_months, met_by=("convention",), dropped_by=("instructed",)
    )
    return (
        *(
            Move(start, "programmed", "committee", _PROGRAMMING, (signing,))
            for start in ("instructed", "postponed", "waiting_list")
        ),
        Move("instructed", "postponed", "committee", ("reason", *_SITTING), (_lifting(delays),)),
        Move("instructed", "waiting_list", "committee", _SITTING),
        Move("postponed", "complete", "team", ("file_revised",)),
        Move("postponed", "instructed", "team", ("conditions_lifted", "instruction_report")),
        Move("postponed", "waiting_list", "committee", _SITTING),
        Move("postponed", "refused", "committee", ("reason", *_SITTING)),
        Move("waiting_list", "refused", "committee", ("reason", *_SITTING)),
        # A vote may be followed by a lower instruction, which the committee sees again.
        Move("programmed", "instructed", "authority", ("reason", "instruction_report")),
    )


def _work(delays: Delays) -> tuple[Move, ...]:
    met_by = ("in_progress", "claimed")
    beginning = Deadline("begin_work", "convention_on", months=delays.begin_work_months, met_by=met_by)
    balance = Deadline(
        *("claim_balance", "convention_on", delays.claim_balance_months),
        met_by=("closed",),
        met_on="balance_claimed_on",
    )
    return (
        Move("programmed", "convention", "authority", ("convention_signed",), (beginning, balance)),
        Move("convention", "in_progress", "holder", ("work_begun",)),
    )


def _payment(delays: Delays) -> tuple[Move, ...]:
    paying = Deadline("pay", "moved_on", months=delays.pay_months, met_by=("paid",), dropped_by=("in_progress",))
    maintaining = Deadline("maintain_investment", "last_payment_on", months=delays.maintain_months)
    keeping = Deadline("keep_pieces", "last_payment_on", months=delays.keep_pieces_months)
    return (
        *(
            Move(start, "claimed", "holder", ("claim_received",), (paying,))
            for start in ("convention", "in_progress", "paid")
        ),
        Move("claimed", "in_progress", "payer", ("claim_returned", "reason")),
        Move("claimed", "paid", "payer", ("service_done", "payment_received")),
        Move("paid", "in_progress", "team", ("more_claims_expected",)),
        Move("paid", "closed", "payer", ("balance_paid",), (maintaining, keeping)),
    )


ONE_PASSAGE = one_passage()
TWO_PASSAGES = two_passages()
