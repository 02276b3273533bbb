"""Tables in other words than the rest: each group and each office has its own."""

from __future__ import annotations

from datetime import date, timedelta

from tests.workbooks.making.cells import ask, euros, means, nothing, spelled, typed
from tests.workbooks.making.dialects import LEGAL, PLAIN, committee, convention, day, fiche, kind, status
from tests.workbooks.making.pages import Head, Page
from tests.workbooks.making.pool import PROJECTS, some, span
from tests.workbooks.making.writing import Case, case


@case
def information_system() -> Case:
    page = Page("Extraction")
    heads: list[Head] = [
        ("Num. dossier SI", "number"),
        ("Lib. opération", "title"),
        ("Raison sociale bénéficiaire", "holder_name"),
        ("SIRET bénéf.", "siret"),
        ("Cat. juridique", "holder_kind"),
        ("Mt dépenses totales", "total_cost"),
        ("Mt dépenses éligibles", "eligible_cost"),
        ("Mt UE programmé", "feader"),
        ("Mt CPN", "national_public"),
        ("Date prog.", "date_committee"),
        ("Date conv.", "date_convention"),
        ("Statut dossier", "status"),
    ]
    grid = page.table(heads, row=4)
    grid.above(1, "Extraction du système d’information – dispositif 77.05")
    for p in span(2, 19):
        who = (p.holder, p.siret, kind(p, LEGAL))
        money = [euros(each) for each in (p.total, p.eligible, p.feader, p.public)]
        grid.add(f"SI{p.rank:06d}", p.title, *who, *money, committee(p), convention(p), status(p))
    return Case("extraction-si", "Extraction d’un système d’information régional, libellés abrégés", [page])


@case
def other_wording() -> Case:
    page = Page("Projets LEADER")
    heads: list[Head] = [
        ("Nom du projet", "title"),
        ("Structure porteuse", "holder_name"),
        ("Typologie de structure", "holder_kind"),
        ("Commune d'implantation", "commune"),
        ("Date du courrier d'intention", None),
        ("Passage en COPROG", "date_committee"),
        ("Budget global", "total_cost"),
        ("Montant LEADER voté", "feader"),
        ("Suites", None),
    ]
    grid = page.table(heads, row=3)
    grid.may = {
        "date_received": ["Date du courrier d'intention"],
        "notes": ["Suites"],
        "next_step": ["Suites"],
        "status": ["Suites"],
    }
    grid.above(1, "Projets accompagnés par l’équipe")
    for p in span(1, 15):
        money = (euros(p.total), euros(p.feader))
        who = (p.holder, kind(p), p.commune)
        grid.add(p.title, *who, p.received, committee(p), *money, "À revoir en mars" if p.rank % 4 == 0 else None)
    return Case("autres-mots", "Un GAL qui dit COPROG, structure porteuse, budget global", [page])


@case
def cashed() -> Case:
    page = Page("Recettes")
    heads: list[Head] = [
        ("Opération n°", "number"),
        ("Titulaire", "holder_name"),
        ("Désignation", "title"),
        ("Subvention accordée LEADER", "feader"),
        ("Encaissé à ce jour", "paid"),
        ("Date d'encaissement", "date_paid"),
        ("Solde à percevoir", None),
    ]
    grid = page.table(heads, row=2)
    grid.above(1, "Trésorerie – recettes attendues")
    for p in span(1, 12):
        paid = p.paid if p.rank % 2 else 0
        when = p.convention + timedelta(days=99) if paid else None
        grid.add(f"OP{p.rank}", p.holder, p.title, euros(p.feader), euros(paid), when, euros(p.feader - paid))
    grid.left("total", *grid.sums("TOTAUX", (3, 4, 6), 3, grid.next - 1, at=2))
    return Case("recettes-attendues", "Recettes attendues et encaissées, vues du comptable", [page], kind="xls")


@case
def months_between() -> Case:
    page = Page("2025")
    heads: list[Head] = [
        ("Reçu le", "date_received"),
        ("Demandeur", "holder_name"),
        ("Objet de la demande", "title"),
        ("Montant de l'opération", "total_cost"),
        ("Instructeur", "person"),
    ]
    grid = page.table(heads, row=3)
    grid.above(1, "Registre d’arrivée des demandes")
    names = ("Janvier", "Février", "Mars", "Avril", "Mai", "Juin")
    for month, name in enumerate(names, 1):
        same = [each for each in PROJECTS if (each.received.year, each.received.month) == (2025, month)]
        if same:
            grid.left("section", f"{name} 2025")
        for p in same:
            grid.add(p.received, p.holder, p.title, euros(p.total), "H. Ferrand")
    return Case("registre-par-mois", "Registre d’arrivée, un titre par mois", [page])


