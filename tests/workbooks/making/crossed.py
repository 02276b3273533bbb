"""Headings that say one thing and hold another, tables above tables, marks and crosses."""

from __future__ import annotations

from datetime import date, timedelta

from tests.workbooks.making.cells import Calc, euros, spelled, typed
from tests.workbooks.making.dialects import LEGAL, committee, convention, day, kind, status
from tests.workbooks.making.pages import Head, Page
from tests.workbooks.making.pool import PROJECTS, some, span
from tests.workbooks.making.writing import Case, case


@case
def operators() -> Case:
    page = Page("Tableau de bord")
    heads: list[Head] = [
        ("N° GAL", "number"),
        ("Opérateur", "holder_name"),
        ("Intitulé de l'action", "title"),
        ("Domaine d'intervention", None),
        ("Dép. prévisionnelles", "total_cost"),
        ("Dép. éligibles", "eligible_cost"),
        ("Aide UE", "feader"),
        ("Autres aides publiques", "national_public"),
        ("Avis du CP", "status"),
        ("CP du", "date_committee"),
    ]
    grid = page.table(heads, row=3)
    grid.may = {"theme": ["Domaine d'intervention"], "fiche_action": ["Domaine d'intervention"]}
    grid.above(1, "Suivi des opérateurs")
    for p in span(1, 14):
        money = [euros(each) for each in (p.total, p.eligible, p.feader, p.public)]
        grid.add(f"G{p.rank:03d}", p.holder, p.title, p.theme, *money, status(p), committee(p))
    return Case("operateurs", "Opérateurs, actions, aide UE, avis du CP", [page])


@case
def envelopes_above() -> Case:
    page = Page("Fiche 3")
    page.put(1, 1, "Fiche-action 3 : Tourisme durable et patrimoine")
    page.put(3, 1, "Enveloppe", "Programmé", "Payé", "Disponible")
    page.put(4, 1, 320000, 114000.5, 21000, 205999.5)
    heads: list[Head] = [
        ("Bénéficiaire", "holder_name"),
        ("Projet", "title"),
        ("Coût éligible", "eligible_cost"),
        ("FEADER", "feader"),
        ("État", "status"),
    ]
    grid = page.table(heads, row=7, fiche_action="3")
    for p in [each for each in PROJECTS if each.fiche == "3"]:
        grid.add(p.holder, p.title, euros(p.eligible), euros(p.feader), status(p))
    grid.left("total", *grid.sums("Total", (2, 3), 8, grid.next - 1))
    return Case("enveloppe-au-dessus", "Enveloppe de la fiche au-dessus du tableau des dossiers", [page])


@case
def crosses() -> Case:
    page = Page("Avancement")
    steps = ("Déposé", "Complet", "Programmé", "Conventionné", "Payé")
    reached = (None, "complete", "programmed", "convention", "paid")
    heads: list[Head] = [("N° dossier", "number"), ("Porteur", "holder_name"), ("Projet", "title")]
    grid = page.table([*heads, *((each, f"step {each}") for each in steps)], row=2)
    grid.above(1, "Avancement des dossiers (x = fait)")
    for p in span(1, 12):
        last = p.rank % 5
        crossed = ("x" if place <= last else None for place in range(5))
        # What is only « déposé » may be a first request or one that was acknowledged.
        also = [] if last else [("status", "status_unknown")]
        grid.add(f"2024-{p.rank:03d}", p.holder, p.title, *crossed, also=also, status=reached[last])
    return Case("croix", "Étapes cochées d’une croix, une colonne par étape", [page])


@case
def steps_with_days() -> Case:
    page = Page("Calendrier")
    heads: list[Head] = [
        ("N° dossier", "number"),
        ("Porteur", "holder_name"),
        ("Projet", "title"),
        ("Déposé", "date_received"),
        ("Programmé", "date_committee"),
        ("Conventionné", "date_convention"),
        ("Payé", "date_paid"),
    ]
    grid = page.table(heads)
    for p in span(1, 13):
        paid = p.convention + timedelta(days=300) if p.status == "paid" else None
        grid.add(f"2024-{p.rank:03d}", p.holder, p.title, p.received, committee(p), convention(p), paid)
    return Case("etapes-datees", "Étapes en titre, dates dessous", [page], kind="ods")


@case
def steps_with_amounts() -> Case:
    page = Page("Consommation")
    heads: list[Head] = [
        ("N° dossier", "number"),
        ("Porteur", "holder_name"),
        ("Projet", "title"),
        (("FEADER", "Programmé"), "feader"),
        (("FEADER", "Payé"), "paid"),
        (("FEADER", "Reste"), None),
        ("Taux de paiement", None),
    ]
    grid = page.table(heads, row=3)
    grid.above(1, "Consommation des crédits")
    for p in span(1, 13):
        paid = p.paid if p.rank % 3 == 0 else 0
        money = [euros(each) for each in (p.feader, paid, p.feader - paid)]
        grid.add(f"2024-{p.rank:03d}", p.holder, p.title, *money, paid / p.feader)
    grid.left("total", *grid.sums("Total général", (3, 4, 5), 5, grid.next - 1))
    return Case("consommation", "FEADER programmé, payé, reste, en deux lignes d’en-tête", [page])


