"""How the programme reads cost lines: VAT, quotes, exclusions, contributions in kind; kept as one setting."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.domain.costs.lines import Scale
from leaderdesk.domain.costs.settings import CostRules
from leaderdesk.domain.dossiers import COST_KINDS
from leaderdesk.domain.eligibility.quotes import QuoteTier
from leaderdesk.ui.kit.controls import text
from leaderdesk.ui.kit.forms import Field, Form
from leaderdesk.ui.programme.cells import Cell, editor_of
from leaderdesk.ui.programme.rows import Rows
from leaderdesk.ui.programme.section import ALL_LETTERS
from leaderdesk.ui.programme.settings.scales import ScalesPart
from leaderdesk.words import codes, costs
from leaderdesk.words import settings as words


class CostRulesPart(QWidget):
    """`changed(rules)`: what they would become."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.rules = CostRules()
        self._cells = {cell.name: cell for cell in self._shape()}
        self.form = Form([_field(cell) for cell in self._cells.values()], taken=ALL_LETTERS)
        self.tiers = Rows(
            self.tr("Nombre de devis selon le montant"),
            [
                Cell("amount", self.tr("À partir de"), "euros", width=16, blank=Fraction(0)),
                Cell("needed", self.tr("Devis"), "count", width=8, blank=1),
                Cell("is_strict", self.tr("Strictement au-delà"), "choice", self._yes_no(), width=18, blank=False),
            ],
            lambda rows: QuoteTier(max((row.amount for row in rows), default=Fraction(0)), len(rows) + 1),
            is_ordered=False,
        )
        self.scales = ScalesPart()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(12)
        inside.addWidget(text(words.label("cost_rules"), "heading"))
        inside.addWidget(text(words.help_text("cost_rules"), "small", is_wrapped=True))
        inside.addWidget(self.form)
        inside.addWidget(self.tiers)
        inside.addWidget(self.scales)
        self.form.edited.connect(self._take)
        self.scales.changed.connect(self._take_scales)
        self.tiers.changed.connect(lambda rows: self.changed.emit(replace(self.rules, tiers=rows)))

    def show_rules(self, rules: CostRules) -> None:
        """Show these; what is being typed stays."""
        self.rules = rules
        self.form.show({name: cell.typed_of(rules) for name, cell in self._cells.items()})
        self.tiers.show_rows(rules.tiers)
        self.scales.show_scales(rules.tables.scales)

    def set_read_only(self, is_read_only: bool) -> None:
        """Let them be read."""
        self.form.set_read_only(is_read_only)
        self.tiers.set_read_only(is_read_only)
        self.scales.set_read_only(is_read_only)

    def _take(self, name: str, value: object) -> None:
        rules = self._cells[name].put(self.rules, value)
        if name == "excluded":
            rules = replace(rules, excluded=frozenset(rules.excluded))
        self.changed.emit(rules)

    def _take_scales(self, scales: dict[str, Scale]) -> None:
        self.changed.emit(replace(self.rules, tables=replace(self.rules.tables, scales=scales)))

    def _yes_no(self) -> dict[bool, str]:
        return {True: self.tr("oui"), False: self.tr("non")}

    def _shape(self) -> list[Cell]:
        excluded = {code: codes.word("kind", code) for code in COST_KINDS} | costs.traits()
        bases = {"net": self.tr("hors taxes"), "gross": self.tr("toutes taxes comprises")}
        unjustified = {"keep": self.tr("garder son montant"), "cheapest": self.tr("retenir le moins cher")}
        inside = {"whole": self.tr("sur tout le projet"), "line": self.tr("dépense par dépense")}
        return [
            Cell(
                "excluded", self.tr("Dépenses jamais éligibles"), "many", excluded, get=_sorted, empty=self.tr("aucune")
            ),
            Cell("vat_is_eligible", self.tr("La TVA non récupérée est éligible"), "choice", self._yes_no(), blank=True),
            Cell("vat_recovered", self.tr("Part de TVA récupérée, d’usage"), "share", blank=Fraction(0)),
            Cell("quotes_needed", self.tr("Des devis sont demandés"), "choice", self._yes_no(), blank=True),
            Cell("tiers_on", self.tr("Montants des devis comptés"), "choice", bases, blank="net"),
            Cell("dearest_by", self.tr("Écart permis avec le devis le moins cher"), "share"),
            Cell("unjustified", self.tr("Devis plus cher sans motif"), "choice", unjustified, blank="keep"),
            Cell("inside", self.tr("Part dans le territoire comptée"), "choice", inside, blank="whole"),
            Cell("in_kind_rate", self.tr("Contributions en nature, au plus"), "share"),
        ]


def _sorted(rules: CostRules) -> tuple[str, ...]:
    return tuple(sorted(rules.excluded))


def _field(cell: Cell) -> Field:
    editor: Any = partial(editor_of, cell.kind, cell.choices, cell.empty)
    return Field(cell.name, cell.title, editor, is_wide=cell.kind == "many", is_optional=cell.blank is None)
