"""A list with all that goes with it: views, filter box, count, chips, paste preview, and what to say of nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from leaderdesk.ui.kit.controls import button, text
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.lines import Column, Line
from leaderdesk.ui.kit.model import LineModel
from leaderdesk.ui.kit.table import Table
from leaderdesk.ui.kit.tables import pasting, selection
from leaderdesk.ui.kit.tables.chips import Chips
from leaderdesk.ui.kit.tables.chooser import Chooser
from leaderdesk.ui.kit.tables.column_panel import ColumnPanel
from leaderdesk.ui.kit.tables.copying import pasted_rows
from leaderdesk.ui.kit.tables.paste_panel import PastePanel
from leaderdesk.ui.kit.tables.readings import Readings
from leaderdesk.ui.kit.tables.shape import Shape
from leaderdesk.ui.kit.tables.viewbar import View, ViewBar
from leaderdesk.ui.kit.unseen import Stack
from leaderdesk.ui.theme.icons import icon
from leaderdesk.words.formats import number

# Fewer columns are all seen at once: nothing to choose from.
_MANY_COLUMNS = 8
# Past so many milliseconds, one wonders what the list is waiting for.
_PATIENCE = 1_000


class FilterBox(QLineEdit):
    """Filters as one types; Escape clears, Down goes to the list."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(self.tr("Filtrer la liste (Ctrl+F)"))
        self.setAccessibleName(self.tr("Filtrer la liste"))
        self.setToolTip(
            self.tr(
                "Plusieurs mots, sans ordre ni accents\u202f; «\u00a0commune:etaples\u00a0» cherche dans une colonne."
            )
        )
        self.setClearButtonEnabled(True)
        self.addAction(QAction(icon("search"), "", self), QLineEdit.ActionPosition.LeadingPosition)
        for each in self.findChildren(QToolButton):
            each.setAccessibleName(self.tr("Filtrer"))

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 34, super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Down:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class _Reading(QLabel):
    """What stands in the place of the table until there are lines; as large as it, so that nothing moves then."""

    def __init__(self, words: str, table: Table) -> None:
        super().__init__(words)
        self._table = table
        self.setProperty("type", "muted")
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)

    def sizeHint(self) -> QSize:
        return self._table.sizeHint()


