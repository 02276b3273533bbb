"""What people do to tables over the years: twice the same, swapped, cumulated, in thousands, cut."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from tests.workbooks.making.cells import ask, broken, euros, means, nothing, spelled, typed, uncalculated
from tests.workbooks.making.dialects import (
    CAPITALS,
    KINDS,
    LEGAL,
    PLAIN,
    SHORT,
    committee,
    convention,
    day,
    fiche,
    kind,
    status,
)
from tests.workbooks.making.pages import Head, Page
from tests.workbooks.making.pool import PROJECTS, some, span
from tests.workbooks.making.writing import Case, case


@case
def twice_the_same() -> Case:
    page = Page("Suivi")
    heads: list[Head] = [
        ("N° dossier", "number"),
        ("Porteur", "holder_name"),
        ("Projet", "title"),
        ("Statut", "status"),
        ("FEADER", "feader"),
    ]
    grid = page.table(heads)
    twice = [("number", "duplicate_in_file")]
    for p in span(1, 9):
        also = twice if p.rank in {3, 6} else []
        grid.add(f"2024-{p.rank:03d}", p.holder, p.title, status(p), euros(p.feader), also=also)
    for p in some(3, 6):
        grid.add(f"2024-{p.rank:03d}", p.holder, p.title, status(p), euros(p.feader) - 100, also=twice)
    for p in some(10, 11):
        grid.add(f"2024-{p.rank:03d}", p.holder, p.title, status(p), euros(p.feader))
    return Case("doublons", "Deux dossiers saisis deux fois, avec des montants différents", [page])


@case
def same_headings() -> Case:
    page = Page("Suivi")
    heads: list[Head] = [
        ("N° dossier", "number"),
        ("Porteur", "holder_name"),
        ("Projet", "title"),
        ("Date", None),
        ("Montant", None),
        ("Date", None),
        ("Montant", None),
        ("Observations", "notes"),
        ("Observations", None),
    ]
    grid = page.table(heads)
    for p in span(1, 10):
        dates = (p.received, committee(p))
        note = "À relancer" if p.rank == 4 else None
        grid.add(f"S{p.rank:02d}", p.holder, p.title, dates[0], euros(p.total), dates[1], euros(p.feader), note, None)
    any_of = ["date_received", "date_committee", "total_cost", "feader", "paid", "eligible_cost", "notes"]
    grid.columns.pop("notes")
    grid.may = {name: ["Date"] if name.startswith("date") else ["Montant"] for name in any_of}
    grid.may["notes"] = ["Observations"]
    for row in grid.rows:
        row["values"].pop("notes", None)
    return Case("en-tetes-en-double", "Deux colonnes « Date », deux « Montant » : rien ne dit laquelle", [page])


@case
def swapped_costs() -> Case:
    page = Page("Instruction")
    heads: list[Head] = [
        ("Dossier", "number"),
        ("Projet", "title"),
        ("Bénéficiaire", "holder_name"),
        ("Coût éligible", "eligible_cost"),
        ("Coût total", "total_cost"),
        ("FEADER", "feader"),
    ]
    grid = page.table(heads)
    for p in span(1, 12):
        eligible, total = euros(p.eligible), euros(p.total)
        cells: tuple[object, object] = (eligible, total)
        also: list[tuple[str, str]] = []
        if p.rank in {3, 6, 12}:
            # The two amounts were typed in each other's column: read as headed, and said.
            cells, also = (total, eligible), [("total_cost", "total_below_eligible")]
        grid.add(f"I{p.rank}", p.title, p.holder, *cells, euros(p.feader), also=also)
    return Case("couts-inverses", "Coût total et coût éligible inversés sur trois lignes", [page])


@case
def with_and_without_vat() -> Case:
    page = Page("Devis")
    heads: list[Head] = [
        ("Porteur", "holder_name"),
        ("Projet", "title"),
        (("Coût du projet", "HT"), None),
        (("Coût du projet", "TTC"), None),
        ("Récupère la TVA", None),
        ("Dépense éligible retenue", "eligible_cost"),
        ("Aide LEADER", "feader"),
    ]
    grid = page.table(heads, row=2)
    grid.may = {"total_cost": ["Coût du projet HT", "Coût du projet TTC"], "feader_rate": []}
    for p in span(1, 12):
        vat = round(euros(p.total) * 1.2, 2)
        shown = ("oui" if p.kind == "company" else "non", euros(p.eligible), euros(p.feader))
        grid.add(p.holder, p.title, euros(p.total), vat, *shown)
    return Case("ht-et-ttc", "Coûts HT et TTC côte à côte", [page])


@case
def payments_in_pieces() -> Case:
    page = Page("Paiements")
    heads: list[Head] = [
        ("N° dossier", "number"),
        ("Bénéficiaire", "holder_name"),
        ("Projet", "title"),
        ("FEADER programmé", "feader"),
        ("Acompte 1", None),
        ("Acompte 2", None),
        ("Solde", None),
        ("Total payé", "paid"),
        ("Reste à payer", None),
        ("Date dernier paiement", "date_paid"),
    ]
    grid = page.table(heads, row=3)
    grid.above(1, "Suivi des paiements FEADER (cumul)")
    for p in span(1, 14):
        first = p.feader // 4 if p.rank % 2 else 0
        second = p.feader // 4 if p.rank % 3 == 0 else 0
        shown = [euros(each) if each else None for each in (first, second)]
        paid = first + second
        when = p.convention + timedelta(days=180) if paid else None
        money = (euros(paid), euros(p.feader - paid))
        grid.add(f"2024-{p.rank:03d}", p.holder, p.title, euros(p.feader), *shown, None, *money, when)
    grid.left("total", *grid.sums("Total", (3, 4, 5, 7, 8), 4, grid.next - 1))
    return Case("paiements-cumules", "Acomptes, solde et cumul des paiements", [page], kind="xls")


@case
def thousands_in_heads() -> Case:
    page = Page("Comité")
    heads: list[Head] = [
        ("Projet", "title"),
        ("Porteur", "holder_name"),
        ("Coût total (k€)", "total_cost"),
        ("FEADER (k€)", "feader"),
    ]
    grid = page.table(heads, row=2)
    grid.above(1, "Projets pressentis")
    for p in span(20, 32):
        shown = [round(each / 100000, 1) for each in (p.total, p.feader)]
        cells = [means(each, f"{each * 1000:.2f}", "amount_in_thousands") for each in shown]
        grid.add(p.title, p.holder, *cells)
    return Case("montants-en-milliers", "Montants en milliers d’euros, dit dans l’en-tête", [page])


@case
def thousands_in_title() -> Case:
    page = Page("Perspectives")
    heads: list[Head] = [
        ("N°", None),
        ("Porteur", "holder_name"),
        ("Projet", "title"),
        ("Coût estimé", "total_cost"),
        ("LEADER estimé", None),
        ("Année", None),
    ]
    grid = page.table(heads, row=4)
    grid.may = {"number": ["N°"], "feader": ["LEADER estimé"]}
    grid.above(1, "Perspectives de programmation 2026")
    grid.above(2, "(montants en k€)")
    for p in span(24, 36):
        cost = round(p.total / 100000)
        grid.add(
            p.rank,
            p.holder,
            p.title,
            means(cost, f"{cost * 1000:.2f}", "amount_in_thousands"),
            round(p.feader / 100000),
            2026,
        )
    return Case("perspectives-en-milliers", "Montants en k€ dit au-dessus du tableau seulement", [page])


@case
def money_given_back() -> Case:
    page = Page("Dégagements")
    heads: list[Head] = [
        ("Dossier", "number"),
        ("Porteur", "holder_name"),
        ("Intitulé", "title"),
        ("FEADER", "feader"),
        ("Payé", "paid"),
        ("État", "status"),
    ]
    grid = page.table(heads)
    for p in span(1, 10):
        feader: object = euros(p.feader)
        if p.rank in {2, 5}:
            feader = ask(-euros(p.feader), "amount_negative")
        if p.rank == 8:
            feader = ask("- 1 200,00", "amount_negative")
        paid = ask("(1 500,00)", "amount_negative") if p.rank == 9 else euros(p.paid)
        grid.add(f"D{p.rank}", p.holder, p.title, feader, paid, status(p))
    return Case("montants-negatifs", "Dégagements en négatif et trop-perçus entre parenthèses", [page])


@case
def holes() -> Case:
    page = Page("A compléter")
    heads: list[Head] = [
        ("N° dossier", "number"),
        ("Intitulé du projet", "title"),
        ("Porteur", "holder_name"),
        ("SIRET", "siret"),
        ("Coût total", "total_cost"),
        ("Statut", "status"),
    ]
    grid = page.table(heads)
    for p in span(1, 12):
        title: str | None = p.title
        holder: str | None = p.holder
        also = []
        if p.rank in {4, 9}:
            title, also = None, [("title", "missing_title")]
        if p.rank == 6:
            holder, also = None, [("holder_name", "missing_holder")]
        cost = None if p.rank % 4 == 0 else euros(p.total)
        grid.add(f"T{p.rank}", title, holder, p.siret if p.rank % 3 else None, cost, status(p), also=also)
    return Case("trous", "Intitulés et porteurs manquants sur quelques lignes", [page])


@case
def cut_texts() -> Case:
    page = Page("Export")
    heads: list[Head] = [
        ("Référence", "number"),
        ("Titre", "title"),
        ("Porteur", "holder_name"),
        ("Description", "summary"),
        ("Remarques", "notes"),
    ]
    grid = page.table(heads)
    for p in span(1, 9):
        text = " ".join([f"{p.title}."] * 12)
        also = []
        if p.rank in {2, 7}:
            text, also = text[:255].ljust(255, "x"), [("summary", "text_cut")]
        grid.add(f"X{p.rank}", p.title, p.holder, text, "Voir\tle\ndossier papier" if p.rank == 3 else None, also=also)
    return Case("textes-coupes", "Descriptions coupées à 255 signes par une ancienne base", [page], kind="xls")


@case
def rates_mixed() -> Case:
    page = Page("Taux")
    heads: list[Head] = [
        ("Dossier", "number"),
        ("Projet", "title"),
        ("Porteur", "holder_name"),
        ("Assiette", "eligible_cost"),
        ("Taux de cofinancement FEADER", "feader_rate"),
        ("FEADER", "feader"),
    ]
    grid = page.table(heads)
    shapes = {
        1: means("80 %", "80"),
        2: means(80, "80"),
        3: ask(0.8, "rate_unclear"),
        4: ask("0,8", "rate_unclear"),
        5: means("80%", "80"),
        6: ask("80 à 90 %", "rate_not_read"),
        7: ask(180, "rate_not_read"),
        8: means("62,5 %", "62.5"),
        9: nothing("-"),
        10: means(64, "64"),
    }
    for p in span(1, 10):
        grid.add(f"T{p.rank}", p.title, p.holder, euros(p.eligible), shapes[p.rank], euros(p.feader))
    return Case("taux-melanges", "Taux mélangés : 0,8, 80, « 80 % »", [page])


@case
def everything_at_once() -> Case:
    page = Page("SUIVI GAL v12 (NE PAS EFFACER)")
    heads: list[Head] = [
        ("N°\nDOSSIER", "number"),
        ("F.A.", "fiche_action"),
        ("PORTEUR\nDE PROJET", "holder_name"),
        ("TYPE", "holder_kind"),
        ("SIRET", "siret"),
        ("PROJET", "title"),
        ("COMMUNE ", "commune"),
        ("AVANCEMENT", "status"),
        ("DATE AR", "date_received"),
        ("DATE CP", "date_committee"),
        ("COÛT TOTAL\n(€ HT)", "total_cost"),
        ("COÛT ÉLIGIBLE\n(€ HT)", "eligible_cost"),
        ("FEADER\n(€)", "feader"),
        ("CPN\n(€)", "national_public"),
        ("REMARQUES", "notes"),
    ]
    grid = page.table(heads, row=5, column=2)
    grid.above(2, "SUIVI DES DOSSIERS LEADER – GAL PAYS DE LYS")
    grid.may = {"date_eligible": ["DATE AR"]}
    for p in span(1, 26):
        if p.rank == 14:
            grid.heading()
        who = (p.holder.upper(), kind(p, KINDS), f"{p.siret[:9]} {p.siret[9:]}")
        siret: object = means(who[2], p.siret)
        if p.rank == 12:
            siret = ask("2,50197E+13", "siret_damaged")
        money: list[object] = [euros(each) for each in (p.total, p.eligible, p.feader, p.public)]
        if p.rank % 6 == 1:
            money = [
                typed(spelled(each, "\u00a0", ",", " €"), each) for each in (p.total, p.eligible, p.feader, p.public)
            ]
        if p.rank == 10:
            money[2] = uncalculated("=M15*0.8")
        if p.rank == 17:
            money[0] = broken("#VALUE!")
        state = ask("EN ATTENTE", "status_unknown") if p.rank in {8, 20} else status(p, CAPITALS)
        when = day(committee(p), "%d/%m/%y") if p.rank % 2 else committee(p)
        note = "voir mail du 12/03" if p.rank % 7 == 0 else None
        grid.add(
            f"{p.rank:03d}/24",
            fiche(p, "FA{code}"),
            who[0],
            who[1],
            siret,
            p.title,
            p.commune,
            state,
            p.received,
            when,
            *money,
            note,
        )
    sums = [None] * 10 + grid.sums("", (10, 11, 13), 6, grid.next - 1)[10:]
    sums[5] = "TOTAL"
    grid.left("total", *sums)
    grid.skip()
    grid.left("note", "NB : les dossiers en rouge sont abandonnés")
    return Case("suivi-v12", "Le vieux classeur du GAL, toutes les maladresses à la fois", [page], kind="xlsm")


@case
def in_a_hurry() -> Case:
    page = Page("Feuil1")
    heads: list[Head] = [
        ("projet", "title"),
        ("qui", "holder_name"),
        ("où", "commune"),
        ("combien", "total_cost"),
        ("leader", "feader"),
        ("quand", None),
        ("état", "status"),
    ]
    grid = page.table(heads)
    for name in ("holder_name", "commune", "total_cost"):
        # Words that no table of a programme uses: taking them or asking are both right.
        heading = grid.columns.pop(name)
        grid.may[name] = [heading]
    grid.may["date_committee"] = grid.may["date_received"] = ["quand"]
    for p in some(3, 7, 11, 15, 19, 23):
        cost = typed(f"{p.total // 100}", p.total // 100 * 100)
        grid.add(p.title.lower(), p.holder, p.commune, cost, euros(p.feader), p.committee, status(p, SHORT))
    for row in grid.rows:
        row["values"] = {name: each for name, each in row["values"].items() if name not in grid.may}
        row["any"] = ["holder_name", "commune", "total_cost", "verdict"]
    return Case("vite-fait", "Tableau fait à la hâte, en-têtes familiers", [page], kind="csv", encoding="cp1252")


@case
def hours_of_deposit() -> Case:
    page = Page("Dépôts")
    heads: list[Head] = [
        ("Horodatage", "date_received"),
        ("Nom de la structure", "holder_name"),
        ("Statut juridique", "holder_kind"),
        ("Adresse électronique", "email"),
        ("Commune du projet", "commune"),
        ("Intitulé de votre projet", "title"),
        ("Quel est le coût total de votre projet ?", "total_cost"),
    ]
    grid = page.table(heads)
    for p in some(2, 4, 6, 8, 10, 14, 18, 26, 30):
        stamp = datetime.combine(p.received, time(8 + p.rank % 9, 41, 7))
        cost = ask(f"entre {p.total // 200} et {p.total // 100}", "amount_unclear") if p.rank == 18 else euros(p.total)
        grid.add(stamp, p.holder, kind(p, LEGAL), f"depot{p.rank}@exemple.fr", p.commune, p.title, cost)
    return Case("reponses-formulaire", "Réponses d’un formulaire en ligne, horodatées", [page], base="empty")


@case
def plan_that_does_not_add_up() -> Case:
    page = Page("Plans")
    heads: list[Head] = [
        ("N° dossier", "number"),
        ("Projet", "title"),
        ("Porteur", "holder_name"),
        ("Coût total", "total_cost"),
        ("FEADER", "feader"),
        ("Autres financements publics", "national_public"),
        ("Financements privés", "private"),
        ("Autofinancement", "own_funds"),
    ]
    grid = page.table(heads)
    for p in PROJECTS[:12]:
        own = p.own + (100000 if p.rank in {4, 9} else 0)
        also = [("own_funds", "plan_unequal")] if p.rank in {4, 9} else []
        money = [euros(each) for each in (p.total, p.feader, p.public)]
        grid.add(f"P{p.rank}", p.title, p.holder, *money, 0, euros(own), also=also)
    return Case("plans-inegaux", "Deux plans de financement qui ne font pas le coût total", [page])


@case
def long_history() -> Case:
    page = Page("Historique")
    heads: list[Head] = [
        ("N° GAL", "number"),
        ("Maître d'ouvrage", "holder_name"),
        ("Dénomination du projet", "title"),
        ("Demande reçue", "date_received"),
        ("Avis d'opportunité du", "date_opinion"),
        ("Programmation du", "date_committee"),
        ("Convention du", "date_convention"),
        ("Situation", "status"),
        ("Chargé de mission", "person"),
    ]
    grid = page.table(heads, row=2)
    grid.above(1, "Historique des dossiers depuis 2024")
    for p in PROJECTS:
        opinion = p.received + timedelta(days=30)
        who = "N. Bellec" if p.rank % 2 else "H. Ferrand"
        dates = (p.received, opinion, committee(p), convention(p))
        grid.add(f"PL-{p.rank:03d}", p.holder, p.title, *dates, status(p, PLAIN), who)
    return Case("historique-des-dates", "Toutes les dates d’une vie de dossier", [page], kind="ods")
