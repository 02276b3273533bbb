"""What the home page says: urgencies reckoned by hand, lines folded, changes put together."""

from __future__ import annotations

from datetime import UTC, date, datetime
from fractions import Fraction

import pytest

from leaderdesk.domain.changes import Entry
from leaderdesk.domain.home.changes import Visit, changes_since, standing_entries
from leaderdesk.domain.home.tasks import KINDS, Task, fold, place_of, urgency_of, week_end, without_repeats
from leaderdesk.words import home
from leaderdesk.words.phrases import spaced

# A Monday, and the Friday of the same week.
MONDAY, FRIDAY = date(2026, 11, 16), date(2026, 11, 20)


def task(kind: str, key: int, due_on: date | None = None) -> Task:
    return Task(kind, key, due_on, name=f"2026-{key:03}", title="Halle")


def entry(height: int, action: str = "edit_dossier", dossier: str = "", **fields: object) -> Entry:
    usual = {"operator": "Jeanne", "machine": "m", "kind": "act", "undoes": None, "reason": None}
    subject = {"dossier": dossier} if dossier else {}
    at = datetime(2026, 11, 16, 8, height, tzinfo=UTC)
    told = usual | fields
    return Entry(height=height, at=at, action=action, subject=subject, changes=1, is_erased=False, **told)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("due", "urgency"),
    [
        (date(2026, 11, 15), "late"),
        (date(2026, 11, 16), "week"),
        (date(2026, 11, 22), "week"),
        (date(2026, 11, 23), "month"),
        (date(2026, 12, 16), "month"),
        (date(2026, 12, 17), "later"),
        (None, "undated"),
    ],
)
def test_a_day_is_late_of_the_week_or_of_the_thirty_days(due: date | None, urgency: str) -> None:
    assert urgency_of(task("asked", 1, due), MONDAY) == urgency


def test_from_friday_on_the_week_goes_on_to_the_end_of_the_next() -> None:
    assert (week_end(date(2026, 11, 19)), week_end(FRIDAY)) == (date(2026, 11, 22), date(2026, 11, 29))


def test_a_treasury_without_a_day_comes_before_the_thirty_days() -> None:
    found = fold([task("asked", 1, date(2026, 12, 1)), task("cash_danger", 2), task("asked", 3)], MONDAY)
    assert [each.urgency for each in found] == ["cash", "month", "undated"]


def test_thirty_small_lines_never_hide_three_urgent_ones() -> None:
    small = [task("pieces_missing", key, date(2026, 11, 1)) for key in range(30)]
    urgent = [task(kind, 100, date(2026, 11, 15)) for kind in ("convention_ends", "control_answer", "funder_lapses")]
    (late,) = fold([*small, *urgent], MONDAY)

    assert late.count == 33
    assert [(each.kind, len(each.shown), each.hidden) for each in late.groups] == [
        ("control_answer", 1, 0),
        ("funder_lapses", 1, 0),
        ("convention_ends", 1, 0),
        ("pieces_missing", 3, 27),
    ]


def test_more_lines_are_shown_where_they_were_asked_for() -> None:
    (late,) = fold([task("asked", key, date(2026, 11, 1)) for key in range(20)], MONDAY, {("late", "asked"): 10})
    assert (len(late.groups[0].shown), late.groups[0].hidden) == (13, 7)


def test_one_line_is_never_folded_alone() -> None:
    (late,) = fold([task("asked", key, date(2026, 11, 1)) for key in range(4)], MONDAY)
    assert (len(late.groups[0].shown), late.groups[0].hidden) == (4, 0)


def test_a_step_planned_for_the_day_of_its_deadline_is_one_line() -> None:
    def told(kind: str, key: int, day: int, **data: str) -> Task:
        return Task(kind, key, date(2026, 12, day), data=data)

    deadline = told("deadline", 1, 4, deadline="sign_convention", text="")
    steps = [
        told("next_step", 1, 4, text="Appeler"),
        told("next_step", 1, 3, text="Relire"),
        told("next_step", 2, 4, text=""),
    ]
    kept = list(without_repeats([deadline, *steps]))

    assert [home.say_task(each) for each in kept] == [
        "Convention à signer\u00a0: Appeler",
        "Relire",
        "Prochaine étape, à préciser",
    ]


def test_target_says_how_much_is_left_and_opens_its_line() -> None:
    lost = Task("decommitment", 7, date(2026, 12, 31), data={"left": Fraction(42_000), "measure": "paid"})

    assert home.say_task(Task("target", 7, data={"left": Fraction(42_000), "measure": "programmed"})) == (
        "Il reste 42\u202f000,00\u00a0€ à programmer"
    )
    assert home.say_task(lost).startswith("Il reste 42\u202f000,00\u00a0€ à faire payer, sans quoi")
    assert (place_of(lost).page, place_of(lost).key, place_of(lost).part) == ("envelopes", 7, "targets")


def test_of_one_kind_the_first_due_comes_first() -> None:
    (late,) = fold([task("asked", 1, date(2026, 11, 9)), task("asked", 2, date(2026, 11, 2))], MONDAY)
    assert [each.key for each in late.groups[0].shown] == [2, 1]


def test_each_line_leads_to_its_row() -> None:
    line = Task("funder_lapses", 7, row=12)
    assert (place_of(line).page, place_of(line).key, place_of(line).part) == ("dossiers", 7, "financing:12")
    assert place_of(task("sitting", 3)).page == "sittings"


def test_every_kind_has_its_words() -> None:
    assert frozenset(KINDS) == home.KINDS


def test_what_was_taken_back_is_not_told() -> None:
    undone = [entry(1), entry(2, kind="undo", undoes=1)]
    assert standing_entries(undone) == ()
    again = entry(3, kind="redo", undoes=2)
    assert standing_entries([*undone, again]) == (again,)


def test_undoing_what_was_done_before_the_visit_is_told() -> None:
    undo = entry(5, kind="undo", undoes=2)
    assert standing_entries([undo]) == (undo,)


def test_changes_are_put_together_by_person_and_dossier() -> None:
    visit = Visit(1, 0, datetime(2026, 11, 15, tzinfo=UTC))
    done = [
        entry(1, dossier="2026-001"),
        entry(2, "add_note", "2026-001"),
        entry(3, "import_workbook"),
        entry(4, dossier="2026-001", operator="Paul"),
    ]
    found = changes_since(visit, done)
    assert [(row.operator, row.dossier, row.count) for row in found.rows] == [
        ("Paul", "2026-001", 1),
        ("Jeanne", "", 1),
        ("Jeanne", "2026-001", 2),
    ]


def test_what_changed_says_its_last_action_where_the_list_is_out_of_sight() -> None:
    visit = Visit(0, 1, datetime(2026, 11, 16, 7, tzinfo=UTC))
    told = home.say_last(changes_since(visit, [entry(2, dossier="2026-001"), entry(3, dossier="2026-002")]))

    assert told == spaced(
        "2 actions depuis votre visite du 16/11/2026, la dernière : Jeanne, Modifier le dossier 2026-002"
    ).replace("2 actions", "2\u00a0actions")
