"""A page of several parts, one in front at a time: each is a page that reads by itself, built when first shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.controls import EDGE, button, text
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.unseen import Stack
from leaderdesk.ui.page import Page


@dataclass(frozen=True, slots=True)
class PagePart:
    """A part: its name, its words with their mnemonic, how it is built."""

    name: str
    words: str
    make: Callable[[Desk], Page]


class PartedPage(Page):
    """Goes from one part to another; a record is asked of a part by its name, the first of all where none is named."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._parts: dict[str, PagePart] = {}
        self._built: dict[str, Page] = {}
        self.buttons: dict[str, QPushButton] = {}
        self._stack = Stack()
        self.current = ""

    def put_together(self, title: str, parts: Sequence[PagePart], below: QWidget | None = None) -> None:
        """Lay out the title with a button for each part, what is said of them all, and the first of them in front."""
        self._parts = {each.name: each for each in parts}
        self.title = text(title, "title")
        head, flow = QWidget(), Flow(self.title)
        around = QVBoxLayout(head)
        around.setContentsMargins(EDGE, 14, EDGE, 0)
        around.addLayout(flow)
        if below is not None:
            around.addWidget(below)
        for each in parts:
            self.buttons[each.name] = made = button(each.words, "view")
            made.setCheckable(True)
            made.clicked.connect(partial(self.choose, each.name))
            flow.addWidget(made)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        inside.addWidget(head)
        inside.addWidget(self._stack, 1)
        self.show_part(parts[0].name)

    @property
    def part(self) -> Page:
        """The part in front."""
        return self.named(self.current)

    def named(self, name: str) -> Page:
        """A part by its name."""
        if name not in self._built:
            made = self._parts[name].make(self.desk)
            made.said.connect(self.said)
            made.visit_wished.connect(self.visit_wished)
            made.went_on.connect(self.went_on)
            self._stack.add(made)
            self._built[name] = made
        return self._built[name]

    def unbuilt(self) -> Sequence[Callable[[], object]]:
        return [partial(self.named, name) for name in self._parts]

    def show_part(self, name: str) -> None:
        """Bring a part to the front."""
        for each, made in self.buttons.items():
            made.setChecked(each == name)
        if name != self.current:
            self.current = name
            self._stack.bring(self.named(name))

    def choose(self, name: str, _: object = None) -> None:
        """Bring a part to the front, and the keyboard to it."""
        self.show_part(name)
        self.part.focus_main()

    def show_record(self, key: int, part: str = "") -> None:
        """A record of a part: `part` is its name, and may go on with a part of the record."""
        name, _, rest = part.partition(":")
        self.show_part(name if name in self._parts else self.usual_part)
        if key or rest:
            self.part.show_record(key, rest)
        else:
            self.part.focus_main()

    @property
    def usual_part(self) -> str:
        """The part whose records are meant where none is named."""
        return next(iter(self._parts))

    def begin_new(self) -> None:
        self.part.begin_new()

    def focus_filter(self) -> None:
        self.part.focus_filter()

    def focus_main(self) -> None:
        self.part.focus_main()
