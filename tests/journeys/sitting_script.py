"""An evening of three hours, gesture by gesture, with the keys that make each of them in the window.

The gestures are noted first through the services, at moments that only their rank decides: that is the record to
find again. Run as a program, it opens the window on a base and presses the keys that are left, as somebody would who
comes back after the machine went dead.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from leaderdesk.domain.committee.majorities import Totals
from leaderdesk.domain.committee.votes import Saying
from leaderdesk.domain.programmes.grid_sheets import CriterionSheet, GridSheet, LevelSheet
from leaderdesk.domain.sittings import gestures as told
from leaderdesk.domain.sittings.ground import OUTCOMES, OutcomeKind
from leaderdesk.services import (
    committees,
    fiches,
    grids,
    programmes,
    sitting_plans,
    sitting_rooms,
    sittings,
)
from leaderdesk.services.around import Around
from leaderdesk.services.bases import OpenBase, close_base, create_base, open_base
from leaderdesk.words.sitting_votes import usual_motion
from tests.factories import make_dossier, make_ground
from tests.ui.bases import around_in

if TYPE_CHECKING:
    from leaderdesk.domain.sheets.sittings.live import LiveSheet
    from leaderdesk.domain.sittings.gestures import Gesture

DAY, SINCE = date(2026, 11, 21), date(2026, 1, 1)
BEGUN, PACE = datetime(2026, 11, 21, 17, 30, tzinfo=UTC), timedelta(seconds=48)
PUBLIC_SEATS, SEATS, PROJECTS = 10, 24, 14
_BEGINNINGS = ("Bar", "Cor", "Del", "Far", "Gan", "Hul", "Jor", "Lam")
_ENDINGS = ("bier", "dan", "mont", "neau", "sart", "vel")
_NAMES = [f"{begin}{end}" for begin in _BEGINNINGS for end in _ENDINGS]
TITULAIRES = [f"Anne {name}" for name in _NAMES[:SEATS]]
SUPPLEANTS = [f"Paul {name}" for name in _NAMES[SEATS:]]
# Empty for the whole evening.
_EMPTY = {10, 24}
# Those whose suppléant comes in their place.
_REPLACED = {3, 15}
_LEAVING = (1, 2, 4, 5, 6, 7, 8, 11, 12, 13, 14)
_LEVELS = (LevelSheet(Fraction(0), "aucun"), LevelSheet(Fraction(2), "un partenaire"), LevelSheet(Fraction(5), "plus"))
_GRID = GridSheet(
    "Grille de sélection",
    (
        CriterionSheet("need", "Réponse à un besoin", Fraction(5)),
        CriterionSheet("ties", "Partenariats", Fraction(5), levels=_LEVELS),
        CriterionSheet("last", "Pérennité", Fraction(10)),
    ),
)
_LEFT, _TEN = 60_000, 10
_BOUND = "Montant limité à ce qui reste de l’enveloppe."


@dataclass(frozen=True, slots=True)
class Step:
    """One gesture, and the keys that make it: names of keys, texts after a quote, a point to go to after an at sign."""

    gesture: Gesture
    keys: tuple[str, ...]


class Moments:
    """The clock of the evening: as many paces as there are gestures."""

    def __init__(self) -> None:
        self.rank = 0

    def __call__(self) -> datetime:
        return BEGUN + PACE * self.rank


def make_evening(path: Path, around: Around) -> int:
    """A closed base whose sitting is just open: 24 seats, 14 projects, an envelope for nine of them and a half."""
    base = create_base(path, around, gal_name="GAL Pays des Marais")
    ground = make_ground(base)
    (fiche,) = programmes.read_programme(base).fiches
    fiches.attach_grid(base, fiche.id, grids.add_grid(base, "Grille", _GRID))
    fiches.set_envelope(base, ground.fiche, ground.feader, _LEFT * 100)
    drafts = [
        committees.SeatDraft(
            f"Structure {rank:02}", "public" if rank <= PUBLIC_SEATS else "private", None, *_of_seat(rank)
        )
        for rank in range(1, SEATS + 1)
    ]
    committees.add_seats(base, drafts, SINCE)
    members = {row.name: row.id for row in committees.read_committee(base).members}
    committees.give_office(base, members[TITULAIRES[0]], 1, SINCE)
    committees.give_office(base, members[TITULAIRES[12]], 2, SINCE)
    keys = [make_dossier(base, ground, f"2026-{rank:03}", f"Projet n° {rank}") for rank in range(1, PROJECTS + 1)]
    for rank in (1, 2):
        committees.declare_interest(base, members[TITULAIRES[rank - 1]], keys[0], "Élu de la commune porteuse")
    sitting = sitting_plans.create_sitting(base, sitting_plans.SittingDraft("Comité de novembre", DAY))
    points = [sitting_plans.PointDraft("Compte rendu du comité de juin", "minutes", None, "minutes", 5)]
    points += [sitting_plans.PointDraft("", "project", key, "selection", 12) for key in keys]
    sitting_plans.add_points(base, sitting, points)
    sittings.open_sitting(base, sitting)
    close_base(base, around)
    return sitting


def _of_seat(rank: int) -> tuple[str, str]:
    return TITULAIRES[rank - 1], SUPPLEANTS[rank - 1]


class Planner:
    """Plays the evening through the services, and keeps the keys of each gesture."""

    def __init__(self, base: OpenBase, sitting: int, moments: Moments) -> None:
        self._base, self._sitting, self._moments = base, sitting, moments
        self.steps: list[Step] = []

    def play(self) -> str:
        """The whole evening; its record."""
        minutes, *projects = sittings.read_state(self._base, self._sitting).order
        for rank in range(1, SEATS + 1):
            if rank not in _EMPTY:
                self._name(told.Arrived, (SUPPLEANTS if rank in _REPLACED else TITULAIRES)[rank - 1])
        self._approve(minutes)
        self._note_and_vote(projects[0])
        self._tie(projects[1])
        self._recuse(projects[2])
        self._lose_and_find_quorum(projects[3])
        for rank, point in enumerate(projects[4:], 5):
            self._open(point)
            self._vote_by_colleges(point, is_refused=rank == 7)
            self._decide(point, "refused" if rank == 7 else "favourable")
        self._do(told.Closed(), "F12", "Return")
        return sittings.record_of(self._base, self._sitting)

    # The parts of the evening

    def _approve(self, point: str) -> None:
        self._open(point)
        self._write(point, "Le compte rendu est approuvé sans modification.")
        self._vote_by_hands(point, Totals(len(self._voters()) - 1, 0, 1))

    def _note_and_vote(self, point: str) -> None:
        """Two must leave; the holder is heard; each sheet is keyed, then each voice."""
        self._open(point)
        who = self._live().point.facts.holder  # type: ignore[union-attr]  # it is open
        self._do(told.HeardIn(point, who), "F3", "Alt+E")
        self._do(told.HeardOut(point), "F3", "Return")
        for member in self._members():
            for criterion, note in zip(_GRID.criteria, self._notes(member), strict=True):
                # What was half typed when the machine went dead is typed again whole; a 1 may be the beginning of a 10.
                end = ["Return"] if note == 1 and criterion.max == _TEN else []
                self._do(told.Noted(point, member, criterion.key, Fraction(note)), "F4", "Del", f"'{note}", *end)
        self._open_vote(point, "by_name", "n")
        for rank, seat in enumerate(self._voters()):
            letter = "c" if rank in {4, 11} else "p"
            says: Saying = "against" if letter == "c" else "for"
            self._do(told.BallotKeyed(point, seat, says), "F5", f"'{letter}")
        self._do(told.VoteClosed(point), "F5", "Return")
        self._decide(point, "favourable")

    def _tie(self, point: str) -> None:
        """As many for as against: nothing is decided, and the project is put off."""
        self._open(point)
        half = len(self._voters()) // 2
        self._vote_by_hands(point, Totals(half, half))
        self._decide(point, "postponed", "Partage des voix")

    def _recuse(self, point: str) -> None:
        self._open(point)
        person = TITULAIRES[15]
        keys = (*_named(person), "Ctrl+Return", "'Trésorier du porteur", "Return")
        self._do(told.Recused(person, point, "Trésorier du porteur"), *keys)
        self._do(told.SteppedOut(TITULAIRES[16]), *_named(TITULAIRES[16]), "Shift+Return")
        self._do(told.CameBack(TITULAIRES[16]), *_named(TITULAIRES[16]), "Return")
        self._vote_by_slips(point, Totals(len(self._voters()) - 2, 2))
        self._decide(point, "favourable")

    def _lose_and_find_quorum(self, point: str) -> None:
        self._open(point)
        for rank in _LEAVING:
            self._name(told.Departed, TITULAIRES[rank - 1])
        assert not self._live().room.gauges.is_quorate
        for rank in (1, 2, 11):
            self._name(told.Arrived, SUPPLEANTS[rank - 1])
        assert self._live().room.gauges.is_quorate
        self._vote_by_colleges(point)
        self._decide(point, "favourable")

    # The gestures

    def _open(self, point: str) -> None:
        self._do(told.PointOpened(point), f"@{point}", "F3", "Return")

    def _write(self, point: str, words: str) -> None:
        self._do(told.Written(point, words), "F3", "Ctrl+A", f"'{words}", "F2")

    def _open_vote(self, point: str, mode: told.VoteMode, letter: str) -> None:
        sheet = self._live().point
        assert sheet is not None
        gesture = told.VoteOpened(point, usual_motion(sheet), sheet.point.decision, mode)
        self._do(gesture, "F5", f"'{letter}")

    def _vote_by_hands(self, point: str, totals: Totals) -> None:
        self._open_vote(point, "hands", "m")
        counts = (totals.in_favour, totals.against, totals.abstentions, totals.not_voting)
        self._do(told.VoteClosed(point, totals), "F5", *_counted(counts))

    def _vote_by_slips(self, point: str, totals: Totals) -> None:
        self._open_vote(point, "secret", "s")
        counts = (totals.in_favour, totals.against, totals.abstentions, totals.voids, totals.not_voting)
        self._do(told.VoteClosed(point, totals), "F5", *_counted(counts))

    def _vote_by_colleges(self, point: str, *, is_refused: bool = False) -> None:
        """A whole college, then the other, each in one gesture."""
        self._open_vote(point, "by_name", "n")
        says: Saying = "against" if is_refused else "for"
        letter = "c" if is_refused else "p"
        for college in ("public", "private"):
            self._do(told.CollegeKeyed(point, college, says), "F5", "'t", f"'{letter}")
        self._do(told.VoteClosed(point), "F5", "Return")

    def _decide(self, point: str, wished: OutcomeKind, reason: str = "") -> None:
        """What is wished, or the waiting list where nothing is left."""
        sheet = self._live().point
        assert sheet is not None
        decision = sheet.decision
        outcome = (
            wished if decision.outcomes[wished] is None and (wished != "favourable" or decision.proposed) else None
        )
        outcome = outcome or "waiting"
        amount = decision.proposed if outcome == "favourable" else None
        if outcome == "refused":
            reason = "Vote défavorable"
        elif amount is not None and decision.bound_by == "envelope":
            reason = _BOUND
        digit = "12345"[list(OUTCOMES).index(outcome)]
        typed = ("Ctrl+A", f"'{reason}") if outcome in {"postponed", "refused"} else ()
        self._do(told.Decided(point, outcome, amount, reason), "F7", f"'{digit}", *typed, "Ctrl+Return")

    def _name(self, kind: type[told.Arrived | told.Departed], person: str) -> None:
        self._do(kind(person), *_named(person), "Return")

    def _do(self, gesture: Gesture, *keys: str) -> None:
        self._moments.rank = len(self.steps) + 1
        sittings.note_gesture(self._base, self._sitting, gesture)
        self.steps.append(Step(gesture, keys))

    # What is seen

    def _live(self) -> LiveSheet:
        return sitting_rooms.read_live(self._base, self._sitting)

    def _voters(self) -> Sequence[str]:
        return list(self._live().room.voters)

    def _members(self) -> Sequence[str]:
        """Whose sheets are keyed, in the order of the grid."""
        live = self._live()
        assert live.point is not None
        assert live.point.score is not None
        with_voice = {each.name for each in live.room.people if each.voices}
        return [row.member for row in live.point.score.rows if row.may_note and row.member in with_voice]

    def _notes(self, member: str) -> tuple[int, int, int]:
        rank = _NAMES.index(member.split()[1])
        return rank % 6, (0, 2, 5)[rank % 3], (rank * 7) % 11


def _named(person: str) -> tuple[str, ...]:
    return "F2", "Ctrl+A", f"'{person.split()[1].lower()}"


def _counted(counts: Sequence[int]) -> Iterator[str]:
    """Each number over whatever was there, then the end of the vote."""
    for count in counts:
        yield from ("Ctrl+A", f"'{count}", "Return")
    yield "Return"


def plan_evening(path: Path, home: Path) -> tuple[int, list[Step], str]:
    """A closed base just open on its sitting, the steps of its evening, and the record to find again."""
    moments = Moments()
    around = replace(around_in(home), clock=moments)
    sitting = make_evening(path, around)
    whole = path.read_bytes()
    base = open_base(path, around)
    planner = Planner(base, sitting, moments)
    try:
        record = planner.play()
    finally:
        base.close()
    for each in path.parent.glob(f"{path.name}*"):
        each.unlink()
    path.write_bytes(whole)
    return sitting, planner.steps, record


def write_keys(steps: Sequence[Step], path: Path) -> None:
    """What the window is to be told, gesture after gesture."""
    path.write_text(json.dumps([step.keys for step in steps], ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    from tests.journeys.sitting_hands import hold_evening

    hold_evening(*(Path(each) for each in sys.argv[1:4]))
