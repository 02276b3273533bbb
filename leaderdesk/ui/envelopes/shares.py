"""Who the programmed money goes to, each part beside the target that the group gave it."""

from __future__ import annotations

from fractions import Fraction
from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.domain.money import rate_from_millionths
from leaderdesk.domain.sheets.envelopes import cents_of
from leaderdesk.domain.sheets.shares import ASPECTS, Aspect, ShareLine
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.controls import EDGE, text
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.fields import ChoiceField
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.lines import Column, lines_of
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.kit.tables.editing import CellEdit
from leaderdesk.ui.page import Page
from leaderdesk.ui.parts.typed_columns import share_column
from leaderdesk.words import envelopes as words
from leaderdesk.words.formats import NO_BREAK, aligned_rate, money

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.done import Done

Shares = dict[Aspect, tuple[ShareLine, ...]]


class SharesView(QWidget):
    """What the money is told apart by, then its parts."""

    def __init__(self) -> None:
        super().__init__()
        self.aspect = ChoiceField({each: words.ASPECTS[each] for each in ASPECTS})
        self.aspect.setAccessibleName(self.tr("Répartir par"))
        self.by = text(self.tr("&Répartir par"), "strong")
        self.by.setBuddy(self.aspect)
        self.method = text(words.SHARES_METHOD, "muted", is_wrapped=True)
        empty = Empty("envelopes", self.tr("Rien n’est programmé"), self.tr("Les parts paraîtront avec les dossiers."))
        self.listing = Listing(self._columns(), self.tr("Répartition"), empty, is_editable=True)
        self.listing.sort_by("programmed", is_descending=True)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(EDGE, 6, EDGE, 12)
        inside.setSpacing(10)
        inside.addLayout(Flow(self.by, self.aspect))
        inside.addWidget(self.method)
        inside.addWidget(self.listing, 1)

    def _columns(self) -> list[Column]:
        return [
            Column("name", self.tr("À qui"), words.share_name, width=32, is_wide=True),
            Column(
                "dossiers", self.tr("Dossiers"), lambda each: str(each.dossiers), key=_dossiers, kind="count", width=10
            ),
            Column("programmed", self.tr("Programmé"), _money, key=_cents, kind="amount", width=16, has_sum=True),
            Column(
                "part",
                self.tr("Part"),
                lambda each: aligned_rate(each.part),
                key=attrgetter("part"),
                width=10,
                is_number=True,
            ),
            share_column("target", self.tr("Part visée"), width=12, text=_target),
            Column("gap", self.tr("Écart"), words.share_gap, key=attrgetter("gap"), width=22),
        ]


class SharesPage(Page):
    """A target is typed in its cell, and kept with the rules of the envelopes."""

    topics = frozenset({"dossiers", "programme", "fiches", "settings", "holders"})
    help_page = "enveloppes#La répartition"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = SharesView()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.view)
        self._shares: Shares = {}
        self.view.aspect.show_value(ASPECTS[0])
        self.view.aspect.edited.connect(lambda _: self._show())
        self.view.listing.table.edits_wished.connect(self._aim)

    def refresh(self) -> None:
        def work(base: OpenBase) -> Shares:
            from leaderdesk.services.envelopes import read_shares

            return read_shares(base)

        self.desk.ask(work, self._fill)

    def focus_filter(self) -> None:
        self.view.listing.focus_filter()

    def focus_main(self) -> None:
        self.view.listing.table.setFocus()

    def _fill(self, shares: Shares) -> None:
        self._shares = shares
        self.view.listing.model.is_editable = self.desk.state is not None and not self.desk.state.facts.is_read_only
        self._show()

    def _show(self) -> None:
        aspect = self.view.aspect.value() or ASPECTS[0]
        listing, lines = self.view.listing, self._shares.get(aspect, ())
        self.view.method.setText(words.shares_method(aspect, lines))
        listing.show_lines(lines_of(listing.model.columns, lines, attrgetter("name")))
        listing.table.select_first()

    def _aim(self, edits: list[CellEdit]) -> None:
        def work(base: OpenBase) -> Done:
            from leaderdesk.services.envelopes import aim_shares

            return aim_shares(base, {edit.identity: _rate(edit.new) for edit in edits})

        self.desk.act(work)


def _rate(value: int | None) -> Fraction | None:
    return None if value is None else rate_from_millionths(value)


def _target(line: ShareLine) -> str:
    return NO_BREAK if line.target is None else aligned_rate(line.target)


def _dossiers(line: ShareLine) -> int:
    return line.dossiers


def _cents(line: ShareLine) -> int:
    return cents_of(line.programmed)


def _money(line: ShareLine) -> str:
    return money(_cents(line))
