"""A cooperation kept in a base: what is typed, what it comes to, who leaves, what waits on the home page."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from leaderdesk.domain.errors import Refusal
from leaderdesk.services import cooperation, fiches, history
from leaderdesk.services.around import Around
from leaderdesk.services.cooperation import read_cooperation
from leaderdesk.services.edits import RowEdit
from leaderdesk.services.heads import read_head
from leaderdesk.services.home import read_today
from leaderdesk.words import cooperation as words
from leaderdesk.words.home import say_task
from tests.factories import make_dossier
from tests.services.desk import ON, Desk

_SHARES = {"GAL d’essai": Fraction(1, 2), "Lot": Fraction(3, 10), "Ségovie": Fraction(1, 5)}


@pytest.fixture
def three(desk: Desk) -> dict[str, int]:
    """Three partners: ours, the lead, and one from Spain; a cost paid by the lead, another to come."""
    edits = [
        RowEdit(None, {"name": name, "share": share, "is_us": rank == 0, "is_lead": rank == 1, "budget": 0})
        for rank, (name, share) in enumerate(_SHARES.items())
    ]
    cooperation.edit_partners(desk.base, desk.dossier, edits)
    keys = {each.name: each.id for each in read_cooperation(desk.base, desk.dossier, ON).partners}
    costs = [
        {"label": "Guide commun", "amount": 12_000_00, "paid_by_id": keys["Lot"], "paid_on": date(2026, 2, 1)},
        {"label": "Colloque", "amount": 8_000_00, "paid_by_id": keys["GAL d’essai"]},
    ]
    cooperation.edit_common_costs(desk.base, desk.dossier, [RowEdit(None, each) for each in costs])
    return keys


def test_a_cooperation_says_who_owes_what_and_what_our_dossier_says_of_it(desk: Desk, three: dict[str, int]) -> None:
    sheet = read_cooperation(desk.base, desk.dossier, ON)

    assert words.say_transfers(sheet) == [
        "GAL d’essai doit 6\u202f000,00\u00a0€ à Lot.",
        "Ségovie doit 2\u202f400,00\u00a0€ à Lot.",
    ]
    # Half of 20 000 is what the dossier of 10 000 presents.
    assert sheet.ours is not None
    assert (sheet.ours.costs, len(three)) == ("same", 3)
    assert words.say_ours(sheet.ours)[1] == "Le fonds que nous demandons n’est pas renseigné dans l’accord."


def test_a_departure_is_tried_then_noted_and_taken_back(desk: Desk, three: dict[str, int]) -> None:
    said = words.say_departure(cooperation.read_departure(desk.base, desk.dossier, three["Ségovie"], ON))
    assert said[:2] == [
        "Si Ségovie partait le 02/03/2026, 1\u202f600,00\u00a0€ de coûts communs iraient aux autres.",
        "GAL d’essai\u00a0: part 50\u00a0% → 62,5\u00a0%, coûts communs 10\u202f000,00\u00a0€ → 11\u202f000,00\u00a0€.",
    ]
    before = read_cooperation(desk.base, desk.dossier, ON)
    assert cooperation.let_partner_leave(desk.base, three["Ségovie"], ON).height is not None
    after = {each.partner.name: each.planned for each in read_cooperation(desk.base, desk.dossier, ON).accounts}
    assert after == {"GAL d’essai": 11_000_00, "Lot": 6_600_00, "Ségovie": 2_400_00}

    history.undo(desk.base)
    assert read_cooperation(desk.base, desk.dossier, ON) == before


def test_the_agreement_begins_with_its_first_field_and_a_payer_is_one_of_the_partners(desk: Desk) -> None:
    assert read_cooperation(desk.base, desk.dossier, ON).row is None
    cooperation.edit_cooperation(desk.base, desk.dossier, common_action="Une route des moulins")
    row = read_cooperation(desk.base, desk.dossier, ON).row
    assert row is not None
    assert (row.kind, row.common_action) == ("interterritorial", "Une route des moulins")

    other = make_dossier(desk.base, desk.ground, "2026-002")
    cooperation.edit_partners(desk.base, other, [RowEdit(None, {"name": "Ailleurs"})])
    (stranger,) = read_cooperation(desk.base, other, ON).partners
    with pytest.raises(Refusal):
        cooperation.edit_common_costs(desk.base, desk.dossier, [RowEdit(None, {"paid_by_id": stranger.id})])


def test_the_home_page_tells_of_agreements_that_end_and_of_partners_undecided(
    desk: Desk, around: Around, three: dict[str, int]
) -> None:
    cooperation.edit_cooperation(desk.base, desk.dossier, ends_on=date(2026, 4, 1))
    cooperation.edit_partners(
        desk.base, desk.dossier, [RowEdit(three[name], {"decided_on": ON}) for name in ("Lot", "GAL d’essai")]
    )
    tasks = {each.kind: each for each in read_today(desk.base, around, ON).tasks}

    assert tasks["agreement_ends"].due_on == date(2026, 4, 1)
    assert say_task(tasks["partner_undecided"]) == "Décision attendue du comité de\u00a0: Ségovie"
    assert "agreement_ends" not in {each.kind for each in read_today(desk.base, around, date(2025, 9, 1)).tasks}


def test_the_head_of_a_dossier_says_the_strand_of_its_fiche(desk: Desk) -> None:
    assert read_head(desk.base, desk.dossier, ON).strand == "projects"
    fiches.edit_fiche(desk.base, desk.ground.fiche, strand="cooperation")
    assert read_head(desk.base, desk.dossier, ON).strand == "cooperation"
