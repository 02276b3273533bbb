"""Tables as they come from a region, a paying agency, a committee or accounts."""

from __future__ import annotations

from datetime import date, timedelta

from tests.workbooks.making.cells import Percent, ask, euros, means, spelled, typed
from tests.workbooks.making.dialects import PLAIN, committee, convention, status
from tests.workbooks.making.pages import Head, Page
from tests.workbooks.making.pool import some, span
from tests.workbooks.making.writing import Case, case

_UNKNOWN = "status_unknown"
# What OSIRIS and committees say of several states.
_OF_SEVERAL = ("Sélectionné", "Engagé", "Clos sans suite", "Favorable", "Favorable avec réserve")


@case
def from_osiris() -> Case:
    """Codes, two numbers, engaged and paid, in the words of the tool."""
    words = {"programmed": "Sélectionné", "convention": "Engagé", "in_progress": "Engagé", "paid": "Soldé"}
    words |= {
        "refused": "Rejeté",
        "withdrawn": "Retiré par le demandeur",
        "claimed": "DP déposée",
        "abandoned": "Clos sans suite",
    }
    heads: list[Head] = [
        ("Code dispositif", None),
        ("N° OSIRIS", "number"),
        ("Raison sociale du demandeur", "holder_name"),
        ("N° SIRET", "siret"),
        ("CP", "postcode"),
        ("Commune siège", "commune"),
        ("Libellé de l'opération", "title"),
        ("Date réception dossier", "date_received"),
        ("Date EJ", None),
        ("Statut", "status"),
        ("Assiette éligible", "eligible_cost"),
        ("FEADER engagé", "feader"),
        ("Cofinancement national engagé", "national_public"),
        ("FEADER payé", "paid"),
        ("FEADER reste à payer", None),
    ]
    page = Page("Extraction")
    grid = page.table(heads, row=3)
    grid.above(1, "Extraction OSIRIS - 19.2.1 - GAL LYS - données au 28/02/2025")
    grid.may = {"date_convention": ["Date EJ"]}
    for p in (each for each in span(1, 22) if each.status in words):
        said = words[p.status]
        state = ask(said, _UNKNOWN) if said in _OF_SEVERAL else means(said, p.status)
        paid = p.paid if p.status in {"paid", "claimed"} else 0
        cells = ("19.2.1", f"RLOZ190724DA04800{p.rank:02d}", p.holder, p.siret, p.postcode, p.commune, p.title)
        days = (p.received, convention(p))
        money = (euros(p.eligible), euros(p.feader), euros(p.public), euros(paid), euros(p.feader - paid))
        grid.add(*cells, *days, state, *money)
    return Case("gal-osiris-engage-paye", "Extraction OSIRIS : engagé, payé, reste, mots de l’outil", [page])


@case
def of_another_computer() -> Case:
    """A text of a Mac of before, whose accents are at other places."""
    page = Page("mac")
    heads: list[Head] = [
        ("N° dossier", "number"),
        ("Bénéficiaire", "holder_name"),
        ("Intitulé", "title"),
        ("Coût éligible", "eligible_cost"),
        ("Décidé le", "date_committee"),
    ]
    grid = page.table(heads)
    for p in span(1, 10):
        grid.add(f"M{p.rank}", p.holder, p.title.replace("’", "'"), euros(p.eligible), committee(p))
    return Case("gal-csv-macintosh", "CSV d’un Macintosh", [page], kind="csv", encoding="mac_roman")


@case
def in_english_numbers() -> Case:
    """French words and days, numbers of a spreadsheet in English."""
    page = Page("anglais")
    heads: list[Head] = [
        ("Dossier", "number"),
        ("Porteur", "holder_name"),
        ("Projet", "title"),
        ("Coût total", "total_cost"),
        ("FEADER", "feader"),
        ("Versements FEADER", "paid"),
        ("Date du dernier versement", "date_paid"),
    ]
    grid = page.table(heads)
    for p in span(4, 14):
        paid = p.paid if p.rank % 3 else 0
        money = (typed(spelled(each, ",", "."), each) for each in (p.total, p.feader, paid))
        grid.add(f"E{p.rank}", p.holder, p.title, *money, p.convention + timedelta(days=200) if paid else None)
    return Case("gal-csv-nombres-anglais", "CSV, nombres à l’anglaise et dates françaises", [page], kind="csv")


