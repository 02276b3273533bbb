"""The time sheet of somebody for a month: which one, its hours, what is odd in it, who signed it, its papers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from string import ascii_uppercase
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.domain.calendars import months_after
from leaderdesk.domain.running.months import month_of
from leaderdesk.domain.running.sheets import TimeSheet
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.dossiers.record.running.columns import RunningColumns
from leaderdesk.ui.dossiers.record.running.grid import TimeGrid
from leaderdesk.ui.dossiers.record.running.part import RunningPart
from leaderdesk.ui.kit.controls import button, column, frame, row, text
from leaderdesk.ui.kit.fields import ChoiceField, MonthField, WordsField
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.forms import Form
from leaderdesk.ui.parts.files import DropZone
from leaderdesk.ui.parts.paper import Paper
from leaderdesk.ui.parts.sentences import Said, Sentences
from leaderdesk.ui.records import BoundForm
from leaderdesk.words import running as words
from leaderdesk.words.formats import hours

if TYPE_CHECKING:
    from collections.abc import Callable

    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.done import Done

Hours = Mapping[tuple[int, date], Fraction | None]


class SheetPart(RunningPart):
    """Shows one sheet; `hours_wished(hours, reason)` and `copy_wished(reason)` tell what is to change."""

    hours_wished = Signal(object, str)
    copy_wished = Signal(str)
    other_wished = Signal()
    # The file of a signed sheet.
    scan_wished = Signal(object)

    def __init__(self, desk: Desk, columns: RunningColumns) -> None:
        super().__init__()
        self._today = desk.around.today
        self.sheet: TimeSheet | None = None
        # What waits for its reason: hours, or nothing for a copy of the month before.
        self._waiting: Hours | None = None
        self.person, self.month = ChoiceField({}, 22), MonthField(desk.around.today)
        self.person.setAccessibleName(self.tr("Personne"))
        self.month.setAccessibleName(self.tr("Mois"))
        self.before = button("", "quiet", "previous")
        self.after = button("", "quiet", "next")
        for each, told in ((self.before, self.tr("Mois précédent")), (self.after, self.tr("Mois suivant"))):
            each.setAccessibleName(told)
            each.setToolTip(told)
        self.copy = button(self.tr("Recopier le mois précédent"), "quiet", "copy")
        self.pdf = button(self.tr("Feuille à signer (PDF)…"), "quiet")
        self.book = button(self.tr("Classeur…"), "quiet")
        self.facts = text("", "strong", is_wrapped=True)
        self.grid = TimeGrid()
        self.remarks = Sentences(self.tr("À voir dans cette feuille"))
        self.why = text("", is_wrapped=True)
        self.reason = WordsField()
        self.reason.setAccessibleName(self.tr("Pourquoi cette feuille change"))
        self.change = button(self.tr("Changer et retirer les signatures"))
        self.leave_it = button(self.tr("Ne rien changer"), "quiet")
        self.asking = frame(
            "card", column(self.why, row(self.reason, self.change, self.leave_it, None), gap=8), (16, 12, 16, 12)
        )
        self.asking.hide()
        self.signing = Form(columns.signing(), taken=ascii_uppercase, columns=4, characters=22)
        self.scan = DropZone(
            self.tr("Feuille signée et numérisée\u00a0: déposez le fichier ici, il rejoint les pièces du dossier."),
            self.tr("Joindre la feuille numérisée…"),
        )
        self._places: dict[int, tuple[int, date]] = {}
        self.bound = BoundForm(desk, self.signing, "time_sheet", self._saving)
        nobody = self.tr("Personne n’est affecté à ce dossier. Commencez par «\u00a0Équipe\u00a0».")
        self.nobody = text(nobody, is_wrapped=True)
        self.body = self._laid_out()
        self._connect()

    def place(self) -> tuple[int, date] | None:
        """Whose sheet, of which month."""
        person, month = self.person.value(), self.month.value()
        return None if person is None or month is None else (person, month)

    def know_team(self, people: Mapping[int, str], files: Mapping[int, str], until: date | None) -> None:
        """Whose sheets there are, until when; at first the first of the team, and the last month that is over."""
        self.person.set_choices(people)
        scans = self.signing.editor("attachment_id")
        if isinstance(scans, ChoiceField):
            scans.set_choices(files)
        if self.person.value() not in people:
            self.person.show_value(next(iter(people), None))
        if self.month.value() is None:
            before = months_after(month_of(self._today()), -1)
            self.month.show_value(before if until is None else min(before, month_of(until)))

    def show_sheet(self, sheet: TimeSheet | None, *, has_tasks: bool) -> None:
        """Show a sheet; without anybody, what to do first."""
        self.nobody.setVisible(sheet is None)
        self.body.setVisible(sheet is not None)
        self.sheet = sheet
        if sheet is None:
            return
        signed = self._signed(sheet)
        self.facts.setText(
            self.tr("{} en {}\u00a0: {}, dont {} éligibles.{}").format(
                sheet.person, words.month(sheet.month), hours(sheet.total), hours(sheet.eligible), signed
            )
        )
        self.grid.show_sheet(sheet)
        self.grid.setVisible(has_tasks)
        lacking = self.tr("Aucune tâche. Ajoutez les tâches de l’équipe à «\u00a0Équipe\u00a0».")
        said = [Said("warning", words.say(each)) for each in sheet.remarks]
        self.remarks.say(said if has_tasks else [Said("information", lacking)])
        key = sheet.person_id ^ sheet.month.toordinal()
        self._places[key] = (sheet.person_id, sheet.month)
        values = {name: getattr(sheet.row, name) if sheet.row else None for name in self.signing.cells}
        self.bound.open(key, values)

    def _signed(self, sheet: TimeSheet) -> str:
        """Both signatures, or the one that lacks; nothing where nobody signed."""
        if sheet.row is None or not sheet.is_signed:
            return ""
        if sheet.row.signed_on is None:
            return self.tr(" Contresignée, mais pas signée par la personne.")
        return (
            self.tr(" Feuille signée.") if sheet.row.countersigned_on else self.tr(" Signée, pas encore contresignée.")
        )

    def leave(self) -> None:
        self.grid.table.cells.finish()
        self.bound.leave()

    def set_read_only(self, *, is_read_only: bool) -> None:
        self.grid.set_read_only(is_read_only=is_read_only)
        self.signing.set_read_only(is_read_only)
        self.copy.setEnabled(not is_read_only)
        self.scan.set_read_only(is_read_only=is_read_only)

    def enter(self) -> None:
        (self.grid.table if self.grid.isVisible() else self.person).setFocus()

    def _take(self, hours: Hours) -> None:
        if self.sheet is not None and self.sheet.is_signed:
            self._ask(hours)
        else:
            self.hours_wished.emit(hours, "")

    def _take_copy(self) -> None:
        if self.sheet is not None and self.sheet.is_signed:
            self._ask(None)
        else:
            self.copy_wished.emit("")

    def _ask(self, hours: Hours | None) -> None:
        self._waiting = hours
        self.why.setText(
            self.tr("Cette feuille est signée. Dites pourquoi elle change\u00a0: ses signatures seront retirées.")
        )
        self.asking.show()
        self.reason.setFocus()

    def _accept(self) -> None:
        reason = str(self.reason.value() or "").strip()
        if not reason:
            self.reason.setFocus()
            return
        waiting = self._waiting
        self._close()
        if waiting is None:
            self.copy_wished.emit(reason)
        else:
            self.hours_wished.emit(waiting, reason)

    def _close(self) -> None:
        self._waiting = None
        self.reason.show_value(None)
        self.asking.hide()
        self.enter()

    def _step(self, months: int) -> None:
        self.grid.table.cells.finish()
        self.month.show_value(months_after(self.month.value() or month_of(self._today()), months))
        self.other_wished.emit()

    def _saving(self, key: int, name: str, value: object) -> Callable[[OpenBase], Done]:
        person, month = self._places[key]
        fields: dict[str, Any] = {name: value}

        def work(base: OpenBase) -> Done:
            from leaderdesk.services.running.time_sheets import edit_sheet

            return edit_sheet(base, person, month, fields)

        return work

    def _connect(self) -> None:
        self.grid.hours_wished.connect(self._take)
        self.copy.clicked.connect(self._take_copy)
        self.scan.dropped.connect(lambda files: self.scan_wished.emit(files[0]))
        self.change.clicked.connect(self._accept)
        self.leave_it.clicked.connect(self._close)
        self.before.clicked.connect(lambda: self._step(-1))
        self.after.clicked.connect(lambda: self._step(1))
        self.person.edited.connect(lambda _: self.other_wished.emit())
        self.month.edited.connect(lambda _: self.other_wished.emit())

    def _laid_out(self) -> QWidget:
        hint = self.tr(
            "Tapez les heures (7h20, 7:20 ou 7,5), Entrée descend, Tab va à droite\u202f; collez un tableau avec"
            " Ctrl+V. «\u00a0–\u00a0» marque un week-end, «\u00a0F\u00a0» un jour férié,"
            " «\u00a0*\u00a0» une tâche hors LEADER."
        )
        body = QWidget()
        body.setLayout(
            column(
                Flow(self.person, self.before, self.month, self.after),
                Flow(self.copy, self.pdf, self.book),
                self.facts,
                self.asking,
                self.grid,
                self.remarks,
                text(hint, "muted", is_wrapped=True),
                text(self.tr("Signatures"), "heading"),
                self.signing,
                self.scan,
            )
        )
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(Paper(column(self.nobody, body, None), self))
        return body
