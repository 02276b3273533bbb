"""F7, F59-F64: bases of other versions, and migrations that fail, are killed or find no room."""

from __future__ import annotations

import contextlib
import functools
import re
import resource
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, event

from leaderdesk.domain.errors import Fault
from leaderdesk.domain.findings import Report
from leaderdesk.services import bases
from leaderdesk.services.around import Around
from leaderdesk.services.backups import list_backups
from leaderdesk.services.bases import look_at_base, open_base
from leaderdesk.services.checks import check_base, check_file
from leaderdesk.services.dossiers import edit_dossier, list_dossiers
from leaderdesk.services.history import redo, undo
from leaderdesk.store.check import check
from leaderdesk.store.engine.connection import VERSION, connect_live, engine_on, looked_at, stored_version
from leaderdesk.store.engine.integrity import expected_schema, read_schema
from leaderdesk.store.journal.entries import Act
from leaderdesk.store.journal.replay import next_undo
from leaderdesk.store.migrate import migrate, revisions, run
from leaderdesk.system.paths import program_folder
from leaderdesk.system.steps import Step, no_step
from leaderdesk.words.failures import say
from tests.faults import children
from tests.faults.bases import (
    Site,
    assert_nothing_lost,
    digest,
    make_site,
    neighbours,
    numbers_in,
    outcome,
    prints,
    refused,
)

OURS = ["A-1", "A-2", "A-3"]
DATA = Path(__file__).parents[1] / "data"
MIGRATE = Act("migrate", "Jeanne", "portable-1", kind="barrier")


@pytest.fixture
def scripts(tmp_path: Path) -> Path:
    """The revisions of the program, then those of the tests."""
    folder = tmp_path / "revisions"
    for source in (program_folder("db"), DATA / "migrations"):
        shutil.copytree(source / "versions", folder / "versions", dirs_exist_ok=True)
    return folder


def _revision(scripts: Path, body: str, extra: str = "") -> None:
    """A revision 0101 of one's own in the place of the others."""
    for each in scripts.glob("versions/010[1-9]*.py"):
        each.unlink()
    head = 'from alembic import op\nrevision = "0101"\ndown_revision = "0100"\n'
    text = f"{head}{extra}\ndef upgrade():\n    {body}\n"
    (scripts / "versions" / "0101_of_the_test.py").write_text(text, encoding="utf-8")


def _migrated(site: Site, scripts: Path, target: int = 102, at_step: Step = no_step) -> tuple[int, int]:
    around = site.around
    return migrate(
        site.path, MIGRATE, at=around.clock(), ids=around.ids, scripts=scripts, target=target, at_step=at_step
    )


@contextlib.contextmanager
def _looked(site: Site) -> Iterator[sqlite3.Connection]:
    with looked_at(site.path) as connection:
        yield connection


def _report(site: Site) -> Report:
    with _looked(site) as connection:
        return check(connection, None)


def _assert_as_before(site: Site) -> None:
    base = site.open()
    assert base.version == 100
    assert_nothing_lost(base, OURS)
    base.close()
    assert neighbours(site.path) == [site.path.name]


def test_f61_a_migration_keeps_every_row_and_is_explained_by_the_journal(site: Site, scripts: Path) -> None:
    assert _migrated(site, scripts) == (100, 102)
    with _looked(site) as connection:
        assert stored_version(connection) == 102
        assert connection.execute("SELECT count(*) FROM cost_lines").fetchone() == (3,)
        assert connection.execute("SELECT DISTINCT title, priority FROM dossiers").fetchall() == [
            ("RÉHABILITER LA HALLE", 0)
        ]
        (made,) = connection.execute("SELECT sql FROM sqlite_schema WHERE name = 'dossiers'").fetchone()
        assert made.rstrip().endswith("STRICT")
        assert next_undo(connection) is None
    assert _report(site).findings == ()


def test_f61_undo_stops_at_a_migration(site: Site, scripts: Path) -> None:
    _revision(scripts, "op.execute(\"UPDATE gals SET carrier = 'Pays'\")")
    base = site.open()
    edit_dossier(base, list_dossiers(base)[0].id, title="Autre")
    assert next_undo(base.connection) == base.height
    base.close()
    _migrated(site, scripts, 101)
    with _looked(site) as connection:
        assert next_undo(connection) is None


