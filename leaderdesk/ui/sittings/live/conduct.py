"""The one way of the open page to its sitting: gestures noted, what came of them, what is being typed meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from leaderdesk.domain.errors import Expected, Fault
from leaderdesk.ui.desk import Desk

if TYPE_CHECKING:
    from leaderdesk.domain.sheets.sittings.live import LiveSheet
    from leaderdesk.domain.sheets.sittings.projected import ProjectedSheet
    from leaderdesk.domain.sittings.gestures import Gesture
    from leaderdesk.domain.sittings.resumes import Interruption, Projection, Resume, TimerKind
    from leaderdesk.services.bases import OpenBase

TOPICS = frozenset({"sittings"})


@dataclass(frozen=True, slots=True)
class Seen:
    """The sitting after a reading, and what was refused before it."""

    live: LiveSheet
    projected: ProjectedSheet
    resume: Resume
    error: Expected | None = None
    topics: frozenset[str] = frozenset()


class Conduct(QObject):
    """One sitting at a time; every answer comes after what it tells of is in the base."""

    changed = Signal(object)
    projected = Signal(object)
    refused = Signal(object)
    # The sitting had not been put down as it should: the program or the machine had stopped.
    interrupted = Signal(object)
    # The sitting left the screen: nothing of it may be shown elsewhere either.
    left = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._asked: str | None = None
        self._waiting: dict[str, str] = {}
        self._is_keeping = False
        self._noting = 0
        self.sitting_id: int | None = None
        self.sheet: LiveSheet | None = None
        self.resume: Resume | None = None
        desk.leaving.connect(self.put_down)

    def begin(self, sitting_id: int, then: Callable[[], None] | None = None) -> None:
        """Take up a sitting where it stood."""
        self.sitting_id, self.sheet, self.resume, self._asked = sitting_id, None, None, None

        def read(base: OpenBase) -> tuple[Seen, Interruption | None]:
            from leaderdesk.services.sitting_rooms import read_resume, take_up

            found = take_up(base, sitting_id)
            return _seen(base, sitting_id, read_resume(base, sitting_id).selected or None), found

        def told(read: tuple[Seen, Interruption | None]) -> None:
            if self.sitting_id != sitting_id:
                return
            seen, found = read
            self._asked = seen.resume.selected or None
            self._show(seen)
            if then is not None:
                then()
            if found is not None:
                self.interrupted.emit(found)

        self._desk.ask(read, told)

    def put_down(self) -> None:
        """The sitting leaves the screen as it should."""
        sitting_id, self.sitting_id, self.sheet = self.sitting_id, None, None
        if sitting_id is None:
            return
        self.left.emit()
        typed, self._waiting = self._waiting, {}
        if not self._desk.is_open:
            return

        def work(base: OpenBase) -> None:
            from leaderdesk.services.sitting_rooms import keep_resume, put_down

            if typed:
                keep_resume(base, sitting_id, typed=typed)
            put_down(base, sitting_id)

        self._desk.ask(work, lambda _: None)

    def read(self) -> None:
        """Read again what something else changed; a gesture of its own is read with its answer."""
        if self._noting == 0:
            self.ask(lambda base, key: _seen(base, key, self._asked), self._show)

    def look_at(self, point: str | None, then: Callable[[], None] | None = None) -> None:
        """Show a point while another is open; None goes back to the one that is. `then` follows once it is shown."""
        self._asked = point

        def work(base: OpenBase, key: int) -> Seen:
            from leaderdesk.services.sitting_rooms import keep_resume

            if base.read_only_reason is None:
                keep_resume(base, key, selected=point or "")
            return _seen(base, key, point)

        def told(seen: Seen) -> None:
            self._show(seen)
            if then is not None:
                then()

        self.ask(work, told)

    def note(
        self,
        *gestures: Gesture,
        done: Callable[[], None] | None = None,
        refused: Callable[[Expected], None] | None = None,
        ended: Callable[[], None] | None = None,
    ) -> None:
        """Note gestures one after the other until one is refused, then show the sitting as it stands.

        `ended` comes last, whatever happened: neither `done` nor `refused` where the base failed.
        """
        sitting_id = self.sitting_id
        if sitting_id is None:
            if ended is not None:
                ended()
            return
        self._noting += 1

        def told(seen: Seen) -> None:
            if self.sitting_id != sitting_id:
                return
            self._show(seen)
            if seen.error is None:
                if done is not None:
                    done()
            else:
                (refused or self.refused.emit)(seen.error)
            if isinstance(seen.error, Fault):
                # The disk did not follow: the window says it too, as of any other act.
                self._desk.failed.emit(seen.error)

        def over() -> None:
            self._noting -= 1
            if ended is not None:
                ended()

        self._desk.act(lambda base: _noted(base, sitting_id, gestures, self._asked), told, over)

    def start_timer(self, kind: TimerKind, minutes: int | None = None) -> None:
        """Start a timer from now."""

        def work(base: OpenBase, key: int) -> Seen:
            from leaderdesk.domain.sittings.resumes import Timer
            from leaderdesk.services.sitting_rooms import keep_timer

            keep_timer(base, key, Timer(kind, base.author.clock().astimezone(UTC), minutes))
            return _seen(base, key, self._asked)

        self.ask(work, self._show)

    def stop_timer(self) -> None:
        """Stop the timer that runs."""

        def work(base: OpenBase, key: int) -> Seen:
            from leaderdesk.services.sitting_rooms import keep_timer

            keep_timer(base, key, None)
            return _seen(base, key, self._asked)

        self.ask(work, self._show)

    def project(self, change: Callable[[Projection], Projection]) -> None:
        """Change what the second screen shows; it follows once that is kept."""

        def work(base: OpenBase, key: int) -> Seen:
            from leaderdesk.services.sitting_rooms import keep_resume, read_resume

            keep_resume(base, key, projection=change(read_resume(base, key).projection))
            return _seen(base, key, self._asked)

        self.ask(work, self._show)

    @property
    def is_read_only(self) -> bool:
        """True while nothing can be noted: the base is only looked at."""
        state = self._desk.state
        return state is None or state.facts.is_read_only

    def ask(self, work: Callable[[OpenBase, int], Any], done: Callable[[Any], None]) -> None:
        """Read something of the sitting; an answer for a sitting that left the screen is dropped."""
        sitting_id = self.sitting_id
        if sitting_id is None:
            return

        def told(answer: Any) -> None:  # noqa: ANN401 - whatever was asked
            if self.sitting_id == sitting_id:
                done(answer)

        self._desk.ask(lambda base: work(base, sitting_id), told)

    def ask_phrases(self, done: Callable[[tuple[str, ...]], None]) -> None:
        """The phrases that the GAL puts in its minutes, as its settings have them."""

        def work(base: OpenBase, _: int) -> tuple[str, ...]:
            from leaderdesk.services.sitting_rooms import read_phrases

            return read_phrases(base)

        self.ask(work, done)

    def keep(self, place: str, text: str) -> None:
        """Keep what is being typed somewhere of the page, outside the journal; an empty text is forgotten."""
        self._waiting[place] = text
        if not self._is_keeping:
            self._keep_waiting()

    def kept(self, place: str) -> str:
        """What was being typed there when the page was last left, or nothing."""
        if place in self._waiting:
            return self._waiting[place]
        return self.resume.typed.get(place, "") if self.resume is not None else ""

    def _keep_waiting(self) -> None:
        """One write at a time: what is typed while it lasts goes together in the next."""
        sitting_id, typed = self.sitting_id, dict(self._waiting)
        if sitting_id is None:
            return
        self._is_keeping = True

        def work(base: OpenBase) -> Resume:
            from leaderdesk.services.sitting_rooms import keep_resume

            return keep_resume(base, sitting_id, typed=typed)

        def told(resume: Resume) -> None:
            if self.sitting_id == sitting_id:
                self.resume = resume
                self._waiting = {place: text for place, text in self._waiting.items() if typed.get(place) != text}

        def ended() -> None:
            self._is_keeping = False
            if self._waiting and self.sitting_id is not None:
                self._keep_waiting()

        self._desk.ask(work, told, ended)

    def _show(self, seen: Seen) -> None:
        self.sheet, self.resume = seen.live, seen.resume
        self.changed.emit(seen.live)
        self.projected.emit(seen.projected)


def _noted(base: OpenBase, sitting_id: int, gestures: tuple[Gesture, ...], asked: str | None) -> Seen:
    from leaderdesk.services.sittings import note_gesture

    error, topics = None, frozenset[str]()
    for gesture in gestures:
        try:
            topics |= frozenset(note_gesture(base, sitting_id, gesture).topics)
        except Expected as refusal:
            error = refusal
            break
    return _seen(base, sitting_id, asked, error, topics)


def _seen(
    base: OpenBase,
    sitting_id: int,
    asked: str | None,
    error: Expected | None = None,
    topics: frozenset[str] = frozenset(),
) -> Seen:
    from leaderdesk.services.sitting_rooms import read_live, read_projected, read_resume

    live = read_live(base, sitting_id, point=asked)
    return Seen(live, read_projected(base, sitting_id), read_resume(base, sitting_id), error, topics)
