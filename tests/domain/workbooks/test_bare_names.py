"""« Nom » alone: the title beside a sure holder, and else shown as what it may be."""

from __future__ import annotations

from leaderdesk.domain.workbooks.cells import Cell
from leaderdesk.domain.workbooks.mappings import ColumnMatch
from tests.domain.workbooks.sheets import columns_of, sheet_of

_TITLES = ("Réhabiliter la halle du marché", "Sentier des tourbières et refuge", "Halle couverte de Caux")


def named(other: str, *cells: Cell, more: tuple[str, ...] = ()) -> ColumnMatch:
    """What « Nom » is taken for beside another column, FEADER and a state."""
    headings = ("N° dossier", "Nom", other, "FEADER", "Statut", *more)
    rows = [(f"24-{n}", cells[n % len(cells)], f"Association {n}", 1000.0 * n, "Programmé", *more) for n in range(1, 7)]
    if len(set(cells)) == len(cells):
        rows = rows[: len(cells)]
    return columns_of(sheet_of(headings, *rows))[2]


def test_beside_a_holder_it_is_the_title() -> None:
    found = named("Porteur de projet", *_TITLES)

    assert (found.field, found.confidence, found.why) == ("title", 750, "values")


def test_beside_no_holder_it_is_asked_the_likelier_first() -> None:
    assert [named("Fiche action", *_TITLES).field, named("Fiche action", *_TITLES).rivals] == [
        "",
        ("title", "holder_name"),
    ]
    assert named("Fiche action", "Mairie de Caux", "SARL Bois", "Commune d’Agde").rivals == ("holder_name", "title")


def test_names_of_people_and_of_structures_are_no_titles() -> None:
    assert named("Porteur de projet", "Lucie ARNAL", "Mme Anne Roux", "M. Marc Pons").field == ""
    assert named("Porteur de projet", "Commune de Caux", "Association des amis", "Mairie d’Agde").field == ""
    assert named("Porteur de projet", *_TITLES, more=("Prénom",)).field == ""


def test_a_better_title_leaves_it_alone() -> None:
    headings = ("Nom", "Porteur", "Intitulé du projet", "FEADER")
    rows = [(title, f"Commune {n}", f"Moulin {n}", 1000.0) for n, title in enumerate(_TITLES)]

    assert columns_of(sheet_of(headings, *rows))[1].field == ""
