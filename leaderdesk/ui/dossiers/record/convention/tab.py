"""The tab « Convention »: reads it with what its amendments change, has every change kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTemporaryDir
from PySide6.QtWidgets import QVBoxLayout

from leaderdesk.domain.claims.amending import Amended
from leaderdesk.domain.claims.conventions import ConventionSheet
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.dossiers.record.convention.view import ConventionView
from leaderdesk.ui.dossiers.record.tab import Tab
from leaderdesk.ui.kit.lines import Line
from leaderdesk.ui.page import Visit
from leaderdesk.ui.parts.entries import Entry
from leaderdesk.ui.parts.files import open_with_system
from leaderdesk.ui.parts.row_edits import row_edits
from leaderdesk.ui.parts.sentences import Said
from leaderdesk.ui.parts.typed_columns import offer
from leaderdesk.ui.parts.undoing import Undoing
from leaderdesk.ui.records import BoundForm, saving_dossier
from leaderdesk.words import claim_sheets, codes, conventions

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.convention_links import ConventionLinks
    from leaderdesk.services.done import Done


@dataclass(frozen=True, slots=True)
class _Read:
    sheet: ConventionSheet
    links: ConventionLinks
    amendments: Sequence[Line]
    obligations: Sequence[Line]


class ConventionTab(Tab):
    """« Convention »."""

    topics = frozenset({"dossiers", "settings", "programme", "sittings", "attachments"})
    help_page = "dossier-convention"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = ConventionView(desk, self)
        self.bound = BoundForm(desk, self.view.days, "convention", saving_dossier)
        self._undoing = Undoing(desk, self.said, self)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.view)
        view = self.view
        view.amendments.wished.connect(self._edit_amendments)
        view.amendments.picked.connect(self._show_effect)
        view.obligations.wished.connect(self._edit_obligations)
        view.remove_amendment.clicked.connect(self._remove_amendments)
        view.remove_obligation.clicked.connect(self._remove_obligations)
        view.add_usual.clicked.connect(self._add_usual)
        view.open_sitting.clicked.connect(self._open_sitting)
        view.open_file.clicked.connect(self._open_file)
        view.control.register_wished.connect(self._open_register)
        view.control.papers_wished.connect(lambda: self._visit("papers", "dossier:control_file"))
        self._copies = QTemporaryDir()

    def refresh(self, key: int) -> None:
        amendments, obligations, on = self.view.amendments, self.view.obligations, self.desk.around.today()

        def work(base: OpenBase) -> _Read:
            from leaderdesk.services.convention_links import read_links
            from leaderdesk.services.conventions import read_convention

            sheet = read_convention(base, key, on)
            lines = amendments.lines_for(key, sheet.amendments), obligations.lines_for(key, sheet.obligations)
            return _Read(sheet, read_links(base, key, on), *lines)

        self.desk.ask(work, lambda read: self._fill(key, read))

    def leave(self) -> None:
        self.view.finish_cells()
        self.bound.leave()

    def focus_first(self) -> None:
        self.view.days.focus_first()

    def go_to(self, part: str) -> None:
        name, _, row = part.partition(":")
        if part in self.view.days.cells:
            self.view.days.focus_field(part)
        elif name == "follow_up" and row.isdigit():
            self.view.obligations.go_to(int(row), "done_on")
        elif name == "amendments":
            self.view.amendments.enter()
        else:
            self.focus_first()

    def set_read_only(self, *, is_read_only: bool) -> None:
        self.view.set_read_only(is_read_only=is_read_only)

    def _fill(self, key: int, read: _Read) -> None:
        if key != self.key:
            return
        view, sheet = self.view, read.sheet
        is_other = key != self.shown_key
        offer(view.columns.funds, {fund.fund_id: fund.fund for fund in sheet.funds})
        offer(view.columns.sittings, read.links.sittings)
        offer(view.columns.files, read.links.files)
        register = read.links.register
        view.control.show_line(next(iter(register.lines), None), register.period, sheet.obligations)
        said = [conventions.say_end(sheet), *map(conventions.say_fund, sheet.funds)]
        view.standing.say([Said("information", words) for words in said])
        self.bound.open(key, {"convention_on": sheet.signed_on, "convention_ends_on": sheet.first_end})
        view.amendments.show_lines(read.amendments)
        view.amendments.table.select_first()
        self._show_effect(view.amendments.current)
        view.obligations.show_lines(read.obligations)
        names = ", ".join(codes.word("kind", each.kind) for each in sheet.usual)
        view.usual.setText(self.tr("D’usage, et pas encore notées\u00a0: {}.").format(names))
        for each in (view.usual, view.add_usual):
            each.setVisible(bool(sheet.usual))
        if is_other:
            for draft in view.drafts:
                draft.restore()
        self.end_showing(key)

    def _show_effect(self, amended: Amended | None) -> None:
        told = [] if amended is None else [Said("information", conventions.say_whole(amended))]
        self.view.effect.say(told)

    # Where it leads

    def _visit(self, page: str, part: str = "") -> None:
        if self.key is not None:
            self.visit_wished.emit(Visit(page, self.key, part))

    def _open_register(self, control: str) -> None:
        self._visit("controls", f"register:{control}")

    def _open_sitting(self) -> None:
        amended = self.view.amendments.current
        if amended is not None and amended.row.sitting_id is not None:
            self.visit_wished.emit(Visit("sittings", amended.row.sitting_id))

    def _open_file(self) -> None:
        owed = self.view.obligations.current
        if owed is None or owed.row.attachment_id is None:
            return
        key, folder = owed.row.attachment_id, Path(self._copies.path())

        def work(base: OpenBase) -> Path:
            from leaderdesk.services.attachments import copy_attachment

            return copy_attachment(base, key, folder)

        self.desk.ask(work, open_with_system)

    # What is changed

    def _edit_amendments(self, entries: list[Entry]) -> None:
        def work(base: OpenBase, key: int) -> Done:
            from leaderdesk.services.conventions import edit_amendments

            return edit_amendments(base, key, row_edits(entries))

        self._act(work)

    def _remove_amendments(self) -> None:
        gone = self.view.amendments.removals()

        def work(base: OpenBase, key: int) -> Done:
            from leaderdesk.services.conventions import edit_amendments

            return edit_amendments(base, key, row_edits(gone))

        if gone:
            self._act(work, self.tr("Avenant retiré.") if len(gone) == 1 else self.tr("Avenants retirés."))

    def _edit_obligations(self, entries: list[Entry]) -> None:
        def work(base: OpenBase, key: int) -> Done:
            from leaderdesk.services.conventions import edit_follow_ups

            return edit_follow_ups(base, key, row_edits(entries))

        self._act(work)

    def _remove_obligations(self) -> None:
        gone = self.view.obligations.removals()

        def work(base: OpenBase, key: int) -> Done:
            from leaderdesk.services.conventions import edit_follow_ups

            return edit_follow_ups(base, key, row_edits(gone))

        if gone:
            self._act(work, self.tr("Obligation retirée.") if len(gone) == 1 else self.tr("Obligations retirées."))

    def _add_usual(self) -> None:
        on = self.desk.around.today()

        def work(base: OpenBase, key: int) -> Done:
            from leaderdesk.services.conventions import add_usual_follow_ups

            return add_usual_follow_ups(base, key, on)

        # The button goes: the keyboard leaves it for what it has just filled.
        self.view.obligations.enter()
        self._act(work, self.tr("Obligations d’usage ajoutées\u00a0: tout s’y corrige."))

    def _act(self, work: Callable[[OpenBase, int], Done], said: str = "") -> None:
        self.act(work, lambda done: self._tell(done, said))

    def _tell(self, done: Done, said: str) -> None:
        if words := claim_sheets.say_done(said, done):
            self._undoing.tell(words)
