"""The region's table held against the base: nothing is written by it, and each difference is settled once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.home.tasks import Place, place_of
from leaderdesk.domain.workbooks import choosing
from leaderdesk.domain.workbooks.cells import Book, Cell, Sheet
from leaderdesk.services.around import Around
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.dossiers import change_status, list_dossiers, read_whole_dossier
from leaderdesk.services.funding import say_amount
from leaderdesk.services.history import entry_changes, list_entries, undo, undo_offer
from leaderdesk.services.home import read_today
from leaderdesk.services.reconciling import Held, hold_table, keep_table, list_tables, say_of, take_theirs, unsay
from leaderdesk.services.workbooks.present import read_present
from leaderdesk.services.workbooks.reading import read_book
from leaderdesk.store.queries.reconciling import count_questions
from leaderdesk.words.actions import label
from leaderdesk.words.failures import say
from leaderdesk.words.fields import told
from leaderdesk.words.home import say_task
from leaderdesk.words.reconciling import dossiers_named, said_beside
from tests.factories import make_dossier, make_ground
from tests.workbooks.bases import make_base

HEADINGS = ("N° dossier", "Intitulé", "Porteur", "Date de réception", "Date du comité", "FEADER")
HALL = ("2026-001", "Réhabiliter la halle", "Commune d’Essai", date(2026, 2, 1), date(2026, 3, 20), 6400)
BARN = ("2026-002", "Ouvrir la grange", "Commune d’Essai", date(2026, 2, 1), None, 6400)


def table(*rows: tuple[Cell, ...], name: str = "region 01.xlsx") -> Book:
    """The region's table of a month."""
    return Book(name, "xlsx", name.encode().hex().ljust(64, "0")[:64], (Sheet("Suivi", (HEADINGS, *rows)),))


@pytest.fixture
def held_base(base: OpenBase) -> OpenBase:
    """Two dossiers of 10 000 €, 6 400 € of them from the fund."""
    ground = make_ground(base)
    make_dossier(base, ground)
    make_dossier(base, ground, "2026-002", "Ouvrir la grange")
    return base


def differing(held: Held) -> list[tuple[str, str, object, object, str, str]]:
    """Each difference: dossier, field, both values, where it stands, since the month before."""
    return [
        (each.line.number, each.line.field, each.line.ours, each.line.theirs, each.state, each.month)
        for each in held.standings
        if each.line.kind == "differs"
    ]


def undo_label(base: OpenBase) -> str:
    """What would be taken back."""
    offer = undo_offer(base)
    assert offer is not None
    return label(offer.action, offer.subject)


def test_each_field_is_right_or_differs_and_nothing_is_written(held_base: OpenBase) -> None:
    height = held_base.height
    late = (*HALL[:3], date(2026, 2, 9), None, 6000)

    held = hold_table(held_base, table(late, BARN))

    assert differing(held) == [
        ("2026-001", "date_received", date(2026, 2, 1), date(2026, 2, 9), "open", "new"),
        ("2026-001", "feader", 640_000, 600_000, "open", "new"),
    ]
    rights = [(each.number, each.field) for each in held.lines if each.kind == "right"]
    assert rights == [
        ("2026-001", "title"),
        ("2026-002", "title"),
        ("2026-002", "date_received"),
        ("2026-002", "feader"),
    ]
    feader = next(each.line for each in held.standings if each.line.field == "feader")
    assert (feader.sheet, feader.row, feader.column) == ("Suivi", 2, 6)
    assert held_base.height == height


def test_dossiers_of_one_side_alone_are_told(held_base: OpenBase) -> None:
    other = ("2026-009", "Planter des haies", "Les Amis", None, None, 100)

    held = hold_table(held_base, table(HALL, other))

    alone = [(each.kind, each.number) for each in held.lines if each.kind in {"theirs_alone", "ours_alone"}]
    assert alone == [("theirs_alone", "2026-009"), ("ours_alone", "2026-002")]


def test_ours_is_not_asked_again_until_a_value_changes(held_base: OpenBase) -> None:
    late = (*HALL[:3], date(2026, 2, 9), None, 6400)
    line = hold_table(held_base, table(late)).standings[0].line

    say_of(held_base, [line], "ours", "Date de l’accusé de réception")

    again = hold_table(held_base, table(late)).standings[0]
    assert (again.state, again.said.reason if again.said else "") == ("ours", "Date de l’accusé de réception")
    moved = hold_table(held_base, table((*late[:3], date(2026, 2, 11), *late[4:]))).standings[0]
    assert (moved.state, moved.is_asked_again) == ("open", True)
    unsay(held_base, [line])
    assert hold_table(held_base, table(late)).standings[0].state == "open"


