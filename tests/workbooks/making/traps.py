"""Tables that mislead: names that look like totals, amounts that are not ours, dates of something else."""

from __future__ import annotations

from datetime import date, timedelta

from tests.workbooks.making.cells import ask, euros, means, nothing, spelled, typed
from tests.workbooks.making.dialects import LEGAL, PLAIN, SHORT, committee, convention, day, fiche, kind, status
from tests.workbooks.making.pages import Head, Page
from tests.workbooks.making.pool import PROJECTS, some, span
from tests.workbooks.making.writing import Case, case


@case
def names_like_totals() -> Case:
    page = Page("Dossiers")
    heads: list[Head] = [
        ("Bénéficiaire", "holder_name"),
        ("Projet", "title"),
        ("Montant total", "total_cost"),
        ("FEADER", "feader"),
    ]
    grid = page.table(heads)
    told = {
        3: ("SARL Total Bois Énergie", None),
        5: (None, "Note de conjoncture et observatoire"),
        7: ("Association Totale Liberté", None),
        8: (None, "Total respect : prévention au collège"),
        9: ("Report Solidaire", "* Bus de nuit (prioritaire)"),
    }
    for p in span(1, 12):
        holder, title = told.get(p.rank, (None, None))
        grid.add(holder or p.holder, title or p.title, euros(p.total), euros(p.feader))
    grid.left("total", *grid.sums("Total", (2, 3), 2, grid.next - 1))
    return Case("faux-totaux", "Porteurs et projets dont le nom commence comme un total ou une note", [page])


@case
def titles_like_totals() -> Case:
    page = Page("Projets")
    heads: list[Head] = [
        ("Projet", "title"),
        ("Montant FEADER", "feader"),
        ("Coût total", "total_cost"),
        ("Porteur", "holder_name"),
    ]
    grid = page.table(heads, row=3)
    grid.above(1, "Projets retenus")
    told = {
        2: "Total respect : prévention au collège",
        4: "Note de conjoncture et observatoire",
        6: "Récapitulatif des sentiers balisés",
        9: "* Bus de nuit (prioritaire)",
        12: "Ensemble vocal itinérant",
    }
    for p in span(1, 14):
        grid.add(told.get(p.rank, p.title), euros(p.feader), euros(p.total), p.holder)
    grid.left("total", *grid.sums("Ensemble", (1, 2), 4, grid.next - 1))
    return Case("faux-totaux-en-tete", "Intitulés en première colonne, dont certains ont l’air d’un total", [page])


@case
def aid_that_is_not_ours() -> Case:
    page = Page("Instruction")
    heads: list[Head] = [
        ("N° dossier", "number"),
        ("Intitulé", "title"),
        ("Bénéficiaire", "holder_name"),
        ("Dépenses éligibles demandées", None),
        ("Dépenses éligibles après instruction", "eligible_cost"),
        ("Taux d'aide publique", None),
        ("Aide publique totale", None),
        ("dont FEADER", "feader"),
        ("dont contrepartie", "national_public"),
        ("Écart", None),
    ]
    grid = page.table(heads)
    grid.may = {"eligible_cost": ["Dépenses éligibles demandées"], "total_cost": ["Dépenses éligibles demandées"]}
    for p in span(1, 14):
        asked = p.eligible + 120000 * (p.rank % 3)
        rate = 0.8 if p.rank % 4 else 0.7
        money = (euros(p.feader + p.public), euros(p.feader), euros(p.public), euros(asked - p.eligible))
        grid.add(f"I-{p.rank:03d}", p.title, p.holder, euros(asked), euros(p.eligible), rate, *money)
    return Case("aides-publiques-totales", "Aide publique totale, dont FEADER, dont contrepartie", [page])


@case
def dates_of_something_else() -> Case:
    page = Page("Échéances")
    heads: list[Head] = [
        ("Dossier", "number"),
        ("Porteur", "holder_name"),
        ("Projet", "title"),
        ("Date de naissance du projet", None),
        ("Date limite de dépôt", None),
        ("Dossier déposé le", "date_received"),
        ("Prochain comité", None),
        ("Programmé le", "date_committee"),
        ("Date limite de convention", None),
        ("Relance du", None),
    ]
    grid = page.table(heads)
    for p in span(3, 15):
        early = p.received - timedelta(days=200)
        cells = (early, date(2025, 12, 31), p.received, date(2026, 4, 2), committee(p), date(2026, 6, 30))
        grid.add(f"E{p.rank}", p.holder, p.title, *cells, p.received + timedelta(days=45))
    return Case("echeances", "Beaucoup de dates, deux seulement disent ce que l’on suit", [page])


