"""Makes the side « Sortir » of the page of workbooks."""

from __future__ import annotations

from leaderdesk.ui.desk import Desk
from leaderdesk.ui.page import Page


def make_out(desk: Desk) -> Page:
    """The side, which reads by itself when it is shown."""
    from leaderdesk.ui.workbooks.out.page import OutPage

    return OutPage(desk)
