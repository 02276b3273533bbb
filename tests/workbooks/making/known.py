"""Workbooks that meet a base which knows ten of their dossiers: the same, changed, in doubt, new."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from tests.workbooks.making.cells import euros, means
from tests.workbooks.making.dialects import KINDS, PLAIN, committee, convention, fiche, kind, status
from tests.workbooks.making.pages import Head, Page
from tests.workbooks.making.pool import Project, some, span
from tests.workbooks.making.writing import Case, case

_HEADS: list[Head] = [
    ("N° dossier", "number"),
    ("Intitulé du projet", "title"),
    ("Porteur de projet", "holder_name"),
    ("Fiche-action", "fiche_action"),
    ("Statut", "status"),
    ("Reçu le", "date_received"),
    ("Date du comité", "date_committee"),
    ("Coût total", "total_cost"),
    ("Coût éligible", "eligible_cost"),
    ("FEADER", "feader"),
    ("Autofinancement", "own_funds"),
]


def number(project: Project) -> str:
    """How the base numbers its dossiers."""
    return f"2024-{project.rank:03d}"


def _cells(project: Project, **other: object) -> list[Any]:
    found = {
        "number": number(project),
        "title": project.title,
        "holder_name": project.holder,
        "fiche_action": fiche(project),
        "status": status(project),
        "date_received": project.received,
        "date_committee": committee(project),
        "total_cost": euros(project.total),
        "eligible_cost": euros(project.eligible),
        "feader": euros(project.feader),
        "own_funds": euros(project.own),
    }
    return list((found | other).values())


@case
def all_the_same() -> Case:
    page = Page("Suivi")
    grid = page.table(_HEADS)
    for p in span(1, 10):
        grid.add(*_cells(p), verdict="same")
    return Case("connu-identique", "Les dix dossiers que la base connaît, inchangés", [page], base="known")


@case
def some_changed() -> Case:
    page = Page("Suivi mars")
    grid = page.table(_HEADS, row=3)
    grid.above(1, "Suivi des dossiers – mise à jour de mars")
    a, b, c, d, e, f, g, h, i, j = span(1, 10)
    grid.add(*_cells(a), verdict="same")
    grid.add(*_cells(b, title="Créer un tiers-lieu dans l’ancienne poste"), verdict="changed")
    grid.add(*_cells(c, status=means("Demande de paiement déposée", "claimed")), verdict="changed")
    grid.add(*_cells(d, date_committee=date(2024, 6, 20)), verdict="changed")
    grid.add(*_cells(e, feader=euros(e.feader - 40000), own_funds=euros(e.own + 40000)), verdict="changed")
    grid.add(*_cells(f, date_received=None, own_funds=None, feader=None), verdict="same")
    grid.add(*_cells(g, status=means("Programmé", "programmed"), date_committee=date(2025, 9, 11)), verdict="changed")
    grid.add(*_cells(h, total_cost=euros(h.total + 1000000), own_funds=euros(h.own + 1000000)), verdict="changed")
    grid.add(*_cells(i, status=means("Contact", "contact", "detailed_already")), verdict="doubt")
    grid.add(*_cells(j), verdict="same")
    for p in some(11, 12):
        grid.add(*_cells(p), verdict="new")
    return Case("connu-modifie", "Les mêmes un an plus tard : inchangés, modifiés, nouveaux", [page], base="known")


@case
def in_doubt() -> Case:
    page = Page("Suivi")
    grid = page.table(_HEADS)
    a, b, c, d, e, f = span(1, 6)
    elsewhere = [("number", "number_known_elsewhere")]
    other, another = some(20, 33)
    grid.add(*_cells(other, number=number(a)), also=elsewhere, verdict="doubt")
    grid.add(*_cells(another, number=number(d)), also=elsewhere, verdict="doubt")
    unsure = [("number", "dossier_unsure")]
    grid.add(*_cells(b, number=None, title="Création d’un tiers-lieu à l’ancienne poste"), also=unsure, verdict="doubt")
    grid.add(*_cells(c, number="LYS-77", title="Espace-test agricole en maraîchage"), also=unsure, verdict="doubt")
    near = means("Commune de Valmorain", "Commune de Valmorin", "holder_unsure")
    new = some(25)[0]
    grid.add(*_cells(new, holder_name=means(near.shown, near.shown, "holder_unsure")), verdict="doubt")
    grid.add(*_cells(e), verdict="same")
    grid.add(*_cells(f, number=" 2024 - 006 "), verdict="same")
    grid.rows[-1]["any"] = ["number"]
    return Case("connu-en-doute", "Numéros repris ailleurs, titres et porteurs ressemblants", [page], base="known")


@case
def by_siret() -> Case:
    page = Page("Conventions signées")
    heads: list[Head] = [
        ("SIRET du bénéficiaire", "siret"),
        ("Bénéficiaire", "holder_name"),
        ("Type de bénéficiaire", "holder_kind"),
        ("Opération", "title"),
        ("Date de convention", "date_convention"),
        ("Fin d’opération", "date_end"),
        ("FEADER", "feader"),
    ]
    grid = page.table(heads)
    for p in span(1, 10):
        signed = convention(p) or p.committee + timedelta(days=50)
        verdict = "changed"
        cells = (p.siret, p.holder, kind(p, KINDS), p.title, signed, date(2027, 6, 30), euros(p.feader))
        grid.add(*cells, verdict=verdict)
    return Case("connu-par-siret", "Conventions de la Région : SIRET et intitulé, sans numéro", [page], base="known")


@case
def numbers_written_otherwise() -> Case:
    page = Page("Comptes")
    heads: list[Head] = [("Dossier", "number"), ("Porteur", "holder_name"), ("Projet", "title"), ("Statut", "status")]
    grid = page.table(heads)
    shapes = ("2024-{0:03d}", " 2024-{0:03d}", "2024-{0:03d} ", "2024-{0:03d}")
    for p in span(1, 8):
        shown = shapes[p.rank % 4].format(p.rank)
        grid.add(means(shown, shown.strip()), p.holder.upper(), p.title + " ", status(p, PLAIN), verdict="same")
    file = Case("connu-numeros", "Numéros avec espaces, porteurs en capitales", [page], base="known", kind="csv")
    file.encoding = "cp1252"
    return file
