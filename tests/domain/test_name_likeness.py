"""Holders that resemble the one being typed: a SIREN decides, then the name without its legal form."""

from __future__ import annotations

import pytest

from leaderdesk.domain.likeness.names import Named, NameMatch, find_names

MILL = Named(1, "Les Amis du moulin de Fontbrize", commune="Fontbrize")
TOWN = Named(2, "Commune de Fontbrize", "21990001700011", "Fontbrize")
KNOWN = (MILL, TOWN)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Named(0, "Autre", "219900017"), (2, "siren")),
        (Named(0, "ASSOCIATION LES AMIS DU MOULIN DE FONTBRIZE"), (1, "name")),
        (Named(0, "Ami du Moulin Fontbrise"), (1, "near")),
    ],
)
def test_holder_is_found_on(wanted: Named, found: tuple[int, str]) -> None:
    best = find_names(wanted, KNOWN)[0]

    assert (best.key, best.on) == found


def test_two_sirens_are_two_holders_whatever_their_names() -> None:
    assert find_names(Named(0, "Commune de Fontbrize", "215600018"), (TOWN,)) == ()


def test_same_commune_brings_a_near_name_nearer() -> None:
    far, near = (
        find_names(Named(0, "Amis moulin Fontbrize", commune=commune), (MILL,)) for commune in (None, "Fontbrize")
    )

    assert (far[0].on, near[0].likeness > far[0].likeness) in {("near", True), ("name", False)}


def test_itself_and_short_or_blank_names_find_nobody() -> None:
    assert find_names(MILL, (MILL,)) == ()
    assert find_names(Named(0, " "), KNOWN) == ()
    assert find_names(Named(0, "ab"), KNOWN) == ()


def test_the_surest_come_first() -> None:
    known = (MILL, Named(3, "Les Amis du moulin de Fontbrise"))

    found = find_names(Named(0, "Amis du moulin de Fontbrize"), known)

    assert found == (NameMatch(1, "name", 900), found[1])
    assert found[1].likeness < 900
