"""The first tab: what is still missing before the day, then what the sitting is, where and when, and its opening."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from leaderdesk.domain.sittings.plans import Plan, SittingRow
from leaderdesk.domain.sittings.readiness import Missing
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.controls import button, column, row, scrolled, text
from leaderdesk.ui.kit.forms import Form
from leaderdesk.ui.page import Visit
from leaderdesk.ui.sittings.plan.beginning import Beginning
from leaderdesk.ui.sittings.plan.fields import HELD_ONLY, WRITTEN_ONLY, PlanFields
from leaderdesk.ui.sittings.plan.missing import MissingList
from leaderdesk.ui.sittings.plan.tab import PlanTab
from leaderdesk.words.sitting_plans import long_day

_WIDEST = 104


class SittingTab(PlanTab):
    """Holds the form; the record ties it to the base."""

    opening_wished = Signal()
    rehearsal_wished = Signal()

    def __init__(self, desk: Desk, taken: str) -> None:
        super().__init__(desk)
        self.missing = MissingList()
        self.open_sitting = button(self.tr("O&uvrir la séance"), "primary", "next")
        self.rehearse = button(self.tr("Répéter la séance"))
        self.rehearse.setToolTip(self.tr("Ouvrir une copie où tout est inventé\u202f; rien n’en revient ici."))
        self.opening_hint = text("", "muted", is_wrapped=True)
        self.form = Form(PlanFields(self).all(self.today), taken=taken)
        self.beginning = Beginning()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        parts = column(
            self.missing,
            row(self.open_sitting, self.rehearse, self.opening_hint, None),
            self.form,
            self.beginning,
            None,
            gap=14,
        )
        inside.addWidget(scrolled(parts, _WIDEST, is_centred=False))
        self.missing.chosen.connect(self._go)
        self.open_sitting.clicked.connect(self.opening_wished)
        self.rehearse.clicked.connect(self.rehearsal_wished)
        self.form.tried.connect(self._try)

    def show_known(self, plan: Plan) -> None:
        self.show_kind(plan.kind)

    def show_missing(self, missing: Sequence[Missing]) -> None:
        """What is missing, and whether the sitting can be opened all the same."""
        self.missing.setVisible(self.plan is not None and self.plan.phase == "preparation")
        self.missing.show_missing(missing)
        blocking = [each for each in missing if each.is_blocking]
        self.open_sitting.setEnabled(self.can_write and not blocking)
        self.rehearse.setEnabled(self.can_write and not blocking)
        if blocking:
            self.opening_hint.setText(self.tr("Possible dès que le premier point ci-dessus est réglé."))
        elif missing:
            self.opening_hint.setText(self.tr("Ce qui manque peut attendre\u00a0: la séance s’ouvre quand même."))
        else:
            self.opening_hint.setText(self.tr("Le plan ne change plus une fois la séance ouverte."))

    def show_others(self, others: Sequence[SittingRow]) -> None:
        """The technical sittings that may have prepared this one."""
        technical = {each.id: f"{each.title} ({long_day(each.held_on)})" for each in others if each.kind == "technical"}
        self.form.editor("prepared_by_id").set_choices(technical)  # type: ignore[attr-defined]  # a ChoiceField

    def show_kind(self, kind: str) -> None:
        """A written consultation has a deadline in the place of an hour and a room."""
        is_written = kind == "written"
        for names, is_shown in ((WRITTEN_ONLY, is_written), (HELD_ONLY, not is_written)):
            for name in names:
                self.form.cells[name].setVisible(is_shown)
        self.form.cells["prepared_by_id"].setVisible(kind == "committee" and self.plan is not None)

    def focus_first(self) -> None:
        if self.missing.lines and self.missing.isVisible():
            self.missing.lines[0].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.form.focus_first()

    def focus_part(self, part: str) -> None:
        if part in self.form.cells:
            self.form.focus_field(part)
        else:
            self.focus_first()

    def _enable(self) -> None:
        self.form.set_read_only(not self.can_write)
        self.open_sitting.setEnabled(self.can_write)
        self.rehearse.setEnabled(self.can_write)

    def _go(self, missing: Missing) -> None:
        self.visit_wished.emit(Visit(missing.page, missing.key or 0, missing.part))

    def _try(self, name: str, value: object) -> None:
        if name == "kind" and isinstance(value, str):
            self.show_kind(value)