@case
def people_apart() -> Case:
    page = Page("Annuaire des projets")
    heads: list[Head] = [
        ("Nom de la structure", "holder_name"),
        ("Statut juridique", "holder_kind"),
        ("Civilité", None),
        ("Nom", None),
        ("Prénom", None),
        ("Adresse mail", "email"),
        ("Tél", "phone"),
        ("Nom du projet", "title"),
        ("Montant demandé au titre de LEADER", None),
        ("Année", None),
    ]
    grid = page.table(heads, row=2)
    grid.may = {"contact": ["Nom", "Prénom"], "feader": ["Montant demandé au titre de LEADER"]}
    grid.above(1, "Projets et contacts")
    for p in span(4, 15):
        who = ("Mme", "ARNAL", "Lucie", f"l.arnal{p.rank}@exemple.fr", f"04.66.00.00.{p.rank:02d}")
        grid.add(p.holder, kind(p, LEGAL), *who, p.title, euros(p.feader), p.received.year)
    return Case("projets-et-contacts", "Projets avec le nom et le prénom du contact", [page])


@case
def farm_call() -> Case:
    page = Page("AAP agricole")
    heads: list[Head] = [
        ("N° PACAGE", None),
        ("Exploitation", "holder_name"),
        ("Projet d'investissement", "title"),
        ("Montant des investissements HT", "total_cost"),
        ("Montant éligible HT", "eligible_cost"),
        ("FEADER (80 %)", "feader"),
        ("Région (20 %)", "cofunder Région (20 %)"),
        ("Classement", None),
    ]
    grid = page.table(heads, row=2)
    grid.may = {"number": ["N° PACAGE"]}
    grid.above(1, "Appel à projets agricole – classement")
    for place, p in enumerate(some(5, 14, 22, 26, 3, 18), 1):
        money = [euros(each) for each in (p.total, p.eligible, p.feader, p.public)]
        grid.add(f"048{p.rank:06d}", p.holder, p.title, *money, place)
    return Case("appel-agricole", "Classement d’un appel à projets agricole, taux dans les en-têtes", [page])


@case
def one_project_costs() -> Case:
    page = Page("Dépenses")
    page.put(1, 1, "Projet : Réhabiliter la halle du marché")
    page.put(3, 1, "Poste de dépense", "Fournisseur", "N° devis", "Date du devis", "Montant HT", "Montant TTC")
    for row, (name, amount) in enumerate((("Charpente", 42000), ("Couverture", 18900), ("Maçonnerie", 23330.5)), 4):
        page.put(row, 1, name, f"Entreprise {row}", f"D{row}", date(2024, 1, row), amount, amount * 1.2)
    page.put(7, 1, "Total", None, None, None, Calc("=SUM(E4:E6)", 84230.5), Calc("=SUM(F4:F6)", 101076.6))
    return Case("depenses-d-un-projet", "Dépenses d’un seul projet : aucun dossier", [page])


@case
def claims() -> Case:
    page = Page("Demandes de paiement")
    heads: list[Head] = [
        ("N° DP", None),
        ("N° dossier", "number"),
        ("Bénéficiaire", "holder_name"),
        ("Projet", "title"),
        ("Reçue le", None),
        ("Type", None),
        ("Montant demandé", None),
        ("Montant payé", None),
    ]
    grid = page.table(heads, row=2)
    grid.above(1, "Demandes de paiement reçues")
    grid.may = {"date_received": ["Reçue le"], "paid": ["Montant payé"]}
    grid.may |= {"feader": ["Montant demandé"], "total_cost": ["Montant demandé"]}
    for place, p in enumerate(some(1, 1, 4, 9, 9, 9, 16), 1):
        also = [("number", "duplicate_in_file")] if p.rank in {1, 9} else []
        when, what = p.received + timedelta(days=90 * place), "Acompte" if place % 2 else "Solde"
        told = (when, what, euros(p.paid), euros(p.paid))
        grid.add(f"DP{place:02d}", f"2024-{p.rank:03d}", p.holder, p.title, *told, also=also)
    for row in grid.rows:
        row["any"] = ["verdict"]
    return Case("demandes-de-paiement", "Une ligne par demande de paiement, dossiers répétés", [page])


@case
def titled_text() -> Case:
    page = Page("suivi")
    heads: list[Head] = [
        ("Dossier", "number"),
        ("Maître d'ouvrage", "holder_name"),
        ("Intitulé du dossier", "title"),
        ("Dépense subventionnable", "eligible_cost"),
        ("Subvention LEADER", "feader"),
        ("Décision du", "date_committee"),
    ]
    grid = page.table(heads, row=4)
    grid.above(1, "GAL du Pays de Lys")
    grid.above(2, "Édité le 05/01/2026")
    for p in span(8, 20):
        money = [typed(spelled(each), each) for each in (p.eligible, p.feader)]
        grid.add(f"{p.rank}", p.holder, p.title, *money, day(committee(p), "%d/%m/%Y"))
    grid.left("total", "Total", None, None, spelled(sum(each.eligible for each in span(8, 20))))
    return Case(
        "csv-avec-titre", "CSV avec titre et date d’édition au-dessus du tableau", [page], kind="csv", encoding="cp1252"
    )
