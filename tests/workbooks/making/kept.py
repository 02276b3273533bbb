"""Tables as animators keep them for themselves: by year, by fiche-action, with their own words and signs."""

from __future__ import annotations

from datetime import date

from leaderdesk.domain.workbooks.fields import NAMES
from tests.workbooks.making.cells import Percent, Read, ask, euros, means, nothing, typed
from tests.workbooks.making.dialects import PLAIN, committee, status
from tests.workbooks.making.pages import Head, Page
from tests.workbooks.making.pool import FICHES, some, span
from tests.workbooks.making.writing import Case, case

_UNKNOWN = "status_unknown"


@case
def a_sheet_a_year() -> Case:
    """The columns moved from one year to the next; a sheet of lists and one of sums are nobody's dossiers."""
    old: list[Head] = [
        ("N°", None),
        ("Bénéficiaire", "holder_name"),
        ("Opération", "title"),
        ("Montant présenté", "total_cost"),
        ("LEADER", "feader"),
        ("CR/CD", None),
    ]
    new: list[Head] = [
        ("N° GAL", "number"),
        ("N° EUROPAC", None),
        ("FA", "fiche_action"),
        ("Nom du MO", "holder_name"),
        ("Intitulé de l’opération", "title"),
        ("Coût total présenté", "total_cost"),
        ("Coût éligible retenu", "eligible_cost"),
        ("FEADER sollicité", None),
        ("FEADER programmé", "feader"),
        ("Date CoProg", "date_committee"),
    ]
    first, last = Page("Année 2024"), Page("Année 2025")
    grid = first.table(old, row=4)
    grid.above(1, "SUIVI LEADER – GAL Pays de Lys")
    grid.above(2, "mise à jour : février 2025")
    grid.may = {"national_public": ["CR/CD"], "cofunders": ["CR/CD"], "number": ["N°"]}
    for p in span(1, 9):
        money = (euros(p.total), euros(p.feader), euros(p.public))
        grid.add(p.rank, p.holder, p.title, *money, also=[(NAMES, "funder_unsure")])
    grid.left("total", *grid.sums("TOTAL", (3, 4, 5), 5, 13, at=1))
    grid = last.table(new, row=3)
    grid.above(1, "SUIVI LEADER – GAL Pays de Lys 2025")
    grid.may = {"number": ["N° EUROPAC"]}
    for p in span(12, 20):
        grid.add(
            f"LYS25-{p.rank:02d}",
            f"EU{p.rank:05d}",
            means(f"FA{p.fiche}", p.fiche),
            p.holder,
            p.title,
            euros(p.total),
            euros(p.eligible),
            euros(p.feader + 150_000),
            euros(p.feader),
            committee(p),
        )
    sums, lists = Page("Bilan"), Page("Listes")
    sums.put(1, 1, "Année", "Nb de dossiers", "FEADER programmé")
    sums.put(2, 1, 2024, 9, euros(sum(p.feader for p in span(1, 9))))
    sums.put(3, 1, 2025, 9, euros(sum(p.feader for p in span(12, 20))))
    for row, word in enumerate(("Statut", "Déposé", "Programmé", "Soldé"), 1):
        lists.put(row, 1, word)
    return Case("gal-annees-decalees", "Une feuille par an, colonnes déplacées", [first, last, sums, lists], kind="ods")


@case
def a_sheet_a_fiche() -> Case:
    """The envelope of the fiche above each table, and what is left of it beneath."""
    heads: list[Head] = [
        ("Maître d’ouvrage", "holder_name"),
        ("Projet", "title"),
        ("Localisation", "commune"),
        ("Assiette éligible", "eligible_cost"),
        ("Subvention LEADER", "feader"),
        ("Contrepartie publique", "national_public"),
        ("Etat d’avancement", "status"),
    ]
    pages = []
    for code in ("1", "2", "4"):
        page = Page(f"FA{code} {FICHES[code].split()[0]}")
        grid = page.table(heads, row=6, fiche_action=code)
        grid.above(1, f"Fiche-action n° {code} : {FICHES[code]}")
        grid.above(2, "Enveloppe FEADER", 500_000)
        grid.above(3, "Taux maxi d’aide publique", Percent(0.8))
        few = [p for p in span(1, 30) if p.fiche == code][:5]
        for p in few:
            cells = (p.holder, p.title, p.commune, euros(p.eligible), euros(p.feader), euros(p.public))
            grid.add(*cells, status(p, PLAIN))
        used = sum(p.feader for p in few)
        grid.left("total", *grid.sums("Total programmé", (3, 4, 5), 7, 6 + len(few)))
        grid.left("note", "Reste à programmer", None, None, None, euros(50_000_000 - used))
        pages.append(page)
    return Case("gal-fiches-enveloppes", "Une feuille par fiche-action, enveloppe dessus et reste dessous", pages)


