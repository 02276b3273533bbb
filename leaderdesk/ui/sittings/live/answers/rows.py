"""Who may answer for each seat, and what was answered when and how."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from leaderdesk.domain.committee.votes import Saying
from leaderdesk.domain.sheets.sittings.consultations import SeatAnswer
from leaderdesk.domain.sittings.gestures import Answered, Deed, Struck
from leaderdesk.ui.sittings.live.rows import Row
from leaderdesk.ui.sittings.live.votes.sayings import SIGNS
from leaderdesk.words import sitting_answers as words
from leaderdesk.words.sitting_rooms import college

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase

# By point and person: when the answer was noted, and by which way it came.
Arrivals = Mapping[tuple[str, str], tuple[datetime, str]]


def read_arrivals(base: OpenBase, sitting: int) -> Arrivals:
    """When and how each answer came."""
    from leaderdesk.services.sittings import read_deeds_of

    return arrivals_of(read_deeds_of(base, sitting))


def arrivals_of(deeds: Iterable[Deed]) -> Arrivals:
    """The last answer of each, those that were struck left out."""
    kept = list(deeds)
    struck = {deed.gesture.rank for deed in kept if isinstance(deed.gesture, Struck)}
    return {
        (deed.gesture.point, deed.gesture.person): (deed.at, deed.gesture.way)
        for deed in kept
        if isinstance(deed.gesture, Answered) and deed.rank not in struck
    }


def voice_of(seat: SeatAnswer, barred: Collection[str], *, is_suppleant: bool) -> str:
    """Who answers for a seat: the titulaire, or the suppléant where it is said so or nobody else may."""
    holders = (seat.suppleant, seat.titulaire) if is_suppleant else (seat.titulaire, seat.suppleant)
    return next((each for each in holders if each is not None and each not in barred), "")


def row_of(seat: SeatAnswer, who: str, says: Saying | None, arrived: tuple[datetime, str] | None) -> Row:
    """A seat as it is listed."""
    sign = "aside" if seat.is_barred else SIGNS[says]
    return Row(seat.seat, sign, f"{seat.seat} ({college(seat.college)})", words.say_answer(seat, who, arrived))
