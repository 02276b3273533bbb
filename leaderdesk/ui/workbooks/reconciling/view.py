"""Builds the side « Rapprocher »: the choice of a table and those kept before, then a table held against the base."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderdesk.ui.kit.controls import EDGE, button, text
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.fields import WordsField
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.lines import Column, lines_of
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.kit.sections import Section, Sections
from leaderdesk.ui.kit.tables.in_full import InFull
from leaderdesk.ui.kit.unseen import Stack, show_if
from leaderdesk.ui.parts.files import DropZone
from leaderdesk.ui.parts.paper import Paper
from leaderdesk.ui.workbooks.arrivals.columns_panel import ColumnsPanel
from leaderdesk.ui.workbooks.reconciling.items import HeldColumns, Item
from leaderdesk.words.formats import day, number

if TYPE_CHECKING:
    from leaderdesk.services.reconciling import HeldRow

# A remark is short: what is long is a note of the dossier.
_CHARACTERS = 30
# In lines of text: the views, the filter, some lines, what can be said of them.
_LEAST = 20


class StartPart(QWidget):
    """Where a table is chosen or dropped, and those that were kept."""

    def __init__(self) -> None:
        super().__init__()
        self.drop = DropZone(
            self.tr(
                "Déposez ici le tableau de la région, du financeur ou du payeur. Il est comparé à la base, dossier par"
                " dossier et champ par champ\u00a0: rien n’est écrit tant que vous ne le demandez pas."
            ),
            self.tr("&Choisir un tableau…"),
        )
        empty = Empty(
            "workbooks",
            self.tr("Aucun tableau n’a encore été rapproché"),
            self.tr("Gardé, un rapprochement dit le mois suivant ce qui est nouveau, réparé, ou attend encore."),
        )
        self.tables = Listing(TablesColumns(self).all(), self.tr("Rapprochements gardés"), empty)
        self.tables.hide_tools()
        self.tables.model.sort_by(())
        self.again = button(self.tr("Comparer de nou&veau"), "", "update")
        self.again.setToolTip(self.tr("Le fichier gardé est relu et comparé à la base d’aujourd’hui"))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        inside.addWidget(self.drop)
        inside.addLayout(Flow(text(self.tr("Rapprochements gardés"), "heading"), None, self.again))
        inside.addWidget(self.tables, 1)
        self.tables.table.chosen.connect(lambda _: self._enable())
        self._enable()

    @property
    def row(self) -> HeldRow | None:
        """The table in hand."""
        return self.tables.table.current_item()  # type: ignore[return-value]  # the only items of the list

    def focus_main(self) -> None:
        """The keyboard where a table is chosen."""
        self.drop.choose.setFocus()

    def show_tables(self, rows: Sequence[HeldRow]) -> None:
        """Those that were kept."""
        self.tables.show_lines(lines_of(self.tables.model.columns, rows, lambda row: row.id))
        self.tables.model.finish()
        self.tables.table.select_first()
        self._enable()

    def _enable(self) -> None:
        row = self.row
        self.again.setEnabled(row is not None and row.has_file)


class TablesColumns(QObject):
    """A table that was kept, in a line."""

    def all(self) -> list[Column]:
        """When, which file, how much was right, differed, ended since the one before."""
        return [
            Column("on", self.tr("Rapproché le"), lambda row: day(row.held_on), key=lambda row: row.held_on, width=14),
            Column("name", self.tr("Tableau"), lambda row: row.name, width=36, is_wide=True),
            self._count("right", self.tr("Justes")),
            self._count("differs", self.tr("Écarts")),
            self._count("doubt", self.tr("À préciser")),
            Column("ended", self.tr("Terminés"), lambda row: number(row.report.mended), is_number=True, width=11),
        ]

    def _count(self, name: str, title: str) -> Column:
        found = partial(_counted, name)
        return Column(name, title, lambda row: number(found(row)), key=found, is_number=True, width=11)


class DifferencesPanel(QWidget):
    """The lines of the table in hand; `settled(verdict)` is what somebody says of those that are chosen."""

    settled = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._columns = HeldColumns(self)
        empty = Empty("success", self.tr("Rien à comparer"), self.tr("Aucune ligne du tableau n’a été lue."))
        self.listing = Listing(self._columns.all(), self.tr("Le tableau et la base"), empty)
        self.listing.views.can_keep = False
        self.listing.sort_by("number")
        self.listing.table.usual = self.listing.table.look()
        self.reason = WordsField(_CHARACTERS)
        self.reason.setAccessibleName(self.tr("Remarque gardée avec l’écart"))
        self.reason.setPlaceholderText(self.tr("Remarque à garder, si besoin"))
        self.buttons = {
            "ours": button(self.tr("La base est &juste"), "", "check"),
            "theirs": button(self.tr("Le &tableau est juste"), "", "replace"),
            "asked": button(self.tr("À de&mander à la région"), "", "conversations"),
            "open": button(self.tr("Remettre à &voir"), "quiet", "undo"),
            "dossier": button(self.tr("C’est bien ce do&ssier"), "", "tick"),
        }
        self.buttons["theirs"].setToolTip(self.tr("Ces valeurs seules entrent dans la base, en une action"))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(self.listing, 1)
        inside.addWidget(InFull(self.listing.table))
        inside.addLayout(Flow(*self.buttons.values(), self.reason, None))
        for name, each in self.buttons.items():
            each.clicked.connect(partial(self._settle, name))
        self.listing.table.selectionModel().selectionChanged.connect(lambda *_: self.enable())
        self.is_read_only = False

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.fontMetrics().lineSpacing() * _LEAST)

    def focus_main(self) -> None:
        """The keyboard on the list."""
        self.listing.table.setFocus()

    @property
    def chosen(self) -> list[Item]:
        """The lines that are selected."""
        return [each for each in self.listing.selected_items() if isinstance(each, Item)]

    def show_items(self, items: Sequence[Item]) -> None:
        """Show the lines; the view, the order and the line in hand stay."""
        self.listing.show_lines(lines_of(self.listing.model.columns, items, lambda each: each.key))
        views = self._columns.views(items)
        current = self.listing.views.current.name if self.listing.views.current else ""
        self.listing.show_views(views)
        names = [each.name for each in views]
        self.listing.views.choose(current if current in names else _first(items))
        self.listing.model.finish()
        self.listing.table.select_first()
        self.enable()

    def enable(self) -> None:
        """Only what the chosen lines allow."""
        chosen = [] if self.is_read_only else self.chosen
        settled = [each for each in chosen if each.can_be_settled]
        shown = {
            "ours": bool(settled),
            "theirs": any(each.line.can_be_taken for each in chosen),
            "asked": bool(settled),
            "open": any(each.standing is not None and each.standing.said is not None for each in chosen),
            "dossier": any(each.only_dossier is not None for each in chosen),
        }
        for name, is_on in shown.items():
            self.buttons[name].setEnabled(is_on)
        # Of rows whose dossier is to be said, nothing else can be settled yet.
        is_naming = shown["dossier"] and not settled
        for name, each in self.buttons.items():
            show_if(each, is_shown=(name == "dossier") == is_naming)
        show_if(self.reason, is_shown=not is_naming)

    def _settle(self, name: str, _: object = None) -> None:
        self.settled.emit(name)


class TablePart(QWidget):
    """The table in hand: what it is, its lines, its columns."""

    def __init__(self) -> None:
        super().__init__()
        self.name = text("", "heading")
        self.about = text("", "muted", is_wrapped=True)
        self.keep = button(self.tr("&Garder ce rapprochement"), "primary", "disk")
        self.export = button(self.tr("E&xporter la liste affichée…"), "", "workbooks")
        self.letter = button(self.tr("Lettre à la rég&ion"), "", "papers")
        self.leave = button(self.tr("C&hanger de tableau"), "quiet", "previous")
        self.differences, self.columns = DifferencesPanel(), ColumnsPanel()
        self.sections = Sections(
            [
                Section("differences", self.tr("&1. Comparaison"), self.differences),
                Section("columns", self.tr("&2. Colonnes lues"), self.columns),
            ]
        )
        whole = QVBoxLayout()
        whole.setSpacing(8)
        whole.addLayout(Flow(self.name, None, self.keep, self.export, self.letter, self.leave))
        whole.addWidget(self.about)
        whole.addWidget(self.sections, 1)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        # With large letters, it is longer than the window: the list keeps some lines, and the whole scrolls.
        inside.addWidget(Paper(whole, self))

    def focus_main(self) -> None:
        """The keyboard in the part in front."""
        (self.columns if self.sections.current == "columns" else self.differences).focus_main()


class ReconcilingView(QWidget):
    """One of two in front."""

    def __init__(self) -> None:
        super().__init__()
        self.start, self.table = StartPart(), TablePart()
        self.stack = Stack()
        for each in (self.start, self.table):
            self.stack.add(each)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(EDGE, 6, EDGE, 12)
        inside.addWidget(self.stack, 1)

    @property
    def front(self) -> StartPart | TablePart:
        """The one in front."""
        return self.table if self.stack.front is self.table else self.start


def _first(items: Sequence[Item]) -> str:
    """Where there is something to see to: differences, else rows of which the dossier is to be said."""
    views = {each.view for each in items}
    return "doubt" if "open" not in views and "doubt" in views else "open"


def _counted(name: str, row: HeldRow) -> int:
    return row.report.counts.get(name, 0)
