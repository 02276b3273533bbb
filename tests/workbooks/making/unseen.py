"""Signs that nobody sees, as copies from papers and old programs leave them in cells."""

from __future__ import annotations

from tests.workbooks.making.cells import euros, means
from tests.workbooks.making.pages import Also, Head, Page
from tests.workbooks.making.pool import span
from tests.workbooks.making.writing import Case, case

_HEADS: list[Head] = [
    ("N° dossier", "number"),
    ("Intitulé du projet", "title"),
    ("Bénéficiaire", "holder_name"),
    ("FEADER", "feader"),
]
_UNSEEN = "control_characters"


def _page(name: str, break_sign: str, other_sign: str) -> Page:
    """Rows of which one title has the end of a line of a word processor, and one name a stray sign."""
    page = Page(name)
    grid = page.table(_HEADS)
    for p in span(1, 8):
        also: list[Also] = []
        title: object = p.title
        holder: object = p.holder
        if p.rank == 3:
            head, _, rest = p.title.partition(" ")
            title, also = means(f"{head}{break_sign}{rest}", p.title), [("title", _UNSEEN)]
        if p.rank == 6:
            holder, also = means(f"{p.holder}{other_sign}", p.holder), [("holder_name", _UNSEEN)]
        grid.add(f"U{p.rank}", title, holder, euros(p.feader), also=also)
    return page


@case
def in_a_text() -> Case:
    page = _page("signes", "\x0b", "\x02")
    return Case("signes-invisibles-csv", "Signes de commande dans un CSV", [page], kind="csv")


@case
def in_a_workbook() -> Case:
    page = _page("Suivi", "_x000B_", "_x0002_")
    return Case("signes-invisibles", "Signes de commande écrits « _x000B_ » dans un classeur", [page])
