"""The page of workbooks: what comes in, what goes out, what is held against the base."""

from __future__ import annotations

from pathlib import Path

from leaderdesk.ui.desk import Desk
from leaderdesk.ui.page import Page
from leaderdesk.ui.parts.parted import PagePart, PartedPage
from leaderdesk.ui.workbooks.arrivals.page import ArrivalsPage


class WorkbooksPage(PartedPage):
    """Takes also what is dropped anywhere on the window."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        parts = (
            PagePart("in", self.tr("Fai&re entrer"), ArrivalsPage),
            PagePart("out", self.tr("S&ortir"), _out),
            PagePart("held", self.tr("Rapprocher de la &base"), _held),
        )
        self.put_together(self.tr("Classeurs"), parts)

    @property
    def help_page(self) -> str:  # type: ignore[override]
        """That of the side in front."""
        return self.part.help_page

    def take_file(self, path: Path) -> None:
        """A workbook was dropped somewhere on the window."""
        self._arrivals().read_file(path)

    def choose_file(self) -> None:
        """Ask for a workbook to take in."""
        self._arrivals().choose_file()

    def _arrivals(self) -> ArrivalsPage:
        self.show_part("in")
        found = self.part
        assert isinstance(found, ArrivalsPage), found  # noqa: S101 - the first part is made so
        return found


def _out(desk: Desk) -> Page:
    from leaderdesk.ui.workbooks.out.making import make_out

    return make_out(desk)


def _held(desk: Desk) -> Page:
    from leaderdesk.ui.workbooks.reconciling.page import ReconcilingPage

    return ReconcilingPage(desk)
