"""A file that comes in, in French: why it cannot be read, and what is to be known of it once it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from leaderdesk.domain.workbooks.cells import Book, Remark
from leaderdesk.words import formats
from leaderdesk.words.phrases import spaced

Data = Mapping[str, Any]

REFUSALS = {
    "workbook_empty": "Le fichier « {name} » est vide. Vérifiez que sa copie ou son téléchargement est allé au bout.",
    "workbook_password": "« {name} » est protégé par un mot de passe. Enregistrez-en une copie sans mot de passe "
    "depuis votre tableur, puis recommencez.",
    "workbook_damaged": "« {name} » est abîmé ou incomplet. Ouvrez-le dans votre tableur, enregistrez-le sous un autre "
    "nom, puis recommencez.",
    "workbook_unsafe": "« {name} » contient ce qu’aucun tableur n’écrit : il n’a pas été ouvert. Demandez-le de "
    "nouveau à qui vous l’a envoyé.",
    "workbook_without_cells": "« {name} » n’a aucune cellule remplie.",
    "workbook_unread": "« {name} » n’a pas pu être lu. Ouvrez-le dans votre tableur, enregistrez-le au format .xlsx "
    "sous un autre nom, puis recommencez.",
    "workbook_takes_time": "La lecture de « {name} » a pris plus de {seconds} secondes et a été arrêtée. Enlevez ce "
    "qui est inutile de ce classeur, ou découpez-le, puis recommencez.",
    "workbook_far_cell": "La feuille « {sheet} » de « {name} » s’étend jusqu’à la cellule {cell}. Effacez-y ce qui est "
    "loin du tableau, enregistrez le classeur, puis recommencez.",
    "nothing_pasted": "Il n’y a aucun texte à coller. Copiez d’abord le tableau.",
}
WHATS = {
    "pdf": "un document PDF",
    "text_document": "un texte mis en page",
    "presentation": "une présentation",
    "open_document": "un document OpenDocument d’un autre genre",
    "picture": "une image",
    "archive": "une archive compressée",
    "base": "une base de données",
    "program": "un programme",
    "xml": "un fichier XML",
    "unknown": "un fichier d’un autre genre",
}
OTHER_KINDS = {
    "xlsb": "un classeur Excel binaire (.xlsb)",
    "xls_old": "un classeur d’une très ancienne version d’Excel",
    "xml_2003": "un classeur au format XML d’Excel 2003",
    "flat_ods": "un classeur OpenDocument en un seul fichier XML (.fods)",
    "web_page": "une page web enregistrée sous le nom d’un classeur",
    "numbers": "un classeur Numbers d’Apple",
    "sylk": "un classeur au format SYLK",
    "dif": "un classeur au format DIF",
}
_KINDS = {"xlsx": "Excel (.xlsx)", "xlsm": "Excel avec macros (.xlsm)", "xls": "ancien Excel (.xls)"}
_KINDS |= {"ods": "OpenDocument (.ods)", "csv": "texte (CSV)"}
REMARKS = {
    "calendar_1904": "Ce classeur compte ses jours depuis 1904, comme d’anciens Mac : les dates en tiennent compte.",
    "macros_left_out": "Ce classeur contient des macros : elles n’ont pas été exécutées.",
    "very_wide": "Cette feuille va jusqu’à la colonne {last} : ses tableaux sont cherchés dans les {most} premières "
    "colonnes, le reste n’est pas lu.",
    "filtered": "Un filtre cache des lignes de cette feuille : elles sont lues aussi.",
    "texts_cut": "Textes coupés à la longueur la plus grande de leur ancien programme : {count} ({cells}).",
    "other_suffix": "Ce fichier se nomme « {suffix} », mais c’est un classeur {kind} : il est lu comme tel.",
    "nul_left_out": "Signes vides laissés de côté : {count}.",
    "letters_unread": "Lettres illisibles, remplacées par le signe \ufffd : {count}.",
    "odd_quotes": "Des guillemets de ce texte ne sont pas ceux d’un tableur : vérifiez les cellules où il en reste.",
}


def say_remark(remark: Remark) -> str:
    """What is to be known of a file or of a sheet."""
    data = dict(remark.data)
    if "kind" in data:
        data["kind"] = _KINDS[data["kind"]]
    if "most" in data:
        data["most"] = formats.number(int(data["most"]))
    return spaced(REMARKS[remark.code].format_map(data))


def say_remarks(book: Book) -> list[str]:
    """All that is to be known of a file that was read; of several sheets, by their names."""
    said = [say_remark(each) for each in book.remarks]
    for sheet in book.sheets:
        name = spaced(f"« {sheet.name} » : ") if len(book.sheets) > 1 else ""
        said += [f"{name}{say_remark(each)}" for each in sheet.remarks]
    return said


def _size(data: Data, name: str) -> str:
    return formats.size(data[name])


def _too_large(data: Data) -> str:
    return spaced(
        f"« {data['name']} » est trop gros : {_size(data, 'size')}, pour {_size(data, 'largest')} au plus. "
        "Enlevez-en les images et les feuilles inutiles, puis recommencez."
    )


def _pasted_too_large(data: Data) -> str:
    return spaced(
        f"Le texte copié est trop long : {_size(data, 'size')}, pour {_size(data, 'largest')} au plus. "
        "Enregistrez-le dans un fichier, puis ouvrez ce fichier."
    )


def _unfolds(data: Data) -> str:
    return spaced(
        f"« {data['name']} » pèse {_size(data, 'size')} et en occuperait {_size(data, 'unfolded')} une fois déplié : "
        "il n’a pas été ouvert. Un classeur ordinaire ne grossit pas tant."
    )


def _too_many_parts(data: Data) -> str:
    count, most = formats.number(data["count"]), formats.number(data["most"])
    return spaced(
        f"« {data['name']} » est fait de {count} morceaux, pour {most} au plus : il n’a pas été ouvert. "
        "Enlevez-en les images, puis recommencez."
    )


def _takes_memory(data: Data) -> str:
    return spaced(
        f"La lecture de « {data['name']} » demande plus de {_size(data, 'largest')} de mémoire et a été arrêtée. "
        "Enlevez ce qui est inutile de ce classeur, ou découpez-le, puis recommencez."
    )


def _not_a_workbook(data: Data) -> str:
    what = WHATS.get(str(data["what"]), WHATS["unknown"])
    return spaced(
        f"« {data['name']} » n’est pas un classeur, mais {what}. Choisissez un fichier .xlsx, .xls, .ods ou .csv."
    )


def _of_another_kind(data: Data) -> str:
    what = OTHER_KINDS.get(str(data["what"]), WHATS["unknown"])
    return spaced(
        f"« {data['name']} » est {what}. Ouvrez-le dans votre tableur, enregistrez-le au format .xlsx, "
        "puis recommencez."
    )


SPECIAL: dict[str, Callable[[Data], str]] = {
    "workbook_too_large": _too_large,
    "pasted_too_large": _pasted_too_large,
    "workbook_unfolds": _unfolds,
    "workbook_too_many_parts": _too_many_parts,
    "workbook_takes_memory": _takes_memory,
    "not_a_workbook": _not_a_workbook,
    "workbook_of_another_kind": _of_another_kind,
}