def test_f61_failure_at_each_step(site: Site, scripts: Path) -> None:
    steps = list[str]()
    before = digest(site.path)
    for failing in ("0101", "0102", "before commit"):

        def fail(name: str, failing: str = failing) -> None:
            steps.append(name)
            if name == failing:
                raise OSError(5, "Input/output error")

        with pytest.raises(Fault, match="write_failed"):
            _migrated(site, scripts, at_step=fail)
        assert digest(site.path) == before
        _assert_as_before(site)
    assert steps == ["0101", "0101", "0102", "0101", "0102", "before commit"]
    assert _migrated(site, scripts) == (100, 102)


def test_f61_failure_inside_a_revision(site: Site, scripts: Path) -> None:
    for body in ("op.execute('DELETE FROM dossiers'); op.execute('nonsense')", "op.drop_table('quotes'); 1 / 0"):
        _revision(scripts, body)
        with pytest.raises((sqlite3.OperationalError, ZeroDivisionError)):
            _migrated(site, scripts, 101)
        _assert_as_before(site)


def test_f61_a_verified_backup_comes_first(site: Site, scripts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _revision(scripts, "op.execute('DELETE FROM quotes')")
    monkeypatch.setattr(bases, "migrate", functools.partial(migrate, scripts=scripts, target=101))
    monkeypatch.setattr(bases, "needs_migration", lambda connection: stored_version(connection) < 101)
    with pytest.raises(Fault, match="migration_lost_rows"):
        site.open()
    (backup,) = list_backups(site.path, site.around)
    assert backup.why == "migration"
    _revision(scripts, "op.execute(\"UPDATE gals SET carrier = 'Pays'\")")
    base = site.open()
    assert base.notices == (("migrated", {"found": "1.0", "now": "1.1"}),)
    assert base.version == 101
    assert numbers_in(base) == OURS
    base.close()
    assert [each.why for each in list_backups(site.path, site.around)] == ["migration"] * 2


def test_f61_no_migration_of_a_suspect_base(site: Site, scripts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bases, "migrate", functools.partial(migrate, scripts=scripts, target=101))
    monkeypatch.setattr(bases, "needs_migration", lambda connection: stored_version(connection) < 101)
    with closing(sqlite3.connect(site.path)) as connection:
        connection.execute("UPDATE dossiers SET title = 'Autre' WHERE number = 'A-1'")
        connection.commit()
    assert refused(site).code == "suspect_base"
    with _looked(site) as connection:
        assert stored_version(connection) == 100


def test_f07_kill_among_the_statements_of_a_migration(site: Site, scripts: Path) -> None:
    statements = _statements(site, scripts)
    chosen = {*range(0, statements, 32), *range(statements - 6, statements)}
    _kill_at(site, scripts, sorted(chosen))


@pytest.mark.long
def test_f07_kill_at_each_statement_of_a_migration(site: Site, scripts: Path) -> None:
    _kill_at(site, scripts, range(_statements(site, scripts)))


def _statements(site: Site, scripts: Path) -> int:
    """How many statements the migration of such a base takes."""
    other = make_site(_folder(site, "autre"), site.around, *OURS)
    statements = int(children.run(lambda say_word: say_word(_counted(other, scripts)))[-1])
    assert statements > 100
    return statements


def _kill_at(site: Site, scripts: Path, statements: Iterable[int]) -> None:
    for statement in statements:

        def work(say_word: children.Say, at: int = statement) -> None:
            _watched(children.dying_at(at))
            say_word(_migrated(site, scripts))

        assert children.run(work) == []
        _assert_as_before(site)
    assert _migrated(site, scripts) == (100, 102)
    assert _report(site).findings == ()


def _counted(site: Site, scripts: Path) -> int:
    seen = list[str]()
    _watched(seen.append)
    _migrated(site, scripts)
    return len(seen)


def _watched(step: Callable[[str], None]) -> None:
    """Tell of every statement that SQLite begins, whoever sends it."""

    @event.listens_for(Engine, "begin")
    def trace(bound: Connection) -> None:
        connection = bound.connection.dbapi_connection
        connection.set_trace_callback(step)  # type: ignore[union-attr]  # sqlite3's own, and there is one


def test_f62_disk_full_during_a_migration(tmp_path: Path, scripts: Path, around: Around) -> None:
    def work() -> list[str]:
        children.own_mounts()
        children.mount_small_disk(tmp_path / "disque", "4m")
        site = make_site(tmp_path / "disque", around, *OURS)
        codes: list[str] = []
        while "done" not in codes:
            ballast = children.fill(site.path.parent)
            with ballast.open("r+b") as file:
                file.truncate(ballast.stat().st_size - 16_384 * len(codes))
            codes.append(outcome(lambda: _migrated(site, scripts)))
            ballast.unlink()
            _assert_sound(site, codes[-1])
        return codes

    codes = children.answer(work)
    assert codes[:3] == ["disk_full"] * 3
    assert set(codes[:-1]) == {"disk_full"}


def test_f62_file_size_limit_during_a_migration(site: Site, scripts: Path) -> None:
    def work() -> list[str]:
        hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
        codes = list[str]()
        while "done" not in codes:
            resource.setrlimit(resource.RLIMIT_FSIZE, (4096 + 16_384 * len(codes), hard))
            codes.append(outcome(lambda: _migrated(site, scripts)))
            resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
            _assert_sound(site, codes[-1])
        return codes

    codes = children.answer(work)
    assert codes[:3] == ["write_failed"] * 3
    assert set(codes[:-1]) == {"write_failed"}


def _assert_sound(site: Site, code: str) -> None:
    """As before while the migration is refused, whole once it is done."""
    if code == "done":
        assert _report(site).findings == ()
    else:
        _assert_as_before(site)


@pytest.mark.parametrize("table", ["_alembic_tmp_dossiers", "_tmp_x", '_tmp_"odd name'])
def test_f63_leftovers_of_another_program(site: Site, scripts: Path, table: str) -> None:
    quoted = table.replace('"', '""')
    with closing(sqlite3.connect(site.path)) as connection:
        connection.execute(f'CREATE TABLE "{quoted}" (x INTEGER)')
        connection.execute(f'INSERT INTO "{quoted}" DEFAULT VALUES')
        connection.commit()
    assert [each.code for each in check_file(site.path, site.around).findings] == ["schema_differs"]
    _migrated(site, scripts)
    assert _report(site).findings == ()
    with _looked(site) as connection:
        assert table not in read_schema(connection)


def test_f63_leftovers_do_not_stop_the_backup_before_a_migration(
    site: Site, scripts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bases, "migrate", functools.partial(migrate, scripts=scripts, target=101))
    monkeypatch.setattr(bases, "needs_migration", lambda connection: stored_version(connection) < 101)
    with closing(sqlite3.connect(site.path)) as connection:
        connection.execute("CREATE TABLE _alembic_tmp_dossiers (id INTEGER PRIMARY KEY)")
        connection.execute("INSERT INTO _alembic_tmp_dossiers VALUES (1)")
        connection.execute("PRAGMA user_version = 99")
        connection.commit()
    _without_0100(scripts)
    base = site.open()
    assert numbers_in(base) == OURS
    base.close()


def _without_0100(scripts: Path) -> None:
    """The same revisions as if the first made nothing: the base has its tables already."""
    text = 'revision = "0100"\ndown_revision = None\n\ndef upgrade():\n    pass\n'
    (scripts / "versions" / "0100_first_families.py").write_text(text, encoding="utf-8")


def test_f64_a_row_that_would_be_lost(site: Site, scripts: Path) -> None:
    _revision(scripts, 'op.execute("DELETE FROM quotes WHERE rowid = (SELECT min(rowid) FROM quotes)")')
    with pytest.raises(Fault) as told:
        _migrated(site, scripts, 101)
    assert told.value.code == "migration_lost_rows"
    assert (told.value.data["table"], told.value.data["before"], told.value.data["after"]) == ("quotes", 3, 2)
    _assert_as_before(site)


def test_f64_a_row_that_may_go(site: Site, scripts: Path) -> None:
    _revision(scripts, "op.execute('DELETE FROM quotes')", extra='ROWS_MAY_CHANGE = ("quotes",)')
    _migrated(site, scripts, 101)
    assert _report(site).findings == ()
    assert _report(site).counts["rows"] > 0


def test_f64_an_orphan_made_by_a_migration(site: Site, scripts: Path) -> None:
    _revision(scripts, "op.execute('UPDATE quotes SET cost_line_id = 7')")
    with pytest.raises(Fault) as told:
        _migrated(site, scripts, 101)
    assert (told.value.code, told.value.data["table"]) == ("migration_orphans", "quotes")
    assert site.path.name in say(told.value)
    _assert_as_before(site)


def test_f64_a_constraint_that_old_data_break(site: Site, scripts: Path) -> None:
    _revision(scripts, "op.execute(\"UPDATE dossiers SET number = 'le même'\")")
    with pytest.raises(Fault) as told:
        _migrated(site, scripts, 101)
    assert told.value.code == "migration_failed"
    assert "dossiers.number" in say(told.value)
    _assert_as_before(site)


def test_f64_children_survive_a_parent_made_anew(site: Site, scripts: Path) -> None:
    with _looked(site) as connection:
        children_before = connection.execute("SELECT * FROM cost_lines ORDER BY id").fetchall()
    _migrated(site, scripts, 101)
    with _looked(site) as connection:
        assert connection.execute("SELECT * FROM cost_lines ORDER BY id").fetchall() == children_before


def test_f59_a_newer_base_is_refused_untouched(site: Site) -> None:
    with closing(sqlite3.connect(site.path)) as connection:
        connection.execute("PRAGMA user_version = 9999")
    before = prints(site.path)
    told = refused(site)
    assert (told.code, told.data["found"], told.data["known"]) == ("newer_version", "99.99", "1.0")
    assert "99.99" in say(told)
    for way in (lambda: check_file(site.path, site.around), lambda: look_at_base(site.path, site.around)):
        assert outcome(way) == "newer_version"
    assert prints(site.path) == before
    assert neighbours(site.path) == [site.path.name]


def test_f59_a_newer_base_with_a_pending_log(site: Site) -> None:
    def work(_: children.Say) -> None:
        connection = connect_live(site.path)
        connection.execute("PRAGMA user_version = 9999")
        connection.execute("INSERT INTO drafts SELECT 1, id, 'x', 'y' FROM base")
        children.die()

    children.run(work)
    assert refused(site).code == "newer_version"
    assert len(prints(site.path)) == 2


def test_f59_no_way_up_is_told(site: Site, scripts: Path) -> None:
    with pytest.raises(Fault, match="no_way_up"):
        _migrated(site, scripts, target=103)
    _assert_as_before(site)


def test_f60_the_last_revision_is_the_version_of_the_program() -> None:
    (head,) = revisions(program_folder("db"), VERSION - 1, 9999)
    assert int(head.revision) == VERSION


def test_f60_every_revision_has_its_sentence_and_its_stored_base() -> None:
    known = [int(each.revision) for each in revisions(program_folder("db"), 0, VERSION)]
    stored = sorted(each.name for each in (DATA / "bases").glob("*.leaderdesk"))
    assert stored == [f"{version // 100}.{version % 100}.leaderdesk" for version in known]
    assert all(re.match(r"\d+\.\d+: ", each.doc) for each in revisions(program_folder("db"), 0, VERSION))


def test_f60_all_revisions_from_nothing_make_the_expected_schema(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "rien", isolation_level=None)) as connection:
        with engine_on(connection).begin() as bound:
            run(bound, revisions(program_folder("db"), 0, VERSION), tmp_path)
        assert read_schema(connection) == expected_schema()


@pytest.mark.parametrize("stored", sorted((DATA / "bases").glob("*.leaderdesk")), ids=str)
def test_f60_every_released_base_opens_for_ever(stored: Path, tmp_path: Path, around: Around) -> None:
    path = tmp_path / stored.name
    shutil.copyfile(stored, path)
    base = open_base(path, around)
    assert base.version == VERSION
    assert check_base(base).findings == ()
    assert [(row.number, row.title, row.status, row.is_binned) for row in list_dossiers(base)][:3] == [
        ("2023-001", "Réhabiliter la halle", "programmed", False),
        ("2023-002", "Épicerie solidaire", "complete", False),
        ("2023-003", "À la corbeille", "complete", True),
    ]
    if VERSION == 100:
        undo(base)
        redo(base)
    base.close()


def _folder(site: Site, name: str) -> Path:
    folder = site.path.parent / name
    folder.mkdir()
    return folder