@case
def short_words() -> Case:
    page = Page("tab")
    heads: list[Head] = [
        ("N°", "number"),
        ("MO", "holder_name"),
        ("Type MO", "holder_kind"),
        ("Intit. opération", "title"),
        ("FA", "fiche_action"),
        ("Cx total", "total_cost"),
        ("Cx élig.", "eligible_cost"),
        ("FEADER", "feader"),
        ("AF", "own_funds"),
        ("Dt CP", "date_committee"),
        ("Obs.", "notes"),
    ]
    grid = page.table(heads, row=3)
    grid.above(1, "Tab. suivi GAL")
    for p in span(1, 16):
        money = [euros(each) for each in (p.total, p.eligible, p.feader, p.own)]
        note: object = nothing("RAS") if p.rank % 3 else "cf. CR"
        who = (p.holder, kind(p, LEGAL), p.title, fiche(p))
        grid.add(f"{p.rank}-24", *who, *money, day(committee(p), "%d/%m/%y"), note)
    file = Case("abreviations", "En-têtes abrégés : MO, FA, Cx élig., AF, Dt CP", [page])
    file.amended.append("« RAS » was to be kept as a note: it says nothing")
    return file


@case
def lettered_columns() -> Case:
    page = Page("Plan")
    heads: list[Head] = [
        ("Porteur de projet", "holder_name"),
        ("Libellé du projet", "title"),
        ("Coût total (a)", "total_cost"),
        ("FEADER (b)", "feader"),
        ("Cofinancement public (c)", "national_public"),
        ("Reste à charge (d) = (a)-(b)-(c)", None),
    ]
    grid = page.table(heads, row=2)
    grid.may = {"own_funds": ["Reste à charge (d) = (a)-(b)-(c)"]}
    for p in span(6, 17):
        money = [euros(each) for each in (p.total, p.feader, p.public, p.own)]
        grid.add(p.holder, p.title, *money)
    return Case("colonnes-lettrees", "Colonnes lettrées (a), (b), (c) et reste à charge", [page])


@case
def waiting_below_total() -> Case:
    page = Page("Programmation")
    heads: list[Head] = [
        ("N° dossier", "number"),
        ("Bénéficiaire", "holder_name"),
        ("Opération", "title"),
        ("Coût éligible", "eligible_cost"),
        ("FEADER", "feader"),
    ]
    grid = page.table(heads, row=3)
    grid.above(1, "Programmation du 12 décembre 2024")
    for p in span(1, 8):
        grid.add(f"W{p.rank:02d}", p.holder, p.title, euros(p.eligible), euros(p.feader))
    grid.left("total", *grid.sums("Total programmé", (3, 4), 4, grid.next - 1, at=1))
    grid.skip()
    grid.left("section", "Dossiers en attente de crédits")
    for p in some(24, 26, 32):
        grid.add(f"W{p.rank:02d}", p.holder, p.title, euros(p.eligible), euros(p.feader))
    return Case("attente-sous-le-total", "Dossiers en attente sous le total, sans nouvel en-tête", [page])


@case
def three_lines_of_heads() -> Case:
    page = Page("Synthèse")
    heads: list[Head] = [
        (("IDENTIFICATION", "Dossier", ""), "number"),
        (("IDENTIFICATION", "Porteur", ""), "holder_name"),
        (("IDENTIFICATION", "Projet", ""), "title"),
        (("FINANCEMENT", "Coût total", "en €"), "total_cost"),
        (("FINANCEMENT", "Coût éligible", "en €"), "eligible_cost"),
        (("FINANCEMENT", "FEADER", "en €"), "feader"),
        (("SUIVI", "État", ""), "status"),
    ]
    grid = page.table(heads, row=8)
    grid.above(2, "Groupe d’action locale du Pays de Lys")
    grid.above(4, "Synthèse des dossiers")
    for p in span(11, 25):
        grid.add(f"Y{p.rank}", p.holder, p.title, euros(p.total), euros(p.eligible), euros(p.feader), status(p))
    return Case(
        "en-tetes-trois-lignes", "En-têtes sur trois lignes, unités sous les titres, grand vide au-dessus", [page]
    )


