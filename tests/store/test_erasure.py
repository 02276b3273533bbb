"""Personal data erased by a traced act: gone from the file, the chain still verifying, undo refusing."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from leaderdesk.domain.errors import Refusal
from leaderdesk.services import history, holders
from leaderdesk.services.around import Around
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.checks import check_base, check_file
from leaderdesk.store.journal.replay import reverse_changes
from leaderdesk.store.schema import Contact
from leaderdesk.system.paths import sidecars

NAME, PHONE = "Zébuline Quatremarre", "0611223344"


def add_person(base: OpenBase) -> int:
    draft = holders.HolderDraft("Association des Étangs", "association", "private")
    holders.add_holder(base, draft, (holders.ContactDraft(NAME, "présidente", PHONE),))
    with base.read() as session:
        return session.scalars(select(Contact.id)).one()


def bytes_on_disk(path: Path) -> bytes:
    return b"".join(each.read_bytes() for each in (path, *sidecars(path)) if each.exists())


def test_a_name_is_in_the_file_until_it_is_erased(base: OpenBase) -> None:
    add_person(base)
    base.close()

    assert NAME.encode() in bytes_on_disk(base.path)


def test_an_erased_contact_is_nowhere_in_the_bytes_of_the_file(base: OpenBase, around: Around) -> None:
    contact = add_person(base)

    history.erase_contact(base, contact, "Demande écrite du 2 mars")
    base.close()

    content = bytes_on_disk(base.path)
    assert (NAME.encode() in content, PHONE.encode() in content) == (False, False)
    assert "Association des Étangs".encode() in content
    assert check_file(base.path, around).is_clean


def test_the_chain_still_verifies_after_an_erasure(base: OpenBase) -> None:
    contact = add_person(base)
    heads = base.connection.execute("SELECT height, hash FROM journal ORDER BY height").fetchall()

    history.erase_contact(base, contact, "Demande écrite")

    report = check_base(base)
    assert report.findings == ()
    assert report.counts["erased"] == 2
    assert base.connection.execute("SELECT height, hash FROM journal ORDER BY height").fetchall()[:-1] == heads


def test_an_erasure_is_itself_in_the_history_with_its_reason(base: OpenBase) -> None:
    contact = add_person(base)

    history.erase_contact(base, contact, "Demande écrite")

    erasure, creation = history.list_entries(base, limit=2)
    assert (erasure.action, erasure.kind, erasure.reason) == ("erase_contact", "barrier", "Demande écrite")
    assert (creation.is_erased, creation.operator) == (True, "")


def test_undo_after_an_erasure_refuses_and_says_why(base: OpenBase) -> None:
    contact = add_person(base)
    creation = base.height
    history.erase_contact(base, contact, "Demande écrite")

    with pytest.raises(Refusal) as refusal:
        history.undo(base)
    with pytest.raises(Refusal) as replayed:
        reverse_changes(base.connection, creation)

    assert history.undo_offer(base) is None
    assert [refusal.value.code, replayed.value.code] == ["undo_erased", "undo_erased"]


def test_an_erasure_needs_a_reason_and_a_contact(base: OpenBase) -> None:
    contact = add_person(base)

    with pytest.raises(Refusal) as no_reason:
        history.erase_contact(base, contact, "  ")
    with pytest.raises(Refusal) as nobody:
        history.erase_contact(base, 12, "Demande écrite")

    assert [no_reason.value.code, nobody.value.code] == ["reason_needed", "no_record"]
