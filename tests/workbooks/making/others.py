"""Workbooks that hold no dossiers at all, and a model that nobody has filled in."""

from __future__ import annotations

from datetime import date

from tests.workbooks.making.cells import Calc
from tests.workbooks.making.pages import Head, Page
from tests.workbooks.making.pool import FICHES
from tests.workbooks.making.writing import Case, case

_PEOPLE = ("Anne Vidal", "Marc Roussel", "Inès Kaci", "Jean-Luc Pons", "Claire Morel", "Sofiane Haddad", "Rose Delmas")


@case
def attendance() -> Case:
    page = Page("Émargement")
    page.put(1, 1, "Comité de programmation du 12 décembre 2024")
    page.put(3, 1, "Nom", "Structure", "Collège", "Titulaire / suppléant", "Signature")
    for row, name in enumerate(_PEOPLE, 4):
        page.put(row, 1, name, f"Structure {row - 3}", "public" if row % 2 else "privé", "titulaire", None)
    return Case("emargement", "Feuille d’émargement : aucun dossier", [page])


@case
def budget() -> Case:
    page = Page("Budget 2025")
    page.put(1, 1, "Budget prévisionnel – animation du GAL")
    page.put(3, 1, "Dépenses", "Montant", None, "Recettes", "Montant")
    lines = (
        ("Salaires", 72000, "FEADER", 61440),
        ("Déplacements", 4100, "Région", 7680),
        ("Communication", 9800, "PETR", 27480),
    )
    for row, (spent, amount, source, income) in enumerate(lines, 4):
        page.put(row, 1, spent, amount, None, source, income)
    page.put(8, 1, "Total", Calc("=SUM(B4:B6)", 85900), None, "Total", Calc("=SUM(E4:E6)", 96600))
    return Case("budget-animation", "Budget prévisionnel : aucun dossier", [page])


@case
def envelopes() -> Case:
    page = Page("Maquette")
    page.put(1, 1, "Maquette financière LEADER 2023-2027")
    page.put(3, 1, "Fiche-action", "Intitulé", "Enveloppe FEADER", "Programmé", "Payé", "Reste à programmer", "%")
    for row, (code, title) in enumerate(FICHES.items(), 4):
        whole, taken = 180000 + 20000 * row, 30000.5 * row
        page.put(row, 1, f"FA {code}", title, whole, taken, taken / 4, whole - taken, round(taken / whole, 4))
    page.put(10, 1, "TOTAL", None, Calc("=SUM(C4:C9)", 1860000), Calc("=SUM(D4:D9)", 1170019.5))
    return Case("maquette", "Maquette par fiche-action : des enveloppes, pas des dossiers", [page], kind="ods")


@case
def members() -> Case:
    page = Page("Membres")
    page.put(1, 1, "Nom", "Prénom", "Structure", "Fonction", "Collège", "Téléphone", "Courriel", "Commune")
    for row, name in enumerate(_PEOPLE, 2):
        first, last = name.rsplit(" ", 1)
        page.put(
            row,
            1,
            last,
            first,
            "Association locale",
            "Présidente",
            "privé",
            "04 66 00 00 01",
            f"m{row}@exemple.fr",
            "Brézac",
        )
    return Case("membres-du-comite", "Annuaire des membres du comité : aucun dossier", [page])


@case
def empty_model() -> Case:
    page = Page("À remplir")
    heads: list[Head] = [
        ("N° dossier", "number"),
        ("Intitulé", "title"),
        ("Porteur", "holder_name"),
        ("Coût total", "total_cost"),
        ("FEADER", "feader"),
    ]
    page.put(1, 1, "Modèle de saisie – remplir une ligne par dossier")
    page.table(heads, row=3)
    return Case("modele-vide", "Modèle de saisie que personne n’a rempli", [page])


@case
def letter() -> Case:
    page = Page("Feuil1")
    lines = (
        "Madame, Monsieur,",
        "Veuillez trouver ci-joint l’ordre du jour du comité.",
        "",
        "Cordialement,",
        "Nadia Bellec",
    )
    for row, text in enumerate(lines, 2):
        page.put(row, 2, text or None)
    page.put(9, 2, "Date", date(2025, 3, 4))
    return Case("lettre", "Une lettre tapée dans un tableur", [page])


@case
def grid_of_notes() -> Case:
    page = Page("Grille")
    page.put(1, 1, "Grille de sélection – fiche-action 3")
    page.put(3, 1, "Critère", "Barème", "Note", "Commentaire")
    for row, name in enumerate(("Innovation", "Ancrage local", "Partenariat", "Emploi", "Environnement"), 4):
        page.put(row, 1, name, 4, row % 5, None)
    page.put(9, 1, "Total", 20, Calc("=SUM(C4:C8)", 10))
    return Case(
        "grille-de-notation", "Grille de notation d’un projet : aucun dossier", [page], kind="csv", encoding="cp1252"
    )
