"""What the parts of the tab wish, each as one action of the services, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from leaderdesk.domain.running.dossiers import RunningSheet
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.dossiers.record.running.view import RunningView
from leaderdesk.ui.parts.entries import Entry
from leaderdesk.ui.parts.row_edits import row_edits
from leaderdesk.ui.parts.typed_columns import rate_of
from leaderdesk.ui.parts.undoing import Undoing
from leaderdesk.words import claim_sheets
from leaderdesk.words import running as words
from leaderdesk.words.formats import money

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.running.claims import Gathered


@dataclass(slots=True)
class RunningShown:
    """The dossier that is shown, as it was last read."""

    key: int | None = None
    sheet: RunningSheet | None = None

    @property
    def only_person(self) -> int | None:
        """Whose row is meant where nobody is named: the only one of the dossier."""
        people = list(self.sheet.people) if self.sheet else []
        return people[0] if len(people) == 1 else None


class RunningChanges(QObject):
    """Listens to the view of the tab."""

    # The claim that was drawn.
    drawn = Signal(object)

    def __init__(self, desk: Desk, view: RunningView, shown: RunningShown, undoing: Undoing) -> None:
        super().__init__(view)
        self._desk, self._view, self._shown, self._undoing = desk, view, shown, undoing
        view.sheet.hours_wished.connect(self._write_hours)
        view.sheet.copy_wished.connect(self._copy_month)
        view.sheet.scan_wished.connect(self._attach_scan)
        view.claim.draw_wished.connect(self._draw)
        team = view.team
        team.assignments.wished.connect(self._edit_assignments)
        team.remove.clicked.connect(lambda: self._edit_assignments(team.assignments.removals()))
        team.tasks.wished.connect(self._edit_tasks)
        team.remove_task.clicked.connect(self._remove_tasks)
        team.add_usual.clicked.connect(self._add_usual)
        view.pay.entries.wished.connect(self._edit_pay)
        view.pay.remove.clicked.connect(lambda: self._edit_pay(view.pay.entries.removals()))
        view.missions.entries.wished.connect(self._edit_missions)
        view.missions.remove.clicked.connect(lambda: self._edit_missions(view.missions.entries.removals()))

    # The time sheet

    def _write_hours(self, hours: Mapping[tuple[int, date], Any], reason: str) -> None:
        place = self._view.sheet.place()
        if place is None:
            return

        def work(base: OpenBase) -> Any:  # noqa: ANN401 - what a change leaves
            from leaderdesk.services.running.time_sheets import write_hours

            return write_hours(base, *place, hours, reason=reason)

        lifted = self.tr("Feuille changée, signatures retirées.") if reason else ""
        several = self.tr("{} durées saisies d’un coup.").format(len(hours)) if len(hours) > 1 else ""
        self._act(work, lifted or several)

    def _copy_month(self, reason: str) -> None:
        place = self._view.sheet.place()
        if place is None:
            return

        def work(base: OpenBase) -> Any:  # noqa: ANN401 - what a change leaves
            from leaderdesk.services.running.time_sheets import copy_month

            return copy_month(base, *place, reason=reason)

        copied = self.tr("Heures du mois précédent recopiées dans les jours vides de {}.")
        self._act(work, copied.format(words.month(place[1])))

    def _attach_scan(self, source: Path) -> None:
        place, key = self._view.sheet.place(), self._shown.key or 0
        if place is None:
            return

        def work(base: OpenBase) -> Any:  # noqa: ANN401 - what a change leaves
            from leaderdesk.services.running.time_sheets import attach_scan

            return attach_scan(base, key, *place, source)

        self._act(work, self.tr("Feuille de {} jointe\u00a0: {}.").format(words.month(place[1]), source.name))

    # The team

    def _edit_assignments(self, entries: Sequence[Entry]) -> None:
        key = self._shown.key or 0

        def work(base: OpenBase) -> Any:  # noqa: ANN401 - what a change leaves
            from leaderdesk.services.running.team import edit_assignments

            return edit_assignments(base, key, row_edits(entries, _share))

        self._act(work, self.tr("Affectation retirée.") if _is_removal(entries) else "", entries)

    def _edit_tasks(self, entries: Sequence[Entry]) -> None:
        def work(base: OpenBase) -> Any:  # noqa: ANN401 - what a change leaves
            from leaderdesk.services.running.team import edit_tasks

            return edit_tasks(base, row_edits(entries))

        self._act(work, self.tr("Tâche retirée.") if _is_removal(entries) else "", entries)

    def _remove_tasks(self) -> None:
        self._edit_tasks(self._view.team.tasks.removals())

    def _add_usual(self) -> None:
        def work(base: OpenBase) -> Any:  # noqa: ANN401 - what a change leaves
            from leaderdesk.services.running.team import add_usual_tasks

            return add_usual_tasks(base)

        self._act(work, self.tr("Tâches habituelles ajoutées\u00a0: changez-les selon votre GAL."))

    # Pay and missions

    def _edit_pay(self, entries: Sequence[Entry]) -> None:
        key, person = self._shown.key or 0, self._shown.only_person

        def work(base: OpenBase) -> Any:  # noqa: ANN401 - what a change leaves
            from leaderdesk.services.running.team import edit_pay

            return edit_pay(base, key, row_edits(entries), person)

        said = self._said(entries, self.tr("Mois de paie retiré."), self.tr("{} mois de paie saisis."))
        self._act(work, said, entries)

    def _edit_missions(self, entries: Sequence[Entry]) -> None:
        key, person = self._shown.key or 0, self._shown.only_person

        def work(base: OpenBase) -> Any:  # noqa: ANN401 - what a change leaves
            from leaderdesk.services.running.team import edit_missions

            return edit_missions(base, key, row_edits(entries), person)

        said = self._said(entries, self.tr("Déplacement retiré."), self.tr("{} déplacements saisis."))
        self._act(work, said, entries)

    # The claim

    def _draw(self) -> None:
        key, time, claim = self._shown.key or 0, self._view.claim.time(), self._view.claim.claim_id
        if time is None:
            return

        def work(base: OpenBase) -> Gathered:
            from leaderdesk.services.running.claims import gather_claim

            return gather_claim(base, key, *time, claim_id=claim)

        self._desk.act(work, self._tell_drawn)

    def _tell_drawn(self, gathered: Gathered) -> None:
        total = gathered.draft.total if gathered.draft else 0
        told = [self.tr("Demande rassemblée\u00a0: {} de dépenses.").format(money(total))]
        taken = gathered.taken
        told += [claim_sheets.say_taken_over(each.stage, each.on, each.said, each.reckoned) for each in taken]
        self._undoing.tell(" ".join(told))
        self.drawn.emit(gathered.claim_id)

    def _said(self, entries: Sequence[Entry], gone: str, several: str) -> str:
        if _is_removal(entries):
            return gone
        return several.format(len(entries)) if len(entries) > 1 else ""

    def _act(self, work: Callable[[OpenBase], Any], said: str, wanted: Sequence[object] = (None,)) -> None:
        if wanted:
            self._desk.act(work, lambda made: self._tell(made, said))

    def _tell(self, made: Any, said: str) -> None:  # noqa: ANN401 - what a change leaves
        # Where nothing had changed, there is nothing of it to take back.
        if said and made.height is not None:
            self._undoing.tell(said)


def _share(name: str, value: Any) -> Any:  # noqa: ANN401 - of the column
    """A share as services take it."""
    return rate_of(value) if name == "share" else value


def _is_removal(entries: Sequence[Entry]) -> bool:
    return bool(entries) and all(each.is_removed for each in entries)
