"""Further layouts: every field at once, years between rows, days as bare numbers, other encodings."""

from __future__ import annotations

from datetime import date, timedelta

from tests.workbooks.making.cells import ask, euros, means, spelled, typed
from tests.workbooks.making.dialects import LEGAL, PLAIN, SHORT, committee, convention, day, fiche, kind, status
from tests.workbooks.making.pages import Head, Page
from tests.workbooks.making.pool import PROJECTS, some, span
from tests.workbooks.making.writing import Case, case

_EPOCH = date(1899, 12, 30)


@case
def every_field() -> Case:
    page = Page("Base complète")
    heads: list[Head] = [
        ("Numéro du dossier", "number"),
        ("Appel à projets", "call"),
        ("Intitulé du projet", "title"),
        ("Résumé", "summary"),
        ("Nom du porteur de projet", "holder_name"),
        ("Nature du porteur", "holder_kind"),
        ("N° SIRET", "siret"),
        ("Adresse", "address"),
        ("Code postal", "postcode"),
        ("Commune", "commune"),
        ("EPCI de rattachement", "epci"),
        ("Nom du contact", "contact"),
        ("Téléphone", "phone"),
        ("Courriel", "email"),
        ("Fiche-action", "fiche_action"),
        ("Thème", "theme"),
        ("Partenaires associés", "partners"),
        ("Date de réception", "date_received"),
        ("Date de début d'éligibilité", "date_eligible"),
        ("Avis d'opportunité le", "date_opinion"),
        ("Date du comité de programmation", "date_committee"),
        ("Date de la convention", "date_convention"),
        ("Coût total", "total_cost"),
        ("Coût éligible", "eligible_cost"),
        ("FEADER", "feader"),
        ("Autres financements publics", "national_public"),
        ("Autofinancement", "own_funds"),
        ("Statut", "status"),
        ("Suivi par", "person"),
        ("Prochaine action", "next_step"),
        ("Commentaires", "notes"),
    ]
    grid = page.table(heads, row=3)
    grid.above(1, "Base des projets du GAL")
    for p in span(1, 20):
        who = (p.holder, kind(p, LEGAL), p.siret, f"{p.rank} place de la Mairie", p.postcode, p.commune)
        reach = ("CC du Haut-Lys", "Lucie Arnal", f"04 66 45 00 {p.rank:02d}", f"porteur{p.rank}@exemple.fr")
        begun = p.received + timedelta(days=12)
        dates = (p.received, begun, begun + timedelta(days=30), committee(p), convention(p))
        money = [euros(each) for each in (p.total, p.eligible, p.feader, p.public, p.own)]
        last = (status(p), "Nadia Bellec", "Visite sur place", "Bon dossier" if p.rank % 4 == 0 else None)
        what = (p.title, f"{p.title} à {p.commune}.")
        where = (fiche(p), p.theme, "CPIE, Chambre d’agriculture")
        grid.add(f"PL-{p.rank:03d}", "AAP 2024-1", *what, *who, *reach, *where, *dates, *money, *last)
    return Case("tous-les-champs", "Base complète d’un GAL soigneux, trente et une colonnes", [page])


@case
def years_between() -> Case:
    page = Page("Depuis 2024")
    heads: list[Head] = [
        ("Porteur", "holder_name"),
        ("Intitulé", "title"),
        ("Date de dépôt", "date_received"),
        ("Etat", "status"),
        ("Montant LEADER", "feader"),
    ]
    grid = page.table(heads, row=2)
    for year in (2024, 2025):
        grid.left("section", year)
        first = grid.next
        for p in [each for each in span(10, 30) if each.received.year == year]:
            grid.add(p.holder, p.title, p.received, status(p, SHORT), euros(p.feader))
        grid.left("subtotal", *grid.sums(f"Total {year}", (4,), first, grid.next - 1))
    return Case("annees-entre-lignes", "Années en titre entre les lignes, total par année", [page])


@case
def days_as_numbers() -> Case:
    page = Page("Valeurs collées")
    heads: list[Head] = [
        ("N° dossier", "number"),
        ("Projet", "title"),
        ("Porteur", "holder_name"),
        ("Date de dépôt", "date_received"),
        ("Date du comité", "date_committee"),
        ("FEADER", "feader"),
    ]
    grid = page.table(heads)
    for p in span(1, 12):
        days = [means((each - _EPOCH).days, each.isoformat(), "day_unclear") for each in (p.received, p.committee)]
        grid.add(f"V{p.rank}", p.title, p.holder, *days, euros(p.feader))
    return Case("dates-en-numeros", "Dates collées en valeurs : des numéros de jour dans toute la colonne", [page])


