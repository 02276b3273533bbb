"""Drafts and view states: kept without entering the journal, and still known as the base's own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from leaderdesk.domain.errors import Fault
from leaderdesk.services.around import Around
from leaderdesk.services.asides import drafts, forget_draft, keep_draft, keep_view, view_state
from leaderdesk.services.bases import OpenBase, create_base, open_base
from leaderdesk.services.checks import check_base
from leaderdesk.store.engine.examine import examine_log
from leaderdesk.system.paths import sidecars


def with_its_log(base: OpenBase, folder: Path, file_of: OpenBase | None = None) -> Path:
    """A copy as a crash would leave it: the base's file (or another's) with the base's pending log."""
    folder.mkdir()
    target = folder / base.path.name
    shutil.copyfile((file_of or base).path, target)
    shutil.copyfile(sidecars(base.path)[0], sidecars(target)[0])
    return target


def empty_the_log(base: OpenBase) -> None:
    base.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    base._print = base._file_print()  # noqa: SLF001 - the file changed by our own hand


def test_a_draft_is_kept_replaced_and_forgotten(base: OpenBase) -> None:
    keep_draft(base, "dossier/7", "Réhab")
    keep_draft(base, "dossier/7", "Réhabiliter")
    keep_draft(base, "porteur", "Asso")
    forget_draft(base, "porteur")

    assert drafts(base) == {"dossier/7": "Réhabiliter"}


def test_a_draft_is_still_there_after_a_restart(base: OpenBase, around: Around) -> None:
    keep_draft(base, "dossier/7", "Réhab")
    keep_view(base, "dossiers", "largeurs")
    base.close()

    again = open_base(base.path, around)

    assert (drafts(again), view_state(again, "dossiers")) == ({"dossier/7": "Réhab"}, "largeurs")
    again.close()


def test_neither_enters_the_journal(base: OpenBase) -> None:
    before = base.height, base.head_hash

    keep_draft(base, "dossier/7", "Réhab")
    keep_view(base, "dossiers", "largeurs")

    assert (base.height, base.head_hash) == before
    assert base.connection.execute("SELECT max(height) FROM journal").fetchone() == (base.height,)
    assert check_base(base).is_clean


@pytest.mark.parametrize("last", ["draft", "view", "forgotten draft"])
def test_a_log_that_holds_nothing_else_is_known_as_ours(base: OpenBase, tmp_path: Path, last: str) -> None:
    keep_draft(base, "dossier/7", "Réhab")
    empty_the_log(base)
    if last == "draft":
        keep_draft(base, "dossier/7", "Réhabiliter")
    elif last == "view":
        keep_view(base, "dossiers", "largeurs")
    else:
        forget_draft(base, "dossier/7")

    copy = with_its_log(base, tmp_path / "ailleurs")

    assert sidecars(copy)[0].stat().st_size > 0
    examine_log(copy)


def test_the_log_of_another_base_is_refused_even_so(base: OpenBase, around: Around, tmp_path: Path) -> None:
    other = create_base(tmp_path / "autre", around, gal_name="GAL voisin")
    empty_the_log(other)
    empty_the_log(base)
    keep_draft(base, "dossier/7", "Réhab")

    copy = with_its_log(base, tmp_path / "ailleurs", file_of=other)
    other.close()

    with pytest.raises(Fault) as fault:
        examine_log(copy)
    assert fault.value.code == "foreign_wal"
