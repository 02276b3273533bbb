"""Undo and redo: several levels, named, after a restart, stopping where they must, and exact to the row."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from leaderdesk.domain.errors import Refusal
from leaderdesk.services import attachments, dossiers, history, holders
from leaderdesk.services.around import Around
from leaderdesk.services.backups import backup_base, restore_backup
from leaderdesk.services.bases import OpenBase, close_base, open_base
from leaderdesk.services.checks import check_base
from leaderdesk.words.actions import entry_label, label
from tests.factories import make_dossier, make_ground
from tests.store.rows import all_rows


def offers(base: OpenBase) -> tuple[str | None, str | None]:
    """What undo and redo offer, as the window names it."""
    undo, redo = history.undo_offer(base), history.redo_offer(base)
    return (
        label(undo.action, undo.subject) if undo else None,
        label(redo.action, redo.subject) if redo else None,
    )


def titles(base: OpenBase) -> list[str]:
    return [row.title for row in dossiers.list_dossiers(base)]


def test_several_levels_are_taken_back_and_brought_again(base: OpenBase) -> None:
    dossier = make_dossier(base, make_ground(base), title="un")
    for title in ("deux", "trois"):
        dossiers.edit_dossier(base, dossier, title=title)
    seen = [titles(base)]

    for act in (history.undo, history.undo, history.undo, history.redo, history.redo, history.redo):
        act(base)
        seen.append(titles(base))

    assert seen == [["trois"], ["deux"], ["un"], [], ["un"], ["deux"], ["trois"]]
    assert check_base(base).is_clean


def test_undo_and_redo_name_what_they_would_do(base: OpenBase) -> None:
    dossier = make_dossier(base, make_ground(base), "2026-014")
    dossiers.delete_dossier(base, dossier)

    before = offers(base)
    history.undo(base)

    assert before == ("Supprimer le dossier 2026-014", None)
    assert offers(base) == ("Créer le dossier 2026-014", "Supprimer le dossier 2026-014")
    last = history.list_entries(base, limit=1)[0]
    assert entry_label(last.action, last.kind, last.subject) == "Annuler «\u00a0Supprimer le dossier 2026-014\u00a0»"


def test_undo_of_a_redo_and_redo_of_that_undo(base: OpenBase) -> None:
    dossier = make_dossier(base, make_ground(base), title="un")
    dossiers.edit_dossier(base, dossier, title="deux")
    seen = []

    for act in (history.undo, history.redo, history.undo, history.redo, history.undo):
        act(base)
        seen.append(titles(base))

    assert seen == [["un"], ["deux"], ["un"], ["deux"], ["un"]]


def test_levels_are_still_there_after_a_restart(base: OpenBase, around: Around) -> None:
    dossier = make_dossier(base, make_ground(base), title="un")
    dossiers.edit_dossier(base, dossier, title="deux")
    dossiers.edit_dossier(base, dossier, title="trois")
    history.undo(base)
    before = offers(base)
    close_base(base, around)

    again = open_base(base.path, around)

    assert offers(again) == before
    history.redo(again)
    assert titles(again) == ["trois"]
    again.close()


def test_a_new_action_cuts_the_branch_of_redo(base: OpenBase) -> None:
    dossier = make_dossier(base, make_ground(base), title="un")
    dossiers.edit_dossier(base, dossier, title="deux")
    history.undo(base)

    dossiers.edit_dossier(base, dossier, title="autre")

    assert offers(base)[1] is None
    with pytest.raises(Refusal) as refusal:
        history.redo(base)
    assert refusal.value.code == "nothing_to_redo"
    history.undo(base)
    assert titles(base) == ["un"]


def test_undo_goes_back_to_the_creation_of_the_base_and_no_further(base: OpenBase) -> None:
    history.undo(base)

    assert offers(base) == (None, "Nommer le GAL\u00a0: GAL d’essai")
    with pytest.raises(Refusal) as refusal:
        history.undo(base)
    assert refusal.value.code == "nothing_to_undo"


def test_undo_stops_at_a_restore(base: OpenBase, around: Around) -> None:
    make_ground(base)
    backup = backup_base(base, around)
    base.close()
    restore_backup(base.path, backup.path, around)

    restored = open_base(base.path, around)

    assert offers(restored) == (None, None)
    restored.close()


def test_a_dossier_deleted_and_undone_comes_back_row_for_row(base: OpenBase, tmp_path: Path) -> None:
    ground = make_ground(base)
    make_dossier(base, ground, "2026-001", "Re\u0301habiliter la halle")
    dossier = make_dossier(base, ground, "2026-002", 'Café "associatif"\n\ttab \u0001 \u007f 🌲')
    dossiers.add_note(base, dossier, "Vue sur place", date(2026, 3, 1))
    dossiers.change_status(base, dossier, "instructed", date(2026, 3, 1))
    (tmp_path / "devis.pdf").write_bytes(b"%PDF")
    attachments.attach(base, dossier, tmp_path / "devis.pdf")
    before = all_rows(base)

    dossiers.delete_dossier(base, dossier)
    without = all_rows(base)
    history.undo(base)

    assert [table for table in before if before[table] != without[table]] == [
        *("attachments", "cost_lines", "dossiers", "funding_lines", "notes", "quotes", "status_steps"),
    ]
    assert all_rows(base) == before
    assert check_base(base).is_clean


def test_every_action_undone_in_turn_leaves_the_base_as_before_it(base: OpenBase) -> None:
    ground = make_ground(base)
    dossier = make_dossier(base, ground)
    cost = dossiers.CostDraft("Toiture", "works", 5_000_00, 4_000_00, (dossiers.QuoteDraft("Tuiles", 5_000_00),))
    actions: list[Callable[[], object]] = [
        lambda: dossiers.edit_dossier(base, dossier, number="2026-009", summary="Plus long"),
        lambda: dossiers.change_status(base, dossier, "programmed", date(2026, 4, 1)),
        lambda: dossiers.replace_costs(base, dossier, [cost, cost]),
        lambda: dossiers.replace_funding(base, dossier, [dossiers.FundingDraft("own", 1_00)]),
        lambda: dossiers.add_note(base, dossier, "Note", date(2026, 4, 2)),
        lambda: dossiers.bin_dossier(base, dossier),
        lambda: dossiers.unbin_dossier(base, dossier),
        lambda: holders.edit_holder(base, ground.holder, name="Ville d’Essai"),
        lambda: dossiers.delete_dossier(base, dossier),
    ]
    states = [all_rows(base)]
    for action in actions:
        action()
        states.append(all_rows(base))

    taken_back = [states[-1]]
    for _ in actions:
        history.undo(base)
        taken_back.append(all_rows(base))

    assert taken_back == states[::-1]
    for _ in actions:
        history.redo(base)
    assert all_rows(base) == states[-1]
    assert check_base(base).is_clean


def test_undo_is_refused_where_the_rows_are_no_longer_what_the_journal_says(base: OpenBase) -> None:
    dossier = make_dossier(base, make_ground(base))
    dossiers.edit_dossier(base, dossier, title="deux")
    base.connection.execute("UPDATE temp.unit_state SET is_open = 1")
    base.connection.execute("UPDATE dossiers SET title = 'en douce'")
    base.connection.execute("UPDATE temp.unit_state SET is_open = 0")

    with pytest.raises(Refusal) as refusal:
        history.undo(base)

    assert refusal.value.code == "undo_conflict"
    assert titles(base) == ["en douce"]


def test_a_number_that_is_taken_is_refused_before_anything_changes(base: OpenBase) -> None:
    ground = make_ground(base)
    make_dossier(base, ground, "2026-001")
    second = make_dossier(base, ground, "2026-002")
    height = base.height

    with pytest.raises(Refusal) as edited:
        dossiers.edit_dossier(base, second, number="2026-001")
    with pytest.raises(Refusal) as created:
        make_dossier(base, ground, "2026-001")

    assert [(each.value.code, each.value.data) for each in (edited, created)] == [
        ("number_taken", {"number": "2026-001"}),
        ("number_taken", {"number": "2026-001"}),
    ]
    assert base.height == height
