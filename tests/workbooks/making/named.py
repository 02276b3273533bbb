"""Columns headed « Nom » alone: of the project, of whoever carries it, of somebody to call."""

from __future__ import annotations

from tests.workbooks.making.cells import euros
from tests.workbooks.making.dialects import committee, status
from tests.workbooks.making.pages import Head, Page
from tests.workbooks.making.pool import span
from tests.workbooks.making.writing import Case, case


@case
def name_beside_the_holder() -> Case:
    page = Page("Projets")
    heads: list[Head] = [
        ("Nom", "title"),
        ("Porteur", "holder_name"),
        ("FEADER", "feader"),
        ("Statut", "status"),
    ]
    grid = page.table(heads)
    for p in span(1, 11):
        grid.add(p.title, p.holder, euros(p.feader), status(p))
    return Case("nom-du-projet", "« Nom » est celui du projet, le porteur est à côté", [page])


@case
def name_of_a_file() -> Case:
    page = Page("Programmation")
    heads: list[Head] = [
        ("Maître d'ouvrage", "holder_name"),
        ("Nom de l'opération", "title"),
        ("Coût total", "total_cost"),
        ("Date du comité", "date_committee"),
    ]
    grid = page.table(heads)
    for p in span(5, 14):
        grid.add(p.holder, p.title, euros(p.total), committee(p))
    return Case("nom-de-l-operation", "« Nom de l’opération » à côté du maître d’ouvrage", [page])


@case
def name_of_nobody_knows_what() -> Case:
    page = Page("Suivi")
    heads: list[Head] = [
        ("N° dossier", "number"),
        ("Nom", None),
        ("Coût total", "total_cost"),
        ("FEADER", "feader"),
        ("Statut", "status"),
    ]
    grid = page.table(heads)
    for p in span(1, 10):
        lacks = [("title", "missing_title"), ("holder_name", "missing_holder")]
        grid.add(f"2024-{p.rank:03d}", p.holder, euros(p.total), euros(p.feader), status(p), also=lacks)
    return Case("nom-sans-porteur", "« Nom » sans porteur à côté : du projet, ou de qui le porte", [page])


@case
def name_of_somebody() -> Case:
    page = Page("Projets aidés")
    heads: list[Head] = [
        ("N° dossier", "number"),
        ("Structure", "holder_name"),
        ("Nom", None),
        ("Tél.", "phone"),
        ("FEADER", "feader"),
        ("Statut", "status"),
    ]
    grid = page.table(heads)
    for p in span(1, 9):
        lacks = [("title", "missing_title")]
        who = ("Mme Arnal", "M. Roux", "Lucie VIDAL")[p.rank % 3]
        grid.add(f"S{p.rank}", p.holder, who, f"04.66.00.01.{p.rank:02d}", euros(p.feader), status(p), also=lacks)
    return Case("nom-du-contact", "« Nom » est celui d’une personne, à côté de sa structure", [page])