@case
def claims_by_rank() -> Case:
    """Two claims side by side under merged headings: their days and sums are not those of the dossier."""
    heads: list[Head] = [
        ("N° dossier", "number"),
        ("Bénéficiaire", "holder_name"),
        ("Projet", "title"),
        ("FEADER conventionné", "feader"),
        (("Demande de paiement n° 1", "Date de dépôt"), None),
        (("Demande de paiement n° 1", "Montant demandé"), None),
        (("Demande de paiement n° 1", "Date de paiement"), None),
        (("Demande de paiement n° 1", "Montant payé"), None),
        (("Demande de paiement n° 2 (solde)", "Date de dépôt"), None),
        (("Demande de paiement n° 2 (solde)", "Montant demandé"), None),
        (("Demande de paiement n° 2 (solde)", "Date de paiement"), None),
        (("Demande de paiement n° 2 (solde)", "Montant payé"), None),
        ("Total FEADER payé", "paid"),
        ("Reste à payer", None),
    ]
    page = Page("DP")
    grid = page.table(heads, row=2)
    grid.above(1, "Suivi des demandes de paiement")
    for p in span(1, 9):
        first = p.convention + timedelta(days=120)
        one = (first, euros(p.paid + 10_000), first + timedelta(days=95), euros(p.paid))
        last = p.feader - p.paid - 5_000 if p.rank % 2 else 0
        day = first + timedelta(days=300)
        two = (day, euros(last), day + timedelta(days=110), euros(last)) if last else (None,) * 4
        done = p.paid + last
        grid.add(f"24-{p.rank}", p.holder, p.title, euros(p.feader), *one, *two, euros(done), euros(p.feader - done))
    return Case("gal-demandes-cote-a-cote", "Deux demandes de paiement côte à côte, en-têtes fusionnés", [page])


@case
def of_a_committee() -> Case:
    """What was asked and what was granted, an opinion before and a decision after, votes and marks."""
    words = [
        "Favorable",
        "Favorable avec réserve",
        "Ajourné",
        "Défavorable",
        "Favorable",
        "Favorable",
        "Retiré de l’ODJ",
    ]
    codes = ["programmed", "programmed", "postponed", "refused", "programmed", "programmed", None]
    heads: list[Head] = [
        ("Ordre de passage", None),
        ("Structure", "holder_name"),
        ("Projet présenté", "title"),
        ("Fiche", "fiche_action"),
        ("Avis du comité technique", None),
        ("Note / 20", None),
        ("FEADER demandé", None),
        ("FEADER accordé", "feader"),
        ("Pour", None),
        ("Contre", None),
        ("Abst.", None),
        ("Décision du COPROG", "status"),
    ]
    page = Page("CP 12-12-2024")
    grid = page.table(heads, row=5)
    grid.above(1, "GAL Pays de Lys")
    grid.above(2, "Comité de programmation du 12 décembre 2024 - salle polyvalente de Brézac")
    grid.above(3, "Relevé de décisions")
    grid.may = {"date_committee": [], "date_opinion": []}
    for place, (p, word, code) in enumerate(zip(span(11, 17), words, codes, strict=True), 1):
        given = p.feader if code == "programmed" else None
        votes = (18 - place, place % 3, 1) if code else (None, None, None)
        opinion = "Favorable" if place != 2 else "Réservé"
        marks = (13.5 + place / 4, euros(p.feader + 20_000), None if given is None else euros(given))
        said = means(word, code) if code and word not in _OF_SEVERAL else ask(word, _UNKNOWN)
        grid.add(place, p.holder, p.title, means(f"FA {p.fiche}", p.fiche), opinion, *marks, *votes, said)
    return Case("gal-resultats-du-comite", "Résultats d’un comité : demandé, accordé, avis, votes", [page])