@case
def subsidies_grouped() -> Case:
    page = Page("CC Haut-Lys")
    heads: list[Head] = [
        ("Maître d’ouvrage", "holder_name"),
        ("Projets", "title"),
        ("Montant HT", "total_cost"),
        (("Subventions", "LEADER"), "feader"),
        (("Subventions", "Région"), "cofunder Région"),
        (("Subventions", "Département"), "cofunder Département"),
        (("Subventions", "Agence de l’eau"), "cofunder Agence de l’eau"),
        ("Reste à financer", None),
    ]
    grid = page.table(heads, row=4)
    grid.may = {"own_funds": ["Reste à financer"]}
    grid.above(2, "Projets des communes – tour de table")
    for p in span(8, 20):
        shares: list[float | None] = [None, None, None]
        shares[p.rank % 3] = euros(p.public)
        grid.add(p.holder, p.title, euros(p.total), euros(p.feader), *shares, euros(p.own))
    grid.left("total", *grid.sums("Ensemble", range(2, 8), 6, grid.next - 1))
    return Case(
        "subventions-groupees", "Tour de table d’une intercommunalité, subventions groupées", [page], kind="ods"
    )


@case
def piped() -> Case:
    page = Page("dump")
    heads: list[Head] = [
        ("dossier_numero", "number"),
        ("beneficiaire_nom", "holder_name"),
        ("beneficiaire_siret", "siret"),
        ("projet_intitule", "title"),
        ("cout_total", "total_cost"),
        ("cout_eligible", "eligible_cost"),
        ("feader_programme", "feader"),
        ("date_depot", "date_received"),
        ("statut", "status"),
    ]
    grid = page.table(heads)
    for p in span(4, 22):
        money = (euros(p.total), euros(p.eligible), euros(p.feader))
        grid.add(p.rank + 500, p.holder, p.siret, p.title, *money, day(p.received, "%Y-%m-%d"), status(p))
    file = Case("base-exportee", "Export d’une petite base maison, barres verticales", [page], kind="csv")
    file.separator, file.encoding, file.decimal = "|", "utf-8", "."
    return file


@case
def asked_and_given() -> Case:
    page = Page("Bilan")
    heads: list[Head] = [
        ("N° d'ordre", None),
        ("Référence dossier", "number"),
        ("Porteur du projet", "holder_name"),
        ("Nom de l'opération", "title"),
        ("Assiette subventionnable", "eligible_cost"),
        ("Montant de la subvention FEADER sollicitée", None),
        ("Montant de la subvention FEADER attribuée", "feader"),
        ("Date d'attribution", None),
        ("Situation au 31/12", "status"),
    ]
    grid = page.table(heads, row=3)
    grid.may = {
        "date_committee": ["Date d'attribution"],
        "date_convention": ["Date d'attribution"],
        "number": ["N° d'ordre"],
    }
    grid.above(1, "Bilan annuel du programme")
    for place, p in enumerate(span(1, 17), 1):
        given: object = euros(p.feader) if committee(p) else nothing("-")
        money = (euros(p.eligible), euros(p.feader + 100000), given)
        grid.add(place, f"BIL-{p.rank:02d}", p.holder, p.title, *money, committee(p), status(p, PLAIN))
    grid.skip()
    grid.left("note", "(1) hors dossiers transférés à l’ancien programme")
    return Case("demande-et-attribue", "Subvention sollicitée et attribuée côte à côte", [page])


@case
def ideas() -> Case:
    page = Page("Rencontres")
    heads: list[Head] = [
        ("Structure", "holder_name"),
        ("Interlocuteur", "contact"),
        ("Téléphone portable", "phone"),
        ("Idée de projet", "title"),
        ("Date du 1er RDV", None),
        ("Fiche-action pressentie", "fiche_action"),
        ("Coût approximatif", "total_cost"),
        ("Suite à donner", "next_step"),
    ]
    grid = page.table(heads)
    grid.may = {"date_received": ["Date du 1er RDV"]}
    for p in some(3, 6, 9, 15, 18, 24, 26, 30):
        cost: object = euros(p.total)
        if p.rank in {6, 15}:
            cost = ask(f"~{p.total // 100000} k€", "amount_in_thousands")
        if p.rank == 9:
            cost = ask("entre 30 et 35 000 €", "amount_unclear")
        where = nothing("à voir") if p.rank == 24 else fiche(p, "FA{code}")
        step = "Rappeler en juin" if p.rank % 2 else "Envoyer le dossier"
        grid.add(p.holder, "Mme Arnal", f"06 00 00 00 {p.rank:02d}", p.title, p.received, where, cost, step)
    file = Case("porteurs-rencontres", "Porteurs rencontrés, idées et coûts approximatifs", [page])
    file.amended.append("« à voir » as a fiche-action was to be asked: it says that none is chosen")
    return file


