"""A sitting kept in a base: prepared, opened, noted a gesture at a time, closed, sealed, reopened."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from sqlalchemy import select

from leaderdesk.domain.committee.majorities import Totals
from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.sittings import gestures as told
from leaderdesk.domain.sittings.records import verify_record
from leaderdesk.services import committees, seats, sittings
from leaderdesk.services.around import Around
from leaderdesk.services.bases import OpenBase, close_base, open_base
from leaderdesk.services.history import undo, undo_offer
from leaderdesk.services.sitting_plans import (
    PointDraft,
    SittingDraft,
    add_points,
    create_sitting,
    edit_sitting,
    order_points,
)
from leaderdesk.store.schema import AgendaPoint, SealedRecord, Sitting
from tests.factories import make_dossier, make_ground

DAY = date(2026, 3, 20)
SINCE = date(2026, 1, 1)
PUBLIC, PRIVATE = ("Ada", "Bilal"), ("Chloé", "Dina", "Émile")


def make_sitting(base: OpenBase) -> int:
    """A committee of five, a sitting with one dossier and the approval of the minutes."""
    ground = make_ground(base)
    dossier = make_dossier(base, ground)
    seats = [committees.SeatDraft(f"Mairie de {name}", "public", titulaire=name) for name in PUBLIC]
    seats += [committees.SeatDraft(f"Association de {name}", "private", titulaire=name) for name in PRIVATE]
    committees.add_seats(base, seats, SINCE)
    members = {row.name: row.id for row in committees.read_committee(base).members}
    committees.give_office(base, members["Ada"], 1, SINCE)
    committees.declare_interest(base, members["Bilal"], dossier, "Maire de la commune porteuse")
    made = create_sitting(base, SittingDraft("Comité de mars", DAY, place="Salle des fêtes"))
    add_points(base, made, [PointDraft(dossier_id=dossier), PointDraft("Compte rendu", "minutes", decision="minutes")])
    return made


def points(base: OpenBase, sitting: int) -> list[str]:
    """The keys of its points."""
    return list(sittings.read_state(base, sitting).order)


def opened(base: OpenBase) -> tuple[int, str]:
    """The sitting open on its project, everybody there."""
    sitting = make_sitting(base)
    sittings.open_sitting(base, sitting)
    project = points(base, sitting)[0]
    for person in PUBLIC + PRIVATE:
        sittings.note_gesture(base, sitting, told.Arrived(person))
    sittings.note_gesture(base, sitting, told.PointOpened(project))
    return sitting, project


def decided(base: OpenBase) -> int:
    """The project voted, granted what the rules give, and the sitting closed."""
    sitting, project = opened(base)
    for gesture in (
        told.VoteOpened(project, "Avis favorable", "selection", "hands"),
        told.VoteClosed(project, Totals(4)),
        told.Decided(project, "favourable", Fraction(6_400)),
        told.Closed(),
    ):
        sittings.note_gesture(base, sitting, gesture)
    return sitting


def phase(base: OpenBase, sitting: int) -> str:
    with base.read() as session:
        return session.get_one(Sitting, sitting).phase


def test_opening_fixes_what_the_sitting_stands_on(base: OpenBase) -> None:
    sitting, _ = opened(base)

    ground = sittings.read_state(base, sitting).ground
    assert [point.title for point in ground.points] == ["Réhabiliter la halle", "Compte rendu"]
    assert (ground.points[0].interested, ground.chairs) == (("Bilal",), ("Ada",))
    assert ground.points[0].money is not None
    assert sittings.read_state(base, sitting).presence.now.in_room == {"Ada", *PRIVATE}


def test_whatever_changes_outside_does_not_change_an_open_sitting(base: OpenBase) -> None:
    sitting, _ = opened(base)
    seat = committees.read_committee(base).seats[0]
    seats.edit_seats(base, {seat.id: {"college": "private"}})

    assert sittings.read_state(base, sitting).ground.committee.seats[0].college == "public"


def test_every_gesture_is_there_after_the_base_was_closed(base: OpenBase, around: Around) -> None:
    sitting = decided(base)
    before = repr(sittings.read_state(base, sitting))
    close_base(base, around)

    again = open_base(base.path, around)
    assert repr(sittings.read_state(again, sitting)) == before
    close_base(again, around)


def test_gesture_is_undone_like_any_action(base: OpenBase) -> None:
    sitting, project = opened(base)
    sittings.note_gesture(base, sitting, told.VoteOpened(project, "Avis", "selection", "hands"))
    undo(base)

    assert sittings.read_state(base, sitting).vote is None


def test_refused_gesture_leaves_no_trace(base: OpenBase) -> None:
    sitting, project = opened(base)
    height, deeds = base.height, sittings.read_deeds_of(base, sitting)
    with pytest.raises(Refusal, match="no_adopted_vote"):
        sittings.note_gesture(base, sitting, told.Decided(project, "favourable", Fraction(6_400)))

    assert (base.height, sittings.read_deeds_of(base, sitting)) == (height, deeds)


def test_gesture_struck_is_no_longer_read(base: OpenBase) -> None:
    sitting, _ = opened(base)
    sittings.note_gesture(base, sitting, told.Departed("Dina"))
    sittings.note_gesture(base, sitting, told.Struck(len(sittings.read_deeds_of(base, sitting)), "Erreur de nom"))

    assert "Dina" in sittings.read_state(base, sitting).presence.now.in_room


def test_sealed_record_holds_without_the_base(base: OpenBase) -> None:
    sitting = decided(base)
    sittings.seal_sitting(base, sitting)

    with base.read() as session:
        record, digest = session.execute(select(SealedRecord.record, SealedRecord.digest)).one()
    verified = verify_record(record)
    assert (verified.holds, verified.digest, phase(base, sitting)) == (True, digest, "sealed")


def test_sealed_sitting_takes_nothing_until_it_is_reopened(base: OpenBase) -> None:
    sitting = decided(base)
    sittings.seal_sitting(base, sitting)
    with pytest.raises(Refusal, match="already_sealed"):
        sittings.note_gesture(base, sitting, told.Written(points(base, sitting)[0], "Débat", "Oubli"))
    sittings.reopen_sitting(base, sitting, "Montant erroné")

    with base.read() as session:
        reasons = session.scalars(select(SealedRecord.reopened_for)).all()
    assert (reasons, phase(base, sitting)) == (["Montant erroné"], "open")


def test_seal_is_not_undone_by_a_key(base: OpenBase) -> None:
    sitting = decided(base)
    sittings.seal_sitting(base, sitting)

    assert undo_offer(base) is None
    assert phase(base, sitting) == "sealed"


def test_only_a_closed_sitting_is_sealed(base: OpenBase) -> None:
    sitting, _ = opened(base)

    with pytest.raises(Refusal, match="not_closed"):
        sittings.seal_sitting(base, sitting)


def test_agenda_is_ordered_before_the_sitting_only(base: OpenBase) -> None:
    sitting = make_sitting(base)
    with base.read() as session:
        keys = session.scalars(select(AgendaPoint.id).order_by(AgendaPoint.position)).all()
    order_points(base, sitting, keys[::-1])
    sittings.open_sitting(base, sitting)

    assert sittings.read_state(base, sitting).order == [f"p{key}" for key in keys[::-1]]
    with pytest.raises(Refusal, match="already_open"):
        edit_sitting(base, sitting, place="Ailleurs")


def test_sitting_without_a_point_does_not_open(base: OpenBase) -> None:
    make_ground(base)
    made = create_sitting(base, SittingDraft("Comité", DAY))

    with pytest.raises(Refusal, match="nothing_on_the_agenda"):
        sittings.open_sitting(base, made)
    assert phase(base, made) == "preparation"
