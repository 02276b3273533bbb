"""What a page of records has above and in its list: a title, what begins a record, the bin and the way to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.ui.kit.controls import EDGE, button, row, text
from leaderdesk.ui.kit.empty import Empty, offer_once
from leaderdesk.ui.kit.lines import Column
from leaderdesk.ui.kit.listing import Listing


@dataclass(frozen=True, slots=True)
class ListedWords:
    """What a list of records is called, and what is said when some go to the bin and come back."""

    name: str
    icon: str
    title: str
    new: str
    nothing: str
    hint: str
    binned: str
    binned_many: str
    unbinned: str
    unbinned_many: str


class ListedView(QWidget):
    """Builds the list of a page."""

    def __init__(self, words: ListedWords, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__()
        self._words = words
        self.title = text(words.title, "title")
        self.new = button(words.new, "primary", "new")
        self.begin = button(words.new, "primary", "new")
        self.empty = Empty(words.icon, words.nothing, words.hint, self.begin)
        self.listing = Listing(columns, words.title, self.empty)
        self.bin = button(self.tr("&Mettre à la corbeille"))
        self.unbin = button(self.tr("&Remettre en place"))
        self.shows_bin = button(self.tr("&Corbeille"), "toggle", "bin")
        self.shows_bin.setCheckable(True)
        self.shows_bin.setToolTip(self.tr("Afficher ce qui a été mis à la corbeille"))
        self.shows_bin.setAccessibleDescription(self.shows_bin.toolTip())
        for each in (self.shows_bin, self.bin, self.unbin):
            self.listing.tools.addWidget(each)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(EDGE, 16, EDGE, 16)
        inside.setSpacing(12)
        inside.addLayout(row(self.title, None, self.new))
        inside.addWidget(self.listing, 1)
        self.setFocusProxy(self.listing.table)
        self._is_bin = False
        self.listing.model.modelReset.connect(self._show_one_beginning)
        self.show_side(is_bin=False)

    def show_side(self, *, is_bin: bool) -> None:
        """Show the records, or those in the bin."""
        self.bin.setVisible(not is_bin)
        self.unbin.setVisible(is_bin)
        self._is_bin = is_bin
        self._show_one_beginning()
        if is_bin:
            self.title.setText(self.tr("{}\u00a0: corbeille").format(self._words.title))
            self.empty.words.setText(self.tr("La corbeille est vide"))
            self.empty.hint.setText(self.tr("Ce qui y est mis y reste jusqu’à ce qu’on le remette en place."))
        else:
            self.title.setText(self._words.title)
            self.empty.words.setText(self._words.nothing)
            self.empty.hint.setText(self._words.hint)

    def _show_one_beginning(self) -> None:
        """Where the empty list offers to begin, the same is not offered twice."""
        offer_once(self.new, self.begin, is_inside=not self._is_bin and not self.listing.model.total)
