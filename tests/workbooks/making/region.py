"""Tables that come from elsewhere: the region, the rural network, open data, forms on line, our own lists."""

from __future__ import annotations

import csv
from datetime import date, datetime, time, timedelta

from tests.workbooks.making.cells import ask, euros, means
from tests.workbooks.making.dialects import LEGAL, PLAIN, SHORT, committee, convention, fiche, kind, status
from tests.workbooks.making.pages import Head, Page
from tests.workbooks.making.pool import PROJECTS, span
from tests.workbooks.making.writing import Case, case


@case
def region_osiris() -> Case:
    page = Page("Suivi LEADER")
    heads: list[Head] = [
        ("GAL", None),
        ("N° OSIRIS", "number"),
        ("Type d'opération", "fiche_action"),
        ("Bénéficiaire", "holder_name"),
        ("N° SIRET", "siret"),
        ("Libellé de l'opération", "title"),
        ("Etat du dossier", "status"),
        ("Date de l'AR de dossier complet", None),
        ("Date de dépôt de la demande", "date_received"),
        ("Date comité de programmation", "date_committee"),
        ("Date d'engagement juridique", "date_convention"),
        ("Coût total présenté", "total_cost"),
        ("Assiette éligible retenue", "eligible_cost"),
        ("Taux d'aide publique", None),
        ("FEADER engagé", "feader"),
        ("Contrepartie nationale", "national_public"),
        ("Autofinancement", "own_funds"),
        ("FEADER payé", "paid"),
    ]
    grid = page.table(heads, row=6)
    grid.may = {"date_eligible": ["Date de l'AR de dossier complet"], "feader_rate": ["Taux d'aide publique"]}
    grid.above(1, "Conseil régional – Direction des fonds européens")
    grid.above(3, "Tableau de suivi des dossiers LEADER 2014-2022 – sous-mesure 19.2")
    for p in span(1, 20):
        dates = (p.received + timedelta(days=20), p.received, committee(p), convention(p))
        money = [euros(each) for each in (p.feader, p.public, p.own)]
        paid = euros(p.paid) if p.status in {"paid", "closed", "claimed"} else None
        cells = ("GAL Pays de Lys", f"RLOC190224DR073{p.rank:04d}", fiche(p, "19.2-{code}"), p.holder, p.siret, p.title)
        costs = (euros(p.total), euros(p.eligible), 0.8 if p.rank % 4 else 0.7)
        grid.add(*cells, status(p), *dates, *costs, *money, paid)
    grid.left("total", *grid.sums("TOTAL", (11, 12, 14, 15, 16, 17), 7, grid.next - 1))
    return Case("region-osiris", "Tableau de suivi de la Région 2014-2022, numéros OSIRIS", [page])


@case
def region_europac() -> Case:
    page = Page("LEADER 23-27")
    heads: list[Head] = [
        (("", "N° Euro-PAC"), "number"),
        (("Demandeur", "Nom / Raison sociale"), "holder_name"),
        (("Demandeur", "SIRET"), "siret"),
        (("Demandeur", "Forme juridique"), "holder_kind"),
        (("Demandeur", "Code postal"), "postcode"),
        (("Demandeur", "Commune"), "commune"),
        (("Opération", "Intitulé"), "title"),
        (("Opération", "Fiche-action"), "fiche_action"),
        (("Opération", "Début prévisionnel"), "date_start"),
        (("Opération", "Fin prévisionnelle"), "date_end"),
        (("Montants", "Coût total"), "total_cost"),
        (("Montants", "Éligible"), "eligible_cost"),
        (("Montants", "FEADER"), "feader"),
        (("Montants", "CPN"), "national_public"),
        (("", "Statut Euro-PAC"), "status"),
    ]
    grid = page.table(heads, row=2)
    words = PLAIN | {"complete": "Déposé complet", "acknowledged": "Accusé réception envoyé"}
    for p in span(1, 18):
        start = p.received + timedelta(days=30)
        who = (p.holder, p.siret, kind(p, LEGAL), p.postcode, p.commune)
        money = [euros(each) for each in (p.total, p.eligible, p.feader, p.public)]
        grid.add(
            f"DA-77-2024-{p.rank:05d}",
            *who,
            p.title,
            fiche(p, "77.05.{code}"),
            start,
            date(2027, 6, 30),
            *money,
            status(p, words),
        )
    return Case("region-europac", "Extraction Euro-PAC 2023-2027, en-têtes groupés", [page], kind="xlsm")


