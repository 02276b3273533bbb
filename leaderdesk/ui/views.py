"""How lists are looked at, kept with the base: the last look of each, and the views that people gave a name to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from leaderdesk.ui.desk import ALL_TOPICS, Desk
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.kit.messages import Message
from leaderdesk.ui.kit.table import Table
from leaderdesk.ui.kit.tables.shape import read_shape, written
from leaderdesk.ui.kit.tables.viewbar import View

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.done import Done
    from leaderdesk.services.saved_views import SavedViewRow

_PAUSE = 400


class RememberedTable(QObject):
    """Keeps the shape of one table, under a name, in each base."""

    kept = Signal()

    def __init__(self, desk: Desk, table: Table, name: str) -> None:
        super().__init__(table)
        self._desk, self._table, self._name = desk, table, name
        self._known = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._keep)
        # What the page asked for at first is what a reset goes back to.
        table.usual = table.look()
        table.shaped.connect(self._pause.start)
        desk.opened.connect(self._read)
        if desk.state is not None:
            self._read()

    def _read(self) -> None:
        def work(base: OpenBase) -> str | None:
            from leaderdesk.services.asides import view_state

            return view_state(base, self._name)

        self._known = self._table.shape()
        self._desk.ask(work, self._take)

    def _take(self, shape: str | None) -> None:
        if self._table.shape() != self._known:
            # Already looked at another way meanwhile: that is what will be kept.
            return
        if shape:
            self._table.take_shape(shape)
        self._pause.stop()
        self._known = self._table.shape()

    def _keep(self) -> None:
        shape, state = self._table.shape(), self._desk.state
        if shape == self._known or state is None or state.facts.is_read_only:
            return
        self._known = shape

        def work(base: OpenBase) -> None:
            from leaderdesk.services.asides import keep_view

            keep_view(base, self._name, shape)

        self._desk.ask(work, lambda _: self.kept.emit())


class SavedViews(QObject):
    """The views above one list: the page's own first, then those of the base."""

    said = Signal(object)
    shown = Signal()

    def __init__(self, desk: Desk, listing: Listing, name: str, built_in: Sequence[View] = ()) -> None:
        super().__init__(listing)
        self._desk, self._listing, self._name = desk, listing, name
        self._built_in = tuple(built_in) or (View("all", self.tr("Toutes les lignes")),)
        listing.views.kept.connect(self._keep)
        listing.views.renamed.connect(self._rename)
        listing.views.deleted.connect(self._delete)
        desk.bus.changed.connect(self._refresh_if_touched)
        desk.opened.connect(self.refresh)
        listing.show_views(self._built_in)
        if desk.is_open:
            self.refresh()

    def refresh(self) -> None:
        """Read the views of the base again."""

        def work(base: OpenBase) -> list[SavedViewRow]:
            from leaderdesk.services.saved_views import list_views

            return list_views(base, self._name)

        self._desk.ask(work, self._show)

    def _refresh_if_touched(self, topics: frozenset[str]) -> None:
        if "saved_views" in topics and not topics & ALL_TOPICS:
            self.refresh()

    def _show(self, rows: Sequence[SavedViewRow]) -> None:
        self._listing.show_views([*self._built_in, *(self._view(row) for row in rows)])
        self.shown.emit()

    def _view(self, row: SavedViewRow) -> View:
        look = read_shape(row.value, self._listing.model.columns)
        based_on = next((view for view in self._built_in if view.name == look.based_on), None)
        return View(f"saved/{row.id}", row.name, look, based_on.predicate if based_on else None, row.id)

    def _keep(self, name: str) -> None:
        current = self._listing.views.current
        based_on = "" if current is None else (current.look.based_on if current.key and current.look else current.name)
        value = written(self._listing.table.look(), based_on=based_on)

        def work(base: OpenBase) -> Done:
            from leaderdesk.services.saved_views import keep_named_view

            return keep_named_view(base, self._name, name, value)

        self._act(work, self.tr("Vue «\u00a0{}\u00a0» enregistrée.").format(name))

    def _rename(self, view: View, name: str) -> None:
        def work(base: OpenBase) -> Done:
            from leaderdesk.services.saved_views import rename_view

            return rename_view(base, view.key or 0, name)

        self._act(work, self.tr("Vue renommée «\u00a0{}\u00a0».").format(name))

    def _delete(self, view: View) -> None:
        def work(base: OpenBase) -> Done:
            from leaderdesk.services.saved_views import delete_view

            return delete_view(base, view.key or 0)

        self._act(work, self.tr("Vue «\u00a0{}\u00a0» supprimée.").format(view.title))

    def _act(self, work: Callable[[OpenBase], Done], words: str) -> None:
        said = Message("information", words, self.tr("Annuler"), self._take_back)
        self._desk.act(work, lambda _: self.said.emit(said))

    def _take_back(self) -> None:
        def work(base: OpenBase) -> Done:
            from leaderdesk.services.history import undo

            return undo(base)

        self._desk.act(work)
