"""The other parts of the tab: the team with its tasks, and tables whose rows say how they are reckoned."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from leaderdesk.domain.steps import Step
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.dossiers.record.running.columns import RunningColumns
from leaderdesk.ui.dossiers.record.running.part import RunningPart
from leaderdesk.ui.kit.controls import button, column, row, text
from leaderdesk.ui.kit.lines import Column
from leaderdesk.ui.parts.cell_drafts import CellDrafts
from leaderdesk.ui.parts.entries import EntryTable
from leaderdesk.ui.parts.paper import Paper
from leaderdesk.ui.parts.sentences import Said, Sentences
from leaderdesk.ui.views import RememberedTable
from leaderdesk.words import running as words


class TeamPart(RunningPart):
    """Who is on the dossier, and at what the team works."""

    def __init__(self, desk: Desk, columns: RunningColumns) -> None:
        super().__init__()
        names = self.tr("Personnes affectées"), self.tr("Nouvelle personne…")
        self.assignments = EntryTable(columns.assignments(), *names, is_wide=True, most_rows=6)
        self.remove = self.assignments.add_action(self.tr("Retirer l’affectation"), "close", "Ctrl+Del")
        self.tasks = EntryTable(columns.tasks(), self.tr("Tâches"), self.tr("Nouvelle tâche…"), most_rows=12)
        self.remove_task = self.tasks.add_action(self.tr("Retirer la tâche"), "close", "Ctrl+Del")
        self.add_usual = button(self.tr("Ajouter les tâches habituelles"))
        self.drafts = [CellDrafts(desk, self.assignments, "assignment"), CellDrafts(desk, self.tasks, "running_task")]
        assigned = self.tr(
            "Sans part fixe, le temps compte selon les feuilles de temps. Une part fixe demande une lettre de mission"
            " signée. Les personnes viennent de l’équipe du programme, les lettres des pièces jointes du dossier."
        )
        tasks = self.tr(
            "Les tâches valent pour toute l’équipe. Celles que LEADER ne paie pas ont leur place\u00a0: une feuille dit"
            " tout le temps de travail. Une tâche retirée reste sur les feuilles où elle a des heures."
        )
        parts = (
            text(self.tr("Personnes affectées à ce dossier"), "heading"),
            text(assigned, "muted", is_wrapped=True),
            self.assignments,
            text(self.tr("Tâches"), "heading"),
            text(tasks, "muted", is_wrapped=True),
            row(self.add_usual, None),
            self.tasks,
            None,
        )
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(Paper(column(*parts, gap=12), self))

    def leave(self) -> None:
        for each in (self.assignments, self.tasks):
            each.table.cells.finish()

    def set_read_only(self, *, is_read_only: bool) -> None:
        for each in (self.assignments, self.tasks):
            each.set_read_only(is_read_only=is_read_only)
        self.add_usual.setEnabled(not is_read_only)

    def enter(self) -> None:
        self.assignments.enter()


class ReckonedPart(RunningPart):
    """A table typed in, and under it how the row in hand is reckoned and what it lacks."""

    def __init__(
        self,
        desk: Desk,
        columns: Sequence[Column],
        names: tuple[str, str, str, str],
        identity: Callable[[Any], int],
        hint: str,
    ) -> None:
        super().__init__()
        kind, name, new, remove = names
        self.entries = EntryTable(columns, name, new, identity=identity, is_wide=True, most_rows=14)
        self.remove = self.entries.add_action(remove, "close", "Ctrl+Del")
        self.drafts = CellDrafts(desk, self.entries, kind)
        RememberedTable(desk, self.entries.table, f"running_{kind}")
        self.sums = text("", "strong", is_wrapped=True)
        self.lacks = Sentences(self.tr("À compléter"))
        self.steps_title = text("", "strong", is_wrapped=True)
        self.steps = Sentences(self.tr("Comment ce montant est calculé"))
        self.entries.picked.connect(self._show_steps)
        parts = (
            text(hint, "muted", is_wrapped=True),
            self.sums,
            self.entries,
            self.lacks,
            self.steps_title,
            self.steps,
            None,
        )
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(Paper(column(*parts, gap=12), self))

    def show_rows(self, owner: int, items: Sequence[Any], sums: str, *, is_other: bool) -> None:
        """Show what each comes to."""
        self.sums.setText(sums)
        self.sums.setVisible(bool(sums))
        self.entries.show_lines(self.entries.lines_for(owner, items))
        self.entries.table.select_first()
        if is_other:
            self.drafts.restore()
        self._show_steps(self.entries.current)

    def leave(self) -> None:
        self.entries.table.cells.finish()

    def set_read_only(self, *, is_read_only: bool) -> None:
        self.entries.set_read_only(is_read_only=is_read_only)

    def enter(self) -> None:
        self.entries.enter()

    def _show_steps(self, item: Any) -> None:  # noqa: ANN401 - a month or a journey
        steps: tuple[Step, ...] = () if item is None else item.steps
        lacks: tuple[Step, ...] = () if item is None else item.lacks
        self.lacks.say([Said("warning", words.say(each)) for each in lacks])
        self.steps_title.setText(self.tr("Comment le montant de cette ligne est calculé"))
        self.steps_title.setVisible(bool(steps))
        self.steps.say([Said("", words.say(each)) for each in steps])
