"""Ranks on the waiting list: typed, moved, taken back; each line says why it stands where it does."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest

from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.sittings import gestures as told
from leaderdesk.services import fiches, funding, history, moves, sitting_batches
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.conventions import read_release
from leaderdesk.services.dossiers import list_dossiers
from leaderdesk.services.waiting import Said, move_waiting, rank_waiting, read_waiting
from leaderdesk.words import waiting as words
from leaderdesk.words.sitting_follow import say_follow
from tests.factories import make_dossier
from tests.services.desk import ON, Desk
from tests.services.sitting_evenings import EVERYBODY, Evening

KEYS = ("need", "reach")


@pytest.fixture
def three(desk: Desk) -> list[int]:
    """Three on the list, a day after the other."""
    keys = [desk.dossier, *(make_dossier(desk.base, desk.ground, f"2026-00{rank}") for rank in (2, 3))]
    for rank, key in enumerate(keys):
        moves.change_status(desk.base, key, "waiting_list", ON - timedelta(5 - rank))
    return keys


def order(desk: Desk) -> list[tuple[str, int | None]]:
    lines = read_waiting(desk.base).sheet.lines
    return [(each.taken.number[-1], each.ranked.rank if each.ranked else None) for each in lines]


@pytest.mark.usefixtures("three")
def test_without_ranks_the_list_goes_by_age_and_says_so(desk: Desk) -> None:
    assert order(desk) == [("1", None), ("2", None), ("3", None)]
    first = read_waiting(desk.base).sheet.lines[0]
    assert words.say_place(first.place) == "Sans rang du comité. Sans note. Inscrit le 25/02/2026."


def test_a_rank_typed_comes_first_with_its_reason_and_may_be_taken_away(desk: Desk, three: list[int]) -> None:
    rank_waiting(desk.base, {three[2]: 1}, Said(reason="Urgence du toit."))
    assert order(desk) == [("3", 1), ("1", None), ("2", None)]
    line = read_waiting(desk.base).sheet.lines[0]
    assert words.say_place(line.place).startswith("Rang 1 donné par le comité, noté le 02/03/2026")
    assert "\u00a0: Urgence du toit. Sans note." in words.say_place(line.place)

    rank_waiting(desk.base, {three[2]: None})
    assert order(desk)[0] == ("1", None)
    with pytest.raises(Refusal):
        rank_waiting(desk.base, {three[2]: 0})


def test_a_move_gives_ranks_down_to_where_it_comes_in_one_action(desk: Desk, three: list[int]) -> None:
    move_waiting(desk.base, three[1], -1)
    assert order(desk) == [("2", 1), ("1", 2), ("3", None)]
    move_waiting(desk.base, three[1], 1)
    assert order(desk) == [("1", 1), ("2", 2), ("3", None)]
    history.undo(desk.base)
    history.undo(desk.base)
    assert order(desk) == [("1", None), ("2", None), ("3", None)]


def test_a_rank_of_before_does_not_come_back_with_the_dossier(desk: Desk, three: list[int]) -> None:
    rank_waiting(desk.base, {three[2]: 1})
    later = ON + timedelta(400)
    moves.change_status(desk.base, three[2], "instructed", later)
    moves.change_status(desk.base, three[2], "waiting_list", later + timedelta(1))
    assert order(desk)[-1] == ("3", None)
    assert "ne compte plus" in words.say_place(read_waiting(desk.base).sheet.lines[-1].place)


def test_money_that_comes_back_goes_to_the_first_rank(desk: Desk, three: list[int]) -> None:
    """Room for one of 6 400 is taken; who comes next is by rank, not by age."""
    fiches.set_envelope(desk.base, desk.ground.fiche, desk.ground.feader, 6_400_00)
    taker = make_dossier(desk.base, desk.ground, "2026-009")
    funding.say_amount(desk.base, taker, desk.ground.feader, "voted", 6_400_00, ON)
    moves.change_status(desk.base, taker, "programmed", ON)
    assert [each.taken.number for each in read_release(desk.base, taker, "abandoned", ON).served] == ["2026-001"]
    rank_waiting(desk.base, {three[2]: 1})
    assert [each.taken.number for each in read_release(desk.base, taker, "abandoned", ON).served] == ["2026-003"]


def test_a_sitting_that_puts_two_on_the_list_proposes_their_ranks_by_note(base: OpenBase) -> None:
    evening = Evening(base, 6_400_00).do(*map(told.Arrived, EVERYBODY))
    for dossier in list_dossiers(base):
        moves.change_status(base, dossier.id, "instructed", date(2026, 3, 1))
    for point, notes in ((evening.hall, (3, 2)), (evening.mill, (5, 3))):
        evening.do(told.PointOpened(point))
        evening.do(*(told.Noted(point, "Dina", key, Fraction(note)) for key, note in zip(KEYS, notes, strict=True)))
        evening.do(
            told.VoteOpened(point, "Avis", "selection", "by_name"),
            told.CollegeKeyed(point, "public", "for"),
            told.CollegeKeyed(point, "private", "for"),
            told.VoteClosed(point),
            told.Decided(point, "waiting", reason="Enveloppe épuisée."),
        )
    evening.do(told.Closed())

    batch = sitting_batches.prepare_closing(base, evening.sitting)
    assert {each.point: each.rank for each in batch.ranks} == {evening.mill: 1, evening.hall: 2}
    assert "Rang 1 sur la liste d’attente (par la note\u00a0: 8 sur 8)." in say_follow(batch.of({evening.mill}))

    # One at a time: the second keeps the rank that was told of it.
    sitting_batches.close_batch(base, evening.sitting, {evening.hall})
    sitting_batches.close_batch(base, evening.sitting)
    lines = read_waiting(base).sheet.lines
    assert [(each.ranked.rank, each.ranked.sitting_id) for each in lines if each.ranked] == [
        (1, evening.sitting),
        (2, evening.sitting),
    ]
    assert "Note du comité\u00a0: 8 sur 8, soit 100\u00a0%." in words.say_place(lines[0].place)
    assert sitting_batches.prepare_closing(base, evening.sitting).ranks == ()

    # One that somebody takes away by hand stays away, until this is taken back.
    first = lines[0].taken.facts.dossier_id
    rank_waiting(base, {first: None})
    assert [each.ranked for each in read_waiting(base).sheet.lines if each.taken.facts.dossier_id == first] == [None]
    assert sitting_batches.prepare_closing(base, evening.sitting).ranks == ()
    history.undo(base)
    assert {each.ranked.rank for each in read_waiting(base).sheet.lines if each.ranked} == {1, 2}
