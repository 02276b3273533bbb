"""The table without its keys and clicks: what it shows and selects, how it is looked at, what is copied and wished."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QPoint, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QHeaderView, QTableView, QWidget

from leaderdesk.ui.kit.lines import Line
from leaderdesk.ui.kit.model import LineModel
from leaderdesk.ui.kit.tables import editing, selection
from leaderdesk.ui.kit.tables.clipboard import put_on_clipboard
from leaderdesk.ui.kit.tables.copying import copied_block, copied_page, copied_titles
from leaderdesk.ui.kit.tables.places import Places
from leaderdesk.ui.kit.tables.shape import Shape, Sort, read_shape, written
from leaderdesk.ui.kit.tables.titles import Titles
from leaderdesk.ui.kit.tables.widths import Widths
from leaderdesk.ui.kit.tables.wrapping import fit_rows

# A page of more cells takes a moment to make: the text alone does for them.
_MOST_ON_A_PAGE = 10_000
_Flag = QItemSelectionModel.SelectionFlag


class Grid(QTableView):
    """Everything of the table but its keys, its menus and its clicks."""

    chosen = Signal(object)
    opened = Signal(object)
    shaped = Signal()
    totalled = Signal(object)
    column_wished = Signal(str, QPoint)
    paste_wished = Signal(str)
    edits_wished = Signal(list)
    unread_typed = Signal(object)
    # The line and the column whose text, kept to be corrected, is given up.
    text_let_go = Signal(object, str)

    def __init__(
        self, model: LineModel, name: str, parent: QWidget | None = None, *, is_editable: bool = False
    ) -> None:
        super().__init__(parent)
        self.lines = model
        model.is_editable = is_editable
        self.accepts_new_lines = False
        self.setAccessibleName(name)
        self.cells = editing.EditedCells(self, model)
        self.setItemDelegate(self.cells)
        self._look_like_a_list(is_editable=is_editable)
        self.titles = Titles(model, self)
        self.setHorizontalHeader(self.titles)
        # Qt selects the whole column at a click on its title; here a click sorts.
        self.titles.sectionPressed.disconnect()
        self.titles.sectionEntered.disconnect()
        self._rows_shown = 0
        self._is_wrapped = False
        self._is_laid_out = False
        self._kept = selection.Kept(self, model)
        model.modelAboutToBeReset.connect(self._kept.remember)
        self.setModel(model)
        self.widths = Widths(self, model)
        self.cells.too_narrow = self.widths.need
        self.places = Places(self, model)
        self._telling = QTimer(self, singleShot=True, interval=0)
        self._connect(model)
        self._lay_out()
        self.usual = self.look()

    # What is selected

    @property
    def is_editable(self) -> bool:
        """True where cells are typed in, one by one; elsewhere rows are chosen whole."""
        return self.lines.is_editable

    def current_item(self) -> object:
        """The item the keyboard is on."""
        index = self.currentIndex()
        line = self.lines.line(index.row()) if index.isValid() else None
        return line.item if line else None

    def selected_lines(self) -> list[Line]:
        """The selected lines, in the order shown."""
        return selection.lines_at(self.lines, selection.selected_rows(self))

    def totals(self) -> selection.Totals:
        """What the selection comes to."""
        return selection.totals_of(self, self.lines)

    def select_first(self) -> None:
        """Put the keyboard on the first row if it is nowhere."""
        if not self.currentIndex().isValid() and self.lines.rowCount():
            first = next((row for row in range(self.lines.rowCount()) if self.lines.line(row)), 0)
            self.go_to(first, self.places.shown()[0])

    def go_to(self, row: int, place: int) -> None:
        """Put the keyboard on a cell, and select it alone: whatever keys are held down at that moment."""
        whole = _Flag.NoUpdate if self.is_editable else _Flag.Rows
        self.selectionModel().setCurrentIndex(self.lines.index(row, place), _Flag.ClearAndSelect | whole)

    def step(self, rows: int, columns: int) -> None:
        """Move the keyboard by so many rows and shown columns, stopping at the edges."""
        index, shown = self.currentIndex(), self.places.shown()
        across = shown.index(index.column()) + columns if index.column() in shown else 0
        row = min(max(0, index.row() + rows), self.lines.rowCount() - 1)
        self.go_to(row, shown[min(max(0, across), len(shown) - 1)])

    def select_block(self, rows: tuple[int, int], columns: tuple[int, int]) -> None:
        """Select a rectangle of the model: first and last row, first and last column."""
        block = QItemSelection(self.lines.index(rows[0], columns[0]), self.lines.index(rows[1], columns[1]))
        self.selectionModel().select(block, _Flag.ClearAndSelect)

    # How it is looked at

    def look(self) -> Shape:
        """Filters, order, groups and columns as they are."""
        lines = self.lines
        return Shape(
            lines.wanted, lines.filters, lines.sorts, lines.group, self.places.order(), self.places.hidden(),
            dict(self.widths.given),
        )  # fmt: skip

    def take_look(self, look: Shape) -> None:
        """Filter, order, group and lay out so."""
        self.places.take(look.order, look.hidden)
        self.widths.given = dict(look.widths)
        self.lines.take_look(look)
        self._lay_out()
        self.shaped.emit()

    def shape(self) -> str:
        """How the user looks at this table, filters left out: what is found again next time."""
        look = self.look()
        return written(Shape("", (), look.sorts, look.group, look.order, look.hidden, look.widths))

    def take_shape(self, shape: str) -> None:
        """Look at it as before; what makes no sense is left out."""
        kept, now = read_shape(shape, self.lines.columns), self.look()
        self.take_look(Shape(now.words, now.filters, kept.sorts, kept.group, kept.order, kept.hidden, kept.widths))

    def reset_columns(self) -> None:
        """Columns, order and groups as at first; filters stay."""
        now, usual = self.look(), self.usual
        self.take_look(Shape(now.words, now.filters, usual.sorts, usual.group, usual.order, usual.hidden))

    def sort_clicked(self, place: int, is_added: bool) -> None:
        """Order by one column, or the other way round; with Shift, after those already there."""
        name, sorts = self.lines.columns[place].name, self.lines.sorts
        if not self.lines.is_sortable:
            return
        before = next((each for each in sorts if each.column == name), None)
        is_first = before is not None and (is_added or len(sorts) == 1)
        wished = Sort(name, is_descending=is_first and before is not None and not before.is_descending)
        if is_added:
            self.lines.sort_by([wished if each is before else each for each in sorts] + [wished] * (before is None))
        else:
            self.lines.sort_by([wished])

    def show_rows(self, count: int) -> None:
        """Be as tall as so many rows, whatever the size of the text."""
        self._rows_shown = count
        self._lay_out()

    def wrap(self) -> None:
        """Say every cell whole, on as many lines as it takes: for tables that are read, of rows that are few."""
        self._is_wrapped = self.cells.is_wrapped = self.widths.is_wrapped = self.titles.is_wrapped = True
        # Other words want other heights.
        for signal in (self.lines.modelReset, self.lines.dataChanged):
            signal.connect(self._lay_out_again)
        self._lay_out()

    def setSortingEnabled(self, enable: bool) -> None:
        self.lines.is_sortable = enable

    # Copying and changing

    def copied_text(self, *, has_titles: bool | None = None) -> str:
        """What is selected as a spreadsheet pastes it; titles come first where rows are chosen whole."""
        places = selection.selected_places(self)
        rows = self._chosen_cells()
        text = copied_block(self.lines.columns, rows, places)
        if not self.is_editable if has_titles is None else has_titles:
            return f"{copied_titles(self.lines.columns, places)}\n{text}"
        return text

    def copy(self, *, has_titles: bool | None = None) -> None:
        """Put it on the clipboard, as a text and as a page whose cells say what they are."""
        is_titled = not self.is_editable if has_titles is None else has_titles
        places, rows, page = selection.selected_places(self), self._chosen_cells(), ""
        if len(rows) * len(places) <= _MOST_ON_A_PAGE:
            page = copied_page(self.lines.columns, rows, places, has_titles=is_titled)
        put_on_clipboard(self.copied_text(has_titles=is_titled), page)

    def paste(self) -> None:
        """Ask for what is on the clipboard to be shown before it is pasted."""
        text = QGuiApplication.clipboard().text()
        if self.is_editable and text:
            self.paste_wished.emit(text)

    def fill_down(self) -> None:
        """The first selected row's cells, in those below."""
        rows, places = selection.selected_rows(self), selection.selected_places(self)
        self.wish(editing.filled_down(self.lines, rows, places))

    def empty_cells(self) -> None:
        """Nothing in the selected cells."""
        rows, places = selection.selected_rows(self), selection.selected_places(self)
        names = [self.lines.columns[place].name for place in places]
        for line in filter(None, map(self.lines.line, rows)):
            for name in names:
                self.let_go(line.identity, name)
        self.wish(editing.given_to_all(self.lines, rows, places, None))

    def let_go(self, identity: object, name: str) -> None:
        """Give up the text kept in a cell to be corrected, if there is one."""
        if (identity, name) in self.lines.flags_raised:
            self.lines.flag(identity, name, "", "")
            self.text_let_go.emit(identity, name)

    def show_column(self, place: int) -> None:
        """Ask for what can be done with a column, below its title."""
        if place >= 0:
            corner = self.titles.arrow_of(place).bottomLeft()
            self.column_wished.emit(self.lines.columns[place].name, self.titles.viewport().mapToGlobal(corner))

    # What Qt tells

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.widths.fill()
        self._fit_rows()
        self._stand()
        if self.hasFocus():
            # What comes in around a table makes it lower: the cell in hand stays in sight.
            self.scrollTo(self.currentIndex())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            # Told again and again while a page is put together: the sizes are worked out when they are to be seen.
            self._is_laid_out = False
            if self.isVisible():
                self._lay_out()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.StyleChange and not self.isVisible():
            # Qt would lay out rows and titles that nobody sees, again with each part put around the table.
            self._is_laid_out = False
            return QAbstractScrollArea.event(self, event)
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        if not self._is_laid_out:
            self._lay_out()
        super().showEvent(event)

    # The rest

    def _look_like_a_list(self, *, is_editable: bool) -> None:
        view = QAbstractItemView
        kind = view.SelectionBehavior.SelectItems if is_editable else view.SelectionBehavior.SelectRows
        self.setSelectionBehavior(kind)
        starts = view.EditTrigger.EditKeyPressed | view.EditTrigger.AnyKeyPressed | view.EditTrigger.DoubleClicked
        self.setEditTriggers(starts if is_editable else view.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(view.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(view.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _connect(self, model: LineModel) -> None:
        model.modelReset.connect(self._kept.restore)
        model.modelReset.connect(self._telling.start)
        model.dataChanged.connect(lambda *_: self._telling.start())
        model.looked.connect(self._note_look)
        self.widths.changed.connect(self.shaped)
        self.widths.grown.connect(self._lay_out)
        self.places.changed.connect(self._note_look)
        self.titles.sort_wished.connect(self.sort_clicked)
        self.selectionModel().currentRowChanged.connect(lambda *_: self.chosen.emit(self.current_item()))
        self.selectionModel().selectionChanged.connect(self._telling.start)
        self._telling.timeout.connect(lambda: self.totalled.emit(self.totals()))

    def _lay_out(self) -> None:
        """Sizes that follow the text's, in characters; titles are measured when they are to be seen."""
        self._is_laid_out = self.isVisible()
        self.verticalHeader().setDefaultSectionSize(round(self.fontMetrics().height() * 2))
        if self._is_laid_out:
            self.widths.lay_out()
            self._fit_rows()
        self._stand()

    def _lay_out_again(self, *_: object) -> None:
        self._lay_out()

    def _fit_rows(self) -> None:
        if self._is_wrapped:
            fit_rows(self, self.lines)

    def _stand(self) -> None:
        """As tall as the rows asked for, the titles, and the bar below where columns overflow; no strip is left."""
        if not self._rows_shown:
            return
        usual, there = self.verticalHeader().defaultSectionSize(), min(self._rows_shown, self.lines.rowCount())
        rows = usual * (self._rows_shown - there) + sum(self.rowHeight(row) for row in range(there))
        room = self.width() - 2 * self.frameWidth()
        bar = self.horizontalScrollBar().sizeHint().height() if self.titles.length() > room else 0
        self.setFixedHeight(rows + self.titles.sizeHint().height() + bar + 2 * self.frameWidth())

    def _note_look(self) -> None:
        self._lay_out()
        self.shaped.emit()

    def _chosen_cells(self) -> list[tuple[Line, Sequence[int]]]:
        cells: dict[int, set[int]] = {}
        for top, bottom, left, right in selection.spans(self):
            for row in range(top, bottom + 1):
                cells.setdefault(row, set()).update(range(left, right + 1))
        return [(line, tuple(cells[row])) for row in sorted(cells) if (line := self.lines.line(row))]

    def wish(self, edits: list[editing.CellEdit]) -> None:
        if edits:
            self.edits_wished.emit(edits)
