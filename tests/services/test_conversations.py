"""The contact log: noted while on the phone, orientated in ten minutes, made a dossier in one gesture."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest

from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.orientations.answers import Answers, AskedCost
from leaderdesk.services import conversations, dossiers, holders, settings
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.conversations import ConversationDraft
from leaderdesk.services.history import undo
from tests.factories import START, make_ground

DRAFT = ConversationDraft(START, "Foyer rural", "Accueillir des jeunes.\nUne salle à refaire", commune="Essai")


def test_conversation_is_noted_edited_and_finished(base: OpenBase) -> None:
    key = conversations.add_conversation(base, DRAFT)
    conversations.edit_conversation(base, key, answered="Envoyer le formulaire", due_on=START)

    (row,) = conversations.list_conversations(base)
    assert (row.author, row.caller, row.answered, row.is_done) == (
        "Jeanne",
        "Foyer rural",
        "Envoyer le formulaire",
        False,
    )
    assert (row.is_late(START), row.is_late(START + timedelta(days=1))) == (False, True)

    conversations.finish_conversation(base, key, START)
    assert conversations.list_conversations(base)[0].is_done
    conversations.finish_conversation(base, key, None)
    assert not conversations.list_conversations(base)[0].is_done


def test_conversations_go_to_the_bin_and_back(base: OpenBase) -> None:
    keys = [conversations.add_conversation(base, DRAFT) for _ in range(2)]

    conversations.bin_conversations(base, keys)
    conversations.unbin_conversations(base, keys[:1])

    assert {row.id: row.is_binned for row in conversations.list_conversations(base)} == {keys[0]: False, keys[1]: True}


def test_orientation_is_kept_with_what_it_found(base: OpenBase) -> None:
    ground = make_ground(base)
    settings.set_setting(base, "territory_communes", "Essai\nAutre")
    key = conversations.add_conversation(base, DRAFT)
    answers = Answers(
        START,
        about="Accueillir des jeunes",
        legal_kind="commune",
        nature="public",
        commune="essai",
        has_started=False,
        costs=(AskedCost("works", Fraction(20_000)),),
        public_funds=Fraction(0),
        european_counterpart=False,
    )

    conversations.keep_orientation(base, key, answers)

    (row,) = conversations.list_conversations(base)
    assert (row.fits, row.fiche, row.has_orientation) == ("yes", "1.1", True)
    assert conversations.read_orientation(base, key) == answers
    assert row.fiche_id == ground.fiche


def test_conversation_becomes_a_dossier_in_one_action(base: OpenBase) -> None:
    ground = make_ground(base)
    key = conversations.add_conversation(base, DRAFT)
    costs = (AskedCost("works", Fraction("1234.56")),)
    conversations.keep_orientation(
        base, key, Answers(START, fiche_id=ground.fiche, legal_kind="association", costs=costs)
    )
    before = base.height

    made = conversations.become_dossier(base, key)

    whole = dossiers.read_whole_dossier(base, made)
    assert base.height == before + 1
    assert (whole.record.title, whole.record.number) == ("Accueillir des jeunes", "2026-001")
    assert (whole.record.fiche_id, whole.record.rules_id) == (ground.fiche, ground.rules)
    assert [note.text for note in dossiers.list_notes(base, made)] == [
        "Échange du 02/03/2026 avec Jeanne.\nAccueillir des jeunes.\nUne salle à refaire"
    ]
    row = next(each for each in dossiers.list_dossiers(base) if each.id == made)
    assert (row.status, row.holder, row.total_cost, row.eligible_cost) == ("contact", "Foyer rural", 1_234_56, 1_234_56)
    assert conversations.list_conversations(base)[0].dossier == "2026-001"
    assert "Foyer rural" in [each.name for each in holders.list_holders(base)]


def test_dossier_of_a_conversation_is_taken_back_whole(base: OpenBase) -> None:
    key = conversations.add_conversation(base, DRAFT)
    conversations.become_dossier(base, key)

    undo(base)

    assert (dossiers.list_dossiers(base), holders.list_holders(base)) == ([], [])
    assert conversations.list_conversations(base)[0].dossier_id is None


def test_dossier_of_a_conversation_takes_the_holder_that_is_known(base: OpenBase) -> None:
    holder = holders.add_holder(base, holders.HolderDraft("Association Foyer rural", "association"))
    key = conversations.add_conversation(base, DRAFT)

    made = conversations.become_dossier(base, key, on=date(2025, 5, 5))

    whole = dossiers.read_whole_dossier(base, made)
    assert (whole.record.holder_id, whole.record.number) == (holder, "2025-001")
    with pytest.raises(Refusal) as refusal:
        conversations.become_dossier(base, key)
    assert (refusal.value.code, refusal.value.data) == ("already_a_dossier", {"dossier": "2025-001"})


def test_conversation_about_nothing_still_has_a_title(base: OpenBase) -> None:
    key = conversations.add_conversation(base, ConversationDraft(START, "Alix"))

    made = conversations.become_dossier(base, key)

    assert dossiers.read_whole_dossier(base, made).record.title == "Projet de Alix"