@case
def funders_under_a_merged_heading() -> Case:
    """A plan in columns, with shares beside each, a check and totals."""
    heads: list[Head] = [
        ("Porteur", "holder_name"),
        ("Projet", "title"),
        ("Coût total éligible", "eligible_cost"),
        (("Financements publics", "FEADER"), "feader"),
        (("Financements publics", "Région"), "cofunder Région"),
        (("Financements publics", "Département"), "cofunder Département"),
        (("Financements publics", "État"), "cofunder État"),
        (("Financements privés", "Autofinancement"), "own_funds"),
        ("Taux d’aide publique", None),
        ("Contrôle", None),
    ]
    page = Page("Plans")
    grid = page.table(heads, row=3)
    grid.above(1, "Plans de financement validés")
    grid.may = {"feader_rate": ["Taux d’aide publique"]}
    for p in some(1, 2, 3, 5, 6, 8, 10, 11):
        shares = [euros(p.public) if p.rank % 3 == place else None for place in range(3)]
        rate = Percent(round((p.feader + p.public) / p.eligible, 4))
        own = euros(p.eligible - p.feader - p.public)
        grid.add(p.holder, p.title, euros(p.eligible), euros(p.feader), *shares, own, rate, 0)
    for name in ("Région", "Département", "État"):
        grid.columns[f"cofunder {name}"] = f"Financements publics {name}"
    grid.left("total", *grid.sums("TOTAUX", (2, 3, 4, 5, 6, 7), 5, 12))
    return Case(
        "gal-plan-publics-prives", "Plan en colonnes, publics et privés fusionnés, taux et contrôle", [page], kind="ods"
    )


@case
def plan_in_lines() -> Case:
    """The whole plan beneath each dossier, the FEADER first."""
    heads: list[Head] = [
        ("N°", "number"),
        ("Porteur", "holder_name"),
        ("Projet", "title"),
        ("Dépenses prévues", "total_cost"),
        ("Ressources", None),
        ("Montant", None),
    ]
    page = Page("Plan de financement")
    grid = page.table(heads)
    grid.may = {"cofunders": ["Ressources"], "cofunder_amount": ["Montant"], "own_funds": []}
    for p in span(1, 6):
        grid.add(
            f"P{p.rank}", p.holder, p.title, euros(p.total), "FEADER", euros(p.feader), feader=f"{p.feader // 100}.00"
        )
        grid.beneath(None, None, None, None, p.funder, euros(p.public), name=p.funder, amount=euros(p.public))
        grid.left("cofunder", None, None, None, None, "Autofinancement", euros(p.own))
    return Case("gal-ressources-en-lignes", "Tout le plan sous chaque dossier, FEADER d’abord", [page])


@case
def unit_under_each_heading() -> Case:
    """A line of units under the headings: one column in k€, another in euros."""
    heads: list[Head] = [
        (("Bénéficiaire", ""), "holder_name"),
        (("Projet", ""), "title"),
        (("Coût total", "k€"), "total_cost"),
        (("FEADER", "€"), "feader"),
        (("Taux FEADER", "%"), None),
    ]
    page = Page("Région")
    grid = page.table(heads, row=2)
    grid.above(1, "Remontée trimestrielle à la Région")
    grid.may = {"feader_rate": ["Taux FEADER %"]}
    for p in span(1, 8):
        thousands = round(p.total / 100_000, 1)
        cost = means(thousands, f"{round(thousands * 1000)}.00", "amount_in_thousands")
        grid.add(p.holder, p.title, cost, euros(p.feader), round(100 * p.feader / p.total, 1))
    return Case("gal-unites-sous-les-titres", "Une ligne d’unités sous les titres, k€ et €", [page])


@case
def from_the_paying_agency() -> Case:
    """A line for each payment and fund: the same dossier comes back, and none is named."""
    page = Page("asp")
    heads: list[Head] = [
        ("Exercice", None),
        ("N° dossier", "number"),
        ("Bénéficiaire", "holder_name"),
        ("Fonds", None),
        ("Montant payé", None),
        ("Date de paiement", None),
    ]
    grid = page.table(heads)
    grid.may = {
        "paid": ["Montant payé"],
        "date_paid": ["Date de paiement"],
        "feader": [],
        "cofunders": ["Fonds"],
        "cofunder_amount": ["Montant payé"],
    }
    for p in span(1, 5):
        for fund, cents in (("FEADER", p.paid), ("ETAT", p.public)):
            cells = (2025, f"LYS{p.rank}", p.holder, fund, euros(cents), date(2025, 3, 10 + p.rank))
            grid.add(*cells, verdict="error", also=[("title", "missing_title"), ("number", "duplicate_in_file")])
    about = "Paiements de l’ASP, une ligne par fonds, sans intitulé"
    return Case("gal-paiements-asp", about, [page], kind="csv", encoding="cp1252")


