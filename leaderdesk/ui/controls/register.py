"""The register of controls: one dossier and one control of it are chosen at a time; each cell is kept when left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout

from leaderdesk.domain.controls.periods import ControlPeriod
from leaderdesk.domain.controls.registers import ControlSheet, RegisterLine
from leaderdesk.ui.controls.register_view import RegisterView
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.lines import lines_of
from leaderdesk.ui.page import Page, Visit
from leaderdesk.ui.parts.entries import Entry
from leaderdesk.ui.parts.row_edits import row_edits
from leaderdesk.ui.parts.sentences import Said
from leaderdesk.ui.parts.undoing import Undoing
from leaderdesk.words import codes
from leaderdesk.words import controls as words

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.controls import Register
    from leaderdesk.services.done import Done


class RegisterPage(Page):
    """Enter opens the dossier; F6 goes to its controls, on to what the chosen one found, and back."""

    topics = frozenset({"dossiers", "holders", "settings"})
    help_page = "controles"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = RegisterView(desk)
        self._undoing = Undoing(desk, self.said, self)
        self._lines: dict[int, RegisterLine] = {}
        self._period = ControlPeriod()
        self._dossier: int | None = None
        self._control: int | None = None
        # Where to go once the register has been read.
        self._wished: tuple[int, str] | None = None
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.view)
        view = self.view
        view.listing.table.chosen.connect(self._choose)
        view.listing.table.opened.connect(lambda line: self.visit_wished.emit(Visit("dossiers", line.facts.id)))
        view.controls.wished.connect(self._edit_controls)
        view.controls.picked.connect(self._pick)
        view.controls.row_made.connect(lambda _, key: self._choose_control(key))
        view.findings.wished.connect(self._edit_findings)
        view.remove_control.clicked.connect(self._remove_controls)
        view.remove_finding.clicked.connect(self._remove_findings)
        switch = QShortcut(QKeySequence("F6"), self)
        switch.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        switch.activated.connect(self._switch)

    def refresh(self) -> None:
        on = self.desk.around.today()

        def work(base: OpenBase) -> Register:
            from leaderdesk.services.controls import read_register

            return read_register(base, on)

        self.desk.ask(work, self._fill)

    def show_record(self, key: int, part: str = "") -> None:
        """A dossier of the register; `part` is one of its controls."""
        self._wished = key, part
        self.refresh()

    def papers(self) -> Visit | None:
        return None if self._dossier is None else Visit("papers", self._dossier, "dossier")

    def focus_filter(self) -> None:
        self.view.listing.focus_filter()

    def focus_main(self) -> None:
        self.view.listing.table.setFocus()

    def _switch(self) -> None:
        """From the list to the controls of its dossier, to what the chosen one found, and back."""
        view, here = self.view, self.focusWidget()
        if view.listing.isAncestorOf(here):
            view.controls.enter()
        elif view.controls.isAncestorOf(here) and view.findings.isVisible():
            view.findings.enter()
        else:
            self.focus_main()

    def _fill(self, found: Register) -> None:
        view, listing = self.view, self.view.listing
        self._lines, self._period = {each.facts.id: each for each in found.lines}, found.period
        view.set_read_only(is_read_only=self.desk.state is None or self.desk.state.facts.is_read_only)
        listing.show_lines(lines_of(listing.model.columns, found.lines, lambda each: each.facts.id))
        wished, self._wished = self._wished, None
        if wished is not None and wished[0] in self._lines:
            self._go_to(*wished)
            return
        if not listing.table.currentIndex().isValid():
            listing.table.select_first()
        current = listing.table.current_item()
        self._show(current.facts.id if isinstance(current, RegisterLine) else None)

    def _go_to(self, key: int, part: str) -> None:
        row = self.view.listing.model.row_of(key)
        if row is not None:
            self.view.listing.table.go_to(row, 0)
        self._show(key)
        if part.isdigit():
            self.view.controls.go_to(int(part), "body")
        else:
            self.focus_main()

    def _choose(self, line: RegisterLine | None) -> None:
        if line is not None and line.facts.id != self._dossier:
            self.view.finish_cells()
            self._show(line.facts.id)

    def _show(self, key: int | None) -> None:
        line, view = self._lines.get(key or 0), self.view
        is_other, self._dossier = key != self._dossier, key
        view.show_below(is_shown=line is not None)
        if line is None:
            return
        view.title.setText(f"{line.facts.number} {line.facts.title}")
        view.told.setText(words.say_until(line, self._period))
        view.controls.show_lines(view.controls.lines_for(line.facts.id, line.controls))
        if is_other:
            self._control = None
            view.controls.table.select_first()
            view.drafts[0].restore()
        if self._sheet() is None:
            current = view.controls.current
            self._control = current.row.id if current is not None else None
        self._show_control(is_other=is_other)

    def _pick(self, sheet: ControlSheet | None) -> None:
        """On the last line, what was shown stays."""
        if sheet is not None:
            self._choose_control(sheet.row.id)

    def _choose_control(self, key: int) -> None:
        if key != self._control:
            self.view.findings.table.cells.finish()
            self._control = key
            self._show_control(is_other=True)

    def _sheet(self) -> ControlSheet | None:
        line = self._lines.get(self._dossier or 0)
        return next((each for each in line.controls if each.row.id == self._control), None) if line else None

    def _show_control(self, *, is_other: bool) -> None:
        sheet, view = self._sheet(), self.view
        if sheet is None:
            view.checks.say([])
            view.show_findings("")
            return
        said = [Said("error", each) for each in words.say_wrong(sheet)]
        said += [Said("information", each) for each in words.say_money(sheet)]
        view.checks.say(said)
        view.show_findings(self.tr("Ce qu’a constaté le contrôle ({})").format(codes.word("body", sheet.row.body)))
        view.findings.show_lines(view.findings.lines_for(sheet.row.id, sheet.findings))
        if is_other:
            view.findings.table.select_first()
            view.drafts[1].restore()

    # What is changed

    def _edit_controls(self, entries: Sequence[Entry], said: str = "") -> None:
        key = self._dossier
        if key is None:
            return

        def work(base: OpenBase) -> Done:
            from leaderdesk.services.controls import edit_controls

            return edit_controls(base, key, row_edits(entries))

        self.desk.act(work, self._undoing.after(said))

    def _edit_findings(self, entries: Sequence[Entry], said: str = "") -> None:
        key = self._control
        if key is None:
            return

        def work(base: OpenBase) -> Done:
            from leaderdesk.services.controls import edit_findings

            return edit_findings(base, key, row_edits(entries))

        self.desk.act(work, self._undoing.after(said))

    def _remove_controls(self) -> None:
        if gone := self.view.controls.removals():
            self._edit_controls(gone, self.tr("Contrôle retiré."))

    def _remove_findings(self) -> None:
        if gone := self.view.findings.removals():
            self._edit_findings(gone, self.tr("Constat retiré."))
