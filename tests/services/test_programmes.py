"""The programme: read whole, edited part by part, its rules corrected while nothing uses them and revised after."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from sqlalchemy import event

from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.programmes.rules import Rules
from leaderdesk.services import fiches, funders, programmes, team
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.history import undo
from tests.factories import make_dossier, make_ground

RULES = Rules(Fraction(4, 5), Fraction(4, 5), Fraction(1, 5))


def test_programme_of_a_new_base_is_to_be_entered(base: OpenBase) -> None:
    sheet = programmes.read_programme(base)

    assert sheet.gal is not None
    assert (sheet.gal.name, sheet.programme_id, sheet.fiches) == ("GAL d’essai", None, ())


def test_programme_is_read_with_what_uses_each_part(base: OpenBase) -> None:
    ground = make_ground(base)
    make_dossier(base, ground)

    sheet = programmes.read_programme(base)

    (fiche,) = sheet.fiches
    assert [(fund.code, fund.is_used) for fund in sheet.funds] == [("FEADER", True)]
    assert (fiche.code, fiche.dossiers, dict(fiche.envelopes)) == ("1.1", 1, {ground.feader: 500_000_00})
    assert fiche.in_force is not None
    assert (fiche.in_force.rules, fiche.in_force.dossiers) == (RULES, 1)
    assert [(funder.name, funder.dossiers) for funder in sheet.funders] == [("Département", 1)]


def test_programme_takes_as_many_queries_with_more_rows(base: OpenBase) -> None:
    make_ground(base)
    one = _count_queries(base)
    for code in ("2", "3"):
        fiches.sketch_fiche(base, code=code, title="Autre")
        team.add_person(base, name=f"Personne {code}")

    assert _count_queries(base) == one


def test_edits_change_what_is_read(base: OpenBase) -> None:
    make_ground(base)
    programmes.edit_gal(base, carrier="PETR d’essai")
    programmes.edit_programme(base, ends_on=date(2029, 12, 31))

    sheet = programmes.read_programme(base)
    assert sheet.gal is not None
    assert (sheet.gal.name, sheet.gal.carrier, sheet.ends_on) == ("GAL d’essai", "PETR d’essai", date(2029, 12, 31))


def test_period_that_ends_before_it_starts_is_refused(base: OpenBase) -> None:
    make_ground(base)

    with pytest.raises(Refusal, match="ends_before_it_starts"):
        programmes.edit_programme(base, ends_on=date(2022, 1, 1))

    assert programmes.read_programme(base).ends_on == date(2027, 12, 31)


def test_first_part_entered_begins_the_usual_programme(base: OpenBase) -> None:
    key = fiches.sketch_fiche(base, code="1", title="Accueillir")

    sheet = programmes.read_programme(base)
    assert (sheet.title, [each.id for each in sheet.fiches]) == ("LEADER 2023-2027", [key])
    assert sheet.fiches[0].in_force is None
    undo(base)
    assert programmes.read_programme(base).programme_id is None


def test_fund_that_gives_money_cannot_be_removed(base: OpenBase) -> None:
    ground = make_ground(base)
    other = programmes.add_fund(base, "FEDER", "Fonds régional")

    programmes.remove_fund(base, other)
    with pytest.raises(Refusal, match="fund_in_use"):
        programmes.remove_fund(base, ground.feader)

    assert [fund.code for fund in programmes.read_programme(base).funds] == ["FEADER"]


def test_fund_and_fiche_codes_are_not_given_twice(base: OpenBase) -> None:
    make_ground(base)
    other = fiches.sketch_fiche(base, code="2", title="Autre")

    with pytest.raises(Refusal, match="fund_exists"):
        programmes.add_fund(base, "FEADER", "Encore")
    with pytest.raises(Refusal, match="fiche_exists"):
        fiches.edit_fiche(base, other, code="1.1")


def test_fiches_are_ordered_binned_and_taken_back(base: OpenBase) -> None:
    ground = make_ground(base)
    other = fiches.sketch_fiche(base, code="2", title="Autre")

    fiches.order_fiches(base, [other, ground.fiche])
    fiches.bin_fiche(base, ground.fiche)

    assert [(f.code, f.is_binned) for f in programmes.read_programme(base).fiches] == [("2", False), ("1.1", True)]
    fiches.unbin_fiche(base, ground.fiche)
    assert not any(fiche.is_binned for fiche in programmes.read_programme(base).fiches)


def test_rules_are_corrected_until_a_dossier_uses_them(base: OpenBase) -> None:
    ground = make_ground(base)
    wider = replace(RULES, feader_max=50_000_00)

    corrected = fiches.save_rules(base, ground.fiche, wider)
    make_dossier(base, ground)
    revised = fiches.save_rules(base, ground.fiche, RULES, holds_from=date(2026, 1, 1), reason="Comité")

    versions = programmes.read_programme(base).fiches[0].versions
    assert (corrected, revised != ground.rules) == (ground.rules, True)
    assert [(each.version, each.rules, each.is_in_force) for each in versions] == [(1, wider, False), (2, RULES, True)]
    with pytest.raises(Refusal, match="rules_in_use"):
        fiches.edit_rules(base, ground.rules, RULES)


def test_rules_without_sense_are_refused_with_their_place(base: OpenBase) -> None:
    ground = make_ground(base)

    with pytest.raises(Refusal) as refusal:
        fiches.save_rules(base, ground.fiche, replace(RULES, feader_min=5, feader_max=4))

    assert (refusal.value.code, refusal.value.data["place"]) == ("unsound_rules", "feader_min")


def test_envelope_is_set_changed_and_taken_away(base: OpenBase) -> None:
    ground = make_ground(base)
    found = []
    for amount in (10_00, 20_00, None):
        fiches.set_envelope(base, ground.fiche, ground.feader, amount)
        found.append(dict(programmes.read_programme(base).fiches[0].envelopes))

    assert found == [{ground.feader: 10_00}, {ground.feader: 20_00}, {}]


def test_funder_in_the_bin_keeps_its_plans(base: OpenBase) -> None:
    ground = make_ground(base)
    make_dossier(base, ground)

    funders.edit_funder(base, ground.funder, contact="05 00")
    funders.bin_funder(base, ground.funder)

    (row,) = funders.list_funders(base)
    assert (row.contact, row.dossiers, row.is_binned) == ("05 00", 1, True)
    funders.unbin_funder(base, ground.funder)
    assert not funders.list_funders(base)[0].is_binned


def test_who_leaves_the_team_comes_after_the_others(base: OpenBase) -> None:
    first = team.add_person(base, name="Alix", role="animation")
    team.add_person(base, name="Zoé")

    team.edit_people(base, {first: {"left_on": date(2026, 1, 31)}})

    assert [(row.name, row.left_on) for row in team.list_people(base)] == [("Zoé", None), ("Alix", date(2026, 1, 31))]
    team.bin_people(base, [first], is_binned=True)
    team.bin_people(base, [first], is_binned=False)
    assert [row.is_binned for row in team.list_people(base)] == [False, False]


def test_what_is_made_says_what_it_touched(base: OpenBase) -> None:
    key = team.add_person(base, name="Alix")

    assert (key.topics, key.height) == (frozenset({"programme"}), base.height)


def test_nameless_person_is_refused(base: OpenBase) -> None:
    with pytest.raises(Refusal, match="name_needed"):
        team.add_person(base, name="  ")


def _count_queries(base: OpenBase) -> int:
    seen: list[object] = []

    def listen(*given: object) -> None:
        seen.append(given[2])

    event.listen(base.engine, "before_cursor_execute", listen)
    programmes.read_programme(base)
    event.remove(base.engine, "before_cursor_execute", listen)
    return len(seen)
