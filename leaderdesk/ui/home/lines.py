"""Lines of the home page, made once and filled again at each reading; their titles stand between them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from leaderdesk.ui.home.stops import Stop, Zones
from leaderdesk.ui.kit.controls import text


@dataclass(frozen=True, slots=True)
class Said:
    """One line: what it says in its three parts, and what opening it does; a title leads nowhere."""

    words: str
    about: str = ""
    when: str = ""
    opens: Callable[[], None] | None = None
    # What it is called where it is heard alone.
    aloud: str = ""


class HomeLine(Stop):
    """What, about what, and when."""

    def __init__(self) -> None:
        super().__init__("task")
        self.words, self.about = text("", is_wrapped=True), text("", "muted", is_wrapped=True)
        self.when = text("", "muted")
        for each in (self.words, self.about):
            # Lines under each other share their room alike, whatever they say.
            each.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        for each in (self.words, self.about, self.when):
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            each.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.when.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(8, 3, 8, 3)
        inside.setSpacing(12)
        inside.addWidget(self.words, 6)
        inside.addWidget(self.about, 5)
        inside.addWidget(self.when)
        self._opens: Callable[[], None] | None = None
        self.opened.connect(self._open)

    def show_said(self, said: Said) -> None:
        """Say another thing."""
        self._opens = said.opens
        self.words.setText(said.words)
        self.about.setText(said.about)
        self.about.setVisible(bool(said.about))
        self.when.setText(said.when)
        self.setAccessibleName(said.aloud or ", ".join(each for each in (said.words, said.when) if each))

    def _open(self) -> None:
        if self._opens is not None:
            self._opens()


class Lines(QWidget):
    """Titles and lines, one below the other."""

    def __init__(self, name: str, zones: Zones, zone: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._zones, self._zone = zones, zone
        self.lines: list[HomeLine] = []
        self.titles: list[QLabel] = []
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(1)

    def show_lines(self, told: Sequence[Said]) -> None:
        """Show these in place of those there were: what is already made says something else."""
        lines, titles = iter(self._enough(told)), iter(self.titles)
        placed: list[QWidget] = []
        for said in told:
            if said.opens is None:
                title = next(titles)
                title.setText(said.words)
                placed.append(title)
            else:
                line = next(lines)
                line.show_said(said)
                placed.append(line)
        for old in (*self.lines, *self.titles):
            if old not in placed:
                old.hide()
        for rank, widget in enumerate(placed):
            if self._inside.indexOf(widget) != rank:
                self._inside.insertWidget(rank, widget)
            widget.show()
        widest = max((each.when.sizeHint().width() for each in placed if isinstance(each, HomeLine)), default=0)
        for each in self.lines:
            each.when.setMinimumWidth(widest)
        self._zones.put_in_order(self._zone, [each for each in placed if isinstance(each, HomeLine)])

    def _enough(self, told: Sequence[Said]) -> list[HomeLine]:
        """As many lines and titles as that takes."""
        wanted = sum(each.opens is not None for each in told)
        while len(self.lines) < wanted:
            self.lines.append(line := HomeLine())
            self._zones.add(self._zone, line)
        while len(self.titles) < len(told) - wanted:
            self.titles.append(title := text("", "strong", is_wrapped=True))
            title.setContentsMargins(8, 10, 8, 2)
        return self.lines
