"""Dossiers whose state is told by crosses, a column for each step."""

from __future__ import annotations

from tests.workbooks.making.cells import euros
from tests.workbooks.making.dialects import PLAIN, status
from tests.workbooks.making.pages import Also, Head, Page
from tests.workbooks.making.pool import span
from tests.workbooks.making.writing import Case, case

_STEPS = ("Déposé", "Instruit", "Programmé", "Conventionné", "Payé", "Abandonné")
_CONTRADICTED: list[Also] = [("status", "steps_contradict")]


@case
def abandoned() -> Case:
    """The marks of several hands, steps forgotten, and what cannot be both."""
    page = Page("Étapes")
    heads: list[Head] = [("Porteur", "holder_name"), ("Intitulé", "title"), ("FEADER", "feader")]
    grid = page.table([*heads, *((("Étapes", each), f"step {each}") for each in _STEPS)], row=3)
    grid.above(1, "Où en sont les dossiers")
    lines: list[tuple[tuple[object, ...], str | None, list[Also]]] = [
        (("x", "x", "x", "x", "x", None), "paid", []),
        (("X", "X", "X", None, None, None), "programmed", []),
        (("oui", "oui", "oui", "oui", "non", "non"), "convention", []),
        (("✓", "✓", None, None, None, None), "instructed", []),
        ((1, 1, 1, 0, 0, 0), "programmed", []),
        # Given up once it was programmed.
        (("x", "x", "x", None, None, "x"), "abandoned", []),
        (("x", None, None, None, None, "x"), "abandoned", []),
        (("x", "x", "x", "x", "x", "x"), None, _CONTRADICTED),
        # Nobody crossed « Conventionné ».
        (("x", "x", "x", None, "x", None), "paid", [("status", "step_skipped")]),
        ((None, None, None, None, None, None), None, []),
        (("x", "x", "?", None, None, None), None, [("status", "step_unclear")]),
        (("x", None, None, None, None, None), None, [("status", "status_unknown")]),
        ((None, None, None, None, None, "x"), "abandoned", []),
    ]
    for p, (crosses, said, also) in zip(span(1, len(lines)), lines, strict=True):
        grid.add(p.holder, p.title, euros(p.feader), *crosses, also=also, status=said)
    return Case("croix-et-abandons", "Étapes cochées de plusieurs mains, dont des abandons", [page])


@case
def beside_a_state() -> Case:
    """Where a column says the state, crosses beside it are only shown."""
    page = Page("Suivi")
    heads: list[Head] = [
        ("N° dossier", "number"),
        ("Bénéficiaire", "holder_name"),
        ("Projet", "title"),
        ("État", "status"),
        ("Programmé", None),
        ("Conventionné", None),
        ("Payé", None),
    ]
    grid = page.table(heads)
    for p in span(1, 12):
        crosses = ("x" if p.rank % 4 > place else None for place in range(3))
        grid.add(f"2025-{p.rank:03d}", p.holder, p.title, status(p, PLAIN), *crosses)
    return Case("croix-a-cote-de-l-etat", "Une colonne dit l’état, des croix à côté", [page])
