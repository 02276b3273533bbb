"""The record of a sitting: prepared tab by tab, or begun; what the base says of it is read again at each change."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout

from leaderdesk.ui.beginnings import NEW, BegunForm
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.page import Visit
from leaderdesk.ui.parts.record_pane import RecordPane
from leaderdesk.ui.sittings.plan import works
from leaderdesk.ui.sittings.plan.beginning import Left
from leaderdesk.ui.sittings.plan.fields import values_of
from leaderdesk.ui.sittings.plan.rehearsing import Rehearsing
from leaderdesk.ui.sittings.plan.tab import PlanTab
from leaderdesk.ui.sittings.plan.tabs import TabPlaces
from leaderdesk.ui.sittings.plan.view import PlanView
from leaderdesk.words import codes
from leaderdesk.words.formats import capital
from leaderdesk.words.preparations import say_silence
from leaderdesk.words.sitting_plans import hour, long_day, say_agenda

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.done import Made


class PlanRecord(RecordPane):
    """Decides what the record of a sitting does; `opened` and `entered` give the key of one to go into."""

    # Keys are wider than the int of a signal.
    opened = Signal(object)
    entered = Signal(object)
    sheet: works.Known | None

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        places = TabPlaces(self).all()
        self._places = {place.name: place for place in places}
        self._tab_of = {part: place.name for place in places for part in place.parts}
        self.view = PlanView(desk, places)
        self.tabs: dict[str, PlanTab] = {"sitting": self.view.first}
        self._part = ""
        self._rehearsing = Rehearsing(desk, self)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.view)
        self.bind(BegunForm(desk, self.view.first.form, "sitting", works.saving, self._making, is_at_once=False))
        self._connect()

    @property
    def tab(self) -> PlanTab:
        """The tab in front."""
        return self.tab_named(self.view.sections.current)

    def tab_named(self, name: str) -> PlanTab:
        """A tab by its name, built when it is first asked for."""
        if name not in self.tabs:
            made = self._places[name].make(self.desk)
            made.set_read_only(is_read_only=not self.can_write)
            self._follow(made)
            self.tabs[name] = made
            self.view.holders[name].put(made)
        return self.tabs[name]

    def unbuilt(self) -> list[Callable[[], object]]:
        """What builds each tab."""
        return [partial(self.tab_named, name) for name in self._places if name not in self.tabs]

    def reading(self, key: int) -> Callable[[OpenBase], works.Known]:
        return works.reading(key, self._today())

    def values(self, sheet: works.Known) -> Mapping[str, Any]:
        self.view.first.show_others(sheet.others)
        return values_of(sheet.plan)

    def first_values(self) -> Mapping[str, Any]:
        self.desk.ask(works.reading_left(), self._offer)
        return {"kind": "committee"}

    def show_sheet(self, sheet: works.Known | None) -> None:
        view = self.view
        is_new = sheet is None
        view.sections.show_only("sitting", is_alone=is_new)
        view.first.beginning.setVisible(is_new)
        view.first.beginning.problem.hide()
        if sheet is None:
            view.first.plan = None
            view.first.set_read_only(is_read_only=False)
            view.first.form.set_read_only(False)
            view.first.open_sitting.hide()
            view.first.rehearse.hide()
            view.first.opening_hint.hide()
            view.first.missing.hide()
            view.first.show_kind("committee")
            view.take_up.hide()
            view.title.setText(self.tr("Nouvelle séance"))
            view.told.setText(self.tr("Une date suffit\u00a0: tout le reste peut venir plus tard."))
            return
        self._show_head(sheet)
        view.first.show_plan(sheet.plan)
        view.first.show_missing(sheet.missing)
        self._show_counts(sheet)
        if self.tab is not view.first:
            self.tab.show_plan(sheet.plan)
        if self._part:
            part, self._part = self._part, ""
            self._enter(part)

    def leave(self) -> None:
        for tab in self.tabs.values():
            tab.leave()
        super().leave()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.is_new:
            self.view.first.form.focus_field("held_on")
        else:
            self.view.sections.buttons[self.view.sections.current].setFocus()

    def set_read_only(self, *, is_read_only: bool) -> None:
        for tab in self.tabs.values():
            tab.set_read_only(is_read_only=is_read_only)

    def focus_part(self, part: str) -> None:
        """Go to a part once the sitting is shown."""
        if self.sheet is not None and self.sheet.plan.id == self.key:
            self._enter(part)
        else:
            self._part = part

    def _enter(self, part: str) -> None:
        # A part may say which of its lines is meant.
        name = self._tab_of.get(part.partition(":")[0], "sitting")
        self.view.sections.show_section(name)
        self.tab.enter(part)

    # What the user does

    def _connect(self) -> None:
        view = self.view
        self._follow(view.first)
        view.sections.shown.connect(self._bring)
        for made in view.sections.buttons.values():
            # Pressed, or called by its letter: the keyboard goes in, where the arrows only pass.
            made.clicked.connect(lambda _=False: self.tab.enter())
        view.first.beginning.make.clicked.connect(self._make)
        view.take_up.clicked.connect(lambda: self.entered.emit(self.key))
        view.first.opening_wished.connect(self._open)
        view.first.rehearsal_wished.connect(self._rehearse)
        view.first.form.edited.connect(lambda *_: view.first.beginning.problem.hide())
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._make)

    def _follow(self, tab: PlanTab) -> None:
        tab.said.connect(self.said)
        tab.visit_wished.connect(self._visit)

    def _visit(self, visit: Visit) -> None:
        if visit.page == "sittings" and visit.key == self.key:
            self._enter(visit.part)
        else:
            self.visit_wished.emit(visit)

    def _bring(self, _: str) -> None:
        if self.sheet is not None:
            self.tab.show_plan(self.sheet.plan)

    def _make(self) -> None:
        if not self.is_new or not self.can_write:
            return
        form = self.view.first.form
        form.commit()
        if form.values()["held_on"] is None:
            self.view.first.beginning.problem.setText(self.tr("Donnez la date de la séance."))
            self.view.first.beginning.problem.show()
            form.focus_field("held_on")
            return
        self.bound.make()

    def _open(self) -> None:
        key = self.key
        if key:
            self.view.first.form.commit()
            self.desk.act(works.opening(key), lambda _: self.opened.emit(key))

    def _rehearse(self) -> None:
        if self.key:
            self.view.first.form.commit()
            self._rehearsing.begin(self.key)

    def _making(self, values: Mapping[str, Any]) -> Callable[[OpenBase], Made]:
        return works.making(values, self.view.first.beginning.carry.value())

    def _on_begun(self, key: int) -> None:
        super()._on_begun(key)
        self.view.sections.buttons["sitting"].setFocus()

    # What is shown

    def _today(self) -> date:
        return self.desk.around.today()

    def _offer(self, found: Sequence[Left]) -> None:
        if self.key == NEW:
            self.view.first.beginning.offer(found)

    def _show_counts(self, sheet: works.Known) -> None:
        pending = (int(str(each.data["count"])) for each in sheet.missing if each.code == "conflicts_pending")
        self.view.sections.show_count("agenda", len(sheet.plan.points))
        self.view.sections.show_count("interests", next(pending, 0))

    def _show_head(self, sheet: works.Known) -> None:
        plan, view = sheet.plan, self.view
        view.title.setText(plan.title)
        parts = [capital(codes.word("kind", plan.kind)), long_day(plan.held_on)]
        is_written = plan.kind == "written"
        if plan.starts_at is not None and not is_written:
            parts.append(hour(plan.starts_at))
        if plan.place and not is_written:
            parts.append(plan.place)
        said = f"{', '.join(parts)}. {capital(say_agenda(plan))}."
        view.told.setText(f"{said} {say_silence(plan)}" if is_written else said)
        is_plan = plan.phase == "preparation"
        view.first.open_sitting.setVisible(is_plan)
        view.first.rehearse.setVisible(is_plan)
        view.first.opening_hint.setVisible(is_plan)
        words = self.tr("Reprendre la séance") if plan.phase == "open" else self.tr("Lire la séance")
        view.take_up.setText(words)
        view.take_up.setVisible(not is_plan)
