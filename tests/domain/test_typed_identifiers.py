"""SIRET, telephone, mail, codes, communes and words of a list, as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdesk.domain.typed.choices import Commune, read_choice, read_commune
from leaderdesk.domain.typed.identifiers import (
    read_insee,
    read_mail,
    read_phone,
    read_postcode,
    read_siren,
    read_siret,
)
from leaderdesk.words import typed

ETAPLES = Commune("Étaples", "62318", "62630")
HERE, THERE = Commune("Saint-Martin", "62001", "62100"), Commune("Saint-Martin", "62002", "62200")
COMMUNES = (ETAPLES, HERE, THERE)
STATES = {"ok": "Éligible", "no": "Inéligible", "wait": "À instruire", "ask": "À compléter"}


@pytest.mark.parametrize(
    "text", ["73282932000074", "732 829 320 00074", "732.829.320.00074", "SIRET : 732 829 320 00074"]
)
def test_siret_is_read_however_it_is_spaced(text: str) -> None:
    assert read_siret(text).value == "73282932000074"


def test_la_poste_has_a_rule_of_its_own() -> None:
    assert read_siret("356 000 000 09075").value == "35600000009075"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("732 829 320", "siret_length"),
        ("73282932000075", "siret_check"),
        ("7,32829E+13", "not_a_siret"),
        ("inconnu", "not_a_siret"),
    ],
)
def test_what_is_no_siret(text: str, problem: str) -> None:
    assert read_siret(text).problem == problem


@pytest.mark.parametrize(
    ("text", "problem"), [("732 829 320", ""), ("732829321", "siren_check"), ("7", "siren_length")]
)
def test_siren_is_read(text: str, problem: str) -> None:
    assert read_siren(text).problem == problem


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("06 12 34 56 78", "0612345678"),
        ("06.12.34.56.78", "0612345678"),
        ("06-12-34-56-78", "0612345678"),
        ("0612345678", "0612345678"),
        ("+33 6 12 34 56 78", "0612345678"),
        ("+33 (0)6 12 34 56 78", "0612345678"),
        ("0033612345678", "0612345678"),
        ("Tél. : 06 12 34 56 78", "0612345678"),
        ("+32 475 12 34 56", "+32475123456"),
        ("00 32 475 12 34 56", "+32475123456"),
        ("3949", "3949"),
        ("", None),
    ],
)
def test_phone_is_read(text: str, phone: str | None) -> None:
    assert read_phone(text).value == phone


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("06 12 34 56 7", "phone_length"),
        ("06 12 34 56 78 / 03 21 00 00 00", "phone_length"),
        ("612345678", "not_a_phone"),
        ("voir mairie", "not_a_phone"),
    ],
)
def test_what_is_no_phone(text: str, problem: str) -> None:
    assert read_phone(text).problem == problem


@settings(derandomize=True, max_examples=60)
@given(st.from_regex(r"0[1-9][0-9]{8}", fullmatch=True))
def test_a_phone_shown_is_read_again(phone: str) -> None:
    assert read_phone(typed.phone(phone)).value == phone


@pytest.mark.parametrize(
    ("text", "mail"),
    [
        ("jean@gal.fr", "jean@gal.fr"),
        ("Jean Petit <Jean.Petit@GAL.fr>", "Jean.Petit@gal.fr"),
        ("mailto:jean@gal.fr", "jean@gal.fr"),
        (" jean@gal.fr ", "jean@gal.fr"),
    ],
)
def test_mail_is_read(text: str, mail: str) -> None:
    assert read_mail(text).value == mail


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("jean.gal.fr", "mail_without_at"),
        ("jean@gal", "not_a_mail"),
        ("jean@gal,fr", "not_a_mail"),
        ("jean petit@gal.fr", "not_a_mail"),
        ("a@b.fr; c@d.fr", "several_mails"),
        ("Jean <>", "not_a_mail"),
    ],
)
def test_what_is_no_mail(text: str, problem: str) -> None:
    assert read_mail(text).problem == problem


def test_codes_of_places() -> None:
    assert [read_insee(text).value for text in ("62318", "2a004", "62 318")] == ["62318", "2A004", "62318"]
    assert [read_postcode(text).value for text in ("62630", "62 630")] == ["62630", "62630"]
    assert (read_insee("6231").problem, read_postcode("00123").problem) == ("not_an_insee_code", "not_a_postcode")


@pytest.mark.parametrize("text", ["Étaples", "etaples", "ETAPLES", "62318", "62630", "Étaples (62630)"])
def test_commune_is_found(text: str) -> None:
    assert read_commune(text, COMMUNES).value == ETAPLES


def test_two_communes_of_one_name_are_asked() -> None:
    assert read_commune("saint martin", COMMUNES).doubts == (HERE, THERE)


def test_a_commune_from_elsewhere_keeps_its_name() -> None:
    assert read_commune("Paris", COMMUNES).value == Commune("Paris")
    assert read_commune("99999", COMMUNES).problem == "commune_unknown"


@pytest.mark.parametrize(
    ("text", "value"), [("eligible", "ok"), ("Éligible", "ok"), ("inel", "no"), ("instr", "wait"), ("", None)]
)
def test_choice_is_the_only_one_that_begins_so(text: str, value: str | None) -> None:
    assert read_choice(text, STATES).value == value


def test_a_choice_that_several_begin_is_asked() -> None:
    assert read_choice("à", STATES).doubts == ("wait", "ask")
    assert read_choice("zzz", STATES).problem == "choice_unknown"
