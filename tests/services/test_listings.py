"""The list of dossiers read again: only what the journal says has changed, and the same as reading everything."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from leaderdesk.domain.dossiers import DossierRow
from leaderdesk.services import dossiers, fiches, history, holders, settings, team
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.dossiers import CostDraft, FundingDraft, list_dossiers
from leaderdesk.services.listings import Reading, Seen, read_since
from leaderdesk.services.pieces import receive_piece
from leaderdesk.store.queries.dossiers_changed import HANGING, OWNERS, UNSEEN
from leaderdesk.store.schema import JOURNALLED
from tests.factories import make_dossier
from tests.services.desk import ON, Desk

Act = Callable[[Desk], object]

# What may change any dossier: the list is read whole.
EVERYTHING = {"fiches", "checklists", "settings", "tags"}
SOME: dict[str, Act] = {
    "typed": lambda desk: dossiers.edit_dossier(desk.base, desk.dossier, title="Kiosque", theme="Services"),
    "moved": lambda desk: dossiers.change_status(desk.base, desk.dossier, "instructed", ON),
    "costs": lambda desk: dossiers.replace_costs(desk.base, desk.dossier, [CostDraft("Étude", "study", 5_00, 4_00)]),
    "funding": lambda desk: dossiers.replace_funding(desk.base, desk.dossier, [FundingDraft("own", 9_00)]),
    "piece": lambda desk: receive_piece(desk.base, desk.dossier, "siret", None, received_on=ON),
    "binned": lambda desk: dossiers.bin_dossier(desk.base, desk.dossier),
    "deleted": lambda desk: dossiers.delete_dossier(desk.base, desk.dossier),
    "taken back": lambda desk: history.undo(desk.base),
    "made": lambda desk: make_dossier(desk.base, desk.ground, "2025-009"),
    "copied": lambda desk: dossiers.duplicate_dossier(desk.base, desk.dossier),
    "holder": lambda desk: holders.edit_holder(desk.base, desk.ground.holder, name="Commune nouvelle", commune="Berck"),
    "note": lambda desk: dossiers.add_note(desk.base, desk.dossier, "Appel", ON),
    "known tag": lambda desk: dossiers.remove_tag(desk.base, [desk.dossier], "culture"),
}
ALL: dict[str, Act] = {
    "new tag": lambda desk: dossiers.add_tag(desk.base, [desk.dossier], "lecture"),
    "fiche": lambda desk: fiches.edit_fiche(desk.base, desk.ground.fiche, code="9.9"),
    "setting": lambda desk: settings.set_setting(desk.base, "number_pattern", "{year}/{rank}"),
}


def applied(before: list[DossierRow], reading: Reading) -> list[DossierRow]:
    """The list as a window would hold it."""
    kept = {} if reading.is_whole else {row.id: row for row in before if row.id not in reading.gone}
    kept |= {row.id: row for row in reading.rows}
    return sorted(kept.values(), key=lambda row: row.number)


@pytest.fixture
def three(desk: Desk) -> Desk:
    """Three dossiers, one of which has a tag and somebody who follows it."""
    make_dossier(desk.base, desk.ground, "2026-002")
    dossiers.add_tag(desk.base, [make_dossier(desk.base, desk.ground, "2026-003"), desk.dossier], "culture")
    person = team.add_person(desk.base, name="Camille Durand", role="")
    dossiers.edit_dossier(desk.base, desk.dossier, person_id=int(person))
    return desk


@pytest.mark.parametrize("act", SOME.values(), ids=SOME)
def test_what_changed_is_read_alone_and_makes_the_same_list(three: Desk, act: Act) -> None:
    first = read_since(three.base, None)
    act(three)
    reading = read_since(three.base, first.seen)

    assert not reading.is_whole
    assert applied(first.rows, reading) == list_dossiers(three.base)


@pytest.mark.parametrize("act", ALL.values(), ids=ALL)
def test_what_may_change_any_dossier_has_everything_read(three: Desk, act: Act) -> None:
    first = read_since(three.base, None)
    act(three)
    reading = read_since(three.base, first.seen)

    assert reading.is_whole
    assert reading.rows == list_dossiers(three.base)


def test_nothing_is_read_where_nothing_changed(three: Desk) -> None:
    first = read_since(three.base, None)
    again = read_since(three.base, first.seen)

    assert (first.is_whole, len(first.rows)) == (True, 3)
    assert (again.is_whole, again.rows, again.gone, again.choices) == (False, [], frozenset(), None)


def test_one_title_has_one_dossier_read(three: Desk) -> None:
    first = read_since(three.base, None)
    dossiers.edit_dossier(three.base, three.dossier, title="Kiosque")
    reading = read_since(three.base, first.seen)

    assert [row.title for row in reading.rows] == ["Kiosque"]
    assert reading.choices is None


def test_a_new_word_is_offered_from_then_on(three: Desk) -> None:
    first = read_since(three.base, None)
    dossiers.edit_dossier(three.base, three.dossier, theme="Services")
    reading = read_since(three.base, first.seen)

    assert reading.choices is not None
    assert reading.choices.themes == ("Services",)


def test_another_day_or_another_base_has_everything_read(three: Desk) -> None:
    now = read_since(three.base, None).seen
    yesterday = Seen(now.base, now.height, now.day - timedelta(days=1))
    other = Seen(OpenBase.__new__(OpenBase), now.height, now.day)

    assert [read_since(three.base, each).is_whole for each in (now, yesterday, other)] == [False, True, True]


def test_an_erasure_has_everything_read(three: Desk) -> None:
    holder = holders.add_holder(
        three.base, holders.HolderDraft("Asso", "association", "private"), [holders.ContactDraft("Odile")]
    )
    seen = read_since(three.base, None).seen
    contact = holders.read_holder(three.base, int(holder), date(2026, 3, 2)).contacts[0].id
    history.erase_contact(three.base, contact, "Elle l’a demandé.")

    assert read_since(three.base, seen).is_whole


def test_every_table_says_what_it_changes_of_the_list() -> None:
    families = [{"dossiers"}, set(HANGING), set(OWNERS), set(UNSEEN), EVERYTHING]

    assert set().union(*families) == set(JOURNALLED)
    assert sum(map(len, families)) == len(JOURNALLED)