@case
def in_two_bytes() -> Case:
    page = Page("Unicode")
    heads: list[Head] = [
        ("N°", "number"),
        ("Porteur de projet", "holder_name"),
        ("Intitulé du projet", "title"),
        ("Commune", "commune"),
        ("Coût total", "total_cost"),
    ]
    grid = page.table(heads)
    for p in span(15, 26):
        grid.add(f"U-{p.rank}", p.holder, p.title, p.commune, typed(spelled(p.total, "\u202f"), p.total))
    file = Case("csv-utf16", "Texte Unicode d’Excel : UTF-16 et tabulations", [page], kind="csv")
    file.encoding, file.separator = "utf-16", "\t"
    return file


@case
def pasted_from_minutes() -> Case:
    page = Page("releve")
    heads: list[Head] = [
        ("Bénéficiaire", "holder_name"),
        ("Opération", "title"),
        ("Coût éligible retenu", "eligible_cost"),
        ("Montant FEADER programmé", "feader"),
        ("Décision", "status"),
    ]
    grid = page.table(heads)
    words = {"programmed": "Avis favorable", "refused": "Avis défavorable", "postponed": "Ajourné"}
    seen = some(1, 5, 6, 12, 14, 21, 29)
    given = sum(each.feader for each in seen if each.status == "programmed")
    for p in seen:
        state = means(words[p.status], p.status, "status_unknown")
        money = (
            typed(spelled(p.eligible, " ", ",", " €"), p.eligible),
            typed(spelled(p.feader, " ", ",", " €"), p.feader),
        )
        grid.add(p.holder, p.title, *money, state)
    grid.left("total", "Total programmé à la séance", None, None, spelled(given, " ", ",", " €"))
    file = Case("releve-de-decisions", "Relevé de décisions collé depuis un compte rendu", [page], kind="csv")
    file.encoding, file.separator = "utf-8", "\t"
    return file


@case
def many_phases() -> Case:
    page = Page("Suivi par phase")
    heads: list[Head] = [
        (("Le projet", "N°"), "number"),
        (("Le projet", "Titre"), "title"),
        (("Le projet", "Fiche-action"), "fiche_action"),
        (("Le porteur", "Nom"), "holder_name"),
        (("Le porteur", "Commune"), "commune"),
        (("Le calendrier", "Réception"), "date_received"),
        (("Le calendrier", "Comité"), "date_committee"),
        (("Le calendrier", "Convention"), "date_convention"),
        (("Les montants (€)", "Coût total"), "total_cost"),
        (("Les montants (€)", "Éligible"), "eligible_cost"),
        (("Les montants (€)", "FEADER"), "feader"),
        (("Les montants (€)", "Payé"), "paid"),
        ("État", "status"),
    ]
    grid = page.table(heads, row=5, column=2)
    grid.above(2, "GAL du Pays de Lys")
    grid.above(3, "Suivi par phase")
    for p in PROJECTS[4:22]:
        money = [euros(each) for each in (p.total, p.eligible, p.feader)]
        paid = euros(p.paid) if p.status in {"paid", "closed"} else None
        dates = (p.received, committee(p), day(convention(p), "%d/%m/%Y"))
        grid.add(p.rank, p.title, fiche(p, "FA {code}"), p.holder, p.commune, *dates, *money, paid, status(p, PLAIN))
    return Case("suivi-par-phase", "En-têtes groupés : projet, porteur, calendrier, montants", [page])


@case
def half_cut() -> Case:
    page = Page("Copie")
    heads: list[Head] = [
        ("SIRET", "siret"),
        ("Porteur", "holder_name"),
        ("Projet", "title"),
        ("Coût total", "total_cost"),
        ("Coût éligible", "eligible_cost"),
    ]
    grid = page.table(heads)
    for p in span(6, 15):
        siret: object = float(p.siret)
        eligible: object = euros(p.eligible)
        if p.rank in {7, 12}:
            # Fifteen figures are all that a number keeps: the last digits are zeros.
            siret = ask(float(p.siret[:9] + "00000"), "siret_wrong")
        if p.rank == 9:
            eligible = ask("31.250", "amount_unclear")
        found = siret if p.rank in {7, 12} else means(siret, p.siret)
        grid.add(found, p.holder, p.title, euros(p.total), eligible)
    return Case("siret-en-nombres", "SIRET devenus des nombres, deux dont la fin est perdue", [page])
