"""Builds the page of dossiers: title, views, list, and what can be done with the selection."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QFocusEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from leaderdesk.ui.kit.controls import EDGE, button, menu_button, row, text
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.lines import Column
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.kit.tables.shape import Filter
from leaderdesk.ui.kit.unseen import show_if
from leaderdesk.ui.theme.icons import icon

# Under so many lines of text, the list needs the room of the title.
_LINES = 30


class DossiersView(QWidget):
    """What is there; the page says what it does."""

    def __init__(self, columns: Sequence[Column]) -> None:
        super().__init__()
        self._is_bin = self._is_beside = self._is_low = False
        self.title = text(self.tr("Dossiers"), "title")
        self.new = button(self.tr("Nouveau dossier"), "primary", "new")
        self.new.setToolTip(self.tr("Nouveau dossier (Ctrl+Maj+N)"))
        self.begin = button(self.tr("Nouveau dossier"), "primary", "new")
        self.empty = Empty("dossiers", "", "", self.begin)
        self.listing = Listing(columns, self.tr("Dossiers"), self.empty, is_editable=True)
        self.bin = button(self.tr("&Mettre à la corbeille"))
        self.unbin = button(self.tr("&Remettre en place"))
        self.shows_bin = button(self.tr("&Corbeille"), "toggle", "bin")
        self.shows_bin.setCheckable(True)
        self.shows_bin.setToolTip(self.tr("Afficher les dossiers mis à la corbeille"))
        self.shows_bin.setAccessibleDescription(self.shows_bin.toolTip())
        self.actions_of = self._made_actions()
        self.more = menu_button(self.tr("Actions"))
        self.more.setToolTip(self.tr("Ce qu’on peut faire des dossiers choisis"))
        self._menu = QMenu(self.more)
        self._menu.addActions(list(self.actions_of.values()))
        self.more.setMenu(self._menu)
        self.listing.table.addActions(list(self.actions_of.values()))
        # From the filter that has just been typed too.
        self.listing.addAction(self.actions_of["export"])
        for each in (self.more, self.shows_bin, self.bin, self.unbin):
            self.listing.tools.addWidget(each)
        self.aside = QVBoxLayout()
        self._lay_out()
        self.listing.model.modelReset.connect(self._show_buttons)
        self.show_side(is_bin=False)

    def show_only(self, which: str) -> None:
        """The list of some dossiers, `numbers:` and theirs: a filter that is seen, and taken away like any other."""
        numbers = which.removeprefix("numbers:")
        if numbers and numbers != which:
            self.listing.model.clear_filters()
            self.listing.model.set_filters((Filter("number", frozenset(numbers.split(","))),))
        self.listing.table.setFocus()

    def show_side(self, *, is_bin: bool) -> None:
        """Show the dossiers, or those in the bin."""
        self._is_bin = is_bin
        self._show_buttons()
        self.begin.setVisible(not is_bin)
        self.title.setText(self.tr("Corbeille") if is_bin else self.tr("Dossiers"))
        if is_bin:
            self.empty.words.setText(self.tr("La corbeille est vide"))
            self.empty.hint.setText(
                self.tr("Un dossier mis à la corbeille y reste jusqu’à ce qu’il soit remis en place.")
            )
        else:
            self.empty.words.setText(self.tr("Aucun dossier"))
            self.empty.hint.setText(
                self.tr(
                    "Un dossier suit un projet du premier contact au paiement. Un intitulé et un porteur suffisent."
                )
            )

    def stand_beside(self, *, is_beside: bool) -> None:
        """Beside a record there is less room: what the menu of actions does too needs no button."""
        self._is_beside = is_beside
        self._show_buttons()

    def ask_above(self, *, is_asking: bool) -> None:
        """Something is asked above the list: where there is little room, it stands in the place of the views."""
        self.listing.views.setVisible(not (is_asking and self._is_low))

    def focusInEvent(self, event: QFocusEvent) -> None:
        # A focus proxy would be a stop of Tab, which would then skip all that stands before the list.
        super().focusInEvent(event)
        self.listing.table.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_low = event.size().height() < self.fontMetrics().lineSpacing() * _LINES
        if is_low != self._is_low:
            self._is_low = is_low
            self._show_buttons()

    def connect_actions(self, slots: dict[str, Callable[[], object]]) -> None:
        """Say what each action does."""
        for name, slot in slots.items():
            self.actions_of[name].triggered.connect(lambda _=False, slot=slot: slot())

    def _show_buttons(self) -> None:
        is_brief = self._is_beside or self._is_low
        self.bin.setVisible(not self._is_bin and not is_brief)
        self.unbin.setVisible(self._is_bin)
        self.shows_bin.setVisible(self._is_bin or not is_brief)
        self.title.setVisible(not self._is_low)
        # Where the empty list offers to begin, the same is not offered twice.
        show_if(self.new, is_shown=not self._is_low and (self._is_bin or bool(self.listing.model.total)))

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self)
        inside.setContentsMargins(EDGE, 16, EDGE, 16)
        inside.setSpacing(12)
        inside.addLayout(row(self.title, None, self.new))
        inside.addLayout(self.aside)
        inside.addWidget(self.listing, 1)

    def _made_actions(self) -> dict[str, QAction]:
        described = [
            ("new", self.tr("&Nouveau dossier…"), "", "new"),
            ("open", self.tr("&Ouvrir le dossier"), "Ctrl+Return", "open"),
            ("duplicate", self.tr("&Dupliquer le dossier"), "Ctrl+Shift+D", "copy"),
            ("bulk", self.tr("&Modifier tous les dossiers choisis…"), "Ctrl+Shift+M", "tick"),
            ("compare", self.tr("&Comparer les dossiers choisis"), "Ctrl+Shift+K", "columns"),
            ("bin", self.tr("Mettre à la cor&beille"), "Ctrl+Del", "bin"),
            ("show_bin", self.tr("&Voir la corbeille, ou la quitter"), "", "bin"),
            ("export", self.tr("&Exporter la liste affichée (.xlsx)…"), "Ctrl+Shift+E", "list"),
        ]
        made = {}
        for name, words, keys, icon_name in described:
            action = QAction(icon(icon_name), words, self)
            action.setShortcut(QKeySequence(keys))
            # Ctrl+Enter is the table's own key.
            inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut if name == "open" else inside)
            made[name] = action
        return made
