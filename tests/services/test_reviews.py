"""The review: one dossier as it is shown, and what was noted on a day."""

from __future__ import annotations

from datetime import date

from leaderdesk.services import dossiers, reviews
from tests.services.desk import ON, Desk

YESTERDAY = date(2026, 3, 1)


def test_a_dossier_is_read_with_all_its_notes_and_its_typed_next_step(desk: Desk) -> None:
    dossiers.add_note(desk.base, desk.dossier, "Appel", YESTERDAY)
    dossiers.add_note(desk.base, desk.dossier, "Visite", ON)
    dossiers.edit_dossier(desk.base, desk.dossier, next_step="Relancer", next_step_on=ON)

    found = reviews.read_for_review(desk.base, desk.dossier, ON)

    assert [note.text for note in found.notes] == ["Visite", "Appel"]
    assert (found.next_step, found.next_step_on, found.row.next.text) == ("Relancer", ON, "Relancer")
    assert (found.row,) == reviews.review_rows(desk.base, reviews.list_open_ids(desk.base), ON)


def test_the_day_has_what_was_written_and_what_came_on_it(desk: Desk) -> None:
    asked = dossiers.add_note(desk.base, desk.dossier, "Devis à fournir", YESTERDAY, "Mairie")
    dossiers.add_note(desk.base, desk.dossier, "Ancienne note", YESTERDAY)
    dossiers.finish_note(desk.base, asked, ON)
    dossiers.add_note(desk.base, desk.dossier, "Visite", ON)

    found = reviews.notes_of_day(desk.base, ON)

    assert [(each.number, each.holder, each.note.text) for each in found] == [
        ("2026-001", "Commune d’Essai", "Devis à fournir"),
        ("2026-001", "Commune d’Essai", "Visite"),
    ]
