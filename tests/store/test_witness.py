"""The loss witness: what this machine has seen of a base, and what it says of one that is behind or beside."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from leaderdesk.domain.errors import Fault
from leaderdesk.services.around import Around
from leaderdesk.services.bases import OpenBase, close_base, create_base, open_base
from leaderdesk.services.programmes import add_structure
from leaderdesk.store.engine.examine import Identity, read_identity
from leaderdesk.store.witness import Seen, Witness, compact, compare, read_seen, seen_at, witness_file

BASE_ID = 0x0123456789ABCDEF
FIRST = Seen(1, 1, "aa", "2026-03-02T10:00:00Z", "/gal/un.leaderdesk")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder for witnesses."""
    return tmp_path / "temoins"


def write(folder: Path, *seen: Seen) -> None:
    witness = Witness(folder, BASE_ID)
    for each in seen:
        witness.note(each)
    witness.close()


def fault_of(base: OpenBase, seen: list[Seen], identity: Identity) -> tuple[str, object] | None:
    try:
        compare(base.path, seen, identity, base.connection)
    except Fault as fault:
        return fault.code, fault.data["missing"]
    return None


def test_what_is_noted_is_read_again(folder: Path) -> None:
    seen = [FIRST, replace(FIRST, height=2, hash="bb")]

    write(folder, *seen)

    assert read_seen(folder, BASE_ID) == seen
    assert witness_file(folder, BASE_ID).name == "0123456789abcdef.jsonl"


def test_nothing_was_seen_of_an_unknown_base(folder: Path) -> None:
    assert read_seen(folder, 12) == []


def test_a_line_cut_by_a_crash_is_passed_over_and_spoils_no_other(folder: Path) -> None:
    write(folder, FIRST)
    with witness_file(folder, BASE_ID).open("ab") as file:
        file.write(b'{"lineage": 1, "hei')

    write(folder, replace(FIRST, height=3))

    assert [seen.height for seen in read_seen(folder, BASE_ID)] == [1, 3]


def test_lines_that_make_no_sense_are_passed_over(folder: Path) -> None:
    write(folder, FIRST)
    with witness_file(folder, BASE_ID).open("ab") as file:
        file.write(b'\xff\xfe\x00\n[1, 2]\n{"lineage": 1}\nnull\n\n')

    assert read_seen(folder, BASE_ID) == [FIRST]


def test_every_commit_of_a_base_is_seen(tmp_path: Path, around: Around) -> None:
    base = create_base(tmp_path / "essai.leaderdesk", around, gal_name="GAL d’essai")
    add_structure(base, name="Parc", kind="park")
    base.close()

    seen = read_seen(around.folders.witness, base.id)

    assert [each.height for each in seen] == [1, 2, 3]
    assert seen[-1] == Seen(base.lineage, 3, base.head_hash, seen[-1].at, str(base.path))


def test_a_base_that_is_where_it_was_or_further_is_fine(base: OpenBase) -> None:
    now = read_identity(base.connection, base.path)
    first = base.connection.execute("SELECT hash FROM journal WHERE height = 1").fetchone()[0]

    assert fault_of(base, [], now) is None
    assert fault_of(base, [Seen(base.lineage, 2, base.head_hash, "", "")], now) is None
    assert fault_of(base, [Seen(base.lineage, 1, first, "", "")], now) is None


def test_a_base_that_is_behind_says_how_much_is_missing(base: OpenBase) -> None:
    now = read_identity(base.connection, base.path)

    assert fault_of(base, [Seen(base.lineage, 7, "cc", "2026-03-02", "")], now) == ("lost_changes", 5)


def test_another_branch_of_the_same_lineage_is_an_older_copy(base: OpenBase) -> None:
    now = read_identity(base.connection, base.path)

    assert fault_of(base, [Seen(base.lineage, 2, "cc", "2026-03-02", "")], now) == ("older_copy", None)


def test_a_lineage_left_behind_is_an_older_copy_and_a_new_one_is_not(base: OpenBase) -> None:
    now = read_identity(base.connection, base.path)
    before = Seen(base.lineage, 2, base.head_hash, "2026-03-02", "")

    assert fault_of(base, [before, replace(before, lineage=5)], now) == ("older_copy", None)
    assert fault_of(base, [replace(before, lineage=5)], now) is None


def test_an_older_copy_put_back_by_hand_is_not_opened(base: OpenBase, around: Around) -> None:
    base.close()
    older = base.path.read_bytes()
    again = open_base(base.path, around)
    add_structure(again, name="Parc", kind="park")
    close_base(again, around)
    base.path.write_bytes(older)

    with pytest.raises(Fault) as fault:
        open_base(base.path, around)

    assert (fault.value.code, fault.value.data["missing"], fault.value.data["path"]) == (
        "lost_changes",
        1,
        str(base.path),
    )


def test_a_long_witness_is_shortened_and_keeps_the_end_of_each_lineage(folder: Path) -> None:
    old = [replace(FIRST, lineage=1, height=height, path="x" * 300) for height in range(1, 1001)]
    new = [replace(FIRST, lineage=2, height=height, path="x" * 300) for height in range(1, 3001)]
    write(folder, *old, *new)

    compact(folder, BASE_ID)

    assert read_seen(folder, BASE_ID) == [old[-1], new[2499], *new[2500:]]


def test_a_short_witness_is_left_alone(folder: Path) -> None:
    write(folder, FIRST)
    before = witness_file(folder, BASE_ID).read_bytes()

    compact(folder, BASE_ID)

    assert witness_file(folder, BASE_ID).read_bytes() == before


def test_a_path_tells_which_base_stood_there_last(folder: Path) -> None:
    write(folder, FIRST, replace(FIRST, height=2))
    (folder / "0123456789abcdef (copie).jsonl").write_text("{}")

    assert seen_at(folder, Path("/gal/un.leaderdesk")) == (BASE_ID, replace(FIRST, height=2))
    assert seen_at(folder, Path("/gal/deux.leaderdesk")) is None


def test_a_witness_that_cannot_write_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "temoins").write_text("a file where the folder should be")

    write(tmp_path / "temoins", FIRST)

    assert read_seen(tmp_path / "temoins", BASE_ID) == []
