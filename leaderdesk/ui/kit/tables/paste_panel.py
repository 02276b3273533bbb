"""What a pasted block would change, cell by cell, shown in the page before anything is written."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from leaderdesk.ui.kit.controls import button, column, row, text
from leaderdesk.ui.kit.lines import Column, lines_of
from leaderdesk.ui.kit.model import LineModel
from leaderdesk.ui.kit.table import Table
from leaderdesk.ui.kit.tables.pasting import PastedCell, PastePlan
from leaderdesk.words.formats import counted

_MOST_ROWS = 6
_MOST_TOLD = 3


class PastePanel(QFrame):
    """« Coller » does it, « Annuler » and Escape do nothing."""

    # The plan that is to be carried out.
    accepted = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.setAccessibleName(self.tr("Aperçu du collage"))
        self._plan: PastePlan | None = None
        self.title = text(self.tr("Coller\u202f? Voici ce qui changerait."), "strong")
        self.summary = text("", "muted", is_wrapped=True)
        self.lines = LineModel(self._columns(), self)
        self.lines.is_sortable = False
        # What is to be known of the line chosen, whole, however narrow the table.
        self.about = text("", is_wrapped=True)
        # Most lists are never pasted into: built for the first of them.
        self._table: Table | None = None
        self.paste = button(self.tr("&Coller"), "primary")
        self.cancel = button(self.tr("A&nnuler"))
        self._inside = column(self.title, self.summary, self.about, row(self.paste, self.cancel, None), gap=8)
        self.setLayout(self._inside)
        self.setContentsMargins(12, 8, 12, 8)
        self.paste.clicked.connect(self._accept)
        self.cancel.clicked.connect(self._leave)
        self.hide()

    @property
    def table(self) -> Table:
        """The cells."""
        if self._table is None:
            self._table = Table(self.lines, self.tr("Cellules à coller"), self)
            self._inside.insertWidget(2, self._table)
            self._table.chosen.connect(lambda _: self._tell_line())
            QWidget.setTabOrder(self._table, self.paste)
        return self._table

    def show_plan(self, plan: PastePlan) -> None:
        """Show what would change, the problems first."""
        self._plan = plan
        cells = sorted(plan.cells, key=lambda cell: not cell.problem)
        self.lines.show_lines(lines_of(self.lines.columns, cells))
        self.table.show_rows(max(1, min(self._most_rows(), len(cells))))
        self.summary.setText(self._told(plan))
        self.paste.setEnabled(bool(plan.edits or plan.unread))
        # Nothing to say where all the lines are new.
        self.table.setColumnHidden(self.lines.place_of("old"), not any(cell.old for cell in cells))
        self.table.widths.lay_out()
        self.show()
        (self.paste if self.paste.isEnabled() else self.cancel).setFocus()
        self._tell_line()

    def _most_rows(self) -> int:
        """A fifth of the window or so: what is pasted over is to be seen too."""
        return max(2, min(_MOST_ROWS, self.window().height() // 5 // self.table.verticalHeader().defaultSectionSize()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _accept(self) -> None:
        if self._plan is not None:
            self.hide()
            self.accepted.emit(self._plan)
            self.left.emit()

    def _leave(self) -> None:
        self.hide()
        self.left.emit()

    def _columns(self) -> list[Column]:
        return [
            Column("line", self.tr("Ligne"), lambda cell: cell.line, key=lambda _: 0, width=7),
            Column("column", self.tr("Colonne"), lambda cell: cell.column, width=9),
            Column("old", self.tr("Avant"), lambda cell: cell.old, width=9, is_wide=True),
            Column("new", self.tr("Après"), lambda cell: cell.new, width=9, is_wide=True),
            Column("problem", self.tr("À savoir"), self._remark, tone=_tone, width=20, is_wide=True),
        ]

    def _remark(self, cell: PastedCell) -> str:
        if cell.unread is not None:
            return self.tr("à corriger")
        return cell.problem or self.tr("sera collé")

    def _tell_line(self) -> None:
        """The remark of the cell chosen, or of the first ones that need something, whole under the table."""
        chosen = self.table.current_item()
        cells = (chosen,) if isinstance(chosen, PastedCell) else self._plan.cells if self._plan is not None else ()
        told = [self._whole(cell) for cell in cells if cell.problem]
        if any(cell.unread is not None for cell in cells):
            kept = self.tr("Ce qui est à corriger est collé tel quel, et signalé dans sa cellule.")
            told = [*told[:_MOST_TOLD], kept]
        self.about.setText("\n".join(told[: _MOST_TOLD + 1]))
        self.about.setVisible(bool(told))

    def _whole(self, cell: PastedCell) -> str:
        words = self.tr("Ligne {line}, «\u00a0{column}\u00a0»\u00a0: «\u00a0{typed}\u00a0». {problem}")
        return words.format(line=cell.line, column=cell.column, typed=cell.new, problem=cell.problem)

    def _told(self, plan: PastePlan) -> str:
        parts = [counted(len(plan.edits), self.tr("cellule à changer"), self.tr("cellules à changer"))]
        for count, one, many in (
            (plan.new_lines, self.tr("ligne nouvelle"), self.tr("lignes nouvelles")),
            (plan.same, self.tr("cellule déjà identique"), self.tr("cellules déjà identiques")),
            (len(plan.unread), self.tr("cellule à corriger"), self.tr("cellules à corriger")),
            (plan.problems, self.tr("cellule laissée de côté"), self.tr("cellules laissées de côté")),
            (plan.outside, self.tr("cellule hors du tableau"), self.tr("cellules hors du tableau")),
        ):
            parts += [counted(count, one, many)] * bool(count)
        return f"{', '.join(parts)}."


def _tone(cell: PastedCell) -> str:
    return "error" if cell.unread is not None else "" if cell.problem else "muted"
