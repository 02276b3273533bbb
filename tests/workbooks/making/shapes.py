"""Tables that have another shape: co-funders beneath, columns per funder, two on a sheet, merged, hidden."""

from __future__ import annotations

from itertools import groupby

from tests.workbooks.making.cells import Percent, ask, euros, means
from tests.workbooks.making.dialects import KINDS, PLAIN, SHORT, committee, convention, fiche, kind, status
from tests.workbooks.making.pages import Head, Page
from tests.workbooks.making.pool import FICHES, PROJECTS, some, span
from tests.workbooks.making.writing import Case, case


@case
def funders_beneath() -> Case:
    page = Page("Plans de financement")
    heads: list[Head] = [
        ("N° dossier", "number"),
        ("Projet", "title"),
        ("Porteur", "holder_name"),
        ("Coût total", "total_cost"),
        ("FEADER", "feader"),
        ("Cofinanceur", "cofunders"),
        ("Montant cofinanceur", "cofunder_amount"),
    ]
    grid = page.table(heads, row=3)
    grid.above(1, "Plans de financement – une ligne par cofinanceur")
    for p in span(1, 10):
        half = p.public // 2
        names = [(p.funder, p.public)] if p.rank % 2 else [("Région", half), ("Département", p.public - half)]
        money = (euros(p.total), euros(p.feader))
        grid.add(f"2024-{p.rank:03d}", p.title, p.holder, *money, names[0][0], euros(names[0][1]))
        for name, amount in names[1:]:
            grid.beneath(None, None, None, None, None, name, euros(amount), name=name, amount=euros(amount))
    return Case("cofinanceurs-dessous", "Une ligne par cofinanceur sous chaque dossier", [page])


@case
def funders_beneath_named() -> Case:
    page = Page("Dossiers et financeurs")
    heads: list[Head] = [
        ("Dossier", "number"),
        ("Bénéficiaire", "holder_name"),
        ("Intitulé", "title"),
        ("Statut", "status"),
        ("Financeur", "cofunders"),
        ("Montant", "cofunder_amount"),
    ]
    grid = page.table(heads)
    for p in span(4, 11):
        names = [("FEADER", p.feader), (p.funder, p.public), ("Autofinancement", p.own)]
        # What stands on the dossier's own row is one funder among three.
        grid.add(f"D{p.rank:02d}", p.holder, p.title, status(p), names[0][0], euros(names[0][1]))
        for name, amount in names[1:]:
            grid.left("cofunder", None, None, None, None, name, euros(amount))
    for row in grid.rows:
        row["any"] = ["cofunders", "feader", "own_funds", "national_public", "total_cost"]
    return Case(
        "financeurs-en-lignes", "Une ligne par financeur, FEADER et autofinancement compris", [page], kind="ods"
    )


@case
def many_funder_columns() -> Case:
    page = Page("Tour de table")
    heads: list[Head] = [
        ("Porteur de projet", "holder_name"),
        ("Projet", "title"),
        ("Coût total HT", "total_cost"),
        ("Europe (FEADER)", "feader"),
        ("État (DETR, DSIL)", "cofunder État (DETR, DSIL)"),
        ("Région", "cofunder Région"),
        ("Département", "cofunder Département"),
        ("Com Com", "cofunder Com Com"),
        ("Agence de l’eau", "cofunder Agence de l’eau"),
        ("Fonds propres", "own_funds"),
        ("Total des financements", None),
    ]
    grid = page.table(heads, row=4)
    grid.above(1, "Tour de table des financeurs")
    for p in span(1, 16):
        shares: list[float | None] = [None] * 5
        shares[p.rank % 5] = euros(p.public)
        money = (euros(p.total), euros(p.feader))
        grid.add(p.holder, p.title, *money, *shares, euros(p.own), euros(p.total))
    grid.left("total", *grid.sums("Total", range(2, 11), 5, grid.next - 1))
    return Case("tour-de-table", "Une colonne par financeur, total des financements à droite", [page], kind="xlsm")


