"""The SIRET and its check digit, as people write it."""

from __future__ import annotations

import pytest

from leaderdesk.domain.holders import is_siret, siret_digits


@pytest.mark.parametrize(
    "siret",
    [
        "73282932000074",  # the example of INSEE's own definition
        "35600000000048",  # La Poste's head office follows the common rule
        "35600000009075",  # its offices have one of their own: the digits add up to a multiple of five
        "21590350100017",  # Lille
        "13002526500013",  # the State's digital service
    ],
)
def test_a_published_siret_is_valid(siret: str) -> None:
    assert is_siret(siret)


@pytest.mark.parametrize(
    "siret",
    [
        "73282932000075",
        "37282932000074",
        "7328293200007",
        "732829320000740",
        "35600000009076",
        "7328293200007A",
        "٧٣٢٨٢٩٣٢٠٠٠٠٧٤",
        "7,32829E+13",
        "",
    ],
)
def test_a_siret_with_a_fault_is_not(siret: str) -> None:
    assert not is_siret(siret)


@pytest.mark.parametrize("place", range(14))
def test_one_wrong_digit_is_always_seen(place: int) -> None:
    good = "73282932000074"
    wrong = [f"{good[:place]}{digit}{good[place + 1 :]}" for digit in "0123456789" if digit != good[place]]

    assert [siret for siret in wrong if is_siret(siret)] == []


@pytest.mark.parametrize(
    "written", ["732 829 320 00074", "732\u00a0829\u202f320 00074", "732.829.320.00074", "732-829-320-00074\n"]
)
def test_the_spaces_of_a_siret_are_only_how_people_write_it(written: str) -> None:
    assert siret_digits(written) == "73282932000074"
