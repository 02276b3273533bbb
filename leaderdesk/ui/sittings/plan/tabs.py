"""The tabs of a sitting in preparation, as one table; each is built when it is first shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject

from leaderdesk.ui.desk import Desk
from leaderdesk.ui.sittings.plan.tab import PlanTab

# Letters of the menus, of the list and of the tabs.
TAKEN = "FDAINCMRLTGEPSOJVBU"


@dataclass(frozen=True, slots=True)
class TabPlace:
    """One tab: its name, its words with their letter, the parts that lead to it, and how it is built."""

    name: str
    words: str
    parts: tuple[str, ...]
    make: Callable[[Desk], PlanTab]


class TabPlaces(QObject):
    """Every tab after the first, from left to right."""

    def all(self) -> list[TabPlace]:
        """The table."""
        return [
            TabPlace("agenda", self.tr("&Ordre du jour"), ("agenda", "point"), _agenda),
            TabPlace("invited", self.tr("Con&vocation"), ("answers",), _invited),
            TabPlace("interests", self.tr("Intérêts"), ("conflicts",), _interests),
            TabPlace("calendar", self.tr("Avant le &jour"), ("calendar",), _calendar),
        ]


def _agenda(desk: Desk) -> PlanTab:
    from leaderdesk.ui.sittings.plan.agenda.tab import AgendaTab

    return AgendaTab(desk)


def _invited(desk: Desk) -> PlanTab:
    from leaderdesk.ui.sittings.plan.invited.tab import InvitedTab

    return InvitedTab(desk, TAKEN)


def _interests(desk: Desk) -> PlanTab:
    from leaderdesk.ui.sittings.plan.interests import InterestsTab

    return InterestsTab(desk, TAKEN)


def _calendar(desk: Desk) -> PlanTab:
    from leaderdesk.ui.sittings.plan.calendar import CalendarTab

    return CalendarTab(desk, TAKEN)
