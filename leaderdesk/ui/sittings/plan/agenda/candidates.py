"""The dossiers that could come before the sitting: the ready ones chosen from the start, the others with why not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Signal
from PySide6.QtWidgets import QVBoxLayout

from leaderdesk.domain.sittings.candidates import Candidate
from leaderdesk.ui.kit.controls import button, row, text
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.lines import lines_of
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.sittings.plan.agenda.columns import AgendaColumns
from leaderdesk.ui.sittings.plan.leaving import LeavingPanel
from leaderdesk.words.formats import counted
from leaderdesk.words.preparations import say_candidate

_Flag = QItemSelectionModel.SelectionFlag


class CandidatesPanel(LeavingPanel):
    """`added(candidates)`, or `left` without adding any."""

    added = Signal(list)

    def __init__(self) -> None:
        super().__init__()
        self.title = text(self.tr("Dossiers à ajouter"), "heading")
        self.told = text("", "muted", is_wrapped=True)
        self.listing = Listing(
            AgendaColumns(self).candidates(),
            self.tr("Dossiers à ajouter"),
            Empty("dossiers", self.tr("Aucun dossier à proposer"), self.tr("Tous sont décidés ou déjà inscrits.")),
        )
        self.listing.model.sort_by(())
        self.why = text("", is_wrapped=True)
        self.add = button("", "primary", "new")
        self.give_up = button(self.tr("Renoncer (Échap)"), "quiet")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(self.title)
        inside.addWidget(self.told)
        inside.addWidget(self.listing, 1)
        inside.addWidget(self.why)
        inside.addLayout(row(self.add, self.give_up, None))
        self.add.clicked.connect(self._add)
        self.give_up.clicked.connect(self.left)
        self.listing.table.chosen.connect(self._say_why)
        self.listing.table.opened.connect(lambda _: self._add())
        self.listing.table.selectionModel().selectionChanged.connect(lambda *_: self._count())

    def wait(self) -> None:
        """Nothing is known yet."""
        self.told.setText(self.tr("Lecture des dossiers…"))
        self.listing.show_lines([])
        self._count()

    def show_candidates(self, candidates: Sequence[Candidate]) -> None:
        """Show these, the ready ones chosen."""
        self.listing.show_lines(lines_of(self.listing.model.columns, candidates, lambda each: each.dossier_id))
        ready = sum(each.is_ready for each in candidates)
        words = self.tr(
            "{} sur {}. Choisissez avec Maj ou Ctrl, puis Entrée\u202f; un dossier pas prêt peut s’ajouter."
        )
        self.told.setText(
            words.format(counted(ready, self.tr("dossier prêt"), self.tr("dossiers prêts")), len(candidates))
        )
        table = self.listing.table
        table.setFocus()
        table.select_first()
        if ready:
            model = table.lines
            rows = [place for place in range(model.rowCount()) if (line := model.line(place)) and line.item.is_ready]
            chosen = QItemSelection()
            for place in rows:
                chosen.select(model.index(place, 0), model.index(place, len(model.columns) - 1))
            table.selectionModel().setCurrentIndex(model.index(rows[0], table.places.shown()[0]), _Flag.NoUpdate)
            table.selectionModel().select(chosen, _Flag.ClearAndSelect)

    def _say_why(self, each: object) -> None:
        """The reasons of the row that the keyboard is on, whole."""
        self.why.setText(f"{each.number}\u00a0: {say_candidate(each)}" if isinstance(each, Candidate) else "")

    def _count(self) -> None:
        count = len(self.listing.table.selected_lines())
        words = counted(count, self.tr("dossier"), self.tr("dossiers"))
        self.add.setText(self.tr("Ajouter {} (Entrée)").format(words) if count else self.tr("Ajouter"))
        self.add.setEnabled(bool(count))

    def _add(self) -> None:
        chosen = self.listing.selected_items()
        if chosen:
            self.added.emit(chosen)
