"""Checklists of a fiche-action: the usual one until one is written, a new version once a dossier was checked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from leaderdesk.domain.eligibility.amounts import AmountRule
from leaderdesk.domain.eligibility.checklists import Item
from leaderdesk.domain.eligibility.starts import StartRule
from leaderdesk.domain.errors import Refusal
from leaderdesk.domain.programmes.rules import Rules
from leaderdesk.services import checklists, dossiers, fiches
from leaderdesk.services.bases import OpenBase
from leaderdesk.store.queries.checklists import checklist_for
from tests.factories import START, make_dossier, make_ground

ITEMS = (
    Item("floor", "Annexe", AmountRule("eligible", Fraction(5000))),
    Item("free", "Annexe", question="Est-ce utile ?"),
)


def test_fiche_without_checklist_has_the_usual_one_with_its_floors(base: OpenBase) -> None:
    ground = make_ground(base)
    rules = Rules(Fraction(4, 5), Fraction(4, 5), Fraction(1, 5), feader_min=5000_00, early_start_loses_operation=True)
    fiches.save_rules(base, ground.fiche, rules)

    read = checklists.read_checklists(base, ground.fiche)

    found = {item.code: item.rule for item in read.checklist.items}
    assert (read.is_usual, read.versions) == (True, ())
    assert found["fund_amount"] == AmountRule("european", Fraction(5000))
    assert found["start"] == StartRule("operation")


def test_checklist_is_edited_until_a_dossier_was_checked_under_it(base: OpenBase) -> None:
    ground = make_ground(base)
    first = checklists.save_checklist(base, ground.fiche, ITEMS)
    again = checklists.save_checklist(base, ground.fiche, ITEMS[:1])
    dossiers.edit_dossier(base, make_dossier(base, ground), checklist_id=int(first))
    second = checklists.save_checklist(base, ground.fiche, ITEMS, holds_from=date(2026, 2, 1))

    assert (again, second != first) == (first, True)
    rows = checklists.read_checklists(base, ground.fiche).versions
    assert [(row.version, row.holds_from, row.dossiers) for row in rows] == [
        (1, date(2023, 1, 1), 1),
        (2, date(2026, 2, 1), 0),
    ]
    assert checklists.read_checklist(base, first).items == ITEMS[:1]


def test_checklist_in_force_is_the_last_begun(base: OpenBase) -> None:
    ground = make_ground(base)
    first = checklists.save_checklist(base, ground.fiche, ITEMS)
    dossiers.edit_dossier(base, make_dossier(base, ground), checklist_id=int(first))
    checklists.save_checklist(base, ground.fiche, ITEMS[:1], holds_from=date(2027, 1, 1))

    with base.read() as session:
        key, found = checklist_for(session, ground.fiche, START)
    assert (key, found.items, found.fiche) == (first, ITEMS, "1.1")


def test_checklist_that_cannot_be_used_is_refused_with_its_place(base: OpenBase) -> None:
    ground = make_ground(base)

    with pytest.raises(Refusal) as refusal:
        checklists.save_checklist(base, ground.fiche, (ITEMS[0], replace(ITEMS[1], question=" ")))

    assert (refusal.value.code, refusal.value.data["place"]) == ("unsound_checklist", "items[1].question")