@case
def own_words() -> Case:
    """States as one says them aloud; several are the contrary of a word that they hold."""
    words = [
        ask("OK CoProg", _UNKNOWN),
        ask("Conv. en cours de signature", _UNKNOWN),
        ask("Non programmé", _UNKNOWN),
        ask("En attente de convention", _UNKNOWN),
        ask("Pas encore déposé", _UNKNOWN),
        ask("Programmé sous réserve", _UNKNOWN),
        ask("Solde demandé à l’ASP", _UNKNOWN),
        ask("Solde à venir", _UNKNOWN),
        ask("KO comité", _UNKNOWN),
        ask("Abandon ?", _UNKNOWN),
        means("Reporté au prochain CoProg", "postponed"),
        ask("À programmer le 12/06", _UNKNOWN),
        means("AR envoyé le 12/03/2024", "acknowledged"),
        means("Instruction terminée", "instructed"),
        ask("Convention à signer", _UNKNOWN),
        means("Payé en totalité", "paid"),
        ask("Non conventionné", _UNKNOWN),
        ask("Dossier incomplet", _UNKNOWN),
        ask("Acompte payé", _UNKNOWN),
        ask("en stand-by", _UNKNOWN),
    ]
    page = Page("Où on en est")
    grid = page.table(
        [("Porteur", "holder_name"), ("Projet", "title"), ("LEADER demandé", "feader"), ("État", "status")], row=3
    )
    grid.above(1, "Point d’avancement – réunion d’équipe du lundi")
    for p, word in zip(span(1, len(words)), words, strict=True):
        grid.add(p.holder, p.title, euros(p.feader), word)
    return Case("gal-mots-de-l-equipe", "États en mots de l’équipe, dont des contraires", [page])


@case
def legend_beneath() -> Case:
    """Colours for states, and their legend under the table."""
    page = Page("Tableau LEADER")
    heads: list[Head] = [
        ("Dossier n°", "number"),
        ("Porteur du projet", "holder_name"),
        ("Descriptif succinct", "summary"),
        ("Dépenses TTC", "total_cost"),
        ("Aide LEADER prévue", "feader"),
    ]
    grid = page.table(heads, row=2)
    grid.above(1, "LEADER 2023-2027")
    for p in span(3, 12):
        cells = (f"L-{p.rank}", p.holder, p.title, euros(p.total), euros(p.feader))
        row = grid.add(*cells, also=[("title", "missing_title")])
        page.coloured[row] = "C6EFCE" if p.rank % 2 else "FFC7CE"
    grid.skip()
    for text, colour in (
        ("Vert = programmé", "C6EFCE"),
        ("Rouge = abandonné", "FFC7CE"),
        ("Blanc = en cours", "FFFFFF"),
    ):
        page.coloured[grid.left("note", text)] = colour
    return Case("gal-legende-dessous", "Couleurs pour les états, légende sous le tableau", [page], kind="xls")


@case
def hidden_and_summed_above() -> Case:
    """Sums above the headings, rows put aside by a filter, a column hidden."""
    page = Page("Base")
    heads: list[Head] = [
        ("Réf.", "number"),
        ("Porteur", "holder_name"),
        ("Projet", "title"),
        ("Budget global", "total_cost"),
        ("FEADER", "feader"),
        ("Versé", "paid"),
        ("Comité", "date_committee"),
    ]
    grid = page.table(heads, row=4)
    grid.above(1, "Filtrer par comité, ne rien supprimer SVP")
    few = some(1, 2, 4, 5, 8, 10, 12, 14, 16, 18)
    totals = [euros(sum(each)) for each in ([p.total for p in few], [p.feader for p in few], [p.paid for p in few])]
    grid.left("title", "TOTAL", None, None, *totals, at=2)
    for p in few:
        cells = (f"D{p.rank:03d}", p.holder, p.title, euros(p.total), euros(p.feader), euros(p.paid), committee(p))
        grid.add(*cells)
        if p.rank in {4, 12}:
            grid.hide_last()
    page.hidden_columns.add(4)
    return Case("gal-filtre-et-total-dessus", "Totaux au-dessus, lignes et colonne masquées", [page])


