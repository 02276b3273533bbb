"""Co-funders with their amounts: pairs of columns, numbered or not, and sums that rows beneath detail."""

from __future__ import annotations

from tests.workbooks.making.cells import ask, euros, means, nothing, spelled, typed
from tests.workbooks.making.dialects import status
from tests.workbooks.making.pages import Head, Page
from tests.workbooks.making.pool import FUNDERS, Project, span
from tests.workbooks.making.writing import Case, case


def _halves(project: Project) -> tuple[int, int]:
    """What two funders share of the public money."""
    return project.public // 3, project.public - project.public // 3


def _other(project: Project) -> str:
    """A funder besides the first."""
    return FUNDERS[(project.rank + 1) % 4]


@case
def numbered_pairs() -> Case:
    page = Page("Suivi 2023-2027")
    heads: list[Head] = [
        ("N° dossier", "number"),
        ("Intitulé", "title"),
        ("Porteur", "holder_name"),
        ("Coût total", "total_cost"),
        ("Coût éligible", "eligible_cost"),
        ("FEADER", "feader"),
        ("Cofinanceur 1", "cofunders"),
        ("Montant 1", "cofunder_amount"),
        ("Cofinanceur 2", "cofunders 2"),
        ("Montant 2", "cofunder_amount 2"),
        ("Cofinanceur 3", "cofunders 3"),
        ("Montant 3", "cofunder_amount 3"),
        ("Autofinancement", "own_funds"),
        ("Statut", "status"),
    ]
    grid = page.table(heads, row=3)
    grid.above(1, "Plans de financement")
    for p in span(1, 14):
        one, two = _halves(p)
        pairs: list[object] = [p.funder, euros(one), _other(p), euros(two), None, None]
        if p.rank % 3 == 0:
            pairs = [p.funder, euros(p.public), None, None, None, None]
        if p.rank == 4:
            pairs = [p.funder, typed(spelled(one, sign=" €"), one), _other(p), euros(two), None, None]
        if p.rank == 5:
            # Nobody says who gives the second.
            pairs = [p.funder, euros(one), None, euros(two), None, None]
        if p.rank == 7:
            # Asked, and not yet decided.
            pairs = [p.funder, euros(one), _other(p), nothing("en attente"), None, None]
        if p.rank == 8:
            pairs = [p.funder, euros(one), _other(p), ask("environ 2 000 €", "cofunder_unclear"), None, None]
        if p.rank == 10:
            pairs = [nothing("néant"), nothing("-"), None, None, None, None]
        if p.rank == 11:
            pairs = [p.funder, euros(one), _other(p), euros(two - 10000), "Fondation du patrimoine", 100.0]
        money = (euros(p.total), euros(p.eligible), euros(p.feader))
        grid.add(f"2024-{p.rank:03d}", p.title, p.holder, *money, *pairs, euros(p.own), status(p))
    return Case("cofinanceurs-en-paires", "Cofinanceur 1, Montant 1, Cofinanceur 2, Montant 2…", [page])


@case
def one_pair() -> Case:
    page = Page("dossiers")
    heads: list[Head] = [
        ("Dossier n°", "number"),
        ("Bénéficiaire", "holder_name"),
        ("Opération", "title"),
        ("Montant total", "total_cost"),
        ("Aide FEADER", "feader"),
        ("Cofinanceur", "cofunders"),
        ("Montant cofinanceur", "cofunder_amount"),
        ("Observations", "notes"),
    ]
    grid = page.table(heads)
    for p in span(6, 20):
        pair: tuple[object, object] = (p.funder, euros(p.public))
        also = []
        if p.rank == 9:
            # One amount for two, and nobody says who gives what.
            pair = (means("Région et Département", None), means(euros(p.public), None))
            also = [("national_public", "cofunders_together")]
        if p.rank == 12:
            pair = (None, euros(p.public))
        if p.rank == 15:
            pair = (p.funder, None)
        grid.add(f"L{p.rank}", p.holder, p.title, euros(p.total), euros(p.feader), *pair, None, also=also)
        if p.rank == 9:
            grid.rows[-1]["values"]["cofunders"] = [{"name": "Région et Département", "amount": None}]
    return Case("cofinanceur-et-montant", "Un cofinanceur et son montant, une colonne chacun", [page], kind="csv")


