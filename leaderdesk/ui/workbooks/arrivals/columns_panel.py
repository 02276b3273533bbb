"""Which field each column is, and what the words that were not understood stand for: both chosen by typing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from leaderdesk.domain.typed.choices import read_choice
from leaderdesk.domain.workbooks import choosing
from leaderdesk.domain.workbooks.fields import AMOUNT, FIELDS, NAMES, OF_FUNDER, STEP, of_pair
from leaderdesk.domain.workbooks.mappings import KEPT_AS_NOTE, LEFT_ASIDE, ColumnMatch
from leaderdesk.domain.workbooks.verdicts import Choices, Preview
from leaderdesk.ui.kit.controls import button, text
from leaderdesk.ui.kit.empty import Empty
from leaderdesk.ui.kit.fields import ChoiceField
from leaderdesk.ui.kit.lines import Column, Typed, lines_of
from leaderdesk.ui.kit.listing import Listing
from leaderdesk.ui.kit.tables.editing import CellEdit
from leaderdesk.ui.kit.tables.in_full import InFull
from leaderdesk.ui.kit.unseen import show_if
from leaderdesk.ui.parts.typed_columns import as_typed
from leaderdesk.ui.workbooks.arrivals.doubts import NOTHING, UnknownWord
from leaderdesk.ui.workbooks.arrivals.panel import Panel
from leaderdesk.words import workbook_sheets, workbook_values
from leaderdesk.words import workbooks as words
from leaderdesk.words.formats import counted, number

_EXAMPLES = 3
# A number as a file holds it is shown as it is written here.
_DECIMAL = re.compile(r"^(-?[0-9]+)\.([0-9]+)$")
_MOST_WORDS = 6
# A co-funder and its amount, as many times as tables usually have them beside a dossier.
_MOST_PAIRS = 6


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column of a table, as it was understood."""

    sheet: str
    match: ColumnMatch

    @property
    def key(self) -> tuple[str, int]:
        """By what it is known from one preview to the next."""
        return self.sheet, self.match.column


