"""What taking a row would suppose is told before anything is written; what is not near enough to be sure is asked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from leaderdesk.domain.workbooks.known import Known
from leaderdesk.domain.workbooks.proposing.funders import Funders
from leaderdesk.domain.workbooks.proposing.present import Present, PresentAmount, PresentDossier, PresentHolder
from leaderdesk.domain.workbooks.proposing.proposals import Proposals
from leaderdesk.domain.workbooks.taking.stories import Stage
from leaderdesk.domain.workbooks.verdicts import CofunderShare, Proposal, ReadRow, Value
from leaderdesk.words import workbooks as words

TODAY = date(2026, 4, 1)
TOWN = PresentHolder(1, "Commune de Vernay", "21620318400013", {"postcode": "62630"})
FARM = PresentHolder(2, "EARL Dupont", None)
HALL = PresentDossier(
    10,
    "2026-001",
    "La halle",
    1,
    {"status": "paid", "paid": 100000},
    stage=Stage("paid", date(2026, 3, 1)),
    staged={"paid": PresentAmount(100000, is_from_workbook=False)},
)
KNOWN = Known(funders=("Région Occitanie", "Département du Lot", "Département de l’Aveyron", "État"))
BASE = Present(KNOWN, (HALL,), (TOWN, FARM))
NEW: Mapping[str, Value] = {"number": "9", "title": "Un four à pain", "holder_name": "Commune de Vernay"}


def propose(values: Mapping[str, Value], said: Mapping[str, str] | None = None) -> Proposal:
    """What would be done with a row; `said` are names of funders that somebody answered for."""
    read = ReadRow("Suivi", 2, values)
    return Proposals(BASE, {}, [read], TODAY, Funders(KNOWN.funders, said)).propose(read)


def supposed(row: Proposal) -> dict[str, str]:
    """The sentence of each thing that is supposed, by its code, spaces made plain."""
    return {each.code: words.problem(each).replace("\u00a0", " ").replace("\u202f", " ") for each in row.supposed}


def asked(row: Proposal) -> list[tuple[str, tuple[Value, ...]]]:
    """What waits for an answer, with its readings."""
    return [(each.code, each.readings) for each in row.problems if each.weight == "doubt"]


def test_a_holder_found_under_another_name_is_told() -> None:
    row = propose({**NEW, "holder_name": "Ville de Vernay"})

    assert supposed(row)["holder_by_name"] == "Rapproché par le nom : « Ville de Vernay » → « Commune de Vernay »."


def test_a_holder_of_its_own_name_is_not() -> None:
    assert "holder_by_name" not in supposed(propose({**NEW, "holder_name": "COMMUNE DE VERNAY"}))


def test_a_holder_found_by_its_siret_under_another_name_is_told() -> None:
    row = propose({**NEW, "holder_name": "Mairie et CCAS de Vernay", "siret": TOWN.siret or ""})

    assert "holder_by_siret" in supposed(row)


def test_two_legal_forms_of_one_name_are_asked() -> None:
    assert asked(propose({**NEW, "holder_name": "SARL Dupont"})) == [("holder_unsure", ())]
    assert supposed(propose({**NEW, "holder_name": "Dupont"}))["holder_by_name"].endswith("« EARL Dupont ».")


def test_what_a_holder_is_said_to_be_beside_its_record_is_told() -> None:
    assert "holder_says_otherwise" in supposed(propose({**NEW, "postcode": "46000"}))


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"holder_kind": "commune"}, "public, d’après son type (commune)."),
        ({"holder_kind": "association"}, "privé, d’après son type (association)."),
        ({}, "privé, car son type n’est pas dit."),
    ],
)
def test_the_nature_of_a_new_holder_is_told_with_its_reason(said: Mapping[str, Value], sentence: str) -> None:
    row = propose({**NEW, "holder_name": "Fournil de Brou", **said})

    assert supposed(row)["nature_supposed"] == f"Porteur nouveau, supposé {sentence}"


def test_the_kind_that_another_row_says_of_a_new_holder_counts_for_it() -> None:
    said: tuple[Mapping[str, Value], ...] = ({}, {"holder_kind": "intercommunality"})
    read = [
        ReadRow("Suivi", row, {**NEW, "number": str(row), "holder_name": "CC du Lys", **said[row]}) for row in (0, 1)
    ]
    proposals = Proposals(BASE, {}, read, TODAY)

    told = [supposed(proposals.propose(each))["nature_supposed"] for each in read]
    assert told == ["Porteur nouveau, supposé public, d’après son type (intercommunalité)."] * 2


def test_a_nature_that_was_typed_is_not_supposed() -> None:
    row = propose({**NEW, "holder_name": "Fournil de Brou", "holder_nature": "public_like"})

    assert "nature_supposed" not in supposed(row)


def test_a_payment_without_a_day_is_dated_the_day_of_the_import() -> None:
    row = propose({**NEW, "status": "paid", "paid": 5000})

    assert supposed(row)["day_of_payment"] == "Jour du paiement non dit, 01/04/2026 supposé (jour de l’import)."


def test_a_payment_takes_the_day_of_the_state_where_one_is_known() -> None:
    row = propose({**NEW, "status": "programmed", "date_committee": date(2026, 2, 3), "paid": 5000})

    assert "03/02/2026 supposé (jour de l’état)" in supposed(row)["day_of_payment"]


def test_what_people_said_was_paid_is_added_to_on_the_day_of_the_import() -> None:
    row = propose({"number": "2026-001", "title": "La halle", "paid": 150000})

    assert (row.verdict, list(supposed(row))) == ("changed", ["day_of_payment"])


def test_the_other_cost_the_state_and_the_number_are_told() -> None:
    row = propose({"title": "Un four à pain", "holder_name": "Commune de Vernay", "eligible_cost": 5000})

    assert list(supposed(row)) == ["total_not_said", "status_not_said", "day_of_status", "number_given"]


def test_a_row_that_changes_nothing_supposes_nothing() -> None:
    assert propose({"number": "2026-001", "title": "La halle"}).supposed == ()


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("Région", ("Région Occitanie",)),
        ("Conseil régional", ("Région Occitanie",)),
        ("Département", ("Département du Lot", "Département de l’Aveyron")),
        ("CD 46", ("Département du Lot", "Département de l’Aveyron")),
        ("DETR", ("État",)),
    ],
)
def test_a_funder_that_may_be_a_known_one_is_asked(name: str, known: tuple[str, ...]) -> None:
    row = propose({**NEW, "cofunders": (CofunderShare(name, 5000), CofunderShare("État", 100))})

    assert asked(row) == [("funder_unsure", (*known, name))]
    assert row.read.values["cofunders"] == (CofunderShare("État", 100),)


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("Conseil régional d’Occitanie", "Région Occitanie"),
        ("la Région Occitanie", "Région Occitanie"),
        ("État (DETR)", "État"),
    ],
)
def test_a_funder_that_says_as_much_under_another_name_is_told(name: str, known: str) -> None:
    row = propose({**NEW, "cofunders": (CofunderShare(name, 5000),)})

    assert row.read.values["cofunders"] == (CofunderShare(known, 5000),)
    assert [each.code for each in row.problems] == ["funder_by_name"]


@pytest.mark.parametrize(("answer", "name"), [("Région Occitanie", "Région Occitanie"), ("", "Région")])
def test_an_answer_holds_for_every_row(answer: str, name: str) -> None:
    row = propose({**NEW, "cofunders": (CofunderShare("Région", 5000),)}, {"region": answer})

    assert (row.verdict, row.read.values["cofunders"]) == ("new", (CofunderShare(name, 5000),))
    assert ("funder_made" in supposed(row)) == (not answer)


def test_a_new_funder_is_told_with_its_kind() -> None:
    row = propose({**NEW, "cofunders": (CofunderShare("Fondation du Bois", 5000), CofunderShare("ADEME", None))})

    assert supposed(row)["funder_made"] == (
        "Financeur nouveau, qui sera créé : « Fondation du Bois » (privé, d’après son nom)."
    )
    assert words.new_funders([row]) == "Financeur nouveau, qui sera créé\u00a0: Fondation du Bois."


def test_a_single_name_that_bears_the_public_money_is_asked_too() -> None:
    row = propose({**NEW, "cofunders": "Région", "national_public": 5000})

    assert (asked(row), "cofunders" in row.read.values) == ([("funder_unsure", ("Région Occitanie", "Région"))], False)