@case
def two_tables() -> Case:
    page = Page("Comité du 12-12-2024")
    heads: list[Head] = [
        ("N°", "number"),
        ("Projet", "title"),
        ("Porteur", "holder_name"),
        ("FEADER sollicité", None),
        ("Avis", "status"),
    ]
    new = page.table(heads, row=3)
    new.may = {"feader": ["FEADER sollicité"]}
    new.above(1, "Dossiers présentés en programmation")
    for p in span(12, 17):
        new.add(f"2024-{p.rank:03d}", p.title, p.holder, euros(p.feader), status(p))
    again = page.table(
        [
            ("N° dossier", "number"),
            ("Intitulé", "title"),
            ("Bénéficiaire", "holder_name"),
            ("FEADER initial", None),
            ("FEADER modifié", "feader"),
        ],
        row=new.next + 3,
    )
    again.may = {"feader": ["FEADER initial"]}
    again.above(again.first_header - 1, "Dossiers présentés pour avenant")
    for p in span(1, 4):
        again.add(f"2024-{p.rank:03d}", p.title, p.holder, euros(p.feader), euros(p.feader - 50000))
    return Case("deux-tableaux", "Deux tableaux l’un sous l’autre sur la feuille d’un comité", [page])


@case
def side_by_side() -> Case:
    page = Page("Suivi")
    heads: list[Head] = [
        ("Dossier", "number"),
        ("Porteur", "holder_name"),
        ("Projet", "title"),
        ("Statut", "status"),
        ("FEADER", "feader"),
    ]
    grid = page.table(heads, row=2)
    for p in span(20, 30):
        grid.add(f"S{p.rank}", p.holder, p.title, status(p), euros(p.feader))
    page.put(2, 8, "Légende", "Signification")
    for row, (word, told) in enumerate((("Programmé", "voté en comité"), ("Ajourné", "à représenter")), 3):
        page.put(row, 8, word, told)
    return Case("legende-a-droite", "Légende à droite du tableau, séparée par des colonnes vides", [page], kind="xls")


@case
def merged_fiches() -> Case:
    page = Page("Maquette détaillée")
    heads: list[Head] = [
        ("Fiche-action", "fiche_action"),
        ("Projet", "title"),
        ("Porteur", "holder_name"),
        ("Statut", "status"),
        ("Date de programmation", "date_committee"),
        ("Coût éligible", "eligible_cost"),
        ("FEADER", "feader"),
    ]
    grid = page.table(heads, row=2)
    projects = sorted(span(1, 16), key=lambda each: each.fiche)
    for code, same in groupby(projects, key=lambda each: each.fiche):
        first = grid.next
        for place, p in enumerate(same):
            head = fiche(p, "FA {code} – {title}") if place == 0 else None
            money = (euros(p.eligible), euros(p.feader))
            grid.add(head, p.title, p.holder, status(p), committee(p), *money, fiche_action=code)
        if grid.next - first > 1:
            page.merge(first, 1, grid.next - 1, 1)
    return Case("fiches-fusionnees", "Fiche-action en cellule fusionnée sur plusieurs lignes", [page])


@case
def section_rows() -> Case:
    page = Page("Dossiers")
    heads: list[Head] = [
        ("Bénéficiaire", "holder_name"),
        ("Nature du projet", "title"),
        ("Lieu", "commune"),
        ("Montant des travaux", "total_cost"),
        ("Subvention LEADER", "feader"),
    ]
    grid = page.table(heads, row=4)
    grid.above(2, "Dossiers LEADER par fiche-action")
    for code in "1234":
        row = grid.left("section", f"FICHE {code} – {FICHES[code].upper()}")
        page.merge(row, 1, row, 5)
        for p in [each for each in span(10, 36) if each.fiche == code][:5]:
            grid.add(p.holder, p.title, p.commune, euros(p.total), euros(p.feader), fiche_action=code)
        grid.skip()
    return Case("titres-entre-lignes", "Titres de fiche-action fusionnés entre les lignes", [page], kind="xls")