@case
def number_on_each_funder_row() -> Case:
    page = Page("Financeurs")
    heads: list[Head] = [
        ("N° dossier", "number"),
        ("Projet", "title"),
        ("Porteur", "holder_name"),
        ("Financeur", None),
        ("Montant accordé", None),
    ]
    grid = page.table(heads)
    grid.may = {name: ["Montant accordé"] for name in ("feader", "total_cost", "paid", "eligible_cost")}
    grid.may["cofunders"] = ["Financeur", "Montant accordé"]
    twice = [("number", "duplicate_in_file")]
    for p in span(1, 6):
        # The same dossier on two rows: one that gathers them is right, one that tells of it too.
        for name, amount in ((p.funder, p.public), ("FEADER", p.feader)):
            grid.add(f"2024-{p.rank:03d}", p.title, p.holder, name, euros(amount), also=twice)
    for row in grid.rows:
        row["any"] = ["number", "title", "holder_name", "verdict", "row"]
    return Case("numero-repete-par-financeur", "Numéro de dossier répété à chaque ligne de financeur", [page])


@case
def two_fiches_in_a_cell() -> Case:
    page = Page("Suivi")
    heads: list[Head] = [
        ("Numéro", "number"),
        ("Projet", "title"),
        ("Porteur", "holder_name"),
        ("Fiche-action", "fiche_action"),
        ("Comité", "date_committee"),
        ("Coût total", "total_cost"),
    ]
    grid = page.table(heads)
    for p in span(1, 12):
        where = ask("3 et 4", "fiche_unknown") if p.rank == 4 else fiche(p)
        if p.rank == 8:
            where = ask("FA1 / FA4", "fiche_unknown")
        held: object = p.committee
        if p.rank in {2, 9}:
            held = means(f"CP n°3 du {p.committee:%d/%m/%Y}", p.committee.isoformat(), "day_unclear")
        if p.rank == 10:
            held = ask("CP 3", "day_not_read")
        number = {5: "2024-005 bis", 6: "2024-005 ter"}.get(p.rank, f"2024-{p.rank:03d}")
        cost = ask("1 234 567 890 123,00", "amount_unclear") if p.rank == 11 else euros(p.total)
        grid.add(number, p.title, p.holder, where, held, cost)
    return Case("deux-fiches-une-cellule", "Deux fiches dans une cellule, numéros bis, comités numérotés", [page])


@case
def forms_by_project() -> Case:
    pages = []
    for p in some(1, 5, 9):
        page = Page(f"Projet {p.rank}")
        page.put(1, 1, "FICHE PROJET")
        told = (("Intitulé", p.title), ("Porteur", p.holder), ("Commune", p.commune), ("Coût total", euros(p.total)))
        for row, (label, value) in enumerate((*told, ("FEADER", euros(p.feader)), ("Date de dépôt", p.received)), 3):
            page.put(row, 1, label, value)
        pages.append(page)
    return Case("fiches-projet", "Une fiche par feuille, libellés à gauche : ce n’est pas un tableau", pages)


@case
def votes() -> Case:
    page = Page("Votes")
    heads: list[Head] = [
        ("Ordre", None),
        ("N° dossier", "number"),
        ("Projet", "title"),
        ("Porteur", "holder_name"),
        ("Note /20", None),
        ("Pour", None),
        ("Contre", None),
        ("Abstention", None),
        ("Décision", "status"),
        ("FEADER accordé", "feader"),
    ]
    grid = page.table(heads, row=2)
    grid.above(1, "Résultats du comité du 13 juin 2024")
    words = {"programmed": "Favorable", "refused": "Défavorable", "postponed": "Ajourné"}
    for place, p in enumerate(some(1, 5, 6, 12, 14, 19, 20, 21, 27), 1):
        state = means(words[p.status], p.status, "status_unknown")
        amount: object = euros(p.feader) if p.status == "programmed" else nothing("-")
        grid.add(place, f"2024-{p.rank:03d}", p.title, p.holder, 12.5 + place % 5, 14, place % 3, 1, state, amount)
    return Case("votes-du-comite", "Résultats des votes, notes et décisions", [page])


