"""Tables as other hands keep them: one holder over several rows, taxes in two lines, instalments, forms, journals."""

from __future__ import annotations

from datetime import date

from tests.workbooks.making.cells import ask, euros, means, spelled
from tests.workbooks.making.dialects import committee, convention
from tests.workbooks.making.pages import Head, Page
from tests.workbooks.making.pool import span
from tests.workbooks.making.writing import Case, case

# The project of the corpus that only an opinion has reached.
_FAVOURABLE = 2
_QUESTION = (
    "Votre projet répond-il à l’un des objectifs de la stratégie locale de développement ? Si oui, indiquez lequel ou "
    "lesquels, et de quelle manière vous comptez y contribuer pendant et après sa réalisation"
)


@case
def one_holder_over_rows() -> Case:
    page = Page("Liste")
    heads: list[Head] = [
        ("Maître d'ouvrage", "holder_name"),
        ("Action", "title"),
        ("Coût prévisionnel", "total_cost"),
        ("FEADER", "feader"),
    ]
    grid = page.table(heads)
    for p in span(1, 5):
        first = grid.next
        for phase in ("Étude", "Travaux", "Communication"):
            holder = p.holder if grid.next == first else None
            money = (euros(p.total), euros(p.feader))
            grid.add(holder, f"{phase} : {p.title}", *money, holder_name=p.holder)
        page.merge(first, 1, grid.next - 1, 1)
    return Case("porteur-fusionne", "Un porteur fusionné sur plusieurs dossiers, l’intitulé sous « Action »", [page])


@case
def journal_of_a_bank() -> Case:
    page = Page("Banque")
    page.put(1, 1, "Date", "Pièce", "Libellé écriture", "Tiers", "Débit", "Crédit", "Solde")
    page.put(2, 1, date(2025, 1, 5), "BQ01", "Virement LEADER acompte halle", "Commune de Valmorin", None, 12000, 12000)
    page.put(3, 1, date(2025, 1, 9), "BQ02", "Frais bancaires", "Crédit rural", 15.2, None, 11984.8)
    page.put(4, 1, date(2025, 2, 1), "BQ03", "Reversement", "Commune de Valmorin", 11984.8, None, 0)
    return Case("journal-de-banque", "Journal de banque : aucun dossier", [page])


@case
def form_with_long_questions() -> Case:
    page = Page("dossiers")
    heads: list[Head] = [
        ("ID", "number"),
        ("Email", "email"),
        ("État du dossier", "status"),
        ("Déposé le", "date_received"),
        ("Passé en instruction le", None),
        ("Établissement SIRET", "siret"),
        ("Établissement localité", None),
        ("Entreprise raison sociale", "holder_name"),
        ("Intitulé du projet", "title"),
        ("Commune du projet", "commune"),
        ("Coût total prévisionnel (TTC)", "total_cost"),
        (_QUESTION, None),
        *((f"Je certifie l’exactitude du point {place}", None) for place in range(1, 60)),
    ]
    grid = page.table(heads)
    for p in span(1, 8):
        told = (f"1800{p.rank:04d}", "porteur@exemple.fr", means("En instruction", "complete"), p.received, None)
        who = (p.siret, "CHEF-LIEU", p.holder, p.title, p.commune)
        grid.add(*told, *who, euros(p.total), "Oui, par l’emploi", *(["true"] * 59))
    for row in grid.rows:
        row["any"] = ["status", "verdict"]
    return Case(
        "formulaire-longues-questions", "Démarches simplifiées : une question d’un paragraphe", [page], kind="csv"
    )


