"""The views of a list, on one row above it: those the page gives, and those the user named; a menu has the rest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QWidget

from leaderdesk.ui.kit.controls import button, menu_button
from leaderdesk.ui.kit.flow import Flow, width_of
from leaderdesk.ui.kit.order import in_reading_order
from leaderdesk.ui.kit.tables.shape import Shape
from leaderdesk.ui.kit.unseen import show_if


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
        # Those that the page gives may be all there are.
        self.can_keep = True
        self._renamed: View | None = None
        self._is_naming = False
        self._flow = Flow()
        self.setLayout(self._flow)
        self.more = menu_button(self.tr("Autres vues"), "quiet")
        self.menu = QMenu(self.more)
        self.more.setMenu(self.menu)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.keep = button(self.tr("Enregistrer la vue…"), "link")
        self.rename = button(self.tr("Renommer…"), "link")
        self.delete = button(self.tr("Supprimer la vue"), "link")
        self.name = _Name()
        self.name.setPlaceholderText(self.tr("Nom de la vue, puis Entrée"))
        self.name.setAccessibleName(self.tr("Nom de la vue"))
        self.name.hide()
        for each in self._extras():
            self._flow.addWidget(each)
        self.keep.clicked.connect(lambda: self._ask_name(None))
        self.rename.clicked.connect(lambda: self._ask_name(self.current))
        self.delete.clicked.connect(lambda: self.deleted.emit(self.current))
        self.name.given.connect(self._take_name)
        self.name.given_up.connect(self._end_name)
        self.hide()

    def show_views(self, views: Sequence[View]) -> None:
        """Replace the views; the one in force stays if it is still there."""
        titles = {view.name: view.title for view in self.views}
        # What is there already stays: the keyboard may be on it, or be wished elsewhere by then.
        kept = {view.name: self.buttons.pop(view.name) for view in views if titles.get(view.name) == view.title}
        self.views = list(views)
        for each in self.buttons.values():
            self._flow.removeWidget(each)
            each.hide()
            each.deleteLater()
        for other in (*kept.values(), *self._extras()):
            self._flow.removeWidget(other)
        self.buttons = {view.name: kept.get(view.name) or self._button(view) for view in views}
        for widget in (*self.buttons.values(), *self._extras()):
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
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and self.isVisible():
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        # Measured when it is to be seen, not with each part put around it.
        self._fit()
        super().showEvent(event)

    def _button(self, view: View) -> QPushButton:
        made = button(view.title.replace("&", "&&"), "view")
        made.setCheckable(True)
        made.setAccessibleName(self.tr("Vue «\u00a0{}\u00a0»").format(view.title))
        made.clicked.connect(lambda: self.choose(view.name))
        return made

    def _ask_name(self, view: View | None) -> None:
        self._renamed = view
        self.name.setText(view.title if view else "")
        self._is_naming = True
        self._fit()
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
        self._is_naming = False
        self._fit()
        (self.more if self.keep.isHidden() else self.keep).setFocus()

    def _extras(self) -> tuple[QWidget, ...]:
        """What stands after the views."""
        return self.more, self.keep, self.rename, self.delete, self.name

    def _tools(self) -> list[QPushButton]:
        """What can be done with the view in force."""
        if not self.can_keep:
            return []
        is_saved = self.current is not None and self.current.key is not None
        return [self.keep, self.rename, self.delete] if is_saved else [self.keep]

    def _fit(self) -> None:
        """All side by side where there is room; else a menu has what is left, and the view in force is always seen."""
        views = [self.buttons[view.name] for view in self.views if view.name in self.buttons]
        tools: list[QWidget] = [self.name] if self._is_naming else [*self._tools()]
        # Before it is laid out, its width means nothing.
        if not self.isVisible() or width_of([*views, *tools]) <= self.width():
            shown = {*views, *tools}
        else:
            last: list[QWidget] = [self.more, self.name] if self._is_naming else [self.more]
            marked = [each for each in views if each.isChecked()]
            shown = {*marked, *last}
            for each in views:
                if width_of([*shown, each]) > self.width():
                    break
                shown.add(each)
        parts = [*views, *self._extras()]
        for widget in parts:
            if widget in shown:
                show_if(widget, is_shown=True)
        focus = self.focusWidget()
        if focus in parts and focus not in shown and focus.hasFocus():
            # Or Qt would move the keyboard from one to the next as they are hidden.
            (self.more if self.more in shown else self.keep).setFocus()
        for widget in parts:
            if widget not in shown:
                show_if(widget, is_shown=False)

    def _fill_menu(self) -> None:
        """The views that are not on the row, then what can be done with the one that is in force."""
        self.menu.clear()
        for view in self.views:
            if self.buttons[view.name].isHidden():
                action = self.menu.addAction(view.title.replace("&", "&&"))
                action.triggered.connect(lambda _=False, name=view.name: self.choose(name))
        self.menu.addSeparator()
        for tool in self._tools():
            if tool.isHidden() and not self._is_naming:
                self.menu.addAction(tool.text()).triggered.connect(tool.click)