@case
def rural_network() -> Case:
    page = Page("projets")
    heads: list[Head] = [
        ("Identifiant", None),
        ("Titre du projet", "title"),
        ("N° dossier administratif", "number"),
        ("Porteur de projet", "holder_name"),
        ("Programme de développement rural", None),
        ("Fonds", None),
        ("Groupe d'action locale LEADER", None),
        ("Mesure du FEADER", None),
        ("Date de début", "date_start"),
        ("Date de fin", "date_end"),
        ("Statut", "status"),
        ("Coût total du projet", "total_cost"),
        ("Contribution du FEADER", "feader"),
        ("Autres contributions publiques", "national_public"),
        ("Financement privé", "private"),
        ("Thème n°1", "theme"),
        ("Thème n°2", None),
        ("Partenaire n°1", "partners"),
        ("Partenaire n°2", None),
    ]
    grid = page.table(heads)
    grid.may = {
        "number": ["Identifiant"],
        "fiche_action": ["Mesure du FEADER"],
        "theme": ["Thème n°2"],
        "partners": ["Partenaire n°2"],
    }
    for p in span(3, 17):
        state = means("Terminé", "closed", "status_unknown") if p.rank % 3 == 0 else means("En cours", "in_progress")
        money = (euros(p.total), euros(p.feader), euros(p.public), euros(p.own))
        fixed = ("PDR Languedoc", "FEADER", "GAL Pays de Lys", "19 - LEADER")
        more = ("Économie", p.commune, None) if p.rank % 2 else (None, None, None)
        grid.add(
            10400 + p.rank,
            p.title,
            f"ADM{p.rank:04d}",
            p.holder,
            *fixed,
            p.received,
            p.convention,
            state,
            *money,
            p.theme,
            *more,
        )
    for row in grid.rows:
        # The second column of partners is empty: the first says them all.
        row["values"].pop("partners", None)
    grid.columns.pop("partners")
    grid.may["partners"] = ["Partenaire n°1", "Partenaire n°2"]
    grid.may["own_funds"] = []
    return Case("reseau-rural", "Export de la base de projets du Réseau rural", [page])


@case
def open_data() -> Case:
    page = Page("scdl")
    heads: list[Head] = [
        ("nomAttribuant", None),
        ("idAttribuant", None),
        ("dateConvention", "date_convention"),
        ("referenceDecision", None),
        ("nomBeneficiaire", "holder_name"),
        ("idBeneficiaire", "siret"),
        ("objet", "title"),
        ("montant", None),
        ("nature", None),
        ("conditionsVersement", None),
        ("datesPeriodeVersement", None),
        ("idRAE", None),
        ("notificationUE", None),
        ("pourcentageSubvention", None),
    ]
    grid = page.table(heads)
    grid.may = {
        "number": ["referenceDecision"],
        "feader": ["montant"],
        "feader_rate": ["pourcentageSubvention"],
        "date_paid": ["datesPeriodeVersement"],
    }
    for p in span(1, 12):
        told = (
            "aide en numéraire",
            "échelonné",
            f"{p.convention}/2027-12-31",
            None,
            "non",
            0.64 if p.rank % 4 else 0.56,
        )
        who = (p.holder, p.siret, p.title)
        grid.add("Région Occitanie", "20005379100014", p.convention, f"CP-{p.rank:03d}", *who, euros(p.feader), *told)
    file = Case(
        "scdl-subventions", "Subventions au schéma SCDL, virgules, dates ISO, point décimal", [page], kind="csv"
    )
    file.separator, file.decimal, file.day, file.encoding = ",", ".", "%Y-%m-%d", "utf-8"
    return file


_ESTABLISHMENT = [
    "Établissement siège social",
    "Établissement NAF",
    "Établissement libellé NAF",
    "Établissement Adresse",
    "Établissement numero voie",
    "Établissement type voie",
    "Établissement nom voie",
    "Établissement complément adresse",
]
_ENTERPRISE = [
    "Entreprise SIREN",
    "Entreprise capital social",
    "Entreprise numero TVA intracommunautaire",
    "Entreprise forme juridique",
    "Entreprise forme juridique code",
    "Entreprise nom commercial",
]
_AFTER = [
    "Entreprise SIRET siège social",
    "Entreprise code effectif entreprise",
    "Entreprise date de création",
    "Entreprise nom",
    "Entreprise prénom",
    "Association RNA",
    "Association titre",
    "Association objet",
    "Association date de création",
    "Association date de déclaration",
    "Association date de publication",
]
_FORM = 42


