"""Tracking workbooks that a GAL keeps for itself, year after year."""

from __future__ import annotations

from datetime import date, datetime, time

from tests.workbooks.making.cells import Calc, ask, broken, euros, means, nothing, spelled, typed, uncalculated
from tests.workbooks.making.dialects import (
    CAPITALS,
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
from tests.workbooks.making.pool import FICHES, some, span
from tests.workbooks.making.writing import Case, case

NBSP, THIN = "\u00a0", "\u202f"


@case
def plain_table() -> Case:
    page = Page("Suivi")
    heads: list[Head] = [
        ("N° dossier", "number"),
        ("Intitulé du projet", "title"),
        ("Porteur de projet", "holder_name"),
        ("Commune", "commune"),
        ("Fiche-action", "fiche_action"),
        ("Statut", "status"),
        ("Date de dépôt", "date_received"),
        ("Coût total", "total_cost"),
        ("Coût éligible", "eligible_cost"),
        ("FEADER", "feader"),
    ]
    grid = page.table(heads)
    for p in span(1, 14):
        money = (euros(p.total), euros(p.eligible), euros(p.feader))
        grid.add(f"2024-{p.rank:03d}", p.title, p.holder, p.commune, fiche(p), status(p), p.received, *money)
    return Case("suivi-simple", "Suivi de GAL tenu proprement, en-têtes en première ligne", [page])


@case
def subtotals() -> Case:
    page = Page("Programmation 2024")
    heads: list[Head] = [
        ("N°", None),
        ("Maître d’ouvrage", "holder_name"),
        ("Intitulé de l’opération", "title"),
        ("Statut", "status"),
        ("Date CP", "date_committee"),
        ("Dépenses totales", "total_cost"),
        ("Dépenses éligibles", "eligible_cost"),
        ("LEADER", "feader"),
        ("Contreparties publiques", "national_public"),
        ("Autofinancement", "own_funds"),
    ]
    grid = page.table(heads, row=5)
    grid.may = {"number": ["N°"]}
    grid.above(1, "GAL du Pays de Lys – Programme LEADER 2023-2027")
    grid.above(2, "État de la programmation au 31/12/2025")
    totals = []
    for code in "1234":
        grid.left("section", f"Fiche-action {code} : {FICHES[code]}")
        first = grid.next
        for p in [each for each in span(1, 24) if each.fiche == code]:
            money = [euros(each) for each in (p.total, p.eligible, p.feader, p.public, p.own)]
            grid.add(p.rank, p.holder, p.title, status(p), committee(p), *money, fiche_action=code)
        totals.append(grid.left("subtotal", *grid.sums(f"Sous-total FA {code}", range(5, 10), first, grid.next - 1)))
    grid.left("total", *grid.plus("TOTAL GÉNÉRAL", range(5, 10), totals))
    grid.skip()
    grid.left("note", "* montants provisoires, sous réserve de l’instruction par la Région")
    grid.left("note", "Les dossiers ajournés sont présentés à nouveau au comité suivant.")
    return Case("programmation-sous-totaux", "Programmation par fiche-action, sous-totaux, total et notes", [page])


@case
def one_sheet_per_fiche() -> Case:
    pages = []
    recap = Page("Récap")
    recap.put(1, 1, "Récapitulatif de la maquette")
    recap.put(3, 1, "Fiche-action", "Nombre de dossiers", "FEADER programmé", "Enveloppe", "Reste")
    for place, code in enumerate("123", 4):
        projects = [each for each in span(1, 30) if each.fiche == code]
        page = Page(f"FA{code}")
        heads: list[Head] = [
            ("Porteur", "holder_name"),
            ("Projet", "title"),
            ("Commune", "commune"),
            ("Avancement", "status"),
            ("Coût du projet", "total_cost"),
            ("Montant éligible", "eligible_cost"),
            ("Montant FEADER", "feader"),
            ("Observations", "notes"),
        ]
        grid = page.table(heads, row=4, fiche_action=code)
        grid.above(1, f"FICHE-ACTION {code}")
        grid.above(2, FICHES[code])
        for p in projects:
            money = (euros(p.total), euros(p.eligible), euros(p.feader))
            note = "Pièces à compléter avant le comité" if p.rank % 5 == 0 else None
            grid.add(p.holder, p.title, p.commune, status(p), *money, note)
        grid.left("total", *grid.sums("Total", range(4, 7), 5, grid.next - 1))
        amount = sum(each.feader for each in projects)
        recap.put(place, 1, f"FA {code}", len(projects), euros(amount), 400000, round(400000 - euros(amount), 2))
        pages.append(page)
    recap.put(7, 1, "TOTAL", 25, 871000.5, 1200000, 328999.5)
    return Case(
        "une-feuille-par-fiche", "Une feuille par fiche-action et une feuille Récap à ne pas reprendre", [recap, *pages]
    )


@case
def one_sheet_per_year() -> Case:
    pages = []
    for year in (2024, 2025):
        page = Page(str(year))
        heads: list[Head] = [
            ("N° DOSSIER", "number"),
            ("BÉNÉFICIAIRE", "holder_name"),
            ("OBJET", "title"),
            ("FA", "fiche_action"),
            ("ETAT", "status"),
            ("DATE RECEPTION", "date_received"),
            ("COMITÉ DU", "date_committee"),
            ("MONTANT PROJET", "total_cost"),
            ("AIDE LEADER", "feader"),
        ]
        grid = page.table(heads, row=3)
        grid.above(1, f"DOSSIERS LEADER {year}")
        for p in [each for each in span(1, 32) if each.received.year == year]:
            number = f"{year}/{p.rank:02d}"
            money = (euros(p.total), euros(p.feader))
            dates = (p.received, committee(p))
            grid.add(
                number, p.holder.upper(), p.title.upper(), fiche(p, "FA{code}"), status(p, CAPITALS), *dates, *money
            )
        pages.append(page)
    lists = Page("Listes")
    lists.put(1, 1, "Statuts", "Fiches-actions", "Communes")
    for row, (state, title) in enumerate(zip(list(PLAIN.values())[:6], FICHES.values(), strict=True), 2):
        lists.put(
            row, 1, state, title, ("Valmorin", "Brézac", "Lavergne", "Saint-Aubert", "Puech-Rouge", None)[row - 2]
        )
    return Case(
        "une-feuille-par-an", "Une feuille par année, tout en capitales, et une feuille Listes", [*pages, lists]
    )


@case
def two_line_heads() -> Case:
    page = Page("Suivi financier")
    plan = "Plan de financement"
    heads: list[Head] = [
        ("N° interne", "number"),
        ("Projet", "title"),
        ("Bénéficiaire", "holder_name"),
        (("Dates", "Dépôt"), "date_received"),
        (("Dates", "Comité"), "date_committee"),
        (("Dates", "Convention"), "date_convention"),
        (("Dépenses", "Présentées"), "total_cost"),
        (("Dépenses", "Éligibles"), "eligible_cost"),
        ((plan, "FEADER"), "feader"),
        ((plan, "Région"), "cofunder Région"),
        ((plan, "Département"), "cofunder Département"),
        ((plan, "Autofinancement"), "own_funds"),
    ]
    grid = page.table(heads, row=3)
    grid.above(1, "Suivi financier des dossiers")
    for p in span(1, 12):
        region, county = (p.public, 0) if p.rank % 2 else (p.public // 2, p.public - p.public // 2)
        dates = (p.received, committee(p), convention(p))
        money = [euros(each) for each in (p.total, p.eligible, p.feader, region)]
        grid.add(f"L{p.rank:03d}", p.title, p.holder, *dates, *money, euros(county) if county else None, euros(p.own))
    return Case("en-tetes-deux-lignes", "En-têtes fusionnés sur deux lignes, une colonne par financeur", [page])


@case
def text_amounts() -> Case:
    page = Page("Feuil1")
    heads: list[Head] = [
        ("Référence", "number"),
        ("Nom du projet", "title"),
        ("Porteur", "holder_name"),
        ("Coût total (€)", "total_cost"),
        ("Assiette éligible (€)", "eligible_cost"),
        ("Subvention FEADER (€)", "feader"),
    ]
    grid = page.table(heads)
    shapes = [
        lambda c: typed(spelled(c, " ", ",", " €"), c),
        lambda c: typed(spelled(c, NBSP, ",", f"{NBSP}€"), c),
        lambda c: typed(spelled(c, THIN, ",", f"{THIN}€"), c),
        lambda c: typed(spelled(c, ".", ","), c),
        lambda c: typed(spelled(c, ",", "."), c),
        lambda c: typed(spelled(c, "", ",") + " EUR", c),
        lambda c: typed(spelled(c, " ", ".", "€"), c),
        euros,
    ]
    for p, shape in zip(span(1, 8), shapes, strict=True):
        grid.add(f"R{p.rank}", p.title, p.holder, *map(shape, (p.total, p.eligible, p.feader)))
    p, q, r, s, t, u, v, w = span(9, 16)
    ask_of = "amount_unclear"
    grid.add("R9", p.title, p.holder, ask("env. 34000", ask_of), euros(p.eligible), nothing("n.c."))
    grid.add("R10", q.title, q.holder, ask("54 k€", "amount_in_thousands"), nothing("-"), nothing("—"))
    grid.add("R11", r.title, r.holder, ask("12 000 € HT", ask_of), ask("12.345", ask_of), nothing("néant"))
    grid.add("R12", s.title, s.holder, ask("108 636,37 ?", ask_of), euros(s.eligible), euros(s.feader))
    grid.add("R13", t.title, t.holder, euros(t.total), euros(t.eligible), ask("(500)", "amount_negative"))
    grid.add("R14", u.title, u.holder, ask("voir devis", "amount_not_read"), euros(u.eligible), euros(u.feader))
    grid.add("R15", v.title, v.holder, ask("28 000 à 33 000", ask_of), ask("1,234", ask_of), nothing("/"))
    grid.add(
        "R16",
        w.title,
        w.holder,
        ask("18 650 + 500", ask_of),
        euros(w.eligible),
        ask(-1500.0, "amount_negative"),
    )
    return Case(
        "montants-en-texte", "Montants saisis en texte, avec tous les espaces et toutes les approximations", [page]
    )


@case
def dates_of_all_kinds() -> Case:
    page = Page("Dates")
    heads: list[Head] = [
        ("N° dossier", "number"),
        ("Projet", "title"),
        ("Porteur", "holder_name"),
        ("Reçu le", "date_received"),
        ("Comité de programmation", "date_committee"),
        ("Convention signée le", "date_convention"),
    ]
    grid = page.table(heads)
    projects = span(1, 14)
    for p in projects[:3]:
        grid.add(f"D{p.rank}", p.title, p.holder, p.received, p.committee, p.convention)
    a, b, c, d, e, f, g, h, i, j, k = projects[3:]
    grid.add(
        "D4",
        a.title,
        a.holder,
        day(a.received, "%d/%m/%Y"),
        day(a.committee, "%d/%m/%y"),
        day(a.convention, "%d.%m.%Y"),
    )
    grid.add("D5", b.title, b.holder, means("03/02/26", "2026-02-03"), means("le 13 juin 2024", "2024-06-13"), None)
    grid.add("D6", c.title, c.holder, means("26 avril 2024", "2024-04-26"), means("1er mars 2025", "2025-03-01"), None)
    grid.add(
        "D7",
        d.title,
        d.holder,
        ask("mars 2025", "day_unclear"),
        ask("12/2024", "day_unclear"),
        ask(2025, "day_unclear"),
    )
    grid.add(
        "D8", e.title, e.holder, e.received, ask("31/02/2026", "day_impossible"), ask("30/02/2026", "day_impossible")
    )
    grid.add("D9", f.title, f.holder, f.received, ask("à programmer", "day_not_read"), nothing("-"))
    stamp = datetime.combine(g.received, time(14, 32))
    grid.add(
        "D10", g.title, g.holder, stamp, means("2024-09-12", "2024-09-12"), means("2024-11-25T00:00:00", "2024-11-25")
    )
    grid.add("D11", h.title, h.holder, ask(45493, "day_unclear"), h.committee, None)
    grid.add("D12", i.title, i.holder, i.received, ask("12/13/2024", "day_unclear"), None)
    grid.add("D13", j.title, j.holder, ask("23/08", "day_unclear"), ask("T3 2024", "day_unclear"), None)
    grid.add(
        "D14", k.title, k.holder, ask("reçu le 9/9/24 (mail)", "day_unclear"), ask("2e comité", "day_not_read"), None
    )
    file = Case("dates-en-tous-genres", "Dates vraies, en texte, impossibles, incomplètes, numéros de série", [page])
    file.amended.append("12/13/2024 was to be impossible: with the month first it is a day, and is asked")
    return file


@case
def damaged_sirets() -> Case:
    page = Page("Porteurs et projets")
    heads: list[Head] = [
        ("SIRET", "siret"),
        ("Raison sociale", "holder_name"),
        ("Forme juridique", "holder_kind"),
        ("CP", "postcode"),
        ("Ville", "commune"),
        ("Titre du projet", "title"),
        ("Fiche action", "fiche_action"),
        ("Montant total du projet", "total_cost"),
    ]
    grid = page.table(heads, row=2)
    grid.above(1, "Base porteurs – extraction du 15/01/2026")
    damaged = {
        4: ask("2,50E+13", "siret_damaged"),
        5: ask("8303689650003", "siret_damaged"),
        6: ask("83019920400018", "siret_wrong"),
        9: ask("250 487 329", "siret_damaged"),
        11: nothing("en cours"),
        14: nothing("-"),
    }
    for p in span(1, 16):
        siret = p.siret
        shapes = {
            1: means(f"{siret[:3]} {siret[3:6]} {siret[6:9]} {siret[9:]}", siret),
            2: means(float(siret), siret),
            3: means("'" + siret, siret),
            7: means(siret.replace(siret[:3], siret[:3] + NBSP, 1), siret),
            8: means(f" {siret} ", siret),
        }
        cell = damaged.get(p.rank) or shapes.get(p.rank) or siret
        grid.add(
            cell, p.holder, kind(p, LEGAL), p.postcode, p.commune, p.title, fiche(p, "Fiche {code}"), euros(p.total)
        )
    file = Case("siret-abimes", "SIRET abîmés par le tableur : espaces, apostrophe, notation scientifique", [page])
    file.amended.append("« en cours » under SIRET was to be asked: it says that there is none yet")
    return file


@case
def formulas_without_results() -> Case:
    page = Page("Export")
    heads: list[Head] = [
        ("Dossier", "number"),
        ("Intitulé", "title"),
        ("Bénéficiaire", "holder_name"),
        ("Coût total", "total_cost"),
        ("Coût éligible", "eligible_cost"),
        ("Taux d’aide", "feader_rate"),
        ("FEADER", "feader"),
    ]
    grid = page.table(heads)
    for p in span(1, 10):
        row = grid.next
        money: list[object] = [
            euros(p.total),
            euros(p.eligible),
            means(0.64 if p.rank % 4 else 0.56, "64" if p.rank % 4 else "56"),
        ]
        aid: object = Calc(f"=ROUND(E{row}*F{row},2)", round(euros(p.eligible) * money[2].shown, 2))  # type: ignore[attr-defined]
        if p.rank in {3, 7}:
            aid = uncalculated(f"=ROUND(E{row}*F{row},2)")
        if p.rank == 5:
            money[0], aid = broken("#REF!"), broken("#REF!")
        if p.rank == 8:
            money[1] = broken("#N/A")
        grid.add(f"E-{p.rank:02d}", p.title, p.holder, *money, aid)
    return Case("formules-sans-resultat", "Formules jamais calculées et cellules en erreur", [page])


@case
def statuses_in_all_words() -> Case:
    page = Page("Tableau de bord")
    heads: list[Head] = [
        ("N°dossier", "number"),
        ("Nom du\nprojet", "title"),
        ("Nom du\nporteur", "holder_name"),
        ("Type de porteur", "holder_kind"),
        ("Fiche", "fiche_action"),
        ("Où en est-on ?", "status"),
        ("Commentaires", "notes"),
    ]
    words = {
        1: means("PROGRAMMÉ", "programmed"),
        2: means("conventionné", "convention"),
        3: means("En cours", "in_progress"),
        4: means("soldé", "paid"),
        5: means("programme", "programmed", "status_unknown"),
        6: means("Non sélectionné", "refused"),
        7: means("instruit ", "instructed"),
        8: means("Complet", "complete"),
        9: means("Paiement demandé", "claimed"),
        10: means("Convention signée", "convention"),
        11: means("Accusé de réception", "acknowledged"),
        12: ask("En attente pièces", "status_unknown"),
        13: means("abandonné par le porteur", "abandoned", "status_unknown"),
        14: means("prog.", "programmed"),
        15: means("ABANDON", "abandoned"),
        16: ask("voir Paul", "status_unknown"),
        17: ask("?", "status_unknown"),
        18: means("Clos", "closed"),
        19: means("Ajourné ", "postponed"),
        20: means("liste d'attente", "waiting_list"),
        21: means("Déprogrammé", "deprogrammed"),
        22: ask("OK", "status_unknown"),
    }
    shapes = (
        "FA{code}",
        "FA {code}",
        "Fiche {code}",
        "{code}",
        "19.2-{code}",
        "Fiche {code} : {title}",
        "{code} - {title}",
    )
    grid = page.table(heads)
    for p in span(1, 22):
        note = "Relancer\nle porteur\nen mars" if p.rank % 6 == 0 else None
        where = fiche(p, shapes[p.rank % 7])
        if p.rank == 9:
            where = ask("Fiche 3 : Mobilités et transition énergétique", "fiche_unknown")
        if p.rank == 16:
            where = ask("FA9", "fiche_unknown")
        grid.add(p.rank, "  " + p.title, p.holder + "  ", kind(p, LEGAL), where, words[p.rank], note)
    return Case("statuts-en-tous-mots", "Statuts et fiches-actions écrits de toutes les façons", [page])


@case
def repeated_headings() -> Case:
    page = Page("Impression")
    heads: list[Head] = [
        ("Réf.", "number"),
        ("Opération", "title"),
        ("Maître d'ouvrage", "holder_name"),
        ("Localisation", "commune"),
        ("Etat d'avancement", "status"),
        ("Coût prévisionnel", "total_cost"),
        ("FEADER demandé", None),
    ]
    grid = page.table(heads, row=7, column=4)
    grid.may = {"feader": ["FEADER demandé"]}
    grid.above(3, "Tableau des opérations")
    for place, p in enumerate(span(1, 24)):
        if place and place % 8 == 0:
            grid.skip()
            grid.heading()
        grid.add(f"OP-{p.rank}", p.title, p.holder, p.commune, status(p, SHORT), euros(p.total), euros(p.feader))
    grid.skip(2)
    grid.left("note", "Légende :", "vert = soldé, orange = en attente, rouge = abandonné")
    return Case("en-tetes-repetes", "En-têtes répétés à chaque page, tableau décalé en colonne D ligne 7", [page])


@case
def seen_at_bottom() -> Case:
    page = Page("SUIVI DOSSIERS")
    heads: list[Head] = [
        ("Porteur", "holder_name"),
        ("Tél.", "phone"),
        ("Mail", "email"),
        ("Contact", "contact"),
        ("Projet", "title"),
        ("Thématique", "theme"),
        ("Suivi par", "person"),
        ("Reçu le", "date_received"),
        ("Coût", "total_cost"),
        ("Prochaine étape", "next_step"),
    ]
    grid = page.table(heads, row=14, column=4)
    grid.above(10, "Suivi des contacts et pré-demandes")
    people = ("Nadia Bellec", "Hugo Ferrand")
    for p in some(7, 8, 11, 24, 25, 26, 32, 35):
        phone = f"04 66 {p.rank:02d} 12 34"
        mail = f"contact{p.rank}@exemple.fr"
        step = "Rendez-vous sur place" if p.rank % 2 else "Envoyer le formulaire"
        cost = euros(p.total)
        grid.add(
            p.holder, phone, mail, people[p.rank % 2], p.title, p.theme, people[p.rank % 2], p.received, cost, step
        )
    return Case("contacts-d14", "Suivi des contacts commençant en colonne D ligne 14", [page], base="empty")


@case
def dates_of_1904() -> Case:
    page = Page("Mac")
    heads: list[Head] = [
        ("Numéro", "number"),
        ("Titre", "title"),
        ("Porteur", "holder_name"),
        ("Date de réception", "date_received"),
        ("Date du comité", "date_committee"),
        ("Montant de l'aide LEADER", "feader"),
    ]
    grid = page.table(heads)
    for p in span(1, 9):
        grid.add(f"M{p.rank}", p.title, p.holder, p.received, committee(p) or date(2026, 1, 15), euros(p.feader))
    return Case("calendrier-1904", "Classeur venu d’un vieux Mac, calendrier de 1904", [page], is_1904=True)