def test_theirs_goes_through_the_importer_alone_and_is_undone(held_base: OpenBase) -> None:
    book = table((*HALL[:3], date(2026, 2, 9), date(2026, 3, 27), 6000), (*BARN[:3], date(2026, 2, 8), None, 6000))
    held = hold_table(held_base, book)
    wanted = [each.line for each in held.standings if (each.line.number, each.line.field) == ("2026-001", "feader")]

    taken = take_theirs(held_base, book, held, wanted)

    left = [(each[0], each[1]) for each in differing(hold_table(held_base, book))]
    assert left == [
        ("2026-001", "date_received"),
        ("2026-001", "date_committee"),
        ("2026-002", "date_received"),
        ("2026-002", "feader"),
    ]
    assert taken.height == held_base.height
    assert undo_label(held_base) == (
        "Prendre du tableau region 01.xlsx le champ «\u00a0FEADER\u00a0» du dossier 2026-001"
    )
    undo(held_base)
    assert differing(hold_table(held_base, book)) == differing(held)


def test_what_a_hand_said_of_the_vote_stays_and_that_is_told(held_base: OpenBase) -> None:
    key = next(each.id for each in list_dossiers(held_base) if each.number == "2026-001")
    change_status(held_base, key, "programmed", date(2026, 3, 20))
    fund = next(row.fund_id for row in read_whole_dossier(held_base, key).funding if row.fund_id)
    say_amount(held_base, key, fund, "voted", 6_400_00, date(2026, 3, 20))
    book = table((*HALL[:5], 6000), BARN)
    held = hold_table(held_base, book)

    taken = take_theirs(held_base, book, held, [each.line for each in held.standings if each.line.field == "feader"])

    told = plain(said_beside(taken.report))
    assert told == "À savoir : saisi à la main autrement, laissé tel quel : voté."


def test_several_values_taken_are_named_by_their_dossiers(held_base: OpenBase) -> None:
    book = table((*HALL[:3], date(2026, 2, 9), None, 6000), (*BARN[:3], date(2026, 2, 8), None, 6400))
    held = hold_table(held_base, book)

    take_theirs(held_base, book, held, [each.line for each in held.standings])

    assert undo_label(held_base) == "Prendre 3 valeurs du tableau region 01.xlsx (dossiers 2026-001 et 2026-002)"


def test_many_dossiers_are_not_all_named() -> None:
    assert dossiers_named(["1", "2", "3", "4", "5"]) == "dossiers 1, 2, 3 et 2 de plus"
    assert dossiers_named(["1"]) == "dossier 1"


def test_the_next_month_says_what_is_new_mended_and_waits_since_when(held_base: OpenBase, around: Around) -> None:
    first = table((*HALL[:3], date(2026, 2, 9), None, 6000), BARN)
    held = hold_table(held_base, first)
    keep_table(held_base, first, None, held)
    say_of(held_base, [each.line for each in held.standings if each.line.field == "date_received"], "asked")
    since = around.today()
    second = table((*HALL[:4], None, 5000), (*BARN[:3], date(2026, 2, 3), None, 6400), name="region 02.xlsx")

    found = hold_table(held_base, second)

    assert differing(found) == [
        ("2026-001", "feader", 640_000, 500_000, "open", "moved"),
        ("2026-002", "date_received", date(2026, 2, 1), date(2026, 2, 3), "open", "new"),
    ]
    assert [each.since for each in found.standings if each.month == "moved"] == [since]
    assert [(each.before.field, each.end) for each in found.ended] == [("date_received", "theirs_mended")]
    with held_base.read() as session:
        assert count_questions(session) == (1, since)
    keep_table(held_base, second, None, found)
    with held_base.read() as session:
        assert count_questions(session) == (0, None)
    assert [each.name for each in list_tables(held_base)] == ["region 02.xlsx", "region 01.xlsx"]


def test_the_history_of_a_difference_says_its_field_and_values_in_french(held_base: OpenBase) -> None:
    book = table((*HALL[:3], date(2026, 2, 9), None, 6000), BARN)
    held = hold_table(held_base, book)
    keep_table(held_base, book, None, held)
    say_of(held_base, [each.line for each in held.standings], "asked", "Vu au comité")

    said, kept = list_entries(held_base)[:2]
    changes = [(each.field, told(each)[1]) for each in entry_changes(held_base, said.height)]
    shown = [(field, plain(now)) for field, now in changes if field in {"field", "ours", "theirs", "reason"}]
    assert shown == [
        ("field", "Date de réception"),
        ("ours", "01/02/2026"),
        ("reason", "Vu au comité"),
        ("theirs", "09/02/2026"),
        ("field", "FEADER"),
        ("ours", "6 400,00 €"),
        ("reason", "Vu au comité"),
        ("theirs", "6 000,00 €"),
    ]
    report = next(each for each in entry_changes(held_base, kept.height) if each.field == "report")
    assert plain(told(report)[1]) == "4 valeurs justes, 2 écarts"


