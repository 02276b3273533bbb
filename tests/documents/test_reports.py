"""A report as a paper and as a workbook: every value in its kind, and on as many pages as it may have."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from leaderdesk.documents.papers.blocks import Chart, Paragraph, Table, plain
from leaderdesk.documents.papers.letterheads import Letterhead
from leaderdesk.documents.papers.reports.fitting import fitted_paper
from leaderdesk.documents.papers.reports.whole import report_paper
from leaderdesk.documents.pdf.columns import columns_for
from leaderdesk.documents.pdf.fonts import measure
from leaderdesk.documents.pdf.writing import pdf_bytes
from leaderdesk.documents.sheets.reported import report_book
from leaderdesk.documents.sheets.writing.books import Stamp
from leaderdesk.domain.reports.frame import Part, Report, ReportColumn, ReportFigure, ReportRow, ReportTable
from leaderdesk.domain.reports.pictures import Bar, BarPart, Bars
from leaderdesk.words import reports as words
from tests.documents.tags import broken

ON = date(2026, 11, 22)
HEAD = Letterhead("GAL d’essai", ON)
COLUMNS = (
    ReportColumn("Projet", is_main=True),
    ReportColumn("Voté", "money"),
    ReportColumn("Payé", "money", is_sparse=True),
    ReportColumn("Part", "rate"),
    ReportColumn("Le", "day"),
)
ROWS = (
    ReportRow(("Halle", 1_000_00, 0, Fraction(1, 4), ON)),
    ReportRow(("Four", 3_000_00, 500_00, "–", None)),
)
TABLE = ReportTable(COLUMNS, ROWS, ("Total", 4_000_00, 500_00, None, None))
BARS = Bars("Halle : 1 000 €.", (Bar("Halle", (BarPart("voté", 1_000_00, "1 000 €"),)),), "Projet")


def report(*parts: Part, most_pages: int | None = None) -> Report:
    return Report("yearly", "Bilan annuel", "année 2026", "2026", parts, most_pages=most_pages)


def long_part(rank: int) -> Part:
    """Forty rows, of which a paper shows twenty."""
    rows = tuple(ReportRow((f"Projet {each}", each, 0, Fraction(1, 2), ON)) for each in range(40))
    table = ReportTable(COLUMNS, rows, ("Total", 780, 0, None, None), on_paper=20)
    return Part(f"Partie {rank}", f"Partie {rank}", ("Une phrase.",), picture=BARS, table=table, sources="D’ici.")


def test_a_paper_says_each_value_in_its_kind() -> None:
    paper = report_paper(report(Part("Argent", "L’argent", table=TABLE, sources="D’ici.")), HEAD, measure)

    (table,) = [each for each in paper.blocks if isinstance(each, Table)]
    read = [[plain(cell).replace("\u202f", " ").replace("\u00a0", " ") for cell in row.cells] for row in table.rows]

    assert read == [
        ["Halle", "1 000,00 €", "–", "25 %", "22/11/2026"],
        ["Four", "3 000,00 €", "500,00 €", "–", "non renseigné"],
        ["Total", "4 000,00 €", "500,00 €", "", ""],
    ]
    assert [row.look for row in table.rows] == ["normal", "normal", "total"]


def test_a_workbook_holds_numbers_and_leaves_a_dash_empty() -> None:
    part = Part(
        "Argent", "L’argent", ("Une phrase.",), (ReportFigure("Voté", "4 000 €"),), table=TABLE, sources="D’ici."
    )

    book = report_book(report(part), Stamp("GAL d’essai", ON))

    figures, sheet = book.sheets
    assert figures.parts[0].rows == [("Argent", "Voté", "4 000 €", "")]
    assert [column.kind for column in sheet.columns] == ["text", "money", "money", "rate", "day"]
    assert [column.is_summed for column in sheet.columns] == [False, True, True, False, False]
    assert sheet.parts[0].rows == [["Halle", 1_000_00, 0, Fraction(1, 4), ON], ["Four", 3_000_00, 500_00, None, None]]
    assert ("Argent", "Une phrase.") in book.notes


def test_a_report_of_two_pages_is_cut_until_it_holds_on_them() -> None:
    whole = report(*map(long_part, range(5)), most_pages=2)

    paper = fitted_paper(whole, HEAD, measure)

    said = [plain(each.words) for each in paper.blocks if isinstance(each, Paragraph)]
    assert pdf_bytes(paper)[1].pages == 2
    assert pdf_bytes(report_paper(whole, HEAD, measure))[1].pages > 2
    assert any(isinstance(each, Chart) for each in paper.blocks)
    assert sum("autres lignes, à l’écran et dans le classeur" in each for each in said) == 5


def test_what_may_not_be_cut_takes_a_page_more() -> None:
    rows = tuple(ReportRow((f"Enveloppe {each}", each, 0, Fraction(1, 2), ON)) for each in range(46))
    envelopes = Part("Enveloppes", "Enveloppes", table=ReportTable(COLUMNS, rows))
    whole = report(envelopes, *map(long_part, range(4)), most_pages=2)

    paper = fitted_paper(whole, HEAD, measure)

    table, *lists = [each for each in paper.blocks if isinstance(each, Table)]
    assert [plain(row.cells[0]) for row in table.rows] == [f"Enveloppe {each}" for each in range(46)]
    assert pdf_bytes(paper)[1].pages == 3
    # The lists are cut to hold on the page that the envelopes need all the same, and no further.
    assert 2 < len(lists[0].rows) - 1 < 20


def test_long_names_take_the_room_that_short_words_leave() -> None:
    who = tuple(ReportColumn(title, is_main=title == "Projet") for title in ("Projet", "Porteur", "Commune", "État"))
    name = "Réhabiliter la halle, ses abords et son parking, et accueillir la population du Pays des Hautes Vallées"
    rows = (ReportRow((name, name, "Lys", "Programmé")),)
    paper = report_paper(report(Part("Projets", "Projets", table=ReportTable(who, rows))), HEAD, measure)
    (table,) = [each for each in paper.blocks if isinstance(each, Table)]

    _, (project, holder, commune, state) = columns_for(table, 500.0)

    assert project > holder > 2 * max(commune, state)


def test_a_report_is_read_by_a_screen_reader() -> None:
    figures = (ReportFigure("Voté", "4 000 €"),)
    paper = report_paper(report(long_part(1), Part("Argent", "L’argent", (), figures, table=TABLE)), HEAD, measure)

    assert broken(pdf_bytes(paper)[0]) == []


def test_a_report_that_holds_is_not_cut() -> None:
    whole = report(Part("Argent", "L’argent", table=TABLE), most_pages=2)

    assert fitted_paper(whole, HEAD, measure) == report_paper(whole, HEAD, measure)


def test_days_at_the_foot_are_those_that_one_reads() -> None:
    assert words.foot("2026-01-05 au 2026-11-22") == "05/01/2026 au 22/11/2026"
    assert words.foot("2026") == "2026"
