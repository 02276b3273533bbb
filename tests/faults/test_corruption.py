"""F30-F45: files that are damaged, replaced, cut off from their log or edited by hand."""

from __future__ import annotations

import random
import shutil
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from leaderdesk.domain.errors import Expected, Fault
from leaderdesk.domain.findings import Finding
from leaderdesk.services.around import Around
from leaderdesk.services.backups import backup_base, best_backup, list_backups, restore_backup
from leaderdesk.services.bases import close_base, create_base, open_base
from leaderdesk.services.checks import check_base, check_file
from leaderdesk.services.dossiers import list_dossiers
from leaderdesk.services.settings_file import Preferences, load_preferences, save_preferences
from leaderdesk.store.base import OpenBase
from leaderdesk.store.schema import JOURNALLED
from leaderdesk.system.holding import holder_file
from leaderdesk.system.paths import quarantine_folder, sidecars
from leaderdesk.words.findings import say
from tests.factories import make_dossier
from tests.faults import children
from tests.faults.bases import (
    Site,
    assert_nothing_lost,
    copied,
    digest,
    flip,
    killed_at_work,
    make_site,
    numbers_in,
    outcome,
    prints,
    refused,
)

OURS = ["A-1", "A-2", "A-3"]
_PAGE = 4096


def _emptied(path: Path) -> None:
    path.write_bytes(b"")


def _cut_in_half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _cut_to_its_header(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:100])


def _header_zeroed(path: Path) -> None:
    path.write_bytes(bytes(100) + path.read_bytes()[100:])


def _made_a_zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("base.txt", "une autre chose")


