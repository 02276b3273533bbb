"""One action, one transaction, one entry: whoever writes, and however."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import insert, text, update

from leaderdesk.domain.changes import Change
from leaderdesk.services.around import Around
from leaderdesk.services.bases import OpenBase, act, create_base
from leaderdesk.services.dossiers import list_dossiers
from leaderdesk.services.history import list_entries, undo
from leaderdesk.store.journal.entries import read_changes
from leaderdesk.store.journal.recorder import OUTSIDE
from leaderdesk.store.schema import Funder, Tag
from leaderdesk.store.unit import Unit
from tests.factories import make_dossier, make_ground


def test_every_kind_of_write_is_recorded(base: OpenBase) -> None:
    with Unit(base, act(base, "add_funder")) as unit:
        unit.session.add(Tag(id=1, name="orm"))
        unit.session.execute(insert(Tag), [{"id": 2, "name": "bulk"}, {"id": 3, "name": "bulk 2"}])
        unit.session.execute(update(Tag).where(Tag.id == 2).values(name=Tag.name + "!"))
        unit.session.execute(text("INSERT INTO tags VALUES (4, 'raw')"))
        height = unit.commit()
    assert height is not None
    recorded = {change.key: change.after for change in read_changes(base.connection, height)}
    assert recorded == {
        key: {"id": key, "name": name} for key, name in [(1, "orm"), (2, "bulk!"), (3, "bulk 2"), (4, "raw")]
    }


def test_one_change_per_row_is_left_of_several(base: OpenBase) -> None:
    with Unit(base, act(base, "add_funder")) as unit:
        unit.session.execute(text("INSERT INTO tags VALUES (1, 'x'), (2, 'y'), (3, 'z')"))
        unit.commit()
    with Unit(base, act(base, "add_funder")) as unit:
        for statement in (
            *("UPDATE tags SET name = 'a' WHERE id = 1", "UPDATE tags SET name = 'x' WHERE id = 1"),
            *("UPDATE tags SET name = 'b' WHERE id = 2", "UPDATE tags SET name = 'c' WHERE id = 2"),
            *("INSERT INTO tags VALUES (4, 'd')", "DELETE FROM tags WHERE id = 4", "DELETE FROM tags WHERE id = 3"),
        ):
            unit.session.execute(text(statement))
        height = unit.commit()
    assert height is not None

    assert read_changes(base.connection, height) == [
        Change("tags", 2, {"id": 2, "name": "y"}, {"id": 2, "name": "c"}),
        Change("tags", 3, {"id": 3, "name": "z"}, None),
    ]


def test_a_row_gives_back_the_name_that_another_needs(base: OpenBase) -> None:
    with Unit(base, act(base, "add_funder")) as unit:
        unit.session.execute(text("INSERT INTO tags VALUES (1, 'x'), (2, 'y')"))
        unit.commit()
    with Unit(base, act(base, "add_funder")) as unit:
        for statement in (
            *("DELETE FROM tags WHERE id = 1", "UPDATE tags SET name = 'x' WHERE id = 2"),
            "INSERT INTO tags VALUES (3, 'y')",
        ):
            unit.session.execute(text(statement))
        unit.commit()

    undo(base)

    assert base.connection.execute("SELECT id, name FROM tags ORDER BY id").fetchall() == [(1, "x"), (2, "y")]


def test_a_cascade_is_recorded_row_by_row(base: OpenBase) -> None:
    dossier = make_dossier(base, make_ground(base))
    with Unit(base, act(base, "delete_dossier")) as unit:
        unit.session.execute(text("DELETE FROM dossiers WHERE id = :id"), {"id": dossier})
        height = unit.commit()
    assert height is not None
    tables = sorted(change.table for change in read_changes(base.connection, height))
    assert tables == [
        "cost_lines",
        "dossiers",
        "funding_lines",
        "funding_lines",
        "funding_lines",
        "quotes",
        "status_steps",
    ]


def test_a_write_outside_a_unit_is_aborted(base: OpenBase) -> None:
    with pytest.raises(sqlite3.IntegrityError, match=OUTSIDE):
        base.connection.execute("INSERT INTO tags VALUES (1, 'en douce')")
    assert base.connection.execute("SELECT count(*) FROM tags").fetchone() == (0,)


def test_a_unit_without_commit_leaves_nothing(base: OpenBase) -> None:
    before = len(list_entries(base))
    with Unit(base, act(base, "add_funder")) as unit:
        unit.session.add(Funder(id=7, name="Oublié", kind="state", is_public=True, contact=None))
        unit.session.flush()
    assert base.connection.execute("SELECT count(*) FROM funders").fetchone() == (0,)
    assert len(list_entries(base)) == before


def test_a_unit_that_changes_nothing_writes_no_entry(base: OpenBase) -> None:
    before = base.height
    with Unit(base, act(base, "add_funder")) as unit:
        unit.session.add(Tag(id=1, name="éphémère"))
        unit.session.flush()
        unit.session.execute(text("DELETE FROM tags"))
        assert unit.commit() is None
    assert base.height == before


def test_the_journal_refuses_to_be_rewritten(base: OpenBase) -> None:
    for statement in ("DELETE FROM journal", "UPDATE journal SET action = 'x'", "DELETE FROM journal_changes"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            base.connection.execute(statement)


def test_what_was_compiled_for_one_base_serves_the_next(base: OpenBase, tmp_path: Path, around: Around) -> None:
    list_dossiers(base)
    compiled = base.engine.get_execution_options()["compiled_cache"]
    count = len(compiled)
    other = create_base(tmp_path / "autre.leaderdesk", around, gal_name="GAL")
    list_dossiers(other)
    other.close()

    assert other.engine.get_execution_options()["compiled_cache"] is compiled
    assert len(compiled) == count
