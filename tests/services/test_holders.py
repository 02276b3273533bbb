"""Holders: listed with what they asked, read whole, found when typed anew, merged and taken apart by undo."""

from __future__ import annotations

from datetime import date

import pytest

from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.holders import DeMinimisCount
from leaderdesk.services import conversations, dossiers, holders
from leaderdesk.services.bases import OpenBase
from leaderdesk.services.edits import RowEdit
from leaderdesk.services.history import list_entries, undo
from tests.factories import START, make_dossier, make_ground


def test_list_shows_what_each_holder_asked(base: OpenBase) -> None:
    ground = make_ground(base)
    make_dossier(base, ground)
    binned = make_dossier(base, ground, "2026-002", "Autre")
    dossiers.bin_dossier(base, binned)
    holders.add_contact(base, ground.holder, holders.ContactDraft("Zoé"))
    holders.add_contact(base, ground.holder, holders.ContactDraft("Alix"))

    (row,) = holders.list_holders(base)

    assert (row.dossiers, row.open_dossiers, row.total_cost, row.european) == (1, 1, 10_000_00, 6_400_00)
    assert (row.last_number, row.contact) == ("2026-001", "Alix")


def test_record_shows_everything_it_ever_asked(base: OpenBase) -> None:
    ground = make_ground(base)
    make_dossier(base, ground)
    holders.add_contact(base, ground.holder, holders.ContactDraft("Alix", role="maire"))
    conversations.add_conversation(
        base, conversations.ConversationDraft(START, "Alix", "La halle", holder_id=ground.holder)
    )

    sheet = holders.read_holder(base, ground.holder, START)

    assert [(each.number, each.status, each.european) for each in sheet.dossiers] == [
        ("2026-001", "complete", 6_400_00)
    ]
    assert [(each.name, each.role) for each in sheet.contacts] == [("Alix", "maire")]
    assert [each.about for each in sheet.conversations] == ["La halle"]


def test_de_minimis_counts_three_rolling_years_of_the_undertaking(base: OpenBase) -> None:
    ground = make_ground(base)
    sister = holders.add_holder(base, holders.HolderDraft("Sœur", undertaking="groupe"))
    holders.edit_holder(base, ground.holder, undertaking="groupe")
    key = make_dossier(base, ground)
    dossiers.edit_dossier(base, key, regime="de_minimis_general", programmed_on=date(2025, 6, 1))
    for amount, day in ((1_000_00, date(2023, 3, 1)), (2_000_00, date(2023, 3, 2)), (3_000_00, None)):
        holders.add_aid(base, sister, holders.AidDraft("de_minimis_general", amount, day, "Région"))

    (count,) = holders.read_holder(base, ground.holder, START).de_minimis

    assert count == DeMinimisCount(
        regime="de_minimis_general",
        ceiling=300_000_00,  # type: ignore[arg-type]  # cents
        source="Règl. (UE) 2023/2831, art. 3",
        since=date(2023, 3, 2),
        until=START,
        received=10_000_00,  # type: ignore[arg-type]  # cents
        undated=3_000_00,  # type: ignore[arg-type]  # cents
    )
    assert count.left == 287_000_00


def test_refused_dossier_is_no_aid(base: OpenBase) -> None:
    ground = make_ground(base)
    key = make_dossier(base, ground)
    dossiers.edit_dossier(base, key, regime="de_minimis_general", programmed_on=date(2025, 6, 1))
    dossiers.change_status(base, key, "deprogrammed", START)

    assert [each.received for each in holders.read_holder(base, ground.holder, START).de_minimis] == [0]


def test_holder_typed_anew_is_found_by_siren_then_by_name(base: OpenBase) -> None:
    first = holders.add_holder(base, holders.HolderDraft("Les Amis du Moulin", siret="356 000 000 00048"))
    second = holders.add_holder(base, holders.HolderDraft("Foyer rural de Lormignac", commune="Lormignac"))

    by_siren = holders.similar_holders(base, name="Autre nom", siret="35600000000048")
    by_name = holders.similar_holders(base, name="association foyer rural LORMIGNAC")
    near = holders.similar_holders(base, name="Foyers ruraux de Lormignac")

    assert [(each.id, each.on, each.likeness) for each in by_siren] == [(first, "siren", 1000)]
    assert [(each.id, each.on) for each in by_name] == [(second, "name")]
    assert [(each.id, each.on) for each in near] == [(second, "near")]
    assert holders.similar_holders(base, name="Foyer rural de Lormignac", besides=second) == ()


