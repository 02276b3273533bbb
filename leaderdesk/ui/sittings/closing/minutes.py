"""The read-through: the parts of the minutes in the order of the evening, each figure with where it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from leaderdesk.domain.sheets.sittings.closed import Section as Chapter
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.beside import Beside
from leaderdesk.ui.kit.lines import lines_of
from leaderdesk.ui.page import Visit
from leaderdesk.ui.sittings.closing.amending import Amending
from leaderdesk.ui.sittings.closing.minutes_view import Chapters, ChapterView, Placed
from leaderdesk.ui.sittings.closing.part import ClosedPart
from leaderdesk.ui.sittings.closing.reading import Reading
from leaderdesk.words.sitting_minutes import trace

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


class MinutesPart(ClosedPart):
    """Decides what the read-through shows."""

    help_page = "seance-close"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.chapters, self.view = Chapters(), ChapterView()
        self.amending = Amending(desk, self.view, self._on_amended)
        self.beside = Beside(self.chapters, self.view)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.beside)
        self._shown: str | None = None
        self._wished: str | None = None
        table = self.chapters.listing.table
        table.chosen.connect(self._choose)
        table.opened.connect(self._open)
        self.view.figures.table.chosen.connect(self._show_source)
        self.view.figures.table.opened.connect(lambda _: self.view.source.setFocus())
        self.view.visit.clicked.connect(self._visit)

    @property
    def chapter(self) -> Chapter | None:
        """The part of the minutes in hand."""
        item = self.chapters.listing.table.current_item()
        return item.chapter if isinstance(item, Placed) else None

    def show_reading(self, reading: Reading) -> None:
        points = 0
        placed = []
        for rank, chapter in enumerate(reading.sheet.sections):
            points += chapter.code == "point"
            placed.append(Placed(rank, points, chapter))
        listing = self.chapters.listing
        listing.show_lines(lines_of(listing.model.columns, placed, lambda each: each.identity))
        listing.model.finish()
        if listing.table.current_item() is None:
            listing.table.select_first()
        self._arrange()
        self._show_chapter()
        self._take_wished()

    def show_point(self, key: str) -> None:
        """Take the part of a point in hand, once there is something to read."""
        self._wished = key
        if self.reading is not None:
            self._take_wished()

    def leave(self) -> None:
        self.amending.leave()
        self._shown = self._wished = None

    def focus_first(self) -> None:
        if self.chapters.isVisibleTo(self):
            self.chapters.listing.table.setFocus()
        else:
            self.beside.enter_record()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _take_wished(self) -> None:
        wished, self._wished = self._wished, None
        listing = self.chapters.listing
        row = listing.model.row_of(wished) if wished is not None else None
        if row is not None:
            listing.table.go_to(row, listing.table.places.shown()[0])
            self.beside.open_record()
            self._show_chapter()

    def _arrange(self) -> None:
        """Where there is room for both, the part in hand is always beside the list."""
        if self.reading is not None and not self.beside.is_open and self.beside.has_room():
            self.beside.open_record()

    def _choose(self, item: object) -> None:
        if item is not None:
            self._show_chapter()

    def _open(self, item: object) -> None:
        self._choose(item)
        self.beside.open_record()
        self.beside.enter_record()

    def _show_chapter(self) -> None:
        reading, item = self.reading, self.chapters.listing.table.current_item()
        if reading is None or not isinstance(item, Placed):
            return
        chapter, is_other = item.chapter, item.identity != self._shown
        self._shown = item.identity
        names = {**reading.names, **chapter.criteria} if chapter.point is None else dict(chapter.criteria)
        traced = [trace(figure, reading.deeds, names) for figure in chapter.figures]
        self.view.show_chapter(item, traced, is_other=is_other)
        self._show_source(self.view.figures.table.current_item())
        amendments = [each for each in reading.sheet.amendments if each.point == chapter.point]
        self.view.show_text(chapter, amendments)
        self.amending.show_chapter(reading, chapter, is_read_only=self.is_read_only)

    def _show_source(self, item: object) -> None:
        self.view.show_source(item[1] if isinstance(item, tuple) else None)

    def _visit(self) -> None:
        chapter = self.chapter
        if chapter is not None and chapter.dossier_id is not None:
            self.visit_wished.emit(Visit("dossiers", chapter.dossier_id, "committee"))

    def _on_amended(self) -> None:
        self.undoing.tell(self.tr("Correction notée\u00a0: l’ancien texte est gardé avec le motif."))