@case
def forecasts_by_year() -> Case:
    page = Page("Prévisions de paiement")
    heads: list[Head] = [
        ("Dossier", "number"),
        ("Bénéficiaire", "holder_name"),
        ("Projet", "title"),
        ("FEADER programmé", "feader"),
        ("2024", None),
        ("2025", None),
        ("2026", None),
        ("Total", None),
    ]
    grid = page.table(heads, row=2)
    grid.above(1, "Prévisions d’appels de fonds par année")
    for p in span(1, 12):
        third = p.feader // 3
        parts = [euros(each) for each in (third, third, p.feader - 2 * third)]
        grid.add(f"2024-{p.rank:03d}", p.holder, p.title, euros(p.feader), *parts, euros(p.feader))
    grid.left("total", *grid.sums("Total", range(3, 8), 3, grid.next - 1))
    return Case("previsions-par-annee", "Prévisions de paiement, une colonne par année", [page])


@case
def codes_beside() -> Case:
    page = Page("Tiers")
    heads: list[Head] = [
        ("Code tiers", None),
        ("SIREN", None),
        ("Code INSEE", None),
        ("Dénomination", "holder_name"),
        ("Catégorie juridique", "holder_kind"),
        ("CP Ville", None),
        ("N° dossier", "number"),
        ("Objet de la subvention", "title"),
        ("Montant FEADER", "feader"),
    ]
    grid = page.table(heads)
    grid.may = {"commune": ["CP Ville"], "postcode": ["CP Ville"], "siret": ["SIREN"]}
    for p in span(1, 14):
        codes = (f"T{p.rank:05d}", p.siret[:9], "48" + p.postcode[2:])
        place = f"{p.postcode} {p.commune.upper()}"
        grid.add(*codes, p.holder, kind(p, LEGAL), place, f"2024-{p.rank:03d}", p.title, euros(p.feader))
    for row in grid.rows:
        row["any"] = ["verdict"]
    file = Case("tiers-et-codes", "Codes de tiers, SIREN, INSEE, ville avec code postal", [page], kind="csv")
    file.encoding = "cp1252"
    return file


@case
def empty_columns_at_the_end() -> Case:
    page = Page("export")
    heads: list[Head] = [
        ("Dossier", "number"),
        ("Porteur", "holder_name"),
        ("Projet", "title"),
        ("Statut", "status"),
        ("Montant éligible", "eligible_cost"),
        ("", None),
        ("", None),
        ("", None),
    ]
    grid = page.table(heads)
    for p in span(20, 33):
        grid.add(
            f"Z{p.rank}", p.holder, p.title, status(p, SHORT), typed(spelled(p.eligible), p.eligible), None, None, None
        )
    for row in range(grid.next, grid.next + 6):
        page.put(row, 8, "")
    return Case(
        "csv-colonnes-vides", "Colonnes et lignes vides à la fin d’un CSV", [page], kind="csv", encoding="cp1252"
    )


@case
def amounts_of_habit() -> Case:
    page = Page("Suivi")
    heads: list[Head] = [
        ("N° dossier", "number"),
        ("Projet", "title"),
        ("Porteur", "holder_name"),
        ("Coût total", "total_cost"),
        ("FEADER", "feader"),
        ("Convention", "date_convention"),
        ("Statut", "status"),
    ]
    grid = page.table(heads)
    for p in PROJECTS[:16]:
        cost: object = euros(p.total)
        if p.rank in {4, 11}:
            # Thousands among euros: as it is written, it is not what the others are.
            cost = means(round(p.total / 100000, 2), f"{round(p.total / 100000, 2):.2f}", "amount_in_thousands")
        if p.rank == 13:
            cost = means("0", "0.00")
        grid.add(f"H{p.rank}", p.title, p.holder, cost, euros(p.feader), convention(p), status(p, PLAIN))
    for row in grid.rows:
        if row["problems"]:
            # The row must say that something is wrong: its FEADER is more than its cost.
            row["problems"] = [{"field": "total_cost", "code": "total_below_eligible"}]
            row["any"] = ["total_cost", "verdict"]
    return Case("milliers-egares", "Deux coûts saisis en milliers parmi des euros", [page])
