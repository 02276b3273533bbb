"""What taking a workbook did: counted, then row by row, with the way to what was not written."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.domain.workbooks.taking.reports import Report
from leaderdesk.ui.kit.controls import button, text
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.lines import Column, lines_of
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.kit.tables.in_full import InFull
from leaderdesk.words import imports, workbook_values
from leaderdesk.words.formats import NO_BREAK, number


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A row of the workbook and what became of it."""

    sheet: str
    row: int
    became: str
    dossier: str
    told: str


class ReportView(QWidget):
    """A report, and what can be done after it."""

    def __init__(self) -> None:
        super().__init__()
        self.title = text("", "heading")
        self.told = text("", is_wrapped=True)
        self.open = button(self.tr("Ou&vrir le dossier"), "primary", "dossiers")
        self.give_back = button(self.tr("R&endre les lignes à régler…"), "", "disk")
        self.give_back.setToolTip(self.tr("Un classeur des lignes non écrites, avec la raison à côté de chacune"))
        self.another = button(self.tr("Autre cla&sseur"), "quiet", "previous")
        empty = Empty("list", self.tr("Rien à raconter"), self.tr("Toutes les lignes étaient déjà dans la base."))
        self.listing = Listing(ReportColumns(self).all(), self.tr("Ce qu’est devenue chaque ligne"), empty)
        self.listing.sort_by("row")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addLayout(Flow(self.title, None, self.another))
        inside.addWidget(self.told)
        inside.addLayout(Flow(self.open, self.give_back, None))
        inside.addWidget(self.listing, 1)
        inside.addWidget(InFull(self.listing.table))
        self.listing.table.chosen.connect(lambda _: self._enable())

    def show_report(self, report: Report, title: str) -> None:
        """Show what became of a workbook."""
        self.title.setText(title)
        self.told.setText(" ".join(imports.lines_of(report)))
        rows = _rows(report)
        self.listing.table.places.show("sheet", is_shown=len({each.sheet for each in rows}) > 1)
        self.listing.show_lines(lines_of(self.listing.model.columns, rows, lambda each: (each.sheet, each.row)))
        self.listing.model.finish()
        first = next((each for each in rows if each.dossier), None)
        row = self.listing.model.row_of((first.sheet, first.row)) if first is not None else None
        self.listing.table.go_to(row or 0, self.listing.model.place_of("row"))
        self._enable()

    def focus_main(self) -> None:
        """The keyboard on the rows."""
        self.listing.table.setFocus()

    @property
    def number(self) -> str:
        """The number of the dossier in hand, if the row became one."""
        row = self.listing.table.current_item()
        return row.dossier if isinstance(row, ReportRow) else ""

    def _enable(self) -> None:
        self.open.setEnabled(bool(self.number))


class ReportColumns(QObject):
    """A row of the report."""

    def all(self) -> list[Column]:
        """Where, what became of it, which dossier, what is said."""
        return [
            Column("sheet", self.tr("Feuille"), lambda each: each.sheet, width=16),
            Column("row", self.tr("Ligne"), lambda each: number(each.row), key=_place, is_number=True, width=8),
            Column("became", self.tr("Ce qu’elle est devenue"), lambda each: each.became, width=24),
            Column("dossier", self.tr("Dossier"), lambda each: each.dossier or NO_BREAK, width=16),
            Column("told", self.tr("À savoir"), lambda each: each.told or NO_BREAK, width=50, is_wide=True),
        ]


def _place(each: ReportRow) -> tuple[str, int]:
    return each.sheet, each.row


def _rows(report: Report) -> list[ReportRow]:
    said: dict[tuple[str, int], list[str]] = {}
    for each in report.said:
        said.setdefault((each.sheet, each.row), []).append(imports.said(each))
    rows = [
        ReportRow(
            each.sheet, each.row, _written(each.verdict), each.number, _told(said.get((each.sheet, each.row), []))
        )
        for each in report.written
    ]
    for left in report.unwritten:
        why = [
            f"{workbook_values.title(field)}{NO_BREAK}: {imports.problem(code, read)}"
            for field, code, read in left.problems
        ]
        rows.append(ReportRow(left.sheet, left.row, f"– {imports.why(left)}", "", _told(why)))
    return rows


def _written(verdict: str) -> str:
    return "+ dossier créé" if verdict == "new" else "→ dossier modifié"


def _told(parts: list[str]) -> str:
    return " · ".join(parts)
