"""Targets: typed in, each followed against what is reached, the sittings to come and the group's own pace."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.domain.claims.vocabulary import TARGET_MEASURES
from leaderdesk.domain.errors import Expected
from leaderdesk.domain.money import rate_from_millionths
from leaderdesk.domain.sheets.envelopes import cents_of
from leaderdesk.domain.sheets.targets import TargetSheet, aims_of
from leaderdesk.drawings.aims import AimWords, draw_aims
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.controls import EDGE, column, text
from leaderdesk.ui.kit.drawing_panel import DrawingPanel
from leaderdesk.ui.kit.lines import Column
from leaderdesk.ui.page import Page
from leaderdesk.ui.parts.entries import Entry, EntryTable
from leaderdesk.ui.parts.paper import Paper
from leaderdesk.ui.parts.row_edits import row_edits
from leaderdesk.ui.parts.typed_columns import (
    amount_column,
    choice_column,
    day_column,
    offer,
    share_column,
    words_column,
)
from leaderdesk.ui.parts.undoing import Undoing
from leaderdesk.words import envelopes as words
from leaderdesk.words import failures
from leaderdesk.words.formats import NO_BREAK, money, rate
from leaderdesk.words.phrases import spaced

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.done import Done
    from leaderdesk.services.targets import Targets


class TargetsView(QWidget):
    """The table of targets, and what is said of the one that the keyboard is on."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.funds: dict[Any, str] = {}
        self.fiches: dict[Any, str] = {}
        self.intro = text(
            self.tr(
                "Ce qui doit être programmé, demandé ou payé à une date, et ce qui serait perdu sans cela. Le montant"
                " ou le taux\u00a0: l’un des deux."
            ),
            "muted",
            is_wrapped=True,
        )
        self.targets = EntryTable(
            self._columns(today),
            self.tr("Objectifs"),
            self.tr("Nouvel objectif…"),
            most_rows=9,
            identity=attrgetter("row.id"),
        )
        self.targets.table.wrap()
        self.remove = self.targets.add_action(self.tr("Retirer l’objectif"), "bin", "Ctrl+Delete")
        self.drawing = DrawingPanel(self.tr("Objectifs en barres"))
        self.name = text("", "heading", is_wrapped=True)
        self.told = text("", is_wrapped=True)
        self.method = text(spaced(words.PACE_METHOD), "small", is_wrapped=True)
        body = column(self.intro, self.targets, self.name, self.told, self.drawing, self.method, None)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(EDGE, 6, EDGE, 12)
        inside.addWidget(Paper(body, self))

    def show_aims(self, sheets: Sequence[TargetSheet]) -> None:
        """Every target that can be followed, on one scale."""
        aims = aims_of(sheets)
        self.drawing.setVisible(bool(aims))
        said = AimWords(**words.AIMS, said=words.aims_said(aims), money=money, name=words.aim_name, end=words.aim_end)
        self.drawing.show_drawing((lambda width, measure: draw_aims(aims, said, width, measure)) if aims else None)

    def show_target(self, sheet: TargetSheet | None) -> None:
        """What is said of one."""
        self.name.setText("" if sheet is None else sheet.name)
        self.told.setText("" if sheet is None else words.target_told(sheet))
        for each in (self.name, self.told, self.method):
            each.setVisible(sheet is not None)

    def _columns(self, today: Callable[[], date]) -> list[Column]:
        measures = {code: words.figure(code) for code in TARGET_MEASURES}
        decommitted = {True: self.tr("oui"), False: self.tr("non")}
        return [
            words_column("label", self.tr("Objectif"), "row.label", width=16, is_wide=True, is_optional=True),
            day_column("due_on", self.tr("Au"), today, "row.due_on", width=12),
            choice_column("fund_id", self.tr("Fonds"), self.funds, "row.fund_id", width=10),
            choice_column("fiche_id", self.tr("Fiche-action"), self.fiches, "row.fiche_id", width=15),
            choice_column("measure", self.tr("Mesure"), measures, "row.measure", width=13),
            amount_column("amount", self.tr("Montant"), "row.amount", width=14, is_optional=True),
            share_column("rate", self.tr("Taux"), "row.rate", width=8, text=_rate),
            choice_column("is_decommitment", self.tr("Perdu sinon"), decommitted, "row.is_decommitment", width=11),
            Column("reached", self.tr("Atteint"), _reached, width=14, is_number=True),
            Column("missing", self.tr("Manque"), _missing, width=14, is_number=True),
        ]


