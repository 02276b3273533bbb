"""The tab « Comité »: the days of the decision, the amounts said so far, and the time spent in each status."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout

from leaderdesk.domain.sheets.dossiers import WholeDossier
from leaderdesk.domain.sheets.rows import StagedRow, StepRow
from leaderdesk.domain.sheets.sittings.passages import Passage
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.dossiers.record.area import TabArea
from leaderdesk.ui.dossiers.record.project_fields import TAKEN
from leaderdesk.ui.dossiers.record.tab import Tab
from leaderdesk.ui.kit.controls import column, text
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.fields import DayField
from leaderdesk.ui.kit.forms import Field, Form
from leaderdesk.ui.kit.lines import Column, lines_of
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.page import Visit
from leaderdesk.ui.parts.sentences import Said, Sentences
from leaderdesk.ui.records import BoundForm, saving_dossier
from leaderdesk.words import codes
from leaderdesk.words.formats import capital, counted, day, money
from leaderdesk.words.sitting_records import say_passage, say_passage_total, say_passage_vote, say_whole_passage
from leaderdesk.words.statuses import status_or_code

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase

_WIDEST, _MOST_ROWS = 110, 12


class CommitteeTab(Tab):
    """The sittings that the dossier passes in, its days, its amounts, its statuses."""

    topics = frozenset({"dossiers", "sittings"})
    help_page = "dossiers"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.words = words = CommitteeWords(self)
        self.passages = _short(words.passages(), self.tr("Passages en séance"))
        self.passages.sort_by("day", is_descending=True)
        self.passages.table.opened.connect(self._visit)
        self.passages.table.chosen.connect(self._tell)
        self.told = text("", is_wrapped=True)
        self.never = text(self.tr("Ce projet n’est encore à l’ordre du jour d’aucune séance."), "muted")
        self.form = Form(words.fields(desk.around.today), taken=TAKEN)
        self.bound = BoundForm(desk, self.form, "committee", saving_dossier)
        self.convention = Sentences(self.tr("La convention"))
        self.stays = _short(words.stays(), self.tr("Statuts du dossier"))
        self.stays.sort_by("since", is_descending=True)
        self.amounts = _short(words.amounts(), self.tr("Montants décidés"))
        self.nothing = text(self.tr("Aucun montant n’a encore été instruit, voté ou conventionné."), "muted")
        self._area = TabArea(
            column(
                text(self.tr("Passages en séance"), "heading"),
                self.never,
                self.passages,
                self.told,
                self.form,
                self.convention,
                text(self.tr("Montants décidés"), "heading"),
                self.nothing,
                self.amounts,
                text(self.tr("Statuts du dossier"), "heading"),
                self.stays,
                None,
            ),
            _WIDEST,
        )
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._area)

    def refresh(self, key: int) -> None:
        def work(base: OpenBase) -> tuple[WholeDossier, tuple[Passage, ...]]:
            from leaderdesk.services.dossiers import read_whole_dossier
            from leaderdesk.services.sitting_passages import read_passages

            return read_whole_dossier(base, key), read_passages(base, key)

        self.desk.ask(work, lambda found: self._show(*found) if key == self.key else None)

    def leave(self) -> None:
        self.bound.leave()

    def focus_first(self) -> None:
        self.form.focus_first()

    def focus_part(self, part: str) -> None:
        if part in self.form.cells:
            self.form.focus_field(part)
            self._area.keep_in_sight()

    def set_read_only(self, *, is_read_only: bool) -> None:
        self.form.set_read_only(is_read_only)

    def _tell(self, passage: object) -> None:
        if isinstance(passage, Passage):
            self.told.setText(say_whole_passage(passage))

    def _visit(self, passage: Passage) -> None:
        self.visit_wished.emit(Visit("sittings", passage.sitting_id, f"point:{passage.point}"))

    def _show(self, whole: WholeDossier, passages: tuple[Passage, ...]) -> None:
        self.passages.show_lines(lines_of(self.passages.model.columns, passages, lambda each: each.point))
        self.passages.table.show_rows(min(max(len(passages), 1), _MOST_ROWS))
        self.passages.setVisible(bool(passages))
        self.never.setVisible(not passages)
        self.told.setVisible(bool(passages))
        self.passages.table.select_first()
        self._tell(self.passages.table.current_item())
        self.bound.open(whole.record.id, {name: getattr(whole.record, name) for name in self.form.cells})
        place = Visit("dossiers", whole.record.id, "convention:convention_on")
        told, leads = self.words.convention(whole), self.tr("Voir «\u00a0Convention\u00a0»")
        self.convention.say([Said("information", told, leads, lambda: self.visit_wished.emit(place))])
        today = self.desk.around.today()
        steps = [(step, today) for step in reversed(whole.steps)]
        self.stays.show_lines(lines_of(self.stays.model.columns, steps))
        self.stays.table.show_rows(min(max(len(steps), 1), _MOST_ROWS))
        self.amounts.show_lines(lines_of(self.amounts.model.columns, whole.staged))
        self.amounts.table.show_rows(min(max(len(whole.staged), 1), _MOST_ROWS))
        self.amounts.setVisible(bool(whole.staged))
        self.nothing.setVisible(not whole.staged)


class CommitteeWords(QObject):
    """Fields and columns."""

    def fields(self, today: Callable[[], date]) -> list[Field]:
        """The days of the decision."""
        editor = partial(DayField, today)
        return [
            Field("committee_on", self.tr("Comité prévu le"), editor, is_optional=True),
            Field("opinion_on", self.tr("Avis d’opportunité du"), editor, is_optional=True),
            Field("programmed_on", self.tr("Programmé le"), editor, is_optional=True),
        ]

    def passages(self) -> list[Column]:
        """What is shown of a sitting."""
        return [
            Column("day", self.tr("Le"), lambda each: day(each.day), key=lambda each: each.day, width=12),
            Column("decision", self.tr("Décision"), say_passage, width=22, is_wide=True),
            Column("vote", self.tr("Vote"), lambda each: say_passage_vote(each) or "–", width=22, is_wide=True),
            Column("total", self.tr("Note"), lambda each: say_passage_total(each) or "–", width=12),
            Column("title", self.tr("Séance"), lambda each: each.title, width=16, is_hidden=True),
        ]

    def stays(self) -> list[Column]:
        """What is shown of a status the dossier had."""
        return [
            Column("status", self.tr("Statut"), lambda each: status_or_code(each[0].status), width=20, is_wide=True),
            Column("since", self.tr("Du"), lambda each: day(each[0].since), key=_since, width=12),
            Column("until", self.tr("Au"), lambda each: self._until(each[0]), width=12),
            Column("days", self.tr("Durée"), self._length, key=_days, width=12, is_number=True),
        ]

    def amounts(self) -> list[Column]:
        """What is shown of an amount said of a fund."""
        return [
            Column("stage", self.tr("Étape"), self._stage, width=18, is_wide=True),
            Column("said_on", self.tr("Le"), lambda row: day(row.said_on), key=lambda row: row.said_on, width=12),
            Column("fund", self.tr("Fonds"), lambda row: row.fund, width=12),
            Column("amount", self.tr("Montant"), lambda row: money(row.amount), key=_amount, width=14, is_number=True),
        ]

    def _until(self, step: StepRow) -> str:
        return self.tr("aujourd’hui") if step.until is None else day(step.until)

    def _length(self, each: tuple[StepRow, date]) -> str:
        return counted(_days(each), self.tr("jour"), self.tr("jours"))

    def _stage(self, row: StagedRow) -> str:
        words = codes.word("stage", row.stage)
        return capital(words)

    def convention(self, whole: WholeDossier) -> str:
        """The days of the convention, which are typed in its own tab."""
        signed, ends = whole.record.convention_on, whole.record.convention_ends_on
        if signed is None:
            return self.tr("La convention n’est pas encore signée.")
        told = self.tr("Convention signée le {}").format(day(signed))
        return f"{told}, {self.tr('prévue jusqu’au {}').format(day(ends))}." if ends else f"{told}."


def _short(columns: list[Column], name: str) -> Listing:
    made = Listing(columns, name, Empty("list", "", ""))
    made.hide_tools()
    return made


def _since(each: tuple[StepRow, date]) -> date:
    return each[0].since


def _days(each: tuple[StepRow, date]) -> int:
    step, today = each
    return ((step.until or today) - step.since).days


def _amount(row: StagedRow) -> int:
    return row.amount
