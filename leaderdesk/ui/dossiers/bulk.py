"""Gives one value to every dossier chosen: a field, a value, and how many dossiers it concerns."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QSizePolicy

from leaderdesk.ui.kit.controls import button, column, row, text
from leaderdesk.ui.kit.fields import ChoiceField, Editor
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.forms.cell import widget_of
from leaderdesk.ui.kit.lines import Column
from leaderdesk.words.formats import counted


class BulkPanel(QFrame):
    """Opens above the list; what it does is one action, which one undo takes back."""

    wished = Signal(object, str, object)
    closed = Signal()

    def __init__(self, columns: Sequence[Column]) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._columns = {each.name: each for each in columns if each.is_editable}
        self._keys: list[int] = []
        self.editor: Editor | None = None
        self.name = ChoiceField({name: each.title for name, each in self._columns.items()}, 22)
        self.name.setAccessibleName(self.tr("Champ à modifier"))
        self.apply = button("", "primary")
        self.give_up = button(self.tr("Fermer"), "link")
        self.give_up.setAccessibleName(self.tr("Fermer sans modifier"))
        self._words = text("", "strong")
        self._lay_out()
        self.name.edited.connect(self._show_editor)
        self.apply.clicked.connect(self._apply)
        self.give_up.clicked.connect(self.close_panel)
        leave = QShortcut(QKeySequence("Escape"), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self.close_panel)
        self.hide()

    def begin(self, keys: Sequence[int]) -> None:
        """Ask what to give to these dossiers."""
        self._keys = list(keys)
        self.show_count(len(self._keys))
        if self.name.value() is None:
            self.name.show_value(next(iter(self._columns)))
        self._show_editor(self.name.value())
        self.show()
        self.name.setFocus(Qt.FocusReason.TabFocusReason)

    def show_count(self, count: int) -> None:
        """Another number of dossiers is chosen; those taken at first stay until it is opened again."""
        if self.isHidden():
            told = counted(count, self.tr("dossier"), self.tr("dossiers"))
            self._words.setText(self.tr("Modifier {}").format(told))
            self.apply.setText(self.tr("Modifier {}").format(told))

    def close_panel(self) -> None:
        """Nothing changes."""
        self.hide()
        self.closed.emit()

    def _lay_out(self) -> None:
        line = Flow(text(self.tr("Champ")), self.name, text(self.tr("Nouvelle valeur")))
        self._line = line
        self.setLayout(column(self._words, line, row(self.apply, self.give_up, None), gap=10))
        inside = self.layout()
        if inside is not None:
            inside.setContentsMargins(14, 10, 14, 10)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _show_editor(self, name: str | None) -> None:
        found = self._columns.get(name or "")
        if found is None or found.editor is None:
            return
        if self.editor is not None:
            gone = widget_of(self.editor)
            self._line.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self.editor = found.editor()
        widget = widget_of(self.editor)
        widget.setAccessibleName(self.tr("Nouvelle valeur\u00a0: {}").format(found.title))
        self._line.addWidget(widget)
        widget.show()
        self.setTabOrder(self.name, widget)
        self.setTabOrder(widget, self.apply)

    def _apply(self) -> None:
        self.name.commit()
        if self.editor is None or self.name.value() is None:
            return
        self.editor.commit()
        if self.editor.problem:
            widget_of(self.editor).setFocus(Qt.FocusReason.TabFocusReason)
            return
        self.wished.emit(self._keys, self.name.value(), self.editor.value())
        self.close_panel()
