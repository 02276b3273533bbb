"""Takes a list out as a workbook, as it is on the screen: columns, order, filter, groups; where the user says."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, SignalInstance
from PySide6.QtGui import QAction, QKeySequence

from leaderdesk.domain.text import file_name
from leaderdesk.ui.desk import Desk
from leaderdesk.ui.kit.lines import Column, Line
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.kit.progress import Tell
from leaderdesk.ui.parts.written import ask_where, say_refused, say_written
from leaderdesk.words import exports as words

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.exports.making import WrittenBook

_ENDING = ".xlsx"
_KINDS = {"amount": "money", "day": "day", "count": "count"}


class ListExport(QObject):
    """One list, under its title; its action is in the menu of the cells, its keys in the whole list."""

    def __init__(self, desk: Desk, said: SignalInstance, listing: Listing, title: str) -> None:
        super().__init__(listing)
        self._desk, self._said, self._listing, self._title = desk, said, listing, title

    def add_action(self) -> QAction:
        """An action of the list; a page that has one of its own calls `export` instead."""
        made = QAction(self.tr("&Exporter la liste affichée (.xlsx)…"), self._listing)
        made.setShortcut(QKeySequence("Ctrl+Shift+E"))
        made.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.triggered.connect(lambda _: self.export())
        # From the filter that has just been typed too.
        self._listing.addAction(made)
        self._listing.table.addAction(made)
        return made

    def export(self) -> None:
        """Ask where, then write in the background."""
        folder = self._desk.state.facts.path.parent if self._desk.state else Path.home()
        proposed = folder / f"{file_name(self._title)}{_ENDING}"
        target = ask_where(self._listing, self.tr("Exporter la liste"), proposed, _ENDING)
        if target is not None:
            self.export_to(target)

    def export_to(self, target: Path) -> None:
        """Write the list there."""
        columns, groups, notes = self._seen()
        title = self._title

        def work(base: OpenBase, tell: Tell) -> WrittenBook:
            from leaderdesk.services.exports.lists import SeenColumn, SeenList, export_list

            seen = SeenList(title, tuple(SeenColumn(*each) for each in columns), groups, notes)
            return export_list(base, target, seen, tell)

        words_of_it = self.tr("Export de la liste…")
        self._desk.labour(
            words_of_it, work, self._tell, refused=partial(say_refused, self._desk, self._said, self.export_to)
        )

    def _tell(self, written: WrittenBook) -> None:
        say_written(self._said, written, words.written(written.path.name, written.rows, written.sheets))

    def _seen(self) -> tuple[list[tuple[str, Any, bool]], tuple[tuple[str, Any], ...], tuple[tuple[str, str], ...]]:
        """What is on the screen as plain values; the lines of a folded group too."""
        model = self._listing.model
        model.finish()
        shown = [model.columns[place] for place in self._listing.table.places.shown()]
        columns = [(each.title, _KINDS.get(each.kind, "text"), each.has_sum) for each in shown]
        groups = tuple((label, [_row(shown, line) for line in lines]) for label, lines in model.grouped_lines())
        return columns, groups, tuple(self._notes())

    def _notes(self) -> list[tuple[str, str]]:
        model, listing = self._listing.model, self._listing
        told = [words.wanted(model.wanted)] if model.wanted.strip() else []
        if listing.views.current is not None:
            told.insert(0, words.view(listing.views.current.title))
        told += [each.replace("&&", "&") for each in listing.chips.words()[: len(model.filters)]]
        titles = {column.name: column.title for column in model.columns}
        keys = [words.sorted_by(titles[each.column], is_descending=each.is_descending) for each in model.sorts]
        if model.group:
            keys.insert(0, words.grouped_by(titles[model.group]))
        return [
            (words.FILTER, words.filters(told) or words.lines(is_filtered=model.is_filtered)),
            (words.ORDER, ", ".join(keys) or words.AS_SHOWN),
        ]


def _row(shown: list[Column], line: Line) -> list[Any]:
    return [_value(column, line.item) for column in shown]


def _value(column: Column, item: object) -> Any:  # noqa: ANN401 - of the column
    """An amount, a day and a count stay what they are; anything else is what is read."""
    found = column.key(item) if column.kind in _KINDS and column.key is not None else None
    # A moment is read as the list says it: a cell of days has no hour.
    return column.text(item) if found is None or isinstance(found, datetime) else found
