"""Rows held against what a base says: found by number, SIRET or name; asked when only alike; nothing overwritten."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdesk.domain.text import folded
from leaderdesk.domain.workbooks.known import Known
from leaderdesk.domain.workbooks.proposing.funders import Funders
from leaderdesk.domain.workbooks.proposing.present import Present, PresentDossier, PresentHolder
from leaderdesk.domain.workbooks.proposing.proposals import Proposals
from leaderdesk.domain.workbooks.taking.noting import note_text
from leaderdesk.domain.workbooks.verdicts import CofunderShare, Problem, Proposal, ReadRow, RowChoice, Value

SIRET, OTHER_SIRET = "21620318400013", "73282932000074"
TOWN = PresentHolder(
    1, "Commune d’Étaples", SIRET, {"holder_kind": "commune", "postcode": "62630"}, frozenset({"0612345678"})
)
FRIENDS = PresentHolder(2, "Association Les Amis du Moulin", None)
HALL = PresentDossier(
    10,
    "2026-001",
    "Réhabiliter la halle",
    1,
    {
        "status": "programmed",
        "total_cost": 1000000,
        "feader": 640000,
        "national_public": 160000,
        "cofunders": (CofunderShare("Département", 160000),),
        "date_committee": date(2026, 3, 1),
    },
)
MILL = PresentDossier(11, "2026-002", "Restaurer le moulin", 2, {"status": "contact"})
TODAY = date(2026, 4, 1)
BASE = Present(Known(people=("Claire Petit",)), (HALL, MILL), (TOWN, FRIENDS), {"notes": "Remarques"})


def propose(
    *rows: Mapping[str, Value],
    present: Present = BASE,
    notes: tuple[tuple[str, str], ...] = (),
    words: Mapping[str, str] | None = None,
    **choice: object,
) -> list[Proposal]:
    """What would be done with these rows of a sheet, the first at row 2; the choices are those of the first."""
    read = [ReadRow("Suivi", row, values, notes=notes) for row, values in enumerate(rows, 2)]
    choices = {("Suivi", 2): RowChoice(**choice)} if choice else {}  # type: ignore[arg-type]
    proposals = Proposals(present, choices, read, TODAY, Funders(present.known.funders, words))
    return [proposals.propose(each) for each in read]


def asked(row: Proposal) -> list[tuple[str, str]]:
    """What has to be answered."""
    return [(each.field, each.code) for each in row.problems if each.weight != "remark"]


def told(row: Proposal) -> list[tuple[str, str]]:
    """What is only told."""
    return [(each.field, each.code) for each in row.problems if each.weight == "remark"]


@pytest.mark.parametrize("number", ["2026-001", "2026 001", "2026_001", "2026/001"])
def test_a_number_is_the_same_however_it_is_written(number: str) -> None:
    (row,) = propose({"number": number, "title": "Réhabiliter la halle"})

    assert (row.verdict, row.dossier and (row.dossier.key, row.dossier.why)) == ("same", (10, "number"))


@pytest.mark.parametrize("name", ["Commune d'Étaples", "MAIRIE D'ETAPLES", "Ville d’Etaples", "Commune Etaples"])
def test_a_holder_is_the_same_however_its_name_is_written(name: str) -> None:
    (row,) = propose({"title": "Autre projet", "holder_name": name})

    assert (row.verdict, row.holder and (row.holder.key, row.holder.why)) == ("new", (1, "name"))


def test_a_siret_finds_its_holder_unless_the_name_is_anothers() -> None:
    (found,) = propose({"title": "Autre", "holder_name": "Étaples-sur-Mer", "siret": SIRET})
    (other,) = propose({"title": "Autre", "holder_name": "Gaec du Bois", "siret": SIRET})

    assert (found.verdict, found.holder and found.holder.why) == ("new", "siret")
    assert (other.verdict, other.holder, asked(other)) == ("doubt", None, [("holder_name", "holder_unsure")])


def test_two_sirens_are_two_holders_whatever_their_name() -> None:
    (row,) = propose({"title": "Autre", "holder_name": "Commune d’Étaples", "siret": OTHER_SIRET})

    assert (row.verdict, row.holder, row.holders) == ("new", None, ())


def test_a_name_that_is_only_alike_is_asked() -> None:
    (row,) = propose({"title": "Autre", "holder_name": "Les Amis du vieux Moulin"})

    assert (row.verdict, asked(row), [each.key for each in row.holders]) == (
        "doubt",
        [("holder_name", "holder_unsure")],
        [2],
    )


def test_a_holder_that_was_chosen_is_asked_no_more() -> None:
    values: dict[str, Value] = {"title": "Autre", "holder_name": "Les Amis du vieux Moulin"}

    (known,) = propose(values, holder=2)
    (new,) = propose(values, holder=0)

    assert (known.verdict, known.holder and known.holder.key) == ("new", 2)
    assert (new.verdict, new.holder, new.holders) == ("new", None, ())


def test_a_number_of_the_base_under_another_holder_is_asked() -> None:
    (row,) = propose({"number": "2026-001", "title": "Réhabiliter la halle", "holder_name": "Les Amis du Moulin"})

    assert (row.verdict, row.dossier, asked(row)) == ("doubt", None, [("number", "number_known_elsewhere")])


def test_another_number_for_the_same_title_of_the_same_holder_is_asked() -> None:
    (row,) = propose({"number": "RHDF-55", "title": "Réhabiliter la halle", "holder_name": "Commune d’Étaples"})
    (chosen,) = propose({"number": "RHDF-55", "title": "Réhabiliter la halle"}, dossier=10)

    assert (row.verdict, [each.key for each in row.dossiers]) == ("doubt", [10])
    assert [(each.field, each.old, each.new) for each in chosen.changes] == [("number", "2026-001", "RHDF-55")]


def test_the_same_title_of_another_year_is_another_dossier() -> None:
    fair = replace(MILL, key=12, number="2026-003", title="Festival des moulins 2025")

    (row,) = propose(
        {"title": "Festival des moulins 2026", "holder_name": "Les Amis du Moulin"},
        present=replace(BASE, dossiers=(fair,)),
    )

    assert (row.verdict, row.dossiers) == ("new", ())


def test_details_of_the_base_are_never_overwritten() -> None:
    detailed = replace(HALL, detailed=frozenset({"total_cost"}))

    (row,) = propose({"number": "2026-001", "total_cost": 1200000}, present=replace(BASE, dossiers=(detailed,)))

    assert (row.verdict, row.changes, asked(row)) == ("doubt", (), [("total_cost", "detailed_already")])
    assert row.problems[0].readings == (1000000, 1200000)


def test_a_state_does_not_go_back_but_may_end() -> None:
    (behind,) = propose({"number": "2026-001", "status": "complete"})
    (ended,) = propose({"number": "2026-001", "status": "abandoned"})

    assert (behind.verdict, asked(behind)) == ("doubt", [("status", "detailed_already")])
    assert [(each.old, each.new) for each in ended.changes] == [("programmed", "abandoned")]


def test_a_row_taken_as_it_is_leaves_its_doubts_aside() -> None:
    values: dict[str, Value] = {"number": "2026-001", "status": "complete", "feader": 600000}

    (row,) = propose(values, is_taken=True)

    assert (row.verdict, [each.field for each in row.changes]) == ("changed", ["feader"])


def test_which_dossier_it_is_has_to_be_chosen_even_where_it_is_taken() -> None:
    (row,) = propose({"number": "2026-001", "title": "Tout autre chose"}, is_taken=True)

    assert row.verdict == "doubt"


def test_what_a_holder_lacks_is_learned_and_what_it_says_changes_in_sight() -> None:
    (row,) = propose(
        {"number": "2026-001", "address": "1 place de la Mairie", "postcode": "62631", "phone": "06 12 34 56 78"}
    )

    assert [(each.field, each.old, each.new) for each in row.changes] == [
        ("address", None, "1 place de la Mairie"),
        ("postcode", "62630", "62631"),
    ]


def test_rows_that_tell_a_holder_in_two_ways_change_nothing_of_it() -> None:
    one, two = propose(
        {"title": "Un", "holder_name": "Commune d’Étaples", "postcode": "62630"},
        {"number": "2026-001", "holder_name": "Commune d’Étaples", "postcode": "62999"},
    )

    assert (one.verdict, two.verdict, two.changes) == ("new", "same", ())
    assert told(two) == [("postcode", "holder_says_otherwise")]


@pytest.mark.parametrize(
    "cofunders",
    [
        "Département",
        "DÉPARTEMENT",
        160000,
        (CofunderShare("département", 160000),),
        (CofunderShare("Département", None),),
    ],
)
def test_cofunders_are_the_same_however_they_are_told(cofunders: Value) -> None:
    assert propose({"number": "2026-001", "cofunders": cofunders})[0].verdict == "same"


def test_nothing_where_the_base_has_no_line_is_the_same() -> None:
    assert propose({"number": "2026-002", "feader": 0, "own_funds": 0})[0].verdict == "same"


def test_what_is_noted_already_is_the_same() -> None:
    noted = folded(note_text([("Observations", "à relancer"), ("Remarques", "bloqué")], "suivi.xlsx"))
    present = replace(BASE, dossiers=(replace(HALL, noted=noted),))

    same = propose({"number": "2026-001", "notes": "Bloqué"}, present=present, notes=(("Observations", "À relancer"),))
    other = propose({"number": "2026-001"}, present=present, notes=(("Observations", "soldé"),))

    assert same[0].verdict == "same"
    assert [(each.field, each.new) for each in other[0].changes] == [("note Observations", "soldé")]


def test_a_dossier_of_the_bin_is_asked() -> None:
    present = replace(BASE, dossiers=(replace(HALL, is_binned=True),))

    assert asked(propose({"number": "2026-001"}, present=present)[0]) == [("number", "dossier_binned")]


def test_a_dossier_told_twice_is_asked_on_each_row() -> None:
    rows = propose({"number": "X 1", "title": "a"}, {"number": "X-1", "title": "a"}, {"number": "X2", "title": "a"})

    assert [("number", "duplicate_in_file") in asked(each) for each in rows] == [True, True, False]
    assert rows[0].problems[-1].data == (("rows", "Suivi:3"),)


def test_figures_that_contradict_each_other_are_told() -> None:
    (row,) = propose(
        {
            "title": "a",
            "holder_name": "b",
            "total_cost": 90000,
            "eligible_cost": 100000,
            "feader": 64000,
            "national_public": 20000,
            "own_funds": 1000,
        }
    )
    (days,) = propose(
        {"title": "a", "holder_name": "b", "date_received": date(2026, 3, 1), "date_committee": date(2026, 2, 1)}
    )

    assert row.verdict == "new"
    assert told(row) == [("total_cost", "total_below_eligible"), ("total_cost", "plan_unequal")]
    assert told(days) == [("date_committee", "days_backwards")]


def test_a_day_far_from_the_programme_is_told() -> None:
    present = replace(BASE, span=(date(2023, 1, 1), date(2027, 12, 31)))

    (row,) = propose({"title": "a", "holder_name": "b", "date_received": date(2206, 3, 1)}, present=present)

    assert told(row) == [("date_received", "day_out_of_programme")]


def test_who_follows_is_told_where_nobody_has_that_name() -> None:
    known, unknown = propose(
        {"title": "a", "holder_name": "b", "person": "claire petit"},
        {"title": "c", "holder_name": "b", "person": "Paul"},
    )

    assert (told(known), told(unknown)) == ([], [("person", "person_unknown")])


def test_a_problem_of_the_row_gives_its_verdict() -> None:
    read = ReadRow("Suivi", 2, {"title": "a", "holder_name": "b"}, (Problem("paid", "amount_not_read", "x", 2, 1),))

    assert Proposals(BASE, {}, [read], TODAY).propose(read).verdict == "error"


TEXTS = st.sampled_from(["Réhabiliter la halle", "Restaurer le moulin", "Commune d’Étaples", "Les Amis du Moulin", "x"])
ROWS = st.fixed_dictionaries(
    {},
    optional={
        "number": st.sampled_from(["2026-001", "2026 002", "N3"]),
        "title": TEXTS,
        "holder_name": TEXTS,
        "siret": st.sampled_from([SIRET, OTHER_SIRET]),
        "status": st.sampled_from(["contact", "programmed", "abandoned"]),
        "total_cost": st.integers(0, 2000000),
        "feader": st.sampled_from([0, 640000, 100]),
        "postcode": st.sampled_from(["62630", "62999"]),
        "date_committee": st.sampled_from([date(2026, 3, 1), date(1999, 1, 1)]),
        "cofunders": st.sampled_from(["Département", 160000, (CofunderShare("Région", 1),)]),
    },
)


@given(
    st.lists(ROWS, min_size=1, max_size=4), st.sampled_from([{}, {"is_taken": True}, {"dossier": 11}, {"holder": 0}])
)
@settings(max_examples=200)
def test_a_verdict_says_what_the_row_would_do(rows: list[dict[str, Value]], choice: dict[str, Any]) -> None:
    for row in propose(*rows, **choice):
        weights = {each.weight for each in row.problems}
        assert (row.verdict == "error") == ("error" in weights)
        assert (row.verdict == "doubt") == ("doubt" in weights and "error" not in weights)
        assert not row.changes or row.dossier is not None
        if row.verdict in {"new", "same"}:
            assert (row.dossier is None, row.changes) == (row.verdict == "new", ())
