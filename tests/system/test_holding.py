"""Who holds a base: one at a time, told to the others, gone with the holder."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaderdesk.domain.errors import Fault
from leaderdesk.services.around import Around
from leaderdesk.services.bases import OpenBase, open_base
from leaderdesk.system.holding import HeldElsewhere, Holder, holder_file, is_held, read_holder, take_hold
from leaderdesk.words.failures import say

JEANNE = Holder("Jeanne", "portable-1", 4242, "2026-03-02T08:00:00.000Z", "leaderdesk-1")


def test_a_base_that_is_held_cannot_be_taken_and_says_who_has_it(tmp_path: Path) -> None:
    path = tmp_path / "gal.leaderdesk"
    hold = take_hold(path)
    hold.tell(JEANNE)

    with pytest.raises(HeldElsewhere) as held:
        take_hold(path)

    assert (held.value.holder, is_held(path)) == (JEANNE, True)
    hold.release()


def test_a_base_that_was_given_back_is_free_and_leaves_no_file(tmp_path: Path) -> None:
    path = tmp_path / "gal.leaderdesk"
    take_hold(path).release()

    assert (is_held(path), list(tmp_path.iterdir())) == (False, [])
    take_hold(path).release()


def test_a_hold_given_back_twice_does_not_take_that_of_another(tmp_path: Path) -> None:
    path = tmp_path / "gal.leaderdesk"
    first = take_hold(path)
    first.release()
    second = take_hold(path)

    first.release()

    assert is_held(path)
    second.release()


def test_F45_a_stale_file_holds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "gal.leaderdesk"
    holder_file(path).write_text('{"user": "Paul", "machine": "m", "process": 1, "since": "?"}')

    assert not is_held(path)
    take_hold(path).release()


@pytest.mark.parametrize("content", [b"", b"\xff", b"[]", b'{"user": 1}', b"null"])
def test_a_file_that_cannot_be_read_names_nobody(tmp_path: Path, content: bytes) -> None:
    holder_file(tmp_path / "gal.leaderdesk").write_bytes(content)

    assert read_holder(tmp_path / "gal.leaderdesk") is None


def test_F46_a_second_opening_says_who_where_and_since_when(base: OpenBase, around: Around) -> None:
    with pytest.raises(Fault) as fault:
        open_base(base.path, around)

    assert (fault.value.code, fault.value.data["user"], fault.value.data["machine"]) == ("held", "Jeanne", "portable-1")
    assert "Jeanne sur portable-1, depuis le 02/03/2026 à " in say(fault.value)
