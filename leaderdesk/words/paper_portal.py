"""What goes to the authority's portal in French: the name of each document, the plain index, what is missing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal

from leaderdesk.words import formats
from leaderdesk.words.phrases import spaced

PortalDocument = Literal["extract", "attendance", "grid", "declarations"]
DOCUMENTS: dict[PortalDocument, str] = {
    "extract": "Extrait de décision",
    "attendance": "Liste de présence",
    "grid": "Grille de sélection",
    "declarations": "Déclarations d’intérêt",
}
INDEX = "Liste des documents.txt"
DRAFT = "PROVISOIRE"
NO_ASIDE = "Aucun membre présent n’a déclaré d’intérêt dans ce projet : aucun déport."
_REFERENCES: dict[PortalDocument, str] = {
    "extract": "EXTRAIT",
    "attendance": "PRESENCE",
    "grid": "GRILLE",
    "declarations": "INTERETS",
}
_MISSING = {
    "no_decision": "{document} : aucun comité n’a encore décidé de ce dossier.",
    "no_note": "{document} : aucune note collective dans cette séance.",
    "file_missing": "{document} : le fichier est introuvable, reprenez-le dans une sauvegarde.",
    "file_altered": "{document} : le fichier n’est plus celui qui avait été joint, reprenez-le dans une sauvegarde.",
    "piece_missing": "{document} : pièce non reçue.",
    "piece_without_file": "{document} : pièce reçue, sans fichier joint.",
}


def folder_name(number: str, on: date) -> str:
    """The folder they stand in."""
    return f"Portail {number} du {on.isoformat()}"


def reference(code: PortalDocument, number: int, dossier: str) -> str:
    """How a document is named in letters: its sitting, its dossier."""
    return f"{_REFERENCES[code]}-{number:02}-{dossier}"


def title(code: PortalDocument, dossier: str) -> str:
    """What a document is called."""
    return spaced(f"{DOCUMENTS[code]} : dossier {dossier}")


def missing(code: str, document: str) -> str:
    """A document that could not be given, and why."""
    return spaced(_MISSING[code].format(document=document))


def file_line(name: str, size: int, digest: str, *, is_draft: bool) -> str:
    """A file of the index."""
    mark = f"\n    {DRAFT}" if is_draft else ""
    return f"{name}\n    {formats.size(size)}, SHA-256 {digest}{mark}"


def index(head: str, files: Iterable[str], lacks: Iterable[str]) -> str:
    """The whole index, as any computer opens it."""
    wanting = [f"- {each}" for each in lacks]
    parts = [head, "", *files]
    if wanting:
        parts += ["", spaced("Manque :"), *wanting]
    return "\n".join(parts) + "\n"


def head(gal: str, number: str, project: str, on: date) -> str:
    """What the index is about."""
    return spaced(f"{gal}\nDossier {number} : {project}\nDocuments préparés le {formats.day(on)}")
