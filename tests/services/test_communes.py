"""Communes that a base knows, and what a commune says of a holder."""

from __future__ import annotations

from leaderdesk.domain.typed.choices import Commune
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.communes import begin_holder, known_communes, settle_holder
from leaderdesk.services.holders import HolderDraft, add_holder, read_holder
from leaderdesk.services.settings import set_setting
from tests.factories import START

CUCQ = Commune("Cucq", "62261", "62780")


def test_communes_are_those_of_the_territory_and_of_the_holders(base: OpenBase) -> None:
    add_holder(base, HolderDraft("Mairie", commune="Cucq", insee="62261", postcode="62780"))
    set_setting(base, "territory_communes", "Étaples\nCucq")

    assert known_communes(base) == (CUCQ, Commune("Étaples"))


def test_commune_says_what_follows_of_a_holder(base: OpenBase) -> None:
    add_holder(base, HolderDraft("Mairie", commune="Cucq", epci="Deux Baies"))
    set_setting(base, "territory_communes", "Étaples")
    key = add_holder(base, HolderDraft("Foyer"))

    settle_holder(base, key, CUCQ)

    sheet = read_holder(base, key, START)
    assert (sheet.commune, sheet.insee, sheet.postcode) == ("Cucq", "62261", "62780")
    assert (sheet.epci, sheet.is_inside) == ("Deux Baies", False)
    settle_holder(base, key, None)
    assert read_holder(base, key, START).commune is None


def test_holder_is_begun_with_what_is_known(base: OpenBase) -> None:
    key = begin_holder(base, {"name": "Foyer", "commune": CUCQ, "epci": "Ailleurs", "nature": None})

    sheet = read_holder(base, key, START)
    assert (sheet.name, sheet.insee, sheet.epci, sheet.nature) == ("Foyer", "62261", "Ailleurs", "private")
