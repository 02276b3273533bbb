"""A field put back from the history, the choices of fields, files read again, and what an undo tells the pages."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest

from leaderdesk.domain.errors import Refusal
from leaderdesk.services.attachments import attach_all, attachment_path, copy_attachment, verify_attachments
from leaderdesk.services.choices import read_choices
from leaderdesk.services.done import touched
from leaderdesk.services.dossiers import (
    add_note,
    edit_dossier,
    edit_note,
    list_dossiers,
    quick_create,
    read_whole_dossier,
    remove_note,
)
from leaderdesk.services.exports.lists import SeenColumn, SeenList, export_list
from leaderdesk.services.history import record_history, undo
from leaderdesk.services.restoring import restore_field
from tests.services.desk import ON, Desk


def test_a_field_takes_back_the_value_it_had_and_undo_gives_it_up(desk: Desk) -> None:
    before = read_whole_dossier(desk.base, desk.dossier).record.title
    edit_dossier(desk.base, desk.dossier, title="Halle rénovée")
    (change,) = [each for each in record_history(desk.base, "dossiers", desk.dossier) if each.after == "Halle rénovée"]

    restore_field(desk.base, desk.dossier, change)
    assert read_whole_dossier(desk.base, desk.dossier).record.title == before

    undo(desk.base)
    assert read_whole_dossier(desk.base, desk.dossier).record.title == "Halle rénovée"


def test_a_restored_share_recounts_what_is_eligible(desk: Desk) -> None:
    eligible = list_dossiers(desk.base)[0].eligible_cost
    edit_dossier(desk.base, desk.dossier, inside_share=Fraction(1, 2))
    changes = record_history(desk.base, "dossiers", desk.dossier)
    (change,) = [each for each in changes if each.field == "inside_share" and each.verb == "changed"]

    restore_field(desk.base, desk.dossier, change)

    assert list_dossiers(desk.base)[0].eligible_cost == eligible


def test_a_field_of_a_row_that_is_gone_is_refused(desk: Desk) -> None:
    note = add_note(desk.base, desk.dossier, "Appeler la mairie", ON)
    edit_note(desk.base, note, text="Écrire à la mairie")
    changes = record_history(desk.base, "dossiers", desk.dossier)
    (change,) = [each for each in changes if each.after == "Écrire à la mairie"]
    remove_note(desk.base, note)

    with pytest.raises(Refusal, match="record_gone"):
        restore_field(desk.base, desk.dossier, change)


def test_a_number_taken_meanwhile_is_not_put_back(desk: Desk) -> None:
    number = read_whole_dossier(desk.base, desk.dossier).record.number
    edit_dossier(desk.base, desk.dossier, number="2026-900")
    quick_create(desk.base, title="Kiosque", holder_name="Mairie", number=number, on=ON)
    changes = record_history(desk.base, "dossiers", desk.dossier)
    (change,) = [each for each in changes if each.after == "2026-900"]

    with pytest.raises(Refusal, match="field_not_restored"):
        restore_field(desk.base, desk.dossier, change)
    assert read_whole_dossier(desk.base, desk.dossier).record.number == "2026-900"


def test_a_dossier_begins_with_what_is_known_of_it(desk: Desk) -> None:
    key = quick_create(desk.base, title="Kiosque", holder_name="Mairie", theme="Culture", communes="Étaples", on=ON)
    record = read_whole_dossier(desk.base, key).record

    assert (record.title, record.theme, record.communes) == ("Kiosque", "Culture", "Étaples")


def test_choices_are_what_the_base_holds(desk: Desk) -> None:
    edit_dossier(desk.base, desk.dossier, theme="Culture")
    choices = read_choices(desk.base)

    assert choices.themes == ("Culture",)
    assert desk.ground.fiche in choices.fiches
    assert list_dossiers(desk.base)[0].fiche_id == desk.ground.fiche
    assert list_dossiers(desk.base)[0].holder_id in choices.holders


def test_files_attached_together_are_one_action_and_are_read_again(desk: Desk, tmp_path: Path) -> None:
    sources = [tmp_path / "devis.txt", tmp_path / "statuts.txt"]
    for source in sources:
        source.write_text(source.name)
    attach_all(desk.base, desk.dossier, sources)
    first, second = sorted(read_whole_dossier(desk.base, desk.dossier).attachments, key=lambda row: row.name)

    assert verify_attachments(desk.base, desk.dossier) == {first.id: "intact", second.id: "intact"}
    assert copy_attachment(desk.base, first.id, tmp_path / "copies").read_text() == "devis.txt"

    attachment_path(desk.base, first.id).write_text("autre chose")
    attachment_path(desk.base, second.id).unlink()
    assert verify_attachments(desk.base, desk.dossier) == {first.id: "altered", second.id: "missing"}

    undo(desk.base)
    assert read_whole_dossier(desk.base, desk.dossier).attachments == ()


def test_undo_tells_the_topics_under_which_rows_are_shown(desk: Desk) -> None:
    add_note(desk.base, desk.dossier, "Appeler la mairie", ON)

    assert {"dossiers", "notes", "journal"} <= undo(desk.base).topics
    assert touched({"past_aids"}) == {"past_aids", "holders"}


def test_a_table_is_exported_as_it_is_shown(desk: Desk, tmp_path: Path) -> None:
    target = tmp_path / "liste.xlsx"
    seen = SeenList("Dossiers", (SeenColumn("Titre"), SeenColumn("Coût", "money")), (("", [["Halle", 1_000_00]]),))
    count = export_list(desk.base, target, seen).rows

    sheet = openpyxl.load_workbook(target).active
    assert (count, [cell.value for cell in sheet[2]]) == (1, ["Halle", 1000])
