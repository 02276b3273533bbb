"""The page of the committee: seats, people, rules, one at a time."""

from __future__ import annotations

from leaderdesk.ui.desk import Desk
from leaderdesk.ui.page import Page
from leaderdesk.ui.parts.parted import PagePart, PartedPage


class CommitteePage(PartedPage):
    """A person is asked for without saying that they are one."""

    help_page = "comite"
    usual_part = "members"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        parts = (
            PagePart("seats", self.tr("&Sièges"), _seats),
            PagePart("members", self.tr("Mem&bres"), _members),
            PagePart("rules", self.tr("Rè&gles"), _rules),
        )
        self.put_together(self.tr("Comité"), parts)


def _seats(desk: Desk) -> Page:
    from leaderdesk.ui.committee.seats.page import SeatsPage

    return SeatsPage(desk)


def _members(desk: Desk) -> Page:
    from leaderdesk.ui.committee.members.page import MembersPage

    return MembersPage(desk)


def _rules(desk: Desk) -> Page:
    from leaderdesk.ui.committee.rules.page import RulesPage

    return RulesPage(desk)
