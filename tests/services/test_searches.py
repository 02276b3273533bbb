"""What the search finds in a base, and what it remembers of it."""

from __future__ import annotations

from leaderdesk.domain.searches import Entry
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.contacts import ContactDraft, add_contact
from leaderdesk.services.conversations import ConversationDraft, add_conversation
from leaderdesk.services.dossiers import bin_dossiers
from leaderdesk.services.history import list_entries
from leaderdesk.services.searches import keep_found, lately_found, read_index
from tests.factories import START, make_dossier, make_ground


def keys(base: OpenBase, query: str) -> list[tuple[str, object]]:
    return [(entry.kind, entry.key) for group in read_index(base).find(query) for entry in group.entries]


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
