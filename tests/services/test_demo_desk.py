"""The demonstration base as a page shows it: each finds a living example."""

from __future__ import annotations

from datetime import date, datetime

from leaderdesk.services import (
    calls,
    checklists,
    conversations,
    eligibility,
    grids,
    heads,
    holders,
    programmes,
    selection,
    settings,
    treasuries,
)
from leaderdesk.services.bases import OpenBase
from tests.examples import key_of

TODAY = date(2026, 11, 21)
NOON = datetime.fromisoformat("2026-11-21T12:00")
MILL = "Remettre en eau le moulin de Fontbrize"


def test_demo_has_a_team_of_three_who_share_the_dossiers(shown: OpenBase) -> None:
    people = programmes.read_programme(shown).people

    assert [each.dossiers for each in people] == [20, 20, 20]


def test_demo_fiches_have_checklists_and_a_frozen_grid(shown: OpenBase) -> None:
    sheet = programmes.read_programme(shown)
    used = [grid for grid in grids.list_grids(shown) if grid.fiches]

    assert [checklists.read_checklists(shown, fiche.id).is_usual for fiche in sheet.fiches] == [False] * 6
    assert [(grid.fiches, grid.versions[0].frozen_on is not None) for grid in used] == [(("1", "2", "3", "4"), True)]
    assert all(grids.read_grid(shown, grid.versions[-1].id).problems == () for grid in grids.list_grids(shown))


def test_demo_settings_are_its_own(shown: OpenBase) -> None:
    chosen = {row.spec.code for row in settings.read_settings(shown) if not row.is_default}

    assert chosen == {"life", "cost_rules", "payment_delays", "territory_communes", "other_funds", "running_rules"}
    assert settings.payment_delays(shown) == (6, 9, 14)


def test_demo_call_has_deposits_in_time_late_and_incomplete(shown: OpenBase) -> None:
    coming, closed = (calls.read_call(shown, row.id) for row in calls.list_calls(shown))

    assert [(sheet.row.title, sheet.phase_at(NOON)) for sheet in (coming, closed)] == [
        ("Circuits courts 2027", "coming"),
        ("Cœurs de village 2026", "closed"),
    ]
    assert (closed.row.deposits, closed.row.late, closed.row.incomplete, closed.row.dossiers) == (5, 2, 2, 2)
    assert closed.row.is_grid_frozen
    assert len(closed.attachments) == 1


def test_demo_log_has_calls_to_return_orientated_and_done(shown: OpenBase) -> None:
    rows = conversations.list_conversations(shown)

    assert {row.fits for row in rows} == {"yes", "perhaps", "no", None}
    assert sum(row.is_late(TODAY) for row in rows) == 2
    assert [row.caller for row in rows if row.has_orientation] == ["Baptiste Corvellec"]
    assert sum(row.dossier is not None for row in rows) == 3


def test_demo_mill_shows_all_a_dossier_may_show(shown: OpenBase) -> None:
    key = key_of(shown, MILL)
    notes = selection.read_selection(shown, key)
    checks = eligibility.read_eligibility(shown, key, TODAY)
    head = heads.read_head(shown, key, TODAY)

    assert [each.author for each in notes.authors] == ["Isaure Tessandre", "Marceau Vialonge"]
    assert {"pass", "to_do"} <= {item.outcome for item in checks.items}
    assert [item.code for item in checks.items if item.mark] == ["useful"]
    assert treasuries.read_treasury(shown, key, TODAY).level in {"orange", "red"}
    assert (head.score is not None, head.person is not None) == (True, True)
    assert head.next.text == "Relancer pour le compte rendu d’assemblée générale"


def test_demo_holders_have_aid_under_the_ceiling(shown: OpenBase) -> None:
    rows = {row.name: row.id for row in holders.list_holders(shown)}

    found = holders.read_holder(shown, rows["Brasserie des Brumes"], TODAY)

    assert [(each.regime, each.granted_by) for each in found.aids] == [("de_minimis_general", "Région Hautes-Rives")]
    assert all(each.left is not None and each.left > 0 for each in found.de_minimis)


def test_demo_payments_are_enough_to_measure_delays(shown: OpenBase) -> None:
    assert treasuries.read_treasury(shown, key_of(shown, MILL), TODAY).delays_from == "measured"
