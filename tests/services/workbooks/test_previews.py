"""What a workbook would do to a base: new, changed, same, in doubt, in error; nothing is written, nothing guessed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import event

from leaderdesk.domain.workbooks.answers import preview_data
from leaderdesk.domain.workbooks.cells import Book, Cell, Sheet
from leaderdesk.domain.workbooks.mappings import Memory
from leaderdesk.domain.workbooks.tables import Layout
from leaderdesk.domain.workbooks.verdicts import Choices, Preview, Proposal, RowChoice
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.workbooks.previews import preview
from tests.factories import make_dossier, make_ground

HEADINGS = ("N° dossier", "Intitulé", "Porteur", "Date de réception", "Coût total", "FEADER")
KNOWN = ("2026-001", "Réhabiliter la halle", "Commune d’Essai", date(2026, 2, 1), 10000, 6400)


def book_of(*rows: tuple[Cell, ...], headings: tuple[str, ...] = HEADINGS, name: str = "Suivi") -> Book:
    """A workbook of one sheet, its headings on its first row."""
    return Book("suivi.xlsx", "xlsx", "0" * 64, (Sheet(name, (headings, *rows)),))


def rows_of(found: Preview) -> list[Proposal]:
    """Every row of a preview."""
    return [row for table in found.tables for row in table.rows]


def verdicts(found: Preview) -> list[str]:
    """The verdict of every row."""
    return [row.verdict for row in rows_of(found)]


def codes(row: Proposal) -> list[tuple[str, str]]:
    """The problems of a row, without those that only tell."""
    return [(each.field, each.code) for each in row.problems if each.weight != "remark"]


def test_rows_of_an_empty_base_are_new(base: OpenBase) -> None:
    found = preview(base, book_of(KNOWN, ("2026-002", "Ouvrir un tiers-lieu", "Les Amis", None, 2500.5, None)))

    data: dict[str, Any] = preview_data(found)["tables"][0]
    assert (data["sheet"], data["header_row"]) == ("Suivi", 1)
    assert data["columns"]["total_cost"] == "Coût total"
    assert [row["verdict"] for row in data["rows"]] == ["new", "new"]
    assert data["rows"][1]["values"] == {
        "number": "2026-002",
        "title": "Ouvrir un tiers-lieu",
        "holder_name": "Les Amis",
        "total_cost": "2500.50",
    }
    assert data["rows"][0]["values"]["date_received"] == "2026-02-01"


def test_what_the_base_says_already_is_the_same(base: OpenBase) -> None:
    make_dossier(base, make_ground(base))

    assert verdicts(preview(base, book_of(KNOWN))) == ["same"]


def test_a_changed_value_is_told_old_and_new(base: OpenBase) -> None:
    make_dossier(base, make_ground(base))

    (row,) = rows_of(preview(base, book_of((*KNOWN[:3], date(2026, 2, 3), 10000, 6000))))

    assert row.verdict == "changed"
    assert [(each.field, each.old, each.new) for each in row.changes] == [
        ("date_received", date(2026, 2, 1), date(2026, 2, 3)),
        ("feader", 640000, 600000),
    ]


def test_an_empty_cell_takes_nothing_away(base: OpenBase) -> None:
    make_dossier(base, make_ground(base))

    assert verdicts(preview(base, book_of((*KNOWN[:3], None, None, None)))) == ["same"]


def test_a_number_that_another_project_has_is_asked(base: OpenBase) -> None:
    make_dossier(base, make_ground(base))

    (row,) = rows_of(preview(base, book_of(("2026-001", "Festival de musique", "Les Amis", None, 500, None))))

    assert (row.verdict, row.dossier) == ("doubt", None)
    assert codes(row) == [("number", "number_known_elsewhere")]
    assert [each.label for each in row.dossiers] == ["2026-001 Réhabiliter la halle"]


def test_a_dossier_that_was_chosen_is_compared(base: OpenBase) -> None:
    key = make_dossier(base, make_ground(base))
    book = book_of(("2026-001", "Festival de musique", "Commune d’Essai", None, None, None))

    (row,) = rows_of(preview(base, book, Choices(rows={("Suivi", 2): RowChoice(dossier=key)})))

    assert [(each.field, each.new) for each in row.changes] == [("title", "Festival de musique")]


def test_without_a_number_the_same_title_of_the_same_holder_is_the_dossier(base: OpenBase) -> None:
    key = make_dossier(base, make_ground(base))

    exact, near = rows_of(
        preview(
            base,
            book_of(
                (None, "Réhabiliter la halle", "COMMUNE D'ESSAI", None, 10000, None),
                (None, "Réhabilitation de la halle", "Mairie d’Essai", None, 10000, None),
            ),
        )
    )

    assert (exact.verdict, exact.dossier and exact.dossier.key) == ("same", key)
    assert (near.verdict, near.dossier) == ("doubt", None)
    assert [each.key for each in near.dossiers] == [key]


def test_a_dossier_told_twice_is_asked_until_one_is_taken(base: OpenBase) -> None:
    book = book_of(KNOWN, (*KNOWN[:4], 12000, 6400))

    both = preview(base, book)
    one = preview(base, book, Choices(rows={("Suivi", 3): RowChoice(is_taken=False)}))

    assert verdicts(both) == ["doubt", "doubt"]
    assert codes(rows_of(both)[0]) == [("number", "duplicate_in_file")]
    assert verdicts(one)[0] == "new"


def test_what_is_typed_in_place_of_a_cell_is_read_like_it(base: OpenBase) -> None:
    book = book_of((*KNOWN[:4], "1.234", 6400))

    asked = preview(base, book)
    answered = preview(base, book, Choices(rows={("Suivi", 2): RowChoice(typed={"total_cost": "1 234"})}))
    emptied = preview(base, book, Choices(rows={("Suivi", 2): RowChoice(typed={"total_cost": ""})}))

    assert verdicts(asked) == ["doubt"]
    assert (verdicts(answered), rows_of(answered)[0].read.values["total_cost"]) == (["new"], 123400)
    assert (verdicts(emptied), rows_of(emptied)[0].read.values.get("total_cost")) == (["new"], None)


def test_a_row_without_title_or_holder_is_in_error(base: OpenBase) -> None:
    (row,) = rows_of(preview(base, book_of(("2026-003", None, None, date(2026, 1, 1), 100, None))))

    assert row.verdict == "error"
    assert codes(row) == [("title", "missing_title"), ("holder_name", "missing_holder")]


def test_another_file_asks_the_base_no_more_than_a_first_one(base: OpenBase) -> None:
    ground = make_ground(base)
    make_dossier(base, ground)
    one = _count_queries(base, book_of(KNOWN))
    make_dossier(base, ground, "2026-002", "Ouvrir un atelier")
    make_dossier(base, ground, "2026-003", "Planter des haies")

    many = book_of(
        KNOWN, ("2026-002", "Ouvrir un atelier"), ("2026-003", "Planter des haies"), ("2026-004", "Un", "Deux")
    )
    assert _count_queries(base, many) == one


def test_the_same_book_gives_the_same_preview(base: OpenBase) -> None:
    make_dossier(base, make_ground(base))
    book = book_of(KNOWN, (None, "Réhabilitation de la halle", "Mairie d’Essai", None, "1.234", None))

    assert preview(base, book) == preview(base, book)


def test_a_preview_may_be_given_up_at_each_step(base: OpenBase) -> None:
    book = book_of(*((f"N{row}", f"Projet {row}", f"Porteur {row}", None, row, None) for row in range(1200)))
    told: list[tuple[int, int]] = []
    preview(base, book, tell=lambda done, total: told.append((done, total)))

    def give_up(done: int, total: int) -> None:
        if total and done >= total // 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        preview(base, book, tell=give_up)
    assert told[0] == (0, 0)
    assert told[-1] == (2400, 2400)
    assert [done for done, _ in told] == sorted(done for done, _ in told)


def test_a_column_named_by_hand_leaves_the_one_that_had_its_field(base: OpenBase) -> None:
    book = book_of(("1", "La halle", "Commune", None, 100, 64))

    (row,) = rows_of(preview(base, book, Choices(columns={"Suivi": {6: "total_cost"}})))

    assert (row.read.values["total_cost"], row.read.values.get("feader")) == (6400, None)


def test_a_column_kept_as_a_note_says_its_heading(base: OpenBase) -> None:
    book = book_of(("1", "La halle", "Commune", None, 100, 64))

    (row,) = rows_of(preview(base, book, Choices(columns={"Suivi": {6: "note"}})))

    assert row.read.notes == (("FEADER", "64"),)


def test_a_table_pointed_at_is_taken_where_it_is(base: OpenBase) -> None:
    book = book_of(KNOWN, ("2026-002", "Ouvrir un atelier", "Les Amis"), ("2026-003", "Planter", "Les Amis"))

    found = preview(base, book, Choices(layouts=(Layout("Suivi", 1, 1, 1, 6, 3),)))
    left = preview(base, book, Choices(left_sheets=frozenset({"Suivi"})))

    assert [each.read.row for each in rows_of(found)] == [2, 3]
    assert left.tables == ()


def test_what_is_remembered_of_a_source_gives_way_to_what_is_said_now(base: OpenBase) -> None:
    headings = ("N° dossier", "Intitulé", "Porteur", "Statut")
    book = book_of(("1", "La halle", "Commune", "Voir Paul"), headings=headings)
    memory = Memory(words={"status": {"voir paul": "postponed"}})

    (remembered,) = rows_of(preview(base, book, Choices(memory=memory)))
    (said,) = rows_of(preview(base, book, Choices(memory=memory, words={"status": {"voir paul": "contact"}})))

    assert (remembered.read.values["status"], said.read.values["status"]) == ("postponed", "contact")


def _count_queries(base: OpenBase, book: Book) -> int:
    seen: list[object] = []

    def listen(*given: object) -> None:
        seen.append(given[2])

    event.listen(base.engine, "before_cursor_execute", listen)
    preview(base, book)
    event.remove(base.engine, "before_cursor_execute", listen)
    return len(seen)
