"""The home page: what there is to do, then each gauge as it is read; each line opens its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout

from leaderdesk.domain.home.gauges import CommitteeGauge, DelaysGauge, EnvelopesGauge
from leaderdesk.domain.home.tasks import MORE, Task, fold, place_of
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.home.gauges import Told
from leaderdesk.ui.home.lines import Said
from leaderdesk.ui.home.view import GAUGES, TASKS, HomeView
from leaderdesk.ui.page import Page, Visit
from leaderdesk.words import home
from leaderdesk.words.formats import counted, moment
from leaderdesk.words.sitting_plans import long_day

if TYPE_CHECKING:
    from leaderdesk.domain.home.changes import Changed, Changes
    from leaderdesk.domain.home.gauges import Gauge
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.home import Measured, Today
    from leaderdesk.ui.tasks import Task as Asked

# In the order they are read: those that come at once, then those that take longer.
_ORDER = ("committee", "delays", "envelopes", "cash")
# So many lines tell what changed; the history has them all.
_MOST_CHANGES = 10


class HomePage(Page):
    """What to do today, and what happened meanwhile."""

    topics = frozenset({"dossiers", "holders", "programme", "calls", "sittings", "committee", "grids"})
    help_page = "aujourdhui"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = HomeView()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.view)
        self.today: Today | None = None
        # How many more lines were asked for, by urgency and kind.
        self._more: Counter[tuple[str, str]] = Counter()
        # What each gauge gives to do.
        self._given: dict[str, tuple[Task, ...]] = {}
        self._asked: list[Asked] = []
        # The line of the first treasury.
        self._first_cash: int | None = None
        self._is_entered = False
        for rank in range(len(self.view.gauges.cards)):
            self._add_key(rank)
        desk.opened.connect(lambda _: self._begin())

    def refresh(self) -> None:
        around, on = self.desk.around, self._today()

        def first(base: OpenBase) -> Today:
            from leaderdesk.services.home import read_today

            return read_today(base, around, on)

        for asked in self._asked:
            asked.cancel()
        self._asked = [self.desk.ask(first, self._show_today)]
        self._ask_gauge(_ORDER[0])

    def _ask_gauge(self, code: str) -> None:
        """Each is asked once the one before has come: whoever wants the base meanwhile goes between."""
        on = self._today()

        def work(base: OpenBase) -> Measured:
            from leaderdesk.services.home import read_gauge

            return read_gauge(base, code, on)

        self._asked = [*self._asked[:1], self.desk.ask(work, partial(self._show_gauge, code))]

    def _begin(self) -> None:
        """Another base: nothing of the one before is shown."""
        self._more.clear()
        self._given.clear()
        self.today = None

    def focus_main(self) -> None:
        """On what is most urgent; before anything is read, as soon as it is."""
        if not (self.view.zones.enter(TASKS) or self.view.zones.enter(GAUGES)):
            self.setFocus()
        self._is_entered = self.today is None

    def _show_today(self, today: Today) -> None:
        # Before anything is shown: what is then hidden would send the keyboard elsewhere.
        is_awaited = self._is_entered and self._has_keyboard()
        self.today = today
        self.view.day.setText(long_day(self._today()))
        self._show_tasks()
        self._show_changes(today.changes, today.keys)
        self._is_entered = False
        if is_awaited:
            self.focus_main()

    def _has_keyboard(self) -> bool:
        """Where the base takes its time, one may have gone elsewhere meanwhile: the keyboard stays there."""
        focus = QApplication.focusWidget()
        return self.isVisible() and (focus is None or focus is self or self.isAncestorOf(focus))

    def _show_tasks(self) -> None:
        if self.today is None:
            return
        on = self._today()
        if not self.today.is_begun and not self.today.tasks:
            self._show_beginnings()
            return
        self.view.gauges.show()
        self.view.tasks_title.setText(self.tr("À faire"))
        sections = fold(chain(self.today.tasks, *self._given.values()), on, self._more)
        self._first_cash = None
        told: list[Said] = []
        for section in sections:
            if section.urgency == "cash":
                self._first_cash = sum(each.opens is not None for each in told)
            told.append(Said(home.say_section(section)))
            for group in section.groups:
                told += [self._line(task, on) for task in group.shown]
                if group.hidden:
                    wanted = (section.urgency, group.kind)
                    told.append(Said(home.say_more(group), opens=partial(self._show_more, wanted)))
        self.view.tasks.show_lines(told)
        self.view.tasks_told.setText("" if told else home.say_nothing())
        self.view.tasks_told.setVisible(not told)

    def _show_beginnings(self) -> None:
        """Where a base without a dossier is to be begun: gauges would measure nothing."""
        self.view.gauges.hide()
        self.view.tasks_title.setText(self.tr("Pour commencer"))
        self.view.tasks_told.setText(
            self.tr("Cette page dira ce qu’il y a à faire chaque jour, dès que la base tiendra des dossiers.")
        )
        self.view.tasks_told.show()
        told = []
        for rank, (place, words) in enumerate(home.say_beginnings().items(), 1):
            page, _, part = place.partition(":")
            told.append(Said(f"{rank}. {words}", opens=self._opening(Visit(page, 0, part))))
        self.view.tasks.show_lines(told)

    def _show_changes(self, changes: Changes | None, keys: dict[str, int]) -> None:
        self.view.right.setVisible(changes is not None)
        if changes is not None and changes.count:
            self.view.say_since(home.say_since(changes), home.say_last(changes))
        else:
            self.view.say_since("", "")
        if changes is None:
            self.view.changes.show_lines(())
            return
        self.view.changes_title.setText(home.say_visit(changes.visit))
        self.view.changes_told.setText("" if changes.rows else self.tr("Rien n’a changé."))
        self.view.changes_told.setVisible(not changes.rows)
        told = [self._changed(row, keys) for row in changes.rows[:_MOST_CHANGES]]
        left = sum(row.count for row in changes.rows[_MOST_CHANGES:]) + changes.older
        if left:
            words = self.tr("et {}").format(counted(left, self.tr("autre action"), self.tr("autres actions")))
            told.append(Said(words, opens=self._opening(Visit("history", 0))))
        self.view.changes.show_lines(told)

    def _changed(self, row: Changed, keys: dict[str, int]) -> Said:
        key = keys.get(row.dossier)
        leads = Visit("dossiers", key, "history") if key is not None else Visit("history", 0)
        return Said(home.say_changed(row), when=moment(row.entry.at), opens=self._opening(leads))

    def _show_gauge(self, code: str, measured: Measured) -> None:
        self.view.gauges.cards[code].show_told(self._told(measured.gauge))
        if measured.tasks != self._given.get(code, ()):
            self._given[code] = measured.tasks
            self._show_tasks()
        left = _ORDER[_ORDER.index(code) + measured.is_whole :]
        if left and self.isVisible():
            self._ask_gauge(left[0])
        elif left:
            self._is_stale = True

    def _told(self, gauge: Gauge) -> Told:
        if isinstance(gauge, EnvelopesGauge):
            opens = self._opening(Visit("envelopes", 0))
            return Told(home.envelopes_figure(gauge), home.envelopes_meaning(gauge), opens)
        if isinstance(gauge, DelaysGauge):
            return Told(home.delays_figure(gauge), home.delays_meaning(gauge), self._opening(Visit("delays", 0)))
        if isinstance(gauge, CommitteeGauge):
            opens = self._opening(Visit("sittings", gauge.sitting or 0))
            return Told(home.committee_figure(gauge, self._today()), home.committee_meaning(gauge), opens)
        return Told(home.cash_figure(gauge), home.cash_meaning(gauge), self._enter_cash)

    def _enter_cash(self) -> None:
        """Down to the treasuries of the list."""
        if self._first_cash is not None:
            self.view.tasks.lines[self._first_cash].enter()

    def _line(self, task: Task, on: date) -> Said:
        place = place_of(task)
        opens = self._opening(Visit(place.page, place.key, place.part))
        return Said(home.say_task(task), home.say_about(task), home.say_when(task, on), opens, home.say_aloud(task, on))

    def _show_more(self, wanted: tuple[str, str]) -> None:
        self._more[wanted] += MORE
        self._show_tasks()

    def _opening(self, visit: Visit) -> Callable[[], None]:
        return lambda: self.visit_wished.emit(visit)

    def _add_key(self, rank: int) -> None:
        made = QShortcut(QKeySequence(str(rank + 1)), self)
        made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.activated.connect(partial(self.view.gauges.enter, rank))

    def _today(self) -> date:
        return self.desk.around.today()
