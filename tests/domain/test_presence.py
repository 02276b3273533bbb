"""The presence timeline: arrivals, departures, recusals for one project, absences that end with it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdesk.domain.committee.presence import EVENT_KINDS, Event, EventKind, Stretch, Timeline, read_timeline
from leaderdesk.domain.inputs import WrongInput

QUICK = settings(derandomize=True, max_examples=150)
OPENING = datetime(2026, 3, 2, 17, 0, tzinfo=UTC)


def minute(count: int) -> datetime:
    return OPENING + timedelta(minutes=count)


def event(kind: EventKind, at: int, person: str | None = None, item: str | None = None) -> Event:
    return Event(kind, minute(at), person, item)


def codes(timeline: Timeline) -> list[str]:
    return [problem.code for problem in timeline.problems]


ARRIVALS = (event("arrival", 0, "Anne"), event("arrival", 0, "Bruno"))
AB = frozenset({"Anne", "Bruno"})


def test_nobody_is_there_before_the_first_event() -> None:
    timeline = read_timeline(ARRIVALS)

    assert timeline.at(minute(-1)).attending == frozenset()
    assert timeline.at(minute(0)).attending == AB
    assert read_timeline(()).at(minute(0)) == Stretch(minute(0), None)


def test_arrival_and_departure_change_the_room_at_their_minute() -> None:
    timeline = read_timeline((*ARRIVALS, event("arrival", 20, "Chloé"), event("departure", 40, "Bruno")))

    assert timeline.at(minute(19)).in_room == AB
    assert timeline.at(minute(20)).in_room == AB | {"Chloé"}
    assert timeline.at(minute(40)).in_room == {"Anne", "Chloé"}


def test_stretches_follow_each_other_and_the_last_has_no_end() -> None:
    timeline = read_timeline((*ARRIVALS, event("departure", 5, "Bruno"), event("arrival", 9, "Chloé")))

    spans = [(each.since, each.until) for each in timeline.stretches]
    assert spans == [(minute(0), minute(5)), (minute(5), minute(9)), (minute(9), None)]
    assert timeline.at(minute(-1)).until == minute(0)


def test_recusal_is_for_one_project_and_the_member_stays_at_the_sitting() -> None:
    timeline = read_timeline(
        (
            *ARRIVALS,
            event("item_opened", 10, item="A"),
            event("recusal", 10, "Anne"),
            event("item_opened", 20, item="B"),
        )
    )

    (project,) = timeline.of_item("A")
    assert [project.present, project.recused, project.in_room] == [AB, {"Anne"}, {"Bruno"}]
    assert timeline.at(minute(20)).recused == frozenset()


def test_recusal_declared_beforehand_holds_each_time_the_project_is_open() -> None:
    timeline = read_timeline(
        (
            event("recusal", 0, "Anne", "A"),
            *ARRIVALS,
            event("item_opened", 10, item="A"),
            event("item_closed", 20, item="A"),
            event("item_opened", 50, item="A"),
        )
    )

    assert [stretch.recused for stretch in timeline.of_item("A")] == [{"Anne"}, {"Anne"}]
    assert timeline.at(minute(30)).recused == frozenset()


def test_recused_member_who_is_absent_is_not_present() -> None:
    timeline = read_timeline(
        (event("arrival", 0, "Bruno"), event("item_opened", 5, item="A"), event("recusal", 5, "Anne"))
    )

    project = timeline.at(minute(5))
    assert [project.present, project.recused] == [{"Bruno"}, {"Anne"}]
    assert timeline.problems == ()


def test_absence_for_this_project_only_ends_with_the_project() -> None:
    timeline = read_timeline(
        (
            *ARRIVALS,
            event("item_opened", 10, item="A"),
            event("absence", 12, "Anne"),
            event("item_opened", 20, item="B"),
            event("item_opened", 30, item="A"),
        )
    )

    assert [timeline.at(minute(at)).present for at in (11, 12, 20, 30)] == [AB, {"Bruno"}, AB, AB]
    assert timeline.at(minute(12)).recused == frozenset()


@pytest.mark.parametrize(("kind", "present"), [("item_closed", AB), ("item_opened", frozenset({"Bruno"}))])
def test_absence_ends_with_the_project_not_when_it_is_opened_twice(kind: EventKind, present: frozenset[str]) -> None:
    opened = event("item_opened", 10, item="A")
    again = (event(kind, 14, item="A"), event("item_opened", 16, item="A"))

    timeline = read_timeline((*ARRIVALS, opened, event("absence", 12, "Anne"), *again))

    assert timeline.at(minute(16)).present == present


def test_absence_ends_when_the_member_comes_back() -> None:
    timeline = read_timeline(
        (
            *ARRIVALS,
            event("item_opened", 10, item="A"),
            event("absence", 12, "Anne"),
            event("return", 15, "Anne"),
        )
    )

    assert timeline.at(minute(15)).in_room == AB
    assert timeline.throughout("A") == {"Bruno"}
    assert timeline.throughout("Z") == frozenset()


def test_recusal_withdrawn_gives_the_voice_back() -> None:
    timeline = read_timeline(
        (
            *ARRIVALS,
            event("item_opened", 10, item="A"),
            event("recusal", 11, "Anne"),
            event("recusal_withdrawn", 14, "Anne"),
        )
    )

    assert [stretch.in_room for stretch in timeline.of_item("A")] == [AB, {"Bruno"}, AB]


def test_member_who_left_for_good_and_comes_back_is_no_longer_away() -> None:
    timeline = read_timeline(
        (
            *ARRIVALS,
            event("item_opened", 10, item="A"),
            event("absence", 12, "Anne"),
            event("departure", 13, "Anne"),
            event("arrival", 14, "Anne"),
        )
    )

    assert timeline.at(minute(14)).present == AB


@pytest.mark.parametrize(
    ("added", "code"),
    [
        (event("arrival", 30, "Anne"), "already_here"),
        (event("departure", 30, "Chloé"), "not_here"),
        (event("absence", 30, "Chloé", "A"), "not_here"),
        (event("recusal", 9, "Anne"), "no_item_open"),
        (event("item_closed", 30, item="B"), "item_not_open"),
        (event("recusal_withdrawn", 30, "Anne"), "not_recused"),
        (event("return", 30, "Anne"), "not_away"),
        (event("return", 30, "Bruno"), "still_recused"),
        (event("item_opened", 10, item="B"), "simultaneous_openings"),
    ],
)
def test_event_that_cannot_be_is_named(added: Event, code: str) -> None:
    events = (*ARRIVALS, event("item_opened", 10, item="A"), event("recusal", 12, "Bruno"), added)

    assert code in codes(read_timeline(events))


def test_contrary_events_of_one_instant_are_named_and_left_out() -> None:
    timeline = read_timeline((*ARRIVALS, event("departure", 5, "Anne"), event("arrival", 5, "Anne")))

    assert codes(timeline) == ["simultaneous", "simultaneous"]
    assert timeline.at(minute(5)).attending == AB


def test_recusal_and_its_withdrawal_at_one_instant_are_left_out() -> None:
    events = (event("recusal", 12, "Anne"), event("recusal_withdrawn", 12, "Anne"), event("recusal", 12, "Bruno"))

    timeline = read_timeline((*ARRIVALS, event("item_opened", 10, item="A"), *events))

    assert (codes(timeline), timeline.at(minute(12)).recused) == (["simultaneous"] * 2, frozenset({"Bruno"}))


def test_two_projects_opened_at_one_instant_leave_the_one_before_open() -> None:
    openings = [event("item_opened", at, item=item) for at, item in ((10, "A"), (20, "B"), (20, "C"))]

    timeline = read_timeline((*ARRIVALS, *openings))

    assert [(each.code, each.data) for each in timeline.problems] == [
        ("simultaneous_openings", {"item": item}) for item in "BC"
    ]
    assert timeline.at(minute(20)).item == "A"


def test_problems_of_one_instant_are_in_the_order_of_the_names() -> None:
    events = [event("recusal_withdrawn", 5, person, item) for person in "EDCBA" for item in "VUTSR"]

    problems = [(each.data["person"], each.data["item"]) for each in read_timeline(events).problems]

    assert problems == [(person, item) for person in "ABCDE" for item in "RSTUV"]


def test_moment_without_a_zone_and_event_about_nobody_are_refused() -> None:
    with pytest.raises(WrongInput) as bare:
        read_timeline([Event("arrival", datetime(2026, 3, 2, 17, 0), "Anne")])  # noqa: DTZ001 - what is refused
    with pytest.raises(WrongInput) as nobody:
        read_timeline([event("arrival", 0)])
    with pytest.raises(WrongInput) as nothing:
        read_timeline([event("item_opened", 0)])

    assert [each.value.code for each in (bare, nobody, nothing)] == ["moment_without_zone", *["event_about_nobody"] * 2]


EVENTS = st.lists(
    st.builds(
        event,
        st.sampled_from(EVENT_KINDS),
        st.integers(0, 8),
        st.sampled_from(["Anne", "Bruno", "Chloé"]),
        st.sampled_from(["A", "B"]),
    ),
    max_size=14,
)


@QUICK
@given(EVENTS, st.randoms(use_true_random=False))
def test_order_in_which_events_were_noted_changes_nothing(events: list[Event], draw: object) -> None:
    shuffled = list(events)
    draw.shuffle(shuffled)  # type: ignore[attr-defined]  # a random.Random

    assert read_timeline(shuffled) == read_timeline(events)


@QUICK
@given(EVENTS)
def test_room_is_among_the_present_who_are_among_those_attending(events: list[Event]) -> None:
    for stretch in read_timeline(events).stretches:
        assert stretch.in_room <= stretch.present <= stretch.attending
        assert not stretch.in_room & (stretch.recused | stretch.away)


@QUICK
@given(EVENTS)
def test_departure_never_raises_a_head_count(events: list[Event]) -> None:
    room = read_timeline(events)

    later = read_timeline([*events, event("departure", 9, "Anne")])

    assert later.at(minute(9)).in_room == room.at(minute(9)).in_room - {"Anne"}


@QUICK
@given(EVENTS)
def test_recusal_then_its_withdrawal_leaves_the_room_as_it_was(events: list[Event]) -> None:
    room = read_timeline([*events, event("item_opened", 9, item="C")])

    undone = read_timeline(
        [
            *events,
            event("item_opened", 9, item="C"),
            event("recusal", 10, "Anne"),
            event("recusal_withdrawn", 11, "Anne"),
        ]
    )

    assert undone.at(minute(11)).in_room == room.at(minute(11)).in_room
