"""Names, communes and addresses written by different hands."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdesk.domain.matching import (
    Address,
    is_same_address,
    is_same_commune,
    is_same_name,
    is_same_structure,
    siren_of,
)

QUICK = settings(derandomize=True, max_examples=80)
LINES = st.text("12 aeér,-'’bistPl", max_size=18)


@pytest.mark.parametrize(
    ("written", "siren"),
    [
        ("732 829 320", "732829320"),
        ("73282932000074", "732829320"),
        ("732.829.320", "732829320"),
        ("7328", None),
        ("73282932A", None),
        ("", None),
        (None, None),
    ],
)
def test_siren_is_read_from_both_numbers(written: str | None, siren: str | None) -> None:
    assert siren_of(written) == siren


@pytest.mark.parametrize(
    ("name", "other", "same"),
    [
        ("Association Les Amis du Four", "AMIS DU FOUR (Les)", True),
        ("SARL Dupont", "Dupont", True),
        ("Cœur d’Essai", "Coeur d'Essai", True),
        ("Dupont et fils", "Dupont", False),
        ("Les Amis du Four", "Les Amis du Moulin", False),
        ("", "", False),
        ("SARL", "Association", False),
    ],
)
def test_name_is_compared_without_its_legal_form(name: str, other: str, same: bool) -> None:  # noqa: FBT001
    assert is_same_name(name, other) is same


def test_siren_decides_where_both_are_known() -> None:
    assert is_same_structure("A", "732829320", "B", "73282932000074") == "siren"
    assert is_same_structure("A", "732829320", "A", "356000000") is None
    assert is_same_structure("A", "732829320", "A", None) == "name"
    assert is_same_structure("A", "732829320", "B", None) is None


@pytest.mark.parametrize(
    ("name", "other", "same"),
    [
        ("Commune de Saint-Étienne", "ST ETIENNE", True),
        ("Mairie du Vigan", "Le Vigan", True),
        ("Ville d’Essai", "Essai", True),
        ("Essai-le-Haut", "Essai-le-Bas", False),
        ("", "Commune", False),
        ("", "", False),
    ],
)
def test_commune_is_the_same_under_its_usual_names(name: str, other: str, same: bool) -> None:  # noqa: FBT001
    assert is_same_commune(name, None, other, None) is same


@pytest.mark.parametrize(
    ("name", "number", "other_number", "same"),
    [
        ("Vigan", "732829320", "73282932000074", True),
        ("Essai", "732829320", "356000000", False),
        ("Essai", "732829320", None, True),
        ("Essai", None, "356000000", True),
        ("Vigan", None, "356000000", False),
    ],
)
def test_siren_decides_between_two_communes(
    name: str,
    number: str | None,
    other_number: str | None,
    same: bool,  # noqa: FBT001
) -> None:
    assert is_same_commune(name, number, "Essai", other_number) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (Address("12 bis, avenue de la Gare", "30000"), Address("12bis av. Gare", "30 000".replace(" ", "")), True),
        (Address("12 rue Haute", "30000"), Address("12 rue Haute", "30001"), False),
        (Address("12 rue Haute", "30000", "Essai"), Address("12 rue Haute", "30000", "Vigan"), False),
        (Address("12 rue Haute", "30000", "Essai"), Address("12 rue Haute", "30000"), True),
        (Address("12 rue Haute", "", "Essai"), Address("12 rue Haute", "30000", "Commune d’Essai"), True),
        (Address("12 rue Haute"), Address("12 rue Haute"), False),
        (Address("", "30000"), Address("", "30000"), False),
        (Address("12 rue Haute", "30000"), Address("1 rue Haute", "30000"), False),
        (Address("12 rue Haute", "30000"), None, False),
    ],
)
def test_address_is_the_same_line_in_the_same_place(
    one: Address,
    other: Address | None,
    same: bool,  # noqa: FBT001
) -> None:
    assert is_same_address(one, other) is same


def test_hamlet_has_no_number() -> None:
    assert (Address("12 rue Haute").has_number, Address("Le Bourg").has_number, Address("").has_number) == (
        True,
        False,
        False,
    )


@QUICK
@given(LINES, LINES)
def test_likeness_has_no_direction(one: str, other: str) -> None:
    here, there = Address(one, "30000"), Address(other, "30000")

    assert is_same_address(here, there) is is_same_address(there, here)
    assert is_same_name(one, other) is is_same_name(other, one)
    assert is_same_commune(one, None, other, None) is is_same_commune(other, None, one, None)