@case
def amended() -> Case:
    """What was first agreed, what amendments made of it, what was set free."""
    heads: list[Head] = [
        ("N° convention", None),
        ("Bénéficiaire", "holder_name"),
        ("Opération", "title"),
        ("FEADER initial", None),
        ("Avenant n° 1", None),
        ("FEADER après avenant", "feader"),
        ("FEADER dégagé", None),
        ("Date de la convention", "date_convention"),
        ("Date de l’avenant", None),
        ("Fin d’exécution", "date_end"),
    ]
    page = Page("Avenants")
    grid = page.table(heads, row=2)
    grid.may = {"number": ["N° convention"]}
    grid.above(1, "Suivi des conventions et avenants")
    for p in span(1, 10):
        change = -150_000 if p.rank % 3 == 0 else 0
        day = p.convention + timedelta(days=400) if change else None
        money = (euros(p.feader), euros(change) if change else None, euros(p.feader + change))
        freed = euros(-change) if change else None
        grid.add(f"C{p.rank}", p.holder, p.title, *money, freed, p.convention, day, p.convention + timedelta(days=700))
    return Case("gal-avenants", "FEADER initial, avenant, après avenant, dégagé", [page])


@case
def planned_and_done() -> Case:
    """The same words under « Prévu » and under « Réalisé »."""
    heads: list[Head] = [
        ("Dossier", "number"),
        ("Porteur", "holder_name"),
        ("Intitulé", "title"),
        (("PRÉVU", "Coût total"), "total_cost"),
        (("PRÉVU", "FEADER"), "feader"),
        (("RÉALISÉ", "Coût total"), None),
        (("RÉALISÉ", "FEADER"), None),
        ("Écart", None),
    ]
    page = Page("Bilan")
    grid = page.table(heads, row=4)
    grid.above(1, "Bilan financier des opérations")
    grid.above(2, "Montants en euros")
    grid.may = {"paid": ["RÉALISÉ FEADER"]}
    for p in span(1, 9):
        done = (euros(p.total - 212_345), euros(p.feader - 99_900))
        grid.add(f"B{p.rank}", p.holder, p.title, euros(p.total), euros(p.feader), *done, euros(99_900))
    grid.left("total", *grid.sums("Total général", (3, 4, 5, 6), 6, 14, at=2))
    return Case("gal-prevu-realise", "Prévu et réalisé sous deux titres fusionnés", [page], kind="xls")


@case
def of_all_the_groups() -> Case:
    """A region's table of all its groups: « Département » is where, « Date » is of an extraction."""
    heads: list[Head] = [
        ("Région", None),
        ("Département", None),
        ("GAL", None),
        ("N° administratif", "number"),
        ("Nom du bénéficiaire", "holder_name"),
        ("Statut juridique", "holder_kind"),
        ("Nom de l’opération", "title"),
        ("Statut de l’opération", "status"),
        ("Montant total de l’opération", "total_cost"),
        ("Dont FEADER", "feader"),
        ("Dont autres financeurs publics", "national_public"),
        ("Date d’extraction", None),
    ]
    kinds = {"commune": ask("Collectivité territoriale", "holder_kind_unknown")}
    kinds |= {"association": means("Association", "association")}
    page = Page("EXPORT")
    grid = page.table(heads)
    for p in span(1, 14):
        where = ("Occitanie", "Lozère" if p.rank % 2 else "Gard", "Pays de Lys" if p.rank % 2 else "Autre GAL")
        money = (euros(p.total), euros(p.feader), euros(p.public))
        who = (p.holder, kinds.get(p.kind, means("Autre", "other")))
        grid.add(*where, f"OCC00{p.rank:04d}", *who, p.title, status(p, PLAIN), *money, date(2025, 2, 28))
    return Case("gal-region-tous-les-gal", "Table d’une région, tous ses GAL", [page], kind="ods")
