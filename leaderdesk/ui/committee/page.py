"""The page of the committee: seats, people, rules, one at a time; each part reads by itself when it is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.controls import EDGE, button, text
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.page import Page


class CommitteePage(Page):
    """Goes from one part to another; a part is built when it is first shown."""

    help_page = "comite"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._makers: dict[str, Callable[[Desk], Page]] = {"seats": _seats, "members": _members, "rules": _rules}
        self._built: dict[str, Page] = {}
        self.title = text(self.tr("Comité"), "title")
        words = {"seats": self.tr("&Sièges"), "members": self.tr("Mem&bres"), "rules": self.tr("Rè&gles")}
        self.buttons: dict[str, QPushButton] = {}
        self._stack = QStackedWidget()
        self._stack.setMinimumSize(1, 1)
        head, flow = QWidget(), Flow(self.title)
        around = QVBoxLayout(head)
        around.setContentsMargins(EDGE, 14, EDGE, 0)
        around.addLayout(flow)
        for name, label in words.items():
            self.buttons[name] = made = button(label, "view")
            made.setCheckable(True)
            made.clicked.connect(partial(self._choose, name))
            flow.addWidget(made)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        inside.addWidget(head)
        inside.addWidget(self._stack, 1)
        self.current = ""
        self.show_part("seats")

    @property
    def part(self) -> Page:
        """The part in front."""
        return self.named(self.current)

    def named(self, name: str) -> Page:
        """A part by its name."""
        if name not in self._built:
            made = self._makers[name](self.desk)
            made.said.connect(self.said)
            made.visit_wished.connect(self.visit_wished)
            made.went_on.connect(self.went_on)
            self._stack.addWidget(made)
            self._built[name] = made
        return self._built[name]

    def unbuilt(self) -> Sequence[Callable[[], object]]:
        return [partial(self.named, name) for name in self._makers]

    def show_part(self, name: str) -> None:
        """Bring a part to the front."""
        for each, made in self.buttons.items():
            made.setChecked(each == name)
        if name != self.current:
            self.current = name
            self._stack.setCurrentWidget(self.named(name))

    def show_record(self, key: int, part: str = "") -> None:
        """A record of a part: `part` is its name, and may go on with a part of the record."""
        name, _, rest = part.partition(":")
        self.show_part(name if name in self._makers else "members")
        if key:
            self.part.show_record(key, rest)
        else:
            self.part.focus_main()

    def begin_new(self) -> None:
        self.part.begin_new()

    def focus_filter(self) -> None:
        self.part.focus_filter()

    def focus_main(self) -> None:
        self.part.focus_main()

    def _choose(self, name: str, _: object = None) -> None:
        self.show_part(name)
        self.part.focus_main()


def _seats(desk: Desk) -> Page:
    from leaderdesk.ui.committee.seats.page import SeatsPage

    return SeatsPage(desk)


def _members(desk: Desk) -> Page:
    from leaderdesk.ui.committee.members.page import MembersPage

    return MembersPage(desk)


def _rules(desk: Desk) -> Page:
    from leaderdesk.ui.committee.rules.page import RulesPage

    return RulesPage(desk)
