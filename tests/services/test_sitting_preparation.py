"""A sitting prepared in a base: proposed dossiers, answers, interests, order, dates, what is missing."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from fractions import Fraction

import pytest
from sqlalchemy import event

from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.programmes.grid_sheets import CriterionSheet, GridSheet
from leaderdesk.domain.sittings import gestures as told
from leaderdesk.services import committees, fiches, grids, moves, sittings
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.declarations import lift_interest
from leaderdesk.services.edits import RowEdit
from leaderdesk.services.history import undo
from leaderdesk.services.sitting_answers import (
    Answer,
    note_answer,
    note_answers,
    read_forecast,
    read_invited,
    send_invitations,
)
from leaderdesk.services.sitting_calendars import mark_sent, read_milestones, unmark_sent
from leaderdesk.services.sitting_candidates import propose_dossiers
from leaderdesk.services.sitting_carrying import carry_points, points_to_carry
from leaderdesk.services.sitting_conflicts import (
    confirm_suggestion,
    dismiss_suggestion,
    read_interests,
    read_suggestions,
)
from leaderdesk.services.sitting_lists import read_plan, read_readiness, read_sittings
from leaderdesk.services.sitting_orders import point_ids, suggest_order
from leaderdesk.services.sitting_plans import (
    PointDraft,
    SittingDraft,
    add_points,
    bin_sittings,
    create_sitting,
    edit_points,
    edit_sitting,
    order_points,
    unbin_sittings,
)
from tests.factories import Ground, make_dossier, make_ground

DAY = date(2026, 3, 20)
TODAY = date(2026, 3, 2)
SINCE = date(2026, 1, 1)
HOUR = datetime(2026, 3, 20, 18, 0)  # noqa: DTZ001 - the clock on the wall
SEATS = (
    ("Mairie d’Essai", "public", "Ada Brun", "Éva Noir"),
    ("Département", "public", "Bilal Roux", None),
    ("Les Amis du moulin", "private", "Chloé Blanc", None),
    ("Club des entreprises", "private", "Dina Vert", None),
)


def seat(base: OpenBase) -> dict[str, int]:
    """A committee of four, Ada presiding; the members by name."""
    drafts = [
        committees.SeatDraft(name, college, titulaire=holder, suppleant=other) for name, college, holder, other in SEATS
    ]
    committees.add_seats(base, drafts, SINCE)
    members = {row.name: row.id for row in committees.read_committee(base).members}
    committees.give_office(base, members["Ada Brun"], 1, SINCE)
    return members


@pytest.fixture
def ground(base: OpenBase) -> Ground:
    return make_ground(base)


@pytest.fixture
def members(base: OpenBase, ground: Ground) -> dict[str, int]:
    del ground
    return seat(base)


@pytest.fixture
def sitting(base: OpenBase, ground: Ground, members: dict[str, int]) -> int:
    """A committee on the 20th of March at 18:00, with one dossier of the commune and the minutes."""
    del members
    made = create_sitting(base, SittingDraft("Comité de mars", DAY, starts_at=HOUR, place="Salle des fêtes"))
    drafts = [PointDraft(dossier_id=make_dossier(base, ground)), PointDraft("Compte rendu", "minutes", None, "minutes")]
    add_points(base, made, drafts)
    return made


def codes(base: OpenBase, sitting: int, on: date = TODAY) -> list[str]:
    return [each.code for each in read_readiness(base, sitting, on)]


def test_plan_tells_each_point_with_its_dossier_and_its_hours(base: OpenBase, sitting: int) -> None:
    plan = read_plan(base, sitting)

    first = plan.points[0]
    assert first.dossier is not None
    assert (first.dossier.number, first.dossier.holder, first.dossier.asked) == (
        "2026-001",
        "Commune d’Essai",
        6_400_00,
    )
    assert (first.starts_at, plan.points[1].starts_at, plan.ends_at) == (
        HOUR,
        HOUR + timedelta(minutes=12),
        HOUR + timedelta(minutes=24),
    )


def test_list_says_where_each_sitting_stands_in_one_word(base: OpenBase, sitting: int) -> None:
    create_sitting(base, SittingDraft("Comité de juin", date(2026, 6, 20)))

    found = read_sittings(base, TODAY)
    assert [(row.title, row.points, row.readiness) for row in found] == [
        ("Comité de juin", 0, "blocked"),
        ("Comité de mars", 2, "to_check"),
    ]
    assert found[1].id == sitting


def test_list_asks_no_more_for_three_sittings_held_than_for_one(base: OpenBase, members: dict[str, int]) -> None:
    del members
    given: list[str] = []
    event.listen(base.engine, "before_cursor_execute", lambda *arguments: given.append(arguments[2]))
    counts = []
    for titles in (["Mars"], ["Juin", "Septembre"]):
        for title in titles:
            made = create_sitting(base, SittingDraft(title, DAY))
            add_points(base, made, [PointDraft("Informations", "information")])
            hold(base, made)
        given.clear()
        counts.append((len(read_sittings(base, TODAY)), len(given)))

    assert counts == [(1, 2), (3, 2)]


def test_dossier_is_proposed_with_the_reason_why_it_is_not_ready(base: OpenBase, ground: Ground, sitting: int) -> None:
    key = make_dossier(base, ground, "2026-002", "Le moulin")

    found = propose_dossiers(base, sitting, TODAY)
    assert [(each.dossier_id, each.is_ready, each.reasons[0].code) for each in found] == [(key, False, "not_there_yet")]
    moves.move_dossier(base, key, "instructed", date(2026, 3, 1))
    reasons = [each.code for each in propose_dossiers(base, sitting, TODAY)[0].reasons]
    assert reasons == ["lacks", "after_cut_off", "no_grid"]


def test_dossier_of_another_agenda_says_so(base: OpenBase, sitting: int) -> None:
    other = create_sitting(base, SittingDraft("Comité de juin", date(2026, 6, 20)))

    assert propose_dossiers(base, other, TODAY)[0].reasons[0].data == {"sitting": "Comité de mars"}
    assert propose_dossiers(base, sitting, TODAY) == ()


def test_convocation_of_several_people_is_one_action(base: OpenBase, sitting: int, members: dict[str, int]) -> None:
    send_invitations(base, sitting, list(members.values()), date(2026, 3, 4), "email")

    found = read_invited(base, sitting)
    assert [(each.role, each.member, each.way) for each in found][:2] == [
        ("titulaire", "Ada Brun", "email"),
        ("suppleant", "Éva Noir", "email"),
    ]
    undo(base)
    assert {each.sent_on for each in read_invited(base, sitting)} == {None}


def test_answer_is_kept_replaced_and_undone(base: OpenBase, sitting: int, members: dict[str, int]) -> None:
    note_answer(base, sitting, members["Dina Vert"], Answer("absent", proxy_to_id=members["Chloé Blanc"]))
    found = {each.member: each for each in read_invited(base, sitting)}
    assert (found["Dina Vert"].answer, found["Dina Vert"].proxy_to) == ("absent", "Chloé Blanc")
    late = HOUR + timedelta(minutes=30)
    note_answer(base, sitting, members["Dina Vert"], Answer("coming", members["Chloé Blanc"], comes_at=late))
    found = {each.member: each for each in read_invited(base, sitting)}
    assert (found["Dina Vert"].proxy_to, found["Dina Vert"].comes_at) == (None, late)
    undo(base)
    assert {each.member: each.answer for each in read_invited(base, sitting)}["Dina Vert"] == "absent"


def test_answer_that_cannot_be_is_refused(base: OpenBase, sitting: int, members: dict[str, int]) -> None:
    key = members["Dina Vert"]
    with pytest.raises(Refusal, match="proxy_to_oneself"):
        note_answer(base, sitting, key, Answer("absent", proxy_to_id=key))
    with pytest.raises(Refusal, match="hours_backwards"):
        note_answer(base, sitting, key, Answer("coming", comes_at=HOUR, leaves_at=HOUR))


def test_forecast_follows_the_answers_and_names_whom_to_call(
    base: OpenBase, sitting: int, members: dict[str, int]
) -> None:
    note_answers(base, sitting, [members["Ada Brun"]], Answer("coming"))

    found = read_forecast(base, sitting)
    assert [each.sure.is_quorate for each in found.points] == [False, False]
    assert [(call.person, len(call.repairs)) for call in found.calls] == [("Chloé Blanc", 2)]
    note_answer(base, sitting, members["Chloé Blanc"], Answer("coming"))
    assert [each.sure.is_quorate for each in read_forecast(base, sitting).points] == [True, True]


def test_link_is_suggested_then_confirmed_and_the_member_leaves_for_the_point(base: OpenBase, sitting: int) -> None:
    found = read_suggestions(base, sitting)
    assert [(each.member, each.suggestion.reason, each.suggestion.party.role) for each in found] == [
        ("Ada Brun", "same_structure", "holder"),
        ("Éva Noir", "same_structure", "holder"),
        ("Bilal Roux", "same_structure", "funder"),
    ]
    confirm_suggestion(base, found[0])
    assert read_plan(base, sitting).points[0].interested == ("Ada Brun",)
    assert [each.member for each in read_suggestions(base, sitting)] == ["Éva Noir", "Bilal Roux"]
    undo(base)
    assert len(read_suggestions(base, sitting)) == 3


def test_link_set_aside_is_not_suggested_again_even_for_another_dossier(
    base: OpenBase, ground: Ground, sitting: int
) -> None:
    bilal = read_suggestions(base, sitting)[2]
    with pytest.raises(Refusal, match="reason_needed"):
        dismiss_suggestion(base, bilal, " ")
    dismiss_suggestion(base, bilal, "Élu d’un autre canton")
    add_points(base, sitting, [PointDraft(dossier_id=make_dossier(base, ground, "2026-002", "Le moulin"))])

    assert "Bilal Roux" not in {each.member for each in read_suggestions(base, sitting)}
    assert [(each.member, each.is_declared) for each in read_interests(base, sitting)] == [("Bilal Roux", False)]


def test_interest_that_was_lifted_is_not_suggested_again(base: OpenBase, sitting: int, members: dict[str, int]) -> None:
    dossier = read_suggestions(base, sitting)[0].dossier_id
    key = committees.declare_interest(base, members["Ada Brun"], dossier, "Maire")
    lift_interest(base, key, "N’est plus maire")

    assert [each.member for each in read_suggestions(base, sitting)] == ["Éva Noir", "Bilal Roux"]


def test_order_is_proposed_and_applied_as_any_order(base: OpenBase, ground: Ground, sitting: int) -> None:
    confirm_suggestion(base, read_suggestions(base, sitting)[0])
    key = make_dossier(base, ground, "2026-002", "Le moulin")
    add_points(base, sitting, [PointDraft(dossier_id=key)])
    committees.declare_interest(
        base, next(row.id for row in committees.read_committee(base).members if row.name == "Ada Brun"), key, "Maire"
    )

    advice = suggest_order(base, sitting)
    assert (advice.is_same, advice.proposed.is_optimal) == (True, True)
    order_points(base, sitting, point_ids(advice))


def test_search_of_an_order_may_be_given_up(base: OpenBase, ground: Ground, sitting: int) -> None:
    add_points(base, sitting, [PointDraft(dossier_id=make_dossier(base, ground, "2026-002", "Le moulin"))])
    for each in read_suggestions(base, sitting)[:3]:
        confirm_suggestion(base, each)

    def give_up(*_: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        suggest_order(base, sitting, tell=give_up)


def test_dates_say_what_was_sent_and_take_it_back(base: OpenBase, sitting: int) -> None:
    key = mark_sent(base, sitting, "sheets", date(2026, 3, 10), way="post", recipients="Titulaires")
    found = {each.code: each.course for each in read_milestones(base, sitting, TODAY)}
    assert (found["cut_off"], found["convocation"], found["sheets"]) == ("passed", "next", "done")
    unmark_sent(base, key)
    assert {each.code: each.course for each in read_milestones(base, sitting, TODAY)}["sheets"] == "to_come"


def test_what_is_missing_names_where_it_is_put_right(base: OpenBase, sitting: int) -> None:
    assert codes(base, sitting) == [
        "conflicts_pending",
        "no_grid",
        "no_verdict",
        "quorum_not_forecast",
        "technical_late",
        "convocation_to_send",
    ]
    places = {each.code: (each.page, each.part) for each in read_readiness(base, sitting, TODAY)}
    assert (places["no_grid"], places["conflicts_pending"]) == (("dossiers", "selection"), ("sittings", "conflicts"))


def test_empty_sitting_without_a_place_is_blocked(base: OpenBase, members: dict[str, int]) -> None:
    del members
    made = create_sitting(base, SittingDraft("Comité de juin", date(2026, 6, 20)))

    found = read_readiness(base, made, TODAY)
    assert [(each.code, each.is_blocking) for each in found][:3] == [
        ("no_points", True),
        ("no_hour", False),
        ("no_place", False),
    ]


def test_written_consultation_asks_for_its_deadline(base: OpenBase, members: dict[str, int]) -> None:
    del members
    made = create_sitting(base, SittingDraft("Consultation", DAY, kind="written"))
    add_points(base, made, [PointDraft("Avenant", "amendment")])
    assert codes(base, made)[0] == "no_deadline"
    edit_sitting(base, made, deadline=HOUR)
    assert (read_plan(base, made).silence, "no_deadline" in codes(base, made)) == ("absent", False)


def test_president_who_does_not_come_is_told(base: OpenBase, sitting: int, members: dict[str, int]) -> None:
    note_answer(base, sitting, members["Ada Brun"], Answer("absent"))

    assert "no_chair_comes" in codes(base, sitting)


def hold(base: OpenBase, sitting: int, *gestures: told.Gesture) -> None:
    """Open a sitting with everybody there, do all this, close it."""
    sittings.open_sitting(base, sitting)
    for gesture in (*(told.Arrived(holder) for _, _, holder, _ in SEATS), *gestures, told.Closed()):
        sittings.note_gesture(base, sitting, gesture)


def test_what_was_not_examined_goes_to_the_next_agenda_once(base: OpenBase, sitting: int) -> None:
    point = read_plan(base, sitting).points[1].key
    hold(base, sitting, told.PointOpened(point), told.PointClosed(point))
    after = create_sitting(base, SittingDraft("Comité de juin", date(2026, 6, 20)))

    assert [draft.title for draft in points_to_carry(base, sitting, after)] == ["Réhabiliter la halle"]
    carry_points(base, sitting, after)
    assert [row.title for row in read_plan(base, after).points] == ["Réhabiliter la halle"]
    assert points_to_carry(base, sitting, after) == ()


def test_minutes_of_the_last_sitting_are_asked_for(base: OpenBase, sitting: int) -> None:
    hold(base, sitting)
    after = create_sitting(base, SittingDraft("Comité de juin", date(2026, 6, 20)))
    add_points(base, after, [PointDraft("Informations", "information")])
    assert "minutes_not_on_agenda" in codes(base, after)
    add_points(base, after, [PointDraft("Compte rendu de mars", "minutes", None, "minutes")])
    assert "minutes_not_on_agenda" not in codes(base, after)


def test_sitting_goes_to_the_bin_until_it_was_held(base: OpenBase, sitting: int) -> None:
    bin_sittings(base, [sitting])
    assert read_sittings(base, TODAY) == ()
    assert [row.is_binned for row in read_sittings(base, TODAY, has_binned=True)] == [True]
    unbin_sittings(base, [sitting])
    hold(base, sitting)
    with pytest.raises(Refusal, match="sitting_was_held"):
        bin_sittings(base, [sitting])


def test_sitting_moved_to_another_day_keeps_its_hour(base: OpenBase, sitting: int) -> None:
    edit_sitting(base, sitting, held_on=date(2026, 3, 27))

    assert read_plan(base, sitting).starts_at == HOUR + timedelta(days=7)


def test_undone_answer_is_told_to_the_pages_of_sittings(base: OpenBase, sitting: int, members: dict[str, int]) -> None:
    note_answer(base, sitting, members["Dina Vert"], Answer("coming"))

    assert "sittings" in undo(base).topics


def test_point_is_edited_in_its_place(base: OpenBase, sitting: int) -> None:
    key = read_plan(base, sitting).points[1].id
    edit_points(base, sitting, [RowEdit(key, {"title": "Approuver le compte rendu", "planned_minutes": 5})])

    assert [(row.title, row.minutes) for row in read_plan(base, sitting).points][1] == ("Approuver le compte rendu", 5)


def test_notes_of_the_pre_committee_are_shown_and_never_counted(base: OpenBase, ground: Ground, sitting: int) -> None:
    sheet = GridSheet("Grille", (CriterionSheet("need", "Besoin", Fraction(5)),))
    grid = grids.add_grid(base, "Grille", sheet)
    fiches.attach_grid(base, ground.fiche, grid)
    technical = create_sitting(base, SittingDraft("Comité technique", date(2026, 3, 6), kind="technical"))
    dossier = read_plan(base, sitting).points[0].dossier
    assert dossier is not None
    add_points(base, technical, [PointDraft(dossier_id=dossier.id)])
    point = read_plan(base, technical).points[0].key
    note = told.Noted(point, "Dina Vert", "need", Fraction(4))
    hold(base, technical, told.PointOpened(point), note, told.PointClosed(point))
    edit_sitting(base, sitting, prepared_by_id=technical)
    sittings.open_sitting(base, sitting)

    state = sittings.read_state(base, sitting)
    shown = state.ground.points[0].team_notes
    assert [(each.author, each.criterion, each.note) for each in shown] == [("Dina Vert", "need", Fraction(4))]
    assert state.score(state.order[0]) is None
