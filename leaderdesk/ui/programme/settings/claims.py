"""How the programme pays claims: limits before the balance, funders first, the sanction of cuts; one setting."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from leaderdesk.domain.claims.rules import ClaimRules, problems_in
from leaderdesk.ui.kit.controls import column, text
from leaderdesk.ui.kit.forms import Field, Form
from leaderdesk.ui.programme.cells import Cell, editor_of
from leaderdesk.ui.programme.section import ALL_LETTERS
from leaderdesk.words import settings as words
from leaderdesk.words.programmes import problem_of


class ClaimRulesPart(QWidget):
    """`changed(rules)`: what they would become; rules that make no sense are flagged, and wait."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.rules = ClaimRules()
        self._cells = {cell.name: cell for cell in self._shape()}
        self.form = Form([self._field(cell) for cell in self._cells.values()], taken=ALL_LETTERS)
        self.setLayout(
            column(
                text(self.tr("{}\u00a0*").format(words.label("claim_rules")), "heading"),
                text(words.help_text("claim_rules"), "small", is_wrapped=True),
                self.form,
                gap=12,
            )
        )
        self.form.edited.connect(self._take)

    def show_rules(self, rules: ClaimRules) -> None:
        """Show these; what is being typed stays."""
        self.rules = rules
        self.form.show({name: cell.typed_of(rules) for name, cell in self._cells.items()})

    def set_read_only(self, is_read_only: bool) -> None:
        """Let them be read."""
        self.form.set_read_only(is_read_only)

    def _take(self, name: str, value: object) -> None:
        rules = self._cells[name].put(self.rules, value)
        if not problems_in(rules):
            self.changed.emit(rules)

    def _flag(self, name: str, value: Any, _: Mapping[str, Any]) -> str | None:  # noqa: ANN401 - of the kind of the cell
        rules = self._cells[name].put(self.rules, value)
        said = [problem_of(each.code, each.data) for each in problems_in(rules) if each.place == name]
        return f"{said[0][0].upper()}{said[0][1:]}." if said else None

    def _field(self, cell: Cell) -> Field:
        editor: Any = partial(editor_of, cell.kind, cell.choices, cell.empty)
        is_optional = cell.blank is None
        return Field(cell.name, cell.title, editor, is_optional=is_optional, rule=partial(self._flag, cell.name))

    def _shape(self) -> list[Cell]:
        first = {True: self.tr("oui, le fonds vient après eux"), False: self.tr("non")}
        compared = {"accepted": self.tr("à ce qui est retenu"), "claimed": self.tr("à ce qui est demandé")}
        return [
            Cell("max_before_balance", self.tr("Versé avant le solde, au plus"), "share"),
            Cell("max_instalments", self.tr("Acomptes avant le solde, au plus"), "count"),
            Cell("counterpart_paid_first", self.tr("Les cofinanceurs paient d’abord"), "choice", first, blank=True),
            Cell("tolerance", self.tr("Part écartée sans sanction, au plus"), "share"),
            Cell("tolerance_of", self.tr("Cette part se compare"), "choice", compared, blank="accepted"),
            Cell("warn_days", self.tr("Alerter avant une échéance, en jours"), "count", blank=90),
        ]
