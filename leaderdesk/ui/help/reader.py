"""Shows one page of help in the look of the program: Markdown in, laid out text with its links out."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QUrl, Signal
from PySide6.QtGui import (
    QFont,
    QGuiApplication,
    QPalette,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit

from leaderdesk.domain.text import folded

_Role = QPalette.ColorRole
_RATIOS = {1: 1.7, 2: 1.2, 3: 1.05}
_LEADING = 135.0
_TIGHT = 110.0
_WIDE = 82


class Reader(QTextBrowser):
    """Opens nothing by itself: it tells which page a link leads to."""

    page_wished = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._markdown = self._title = ""
        self.setProperty("look", "help")
        self.setOpenLinks(False)
        self.setAccessibleName(self.tr("Page d’aide"))
        self.anchorClicked.connect(self._follow)

    def show_markdown(self, markdown: str) -> None:
        """Show a page from its beginning."""
        self._markdown, self._title = markdown, ""
        self._lay_out()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def go_to(self, title: str) -> None:
        """Bring a part to the top, with the cursor on its title; it stays there when the room changes."""
        self._title = title
        block = self.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel() > 1 and block.text().strip() == title:
                self.setTextCursor(QTextCursor(block))
                self.verticalScrollBar().setValue(
                    round(self.document().documentLayout().blockBoundingRect(block).top())
                )
                return
            block = block.next()

    def mark(self, query: str) -> None:
        """Mark the words that begin like those looked for, and bring the first in sight."""
        wanted = folded(query).split()
        found = [each for each in re.finditer(r"\w+", self.toPlainText()) if _is_wanted(each[0], wanted)]
        paint = QTextCharFormat()
        paint.setBackground(QGuiApplication.palette().brush(_Role.Highlight))
        paint.setForeground(QGuiApplication.palette().brush(_Role.HighlightedText))
        marks = []
        for each in found:
            mark = QTextEdit.ExtraSelection()
            mark.format, mark.cursor = paint, self._cursor(each.start(), each.end())
            marks.append(mark)
        self.setExtraSelections(marks)
        if found:
            self.setTextCursor(self._cursor(found[0].start(), found[0].start()))
            self.ensureCursorVisible()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._title:
            self.go_to(self._title)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange) and self._markdown:
            self._lay_out()

    def _lay_out(self) -> None:
        document = self.document()
        self.setMaximumWidth(self.fontMetrics().averageCharWidth() * _WIDE)
        document.setDefaultFont(self.font())
        document.setDocumentMargin(self.fontMetrics().averageCharWidth())
        document.setIndentWidth(self.fontMetrics().averageCharWidth() * 3)
        document.setMarkdown(self._markdown)
        block = document.begin()
        while block.isValid():
            self._space_out(QTextCursor(block), block.blockFormat().headingLevel())
            block = block.next()
        self._soften_tables()
        self._show_keys()

    def _space_out(self, cursor: QTextCursor, level: int) -> None:
        line = self.fontMetrics().height()
        is_plain = level == 0 and cursor.currentList() is None
        form = QTextBlockFormat()
        form.setLineHeight(_TIGHT if level else _LEADING, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        form.setTopMargin(line * (0.9 if level > 1 else 0.2 if is_plain else 0))
        form.setBottomMargin(line * (0.6 if is_plain else 0.35))
        cursor.mergeBlockFormat(form)
        if level:
            font = QFont(self.font())
            font.setPointSizeF(font.pointSizeF() * _RATIOS.get(level, 1.0))
            font.setWeight(QFont.Weight.DemiBold)
            title = QTextCharFormat()
            title.setFont(font)
            title.clearProperty(QTextFormat.Property.FontSizeAdjustment.value)
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            cursor.setCharFormat(title)

    def _soften_tables(self) -> None:
        """Lines as faint as those of the lists."""
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                form = frame.format()
                form.setBorderBrush(QGuiApplication.palette().brush(_Role.Mid))
                form.setBorderCollapse(True)
                form.setCellPadding(self.fontMetrics().averageCharWidth() * 0.8)
                frame.setFormat(form)

    def _show_keys(self) -> None:
        """What stands between back quotes is a key to press or a text to type: shown as such."""
        document, paint = self.document(), QTextCharFormat()
        paint.setFontFamilies([self.font().family()])
        paint.setFontFixedPitch(False)
        paint.setFontWeight(QFont.Weight.DemiBold)
        paint.setBackground(QGuiApplication.palette().brush(_Role.AlternateBase))
        block = document.begin()
        while block.isValid():
            spans = []
            place = block.begin()
            while not place.atEnd():
                fragment = place.fragment()
                if fragment.charFormat().fontFixedPitch():
                    spans.append((fragment.position(), fragment.position() + fragment.length()))
                place += 1
            for start, end in spans:
                self._cursor(start, end).mergeCharFormat(paint)
            block = block.next()

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _follow(self, link: QUrl) -> None:
        if link.isRelative() and link.path().endswith(".md"):
            self.page_wished.emit(link.path().removesuffix(".md"))


def _is_wanted(word: str, wanted: list[str]) -> bool:
    return any(folded(word).startswith(each) for each in wanted)
