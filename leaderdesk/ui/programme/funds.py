"""The European funds, and what each gives to each fiche-action."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from leaderdesk.domain.money import Cents
from leaderdesk.domain.programmes.rows import FundRow, ProgrammeSheet
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.controls import button, column, scrolled, text
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.lines import lines_of
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.kit.tables.editing import CellEdit
from leaderdesk.ui.programme.cells import Cell
from leaderdesk.ui.programme.records import Changes, Records, free_name
from leaderdesk.ui.programme.section import Section
from leaderdesk.words import formats

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.done import Done, Made

_FUNDS_SHOWN, _ENVELOPES_SHOWN = 3, 14
_WIDEST = 160


@dataclass(frozen=True, slots=True)
class EnvelopeRow:
    """What a fund gives to a fiche-action."""

    fiche_id: int
    fund_id: int
    fiche: str
    fund: str
    amount: Cents | None


class FundsSection(Section):
    """Two tables: funds, envelopes."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._funds: tuple[FundRow, ...] = ()
        empty = Empty("programme", self.tr("Aucun fonds européen"), self.tr("Ajoutez par exemple le FEADER."))
        words = self.tr("Les fonds européens que le GAL distribue. Un fonds qui a déjà donné ne peut plus être retiré.")
        self.records = Records(
            self.tr("Fonds"), words, self._fund_cells(), empty, add=self.tr("A&jouter un fonds"), has_bin=False
        )
        self.records.listing.filter_box.hide()
        self.records.listing.table.show_rows(_FUNDS_SHOWN)
        self.envelopes = self._made_envelopes()
        self.total = text("", "strong", is_wrapped=True)
        around = column(
            self.records,
            text(self.tr("Enveloppes"), "heading"),
            text(self._help(), "muted", is_wrapped=True),
            self.envelopes,
            self.total,
            None,
        )
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(scrolled(around, _WIDEST))
        self.records.edited.connect(self._edit_funds)
        self.records.add_wished.connect(self._add)
        self.records.bin_wished.connect(lambda chosen, _: self._remove(chosen))
        self.envelopes.table.edits_wished.connect(self._edit_envelopes)

    def refresh(self) -> None:
        def work(base: OpenBase) -> ProgrammeSheet:
            from leaderdesk.services.programmes import read_programme

            return read_programme(base)

        self.desk.ask(work, self._show)

    def focus_main(self) -> None:
        self.envelopes.table.setFocus()

    def focus_filter(self) -> None:
        self.envelopes.focus_filter()

    def _show(self, sheet: ProgrammeSheet) -> None:
        self._funds = sheet.funds
        self.records.show_items(sheet.funds, is_read_only=self.is_read_only)
        self.envelopes.model.is_editable = not self.is_read_only
        rows = [
            EnvelopeRow(fiche.id, fund.id, f"{fiche.code} {fiche.title}", fund.code, fiche.envelopes.get(fund.id))
            for fund in sheet.funds
            for fiche in sheet.fiches
            if not fiche.is_binned
        ]
        columns = self.envelopes.model.columns
        self.envelopes.show_lines(lines_of(columns, rows, lambda row: (row.fiche_id, row.fund_id)))
        self.envelopes.table.show_rows(min(max(len(rows), _FUNDS_SHOWN), _ENVELOPES_SHOWN))
        sums = [
            self.tr("{}\u00a0: {}").format(fund.code, formats.money(_sum(rows, fund.id)))
            for fund in sheet.funds
            if any(row.fund_id == fund.id and row.amount is not None for row in rows)
        ]
        self.total.setText(self.tr("Total des enveloppes\u00a0– {}").format(" · ".join(sums)) if sums else "")

    def _edit_funds(self, changes: Changes) -> None:
        for key, fields in changes.items():
            self._edit_fund(key, dict(fields))

    def _edit_fund(self, key: int, fields: dict[str, str]) -> None:
        def work(base: OpenBase) -> Done:
            from leaderdesk.services.programmes import edit_fund

            return edit_fund(base, key, **fields)

        self.change(work)

    def _edit_envelopes(self, edits: Sequence[CellEdit]) -> None:
        amounts = {edit.identity: edit.new for edit in edits if edit.column == "amount"}

        def work(base: OpenBase) -> Done:
            from leaderdesk.services.fiches import set_envelopes

            return set_envelopes(base, amounts)

        if amounts:
            self.change(work)

    def _add(self) -> None:
        code = free_name([fund.code for fund in self._funds], "FEADER" if not self._funds else "FEAMPA")

        def work(base: OpenBase) -> Made:
            from leaderdesk.services.programmes import add_fund

            return add_fund(base, code, "")

        self.change(work, then=self.records.open_new)

    def _remove(self, chosen: Sequence[FundRow]) -> None:
        for fund in chosen:
            self._remove_one(fund)

    def _remove_one(self, fund: FundRow) -> None:
        def work(base: OpenBase) -> Done:
            from leaderdesk.services.programmes import remove_fund

            return remove_fund(base, fund.id)

        self.change(work, self.tr("Le fonds {} est retiré.").format(fund.code))

    def _fund_cells(self) -> list[Cell]:
        used = {True: self.tr("déjà distribué"), False: self.tr("pas encore")}
        return [
            Cell("code", self.tr("Sigle"), width=12, blank=""),
            Cell("name", self.tr("Nom"), is_wide=True, width=30, blank=""),
            Cell("is_used", self.tr("Usage"), "choice", used, is_fixed=True, width=14),
        ]

    def _made_envelopes(self) -> Listing:
        see = button(self.tr("&Voir les fiches-actions"))
        see.clicked.connect(lambda: self.section_wished.emit("fiches"))
        empty = Empty(
            "programme",
            self.tr("Pas encore d’enveloppe"),
            self.tr("Il faut au moins un fonds et une fiche-action\u00a0: les montants se tapent ensuite ici."),
            see,
        )
        cells = [
            Cell("fund", self.tr("Fonds"), is_fixed=True, width=12),
            Cell("fiche", self.tr("Fiche-action"), is_fixed=True, is_wide=True, width=34),
            Cell("amount", self.tr("Enveloppe"), "cents", width=18, has_sum=True),
        ]
        return Listing([cell.column() for cell in cells], self.tr("Enveloppes"), empty, is_editable=True)

    def _help(self) -> str:
        return self.tr(
            "Ce que chaque fonds réserve à chaque fiche-action. Tapez ou collez les montants\u202f;"
            " une case vidée retire l’enveloppe."
        )


def _sum(rows: Sequence[EnvelopeRow], fund_id: int) -> int:
    return sum(row.amount or 0 for row in rows if row.fund_id == fund_id)
