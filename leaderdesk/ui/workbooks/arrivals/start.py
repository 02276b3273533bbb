"""Where a workbook is chosen, dropped or pasted, and those that were taken before, with their reports."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.ui.kit.controls import button, text
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.lines import Column, lines_of
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.parts.files import DropZone
from leaderdesk.words.formats import moment, number

if TYPE_CHECKING:
    from leaderdesk.services.workbooks.runs import RunRow


class StartView(QWidget):
    """`pasted(str)`: a block; the page connects the rest."""

    pasted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.drop = DropZone(
            self.tr(
                "Déposez ici un classeur (.xlsx, .xlsm, .xls, .ods ou .csv). Rien n’est écrit dans la base avant que"
                " vous ayez vu chaque ligne."
            ),
            self.tr("&Choisir un classeur…"),
        )
        self.paste = button(self.tr("Co&ller un bloc copié"), "", "copy")
        self.paste.setToolTip(self.tr("Des lignes copiées dans un tableur, avec leurs titres (Ctrl+V)"))
        empty = Empty(
            "workbooks",
            self.tr("Aucun classeur n’est encore entré"),
            self.tr("Ceux qui entreront seront gardés ici avec leur rapport."),
        )
        self.runs = Listing(RunsColumns(self).all(), self.tr("Classeurs déjà entrés"), empty)
        self.runs.hide_tools()
        self.runs.sort_by("at", is_descending=True)
        self.report = button(self.tr("&Voir le rapport"), "", "papers")
        self.open = button(self.tr("Ouvrir le fichier &gardé"), "", "open")
        self.again = button(self.tr("Re&prendre ce fichier"), "", "update")
        beside = self.drop.layout()
        if beside is not None:
            beside.addWidget(self.paste)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        inside.addWidget(self.drop)
        inside.addLayout(
            Flow(text(self.tr("Classeurs déjà entrés"), "heading"), None, self.report, self.open, self.again)
        )
        inside.addWidget(self.runs, 1)
        self.paste.clicked.connect(self._paste)
        self.runs.table.chosen.connect(lambda _: self._enable())
        self._is_read_only = False
        self._enable()

    def focus_main(self) -> None:
        """The keyboard where a workbook is chosen."""
        self.drop.choose.setFocus()

    def set_read_only(self, *, is_read_only: bool) -> None:
        """The base may only be looked at."""
        self._is_read_only = is_read_only
        self.drop.set_read_only(is_read_only=is_read_only)
        self._enable()

    def show_runs(self, runs: Sequence[RunRow]) -> None:
        """The workbooks that were taken."""
        self.runs.show_lines(lines_of(self.runs.model.columns, runs, lambda run: run.id))
        self.runs.table.select_first()
        self._enable()

    @property
    def run(self) -> RunRow | None:
        """The one in hand."""
        return self.runs.table.current_item()  # type: ignore[return-value]  # the only items of the table

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and self.paste.isEnabled():
            self._paste()
        else:
            super().keyPressEvent(event)

    def _paste(self) -> None:
        self.pasted.emit(QGuiApplication.clipboard().text())

    def _enable(self) -> None:
        run = self.run
        self.paste.setEnabled(not self._is_read_only)
        self.report.setEnabled(run is not None)
        self.open.setEnabled(run is not None and run.has_file)
        self.again.setEnabled(run is not None and run.has_file and not self._is_read_only)


class RunsColumns(QObject):
    """A workbook that was taken, in a line."""

    def all(self) -> list[Column]:
        """When, what, and how many rows of each kind."""
        return [
            Column(
                "at",
                self.tr("Entré le"),
                lambda run: moment(run.imported_at),
                key=lambda run: run.imported_at,
                width=20,
            ),
            Column("name", self.tr("Classeur"), lambda run: run.name, width=36, is_wide=True),
            self._count("new", self.tr("Nouveaux")),
            self._count("changed", self.tr("Changés")),
            self._count("same", self.tr("Identiques")),
            self._count("doubt", self.tr("En doute")),
            self._count("error", self.tr("En erreur")),
            self._count("skipped", self.tr("Laissés")),
        ]

    def _count(self, name: str, title: str) -> Column:
        return Column(
            name,
            title,
            lambda run: number(getattr(run, name)),
            key=lambda run: getattr(run, name),
            is_number=True,
            width=11,
        )
