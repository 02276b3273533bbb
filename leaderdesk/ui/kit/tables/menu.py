"""The menu of a cell: filter on what it says, copy, paste, fill down, and what the page adds."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from leaderdesk.ui.kit.tables.grid import Grid
from leaderdesk.ui.kit.tables.shape import Filter

_LONGEST = 40


def cell_menu(table: Grid) -> QMenu:
    """What can be done with the cell the keyboard is on."""
    menu = QMenu(table)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    index = table.currentIndex()
    line = table.lines.line(index.row())
    if line is not None and table.lines.is_sortable:
        text = line.text(index.column())
        shown = _short(text or table.lines.unknown)
        for words, is_excluding in (
            (table.tr("&Filtrer sur «\u00a0{}\u00a0»"), False),
            (table.tr("&Exclure «\u00a0{}\u00a0»"), True),
        ):
            name = table.lines.columns[index.column()].name
            wished = _narrowed(table, name, text, is_excluding=is_excluding)
            _add(menu, words.format(shown.replace("&", "&&")), partial(table.lines.filter_column, name, wished))
        menu.addSeparator()
    _add(menu, table.tr("&Copier\tCtrl+C"), table.copy)
    _add(menu, table.tr("Copier avec les &titres\tCtrl+Maj+C"), lambda: table.copy(has_titles=True))
    if table.is_editable:
        _add(menu, table.tr("C&oller…\tCtrl+V"), table.paste)
        _add(menu, table.tr("&Recopier vers le bas\tCtrl+D"), table.fill_down)
    if table.actions():
        menu.addSeparator()
        menu.addActions(table.actions())
    return menu


def _narrowed(table: Grid, name: str, text: str, *, is_excluding: bool) -> Filter:
    """Excluding goes on from what is excluded already; filtering begins anew."""
    before = next((each for each in table.lines.filters if each.column == name), None)
    if is_excluding and before is not None and before.values is not None:
        values = before.values | {text} if before.is_excluding else before.values - {text}
        return Filter(name, values, before.is_excluding)
    return Filter(name, frozenset({text}), is_excluding)


def _add(menu: QMenu, words: str, act: Callable[[], object]) -> None:
    menu.addAction(words).triggered.connect(lambda _: act())


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
