"""Builds the read-through: the list of the parts, and one part with its figures, its text and its corrections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from leaderdesk.domain.sheets.sittings.closed import Amendment
from leaderdesk.domain.sheets.sittings.closed import Section as Chapter
from leaderdesk.ui.kit.arranging import ArrangingWidget
from leaderdesk.ui.kit.controls import button, column, row, scrolled, text
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.lines import Column, lines_of
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.kit.unseen import show_if
from leaderdesk.ui.sittings.closing.amend_box import AmendBox
from leaderdesk.words.formats import MISSING, moment
from leaderdesk.words.phrases import spaced
from leaderdesk.words.sitting_minutes import Traced, say_section, section_title

_WIDEST, _SOURCE_LINES = 130, 3
# The lines of a text that stand around the table of figures, and the fewest rows that make a table of it.
_AROUND, _FEWEST_ROWS = 15, 4


@dataclass(frozen=True, slots=True)
class Placed:
    """A part of the minutes, its rank, and its place among the points."""

    rank: int
    place: int
    chapter: Chapter

    @property
    def identity(self) -> str:
        """What tells it from the others."""
        return self.chapter.point or self.chapter.code


class Chapters(QWidget):
    """The parts, in the order of the evening."""

    def __init__(self) -> None:
        super().__init__()
        columns = [
            Column("title", self.tr("Partie"), _title, width=24, is_wide=True),
            Column("said", self.tr("Ce qui en est venu"), lambda each: say_section(each.chapter) or "–", width=20),
        ]
        self.listing = _plain(Listing(columns, self.tr("Parties du compte rendu"), Empty("list", "", "")))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.listing)
        self.setFocusProxy(self.listing.table)


class SourceText(QPlainTextEdit):
    """Where a figure comes from, to be read line by line; Escape goes back to the figure."""

    left = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self._fit()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            # Around it, Escape leaves the record.
            event.accept()
            if event.type() == QEvent.Type.KeyPress:
                self.left.emit()
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        metrics = self.fontMetrics()
        self.setFixedHeight(metrics.lineSpacing() * _SOURCE_LINES + metrics.height())


class ChapterView(ArrangingWidget):
    """One part: its title, each figure with its source, the text of the minutes and what was corrected in it."""

    def __init__(self) -> None:
        super().__init__()
        self._count = 0
        self.title = text("", "heading", is_wrapped=True)
        self.visit = button(self.tr("Voir le dossier"), "link", "next")
        columns = [
            Column("label", self.tr("Ce qui est dit"), lambda each: each[1].label, width=27, is_wide=True),
            Column("value", self.tr("Valeur"), lambda each: each[1].value, width=22, is_wide=True),
            Column("source", self.tr("D’où cela vient"), lambda each: each[1].source, width=30, is_wide=True),
        ]
        empty = Empty("list", self.tr("Rien n’a été noté de ce point"), self.tr("Il n’a pas été examiné."))
        self.figures = _plain(Listing(columns, self.tr("Chiffres et sources"), empty))
        self.source_title = text(self.tr("Source (Entrée)"), "label")
        self.source = SourceText(self.tr("Source du chiffre choisi"))
        self.source_title.setBuddy(self.source)
        self.text_title = text(self.tr("Texte du compte rendu"), "heading")
        self.words = text("", is_wrapped=True)
        self.amend = button(self.tr("Corriger ce texte…"), "", "replace")
        self.amend_hint = text("", "small", is_wrapped=True)
        self.box = AmendBox()
        self.amendments = text("", is_wrapped=True)
        head = row(self.title, self.visit)
        head.setStretch(0, 1)
        parts = column(
            head,
            self.figures,
            self.source_title,
            self.source,
            self.text_title,
            self.words,
            self.amendments,
            Flow(self.amend),
            self.amend_hint,
            self.box,
            None,
            gap=8,
        )
        inside = QVBoxLayout(self)
        inside.setContentsMargins(8, 0, 0, 0)
        inside.addWidget(scrolled(parts, _WIDEST, is_centred=False))
        self.setFocusProxy(self.figures.table)
        self.source.left.connect(self.figures.table.setFocus)

    def show_chapter(self, placed: Placed, traced: Sequence[Traced], *, is_other: bool) -> None:
        """Show the figures of a part; of the same one, the keyboard stays on its line."""
        chapter = placed.chapter
        title = _title(placed)
        self.title.setText(spaced(f"{title} ({chapter.number})") if chapter.number else title)
        show_if(self.visit, is_shown=chapter.dossier_id is not None)
        lines = lines_of(self.figures.model.columns, list(enumerate(traced)), lambda each: each[0])
        self.figures.show_lines(lines)
        self.figures.model.finish()
        self._count = len(traced)
        self._arrange()
        if traced and (is_other or self.figures.table.current_item() is None):
            self.figures.table.go_to(0, 0)

    def show_source(self, traced: Traced | None) -> None:
        """Every gesture that a figure comes from."""
        if traced is None:
            said = ""
        else:
            head = spaced(f"{traced.label} : {traced.value}")
            said = "\n".join([head, *(traced.details or (traced.source,))])
        if said != self.source.toPlainText():
            self.source.setPlainText(said)
            self.source.moveCursor(QTextCursor.MoveOperation.Start)

    def show_text(self, chapter: Chapter, amendments: Sequence[Amendment]) -> None:
        """The text of a point, and its corrections with what was written before each."""
        is_point = chapter.point is not None
        for each in (self.text_title, self.words):
            show_if(each, is_shown=is_point)
        self.words.setText(chapter.text or self.tr("Aucun texte n’a été écrit pour ce point."))
        said = "\n".join(self._amendment(each) for each in amendments)
        self.amendments.setText(said)
        show_if(self.amendments, is_shown=bool(said))

    def _arrange(self) -> None:
        """As many figures as leave room for the source and the text."""
        if self._count:
            room = self.height() - self.fontMetrics().lineSpacing() * _AROUND
            rows = max(room // self.figures.table.verticalHeader().defaultSectionSize(), _FEWEST_ROWS)
            self.figures.table.show_rows(min(self._count, rows))

    def _amendment(self, each: Amendment) -> str:
        words = self.tr("Corrigé le {}. Motif\u00a0: {}\n–\u00a0avant\u00a0: {}\n–\u00a0après\u00a0: {}")
        return words.format(moment(each.at.astimezone()), each.reason, each.before or MISSING, each.text or MISSING)


def _title(placed: Placed) -> str:
    return section_title(placed.chapter, placed.place)


def _plain(made: Listing) -> Listing:
    """In the order of the evening, whole: nothing to filter or sort."""
    made.hide_tools()
    made.views.hide()
    made.table.setSortingEnabled(False)
    made.model.is_sortable = False
    made.model.sort_by(())
    return made
