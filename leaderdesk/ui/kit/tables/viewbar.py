"""The views of a list, side by side above it: those the page gives, and those the user named."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from leaderdesk.ui.kit.controls import button
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.order import in_reading_order
from leaderdesk.ui.kit.tables.shape import Shape


@dataclass(frozen=True, slots=True)
class View:
    """One way to look at a list; `key` is that of a saved one, None for those the page gives."""

    name: str
    title: str
    look: Shape | None = None
    predicate: Callable[[Any], bool] | None = None
    key: int | None = None


class _Name(QLineEdit):
    """Enter gives the name, Escape gives it up."""

    given = Signal(str)
    given_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.text().strip():
                self.given.emit(self.text().strip())
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)


class ViewBar(QWidget):
    """A button per view; the one in force is marked, and a saved one can be renamed or deleted."""

    chosen = Signal(object)
    kept = Signal(str)
    renamed = Signal(object, str)
    deleted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.views: list[View] = []
        self.buttons: dict[str, QPushButton] = {}
        self.current: View | None = None
        self._renamed: View | None = None
        self._flow = Flow()
        self.setLayout(self._flow)
        self.keep = button(self.tr("Enregistrer la vue…"), "link")
        self.rename = button(self.tr("Renommer…"), "link")
        self.delete = button(self.tr("Supprimer la vue"), "link")
        self.name = _Name()
        self.name.setPlaceholderText(self.tr("Nom de la vue, puis Entrée"))
        self.name.setAccessibleName(self.tr("Nom de la vue"))
        self.name.hide()
        for each in (self.keep, self.rename, self.delete, self.name):
            self._flow.addWidget(each)
        self.keep.clicked.connect(lambda: self._ask_name(None))
        self.rename.clicked.connect(lambda: self._ask_name(self.current))
        self.delete.clicked.connect(lambda: self.deleted.emit(self.current))
        self.name.given.connect(self._take_name)
        self.name.given_up.connect(self._end_name)
        self.hide()

    def show_views(self, views: Sequence[View]) -> None:
        """Replace the views; the one in force stays if it is still there."""
        self.views = list(views)
        for each in self.buttons.values():
            self._flow.removeWidget(each)
            each.hide()
            each.deleteLater()
        for extra in (self.keep, self.rename, self.delete, self.name):
            self._flow.removeWidget(extra)
        self.buttons = {view.name: self._button(view) for view in views}
        for widget in (*self.buttons.values(), self.keep, self.rename, self.delete, self.name):
            self._flow.addWidget(widget)
        in_reading_order(self)
        name = self.current.name if self.current else ""
        self.mark(next((view for view in views if view.name == name), None))
        self.show()

    def choose(self, name: str) -> None:
        """Look at the list so, as a click on the view does."""
        view = next(each for each in self.views if each.name == name)
        self.mark(view)
        self.chosen.emit(view)

    def mark(self, view: View | None) -> None:
        """Show which view is in force."""
        self.current = view
        for name, each in self.buttons.items():
            each.setChecked(view is not None and name == view.name)
        self._show_tools()

    def _button(self, view: View) -> QPushButton:
        made = button(view.title.replace("&", "&&"), "view")
        made.setCheckable(True)
        made.setAccessibleName(self.tr("Vue «\u00a0{}\u00a0»").format(view.title))
        made.clicked.connect(lambda: self.choose(view.name))
        return made

    def _ask_name(self, view: View | None) -> None:
        self._renamed = view
        self.name.setText(view.title if view else "")
        self._show_tools(is_naming=True)
        self.name.setFocus()
        self.name.selectAll()

    def _take_name(self, name: str) -> None:
        view = self._renamed
        self._end_name()
        if view is None:
            self.kept.emit(name)
        else:
            self.renamed.emit(view, name)

    def _end_name(self) -> None:
        self.keep.setFocus()
        self._show_tools()

    def _show_tools(self, *, is_naming: bool = False) -> None:
        is_saved = self.current is not None and self.current.key is not None
        self.name.setVisible(is_naming)
        self.keep.setVisible(not is_naming)
        self.rename.setVisible(is_saved and not is_naming)
        self.delete.setVisible(is_saved and not is_naming)
        if not is_naming and not self.name.isHidden():
            self.keep.setFocus()
