"""Ctrl+K: gathers what can be found, asks for it as one types, and goes where it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from leaderdesk.domain.searches import Entry, Group, Index
from leaderdesk.ui.page import Visit
from leaderdesk.ui.shell.commands import Commands
from leaderdesk.ui.shell.palette import Palette
from leaderdesk.ui.shell.places import Places
from leaderdesk.words.searches import also

if TYPE_CHECKING:
    from leaderdesk.services.bases import OpenBase
    from leaderdesk.services.searches import Findable
    from leaderdesk.ui.shell.helping import Helping
    from leaderdesk.ui.shell.window import Window

_Lately = tuple[tuple[str, int | str], ...]
_SHOWN = 1500
# Where each kind of record is shown: the page, and the part of it.
_HOMES = {
    "dossier": ("dossiers", ""),
    "holder": ("holders", ""),
    "contact": ("holders", "contacts"),
    "person": ("programme", "team"),
    "member": ("committee", "members"),
    "funder": ("programme", "funders"),
    "fiche": ("programme", "fiches"),
    "call": ("calls", ""),
    "sitting": ("sittings", ""),
    "conversation": ("conversations", ""),
}
# The settings that are set elsewhere than among the others.
_SET_APART = {
    "life": ("programme", "life"),
    "aid_regimes": ("programme", "aids"),
    "letter_texts": ("programme", "texts"),
    "committee_rules": ("committee", "rules"),
}
_UNLISTED = frozenset({"recents", "search"})


class Finding(QObject):
    """Asks the index of the base, which is read some at a time: whoever else wants the base goes in between."""

    def __init__(self, window: Window, helping: Helping) -> None:
        super().__init__(window)
        self._window, self._helping = window, helping
        self.palette: Palette | None = None
        self._icons = {command.name: command.icon for command in Commands(self).all() if command.icon}
        self._index: Index | None = None
        self._lately: _Lately = ()
        self._is_whole = False
        # Ready before it is first asked for, once the base has been shown.
        self._warming = QTimer(self, singleShot=True, interval=_SHOWN)
        self._warming.timeout.connect(self._read)
        window.desk.opened.connect(lambda _: self._forget())
        window.desk.opened.connect(lambda _: self._warming.start())
        window.desk.closed.connect(self._forget)

    def open(self) -> None:
        """Show the search, with what was found lately."""
        if self.palette is not None:
            self.palette.box.selectAll()
            return
        focus = QApplication.focusWidget() or self._window
        palette = self.palette = Palette(focus, _around(focus))
        palette.model.icons = self._icons
        palette.typed.connect(self._search)
        palette.chosen.connect(self._choose)
        palette.gone.connect(self._note_gone)
        palette.show_groups(self._first())
        palette.open(self._window)
        self._read()

    def go(self, entry: Entry) -> None:
        """Go where an entry is, or do what it says."""
        window = self._window
        if entry.kind == "action":
            window.menus.actions[str(entry.key)].trigger()
        elif entry.kind == "page":
            window.go_to(str(entry.key))
        elif entry.kind == "help":
            self._helping.show_page(str(entry.key))
        elif entry.kind == "setting":
            page, part = _SET_APART.get(str(entry.key), ("programme", f"settings:{entry.key}"))
            window.visit(Visit(page, 0, part))
        else:
            page, part = _HOMES[entry.kind]
            window.visit(Visit(page, int(entry.home or entry.key), part))

    @cached_property
    def _own(self) -> Index:
        """What can be found without a base; the help is read when somebody first searches."""
        return Index(self._own_entries())

    def _own_entries(self) -> list[Entry]:
        """What the window itself has to be found: its pages, its actions, its help."""
        native = QKeySequence.SequenceFormat.NativeText
        places = Places(self).all()
        names = {place.name for place in places}
        found = [
            Entry("page", place.name, place.words.replace("&", ""), QKeySequence(place.key).toString(native))
            for place in places
        ]
        for command in Commands(self).all():
            if command.name and command.name not in names | _UNLISTED:
                keys = QKeySequence(command.keys[0]).toString(native) if command.keys else ""
                found.append(Entry("action", command.name, command.words.replace("&", "").rstrip("…"), keys))
        pages = self._helping.help.pages.pages
        # What a page says is found too, after what it is called, and leads to the part that says it.
        return [
            *found,
            *(Entry("help", page.name, page.title, also=also("help")) for page in pages),
            *(
                Entry("help", part.address, part.title, detail=page.title, also=f"{also('help')} {part.text}")
                for page in pages
                for part in page.sections
            ),
        ]

    def _forget(self) -> None:
        self._index, self._is_whole, self._lately = None, False, ()
        if self.palette is not None:
            self.palette.dismiss()

    def _note_gone(self) -> None:
        self.palette = None

    def _read(self) -> None:
        if self._window.desk.state is not None:
            self._read_some(self._own_entries())

    def _read_some(self, others: Sequence[Entry] = ()) -> None:

        def work(base: OpenBase) -> tuple[Findable, bool, _Lately]:
            from leaderdesk.services.searches import lately_found, read_some

            found = read_some(base, others)
            return found, found.is_whole, lately_found(base)

        self._window.desk.ask(work, lambda read: self._take(*read))

    def _take(self, found: Findable, is_whole: bool, lately: _Lately) -> None:
        is_first = self._index is None
        self._index, self._is_whole, self._lately = found.index, is_whole, lately
        if self.palette is not None and (is_whole or is_first):
            self._search(self.palette.query)
        if not is_whole:
            self._read_some()

    def _search(self, query: str) -> None:
        palette, index = self.palette, self._index
        if palette is None:
            return
        if not query.strip():
            palette.show_groups(self._first())
        elif index is None or self._window.desk.state is None:
            # What the base has comes after, where there is one.
            palette.show_groups(self._possible(self._own.find(query)), is_whole=self._window.desk.state is None)
        else:
            self._window.desk.ask(lambda _: index.find(query), lambda groups: self._show(query, groups))

    def _show(self, query: str, groups: tuple[Group, ...]) -> None:
        if self.palette is not None and self.palette.query == query:
            self.palette.show_groups(self._possible(groups), is_whole=self._is_whole)

    def _first(self) -> list[Group]:
        """With nothing typed: what was found lately, then where one can go."""
        index = self._index or self._own
        found = [entry for kind, key in self._lately if (entry := index.get(kind, key))]
        recent = [Group("recent", len(found), tuple(found))] if found else []
        wished = [Entry("page", name, "") for name in self._window.pages]
        pages = [entry for each in wished if (entry := self._own.get("page", each.key))]
        is_open = self._window.desk.state is not None
        return [*recent, *self._possible([Group("page", len(pages), tuple(pages))] if is_open else self._actions())]

    def _actions(self) -> list[Group]:
        names = ("new", "open", "example", "help")
        found = tuple(entry for name in names if (entry := self._own.get("action", name)))
        return [Group("action", len(found), found)]

    def _possible(self, groups: Iterable[Group]) -> list[Group]:
        """Without what cannot be done or shown now."""
        kept = []
        for group in groups:
            entries = tuple(entry for entry in group.entries if self._can_go(entry))
            lost = len(group.entries) - len(entries)
            if entries:
                kept.append(Group(group.kind, group.count - lost, entries))
        return kept

    def _can_go(self, entry: Entry) -> bool:
        window = self._window
        if entry.kind == "action":
            return window.menus.actions[str(entry.key)].isEnabled()
        if entry.kind == "page":
            return window.desk.state is not None
        if entry.kind == "help":
            return True
        return ("programme" if entry.kind == "setting" else _HOMES[entry.kind][0]) in window.pages

    def _choose(self, entry: Entry) -> None:
        state = self._window.desk.state
        if state is not None and not state.facts.is_read_only and entry.kind != "action":

            def work(base: OpenBase) -> None:
                from leaderdesk.services.searches import keep_found

                keep_found(base, entry.kind, entry.key)

            self._window.desk.ask(work, lambda _: None)
        self.go(entry)


def _around(widget: QWidget) -> list[QWidget]:
    """What stands around a widget, from the nearest, that can have the keyboard."""
    found = []
    parent = widget.parentWidget()
    while parent is not None and not parent.isWindow():
        if parent.focusPolicy() != parent.focusPolicy().NoFocus:
            found.append(parent)
        parent = parent.parentWidget()
    return found
