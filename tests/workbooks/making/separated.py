"""Texts with separators, and tables pasted from mails."""

from __future__ import annotations

import csv

from tests.workbooks.making.cells import ask, euros, means, nothing, spelled, typed
from tests.workbooks.making.dialects import (
    CAPITALS,
    KINDS,
    LEGAL,
    SHORT,
    committee,
    convention,
    day,
    fiche,
    kind,
    status,
)
from tests.workbooks.making.pages import Head, Page
from tests.workbooks.making.pool import some, span
from tests.workbooks.making.writing import Case, case

NBSP, THIN = "\u00a0", "\u202f"


@case
def old_windows() -> Case:
    page = Page("suivi")
    heads: list[Head] = [
        ("N° dossier", "number"),
        ("Bénéficiaire", "holder_name"),
        ("Intitulé", "title"),
        ("Commune", "commune"),
        ("Thématique", "theme"),
        ("État", "status"),
        ("Reçu le", "date_received"),
        ("Coût total éligible", "eligible_cost"),
        ("FEADER", "feader"),
    ]
    grid = page.table(heads)
    for p in span(1, 12):
        money = (typed(spelled(p.eligible, NBSP), p.eligible), typed(spelled(p.feader, NBSP), p.feader))
        title = p.title.replace("’", "'")
        grid.add(f"24-{p.rank:02d}", p.holder, title, p.commune, p.theme, status(p), p.received, *money)
    file = Case("csv-windows", "CSV enregistré par Excel sous Windows, points-virgules", [page], kind="csv")
    file.encoding = "cp1252"
    return file


@case
def with_mark() -> Case:
    page = Page("export")
    heads: list[Head] = [
        ("Numéro de dossier", "number"),
        ("Nom du porteur", "holder_name"),
        ("Type de structure", "holder_kind"),
        ("SIRET", "siret"),
        ("Titre du projet", "title"),
        ("Fiche-action", "fiche_action"),
        ("Statut du dossier", "status"),
        ("Dépôt", "date_received"),
        ("Comité", "date_committee"),
        ("Budget total", "total_cost"),
        ("Aide LEADER", "feader"),
    ]
    grid = page.table(heads)
    for p in span(1, 20):
        dates = (p.received, committee(p))
        who = (p.holder, kind(p, KINDS), p.siret)
        where = (fiche(p, "{code} - {title}"), status(p))
        grid.add(f"PL{p.rank:04d}", *who, p.title, *where, *dates, euros(p.total), euros(p.feader))
    return Case("csv-utf8-bom", "CSV en UTF-8 avec marque d’ordre des octets", [page], kind="csv")


@case
def multi_line_cells() -> Case:
    page = Page("export")
    heads: list[Head] = [
        ("Dossier", "number"),
        ("Porteur de projet", "holder_name"),
        ("Projet", "title"),
        ("Descriptif", "summary"),
        ("Observations", "notes"),
        ("Coût", "total_cost"),
    ]
    grid = page.table(heads)
    for p in span(3, 12):
        told = f"Projet « {p.title} » ;\nphase 1 : étude,\nphase 2 : travaux"
        note = 'Le maire dit : "oui; mais plus tard"' if p.rank % 3 == 0 else None
        grid.add(f"{p.rank}", p.holder, p.title, told, note, euros(p.total))
    file = Case(
        "csv-guillemets", "CSV aux cellules à plusieurs lignes, guillemets et points-virgules", [page], kind="csv"
    )
    file.quoting = csv.QUOTE_ALL
    return file


@case
def pasted_from_mail() -> Case:
    page = Page("mail")
    heads: list[Head] = [
        ("Projet", "title"),
        ("Porteur", "holder_name"),
        ("Coût total", "total_cost"),
        ("LEADER demandé", None),
        ("Passage en comité", "date_committee"),
    ]
    page.put(1, 1, "Bonjour Nadia, voici les dossiers du prochain comité :")
    grid = page.table(heads, row=3)
    grid.left_out.append({"row": 1, "why": "title"})
    grid.may = {"feader": ["LEADER demandé"]}
    for p in some(1, 5, 9, 14, 22, 33):
        cost = typed(spelled(p.total, THIN, ",", f"{NBSP}€"), p.total)
        grid.add(p.title, p.holder, cost, spelled(p.feader, THIN, ",", f"{NBSP}€"), day(p.committee, "%d/%m/%Y"))
    grid.skip()
    grid.left("note", "Bonne réception, Hugo")
    file = Case("tableau-de-mail", "Tableau collé depuis un courriel, tabulations", [page], kind="csv", base="empty")
    file.separator, file.encoding = "\t", "utf-8"
    return file


