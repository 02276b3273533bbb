"""A sitting cut short at any moment, as by a power cut: it goes on where it was, to the same record."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from pathlib import Path

import pytest

from leaderdesk.domain.committee.majorities import Totals
from leaderdesk.domain.sittings import gestures as told
from leaderdesk.domain.sittings.gestures import Gesture
from leaderdesk.domain.sittings.records import digest_of, verify_record
from leaderdesk.domain.sittings.resumes import Projection
from leaderdesk.services import sitting_rooms, sittings
from leaderdesk.services.around import Around
from leaderdesk.services.bases import OpenBase, open_base
from leaderdesk.system.paths import folders_under, sidecars
from tests.services.test_sittings import PRIVATE, PUBLIC, make_sitting

BEGUN = datetime(2026, 3, 20, 17, 30, tzinfo=UTC)


class Evening:
    """The same gestures at the same moments, whatever happens to the program in between."""

    def __init__(self, base: OpenBase, around: Around) -> None:
        self.base, self.around, self.moment, self.cuts = base, around, BEGUN, 0
        self.sitting = make_sitting(base)
        self._reopened(replace(around, clock=lambda: self.moment))
        sittings.open_sitting(self.base, self.sitting)
        self.project, self.minutes = sittings.read_state(self.base, self.sitting).order
        sitting_rooms.take_up(self.base, self.sitting)

    def script(self) -> list[Gesture]:
        """Arrivals, a hearing, notes, a departure and a return, a vote, a decision, another point."""
        return [
            *(told.Arrived(person) for person in PUBLIC + PRIVATE),
            told.PointOpened(self.project),
            told.HeardIn(self.project, "La maire"),
            told.HeardOut(self.project),
            told.SteppedOut("Dina"),
            told.CameBack("Dina"),
            told.VoteOpened(self.project, "Avis favorable", "selection", "by_name"),
            told.CollegeKeyed(self.project, "private", "for"),
            told.CollegeKeyed(self.project, "public", "against"),
            told.VoteClosed(self.project),
            told.Decided(self.project, "favourable", Fraction(6_400)),
            told.Written(self.project, "Le comité se félicite du projet."),
            told.PointOpened(self.minutes),
            told.VoteOpened(self.minutes, "Approbation", "minutes", "secret"),
            told.VoteClosed(self.minutes, Totals(4, 0, 1)),
            told.Closed(),
        ]

    def play(self, cut_at: frozenset[int] = frozenset()) -> str:
        """Hold the sitting; before some gestures, the machine goes dead and comes back."""
        for rank, gesture in enumerate(self.script()):
            self.moment = BEGUN + timedelta(minutes=rank + 1)
            if rank in cut_at:
                self.cut()
            sittings.note_gesture(self.base, self.sitting, gesture)
            sitting_rooms.keep_resume(self.base, self.sitting, typed={"text": f"à moitié {rank}"})
        record = sittings.record_of(self.base, self.sitting)
        self.base.close()
        return record

    def cut(self) -> None:
        """What the disk holds at this moment, opened by another program that knows nothing else."""
        self.cuts += 1
        folder = self.base.path.parent / f"cut-{self.cuts}"
        folder.mkdir()
        for file in (self.base.path, *sidecars(self.base.path)):
            if file.exists():
                shutil.copy(file, folder / file.name)
        path = folder / self.base.path.name
        self.base.close()
        around = replace(self.around, clock=lambda: self.moment, folders=folders_under(folder / "home"))
        self.base = open_base(path, around)
        assert sitting_rooms.take_up(self.base, self.sitting) is not None

    def _reopened(self, around: Around) -> None:
        path = self.base.path
        self.base.close()
        self.base = open_base(path, around)


@pytest.fixture
def uncut(base: OpenBase, around: Around) -> Evening:
    """An evening about to be held."""
    return Evening(base, around)


def test_sitting_cut_before_each_gesture_ends_with_the_same_record(
    uncut: Evening, tmp_path: Path, around: Around
) -> None:
    first = tmp_path / "again" / uncut.base.path.name
    first.parent.mkdir()
    for file in (uncut.base.path, *sidecars(uncut.base.path)):
        if file.exists():
            shutil.copy(file, first.parent / file.name)
    whole = uncut.play()

    uncut.base = open_base(first, replace(around, clock=lambda: uncut.moment, folders=folders_under(first.parent)))
    pieces = uncut.play(frozenset(range(len(uncut.script()))))
    assert (uncut.cuts, pieces == whole) == (20, True)
    assert (verify_record(pieces).holds, digest_of(pieces)) == (True, digest_of(whole))


def test_sitting_cut_short_comes_back_with_its_half_typed_text_and_its_projector(uncut: Evening) -> None:
    sitting_rooms.keep_resume(
        uncut.base, uncut.sitting, selected=uncut.minutes, projection=Projection(is_blank=True), typed={"note": "4,"}
    )
    uncut.cut()

    resume = sitting_rooms.read_resume(uncut.base, uncut.sitting)
    assert (resume.selected, resume.projection.is_blank, resume.typed) == (uncut.minutes, True, {"note": "4,"})
    assert len(resume.interruptions) == 1
    assert "interrupt" not in sittings.record_of(uncut.base, uncut.sitting)
    uncut.base.close()
