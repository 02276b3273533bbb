"""Workbooks made for tests: one sheet with the columns of a follow-up, and short rows by name of field."""

from __future__ import annotations

from datetime import date

from leaderdesk.domain.workbooks.cells import Book, Cell, Sheet

HEADINGS = {
    "number": "N° dossier",
    "title": "Intitulé",
    "holder": "Porteur",
    "kind": "Type de porteur",
    "siret": "SIRET",
    "commune": "Commune",
    "fiche": "Fiche-action",
    "status": "État",
    "received": "Date de réception",
    "committee": "Date du comité",
    "convention": "Date de convention",
    "total": "Coût total",
    "eligible": "Coût éligible",
    "feader": "FEADER",
    "public": "Contreparties publiques",
    "own": "Autofinancement",
    "paid": "Montant payé",
    "theme": "Thème",
    "notes": "Observations",
    "region": "Région",
    "department": "Département",
}
HALL: dict[str, Cell] = {
    "number": "L-1",
    "title": "Créer un tiers-lieu",
    "holder": "Commune de Vernay",
    "kind": "Commune",
    "commune": "Vernay",
    "fiche": "1.1",
    "status": "Programmé",
    "received": date(2025, 1, 10),
    "committee": date(2025, 6, 2),
    "total": 12345.67,
    "eligible": 10000,
    "feader": 6400,
    "public": 1600,
    "own": 4345.67,
    "theme": "Culture",
    "notes": "Vu le 3 mars",
}
ROOM: dict[str, Cell] = {
    "number": "L-2",
    "title": "Rénover la salle des fêtes",
    "holder": "Les Amis de Brou",
    "kind": "Association",
    "commune": "Brou",
    "fiche": "1.1",
    "status": "Payé",
    "received": date(2025, 1, 12),
    "committee": date(2025, 6, 2),
    "convention": date(2025, 8, 1),
    "total": 5000,
    "eligible": 5000,
    "feader": 3200,
    "own": 1000,
    "paid": 3000,
}


def book_of(*rows: dict[str, Cell], name: str = "suivi 2025.xlsx", digest: str = "0" * 64) -> Book:
    """A workbook of one sheet, with a column for each field that some row gives."""
    given = [field for field in HEADINGS if any(field in row for row in rows)]
    cells = tuple(tuple(row.get(field) for field in given) for row in rows)
    headings = tuple(HEADINGS[field] for field in given)
    return Book(name, "xlsx", digest, (Sheet("Suivi", (headings, *cells)),))
