"""How a file and its sheets are told: cells, what a row was taken for, encodings and separators."""

from __future__ import annotations

from leaderdesk.domain.workbooks.cells import Book, Cell
from leaderdesk.domain.workbooks.mappings import ColumnMatch
from leaderdesk.domain.workbooks.reading.texts import text_of, tidy
from leaderdesk.words import formats
from leaderdesk.words.formats import NO_BREAK
from leaderdesk.words.workbooks import column_letters

_TAKEN_FOR = {
    "heading": "Titres",
    "dossier": "Dossier",
    "cofunder": "Cofinanceur",
    "title": "Titre au-dessus",
    "blank": "Vide",
    "subtotal": "Sous-total",
    "total": "Total",
    "note": "Note",
    "section": "Intertitre",
    "outside": "Hors du tableau",
}
_KINDS = {
    "xlsx": "Excel (.xlsx)",
    "xlsm": "Excel avec macros (.xlsm)",
    "xls": "Excel 97-2003 (.xls)",
    "ods": "LibreOffice (.ods)",
    "csv": "texte séparé (.csv)",
    "pasted": "bloc collé",
}
# From these, in thousandths: one would not look again, one looks once.
_SURE, _LIKELY = 850, 600
_WHY = {
    "heading": "d’après le titre",
    "spelling": "titre ressemblant",
    "values": "d’après les valeurs",
    "beside": "d’après sa voisine",
    "beneath": "d’après les lignes du dessous",
    "preset": "présentation reconnue",
    "remembered": "retenu la dernière fois",
    "chosen": "choisi ici",
    "twin": "le même montant, dit autrement",
    "none": "rien de reconnu",
}
ENCODINGS = {
    "utf-8": "UTF-8",
    "cp1252": "Windows (cp1252)",
    "iso8859-15": "ISO 8859-15",
    "mac-roman": "Macintosh",
    "cp850": "DOS (cp850)",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16 (gros-boutiste)",
    "utf-32-le": "UTF-32",
    "utf-32-be": "UTF-32 (gros-boutiste)",
}
SEPARATORS = {";": "point-virgule", ",": "virgule", "\t": "tabulation", "|": "barre verticale"}


def cell(value: Cell) -> str:
    """What a cell of a file holds, on one line."""
    return tidy(text_of(value))


def address(row: int, column: int | None) -> str:
    """Where a cell is: `F12`, or its row alone."""
    return f"{column_letters(column)}{row}" if column else f"ligne{NO_BREAK}{formats.number(row)}"


def taken_for(code: str) -> str:
    """What a row of a sheet was taken for."""
    return _TAKEN_FOR.get(code, "")


def kind(book: Book) -> str:
    """What sort of file it is."""
    return _KINDS.get(book.kind, book.kind)


def is_unsure(match: ColumnMatch) -> bool:
    """True where somebody should say what a column is: nothing was understood of it, or too little."""
    return match.why not in ("chosen", "remembered", "twin") and (not match.field or match.confidence < _LIKELY)


def sureness(match: ColumnMatch) -> str:
    """How sure a column is, by a sign, a word and the reason."""
    why = _WHY.get(match.why, match.why)
    if match.why in ("chosen", "remembered", "twin"):
        return f"✓ {why[0].upper()}{why[1:]}"
    if not match.field:
        return f"? À préciser, {why}"
    if match.confidence >= _SURE:
        return f"✓ Sûr, {why}"
    return f"✓ Probable, {why}" if match.confidence >= _LIKELY else f"? À vérifier, {why}"
