"""The settings: plain fields, rules of costs and claims, other funds; each says what it changes and can go back."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.domain.claims.rules import ClaimRules, read_claim_rules, write_claim_rules
from leaderdesk.domain.costs.settings import CostRules
from leaderdesk.domain.holders import LEGAL_KINDS
from leaderdesk.domain.inputs import WrongInput
from leaderdesk.domain.programmes.settings import (
    OtherFund,
    problems_of_setting,
    read_cost_rules,
    read_other_funds,
    write_cost_rules,
    write_other_funds,
)
from leaderdesk.domain.running.rules import RunningRules, read_running_rules, write_running_rules
from leaderdesk.domain.typed.numberings import USUAL_NUMBERING
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.controls import button, column, frame, scrolled, text
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.forms import Form
from leaderdesk.ui.parts.unread_settings import UnreadSettings
from leaderdesk.ui.programme.cells import Cell
from leaderdesk.ui.programme.rows import Rows
from leaderdesk.ui.programme.section import MENU_LETTERS, Section, Work, reveal
from leaderdesk.ui.programme.settings.claims import ClaimRulesPart
from leaderdesk.ui.programme.settings.costs import CostRulesPart
from leaderdesk.ui.programme.settings.fields import SettingFields, stored_of, values_of
from leaderdesk.ui.programme.settings.numbering import NAME, NumberingPart
from leaderdesk.ui.programme.settings.running import RunningRulesPart
from leaderdesk.ui.records import BoundForm
from leaderdesk.words import codes
from leaderdesk.words import settings as words

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.done import Done
    from leaderdesk.services.settings import SettingRow

_ONLY = 1
_WIDEST = 132


@dataclass(frozen=True, slots=True)
class Changed:
    """A setting that has another value than the usual one."""

    code: str
    default: str


class SettingsSection(Section):
    """Every setting of the catalogue."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._stored: dict[str, str] = {}
        # The letter of its only field is not given again.
        self.numbering = NumberingPart(self._year, f"{MENU_LETTERS}S")
        self.numbered = BoundForm(desk, self.numbering.form, "numbering", self._numbering)
        self.form = Form(SettingFields(self).all(), taken=f"{MENU_LETTERS}SN", columns=1)
        self.bound = BoundForm(desk, self.form, "setting", self._saving)
        self.costs = CostRulesPart()
        self.claims = ClaimRulesPart()
        self.running = RunningRulesPart()
        self.funds = self._made_funds()
        self.see_life = button(self.tr("Voir les statuts et les délais"), "link", "next")
        self.see_aids = button(self.tr("Voir les régimes d’aide et leurs plafonds"), "link", "next")
        self._changed = Flow()
        self._changed_holder = QWidget()
        self._changed_holder.setLayout(self._changed)
        self.changed_words = text("", "strong", is_wrapped=True)
        self.changed = frame("card", column(self.changed_words, self._changed_holder))
        around = column(
            text(words.unsourced_note(), "muted", is_wrapped=True),
            UnreadSettings(desk, "cost_rules", "claim_rules", "running_rules", "other_funds"),
            self.numbering,
            self.form,
            Flow(self.see_life, self.see_aids, None),
            self.costs,
            self.claims,
            self.running,
            self.funds,
            self.changed,
            None,
            gap=16,
        )
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(scrolled(around, _WIDEST))
        self.costs.changed.connect(self._take_costs)
        self.claims.changed.connect(self._take_claims)
        self.running.changed.connect(self._take_running)
        self.funds.changed.connect(self._take_funds)
        self.see_life.clicked.connect(lambda: self.section_wished.emit("life"))
        self.see_aids.clicked.connect(lambda: self.section_wished.emit("aids"))

    def refresh(self) -> None:
        def work(base: OpenBase) -> tuple[SettingRow, ...]:
            from leaderdesk.services.settings import read_settings

            return read_settings(base)

        self.desk.ask(work, self._show)

    def focus_main(self) -> None:
        self.numbering.form.focus_first()

    def show_record(self, key: int, part: str = "") -> None:
        """Bring the keyboard to a setting by its code."""
        del key
        places: dict[str, tuple[QWidget, Callable[[], None]]] = {
            NAME: (self.numbering, self.numbering.form.focus_first),
            "cost_rules": (self.costs, self.costs.form.focus_first),
            "claim_rules": (self.claims, self.claims.form.focus_first),
            "running_rules": (self.running, self.running.form.focus_first),
            "other_funds": (self.funds, self.funds.listing.table.setFocus),
        }
        name = next((each for each in self.form.cells if each.partition(":")[0] == part), "")
        if name:
            places[part] = (self.form.cells[name], partial(self.form.focus_field, name))
        if part in places:
            widget, focus = places[part]
            focus()
            reveal(widget)

    def _show(self, rows: tuple[SettingRow, ...]) -> None:
        self._stored = {each.spec.code: each.value for each in rows}
        self.bound.open(_ONLY, values_of(self._stored))
        self.numbered.open(_ONLY, {NAME: self._stored[NAME]})
        self.numbering.tell()
        self.costs.show_rules(_cost_rules(self._stored.get("cost_rules", "{}")))
        self.claims.show_rules(_claim_rules(self._stored.get("claim_rules", "{}")))
        self.running.show_rules(_running_rules(self._stored.get("running_rules", "{}")))
        self.funds.show_rows(_funds(self._stored.get("other_funds", "")))
        for part in (self.numbering, self.form, self.costs, self.claims, self.running, self.funds):
            part.set_read_only(self.is_read_only)
        self._show_changed([Changed(each.spec.code, each.spec.default) for each in rows if not each.is_default])

    def _show_changed(self, changed: list[Changed]) -> None:
        while (item := self._changed.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.changed.setVisible(bool(changed))
        self.changed_words.setText(self.tr("Ce que votre GAL a changé, à remettre comme à l’origine si besoin\u00a0:"))
        for each in changed:
            back = button(words.label(each.code), "quiet", "undo")
            back.setToolTip(self.tr("Remettre la valeur d’origine"))
            back.setAccessibleName(self.tr("Remettre la valeur d’origine\u00a0: {}").format(words.label(each.code)))
            back.setEnabled(not self.is_read_only)
            back.clicked.connect(partial(self._go_back, each))
            self._changed.addWidget(back)

    def _go_back(self, changed: Changed, _: object = None) -> None:
        told = self.tr("«\u00a0{}\u00a0» a retrouvé sa valeur d’origine.").format(words.label(changed.code))
        self.change(_setting(changed.code, changed.default), told)

    def _saving(self, _key: int, name: str, _value: object) -> Work:
        code, stored = stored_of(name, self.form.values())
        if any(each.is_blocking for each in problems_of_setting(code, stored)):
            # Said under the field; kept as soon as it makes sense.
            return lambda _: None
        return _setting(code, stored)

    def _numbering(self, _key: int, _name: str, value: object) -> Work:
        """An emptied pattern is the one to begin with."""
        return _setting(NAME, str(value or USUAL_NUMBERING))

    def _year(self) -> int:
        return self.desk.around.clock().year

    def _take_costs(self, rules: CostRules) -> None:
        self.costs.show_rules(rules)
        self.change(_setting("cost_rules", write_cost_rules(rules)))

    def _take_claims(self, rules: ClaimRules) -> None:
        self.claims.show_rules(rules)
        self.change(_setting("claim_rules", write_claim_rules(rules)))

    def _take_running(self, rules: RunningRules) -> None:
        self.running.show_rules(rules)
        self.change(_setting("running_rules", write_running_rules(rules)))

    def _take_funds(self, funds: tuple[OtherFund, ...]) -> None:
        self.funds.show_rows(funds)
        self.change(_setting("other_funds", write_other_funds(funds)))

    def _made_funds(self) -> Rows:
        kinds = {kind: codes.word("legal_kind", kind) for kind in LEGAL_KINDS}
        return Rows(
            words.label("other_funds"),
            [
                Cell("name", self.tr("Fonds ou guichet"), is_wide=True, width=22, blank=""),
                Cell("about", self.tr("Ce qu’il aide"), is_wide=True, width=22, blank=""),
                Cell("contact", self.tr("Contact"), is_wide=True, width=20, blank=""),
                Cell("legal_kinds", self.tr("Porteurs"), "many", kinds, width=18, blank=(), empty=self.tr("tous")),
                Cell(
                    "words",
                    self.tr("Mots du projet"),
                    width=18,
                    empty=self.tr("tous"),
                    says=_words,
                    put_with=_put_words,
                ),
                Cell("min_cost", self.tr("Coût, au moins"), "euros", width=15, empty=self.tr("sans")),
                Cell("max_cost", self.tr("Coût, au plus"), "euros", width=15, empty=self.tr("sans")),
            ],
            lambda rows: OtherFund(self.tr("Fonds {}").format(len(rows) + 1)),
            add=self.tr("Ajouter un fonds à proposer"),
            help=words.help_text("other_funds"),
        )


def _setting(code: str, stored: str) -> Work:
    def work(base: OpenBase) -> Done:
        from leaderdesk.services.settings import set_setting

        return set_setting(base, code, stored)

    return work


def _cost_rules(stored: str) -> CostRules:
    try:
        return read_cost_rules(stored)
    except WrongInput:
        return CostRules()


def _claim_rules(stored: str) -> ClaimRules:
    try:
        return read_claim_rules(stored)
    except WrongInput:
        return ClaimRules()


def _running_rules(stored: str) -> RunningRules:
    try:
        return read_running_rules(stored)
    except WrongInput:
        return RunningRules()


def _funds(stored: str) -> tuple[OtherFund, ...]:
    try:
        return read_other_funds(stored) if stored else ()
    except WrongInput:
        return ()


def _words(fund: OtherFund) -> str:
    return ", ".join(fund.words)


def _put_words(fund: OtherFund, value: Any) -> OtherFund:  # noqa: ANN401 - a text, or nothing
    told = [part.strip() for part in re.split(r"[,;]", str(value or ""))]
    return replace(fund, words=tuple(part for part in told if part))
