"""What the search finds in a base, and what it remembers of it."""

from __future__ import annotations

from datetime import date

import pytest

from leaderdesk.domain.searches import Entry
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.committees import SeatDraft, add_seats
from leaderdesk.services.contacts import ContactDraft, add_contact
from leaderdesk.services.conversations import ConversationDraft, add_conversation
from leaderdesk.services.dossiers import bin_dossiers, edit_dossier
from leaderdesk.services.history import list_entries
from leaderdesk.services.members import list_members
from leaderdesk.services.searches import Findable, keep_found, lately_found, read_index, read_some
from leaderdesk.services.sitting_plans import SittingDraft, create_sitting
from tests.factories import START, make_dossier, make_ground


def keys(base: OpenBase, query: str) -> list[tuple[str, object]]:
    return [(entry.kind, entry.key) for group in read_index(base).find(query) for entry in group.entries]


def keys_of(found: Findable, query: str) -> list[int | str]:
    return [entry.key for group in found.index.find(query) for entry in group.entries]


def test_each_kind_of_record_is_found(base: OpenBase) -> None:
    ground = make_ground(base)
    dossier = make_dossier(base, ground, title="Réhabiliter la halle")
    contact = add_contact(base, ground.holder, ContactDraft("Odile Petit", phone="0612345678"))
    call = add_conversation(base, ConversationDraft(START, "Jean Roux", "un gîte"))

    assert keys(base, "rehabiliter") == [("dossier", dossier)]
    assert keys(base, "commune essai")[0] == ("holder", ground.holder)
    assert keys(base, "06 12 34") == [("contact", contact)]
    assert keys(base, "gite") == [("conversation", call)]
    assert ("funder", ground.funder) in keys(base, "departement")
    assert ("fiche", ground.fiche) in keys(base, "accueillir")
    assert ("setting", "vat_refund_months") in keys(base, "tva")


def test_what_is_in_the_bin_is_not_found(base: OpenBase) -> None:
    dossier = make_dossier(base, make_ground(base), title="Réhabiliter la halle")
    bin_dossiers(base, [dossier])

    assert keys(base, "rehabiliter") == []


def test_the_window_adds_what_it_has(base: OpenBase) -> None:
    index = read_index(base, [Entry("page", "holders", "Porteurs", "Ctrl+3")])

    assert index.find("porteurs")[0].entries[0].key == "holders"


def test_what_was_found_lately_comes_first_and_leaves_no_trace_in_the_journal(base: OpenBase) -> None:
    before = len(list_entries(base))
    for kind, key in (("dossier", 1), ("page", "holders"), ("dossier", 1)):
        keep_found(base, kind, key)

    assert lately_found(base) == (("dossier", 1), ("page", "holders"))
    assert len(list_entries(base)) == before


def test_a_change_is_found_without_reading_all_again(base: OpenBase) -> None:
    ground = make_ground(base)
    kept = make_dossier(base, ground, title="Le moulin")
    gone = make_dossier(base, ground, title="La halle", number="2026-002")
    before = read_index(base)

    edit_dossier(base, kept, title="Le lavoir")
    bin_dossiers(base, [gone])
    new = make_dossier(base, ground, title="Le four", number="2026-003")

    assert read_index(base) is before
    assert [keys(base, each) for each in ("moulin", "halle")] == [[], []]
    assert [keys(base, each) for each in ("lavoir", "four")] == [[("dossier", kept)], [("dossier", new)]]


def test_members_of_the_committee_are_found_by_their_name_and_their_structure(base: OpenBase) -> None:
    make_ground(base)
    add_seats(base, [SeatDraft("Office de tourisme", "private", None, "Aline Roux", None)], START)
    [member] = [each.id for each in list_members(base)]

    assert keys(base, "aline") == [("member", member)]
    assert keys(base, "membre tourisme") == [("member", member)]


def test_sittings_are_found_by_their_title_and_their_day(base: OpenBase) -> None:
    make_ground(base)
    sitting = create_sitting(base, SittingDraft("Comité de printemps", date(2026, 4, 9), place="Étaples"))

    assert keys(base, "printemps") == [("sitting", sitting)]
    assert keys(base, "seance 09 04 2026") == [("sitting", sitting)]


def test_many_dossiers_are_read_some_at_a_time(base: OpenBase, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("leaderdesk.services.searches._SOME", 2)
    ground = make_ground(base)
    numbers = {"2026-001": "Moulin un", "2026-002": "Moulin deux", "2026-003": "Moulin trois"}
    made = [make_dossier(base, ground, title=title, number=number) for number, title in numbers.items()]
    first = read_some(base)
    # The last numbers are read first; one that changes meanwhile is found as it has become.
    assert (first.is_whole, keys_of(first, "moulin")) == (False, [made[2], made[1]])

    edit_dossier(base, made[2], title="Lavoir")
    while not (found := read_some(base)).is_whole:
        pass

    assert set(keys_of(read_some(base), "moulin")) == set(made[:2])
    assert keys_of(found, "lavoir") == [made[2]]