class ColumnsPanel(Panel):
    """`chosen(choices)`: another field for a column, a meaning for a word."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.choices = Choices()
        # By field, the values a word may stand for, with their labels.
        self._meanings: Mapping[str, Mapping[str, str]] = {}
        self._items: list[SheetColumn] = []
        self._unknown: Sequence[UnknownWord] = ()
        empty = Empty("columns", self.tr("Aucune colonne"), self.tr("Aucun tableau n’est pris dans ce fichier."))
        self.listing = Listing(self._columns(), self.tr("Colonnes"), empty, is_editable=True)
        self.listing.hide_tools()
        self.listing.model.sort_by(())
        self.listing.table.usual = self.listing.table.look()
        self.keep_rest = button(self.tr("Garder le reste en no&te"), "", "conversations")
        self.keep_rest.setToolTip(self.tr("Les colonnes non reconnues, sous leur titre, dans les notes des dossiers"))
        self.leave_rest = button(self.tr("Ne pas prendre le re&ste"), "", "aside")
        for made in (self.keep_rest, self.leave_rest):
            self.listing.tools.addWidget(made)
        self.keep_rest.clicked.connect(lambda _: self._choose_rest(KEPT_AS_NOTE))
        self.leave_rest.clicked.connect(lambda _: self._choose_rest(LEFT_ASIDE))
        self.summary = text("", "muted", is_wrapped=True)
        self.words_title = text(self.tr("Mots qui n’ont pas été compris"), "heading")
        self.words_about = text(
            self.tr("Tapez ce que chacun vaut\u00a0: toutes les lignes qui l’emploient sont relues, et c’est retenu."),
            *("muted",),
            is_wrapped=True,
        )
        self.unknown = Listing(
            self._word_columns(), self.tr("Mots qui n’ont pas été compris"), Empty("list", "", ""), is_editable=True
        )
        self.unknown.hide_tools()
        self.unknown.model.sort_by(())
        self.unknown.table.setSortingEnabled(False)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(self.summary)
        inside.addWidget(self.listing, 1)
        inside.addWidget(InFull(self.listing.table))
        for each in (self.words_title, self.words_about, self.unknown):
            inside.addWidget(each)
        self.listing.table.edits_wished.connect(self._take_fields)
        self.unknown.table.edits_wished.connect(self._take_words)

    def show_meanings(self, meanings: Mapping[str, Mapping[str, str]]) -> None:
        """What words may stand for in this base: its fiches-actions, its statuses; or nothing at all."""
        nothing, new = self.tr("Rien, laisser vide"), self.tr("Un nouveau financeur")
        self._meanings = {
            field: {**values, NOTHING: new if field == "cofunders" else nothing} for field, values in meanings.items()
        }

    def show_found(self, preview: Preview, choices: Choices, unknown: Sequence[UnknownWord]) -> None:
        """Show how the columns were understood."""
        self.choices = choices
        items = [SheetColumn(each.table.layout.sheet, match) for each in preview.tables for match in each.columns]
        self._items = items
        rest = [each for each in items if not each.match.field and each.match.why != "chosen"]
        for made in (self.keep_rest, self.leave_rest):
            made.setEnabled(bool(rest))
        self.listing.table.places.show("sheet", is_shown=len({each.sheet for each in items}) > 1)
        self.listing.show_lines(lines_of(self.listing.model.columns, items, lambda each: each.key))
        self.listing.model.finish()
        self.summary.setText(self._summed(items))
        self._show_words(unknown)

    def focus_main(self) -> None:
        """The keyboard on the first cell to type in: a column to be said, a word, or else the first column."""
        if not self.go_to_next():
            self._go_to(self.listing, 0, "field")

    def go_to_next(self, step: int = 1) -> bool:
        """The next column or word that somebody has to say; false where none is left."""
        listings = (self.listing, self.unknown)
        stops = [(rank, row) for rank, each in enumerate(listings) for row in _rows_to_say(each)]
        if not stops:
            return False
        here = next(
            ((rank, each.table.currentIndex().row()) for rank, each in enumerate(listings) if each.table.hasFocus()),
            (-1, -1),
        )
        further = [stop for stop in stops if (stop > here if step > 0 else stop < here)] or stops
        rank, row = further[0 if step > 0 else -1]
        self._go_to(listings[rank], row, "value" if rank else "field")
        return True

    def _go_to(self, listing: Listing, row: int, name: str) -> None:
        listing.table.setFocus()
        listing.table.go_to(row, listing.model.place_of(name))

    def _show_words(self, unknown: Sequence[UnknownWord]) -> None:
        self._unknown = unknown
        self.unknown.show_lines(lines_of(self.unknown.model.columns, unknown, lambda each: each.key))
        self.unknown.model.finish()
        self.fit()

    def fit(self) -> None:
        shown = bool(self._unknown)
        show_if(self.summary, is_shown=not self.is_low)
        show_if(self.words_about, is_shown=shown and not self.is_low)
        show_if(self.words_title, is_shown=shown and not self.is_low)
        show_if(self.unknown, is_shown=shown)
        self.unknown.table.show_rows(1 if self.is_low else max(1, min(_MOST_WORDS, len(self._unknown))))

    def _summed(self, items: list[SheetColumn]) -> str:
        known = sum(bool(each.match.field) and each.match.field != KEPT_AS_NOTE for each in items)
        unsure = sum(workbook_sheets.is_unsure(each.match) for each in items)
        remembered = sum(each.match.why == "remembered" for each in items)
        parts = [
            self.tr("{} sur {}").format(
                counted(known, self.tr("colonne reconnue"), self.tr("colonnes reconnues")), number(len(items))
            )
        ]
        if unsure:
            parts.append(self.tr("{} à préciser").format(number(unsure)))
        if remembered:
            parts.append(self.tr("{} d’après ce qui avait été choisi la dernière fois").format(number(remembered)))
        return f"{', '.join(parts)}. {self.tr('Pour changer un champ, tapez son nom dans sa cellule.')}"

    def _columns(self) -> list[Column]:
        return [
            Column("sheet", self.tr("Feuille"), lambda each: each.sheet, width=16),
            Column("letter", self.tr("Col."), _letter, key=lambda each: each.match.column, width=6),
            Column(
                "heading", self.tr("Titre dans le fichier"), lambda each: each.match.heading, width=26, is_wide=True
            ),
            Column("examples", self.tr("Exemples"), _examples, width=30),
            Column(
                *("field", self.tr("Champ"), self._field),
                value=lambda each: each.match.field,
                editor=self._field_editor,
                read=lambda raw: as_typed(read_choice(raw, self._labels(None)), str),
                tone=lambda each: "muted" if not each.match.field else "",
                width=22,
            ),
            Column("sure", self.tr("Ce qu’on en sait"), lambda each: workbook_sheets.sureness(each.match), width=26),
            Column("rivals", self.tr("Peut aussi être"), self._rivals, width=20, tone=lambda _: "muted"),
        ]

    def _word_columns(self) -> list[Column]:
        return [
            Column("field", self.tr("Champ"), lambda each: workbook_values.title(each.field), width=22),
            Column("read", self.tr("Mot du fichier"), lambda each: each.read, width=30, is_wide=True),
            Column(
                "count",
                self.tr("Lignes"),
                lambda each: number(each.count) if each.count else "–",
                is_number=True,
                width=8,
            ),
            Column(
                *("value", self.tr("Vaut"), self._meaning),
                value=lambda each: each.value,
                editor=self._word_editor,
                read=self._read_word,
                width=36,
            ),
        ]

    def _labels(self, heading: str | None) -> dict[str, str]:
        """The fields to choose from; a column may also be of one funder, or of one step, by its heading."""
        labels = {LEFT_ASIDE: self.tr("Ne pas prendre"), KEPT_AS_NOTE: self.tr("Garder en note")}
        pairs = [of_pair(name, rank) for rank in range(2, _MOST_PAIRS + 1) for name in (NAMES, AMOUNT)]
        labels |= {code: workbook_values.title(code) for code in (*(each.code for each in FIELDS), *pairs)}
        if heading:
            labels[OF_FUNDER + heading] = self.tr("Part de {}").format(heading)
            labels[STEP + heading] = workbook_values.title(STEP + heading)
        return labels

    def _field(self, each: SheetColumn) -> str:
        if each.match.why == "twin":
            return self.tr("Noté où il diffère")
        if each.match.field == LEFT_ASIDE:
            return self.tr("– Ne pas prendre")
        return (
            self.tr("Garder en note") if each.match.field == KEPT_AS_NOTE else workbook_values.title(each.match.field)
        )

    def _rivals(self, each: SheetColumn) -> str:
        return ", ".join(map(workbook_values.title, each.match.rivals)) or "–"

    def _field_editor(self) -> ChoiceField:
        item = self.listing.table.current_item()
        labels = self._labels(item.match.heading if isinstance(item, SheetColumn) else None)
        if isinstance(item, SheetColumn) and item.match.field not in labels:
            labels[item.match.field] = workbook_values.title(item.match.field)
        return ChoiceField(labels)

    def _meaning(self, each: UnknownWord) -> str:
        if each.value is None:
            return self.tr("? à préciser")
        return self._meanings.get(each.field, {}).get(each.value, each.value)

    def _word_editor(self) -> ChoiceField:
        item = self.unknown.table.current_item()
        return ChoiceField(self._meanings.get(item.field, {}) if isinstance(item, UnknownWord) else {})

    def _read_word(self, raw: str) -> Typed:
        item = self.unknown.table.current_item()
        labels = self._meanings.get(item.field, {}) if isinstance(item, UnknownWord) else {}
        return as_typed(read_choice(raw, labels), str)

    def _choose_rest(self, field: str) -> None:
        """What nobody said anything of becomes notes, or is left aside."""
        choices = self.choices
        for each in self._items:
            if not each.match.field and each.match.why != "chosen":
                choices = choosing.naming_column(choices, each.sheet, each.match.column, field)
        self._choose(choices)

    def _take_fields(self, edits: list[CellEdit]) -> None:
        choices = self.choices
        for edit in edits:
            sheet, column = edit.identity
            choices = choosing.naming_column(choices, sheet, column, edit.new or LEFT_ASIDE)
        self._choose(choices)

    def _take_words(self, edits: list[CellEdit]) -> None:
        choices = self.choices
        for edit in edits:
            field, read = edit.identity
            choices = choosing.naming_word(choices, field, read, edit.new)
        self._choose(choices)

    def _choose(self, choices: Choices) -> None:
        self.choices = choices
        self.chosen.emit(choices)


def count_unsure(preview: Preview, words_of: Sequence[UnknownWord]) -> int:
    """How many columns and words somebody should look at."""
    columns = sum(workbook_sheets.is_unsure(each) for table in preview.tables for each in table.columns)
    return columns + sum(each.value is None for each in words_of)


def _rows_to_say(listing: Listing) -> list[int]:
    """The rows of a list that wait for somebody to say something, as they are shown."""
    lines = ((row, listing.model.line(row)) for row in range(listing.model.rowCount()))
    return [row for row, line in lines if line is not None and _is_to_say(line.item)]


def _is_to_say(item: object) -> bool:
    if isinstance(item, SheetColumn):
        return workbook_sheets.is_unsure(item.match)
    return isinstance(item, UnknownWord) and item.value is None


def _letter(each: SheetColumn) -> str:
    return words.column_letters(each.match.column)


def _examples(each: SheetColumn) -> str:
    shown = (_DECIMAL.sub(r"\1,\2", example) for example in each.match.examples[:_EXAMPLES])
    return " · ".join(shown) or "–"
