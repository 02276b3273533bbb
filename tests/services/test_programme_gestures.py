"""One gesture in a table of the programme is one action, whatever it changes."""

from __future__ import annotations

import pytest

from leaderdesk.domain.errors import Refusal
from leaderdesk.services import fiches, funders, programmes, team
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.history import undo
from tests.factories import make_dossier, make_ground


def test_several_funders_changed_together_are_taken_back_together(base: OpenBase) -> None:
    ground = make_ground(base)
    other = funders.add_funder(base, name="Région", kind="region", is_public=True)
    height = base.height

    funders.edit_funders(base, {ground.funder: {"contact": "Accueil"}, other: {"contact": "Accueil"}})

    assert base.height == height + 1
    assert {row.contact for row in funders.list_funders(base)} == {"Accueil"}
    undo(base)
    assert {row.contact for row in funders.list_funders(base)} == {None}


def test_one_funder_left_without_a_name_changes_none(base: OpenBase) -> None:
    ground = make_ground(base)
    other = funders.add_funder(base, name="Région", kind="region", is_public=True)

    with pytest.raises(Refusal, match="name_needed"):
        funders.edit_funders(base, {ground.funder: {"contact": "Accueil"}, other: {"name": " "}})

    assert {row.contact for row in funders.list_funders(base)} == {None}


def test_several_people_changed_together(base: OpenBase) -> None:
    keys = [team.add_person(base, name=name) for name in ("Ana", "Basile")]
    height = base.height

    team.edit_people(base, {key: {"role": "Animation"} for key in keys})

    assert base.height == height + 1
    assert [(row.name, row.role) for row in team.list_people(base)] == [("Ana", "Animation"), ("Basile", "Animation")]


def test_several_envelopes_set_and_taken_away_together(base: OpenBase) -> None:
    ground = make_ground(base)
    other = fiches.sketch_fiche(base, code="2", title="Autre")
    height = base.height

    fiches.set_envelopes(base, {(ground.fiche, ground.feader): None, (other, ground.feader): 10_00})

    assert base.height == height + 1
    assert [fiche.envelopes for fiche in programmes.read_programme(base).fiches] == [{}, {ground.feader: 10_00}]


def test_dossiers_that_a_version_of_rules_judges_are_named(base: OpenBase) -> None:
    ground = make_ground(base)
    make_dossier(base, ground, "2026-002")
    make_dossier(base, ground, "2026-001")

    assert fiches.judged_by(base) == {ground.rules: ("2026-001", "2026-002")}


def test_several_binned_together_come_back_together(base: OpenBase) -> None:
    keys = [team.add_person(base, name=name) for name in ("Ana", "Basile")]
    ground = make_ground(base)
    other = funders.add_funder(base, name="Région", kind="region", is_public=True)

    team.bin_people(base, keys, is_binned=True)
    funders.bin_funders(base, [ground.funder, other], is_binned=True)
    height = base.height
    funders.bin_funders(base, [ground.funder, other], is_binned=False)

    assert base.height == height + 1
    assert [row.is_binned for row in team.list_people(base)] == [True, True]
    assert [row.is_binned for row in funders.list_funders(base)] == [False, False]