@case
def hidden_and_filtered() -> Case:
    page = Page("Suivi filtré")
    heads: list[Head] = [
        ("N° dossier", "number"),
        ("Porteur", "holder_name"),
        ("Type", "holder_kind"),
        ("Projet", "title"),
        ("Statut", "status"),
        ("FEADER", "feader"),
    ]
    grid = page.table(heads)
    for p in span(1, 14):
        grid.add(f"F{p.rank:02d}", p.holder, kind(p, KINDS), p.title, status(p), euros(p.feader))
        if p.status in {"withdrawn", "refused", "abandoned"}:
            grid.hide_last()
    page.filtered = f"A1:F{grid.next - 1}"
    old = Page("Archives", is_hidden=True)
    lists = Page("Listes déroulantes", is_hidden=True)
    lists.put(1, 1, "Statut", "Type")
    for row, pair in enumerate(zip(PLAIN.values(), KINDS.values(), strict=False), 2):
        lists.put(row, 1, *pair)
    old.put(1, 1, "Ancienne version, ne plus utiliser")
    return Case("lignes-masquees", "Lignes masquées par un filtre, feuilles masquées", [page, old, lists])


@case
def blanks_within() -> Case:
    page = Page("2025")
    heads: list[Head] = [
        ("N°", "number"),
        ("", None),
        ("Nom du projet", "title"),
        ("", None),
        ("Porteur", "holder_name"),
        ("Etat", "status"),
        ("", None),
        ("Budget", "total_cost"),
    ]
    grid = page.table(heads, row=6, column=2)
    grid.above(2, "Suivi 2025")
    for p in span(18, 30):
        if p.rank % 5 == 0:
            grid.skip(2 if p.rank % 10 == 0 else 1)
        grid.add(f"25-{p.rank}", None, p.title, None, p.holder, status(p, SHORT), None, euros(p.total))
    return Case("colonnes-et-lignes-vides", "Colonnes et lignes vides dans le tableau", [page], kind="ods")


@case
def total_without_word() -> Case:
    page = Page("Feuil1")
    heads: list[Head] = [
        ("Bénéficiaire", "holder_name"),
        ("Projet", "title"),
        ("Coût total", "total_cost"),
        ("FEADER", "feader"),
        ("Date convention", "date_convention"),
    ]
    grid = page.table(heads)
    for p in span(1, 11):
        grid.add(p.holder, p.title, euros(p.total), euros(p.feader), convention(p))
    cells = grid.sums("", (2, 3), 2, grid.next - 1)
    cells[0] = None
    grid.left("total", *cells)
    return Case("total-sans-mot", "Ligne de total sans aucun mot", [page], kind="xls")


@case
def colour_alone() -> Case:
    page = Page("Suivi couleurs")
    heads: list[Head] = [
        ("Projet", "title"),
        ("Porteur", "holder_name"),
        ("Commune", "commune"),
        ("FEADER", "feader"),
        ("Suivi", None),
    ]
    grid = page.table(heads, row=3)
    grid.above(1, "vert = programmé, orange = en attente, rouge = abandonné")
    grid.may = {"notes": ["Suivi"], "status": ["Suivi"]}
    colours = {"programmed": "92D050", "abandoned": "FF0000"}
    for p in span(12, 24):
        page.coloured[grid.next] = colours.get(p.status, "FFC000")
        grid.add(p.title, p.holder, p.commune, euros(p.feader), None)
    return Case("couleurs-seules", "État dit par la couleur seule : rien à lire", [page])


@case
def many_sheets_other_columns() -> Case:
    pages = []
    for name, projects in (("Publics", some(1, 3, 8, 13, 19)), ("Privés", some(2, 5, 7, 10, 14, 17))):
        page = Page(name)
        money: Head = ("Coût HT", "total_cost") if name == "Publics" else ("Coût TTC", "total_cost")
        heads: list[Head] = [
            ("Porteur", "holder_name"),
            ("Projet", "title"),
            money,
            ("LEADER", "feader"),
            ("Statut", "status"),
        ]
        grid = page.table(heads, row=2 if name == "Publics" else 4)
        for p in projects:
            grid.add(p.holder, p.title, euros(p.total), euros(p.feader), status(p))
        pages.append(page)
    note = Page("Lisez-moi")
    note.put(1, 1, "Ce classeur est mis à jour chaque lundi.")
    note.put(2, 1, "Contact : leader@exemple.fr")
    return Case(
        "publics-et-prives", "Porteurs publics et privés sur deux feuilles, colonnes différentes", [note, *pages]
    )


