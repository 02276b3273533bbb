"""The titles above a table: a click sorts, a drag moves, a small arrow opens what can be done with the column."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QCursor, QFontMetrics, QGuiApplication, QMouseEvent, QPainter, QPalette
from PySide6.QtWidgets import QHeaderView, QStyle, QStyleOptionHeader, QWidget

from leaderdesk.ui.kit.model import LineModel
from leaderdesk.ui.theme.icons import draw_icon

_Role = QPalette.ColorRole
# A title of no more letters stays on one line.
_SHORT = 10


class Titles(QHeaderView):
    """Shows an arrow at the end of each title, or a funnel where the column is filtered."""

    menu_wished = Signal(int)
    sort_wished = Signal(int, bool)

    def __init__(self, lines: LineModel, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._lines = lines
        self._is_added = False
        self.is_wrapped = False
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumSectionSize(40)
        self.sectionClicked.connect(lambda logical: self.sort_wished.emit(logical, self._is_added))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(lambda point: self.menu_wished.emit(self.logicalIndexAt(point)))

    def sectionSizeFromContents(self, logicalIndex: int) -> QSize:
        size = super().sectionSizeFromContents(logicalIndex)
        if self.is_wrapped:
            size = self._of_two_lines(size, str(self._lines.headerData(logicalIndex, Qt.Orientation.Horizontal)))
        return QSize(size.width() + self._side(), size.height())

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        side = self._side()
        painter.save()
        # The title first, then the arrow at its right, over the same ground.
        super().paintSection(painter, rect.adjusted(0, 0, -side, 0), logicalIndex)
        painter.restore()
        if not side:
            return
        palette = QGuiApplication.palette()
        ground = QRect(rect.right() - side + 1, rect.top(), side, rect.height())
        painter.fillRect(ground, palette.brush(_Role.Base))
        painter.setPen(palette.color(_Role.Dark))
        painter.drawLine(ground.bottomLeft(), ground.bottomRight())
        is_filtered = any(each.column == self._lines.columns[logicalIndex].name for each in self._lines.filters)
        name, role = ("filter", _Role.Accent) if is_filtered else ("unfolded", _Role.PlaceholderText)
        draw_icon(painter, self._arrow(rect).adjusted(3, 0, -3, 0), name, role)

    def initStyleOptionForIndex(self, option: QStyleOptionHeader, logicalIndex: int) -> None:
        # Qt's own asks of every cell below whether it is selected: seconds, once a long list is selected whole.
        option.section = logicalIndex
        option.orientation = Qt.Orientation.Horizontal
        option.position = QStyleOptionHeader.SectionPosition.Middle
        title = str(self._lines.headerData(logicalIndex, Qt.Orientation.Horizontal))
        option.text = in_two(title) if self.is_wrapped else title
        is_right = self._lines.columns[logicalIndex].is_right
        beside = Qt.AlignmentFlag.AlignRight if is_right else Qt.AlignmentFlag.AlignLeft
        option.textAlignment = beside | Qt.AlignmentFlag.AlignVCenter
        where = self.mapFromGlobal(QCursor.pos())
        if self.underMouse() and self.logicalIndexAt(where) == logicalIndex:
            option.state |= QStyle.StateFlag.State_MouseOver

    def arrow_of(self, logical: int) -> QRect:
        """Where the arrow of a column stands, in the header."""
        rect = QRect(self.sectionViewportPosition(logical), 0, self.sectionSize(logical), self.height())
        return self._arrow(rect)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        where = event.position().toPoint()
        logical = self.logicalIndexAt(where)
        self._is_added = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        is_left = event.button() == Qt.MouseButton.LeftButton
        if is_left and logical >= 0 and self._lines.is_sortable and self.arrow_of(logical).contains(where):
            self.menu_wished.emit(logical)
            return
        super().mousePressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            said = self.tr("Cliquer pour trier\u202f; la flèche ouvre le filtre (Alt+Bas)")
            self.setToolTip(said if self._lines.is_sortable else "")
        return super().event(event)

    def _of_two_lines(self, size: QSize, title: str) -> QSize:
        """Of the size that a title asks for on one line; the style sheet sets titles in heavy letters."""
        font = self.font()
        font.setBold(True)
        metrics = QFontMetrics(font)
        broken = metrics.size(0, in_two(title))
        spared = metrics.horizontalAdvance(title) - broken.width()
        return QSize(size.width() - spared, size.height() + broken.height() - metrics.height())

    def _side(self) -> int:
        return self.fontMetrics().height() + 6 if self._lines.is_sortable else 0

    def _arrow(self, rect: QRect) -> QRect:
        side = self._side()
        return QRect(rect.right() - side, rect.center().y() - side // 2, side, side)


def in_two(title: str) -> str:
    """A title on two lines as alike as may be, where it is long: what is below is often shorter."""
    middle = len(title) / 2
    spaces = [place for place, letter in enumerate(title) if letter == " "]
    if len(title) <= _SHORT or not spaces:
        return title
    broken = min(spaces, key=lambda place: abs(place - middle))
    return f"{title[:broken]}\n{title[broken + 1 :]}"
