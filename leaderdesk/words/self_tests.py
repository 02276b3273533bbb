"""What a program as installed lacks, in French: the answer of `leaderdesk --self-test`."""

from __future__ import annotations

from leaderdesk.words.phrases import spaced

_SENTENCES = {
    "library_missing": "Bibliothèque absente : {name}",
    "workbooks_unprotected": "Les classeurs ne sont pas protégés : defusedxml n’est pas utilisé.",
    "folder_empty": "Dossier du programme vide : {name}",
    "upgrades_missing": "Les mises à niveau de la base manquent.",
    "workbook_unread": "Un classeur ne peut pas être lu : {name}",
    "workbook_misread": "Un classeur est mal lu.",
    "base_unsound": "La base de l’autotest est anormale : {name}",
}


CODES = frozenset(_SENTENCES)


def say_problem(code: str, name: str) -> str:
    """One thing that is wrong."""
    return spaced(_SENTENCES[code].format(name=name))
