"""What may be noted in a sitting, one class a gesture, and a gesture noted: its rank and its moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from leaderdesk.domain.committee.majorities import Totals
from leaderdesk.domain.committee.votes import Saying, Side
from leaderdesk.domain.exact import Instant
from leaderdesk.domain.sittings.ground import OutcomeKind

VoteMode = Literal["hands", "by_name", "secret"]
# A sheet of the whole committee, filled in together.
CONSENSUS = "consensus"


@dataclass(frozen=True, slots=True)
class Opened:
    """The president opens the sitting."""


@dataclass(frozen=True, slots=True)
class Closed:
    """The sitting is over; what follows are amendments."""


@dataclass(frozen=True, slots=True)
class Reopened:
    """A closed sitting goes on."""

    reason: str


@dataclass(frozen=True, slots=True)
class Arrived:
    """Somebody comes in."""

    person: str


@dataclass(frozen=True, slots=True)
class Departed:
    """Somebody leaves for good."""

    person: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SteppedOut:
    """Somebody leaves for this point only."""

    person: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CameBack:
    """Somebody who had stepped out is back before the end of the point."""

    person: str


@dataclass(frozen=True, slots=True)
class Recused:
    """Somebody has an interest in a point, and leaves for it."""

    person: str
    point: str
    reason: str


@dataclass(frozen=True, slots=True)
class RecusalLifted:
    """The interest was found not to be one."""

    person: str
    point: str
    reason: str


@dataclass(frozen=True, slots=True)
class PointOpened:
    """A point begins; those with an interest in it leave, and whoever was out for the one before is back."""

    point: str


@dataclass(frozen=True, slots=True)
class PointClosed:
    """A point ends."""

    point: str


@dataclass(frozen=True, slots=True)
class PointAdded:
    """A point that was not on the agenda, without a project."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Reordered:
    """The points in another order."""

    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HeardIn:
    """The holder of the project comes in to be heard."""

    point: str
    who: str


@dataclass(frozen=True, slots=True)
class HeardOut:
    """The holder leaves before the debate."""

    point: str


@dataclass(frozen=True, slots=True)
class NotedGrid:
    """The grid that a project was noted on at home, by its digest."""

    point: str
    digest: str


@dataclass(frozen=True, slots=True)
class NotesReceived:
    """A member sent notes before voting: the file they came in, and the grids they were given on."""

    member: str
    file: str
    digest: str
    grids: tuple[NotedGrid, ...]


@dataclass(frozen=True, slots=True)
class Noted:
    """A note on a criterion, None for an abstention; `keying` is 2 when a paper sheet is typed a second time."""

    point: str
    member: str
    criterion: str
    note: Fraction | None
    keying: int = 1
    is_early: bool = False


@dataclass(frozen=True, slots=True)
class NoteErased:
    """A note taken back: not yet scored."""

    point: str
    member: str
    criterion: str
    keying: int = 1


@dataclass(frozen=True, slots=True)
class VoteOpened:
    """A vote begins on a motion; one on a list covers the projects that it decides together."""

    point: str
    motion: str
    decision: str
    mode: VoteMode
    covers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BallotKeyed:
    """What one seat says."""

    point: str
    seat: str
    says: Saying


@dataclass(frozen=True, slots=True)
class CollegeKeyed:
    """What every seat of a college says that has not said anything yet."""

    point: str
    college: str
    says: Saying


@dataclass(frozen=True, slots=True)
class VoteClosed:
    """The vote ends; a count of hands or of slips comes with its totals, and the casting vote said aloud."""

    point: str
    totals: Totals | None = None
    casting: Side | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """What a member answers to a written consultation, and by which way it came; a later answer replaces it."""

    point: str
    person: str
    says: Saying
    way: str = ""


@dataclass(frozen=True, slots=True)
class AnswersCounted:
    """The answers on a point are counted, once the deadline has passed or everybody has answered."""

    point: str
    motion: str
    decision: str


@dataclass(frozen=True, slots=True)
class VoteDropped:
    """The vote is given up before its result."""

    point: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reservation:
    """What a favourable opinion is subject to, until when, and who sees to it."""

    text: str
    due_on: date | None = None
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Decided:
    """The decision on a project: its amount where it grants one, its reasons, the criteria they are tied to."""

    point: str
    outcome: OutcomeKind
    amount: Fraction | None = None
    reason: str = ""
    criteria: tuple[str, ...] = ()
    reservations: tuple[Reservation, ...] = ()


@dataclass(frozen=True, slots=True)
class DecisionTakenBack:
    """The decision no longer stands."""

    point: str
    reason: str


@dataclass(frozen=True, slots=True)
class Written:
    """What the minutes say of a point; once the sitting is closed, a correction says why."""

    point: str
    text: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Struck:
    """An earlier gesture was a mistake: the sitting is read as if it had not been noted."""

    rank: int
    reason: str


Gesture = (
    Opened
    | Closed
    | Reopened
    | Arrived
    | Departed
    | SteppedOut
    | CameBack
    | Recused
    | RecusalLifted
    | PointOpened
    | PointClosed
    | PointAdded
    | Reordered
    | HeardIn
    | HeardOut
    | NotesReceived
    | Noted
    | NoteErased
    | VoteOpened
    | BallotKeyed
    | CollegeKeyed
    | VoteClosed
    | Answered
    | AnswersCounted
    | VoteDropped
    | Decided
    | DecisionTakenBack
    | Written
    | Struck
)
# The word of each gesture in a record.
WORDS: dict[str, type] = {
    "opened": Opened,
    "closed": Closed,
    "reopened": Reopened,
    "arrived": Arrived,
    "departed": Departed,
    "stepped_out": SteppedOut,
    "came_back": CameBack,
    "recused": Recused,
    "recusal_lifted": RecusalLifted,
    "point_opened": PointOpened,
    "point_closed": PointClosed,
    "point_added": PointAdded,
    "reordered": Reordered,
    "heard_in": HeardIn,
    "heard_out": HeardOut,
    "notes_received": NotesReceived,
    "noted": Noted,
    "note_erased": NoteErased,
    "vote_opened": VoteOpened,
    "ballot_keyed": BallotKeyed,
    "college_keyed": CollegeKeyed,
    "vote_closed": VoteClosed,
    "answered": Answered,
    "answers_counted": AnswersCounted,
    "vote_dropped": VoteDropped,
    "decided": Decided,
    "decision_taken_back": DecisionTakenBack,
    "written": Written,
    "struck": Struck,
}


@dataclass(frozen=True, slots=True)
class Deed:
    """A gesture with its rank and its moment: each comes after the one before."""

    rank: int
    at: Instant
    gesture: Gesture