@case
def pages_in_total() -> Case:
    page = Page("Etat")
    heads: list[Head] = [
        ("Dossier n°", "number"),
        ("Libellé", "title"),
        ("Bénéficiaire final", "holder_name"),
        ("Dépense retenue", "eligible_cost"),
        ("Crédits LEADER", "feader"),
    ]
    grid = page.table(heads, row=2)
    grid.above(1, "État des crédits engagés")
    for sheet, start in enumerate((1, 9, 17), 1):
        if sheet > 1:
            grid.heading()
        for p in span(start, start + 7):
            shown = [typed(spelled(each), each) for each in (p.eligible, p.feader)]
            grid.add(f"{p.rank:04d}", p.title, p.holder, *shown)
        found = span(start, start + 7)
        sums = [spelled(sum(each.eligible for each in found)), spelled(sum(each.feader for each in found))]
        grid.left("subtotal", None, f"Sous total page {sheet}", None, *sums)
    return Case("sous-total-par-page", "Sous-total par page, montants en texte, en-têtes répétés", [page])


@case
def meetings() -> Case:
    page = Page("Réunions")
    page.put(1, 1, "Calendrier des réunions 2026")
    page.put(3, 1, "Date", "Lieu", "Ordre du jour", "Participants", "Statut")
    for row, (when, where) in enumerate(
        ((date(2026, 2, 3), "Brézac"), (date(2026, 4, 9), "Valmorin"), (date(2026, 6, 4), "Lavergne")), 4
    ):
        page.put(row, 1, when, where, "Comité de programmation", 24 + row, "programmé")
    return Case("calendrier-des-reunions", "Calendrier des réunions : aucun dossier", [page])


@case
def invoices() -> Case:
    page = Page("Factures")
    page.put(1, 1, "N° facture", "Fournisseur", "Objet", "Date", "Montant HT", "Montant TTC", "Payée le")
    for row in range(2, 14):
        amount = 120.5 * row
        page.put(
            row,
            1,
            f"F{row:04d}",
            f"Fournisseur {row}",
            "Fournitures de bureau",
            date(2025, row % 12 + 1, 5),
            amount,
            round(amount * 1.2, 2),
        )
    return Case("factures", "Factures du GAL : aucun dossier", [page])


@case
def communes() -> Case:
    page = Page("Communes")
    page.put(1, 1, "Code INSEE", "Commune", "Code postal", "EPCI", "Population")
    for row, name in enumerate(("Valmorin", "Brézac", "Lavergne", "Saint-Aubert", "Puech-Rouge"), 2):
        page.put(row, 1, f"48{row:03d}", name, f"483{row}0", "CC du Haut-Lys", 210 * row)
    return Case("communes-du-territoire", "Communes du territoire et population : aucun dossier", [page])


@case
def half_read() -> Case:
    page = Page("Feuille 1")
    heads: list[Head] = [
        ("Structure bénéficiaire", "holder_name"),
        ("Titre de l'action", "title"),
        ("Coût de l'action", "total_cost"),
        ("Part LEADER", "feader"),
        ("Part autofinancée", "own_funds"),
        ("Date de sélection", "date_committee"),
        ("Résultat", "status"),
    ]
    grid = page.table(heads, row=2, column=3)
    grid.above(1, "Actions soutenues")
    words = {"programmed": "sélectionné", "refused": "non sélectionné", "postponed": "reporté"}
    for p in some(1, 5, 6, 12, 14, 19, 20, 21, 27, 29):
        state = means(words[p.status], p.status, "status_unknown")
        grid.add(p.holder, p.title, euros(p.total), euros(p.feader), euros(p.own), p.committee, state)
    return Case("actions-soutenues", "Actions soutenues, « part LEADER », « résultat »", [page], kind="ods")
