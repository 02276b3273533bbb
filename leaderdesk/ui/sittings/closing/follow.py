"""What follows a sitting: dossiers moved, amounts, conditions and letters, read first, done in one gesture."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from leaderdesk.domain.sheets.sittings.batches import MovePlan
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.lines import lines_of
from leaderdesk.ui.page import Visit
from leaderdesk.ui.sittings.closing.follow_view import Followed, FollowView
from leaderdesk.ui.sittings.closing.part import ClosedPart
from leaderdesk.ui.sittings.closing.reading import Reading
from leaderdesk.words.formats import counted

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.done import Done


class FollowPart(ClosedPart):
    """Decides what is offered of the batch."""

    help_page = "seance-close"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = FollowView()
        self.count = 0
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.view)
        table = self.view.listing.table
        table.chosen.connect(lambda _: self._show_detail())
        table.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        table.opened.connect(self._visit)
        self.view.apply.clicked.connect(self._apply_all)
        self.view.apply_chosen.clicked.connect(self._apply_chosen)

    def show_reading(self, reading: Reading) -> None:
        batch, listing = reading.batch, self.view.listing
        rows = [Followed(move, batch.of({move.point})) for move in batch.moves]
        self.count = sum(1 for row in rows if row.is_waiting)
        listing.show_lines(lines_of(listing.model.columns, rows, lambda each: each.move.point))
        listing.model.finish()
        if listing.table.current_item() is None:
            listing.table.select_first()
        self.view.show_left(batch, self.count, len(rows))
        self._show_detail()
        self._enable()

    def focus_first(self) -> None:
        if self.view.apply.isEnabled():
            self.view.apply.setFocus()
        else:
            self.view.listing.table.setFocus()

    def _chosen(self) -> list[Followed]:
        return [item for item in self.view.listing.selected_items() if isinstance(item, Followed) and item.is_waiting]

    def _show_detail(self) -> None:
        item = self.view.listing.table.current_item()
        self.view.show_detail(item if isinstance(item, Followed) else None)

    def _enable(self) -> None:
        can_act = self.reading is not None and not self.is_read_only
        self.view.apply.setEnabled(can_act and self.count > 0)
        self.view.apply_chosen.setEnabled(can_act and bool(self._chosen()) and self.count > 1)

    def _visit(self, item: object) -> None:
        move = item.move if isinstance(item, Followed) else None
        if isinstance(move, MovePlan):
            self.visit_wished.emit(Visit("dossiers", move.dossier_id, "committee"))

    def _apply_all(self) -> None:
        self._apply(None, self.count)

    def _apply_chosen(self) -> None:
        chosen = self._chosen()
        self._apply({each.move.point for each in chosen}, len(chosen))

    def _apply(self, points: Collection[str] | None, count: int) -> None:
        reading = self.reading
        if reading is None:
            return

        def work(base: OpenBase) -> Done:
            from leaderdesk.services.sitting_batches import close_batch

            return close_batch(base, reading.key, points)

        words = self.tr("Suites appliquées à {}.").format(counted(count, self.tr("dossier"), self.tr("dossiers")))

        def done(_: Done) -> None:
            self.undoing.tell(words)
            self.view.listing.table.setFocus()

        self.desk.act(work, done)
