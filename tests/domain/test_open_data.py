"""The schema of open data, rule by rule."""

from __future__ import annotations

import pytest

from leaderdesk.domain.open_data import NAMES, SCHEMA, breaches

GOOD = {
    "nomAttribuant": "Région Bretagne",
    "idAttribuant": "23350001600040",
    "dateConvention": "2017-06-27",
    "nomBeneficiaire": "Association",
    "objet": "Animations climat-énergie",
    "montant": "47800.20",
    "nature": "aide en numéraire",
    "conditionsVersement": "échelonné",
    "datesPeriodeVersement": "2017-03-14/2018-03-14",
    "notificationUE": "non",
    "pourcentageSubvention": "0.45",
}


def test_the_columns_are_those_of_the_schema_in_its_order() -> None:
    assert (len(NAMES), NAMES[0], NAMES[6], NAMES[-1]) == (16, "nomAttribuant", "rnaBeneficiaire", "dispositifAide")
    assert breaches([GOOD]) == ()


@pytest.mark.parametrize("name", [rule.name for rule in SCHEMA if rule.is_required])
def test_what_the_schema_wants_is_missed_where_it_is_empty(name: str) -> None:
    found = breaches([GOOD, GOOD | {name: ""}])

    assert [(each.row, each.column, each.code) for each in found] == [(3, name, "missing")]


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("idAttribuant", "23350001600041", "not_siret"),
        ("idBeneficiaire", "1,23E+13", "not_siret"),
        ("rnaBeneficiaire", "W12", "not_as_written"),
        ("dateConvention", "27/06/2017", "not_day"),
        ("dateConvention", "2017-02-30", "not_day"),
        ("datesPeriodeVersement", "2017-03-14_2018-03-14", "not_period"),
        ("datesPeriodeVersement", "2018-03-14/2017-03-14", "backwards"),
        ("montant", "47 800,20 €", "not_number"),
        ("nature", "numéraire", "not_listed"),
        ("notificationUE", "true", "not_listed"),
        ("pourcentageSubvention", "45", "out_of_range"),
        ("pourcentageSubvention", "0", "out_of_range"),
        ("objet", "x" * 257, "too_long"),
        ("idRAE", "123456", "too_long"),
    ],
)
def test_what_the_schema_does_not_take_is_named(name: str, value: str, code: str) -> None:
    (found,) = breaches([GOOD | {name: value}])

    assert (found.row, found.column, found.code, found.read) == (2, name, code, value)