def _form_heads() -> list[Head]:
    lone: list[Head] = [(name, None) for name in _ESTABLISHMENT]
    firm: list[Head] = [(name, None) for name in _ENTERPRISE]
    after: list[Head] = [(name, None) for name in _AFTER]
    asked: list[Head] = [
        (f"Pièce {place} : {'devis' if place % 2 else 'attestation'}", None) for place in range(1, _FORM)
    ]
    return [
        ("ID", "number"),
        ("Email", "email"),
        ("FranceConnect ?", None),
        ("Établissement SIRET", "siret"),
        *lone,
        ("Établissement code postal", "postcode"),
        ("Établissement localité", "commune"),
        ("Établissement code INSEE localité", None),
        *firm,
        ("Entreprise raison sociale", "holder_name"),
        *after,
        ("Archivé", None),
        ("État du dossier", "status"),
        ("Dernière mise à jour le", None),
        ("Déposé le", "date_received"),
        ("Passé en instruction le", None),
        ("Traité le", None),
        ("Motivation de la décision", None),
        ("Instructeurs", None),
        ("Intitulé du projet", "title"),
        ("Résumé du projet", "summary"),
        ("Fiche-action concernée", "fiche_action"),
        ("Numéro de téléphone", "phone"),
        ("Coût total prévisionnel", "total_cost"),
        ("Date prévisionnelle de démarrage", "date_start"),
        ("Date prévisionnelle d'achèvement", "date_end"),
        ("Vous engagez-vous à informer le GAL de toute modification ?", None),
        *asked,
    ]


def _forms(count: int) -> Page:
    page = Page("Dossiers")
    grid = page.table(_form_heads())
    grid.may = {
        "holder_kind": ["Entreprise forme juridique", "Entreprise forme juridique code"],
        "person": ["Instructeurs"],
        "address": ["Établissement Adresse"],
        "notes": ["Motivation de la décision"],
        "contact": ["Entreprise nom"],
        "date_eligible": ["Passé en instruction le"],
    }
    states = {
        0: ask("Accepté", "status_unknown"),
        1: means("En instruction", "complete", "status_unknown"),
        2: ask("En construction", "status_unknown"),
        3: means("Refusé", "refused"),
        4: ask("Classé sans suite", "status_unknown"),
    }
    for p in PROJECTS[:count]:
        sent = datetime.combine(p.received, time(9 + p.rank % 8, 17))
        place = f"{p.rank} rue du Moulin"
        cells = [4100000 + p.rank, f"demandeur{p.rank}@exemple.fr", "Non", p.siret]
        cells += [
            "Vrai",
            "84.11Z",
            "Administration",
            f"{place}\n{p.postcode} {p.commune}",
            str(p.rank),
            "RUE",
            "DU MOULIN",
            None,
        ]
        cells += [p.postcode, p.commune.upper(), "48" + p.postcode[2:], p.siret[:9], None, "FR" + p.siret[:9]]
        cells += ["Association déclarée" if p.kind == "association" else "SARL", "9220", None, p.holder]
        cells += [p.siret, "11", date(2009, 4, 1), None, None, None, None, None, None, None, None]
        cells += [
            "Non",
            states[p.rank % 5],
            sent + timedelta(days=40),
            sent,
            sent + timedelta(days=21),
            None,
            None,
            "nadia@exemple.fr",
        ]
        summary = f"Le projet consiste à : {p.title.lower()}.\nIl associe les habitants."
        cells += [p.title, summary, fiche(p, "Fiche {code} : {title}"), f"06 11 22 33 {p.rank:02d}", euros(p.total)]
        cells += [p.received + timedelta(days=90), date(2027, 9, 30), "Oui", *["fichier.pdf"] * (_FORM - 1)]
        grid.add(*cells)
    return page


@case
def forms_on_line() -> Case:
    return Case("demarches-simplifiees", "Export Démarches simplifiées, une centaine de colonnes", [_forms(10)])


@case
def forms_on_line_csv() -> Case:
    file = Case(
        "demarches-simplifiees-csv", "Le même export en CSV, sauts de ligne entre guillemets", [_forms(7)], kind="csv"
    )
    file.separator, file.decimal, file.day, file.encoding, file.quoting = ",", ".", "%Y-%m-%d", "utf-8", csv.QUOTE_ALL
    return file


@case
def our_list() -> Case:
    page = Page("Dossiers")
    heads: list[Head] = [
        ("Porteur", "holder_name"),
        ("Numéro", "number"),
        ("Intitulé", "title"),
        ("Commune", "commune"),
        ("Fiche-action", "fiche_action"),
        ("État", "status"),
        ("Demande reçue le", "date_received"),
        ("Programmé le", "date_committee"),
        ("Coût total", "total_cost"),
        ("Coût éligible", "eligible_cost"),
        ("Fonds européens", "feader"),
        ("Public national", "national_public"),
    ]
    grid = page.table(heads)
    words = PLAIN | {
        "acknowledged": "Accusé de réception",
        "complete": "Complet",
        "in_progress": "En cours",
        "paid": "Payé",
    }
    words |= {"claimed": "Paiement demandé", "closed": "Clos", "refused": "Non sélectionné"}
    for p in span(1, 16):
        money = [euros(each) for each in (p.total, p.eligible, p.feader, p.public)]
        dates = (p.received, committee(p))
        grid.add(p.holder, f"2024-{p.rank:03d}", p.title, p.commune, fiche(p), status(p, words), *dates, *money)
    return Case("notre-liste", "La liste des dossiers que le programme exporte", [page])


