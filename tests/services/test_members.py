"""The people of the committee: places given, ties, declarations, interests lifted, the bin, who came."""

from __future__ import annotations

from datetime import date

import pytest

from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.sittings import gestures
from leaderdesk.services import committees, declarations, members, sittings
from leaderdesk.services.attendance import read_attendance
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.edits import RowEdit
from leaderdesk.services.reading import today
from leaderdesk.services.sitting_plans import PointDraft, SittingDraft, add_points, create_sitting
from tests.factories import make_dossier, make_ground

SINCE = date(2026, 1, 1)


def people(base: OpenBase) -> dict[str, int]:
    """Two seats and their people."""
    make_ground(base)
    drafts = [
        committees.SeatDraft("Mairie", "public", None, "Ada", "Bilal"),
        committees.SeatDraft("Les Amis", "private", None, "Chloé", "Dina"),
    ]
    committees.add_seats(base, drafts, SINCE)
    return {row.name: row.id for row in members.list_members(base)}


def test_places_of_somebody_are_told_together(base: OpenBase) -> None:
    keys = people(base)
    members.give_place(base, keys["Ada"], members.PlaceDraft("president", SINCE))
    members.give_place(base, keys["Ada"], members.PlaceDraft("deputy", SINCE, rank=1))
    hugo = committees.add_member(base, "Hugo")
    members.give_place(base, hugo, members.PlaceDraft("pooled", SINCE, college="private"))
    members.give_place(base, hugo, members.PlaceDraft("pooled", SINCE, college="private"))

    told = {row.name: [(each.role, each.rank) for each in row.current] for row in members.list_members(base)}
    assert told["Ada"] == [("president", None), ("deputy", 1), ("titulaire", None)]
    assert told["Hugo"] == [("pooled", 1), ("pooled", 2)]


def test_seat_and_college_must_be_said(base: OpenBase) -> None:
    ada = people(base)["Ada"]

    for role, code in (("suppleant", "seat_needed"), ("pooled", "college_needed")):
        with pytest.raises(Refusal, match=code):
            members.give_place(base, ada, members.PlaceDraft(role, SINCE))


def test_nobody_who_has_a_place_goes_to_the_bin(base: OpenBase) -> None:
    keys = people(base)
    hugo = committees.add_member(base, "Hugo")
    with pytest.raises(Refusal, match="member_sits"):
        members.bin_members(base, [keys["Ada"]])

    members.bin_members(base, [hugo])

    assert [row.name for row in members.list_members(base) if row.is_binned] == ["Hugo"]


def test_ties_and_declarations_are_typed_in(base: OpenBase) -> None:
    ada = people(base)["Ada"]
    members.edit_ties(base, ada, [RowEdit(None, {"kind": "commune", "name": "Étaples"})])
    declarations.edit_declarations(base, ada, [RowEdit(None, {"text": "Trésorière du club"})])
    declarations.sign_declarations(base, [ada], today(base))

    told = members.read_member(base, ada)
    assert [(each.kind, each.name) for each in told.ties] == [("commune", "Étaples")]
    assert [(each.year, each.signed_on, each.text) for each in told.declarations] == [
        (today(base).year, today(base), "Trésorière du club")
    ]
    with pytest.raises(Refusal, match="declaration_exists"):
        declarations.edit_declarations(base, ada, [RowEdit(None, {})])


def test_lifted_interest_stays_with_its_reason(base: OpenBase) -> None:
    dossier = make_dossier(base, make_ground(base))
    ada = committees.add_member(base, "Ada")
    interest = committees.declare_interest(base, ada, dossier, "Sa fille y travaille")
    assert members.read_member(base, ada).line.interests == 1

    declarations.lift_interest(base, interest, "Elle a quitté l’association")

    told = members.read_member(base, ada)
    assert [(each.state, each.reason) for each in told.interests] == [("dismissed", "Elle a quitté l’association")]
    assert told.line.interests == 0


def test_attendance_is_read_from_the_gestures(base: OpenBase) -> None:
    people(base)
    key = create_sitting(base, SittingDraft("Comité de juin", date(2026, 6, 1)))
    add_points(base, key, [PointDraft("Ouverture", "other")])
    sittings.open_sitting(base, key)
    for gesture in (gestures.Arrived("Ada"), gestures.Arrived("Dina"), gestures.Closed()):
        sittings.note_gesture(base, key, gesture)

    assert [(each.person, each.attended, each.by) for each in read_attendance(base)] == [
        ("Ada", "present", ""),
        ("Bilal", "stood_by", ""),
        ("Chloé", "replaced", "Dina"),
        ("Dina", "present", ""),
    ]
