"""The base that a machine holds a sitting on: what it keeps, what its pages read, and what may be undone of it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from hypothesis.stateful import RuleBasedStateMachine

from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.sittings.gestures import Gesture
from leaderdesk.services import sitting_answers, sitting_batches, sitting_rooms, sittings
from leaderdesk.services.bases import OpenBase, create_base, open_base
from leaderdesk.services.sitting_lists import read_plan
from leaderdesk.words.failures import say
from tests.services.sitting_evenings import Plan, around_in, make_plan

BEGUN = datetime(2026, 3, 20, 17, 30, tzinfo=UTC)
Kept = tuple[tuple[object, ...], ...]


@cache
def planned() -> tuple[bytes, Plan]:
    """A base in which a sitting is prepared: made once, then copied."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        with closing(create_base(folder / "essai.leaderdesk", around_in(folder), gal_name="GAL d’essai")) as base:
            plan = make_plan(base)
        return (folder / "essai.leaderdesk").read_bytes(), plan


class SittingOnDisk(RuleBasedStateMachine):
    """A copy of the prepared base, and what was done to it."""

    def __init__(self) -> None:
        super().__init__()
        self.scratch = tempfile.TemporaryDirectory()
        content, self.plan = planned()
        self.sitting, self.moment = self.plan.sitting, BEGUN
        self.path = Path(self.scratch.name, "essai.leaderdesk")
        self.path.write_bytes(content)
        self.around = replace(around_in(self.path.parent), clock=lambda: self.moment)
        self.base: OpenBase = open_base(self.path, self.around)
        self.keys = [point.key for point in read_plan(self.base, self.sitting).points]
        self.done: list[Kept] = []
        self.undone: list[Kept] = []
        self.sealed: dict[int, str] = {}

    @property
    def phase(self) -> str:
        """As its row says it."""
        query = "SELECT phase FROM sittings WHERE id = ?"
        return str(self.base.connection.execute(query, (self.sitting,)).fetchone()[0])

    def note(self, gesture: Gesture) -> None:
        """A gesture a minute."""
        self.act(lambda: sittings.note_gesture(self.base, self.sitting, gesture))

    def act(self, work: Callable[[], object]) -> None:
        """Do it if it may be."""
        self.moment += timedelta(minutes=1)
        before, height, sealed = self.kept(), self.base.height, len(self.records())
        try:
            work()
        except Refusal as refused:
            self.was_refused(refused, before, height)
            return
        if self.base.height != height:
            # Sealing is a point that undo does not cross.
            self.done = [] if len(self.records()) > sealed else [*self.done, before]
            self.undone.clear()

    def was_refused(self, refused: Refusal, before: Kept, height: int) -> None:
        """Nothing moved, and there is a sentence for it."""
        assert (self.kept(), self.base.height) == (before, height)
        assert "{" not in say(refused)

    def kept(self) -> Kept:
        """What the base has of the sitting."""
        read = self.base.connection.execute
        return (
            *read("SELECT phase, ground FROM sittings").fetchall(),
            *read("SELECT id, position FROM agenda_points ORDER BY id").fetchall(),
            *read("SELECT member_id, sent_on, answer FROM invitations ORDER BY id").fetchall(),
            *read("SELECT rank, at, gesture FROM gestures ORDER BY rank").fetchall(),
            *read("SELECT id, digest, reopened_on FROM sealed_records ORDER BY id").fetchall(),
            *read("SELECT dossier_id, status, until FROM status_steps ORDER BY id").fetchall(),
        )

    def seen(self) -> object:
        """All that the pages read."""
        if self.phase == "preparation":
            return sitting_answers.read_forecast(self.base, self.sitting)
        return (
            sitting_rooms.read_live(self.base, self.sitting, point=self.keys[0]),
            sitting_rooms.read_projected(self.base, self.sitting),
            sitting_batches.read_closed(self.base, self.sitting),
            sitting_rooms.read_call(self.base, self.sitting),
        )

    def records(self) -> dict[int, str]:
        """What was sealed, by its key."""
        return dict(self.base.connection.execute("SELECT id, record FROM sealed_records").fetchall())
