"""The review of projects as a report: one line for each living dossier, as the page of the review reads it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from leaderdesk.domain.reports.choices import Choice
from leaderdesk.domain.reports.frame import Report
from leaderdesk.services import dossiers, team
from leaderdesk.services.reading import today
from leaderdesk.services.reporting.making import read_report
from leaderdesk.services.reviews import list_open_ids, review_rows
from tests.factories import make_dossier
from tests.services.desk import Desk

CHOICE = Choice(date(2026, 1, 1), date(2026, 12, 31), date(2026, 12, 31))


def rows_of(report: Report) -> dict[str, list[str]]:
    """The projects under each heading but the first."""
    return {
        part.heading: [str(row.cells[0])[:8] for row in part.table.rows]
        for part in report.parts[1:]
        if part.table is not None
    }


def test_each_living_dossier_has_one_line_under_who_follows_it(desk: Desk) -> None:
    other = make_dossier(desk.base, desk.ground, "2026-002")
    gone = make_dossier(desk.base, desk.ground, "2026-003")
    dossiers.change_status(desk.base, gone, "abandoned", today(desk.base))
    dossiers.edit_dossier(desk.base, other, person_id=int(team.add_person(desk.base, name="Odile")))

    report = read_report(desk.base, "projects_review", CHOICE)
    assert rows_of(report) == {"Odile": ["2026-002"], "Sans personne chargée du suivi": ["2026-001"]}
    by_fiche = read_report(desk.base, "projects_review", replace(CHOICE, options=(("review_by", "fiche"),)))
    assert rows_of(by_fiche) == {"Fiche 1.1": ["2026-001", "2026-002"]}
    by_state = read_report(desk.base, "projects_review", replace(CHOICE, options=(("review_by", "status"),)))
    assert rows_of(by_state) == {"Complet": ["2026-001", "2026-002"]}


def test_a_line_says_what_the_page_says(desk: Desk) -> None:
    day = today(desk.base)
    (row,) = review_rows(desk.base, list_open_ids(desk.base), day)

    table = read_report(desk.base, "projects_review", CHOICE).parts[1].table
    assert table is not None
    cells = table.rows[0].cells
    assert cells[:3] == (f"{row.number} {row.title}", "Complet", row.days)
    assert cells[-1] == row.holder
    # A summary counts it once.
    summary = read_report(desk.base, "projects_review", CHOICE).parts[0].table
    assert summary is not None
    assert summary.rows[0].cells[1] == 1
