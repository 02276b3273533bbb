"""The page of envelopes: their state, avenants, targets, waiting list, shares and rules, one at a time."""

from __future__ import annotations

from leaderdesk.ui.desk import Desk
from leaderdesk.ui.page import Page, Visit
from leaderdesk.ui.parts.parted import PagePart, PartedPage
from leaderdesk.ui.parts.unread_settings import UnreadSettings


class EnvelopesPage(PartedPage):
    """The state comes first."""

    help_page = "enveloppes"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        parts = (
            PagePart("gauges", self.tr("É&tat"), _gauges),
            PagePart("avenants", self.tr("A&venants"), _avenants),
            PagePart("targets", self.tr("&Objectifs"), _targets),
            PagePart("waiting", self.tr("Liste d’atte&nte"), _waiting),
            PagePart("shares", self.tr("Ré&partition"), _shares),
            PagePart("replay", self.tr("Re&jouer"), _replay),
            PagePart("rules", self.tr("Rè&gles"), _rules),
        )
        self.put_together(self.tr("Enveloppes"), parts, UnreadSettings(desk, "envelope_rules", "running_rules"))

    def papers(self) -> Visit | None:
        return Visit("papers", 0, "envelopes")


def _gauges(desk: Desk) -> Page:
    from leaderdesk.ui.envelopes.gauges import GaugesPage

    return GaugesPage(desk)


def _avenants(desk: Desk) -> Page:
    from leaderdesk.ui.envelopes.avenants import AvenantsPage

    return AvenantsPage(desk)


def _targets(desk: Desk) -> Page:
    from leaderdesk.ui.envelopes.targets import TargetsPage

    return TargetsPage(desk)


def _waiting(desk: Desk) -> Page:
    from leaderdesk.ui.envelopes.waiting import WaitingPage

    return WaitingPage(desk)


def _shares(desk: Desk) -> Page:
    from leaderdesk.ui.envelopes.shares import SharesPage

    return SharesPage(desk)


def _replay(desk: Desk) -> Page:
    from leaderdesk.ui.envelopes.replay import ReplayPage

    return ReplayPage(desk)


def _rules(desk: Desk) -> Page:
    from leaderdesk.ui.envelopes.rules import RulesPage

    return RulesPage(desk)
