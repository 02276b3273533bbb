"""The register of controls and what the region is asked, as papers."""

from __future__ import annotations

from datetime import date

from leaderdesk.documents.papers.blocks import Paper
from leaderdesk.documents.sheets.writing.books import Sheet, Value
from leaderdesk.domain.workbooks.reconciling.lines import Line
from leaderdesk.services import controls, dossiers
from leaderdesk.services.edits import RowEdit
from leaderdesk.services.exports.registers import compose_controls
from leaderdesk.services.papers.letterheads import read_letterhead
from leaderdesk.services.papers.registers import compose_control_register, compose_region_questions
from leaderdesk.services.reconciling import say_of
from leaderdesk.words.controls import say_money
from tests.printed import rows_of, text_of
from tests.services.desk import Desk


def plain(words: str) -> str:
    return words.replace("\u202f", " ").replace("\u00a0", " ")


def test_the_register_says_until_when_and_what_was_found(desk: Desk) -> None:
    dossiers.edit_dossier(desk.base, desk.dossier, convention_on=date(2026, 3, 1))
    days = {"body": "payer", "announced_on": date(2026, 2, 1), "to_recover": 500_00, "sample": "Tirage 2026"}
    controls.edit_controls(desk.base, desk.dossier, [RowEdit(None, days)])
    (line,) = controls.read_register(desk.base, date(2026, 4, 1)).lines
    found = {"text": "Plaque absente", "answer_due_on": date(2026, 2, 20), "correction": 500_00}
    controls.edit_findings(desk.base, line.controls[0].row.id, [RowEdit(None, found)])

    (paper,) = compose_control_register(desk.base, 0, read_letterhead(desk.base))

    assert [plain(each) for each in rows_of(paper, title="Dossier")[0][:3]] == [
        "2026-001",
        "Réhabiliter la halle",
        "Commune d’Essai",
    ]
    (row,) = rows_of(paper, title="Constat")
    assert [plain(each) for each in row] == [
        *("Plaque absente", "20/02/2026", "non renseignée", "en retard de 10 jours", "500,00 €", "à dire"),
    ]
    said = plain(text_of(paper))
    assert "Un dossier peut être contrôlé 10 ans depuis le dernier paiement du fonds (réglage du GAL)." in said
    assert "Échantillon : Tirage 2026. Dates : annoncé le 01/02/2026" in said


def test_the_workbook_says_when_money_came_back_and_which_findings_stand(desk: Desk) -> None:
    dossiers.edit_dossier(desk.base, desk.dossier, convention_on=date(2026, 3, 1))
    back = {"body": "payer", "to_recover": 500_00, "recovered": 120_50, "recovered_on": date(2026, 3, 1)}
    controls.edit_controls(desk.base, desk.dossier, [RowEdit(None, back)])
    (line,) = controls.read_register(desk.base, date(2026, 4, 1)).lines
    edits = [RowEdit(None, {"text": text, "is_upheld": is_upheld}) for text, is_upheld in _FOUND.items()]
    controls.edit_findings(desk.base, line.controls[0].row.id, edits)

    _, sheet, findings = compose_controls(desk.base)
    assert column(sheet, "Recouvré le") == [date(2026, 3, 1)]
    assert column(findings, "Suite") == ["maintenu", "levé", "à dire"]
    (line,) = controls.read_register(desk.base, date(2026, 4, 1)).lines
    assert [plain(each) for each in say_money(line.controls[0])] == [
        "Reste à recouvrer : 379,50 € sur 500,00 €, dont 120,50 € revenus le 01/03/2026."
    ]


_FOUND = {"Plaque absente": True, "Devis": False, "Factures": None}


def column(sheet: Sheet, heading: str) -> list[Value]:
    """What a column holds."""
    rank = [each.heading for each in sheet.columns].index(heading)
    return [row[rank] for part in sheet.parts for row in part.rows]


def questions(desk: Desk) -> Paper:
    (paper,) = compose_region_questions(desk.base, 0, read_letterhead(desk.base))
    return paper


def test_the_region_is_asked_what_waits_for_it(desk: Desk) -> None:
    assert "Aucun écart n’attend de réponse de la région." in text_of(questions(desk))
    day = Line("differs", desk.dossier, "2026-001", "", "date_received", date(2026, 2, 1), date(2026, 2, 9))
    paid = Line("unsaid", desk.dossier, "2026-001", "", "paid", 640_000)
    say_of(desk.base, [day, paid], "asked", "vu le 3")

    rows = [[plain(cell) for cell in row] for row in rows_of(questions(desk), title="Dossier")]
    assert [row[2:5] for row in rows] == [
        ["Date de réception", "01/02/2026", "09/02/2026"],
        ["Montant payé", "6 400,00 €", "rien"],
    ]
    assert {row[5] for row in rows} == {"vu le 3\ndemandé le 02/03/2026"}
