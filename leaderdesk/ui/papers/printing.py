"""A paper to the printer: its pages are drawn one after the other on the base's thread, and painted as they come."""

from __future__ import annotations

from collections.abc import Callable
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
    """Prints one paper, then says that it is done."""

    def __init__(self, desk: Desk, preview: Preview, printer: QPrinter, done: Callable[[], None]) -> None:
        super().__init__()
        self._desk, self._preview, self._printer, self._done = desk, preview, printer, done
        self._painter = QPainter(printer)
        self._page = 0
        self._ask()

    def _ask(self) -> None:
        preview, page = self._preview, self._page

        def work(base: OpenBase) -> PagePicture:
            from leaderdesk.services.papers.previews import page_print

            del base
            return page_print(preview.content, page, _DOTS)

        self._desk.ask(work, self._paint)

    def _paint(self, picture: PagePicture) -> None:
        shape = (picture.width, picture.height, picture.stride, QImage.Format.Format_RGB32)
        sheet = QRectF(self._painter.viewport())
        self._painter.drawImage(sheet, QImage(picture.points, *shape))
        self._page += 1
        if self._page < self._preview.pages:
            self._printer.newPage()
            self._ask()
            return
        self._painter.end()
        self._done()
