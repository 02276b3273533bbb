"""The page of controls: the register, and the period it rests on."""

from __future__ import annotations

from leaderdesk.ui.desk import Desk
from leaderdesk.ui.page import Page, Visit
from leaderdesk.ui.parts.parted import PagePart, PartedPage
from leaderdesk.ui.parts.unread_settings import UnreadSettings


class ControlsPage(PartedPage):
    """The register comes first."""

    help_page = "controles"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        parts = (
            PagePart("register", self.tr("Re&gistre"), _register),
            PagePart("period", self.tr("Durée de c&ontrôle"), _period),
        )
        self.put_together(self.tr("Contrôles"), parts, UnreadSettings(desk, "control_period"))

    def papers(self) -> Visit | None:
        return self.part.papers()


def _register(desk: Desk) -> Page:
    from leaderdesk.ui.controls.register import RegisterPage

    return RegisterPage(desk)


def _period(desk: Desk) -> Page:
    from leaderdesk.ui.controls.period import PeriodPage

    return PeriodPage(desk)
