"""One cost line under the table: what is said of it, its fields, its quotes, what already binds the holder."""

from __future__ import annotations

from string import ascii_uppercase
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.domain.sheets.costs import CostLineSheet, CostSheet
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.dossiers.record.costs.columns import CostColumns
from leaderdesk.ui.dossiers.record.costs.fields import MEASURE_FIELDS, CostFields, stored, values_of
from leaderdesk.ui.dossiers.record.costs.remarks import CostRemarks
from leaderdesk.ui.kit.controls import text
from leaderdesk.ui.kit.forms import Form
from leaderdesk.ui.parts.cell_drafts import CellDrafts
from leaderdesk.ui.parts.entries import EntryTable
from leaderdesk.ui.parts.moving import Moving
from leaderdesk.ui.parts.sentences import Sentences
from leaderdesk.ui.records import BoundForm
from leaderdesk.words.costs import say_quotes, scales

if TYPE_CHECKING:
    from collections.abc import Callable

    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.done import Done


class CostDetail(QWidget):
    """Shows one line at a time."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        columns = CostColumns(self, desk.around.today)
        fields = CostFields(self)
        self.line: CostLineSheet | None = None
        self._remarks = CostRemarks(self)
        self.title = text("", "heading", is_wrapped=True)
        self.sentences = Sentences(self.tr("Ce que disent les règles"))
        # The letters of the screen are for the pages, the list and the head.
        self.measure = Form(fields.measure(), taken=ascii_uppercase)
        self.base = Form(fields.base(), taken=ascii_uppercase)
        self.bound = [BoundForm(desk, form, "cost", _saving) for form in (self.measure, self.base)]
        self.quotes_title = text(self.tr("Devis"), "heading")
        self.quote_count = text("", "muted", is_wrapped=True)
        self.quotes = EntryTable(columns.quotes(), self.tr("Devis"), self.tr("Nouveau devis…"), is_wide=True)
        self.commitments = EntryTable(columns.commitments(), self.tr("Engagements"), self.tr("Nouvel engagement…"))
        self.drafts = [CellDrafts(desk, self.quotes, "quote"), CellDrafts(desk, self.commitments, "commitment")]
        self.retain = self.quotes.add_action(self.tr("Retenir ce devis"), "check", "Ctrl+R")
        self.remove_quote = self.quotes.add_action(self.tr("Retirer le devis"), "close", "Ctrl+Del")
        self.moving = Moving(self.quotes)
        self.remove_commitment = self.commitments.add_action(self.tr("Retirer l’engagement"), "close", "Ctrl+Del")
        self._lay_out()

    def show_line(self, line: CostLineSheet | None, sheet: CostSheet | None) -> None:
        """Show a line; on the last line of the table, nothing."""
        self.setVisible(line is not None and sheet is not None)
        is_other = line is None or self.line is None or line.row.id != self.line.row.id
        if is_other:
            # What is being typed goes to the line it was typed for.
            self.finish_cells()
        self.line = line
        if line is None or sheet is None:
            for bound in self.bound:
                bound.leave()
            return
        self.title.setText(line.row.label or self.tr("Dépense sans libellé"))
        self.sentences.say(self._remarks.of_line(line))
        self._show_forms(line, sheet)
        has_quotes = line.row.measure in ("known", "quoted") or bool(line.quotes)
        for each in (self.quotes_title, self.quote_count, self.quotes):
            each.setVisible(has_quotes)
        self.quote_count.setText(say_quotes(line.quote_count) if line.quote_count else self.tr("Aucun devis exigé."))
        self.quotes.show_lines(self.quotes.lines_for(line.row.id, line.quotes))
        self.commitments.show_lines(self.commitments.lines_for(line.row.id, line.commitments))
        if is_other:
            for draft in self.drafts:
                draft.restore()

    def leave(self) -> None:
        """Save what is being typed; the line may come back as it is."""
        self.finish_cells()
        for form in (self.measure, self.base):
            form.commit()
            form.tell_drafts()

    def finish_cells(self) -> None:
        """Save the cell that is being typed in."""
        for each in (self.quotes, self.commitments):
            each.table.cells.finish()

    def set_read_only(self, *, is_read_only: bool) -> None:
        """The base may only be looked at."""
        for form in (self.measure, self.base):
            form.set_read_only(is_read_only)
        for each in (self.quotes, self.commitments):
            each.set_read_only(is_read_only=is_read_only)

    def _show_forms(self, line: CostLineSheet, sheet: CostSheet) -> None:
        self.measure.editor("scale").set_choices(scales(sheet.rules.tables.scales))  # type: ignore[attr-defined]
        contracts = {each.row.id: each.row.name or self.tr("Marché sans nom") for each in sheet.contracts}
        self.base.editor("contract_id").set_choices(contracts)  # type: ignore[attr-defined]
        self.base.cells["contract_id"].setVisible(bool(contracts))
        needed = MEASURE_FIELDS.get(line.row.measure, ())
        for name, cell in self.measure.cells.items():
            cell.setVisible(name in needed)
        self.measure.setVisible(bool(needed))
        for bound in self.bound:
            bound.open(line.row.id, values_of(line))

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        for each in (self.title, self.sentences, self.measure):
            inside.addWidget(each)
        for part in (self.quotes_title, self.quote_count, self.quotes, self.base):
            inside.addWidget(part)
        inside.addWidget(text(self.tr("Engagements déjà pris"), "heading"))
        hint = self.tr("Un engagement pris avant la date d’éligibilité peut faire perdre la dépense.")
        inside.addWidget(text(hint, "muted", is_wrapped=True))
        inside.addWidget(self.commitments)


def _saving(key: int, name: str, value: object) -> Callable[[OpenBase], Done]:
    def work(base: OpenBase) -> Any:  # noqa: ANN401 - what a change leaves
        from leaderdesk.services.costs import edit_cost_line

        return edit_cost_line(base, key, **{name: stored(name, value)})

    return work
