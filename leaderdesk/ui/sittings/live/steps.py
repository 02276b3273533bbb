"""The steps of the middle of the page, as one table: name, words, key, and how its panel is made when it is needed.

Around every step, the letters F, D, A, I (menus), J, N (agenda), Q (room), U, R (quorum lost) are taken.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject

from leaderdesk.ui.sittings.live.clock import Clock
from leaderdesk.ui.sittings.live.conduct import Conduct
from leaderdesk.ui.sittings.live.panel import LivePanel
from leaderdesk.ui.sittings.projector.projector import Projector


@dataclass(frozen=True, slots=True)
class Step:
    """One step: the key shows its panel and puts the keyboard in it."""

    name: str
    words: str
    key: str
    make: Callable[[Conduct, Clock], LivePanel]
    # Of the whole sitting and not of a point: its button stands under the agenda.
    is_apart: bool = False


class Steps(QObject):
    """Every step, in the order of the row."""

    def __init__(self, projector: Projector, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._projector = projector

    def all(self) -> list[Step]:
        """The table; F2 is the room's."""
        return [
            Step("point", self.tr("Point"), "F3", _point),
            Step("notes", self.tr("Notes"), "F4", _notes),
            Step("vote", self.tr("Vote"), "F5", _vote),
            Step("decision", self.tr("Décision"), "F7", _decision),
            Step("projector", self.tr("Écran"), "F8", self._project),
            Step("calls", self.tr("Classement"), "Shift+F5", _calls, is_apart=True),
            Step("deeds", self.tr("Journal"), "F11", _deeds, is_apart=True),
            Step("ending", self.tr("Clore"), "F12", _ending, is_apart=True),
        ]

    def _project(self, conduct: Conduct, _clock: Clock) -> LivePanel:
        from leaderdesk.ui.sittings.projector.panel import ProjectorPanel

        return ProjectorPanel(conduct, self._projector)


def _point(conduct: Conduct, clock: Clock) -> LivePanel:
    from leaderdesk.ui.sittings.live.point import PointPanel

    return PointPanel(conduct, clock)


def _notes(conduct: Conduct, _clock: Clock) -> LivePanel:
    from leaderdesk.ui.sittings.live.notes.panel import NotesPanel

    return NotesPanel(conduct)


def _vote(conduct: Conduct, _clock: Clock) -> LivePanel:
    from leaderdesk.ui.sittings.live.votes.panel import VotePanel

    return VotePanel(conduct)


def _decision(conduct: Conduct, _clock: Clock) -> LivePanel:
    from leaderdesk.ui.sittings.live.decisions.panel import DecisionPanel

    return DecisionPanel(conduct)


def _calls(conduct: Conduct, _clock: Clock) -> LivePanel:
    from leaderdesk.ui.sittings.live.calls.panel import CallsPanel

    return CallsPanel(conduct)


def _deeds(conduct: Conduct, _clock: Clock) -> LivePanel:
    from leaderdesk.ui.sittings.live.deeds import DeedsPanel

    return DeedsPanel(conduct)


def _ending(conduct: Conduct, _clock: Clock) -> LivePanel:
    from leaderdesk.ui.sittings.live.ending import EndingPanel

    return EndingPanel(conduct)
