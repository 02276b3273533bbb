"""What two columns say of one amount, and funders that the base knows under another name."""

from __future__ import annotations

from tests.workbooks.making.cells import euros
from tests.workbooks.making.pages import Also, Head, Page
from tests.workbooks.making.pool import span
from tests.workbooks.making.writing import Case, case

_BESIDE: list[Also] = [("feader", "amount_beside")]
_ALONE: list[Also] = [("feader", "amount_alone")]


@case
def programmed_then_granted() -> Case:
    """The convention grants less for some, as much for others, and nothing yet for the rest."""
    page = Page("Engagements")
    heads: list[Head] = [
        ("Porteur", "holder_name"),
        ("Projet", "title"),
        ("Coût total", "total_cost"),
        ("FEADER programmé", None),
        ("FEADER conventionné", "feader"),
    ]
    grid = page.table(heads, row=3)
    grid.above(1, "Engagements au 31 décembre")
    for p in span(1, 12):
        programmed = euros(p.feader)
        begin = (p.holder, p.title, euros(p.total), programmed)
        if p.rank % 3 == 0:
            grid.add(*begin, euros(p.feader - 100_00), also=_BESIDE, verdict="new")
        elif p.rank % 3 == 1:
            grid.add(*begin, programmed)
        else:
            granted = f"{p.feader / 100:.2f}"
            grid.add(*begin, None, also=_ALONE, verdict="new", feader=granted)
    return Case("programme-et-conventionne", "Le FEADER programmé et le FEADER conventionné côte à côte", [page])


@case
def funders_by_another_name() -> Case:
    """One that says as little as the base does is it; one that says more is asked; one of no kind of its own is new."""
    page = Page("Plan")
    heads: list[Head] = [
        ("Porteur", "holder_name"),
        ("Projet", "title"),
        ("Coût total", "total_cost"),
        ("FEADER", "feader"),
        ("Conseil régional", "cofunder Région"),
        ("Département de la Lozère", None),
        ("ADEME", "cofunder ADEME"),
    ]
    grid = page.table(heads)
    grid.may = {"cofunders": ["Département de la Lozère"]}
    for p in span(1, 9):
        shares = [euros(p.public) if p.rank % 3 == place else None for place in range(3)]
        asked: list[Also] = [("cofunders", "funder_unsure")] if p.rank % 3 == 1 else []
        grid.add(p.holder, p.title, euros(p.total), euros(p.feader), *shares, also=asked)
    return Case("financeurs-sous-un-autre-nom", "Des financeurs que la base connaît sous un autre nom", [page])
