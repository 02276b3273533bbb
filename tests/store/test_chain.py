"""The chain of the journal: it verifies, and every way of tampering is found at its exact height."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from leaderdesk.domain.changes import canonical
from leaderdesk.services.around import Around
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.checks import check_base, check_file
from leaderdesk.services.dossiers import edit_dossier
from leaderdesk.store.engine.connection import looked_at
from leaderdesk.store.journal.verify import check_chain, check_rows, check_values
from tests.factories import make_dossier, make_ground
from tests.store.rows import tamper

# 1 create_base, 2 name_gal, 3 open_programme, 4 add_fiche (fiche, rules, envelope), 5 holder, 6 funder, 7 dossier.


@pytest.fixture
def path(base: OpenBase) -> Path:
    """A closed base of seven entries."""
    make_dossier(base, make_ground(base))
    assert base.height == 7
    base.close()
    return base.path


def found(path: Path) -> list[tuple[str, int]]:
    """What the chain and its values say of a closed base: code and height."""
    with looked_at(path) as connection:
        findings = [*check_chain(connection), *check_values(connection)]
    return [(each.code, int(each.data["height"])) for each in findings]


def test_the_chain_of_an_untouched_base_verifies(base: OpenBase) -> None:
    make_dossier(base, make_ground(base))

    report = check_base(base)

    assert report.findings == ()
    assert report.counts == {"entries": 7, "changes": 16, "erased": 0, "rows": 16, "attachments": 0}


def test_an_action_costs_the_same_whatever_was_done_before_it(base: OpenBase) -> None:
    ground = make_ground(base)
    first = make_dossier(base, ground)

    def steps(title: str) -> int:
        """How many hundreds of instructions SQLite carries out for one change."""
        taken: list[None] = []
        base.connection.set_progress_handler(lambda: taken.append(None), 100)
        edit_dossier(base, first, title=title)
        base.connection.set_progress_handler(None, 0)
        return len(taken)

    before = steps("La halle")
    for rank in range(2, 32):
        make_dossier(base, ground, f"2026-{rank:03}")
    assert steps("Le préau") <= before + 2


def test_an_entry_of_more_rows_than_are_held_in_memory_verifies(
    base: OpenBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("leaderdesk.store.journal.entries._SOME", 2)
    make_dossier(base, make_ground(base))

    report = check_base(base)
    assert (report.findings, report.counts["changes"]) == ((), 16)


def test_each_entry_carries_the_hash_of_the_one_before(base: OpenBase) -> None:
    make_ground(base)

    rows = base.connection.execute("SELECT parent, hash FROM journal ORDER BY height").fetchall()

    assert [parent for parent, _ in rows] == ["0" * 64, *(digest for _, digest in rows[:-1])]


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("UPDATE journal SET action = 'add_holder' WHERE height = 4", [("entry_altered", 4)]),
        ("UPDATE journal SET at = '2025-01-01T00:00:00.000Z' WHERE height = 4", [("entry_altered", 4)]),
        ("UPDATE journal SET kind = 'barrier' WHERE height = 4", [("entry_altered", 4)]),
        ("UPDATE journal SET undoes = 3 WHERE height = 4", [("entry_altered", 4)]),
        ("UPDATE journal SET lineage = 1 WHERE height = 4", [("entry_altered", 4)]),
        ("UPDATE journal SET base = 1 WHERE height = 4", [("entry_foreign", 4)]),
        ("UPDATE journal SET parent = hex(zeroblob(32)) WHERE height = 4", [("chain_broken", 4)]),
        ("UPDATE journal SET hash = hex(zeroblob(32)) WHERE height = 4", [("entry_altered", 4), ("chain_broken", 5)]),
        ("UPDATE journal SET about = replace(about, 'Jeanne', 'Paul') WHERE height = 4", [("about_altered", 4)]),
        ("UPDATE journal SET about = NULL, about_salt = NULL WHERE height = 4", [("about_altered", 4)]),
        ("UPDATE journal SET about = '{}', about_salt = NULL WHERE height = 4", [("about_altered", 4)]),
        ("UPDATE journal SET about_digest = 'x' WHERE height = 4", [("entry_altered", 4)]),
        ("DELETE FROM journal WHERE height = 4", [("changes_without_entry", 4), ("entry_missing", 5)]),
        ("UPDATE journal SET height = 40 WHERE height = 7", [("changes_without_entry", 7), ("entry_missing", 40)]),
        ("DELETE FROM journal_changes WHERE height = 4 AND position = 1", [("entry_altered", 4)]),
        ("UPDATE journal_changes SET row_key = 1 WHERE height = 4 AND position = 1", [("entry_altered", 4)]),
        ("UPDATE journal_changes SET verb = 'changed' WHERE height = 4 AND position = 1", [("entry_altered", 4)]),
        ("UPDATE journal_changes SET after = '{}' WHERE height = 4 AND position = 1", [("value_altered", 4)]),
        ("UPDATE journal_changes SET before = '{}' WHERE height = 4 AND position = 1", [("value_altered", 4)]),
        ("UPDATE journal_changes SET salt = x'00' WHERE height = 4 AND position = 1", [("value_altered", 4)]),
        ("UPDATE journal_changes SET erased_by = 6 WHERE height = 4 AND position = 1", [("value_altered", 4)]),
        (
            "UPDATE journal_changes SET after = NULL, salt = NULL, erased_by = 6 WHERE height = 4 AND position = 1",
            [("value_altered", 4)],
        ),
    ],
)
def test_tampering_is_found_at_its_height(path: Path, statement: str, expected: list[tuple[str, int]]) -> None:
    tamper(path, statement)

    assert found(path) == expected


def test_a_value_and_its_digest_changed_together_break_the_entry(path: Path) -> None:
    tamper(path, "UPDATE journal_changes SET after = '{}', digest = 'x' WHERE height = 5")

    assert ("entry_altered", 5) in found(path)


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("UPDATE dossiers SET title = 'Autre'", ("row_altered", "dossiers", 7)),
        ("UPDATE funding_lines SET amount = amount + 1 WHERE nature = 'own'", ("row_altered", "funding_lines", 7)),
        ("DELETE FROM quotes", ("row_altered", "quotes", 7)),
        ("INSERT INTO tags VALUES (1, 'en douce')", ("row_unrecorded", "tags", None)),
    ],
)
def test_a_row_changed_behind_the_journal_is_found(
    path: Path, around: Around, statement: str, expected: tuple[str, str, int | None]
) -> None:
    tamper(path, statement)

    findings = check_file(path, around).findings

    found = [(each.code, each.data["table"], each.data.get("height")) for each in findings if each.level == "fault"]
    assert found == [expected]


def test_entries_cut_from_the_end_are_told_by_the_witness(path: Path, around: Around) -> None:
    tamper(
        path,
        "DELETE FROM dossiers",
        *(f"DELETE FROM {table}" for table in ("quotes", "cost_lines", "funding_lines", "status_steps")),  # noqa: S608
        "DELETE FROM journal_changes WHERE height = 7",
        "DELETE FROM journal WHERE height = 7",
    )

    findings = check_file(path, around).findings

    assert found(path) == []
    assert [(each.code, each.data["missing"]) for each in findings] == [("lost_changes", 1)]


def test_protections_taken_off_are_noticed(path: Path, around: Around) -> None:
    tamper(path)
    assert check_file(path, around).is_clean

    connection = sqlite3.connect(path)
    connection.execute("DROP TRIGGER journal_no_delete")
    connection.close()

    findings = check_file(path, around).findings
    assert [(each.code, each.data["name"]) for each in findings] == [("schema_differs", "journal_no_delete")]


def test_the_last_entries_can_be_verified_alone(path: Path) -> None:
    tamper(path, "UPDATE journal SET action = 'x' WHERE height = 2")

    with looked_at(path) as connection:
        assert check_chain(connection, last=3) == []
        assert [each.data["height"] for each in check_chain(connection, last=6)] == [2]
        assert check_rows(connection) == []


def test_recorded_values_are_written_in_the_canonical_form(base: OpenBase) -> None:
    make_dossier(base, make_ground(base), title='Une "halle"\n\u00e9tag\u00e9e \U0001f332')

    written = [after for (after,) in base.connection.execute("SELECT after FROM journal_changes")]

    assert [canonical(json.loads(after)) for after in written] == written
