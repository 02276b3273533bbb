"""Tables of both sides of a border: headings in French and in another language, or in the other alone."""

from __future__ import annotations

from tests.workbooks.making.cells import euros, spelled, typed
from tests.workbooks.making.dialects import committee, day, status
from tests.workbooks.making.pages import Head, Page
from tests.workbooks.making.pool import span
from tests.workbooks.making.writing import Case, case


@case
def along_the_rhine() -> Case:
    page = Page("Projets - Projekte")
    heads: list[Head] = [
        ("N° / Nr.", "number"),
        ("Bénéficiaire / Antragsteller", "holder_name"),
        ("Intitulé – Titel", "title"),
        ("Commune (Gemeinde)", "commune"),
        ("Coût total / Gesamtkosten (€)", "total_cost"),
        ("Coût éligible\nFörderfähige Kosten", "eligible_cost"),
        ("ELER / FEADER", "feader"),
        ("Reste à payer / Betrag", None),
        ("Statut / Status", "status"),
        ("Date du comité / Sitzungsdatum", "date_committee"),
    ]
    grid = page.table(heads, row=3)
    grid.above(1, "Suivi LEADER – LEADER-Projekte")
    for p in span(1, 12):
        money = [euros(each) for each in (p.total, p.eligible, p.feader, p.feader - p.paid)]
        grid.add(f"R{p.rank:02d}", p.holder, p.title, p.commune, *money, status(p), committee(p))
    return Case("titres-franco-allemands", "Titres en français et en allemand", [page])


@case
def in_german_alone() -> Case:
    page = Page("Projekte")
    heads: list[Head] = [
        ("Antragsteller", "holder_name"),
        ("Projekttitel", "title"),
        ("Gesamtkosten", "total_cost"),
        ("ELER", "feader"),
        ("Bemerkungen", None),
    ]
    grid = page.table(heads)
    grid.may = {"notes": ["Bemerkungen"]}
    for p in span(6, 15):
        grid.add(p.holder, p.title, euros(p.total), euros(p.feader), None)
    return Case("titres-allemands", "Titres en allemand seul", [page])


@case
def with_english() -> Case:
    page = Page("cooperation")
    heads: list[Head] = [
        ("Title / Titre", "title"),
        ("Bénéficiaire / Beneficiary", "holder_name"),
        ("Total cost – Coût total", "total_cost"),
        ("FEADER / EAFRD", "feader"),
        ("Montant / Amount", None),
        ("Date de réception / Date received", "date_received"),
    ]
    grid = page.table(heads)
    for p in span(9, 18):
        money = [typed(spelled(each), each) for each in (p.total, p.feader)]
        grid.add(p.title, p.holder, *money, spelled(p.public), day(p.received, "%d/%m/%Y"))
    return Case("titres-franco-anglais", "Titres en français et en anglais", [page], kind="csv", encoding="cp1252")


@case
def along_the_pyrenees() -> Case:
    pages = [Page("Euskara"), Page("Català")]
    told: tuple[list[Head], ...] = (
        [
            ("Onuraduna / Bénéficiaire", "holder_name"),
            ("Proiektua / Projet", "title"),
            ("Kostu osoa / Coût total", "total_cost"),
        ],
        [
            ("Beneficiari / Bénéficiaire", "holder_name"),
            ("Títol / Titre", "title"),
            ("Cost total / Coût total", "total_cost"),
        ],
    )
    for page, heads, first in zip(pages, told, (1, 11), strict=True):
        grid = page.table(heads)
        for p in span(first, first + 7):
            grid.add(p.holder, p.title, euros(p.total))
    return Case("titres-basques-et-catalans", "Titres en français avec le basque ou le catalan", pages)