@case
def pairs_under_merged_headings() -> Case:
    page = Page("Plan de financement")
    heads: list[Head] = [
        (("Dossier", "N°"), "number"),
        (("Dossier", "Projet"), "title"),
        (("Dossier", "Porteur"), "holder_name"),
        (("Dépenses", "Total"), "total_cost"),
        (("Dépenses", "Éligibles"), "eligible_cost"),
        (("Financeur 1", "Nom"), "cofunders"),
        (("Financeur 1", "Montant"), "cofunder_amount"),
        (("Financeur 2", "Nom"), "cofunders 2"),
        (("Financeur 2", "Montant"), "cofunder_amount 2"),
        (("LEADER", "Montant"), "feader"),
    ]
    grid = page.table(heads)
    for p in span(3, 12):
        one, two = _halves(p)
        money = (euros(p.total), euros(p.eligible))
        grid.add(p.rank + 100, p.title, p.holder, *money, p.funder, euros(one), _other(p), euros(two), euros(p.feader))
    return Case("financeurs-sous-titres-fusionnes", "Nom et montant sous « Financeur 1 », « Financeur 2 »", [page])


@case
def pairs_of_one_heading() -> Case:
    page = Page("Tableau")
    heads: list[Head] = [
        ("Numéro", "number"),
        ("Nom du projet", "title"),
        ("Maître d’ouvrage", "holder_name"),
        ("Montant total du projet", "total_cost"),
        ("Montant LEADER", "feader"),
        ("Cofinanceur", "cofunders"),
        ("Montant", "cofunder_amount"),
        ("Cofinanceur", "cofunders 2"),
        ("Montant", "cofunder_amount 2"),
    ]
    grid = page.table(heads)
    for p in span(10, 20):
        one, two = _halves(p)
        money = (euros(p.total), euros(p.feader))
        second = (_other(p), euros(two)) if p.rank % 2 else (None, None)
        grid.add(f"P-{p.rank}", p.title, p.holder, *money, p.funder, euros(one), *second)
    return Case("cofinanceurs-meme-titre", "« Cofinanceur », « Montant » deux fois de suite", [page])


@case
def sums_detailed_beneath() -> Case:
    page = Page("Contreparties")
    heads: list[Head] = [
        ("Code", "number"),
        ("Porteur de projet", "holder_name"),
        ("Projet", "title"),
        ("Dépenses éligibles", "eligible_cost"),
        ("FEADER demandé", "feader"),
        ("Financeurs", "cofunders"),
        ("Contreparties publiques", "cofunder_amount"),
    ]
    grid = page.table(heads)
    for p in span(2, 9):
        one, two = _halves(p)
        # The row of the dossier has the sum of what the rows beneath detail; once it is another.
        total = p.public + (50000 if p.rank == 6 else 0)
        said = means(euros(total), None, "cofunder_unnamed" if p.rank == 6 else None)
        grid.add(f"C{p.rank}", p.holder, p.title, euros(p.eligible), euros(p.feader), None, said)
        for name, amount in ((p.funder, one), (_other(p), two)):
            grid.beneath(None, None, None, None, None, name, euros(amount), name=name, amount=euros(amount))
    return Case("contreparties-detaillees", "Le total sur la ligne du dossier, son détail dessous", [page])


@case
def amounts_of_no_cofunder() -> Case:
    page = Page("Programmation")
    heads: list[Head] = [
        ("N°", "number"),
        ("Intitulé du projet", "title"),
        ("Bénéficiaire", "holder_name"),
        ("Cofinanceurs", "cofunders"),
        ("Montant total", "total_cost"),
        ("Montant éligible", "eligible_cost"),
        ("Montant FEADER", "feader"),
        ("Total CPN", "national_public"),
    ]
    grid = page.table(heads)
    for p in span(5, 13):
        names = p.funder if p.rank % 2 else f"{p.funder}, {_other(p)}"
        money = (euros(p.total), euros(p.eligible), euros(p.feader), euros(p.public))
        grid.add(p.rank, p.title, p.holder, names, *money)
    return Case("cofinanceurs-sans-montant", "Des cofinanceurs à côté de montants qui ne sont pas d’eux", [page])


@case
def an_amount_of_nobody() -> Case:
    page = Page("Liste")
    heads: list[Head] = [
        ("N° de dossier", "number"),
        ("Projet", "title"),
        ("Porteur", "holder_name"),
        ("Financeur", "cofunders"),
        # Of the project, or of its funder: nothing tells.
        ("Montant", None),
        ("Statut", "status"),
    ]
    grid = page.table(heads)
    for p in span(1, 8):
        grid.add(f"S{p.rank}", p.title, p.holder, p.funder, euros(p.total), status(p))
    return Case("montant-de-personne", "Un « Montant » à côté d’un financeur, dont rien ne dit ce qu’il est", [page])
