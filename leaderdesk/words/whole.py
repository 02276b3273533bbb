"""A whole base as a workbook, in words: its sheets and headings, what it says of itself, why one cannot come back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from leaderdesk.domain.workbooks.cells import Remark
from leaderdesk.domain.workbooks.whole import Column, Unfit, Whole
from leaderdesk.words import codes, fields, formats, tables
from leaderdesk.words.formats import capital
from leaderdesk.words.phrases import spaced
from leaderdesk.words.statuses import status

ABOUT, COLUMNS, LONG_TEXTS, PIECES = "Lisez-moi", "Colonnes", "Textes longs", "Fichiers joints"
RANK, DIGEST = "N°", "empreinte de la ligne"
READ_CODE, READ_NAME = "{heading} (en clair)", "{heading} (nom)"
YES, NO = "oui", "non"
# What the sheet that says what the workbook is gives line by line: its words are read again when it comes back.
FORMAT, VERSION, BASE, GAL, EXAMPLE = "Format", "Version de la base", "Base", "GAL", "Base d’exemple"
WRITTEN_AT, HEIGHT, ROWS, CONTENT = "Écrit le", "Actions dans l’historique", "Lignes", "Empreinte du contenu"
FACTS = frozenset({FORMAT, VERSION, BASE, GAL, EXAMPLE, WRITTEN_AT, HEIGHT, ROWS, CONTENT})
ABOUT_HEADINGS = ("Rubrique", "Valeur")
COLUMN_HEADINGS = (
    *("Feuille", "Intitulé", "Table", "Colonne", "Nature", "Obligatoire", "Renvoie à", "Valeurs possibles"),
    "Empreinte",
)
SHEET_HEADINGS = ("Feuille", "Table", "Lignes", "Empreinte", "Ce qu’elle contient")
LONG_HEADINGS = ("Feuille", "Identifiant", "Intitulé", "Partie", "Texte")
PIECE_HEADINGS = ("Nom", "Fichier", "Octets", "Copié")
SHEETS = "Feuilles"
ABOUT_NOTES = (
    (
        "Ce que c’est",
        (
            "Tout ce qu’une base LeaderDesk enregistre, une feuille par table. Chacun peut le lire, et LeaderDesk "
            "peut le reprendre dans une base neuve, sans aucune différence."
        ),
    ),
    (
        "Pour le reprendre",
        "Créez une base, puis « Importer un classeur… », ou : leaderdesk import BASE FICHIER. La base doit être vide.",
    ),
    (
        "À ne pas modifier",
        (
            "Chaque ligne porte une empreinte. Une case modifiée, une ligne retirée ou une feuille ajoutée est nommée, "
            "et rien n’est repris : corrigez plutôt dans LeaderDesk. Trier une feuille ne change rien."
        ),
    ),
    (
        "Les cases",
        (
            "Montants en euros, à deux décimales ; taux en pourcentage ; jours en vraies dates ; « oui » ou « non ». "
            "Les identifiants, et les nombres de plus de quinze chiffres, sont du texte pour n’être jamais arrondis."
        ),
    ),
    (
        "Les colonnes en clair",
        (
            "« (en clair) » dit le mot d’un code, « (nom) » nomme la ligne à laquelle un identifiant renvoie : elles "
            "sont là pour la lecture, et vérifiées au retour."
        ),
    ),
    (
        "Les signes",
        (
            "Un signe qu’une case ne peut pas contenir est écrit ⟦000D⟧ (son numéro Unicode) ; ⟦⟧ est un texte vide ; "
            "⟦…⟧ dit que la suite est dans la feuille « Textes longs »."
        ),
    ),
    (
        "Les pièces jointes",
        "Leurs fichiers sont dans le dossier de même nom, à côté du classeur. Gardez les deux ensemble.",
    ),
    (
        "Ce qui n’y est pas",
        (
            "L’historique des actions, les brouillons et l’aspect des listes restent dans la base. Des noms, adresses "
            "et téléphones sont dans ce classeur : ne l’envoyez qu’à qui peut les lire."
        ),
    ),
)
_KINDS = {
    "key": "identifiant",
    "reference": "renvoi (identifiant)",
    "text": "texte",
    "code": "code",
    "money": "montant en euros",
    "rate": "taux",
    "quantity": "nombre au millième",
    "number": "nombre entier",
    "flag": "oui ou non",
    "day": "jour",
    "moment": "jour et heure (AAAA-MM-JJ HH:MM)",
}
_UNFIT = {
    "sheet_missing": "la feuille « {sheet} » manque",
    "sheet_unknown": "la feuille « {sheet} » n’est pas de ce classeur",
    "column_missing": "feuille « {sheet} », la colonne « {column} » manque",
    "column_unknown": "feuille « {sheet} », la colonne « {column} » n’est pas de ce classeur",
    "column_twice": "feuille « {sheet} », la colonne « {column} » y est deux fois",
    "row_missing": "feuille « {sheet} », la ligne n° {rank} manque",
    "row_twice": "feuille « {sheet} », ligne {row}, {column} : « {read} » est déjà le {rank} d’une autre ligne",
    "rows_missing": "feuille « {sheet} », nombre de lignes : {found} au lieu de {expected}",
    "cell_needed": "feuille « {sheet} », ligne {row}, {column} : la case est vide",
    "cell_beyond": "feuille « {sheet} », ligne {row} : « {read} » est écrit à côté des colonnes",
    "cell_unreadable": "feuille « {sheet} », ligne {row}, {column} : « {read} » n’est pas un {kind}",
    "code_unknown": "feuille « {sheet} », ligne {row}, {column} : « {read} » n’est pas un des codes connus",
    "cell_changed": "feuille « {sheet} », ligne {row}, {column} : « {read} » n’est pas ce qui avait été écrit",
    "row_changed": "feuille « {sheet} », ligne {row} : une valeur n’est pas ce qui avait été écrit",
    "column_changed": "feuille « {sheet} », {column} : une valeur n’est pas ce qui avait été écrit",
    "reading_changed": "feuille « {sheet} », ligne {row}, {column} : « {read} » au lieu de « {expected} »",
    "nothing_pointed_at": "feuille « {sheet} », ligne {row}, {column} : « {read} » ne renvoie à aucune ligne de la "
    "feuille « {target} »",
    "part_missing": "feuille « {sheet} », ligne {row}, {column} : la suite du texte manque dans la feuille « {parts} »",
    "part_unused": "feuille « {sheet} », ligne {row} : ce texte n’est la suite d’aucun autre",
    "line_missing": "feuille « {sheet} », la rubrique « {column} » manque",
    "line_unreadable": "feuille « {sheet} », ligne {row}, {column} : « {read} » ne peut pas être lu",
    "sum_changed": "feuille « {sheet} », {column} : l’empreinte n’est pas celle du contenu",
}


REFUSALS = {
    "not_a_whole_base": "« {name} » n’est pas une base LeaderDesk écrite en classeur.",
    "whole_other_format": "« {name} » est une base écrite sous une autre forme ({found}, au lieu de {known}). "
    "Reprenez-la avec la version de LeaderDesk qui l’a écrite.",
    "whole_other_version": "« {name} » vient d’une base de version {found}, et ce programme tient la version {known}. "
    "Reprenez-la avec la version de LeaderDesk qui l’a écrite, puis ouvrez cette base ici.",
    "whole_rows_refused": "La feuille {table} contient des lignes que la base ne peut pas tenir : rien n’a été repris.",
}
# Named in one sentence; the rest is only counted.
_NAMED = 3


def say_whole_unfit(data: Mapping[str, Any]) -> str:
    """What stands in the way of a workbook that was touched."""
    return f"« {data['name']} » n’a pas été repris : {_some([say_unfit(each) for each in data['problems']], '; ')}."


def say_not_empty(data: Mapping[str, Any]) -> str:
    """What a base holds already."""
    held = [f"{tables.table(name)} ({formats.number(count)})" for name, count in data["held"].items()]
    return (
        f"Une base entière ne se reprend que dans une base vide, et celle-ci contient déjà : {_some(held, ', ')}. "
        "Créez une base neuve, puis recommencez."
    )


def say_pieces_missing(data: Mapping[str, Any]) -> str:
    """Which attachments the workbook speaks of and that are not beside it."""
    names = _some([f"« {short(name)} »" for name in data["names"]], ", ")
    where = f"le dossier « {data['folder']} »" if data["folder"] else "un dossier"
    return (
        f"Des pièces jointes manquent, ou ne sont plus ce qu’elles étaient : {names}. "
        f"Remettez {where} à côté du classeur, puis recommencez ; rien n’a été repris."
    )


def _some(told: Sequence[str], between: str) -> str:
    more = len(told) - _NAMED
    return between.join(told[:_NAMED]) + (f" et {formats.number(more)} de plus" if more > 0 else "")


def taken(whole: Whole, *, is_dry: bool) -> list[str]:
    """What a workbook brought, or would bring."""
    tables = [content for content in whole.tables if content.rows]
    counts = f"{counted_rows(whole.rows)} dans {formats.counted(len(tables), 'table', 'tables')}"
    dossiers = next((len(content.rows) for content in tables if content.shape.name == "dossiers"), 0)
    whose = f"{short(whole.gal) or 'GAL sans nom'}{' (EXEMPLE)' if whole.is_example else ''}"
    there = sum(each.is_there for each in whole.pieces)
    pieces = formats.counted(there, "pièce jointe", "pièces jointes")
    done = "Ce classeur est une base entière, à reprendre" if is_dry else "Base entière reprise"
    lines = [f"{done} : {whose}, {formats.counted(dossiers, 'dossier', 'dossiers')} ({counts}), {pieces}."]
    lines += [
        f"La pièce jointe « {short(each.name)} » n’était déjà plus là quand le classeur a été écrit."
        for each in whole.pieces
        if not each.is_there
    ]
    return [spaced(line) for line in lines]


def say_remark(remark: Remark) -> str | None:
    """What is told of a workbook that was written; nothing of what is not a whole base."""
    data = dict(remark.data)
    if remark.code == "whole_pieces":
        files = formats.counted(int(data["count"]), "pièce jointe", "pièces jointes")
        return spaced(f"{files} : dans le dossier « {data['folder']} », à garder à côté du classeur.")
    if remark.code == "whole_piece_missing":
        return spaced(f"La pièce jointe « {short(data['name'])} » n’était plus là : son fichier n’est pas copié.")
    return None


def about_notes() -> list[tuple[str, str]]:
    """What the workbook is and how to read it, each under a word."""
    return [(name, spaced(told)) for name, told in ABOUT_NOTES]


def title(*, is_example: bool) -> str:
    """What is printed at the head of each page."""
    return "EXEMPLE · Base entière" if is_example else "Base entière"


def sheet_name(table: str) -> str:
    """The sheet of a table."""
    name = tables.table(table)
    return capital(name)


def headings(columns: Sequence[Column]) -> tuple[str, ...]:
    """What each column is headed; two of one name bear their own in the base beside it."""
    named = [fields.field(column.name) for column in columns]
    return tuple(
        f"{name} ({column.name})" if named.count(name) > 1 else name
        for name, column in zip(named, columns, strict=True)
    )


def kind(column: Column) -> str:
    """What the cells of a column are."""
    return _KINDS[column.kind]


def code(column: str, value: str) -> str:
    """The word of a code."""
    return status(value) if column == "status" else codes.word(column, value)


def say_unfit(problem: Unfit) -> str:
    """Why a workbook cannot come back, and where."""
    told: Mapping[str, object] = {
        "sheet": problem.sheet,
        "row": problem.row,
        "column": problem.column,
        "read": short(problem.read),
        **problem.data,
    }
    return spaced(_UNFIT[problem.code].format_map(told))


def short(text: str, longest: int = 60) -> str:
    """A text on one line, cut where a sentence would lose its end."""
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[:longest]}…"


def yes_or_no(*, is_so: bool) -> str:
    """As the cells say it."""
    return YES if is_so else NO


def counted_rows(count: int) -> str:
    """How many rows."""
    return formats.counted(count, "ligne", "lignes")