@case
def taxes_in_two_lines() -> Case:
    page = Page("Suivi")
    heads: list[Head] = [
        (("Projet", "Nom du projet"), "title"),
        (("Projet", "Structure porteuse"), "holder_name"),
        (("Coût total du projet", "HT"), "total_cost"),
        (("Coût total du projet", "TTC"), None),
        (("Dépenses éligibles", "HT"), "eligible_cost"),
        (("Dépenses éligibles", "TTC"), None),
        ("LEADER", "feader"),
        ("Comité", "date_committee"),
    ]
    grid = page.table(heads, row=4)
    grid.above(1, "Projets 2023-2027")
    for p in span(1, 9):
        money = (euros(p.total), euros(p.total * 6 // 5), euros(p.eligible), euros(p.eligible * 6 // 5))
        beside = [("total_cost", "amount_beside"), ("eligible_cost", "amount_beside")]
        grid.add(p.title, p.holder, *money, euros(p.feader), committee(p), also=beside)
    cells = grid.sums("", range(2, 7), grid.header_row + 1, grid.next - 1)
    cells[0] = None
    grid.left("total", *cells)
    return Case("ht-et-ttc-fusionnes", "HT et TTC sous des titres fusionnés, total sans mot", [page])


@case
def instalments() -> Case:
    page = Page("Paiements")
    heads: list[Head] = [
        ("Dossier", "number"),
        ("Libellé", "title"),
        ("Attributaire", "holder_name"),
        ("FEADER conventionné", "feader"),
        ("Acompte 1", None),
        ("Date acompte 1", None),
        ("Acompte 2", None),
        ("Date acompte 2", None),
        ("Solde", None),
        ("Date solde", None),
        ("Total versé", "paid"),
        ("Reste à verser", None),
    ]
    grid = page.table(heads)
    for p in span(1, 9):
        part = p.feader // 400 * 100
        paid = part * (p.rank % 4)
        days = [date(2025, 1 + 3 * place, 4) if p.rank % 4 > place else None for place in range(3)]
        parts = [each for day in days for each in (euros(part) if day else None, day)]
        grid.add(f"P{p.rank}", p.title, p.holder, euros(p.feader), *parts, euros(paid), euros(p.feader - paid))
    return Case("acomptes-et-solde", "Acomptes, solde et dates de chacun, total versé à droite", [page], kind="ods")


@case
def an_older_programme() -> Case:
    page = Page("Programmation")
    heads: list[Head] = [
        ("n° Présage", "number"),
        ("intitulé opération", "title"),
        ("M.O.", "holder_name"),
        ("cout total eligible", "eligible_cost"),
        ("LEADER", "feader"),
        ("MO public", None),
        ("MO privé", None),
        ("date CP", "date_committee"),
        ("observation", "notes"),
    ]
    grid = page.table(heads, row=7, column=4)
    for p in span(1, 9):
        is_public = p.kind in {"commune", "intercommunality", "public_body"}
        own = (euros(p.own), None) if is_public else (None, euros(p.own))
        grid.add(f"0{5600 + p.rank}", p.title, p.holder, euros(p.eligible), euros(p.feader), *own, committee(p), "Vu")
    return Case("maitre-d-ouvrage-abrege", "« M.O. » abrégé, sa part publique ou privée en deux colonnes", [page])


@case
def sirets_all_damaged() -> Case:
    page = Page("Suivi")
    heads: list[Head] = [
        ("N° de dossier", "number"),
        ("Projet", "title"),
        ("Porteur", "holder_name"),
        ("SIRET", "siret"),
        ("FEADER", "feader"),
    ]
    grid = page.table(heads)
    told = {1: 32300014, 2: 12300000000000, 3: 12500013, 4: 1.23e13}
    for p in span(1, 4):
        code = "siret_wrong" if p.rank % 2 else "siret_damaged"
        grid.add(f"V{p.rank}", p.title, p.holder, ask(told[p.rank], code), euros(p.feader))
    return Case("siret-tous-abimes", "SIRET tronqués ou arrondis, dont un que sa clé laisserait passer", [page])


@case
def of_another_group() -> Case:
    page = Page("projets")
    heads: list[Head] = [
        ("Nom du projet", "title"),
        ("Région", None),
        ("Territoire / GAL", None),
        ("Programmation", None),
        ("Structure porteuse", "holder_name"),
        ("Thématique", "theme"),
        ("Budget total (€)", "total_cost"),
        ("Montant FEADER (€)", "feader"),
        ("URL", None),
    ]
    grid = page.table(heads)
    for p in span(1, 9):
        money = (means(spelled(p.total), f"{p.total / 100:.2f}"), means(spelled(p.feader), f"{p.feader / 100:.2f}"))
        where = ("Occitanie", "GAL du Pays de Lys", "2023-2027")
        grid.add(p.title, *where, p.holder, p.theme, *money, f"https://exemple.fr/{p.rank}")
    return Case("territoire-du-gal", "Export d’un réseau : le territoire est celui du GAL", [page], kind="csv")


@case
def numbers_of_the_region() -> Case:
    page = Page("Export")
    heads: list[Head] = [
        ("N° OSIRIS", "number"),
        ("Libellé de l'opération", "title"),
        ("Bénéficiaire", "holder_name"),
        ("N° SIRET du bénéficiaire", "siret"),
        ("Dépense éligible retenue", "eligible_cost"),
        ("Montant FEADER engagé", "feader"),
        ("Montant CPN", "national_public"),
        ("Date de dépôt", "date_received"),
        ("Date CP", "date_committee"),
        ("Date de signature de la DJ", "date_convention"),
    ]
    grid = page.table(heads)
    for p in span(1, 12):
        money = (euros(p.eligible), euros(p.feader), euros(p.public))
        days = (p.received, committee(p), convention(p))
        grid.add(f"RLAQ190220CR{720000 + p.rank:07d}", p.title, p.holder, p.siret, *money, *days)
    return Case("numeros-de-region", "Numéros longs d’une région, têtes officielles", [page])


@case
def without_the_word_leader() -> Case:
    page = Page("aides")
    heads: list[Head] = [
        ("Porteur", "holder_name"),
        ("Projet", "title"),
        ("Commune", "commune"),
        ("Montant du projet", "total_cost"),
        ("Subvention", None),
        ("Date de décision", "date_committee"),
    ]
    grid = page.table(heads)
    for p in span(1, 9):
        money = (means(spelled(p.total, sign=" €"), f"{p.total / 100:.2f}"), spelled(p.feader, sign=" €"))
        grid.add(p.holder, p.title, p.commune, *money, p.committee)
    return Case(
        "subvention-de-qui", "Une « subvention » dont rien ne dit de qui", [page], kind="csv", encoding="cp1252"
    )


@case
def in_thousands_above() -> Case:
    page = Page("Suivi en milliers")
    heads: list[Head] = [
        ("Intitulé du projet", "title"),
        ("MOA", "holder_name"),
        ("Coût global", "total_cost"),
        ("FEADER", "feader"),
    ]
    grid = page.table(heads, row=2)
    grid.above(1, "Montants en k€")
    for p in span(1, 6):
        amounts = [ask(round(each / 100000, 1), "amount_in_thousands") for each in (p.total, p.feader)]
        grid.add(p.title, p.holder, *amounts)
    return Case("milliers-au-dessus", "« Montants en k€ » dit une fois au-dessus", [page])


@case
def questions_crossed() -> Case:
    page = Page("dossiers")
    heads: list[Head] = [
        ("Code", "number"),
        ("Nom du dossier", "title"),
        ("Demandeur", "holder_name"),
        ("Complet (O/N)", "step Complet"),
        ("Avis favorable CP (O/N)", "step Avis favorable CP"),
        ("Convention (O/N)", "step Convention"),
        ("Payé (O/N)", "step Payé"),
        ("Coût total", "total_cost"),
    ]
    grid = page.table(heads)
    for p in span(1, 9):
        said = ["O" if p.rank > place else "N" for place in range(4)]
        # A favourable opinion may come from before the committee decides.
        also = [("status", "status_unknown")] if p.rank == _FAVOURABLE else []
        status = None if also else ("complete", "", "convention", "paid")[min(p.rank, 4) - 1]
        grid.add(f"Z{p.rank}", p.title, p.holder, *said, euros(p.total), also=also, status=status)
    return Case("oui-non", "Étapes par oui ou non, une colonne chacune", [page], kind="csv", separator="\t")
