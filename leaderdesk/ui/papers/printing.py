"""Papers to the printer: their pages are drawn one after the other on the base's thread, and painted as they come."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter

from leaderdesk.ui.desk import Desk

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.papers.previews import PagePicture, Preview

# Finer, and the pages of a booklet would fill the memory of the printer's queue.
_DOTS = 200


def printer_for(preview: Preview) -> QPrinter:
    """A printer that takes the whole sheet: the paper has its own margins."""
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(preview.paper.title)
    printer.setFullPage(True)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    is_wide = preview.paper.orientation == "landscape"
    printer.setPageOrientation(QPageLayout.Orientation.Landscape if is_wide else QPageLayout.Orientation.Portrait)
    return printer


class Printing(QObject):
    """Prints papers, each made when its turn comes, then says that it is done."""

    def __init__(
        self,
        desk: Desk,
        papers: Sequence[Callable[[OpenBase], Preview]],
        printer: QPrinter,
        done: Callable[[], None],
    ) -> None:
        super().__init__()
        self._desk, self._printer, self._done = desk, printer, done
        self._waiting = list(papers)
        self._painter = QPainter(printer)
        self._begin()

    def _begin(self) -> None:
        self._page = 0
        self._desk.ask(self._waiting.pop(0), self._ask)

    def _ask(self, preview: Preview) -> None:
        page = self._page

        def work(base: OpenBase) -> PagePicture:
            from leaderdesk.services.papers.previews import page_print

            del base
            return page_print(preview.content, page, _DOTS)

        self._desk.ask(work, partial(self._paint, preview))

    def _paint(self, preview: Preview, picture: PagePicture) -> None:
        shape = (picture.width, picture.height, picture.stride, QImage.Format.Format_RGB32)
        sheet = QRectF(self._painter.viewport())
        self._painter.drawImage(sheet, QImage(picture.points, *shape))
        self._page += 1
        is_over = self._page >= preview.pages
        if is_over and not self._waiting:
            self._painter.end()
            self._done()
            return
        self._printer.newPage()
        if is_over:
            self._begin()
        else:
            self._ask(preview)
