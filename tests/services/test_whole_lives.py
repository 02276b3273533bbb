"""Whatever people did to a base, its workbook says all of it: made at random, out, back, and nothing is another."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from contextlib import closing
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import run_state_machine_as_test

from leaderdesk.services import dossiers, holders, notes
from leaderdesk.services.bases import OpenBase, create_base, open_base
from leaderdesk.services.checks import check_base
from leaderdesk.services.history import undo
from leaderdesk.services.workbooks.whole import snapshot, take_whole
from tests.documents.whole_books import book_of
from tests.factories import make_dossier, make_ground
from tests.services.sitting_evenings import around_in
from tests.services.test_sitting_life import SHORT, SittingLife
from tests.store.rows import all_rows

TEXTS = st.text(max_size=40).filter(lambda text: text.strip()) | st.sampled_from(["=1+1", "_x0041_", "é" * 40_000])
DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
MONEY = st.none() | st.integers(0, 2**63 - 1)
SHARES = st.none() | st.integers(0, 1_000_000).map(lambda millionths: Fraction(millionths, 1_000_000))
Deed = Callable[[OpenBase, int], object]


def comes_back(base: OpenBase, folder: Path) -> None:
    """What a base keeps is what its workbook makes of an empty one."""
    book = book_of(snapshot(base))
    with closing(create_base(folder / "retour.leaderdesk", around_in(folder), gal_name="Autre")) as back:
        take_whole(back, book, None)
        assert all_rows(back) == all_rows(base)
        assert book_of(snapshot(back)).sheets[1:] == book.sheets[1:]
        assert check_base(back).findings == check_base(base).findings


def _edited(fields: dict[str, Any]) -> Deed:
    return lambda base, key: dossiers.edit_dossier(base, key, **fields)


def _held(name: str, remark: str) -> Deed:
    return lambda base, key: dossiers.edit_dossier(
        base, key, holder_id=holders.add_holder(base, holders.HolderDraft(name, remark=remark))
    )


def _done_and_undone(base: OpenBase, key: int) -> None:
    dossiers.edit_dossier(base, key, theme="Un autre")
    undo(base)


DEEDS = st.one_of(
    st.fixed_dictionaries(
        {},
        optional={
            "title": TEXTS,
            "summary": st.none() | TEXTS,
            "revenue": MONEY,
            "inside_share": SHARES,
            "received_on": DAYS,
            "benefits_territory": st.none() | st.booleans(),
        },
    ).map(_edited),
    st.builds(_held, TEXTS, TEXTS),
    st.builds(lambda text, day: lambda base, key: notes.add_note(base, key, text, day), TEXTS, DAYS),
    st.builds(lambda name: lambda base, key: notes.add_tag(base, [key], name), TEXTS),
    st.just(dossiers.bin_dossier),
    st.just(_done_and_undone),
)


@cache
def _begun() -> tuple[bytes, int]:
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch, "essai.leaderdesk")
        with closing(create_base(path, around_in(path.parent), gal_name="GAL d’essai")) as base:
            key = make_dossier(base, make_ground(base))
        return path.read_bytes(), key


def _lived(deeds: list[Deed]) -> None:
    content, key = _begun()
    folder = Path(tempfile.mkdtemp())
    try:
        (folder / "essai.leaderdesk").write_bytes(content)
        with closing(open_base(folder / "essai.leaderdesk", around_in(folder))) as base:
            for deed in deeds:
                deed(base, key)
            comes_back(base, folder)
    finally:
        shutil.rmtree(folder)


QUICK = settings(
    max_examples=6,
    derandomize=True,
    database=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)


@given(st.lists(DEEDS, min_size=1, max_size=4))
@settings(QUICK)
def test_a_base_that_lived_comes_back_from_its_workbook(deeds: list[Deed]) -> None:
    _lived(deeds)


@pytest.mark.long
@given(st.lists(DEEDS, min_size=1, max_size=8))
@settings(QUICK, max_examples=60)
def test_many_bases_that_lived_come_back_from_their_workbooks(deeds: list[Deed]) -> None:
    _lived(deeds)


class WholeLife(SittingLife):
    """A sitting held in any order, then the base it was held on out and back."""

    def teardown(self) -> None:
        """The last step of every life."""
        comes_back(self.base, self.path.parent)
        super().teardown()


def test_a_base_with_a_sitting_comes_back_from_its_workbook() -> None:
    run_state_machine_as_test(WholeLife, settings=settings(SHORT, max_examples=2))


@pytest.mark.long
def test_many_bases_with_a_sitting_come_back_from_their_workbooks() -> None:
    run_state_machine_as_test(WholeLife, settings=settings(SHORT, max_examples=15))
