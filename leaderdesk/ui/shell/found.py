"""What a search found, as a list: headings with their counts, and entries with what stands beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from leaderdesk.domain.searches import Entry, Group
from leaderdesk.ui.theme.icons import draw_icon
from leaderdesk.words.formats import number
from leaderdesk.words.searches import kind

_Index = QModelIndex | QPersistentModelIndex
_Role = QPalette.ColorRole
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ICONS = {
    "dossier": "dossiers",
    "holder": "people",
    "contact": "people",
    "person": "people",
    "member": "committee",
    "sitting": "sittings",
    "action": "action",
    "conversation": "conversations",
    "help": "help",
    "setting": "settings",
}
# Their code is a key to press: it stands at the end of the line.
_WITH_KEYS = frozenset({"page", "action"})
_PAD = 10
ICON_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Heading:
    """The kind of the entries below, and how many there are in all."""

    words: str
    count: int


class FoundModel(QAbstractListModel):
    """Headings and entries; only entries can be chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Heading | Entry] = []
        # Those of pages and actions, by their name.
        self.icons: Mapping[str, str] = {}

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Replace what is listed."""
        self.beginResetModel()
        self.rows = []
        for group in groups:
            self.rows += [Heading(kind(group.kind), group.count), *group.entries]
        self.endResetModel()

    def entry(self, row: int) -> Entry | None:
        """What a row can be chosen for."""
        found = self.rows[row] if 0 <= row < len(self.rows) else None
        return found if isinstance(found, Entry) else None

    def next_entry(self, row: int, step: int) -> int:
        """The nearest entry in one direction, round the ends; -1 if there is none."""
        count = len(self.rows)
        places = ((row + step * each) % count for each in range(1, count + 1))
        return next((place for place in places if self.entry(place)), -1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{row.words} ({number(row.count)})" if isinstance(row, Heading) else said(row)
        if role == ICON_ROLE:
            return "" if isinstance(row, Heading) else self._icon(row)
        return row if role == Qt.ItemDataRole.UserRole else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if self.entry(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _icon(self, entry: Entry) -> str:
        own = self.icons.get(str(entry.key), "") if entry.kind in _WITH_KEYS else ""
        return own or _ICONS.get(entry.kind, "next")


class FoundCells(QStyledItemDelegate):
    """Paints one line: its icon, its title, what stands beside it more faintly."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        del index
        return QSize(0, round(option.fontMetrics.height() * 1.75))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.save()
        row = index.data(Qt.ItemDataRole.UserRole)
        rect: QRect = option.rect
        inside = rect.adjusted(_PAD, 0, -_PAD, 0)
        if isinstance(row, Heading):
            self._paint_heading(painter, option, inside, row)
        else:
            is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            if is_chosen:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QGuiApplication.palette().brush(_Role.Highlight))
                painter.drawRoundedRect(rect, 4, 4)
            side = round(option.fontMetrics.height() * 1.1)
            square = QRect(inside.left(), inside.center().y() - side // 2, side, side)
            ink = _Role.HighlightedText if is_chosen else _Role.PlaceholderText
            draw_icon(painter, square, index.data(ICON_ROLE), ink)
            room = inside.adjusted(side + _PAD, 0, 0, 0)
            self._paint_entry(painter, option.font, room, row, is_chosen=is_chosen)
        painter.restore()

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, inside: QRect, row: Heading) -> None:
        font = QFont(option.font)
        font.setPointSizeF(font.pointSizeF() * 0.92)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QGuiApplication.palette().color(_Role.PlaceholderText))
        low = inside.adjusted(0, inside.height() // 6, 0, 0)
        painter.drawText(low, _LEFT, f"{row.words}  {number(row.count)}")

    def _paint_entry(self, painter: QPainter, font: QFont, room: QRect, row: Entry, *, is_chosen: bool) -> None:
        palette = QGuiApplication.palette()
        metrics = QFontMetrics(font)
        ink = palette.color(_Role.HighlightedText if is_chosen else _Role.Text)
        faint = ink if is_chosen else palette.color(_Role.PlaceholderText)
        keys, title = (row.code, row.title) if row.kind in _WITH_KEYS else ("", f"{row.code}  {row.title}".strip())
        painter.setFont(font)
        if keys:
            painter.setPen(faint)
            painter.drawText(room, _RIGHT, keys)
            room.setRight(room.right() - metrics.horizontalAdvance(keys) - _PAD)
        shown = metrics.elidedText(title, Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(ink)
        painter.drawText(room, _LEFT, shown)
        room.setLeft(room.left() + metrics.horizontalAdvance(shown) + 2 * _PAD)
        if row.detail and room.width() > metrics.height() * 2:
            painter.setPen(faint)
            painter.drawText(room, _LEFT, metrics.elidedText(row.detail, Qt.TextElideMode.ElideRight, room.width()))


def said(entry: Entry) -> str:
    """An entry in one sentence, for those who do not see it."""
    return ", ".join(part for part in (f"{entry.code} {entry.title}".strip(), entry.detail) if part)