@case
def rates_beside() -> Case:
    page = Page("Taux")
    heads: list[Head] = [
        ("N° dossier", "number"),
        ("Projet", "title"),
        ("Porteur", "holder_name"),
        ("Dépenses éligibles", "eligible_cost"),
        ("Taux FEADER (%)", "feader_rate"),
        ("FEADER", "feader"),
    ]
    grid = page.table(heads)
    shapes = (means(80, "80"), means("80 %", "80"), means("80,00%", "80"), means("80", "80"), means("62,5 %", "62.5"))
    for p in PROJECTS[:10]:
        grid.add(f"T{p.rank}", p.title, p.holder, euros(p.eligible), shapes[p.rank % 5], euros(p.feader))
    return Case("taux-de-toutes-facons", "Taux écrits 80, « 80 % », « 62,5 % »", [page])


@case
def shown_as_percents() -> Case:
    page = Page("Aides")
    heads: list[Head] = [
        ("Référence", "number"),
        ("Porteur", "holder_name"),
        ("Projet", "title"),
        ("Dépense éligible", "eligible_cost"),
        ("Taux FEADER", "feader_rate"),
        ("Aide FEADER", "feader"),
    ]
    grid = page.table(heads, row=3)
    grid.above(1, "Calcul des aides")
    for p in span(5, 18):
        share = (0.8, 0.64, 0.625, 1.0)[p.rank % 4]
        rate = means(Percent(share), f"{share * 100:g}")
        # What a formula leaves: a sum with its noise is the cent it stands for, a share of one is asked.
        aid: object = euros(p.feader)
        if p.rank == 8:
            aid = means(0.1 + 0.2 + p.feader // 100, f"{p.feader // 100}.30")
        if p.rank == 11:
            aid = means(12345.6789, "12345.68", "amount_unclear")
        grid.add(f"A{p.rank}", p.holder, p.title, euros(p.eligible), rate, aid)
    page.hidden_columns.add(1)
    file = Case("taux-en-pourcentage", "Taux affichés en pourcentage, bruits de calcul, une colonne masquée", [page])
    file.amended.append("12345.6789 was to be asked only: its cent, told as rounded, is as right")
    return file


@case
def fiches_by_title() -> Case:
    page = Page("Projets")
    heads: list[Head] = [
        ("Axe / fiche-action", "fiche_action"),
        ("Porteur", "holder_name"),
        ("Projet", "title"),
        ("EPCI", "epci"),
        ("Partenaires", "partners"),
        ("Cofinanceurs", "cofunders"),
        ("FEADER prévisionnel", None),
    ]
    grid = page.table(heads)
    grid.may = {"feader": ["FEADER prévisionnel"]}
    for p in span(1, 12):
        title = FICHES[p.fiche]
        where = means(title, p.fiche)
        if p.rank == 4:
            where = means(title.upper(), p.fiche)
        if p.rank == 7:
            where = ask("Mobilité douce", "fiche_unknown")
        funders = p.funder if p.rank % 3 else f"{p.funder}, Fondation du patrimoine"
        grid.add(where, p.holder, p.title, "CC du Haut-Lys", "Chambre d’agriculture, CPIE", funders, euros(p.feader))
    return Case("fiches-par-titre", "Fiches-actions dites par leur seul titre, cofinanceurs en texte", [page])


@case
def long_sheet_with_breaks() -> Case:
    page = Page("Liste complète")
    heads: list[Head] = [
        ("N° dossier", "number"),
        ("Porteur de projet", "holder_name"),
        ("Projet", "title"),
        ("Montant éligible", "eligible_cost"),
        ("FEADER", "feader"),
    ]
    grid = page.table(heads)
    for start in (1, 13, 25):
        first = grid.next
        for p in span(start, start + 11):
            grid.add(f"2024-{p.rank:03d}", p.holder, p.title, euros(p.eligible), euros(p.feader))
        grid.left("subtotal", *grid.sums("À reporter", (3, 4), first, grid.next - 1, at=2))
    rows = [each["row"] for each in grid.left_out]
    grid.left("total", *grid.plus("Ensemble des dossiers", (3, 4), rows, at=2))
    return Case("reports-de-page", "Liste longue avec « À reporter » à chaque page", [page])
