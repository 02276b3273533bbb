"""F77, F13: a workbook that is being taken when the program is killed, or when the disk is full, leaves nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from leaderdesk.domain.workbooks.verdicts import Choices
from leaderdesk.services.around import Around
from leaderdesk.services.bases import open_base
from leaderdesk.services.workbooks.taking import take
from tests.faults import children
from tests.faults.bases import Site, assert_nothing_lost, make_site, outcome
from tests.services.workbooks.books import HALL, book_of

OURS = ["A-1", "A-2", "A-3"]
ROWS = [{**HALL, "number": f"L-{rank}", "title": f"Projet {rank}"} for rank in range(600)]


def test_f77_killed_while_rows_are_written(site: Site) -> None:
    # Of a thousand: rows are being written, then their entry.
    for at in (300, 700):

        def work(say: children.Say, at: int = at) -> None:
            def tell(done: int, total: int) -> None:
                if done * 1000 >= at * total:
                    children.die()

            say(take(site.open(), book_of(*ROWS), None, Choices(), tell).height)

        child = children.Child(work)
        assert child.end() == []
        base = site.open()
        assert_nothing_lost(base, OURS)
        base.close()


def test_f13_disk_full_while_rows_are_written(tmp_path: Path, around: Around) -> None:
    def work() -> list[Any]:
        children.own_mounts()
        children.mount_small_disk(tmp_path / "disque", "3m")
        site = make_site(tmp_path / "disque", around, *OURS)
        base = site.open()
        code = outcome(lambda: take(base, book_of(*ROWS), None, Choices()))
        assert_nothing_lost(base, OURS)
        base.close()
        again = open_base(site.path, site.around)
        assert_nothing_lost(again, OURS)
        again.close()
        return [code]

    assert children.answer(work) == ["disk_full"]