@case
def notes_and_envelope_beneath() -> Case:
    """Asterisks, their meaning beneath, and the state of the envelope in the same columns."""
    page = Page("Programmation")
    heads: list[Head] = [
        ("Comité du", "date_committee"),
        ("Porteur", "holder_name"),
        ("Action", "title"),
        ("Montant total HT", "total_cost"),
        ("FEADER attribué", "feader"),
        ("Remarques", "notes"),
    ]
    grid = page.table(heads, row=3)
    grid.above(1, "Projets programmés")
    for p in some(1, 2, 5, 10, 12, 14, 19, 20):
        star = "*" if p.rank in {2, 14} else ""
        title = means(p.title + star, p.title + star)
        grid.add(
            p.committee, p.holder, title, euros(p.total), euros(p.feader), "voir convention" if p.rank == 5 else None
        )
    grid.left("total", *grid.sums("TOTAL", (3, 4), 4, 11, at=1))
    grid.skip()
    grid.left("note", "* dont 12 500 € de contrepartie du Département votée le 14/02/2025")
    grid.left("note", "Source : OSIRIS, extraction du 03/03/2025")
    grid.skip()
    grid.left("note", None, "Enveloppe", None, None, 1_200_000)
    grid.left("note", None, "Programmé", None, None, euros(sum(p.feader for p in some(1, 2, 5, 10, 12, 14, 19, 20))))
    grid.left("note", None, "Disponible", None, None, 1_200_000 - euros(2_300_000))
    grid.left("note", None, "Prochain comité", date(2025, 6, 12))
    return Case("gal-notes-et-enveloppe-dessous", "Notes et état de l’enveloppe sous le tableau", [page])


@case
def ideas() -> Case:
    """Those met, before any dossier: budgets as they were told."""
    budgets = [
        ask("env. 50 000 €", "amount_unclear"),
        ask("50 à 60 000 €", "amount_unclear"),
        nothing("?"),
        means("45 k€", "45000.00", "amount_in_thousands"),
        ask("non chiffré", "amount_not_read"),
        typed("12 000 €", 1_200_000),
        18000,
        15000,
        9000,
        ask("1,2 M€", "amount_unclear"),
        typed("30 000,00", 3_000_000),
        ask("22 000 HT", "amount_unclear"),
    ]
    page = Page("Contacts projets")
    heads: list[Head] = [
        ("Date 1er contact", None),
        ("Structure", "holder_name"),
        ("Nom Prénom", "contact"),
        ("Tél.", "phone"),
        ("Mail", "email"),
        ("Idée de projet", "title"),
        ("Budget estimatif", "total_cost"),
        ("Suite donnée", "status"),
    ]
    grid = page.table(heads, row=2)
    grid.above(1, "Porteurs de projets potentiels rencontrés")
    grid.may = {"date_received": ["Date 1er contact"]}
    for p, budget in zip(span(15, 26), budgets, strict=True):
        person = (f"DURAND Léa {p.rank}", f"04 66 00 10 {p.rank}", f"lea{p.rank}@lys.example")
        done = ask("à rappeler" if p.rank % 2 else "a eu la notice", _UNKNOWN)
        grid.add(p.received, p.holder, *person, p.title, budget, done)
    return Case("gal-idees-rencontrees", "Porteurs rencontrés, budgets dits de vive voix", [page])


@case
def taxes_in_cells() -> Case:
    """HT or TTC beside each amount, parentheses for what was taken back, spaces of several kinds."""
    page = Page("Suivi dépenses")
    heads: list[Head] = [
        ("N° dossier", "number"),
        ("Association / collectivité", "holder_name"),
        ("Nom du projet", "title"),
        ("Coût total (HT ou TTC)", "total_cost"),
        ("FEADER", "feader"),
        ("Solde FEADER à verser", None),
    ]
    grid = page.table(heads)
    costs: list[Read] = [
        ask("84 230,50 € HT", "amount_unclear"),
        ask("46 120 TTC", "amount_unclear"),
        ask("120 450,75 € TTC", "amount_unclear"),
        ask("38 200 HT / 45 840 TTC", "amount_not_read"),
        typed("91 500,00 €", 9_150_000),
        typed("67\xa0890,40", 6_789_040),
        typed("22\u202f340,00", 2_234_000),
        ask("156 780 € (HT)", "amount_unclear"),
    ]
    for p, cost in zip(span(1, 8), costs, strict=True):
        left = f"({euros(p.feader):.2f})".replace(".", ",") if p.rank == 6 else euros(p.feader - p.paid)
        grid.add(f"A{p.rank:02d}", p.holder, p.title, cost, euros(p.feader), left)
    return Case("gal-ht-ttc-dans-la-cellule", "HT ou TTC écrit dans la cellule", [page])
