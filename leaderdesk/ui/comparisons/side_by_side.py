"""The table of a comparison: a row for each thing, a column for each dossier, and a word that says if they differ."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.domain.sheets.comparisons import ComparedRow, Comparison
from leaderdesk.ui.kit.controls import text
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.lines import Column, lines_of
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.kit.tables.copying import plain_amount
from leaderdesk.words import comparisons
from leaderdesk.words.formats import NO_BREAK

_LINES = 14


class SideBySide(QWidget):
    """Shows one comparison after the other."""

    def __init__(self) -> None:
        super().__init__()
        self.listing: Listing | None = None
        self.detail = text("", is_wrapped=True)
        self._found: Comparison | None = None
        self._differing_only = False
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(10)
        self._inside.addWidget(self.detail)

    def show_comparison(self, found: Comparison) -> None:
        """Show these dossiers; the columns are theirs."""
        before = self._found
        self._found = found
        if before is None or [head.id for head in before.heads] != [head.id for head in found.heads]:
            self._build(found)
        self._fill()

    def show_differences(self, *, is_alone: bool) -> None:
        """Show the rows that differ alone, or all of them."""
        self._differing_only = is_alone
        self._fill()

    def copied(self) -> str:
        """What is shown, with its titles, as a spreadsheet takes it."""
        if self._found is None:
            return ""
        numbers = [head.number for head in self._found.heads]
        lines = [["", *numbers, self.tr("Différence")]]
        for row in self._rows(self._found):
            values = [_copied(row, rank) for rank in range(len(numbers))]
            lines.append([comparisons.row(row.code), *values, self._difference(row)])
        return "\n".join(
            "\t".join(cell.replace("\u00a0", " ").replace("\u202f", " ") for cell in line) for line in lines
        )

    def copy(self) -> None:
        """Put it on the clipboard."""
        QGuiApplication.clipboard().setText(self.copied())

    def focus_table(self) -> None:
        """Put the keyboard in the table."""
        if self.listing is not None:
            self.listing.table.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # In little room, the table comes first.
        self.detail.setVisible(event.size().height() >= self.fontMetrics().lineSpacing() * _LINES)

    def _build(self, found: Comparison) -> None:
        if self.listing is not None:
            self.listing.hide()
            self.listing.deleteLater()
        empty = Empty(
            "comparisons", self.tr("Aucune différence"), self.tr("Ces dossiers ont les mêmes valeurs partout.")
        )
        self.listing = Listing(self._columns(found), self.tr("Comparaison"), empty)
        self.listing.model.is_sortable = False
        self.listing.table.setSortingEnabled(False)
        self.listing.model.sort_by(())
        self.listing.model.group_by("section")
        # Few rows, in an order of their own: nothing to look for, nothing to take away.
        self.listing.hide_tools()
        self.listing.chips.hide()
        self.listing.table.chosen.connect(self._tell)
        self._inside.insertWidget(0, self.listing, 1)

    def _columns(self, found: Comparison) -> list[Column]:
        return [
            Column("section", self.tr("Partie"), _section, key=_rank, is_hidden=True),
            Column("row", self.tr("À comparer"), lambda row: comparisons.row(row.code), width=22),
            *(self._column(rank, head.number) for rank, head in enumerate(found.heads)),
            Column("difference", self.tr("Différence"), self._difference, tone=_tone, width=11),
        ]

    def _column(self, rank: int, number: str) -> Column:
        said: Callable[[ComparedRow], str] = partial(_said, rank)
        return Column(f"dossier {rank}", number, said, copied=partial(_copy_of, rank), width=24, is_wide=True)

    def _rows(self, found: Comparison) -> list[ComparedRow]:
        rows = sorted(found.rows, key=_rank)
        return [row for row in rows if row.is_different or not self._differing_only]

    def _fill(self) -> None:
        if self.listing is None or self._found is None:
            return
        rows = self._rows(self._found)
        self.listing.show_lines(lines_of(self.listing.model.columns, rows, lambda row: row.code))
        self.listing.table.select_first()

    def _tell(self, row: ComparedRow | None) -> None:
        """Long values are cut in their column: the row the keyboard is on is said whole."""
        if row is None or self._found is None:
            self.detail.clear()
            return
        heads = enumerate(self._found.heads)
        values = [f"{head.number}{NO_BREAK}: {comparisons.value(row, rank)}" for rank, head in heads]
        self.detail.setText(
            self.tr("{}, {}. {}").format(comparisons.row(row.code), self._difference(row), " · ".join(values))
        )

    def _difference(self, row: ComparedRow) -> str:
        return self.tr("différent") if row.is_different else self.tr("identique")


def _section(row: ComparedRow) -> str:
    return comparisons.section(row.code)[1]


def _rank(row: ComparedRow) -> int:
    return comparisons.section(row.code)[0]


def _said(rank: int, row: ComparedRow) -> str:
    return comparisons.value(row, rank)


def _copy_of(rank: int, row: ComparedRow) -> str:
    return _copied(row, rank)


def _copied(row: ComparedRow, rank: int) -> str:
    found = row.values[rank]
    return plain_amount(found) if row.kind == "money" and isinstance(found, int) else comparisons.value(row, rank)


def _tone(row: ComparedRow) -> str:
    return "" if row.is_different else "muted"
