"""Dossiers entered with what is known, moved, edited in bulk, annotated; each action is one entry and one undo."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from leaderdesk.domain.errors import Refusal
from leaderdesk.services import dossiers, history, settings
from leaderdesk.services.bases import OpenBase
from tests.factories import make_dossier, make_ground
from tests.services.desk import ON, Desk


def test_a_dossier_is_entered_with_a_title_and_a_name(base: OpenBase) -> None:
    before = base.height
    key = dossiers.quick_create(base, title=" Épicerie ", holder_name="Les Amis", on=ON)

    whole = dossiers.read_whole_dossier(base, key)
    assert (whole.record.number, whole.record.title, whole.holder.name) == ("2026-001", "Épicerie", "Les Amis")
    assert (whole.status, whole.fiche, whole.record.inside_share) == ("contact", None, None)
    assert base.height == before + 1


def test_a_name_that_a_holder_has_already_takes_that_holder(desk: Desk) -> None:
    key = dossiers.quick_create(desk.base, title="Épicerie", holder_name="COMMUNE D'ESSAI", on=ON)

    assert dossiers.read_whole_dossier(desk.base, key).holder.id == desk.ground.holder


def test_a_dossier_of_a_known_fiche_takes_its_rules_in_force(desk: Desk) -> None:
    key = dossiers.quick_create(
        desk.base, title="Épicerie", holder_id=desk.ground.holder, fiche_id=desk.ground.fiche, on=ON
    )

    assert dossiers.read_whole_dossier(desk.base, key).record.rules_id == desk.ground.rules


@pytest.mark.parametrize(("title", "name"), [("  ", "Les Amis"), ("Épicerie", " ")])
def test_a_dossier_without_title_or_holder_is_refused(base: OpenBase, title: str, name: str) -> None:
    with pytest.raises(Refusal, match="name_needed"):
        dossiers.quick_create(base, title=title, holder_name=name)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [("{year}-{rank:03}", "2026-008"), ("GAL/{rank}/{year}", "GAL/1/2026"), ("{year:02}.{rank:02}", "26.01")],
)
def test_the_next_number_follows_the_highest_of_the_year(base: OpenBase, pattern: str, expected: str) -> None:
    ground = make_ground(base)
    for number in ("2026-002", "2026-007", "2025-040", "autre"):
        make_dossier(base, ground, number)
    settings.set_setting(base, "number_pattern", pattern)

    assert dossiers.next_number(base, ON) == expected


def test_a_move_writes_the_state_and_its_day_in_one_entry(desk: Desk) -> None:
    before = desk.base.height
    ends = {"convention_ends_on": date(2027, 12, 31)}
    dossiers.move_dossier(desk.base, desk.dossier, "convention", ON, dates=ends)

    whole = dossiers.read_whole_dossier(desk.base, desk.dossier)
    assert (whole.status, whole.record.convention_on, whole.record.convention_ends_on) == (
        "convention",
        ON,
        *ends.values(),
    )
    assert desk.base.height == before + 1
    history.undo(desk.base)
    assert dossiers.read_whole_dossier(desk.base, desk.dossier).record.convention_on is None


def test_a_state_entered_again_keeps_its_first_day(desk: Desk) -> None:
    for status, on in (("programmed", date(2026, 3, 1)), ("instructed", ON), ("programmed", ON)):
        dossiers.move_dossier(desk.base, desk.dossier, status, on)

    assert dossiers.read_whole_dossier(desk.base, desk.dossier).record.programmed_on == date(2026, 3, 1)


def test_the_moves_say_what_the_base_lacks_apart_from_what_a_person_says(desk: Desk) -> None:
    moves = {each.status: each for each in dossiers.allowed_moves(desk.base, desk.dossier, ON)}

    assert moves["instructed"].lacks == ("instruction_report", "eligibility_verdict")
    assert (moves["withdrawn"].lacks, moves["withdrawn"].asks) == ((), ("holder_letter",))


def test_a_state_that_the_life_has_not_leaves_no_move(desk: Desk) -> None:
    dossiers.move_dossier(desk.base, desk.dossier, "opinion", ON)

    assert dossiers.allowed_moves(desk.base, desk.dossier, ON) == ()


def test_the_deadlines_run_from_the_moves(desk: Desk) -> None:
    dossiers.move_dossier(desk.base, desk.dossier, "instructed", date(2026, 2, 10))
    dossiers.move_dossier(desk.base, desk.dossier, "programmed", date(2026, 3, 1))

    (signing,) = dossiers.running_deadlines(desk.base, desk.dossier, ON)
    (row,) = dossiers.list_dossiers(desk.base)
    assert (signing.code, signing.due_on) == ("sign_convention", date(2026, 6, 1))
    assert (row.deadline_code, row.deadline, row.deadline_margin, row.is_late) == (
        "sign_convention",
        signing.due_on,
        91,
        False,
    )


def test_a_bulk_edit_is_one_entry_and_one_undo(desk: Desk) -> None:
    other = make_dossier(desk.base, desk.ground, "2026-002")
    before = desk.base.height
    dossiers.edit_many(desk.base, [(desk.dossier, "theme", "Culture"), (other, "theme", "Culture")])

    assert [row.theme for row in dossiers.list_dossiers(desk.base)] == ["Culture", "Culture"]
    assert desk.base.height == before + 1
    history.undo(desk.base)
    assert [row.theme for row in dossiers.list_dossiers(desk.base)] == [None, None]


def test_another_fiche_forgets_the_rules_of_the_former(desk: Desk) -> None:
    dossiers.edit_dossier(desk.base, desk.dossier, fiche_id=None)

    record = dossiers.read_whole_dossier(desk.base, desk.dossier).record
    assert (record.fiche_id, record.rules_id) == (None, None)
    assert [row.fiche for row in dossiers.list_dossiers(desk.base)] == [None]


def test_a_copy_has_the_costs_and_the_plan_but_no_life(desk: Desk) -> None:
    dossiers.move_dossier(desk.base, desk.dossier, "programmed", ON)
    key = dossiers.duplicate_dossier(desk.base, desk.dossier, on=ON)

    whole, source = (dossiers.read_whole_dossier(desk.base, each) for each in (key, desk.dossier))
    assert (whole.record.number, whole.status, whole.record.programmed_on) == ("2026-002", "contact", None)
    assert [row.amount for row in whole.costs] == [row.amount for row in source.costs]
    assert [(row.name, row.amount) for row in whole.funding] == [(row.name, row.amount) for row in source.funding]
    assert [row.supplier for row in whole.quotes] == ["Charpentes Bois & Cie"]


def test_a_note_asks_somebody_for_a_day_and_is_finished(desk: Desk) -> None:
    note = dossiers.add_note(desk.base, desk.dossier, "Plan des lieux", ON, "le porteur", date(2026, 3, 20))
    dossiers.finish_note(desk.base, note, date(2026, 3, 10))

    (found,) = dossiers.list_notes(desk.base, desk.dossier)
    assert (found.text, found.asked_of, found.done_on) == ("Plan des lieux", "le porteur", date(2026, 3, 10))


def test_an_empty_note_is_refused(desk: Desk) -> None:
    with pytest.raises(Refusal, match="text_needed"):
        dossiers.add_note(desk.base, desk.dossier, "  ", ON)


def test_a_tag_is_put_once_and_taken_off_in_one_entry(desk: Desk) -> None:
    other = make_dossier(desk.base, desk.ground, "2026-002")
    for _ in range(2):
        dossiers.add_tag(desk.base, [desk.dossier, other], "urgent")

    assert [row.tags for row in dossiers.list_dossiers(desk.base)] == [("urgent",), ("urgent",)]
    dossiers.remove_tag(desk.base, [other], "urgent")
    assert [row.tags for row in dossiers.list_dossiers(desk.base)] == [("urgent",), ()]


def test_no_tag_is_put_on_a_dossier_that_is_gone(desk: Desk) -> None:
    with pytest.raises(Refusal, match="record_gone"):
        dossiers.add_tag(desk.base, [desk.dossier, 99], "urgent")

    assert [row.tags for row in dossiers.list_dossiers(desk.base)] == [()]


def test_an_unknown_field_is_our_mistake(desk: Desk) -> None:
    with pytest.raises(ValueError, match="colour"):
        dossiers.edit_dossier(desk.base, desk.dossier, colour="blue")


def test_the_share_inside_stays_unknown_until_said(base: OpenBase) -> None:
    key = dossiers.quick_create(base, title="Épicerie", holder_name="Les Amis")
    dossiers.edit_dossier(base, key, inside_share=Fraction(1, 2))

    assert dossiers.read_whole_dossier(base, key).record.inside_share == Fraction(1, 2)
