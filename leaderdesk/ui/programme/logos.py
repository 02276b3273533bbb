"""The logos at the head of the papers: added, named, put in order, taken away."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QFileDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from leaderdesk.ui.kit.controls import button, text
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.unseen import show_if

if TYPE_CHECKING:
    from leaderdesk.services.papers.logos import LogoRow

_KEY = Qt.ItemDataRole.UserRole
_LINES = 4


class Logos(QWidget):
    """A list with its pictures; F2 names the one in hand, Delete takes it away."""

    added = Signal(object)
    renamed = Signal(object, str)
    removed = Signal(object)
    ordered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.title = text(self.tr("Logos des documents"), "heading")
        self.help = text(self._help(), "muted", is_wrapped=True)
        self.rows = QListWidget()
        self.rows.setAccessibleName(self.title.text())
        self.rows.setEditTriggers(QListWidget.EditTrigger.EditKeyPressed | QListWidget.EditTrigger.DoubleClicked)
        self.rows.setTabKeyNavigation(False)
        self.add = button(self.tr("Ajouter un &logo…"), "", "new")
        self.up = button(self.tr("Monter le logo"), "quiet", "up")
        self.down = button(self.tr("Descendre le logo"), "quiet", "down")
        self.remove = button(self.tr("Retirer le logo"), "quiet", "bin")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 8, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(self.title)
        inside.addWidget(self.help)
        inside.addWidget(self.rows)
        inside.addLayout(Flow(self.add, self.up, self.down, self.remove, None))
        self._is_read_only = False
        self.add.clicked.connect(self._choose)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.remove.clicked.connect(self._remove)
        self.rows.itemChanged.connect(self._rename)
        self.rows.currentRowChanged.connect(lambda _: self._enable())

    def show_logos(self, logos: Sequence[LogoRow], *, is_read_only: bool) -> None:
        """The logos in their order; the one in hand stays."""
        self._is_read_only = is_read_only
        place = self.rows.currentRow()
        wanted = self.rows.item(place).data(_KEY) if place >= 0 else None
        line = self.fontMetrics().height()
        self.rows.blockSignals(True)
        self.rows.clear()
        self.rows.setIconSize(QSize(4 * line, 2 * line))
        for logo in logos:
            item = QListWidgetItem(_icon(logo, self.rows.iconSize()), logo.name)
            item.setData(_KEY, logo.id)
            if not logo.is_there:
                item.setToolTip(self.tr("Le fichier de ce logo manque\u00a0: les documents se font sans lui."))
            if not is_read_only:
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            self.rows.addItem(item)
            if logo.id == wanted:
                self.rows.setCurrentItem(item)
        self.rows.blockSignals(False)
        if self.rows.currentRow() < 0:
            self.rows.setCurrentRow(0)
        self.rows.setFixedHeight(min(max(1, len(logos)), _LINES) * (2 * line + 12) + 8)
        show_if(self.rows, is_shown=bool(logos))
        self._enable()

    def keys(self) -> list[int]:
        """The logos as they stand."""
        return [self.rows.item(place).data(_KEY) for place in range(self.rows.count())]

    def _enable(self) -> None:
        place, count = self.rows.currentRow(), self.rows.count()
        self.add.setEnabled(not self._is_read_only)
        self.remove.setEnabled(place >= 0 and not self._is_read_only)
        self.up.setEnabled(place > 0 and not self._is_read_only)
        self.down.setEnabled(0 <= place < count - 1 and not self._is_read_only)

    def _choose(self) -> None:
        kinds = self.tr("Images (*.png *.jpg *.jpeg)")
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Logo"), str(Path.home()), kinds)
        if chosen:
            self.added.emit(Path(chosen))

    def _rename(self, item: QListWidgetItem) -> None:
        self.renamed.emit(item.data(_KEY), item.text().strip())

    def _remove(self) -> None:
        self.removed.emit(self.keys()[self.rows.currentRow()])

    def _move(self, step: int) -> None:
        keys, place = self.keys(), self.rows.currentRow()
        keys[place], keys[place + step] = keys[place + step], keys[place]
        self.ordered.emit(keys)

    def _help(self) -> str:
        return self.tr(
            "Le GAL, l’Europe, la Région, les financeurs\u00a0: en tête de la première page de chaque document,"
            " de gauche à droite. Images PNG ou JPEG, six au plus. F2 dit de qui est un logo, pour qui ne le voit pas."
        )


def _icon(logo: LogoRow, size: QSize) -> QIcon:
    picture = QPixmap(str(logo.path)) if logo.is_there else QPixmap()
    if picture.isNull():
        return QIcon()
    return QIcon(picture.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation))
