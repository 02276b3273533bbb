"""What was found in the file: the table of each sheet, a look at its cells, and how it is corrected by pointing."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout

from leaderdesk.domain.workbooks import choosing
from leaderdesk.domain.workbooks.cells import Book
from leaderdesk.domain.workbooks.tables import Layout, Table
from leaderdesk.domain.workbooks.verdicts import Choices, Preview, Understood
from leaderdesk.ui.kit.controls import button, text
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.flow import Flow
from leaderdesk.ui.kit.lines import Column, lines_of
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.kit.unseen import show_if
from leaderdesk.ui.workbooks.arrivals.panel import Panel
from leaderdesk.ui.workbooks.arrivals.sheet_look import SheetLook
from leaderdesk.words.formats import number
from leaderdesk.words.workbooks import left_out

_FEWEST, _MOST = 2, 5
# Under this, in thousandths, a table is shown and not proposed.
PROPOSED = 500


@dataclass(frozen=True, slots=True)
class FoundPart:
    """A sheet, and one of its tables; a sheet where none was found, or that was left, has none."""

    sheet: str
    rank: int
    table: Table | None
    is_left: bool = False
    understood: Understood | None = None

    @property
    def key(self) -> tuple[str, int]:
        """By what it is known from one preview to the next."""
        return self.sheet, self.rank


class TablesPanel(Panel):
    """`chosen(choices)`: what was pointed at."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.book: Book | None = None
        self.choices = Choices()
        self.parts: list[FoundPart] = []
        self._shown: FoundPart | None = None
        empty = Empty("workbooks", self.tr("Aucune feuille"), self.tr("Ce fichier ne contient aucune cellule remplie."))
        self.listing = Listing(TablesColumns(self).all(), self.tr("Tableaux trouvés"), empty)
        self.listing.model.sort_by(())
        self.listing.table.setSortingEnabled(False)
        self.listing.hide_tools()
        self.look = SheetLook()
        self.heads = button("", "", "up")
        self.heads.setToolTip(self.tr("Pour des titres sur deux lignes, choisissez les deux (T)"))
        self.ends = button("", "", "down")
        self.ends.setToolTip(self.tr("Ce qui suit n’est pas lu (D)"))
        self.leave = button("", "", "aside")
        self.again = button(self.tr("Revenir à ce qui avait été trouvé"), "quiet", "undo")
        self.about = text("", "muted", is_wrapped=True)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(self.listing)
        inside.addLayout(Flow(self.heads, self.ends, self.leave, self.again, None))
        inside.addWidget(self.about)
        inside.addWidget(self.look, 1)
        self._connect()

    def show_found(self, book: Book, preview: Preview, choices: Choices) -> None:
        """Show what was found, the sheet in hand staying in hand."""
        is_same = book is self.book
        self.book, self.choices = book, choices
        self.parts = _parts(book, preview, choices)
        self.listing.show_lines(lines_of(self.listing.model.columns, self.parts, lambda each: each.key))
        self.listing.model.finish()
        self.fit()
        self._shown = None
        if not is_same:
            first = next((rank for rank, each in enumerate(self.parts) if each.table is not None), 0)
            self.listing.table.go_to(first, 0)
        self._show_part()

    def fit(self) -> None:
        self.heads.setText(self.tr("Les &titres ici") if self.is_low else self.tr("Les &titres sont à cette ligne"))
        self.ends.setText(self.tr("La fin i&ci") if self.is_low else self.tr("La dernière ligne est i&ci"))
        self.listing.table.show_rows(1 if self.is_low else max(_FEWEST, min(_MOST, len(self.parts))))
        self._tell()

    def focus_main(self) -> None:
        """The keyboard on the tables found."""
        self.listing.table.setFocus()

    @property
    def part(self) -> FoundPart | None:
        """The one in hand."""
        item = self.listing.table.current_item()
        return item if isinstance(item, FoundPart) else None

    def _connect(self) -> None:
        self.listing.table.chosen.connect(lambda _: self._show_part())
        self.listing.table.opened.connect(lambda _: self.look.focus_main())
        self.look.pointed.connect(lambda _: self._enable())
        self.heads.clicked.connect(self._point_headings)
        self.ends.clicked.connect(self._point_end)
        self.leave.clicked.connect(self._leave_sheet)
        self.again.clicked.connect(self._find_again)
        for keys, act in (("T", self.heads), ("D", self.ends)):
            made = QShortcut(QKeySequence(keys), self.look)
            made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made.activated.connect(act.click)

    def _show_part(self) -> None:
        part = self.part
        if part is not None and part is self._shown:
            return
        self._shown = part
        show_if(self.look, is_shown=part is not None)
        if part is None or self.book is None:
            self._enable()
            return
        sheet = self.book.sheet(part.sheet)
        tables = [each.table for each in self.parts if each.sheet == part.sheet and each.table is not None]
        is_other = self.look.sheet is None or self.look.sheet.name != part.sheet
        self.look.show_sheet(sheet, tables)
        if is_other and part.table is not None:
            self.look.go_to(part.table.layout.last_header)
        self._tell()
        self._enable()

    def _tell(self) -> None:
        part = self.part
        if part is None or self.book is None:
            return
        sheet = self.book.sheet(part.sheet)
        said = [left_out(part.understood)] if part.understood is not None else []
        told = [self.tr("Lignes laissées de côté\u00a0: {}.").format(each) for each in said if each]
        if part.table is not None and part.table.about:
            told.append(self.tr("La feuille dit de chaque ligne\u00a0: {}.").format(", ".join(part.table.about)))
        if sheet.is_hidden:
            told.append(self.tr("Cette feuille est masquée dans le fichier."))
        self.about.setText(" ".join(told))
        show_if(self.about, is_shown=bool(told) and not self.is_low)
        leave = self.tr("Ne pas la &prendre") if self.is_low else self.tr("Ne pas &prendre cette feuille")
        take = self.tr("&Prendre") if self.is_low else self.tr("&Prendre cette feuille")
        self.leave.setText(take if part.is_left else leave)

    def _enable(self) -> None:
        part = self.part
        is_taken = part is not None and not part.is_left
        self.heads.setEnabled(is_taken and bool(self.look.rows))
        self.ends.setEnabled(is_taken and part is not None and part.table is not None and bool(self.look.rows))
        self.leave.setEnabled(part is not None)
        pointed = part is not None and any(each.sheet == part.sheet for each in self.choices.layouts)
        show_if(self.again, is_shown=pointed)

    def _point_headings(self) -> None:
        part, rows = self.part, self.look.rows
        if part is None or self.book is None or not rows:
            return
        before = part.table.layout if part.table is not None else None
        after = choosing.headed_at(self.book.sheet(part.sheet), min(rows), max(rows), before)
        self._choose(choosing.pointing(self.choices, self._layouts(), before, after))

    def _point_end(self) -> None:
        part, rows = self.part, self.look.rows
        if part is not None and part.table is not None and rows:
            before = part.table.layout
            after = choosing.ended_at(before, max(rows))
            self._choose(choosing.pointing(self.choices, self._layouts(), before, after))

    def _leave_sheet(self) -> None:
        if (part := self.part) is not None:
            self._choose(choosing.leaving_sheet(self.choices, part.sheet, is_left=not part.is_left))

    def _find_again(self) -> None:
        if (part := self.part) is not None:
            self._choose(choosing.finding_again(self.choices, part.sheet))

    def _choose(self, choices: Choices) -> None:
        self.choices = choices
        self.chosen.emit(choices)

    def _layouts(self) -> list[Layout]:
        return [each.table.layout for each in self.parts if each.table is not None]