class TargetsPage(Page):
    """The target that the keyboard is on is told below."""

    topics = frozenset({"dossiers", "programme", "fiches", "settings", "sittings"})
    help_page = "enveloppes#Les objectifs"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = TargetsView(desk.around.today)
        self.undoing = Undoing(desk, self.said, self)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.view)
        self._chosen: int | None = None
        # The target that somebody wishes to see before any is read.
        self._wished: int | None = None
        self._sheets: tuple[TargetSheet, ...] = ()
        self.view.targets.wished.connect(self._edit)
        self.view.targets.picked.connect(lambda sheet: self._choose(None if sheet is None else sheet.row.id))
        self.view.targets.row_made.connect(lambda _, key: self._choose(key))
        self.view.drawing.opened.connect(lambda key: self.view.targets.go_to(int(key), "label"))
        self.view.remove.clicked.connect(self._remove)
        desk.failed.connect(self._give_up)

    def refresh(self) -> None:
        def work(base: OpenBase) -> Targets:
            from leaderdesk.services.targets import read_targets

            return read_targets(base)

        self.desk.ask(work, self._fill)

    def focus_main(self) -> None:
        self.view.targets.enter()

    def show_record(self, key: int, part: str = "") -> None:
        """On one target, once it has been read."""
        del part
        self._wished = key
        self._enter_wished()

    def begin_new(self) -> None:
        self.view.targets.go_to(None, "label")

    def _fill(self, found: Targets) -> None:
        self._sheets = found.sheets
        offer(self.view.funds, found.funds)
        offer(self.view.fiches, {None: self.tr("Tout le fonds"), **found.fiches})
        is_read_only = self.desk.state is None or self.desk.state.facts.is_read_only
        self.view.targets.set_read_only(is_read_only=is_read_only)
        self.view.targets.show_lines(self.view.targets.lines_for(0, found.sheets))
        if self._chosen not in [each.row.id for each in found.sheets]:
            self._chosen = found.sheets[0].row.id if found.sheets else None
        if not self.view.targets.table.currentIndex().isValid():
            self.view.targets.table.select_first()
        self.view.show_aims(found.sheets)
        self._enter_wished()
        self._show()

    def _enter_wished(self) -> None:
        if self._wished in [each.row.id for each in self._sheets]:
            key, self._wished = self._wished, None
            self._chosen = key
            self.view.targets.go_to(key, "label")

    def _choose(self, key: int | None) -> None:
        if key is not None:
            self._chosen = key
        self._show()

    def _show(self) -> None:
        self.view.show_target(next((each for each in self._sheets if each.row.id == self._chosen), None))

    def _edit(self, entries: Sequence[Entry], said: str = "") -> None:
        def work(base: OpenBase) -> Done:
            from leaderdesk.services.targets import edit_targets

            return edit_targets(base, row_edits(entries, _stored))

        self.desk.act(work, self.undoing.after(said))

    def _remove(self) -> None:
        if gone := self.view.targets.removals():
            self._edit(gone, self.tr("Objectif retiré."))

    def _give_up(self, error: Expected) -> None:
        self.view.targets.give_up_begun(failures.say(error))


def _stored(name: str, value: Any) -> Any:  # noqa: ANN401 - of the column
    return rate_from_millionths(value) if name == "rate" and value is not None else value


def _rate(sheet: TargetSheet) -> str:
    return NO_BREAK if sheet.row.rate is None else rate(sheet.row.rate)


def _reached(sheet: TargetSheet) -> str:
    return NO_BREAK if sheet.progress is None else money(cents_of(sheet.progress.reached))


def _missing(sheet: TargetSheet) -> str:
    return NO_BREAK if sheet.progress is None else money(cents_of(sheet.progress.missing))