@case
def our_screen() -> Case:
    page = Page("Liste")
    heads: list[Head] = [
        ("Numéro", "number"),
        ("Intitulé", "title"),
        ("Porteur", "holder_name"),
        ("Statut", "status"),
        ("Échéance", None),
        ("Coût total", "total_cost"),
        ("Fonds européen", "feader"),
        ("Éligible", "eligible_cost"),
        ("Autres publics", "national_public"),
        ("Fonds privés", "private"),
        ("Autofinancement", "own_funds"),
        ("Prochaine étape", "next_step"),
        ("Suivi par", "person"),
        ("Fiche", "fiche_action"),
        ("Commune", "commune"),
        ("Thème", "theme"),
        ("Reçu le", "date_received"),
        ("Pièces manquantes", None),
    ]
    grid = page.table(heads)
    words = PLAIN | {
        "acknowledged": "Accusé de réception",
        "complete": "Complet",
        "in_progress": "En cours",
        "paid": "Payé",
    }
    words |= {"claimed": "Paiement demandé", "refused": "Non sélectionné"}
    for p in span(5, 18):
        money = [euros(each) for each in (p.total, p.feader, p.eligible, p.public)]
        last = (euros(p.own), "Appeler le porteur", "Nadia Bellec", fiche(p), p.commune, p.theme, p.received, 2)
        grid.add(f"2024-{p.rank:03d}", p.title, p.holder, status(p, words), "Aucune", *money, 0, *last)
    return Case("notre-ecran", "Une liste copiée de l’écran du programme", [page], kind="ods")


@case
def old_programme() -> Case:
    page = Page("LEADER 2014-2020")
    heads: list[Head] = [
        ("N° de dossier\nOSIRIS", "number"),
        ("Fiche\naction", "fiche_action"),
        ("Nom du\nbénéficiaire", "holder_name"),
        ("Intitulé\ndu projet", "title"),
        ("Date\ncomité", "date_committee"),
        ("Coût total\néligible", "eligible_cost"),
        ("Montant\nFEADER", "feader"),
        ("Région", "cofunder Région"),
        ("CD 48", "cofunder CD 48"),
        ("Autres\npublics", None),
        ("Auto-\nfinancement", "own_funds"),
        ("Statut", "status"),
        ("FEADER\npayé", "paid"),
    ]
    grid = page.table(heads, row=4)
    grid.may = {"national_public": ["Autres\npublics"]}
    grid.above(1, "GAL PAYS DE LYS")
    grid.above(2, "Programmation 2014-2020 – tableau de bord")
    for p in span(1, 20):
        shares = (euros(p.public), None) if p.rank % 3 else (None, euros(p.public))
        state = status(p, SHORT | {"acknowledged": "AR envoyé"})
        own = euros(p.eligible - p.feader - p.public)
        paid = euros(p.paid) if p.status in {"paid", "claimed"} else 0
        number = f"RLEA190219DR048{p.rank:04d}"
        money = (euros(p.eligible), euros(p.feader), *shares, None, own)
        grid.add(number, fiche(p, "19.2 - {code}"), p.holder, p.title, committee(p), *money, state, paid)
    return Case(
        "programme-2014-2020", "Tableau de bord 2014-2020, sauts de ligne dans les en-têtes", [page], kind="xls"
    )


@case
def convention_states() -> Case:
    page = Page("Conventions")
    heads: list[Head] = [
        ("N° convention", None),
        ("N° dossier", "number"),
        ("Bénéficiaire", "holder_name"),
        ("Objet de l'opération", "title"),
        ("Date de signature", "date_convention"),
        ("Début d'exécution", "date_start"),
        ("Fin d'exécution", "date_end"),
        ("Aide FEADER conventionnée", "feader"),
        ("Date du dernier paiement", "date_paid"),
        ("Total payé", "paid"),
        ("Reste à payer", None),
    ]
    grid = page.table(heads, row=3)
    grid.above(1, "ÉTAT DES CONVENTIONS")
    for p in [each for each in PROJECTS if convention(each)]:
        paid = p.paid if p.status in {"paid", "closed"} else 0
        last = p.convention + timedelta(days=200) if paid else None
        dates = (p.convention, p.received, date(2027, 3, 31))
        money = (euros(paid), euros(p.feader - paid))
        grid.add(f"C-{p.rank:03d}", f"2024-{p.rank:03d}", p.holder, p.title, *dates, euros(p.feader), last, *money)
    return Case("conventions", "État des conventions avec dates d’exécution et paiements", [page], kind="ods")
