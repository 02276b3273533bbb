"""What happened to a record: its own fields, those of the rows that hang on it, and what a person calls it."""

from __future__ import annotations

import pytest

from leaderdesk.domain.errors import Refusal
from leaderdesk.services import dossiers, history, holders
from leaderdesk.services.bases import OpenBase
from leaderdesk.words import fields
from tests.factories import make_dossier, make_ground


def test_the_history_of_a_dossier_includes_all_that_hangs_on_it(base: OpenBase) -> None:
    ground = make_ground(base)
    dossier = make_dossier(base, ground)
    make_dossier(base, ground, "2026-002")

    found = history.record_history(base, "dossiers", dossier)

    assert {change.table for change in found} == {"dossiers", "cost_lines", "quotes", "funding_lines", "status_steps"}
    assert [change.after for change in found if (change.table, change.field) == ("dossiers", "number")] == ["2026-001"]
    assert [change.after for change in found if change.field == "supplier"] == ["Charpentes Bois & Cie"]


def test_the_history_of_a_dossier_keeps_lines_that_are_gone(base: OpenBase) -> None:
    dossier = make_dossier(base, make_ground(base))
    dossiers.replace_costs(base, dossier, [])

    found = history.record_history(base, "dossiers", dossier)

    gone = {(change.table, change.before) for change in found if change.verb == "deleted"}
    assert {("quotes", "Charpentes Bois & Cie"), ("cost_lines", "Charpente")} <= gone


def test_the_history_tells_one_field_before_and_after_latest_first(base: OpenBase) -> None:
    dossier = make_dossier(base, make_ground(base), title="un")
    dossiers.edit_dossier(base, dossier, title="deux")

    latest = history.record_history(base, "dossiers", dossier)[0]

    assert (latest.field, latest.before, latest.after, latest.verb) == ("title", "un", "deux", "changed")
    assert (latest.operator, latest.action, latest.height) == ("Jeanne", "edit_dossier", 8)
    assert history.entry_changes(base, 8) == [latest]


def test_the_history_of_a_holder_includes_its_contacts_and_not_the_lines_of_its_dossiers(base: OpenBase) -> None:
    ground = make_ground(base)
    draft = holders.HolderDraft("Association des Étangs", "association", "private")
    holder = holders.add_holder(base, draft, (holders.ContactDraft("Camille"),))
    make_dossier(base, ground)

    own = {change.table for change in history.record_history(base, "holders", holder)}
    others = {change.table for change in history.record_history(base, "holders", ground.holder)}

    assert own == {"holders", "contacts"}
    assert others == {"holders", "dossiers"}


@pytest.mark.parametrize("wanted", ["Association des Étangs", "732 829 320 00074", "73282932000074"])
def test_a_holder_is_found_by_its_name_or_its_siret(base: OpenBase, wanted: str) -> None:
    draft = holders.HolderDraft("Association des Étangs", "association", "private", siret="73282932000074")
    holder = holders.add_holder(base, draft)

    assert history.find_record(base, wanted) == ("holders", holder)


def test_two_holders_of_one_name_are_not_guessed(base: OpenBase) -> None:
    for _ in range(2):
        holders.add_holder(base, holders.HolderDraft("Mairie", "commune", "public"))

    with pytest.raises(Refusal) as several:
        history.find_record(base, "Mairie")
    with pytest.raises(Refusal) as nobody:
        history.find_record(base, "Personne")

    assert (several.value.code, several.value.data["count"]) == ("several_records", 2)
    assert nobody.value.code == "no_record"


def test_entries_are_listed_latest_first_and_by_pages(base: OpenBase) -> None:
    make_ground(base)

    first = history.list_entries(base, limit=2)
    then = history.list_entries(base, below=first[-1].height, limit=2)

    assert [entry.action for entry in first + then] == ["add_funder", "add_holder", "add_fiche", "open_programme"]
    assert [entry.changes for entry in first + then] == [1, 1, 3, 2]


def test_a_reference_is_told_by_the_name_of_what_it_points_to(base: OpenBase) -> None:
    ground = make_ground(base)
    dossier = make_dossier(base, ground)
    other = holders.add_holder(base, holders.HolderDraft("Foyer rural", "association", "private"))
    dossiers.edit_dossier(base, dossier, holder_id=other)

    (change,) = history.entry_changes(base, base.height)

    assert (change.before_name, change.after_name) == ("Commune d’Essai", "Foyer rural")
    assert fields.told(change) == ("Commune d’Essai", "Foyer rural")


def test_only_the_first_rows_of_a_long_entry_are_told(base: OpenBase) -> None:
    key = make_dossier(base, make_ground(base))

    told = history.entry_changes(base, base.height, most=1)

    assert {(each.table, each.key) for each in told} == {("dossiers", key)}
    assert len(history.record_history(base, "dossiers", key)) == len(history.entry_changes(base, base.height))