def _made_another_program_s(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE notes (text)")
        connection.commit()


def _made_a_hollow_base(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id = {0x4C44534B}")
        connection.execute("CREATE TABLE notes (text)")
        connection.commit()


def _smashed(page: int) -> Callable[[Path], None]:
    def smash(path: Path) -> None:
        with path.open("r+b") as file:
            file.seek(_PAGE * (page - 1))
            file.write(b"\xff" * 64)

    return smash


DAMAGES: dict[str, tuple[Callable[[Path], None], str]] = {
    "f30_empty": (_emptied, "empty_file"),
    "f31_half": (_cut_in_half, "damaged"),
    "f31_header_only": (_cut_to_its_header, "damaged"),
    "f32_header_zeroed": (_header_zeroed, "not_a_base"),
    "f32_zip": (_made_a_zip, "not_a_base"),
    "f32_another_program": (_made_another_program_s, "not_a_base"),
    "f32_hollow": (_made_a_hollow_base, "damaged"),
    "f33_first_page": (_smashed(1), "not_a_base"),
    "f33_page_6": (_smashed(6), "damaged"),
}


@pytest.mark.parametrize(("damage", "code"), DAMAGES.values(), ids=DAMAGES)
def test_f30_to_f33_a_damaged_file_is_told_kept_and_replaced(
    site: Site, damage: Callable[[Path], None], code: str
) -> None:
    backup = _backed_up(site)
    site.enter("B-1")
    damage(site.path)
    damaged = digest(site.path)
    assert refused(site).code == code
    assert [each.path for each in list_backups(site.path, site.around)] == [backup]
    best = best_backup(site.path, site.around)
    assert best is not None
    restored = restore_backup(site.path, best.path, site.around)
    assert restored.lost == 1
    assert digest(restored.quarantine / site.path.name) == damaged
    _assert_opens(site, OURS)


@pytest.mark.parametrize("damage", [_emptied, _cut_in_half, _header_zeroed], ids=["empty", "half", "header"])
def test_f30_backups_are_found_by_their_own_word(site: Site, damage: Callable[[Path], None]) -> None:
    backup = _backed_up(site)
    shutil.rmtree(site.around.folders.witness)
    damage(site.path)
    assert [each.path for each in list_backups(site.path, site.around)] == [backup]


def test_f30_an_empty_file_is_never_made_a_new_base(tmp_path: Path, around: Around) -> None:
    path = tmp_path / "vide.leaderdesk"
    path.touch()
    with pytest.raises(Expected) as told:
        create_base(path, around, gal_name="GAL")
    assert told.value.code == "already_there"
    assert path.read_bytes() == b""


def test_f33_any_page_smashed(site: Site, tmp_path: Path) -> None:
    content = _content(site)
    for page in range(1, site.path.stat().st_size // _PAGE + 1):
        hurt = copied(site, tmp_path / f"{page}")
        _smashed(page)(hurt.path)
        assert _found_or_harmless(hurt, content), page


def test_f33_any_byte_altered(site: Site, tmp_path: Path) -> None:
    content, chance = _content(site), random.Random(33)
    size = site.path.stat().st_size
    for turn in range(30):
        hurt = copied(site, tmp_path / f"{turn}")
        at = chance.randrange(size)
        flip(hurt.path, at, 1 << chance.randrange(8))
        assert _found_or_harmless(hurt, content), at


@pytest.mark.long
def test_f33_three_thousand_bytes_altered(site: Site, tmp_path: Path) -> None:
    content, chance = _content(site), random.Random(3333)
    size = site.path.stat().st_size
    for turn in range(3000):
        hurt = copied(site, tmp_path / "une")
        at = chance.randrange(size)
        flip(hurt.path, at, chance.randrange(1, 256))
        assert _found_or_harmless(hurt, content), (turn, at)
        shutil.rmtree(hurt.path.parent)


def test_f34_one_stored_value_altered(site: Site, tmp_path: Path) -> None:
    written, other = "Réhabiliter la halle".encode(), "Réhabiliter la salle".encode()
    whole = site.path.read_bytes()
    places = [at for at in range(len(whole)) if whole.startswith(written, at)]
    found = []
    for place, at in enumerate(places):
        hurt = copied(site, tmp_path / f"{place}")
        hurt.path.write_bytes(whole[:at] + other + whole[at + len(other) :])
        base = hurt.open()
        found.append(sorted(finding.code for finding in check_base(base).findings))
        assert base.is_suspect
        base.close()
    assert sorted(found) == [["row_altered"]] * 3 + [["row_altered", "value_altered"]] * 3


def test_f34_a_text_that_is_no_longer_text(site: Site) -> None:
    whole = site.path.read_bytes()
    site.path.write_bytes(whole.replace("Réhabiliter".encode(), b"R\xff\xffhabiliter"))
    base = site.open()
    with pytest.raises(Fault) as fault:
        list_dossiers(base)
    assert (fault.value.code, fault.value.data["detail"]) == ("damaged", "UTF-8")
    base.close()


def test_f34_a_word_of_the_journal_that_is_no_longer_text(site: Site) -> None:
    whole = site.path.read_bytes()
    site.path.write_bytes(whole.replace(b'"subject"', b'"s\xffbject"'))
    told = refused(site)
    assert (told.code, told.data["detail"]) == ("damaged", "UTF-8")


def test_f35_log_deleted_after_a_crash(site: Site) -> None:
    written = killed_at_work(site, 7)
    sidecars(site.path)[0].unlink()
    told = refused(site)
    assert (told.code, told.data["missing"]) == ("lost_changes", len(written))
    base = open_base(site.path, site.around, accept_loss=True)
    assert_nothing_lost(base, OURS)
    base.close()
    _assert_opens(site, OURS)


def test_f35_log_deleted_on_a_machine_that_never_saw_the_base(site: Site) -> None:
    killed_at_work(site, 7)
    sidecars(site.path)[0].unlink()
    base = open_base(site.path, site.unknown_here())
    assert ("witness_unknown", {}) in base.notices
    assert_nothing_lost(base, OURS)
    base.close()


def test_f35_older_copy_put_back(site: Site, tmp_path: Path) -> None:
    older = tmp_path / "ancienne"
    shutil.copyfile(site.path, older)
    site.enter("B-1")
    site.enter("B-2")
    shutil.copyfile(older, site.path)
    told = refused(site)
    assert (told.code, told.data["missing"]) == ("lost_changes", 2)


def test_f35_older_copy_worked_on_elsewhere_and_put_back(site: Site, tmp_path: Path) -> None:
    elsewhere = copied(site, tmp_path / "ailleurs")
    for number in ("B-1", "B-2", "B-3"):
        elsewhere.enter(number)
    site.enter("C-1")
    shutil.copyfile(elsewhere.path, site.path)
    assert refused(site).code == "older_copy"


def test_f36_log_of_another_base(site: Site, tmp_path: Path, around: Around) -> None:
    other = _other_site(tmp_path, around)
    killed_at_work(other, 5)
    shutil.copyfile(sidecars(other.path)[0], sidecars(site.path)[0])
    assert refused(site).code == "foreign_wal"
    with pytest.raises(Fault, match="foreign_wal"):
        check_file(site.path, site.around)
    sidecars(site.path)[0].unlink()
    _assert_opens(site, OURS)


def test_f36_log_of_another_base_torn(site: Site, tmp_path: Path, around: Around) -> None:
    other = _other_site(tmp_path, around)
    killed_at_work(other, 2)
    log = sidecars(other.path)[0].read_bytes()
    content, outcomes = _content(site), set()
    for size in range(0, len(log), _PAGE + 24):
        sidecars(site.path)[0].write_bytes(log[: size + 32])
        found = list[object]()
        told = outcome(lambda found=found: found.append(_content(site)))  # type: ignore[misc]
        assert (told, found) in [("foreign_wal", []), ("done", [content])]
        outcomes.add(told)
    assert outcomes == {"foreign_wal", "done"}


def test_f36_a_log_of_drafts_alone_is_known_as_ours(site: Site) -> None:
    def work(_: children.Say) -> None:
        base = site.open()
        base.connection.execute("INSERT INTO drafts VALUES (1, ?, 'note', 'à moitié tapé')", (base.id,))
        children.die()

    children.run(work)
    base = site.open()
    assert base.notices == (("resumed", {}),)
    assert base.connection.execute("SELECT value FROM drafts").fetchall() == [("à moitié tapé",)]
    base.close()


def test_f37_only_the_file_copied_while_open(site: Site, tmp_path: Path) -> None:
    written = killed_at_work(site, 4)
    alone = tmp_path / "copie.leaderdesk"
    shutil.copyfile(site.path, alone)
    with pytest.raises(Fault) as told:
        open_base(alone, site.around)
    assert (told.value.code, told.value.data["missing"]) == ("lost_changes", len(written))
    assert [each.code for each in check_file(alone, site.around).findings] == ["lost_changes"]


def test_f38_restore_over_a_hot_log(site: Site) -> None:
    backup = _backed_up(site)
    written = killed_at_work(site, 3)
    restored = restore_backup(site.path, backup, site.around)
    assert restored.lost == len(written)
    assert not sidecars(site.path)[0].exists()
    _assert_opens(site, OURS)
    assert [each.why for each in list_backups(site.path, site.around)] == ["restore", "asked"]


def test_f38_restore_over_a_damaged_base_and_its_hot_log(site: Site) -> None:
    backup = _backed_up(site)
    killed_at_work(site, 3)
    _cut_in_half(site.path)
    before = prints(site.path)
    restored = restore_backup(site.path, backup, site.around)
    assert restored.lost == 3
    assert prints(restored.quarantine / site.path.name) == before
    assert len(before) == 2
    _assert_opens(site, OURS)


def test_f39_all_backups_corrupt(site: Site) -> None:
    kept = [_backed_up(site), _backed_up(site, "B-1")]
    for each in kept:
        _smashed(6)(each)
    _cut_in_half(site.path)
    before = [digest(each) for each in (*kept, site.path)]
    assert best_backup(site.path, site.around) is None
    for each in kept:
        with pytest.raises(Fault, match="backup_damaged"):
            restore_backup(site.path, each, site.around)
    assert [digest(each) for each in (*kept, site.path)] == before
    assert not quarantine_folder(site.path).exists()


@pytest.mark.parametrize(("damage", "code"), DAMAGES.values(), ids=DAMAGES)
def test_f39_a_corrupt_backup_is_refused_by_name(site: Site, damage: Callable[[Path], None], code: str) -> None:
    code = code if code == "not_a_base" else "backup_damaged"
    backup = _backed_up(site)
    damage(backup)
    with pytest.raises(Fault) as told:
        restore_backup(site.path, backup, site.around)
    assert told.value.code == code
    assert told.value.data["path"] == str(backup)
    _assert_opens(site, OURS)


def test_f40_newest_backup_corrupt(site: Site) -> None:
    older, newer = _backed_up(site), _backed_up(site, "B-1")
    _smashed(6)(newer)
    best = best_backup(site.path, site.around)
    assert best is not None
    assert best.path == older
    assert best.height == site.seen_height - 1


def test_f41_no_rotation_with_a_corrupt_base(site: Site) -> None:
    kept = [_backed_up(site) for _ in range(14)]
    site.enter("B-1")
    _altered_by_hand(site, "UPDATE dossiers SET title = 'Autre' WHERE number = 'A-1'")
    base = site.open()
    with pytest.raises(Fault, match="suspect_base"):
        backup_base(base, site.around)
    with pytest.raises(Fault, match="suspect_base"):
        close_base(base, site.around)
    assert sorted(each.path for each in list_backups(site.path, site.around)) == sorted(kept[2:])


TAMPERINGS = {
    "last entry removed": ("DELETE FROM journal WHERE height = :last", "changes_without_entry"),
    "last entry removed with its changes": (
        "DELETE FROM journal WHERE height = :last; DELETE FROM journal_changes WHERE height = :last",
        "row_unrecorded",
    ),
    "entry removed": ("DELETE FROM journal WHERE height = :last - 1", "entry_missing"),
    "action edited": ("UPDATE journal SET action = 'rien' WHERE height = :last - 1", "entry_altered"),
    "time edited": ("UPDATE journal SET at = '2026-01-01T00:00:00.000Z' WHERE height = :last - 1", "entry_altered"),
    "operator edited": ("UPDATE journal SET about = replace(about, 'Jeanne', 'Marcel')", "about_altered"),
    "parent edited": ("UPDATE journal SET parent = hex(zeroblob(32)) WHERE height = :last - 1", "chain_broken"),
    "lineage edited": ("UPDATE journal SET lineage = lineage + 1 WHERE height = :last - 1", "entry_altered"),
    "base edited": ("UPDATE journal SET base = base + 1 WHERE height = :last - 1", "entry_foreign"),
    "values edited": ("UPDATE journal_changes SET after = '{}' WHERE height = :last - 1", "value_altered"),
    "digest edited": (
        "UPDATE journal_changes SET digest = hex(zeroblob(32)) WHERE height = :last - 1",
        "entry_altered",
    ),
    "change removed": ("DELETE FROM journal_changes WHERE height = :last - 1 AND position = 0", "entry_altered"),
}


@pytest.mark.parametrize(("statement", "code"), TAMPERINGS.values(), ids=TAMPERINGS)
def test_f42_journal_edited_by_hand(site: Site, statement: str, code: str) -> None:
    last = site.seen_height
    _altered_by_hand(site, statement.replace(":last", str(last)))
    findings = check_file(site.path, site.unknown_here()).findings
    assert code in {finding.code for finding in findings}
    assert all(say(finding) for finding in findings)
    chain = [finding for finding in findings if finding.code == code and "height" in finding.data]
    if "last - 1" in statement:
        assert chain[0].data["height"] == (last if code == "entry_missing" else last - 1)


def test_f43_orphan(site: Site) -> None:
    _altered_by_hand(site, "DELETE FROM cost_lines")
    report = check_file(site.path, site.around)
    assert Finding("orphan", "fault", _orphan_of(site)) in report.findings
    base = site.open()
    with pytest.raises(Fault, match="suspect_base"):
        backup_base(base, site.around)
    base.close()


@pytest.mark.parametrize("garbage", [b"", b"\xff\xfe\x00", b"[1, 2]", b'{"scale": "grand"}', b"null"])
def test_f44_settings_garbage(around: Around, garbage: bytes) -> None:
    save_preferences(around.folders, Preferences(theme="dark"))
    (file,) = around.folders.settings.iterdir()
    file.write_bytes(garbage)
    assert load_preferences(around.folders) == Preferences()
    assert file.with_name(file.name + ".bad").read_bytes() == garbage
    save_preferences(around.folders, Preferences(theme="dark"))
    assert load_preferences(around.folders) == Preferences(theme="dark")


@pytest.mark.parametrize(
    "left", [b"", b"n'importe quoi", b'{"user": "Paul", "machine": "autre", "process": 999999, "since": "hier"}']
)
def test_f45_stale_file_of_a_holder(site: Site, left: bytes) -> None:
    holder_file(site.path).write_bytes(left)
    _assert_opens(site, OURS)
    assert not holder_file(site.path).exists()


def _backed_up(site: Site, *numbers: str) -> Path:
    base = site.open()
    for number in numbers:
        make_dossier(base, site.ground, number)
    backup = backup_base(base, site.around)
    base.close()
    return backup.path


def _assert_opens(site: Site, numbers: list[str]) -> None:
    base = site.open()
    assert numbers_in(base) == numbers
    assert_nothing_lost(base, numbers)
    base.close()


def _other_site(folder: Path, around: Around) -> Site:
    (folder / "autre").mkdir()
    return make_site(folder / "autre", around, "X-1")


def _altered_by_hand(site: Site, statement: str) -> None:
    """What somebody with a tool for SQLite can do, triggers out of the way and put back."""
    with closing(sqlite3.connect(site.path)) as connection:
        triggers = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        for each in statement.split("; "):
            assert connection.execute(each).rowcount > 0
        for _, sql in triggers:
            connection.execute(sql)
        connection.commit()


def _orphan_of(site: Site) -> dict[str, int | str]:
    with closing(sqlite3.connect(site.path)) as connection:
        (key,) = connection.execute("SELECT min(id) FROM quotes").fetchone()
    return {"table": "quotes", "key": key, "parent": "cost_lines"}


def _content(site: Site) -> dict[str, list[tuple[object, ...]]]:
    base = site.open()
    rows = _rows(base)
    base.close()
    return rows


def _rows(base: OpenBase) -> dict[str, list[tuple[object, ...]]]:
    tables = (*JOURNALLED, "journal", "journal_changes")
    queries = {table: f"SELECT * FROM {table} ORDER BY 1, 2" for table in tables}  # noqa: S608 - our own tables
    return {table: base.connection.execute(query).fetchall() for table, query in queries.items()}


def _found_or_harmless(hurt: Site, content: dict[str, list[tuple[object, ...]]]) -> bool:
    """True when the damage was told at opening or by the check, or changed nothing that is stored."""
    before = prints(hurt.path)
    try:
        report = check_file(hurt.path, hurt.around)
        base = hurt.open()
    except Expected:
        assert prints(hurt.path) == before
        return True
    try:
        return bool(report.findings) or _rows(base) == content
    finally:
        base.close()
