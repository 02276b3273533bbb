"""What follows a sitting: read through, prepared, done as one entry, undone as one."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from sqlalchemy import select

from leaderdesk.domain.committee.majorities import Totals
from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.sittings import gestures as told
from leaderdesk.domain.sittings.gestures import Reservation
from leaderdesk.domain.sittings.ground import OutcomeKind
from leaderdesk.services import notes, sitting_batches, sitting_rooms, sittings
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.history import undo
from leaderdesk.services.moves import move_dossier
from leaderdesk.store.schema import Dossier, StagedAmount, StatusStep
from tests.services.test_sittings import DAY, opened

LIFTED = Reservation("Fournir la délibération", date(2026, 5, 1), "Commune d’Essai")


def dossier_of(base: OpenBase) -> int:
    """The one dossier of the base."""
    with base.read() as session:
        return session.scalars(select(Dossier.id)).one()


def held(base: OpenBase, outcome: OutcomeKind = "reservations") -> int:
    """A sitting closed on a dossier that was instructed in time."""
    sitting, project = opened(base)
    move_dossier(base, dossier_of(base), "instructed", date(2026, 3, 1))
    granted = outcome in {"favourable", "reservations"}
    for gesture in (
        told.VoteOpened(project, "Avis favorable", "selection", "hands"),
        told.VoteClosed(project, Totals(4)),
        told.Decided(
            project,
            outcome,
            Fraction(6_400) if granted else None,
            "" if granted else "Plan à compléter",
            reservations=(LIFTED,) if outcome == "reservations" else (),
        ),
        told.Closed(),
    ):
        sittings.note_gesture(base, sitting, gesture)
    return sitting


def status(base: OpenBase) -> str:
    with base.read() as session:
        return session.scalars(select(StatusStep.status).where(StatusStep.until.is_(None))).one()


def voted(base: OpenBase) -> list[tuple[str, int, date]]:
    """The amounts that stages said."""
    with base.read() as session:
        rows = session.scalars(select(StagedAmount)).all()
        return [(row.stage, row.amount, row.said_on) for row in rows]


def test_batch_says_what_it_will_do_before_it_is_done(base: OpenBase) -> None:
    sitting = held(base)
    batch = sitting_batches.prepare_closing(base, sitting)

    assert [(each.start, each.end, each.why_not) for each in batch.moves] == [("instructed", "programmed", None)]
    assert [(each.text, each.due_on, each.owner) for each in batch.conditions] == [
        ("Fournir la délibération", date(2026, 5, 1), "Commune d’Essai")
    ]
    assert [(each.amount, each.fund_id is not None) for each in batch.amounts] == [(Fraction(6_400), True)]
    assert [each.text for each in batch.letters] == ["Lettre de décision à préparer\u00a0: favorable avec réserves."]


def test_batch_is_one_entry(base: OpenBase) -> None:
    sitting = held(base)
    before = base.height
    done = sitting_batches.close_batch(base, sitting)

    assert (done.height, done.topics) == (before + 1, frozenset({"sittings", "dossiers"}))
    assert (status(base), voted(base)) == ("programmed", [("voted", 6_400_00, DAY)])
    asked = {(each.text[:7], each.asked_of, each.due_on) for each in notes.list_notes(base, dossier_of(base))}
    assert asked == {
        ("Fournir", "Commune d’Essai", date(2026, 5, 1)),
        ("Lettre ", base.author.operator, None),
    }


def test_batch_is_undone_as_one(base: OpenBase) -> None:
    sitting = held(base)
    sitting_batches.close_batch(base, sitting)
    undo(base)

    assert (status(base), voted(base), notes.list_notes(base, dossier_of(base))) == ("instructed", [], ())
    assert not sitting_batches.prepare_closing(base, sitting).is_empty


def test_batch_is_never_done_twice(base: OpenBase) -> None:
    sitting = held(base)
    sitting_batches.close_batch(base, sitting)

    batch = sitting_batches.prepare_closing(base, sitting)
    assert (batch.is_empty, batch.moves[0].why_not) == (True, "already_there")
    with pytest.raises(Refusal, match="nothing_to_follow"):
        sitting_batches.close_batch(base, sitting)


def test_postponed_project_waits_with_its_reason(base: OpenBase) -> None:
    sitting = held(base, "postponed")
    sitting_batches.close_batch(base, sitting)

    assert (status(base), voted(base)) == ("postponed", [])
    assert [each.text for each in notes.list_notes(base, dossier_of(base))] == [
        "Lettre de décision à préparer\u00a0: ajourné. Motif\u00a0: Plan à compléter"
    ]


def test_dossier_that_moved_since_is_left_where_it_is(base: OpenBase) -> None:
    sitting = held(base)
    move_dossier(base, dossier_of(base), "complete", date(2026, 3, 25))
    move_dossier(base, dossier_of(base), "instructed", date(2026, 3, 28))

    assert sitting_batches.prepare_closing(base, sitting).moves[0].why_not == "moved_since"
    sitting_batches.close_batch(base, sitting)
    assert status(base) == "instructed"


def test_nothing_follows_a_sitting_that_is_open(base: OpenBase) -> None:
    sitting, _ = opened(base)

    with pytest.raises(Refusal, match="not_closed"):
        sitting_batches.close_batch(base, sitting)


def test_read_through_tells_seals_and_reopenings(base: OpenBase) -> None:
    sitting = held(base)
    sittings.seal_sitting(base, sitting)
    sittings.reopen_sitting(base, sitting, "Montant erroné")

    sheet = sitting_batches.read_closed(base, sitting)
    assert [(each.version, each.reopened_for) for each in sheet.seals] == [(1, "Montant erroné")]
    section = sheet.sections[2]
    assert (section.number, section.title) == ("2026-001", "Réhabiliter la halle")


def test_read_through_of_a_sitting_just_closed_says_so(base: OpenBase) -> None:
    sitting, _ = opened(base)
    sitting_rooms.read_live(base, sitting)
    sittings.note_gesture(base, sitting, told.Closed())

    assert sitting_batches.read_closed(base, sitting).facts.phase == "closed"
