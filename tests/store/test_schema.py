"""The tables of a base: as written in `db/`, STRICT, all named, and refusing what makes no sense."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing

import pytest
from sqlalchemy import CheckConstraint
from sqlalchemy.schema import ForeignKeyConstraint

from leaderdesk.services.bases import OpenBase, act
from leaderdesk.store.engine.integrity import read_schema, schema_script
from leaderdesk.store.schema import JOURNAL_TABLES, JOURNALLED, METADATA, OUTSIDE_JOURNAL, Holder
from leaderdesk.store.unit import Unit
from tests.factories import make_dossier, make_ground
from tests.store.written_schema import FILE, written_schema


def test_the_written_schema_is_the_one_of_the_models() -> None:
    assert FILE.read_text("utf-8") == written_schema()


def test_the_frozen_first_migration_makes_the_same_tables() -> None:
    frozen = (FILE.parent / "versions" / "0100_first_families.sql").read_text("utf-8")
    with closing(sqlite3.connect(":memory:")) as first, closing(sqlite3.connect(":memory:")) as now:
        first.executescript(frozen)
        now.executescript(schema_script())

        assert read_schema(first) == read_schema(now)


def test_every_table_is_strict(base: OpenBase) -> None:
    rows = base.connection.execute("SELECT name, strict FROM pragma_table_list WHERE schema = 'main'").fetchall()

    assert {name for name, strict in rows if not strict} == {"sqlite_schema"}
    assert {name for name, strict in rows if strict} == set(METADATA.tables)


def test_every_check_and_reference_has_a_name() -> None:
    constraints = [each for table in METADATA.tables.values() for each in table.constraints]
    named = [each for each in constraints if isinstance(each, CheckConstraint | ForeignKeyConstraint)]

    assert len(named) > 60
    assert [str(each) for each in named if not each.name] == []
    assert len({each.name for each in named}) == len(named)
    assert len(re.findall(r"CHECK \(", written_schema())) == len(
        re.findall(r"CONSTRAINT ck_\w+ CHECK", written_schema())
    )


def test_what_the_journal_records_is_only_integers_and_text(base: OpenBase) -> None:
    types = {
        kind
        for table in JOURNALLED
        for (kind,) in base.connection.execute("SELECT type FROM pragma_table_info(?)", (table,))
    }

    assert types == {"INTEGER", "TEXT"}


def test_the_list_of_what_stands_outside_the_journal_is_closed(base: OpenBase) -> None:
    assert {"drafts", "view_states"} == OUTSIDE_JOURNAL
    assert {"journal", "journal_changes"} == JOURNAL_TABLES
    assert set(METADATA.tables) == set(JOURNALLED) | OUTSIDE_JOURNAL | JOURNAL_TABLES
    assert [table for table in OUTSIDE_JOURNAL if "base" not in METADATA.tables[table].columns] == []
    triggers = base.connection.execute("SELECT name FROM sqlite_temp_schema WHERE type = 'trigger'").fetchall()
    assert {name for (name,) in triggers} == {
        f"record_{event}_{table}" for event in ("INSERT", "UPDATE", "DELETE") for table in JOURNALLED
    }


@pytest.mark.parametrize(
    ("statement", "name"),
    [
        ("UPDATE cost_lines SET amount = -1", "ck_cost_lines_amount"),
        ("UPDATE cost_lines SET eligible_amount = -1", "ck_cost_lines_eligible_amount"),
        ("UPDATE cost_lines SET kind = 'gift'", "ck_cost_lines_kind"),
        ("UPDATE dossiers SET inside_share = 1000001", "ck_dossiers_inside_share"),
        ("UPDATE dossiers SET received_on = '2026-3-1'", "ck_dossiers_received_on"),
        ("UPDATE dossiers SET eligible_from_origin = 'rumour'", "ck_dossiers_eligible_from_origin"),
        ("UPDATE fiche_rules SET feader_share = -1", "ck_fiche_rules_feader_share"),
        ("UPDATE fiche_rules SET own_public_money_calls = 2", "ck_fiche_rules_own_public_money_calls"),
        ("UPDATE funders SET is_public = 7", "ck_funders_is_public"),
        ("UPDATE funding_lines SET fund_id = NULL WHERE nature = 'european'", "ck_funding_lines_fund"),
        ("UPDATE holders SET nature = 'both'", "ck_holders_nature"),
        ("UPDATE status_steps SET status = 'lost'", "ck_status_steps_status"),
        (
            "INSERT INTO attachments SELECT 1, id, NULL, NULL, 'a', 1, 'short', '2026-03-02' FROM dossiers",
            "ck_attachments_digest",
        ),
        ("UPDATE base SET one = 2", "ck_base_one"),
        ("UPDATE cost_lines SET amount = 12.5", "cannot store REAL value in INTEGER column cost_lines.amount"),
        ("UPDATE cost_lines SET amount = '12 345,67'", "cannot store TEXT value in INTEGER column cost_lines.amount"),
        ("UPDATE dossiers SET id = 1", "a key never changes"),
    ],
)
def test_a_value_that_makes_no_sense_is_refused_by_the_base(base: OpenBase, statement: str, name: str) -> None:
    make_dossier(base, make_ground(base))

    with pytest.raises(sqlite3.IntegrityError, match=name), Unit(base, act(base, "edit_dossier")):
        base.connection.execute(statement)


def test_a_commit_that_fails_is_rolled_back_and_work_goes_on(base: OpenBase) -> None:
    ground = make_ground(base)
    make_dossier(base, ground)
    height = base.height

    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        point_nowhere(base)

    assert not base.has_open_transaction()
    assert base.connection.execute("SELECT count(*) FROM dossiers WHERE holder_id = 12").fetchone() == (0,)
    make_dossier(base, ground, "2026-002")
    assert base.height == height + 1


def test_text_is_stored_in_one_unicode_form(base: OpenBase) -> None:
    with Unit(base, act(base, "add_holder")) as unit:
        unit.session.add(Holder(id=1, name="E\u0301taples", legal_kind="commune", nature="public"))
        unit.commit()

    assert base.connection.execute("SELECT name FROM holders").fetchone() == ("Étaples",)


def test_money_and_rates_are_whole_numbers_in_the_file(base: OpenBase) -> None:
    make_dossier(base, make_ground(base))

    stored = base.connection.execute("SELECT feader_share FROM fiche_rules").fetchone()
    amounts = base.connection.execute("SELECT amount FROM funding_lines ORDER BY position").fetchall()

    assert stored == (800_000,)
    assert amounts == [(6_400_00,), (1_600_00,), (2_000_00,)]


def point_nowhere(base: OpenBase) -> None:
    """References are checked at the commit, so that is what fails."""
    with Unit(base, act(base, "edit_dossier")) as unit:
        base.connection.execute("UPDATE dossiers SET holder_id = 12")
        unit.commit()
