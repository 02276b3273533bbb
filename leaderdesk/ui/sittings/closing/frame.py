"""The page of a sitting that is over: what it was, then its minutes, what follows it, and its seal."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.ui.desk import ALL_TOPICS, Desk
from leaderdesk.ui.kit.controls import EDGE, Picture, row, text
from leaderdesk.ui.kit.sections import Section, Sections
from leaderdesk.ui.sittings.closing.follow import FollowPart
from leaderdesk.ui.sittings.closing.minutes import MinutesPart
from leaderdesk.ui.sittings.closing.part import ClosedPart
from leaderdesk.ui.sittings.closing.reading import Reading, reading
from leaderdesk.ui.sittings.closing.seal import SealPart
from leaderdesk.words.formats import day
from leaderdesk.words.sitting_minutes import say_when

_TOPICS = frozenset({"sittings", "dossiers"}) | ALL_TOPICS


class ClosedFrame(QWidget):
    """`show_sitting` reads a sitting, `leave` puts it away; `ended` tells the key of one that is no longer over."""

    help_page = "seance-close"
    said = Signal(object)
    ended = Signal(object)
    visit_wished = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.key: int | None = None
        self._gone: int | None = None
        self._is_stale = self._wants_keyboard = False
        self.title, self.when = text("", "title", is_wrapped=True), text("", "muted", is_wrapped=True)
        self.picture = Picture("lock", 18, QPalette.ColorRole.WindowText)
        self.phase = text("", "strong", is_wrapped=True)
        self.minutes, self.follow, self.seal = MinutesPart(desk), FollowPart(desk), SealPart(desk)
        self.parts: dict[str, ClosedPart] = {"minutes": self.minutes, "follow": self.follow, "seal": self.seal}
        self.sections = Sections(
            [
                Section("minutes", self.tr("Relecture"), self.minutes),
                Section("follow", self.tr("Suites"), self.follow),
                Section("seal", self.tr("Sceau et export"), self.seal),
            ]
        )
        phase = row(self.picture, self.phase, gap=8)
        phase.setStretch(1, 1)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(EDGE, 0, EDGE, 8)
        inside.setSpacing(6)
        for each in (self.title, self.when):
            inside.addWidget(each)
        inside.addLayout(phase)
        inside.addWidget(self.sections, 1)
        for part in self.parts.values():
            part.said.connect(self.said)
            part.visit_wished.connect(self.visit_wished)
        self.sections.shown.connect(lambda _: self.part.focus_first() if self._has_keyboard() else None)
        desk.leaving.connect(self.leave)
        desk.bus.changed.connect(self._on_topics)

    @property
    def part(self) -> ClosedPart:
        """The part in sight."""
        return self.parts[self.sections.current]

    def show_sitting(self, key: int) -> None:
        """Read a sitting; another one begins with its minutes."""
        if key != self.key:
            self.leave()
            self.key = key
            self.sections.show_section("minutes")
            for each in (self.title, self.when, self.phase):
                each.clear()
        self._read()

    def show_point(self, key: str) -> None:
        """Go to what the minutes say of a point, as soon as they are shown."""
        self.sections.show_section("minutes")
        self.minutes.show_point(key)

    def leave(self) -> None:
        """Keep what is being typed, and put the sitting away."""
        if self.key is not None:
            for part in self.parts.values():
                part.leave()
                part.reading = None
            self.key = None

    def focus_main(self) -> None:
        """The keyboard goes to the part in sight, as soon as it has something to show."""
        if self.part.reading is None:
            self._wants_keyboard = True
        else:
            self.part.focus_first()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._read()

    def _on_topics(self, topics: frozenset[str]) -> None:
        if self.key is None or not topics & _TOPICS:
            return
        if self.isVisible():
            self._read()
        else:
            self._is_stale = True

    def _read(self) -> None:
        key = self.key
        self._is_stale = False
        if key is not None and self._desk.is_open:
            self._desk.ask(reading(key), lambda found: self._take(key, found))

    def _take(self, key: int, found: Reading | None) -> None:
        if self.key != key:
            return
        is_told, self._gone = self._gone == key, key if found is None else None
        if found is None:
            # Said once: who hears it may well bring the sitting back here.
            if not is_told:
                self.ended.emit(key)
            return
        self._show_head(found)
        state = self._desk.state
        for part in self.parts.values():
            part.reading = found
            part.is_read_only = state is None or state.facts.is_read_only
            part.show_reading(found)
        self.sections.show_count("follow", self.follow.count)
        if self._wants_keyboard:
            self._wants_keyboard = False
            self.part.focus_first()

    def _show_head(self, found: Reading) -> None:
        sheet = found.sheet
        self.title.setText(sheet.facts.title)
        self.when.setText(say_when(sheet))
        self.picture.show_icon("lock" if found.is_sealed else "pending")
        if found.is_sealed:
            sealed = next(each for each in reversed(sheet.seals) if each.reopened_on is None)
            words = self.tr("Scellée le {}\u00a0: rien ne se corrige sans la rouvrir.").format(day(sealed.sealed_on))
        elif sheet.seals:
            words = self.tr("Close de nouveau après réouverture\u00a0: à relire, puis à sceller.")
        else:
            words = self.tr("Close\u00a0: relisez, appliquez les suites, puis scellez.")
        self.phase.setText(words)

    def _has_keyboard(self) -> bool:
        """The keyboard was in the part that went out of sight: it follows into the one that came."""
        focus: QWidget | None = self.focusWidget()
        return focus is not None and any(part.isAncestorOf(focus) for part in self.parts.values())