def plain(words: str) -> str:
    """With bare spaces."""
    return words.replace("\u202f", " ").replace("\u00a0", " ")


def test_two_rows_of_one_dossier_stay_a_doubt(held_base: OpenBase) -> None:
    held = hold_table(held_base, table((*HALL[:4], None, 3000), (*HALL[:4], None, 3400)))

    assert differing(held) == []
    doubts = [(each.field, each.theirs) for each in held.lines if each.kind == "doubt"]
    assert doubts == [("feader", 300_000), ("feader", 340_000)]


def test_a_workbook_without_a_table_of_dossiers_is_refused_rather_than_said_to_agree(held_base: OpenBase) -> None:
    book = replace(table(), sheets=(Sheet("Suivi", (("Notes", "Divers"), ("Appeler la mairie", 6000))),))

    with pytest.raises(Refusal, match="no_table_to_hold") as refused:
        hold_table(held_base, book)
    assert "region 01.xlsx" in say(refused.value)


def test_a_cell_that_is_not_sure_stays_a_doubt(held_base: OpenBase) -> None:
    held = hold_table(held_base, table((*HALL[:3], "31/02/2026", None, 6400), BARN))

    doubt = next(each for each in held.lines if each.kind == "doubt")
    assert (doubt.field, doubt.ours, doubt.theirs) == ("date_received", date(2026, 2, 1), None)
    assert doubt.problem is not None
    assert doubt.problem.read == "31/02/2026"


def test_a_region_number_said_once_is_known_the_next_month(held_base: OpenBase) -> None:
    first = table(("OSI-77", *HALL[1:4], None, 6000))
    doubt = next(each for each in hold_table(held_base, first).lines if each.kind == "doubt")
    choices = choosing.naming_dossier(hold_table(held_base, first).choices, "Suivi", 2, doubt.dossiers[0].key)
    held = hold_table(held_base, first, choices)
    assert [(each[0], each[1]) for each in differing(held)] == [("2026-001", "feader")]
    keep_table(held_base, first, None, held)

    found = hold_table(held_base, table(("OSI-77", *HALL[1:4], None, 6100), name="region 02.xlsx"))

    assert [(each[0], each[1], each[5]) for each in differing(found)] == [("2026-001", "feader", "moved")]
    take_theirs(held_base, first, held, [held.standings[0].line])
    assert [each.number for each in read_present(held_base).dossiers] == ["2026-001", "2026-002"]


def test_a_difference_whose_details_the_base_has_is_not_taken(held_base: OpenBase) -> None:
    headings = ("N° dossier", "Intitulé", "Porteur", "Coût total")
    book = replace(table(), sheets=(Sheet("Suivi", (headings, (*HALL[:3], 9000))),))
    held = hold_table(held_base, book)
    line = held.standings[0].line

    assert (line.field, line.ours, line.theirs, line.can_be_taken) == ("total_cost", 1_000_000, 900_000, False)
    with pytest.raises(Refusal, match="difference_not_taken"):
        take_theirs(held_base, book, held, [line])


def test_a_table_of_the_corpus_is_held_dossier_by_dossier(tmp_path: Path, around: Around) -> None:
    base = make_base("known", tmp_path / "connu.leaderdesk", around)
    source = Path("tests/data/workbooks/connu-modifie.xlsx")
    book = read_book(source)

    held = hold_table(base, book)
    keep_table(base, book, source, held)

    assert [row.has_file for row in list_tables(base)] == [True]
    # Ten dossiers of nine fields; one has no day of committee on either side.
    assert held.counts == {
        "differs": 10,
        "doubt": 0,
        "right": 10 * 9 - 10 - 3 - 1,
        "unsaid": 3,
        "theirs_alone": 2,
        "ours_alone": 0,
    }
    base.close()


def test_home_says_what_the_region_was_asked_and_that_a_table_is_late(held_base: OpenBase, around: Around) -> None:
    book = table((*HALL[:3], date(2026, 2, 9), None, 6400), BARN)
    held = hold_table(held_base, book)
    keep_table(held_base, book, None, held)
    say_of(held_base, [each.line for each in held.standings], "asked")
    on = around.today()

    tasks = {each.kind: each for each in read_today(held_base, around, on + timedelta(days=40)).tasks}

    assert say_task(tasks["region_answer"]) == "1\u00a0réponse attendue de la région"
    assert place_of(tasks["region_answer"]) == Place("workbooks", 0, "held:asked")
    assert say_task(tasks["reconcile"]) == (
        f"Rapprocher la base du tableau de la région (le dernier\u00a0: {on:%d/%m/%Y})"
    )
    kinds = {each.kind for each in read_today(held_base, around, on + timedelta(days=39)).tasks}
    assert "reconcile" not in kinds
