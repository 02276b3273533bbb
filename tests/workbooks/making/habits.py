"""Amounts in and out of the habit of their column."""

from __future__ import annotations

from tests.workbooks.making.cells import ask, euros, spelled, typed
from tests.workbooks.making.pages import Head, Page
from tests.workbooks.making.pool import span
from tests.workbooks.making.writing import Case, case

_HEADS: list[Head] = [
    ("N° dossier", "number"),
    ("Intitulé du projet", "title"),
    ("Bénéficiaire", "holder_name"),
    ("Coût total", "total_cost"),
    ("Assiette éligible", "eligible_cost"),
    ("FEADER", "feader"),
]
_UNLIKE = "amount_unlike_others"


@case
def whole_rows_in_thousands() -> Case:
    """Two rows were typed in thousands of euros, and nothing in them says so; a comma was lost in another."""
    page = Page("Suivi")
    grid = page.table(_HEADS)
    for p in span(1, 16):
        money: list[object] = [euros(each) for each in (p.total, p.eligible, p.feader)]
        if p.rank in {5, 12}:
            money = [ask(round(each / 100_000, 1), _UNLIKE) for each in (p.total, p.eligible, p.feader)]
        if p.rank == 9:
            money[1] = ask(p.eligible * 10, _UNLIKE)
        grid.add(f"K{p.rank:02d}", p.title, p.holder, *money)
    return Case("lignes-en-milliers", "Des lignes entières en milliers d’euros parmi d’autres en euros", [page])


@case
def from_small_to_large() -> Case:
    """Honest amounts, each far from the next: none is asked."""
    page = Page("suivi")
    grid = page.table(_HEADS)
    costs = (48_000, 120_050, 310_000, 700_000, 1_850_000, 4_400_000, 9_999_999, 21_000_000, 52_300_000)
    for p, cost in zip(span(1, len(costs)), costs, strict=True):
        money = [typed(spelled(each), each) for each in (cost, cost * 9 // 10, cost // 2)]
        grid.add(f"L{p.rank:02d}", p.title, p.holder, *money)
    return Case("petits-et-grands", "Des projets de 480 à 523 000 euros", [page], kind="csv", encoding="cp1252")