@case
def tabs() -> Case:
    page = Page("liste")
    heads: list[Head] = [
        ("ID_DOSSIER", "number"),
        ("LIB_PROJET", "title"),
        ("NOM_BENEF", "holder_name"),
        ("SIRET_BENEF", "siret"),
        ("COMMUNE_BENEF", "commune"),
        ("DT_DEPOT", "date_received"),
        ("DT_CP", "date_committee"),
        ("MT_TOTAL", "total_cost"),
        ("MT_ELIGIBLE", "eligible_cost"),
        ("MT_FEADER", "feader"),
        ("ETAT_DOSSIER", "status"),
    ]
    grid = page.table(heads)
    for p in span(10, 26):
        dates = (p.received, committee(p))
        money = (euros(p.total), euros(p.eligible), euros(p.feader))
        grid.add(9000 + p.rank, p.title, p.holder, p.siret, p.commune.upper(), *dates, *money, status(p, CAPITALS))
    file = Case("csv-tabulations", "Extraction d’une base, en-têtes techniques, tabulations", [page], kind="csv")
    file.separator, file.encoding, file.decimal = "\t", "utf-8", "."
    return file


@case
def commas_and_points() -> Case:
    page = Page("data")
    heads: list[Head] = [
        ("numero", "number"),
        ("intitule", "title"),
        ("porteur", "holder_name"),
        ("date_depot", "date_received"),
        ("montant_total", "total_cost"),
        ("montant_eligible", "eligible_cost"),
        ("montant_feader", "feader"),
        ("statut", "status"),
    ]
    grid = page.table(heads)
    for p in span(12, 24):
        money = [typed(spelled(each, ",", "."), each) for each in (p.total, p.eligible, p.feader)]
        grid.add(f"{p.rank}/24", p.title, p.holder, day(p.received, "%Y-%m-%d"), *money, status(p))
    file = Case("csv-anglais", "CSV à virgules, montants à l’anglaise entre guillemets", [page], kind="csv")
    file.separator, file.encoding = ",", "utf-8"
    return file


@case
def long_account_list() -> Case:
    page = Page("journal")
    heads: list[Head] = [
        ("Dossier", "number"),
        ("Tiers", "holder_name"),
        ("Libellé de l'opération", "title"),
        ("Subvention FEADER notifiée", "feader"),
        ("Montant versé", "paid"),
        ("Date de versement", "date_paid"),
        ("Solde restant", None),
    ]
    grid = page.table(heads, row=3)
    grid.above(1, "Trésorerie – suivi des subventions européennes – exercice 2025")
    for p in span(1, 18):
        paid = p.paid if p.rank % 3 == 0 else 0
        when = day(p.convention, "%d/%m/%Y") if paid else nothing("-")
        shown = [typed(spelled(each), each) for each in (p.feader, paid)]
        grid.add(f"2024-{p.rank:03d}", p.holder, p.title, *shown, when, spelled(p.feader - paid))
    total = [spelled(sum(each.feader for each in span(1, 18)))]
    grid.left("total", "TOTAL", None, None, *total)
    file = Case(
        "csv-tresorerie", "Suivi du comptable : versé et restant, total en bas", [page], kind="csv", base="empty"
    )
    file.encoding = "cp1252"
    return file


@case
def without_heads() -> Case:
    page = Page("dates")
    heads: list[Head] = [
        ("Num", "number"),
        ("Structure porteuse", "holder_name"),
        ("Nature juridique", "holder_kind"),
        ("Objet", "title"),
        ("Date dépôt", "date_received"),
        ("Date convention", "date_convention"),
        ("Autofinancement", "own_funds"),
        ("Financement LEADER", "feader"),
        ("Avis du comité", "status"),
    ]
    grid = page.table(heads)
    for p in span(1, 15):
        dates = (day(p.received, "%d/%m/%y"), day(convention(p), "%d-%m-%Y"))
        shown = (kind(p, LEGAL), p.title, *dates)
        state = ask("à revoir", "status_unknown") if p.rank == 11 else status(p, SHORT)
        who = means(p.holder.replace(" ", "  ", 1), p.holder)
        grid.add(p.rank + 100, who, *shown, euros(p.own), euros(p.feader), state)
    return Case("csv-dates-courtes", "CSV aux dates courtes et avis abrégés", [page], kind="csv", encoding="cp1252")
