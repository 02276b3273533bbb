"""Stored values as people write them, in the history."""

from __future__ import annotations

import re

import pytest

from leaderdesk.words import actions, fields, findings, tables

B = "\u00a0"


@pytest.mark.parametrize(
    ("field", "stored", "written"),
    [
        ("amount", 12_345_67, f"12\u202f345,67{B}€"),
        ("feader_share", 800_000, f"80{B}%"),
        ("is_retained", 1, "oui"),
        ("recovers_vat", 0, "non"),
        ("size", 25_000_000, f"25{B}Mo"),
        ("status", "in_progress", "En cours"),
        ("received_on", "2026-03-02", "02/03/2026"),
        ("since", "2026-03-02", "02/03/2026"),
        ("kind", "works", "travaux"),
        ("nature", "european", "européen"),
        ("on_base", "eligible", "dépense éligible"),
        ("kind", "of a later version", "of a later version"),
        ("title", "Réhabiliter", "Réhabiliter"),
        ("version", 3, "3"),
        ("summary", None, "non renseigné"),
    ],
)
def test_a_stored_value_is_written_as_people_do(field: str, stored: int | str | None, written: str) -> None:
    assert fields.value(field, stored) == written


def test_what_this_version_does_not_know_keeps_its_name() -> None:
    assert (tables.table("ballots"), fields.field("weight")) == ("ballots", "weight")
    assert (tables.table("quotes"), fields.field("supplier")) == ("devis", "fournisseur")


def test_an_action_is_named_with_what_it_was_done_to() -> None:
    assert actions.label("delete_dossier", {"dossier": "2026-014"}) == "Supprimer le dossier 2026-014"
    assert actions.entry_label("attach", "redo", {"name": "a.pdf"}) == f"Rétablir «{B}Joindre le fichier a.pdf{B}»"


def test_an_action_whose_words_were_erased_keeps_its_name() -> None:
    assert actions.label("add_holder", {}) == "Ajouter le porteur"


def test_one_alone_is_not_said_as_many() -> None:
    assert actions.label("ask_region", {"count": "1"}) == "Noter un écart à demander à la région"
    assert actions.label("ask_region", {"count": "2"}) == "Noter 2 écarts à demander à la région"
    assert actions.label("edit_dossiers", {"count": "1"}) == "Modifier un dossier"
    one = {action: actions.label(action, {"count": "1"}) for action in actions.ACTIONS}
    assert [action for action, told in one.items() if re.search(r"\b1 \w", told)] == []


def test_an_action_that_may_not_be_undone_says_so_before_it_is_done() -> None:
    warned = {action for action in actions.ACTIONS if actions.warning(action)}

    assert warned == {"erase_contact", "restore", "accept_loss", "migrate"}


def test_what_a_damaged_base_suffers_from_is_said_without_jargon() -> None:
    assert findings.short("entry_missing") == "une action manque dans l’historique"
    assert findings.short("Tree 7 page 12: btreeInitPage() returns error code 11") == "contenu illisible"
