"""A rehearsal: a base of its own, marked, played up to its first vote; the real one as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaderdesk.domain.errors import Refusal
from leaderdesk.services import sittings
from leaderdesk.services.around import Around
from leaderdesk.services.bases import OpenBase, base_facts, close_base, open_base
from leaderdesk.services.checks import check_file
from leaderdesk.services.sitting_plans import title_of
from leaderdesk.services.sitting_rehearsals import forget_rehearsals, rehearse
from tests.services.test_sittings import make_sitting, opened


def test_rehearsal_is_another_base_that_says_what_it_is(base: OpenBase, around: Around, tmp_path: Path) -> None:
    sitting = make_sitting(base)
    made = rehearse(base, sitting, tmp_path)

    copy = open_base(made, around)
    facts = base_facts(copy, around)
    assert made.name == "RÉPÉTITION – Comité de mars.leaderdesk"
    assert (facts.is_example, facts.id == base.id) == (True, False)
    assert facts.gal_name.startswith("RÉPÉTITION – ")
    assert title_of(copy, sitting) == "RÉPÉTITION – Comité de mars"
    close_base(copy, around)


def test_rehearsal_is_played_up_to_its_first_vote(base: OpenBase, around: Around, tmp_path: Path) -> None:
    sitting = make_sitting(base)
    copy = open_base(rehearse(base, sitting, tmp_path), around)

    state = sittings.read_state(copy, sitting)
    assert state.open_point == state.order[0]
    assert [each.is_adopted for each in state.of(state.order[0]).votes] == [True]
    assert "Bilal" not in state.presence.now.in_room
    close_base(copy, around)


def test_real_base_is_left_as_it_was(base: OpenBase, around: Around, tmp_path: Path) -> None:
    sitting = make_sitting(base)
    before = (base.height, base.head_hash)
    made = rehearse(base, sitting, tmp_path)
    close_base(open_base(made, around), around)
    close_base(base, around)

    again = open_base(base.path, around)
    assert (again.height, again.head_hash) == before
    with pytest.raises(Refusal, match="not_open"):
        sittings.read_state(again, sitting)
    close_base(again, around)


def test_base_of_a_rehearsal_is_sound(base: OpenBase, around: Around, tmp_path: Path) -> None:
    made = rehearse(base, make_sitting(base), tmp_path)

    assert check_file(made, around).is_sound


def test_second_rehearsal_takes_another_name(base: OpenBase, tmp_path: Path) -> None:
    sitting = make_sitting(base)
    names = [rehearse(base, sitting, tmp_path).name for _ in range(2)]

    assert names[1] == "RÉPÉTITION – Comité de mars 2.leaderdesk"


def test_sitting_that_has_begun_is_not_rehearsed(base: OpenBase, tmp_path: Path) -> None:
    sitting, _ = opened(base)

    with pytest.raises(Refusal, match="already_open"):
        rehearse(base, sitting, tmp_path)


def test_only_rehearsals_are_thrown_away(base: OpenBase, around: Around, tmp_path: Path) -> None:
    made = rehearse(base, make_sitting(base), tmp_path)
    close_base(base, around)
    absent = tmp_path / "RÉPÉTITION – partie.leaderdesk"
    named_so = tmp_path / "RÉPÉTITION – la nôtre.leaderdesk"
    named_so.write_bytes(base.path.read_bytes())

    assert forget_rehearsals([made, absent, named_so], around) == [made, absent]
    assert (made.exists(), named_so.exists()) == (False, True)


def test_rehearsal_that_is_open_elsewhere_stays(base: OpenBase, around: Around, tmp_path: Path) -> None:
    made = rehearse(base, make_sitting(base), tmp_path)
    copy = open_base(made, around)

    assert forget_rehearsals([made], around) == []
    close_base(copy, around)
    assert made.exists()
