"""How the envelopes are watched: over-programming, who approves avenants, how the waiting list is gone down."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial
from string import ascii_uppercase
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.domain.envelopes.rules import EnvelopeRules, write_envelope_rules
from leaderdesk.domain.money import millionths_from_rate, rate_from_millionths
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.controls import EDGE, column, text
from leaderdesk.ui.kit.fields import ChoiceField, RateField
from leaderdesk.ui.kit.forms import Field, Form
from leaderdesk.ui.kit.lines import Column, lines_of
from leaderdesk.ui.kit.model import LineModel
from leaderdesk.ui.kit.table import Table
from leaderdesk.ui.kit.tables.editing import CellEdit
from leaderdesk.ui.page import Page
from leaderdesk.ui.parts.paper import Paper
from leaderdesk.ui.parts.typed_columns import share_column
from leaderdesk.words.formats import rate

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.done import Done

_RATES = ("usual_over_rate", "global_over_rate")
_MOST_ROWS = 10


@dataclass(frozen=True, slots=True)
class FicheRate:
    """A fiche-action with the rate of its own, where it has one."""

    code: str
    title: str
    rate: Fraction | None
    usual: Fraction


class RulesView(QWidget):
    """A form, then a rate for each fiche-action that has its own."""

    def __init__(self) -> None:
        super().__init__()
        self.intro = text(
            self.tr(
                "Aucun texte ne fixe ces règles\u00a0: reprenez celles de votre convention. À 0\u00a0%, on ne programme"
                " pas au-delà de l’enveloppe."
            ),
            "muted",
            is_wrapped=True,
        )
        self.form = Form(self._fields(), taken=ascii_uppercase)
        self.heading = text(self.tr("Dépassement propre à une fiche-action"), "heading")
        self.rates = LineModel(self._columns(), self)
        self.rates.is_sortable = False
        self.table = Table(self.rates, self.tr("Dépassement par fiche-action"), is_editable=True)
        self.table.setSortingEnabled(False)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(EDGE, 6, EDGE, 12)
        inside.addWidget(Paper(column(self.intro, self.form, self.heading, self.table, None), self))

    def show_rules(self, rules: EnvelopeRules, fiches: dict[str, str]) -> None:
        """Show these; what is being typed stays."""
        values: dict[str, Any] = {name: millionths_from_rate(getattr(rules, name)) for name in _RATES}
        names = ("approval", "waiting_policy", "waiting_within")
        self.form.show(values | {name: getattr(rules, name) for name in names})
        found = [
            FicheRate(code, title, rules.over_rate_by_fiche.get(code), rules.usual_over_rate)
            for code, title in fiches.items()
        ]
        self.rates.show_lines(lines_of(self.rates.columns, found, lambda each: each.code))
        self.table.show_rows(min(len(found), _MOST_ROWS))
        for each in (self.heading, self.table):
            each.setVisible(bool(found))

    def _fields(self) -> list[Field]:
        approvals = {
            "never": self.tr("aucun"),
            "fund_switch": self.tr("ceux qui changent de fonds"),
            "always": self.tr("tous"),
        }
        policies = {"stop": self.tr("il attend, et ceux d’après aussi"), "skip": self.tr("un plus petit peut passer")}
        within = {"limit": self.tr("dépassement compris"), "envelope": self.tr("l’enveloppe seule")}
        return [
            Field("usual_over_rate", self.tr("Dépassement permis par enveloppe"), RateField),
            Field("global_over_rate", self.tr("Dépassement permis par fonds"), RateField),
            Field("approval", self.tr("Avenants que l’autorité approuve"), partial(ChoiceField, approvals)),
            Field("waiting_policy", self.tr("Liste d’attente, dossier trop grand"), partial(ChoiceField, policies)),
            Field("waiting_within", self.tr("Liste d’attente, argent compté"), partial(ChoiceField, within)),
        ]

    def _columns(self) -> list[Column]:
        return [
            Column("fiche", self.tr("Fiche-action"), lambda each: f"{each.code} {each.title}", width=40, is_wide=True),
            share_column("rate", self.tr("Dépassement permis"), width=26, text=self._told),
        ]

    def _told(self, each: FicheRate) -> str:
        if each.rate is None:
            return self.tr("celui d’usage\u00a0: {}").format(rate(each.usual))
        return rate(each.rate)


class RulesPage(Page):
    """Each field is kept when it is left, as a new version of the setting."""

    topics = frozenset({"settings", "fiches", "programme"})
    help_page = "enveloppes#Les règles"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = RulesView()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.view)
        self.rules = EnvelopeRules()
        self.view.form.edited.connect(self._take)
        self.view.table.edits_wished.connect(self._take_rates)

    def refresh(self) -> None:
        def work(base: OpenBase) -> tuple[EnvelopeRules, dict[str, str]]:
            from leaderdesk.services.envelopes import envelope_rules, read_envelopes

            pots = read_envelopes(base).rows
            return envelope_rules(base), {pot.fiche: row.title for pot, row in pots.items()}

        self.desk.ask(work, lambda found: self._fill(*found))

    def focus_main(self) -> None:
        self.view.form.focus_first()

    def _fill(self, rules: EnvelopeRules, fiches: dict[str, str]) -> None:
        self.rules = rules
        is_read_only = self.desk.state is None or self.desk.state.facts.is_read_only
        self.view.form.set_read_only(is_read_only)
        self.view.rates.is_editable = not is_read_only
        self.view.show_rules(rules, fiches)

    def _take(self, name: str, value: Any) -> None:  # noqa: ANN401 - of the field
        usual = getattr(EnvelopeRules(), name)
        kept = usual if value is None else rate_from_millionths(value) if name in _RATES else value
        change: dict[str, Any] = {name: kept}
        self._keep(replace(self.rules, **change))

    def _take_rates(self, edits: list[CellEdit]) -> None:
        rates = dict(self.rules.over_rate_by_fiche)
        for edit in edits:
            if edit.new is None:
                rates.pop(edit.identity, None)
            else:
                rates[edit.identity] = rate_from_millionths(edit.new)
        self._keep(replace(self.rules, over_rate_by_fiche=rates))

    def _keep(self, rules: EnvelopeRules) -> None:
        written = write_envelope_rules(rules)

        def work(base: OpenBase) -> Done:
            from leaderdesk.services.settings import set_setting

            return set_setting(base, "envelope_rules", written)

        if rules != self.rules:
            self.desk.act(work)