def test_merge_moves_everything_and_undo_restores_it(base: OpenBase) -> None:
    ground = make_ground(base)
    make_dossier(base, ground)
    double = holders.add_holder(
        base,
        holders.HolderDraft("Mairie d’Essai", siret="21990001700011", commune="Essai"),
        (holders.ContactDraft("Alix"),),
    )
    holders.add_aid(base, double, holders.AidDraft("de_minimis_general", 5_00))
    before = holders.read_holder(base, double, START), holders.read_holder(base, ground.holder, START)

    holders.merge_holders(base, ground.holder, double)

    kept = holders.read_holder(base, ground.holder, START)
    assert (kept.siret, kept.commune, kept.merged) == ("21990001700011", "Essai", ("Mairie d’Essai",))
    assert (len(kept.contacts), len(kept.aids), len(kept.dossiers)) == (1, 1, 1)
    assert [row.id for row in holders.list_holders(base)] == [ground.holder]
    assert list_entries(base)[0].subject == {"holder": "Commune d’Essai", "merged": "Mairie d’Essai"}
    undo(base)
    assert (holders.read_holder(base, double, START), holders.read_holder(base, ground.holder, START)) == before


def test_merge_with_itself_is_refused(base: OpenBase) -> None:
    ground = make_ground(base)

    with pytest.raises(Refusal, match="merged_into_itself"):
        holders.merge_holders(base, ground.holder, ground.holder)


def test_holders_go_to_the_bin_together(base: OpenBase) -> None:
    keys = [holders.add_holder(base, holders.HolderDraft(name)) for name in ("Une", "Deux")]
    before = base.height

    holders.bin_holders(base, keys)

    assert base.height == before + 1
    assert all(row.is_binned for row in holders.list_holders(base))
    assert holders.similar_holders(base, name="Deux") == ()
    holders.unbin_holders(base, keys[:1])
    assert [row.is_binned for row in holders.list_holders(base)] == [True, False]


def test_contact_and_aid_are_edited_and_removed(base: OpenBase) -> None:
    ground = make_ground(base)
    contact = holders.add_contact(base, ground.holder, holders.ContactDraft("Alix"))
    aid = holders.add_aid(base, ground.holder, holders.AidDraft("de_minimis_general", 5_00))

    holders.edit_contact(base, contact, phone="05 00")
    holders.edit_aid(base, aid, amount=7_00)
    sheet = holders.read_holder(base, ground.holder, START)
    assert ([each.phone for each in sheet.contacts], [each.amount for each in sheet.aids]) == (["05 00"], [7_00])

    holders.remove_contact(base, contact)
    holders.remove_aid(base, aid)
    sheet = holders.read_holder(base, ground.holder, START)
    assert (sheet.contacts, sheet.aids) == ((), ())


def test_siret_is_kept_as_its_digits(base: OpenBase) -> None:
    key = holders.add_holder(base, holders.HolderDraft("Une", siret="356 000 000 00048"))
    holders.edit_holder(base, key, siret="213.456.789 00012", size="micro")

    sheet = holders.read_holder(base, key, START)
    assert (sheet.siret, sheet.size) == ("21345678900012", "micro")


def test_merge_is_planned_before_anything_is_written(base: OpenBase) -> None:
    ground = make_ground(base)
    make_dossier(base, ground)
    double = holders.add_holder(base, holders.HolderDraft("Mairie d’Essai", siret="21990001700011"))
    before = base.height

    plan = holders.plan_merge(base, double, ground.holder)

    assert (plan.kept, plan.merged, plan.dossiers, plan.contacts) == ("Mairie d’Essai", "Commune d’Essai", 1, 0)
    assert {each.name: (each.is_conflict, each.after) for each in plan.fields}["name"] == (True, "Mairie d’Essai")
    assert base.height == before


def test_contacts_are_changed_together_as_one_action(base: OpenBase) -> None:
    ground = make_ground(base)
    alix = holders.add_contact(base, ground.holder, holders.ContactDraft("Alix"))
    before = base.height

    holders.edit_contacts(
        base,
        ground.holder,
        [RowEdit(alix, {"role": "maire"}), RowEdit(None, {"name": "Zoé", "phone": "0536000000"})],
    )

    sheet = holders.read_holder(base, ground.holder, START)
    assert [(each.name, each.role, each.phone) for each in sheet.contacts] == [
        ("Alix", "maire", None),
        ("Zoé", None, "0536000000"),
    ]
    assert base.height == before + 1
    holders.edit_contacts(base, ground.holder, [RowEdit(alix, {}, is_removed=True)])
    assert [each.name for each in holders.read_holder(base, ground.holder, START).contacts] == ["Zoé"]


def test_aids_are_entered_and_removed_together(base: OpenBase) -> None:
    ground = make_ground(base)

    holders.edit_aids(base, ground.holder, [RowEdit(None, {"amount": 5_00}), RowEdit(None, {"amount": 7_00})])
    aids = holders.read_holder(base, ground.holder, START).aids
    holders.edit_aids(base, ground.holder, [RowEdit(each.id, {}, is_removed=True) for each in aids[:1]])

    assert {each.regime for each in aids} == {"de_minimis_general"}
    assert len(holders.read_holder(base, ground.holder, START).aids) == 1