class TablesColumns(QObject):
    """How a table that was found is told."""

    def all(self) -> list[Column]:
        """Sheet, where its headings are, how much it holds, what was left out."""
        return [
            Column("sheet", self.tr("Feuille"), lambda part: part.sheet, width=22),
            Column("found", self.tr("Ce qui a été trouvé"), self._found, width=34),
            Column("dossiers", self.tr("Lignes à lire"), _dossiers, is_number=True, width=12),
            Column("columns", self.tr("Colonnes"), _columns, is_number=True, width=10),
            Column("left_out", self.tr("Laissé de côté"), _left_out, width=30, is_wide=True),
        ]

    def _found(self, part: FoundPart) -> str:
        if part.is_left:
            return self.tr("– Feuille non prise")
        if part.table is None:
            return self.tr("– Aucun tableau de dossiers")
        layout = part.table.layout
        is_one = layout.first_header == layout.last_header
        lines = number(layout.first_header) if is_one else f"{layout.first_header}-{layout.last_header}"
        told = self.tr("Titres ligne {}, lu jusqu’à {}").format(lines, number(layout.last_row))
        return f"✓ {told}" if part.table.confidence >= PROPOSED else self.tr("? {}, peu sûr").format(told)


def _dossiers(part: FoundPart) -> str:
    return number(len(part.table.groups)) if part.table is not None else "0"


def _columns(part: FoundPart) -> str:
    return number(len(part.table.headings)) if part.table is not None else "0"


def _left_out(part: FoundPart) -> str:
    return (left_out(part.understood) if part.understood is not None else "") or "–"


def _parts(book: Book, preview: Preview, choices: Choices) -> list[FoundPart]:
    found: list[FoundPart] = []
    for sheet in book.sheets:
        here = [each for each in preview.tables if each.table.layout.sheet == sheet.name]
        is_left = sheet.name in choices.left_sheets
        if not here or is_left:
            if any(sheet.rows):
                found.append(FoundPart(sheet.name, 0, None, is_left))
            continue
        found += [FoundPart(sheet.name, rank, each.table, understood=each) for rank, each in enumerate(here)]
    return found