class Listing(QWidget):
    """Shows lines, filtered and counted."""

    def __init__(
        self,
        columns: Sequence[Column],
        name: str,
        empty: Empty,
        parent: QWidget | None = None,
        *,
        is_editable: bool = False,
        accepts_new_lines: bool = False,
    ) -> None:
        super().__init__(parent)
        self.model = LineModel(columns, self)
        self.table = Table(self.model, name, is_editable=is_editable)
        self.table.accepts_new_lines = accepts_new_lines
        # A pasted text that cannot be read is left aside, unless somebody sees to its being put right.
        self.keeps_unread = False
        self.filter_box = FilterBox()
        self.count = text("", "muted")
        self.choose_columns = button(self.tr("Co&lonnes"), "quiet", "columns")
        self.choose_columns.setToolTip(self.tr("Choisir et ordonner les colonnes"))
        if len(columns) < _MANY_COLUMNS:
            self.choose_columns.hide()
        self.tools = Flow(self.filter_box, self.count, self.choose_columns, None)
        self.views, self.chips, self.preview = ViewBar(), Chips(self.model), PastePanel()
        self.panel: ColumnPanel | None = None
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._nothing_found = self._made_nothing_found()
        self._reading = _Reading(self.tr("Lecture de la liste…"), self.table)
        self._stack, self._empty = Stack(), empty
        for each in (self._reading, self.table, empty, self._nothing_found):
            self._stack.add(each)
        self._lay_out()
        self._connect()
        self._tell()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Replace what is listed; filter, order, selection and the cell being typed in stay."""
        self.model.show_lines(lines)

    def sort_by(self, name: str, *, is_descending: bool = False) -> None:
        """Order by one column, as a click on its title does."""
        order = Qt.SortOrder.DescendingOrder if is_descending else Qt.SortOrder.AscendingOrder
        self.model.sort(self.model.place_of(name), order)

    def show_views(self, views: Sequence[View]) -> None:
        """The views to choose from, above the list."""
        self.views.show_views(views)

    def hide_tools(self) -> None:
        """A list short enough to be read whole needs neither filter nor count."""
        self.filter_box.hide()
        self.count.hide()
        self.choose_columns.hide()

    def focus_filter(self) -> None:
        """Ready to type what to look for."""
        self.filter_box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter_box.selectAll()

    def selected_items(self) -> list[Any]:
        """The selected items, in the order shown."""
        return [line.item for line in self.table.selected_lines()]

    def open_chooser(self) -> Chooser:
        """Choose the columns."""
        made = Chooser(self.table)
        made.open_at(self.choose_columns.mapToGlobal(QPoint(0, self.choose_columns.height())), made.columns)
        return made

    def open_column(self, name: str, where: QPoint) -> None:
        """What can be done with one column."""
        if not self.model.is_sortable:
            return
        self.panel = ColumnPanel(self.table, self.model.columns[self.model.place_of(name)])
        self.panel.open_at(where, self.panel.focus_first())

    def preview_paste(self, copied: str) -> None:
        """Show what a block would change; a single cell that can be read is pasted at once."""
        plan = self._planned(pasted_rows(copied))
        if plan is None:
            return
        if len(plan.cells) == len(plan.edits) == 1 and not plan.outside:
            self.table.edits_wished.emit(plan.edits)
        else:
            self.preview.show_plan(plan)

    def _planned(self, block: Sequence[Sequence[str]]) -> pasting.PastePlan | None:
        rows, places = selection.selected_rows(self.table), selection.selected_places(self.table)
        if not block or not places:
            return None
        block = pasting.fitted(block, len(rows), len(places))
        target = pasting.target_of(self.model, rows, places, self.table.places.shown(), len(block))
        accepts_new = target.accepts_new and self.table.accepts_new_lines
        target = pasting.Target(target.rows, target.places, accepts_new, self.keeps_unread)
        closed = self.tr("Cette colonne ne se modifie pas ici.")
        return pasting.planned(self.model, block, target, Readings(self).read, closed)

    def _paste(self, plan: pasting.PastePlan) -> None:
        if plan.edits:
            self.table.edits_wished.emit(plan.edits)

    def _take_view(self, view: View) -> None:
        self.model.set_predicate(view.predicate)
        usual = self.table.usual
        self.table.take_look(view.look or Shape(sorts=usual.sorts, group=usual.group))

    def _made_nothing_found(self) -> Empty:
        self._clear_found = button(self.tr("Effacer le filtre"))
        self._clear_found.clicked.connect(self._clear)
        return Empty("search", "", "", self._clear_found)

    def _tell_nothing_found(self) -> None:
        """There are lines, and none is shown: because of what is sought, of the filters, or of the view alone."""
        wanted, hint = self.model.wanted.strip(), self.tr("Essayez un mot de moins, ou effacez le filtre.")
        is_by_view = self.views.current is not None and not wanted and not self.model.filters
        if wanted:
            words = self.tr("Rien ne correspond à «\u00a0{}\u00a0».").format(wanted)
        elif is_by_view:
            words, hint = self.tr("Rien dans cette vue."), self.tr("Les autres vues sont au-dessus de la liste.")
        else:
            words = self.tr("Rien ne correspond aux filtres.")
        self._nothing_found.words.setText(words)
        self._nothing_found.hint.setText(hint)
        self._clear_found.setVisible(not is_by_view)

    def _clear(self) -> None:
        self.model.clear_filters()
        self.table.setFocus()

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        inside.addWidget(self.views)
        inside.addLayout(self.tools)
        for each in (self.chips, self.preview):
            inside.addWidget(each)
        inside.addWidget(self._stack, 1)

    def _connect(self) -> None:
        plain: list[tuple[SignalInstance, Callable[..., object] | SignalInstance]] = [
            (self.filter_box.textChanged, self.model.filter),
            (self.filter_box.left, self.table.setFocus),
            (self.model.modelReset, self._tell),
            (self.model.looked, self._follow),
            (self.model.begun, self._wait),
            (self._patience.timeout, self._tell_waiting),
            (self.choose_columns.clicked, self.open_chooser),
            (self.table.column_wished, self.open_column),
            (self.table.paste_wished, self.preview_paste),
            (self.preview.accepted, self._paste),
            (self.preview.left, self.table.setFocus),
            (self.views.chosen, self._take_view),
        ]
        for signal, slot in plain:
            signal.connect(slot)

    def _follow(self) -> None:
        """The box says what is looked for, whoever asked for it; a view left by clearing is no longer marked."""
        if self.filter_box.text() != self.model.wanted:
            self.filter_box.setText(self.model.wanted)
        view = self.views.current
        is_narrow = view is not None and (view.predicate is not None or (view.look is not None and view.look.filters))
        if is_narrow and not self.model.is_filtered:
            self.views.mark(None)

    def _wait(self) -> None:
        if not self._patience.isActive():
            self._patience.start()

    def _tell_waiting(self) -> None:
        self.count.setText(self.tr("Lecture de la liste…"))

    def _tell(self) -> None:
        self._patience.stop()
        shown, total = self.model.shown_count, self.model.total
        self.filter_box.setEnabled(total > 0)
        if not self.model.is_read:
            # Nobody may take it for an empty list.
            self._stack.bring(self._reading)
            return
        told = self.tr("{} sur {}").format(number(shown), number(total)) if self.model.is_filtered else number(total)
        self.count.setText(told)
        self.count.setAccessibleName(self.tr("Lignes affichées\u00a0: {}").format(told))
        self._tell_nothing_found()
        self._stack.bring(self.table if shown else (self._nothing_found if total else self._empty))
